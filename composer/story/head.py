"""The head of a story — 稿头: YAML between two ``---`` lines, each field a text with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.frozen import frozen
from composer.papers.fields import fact_of, fields_of
from composer.papers.models.basis import HeadWords
from composer.papers.models.story_head import StoryHead
from composer.papers.reading.copy import check_copy
from composer.papers.reading.nodes import ListNode, MappingNode, Node, ScalarNode, kind_of
from composer.papers.reading.yaml_tree import expected_mapping, parse
from composer.patterns import pattern
from composer.story.text import Edit, Text, edited

__all__ = ["BROKEN_BY_BAR", "KEYS", "LONGEST", "Head", "origins_of", "read_head"]

_WORDS = {
    key: fact
    for key, field_ in fields_of(StoryHead).items()
    if (fact := fact_of(field_.hint, HeadWords)) is not None
}

KEYS = tuple(_WORDS)

LONGEST = {key: fact.longest for key, fact in _WORDS.items()}
"""Characters that a field may have (E327)."""

BROKEN_BY_BAR = tuple(key for key, fact in _WORDS.items() if fact.broken)
"""Fields in which ``|`` breaks the line."""

_BAR = pattern(r"\\\||[ \t\u3000]{0,20}(?:\||\n)[ \t\u3000]{0,20}")

_ODD_RULE = pattern(r"(?!-{3}$)[-—–－―─_=]{2,12}")
"""What is typed for the ``---`` of a head."""

_KEY = pattern(r"\s*([A-Za-z_]+)\s*[:：]")

_NEAR = 16
"""How far on a character of a value is looked for in the file: past an escape or an indent."""

_NO_WORDS = Text()


@frozen
class Head:
    """The fields of a head, and the number of the first line of the body."""

    fields: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    body: int = 1
    lost: tuple[Span, ...] = ()
    """What YAML dropped, and values of a kind that no field has."""

    def text(self, key: str) -> Text:
        """The field `key`; an empty text if the head lacks it."""
        return self.fields[key][0] if self.fields.get(key) else _NO_WORDS


def read_head(lines: Sequence[str], file: str, findings: Findings) -> Head | None:
    """The head of a story's lines; a file that does not begin with ``---`` has none.

    None: the head does not end, and where the body begins is anybody's guess.
    """
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if len(lines) > first + 1 and _ODD_RULE.fullmatch(lines[first].rstrip()):
        key = _KEY.match(lines[first + 1])
        if key and key[1] in KEYS:
            span = Span(file, first + 1, 1, len(lines[first].rstrip()))
            findings.add("E272", span, found=lines[first].rstrip())
    if not lines or lines[first].rstrip() != "---":
        return Head(body=1)
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() == "---":
            break
    else:
        findings.add("E306", Span(file, first + 1, 1, 3))
        return None
    words = "\n".join(lines[first + 1 : number])
    if not words.strip():
        return Head(body=number + 2)
    node = parse("\n" * (first + 1) + words, file, findings)
    if node is None:
        return Head({}, number + 2, tuple(_whole_lines(lines, first + 1, number, file)))
    lost: list[Span] = []
    fields = _fields(node, lines, file, findings, lost)
    return Head(fields, number + 2, tuple(lost))


def _whole_lines(lines: Sequence[str], first: int, last: int, file: str) -> Iterator[Span]:
    for number in range(first, last):
        if lines[number]:
            yield Span(file, number + 1, 1, len(lines[number]))


def _fields(
    node: Node, lines: Sequence[str], file: str, findings: Findings, lost: list[Span]
) -> dict[str, tuple[Text, ...]]:
    if not isinstance(node, MappingNode):
        findings.add("E222", node.span, expected=expected_mapping(), found=kind_of(node))
        return {}
    fields = {}
    for key, value in node.values.items():
        if key not in KEYS:
            from composer.diagnostics.suggest import suggestion
            from composer.papers.reading.cures import english_key

            hints = english_key(key, KEYS) or suggestion(key, KEYS)
            findings.add("E220", node.keys[key], hints=hints, key=key)
            lost.append(value.span)
            continue
        many = key == "headline" and isinstance(value, ListNode)
        parts = value.items if many and isinstance(value, ListNode) else (value,)
        lost += [one for part in parts if (one := _lost(part, key)) is not None]
        fields[key] = tuple(
            text
            for part in parts
            if (text := _text(part, key, lines, file, findings)) is not None and text
        )
    return fields


def _lost(node: Node, key: str) -> Span | None:
    """What of a value is not set: what YAML drops, or all of one that the field cannot take."""
    if isinstance(node, ScalarNode) and len(node.text) <= LONGEST[key]:
        return node.dropped
    return node.span


def _text(node: Node, key: str, lines: Sequence[str], file: str, findings: Findings) -> Text | None:
    if not isinstance(node, ScalarNode):
        wanted = (
            Words("文字或列表", "text or a list") if key == "headline" else Words("文字", "text")
        )
        findings.add("E222", node.span, expected=wanted, found=kind_of(node))
        return None
    check_copy(node, key, findings)
    if node.is_null:
        return None
    value = node.text.strip("\n") if node.quote in ("|", ">") else node.text
    if len(value) > LONGEST[key]:
        findings.add("E327", node.span, key=key, measured=len(value), allowed=LONGEST[key])
        return None
    text = Text(value, (), origins_of(node, value, lines), file)
    return edited(text, _breaks(value)) if key in BROKEN_BY_BAR else _one_line(text)


def _breaks(chars: str) -> list[Edit]:
    """``|`` and line ends as line breaks, ``\\|`` as a bar."""
    if "|" not in chars and "\n" not in chars:
        return []
    return [(*found.span(), "|" if found[0] == "\\|" else "\n") for found in _BAR.finditer(chars)]


def _one_line(text: Text) -> Text:
    return edited(text, [(at, at + 1, " ") for at, char in enumerate(text.chars) if char == "\n"])


def origins_of(
    node: ScalarNode, value: str, lines: Sequence[str]
) -> tuple[tuple[int, int, int], ...]:
    """Where the characters of a value stand. A plain or simply quoted one stands in one piece; else each
    character is looked for in turn, past escapes, folded line ends and indents."""
    line, column = node.span.line, node.span.column
    if node.quote in ("'", '"'):
        column += 1
    if node.quote not in ("|", ">") and lines[line - 1].startswith(value, column - 1):
        return ((0, line, column),)
    if node.quote in ("|", ">"):
        line, column = line + 1, 1
    origins: list[tuple[int, int, int]] = []
    for offset, char in enumerate(value):
        line, column = _next_place(lines, line, column, char)
        last = origins[-1] if origins else None
        if not last or (last[1], last[2] + offset - last[0]) != (line, column):
            origins.append((offset, line, column))
        column += 1
    return tuple(origins)


def _next_place(lines: Sequence[str], line: int, column: int, char: str) -> tuple[int, int]:
    """The nearest place from `line` and `column` on that has `char`; a place for itself if none is near."""
    here = lines[line - 1] if line <= len(lines) else ""
    found = here.find(char, column - 1, column - 1 + _NEAR)
    if found >= 0:
        return line, found + 1
    rest = here[column - 1 :].strip(" \t\\")
    if not rest and line < len(lines) and not char.isspace():
        below = lines[line]
        start = len(below) - len(below.lstrip())
        found = below.find(char, start, start + _NEAR)
        if found >= 0:
            return line + 1, found + 1
    return line, column

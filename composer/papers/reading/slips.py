"""What a YAML failure most likely is: the slips that Chinese editors make, told in the trade's words.

PyYAML says where it gave up, in English and in the terms of its grammar. The slip itself mostly stands
a little earlier — a full-width colon, a tab, a quote that never ends — so the lines there are looked at.
"""

from __future__ import annotations

import re
from typing import Any

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.reading.nodes import DEEPEST

__all__ = ["report"]

_TAB = re.compile(r"( *)\t")
_WIDE_SPACE_INDENT = re.compile(r"([ ]*)　")
_WIDE_SPACE_AFTER = re.compile(r"[^\s:]+:(?=　)")
_WIDE_COLON = re.compile(r"""\s*(?:- )?[^\s:#"'{}\[\]，。]{1,30}(?=：)""")
_NO_SPACE = re.compile(r"""\s*(?:- )?[^\s:#"'{}\[\]]{1,30}:(?=[^\s:/])""")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#.*""")
_WIDE_FLOW = {
    "，": ",",
    "：": ":",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "【": "[",
    "】": "]",
}
_OPENS_QUOTE = re.compile(r"""(?:^\s*|: |- |[\[{,] ?)(["'])""")


def report(error: Any, text: str, file: str, findings: Findings) -> None:
    """Add the finding for a failure of PyYAML's scanner or parser."""
    lines = text.split("\n")
    code, line, column, values = _slip(error, lines)
    findings.add(code, Span(file, line + 1, column + 1), **values)


_Slip = tuple[str, int, int, dict[str, Any]]


def _slip(error: Any, lines: list[str]) -> _Slip:
    """Code, line and column from 0, and the values of the message."""
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    last = min(mark.line, len(lines) - 1)
    first = min(context.line, last)
    said = f"{error.context or ''}|{error.problem or ''}"
    if "nesting depth" in said:  # newer libyaml looks ahead and has a limit of its own
        return "E217", last, mark.column, {"limit": DEEPEST}
    if "quoted scalar" in said and "unknown escape" not in said:
        return "E208", context.line, context.column, {}
    flow = "flow" in said
    for found in (
        _tab(lines, first, last),
        _wide_space(lines, first, last),
        _wide_in_flow(lines, first, last) if flow else _wide_colon(lines, first, last),
        _open_quote(lines, first, last),
    ):
        if found:
            return found
    if flow:
        line, column = _open_bracket(lines, context)
        return "E209", line, column, {"char": lines[line][column : column + 1] or "["}
    return _by_grammar(said, mark, context, lines)


def _by_grammar(said: str, mark: Any, context: Any, lines: list[str]) -> _Slip:
    """What is left when no classical slip is seen: PyYAML's own reason decides."""
    line, column = min(mark.line, len(lines) - 1), mark.column
    here = lines[line]
    if "undefined alias" in said:
        return "E214", line, column, {"name": here[column + 1 :].split(" ")[0]}
    if "alias" in said or "anchor" in said or "tag" in said or "cannot start" in said:
        column = context.column if context.line == line else column
        return "E210", line, column, {"char": here[column : column + 1]}
    if "mapping values" in said or "simple key" in said:
        if ": " in here[:column] or (here[:column].strip().startswith("- ") and ":" in here):
            return "E210", line, column, {"char": ": "}
        for number in (line, line - 1):
            found = _NO_SPACE.match(lines[number]) if number >= 0 else None
            if found:
                return "E219", number, found.end() - 1, {}
        return "E211", line, len(here) - len(here.lstrip()), {}
    if any(word in said for word in ("block mapping", "block collection", "entries are not")):
        return "E211", line, column, {}
    return "E205", line, column, {}


def _tab(lines: list[str], first: int, last: int) -> _Slip | None:
    for number in range(first, last + 1):
        found = _TAB.match(lines[number])
        if found and lines[number].strip():
            return "E206", number, found.end() - 1, {}
    return None


def _wide_space(lines: list[str], first: int, last: int) -> _Slip | None:
    for number in range(first, last + 1):
        for pattern in (_WIDE_SPACE_INDENT, _WIDE_SPACE_AFTER):
            found = pattern.match(lines[number])
            if found:
                column = lines[number].index("　", found.start())
                return "E207", number, column, {"found": "　", "wanted": " "}
    return None


def _wide_colon(lines: list[str], first: int, last: int) -> _Slip | None:
    """A key with ``：`` on the failing lines or just above them, where no ASCII colon does its work."""
    for number in range(last, max(first - 1, last - 3, 0) - 1, -1):
        found = _WIDE_COLON.match(lines[number])
        if found and not re.search(r":(\s|$)", _QUOTED.sub("", lines[number])):
            return "E207", number, found.end(), {"found": "：", "wanted": ": "}
    return None


def _wide_in_flow(lines: list[str], first: int, last: int) -> _Slip | None:
    """A full-width mark that should have been one of YAML's, inside ``[ ]`` or ``{ }``."""
    for number in range(first, last + 1):
        for column, char in enumerate(_without_quoted(lines[number])):
            if char in _WIDE_FLOW:
                return "E207", number, column, {"found": char, "wanted": _WIDE_FLOW[char]}
    return None


def _open_bracket(lines: list[str], context: Any) -> tuple[int, int]:
    """Where the bracket stands that is not closed: PyYAML's context, or the last one open at the end."""
    if context.line < len(lines) and lines[context.line][context.column :][:1] in ("[", "{"):
        return context.line, context.column
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for column, char in enumerate(_without_quoted(line)):
            if char in "[{":
                opened.append((number, column))
            elif char in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else (len(lines) - 1, 0)


def _without_quoted(line: str) -> str:
    """The line with quoted text and comments blanked, all columns kept."""
    return _QUOTED.sub(lambda found: "_" * len(found[0]), line)


def _open_quote(lines: list[str], first: int, last: int) -> _Slip | None:
    """A value whose opening quote has no closing one on its line; the next quote then ends it."""
    for number in range(first, last + 1):
        rest = re.sub(
            r"(?<=[:,\[{-] )\"(?:[^\"\\]|\\.)*\"|(?<=[:,\[{-] )'(?:[^']|'')*'",
            lambda found: "_" * len(found[0]),
            lines[number],
        )
        found = _OPENS_QUOTE.search(rest)
        if found and rest.count(found[1]) % 2:
            return "E208", number, found.start(1), {}
    return None

"""A diagnostic → the lines that an editor reads, or a plain dict for a program.

    E101 余文未排完 overset  editions/2020-04-20/edition.yaml:42:5 › pages/front.yaml:18:3
      42 │   - story: flood
         │     ^^^^^ 稿件“防汛纪实”余 3 行 41 字；此处可排 28 行
    提示: 从 stories/flood.md:87:14 起删 41 字，或把串文接到别的版

The place is pointed at by screen columns, of which a full-width character takes two; a long line, as a
paragraph of a story is, is shown by the part round the place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, Literal

from composer.diagnostics.catalogue import Entry, entry
from composer.diagnostics.controls import shown
from composer.diagnostics.diagnostic import Diagnostic, OnPage, Severity, Span, Words, severity_of

__all__ = ["Language", "as_json", "as_text", "hints_of", "message_of", "painted", "place_of"]

Language = Literal["zh", "en"]

_BEFORE, _AFTER = 36, 40
"""Screen columns shown before and after the start of the place: the line fits a terminal of 80."""

_CONTROL = "\ufffd"
"""Stands in an excerpt for a control character, one for one, so that the pointer keeps its column."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_HINT = {"zh": "提示", "en": "hint"}


class _Values(dict[str, Any]):
    """The values of a message; a blank that was not given shows as ``?``, for a message must not fail."""

    def __init__(self, values: Mapping[str, Any], language: Language) -> None:
        super().__init__({key: _shown(value, language) for key, value in values.items()})

    def __missing__(self, key: str) -> str:
        return "?"


def as_text(
    diagnostic: Diagnostic,
    sources: Mapping[str, str],
    language: Language = "zh",
    *,
    colour: bool = False,
) -> str:
    """The diagnostic as lines of text, with the excerpt if `sources` has the file (path → text)."""
    words = entry(diagnostic.code)
    paint = _COLOURS[severity_of(diagnostic)] if colour else ""
    lines = [_heading(diagnostic, words, language, paint)]
    message = message_of(diagnostic, language)
    excerpt = _excerpt(diagnostic.span, sources, message, paint)
    lines += excerpt or [f"  {message}"]
    lines += [f"{_HINT[language]}: {hint}" for hint in hints_of(diagnostic, language)]
    return "\n".join(lines)


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The diagnostic as plain data that `json` can write, words in both languages."""
    words = entry(diagnostic.code)
    languages: tuple[Language, Language] = ("zh", "en")
    return {
        "code": diagnostic.code,
        "severity": severity_of(diagnostic).value,
        "title": {"zh": words.title.zh, "en": words.title.en},
        **_place(diagnostic.span),
        "trail": [_place(span) for span in diagnostic.trail],
        "on": _on_page(diagnostic.on),
        "message": {one: message_of(diagnostic, one) for one in languages},
        "hints": {one: hints_of(diagnostic, one) for one in languages},
        "values": {key: _plain(value) for key, value in diagnostic.values.items()},
    }


def _on_page(on: OnPage | None) -> dict[str, Any] | None:
    if on is None:
        return None
    rect = None if on.rect is None else [round(value * 25.4 / 72, 2) for value in on.rect]
    return {"page": on.page, "area": on.area, "rect_mm": rect}


def message_of(diagnostic: Diagnostic, language: Language = "zh") -> str:
    """The message with its blanks filled."""
    template = getattr(entry(diagnostic.code).message, language)
    return shown(str(template).format_map(_Values(diagnostic.values, language)))


def place_of(span: Span) -> str:
    """``file:line:column``, as far as it is known."""
    if not span.line:
        return span.file
    return f"{span.file}:{span.line}:{span.column}"


def _heading(diagnostic: Diagnostic, words: Entry, language: Language, paint: str) -> str:
    title = f"{words.title.zh} {words.title.en}" if language == "zh" else words.title.en
    code = painted(diagnostic.code, f"1;{paint}" if paint else "")
    places = [place_of(span) for span in (diagnostic.span, *diagnostic.trail) if span.file]
    return f"{code} {title}" + shown(f"  {' › '.join(places)}" if places else "")


def hints_of(diagnostic: Diagnostic, language: Language = "zh") -> list[str]:
    """What to do: the finding's own hints, then that of its code."""
    words = entry(diagnostic.code)
    own = [zh if language == "zh" else en for zh, en in diagnostic.hints]
    template = getattr(words.hint, language)
    values = _Values(diagnostic.values, language)
    return list(map(shown, [*own, template.format_map(values)] if template else own))


def _excerpt(span: Span, sources: Mapping[str, str], message: str, paint: str) -> list[str]:
    """The line of the place and the pointer under it; nothing if the file or line is not there."""
    text = sources.get(span.file) if span.line else None
    if text is None:
        return []
    lines = text.split("\n")
    if span.line > len(lines):
        return []
    shown, before, length = _window(lines[span.line - 1], span)
    number = f"{span.line:>4}"
    pointer = " " * before + painted("^" * length, paint)
    return [f"{number} │ {shown}", f"{' ' * len(number)} │ {pointer} {message}"]


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """The part of a line to show, the columns before the place and the columns of the place."""
    line = "".join(_CONTROL if shown(char) != char else char for char in line.replace("\t", " "))
    start = min(max(span.column - 1, 0), len(line))
    left, right = start, start
    room = _BEFORE
    while left > 0 and room >= _columns(line[left - 1]):
        left -= 1
        room -= _columns(line[left])
    room = _AFTER
    while right < len(line) and room >= _columns(line[right]):
        room -= _columns(line[right])
        right += 1
    place = line[start : min(start + span.length, right)]
    head, tail = "…" if left else "", "…" if right < len(line) else ""
    before = _width(head + line[left:start])
    return head + line[left:right] + tail, before, max(1, _width(place))


def _width(text: str) -> int:
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def painted(text: str, paint: str) -> str:
    """`text` in a terminal's colour (the numbers of SGR); as it is without one."""
    return f"\x1b[{paint}m{text}\x1b[0m" if paint else text


def _shown(value: Any, language: Language) -> str:
    match value:
        case Words():
            return str(getattr(value, language))
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.2f}".rstrip("0").rstrip(".")
        case Span():
            return place_of(value)
        case list() | tuple():
            parts = [_shown(one, language) for one in value]
            return ("、" if language == "zh" else ", ").join(parts)
        case _:
            return str(value)


def _plain(value: Any) -> Any:
    match value:
        case Words():
            return {"zh": value.zh, "en": value.en}
        case Span():
            return _place(value)
        case str() | int() | float() | bool() | None:
            return value
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return str(value)


def _place(span: Span) -> dict[str, Any]:
    return {"file": span.file, "line": span.line, "column": span.column, "length": span.length}

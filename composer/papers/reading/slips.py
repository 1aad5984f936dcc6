"""What a YAML failure most likely is: the slips that Chinese editors make, told in the trade's words.

PyYAML says where it gave up, in English and in the terms of its grammar. The slip itself mostly stands
a little earlier — a full-width colon, a tab, a quote that never ends — so the lines there are looked at.
"""

from __future__ import annotations

import re
from typing import Any

from composer.diagnostics.diagnostic import Findings, Span, Words
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
_KEY = r"\s*(?:- )?[\w\u4e00-\u9fff][\w-]*"
_TIGHT_DASH = re.compile(r"\s*-(?=[{\[\"'“]|[A-Za-z_]\w*: )")
_WIDE_DASH = re.compile(r"\s*([－—–•·])\s*(?=[{\[\"'\w])")
_EQUALS = re.compile(_KEY + r"\s*(?P<mark>[=＝])")
_ODD_BLANK = re.compile(_KEY + r":[\u3000\u00a0]")
_TIGHT_BRACE = re.compile(_KEY + r":(?=[{\[\"'])")
_WIDE_BRACE = re.compile(_KEY + r":\s+(?=[｛［【])")
_WIDE_KEY = re.compile(_KEY + r"：(?=\s*[{\[])")
_BEGINS = re.compile(r"(?:[\w-]:\s+|^\s*- )")
"""What a value stands behind."""
_CLOSERS = {"}": "{", "]": "[", '"': '"', "'": "'"}
_BLANK = Words("空格", "a blank")
_NOTHING = Words("换行", "the line's end")
_SEPARATORS = ("", ",", ":")
_OPENS_QUOTE = re.compile(r"""(?:^\s*|: |- |[\[{,] ?)(["'])""")


def report(error: Any, text: str, file: str, findings: Findings) -> None:
    """Add the finding for a failure of PyYAML's scanner or parser."""
    lines = text.split("\n")
    code, line, column, values = _slip(error, lines)
    hints = _quoted(lines[line], column) if code == "E210" else ()
    findings.add(code, Span(file, line + 1, column + 1), hints=hints, **values)


def _quoted(line: str, column: int) -> tuple[tuple[str, str], ...]:
    """The value round a column in quotes, ready to be typed: to the end of its line, or of its entry in braces."""
    begun = max((found.end() for found in _BEGINS.finditer(line, 0, column + 1)), default=-1)
    if begun < 0 or begun > column:
        return ()
    start = begun
    if line[column : column + 2] == ": ":  # a second colon: the value began behind the first
        earlier = [found.end() for found in _BEGINS.finditer(line, 0, column)]
        start = earlier[-1] if earlier else begun
    value = line[start : _end_of_value(line, start)].strip()
    if value[0] in "“”" and value[-1] in "“”":  # meant as YAML's own
        value = value.strip("“”")
    quote = "'" if '"' in value or "\\" in value else '"'
    if not value or quote in value:
        return ()
    typed = f"{quote}{value}{quote}"
    return ((f"写成 {typed}", f"Write {typed}"),)


def _end_of_value(line: str, start: int) -> int:
    """Where a value ends: at the comma or the bracket that ends its entry, where it stands in brackets."""
    outer = sum(line.count(char, 0, start) for char in "{[") - sum(
        line.count(char, 0, start) for char in "}]"
    )
    if not outer:
        return len(line)
    depth = 0
    for column in range(start, len(line)):
        char = line[column]
        depth += (char in "{[") - (char in "}]")
        if depth < 0 or (char == "," and not depth):
            return column
    return len(line)


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
        _tight_colon(lines, mark),
        _comment(lines, context) if flow else _two_keys(lines, last),
        None if flow else _bare_key(lines, last),
        _dash(lines, last),
        _ended_early(lines, mark),
        _wide_space(lines, first, last),
        _in_flow(lines, mark) if flow else _glued(lines, last),
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
    if ("block scalar" in said or here[column : column + 2] == "? ") and ": " in here:
        start = here.index(": ") + 2
        return "E210", line, start, {"char": here[start : start + 1]}
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


def _tight_colon(lines: list[str], mark: Any) -> _Slip | None:
    """A colon in braces that a bracket follows at once: ``{at:{columns: 1-4}}``."""
    line = lines[min(mark.line, len(lines) - 1)]
    before, here = line[: mark.column], line[mark.column : mark.column + 2]
    if here[:1] == ":" and here[1:] not in ("", " ") and re.search(r"[{,]\s*[\w-]+$", before):
        return "E219", mark.line, mark.column, {}
    return None


def _comment(lines: list[str], context: Any) -> _Slip | None:
    """A ``#`` inside brackets, behind a blank: what closes them is taken for a comment."""
    number = min(context.line, len(lines) - 1)
    line = re.sub(
        r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", lambda one: "_" * len(one[0]), lines[number]
    )
    found = re.search(r"(?P<key>[\w-]+):\s+(?P<text>[^,{}\[\]#]*?)\s+(?P<mark>#.*[}\]])", line)
    if found is None:
        return None
    return "E280", number, found.start("mark"), {"key": found["key"], "text": found["text"]}


def _two_keys(lines: list[str], last: int) -> _Slip | None:
    """Two keys on a line of a block: ``masthead: at: {columns: 1-4}``."""
    found = re.match(_KEY + r":\s+(?=[a-z_]+:\s+[{\[])", lines[last])
    return ("E273", last, found.end(), {}) if found else None


def _bare_key(lines: list[str], last: int) -> _Slip | None:
    """A key alone on its line, without a colon, above what it should hold."""
    for number in (last, last - 1):
        line, below = (lines[n] if 0 <= n < len(lines) else "" for n in (number, number + 1))
        if not re.fullmatch(r"\s*[A-Za-z_][\w-]*\s*", line):
            continue
        if len(below) - len(below.lstrip()) > len(line) - len(line.lstrip()):
            return "E266", number, len(line.rstrip()), {"found": _NOTHING}
    return None


def _dash(lines: list[str], last: int) -> _Slip | None:
    """A list's dash without its blank, or one of another width; the failing line or the one above it."""
    for number in (last, last - 1):
        line = lines[number] if number >= 0 else ""
        if found := _WIDE_DASH.match(line):
            return "E207", number, found.start(1), {"found": found[1], "wanted": "- "}
        if found := _TIGHT_DASH.match(line):
            return "E268", number, found.end() - 1, {}
    return None


def _ended_early(lines: list[str], mark: Any) -> _Slip | None:
    """A value that ends with its quote or bracket, and goes on: ``[图片]谷雨``, ``"谷雨"来了``, ``{page} 版``."""
    line = lines[min(mark.line, len(lines) - 1)]
    before = line[: mark.column].rstrip()
    if line[mark.column :].strip() == "," and before[-1:] in ("}", "]") and _is_block(before):
        return "E271", mark.line, mark.column, {}
    if line[mark.column : mark.column + 1] in _SEPARATORS or before[-1:] not in _CLOSERS:
        return None
    if line[mark.column : mark.column + 1] in ("}", "]"):
        return "E269", mark.line, mark.column, {"char": line[mark.column]}
    opened = _opening(before)
    if opened < 0 or not re.search(r"(?:[:,\[{]\s+|^\s*-\s+|[\[{])$", line[:opened]):
        return None
    return "E210", mark.line, opened, {"char": line[opened]}


def _is_block(before: str) -> bool:
    """Whether all brackets are closed that a line has opened."""
    return sum(map(before.count, "{[")) == sum(map(before.count, "}]"))


def _opening(text: str) -> int:
    """Where the bracket or quote was opened that ends a text; -1 for nowhere."""
    closer = text[-1]
    if closer in "\"'":
        return text.rfind(closer, 0, len(text) - 1)
    depth = 0
    for column in range(len(text) - 1, -1, -1):
        depth += (text[column] == closer) - (text[column] == _CLOSERS[closer])
        if not depth:
            return column
    return -1


def _in_flow(lines: list[str], mark: Any) -> _Slip | None:
    """What is wrong with a plain value inside ``{ }`` or ``[ ]`` where the parser stopped behind it."""
    number = min(mark.line, len(lines) - 1)
    line = lines[number]
    begun = max((line.rfind(char, 0, mark.column) for char in ",{[\"'"), default=-1)
    colon = line.find(": ", begun + 1, mark.column)
    start = colon + 2 if colon >= 0 else begun + 1
    start += len(line[start : mark.column]) - len(line[start : mark.column].lstrip())
    value = line[start : mark.column]
    if line[mark.column : mark.column + 1] in ("{", "[") and value.strip():
        mark_at = start + len(value.rstrip()) - 1
        if line[mark_at] == ":":
            return "E219", number, mark_at, {}
        if line[mark_at] == "：":
            return "E207", number, mark_at, {"found": "：", "wanted": ": "}
        return "E210", number, start, {"char": line[mark.column]}
    if line[mark.column : mark.column + 1] != ":" or colon < 0:
        return None
    parted = re.search(r"(?P<mark>[、；，。;.]|\s)\s*[A-Za-z_]\w*\s*$", value)
    if parted is None:
        return "E210", number, mark.column, {"char": ": "}
    found, column = parted["mark"], start + parted.start()
    if found in "、；，。":
        return "E207", number, column, {"found": found, "wanted": ", "}
    return "E270", number, column, {"found": found if found.strip() else _BLANK}


def _glued(lines: list[str], last: int) -> _Slip | None:
    """A key in a block whose colon is another sign, or is followed by no blank that YAML knows."""
    for number in (last, last - 1):
        line = lines[number] if number >= 0 else ""
        if found := _EQUALS.match(line):
            return "E266", number, found.start("mark"), {"found": found["mark"]}
        if found := _ODD_BLANK.match(line):
            return "E207", number, found.end() - 1, {"found": found[0][-1], "wanted": " "}
        if found := _TIGHT_BRACE.match(line):
            return "E219", number, found.end() - 1, {}
        if found := _WIDE_BRACE.match(line):
            char = line[found.end()]
            return "E207", number, found.end(), {"found": char, "wanted": _WIDE_FLOW[char]}
        if found := _WIDE_KEY.match(line):
            return "E207", number, found.end() - 1, {"found": "：", "wanted": ": "}
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

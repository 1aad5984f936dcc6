"""The body of a story → raw blocks: paragraphs, crossheads, footlines, lists, tables and what stands in
fences, each as lines of the file.

Blank lines part paragraphs. Comments are blanked first, so that one may stand anywhere, even over a
blank line, and break nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import NamedTuple
from composer.patterns import pattern
from composer.story.blocks import Block, Crosshead, Footline, Item, Paragraph, Table, TextBlock
from composer.story.fences import Fence, RawLine, fence_mark, opened
from composer.story.markup import COMMENT

__all__ = ["RawBlock", "raw_blocks"]

_BLANK = " \t" + COMMENT
_HEADING = pattern(r"(#{1,6})[ \t\u3000]+(?=\S)")
_ITEM = pattern(r"(?:-|(\d{1,3})\.)[ \t\u3000]+(?=\S)")
_OPTIONS = pattern(r"\{\s*\w+\s*[:：][^{}]*\}")
_BREAK = pattern(r"(?i:<br[ \t]*/?>)")
_RULED = pattern(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}|(?:`{3,}|~{3,})[^`~]*")
"""A rule or a fence of code: a line of its own, whatever stands beside it."""
_CODE = pattern(r"[ \t\0]*(`{3,}|~{3,})([^`~]*)")

_WIDE = "\u2e80"
"""CJK begins here."""

_NESTED = 2
"""Blanks before its mark that put an item one level down; a list has no more than two levels."""


class RawBlock(NamedTuple):
    """A block as lines of the file, without the marker that opens it."""

    kind: type[Block]
    lines: tuple[RawLine, ...]
    level: int = 0
    """Of a list's item, from 0."""
    number: int | None = None
    """Of a numbered item."""
    options: RawLine | None = None
    """Of a table, its caption or note: the ``{…}`` line before it."""
    style: RawLine | None = None
    """Of a table, its caption or note: the name after the fence's."""
    typed: bool = False
    """Whether it is printed as it was typed, no mark of it taken or mended: a line of code."""


_PLAIN = RawBlock(Paragraph, ())


def raw_blocks(
    lines: Sequence[str],
    first: int,
    file: str,
    findings: Findings,
    comments: Callable[[int, str], None] = lambda _first, _blanked: None,
) -> Sequence[RawBlock]:
    """The blocks of `lines`, of which the first has the number `first` in the file; `comments` is told the
    number and the lines with comments blanked."""
    gathering = _Gathering(file, findings)
    body, blanked = "\n".join(lines), lines
    if "<!--" in body:
        blanked = _without_comments(body, first, file, findings)
        comments(first, "\n".join(blanked))
    code = _code_lines(blanked) if "```" in body or "~~~" in body else ()
    for number, line in enumerate(blanked, first):
        if code and number - first in code:
            gathering.typed(number, line)
        else:
            gathering.line(number, line)
    gathering.end()
    return gathering.blocks


class _Gathering:
    """What lines have been gathered for the block at hand, and the fence it stands in."""

    def __init__(self, file: str, findings: Findings) -> None:
        self.blocks: list[RawBlock] = []
        """Those that are done."""
        self._file, self._findings = file, findings
        self._block = _PLAIN
        self._lines: list[RawLine] = []
        self._fence: Fence | None = None
        self._options: RawLine | None = None
        self._table_seen = False

    def line(self, number: int, line: str) -> None:
        """Take one line."""
        if "<" in line or line.endswith("\\"):
            line = self._broken(number, line)
        words = line.strip(_BLANK)
        if not words:
            if COMMENT not in line and not self._verbatim():
                self._done()
            return
        column = len(line) - len(line.lstrip(_BLANK)) + 1
        here = (number, column, words)
        if words[0] >= _WIDE:  # no marker begins so, and most lines of a newspaper do
            self._words(here)
        elif fence_mark(words):
            self.end(here)
        elif self._verbatim():
            self._words(here)
        elif words[0] in "#>" and (single := self._single(here)):
            self._done()
            self.blocks.append(single)
        elif words[0] == "|":
            self._row(here)
        elif words[0] in "-*_=`~" and _RULED.fullmatch(words):
            self._done()
            self.blocks.append(RawBlock(Paragraph, (here,)))
        elif found := _ITEM.match(words):
            self._done()
            rest = (number, column + found.end(), words[found.end() :])
            ordinal = int(found[1]) if found[1] else None
            self._begin(RawBlock(Item, (), int(column > _NESTED), ordinal), rest)
        elif (not self._lines or self._in_table()) and _OPTIONS.fullmatch(words):
            self._done()
            self._options = here
        else:
            self._words(here)

    def typed(self, number: int, line: str) -> None:
        """Take one line as it was typed."""
        self._done()
        words = line.strip(_BLANK)
        if words:
            here = (number, len(line) - len(line.lstrip(_BLANK)) + 1, words)
            self.blocks.append(RawBlock(Paragraph, (here,), typed=True))

    def _broken(self, number: int, line: str) -> str:
        """Take the parts of a line before each ``<br>``, and one that a backslash ends; gives what is left,
        where it stands in the line. A table's row is not broken."""
        if line.lstrip(_BLANK)[:1] == "|" or self._verbatim():
            return line
        while found := _BREAK.search(line):
            self._line_of_its_own(number, line[: found.start()])
            line = " " * found.end() + line[found.end() :]
        if line.endswith("\\") and not line.endswith("\\\\"):
            self._line_of_its_own(number, line[:-1])
            return ""
        return line

    def _line_of_its_own(self, number: int, line: str) -> None:
        if line.strip(_BLANK):
            self.line(number, line)
            self._done()

    def end(self, new: RawLine | None = None) -> None:
        """Close the block at hand and the fence; `new` is the line that does so, or opens another."""
        self._done()
        fence = opened(new, self._file, self._findings) if new else None
        if self._fence and (fence or new is None):
            self._findings.add("E321", self._fence.place)
        if new and not fence and not self._fence:
            self._findings.add("W326", Span(self._file, *new[:2], len(new[2])))
        self._fence, self._table_seen = fence, False

    def _begin(self, block: RawBlock, *lines: RawLine) -> None:
        self._block, self._lines = block, list(lines)

    def _done(self) -> None:
        """End the block at hand; a ``{…}`` line that no table follows is text like any other."""
        if self._options is not None:
            self.blocks.append(RawBlock(Paragraph, (self._options,)))
            self._options = None
        if self._lines:
            self.blocks.append(self._block._replace(lines=tuple(self._lines)))
            self._lines = []
        self._block = _PLAIN

    def _row(self, here: RawLine) -> None:
        """A line of a table."""
        if self._block.kind is not Table:
            options, self._options = self._options, None
            self._done()
            self._begin(RawBlock(Table, (), options=options, style=self._table_style()))
            self._table_seen = True
        self._lines.append(here)

    def _words(self, here: RawLine) -> None:
        """A line of a paragraph, or what stands for one in the fence at hand."""
        if self._options is not None:
            self._begin(_PLAIN, self._options)
            self._options = None
        if self._block.kind is Table:
            self._done()
        if not self._lines and self._fence is not None:
            fence = self._fence.kind
            kind = (self._table_seen and fence.under) or fence.words
            self._begin(RawBlock(kind, (), style=self._table_style()))
        self._lines.append(here)

    def _table_style(self) -> RawLine | None:
        return self._fence.argument if self._fence and self._in_table() else None

    def _in_table(self) -> bool:
        return self._fence is not None and self._fence.kind.table

    def _verbatim(self) -> bool:
        return self._fence is not None and self._fence.kind.verbatim

    def _single(self, here: RawLine) -> RawBlock | None:
        """A block that is one line by its nature: ``## crosshead`` or ``>> footline``."""
        number, column, words = here
        if words.startswith(">>"):
            rest = words[2:].lstrip(_BLANK + "\u3000")
            column += len(words) - len(rest)
            return RawBlock(Footline, ((number, column, rest),)) if rest else None
        found = _HEADING.match(words)
        if found is None:
            return None
        if found[1] != "##":
            span = Span(self._file, number, column, len(found[1]))
            self._findings.add("W312", span, marker=found[1])
            return None
        kind: type[TextBlock] = self._fence.kind.heading if self._fence else Crosshead
        return RawBlock(kind, ((number, column + found.end(), words[found.end() :]),))


def _code_lines(lines: Sequence[str]) -> set[int]:
    """Which lines, from 0, stand between two fences of code; a fence that nothing closes is a line by itself."""
    code: set[int] = set()
    opened, mark = -1, ""
    for at, line in enumerate(lines):
        found = _CODE.fullmatch(line)
        if found is None:
            continue
        if opened < 0:
            opened, mark = at, found[1]
        elif not found[2].strip(_BLANK) and found[1].startswith(mark):
            code.update(range(opened + 1, at))
            opened = -1
    return code


def _without_comments(body: str, first: int, file: str, findings: Findings) -> Sequence[str]:
    """The lines with every character of a comment blanked, so that all others keep their columns."""
    pieces, at = [], 0
    while (start := body.find("<!--", at)) >= 0:
        if start and body[start - 1] == "\\":
            pieces.append(body[at : start + 4])
            at = start + 4
            continue
        end = body.find("-->", start + 4)
        if end < 0:
            line = body.count("\n", 0, start)
            column = start - (body.rfind("\n", 0, start) + 1)
            findings.add("W308", Span(file, first + line, column + 1, 4), marker="<!--")
            break
        blanked = (COMMENT * max(1, len(one)) for one in body[start : end + 3].split("\n"))
        pieces += (body[at:start], "\n".join(blanked))
        at = end + 3
    return ("".join(pieces) + body[at:]).split("\n")

"""Tables of a story — 表格: the lines of a pipe table → its cells, where each stands, and how it is to be set.

``||`` lets the cell before it cover two columns, a cell of ``^^`` lets the one above it cover two rows.
The line ``|---|`` under the head says how columns are aligned; ``--.--`` aligns decimal points.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import NamedTuple
from composer.measure import Length
from composer.story.blocks import ALL_COLUMNS, STANDARD, CellAlign, CellPlace, Table, TableForm
from composer.story.body import RawBlock
from composer.story.fences import RawLine
from composer.story.markup import COMMENT
from composer.story.text import Text

__all__ = ["read_table", "table_style"]

Words = Callable[[RawLine], Text]

_BLANK = " \t\u3000" + COMMENT
_CELL_EDGE = re.compile(r"\\.|\|")
_RULE = re.compile(r"(:)?(-+)(\.-*)?(:)?")
_ABOVE = "^^"
_KEYS = {
    "columns": "columns", "列宽": "columns", "列寬": "columns", "欄寬": "columns",
    "style": "style", "表样": "style", "表樣": "style", "span": "span", "跨栏": "span", "跨欄": "span",
}  # fmt: skip
_NATURAL = ("auto", "自动", "自動")
_ALL = ("all", "全部", "通栏", "通欄")
_SPAN = re.compile(r"[1-9]\d?")
_SHARE = re.compile(r"\d{1,3}(?:\.\d{1,3})?")


class _Cell(NamedTuple):
    """A cell as written, with the number of columns that it covers."""

    line: RawLine
    columns: int


def read_table(raw: RawBlock, words: Words, file: str, findings: Findings) -> Table | None:
    """The table block of `raw`; None if it has no row."""
    return _Reading(raw, words, file, findings).block()


def table_style(raw: RawBlock, file: str, findings: Findings) -> str:
    """The table style that is named for a caption or a note."""
    return _Reading(raw, lambda _line: Text(), file, findings).form().style


class _Reading:
    """One table; what advances are its rows and what of the grid they cover."""

    def __init__(self, raw: RawBlock, words: Words, file: str, findings: Findings) -> None:
        self._raw, self._words, self._file, self._findings = raw, words, file, findings
        self._aligns: tuple[CellAlign, ...] = ()
        self._head: int | None = None
        self._groups: list[int] = []
        self._rows: list[tuple[Text, ...]] = []
        self._places: list[list[CellPlace]] = []
        self._covered: list[tuple[int, int] | None] = []
        """By column: row and number of the cell that covers it in the row before."""
        self._columns = 0

    def block(self) -> Table | None:
        """All lines read."""
        for line in self._raw.lines:
            cells = _cells(line)
            if not self._rule(cells):
                self._row(line, cells)
        if not self._rows:
            return None
        return Table(tuple(self._rows), self.form())

    def form(self) -> TableForm:
        """What has been read beside the words."""
        style, place, widths, span = self._options()
        return TableForm(
            max((p.column + p.columns for row in self._places for p in row), default=0),
            tuple(map(tuple, self._places)),
            1 if self._head is None else self._head,
            self._aligns,
            widths,
            tuple(self._groups),
            style,
            place,
            span,
        )

    def _rule(self, cells: list[_Cell]) -> bool:
        """Take a line of dashes: the first parts head and body, others part groups of rows. Single
        dashes are a rule only under the head row; further down they are cells without a value."""
        found = [_RULE.fullmatch(cell.line[2]) for cell in cells]
        if not all(found) or not cells:
            return False
        rule = [one for one in found if one]
        if self._head is None and (len(self._rows) <= 1 or all(len(one[0]) > 1 for one in rule)):
            self._head = len(self._rows)
            self._aligns = tuple(map(_align, rule))
            self._covered = []
            return True
        if all(len(one[0]) > 2 for one in rule):
            self._groups.append(len(self._rows))
            return True
        return False

    def _row(self, line: RawLine, cells: list[_Cell]) -> None:
        texts: list[Text] = []
        places: list[CellPlace] = []
        covered: list[tuple[int, int] | None] = []
        column = 0
        for cell in cells:
            above = self._above(cell, column)
            if above is None:
                above = (len(self._rows), len(places))
                places.append(CellPlace(column, cell.columns))
                given = "" if cell.line[2] == _ABOVE else cell.line[2]
                texts.append(self._words((*cell.line[:2], given)))
            covered += [above] * cell.columns
            column += cell.columns
        if not self._rows:
            self._columns = column
        elif column != self._columns:
            span = Span(self._file, line[0], line[1], len(line[2]))
            self._findings.add("E307", span, measured=column, allowed=self._columns)
        self._rows.append(tuple(texts))
        self._places.append(places)
        self._covered = covered

    def _above(self, cell: _Cell, column: int) -> tuple[int, int] | None:
        """For ``^^``: the cell above, made a row taller; it must cover the same columns."""
        if cell.line[2] != _ABOVE:
            return None
        above = self._covered[column] if column < len(self._covered) else None
        if above is not None:
            row, number = above
            place = self._places[row][number]
            if (place.column, place.columns) == (column, cell.columns):
                self._places[row][number] = place._replace(rows=place.rows + 1)
                return above
        self._findings.add("E325", Span(self._file, *cell.line[:2], len(_ABOVE)))
        return None

    # ── options ───────────────────────────────────────────────────────────────────────────────

    def _options(self) -> tuple[str, Span, tuple[Length | float | None, ...], int]:
        """Style, its place, widths, and how many text columns the table runs over, out of the fence's name
        and the ``{…}`` line."""
        number, column, first = self._raw.lines[0]
        style, place = STANDARD, Span(self._file, number, column, len(first))
        if self._raw.style:
            number, column, style = self._raw.style
            place = Span(self._file, number, column, len(style))
        widths: tuple[Length | float | None, ...] = ()
        columns = 0
        if self._raw.options is None:
            return style, place, widths, columns
        number, column, words = self._raw.options
        at = 1
        for entry in re.split("[;；]", words[1:-1]):
            key, _, value = re.sub("：", ":", entry, count=1).partition(":")
            start = at + len(entry) - len(entry.lstrip(_BLANK))
            span = Span(self._file, number, column + start, len(entry.strip(_BLANK)))
            match _KEYS.get(key.strip(_BLANK)):
                case "columns":
                    widths = self._widths(value, span)
                case "style":
                    style, place = value.strip(_BLANK), span
                case "span" if _SPAN.fullmatch(value.strip(_BLANK)):
                    columns = int(value)
                case "span" if value.strip(_BLANK) in _ALL:
                    columns = ALL_COLUMNS
                case _:
                    from composer.diagnostics.suggest import suggestion

                    known = suggestion(key.strip(_BLANK), _KEYS)
                    self._findings.add("E322", span, hints=known, text=entry.strip(_BLANK))
            at += len(entry) + 1
        return style, place, widths, columns

    def _widths(self, value: str, span: Span) -> tuple[Length | float | None, ...]:
        """Widths by column; wrong ones are reported and none taken."""
        widths: list[Length | float | None] = []
        for word in value.split():
            try:
                if word in _NATURAL:
                    widths.append(None)
                elif _SHARE.fullmatch(word) and float(word) > 0:
                    widths.append(float(word))
                else:
                    widths.append(Length.parse(word))
            except ValueError:
                self._findings.add("E322", span, text=word)
                return ()
        columns = max((p.column + p.columns for row in self._places for p in row), default=0)
        if columns and len(widths) != columns:
            self._findings.add("E324", span, measured=len(widths), allowed=columns)
            return ()
        return tuple(widths)


def _cells(line: RawLine) -> list[_Cell]:
    """The cells of a table's line."""
    number, column, words = line
    words = words.rstrip(_BLANK)
    edges = [found.start() for found in _CELL_EDGE.finditer(words) if found[0] == "|"]
    if edges[-1] != len(words) - 1:
        edges.append(len(words))
    found: list[_Cell] = []
    for start, end in pairwise(edges):
        cell = words[start + 1 : end]
        if not cell and found:
            found[-1] = found[-1]._replace(columns=found[-1].columns + 1)
            continue
        left = len(cell) - len(cell.lstrip(_BLANK))
        found.append(_Cell((number, column + start + 1 + left, cell.strip(_BLANK)), 1))
    return found


def _align(rule: re.Match[str]) -> CellAlign:
    """``:--`` left, ``:-:`` middle, ``--:`` right, ``--.--`` by the decimal point."""
    if rule[3]:
        return "decimal"
    if rule[1]:
        return "center" if rule[4] else "start"
    return "end" if rule[4] else "auto"

"""Tables — 表格: results, service hours, rates, set at the width of a text column; rows in steps of the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil

from composer.frozen import NamedTuple, frozen
from composer.galley.line import NATURAL, Line, Measures
from composer.galley.units.paragraph import Units
from composer.makeup.blocks.setters import Kit, Type
from composer.makeup.blocks.table_widths import LEAST, Wish, column_widths
from composer.papers.models import Align, TableStyle
from composer.papers.models.values import FaceRef
from composer.story.blocks import Block, CellAlign, CellPlace, Table, TableForm
from composer.story.text import Text, cut

__all__ = ["CellLine", "SetCell", "SetTable", "Tight", "form_of", "make_table"]

_NUMBER = re.compile(r"[^\d]*\d[\d,，]*")
"""Up to the decimal point of a cell: sign or currency, then figures with their thousands' commas."""


class CellLine(NamedTuple):
    """A line of a cell: how far right of the text column and below the row's top it stands."""

    x: float
    """1/1000 em of the story's style."""
    y: float
    """Line advances, to the top of the line."""
    line: Line


class SetCell(NamedTuple):
    """A cell as set."""

    place: CellPlace
    lines: tuple[CellLine, ...]


class Tight(NamedTuple):
    """A cell that is too narrow: the word that had to be cut, its width and what it had (1/1000 em)."""

    row: int
    cell: int
    start: int
    end: int
    measured: float
    allowed: float


@frozen
class SetTable:
    """A table set at one width."""

    style: TableStyle
    type: Type
    form: TableForm
    edges: tuple[float, ...]
    """Left edges of the columns and the right edge of the last, 1/1000 em."""
    rows: tuple[tuple[SetCell, ...], ...]
    heights: tuple[float, ...]
    """Line advances, by row."""
    tight: tuple[Tight, ...]
    owners: tuple[tuple[tuple[int, int] | None, ...], ...]
    """By row and column: the cell that covers the place, as row and number in it."""
    firsts: tuple[int, ...]
    """By row: the number of its first cell, counted by rows."""

    @property
    def head(self) -> int:
        """How many rows the head has."""
        return min(self.form.head, len(self.rows))


def form_of(block: Table) -> TableForm:
    """The form of a table's block; one that has none is a plain grid under a head row."""
    if block.form.places:
        return block.form
    places = tuple(tuple(CellPlace(at) for at in range(len(row))) for row in block.rows)
    return TableForm(max(map(len, block.rows), default=0), places)


def make_table(kit: Kit, block: Block, width: int) -> SetTable:
    """Set a table at `width` (1/1000 em): words that are too long for their column go on below."""
    assert isinstance(block, Table)
    return _Making(kit, block, width).table()


class _Making:
    """The setting of one table: widths first, then cells, then the heights of rows."""

    def __init__(self, kit: Kit, block: Table, width: int) -> None:
        self.kit, self.block = kit, block
        self.form = form_of(block)
        self.style = kit.table(self.form.style)
        self.type = kit.type(self.style.face, self.style.size, self.style.advance)
        self.padding = kit.ems(self.style.padding)
        self.tight: list[Tight] = []
        self.singles: dict[tuple[int, int, int], Line] = {}
        """Every typed line of a cell on one line; where it fits it is not set again."""
        self.points: dict[int, tuple[float, float]] = {}
        """Decimal columns: the widest part before a point, and the widest from it on."""
        widths = column_widths(
            self.form, self.form.columns, self._wishes(), width, self.padding, kit.ems
        )
        self.edges = [0.0]
        for one in widths:
            self.edges.append(self.edges[-1] + one)

    def table(self) -> SetTable:
        """The table as it will be placed."""
        made = [
            [self._cell(row, number, text) for number, text in enumerate(texts)]
            for row, texts in enumerate(self.block.rows)
        ]
        heights = self._heights(made)
        rows = tuple(
            tuple(self._lowered(cell, heights[row : row + cell.place.rows]) for cell in cells)
            for row, cells in enumerate(made)
        )
        return SetTable(
            self.style, self.type, self.form, tuple(self.edges), rows, tuple(heights),
            tuple(self.tight), _owners(self.form, len(rows)),
            tuple(accumulate(map(len, rows), initial=0)),
        )  # fmt: skip

    # ── cells ─────────────────────────────────────────────────────────────────────────────────

    def _wishes(self) -> list[Wish]:
        wishes = []
        for row, texts in enumerate(self.block.rows):
            for number, text in enumerate(texts):
                place = self.form.places[row][number]
                if text:
                    wishes.append(self._wish(row, number, place, text))
        self._measure_points()
        return wishes

    def _wish(self, row: int, number: int, place: CellPlace, text: Text) -> Wish:
        """What a cell asks for: its widest typed line, and its longest word."""
        setter, whole = self.type.setter, Measures((NATURAL,))
        wide = least = 0.0
        for start, typed in _typed_lines(text):
            units = setter.units(typed, whole, self._face(row, place))
            line = setter.lines(units, whole, "start")[0]
            self.singles[row, number, start] = line
            wide = max(wide, line.width)
            least = max(least, self._longest(units))
        air, size = 2 * self.padding, self.type.size
        wide, least = wide * size + air, least * size + air
        if row >= self.form.head:
            least = max(least, min(wide, 2000 * size + air))
        return Wish(place.column, place.columns, wide, row, least)

    def _longest(self, units: Units) -> float:
        """The width of a cell's longest word: what stands between two places where a line may end."""
        ends = [0, *(to for to in range(1, units.count) if units.breaks[to]), units.count]
        return max(units.natural(at, to) for at, to in pairwise(ends))

    def _measure_points(self) -> None:
        for column, align in enumerate(self.form.aligns):
            figures = self._figures(column) if align == "decimal" else ()
            if figures:
                before = [self._before_point(text) for text in figures]
                whole = [self._wide(text, None) for text in figures]
                after = max(all_ - left for all_, left in zip(whole, before, strict=True))
                self.points[column] = (max(before), after)

    def _figures(self, column: int) -> Sequence[Text]:
        return [
            text
            for row, texts in enumerate(self.block.rows[self.form.head :], self.form.head)
            for text, place in zip(texts, self.form.places[row], strict=True)
            if place.column == column and place.columns == 1
            if _NUMBER.match(text.chars) and "\n" not in text.chars
        ]

    def _before_point(self, text: Text) -> float:
        found = _NUMBER.match(text.chars)
        return self._wide(Text(text.chars[: found.end()]), None) if found else 0.0

    def _wide(self, text: Text, face: FaceRef | None) -> float:
        return self.type.setter.single(text, face).width * self.type.size

    def _face(self, row: int, place: CellPlace) -> FaceRef | None:
        if row < self.form.head:
            return self.style.head or self.kit.style.crosshead
        return self.style.first if place.column == 0 else None

    def _cell(self, row: int, number: int, text: Text) -> SetCell:
        """A cell's lines, stood at the top of its row."""
        place = self.form.places[row][number]
        left, right = self.edges[place.column], self.edges[place.column + place.columns]
        room = max(right - left - 2 * self.padding, LEAST / 4)
        if not text:
            return SetCell(place, ())
        own = max(1, round(room / self.type.size))
        align = self._align(row, place, room)
        lines: list[Line] = []
        for start, typed in _typed_lines(text):
            single = self.singles[row, number, start]
            if single.width <= own:
                own_lines: tuple[Line, ...] = (_stood(single, own, align),)
            else:
                if align == "center" and place.columns > 1 and row >= self.form.head:
                    align = self._running(room)
                own_lines = self._broken(row, number, typed, own, align, start)
            lines += (
                line._replace(start=line.start + start, end=line.end + start) for line in own_lines
            )
        x = left + self.padding + self._point_shift(row, place, text, room, len(lines))
        return SetCell(
            place,
            tuple(CellLine(x, n * self.type.advance, line) for n, line in enumerate(lines)),
        )

    def _broken(
        self, row: int, number: int, text: Text, own: int, align: Align, offset: int
    ) -> tuple[Line, ...]:
        """The lines of what takes several, `offset` characters into its cell; words that had to be cut are
        noted."""
        face = self._face(row, self.form.places[row][number])
        measures = Measures((own,))
        units = self.type.setter.units(text, measures, face)
        self.tight += [
            Tight(row, number, start + offset, end + offset, w, own) for start, end, w in units.cut
        ]
        return self.type.setter.lines(units, measures, align)

    def _align(self, row: int, place: CellPlace, room: float) -> Align:
        """Of a cell: head rows, and a line over several columns, stand in the middle."""
        said: CellAlign = "auto"
        if place.column < len(self.form.aligns) and place.columns == 1:
            said = self.form.aligns[place.column]
        if row < self.form.head:
            return "center"
        if said == "decimal":
            return "start"
        if said != "auto":
            return said
        if place.columns > 1:
            return "center"
        return self._running(room)

    def _running(self, room: float) -> Align:
        return "justify" if room >= self.kit.ems(self.style.justify) else "start"

    def _point_shift(
        self, row: int, place: CellPlace, text: Text, room: float, lines: int
    ) -> float:
        """How far right a figure goes, so that the points of its column stand under each other and
        the column of figures in the middle; other words of such a column stand in the middle."""
        if row < self.form.head or place.columns > 1 or place.column not in self.points:
            return 0.0
        wide = self._wide(text, None)
        if lines > 1 or wide > room:
            return 0.0
        if not _NUMBER.match(text.chars):
            return (room - wide) / 2
        before, after = self.points[place.column]
        start = max(0.0, (room - before - after) / 2)
        return min(start + before - self._before_point(text), room - wide)

    # ── heights ───────────────────────────────────────────────────────────────────────────────

    def _heights(self, rows: list[list[SetCell]]) -> list[float]:
        """Each row as high as its highest cell, in steps; cells over several rows widen the last."""
        above = self.kit.lines(self.style.above)
        step = self.style.step

        def stepped(high: float) -> float:
            return ceil(high / step - 1e-6) * step

        least = self.type.advance + 2 * above
        heights = [stepped(least)] * len(rows)
        for row, cells in enumerate(rows):
            for cell in cells:
                need = len(cell.lines) * self.type.advance + 2 * above
                if cell.place.rows == 1:
                    heights[row] = max(heights[row], stepped(need))
        for row, cells in enumerate(rows):
            for cell in cells:
                last = min(row + cell.place.rows, len(rows))
                need = len(cell.lines) * self.type.advance + 2 * above
                lack = need - sum(heights[row:last])
                if cell.place.rows > 1 and lack > 0:
                    heights[last - 1] = stepped(heights[last - 1] + lack)
        return heights

    def _lowered(self, cell: SetCell, heights: Sequence[float]) -> SetCell:
        """The cell moved down to where its lines stand in its height."""
        free = sum(heights) - len(cell.lines) * self.type.advance
        down = free / 2
        if self.style.vertical == "top":
            down = min(free / 2, self.kit.lines(self.style.above))
        return SetCell(cell.place, tuple(one._replace(y=one.y + down) for one in cell.lines))


def _typed_lines(text: Text) -> Iterator[tuple[int, Text]]:
    """The lines of a cell as they were typed (``<br>``), with where they begin in it; most have one."""
    start = 0
    for words in text.chars.split("\n"):
        end = start + len(words)
        if words:
            yield start, cut(text, start, end) if "\n" in text.chars else text
        start = end + 1


def _stood(line: Line, room: int, align: Align) -> Line:
    """A line that fits, moved to where its alignment has it."""
    match align:
        case "center":
            return line._replace(x=round((room - line.width) / 2))
        case "end":
            return line._replace(x=round(room - line.width))
    return line


def _owners(form: TableForm, rows: int) -> tuple[tuple[tuple[int, int] | None, ...], ...]:
    grid: list[list[tuple[int, int] | None]] = [[None] * form.columns for _ in range(rows)]
    for row, places in enumerate(form.places):
        for number, place in enumerate(places):
            for down in range(row, min(row + place.rows, rows)):
                for at in range(place.column, place.column + place.columns):
                    grid[down][at] = (row, number)
    return tuple(map(tuple, grid))

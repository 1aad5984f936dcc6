"""Frames — 文本框: an area's text columns as slots, one slot a line, after pictures took their room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat

from composer.frozen import NamedTuple, frozen
from composer.makeup.frames.runaround import Obstacle, room
from composer.makeup.grid import ASCENT, Grid, whole_ems
from composer.measure import Pt, Rect
from composer.papers.models import Division, TextSetting, TextStyle

__all__ = [
    "NARROWEST",
    "Column",
    "Frame",
    "Slot",
    "divide",
    "make_frame",
    "text_columns",
    "unequal",
]

_JUMP = 8000
"""Milliems that 下转第12版 in its brackets takes, and a little: a jump line stands in no less."""


NARROWEST = 2
"""Ems: a column that is narrower stays empty; no mark could keep its place beside a character."""


class Slot(NamedTuple):
    """Room for one line of text.

    Of a vertical line `x` is the middle and `baseline` the top of its first cell.
    """

    x: Pt
    baseline: Pt
    width: int
    """In 1/1000 em of the style; a whole number of ems, unless the layout asks for another measure."""
    column: int
    """Number of its column in the thread: lines of one column follow each other."""
    row: int
    """Number of its line in the column, from 0, counted with those that a picture took. A line that a
    shape parts has two slots of one row, the left one first."""
    vertical: bool = False


class Column(NamedTuple):
    """A text column of a frame; of a vertical band `x` is its top and `width` its height."""

    x: Pt
    width: Pt


@frozen
class Frame:
    """The text columns of an area with their slots, in the order of reading."""

    rect: Rect
    em: Pt
    advance: Pt
    columns: tuple[Column, ...]
    slots: tuple[Slot, ...]
    rows: int
    """Lines a column has when nothing stands in it."""

    @property
    def numbers(self) -> range:
        """The numbers of its columns that have slots, and of those between them."""
        slots = self.slots
        return range(slots[0].column, slots[-1].column + 1) if slots else range(0)

    def jump_at(self, slots: Sequence[Slot]) -> int:
        """Index, among slots of this frame, of the one where a jump line stands: the last one that is wide
        enough for it, or all of its column; -1 (the last) if none is."""
        first = self.slots[0].column if self.slots else 0
        for at in range(len(slots) - 1, -1, -1):
            slot, number = slots[at], slots[at].column - first
            whole = self.columns[number].width if number < len(self.columns) else Pt(0)
            if slot.width >= _JUMP or slot.width * self.em / 1000 >= whole - 0.01:
                return at
        return -1

    def shortened(self, rows: int) -> tuple[Slot, ...]:
        """The slots of the first `rows` lines of every column: what balancing tries."""
        return tuple(slot for slot in self.slots if slot.row < rows)


def text_columns(
    grid: Grid, rect: Rect, count: int, setting: TextSetting, style: TextStyle
) -> tuple[Column, ...]:
    """The text columns of an area of `count` base columns, as its layout divides it."""
    em = grid.pt(style.size)
    gutter = grid.pt(setting.gutter) if setting.gutter else grid.gutter
    if setting.widths:
        return unequal(rect, [grid.pt(width, em) for width in setting.widths], gutter)
    return divide(rect, setting.columns or count, gutter, em, setting.fit)


def divide(
    rect: Rect, count: int, gutter: Pt, em: Pt, fit: Division = "absolute"
) -> tuple[Column, ...]:
    """变栏: a width as `count` columns. What whole ems leave over goes where `fit` says: absolute (绝对),
    into the gutters (with one column: the margins); relative (相对), as one em more to each of the last
    columns, and the gutters keep their width; free (自由), evenly into the columns."""
    room = rect.width - (count - 1) * gutter
    if fit == "free":
        return unequal(rect, [Pt(room / count)] * count, gutter)
    ems = whole_ems(Pt(room), em)
    if fit == "relative":
        ems, more = divmod(ems, count)
        widths = [Pt((ems + (n >= count - more)) * em) for n in range(count)]
    else:
        widths = [Pt(ems // count * em)] * count
    return unequal(rect, widths, gutter)


def unequal(rect: Rect, widths: Sequence[Pt], gutter: Pt) -> tuple[Column, ...]:
    """Columns of those widths; gutters, or the margins of one alone, take what they leave over."""
    spare = rect.width - sum(widths)
    if len(widths) == 1:
        return (Column(Pt(rect.x + max(0.0, spare) / 2), widths[0]),)
    gap = max(gutter, spare / (len(widths) - 1))
    columns: list[Column] = []
    x: float = rect.x
    for width in widths:
        columns.append(Column(Pt(x), width))
        x += width + gap
    return tuple(columns)


def make_frame(
    grid: Grid,
    rect: Rect,
    columns: Sequence[Column],
    style: TextStyle,
    obstacles: Sequence[Obstacle],
    first_column: int,
) -> Frame:
    """The frame in `rect`: slots for every line, or part of one, that the obstacles leave free.

    A style without an advance of its own stands on the base grid; `rect.y` is then the top of a
    grid line. `obstacles` have their stand-off in them. A column that is too narrow for a line, or runs
    out of `rect`, stays empty: what it would have held is overset.
    """
    # Frames of a newspaper have thousands of lines and a handful of obstacles: above and below all obstacles rows
    # are whole by arithmetic, and those behind a wall are left out without being asked.
    em = grid.pt(style.size)
    advance = grid.pt(style.advance, em) if style.advance else grid.advance
    rows = int((rect.height - grid.em) / advance + 1e-6) + 1 if rect.height >= grid.em - 0.01 else 0
    tops = [rect.y + row * advance for row in range(rows)]
    feet = [top + grid.em for top in tops]
    inner_tops, inner_feet = [top + 0.01 for top in tops], [foot - 0.01 for foot in feet]
    baselines = [Pt(top + ASCENT * grid.em) for top in tops]
    slots: list[Slot] = []
    for number, column in enumerate(columns, first_column):
        if column.width < NARROWEST * em - 0.01 or column.x + column.width > rect.right + 0.5:
            continue
        whole = round(1000 * column.width / em)
        near = [one for one in obstacles if one.beside(column.x, column.x + column.width)]
        walls = [one.rect for one in near if one.fills(column.x, column.x + column.width)]
        walled = [
            range(bisect_right(inner_feet, one.y), bisect_left(inner_tops, one.bottom))
            for one in walls
        ]
        begin = min((one.rect.y for one in near), default=rect.bottom)
        end = max((one.rect.bottom for one in near), default=rect.y)
        above, below = bisect_right(feet, begin), bisect_left(tops, end)
        free = partial(_free, column.x, baselines, whole, number)
        slots += free(range(min(above, below)))
        for row in sorted(set(range(above, below)).difference(*walled)):
            box = Rect(column.x, Pt(tops[row]), column.width, grid.em)
            parts = room(box, near, em)
            slots += [Slot(x, baselines[row], width, number, row) for x, width in parts]
        slots += free(range(below, rows))
    return Frame(rect, em, advance, tuple(columns), tuple(slots), rows)


def _free(x: Pt, baselines: Sequence[Pt], width: int, column: int, rows: range) -> Iterator[Slot]:
    """The slots of rows of a column that nothing stands in."""
    heights = baselines[rows.start : rows.stop]
    same = repeat(width), repeat(column)
    return map(Slot._make, zip(repeat(x), heights, *same, rows, repeat(False), strict=False))

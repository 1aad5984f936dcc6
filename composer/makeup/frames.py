"""Frames — 文本框: an area's text columns as slots, one slot a line, after pictures took their room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from composer.makeup.grid import ASCENT, Grid, whole_ems
from composer.measure import Pt, Rect
from composer.spec.models import TextSetting, TextStyle

__all__ = ["LEAST", "Column", "Frame", "Slot", "divide", "free_room", "make_frame"]

LEAST = 4
"""Ems: a gap beside a picture that is narrower stays empty."""


class Slot(NamedTuple):
    """Room for one line of text.

    Of a vertical line `x` is the middle and `baseline` the top of its first cell.
    """

    x: Pt
    baseline: Pt
    width: int
    """In 1/1000 em of the style; a whole number of ems."""
    column: int
    """Number of its column in the thread: lines of one column follow each other."""
    row: int
    """Number of its line in the column, from 0, counted with those that a picture took."""
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A text column of a frame; of a vertical band `x` is its top and `width` its height."""

    x: Pt
    width: Pt


@dataclass(frozen=True, slots=True)
class Frame:
    """The text columns of an area with their slots, in the order of reading."""

    rect: Rect
    em: Pt
    advance: Pt
    columns: tuple[Column, ...]
    slots: tuple[Slot, ...]
    rows: int
    """Lines a column has when nothing stands in it."""

    def height_for(self, count: int) -> int:
        """The least height, in lines, at which there are `count` slots: where balancing begins."""
        rows = sorted(slot.row for slot in self.slots)
        return rows[count - 1] + 1 if count else 1

    def shortened(self, rows: int) -> tuple[Slot, ...]:
        """The slots of the first `rows` lines of every column: what balancing tries."""
        return tuple(slot for slot in self.slots if slot.row < rows)


def divide(rect: Rect, count: int, gutter: Pt, em: Pt) -> tuple[Column, ...]:
    """变栏: `count` equal columns of whole ems; what the division leaves over widens the gutters
    (with one column: the margins)."""
    ems = whole_ems(Pt(rect.width - (count - 1) * gutter), em) // count
    width = Pt(ems * em)
    spare = rect.width - count * width
    if count == 1:
        return (Column(Pt(rect.x + spare / 2), width),)
    step = width + spare / (count - 1)
    return tuple(Column(Pt(rect.x + n * step), width) for n in range(count))


def make_frame(
    grid: Grid,
    rect: Rect,
    columns: int,
    setting: TextSetting,
    style: TextStyle,
    obstacles: Sequence[Rect],
    first_column: int,
) -> Frame:
    """The frame in `rect`: slots for every line that the obstacles leave at least 4 ems.

    A style without an advance of its own stands on the base grid; `rect.y` is then the top of a
    grid line. `obstacles` have their stand-off in them. Of a line cut in two the wider part is used.
    """
    em = grid.pt(style.size)
    advance = grid.pt(style.advance, em) if style.advance else grid.advance
    gutter = grid.pt(setting.gutter) if setting.gutter else grid.gutter
    made = divide(rect, setting.columns or columns, gutter, em)
    rows = int((rect.height - grid.em) / advance + 1e-6) + 1 if rect.height >= grid.em - 0.01 else 0
    slots: list[Slot] = []
    for number, column in enumerate(made):
        for row in range(rows):
            top = rect.y + row * advance
            box = Rect(column.x, Pt(top), column.width, grid.em)
            x, width = free_room(box, obstacles, em)
            if width >= LEAST or width * em >= column.width - 0.01:
                baseline = Pt(top + ASCENT * grid.em)
                slots.append(Slot(x, baseline, width * 1000, first_column + number, row))
    return Frame(rect, em, advance, made, tuple(slots), rows)


def free_room(box: Rect, obstacles: Sequence[Rect], em: Pt) -> tuple[Pt, int]:
    """The widest free part of a line, in whole ems; it stays flush with the column's edge that it
    touches."""
    free = [(box.x, box.right)]
    for rect in obstacles:
        if not rect.overlaps(box):
            continue
        free = [
            part
            for left, right in free
            for part in ((left, min(right, rect.x)), (max(left, rect.right), right))
            if part[1] - part[0] > 0.01
        ]
    if not free:
        return box.x, 0
    left, right = max(free, key=lambda part: (part[1] - part[0], -part[0]))
    ems = whole_ems(Pt(right - left), em)
    if left > box.x + 0.01 and right > box.right - 0.01:
        left = Pt(right - ems * em)
    return Pt(left), ems

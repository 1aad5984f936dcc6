"""Feathering — 撑齐: columns that no split makes level are opened by whole lines of space, on the grid.

In: a story balanced in its last frame. Out: the same with lines moved down in the columns that end two lines or
more above the longest: a line of space more above crossheads, and, where the style allows it, one between
paragraphs. A column that this does not bring level stays as it is. Newspaper practice: space goes to crossheads
first, where it is read as part of the head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from composer.frozen import NamedTuple
from composer.makeup.blocks.placing import WORDS, Mark, SetLine
from composer.makeup.flow.balance import LEVEL, feet_apart
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Frame, Slot

__all__ = ["Opened", "feathered"]


class Opened(NamedTuple):
    """A column that was opened: its number in the frame, from 0, the lines put in, and whether at paragraphs
    too."""

    column: int
    lines: int
    paragraphs: bool


def feathered(flow: Flow, frame: Frame, filled: Filled) -> tuple[Filled, tuple[Opened, ...]]:
    """The story with columns opened as its style allows, and what was done."""
    allowed = flow.setter.style.feather
    if allowed == "none" or filled.left is not None:
        return filled, ()
    lines, marks = list(filled.lines), list(filled.marks)
    feet, opened = dict(filled.feet), list[Opened]()
    for column, lack in feet_apart(frame, filled).items():
        if lack <= LEVEL:
            continue
        mine = [placed for placed in lines if placed.slot.column == column]
        heads, between = _gaps(flow, mine)
        gaps = heads + (between if allowed == "paragraphs" else [])
        chosen = sorted(gaps[:lack])
        slots = {s.row: s for s in frame.slots if s.column == column}
        if len(chosen) < lack - LEVEL or not _free(slots, mine, chosen):
            continue
        lines = [_moved(placed, column, chosen, slots) for placed in lines]
        marks = [_mark_moved(mark, column, chosen, slots) for mark in marks]
        feet[column] += len(chosen)
        opened.append(Opened(column - frame.numbers.start, len(chosen), len(chosen) > len(heads)))
    if not opened:
        return filled, ()
    return replace(filled, feet=feet, level=(tuple(lines), tuple(marks))), tuple(opened)


def _gaps(flow: Flow, mine: Sequence[SetLine]) -> tuple[list[int], list[int]]:
    """Rows of a column above which space may stand: of crossheads, and of paragraphs' first lines."""
    heads: list[int] = []
    between: list[int] = []
    for before, placed in pairwise(mine):
        if placed.block == before.block or placed.cell != WORDS or placed.line.start:
            continue
        kind, above = flow.kinds[placed.block], flow.kinds[before.block]
        if kind.spaced:
            heads.append(placed.slot.row)
        elif kind.body and above.body:
            between.append(placed.slot.row)
    return heads, between


def _free(slots: dict[int, Slot], mine: Sequence[SetLine], chosen: Sequence[int]) -> bool:
    """Whether every line that moves comes to a slot like its own."""
    for placed in mine:
        slot = slots.get(placed.slot.row + _down(placed.slot.row, chosen))
        if slot is None or (slot.x, slot.width) != (placed.slot.x, placed.slot.width):
            return False
    return True


def _down(row: int, chosen: Sequence[int]) -> int:
    return sum(gap <= row for gap in chosen)


def _moved(placed: SetLine, column: int, chosen: Sequence[int], slots: dict[int, Slot]) -> SetLine:
    if placed.slot.column != column:
        return placed
    return placed._replace(slot=slots[placed.slot.row + _down(placed.slot.row, chosen)])


def _mark_moved(mark: Mark, column: int, chosen: Sequence[int], slots: dict[int, Slot]) -> Mark:
    if mark.slot.column != column:
        return mark
    return mark._replace(slot=slots[mark.slot.row + _down(mark.slot.row, chosen)])

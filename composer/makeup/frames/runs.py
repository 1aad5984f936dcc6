"""Runs — 行段: the rows of a column that follow each other, where a picture, a quote or a headline stands in it.

In: the slots of a thread. Out: which of them are in runs that are cut off, and so short that a line in them
would stand alone. The rules of a column's head and foot hold for a run's: a reader meets the picture there as he
meets the column's end (CLREQ 7.1.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from composer.frozen import NamedTuple
from composer.makeup.frames.frames import Slot

__all__ = ["Run", "Runs"]

_SHORT = 2
"""Rows of a run that may stay free: two are a picture's air, three a hole."""


class Run(NamedTuple):
    """A run that is cut off from its column."""

    column: int
    rows: range
    slots: range
    """Numbers of its slots."""
    under: bool
    """Whether something stands in the column above it."""
    over: bool
    """Whether something stands in the column below it."""


class Runs:
    """The runs of a thread's slots that are cut off; mostly none."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.cut_off = tuple(_cut_off(slots))
        self.any = bool(self.cut_off)
        self.stubs = frozenset(n for run in self.cut_off if len(run.rows) == 1 for n in run.slots)
        """Slots of runs of one row."""
        self.short = frozenset(
            n for run in self.cut_off if len(run.rows) <= _SHORT for n in run.slots
        )
        """Slots of runs of one row or two."""

    def alone(self, taken: set[tuple[int, int]]) -> int:
        """Runs in which one of the rows `taken`, as (column, row), stands alone."""
        return sum(sum((run.column, row) in taken for row in run.rows) == 1 for run in self.cut_off)


def _cut_off(slots: Sequence[Slot]) -> Iterator[Run]:
    starts = [0] if slots else []
    starts += [
        n
        for n, (before, slot) in enumerate(pairwise(slots), 1)
        if before.column != slot.column or slot.row > before.row + 1
    ]
    for start, end in pairwise([*starts, len(slots)]):
        first, last = slots[start], slots[end - 1]
        under = first.row > 0
        over = end < len(slots) and slots[end].column == first.column
        if under or over:
            rows = range(first.row, last.row + 1)
            yield Run(first.column, rows, range(start, end), under, over)

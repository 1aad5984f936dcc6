"""Rows — 行: lines as the eye counts them, where a shape parts a line into several slots.

In: the slots of a thread. Out: how many rows a run of slots touches, and the reverse. The lone-line rules
(孤行, 背题) count rows: two halves of one line beside a picture do not keep a paragraph's end company.
Where nothing parts a line, which is nearly everywhere, a row is a slot and no list is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter, eq

from composer.makeup.frames.frames import Slot

__all__ = ["Rows"]


class Rows:
    """The rows of a thread's slots; `whole` says that no row is parted, if that is known."""

    def __init__(self, slots: Sequence[Slot], *, whole: bool = False) -> None:
        self._slots = slots
        self.parted = not whole and _parted(slots)

    def touched(self, at: int, count: int) -> int:
        """How many rows the `count` slots from `at` on stand in."""
        if not self.parted or count < 2:
            return count
        run = self._slots[at : at + count]
        return 1 + sum(not _one_row(a, b) for a, b in pairwise(run))

    def slots_for(self, at: int, rows: int) -> int:
        """The fewest slots from `at` on that touch so many rows."""
        if not self.parted:
            return rows
        count = met = 0
        while met < rows and at + count < len(self._slots):
            count += 1
            met = self.touched(at, count)
        return max(count, rows)

    def begins(self, at: int) -> int:
        """The first slot from `at` on that opens a row."""
        while self.parted and 0 < at < len(self._slots) and self._joined(at):
            at += 1
        return at

    def after(self, at: int, rows: int) -> int:
        """The first slot after `rows` whole rows from `at` on."""
        if not self.parted:
            return at + rows
        for _ in range(rows):
            at = self.begins(at + 1)
        return at

    def widest(self, at: int) -> Slot:
        """The widest slot of the row that `at` opens; of two alike the first."""
        best = self._slots[at]
        while self.parted and at + 1 < len(self._slots) and self._joined(at + 1):
            at += 1
            best = max(best, self._slots[at], key=lambda slot: slot.width)
        return best

    def whole(self, at: int, rows: int) -> bool:
        """Whether none of the `rows` rows from `at` on is parted: what a table row needs."""
        end = min(at + rows + 1, len(self._slots))
        return not self.parted or not any(self._joined(n) for n in range(max(at, 1), end))

    def _joined(self, at: int) -> bool:
        return _one_row(self._slots[at - 1], self._slots[at])


def _parted(slots: Sequence[Slot]) -> bool:
    rows = list(map(attrgetter("row"), slots))  # neighbours in one row are looked for first
    return any(map(eq, rows, rows[1:])) and any(_one_row(*two) for two in pairwise(slots))


def _one_row(a: Slot, b: Slot) -> bool:
    return a.row == b.row and a.column == b.column

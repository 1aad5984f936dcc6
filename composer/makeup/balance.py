"""Balancing — 末栏拉齐: the columns in which a story ends made to end level.

In: the last frame of a thread and a way to fill slots. Out: the filling whose columns' feet differ least,
at the least height. CLREQ 7.1.2 and newspaper practice: whole lines on the base grid, the lone-line rules
kept, and where the lines cannot be shared evenly the first columns are a line longer than the last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from composer.makeup.filling import Filling
from composer.makeup.flow import Filled
from composer.makeup.frames import Frame, Slot

__all__ = ["balance", "foot_row"]

Pour = Callable[[Sequence[Slot]], Filling]
"""Pours the whole story into a thread's slots."""

_STEPS = 3
"""Heights that each column is tried at when no even filling is found; two in more than four columns."""

_MOST = 64
"""Mixtures tried at most, enough for all of six columns; one takes 0.2 ms, its lines being set already."""


class _Tried(NamedTuple):
    """A filling and what speaks against it, gravest first."""

    lone: int
    """Lone lines it could not avoid."""
    uneven: int
    """Lines, beyond the one that nobody sees, by which a column ends above the longest."""
    rising: int
    """Lines by which columns end below the column on their left, which reads as a mistake."""
    rows: int
    """Height of the longest column."""
    short: int
    """Lines missing in all columns."""
    order: int
    run: Filling | None

    def rates(self, rising: int) -> bool:
        """Whether it is good enough to look no further, with so many lines of rise at most."""
        return not (self.lone or self.uneven) and self.rising <= rising


def balance(pour: Pour, before: Sequence[Slot], frame: Frame, filled: Filled) -> Filled:
    """The story poured anew so that its columns in `frame`, its last, end level.

    Args:
        pour: pours the whole story.
        before: the slots of the thread's earlier frames.
        frame: where the story ends.
        filled: the story with all of `frame` at its disposal; given back where nothing is better.
    """
    search = _Search(pour, before, frame, filled)
    if search.level(filled):
        return filled
    best = search.best_of_all()
    return Filled.of(best) if best else filled


def foot_row(frame: Frame, filled: Filled) -> int:
    """Height, in lines, that a filling takes of a frame."""
    mine = {slot.column for slot in frame.slots}
    return max((p.slot.row + 1 for p in filled.lines if p.slot.column in mine), default=0)


class _Search:
    """The fillings tried so far, of which the best is kept.

    Heights are tried for all columns but the last, which is open to the frame's foot and takes what the
    others leave: whether it ends level is seen afterwards.
    """

    def __init__(self, pour: Pour, before: Sequence[Slot], frame: Frame, filled: Filled) -> None:
        self._pour, self._before, self._frame = pour, before, frame
        self._columns = sorted({slot.column for slot in frame.slots})
        self._rows = {
            column: sorted({slot.row for slot in frame.slots if slot.column == column})
            for column in self._columns
        }
        self._seen: set[tuple[int, ...]] = set()
        self._taken = self._count(filled)
        self.best: _Tried | None = None
        self._deepest = 0
        """How far the last column of the last filling reaches down."""

    @property
    def _tall(self) -> int:
        """The least height at which the frame has as many slots as the story takes."""
        return self._frame.height_for(self._taken)

    def shares(self) -> Iterator[tuple[int, ...]]:
        """Even shares: the first columns a line longer than the rest; then a line or two more or less."""
        tall, wide = self._tall, len(self._columns)
        over = sum(slot.row < tall for slot in self._frame.slots) - self._taken
        for less in (over, over - 1, over + 1, over - 2):
            longer = min(max(wide - less, 0), wide)
            yield (*[tall] * longer, *[tall - 1] * (wide - longer))[: wide - 1]

    def mixtures(self) -> Iterator[tuple[int, ...]]:
        """Columns alike, taller by a line until the last one is no longer the longest; then columns of
        different heights in any order."""
        tall, wide = self._tall, len(self._columns)
        for height in range(tall, self._frame.rows + 1):
            yield (height,) * (wide - 1)
            if self._deepest <= height:
                break
        steps = range(0, -_STEPS if wide <= 4 else -2, -1)
        for high in (tall, tall + 1):
            for mix in islice(product(steps, repeat=wide - 1), _MOST // 2):
                yield tuple(high + step for step in mix)

    def level(self, filled: Filled) -> bool:
        """Whether a filling is as good as any without a search: nothing lone, columns level."""
        return self._judged(None, self._last(filled.feet), filled.lone).rates(0)

    def best_of_all(self) -> Filling | None:
        """The first good filling, or the best there is; None where no height holds the story."""
        for heights in self.shares():
            self.attempt(heights)
            if self.best is not None and self.best.rates(0):
                return self.best.run
        for heights in self.mixtures():
            if self.best is not None and self.best.rates(1):
                break
            self.attempt(heights)
        return self.best.run if self.best is not None else None

    def attempt(self, heights: tuple[int, ...]) -> None:
        """Fill columns of those heights, if that was not done yet."""
        if heights in self._seen or not all(0 <= h <= self._frame.rows for h in heights):
            return
        self._seen.add(heights)
        allowed = dict(zip(self._columns, (*heights, self._frame.rows), strict=True))
        own = [slot for slot in self._frame.slots if slot.row < allowed[slot.column]]
        run = self._pour([*self._before, *own])
        if run.left is None:
            last = self._last(run.feet())
            self._deepest = last[self._columns[-1]] + 1
            tried = self._judged(run, last, run.lone)
            if self.best is None or tried[:6] < self.best[:6]:
                self.best = tried

    def _count(self, filled: Filled) -> int:
        """How many slots a filling takes of the frame, with those that it leaves free between lines."""
        last = self._last(filled.feet)
        return max(1, sum(slot.row <= last[slot.column] for slot in self._frame.slots))

    def _last(self, feet: Mapping[int, int]) -> dict[int, int]:
        """Column → row of its last line; -1 if it has none."""
        return {column: feet.get(column, -1) for column in self._columns}

    def _judged(
        self, run: Filling | None, last: dict[int, int], lone_slots: Sequence[Slot]
    ) -> _Tried:
        rows = max(last.values()) + 1
        short = [self._free(column, after, rows) for column, after in last.items()]
        rising = sum(max(0, a - b) for a, b in pairwise(short))
        lone = sum(slot.column in last for slot in lone_slots)
        uneven = max(0, max(short) - 1)
        return _Tried(lone, uneven, rising, rows, sum(short), len(self._seen), run)

    def _free(self, column: int, after: int, rows: int) -> int:
        """Rows of a column below its last line in which a line could stand above row `rows`; beside a
        picture at its foot a column ends where the picture begins."""
        own = self._rows[column]
        return bisect_left(own, rows) - bisect_right(own, after)

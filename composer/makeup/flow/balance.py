"""Balancing — 末栏拉齐: the columns in which a story ends made to end level.

In: the last frame of a thread and a way to fill slots. Out: the filling whose columns' feet differ least,
at the least height. CLREQ 7.1.2 and newspaper practice: whole lines on the base grid, the lone-line rules
kept, and where the lines cannot be shared evenly the first columns are a line longer than the last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice, pairwise, product
from operator import attrgetter

from composer.frozen import NamedTuple
from composer.makeup.flow.filling import Filling
from composer.makeup.flow.flow import Filled
from composer.makeup.frames.frames import Frame, Slot

__all__ = ["LEVEL", "apart", "balance", "feet_apart", "foot_row"]

Pour = Callable[[Sequence[Slot]], Filling]
"""Pours the whole story into a thread's slots."""

LEVEL = 1
"""Lines: columns that end so far apart are level; the first ones take what cannot be shared evenly."""

_STEPS = 3
"""Heights that each column is tried at when no even filling is found; two in more than four columns."""

_MOST, _MORE = 64, 24
"""Fillings tried at most of one story, and how many the search for feet that are far apart has in any case;
one takes 0.2 ms, its lines being set already."""

_FAR = 2
"""Lines of unevenness from which on a search with other means is worth its time: a column ends three lines
above another."""


class _Tried(NamedTuple):
    """A filling and what speaks against it, gravest first."""

    lone: int
    """Lone lines it could not avoid, those beside a picture among them."""
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


def balance(
    pour: Pour, before: Sequence[Slot], frame: Frame, filled: Filled, *, few: bool = False
) -> Filled:
    """The story poured anew so that its columns in `frame`, its last, end level.

    Args:
        pour: pours the whole story.
        before: the slots of the thread's earlier frames.
        frame: where the story ends.
        filled: the story with all of `frame` at its disposal; given back where nothing is better.
        few: only even shares are tried, where the question is whether they do.
    """
    search = _Search(pour, before, frame, filled)
    if search.level(filled):
        return filled
    best = search.best_share() if few else search.best_of_all()
    return Filled.of(best) if best else filled


def foot_row(frame: Frame, filled: Filled) -> int:
    """Height, in lines, that a filling takes of a frame."""
    mine = frame.numbers
    return max((row + 1 for column, row in filled.feet.items() if column in mine), default=0)


def apart(frame: Frame, filled: Filled) -> tuple[int, int]:
    """The column of a frame, from 0, that ends farthest above the longest, and by how many lines."""
    lacks = feet_apart(frame, filled)
    column = max(lacks, key=lambda number: lacks[number])
    return column - frame.numbers.start, lacks[column]


def feet_apart(frame: Frame, filled: Filled) -> dict[int, int]:
    """Column → lines by which it ends above the longest; lines that were moved down to level feet count where
    they stand."""
    rows = {column: _rows(own) for column, own in _columns(frame)}
    feet = {column: filled.feet.get(column, -1) for column in rows}
    for placed in filled.lines:
        if placed.drop and placed.slot.column in feet:
            column = placed.slot.column
            feet[column] = max(feet[column], placed.slot.row + int(placed.drop + 0.01))
    tall = max(feet.values()) + 1
    return {column: _free(own, feet[column], tall) for column, own in rows.items()}


def _columns(frame: Frame) -> list[tuple[int, list[Slot]]]:
    """The numbers of a frame's columns and their slots, downwards."""
    return [(column, list(own)) for column, own in groupby(frame.slots, attrgetter("column"))]


_row = attrgetter("row")


def _above(slots: Sequence[Slot], row: int) -> Sequence[Slot]:
    """The slots of a column above a row."""
    return slots[: bisect_left(slots, row, key=_row)]


def _rows(slots: Sequence[Slot]) -> list[int]:
    """The rows of a column in which a line can stand."""
    return sorted(set(map(_row, slots)))


def _free(own: Sequence[int], after: int, rows: int) -> int:
    """How many of a column's rows `own` lie below its last line and above row `rows`; beside a picture at
    its foot a column ends where the picture begins."""
    return bisect_left(own, rows) - bisect_right(own, after)


class _Search:
    """The fillings tried so far, of which the best is kept.

    Heights are tried for all columns but the last, which is open to the frame's foot and takes what the
    others leave: whether it ends level is seen afterwards. Where no paragraph can be mended, which reaches
    back over a column's foot, the height of a column and those before it settle where it ends, and a trial
    tells of many others that they need not be made.
    """

    def __init__(self, pour: Pour, before: Sequence[Slot], frame: Frame, filled: Filled) -> None:
        self._pour, self._before, self._frame = pour, before, frame
        columns = _columns(frame)
        self._columns = [column for column, _ in columns]
        self._slots = [slots for _, slots in columns]
        self._rows = {column: _rows(slots) for column, slots in columns}
        self._ends: dict[tuple[int, ...], int] = {}
        """Heights at which the first columns end, and one allowed to the next → that at which it ends."""
        self._found: dict[tuple[int, ...], dict[int, int] | None] = {}
        """Heights → row of each column's last line; None if they do not hold the story."""
        self._trials, self._most = 0, _MOST
        self._unequal = len({round(column.width, 2) for column in frame.columns}) > 1
        self._taken = self._count(filled)
        self._tall = self._height()
        self.best: _Tried | None = None

    # ── where to begin ────────────────────────────────────────────────────────────────────────

    def _count(self, filled: Filled) -> int:
        """What a filling takes of the frame, with what it leaves free between lines."""
        last = self._last(filled.feet)
        columns = zip(self._columns, self._slots, strict=True)
        return max(1, sum(self._room(slots, last[column] + 1) for column, slots in columns))

    def _room(self, slots: Sequence[Slot], row: int) -> int:
        """What the slots of a column above a row count for: columns of one width are counted by lines, others
        by what a line holds."""
        own = _above(slots, row)
        return sum([slot.width for slot in own]) if self._unequal else len(own)

    def _room_above(self, row: int) -> int:
        return sum([self._room(slots, row) for slots in self._slots])

    def _height(self) -> int:
        """The least height at which the frame has as much room as the story takes."""
        return bisect_left(range(self._frame.rows + 1), self._taken, key=self._room_above)

    def _shares(self) -> Iterator[tuple[int, ...]]:
        """Even shares: the first columns a line longer than the rest; then a line or two more or less."""
        tall, wide = self._tall, len(self._columns)
        room = self._room_above(tall)
        over = room - self._taken
        if self._unequal:
            over = round(over * sum([len(_above(slots, tall)) for slots in self._slots]) / room)
        for less in (over, over - 1, over + 1, over - 2):
            longer = min(max(wide - less, 0), wide)
            yield (*[tall] * longer, *[tall - 1] * (wide - longer))[: wide - 1]

    # ── the search ────────────────────────────────────────────────────────────────────────────

    def level(self, filled: Filled) -> bool:
        """Whether a filling is as good as any without a search: nothing lone, columns level."""
        last = self._last(filled.feet)
        return self._judged(None, last, filled.lone, filled.run.stubs()).rates(0)

    def best_share(self) -> Filling | None:
        """The first good filling of even shares, or the best of them; None where none holds the story."""
        for heights in self._shares():
            self.attempt(heights)
            if self._rates(0):
                break
        return self.best.run if self.best is not None else None

    def best_of_all(self) -> Filling | None:
        """The first good filling, or the best there is; None where no height holds the story."""
        self.best_share()
        if not self._rates(0):
            low = self._alike()
            self._mixtures()
            if (
                self._unequal
                or self.best is None
                or self.best.uneven >= _FAR
                or self.best.rising > _FAR
            ):
                self._closer(low)
        return self.best.run if self.best is not None else None

    def _rates(self, rising: int) -> bool:
        return self.best is not None and self.best.rates(rising)

    def _alike(self) -> int:
        """Columns alike, taller by a line until the last one is no longer the longest; gives that height."""
        alike = len(self._columns) - 1
        for height in range(self._tall, self._frame.rows + 1):
            if self._rates(1) or self._holds((height,) * alike, height):
                return height
        return self._frame.rows

    def _mixtures(self) -> None:
        """Columns a line or two shorter than the longest, in any order."""
        tall, wide = self._tall, len(self._columns)
        steps = range(0, -_STEPS if wide <= 4 else -2, -1)
        for high in (tall, tall + 1):
            for mix in islice(product(steps, repeat=wide - 1), _MOST // 2):
                if self._rates(1):
                    return
                heights = tuple(high + step for step in mix)
                if not self._torn(heights):
                    self.attempt(heights)

    def _torn(self, heights: Sequence[int]) -> bool:
        """Whether columns of those heights, the last aside, are known to end farther apart than those of
        the best trial so far."""
        made: tuple[int, ...] = ()
        for height in heights:
            end = self._ends.get((*made, height))
            if end is None:
                break
            made += (end,)
        rows, far = max(made, default=0), self.best.uneven + 1 if self.best else self._frame.rows
        ends = zip(self._columns, made, strict=False)
        return any(self._free(column, end - 1, rows) > far for column, end in ends)

    def _closer(self, low: int) -> None:
        """Branch and bound, for blocks that stay whole and for columns whose widths differ: under a
        longest column of `low` lines and more, columns give their last line (or block) to the next. First
        none may end more than a line above the longest, then more and more, as long as that can be better
        than the best found so far."""
        self._most = max(_MOST, self._trials + _MORE)
        alike = len(self._columns) - 1
        while low > 1 and self._holds((low - 1,) * alike, low - 1):
            low -= 1
        far = 1
        while not self._rates(1) and far <= self._frame.rows:
            for high in range(low, min(low + far, self._frame.rows) + 1):
                self._lower((high,) * alike, 0, high, far)
            if far >= self._bound():
                return
            far = min(2 * far, self._bound())

    def _holds(self, heights: tuple[int, ...], high: int) -> bool:
        """Whether the last column of a trial is no longer than `high`."""
        last = self.attempt(heights)
        return last is not None and last[self._columns[-1]] < high

    def _lower(self, heights: tuple[int, ...], first: int, high: int, far: int) -> None:
        """Columns of those heights, then with each from number `first` on ending higher, `far` lines
        above the longest at most."""
        last = self.attempt(heights)
        if last is None or last[self._columns[-1]] >= high or self._rates(1):
            return  # to end a column higher makes the last one longer still
        until = 0
        for column in self._columns[:-1]:
            if self._free(column, last[column], high) > min(far, self._bound()):
                break
            until += 1
        for at in reversed(range(first, until)):
            end, column = last[self._columns[at]], self._columns[at]
            if end >= 0 and self._free(column, end - 1, high) <= min(far, self._bound()):
                self._lower((*heights[:at], end, *heights[at + 1 :]), at, high, far)

    def _bound(self) -> int:
        """Lines by which a column may end above the longest to be better than the best so far."""
        best = self.best
        if best is None:
            return self._frame.rows
        return best.uneven + (best.lone > 0 or best.rising > 1)

    def _reached(self, heights: Sequence[int]) -> tuple[int, ...]:
        """Heights made no higher than what is known to be reached of them."""
        made: tuple[int, ...] = ()
        for height in heights:
            made += (self._ends.get((*made, height), height),)
        return made

    def _learn(self, run: Filling, heights: tuple[int, ...], last: Mapping[int, int]) -> None:
        """Note where columns of those heights end, if no paragraph may be mended."""
        if run.mendable:
            return
        ends: tuple[int, ...] = ()
        for column, height in zip(self._columns, heights, strict=False):
            end = last[column] + 1
            self._ends.update({(*ends, h): end for h in range(end, height + 1)})
            ends += (end,)
        self._found[ends] = self._found[heights]

    def attempt(self, heights: tuple[int, ...]) -> dict[int, int] | None:
        """Fill columns of those heights, if that was not done yet: where each ends; None if they do not
        hold the story, or enough has been tried."""
        made = self._reached(heights)
        known = made in self._found
        if known or self._trials >= self._most or not all(0 <= h <= self._frame.rows for h in made):
            return self._found.get(made)
        own: list[Slot] = []
        for slots, height in zip(self._slots, (*made, self._frame.rows), strict=True):
            own += _above(slots, height)
        self._trials += 1
        run = self._pour([*self._before, *own])
        last = self._last(run.feet())
        self._found[made] = last if run.left is None else None
        self._learn(run, made, last)
        if run.left is None:
            tried = self._judged(run, last, run.lone, run.stubs())
            if self.best is None or tried[:6] < self.best[:6]:
                self.best = tried
        return self._found[made]

    def _last(self, feet: Mapping[int, int]) -> dict[int, int]:
        """Column → row of its last line; -1 if it has none."""
        return {column: feet.get(column, -1) for column in self._columns}

    def _judged(
        self, run: Filling | None, last: dict[int, int], lone_slots: Sequence[Slot], stubs: int
    ) -> _Tried:
        rows = max(last.values()) + 1
        short = [self._free(column, after, rows) for column, after in last.items()]
        rising = sum(max(0, a - b) for a, b in pairwise(short))
        lone = sum(slot.column in last for slot in lone_slots) + stubs
        uneven = max(0, max(short) - 1)
        return _Tried(lone, uneven, rising, rows, sum(short), self._trials, run)

    def _free(self, column: int, after: int, rows: int) -> int:
        return _free(self._rows[column], after, rows)

"""Balance — 匀行: which of a headline's possible breaks make its lines even and its phrases whole.

In: the units of a line that does not fit, the cost of each place (`phrases`), what a line holds as it is
and condensed. Out: the breaks into as few lines as do, at least cost. A dynamic programme over (unit,
line); headlines are short, so that nothing cleverer is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import inf

from composer.frozen import frozen
from composer.galley.units.paragraph import Units
from composer.makeup.headline.phrases import WORD

__all__ = ["Balance"]

_ONE_LINE_MORE = 90
"""Between two words of one phrase (80 and less) a headline is broken rather than made a line longer."""
_LINES_MORE = 4
"""So many lines more than the least are tried, past the first only where a word is still broken: titles in
a row, each a little over half the measure, need nearly twice the least."""
_UNEVEN = 200.0
"""Of the square of a line's difference from the mean: 8 and 12 characters cost 16, 5 and 15 cost 100."""
_CONDENSED = 60.0
"""For a line that takes all of the condensing allowed; half of it a quarter."""
_ORDER = 90.0
"""For a line that is longer (or shorter) than the style's shape wants it beside its neighbour."""
_EVEN_ENOUGH = 0.6
"""Shortest to longest line: with that, breaks at the headline's own marks need no dictionary."""

_LOST = 2000.0
"""1/1000 em that a line may lose at its edges: two blanks of marks, a typed space, the tracking."""

Found = tuple[float, list[int]]
"""A cost, and the unit numbers at which the lines end."""


@frozen
class Balance:
    """A line to be broken.

    `width(units, at, to)` is the natural width of a stretch; `room` is what a line holds, `most` what
    it holds condensed as far as the style lets it; `shape` is the style's.
    """

    units: Units
    width: Callable[[Units, int, int], float]
    room: float
    most: float
    shape: str

    def chosen(
        self, marks: list[int], phrases: Callable[[], list[int]]
    ) -> tuple[list[int], list[int]]:
        """The costs used and the unit numbers at which the lines end.

        The headline's own marks are asked first; `phrases`, which may open the dictionary, only
        where they leave lines too uneven or too long.
        """
        least = self._least()
        found = self._search(marks, least)
        if found and self.shape == "even" and found[0] < WORD and self._even(found[1]):
            return marks, found[1]
        costs = phrases()
        tried: list[Found] = []
        for more in range(_LINES_MORE + 1):
            if found := self._search(costs, least + more):
                tried.append((found[0] + more * _ONE_LINE_MORE, found[1]))
            if more and min(tried)[0] < WORD:
                break
        return costs, min(tried)[1]

    def _least(self) -> int:
        """The least number of lines that legal breaks allow."""
        units, lines, at = self.units, 0, 0
        while at < units.count:
            end = at
            for to in range(at + 1, units.count + 1):
                if self.width(units, at, to) > self.most:
                    break
                if to == units.count or units.breaks[to]:
                    end = to
            at, lines = end, lines + 1
        return lines

    def _even(self, ends: list[int]) -> bool:
        widths = [self.width(self.units, at, to) for at, to in pairwise((0, *ends))]
        return max(widths) <= self.room and min(widths) >= _EVEN_ENOUGH * max(widths)

    def _search(self, costs: list[int], lines: int) -> Found | None:
        """The cheapest breaks into so many lines; None where there are none."""
        units = self.units
        mean = max(1.0, self.width(units, 0, units.count) / lines)
        # (unit, width of the line that ends there where the shape asks for it) → cost, ends
        best: dict[tuple[int, float], Found] = {(0, 0.0): (0.0, [])}
        for number in range(1, lines + 1):
            following: dict[tuple[int, float], Found] = {}
            for (at, above), (cost, ends) in best.items():
                # What cannot reach the end in the lines that are left is not gone on with: the search stays
                # as narrow for a thousand characters as it is for thirty.
                left = lines - number + 1
                if self.width(units, at, units.count) > left * (self.most + _LOST):
                    continue
                first = units.count if number == lines else at + 1
                for to in range(max(first, at + 1), units.count + (number == lines)):
                    wide = self.width(units, at, to)
                    if wide > self.most:
                        break
                    if to < units.count and not units.breaks[to]:
                        continue
                    total = cost + self._price(wide, above, mean)
                    if to < units.count:
                        total += costs[units.start(to)]
                    key = (to, wide if self.shape != "even" else 0.0)
                    if total < following.get(key, (inf,))[0]:
                        following[key] = (total, [*ends, to])
            best = following
        return min(best.values(), default=None)

    def _price(self, wide: float, above: float, mean: float) -> float:
        """What a line costs: its difference from the mean, its condensing, its place in the shape."""
        price = _UNEVEN * (wide / mean - 1) ** 2
        if wide > self.room:
            price += _CONDENSED * ((wide - self.room) / (self.most - self.room)) ** 2
        order = {"pyramid": 1, "inverted": -1}.get(self.shape, 0)
        return price + _ORDER if above and (wide - above) * order < -1 else price

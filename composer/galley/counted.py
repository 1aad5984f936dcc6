"""A paragraph in a wanted number of lines — 缩行、扩行: the breaks at least cost among those.

Copyfitting and the mending of lone lines ask for a line fewer or more than the paragraph takes by itself
(CLREQ 7.1.2; a sub-editor's 挤行 and 甩行). It is the search of `breaking` over (unit, line), with the line
number kept to the end and the ways left out that can't reach the end in the lines they have left.
"""

from __future__ import annotations

from heapq import heappop, heappush

from composer.galley.breaking import finder
from composer.galley.model import Measures
from composer.galley.rules import HALF, Rules
from composer.galley.units import Units

__all__ = ["ANY", "breaks_in"]

ANY = float("inf")
"""No limit to the stretch of a gap."""


def breaks_in(
    units: Units, measures: Measures, rules: Rules, count: int, loosest: float = ANY
) -> tuple[list[int], float] | None:
    """The unit numbers at which exactly `count` lines end, and their cost.

    None where the paragraph can't be set so with gaps stretched by `loosest` (1/1000 em) at most.
    """
    end = units.count
    if not end or count < 1:
        return None
    bounds = _Bounds(units, measures, rules, count, loosest)
    if not bounds.allow(0, 0):
        return None
    widths = [measures.width(line) for line in range(count)]
    found = [units.ways.setdefault((width, not line), {}) for line, width in enumerate(widths)]
    lines = finder(units, rules)
    heap: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], int] = {}
    while heap:
        cost, at, line = heappop(heap)
        if cost > best[at, line]:
            continue
        if at == end:
            return _trace(came, end, count), cost
        steps = lines.every(at, widths[line], line, found[line])
        following = line + 1
        for to, price in steps:
            if (to == end) is not (following == count):
                continue
            key, total = (to, following), cost + price
            known = best.get(key)
            if known is not None and total >= known:
                continue
            if to < end and (
                not bounds.allow(to, following) or _stretch(units, at, to, widths[line]) > loosest
            ):
                continue
            best[key], came[key] = total, at
            heappush(heap, (total, *key))
    return None


class _Bounds:
    """What the words from a unit on take at least and fill at most, against the lines that are left.

    Both err on the safe side, so that no good way is left out: every blank squeezed or swallowed at a
    line's edge, every space dropped, every gap stretched by as much as may be.
    """

    def __init__(
        self, units: Units, measures: Measures, rules: Rules, count: int, loosest: float
    ) -> None:
        self._units, self._loosest = units, loosest
        self._room = _room_after(measures, count, HALF if rules.hang else 0)
        self._full = _full_after(measures, count)
        self._swallowed = sum(units.blanks) - units.gives[-1] + sum(units.spaces.values())

    def allow(self, at: int, line: int) -> bool:
        """Whether line number `line` and those after it may hold what begins at unit `at`, not the end."""
        u, count = self._units, self._units.count
        width = u.natural(at, count)
        if width - u.give(at, count) - self._swallowed > self._room[line]:
            return False
        if self._loosest == ANY:
            return True
        most = width + u.take(at, count) + self._loosest * u.ordinary(at, count)
        return most >= self._full[line]


def _room_after(measures: Measures, count: int, hung: int) -> list[int]:
    """For each line, what it and all that follow it have for words, with what may hang out of them."""
    room = [0] * (count + 1)
    for line in range(count - 1, -1, -1):
        room[line] = room[line + 1] + measures.width(line) + hung
    return room


def _full_after(measures: Measures, count: int) -> list[int]:
    """For each line, what it and those that follow must fill: all but the paragraph's last."""
    full = [0] * (count + 1)
    for line in range(count - 2, -1, -1):
        full[line] = full[line + 1] + measures.width(line)
    return full


def _stretch(units: Units, at: int, to: int, measure: int) -> float:
    """By how much each gap of a line is stretched."""
    rest = measure - units.natural(at, to) - units.take(at, to)
    gaps = units.ordinary(at, to)
    return rest / gaps if gaps else max(0.0, rest)


def _trace(came: dict[tuple[int, int], int], end: int, count: int) -> list[int]:
    ends, at = [], end
    for line in range(count, 0, -1):
        ends.append(at)
        at = came[at, line]
    return ends[::-1]

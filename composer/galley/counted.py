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
    room, spaces = _room_after(measures, count), sum(units.spaces.values())
    full = _full_after(measures, count)
    if _least(units, 0) - spaces > room[0] or _most(units, 0, loosest) < full[0]:
        return None
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
        for to, price in lines(at, measures.width(line), line):
            key = (to, line + 1)
            if (to == end) is not (line + 1 == count) or _least(units, to) - spaces > room[
                line + 1
            ]:
                continue
            if to < end and (
                _most(units, to, loosest) < full[line + 1]
                or _stretch(units, at, to, measures.width(line)) > loosest
            ):
                continue
            total = cost + price
            if total < best.get(key, float("inf")):
                best[key], came[key] = total, at
                heappush(heap, (total, *key))
    return None


def _room_after(measures: Measures, count: int) -> list[int]:
    """For each line, what it and all that follow it have for words, and for the blank that the
    edge of each swallows."""
    room = [0] * (count + 1)
    for line in range(count - 1, -1, -1):
        room[line] = room[line + 1] + measures.width(line) + 2 * HALF
    return room


def _full_after(measures: Measures, count: int) -> list[int]:
    """For each line, what it and those that follow must fill: all but the paragraph's last."""
    full = [0] * (count + 1)
    for line in range(count - 2, -1, -1):
        full[line] = full[line + 1] + measures.width(line)
    return full


def _stretch(units: Units, at: int, to: int, measure: int) -> float:
    """By how much each gap of a line is stretched."""
    width = units.place[to] - units.place[at] - units.blank.get(at, 0) - units.spaces.get(to, 0)
    rest = measure - width - (units.takes[to - 1] - units.takes[at])
    gaps = units.gaps[to - 1] - units.gaps[at]
    return rest / gaps if gaps else max(0.0, rest)


def _most(units: Units, at: int, loosest: float) -> float:
    """What the words from unit `at` on can be made to fill; never less than they really can."""
    if loosest == ANY:
        return ANY
    width = units.place[-1] - units.place[at] + units.takes[-1] - units.takes[at]
    return width + loosest * (units.gaps[-1] - units.gaps[at])


def _least(units: Units, at: int) -> int:
    """What the words from unit `at` on take with every blank squeezed: never more than they really
    need (but for spaces that lines swallow), so that no good way is left out."""
    if at >= units.count:
        return 0
    blanks = units.blank.get(at, 0) + units.give(at, units.count)
    return units.place[-1] - units.place[at] - blanks


def _trace(came: dict[tuple[int, int], int], end: int, count: int) -> list[int]:
    ends, at = [], end
    for line in range(count, 0, -1):
        ends.append(at)
        at = came[at, line]
    return ends[::-1]

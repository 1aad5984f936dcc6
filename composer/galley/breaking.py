"""Total fit — 整段优选断行: the breaks of a whole paragraph at least cost (CLREQ 6.2.2, order 21).

Best-first search: a heap of (cost so far, unit, line). Lines of plain Han fit their measure exactly
and cost nothing, so the search runs straight through them and only branches where marks, words and
numbers force a choice; it gives the optimum of the full dynamic programme at a fraction of its time.

The costs. A gap stretched by g thousandths of an em costs 100 (g / 250)²: nothing to speak of up to
1/16 em, 100 at the reported limit of 1/4 em; past the limit 200 more, so that one loose line never
saves two good ones. Squeezing marks costs from 2 to 12 with the share of what there is to squeeze:
as much as a stretch of 1/12 em at most, which is CLREQ's order (先挤进，后推出) without taking
every mark to its least where an unseen stretch would do. A lone character on the last line costs 400, more than one loose line. A
breach of a line edge costs 100,000: it happens only where nothing else is possible.
"""

from __future__ import annotations

from bisect import bisect_right
from heapq import heappop, heappush

from composer.galley.justify import hangs_at
from composer.galley.model import Measures
from composer.galley.rules import HALF, Rules
from composer.galley.units import Units

__all__ = ["candidates", "choose_breaks"]

_LIMIT = 250
_STRETCH = 100.0
_PAST_LIMIT = 200.0
_SQUEEZE_LEAST, _SQUEEZE_MOST = 2.0, 12.0
_HANG = 1.0
_LONE = 400.0
_BREACH = 100_000.0
_BEYOND = 3
"""How many legal breaks past the natural end are tried by squeezing."""

Step = tuple[int, float]


def choose_breaks(units: Units, measures: Measures, rules: Rules) -> list[int]:
    """The unit numbers at which lines end, the last being `units.count`.

    The paragraph's line number i is as wide as ``measures.width(i)``. An empty paragraph has no
    lines. The work grows with the length of the paragraph, not with its square.
    """
    end = units.count
    if not end:
        return []
    same = len(measures.widths)  # from this line on the measure stays
    heap: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    search = _Lines(units, rules)
    while heap:
        cost, at, line = heappop(heap)
        key = (at, line)
        if cost > best[key]:
            continue
        if at == end:
            return _trace(came, key)
        following = min(line + 1, same)
        for to, price in search.lines(at, measures.width(line), line):
            total, next_key = cost + price, (to, following)
            known = best.get(next_key)
            if known is None or total < known:
                best[next_key] = total
                came[next_key] = key
                heappush(heap, (total, to, following))
    raise AssertionError("the search always reaches the paragraph's end")


def candidates(units: Units, rules: Rules, at: int, measure: int, line: int) -> list[Step]:
    """The (end, cost) of every line worth trying from unit `at`, as line number `line`."""
    return _Lines(units, rules).lines(at, measure, line)


def _trace(came: dict[tuple[int, int], tuple[int, int]], key: tuple[int, int]) -> list[int]:
    ends = []
    while key in came:
        ends.append(key[0])
        key = came[key]
    return ends[::-1]


class _Lines:
    """The lines that may begin at a unit, with their costs."""

    def __init__(self, units: Units, rules: Rules) -> None:
        self.u = units
        self.edges = rules if rules.marks == "none" else None
        self.hanging = rules if rules.hang else None

    def lines(self, at: int, measure: int, line: int) -> list[Step]:
        """(end, cost) of each line worth trying from unit `at`."""
        u = self.u
        place, breaks, end = u.place, u.breaks, u.count
        base = place[at] + u.blank.get(at, 0)
        if self.edges:
            base -= self.edges.start_blank(u.kinds[at])
        room = base + measure
        found: list[Step] = []
        last_give = u.gives[end - 1] - u.gives[at] if end > at + 1 else 0
        rest = place[end] - room - u.spaces.get(end, 0) + self._end_blank(end)
        if rest <= 0:
            return [(end, self._last(at, line))]
        if rest <= last_give:
            found.append((end, self._last(at, line) + self._squeeze(rest, last_give)))
        high = bisect_right(place, room, at + 1, end + 1) - 1
        self._beyond(at, high, room, found)
        to = min(high, end - 1)
        while to > at:
            if breaks[to]:
                slack = room - place[to] + u.spaces.get(to, 0) - self._end_blank(to)
                if slack >= 0:
                    price = self._stretch(at, to, slack)
                    if price <= _STRETCH or not found:
                        found.append((to, price))
                    if price > _STRETCH:
                        break
            to -= 1
        if not found:
            # nothing legal fits: part what should not part; the finding is the setter's
            return [(min(max(high, at + 1), end), _BREACH)]
        return found

    def _end_blank(self, to: int) -> int:
        return self.edges.end_blank(self.u.kinds[to - 1]) if self.edges else 0

    def _beyond(self, at: int, high: int, room: int, found: list[Step]) -> None:
        """Lines longer than the measure that squeezing, or a dropped space, brings in."""
        u, tried = self.u, 0
        to = max(high, at) + 1
        while to < u.count and tried < _BEYOND:
            need = u.place[to] - room - u.spaces.get(to, 0) + self._end_blank(to)
            give = u.gives[to - 1] - u.gives[at]
            if need > give:
                if self.hanging and u.breaks[to] and need <= HALF and hangs_at(u, to, self.hanging):
                    found.append((to, _HANG + self._stretch(at, to, HALF - need)))
                if not u.spaces or u.kinds[to - 1] != "s":
                    tried += 1
            elif u.breaks[to]:
                found.append((to, self._squeeze(need, give) if need > 0 else 0.0))
                tried += 1
            to += 1

    @staticmethod
    def _squeeze(need: int, give: int) -> float:
        return _SQUEEZE_LEAST + (_SQUEEZE_MOST - _SQUEEZE_LEAST) * need / give

    def _stretch(self, at: int, to: int, slack: int) -> float:
        u = self.u
        rest = slack - (u.takes[to - 1] - u.takes[at])
        if rest <= 0:
            return 0.0
        gaps = u.gaps[to - 1] - u.gaps[at]
        if not gaps:
            return _STRETCH + _PAST_LIMIT + rest
        each = rest / gaps
        price = _STRETCH * (each / _LIMIT) ** 2
        return price if each <= _LIMIT else price + _PAST_LIMIT

    def _last(self, at: int, line: int) -> float:
        """孤字, CLREQ 7.1.2: the last line holds more than one Han character plus marks."""
        if line == 0 or self.u.count - at > 4:
            return 0.0
        words = [kind for kind in self.u.kinds[at:] if kind in "HhVLulET"]
        return _LONE if words in ([], ["H"], ["h"], ["V"]) else 0.0

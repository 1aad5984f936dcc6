"""Total fit — 整段优选断行: the breaks of a whole paragraph at least cost (CLREQ 6.2.2, order 21).

Best-first search: a heap of (cost so far, state), a state being a unit, a line, and whether the line
before was strained. Lines of plain Han fit their measure exactly and cost nothing, so the search runs
straight through them and only branches where marks, words and numbers force a choice; strained lines
are put off until all that could be cheaper has been tried, which is seldom, and after them lines that are
looser than need be, which only help the next one. It gives the
optimum of the full dynamic programme at a fraction of its time. The lines are those of the measures
that the paragraph really meets. No tolerance is widened for anything: a line that can only be bad
costs what it costs, and the lines around it are chosen as if it were not there.

What lines there are and what they cost is in `line_costs.py`.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from itertools import islice
from math import inf

from composer.galley.line import Measures
from composer.galley.lines.line_costs import (
    AFTER_STRAINED,
    BREACH,
    CALM,
    LOOSEST,
    STRAINED,
    STRETCH,
    EdgedLines,
    Lines,
    Step,
    finder,
)
from composer.galley.rules.pairs import Rules
from composer.galley.units.paragraph import Units

__all__ = ["choose_breaks"]


def choose_breaks(
    units: Units, measures: Measures, rules: Rules, lines: Lines | None = None
) -> list[int]:
    """The unit numbers at which lines end, the last being `units.count`.

    The paragraph's line number i is as wide as ``measures.width(i)``. An empty paragraph has no
    lines. The work grows with the length of the paragraph, not with its square. Where a first search
    finds no way without a breach, a second one tries every line there is. `lines` gives the lines
    to choose from, if not all that the rules allow.
    """
    if not units.count:
        return []
    lines = lines or finder(units, rules)
    cost, ends = _search(units, measures, lines)
    if cost >= BREACH:
        _, ends = _search(units, measures, EdgedLines(units, rules, thorough=True))
    return ends


class _PutOff:
    """The states from which lines are put off, first strained ones, then loose ones where there are others,
    until all that could be cheaper has been tried."""

    def __init__(self, breaks: bytes | bytearray) -> None:
        self.strained: deque[tuple[float, int, int]] = deque()
        """Each state behind the cost from which on its lines are tried, in this order, and with a number that
        they end before."""
        self.loose: deque[tuple[float, int, int]] = deque()
        """The same of loose lines."""
        self.due = inf
        """From this cost on the first of both is tried."""
        self.dear = bytearray(breaks)
        """1 where a line may end to which no way has been found yet that is cheaper than all that are left."""

    def next(self) -> tuple[int, int, bool]:
        """The state whose turn it is, the unit that its lines end before, and whether they are the strained
        ones."""
        first = bool(self.strained) and self.strained[0][0] <= self.due
        _, state, before = (self.strained if first else self.loose).popleft()
        self.due = min(
            [waiting[0][0] for waiting in (self.strained, self.loose) if waiting] or [inf]
        )
        return state, before, first

    def steps(
        self,
        lines: Lines,
        state: int,
        line: tuple[int, int, int],
        cost: float,
        before: int,
        first: bool,
    ) -> list[Step]:
        """The lines that were put off, `line` being their beginning, measure and number."""
        if not first:
            return lines.lines(*line, LOOSEST)
        steps = [step for step in lines.lines(*line) if step[1] > STRAINED]
        if not lines.whole:
            self.loose.append((cost + STRETCH, state, steps[-1][0] if steps else before))
            self.due = min(self.due, cost + STRETCH)
        return steps

    def vain(self, at: int, before: int) -> bool:
        """Whether there is a cheaper way already to wherever lines from `at` would lead that end before a
        unit."""
        return self.dear.find(1, at + 1, before) < 0


def _search(units: Units, measures: Measures, lines: Lines) -> tuple[float, list[int]]:
    """The least cost and its breaks. States are numbers: unit, line, and whether the line before it was
    strained, in that order of bits.

    What was found from a unit is not kept: making it anew, which is seldom asked for, is cheaper than
    letting thousands of small lists grow cold.
    """
    end, find = units.count, lines.lines
    same = len(measures.widths)  # from this line on the measure stays
    bits = same.bit_length() + 1
    low = (1 << bits) - 1
    widths = [width for width in islice(measures.each(), same + 1) for _ in (0, 1)]
    following = [2 * min(line + 1, same) for line in range(same + 1) for _ in (0, 1)]
    heap: list[tuple[float, int]] = [(0.0, 0), (inf, 0)]
    waiting = _PutOff(units.breaks)
    best: dict[int, float] = {0: 0.0}
    came: dict[int, int] = {}
    while True:  # the paragraph's end is always reached
        if heap[0][0] < waiting.due:
            cost, state = heappop(heap)
            # Reached more cheaply since it was pushed; or behind a line that was not strained, which is
            # never dearer to go on from: nothing that leads on from here can win.
            if cost > best[state] or (state & 1 and best.get(state - 1, inf) <= cost):
                continue
            at, line = state >> bits, state & low
            if at == end:
                return cost, _trace(came, state, bits)
            # Only where the measure stays is one line as good as another: a unit that was reached is then
            # reached for all lines.
            if line >> 1 == same:
                waiting.dear[at] = 0
            steps = find(at, widths[line], line >> 1, CALM)
            # Calm lines first. Most paragraphs have a way of calm lines alone; strained ones are looked for
            # when no state is left that would be cheaper than the cheapest of them.
            if not lines.whole:
                waiting.strained.append((cost + STRAINED, state, steps[-1][0]))
                waiting.due = min(waiting.due, cost + STRAINED)
        else:
            state, before, first = waiting.next()
            cost, at, line = best[state], state >> bits, state & low
            if following[line] >> 1 == same and waiting.vain(at, before):
                continue
            steps = waiting.steps(lines, state, (at, widths[line], line >> 1), cost, before, first)
        after = following[line]
        for to, price in steps:
            total, target = cost + price, to << bits | after
            # The last bit of a state remembers a strained line: two in a row make a stripe.
            if price > STRAINED:
                total += AFTER_STRAINED * (state & 1)
                target += 1
            if target not in best or total < best[target]:
                best[target] = total
                came[target] = state
                heappush(heap, (total, target))


def _trace(came: dict[int, int], state: int, bits: int) -> list[int]:
    ends = []
    while state:
        ends.append(state >> bits)
        state = came[state]
    return ends[::-1]

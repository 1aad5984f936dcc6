"""Total fit — 整段优选断行: the breaks of a whole paragraph at least cost (CLREQ 6.2.2, order 21).

Best-first search: a heap of (cost so far, state), a state being a unit, a line, and whether the line
before was strained. Lines of plain Han fit their measure exactly and cost nothing, so the search runs
straight through them and only branches where marks, words and numbers force a choice; strained lines
are put off until all that could be cheaper has been tried, which is seldom, and after them lines that are
looser than need be, which only help the next one. It gives the
optimum of the full dynamic programme at a fraction of its time. The lines are those of the measures
that the paragraph really meets. No tolerance is widened for anything: a line that can only be bad
costs what it costs, and the lines around it are chosen as if it were not there.

The costs. What an eye at reading distance takes for even sets the scale: `docs/line-breaking.md` has
the counts from which the numbers were chosen, at 11 to 27 characters a line.

=====================  =============================================================================
gap stretched by g     100 (g / 250)², g in thousandths of an em: nothing to speak of up to 1/16 em,
                       100 at the reported limit of 1/4 em; past the limit 400 and three times as
                       steep, so that one loose line never saves two good ones, and two of 1/3 em
                       are taken for one of half an em
relief                 up to 60 more at the limit, while half-em marks get their full width back and
                       Han-Latin gaps grow, so that ordinary gaps stay at the limit
push-out               what its gaps cost: a character carried down opens those of an 11-character line
                       by 1/10 em, which is 16
squeezed marks         1 to 10 with the share of what there is to squeeze: less than the push-out that
                       it saves (先挤进，后推出), without taking every mark to its least where an
                       unseen stretch would do
squeezed full stop     up to 3 more: sentences run together
strained after         50 when the line and the one before it both cost more than 25 (a gap of 1/8 em,
strained               a hyphen): loose lines in a row make a stripe, hyphens in a row a ladder
hyphen                 60
released run of marks  250
lone character         800, more than one loose line (CLREQ 7.1.2)
line without a gap     400, and 1,200 more where its letters are 1/4 em apart, by the square, 50,000 at most;
                       no gap costs more: one word or part of an address, whose letters are spread
line that is not flush 90,000: one character by itself
breach of a line edge  100,000: only where nothing else is possible at all
=====================  =============================================================================
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from heapq import heappop, heappush
from itertools import islice
from math import inf

from composer.galley.justify import hangs_at
from composer.galley.model import Measures
from composer.galley.rules import HALF, LOOSE, Rules
from composer.galley.units import Units

__all__ = ["CALM", "candidates", "choose_breaks", "finder", "price_of_stretch"]

_LIMIT = LOOSE
_STRETCH = 100.0
_PAST_LIMIT = 400.0
_RELIEF = 60.0
_PAST_STEEPER = 3.0
_SQUEEZE_LEAST, _SQUEEZE_MOST = 1.0, 10.0
_STOP = 3.0
_STRAINED = 25.0
_AFTER_STRAINED = 50.0
_HANG = 1.0
_LONE = 800.0
_LONE_UNITS = 7
"""Last lines of more units hold more than one character, however many marks."""
_SPREAD_WORD, _SPREAD_LETTERS, _SPREAD_MOST = 400.0, 1200.0, 50_000.0
_NOT_FLUSH = 90_000.0
_BREACH = 100_000.0
_LOOSEST = 4 * _LIMIT
"""A line whose gaps would be wider is not tried where there is another from the same unit."""
_BEYOND = 3
"""How many legal breaks past the natural end are tried by squeezing."""

CALM = 125
"""1/8 em: gaps up to which a line costs no more than `_STRAINED`."""

Step = tuple[int, float]


def choose_breaks(
    units: Units, measures: Measures, rules: Rules, lines: _Lines | None = None
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
    even = type(lines) is _Lines and len(measures.widths) == 1
    cost, ends = (_search_even if even else _search)(units, measures, lines)
    if cost >= _BREACH:
        _, ends = _search(units, measures, _EdgedLines(units, rules, thorough=True))
    return ends


class _PutOff:
    """The states from which lines are put off, first strained ones, then loose ones where there are others,
    until all that could be cheaper has been tried."""

    def __init__(self, breaks: bytes | bytearray) -> None:
        self.strained: deque[tuple[float, int, int]] = deque()
        """Each state behind the cost from which on its lines are tried, in this order, and with a number that
        they end before."""
        self._loose: deque[tuple[float, int, int]] = deque()
        """The same of loose lines."""
        self.due = inf
        """From this cost on the first of both is tried."""
        self.dear = bytearray(breaks)
        """1 where a line may end to which no way has been found yet that is cheaper than all that are left."""

    def next(self) -> tuple[int, int, bool]:
        """The state whose turn it is, the unit that its lines end before, and whether they are the strained
        ones."""
        first = bool(self.strained) and self.strained[0][0] <= self.due
        _, state, before = (self.strained if first else self._loose).popleft()
        self.due = min(
            [waiting[0][0] for waiting in (self.strained, self._loose) if waiting] or [inf]
        )
        return state, before, first

    def steps(
        self,
        lines: _Lines,
        state: int,
        line: tuple[int, int, int],
        cost: float,
        before: int,
        first: bool,
    ) -> list[Step]:
        """The lines that were put off, `line` being their beginning, measure and number."""
        if not first:
            return lines.lines(*line, _LOOSEST)
        steps = [step for step in lines.lines(*line) if step[1] > _STRAINED]
        if not lines.whole:
            self._loose.append((cost + _STRETCH, state, steps[-1][0] if steps else before))
            self.due = min(self.due, cost + _STRETCH)
        return steps

    def vain(self, at: int, before: int) -> bool:
        """Whether there is a cheaper way already to wherever lines from `at` would lead that end before a
        unit."""
        return self.dear.find(1, at + 1, before) < 0


def _search(units: Units, measures: Measures, lines: _Lines) -> tuple[float, list[int]]:
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
            if cost > best[state] or (state & 1 and best.get(state - 1, inf) <= cost):
                continue
            at, line = state >> bits, state & low
            if at == end:
                return cost, _trace(came, state, bits)
            if line >> 1 == same:
                waiting.dear[at] = 0
            steps = find(at, widths[line], line >> 1, CALM)
            if not lines.whole:
                waiting.strained.append((cost + _STRAINED, state, steps[-1][0]))
                waiting.due = min(waiting.due, cost + _STRAINED)
        else:
            state, before, first = waiting.next()
            cost, at, line = best[state], state >> bits, state & low
            if following[line] >> 1 == same and waiting.vain(at, before):
                continue
            steps = waiting.steps(lines, state, (at, widths[line], line >> 1), cost, before, first)
        after = following[line]
        for to, price in steps:
            total, target = cost + price, to << bits | after
            if price > _STRAINED:
                total += _AFTER_STRAINED * (state & 1)
                target += 1
            if target not in best or total < best[target]:
                best[target] = total
                came[target] = state
                heappush(heap, (total, target))


def _search_even(units: Units, measures: Measures, lines: _Lines) -> tuple[float, list[int]]:
    """The same with `_Lines.lines` written into it, where all lines but the first have one measure: a state
    is a unit and whether the line before it was strained.

    Most paragraphs are set so, and calls, lists of steps and look-ups between the two are a fifth of the
    search: that is why this is one long loop. What was put off is rare: there `lines` is asked.
    """
    place, nth, breaks, end, gives, takes, rigid, acts, blanks, after, least = lines._lists
    stops = units.stops
    opening, measure = measures.width(0), measures.width(1)
    heap: list[tuple[float, int]] = [(0.0, 0), (inf, 0)]
    waiting = _PutOff(breaks)
    dear, due, put_off = waiting.dear, inf, waiting.strained.append
    best, came = [inf] * (2 * end + 2), [-1] * (2 * end + 2)
    best[0] = 0.0
    while True:
        cost, state = heappop(heap)
        if cost >= due:  # what was put off comes first
            heappush(heap, (cost, state))
            state, shortest, first = waiting.next()
            cost, at = best[state], state >> 1
            if not waiting.vain(at, shortest):
                line = (
                    at,
                    measure if at else opening,
                    at,
                )  # as number 0 only the first line begins
                for to, price in waiting.steps(lines, state, line, cost, shortest, first):
                    _reach(to, price, cost, state, heap, best, came)
            due = waiting.due
            continue
        if cost > best[state] or (state & 1 and best[state - 1] <= cost):
            continue
        at = state >> 1
        if at == end:
            return cost, _trace(came, state, 1)
        if at:
            dear[at] = 0
        begin = nth[at + 1]
        room, given = place[at] + (measure if at else opening), gives[begin]
        if acts[at]:
            room += blanks[begin - 1]
        fit = room - given
        shortest = 0
        """Where the shortest line ends of those found."""
        if least <= fit:
            shortest, need = end, least + gives[-1] - room
            price = lines._last(at, at)
            if need > 0:
                price += lines._squeeze(begin, end, need)
            _reach(end, price, cost, state, heap, best, came)
            if need <= 0:
                continue
        high = bisect_right(place, room, at + 1, end) - 1
        to, tried = high + 1, 0
        while to < end and place[to] + (after.get(to, 0) if after else 0) - gives[nth[to]] <= fit:
            to += 1
            tried += breaks[to - 1]
            if tried == _BEYOND:
                break
        wide, gapped = room + takes[begin], at + 1 - rigid[begin]
        while (to := to - 1) > at:
            if not breaks[to]:
                continue
            before = nth[to]
            rest = wide - place[to] - takes[before]
            if after:
                rest -= after.get(to, 0)
            if to > high:
                price, need = 0.0, takes[begin] - takes[before] - rest
                if need > 0:
                    price = _price_of_squeeze(
                        need, gives[before] - given, stops[before] - stops[begin]
                    )
            elif rest <= 0:
                price = 0.0
            else:
                count = to - rigid[before] - gapped
                if rest > CALM * count:
                    loose = not shortest and rest > _LIMIT * count
                    if loose:
                        shortest, price = to, lines._loose(at, to, rest, count)
                        _reach(to, price, cost, state, heap, best, came)
                    if loose or shortest > to:
                        put_off((cost + _STRAINED, state, shortest))
                        if cost + _STRAINED < due:
                            due = waiting.due = cost + _STRAINED
                        break
                each = rest / count / _LIMIT
                price = _STRETCH * each * each
            shortest = to
            total, target = cost + price, to << 1
            if price > _STRAINED:
                total += _AFTER_STRAINED * (state & 1)
                target += 1
            if total < best[target]:
                best[target] = total
                came[target] = state
                heappush(heap, (total, target))
        if not shortest:
            _reach(*lines._breach(at, high), cost, state, heap, best, came)


def _reach(
    to: int,
    price: float,
    cost: float,
    state: int,
    heap: list[tuple[float, int]],
    best: list[float],
    came: list[int],
) -> None:
    """A line of that price leads from a state to unit `to`."""
    total, target = cost + price, to << 1
    if price > _STRAINED:
        total += _AFTER_STRAINED * (state & 1)
        target += 1
    if total < best[target]:
        best[target] = total
        came[target] = state
        heappush(heap, (total, target))


def finder(units: Units, rules: Rules) -> _Lines:
    """What finds the lines that may begin at a unit."""
    edged = rules.edged or rules.hang or units.hyphens or units.prices
    return (_EdgedLines if edged else _Lines)(units, rules)


def price_of_stretch(gap: float) -> float:
    """What a line costs whose gaps are stretched by `gap` (1/1000 em), up to the limit."""
    return _STRETCH * gap / _LIMIT * gap / _LIMIT


def _price_of_squeeze(need: int, give: int, stops: int) -> float:
    """What a line costs out of which `need` is squeezed, of `give`; full stops have `stops` of it, and are
    squeezed last."""
    price = _SQUEEZE_LEAST + (_SQUEEZE_MOST - _SQUEEZE_LEAST) * need / give
    easy = give - stops
    return price if need <= easy else price + _STOP * (need - easy) / stops


def candidates(
    units: Units, rules: Rules, at: int, measure: int, line: int, *, every: bool = False
) -> list[Step]:
    """The (end, cost) of every line worth trying from unit `at`, as line number `line`; of `every` legal one
    if so said, however loose."""
    found = _EdgedLines(units, rules, thorough=True) if every else finder(units, rules)
    return found.lines(at, measure, line)


def _trace(came: dict[int, int] | list[int], state: int, bits: int) -> list[int]:
    ends = []
    while state:
        ends.append(state >> bits)
        state = came[state]
    return ends[::-1]


def _after(units: Units, rules: Rules | None) -> dict[int, int]:
    """Boundary → what a line that ends there has after it, less the word space that it drops: the blank
    of a mark if `rules` keep it, a hyphen."""
    after = dict(units.hyphens)
    for to, space in units.spaces.items():
        after[to] = after.get(to, 0) - space
    if rules:
        for to, kind in enumerate(units.kinds, 1):
            after[to] = after.get(to, 0) + rules.end_blank(kind)
    return after


class _Lines:
    """The lines that may begin at a unit, with their costs, where nothing is kept or hung at a line's
    edges: the blank before it and a space after it are dropped."""

    def __init__(self, units: Units, rules: Rules) -> None:
        u = self.u = units
        after = self._after = _after(u, rules if rules.edged else None)
        # where the paragraph ends, as in `Units.place`, if all is squeezed that can be
        least = u.place[u.count] + after.get(u.count, 0) - u.gives[-1]
        self._lists = (
            u.place, u.nth, u.breaks, u.count, u.gives, u.takes, u.rigid, u.acts, u.blanks, after, least,
        )  # fmt: skip
        self._no_start, self._no_end = rules.no_start, rules.no_end
        self.whole = True
        """Whether the last list of lines had all of them."""

    def lines(self, at: int, measure: int, line: int, most: int = _LIMIT) -> list[Step]:
        """(end, cost) of each line worth trying from unit `at`: those that squeezing brings in, then the
        others from the longest on; once there is one, none whose gaps are stretched by more than `most`.

        This runs twice a line and tries four ends each time: prices are worked out in place.
        """
        place, nth, breaks, end, gives, takes, rigid, acts, blanks, after, least = self._lists
        begin = nth[at + 1]
        room, given = place[at] + measure, gives[begin]
        if acts[at]:
            room += blanks[begin - 1]
        self.whole = True
        found: list[Step] = []
        if least <= room - given:
            price, need = self._last(at, line), least + gives[-1] - room
            if need <= 0:
                return [(end, price)]
            found.append((end, price + self._squeeze(begin, end, need)))
        high = to = bisect_right(place, room, at + 1, end) - 1
        tried = 0
        while (to := to + 1) < end and tried < _BEYOND:
            need = place[to] - room + (after.get(to, 0) if after else 0)
            if need > gives[nth[to]] - given:
                break
            if breaks[to]:
                found.append((to, self._squeeze(begin, to, need) if need > 0 else 0.0))
                tried += 1
        wide, gapped = room + takes[begin], at + 1 - rigid[begin]
        to = high + 1
        while (to := to - 1) > at:  # three rounds on average: a `range` would cost more
            if not breaks[to]:
                continue
            before = nth[to]
            rest = wide - place[to] - takes[before]
            if after:
                rest -= after.get(to, 0)
            if rest <= 0:
                found.append((to, 0.0))
                continue
            count = to - rigid[before] - gapped
            if found and rest > most * count:
                self.whole = False
                break
            if rest > _LIMIT * count:
                found.append((to, self._loose(at, to, rest, count)))
                if most < _LOOSEST:
                    self.whole = False
                    break
                continue
            each = rest / count / _LIMIT
            found.append((to, _STRETCH * each * each))
        # where nothing legal fits, what should not part does; the finding is the setter's
        return found or [self._breach(at, high)]

    def _breach(self, at: int, high: int) -> Step:
        """The longest line that breaks a unit's bond; where there is none, one that breaks the rules of a
        line's edges."""
        kinds, end = self.u.kinds, self.u.count
        for to in range(min(high, end - 1), at, -1):
            if kinds[to] not in self._no_start and kinds[to - 1] not in self._no_end:
                return to, _BREACH
        return min(max(high, at + 1), end), _BREACH

    def _squeeze(self, begin: int, to: int, need: int) -> float:
        """Squeezing out `need` of what there is to squeeze from special boundary number `begin` on."""
        gives, stops, before = self.u.gives, self.u.stops, self.u.nth[to]
        return _price_of_squeeze(need, gives[before] - gives[begin], stops[before] - stops[begin])

    def _stretch(self, at: int, to: int, slack: int) -> float:
        u = self.u
        rest = slack - u.take(at, to)
        if rest <= 0:
            return 0.0
        gaps = u.ordinary(at, to)
        if rest <= _LIMIT * gaps:
            each = rest / gaps / _LIMIT
            return _STRETCH * each * each
        return self._loose(at, to, rest, gaps)

    def _loose(self, at: int, to: int, rest: int, gaps: int) -> float:
        """A line whose `gaps` would have to take more than the limit: marks and Han-Latin gaps that
        get wider may keep it loose no further."""
        if not gaps:
            last = to - 1 if to in self.u.spaces else to
            letters = self.u.start(last) - self.u.start(at)
            if letters < 2:
                return _NOT_FLUSH
            each = rest / (letters - 1) / _LIMIT
            return min(_SPREAD_WORD + _SPREAD_LETTERS * each * each, _SPREAD_MOST)
        relief = self.u.relief(at, to)
        over = rest - _LIMIT * gaps
        if over <= relief:
            return _STRETCH + _RELIEF * over / relief
        each = (rest - relief) / gaps
        price = _STRETCH * (each / _LIMIT) ** 2
        return min(price * _PAST_STEEPER + _PAST_LIMIT, _SPREAD_MOST - 1)

    def _last(self, at: int, line: int) -> float:
        """孤字, CLREQ 7.1.2: the last line holds more than one Han character plus marks."""
        if line == 0 or self.u.count - at > _LONE_UNITS:
            return 0.0
        words = self.u.text[self.u.start(at) :]
        return _LONE if sum(map(str.isalnum, words)) < 2 else 0.0


class _EdgedLines(_Lines):
    """The same where marks keep their blanks at a line's edges or hang out of it, hyphens are added, or a
    break has a price of its own.

    `thorough` leaves none out that is legal; else what is looser than a first loose line is.
    """

    def __init__(self, units: Units, rules: Rules, *, thorough: bool = False) -> None:
        super().__init__(units, rules)
        self._rules = rules
        self._kept = rules if rules.edged else None
        self._thorough = thorough

    def lines(self, at: int, measure: int, line: int, most: int = _LIMIT) -> list[Step]:
        """(end, cost) of each line worth trying from unit `at`, as above."""
        u, after = self.u, self._after
        place, breaks, end = u.place, u.breaks, u.count
        room = place[at] + u.blank(at) + measure
        if self._kept:
            room -= self._kept.start_blank(u.kinds[at])
        self.whole = True
        need = place[end] - room + after.get(end, 0)
        if need <= 0:
            return [(end, self._last(at, line))]
        found: list[Step] = []
        if end > at + 1 and need <= u.give(at, end):
            found.append((end, self._last(at, line) + self._squeeze(u.nth[at + 1], end, need)))
        elif self._rules.hang and need <= HALF and hangs_at(u, end, self._rules):
            found.append((end, self._last(at, line) + _HANG))
        high = bisect_right(place, room, at + 1, end + 1) - 1
        self._beyond(at, high, room, found)
        for to in range(min(high, end - 1), at, -1):
            slack = room - place[to] - after.get(to, 0)
            if not breaks[to] or slack < 0:
                continue
            rest, count = slack - u.take(at, to), u.ordinary(at, to)
            if found and rest > most * count and not self._thorough:
                self.whole = False
                break
            found.append((to, self._stretch(at, to, slack)))
            if rest > _LIMIT * count and most < _LOOSEST and not self._thorough:
                self.whole = False
                break
        found = [(to, price + u.prices.get(to, 0.0)) for to, price in found]
        return found or [self._breach(at, high)]

    def _beyond(self, at: int, high: int, room: int, found: list[Step]) -> None:
        """Lines longer than the measure that squeezing, a hanging mark or a dropped space brings in."""
        u, tried, after = self.u, 0, self._after
        hanging = self._rules if self._rules.hang else None
        place, breaks, count = u.place, u.breaks, u.count
        to = max(high, at) + 1
        while to < count and tried < _BEYOND:
            need = place[to] - room + after.get(to, 0)
            if need > u.give(at, to):
                if hanging and breaks[to] and need <= HALF and hangs_at(u, to, hanging):
                    found.append((to, _HANG + self._stretch(at, to, HALF - need)))
                if u.kinds[to - 1] not in "sg":
                    tried += 1
            elif breaks[to]:
                found.append((to, self._squeeze(u.nth[at + 1], to, need) if need > 0 else 0.0))
                tried += 1
            to += 1

"""The costs of lines — 行的代价: which lines may begin at a unit, and how good each would be (CLREQ 6.2.2).

What an eye at reading distance takes for even sets the scale: `docs/line-breaking.md` has
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

from composer.galley.lines.justify import hangs_at
from composer.galley.rules.pairs import HALF, LOOSE, Rules
from composer.galley.units.paragraph import Units

__all__ = [
    "AFTER_STRAINED",
    "BEYOND",
    "BREACH",
    "CALM",
    "LIMIT",
    "LOOSEST",
    "STRAINED",
    "STRETCH",
    "EdgedLines",
    "Lines",
    "Step",
    "candidates",
    "finder",
    "price_of_squeeze",
    "price_of_stretch",
]

LIMIT = LOOSE
STRETCH = 100.0
_PAST_LIMIT = 400.0
_RELIEF = 60.0
_PAST_STEEPER = 3.0
_SQUEEZE_LEAST, _SQUEEZE_MOST = 1.0, 10.0
_STOP = 3.0
STRAINED = 25.0
AFTER_STRAINED = 50.0
_HANG = 1.0
_LONE = 800.0
_LONE_UNITS = 7
"""Last lines of more units hold more than one character, however many marks."""
_SPREAD_WORD, _SPREAD_LETTERS, _SPREAD_MOST = 400.0, 1200.0, 50_000.0
_NOT_FLUSH = 90_000.0
BREACH = 100_000.0
LOOSEST = 4 * LIMIT
"""A line whose gaps would be wider is not tried where there is another from the same unit."""
BEYOND = 3
"""How many legal breaks past the natural end are tried by squeezing."""

CALM = 125
"""1/8 em: gaps up to which a line costs no more than `STRAINED`."""

Step = tuple[int, float]


def finder(units: Units, rules: Rules) -> Lines:
    """What finds the lines that may begin at a unit."""
    edged = rules.edged or rules.hang or units.hyphens or units.prices
    return (EdgedLines if edged else Lines)(units, rules)


def price_of_stretch(gap: float) -> float:
    """What a line costs whose gaps are stretched by `gap` (1/1000 em), up to the limit."""
    return STRETCH * gap / LIMIT * gap / LIMIT


def price_of_squeeze(need: int, give: int, stops: int) -> float:
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
    found = EdgedLines(units, rules, thorough=True) if every else finder(units, rules)
    return found.lines(at, measure, line)


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


class Lines:
    """The lines that may begin at a unit, with their costs, where nothing is kept or hung at a line's
    edges: the blank before it and a space after it are dropped."""

    def __init__(self, units: Units, rules: Rules) -> None:
        u = self.u = units
        after = self._after = _after(u, rules if rules.edged else None)
        self._least = u.place[u.count] + after.get(u.count, 0) - u.gives[-1]
        """Where the paragraph ends, as in `Units.place`, if all is squeezed that can be."""
        self._no_start, self._no_end = rules.no_start, rules.no_end
        self.whole = True
        """Whether the last list of lines had all of them."""

    def lines(self, at: int, measure: int, line: int, most: int = LIMIT) -> list[Step]:
        """(end, cost) of each line worth trying from unit `at`: those that squeezing brings in, then the
        others from the longest on; once there is one, none whose gaps are stretched by more than `most`.

        This runs twice a line and tries four ends each time: prices are worked out in place.
        """
        u, after = self.u, self._after
        place, nth, breaks, end, takes, rigid = u.place, u.nth, u.breaks, u.count, u.takes, u.rigid
        begin = nth[at + 1]
        room = place[at] + measure
        if u.acts[at]:
            room += u.blanks[begin - 1]
        self.whole = True
        found: list[Step] = []
        # The paragraph's end is in reach: if it fits without squeezing, nothing shorter is worth a look.
        if self._least <= room - u.gives[begin]:
            price, need = self.last(at, line), self._least + u.gives[-1] - room
            if need <= 0:
                return [(end, price)]
            found.append((end, price + self.squeeze(begin, end, need)))
        high = bisect_right(place, room, at + 1, end) - 1
        self._brought_in(begin, high, room, found)
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
            # Ends are walked towards the beginning, so lines only get looser: with one line in hand the
            # first that is too loose for this round ends it.
            if found and rest > most * count:
                self.whole = False
                break
            if rest > LIMIT * count:
                found.append((to, self.loose(at, to, rest, count)))
                if most < LOOSEST:  # one loose line is enough, unless loose ones are asked for
                    self.whole = False
                    break
                continue
            each = rest / count / LIMIT
            found.append((to, STRETCH * each * each))
        # where nothing legal fits, what should not part does; the finding is the setter's
        return found or [self.breach(at, high)]

    def _brought_in(self, begin: int, high: int, room: int, found: list[Step]) -> None:
        """Lines longer than the measure that squeezing, or a space dropped at their end, brings in."""
        u, after = self.u, self._after
        place, nth, gives = u.place, u.nth, u.gives
        given, to, tried = gives[begin], high, 0
        while (to := to + 1) < u.count and tried < BEYOND:
            need = place[to] - room + (after.get(to, 0) if after else 0)
            if need > gives[nth[to]] - given:
                break
            if u.breaks[to]:
                found.append((to, self.squeeze(begin, to, need) if need > 0 else 0.0))
                tried += 1

    def breach(self, at: int, high: int) -> Step:
        """The longest line that breaks a unit's bond; where there is none, one that breaks the rules of a
        line's edges."""
        kinds, end = self.u.kinds, self.u.count
        for to in range(min(high, end - 1), at, -1):
            if kinds[to] not in self._no_start and kinds[to - 1] not in self._no_end:
                return to, BREACH
        return min(max(high, at + 1), end), BREACH

    def squeeze(self, begin: int, to: int, need: int) -> float:
        """Squeezing out `need` of what there is to squeeze from special boundary number `begin` on."""
        gives, stops, before = self.u.gives, self.u.stops, self.u.nth[to]
        return price_of_squeeze(need, gives[before] - gives[begin], stops[before] - stops[begin])

    def _stretch(self, at: int, to: int, slack: int) -> float:
        u = self.u
        rest = slack - u.take(at, to)
        if rest <= 0:
            return 0.0
        gaps = u.ordinary(at, to)
        if rest <= LIMIT * gaps:
            each = rest / gaps / LIMIT
            return STRETCH * each * each
        return self.loose(at, to, rest, gaps)

    def loose(self, at: int, to: int, rest: int, gaps: int) -> float:
        """A line whose `gaps` would have to take more than the limit: marks and Han-Latin gaps that
        get wider may keep it loose no further."""
        if not gaps:
            last = to - 1 if to in self.u.spaces else to
            letters = self.u.start(last) - self.u.start(at)
            if letters < 2:
                return _NOT_FLUSH
            each = rest / (letters - 1) / LIMIT
            return min(_SPREAD_WORD + _SPREAD_LETTERS * each * each, _SPREAD_MOST)
        relief = self.u.relief(at, to)
        over = rest - LIMIT * gaps
        if over <= relief:
            return STRETCH + _RELIEF * over / relief
        each = (rest - relief) / gaps
        price = STRETCH * (each / LIMIT) ** 2
        return min(price * _PAST_STEEPER + _PAST_LIMIT, _SPREAD_MOST - 1)

    def last(self, at: int, line: int) -> float:
        """孤字, CLREQ 7.1.2: the last line holds more than one Han character plus marks."""
        if line == 0 or self.u.count - at > _LONE_UNITS:
            return 0.0
        words = self.u.text[self.u.start(at) :]
        return _LONE if sum(map(str.isalnum, words)) < 2 else 0.0


class EdgedLines(Lines):
    """The same where marks keep their blanks at a line's edges or hang out of it, hyphens are added, or a
    break has a price of its own.

    `thorough` leaves none out that is legal; else what is looser than a first loose line is.
    """

    def __init__(self, units: Units, rules: Rules, *, thorough: bool = False) -> None:
        super().__init__(units, rules)
        self._rules = rules
        self._kept = rules if rules.edged else None
        self._thorough = thorough

    def lines(self, at: int, measure: int, line: int, most: int = LIMIT) -> list[Step]:
        """(end, cost) of each line worth trying from unit `at`, as above."""
        u, after = self.u, self._after
        place, breaks, end = u.place, u.breaks, u.count
        room = place[at] + u.blank(at) + measure
        if self._kept:
            room -= self._kept.start_blank(u.kinds[at])
        self.whole = True
        need = place[end] - room + after.get(end, 0)
        if need <= 0:
            return [(end, self.last(at, line))]
        found: list[Step] = []
        if end > at + 1 and need <= u.give(at, end):
            found.append((end, self.last(at, line) + self.squeeze(u.nth[at + 1], end, need)))
        elif self._rules.hang and need <= HALF and hangs_at(u, end, self._rules):
            found.append((end, self.last(at, line) + _HANG))
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
            if rest > LIMIT * count and most < LOOSEST and not self._thorough:
                self.whole = False
                break
        found = [(to, price + u.prices.get(to, 0.0)) for to, price in found]
        return found or [self.breach(at, high)]

    def _beyond(self, at: int, high: int, room: int, found: list[Step]) -> None:
        """Lines longer than the measure that squeezing, a hanging mark or a dropped space brings in."""
        u, tried, after = self.u, 0, self._after
        hanging = self._rules if self._rules.hang else None
        place, breaks, count = u.place, u.breaks, u.count
        to = max(high, at) + 1
        while to < count and tried < BEYOND:
            need = place[to] - room + after.get(to, 0)
            if need > u.give(at, to):
                if hanging and breaks[to] and need <= HALF and hangs_at(u, to, hanging):
                    found.append((to, _HANG + self._stretch(at, to, HALF - need)))
                if u.kinds[to - 1] not in "sg":
                    tried += 1
            elif breaks[to]:
                found.append((to, self.squeeze(u.nth[at + 1], to, need) if need > 0 else 0.0))
                tried += 1
            to += 1

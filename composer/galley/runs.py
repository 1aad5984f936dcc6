"""Runs of anything but Han — 非汉字段 — looked up whole: how most paragraphs become units.

In: a paragraph in one face. Out: the same `Units` that `unitise` makes of it. All rules reach from a
character to its neighbours in the run and to the Han beside the run, no further, so that a run such as
``，“`` or ``GB2312（`` is the same wherever it stands: `unitise` is asked about it once, and what it says
is put into place with every other one. Paragraphs of which that is not sure (several faces, words wider
than the measure, a quotation that opens a paragraph in Latin) are left to `unitise`.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from composer.galley.faces import FaceTable
from composer.galley.rules import HALF, Between, Rules
from composer.galley.units import NOT_HAN, Segment, Units, unitise

__all__ = ["RunTable", "Stretch", "units_of"]

_HAN = "字"
_UNBOUND = 1 << 40
"""A measure that cuts nothing up."""


class Stretch(NamedTuple):
    """What a run is; offsets count units from its first one, a boundary is before the unit of its
    number."""

    kinds: str
    cores: list[int]
    starts: tuple[int, ...] | None
    """Offsets of its units in its characters; None where each character is one."""
    between: list[Between]
    kerns: list[int]
    effects: tuple[tuple[int, int, int, bool, int, bool, bool], ...]
    """(boundary, blank, give, squeezed last, take, ordinary gap, break) where any is out of the common."""
    tokens: tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
    leads: tuple[tuple[int, int], ...]
    spaces: tuple[tuple[int, int], ...]
    prices: tuple[tuple[int, float], ...]
    widest: int
    """The widest part of it that no line may end in."""


class RunTable(dict[str, Stretch]):
    """The runs met so far in one face and style; inner ones by their characters, those at a paragraph's
    edge with the edge marked."""

    def __init__(self, table: FaceTable, rules: Rules) -> None:
        super().__init__()
        self.table, self.rules = table, rules

    def at_edge(self, run: str, opens: bool, closes: bool) -> Stretch:
        """A run that opens or closes the paragraph, or is all of it."""
        key = ("\2" if opens else "") + run + ("\3" if closes else "")
        return self.get(key) or self._meet(key, run, opens, closes)

    def __missing__(self, run: str) -> Stretch:
        return self._meet(run, run, False, False)

    def _meet(self, key: str, run: str, opens: bool, closes: bool) -> Stretch:
        before, after = "" if opens else _HAN, "" if closes else _HAN
        text = before + run + after
        units = unitise(text, [(0, len(text), self.table)], self.rules, _UNBOUND)
        made = self[key] = _stretch(units, len(before), len(after))
        return made


def units_of(text: str, runs: RunTable, widest: int, first: int) -> Units:
    """The units of a paragraph in one face; `widest` and `first` as in `unitise`."""
    segments = [(0, len(text), runs.table)]
    made = _Paragraph(text, runs, min(widest, first) - 3 * HALF).units(runs.rules, segments)
    return made or unitise(text, segments, runs.rules, widest, first)


class _Paragraph:
    """A paragraph as it is put together from Han and runs."""

    def __init__(self, text: str, runs: RunTable, room: int) -> None:
        self.text, self.runs, self.room = text, runs, room
        self.starts: list[int] = []
        self.kinds: list[str] = []
        self.cores: list[int] = []
        self.special: list[int] = []
        self.between: list[Between] = []
        self.kerns: list[int] = []
        self.stops: list[int] = []
        self.blank: dict[int, int] = {}
        self.tokens: dict[int, tuple[tuple[str, int], ...]] = {}
        self.lead: dict[int, int] = {}
        self.spaces: dict[int, int] = {}
        self.prices: dict[int, float] = {}
        size = len(text) + 1
        self.gives, self.takes, self.gaps = [0] * size, [0] * size, [1] * size
        self.breaks = bytearray(b"\1") * size

    def units(self, rules: Rules, segments: list[Segment]) -> Units | None:
        """Its units; None where `unitise` has to look at all of it."""
        if not self._collected():
            return None
        count, cores, blank = len(self.cores), self.cores, self.blank
        for at, wide in blank.items():
            cores[at] += wide
        spare = count + 1
        del self.gives[spare:], self.takes[spare:], self.gaps[spare:], self.breaks[spare:]
        self.starts.append(len(self.text))
        return Units(
            text=self.text,
            count=count,
            starts=self.starts,
            kinds="".join(self.kinds),
            place=[0, *accumulate(cores)],
            blank=blank,
            breaks=self.breaks,
            gives=list(accumulate(self.gives)),
            takes=list(accumulate(self.takes)),
            gaps=list(accumulate(self.gaps)),
            special=self.special,
            between=self.between,
            kerns=self.kerns,
            tokens=self.tokens,
            lead=self.lead,
            spaces=self.spaces,
            edges=[0],
            faces=[self.runs.table.face.key],
            cut=[],
            segments=segments,
            prices=self.prices,
            stops=self.stops,
            apart=rules.apart,
        )

    def _collected(self) -> bool:
        """Walk the runs and the Han between them; whether that could be done."""
        text, runs, table = self.text, self.runs, self.runs.table
        classes = text.translate(table.classes)
        widths = list(map(table.cores.__getitem__, text))
        if table.odd or table.lacking:
            return False
        end, at, room = len(text), 0, self.room
        for found in NOT_HAN.finditer(classes):
            first, past = found.span()
            run = text[first:past]
            if not first or past == end:
                if not first and past > 1 and run[0] in "“‘":
                    return False  # perhaps a quotation in Latin: only all of it shows
                stretch = runs.at_edge(run, not first, past == end)
            else:
                stretch = runs[run]
            if stretch.widest > room:
                return False
            if at < first:
                self.cores += widths[at:first]
                self.starts += range(at, first)
                self.kinds.append(classes[at:first])
            self._put(stretch, first, past)
            at = past
        self.cores += widths[at:]
        self.starts += range(at, end)
        self.kinds.append(classes[at:])
        return True

    def _put(self, stretch: Stretch, first: int, past: int) -> None:
        """A run into its place: characters `first` to `past`."""
        kinds, cores, starts, between, kerns, effects, tokens, leads, spaces, prices, _ = stretch
        unit = len(self.cores)
        begin = unit or 1
        self.special += range(begin, begin + len(between))
        self.between += between
        self.kerns += kerns
        for offset, blank, give, stop, take, gap, breakable in effects:
            at = unit + offset
            if not breakable:
                self.breaks[at] = 0
            if blank:
                self.blank[at] = blank
                self.gives[at] = give
                if stop:
                    self.stops.append(at)
            if take:
                self.takes[at] = take
            if not gap:
                self.gaps[at] = 0
        for offset, kern in leads:
            self.lead[unit + offset] = kern
        if tokens:
            for offset, pieces in tokens:
                self.tokens[unit + offset] = pieces
        if spaces or prices:
            self.spaces.update((unit + offset, wide) for offset, wide in spaces)
            self.prices.update((unit + offset, price) for offset, price in prices)
        self.cores += cores
        self.kinds.append(kinds)
        self.starts += range(first, past) if starts is None else [first + n for n in starts]


def _stretch(units: Units, before: int, after: int) -> Stretch:
    """The run out of the units of a text that has it between so many Han characters."""
    count = units.count - before - after
    past = before + count
    starts = tuple(start - before for start in units.starts[before:past])
    place, blank = units.place, units.blank
    cores = [place[at + 1] - place[at] - blank.get(at, 0) for at in range(before, past)]
    first, last = (before or 1), past + (1 if after else 0)
    effects = []
    for at in range(first, last):
        rule = (
            blank.get(at, 0),
            units.gives[at] - units.gives[at - 1],
            at in units.stops,
            units.takes[at] - units.takes[at - 1],
            bool(units.gaps[at] - units.gaps[at - 1]),
            bool(units.breaks[at]),
        )
        if rule != (0, 0, False, 0, True, True):
            effects.append((at - before, *rule))
    return Stretch(
        kinds=units.kinds[before:past],
        cores=cores,
        starts=None if starts == tuple(range(len(units.text) - before - after)) else starts,
        between=units.between,
        kerns=units.kerns,
        effects=tuple(effects),
        tokens=tuple((at - before, pieces) for at, pieces in units.tokens.items()),
        leads=tuple((at - before, kern) for at, kern in units.lead.items()),
        spaces=tuple((at - before, wide) for at, wide in units.spaces.items()),
        prices=tuple((at - before, price) for at, price in units.prices.items()),
        widest=_widest(units),
    )


def _widest(units: Units) -> int:
    """The widest part between two breaks."""
    widest, start = 0, 0
    for at in range(1, units.count + 1):
        if at == units.count or units.breaks[at]:
            widest = max(widest, units.place[at] - units.place[start])
            start = at
    return widest

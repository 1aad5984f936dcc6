"""Runs of anything but Han — 非汉字段 — looked up whole: how most paragraphs become units.

In: a paragraph in one face. Out: the same `Units` that `unitise` makes of it. All rules reach from a
character to its neighbours in the run and to the Han beside the run, no further, so that a run such as
``，“`` or ``GB2312（`` is the same wherever it stands: `unitise` is asked about it once, and what it says
is put into place with every other one. The paragraph is parted into Han and runs, and every list of
`Units` is the rows of the runs with rows of Han between them, joined and summed up by C loops: no
Python is run for a character, and next to none for a run. Paragraphs of which that is not sure
(several faces, words wider than the measure, a quotation that opens a paragraph in Latin) are left to
`unitise`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import add
from typing import Any, NamedTuple

from composer.galley.faces import FaceTable
from composer.galley.rules import HALF, Between, Rules
from composer.galley.units import Pieces, Units, unitise

__all__ = ["RunTable", "Stretch", "units_of"]

_HAN = "字"
_UNBOUND = 1 << 40
"""A measure that cuts nothing up."""

_RUN = re.compile("([^\u3400-\u4dbf\u4e00-\u9fff]+)")
"""What stands between ideographs of the two large blocks; what else is Han (々, 〇, kana) is looked up as
part of a run."""


class Stretch(NamedTuple):
    """What a run is. Its rows have an entry for each of its units and one for the Han after it: a unit
    with the boundary before it."""

    kinds: str
    breaks: bytes
    special: bytes
    """1 at boundaries that `Units.special` has."""
    wide: tuple[int, ...]
    least: tuple[int, ...]
    reach: tuple[int, ...]
    gaps: tuple[int, ...]
    stops: tuple[int, ...]
    blank: tuple[int, ...]
    leads: tuple[int, ...]
    inside: tuple[Pieces | None, ...]
    spans: tuple[int, ...]
    """How many characters each unit has."""
    between: tuple[Between, ...]
    """Of its special boundaries, as the next."""
    kerns: tuple[int, ...]
    size: int
    """How many entries its rows have."""
    widest: int
    """The widest part of it that no line may end in."""
    rare: tuple[tuple[int, int, float], ...]
    """(boundary, width of the word space before it, price of a break) where there is either."""


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
        made = _stretch(units, len(before), units.count)
        if self.table.whole(run):
            self[key] = made
            return made
        return made._replace(widest=_UNBOUND)  # not for here: some character is of another face


def units_of(text: str, runs: RunTable, widest: int, first: int) -> Units | None:
    """The units of a paragraph, if its characters are all of one face; `widest` and `first` as in
    `unitise`. None where that has to look at all of it."""
    parts = _RUN.split(text)
    found, han = parts[1::2], parts[::2]
    if not runs.table.whole("".join(han), han=True):
        return None
    # each run has the Han after it in its own rows
    counts = [len(han[0]), *[max(len(some) - 1, 0) for some in han[1:]]]
    if not han[0] and len(found[0]) > 1 and found[0][0] in "“‘":
        return None  # perhaps a quotation in Latin: only all of it shows
    stretches = _stretches(runs, found, opens=not han[0], closes=not han[-1])
    columns: Any = zip(*stretches, strict=True) if stretches else repeat((), len(Stretch._fields))
    (
        kinds, breaks, special, wide, least, reach, gaps, stops, blank, leads, inside, spans,
        between, kerns, sizes, widths, rare,
    ) = columns  # fmt: skip
    if max(widths, default=0) > min(widest, first) - 3 * HALF:
        return None
    ones, none, ems = _rows(_ONE, counts), _rows(_NONE, counts), _rows(_EM, counts)
    acts = b"".join(_between(_rows(_PLAIN, counts), special))
    count = len(acts)
    units = Units(
        text=text,
        count=count,
        starts=range(count + 1) if count == len(text) else _summed(ones, spans),
        kinds="".join(_between(_rows(_KINDS, counts), kinds)),
        place=_summed(ems, wide),
        least=_summed(ems, least),
        reach=_summed(ems, reach),
        gaps=_summed(ones, gaps),
        stops=_summed(none, stops),
        blank=[*chain.from_iterable(_between(none, blank)), 0],
        breaks=b"".join([*_between(_rows(_BREAKS, counts), breaks), b"\1"]),
        special=list(compress(range(count), acts)),
        between=list(chain.from_iterable(between)),
        kerns=list(chain.from_iterable(kerns)),
        inside=list(chain.from_iterable(_between(_rows(_EMPTY, counts), inside))),
        leads=list(chain.from_iterable(_between(none, leads))),
        spaces={},
        edges=[0],
        faces=[runs.table.face.key],
        cut=[],
        segments=[(0, len(text), runs.table)],
        apart=runs.rules.apart,
    )
    if any(rare):
        _put_rare(units, counts, sizes, rare)
    return units


def _stretches(runs: RunTable, found: list[str], *, opens: bool, closes: bool) -> list[Stretch]:
    """The runs of a paragraph, the first and the last perhaps at its edges."""
    if not (opens or closes):
        return list(map(runs.__getitem__, found))
    last = len(found) - 1
    return [
        runs.at_edge(run, opens and not n, closes and n == last) if n in (0, last) else runs[run]
        for n, run in enumerate(found)
    ]


class _Rows(dict[int, Any]):
    """Number of Han → a row with so many times the same."""

    def __init__(self, one: Any) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, count: int) -> Any:
        row = self[count] = self._one * count
        return row


_ONE, _NONE, _EM, _EMPTY = _Rows((1,)), _Rows((0,)), _Rows((1000,)), _Rows((None,))
_KINDS, _BREAKS, _PLAIN = _Rows("H"), _Rows(b"\1"), _Rows(b"\0")


def _rows(table: _Rows, counts: Sequence[int]) -> list[Any]:
    """Rows of Han, one before each run and one after the last."""
    return list(map(table.__getitem__, counts))


def _between(han: list[Any], runs: Sequence[Any]) -> list[Any]:
    """The rows of a paragraph in order: of Han, of a run, of Han …"""
    rows = [han[0]] * (2 * len(han) - 1)
    rows[::2] = han
    rows[1::2] = runs
    return rows


def _summed(han: list[Any], runs: Sequence[Any]) -> list[int]:
    """The sums over all entries before each, and over all."""
    return [0, *accumulate(chain.from_iterable(_between(han, runs)))]


def _put_rare(
    units: Units,
    counts: Sequence[int],
    sizes: Sequence[int],
    rare: Sequence[tuple[tuple[int, int, float], ...]],
) -> None:
    """Word spaces and prices of breaks into their places."""
    begins = accumulate(map(add, counts, (0, *sizes)))
    for begin, found in zip(begins, rare, strict=False):
        for offset, space, price in found:
            if space:
                units.spaces[begin + offset] = space
            if price:
                units.prices[begin + offset] = price


def _stretch(units: Units, first: int, past: int) -> Stretch:
    """The run out of the units of a text that has it between Han; its entries are those of the units
    from `first` on to the Han after it, or to the paragraph's end at `past`."""
    last = min(past, units.count)
    own = slice(first, last)
    special = [at in set(units.special) for at in range(first, last)]
    rare = [
        (at - first, units.spaces.get(at, 0), units.prices.get(at, 0.0))
        for at in range(first, past + 1)
    ]
    return Stretch(
        kinds=units.kinds[own],
        breaks=bytes(units.breaks[own]),
        special=bytes(special),
        wide=_parts(units.place, own),
        least=_parts(units.least, own),
        reach=_parts(units.reach, own),
        gaps=_parts(units.gaps, own),
        stops=_parts(units.stops, own),
        blank=tuple(units.blank[own]),
        leads=tuple(units.leads[own]),
        inside=tuple(units.inside[own]),
        spans=_parts(units.starts, own),
        between=tuple(units.between),
        kerns=tuple(units.kerns),
        size=last - first,
        widest=_widest(units),
        rare=tuple(one for one in rare if any(one[1:])),
    )


def _parts(sums: Sequence[int], own: slice) -> tuple[int, ...]:
    """What the entries of `own` were before they were summed up."""
    return tuple(b - a for a, b in pairwise(sums[own.start : own.stop + 1]))


def _widest(units: Units) -> int:
    """The widest part between two breaks."""
    ends = [at for at in range(1, units.count) if units.breaks[at]]
    return max(units.place[b] - units.place[a] for a, b in pairwise((0, *ends, units.count)))

"""Runs of anything but Han — 非汉字段 — looked up whole: how most paragraphs become units.

In: a paragraph in one face. Out: the same `Units` that `unitise` makes of it. All rules reach from a
character to its neighbours in the run and to the Han beside the run, no further, so that a run such as
``，“`` or ``GB2312（`` is the same wherever it stands: it is looked at once, as `unitise` does, and what was
found is put into place with every other one. The paragraph is parted into Han and runs, and every list of
`Units` is the rows of the runs with rows of Han between them, joined and summed up by C loops: no
Python is run for a character, and next to none for a run. Paragraphs of which that is not sure
(several faces, words wider than the measure, a quotation that opens a paragraph in Latin) are left to
`unitise`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, repeat
from operator import add
from typing import Any

from composer.frozen import NamedTuple
from composer.galley.clusters import clustered
from composer.galley.cutter import Cutter
from composer.galley.faces import FaceTable
from composer.galley.quotes import in_question
from composer.galley.rules import HALF, Rules
from composer.galley.units import Boundary, Looked, Units, columns, looked_at

__all__ = ["RunTable", "Stretch", "units_of"]

_HAN = "字"
_UNBOUND = 1 << 40
"""A measure that cuts nothing up."""

_IDEOGRAPHS = re.compile("([\u4e00-\u9fff]+)")
"""Ideographs of the large block; what else is Han (々, 〇, kana, rare ideographs) is looked up as part of a run
that stands between them. The one range is compiled in a millisecond each time that a pattern has it."""


class Stretch(NamedTuple):
    """What a run is. The first four have an entry for each of its units and one for the Han after it: a
    unit with the boundary before it; the others one for each of its special boundaries."""

    kinds: str
    wide: tuple[int, ...]
    acts: bytes
    breaks: bytes
    blanks: tuple[int, ...]
    boundaries: tuple[Boundary, ...]
    gives: tuple[int, ...]
    takes: tuple[int, ...]
    rigid: tuple[int, ...]
    stops: tuple[int, ...]
    longer: tuple[int, ...]
    widest: int
    """The widest part of it that no line may end in."""
    rare: tuple[tuple[int, int, float], ...]
    """(boundary, width of the typed spaces before it, price of a break) where there is either."""


_NOWHERE = Stretch("", (), b"", b"", (), (), (), (), (), (), (), _UNBOUND, ())
"""A run that can't be looked up."""


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
        if clustered(run.translate(self.table.classes)):
            return _NOWHERE  # it may combine with the Han before it
        text = before + run + after
        if in_question(text):
            return _NOWHERE  # only more of the paragraph shows whether a quotation mark is Chinese
        cutter = Cutter(text, _UNBOUND, _UNBOUND, None, solidus=self.rules.solidus)
        cutter.segment(0, len(text), self.table)
        made = _stretch(looked_at(cutter, self.rules), len(before))
        self[key] = made
        return made


def units_of(text: str, runs: RunTable, widest: int, first: int) -> Units | None:
    """The units of a paragraph, if its characters are all of one face; `widest` and `first` as in
    `unitise`. None where that has to look at all of it."""
    if not text or not runs.table.even(text):
        return None
    parts = _IDEOGRAPHS.split(text)
    found, han = parts[::2], parts[1::2]
    opens, closes = bool(found[0]), bool(found[-1])
    if opens:
        han.insert(0, "")
    else:
        del found[0]
    if closes:
        han.append("")
    else:
        found.pop()
    if opens and len(found[0]) > 1 and found[0][0] in "“‘":
        return None  # perhaps a quotation in Latin: only all of it shows
    stretches = _stretches(runs, found, opens=opens, closes=closes)
    rows: Any = zip(*stretches, strict=True) if stretches else repeat((), len(Stretch._fields))
    (
        kinds, wide, acts, breaks, blanks, boundaries, gives, takes, rigid, stops, longer, widths, rare,
    ) = rows  # fmt: skip
    if max(widths, default=0) > min(widest, first) - 3 * HALF:
        return None
    # each run has the Han after it in its own rows
    counts = [len(some) - 1 for some in han]
    counts[0] += 1
    if closes and found:
        counts[-1] = 0
    acting = b"".join(_between(_PLAIN, counts, acts))
    count = len(acting)
    units = Units(
        text=text,
        count=count,
        kinds="".join(_between(_KINDS, counts, kinds)),
        place=[0, *accumulate(chain.from_iterable(_between(_EM, counts, wide)))],
        nth=[0, *accumulate(acting)],
        acts=acting + b"\0",
        breaks=b"".join(_between(_BREAKS, counts, breaks)) + b"\1",
        special=list(compress(range(count), acting)),
        blanks=_row(blanks),
        boundaries=_row(boundaries),
        gives=_sums(gives),
        takes=_sums(takes),
        rigid=_sums(rigid),
        stops=_sums(stops),
        longer=_sums(longer),
        spaces={},
        edges=[0],
        faces=[runs.table.face.key],
        cut=[],
        segments=[(0, len(text), runs.table)],
        apart=runs.rules.apart,
    )
    if any(rare):
        _put_rare(units, counts, acts, rare)
    return units


def _stretches(runs: RunTable, found: list[str], *, opens: bool, closes: bool) -> list[Stretch]:
    """The runs of a paragraph, the first and the last perhaps at its edges."""
    if opens and closes and len(found) == 1:
        return [runs.at_edge(found[0], True, True)]
    inner = found[1:] if opens else found
    if closes and inner:
        inner = inner[:-1]
    made = list(map(runs.__getitem__, inner))
    if opens:
        made.insert(0, runs.at_edge(found[0], True, False))
    if closes and found:
        made.append(runs.at_edge(found[-1], False, True))
    return made


class _Rows(dict[int, Any]):
    """Number of Han → a row with so many times the same."""

    def __init__(self, one: Any) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, count: int) -> Any:
        row = self[count] = self._one * count
        return row


_EM, _KINDS, _BREAKS, _PLAIN = _Rows((1000,)), _Rows("H"), _Rows(b"\1"), _Rows(b"\0")


def _between(table: _Rows, counts: Sequence[int], runs: Sequence[Any]) -> list[Any]:
    """The rows of a paragraph in order: of so many Han, of a run, of so many Han …"""
    rows = [""] * (2 * len(counts) - 1)
    rows[::2] = map(table.__getitem__, counts)
    rows[1::2] = runs
    return rows


def _row(runs: Iterable[Iterable[Any]]) -> list[Any]:
    return list(chain.from_iterable(runs))


def _sums(runs: Iterable[Iterable[int]]) -> list[int]:
    """The sums over all entries before each, and over all."""
    return [0, *accumulate(chain.from_iterable(runs))]


def _put_rare(
    units: Units,
    counts: Sequence[int],
    rows: Sequence[bytes],
    rare: Sequence[tuple[tuple[int, int, float], ...]],
) -> None:
    """Word spaces and prices of breaks into their places."""
    begins = accumulate(map(add, counts, (0, *map(len, rows))))
    for begin, found in zip(begins, rare, strict=False):
        for offset, space, price in found:
            if space:
                units.spaces[begin + offset] = space
            if price:
                units.prices[begin + offset] = price


def _stretch(seen: Looked, first: int) -> Stretch:
    """The run out of a text that has it between Han, from unit number `first` on to the Han after it."""
    rare = [
        (at - first, seen.spaces.get(at, 0), seen.prices.get(at, 0.0))
        for at in sorted({*seen.spaces, *seen.prices})
    ]
    blanks, gives, takes, rigid, stops = map(tuple, columns(seen.boundaries))
    return Stretch(
        kinds=seen.kinds[first:],
        wide=tuple(seen.wide[first:]),
        acts=bytes(seen.acts[first:]),
        breaks=bytes(seen.breaks[first:-1]),
        blanks=blanks,
        boundaries=tuple(seen.boundaries),
        gives=gives,
        takes=takes,
        rigid=rigid,
        stops=stops,
        longer=tuple(seen.longer),
        widest=_widest(seen.wide, seen.breaks),
        rare=tuple(rare),
    )


def _widest(wide: Sequence[int], breaks: Sequence[int]) -> int:
    """The widest part between two breaks."""
    widest = part = 0
    for width, ends in zip(wide, breaks, strict=False):
        part = width if ends else part + width
        widest = max(widest, part)
    return widest

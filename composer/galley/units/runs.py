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
from collections.abc import Sequence
from itertools import accumulate, chain, compress, product
from typing import Any

from composer.frozen import NamedTuple
from composer.galley.rules.pairs import HALF, Rules
from composer.galley.rules.quotation_marks import in_question
from composer.galley.units.clusters import clustered
from composer.galley.units.cutter import Cutter
from composer.galley.units.paragraph import Boundary, Looked, Units, columns, looked_at
from composer.galley.units.widths import FaceTable
from composer.patterns import pattern

__all__ = ["RunTable", "Stretch", "units_of"]

_HAN = "字"
_UNBOUND = 1 << 40
"""A measure that cuts nothing up."""

_RUN = re.compile("([^\u4e00-\u9fff]+)(.?)", re.DOTALL)
"""What stands between ideographs of the large block, and the ideograph after it; what else is Han (々, 〇,
kana, rare ideographs) is looked up as part of a run. `re` walks through all of a range for each time that it is
written, 0.9 ms; with the set once more in front, which `re` would look for first, three times."""

_SCORE = pattern("[0-9]比[0-9]")
_DATES = pattern("[0-9０-９][\u4e00-\u9fff]{1,2}[-－−–~～∼][0-9０-９]")
"""Perhaps a range over characters of Han: 3月-5月."""

_PLAIN = ("H", 0, 1)
_LOOKS = list(product("HhecrpmwnLuylsgbNZOCPKSTqIXDEoFV", (0, 1), (0, 1)))
_LOOKS.remove(_PLAIN)
_LOOKS.insert(ord("?"), _PLAIN)
"""What the code of a unit says of it: its class, its entries in `acts` and in `breaks`. Codes are
characters of Latin-1: `?` is what its encoder makes of the ideographs between runs."""

_CODES = {look: chr(code) for code, look in enumerate(_LOOKS)}
_KINDS, _ACTS, _BREAKS = (
    bytes(column).ljust(256) for column in zip(*[(ord(k), a, b) for k, a, b in _LOOKS], strict=True)
)
"""Codes → each of the three, for `bytes.translate`."""

Special = tuple[Boundary, int, int, int, int, int, int]
"""A special boundary with its entries in `blanks`, `gives`, `takes`, `rigid`, `stops` and `longer`."""


class Stretch(NamedTuple):
    """What a run is. `codes` and `wide` have an entry for each of its units and one for the Han after it: a
    unit with the boundary before it."""

    codes: str
    wide: tuple[int, ...]
    specials: tuple[Special, ...]
    widest: int
    """The widest part of it that no line may end in."""
    rare: tuple[tuple[int, int, float], ...]
    """(boundary, width of the typed spaces before it, price of a break) where there is either."""


_NOWHERE = Stretch("", (), (), _UNBOUND, ())
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
        cutter = Cutter(text, _UNBOUND, _UNBOUND, None, self.rules)
        cutter.segment(0, len(text), self.table)
        made = _stretch(looked_at(cutter, self.rules), len(before))
        self[key] = made
        return made


def units_of(text: str, runs: RunTable, widest: int, first: int) -> Units | None:
    """The units of a paragraph, if its characters are all of one face; `widest` and `first` as in
    `unitise`. None where that has to look at all of it."""
    if not text or not runs.table.even(text):
        return None
    parts = _RUN.split(text)
    han, found = parts[::3], parts[1::3]
    opens, closes = not han[0], bool(found) and not parts[-2]
    if opens and len(found[0]) > 1 and found[0][0] in "“‘":
        return None  # perhaps a quotation in Latin: only all of it shows
    if "比" in text and _SCORE.search(text):
        return None  # 6比0 is one over a character of Han
    if runs.table.upright and _DATES.search(text):
        return None  # only the Han before it shows whether a sign is one
    stretches = _stretches(runs, found, opens=opens, closes=closes)
    # A word wider than the measure has to be cut up, which the look-up never does. Three half ems are what marks
    # beside it may add.
    rows: Any = zip(*stretches, strict=True) if stretches else ((),) * len(Stretch._fields)
    codes, wide, specials, widths, rare = rows
    if max(widths, default=0) > min(widest, first) - 3 * HALF:
        return None
    rows = tuple(zip(*chain.from_iterable(specials), strict=True)) or ((),) * 7
    boundaries, blanks, gives, takes, rigid, stops, longer = rows
    parts[1::3] = codes
    parts[2::3] = [""] * len(codes)  # each run has the Han after it in its own rows
    looks = "".join(parts).encode("latin-1", "replace")
    acts = looks.translate(_ACTS)
    parts[::3] = map(_EMS.__getitem__, map(len, han))
    parts[1::3] = wide
    units = Units(
        text=text,
        count=len(looks),
        kinds=looks.translate(_KINDS).decode(),
        place=[0, *accumulate(chain.from_iterable(parts))],
        nth=[0, *accumulate(acts)],
        acts=acts + b"\0",
        breaks=looks.translate(_BREAKS) + b"\1",
        special=list(compress(range(len(looks)), acts)),
        blanks=list(blanks),
        boundaries=list(boundaries),
        gives=[0, *accumulate(gives)],
        takes=[0, *accumulate(takes)],
        rigid=[0, *accumulate(rigid)],
        stops=[0, *accumulate(stops)],
        longer=[0, *accumulate(longer)],
        spaces={},
        edges=[0],
        faces=[runs.table.face.key],
        cut=[],
        segments=[(0, len(text), runs.table)],
        apart=runs.rules.apart,
    )
    if any(rare):
        _put_rare(units, list(map(len, parts)), rare)
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


class _Ems(dict[int, tuple[int, ...]]):
    """Number of Han → their widths."""

    def __missing__(self, count: int) -> tuple[int, ...]:
        row = self[count] = (1000,) * count
        return row


_EMS = _Ems()


def _put_rare(
    units: Units, lengths: Sequence[int], rare: Sequence[tuple[tuple[int, int, float], ...]]
) -> None:
    """Word spaces and prices of breaks into their places; `lengths` as the paragraph is parted."""
    begins = list(accumulate(lengths))[:-1:3]
    for begin, found in zip(begins, rare, strict=True):
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
    looks = zip(seen.kinds, seen.acts, seen.breaks, strict=False)
    return Stretch(
        codes="".join([_CODES[look] for look in looks])[first:],
        wide=tuple(seen.wide[first:]),
        specials=tuple(zip(seen.boundaries, *columns(seen.boundaries), seen.longer, strict=True)),
        widest=_widest(seen.wide, seen.breaks),
        rare=tuple(rare),
    )


def _widest(wide: Sequence[int], breaks: Sequence[int]) -> int:
    """The widest part between two breaks."""
    widest = part = 0
    for width, ends in zip(wide, breaks, strict=False):
        part = width if ends else part + width
        if part > widest:
            widest = part
    return widest

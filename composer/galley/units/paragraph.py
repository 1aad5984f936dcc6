"""A paragraph as unbreakable units — 不可拆单元 — with widths, blanks and legal breaks, all counted once.

Han characters are units of their own; a Latin word, a number with its unit, —— or …… is one. Only the
places where something else than Han meets Han are looked at one by one; the rest is done by the C
loops of `accumulate` and `map`, which is what makes pure Python fast enough.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from itertools import accumulate, pairwise

from composer.frozen import NamedTuple, record
from composer.galley.rules.bonds import bind, rewritten
from composer.galley.rules.pairs import PLAIN, Between, Rules, Shrink
from composer.galley.rules.seams import Parts
from composer.galley.units.cutter import NOT_HAN, Cutter, Pieces, Segment
from composer.galley.units.widths import FaceTable
from composer.patterns import pattern

__all__ = [
    "Boundary",
    "FaceTable",
    "Looked",
    "Pieces",
    "Segment",
    "Units",
    "columns",
    "looked_at",
    "unitise",
]

_SPACES = re.compile("[sgbZ]+")
_HANGUL = pattern("[\uac00-\ud7a3]")
_AFTER_MARKS = re.compile("(?<=[CPKSI])s")
_NO_KERN = (0, 0)
_NOTHING = PLAIN[: Between._fields.index("breaks")]

Boundary = tuple[Between, int, int, "Pieces | None"]
"""A special boundary: its rule, the glyph corrections that meet there, the kern before the glyph of the unit
there (what a line that begins with it starts with), and the unit's pieces, if it has several characters;
none where it is set as plain text. A plain tuple: Python takes those apart in a fifth of the time."""


@record
class Units:
    """A paragraph ready for breaking and justifying.

    Most boundaries are between Han and Han: nothing stands there, a line may end there, and the gap
    stretches with all others. What differs is listed for the other boundaries alone, the *special* ones
    (the boundary before unit number b is number b): `place`, `nth` and `kinds` have an entry a unit,
    all other lists one a special boundary, which `nth` finds.

    `gives`, `takes`, `rigid`, `stops` and `longer` are sums over all special boundaries before a number, so that
    what lies within a line is a difference.
    """

    text: str
    count: int
    kinds: str
    place: list[int]
    """Natural widths of all units before a number, each with the blank before it."""
    nth: list[int]
    """How many special boundaries there are before a number."""
    acts: bytes
    """1 at special boundaries."""
    breaks: bytes | bytearray
    special: list[int]
    """Boundaries that differ from those between Han, ascending: only these are looked at in a line."""
    blanks: list[int]
    boundaries: list[Boundary]
    gives: list[int]
    """What blanks give when squeezed."""
    takes: list[int]
    """What word spaces and Han-Latin gaps take before ordinary gaps do."""
    rigid: list[int]
    """Boundaries that are no ordinary gap."""
    stops: list[int]
    """What full stops give: squeezed last (CLREQ 6.2.2.3, step 7)."""
    longer: list[int]
    """Characters that units have more than one."""
    spaces: dict[int, int]
    """Width of the typed spaces that end with unit b - 1: dropped at a line's end."""
    edges: list[int]
    faces: list[str]
    """Face keys, each from the unit number in `edges` on."""
    cut: list[tuple[int, int, int]]
    """(start, end, width) of tokens that were wider than the measure and had to be cut up."""
    segments: list[Segment]
    prices: dict[int, float] = field(default_factory=dict)
    """What a break costs by itself, at boundaries where it does."""
    hyphens: dict[int, int] = field(default_factory=dict)
    """Boundaries where a hyphen is drawn if a line ends there, and its width."""
    apart: bool = False
    """Whether every mark is a piece of its own (`Rules.apart`)."""
    spares: bool = False
    """Whether annotations spread units of it: its words are not parted anew."""

    def start(self, unit: int) -> int:
        """Offset of a unit in the text; of number `count` the text's length."""
        return unit + self.longer[self.nth[unit]]

    @property
    def starts(self) -> list[int]:
        """The same for all of them."""
        return list(map(self.start, range(self.count + 1)))

    def blank(self, at: int) -> int:
        """The blank before a unit: it is not kept at a line's start."""
        return self.blanks[self.nth[at]] if self.acts[at] else 0

    def natural(self, at: int, to: int) -> int:
        """Width of units `at` to `to` as a line, without the blank or space at its edges."""
        return self.place[to] - self.place[at] - self.blank(at) - self.spaces.get(to, 0)

    def words_end(self, to: int) -> int:
        """The unit number at which the words end of a line that ends at `to`: typed spaces are dropped."""
        while to and self.kinds[to - 1] in "sgbZ":
            to -= 1
        return to

    def _sum(self, sums: list[int], at: int, to: int) -> int:
        nth = self.nth
        return sums[nth[to]] - sums[nth[at + 1]]

    def ordinary(self, at: int, to: int) -> int:
        """How many ordinary gaps there are between units `at` and `to`."""
        return to - at - 1 - self._sum(self.rigid, at, to)

    def give(self, at: int, to: int) -> int:
        """What the blanks between units `at` and `to` give when squeezed."""
        return self._sum(self.gives, at, to)

    def take(self, at: int, to: int) -> int:
        """What word spaces and Han-Latin gaps take before ordinary gaps do."""
        return self._sum(self.takes, at, to)

    def relief(self, at: int, to: int) -> int:
        """What the boundaries between units `at` and `to` may grow once a line is loose."""
        nth = self.nth
        return sum(found[0].relief for found in self.boundaries[nth[at + 1] : nth[to]])

    def face_at(self, unit: int) -> str:
        """Key of the face that unit number `unit` is set in."""
        return self.faces[bisect_right(self.edges, unit) - 1]


def unitise(
    text: str,
    segments: list[Segment],
    rules: Rules,
    widest: int,
    first: int | None = None,
    parts: Parts | None = None,
    spares: Mapping[int, tuple[int, int]] | None = None,
    tracking: int = 0,
) -> Units:
    """Cut `text` into units.

    Args:
        text: the paragraph.
        segments: they cover the text, in order.
        rules: of its style.
        widest: a token wider than this is cut up.
        first: the same for the token that opens the paragraph; an indent leaves it less room.
        parts: where Latin words may be hyphenated; None: nowhere.
        spares: a segment whose start is in it is one unit, spread by so much left and right.
        tracking: 字距, added after every glyph, in 1/1000 em.
    """
    room = widest if first is None else first
    cutter = Cutter(text, widest, room, parts, rules)
    for start, end, table in segments:
        if spares and start in spares:
            cutter.spread(start, end, table, spares[start])
        elif start < end:
            cutter.segment(start, end, table)
    if tracking:
        _track(cutter, tracking)
    seen = looked_at(cutter, rules)
    blanks, gives, takes, rigid, stops = columns(seen.boundaries)
    return Units(
        text=text,
        count=len(seen.kinds),
        kinds=seen.kinds,
        place=[0, *accumulate(seen.wide)],
        nth=[0, *accumulate(seen.acts)],
        acts=bytes(seen.acts) + b"\0",
        breaks=seen.breaks,
        special=seen.special,
        blanks=blanks,
        boundaries=seen.boundaries,
        gives=[0, *accumulate(gives)],
        takes=[0, *accumulate(takes)],
        rigid=[0, *accumulate(rigid)],
        stops=[0, *accumulate(stops)],
        longer=[0, *accumulate(seen.longer)],
        spaces=seen.spaces,
        edges=cutter.edges,
        faces=cutter.faces,
        cut=cutter.cut,
        segments=segments,
        prices=seen.prices,
        hyphens=cutter.hyphens,
        apart=rules.apart,
        spares=bool(spares),
    )


def _track(cutter: Cutter, tracking: int) -> None:
    """Widen every unit by the tracking of its glyphs; the line takes back what follows its last."""
    starts = [*cutter.starts, len(cutter.text)]
    for at, (start, end) in enumerate(pairwise(starts)):
        pieces = cutter.tokens.get(at)
        glyphs = sum(len(chars) for chars, _ in pieces) if pieces else end - start
        cutter.cores[at] += tracking * glyphs


def _odd(cutter: Cutter, kinds: str) -> set[int]:
    """Boundaries between Han and Han that have something of their own: a change of face, a glyph that is
    not as wide as its body."""
    odd = {at for at in cutter.edges if kinds[at - 1 : at + 1] == "HH"}
    if any(kinds[at] == "H" for at in cutter.kerned):
        for at in cutter.kerned:
            odd |= {edge for edge in (at, at + 1) if kinds[edge - 1 : edge + 1] == "HH"}
    return odd - {0, len(kinds)}


class _Boundaries:
    """The boundaries that `_assemble` has looked at: rule and glyph correction of each."""

    def __init__(self, cutter: Cutter, kinds: str, rules: Rules) -> None:
        self._kinds, self._kerned = kinds, cutter.kerned
        self.breaks = bytearray(b"\1") * (len(kinds) + 1)
        self.found: dict[int, tuple[Between, int]] = {}
        for run in NOT_HAN.finditer(kinds):
            first = run.start() or 1
            for at, rule in enumerate(rules.run(kinds[first - 1 : run.end() + 1]), first):
                self.add(at, rule)
        for at in _odd(cutter, kinds):
            self.add(at, PLAIN)

    def add(self, at: int, rule: Between) -> None:
        """Boundary number `at` has that rule."""
        kerned = self._kerned
        self.found[at] = rule, kerned.get(at - 1, _NO_KERN)[1] + kerned.get(at, _NO_KERN)[0]
        self.breaks[at] = rule.breaks

    def hold(self, at: int) -> None:
        """Boundary number `at` is inside what may not be split: no line ends there, no gap opens."""
        rule, _ = self.found.get(at, (PLAIN, 0))
        self.add(at, rule._replace(breaks=False, gap=False))

    def boundary(self, at: int, cutter: Cutter, length: int) -> Boundary:
        """Boundary number `at` as it is listed; the unit there has `length` characters."""
        rule, kern = self.found.get(at, (PLAIN, 0))
        pieces = cutter.tokens.get(at, () if length > 1 else None)
        return rule, kern, cutter.kerned.get(at, _NO_KERN)[0], pieces

    def special(self, cutter: Cutter, lengths: list[int], *, apart: bool) -> list[int]:
        """Those at which anything can stand but the line's own spread, and where the paragraph begins
        with more than a character."""
        every = apart or len(cutter.edges) > 1
        own = set(cutter.tokens)
        own.update([at for at, kern in cutter.kerned.items() if kern[0]])
        if len(cutter.text) > len(lengths):
            own.update([at for at, length in enumerate(lengths) if length > 1])
        own.update(
            [
                at
                for at, (rule, kern) in self.found.items()
                if every or kern or rule[: len(_NOTHING)] != _NOTHING or rule.relief
            ]
        )
        return sorted(own)


class Looked(NamedTuple):
    """What there is of a paragraph before it is summed up; names as in `Units`."""

    kinds: str
    wide: list[int]
    """The width of each unit with the blank before it."""
    acts: bytearray
    breaks: bytearray
    special: list[int]
    boundaries: list[Boundary]
    longer: list[int]
    spaces: dict[int, int]
    prices: dict[int, float]


def looked_at(cutter: Cutter, rules: Rules) -> Looked:
    """Look at every boundary that touches something else than Han."""
    kinds = rewritten("".join(cutter.kinds), rules)
    cores = cutter.cores
    # First the widths that hang on neighbours, since bonds are measured in them; then the bonds, since they
    # say which boundaries are special; then the specials, which alone are listed.
    if "N" in kinds:
        _as_wide(kinds, "(?<=[Hh])N(?=[Hh])", cutter, rules.blank)
    if "b" in kinds:
        if _HANGUL.search(cutter.text):
            kinds = _hangul_spaces(kinds, cutter)
        _as_wide(kinds, "b", cutter, rules.blank)
    if "g" in kinds:
        _as_wide(kinds, "g", cutter, rules.gap)
    for found in _AFTER_MARKS.finditer(kinds):
        _widen(cutter, found.start(), rules.blank_in_space(kinds[found.start() - 1]))
    seen = _Boundaries(cutter, kinds, rules)
    prices = bind(
        cutter.text,
        cutter.starts,
        kinds,
        cores,
        seen.breaks,
        cutter.widest,
        cutter.first,
        rules,
        cutter.cut,
        seen.hold,
    )
    lengths = cutter.lengths()
    special = seen.special(cutter, lengths, apart=rules.apart)
    boundaries = [seen.boundary(at, cutter, lengths[at]) for at in special]
    wide, acts = list(cores), bytearray(len(kinds))
    for at, (rule, *_) in zip(special, boundaries, strict=True):
        acts[at] = 1
        wide[at] += rule.blank
    return Looked(
        kinds=kinds,
        wide=wide,
        acts=acts,
        breaks=seen.breaks,
        special=special,
        boundaries=boundaries,
        longer=[lengths[at] - 1 for at in special],
        spaces={at.end(): sum(cores[at.start() : at.end()]) for at in _SPACES.finditer(kinds)},
        prices=prices | cutter.prices,
    )


def columns(boundaries: list[Boundary]) -> tuple[list[int], ...]:
    """Of each boundary its blank, what it gives and takes, whether it is no ordinary gap, and what it gives
    if it is a full stop's."""
    between = [found[0] for found in boundaries]
    return (
        [rule.blank for rule in between],
        [rule.give for rule in between],
        [rule.take for rule in between],
        [not rule.gap for rule in between],
        [rule.give if rule.step == Shrink.STOP else 0 for rule in between],
    )


def _hangul_spaces(kinds: str, cutter: Cutter) -> str:
    """Between Hangul a space parts words, as in Latin text."""
    text, starts = cutter.text, cutter.starts
    shown = list(kinds)
    for found in re.finditer("b", kinds):
        at = found.start()
        if _HANGUL.match(text, starts[at] - 1) or _HANGUL.match(text, starts[at + 1]):
            shown[at] = "s"
    return "".join(shown)


def _as_wide(kinds: str, kind: str, cutter: Cutter, gap: int) -> None:
    """Make the spaces of `kind` (a pattern of classes) `gap` wide, however many are typed: those between Han and Latin are their gap
    (CLREQ 6.3.3), those between Han what the style says."""
    cores, kerned = cutter.cores, cutter.kerned
    for found in re.finditer(kind, kinds):
        at = found.start()
        pieces = cutter.tokens.get(at)
        if pieces:
            less, rest = divmod(cores[at] - gap, len(pieces))
            kerns = [kern - less for _, kern in pieces]
            kerns[-1] -= rest
            cutter.tokens[at] = tuple((pieces[n][0], kern) for n, kern in enumerate(kerns))
        else:
            before, after = kerned.get(at, (0, 0))
            kerned[at] = (before, after + gap - cores[at])
        cores[at] = gap


def _widen(cutter: Cutter, at: int, more: int) -> None:
    """Make the space that is unit number `at` wider."""
    pieces = cutter.tokens.get(at)
    if pieces:
        cutter.tokens[at] = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] + more))
    else:
        before, after = cutter.kerned.get(at, (0, 0))
        cutter.kerned[at] = before, after + more
    cutter.cores[at] += more

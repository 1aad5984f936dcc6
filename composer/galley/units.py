"""A paragraph as unbreakable units — 不可拆单元 — with widths, blanks and legal breaks, all counted once.

Han characters are units of their own; a Latin word, a number with its unit, —— or …… is one. Only the
places where something else than Han meets Han are looked at one by one; the rest is done by the C
loops of `accumulate` and `map`, which is what makes pure Python fast enough.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise

from composer.galley.bonds import bind, rewritten
from composer.galley.classes import ADDRESS, SEAM, SOLIDUS, TOKEN, opening_token
from composer.galley.faces import FaceTable, Token, cells
from composer.galley.rules import HALF, PLAIN, Between, Rules, Shrink

__all__ = ["FaceTable", "Segment", "Units", "unitise"]

HYPHEN = 60.0
"""Price of a break at a hyphen: about a gap of 1/5 em in every place of the line."""

NOT_HAN = re.compile("[^H]+")
SPACE = re.compile("[sg]")
MAY_JOIN = re.compile("[LVE]|XX|SS|TT|FF|ww")

_NO_KERN = (0, 0)


Segment = tuple[int, int, FaceTable]
"""Characters from, to, and the widths of the face they are set in."""

Parts = Callable[[str], Sequence[int]]
"""Where a Latin word may be hyphenated: offsets in it."""


def _alone(char: str, table: FaceTable) -> Token:
    core, before, after = table.body(char)
    pieces = (("", before), (char, after)) if before else ((char, after),)
    return core, table.classes[ord(char)], pieces


Pieces = tuple[tuple[str, int], ...]
"""The inside of a unit: (characters, kern after them)."""


@dataclass(slots=True)
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
    blanks: Sequence[int]
    between: Sequence[Between]
    kerns: Sequence[int]
    """The glyph corrections that meet there."""
    leads: Sequence[int]
    """Kern before the glyph of the unit there: what a line that begins with it starts with."""
    inside: Sequence[Pieces | None]
    """Pieces of the unit there, if it has several characters; none where it is set as plain text."""
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
    """Width of the word space that unit b - 1 is: dropped at a line's end."""
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
        return sum(rule.relief for rule in self.between[nth[at + 1] : nth[to]])

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
    solidus = rules.level in ("none", "basic")
    room = widest if first is None else first
    cutter = _Cutter(text, widest, room, parts, solidus=solidus)
    for start, end, table in segments:
        if spares and start in spares:
            cutter.spread(start, end, table, spares[start])
        elif start < end:
            cutter.segment(start, end, table)
    if tracking:
        _track(cutter, tracking)
    units = _assemble(cutter, rules, segments)
    units.spares = bool(spares)
    return units


def _track(cutter: _Cutter, tracking: int) -> None:
    """Widen every unit by the tracking of its glyphs; the line takes back what follows its last."""
    starts = [*cutter.starts, len(cutter.text)]
    for at, (start, end) in enumerate(pairwise(starts)):
        pieces = cutter.tokens.get(at)
        glyphs = sum(len(chars) for chars, _ in pieces) if pieces else end - start
        cutter.cores[at] += tracking * glyphs


class _Plain:
    """The stretch of a segment that is units of one character, and where it has come to."""

    def __init__(
        self, cutter: _Cutter, table: FaceTable, start: int, classes: str, cores: list[int]
    ) -> None:
        self.cutter, self.table, self.start = cutter, table, start
        self.classes, self.cores = classes, cores
        self.begin(start)

    def begin(self, at: int) -> None:
        """A stretch begins at character `at` of the text."""
        self.at = at
        self.shift = len(self.cutter.starts) + self.start - at
        """What makes a unit's number of a character's in the segment."""

    def until(self, end: int) -> None:
        """Put the units of the stretch to the others; it ends before character `end`."""
        at, cutter = self.at, self.cutter
        if at >= end:
            return
        first, past = at - self.start, end - self.start
        if self.table.odd:  # Han whose glyphs are not an em wide
            kerns, shift = self.table.kerns, self.shift
            for offset in range(first, past):
                kern = kerns.get(cutter.text[self.start + offset])
                if kern:
                    cutter.kerned[shift + offset] = kern
        cutter.cores += self.cores[first:past]
        cutter.starts += range(at, end)
        cutter.kinds.append(self.classes[first:past])


@cache
def _joins(run: str) -> bool:
    """Whether there may be a unit of several characters in a run of classes."""
    return bool(MAY_JOIN.search(run))


class _Cutter:
    """Collects units from left to right; what a list or a dictionary has is as in `Units`."""

    def __init__(
        self, text: str, widest: int, first: int, parts: Parts | None, *, solidus: bool
    ) -> None:
        self.text, self.widest, self.first, self.parts = text, widest, first, parts
        self.safe = first - 3 * HALF
        """What is no wider fits in every line, behind an indent and opening marks too."""
        self.solidus = solidus
        """Whether a line may end after the solidus of ``PDF/X``: not by GB/T 15834 5.1.9."""
        self.looks = solidus or parts is not None
        self.starts: list[int] = []
        self.kinds: list[str] = []
        self.cores: list[int] = []
        self.kerned: dict[int, tuple[int, int]] = {}
        """Unit → kern before and after its glyph, where it is not as wide as its body."""
        self.tokens: dict[int, Pieces] = {}
        self.edges: list[int] = []
        self.faces: list[str] = []
        self.cut: list[tuple[int, int, int]] = []
        self.hyphens: dict[int, int] = {}
        self.prices: dict[int, float] = {}

    def lengths(self) -> list[int]:
        """How many characters each unit has."""
        return [end - start for start, end in pairwise([*self.starts, len(self.text)])]

    def segment(self, start: int, end: int, table: FaceTable) -> None:
        """The characters from `start` to `end`, all in one face.

        Units of several characters can only begin where the classes show something else than Han and
        single marks: the long pattern is tried there alone.
        """
        self.edges.append(len(self.starts))
        self.faces.append(table.face.key)
        text = self.text
        chars = text[start:end]
        classes = chars.translate(table.classes)
        cores = list(map(table.cores.__getitem__, chars))
        plain = _Plain(self, table, start, classes, cores)
        kerns, kerned = table.kerns, self.kerned
        for found in NOT_HAN.finditer(classes):
            first, past = found.span()
            if not _joins(classes[first:past]):
                shift = plain.shift
                for offset in range(first, past):
                    kern = kerns.get(chars[offset])
                    if kern:
                        kerned[shift + offset] = kern
                continue
            first, past = first + start, past + start
            while first < past:
                pattern = TOKEN if first else opening_token(text)
                token = pattern.match(text, first, end)
                last = token.end() if token else first + 1
                whole = token is not None and table.in_phrase(text, first, last)
                if last - first > 1 or whole:
                    plain.until(first)
                    self._token(first, last, table, whole)
                    plain.begin(last)
                else:
                    kern = kerns.get(text[first])
                    if kern:
                        kerned[plain.shift + first - start] = kern
                first = last
        plain.until(end)

    def spread(self, start: int, end: int, table: FaceTable, spare: tuple[int, int]) -> None:
        """A base that its annotation is wider than: one unit, with the room to be added left and right
        of it; several characters share that room."""
        self.edges.append(len(self.starts))
        self.faces.append(table.face.key)
        chars = self.text[start:end]
        left, right = spare
        if len(chars) == 1 or opening_token(chars).fullmatch(chars):
            width, kind, pieces = table.token(chars) if len(chars) > 1 else _alone(chars, table)
            pieces = (("", left), *pieces[:-1], (pieces[-1][0], pieces[-1][1] + right))
        else:
            share, rest = divmod(left + right, 2 * len(chars))
            kerned = [
                (c, before + share, after + share) for c, before, after in map(table.body, chars)
            ]
            pieces = cells(chars, kerned)
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] + rest))
            width, kind = sum(core for core, _, _ in kerned), "H"
        self.tokens[len(self.starts)] = pieces
        self.starts.append(start)
        self.cores.append(width + left + right)
        self.kinds.append(kind)

    def _token(self, start: int, end: int, table: FaceTable, whole: bool) -> None:
        """A unit of several characters, or one for each part of a word that may go on in the next
        line: an address, a hyphenated word. `whole`: it is part of a phrase."""
        seams = None
        if self.looks or ADDRESS.search(self.text, start, end):
            seams = self._seams(self.text[start:end])
            whole = whole or bool(seams) or bool(ADDRESS.search(self.text, start, end))
        if not seams:
            self._unit(start, end, table, "L", whole)
            return
        for first, last in pairwise((0, *sorted(seams), end - start)):
            kind = seams.get(last, "L")
            self._unit(start + first, start + last, table, kind[0], True)
            if kind == "y":
                self.hyphens[len(self.starts)] = table.advance("-")
            if kind in ("y", "u-"):
                self.prices[len(self.starts)] = HYPHEN

    def _seams(self, chars: str) -> dict[int, str]:
        """Offset in a word → class of the part before it; a ``-`` after it: the break has a price."""
        seams: dict[int, str] = {}
        if ADDRESS.search(chars):
            seams = {m.start(): "u" for m in SEAM.finditer(chars) if m.start()}
        if self.parts:
            for at in self.parts(chars):
                seams.setdefault(at, "u-" if chars[at - 1] == "-" else "y")
        if self.solidus and "/" in chars:
            for found in SOLIDUS.finditer(chars):
                seams.setdefault(found.start(), "u-")
        return seams

    def _unit(self, start: int, end: int, table: FaceTable, word: str, whole: bool) -> None:
        chars = self.text[start:end]
        width, kind, pieces = table.part(chars) if whole else table.token(chars)
        if kind == "L":
            kind = word
        if width > self.safe and width > self._room():
            self.cut.append((start, end, width))
            for at in range(start, end):
                self.kerned[len(self.starts)] = table.letter(self.text[at])[1:]
                self.cores.append(table.letter(self.text[at])[0])
                self.starts.append(at)
            self.kinds.append("l" * (end - start))
            return
        if len(pieces) > 1 or pieces[0][1] or kind in "VT":
            self.tokens[len(self.starts)] = pieces
        self.starts.append(start)
        self.cores.append(width)
        self.kinds.append(kind)

    def _room(self) -> int:
        """What a unit may be wide; the one that opens the paragraph stands behind the indent."""
        if len(self.starts) < 4 and not "".join(self.kinds).strip("O"):
            return self.first - HALF * len(self.starts)
        return self.widest


def _odd(cutter: _Cutter, kinds: str) -> set[int]:
    """Boundaries between Han and Han that have something of their own: a change of face, a glyph that is
    not as wide as its body."""
    odd = {at for at in cutter.edges if kinds[at - 1 : at + 1] == "HH"}
    if any(kinds[at] == "H" for at in cutter.kerned):
        for at in cutter.kerned:
            odd |= {edge for edge in (at, at + 1) if kinds[edge - 1 : edge + 1] == "HH"}
    return odd - {0, len(kinds)}


class _Boundaries:
    """The boundaries that `_assemble` has looked at: rule and glyph correction of each."""

    def __init__(self, cutter: _Cutter, kinds: str, rules: Rules) -> None:
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

    def special(self, cutter: _Cutter, *, apart: bool) -> list[int]:
        """Those at which anything can stand but the line's own spread, and where the paragraph begins
        with more than a character."""
        every = apart or len(cutter.edges) > 1
        own = set(cutter.tokens) | {at for at, kern in cutter.kerned.items() if kern[0]}
        own |= {at for at, length in enumerate(cutter.lengths()) if length > 1}
        return sorted(
            own.union(
                at
                for at, (rule, kern) in self.found.items()
                if every or kern or rule._replace(breaks=True) != PLAIN
            )
        )


def _assemble(cutter: _Cutter, rules: Rules, segments: list[Segment]) -> Units:
    """Look at every boundary that touches something else than Han, then sum up."""
    kinds = rewritten("".join(cutter.kinds), rules)
    count, cores, kerned = len(kinds), cutter.cores, cutter.kerned
    if "g" in kinds:
        _typed_gaps(kinds, cores, kerned, rules.gap)
    seen = _Boundaries(cutter, kinds, rules)
    prices = bind(
        cutter.text, cutter.starts, kinds, cores, seen.breaks, cutter.widest, rules, cutter.cut
    )
    special = seen.special(cutter, apart=rules.apart)
    found = [seen.found.get(at, (PLAIN, 0)) for at in special]
    between = [rule for rule, _ in found]
    wide = list(cores)
    for at, rule in zip(special, between, strict=True):
        if rule.blank:
            wide[at] += rule.blank
    acts = bytearray(count)
    for at in special:
        acts[at] = 1
    lengths = cutter.lengths()
    return Units(
        text=cutter.text,
        count=count,
        kinds=kinds,
        place=[0, *accumulate(wide)],
        nth=[0, *accumulate(acts)],
        acts=bytes(acts) + b"\0",
        breaks=seen.breaks,
        special=special,
        blanks=[rule.blank for rule in between],
        between=between,
        kerns=[kern for _, kern in found],
        leads=[kerned.get(at, _NO_KERN)[0] for at in special],
        inside=[cutter.tokens.get(at, () if lengths[at] > 1 else None) for at in special],
        gives=[0, *accumulate(rule.give for rule in between)],
        takes=[0, *accumulate(rule.take for rule in between)],
        rigid=[0, *accumulate(not rule.gap for rule in between)],
        stops=[0, *accumulate(rule.give * (rule.step == Shrink.STOP) for rule in between)],
        longer=[0, *accumulate(lengths[at] - 1 for at in special)],
        spaces={at.end(): cores[at.start()] for at in SPACE.finditer(kinds)},
        edges=cutter.edges,
        faces=cutter.faces,
        cut=cutter.cut,
        segments=segments,
        prices=prices | cutter.prices,
        hyphens=cutter.hyphens,
        apart=rules.apart,
    )


def _typed_gaps(kinds: str, cores: list[int], kerned: dict[int, tuple[int, int]], gap: int) -> None:
    """A space typed between Han and Latin is their gap: as wide, and as elastic (CLREQ 6.3.3)."""
    for found in re.finditer("g", kinds):
        at = found.start()
        before, after = kerned.get(at, (0, 0))
        kerned[at] = (before, after + gap - cores[at])
        cores[at] = gap

"""A paragraph as unbreakable units — 不可拆单元 — with widths, blanks and legal breaks, all counted once.

Han characters are units of their own; a Latin word, a number with its unit, —— or …… is one. Only the
places where something else than Han meets Han are looked at one by one; the rest is done by the C
loops of `accumulate` and `map`, which is what makes pure Python fast enough.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from composer.fonts.model import Face
from composer.galley.classes import ADDRESS, CLASS, SEAM, TOKEN
from composer.galley.rules import HALF, Between, Rules

__all__ = ["FaceTable", "Units", "unitise"]

_FULL = 900
"""From this advance on a mark's glyph fills an em box of which half is blank."""

NOT_HAN = re.compile("[^H]+")
ANY = re.compile(".+")

Token = tuple[int, str, tuple[tuple[str, int], ...]]


class _Cores(dict[str, int]):
    """Character → width of its body without blanks: an em for Han, half an em for marks."""

    def __init__(self, table: FaceTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, char: str) -> int:
        table = self._table
        core, before, after = table.body(char)
        self[char] = core
        if before or after:
            table.kerns[char] = (before, after)
            table.odd |= table.classes[ord(char)] == "H"
        return core


class FaceTable:
    """Unit widths of one face; filled as characters come.

    `kerns` has, for characters whose glyph is not as wide as their body, what to add before and
    after the glyph: an opening mark's glyph starts half an em to the left of its body.
    """

    classes: dict[int, str] = CLASS
    """Code point → class letter."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.kerns: dict[str, tuple[int, int]] = {}
        self.odd = False
        """Whether a Han character has a kern: its glyph is not an em wide."""
        self.cores = _Cores(self)
        self._tokens: dict[str, Token] = {}

    def advance(self, char: str) -> int:
        """Advance of a character's glyph; an em for what the face lacks."""
        try:
            return self.face.advances[char]
        except KeyError:
            return 1000  # .notdef; the reader of the story has reported it

    def room(self, char: str) -> int:
        """How far drawing the character moves along the line: its advance."""
        return self.advance(char)

    def body(self, char: str) -> tuple[int, int, int]:
        """Width of the body, kern before the glyph, kern after it."""
        advance = self.room(char)
        kind = self.classes[ord(char)]
        if kind in "OCPKSI":
            spare = HALF - advance
            if kind in "I" or advance < _FULL:
                return HALF, spare // 2, spare - spare // 2
            return (HALF, spare, 0) if kind == "O" else (HALF, 0, spare)
        if kind == "s":
            return max(250, advance), 0, max(0, 250 - advance)
        if char == "⸺":
            return 2000, (2000 - advance) // 2, 2000 - advance - (2000 - advance) // 2
        if kind in "HhZE" or (kind == "X" and advance > 600):
            spare = 1000 - advance
            return 1000, spare // 2, spare - spare // 2
        return advance, 0, 0

    def token(self, chars: str) -> Token:
        """Width, class and pieces of a unit of several characters."""
        found = self._tokens.get(chars)
        if found is None:
            found = self._tokens[chars] = self._make_token(chars)
        return found

    def part(self, chars: str) -> Token:
        """The same for a part of an address, of a hyphenated word or of a phrase."""
        return self.token(chars)

    def in_phrase(self, text: str, first: int, last: int) -> bool:  # noqa: ARG002
        """Whether the unit is set as part of a phrase of several Latin words: makes no difference in
        horizontal lines."""
        return False

    def _make_token(self, chars: str) -> Token:
        if chars == "——" and self.face.covers({"⸺"}):
            # one glyph without the seam; the PDF's ToUnicode says —— for it
            spare = 2000 - self.room("⸺")
            return 2000, "E", (("", spare // 2), ("⸺", spare - spare // 2))
        if chars[0] in "—…⋯":
            kerned = [self.body(char) for char in chars]
            return 2000, "E", _cells(chars, kerned)
        if chars[0] in "？！":
            kerned = [self.body(char) for char in chars]
            return HALF * len(chars), "T" if len(chars) == 2 else "S", _cells(chars, kerned)
        advances = self.face.word(chars)
        pieces = tuple((c, a - self.advance(c)) for c, a in zip(chars, advances, strict=True))
        return sum(advances), "L", pieces


def _cells(chars: str, kerned: list[tuple[int, int, int]]) -> tuple[tuple[str, int], ...]:
    """Pieces of a unit whose characters keep to bodies of their own."""
    pieces: list[tuple[str, int]] = [("", kerned[0][1])] if kerned[0][1] else []
    for at, char in enumerate(chars):
        following = kerned[at + 1][1] if at + 1 < len(chars) else 0
        pieces.append((char, kerned[at][2] + following))
    return tuple(pieces)


def _alone(char: str, table: FaceTable) -> Token:
    core, before, after = table.body(char)
    return core, CLASS[ord(char)], (("", before), (char, after)) if before else ((char, after),)


@dataclass(slots=True)
class Units:
    """A paragraph ready for breaking. Lists have one entry a unit, or one a boundary (before the
    unit of that number); `place[b] - place[a] - blank[a]` is the natural width of units a to b."""

    text: str
    count: int
    starts: list[int]
    """Offset of each unit in the text, and the text's length."""
    kinds: str
    place: list[int]
    blank: dict[int, int]
    breaks: bytearray
    gives: list[int]
    takes: list[int]
    gaps: list[int]
    """Prefix sums over boundaries: what may be squeezed, what may grow first, ordinary gaps."""
    special: list[int]
    """Boundaries that touch something else than Han, ascending."""
    between: list[Between]
    kerns: list[int]
    """For each of them: the glyph corrections that meet there."""
    tokens: dict[int, tuple[tuple[str, int], ...]]
    lead: dict[int, int]
    """Kern before a unit's glyph, where there is one: what a line that begins with it starts with."""
    spaces: dict[int, int]
    """Width of the word space that unit b - 1 is: dropped at a line's end."""
    edges: list[int]
    faces: list[str]
    """Face keys, each from the unit number in `edges` on."""
    cut: list[tuple[int, int, int]]
    """(start, end, width) of tokens that were wider than the measure and had to be cut up."""

    def give(self, at: int, to: int) -> int:
        """What the blanks between units `at` and `to` give when squeezed."""
        return self.gives[to - 1] - self.gives[at] if to > at + 1 else 0

    def face_at(self, unit: int) -> str:
        """Key of the face that unit number `unit` is set in."""
        return self.faces[bisect_right(self.edges, unit) - 1]


def unitise(
    text: str,
    segments: list[tuple[int, int, FaceTable]],
    rules: Rules,
    widest: int,
    spares: Mapping[int, tuple[int, int]] | None = None,
    tracking: int = 0,
) -> Units:
    """Cut `text` into units.

    `segments` are (start, end, table) and cover the text; a token wider than `widest` is cut up. A
    segment whose start is in `spares` is one unit, spread by so much. `tracking` — 字距 — is added
    after every glyph, in 1/1000 em.
    """
    cutter = _Cutter(text, widest)
    for start, end, table in segments:
        if spares and start in spares:
            cutter.spread(start, end, table, spares[start])
        elif start < end:
            cutter.segment(start, end, table)
    if tracking:
        _track(cutter, tracking)
    return _assemble(cutter, rules)


def _track(cutter: _Cutter, tracking: int) -> None:
    """Widen every unit by the tracking of its glyphs; the line takes back what follows its last."""
    starts = [*cutter.starts, len(cutter.text)]
    for at, (start, end) in enumerate(pairwise(starts)):
        pieces = cutter.tokens.get(at)
        glyphs = sum(len(chars) for chars, _ in pieces) if pieces else end - start
        cutter.cores[at] += tracking * glyphs


class _Cutter:
    """Collects units from left to right; what a list or a dictionary has is as in `Units`."""

    def __init__(self, text: str, widest: int) -> None:
        self.text, self.widest = text, widest
        self.starts: list[int] = []
        self.kinds: list[str] = []
        self.cores: list[int] = []
        self.kerned: dict[int, tuple[int, int]] = {}
        """Unit → kern before and after its glyph, where it is not as wide as its body."""
        self.tokens: dict[int, tuple[tuple[str, int], ...]] = {}
        self.edges: list[int] = []
        self.faces: list[str] = []
        self.cut: list[tuple[int, int, int]] = []

    def segment(self, start: int, end: int, table: FaceTable) -> None:
        """The characters from `start` to `end`, all in one face."""
        self.edges.append(len(self.starts))
        self.faces.append(table.face.key)
        at = start
        for found in TOKEN.finditer(self.text, start, end):
            first, last = found.span()
            whole = table.in_phrase(self.text, first, last)
            if last - first == 1 and not whole:
                continue
            if at < first:
                self._plain(at, first, table)
            self._token(first, last, table, whole)
            at = last
        if at < end:
            self._plain(at, end, table)

    def spread(self, start: int, end: int, table: FaceTable, spare: tuple[int, int]) -> None:
        """A base that its annotation is wider than: one unit, with the room to be added left and right
        of it; several characters share that room."""
        self.edges.append(len(self.starts))
        self.faces.append(table.face.key)
        chars = self.text[start:end]
        left, right = spare
        if len(chars) == 1 or TOKEN.fullmatch(chars):
            width, kind, pieces = table.token(chars) if len(chars) > 1 else _alone(chars, table)
            pieces = (("", left), *pieces[:-1], (pieces[-1][0], pieces[-1][1] + right))
        else:
            share, rest = divmod(left + right, 2 * len(chars))
            kerned = [
                (c, before + share, after + share) for c, before, after in map(table.body, chars)
            ]
            pieces = _cells(chars, kerned)
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] + rest))
            width, kind = sum(core for core, _, _ in kerned), "H"
        self.tokens[len(self.starts)] = pieces
        self.starts.append(start)
        self.cores.append(width + left + right)
        self.kinds.append(kind)

    def _plain(self, start: int, end: int, table: FaceTable) -> None:
        """Characters that are units of their own."""
        chars = self.text[start:end]
        self.cores.extend(map(table.cores.__getitem__, chars))
        classes = chars.translate(table.classes)
        at = len(self.starts)
        for found in (ANY if table.odd else NOT_HAN).finditer(classes):
            for offset in range(*found.span()):
                kern = table.kerns.get(chars[offset])
                if kern:
                    self.kerned[at + offset] = kern
        self.starts.extend(range(start, end))
        self.kinds.append(classes)

    def _token(self, start: int, end: int, table: FaceTable, whole: bool) -> None:
        """A unit of several characters; an address or a hyphenated word is one for each part. `whole`:
        it is part of a phrase."""
        if ADDRESS.search(self.text, start, end):
            seams = [m.start() for m in SEAM.finditer(self.text[start:end]) if m.start()]
            for first, last in pairwise((0, *seams, end - start)):
                self._unit(start + first, start + last, table, "u" if seams else "L", True)
        else:
            self._unit(start, end, table, "L", whole)

    def _unit(self, start: int, end: int, table: FaceTable, word: str, whole: bool) -> None:
        chars = self.text[start:end]
        width, kind, pieces = table.part(chars) if whole else table.token(chars)
        if kind == "L":
            kind = word
        if width > self.widest and kind in "LuV":
            self.cut.append((start, end, width))
            self.cores.extend(map(table.advance, self.text[start:end]))
            self.starts.extend(range(start, end))
            self.kinds.append("l" * (end - start))
            return
        if len(pieces) > 1 or pieces[0][1] or kind in "VT":
            self.tokens[len(self.starts)] = pieces
        self.starts.append(start)
        self.cores.append(width)
        self.kinds.append(kind)


def _touched(cutter: _Cutter, kinds: str) -> list[int]:
    """The boundaries within the paragraph that touch something else than Han of one face."""
    touched = set(cutter.edges)
    for found in NOT_HAN.finditer(kinds):
        touched.update(range(found.start(), found.end() + 1))
    for at in cutter.kerned:
        touched.add(at)
        touched.add(at + 1)
    return sorted(touched - {0, len(kinds)})


def _assemble(cutter: _Cutter, rules: Rules) -> Units:
    """Look at every boundary that touches something else than Han, then sum up."""
    kinds = "".join(cutter.kinds)
    cores, kerned = cutter.cores, cutter.kerned
    count = len(kinds)
    special = _touched(cutter, kinds)
    gives, takes, gaps = [0] * (count + 1), [0] * (count + 1), [1] * (count + 1)
    breaks = bytearray(b"\1") * (count + 1)
    blank: dict[int, int] = {}
    between: list[Between] = []
    kerns: list[int] = []
    none = (0, 0)
    for at in special:
        rule = rules.between(kinds[at - 1 : at + 1])
        between.append(rule)
        if rule.blank:
            blank[at] = rule.blank
            cores[at] += rule.blank
        gives[at], takes[at] = rule.give, rule.take
        if not rule.gap:
            gaps[at] = 0
        if not rule.breaks:
            breaks[at] = 0
        kerns.append(kerned.get(at - 1, none)[1] + kerned.get(at, none)[0])
    return Units(
        text=cutter.text,
        count=count,
        starts=[*cutter.starts, len(cutter.text)],
        kinds=kinds,
        place=[0, *accumulate(cores)],
        blank=blank,
        breaks=breaks,
        gives=list(accumulate(gives)),
        takes=list(accumulate(takes)),
        gaps=list(accumulate(gaps)),
        special=special,
        between=between,
        kerns=kerns,
        tokens=cutter.tokens,
        lead={at: kern[0] for at, kern in kerned.items() if kern[0]},
        spaces={at + 1: cores[at] for at, kind in enumerate(kinds) if kind == "s"}
        if "s" in kinds
        else {},
        edges=cutter.edges,
        faces=cutter.faces,
        cut=cutter.cut,
    )

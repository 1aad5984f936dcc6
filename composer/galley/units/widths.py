"""Widths of one face's characters as line setting sees them: bodies without blanks, glyphs moved into them.

A mark is a body of half an em with its blank outside. Where a face keeps the blank inside of the
glyph's box, the glyph is moved by what its own ink says (OpenType has `halt` for it, which few faces carry), so faces whose quotation marks are
proportional, whose question mark stands in the middle of its box, or which were drawn for another
region all give the same line.
"""

from __future__ import annotations

from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import Face
from composer.galley.rules.classes import CLASS, CLASS_HANT
from composer.galley.rules.pairs import HALF
from composer.galley.units.clusters import clustered, continues

__all__ = ["FaceTable", "Token", "cells"]

_FULL = 900
"""From this advance on a mark's glyph fills an em box of which half is blank."""

_NO_BREAK = {"\u202f": 167}
"""The narrow no-break space: a thin space's sixth of an em (Unicode, chapter 6.2)."""

_PAIR = 2
_SPACE = 250
"""A word space: 1/4 em whatever the face's own is (CLREQ 6.3.3)."""

_BEYOND = 20
"""So much ink past the middle of the box is still a mark that stands to one side of it."""

_BEARING = 45
"""Left and right of a quotation mark that is full-width in the face and stands in Latin text."""

_LEVEL = 12
"""A mark whose middle is nearer than this to the em box's is level already."""

Token = tuple[int, str, tuple[tuple[str, int], ...]]
"""Width, class and pieces of a unit of several characters; no pieces if it is set as plain text."""


class _Cores(dict[str, int]):
    """Character → width of its body without blanks: an em for Han, half an em for marks."""

    def __init__(self, table: FaceTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, char: str) -> int:
        core, before, after = self._table.body(char)
        self[char] = core
        if before or after:
            self._table.kerns[char] = (before, after)
            self._table.odd |= self._table.classes[ord(char)] == "H"
        return core


class _Alone(dict[str, tuple[int, int, int]]):
    """Character → width of its body, kern before its glyph, advance of the glyph."""

    def __init__(self, table: FaceTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, char: str) -> tuple[int, int, int]:
        width, before, _ = self._table.body(char)
        found = self[char] = width, before, self._table.advance(char)
        return found


class FaceTable:
    """Unit widths of one face; filled as characters come.

    `kerns` has, for characters whose glyph is not as wide as their body, what to add before and
    after the glyph: an opening mark's glyph starts half an em to the left of its body.

    Args:
        face: the face.
        hant: Traditional Chinese: pause marks and stops stand in the middle of their boxes.
        apart: each of ？！ takes an em, instead of the two sharing one (GB/T 15834 5.1.2).
    """

    classes: dict[int, str] = CLASS
    """Code point → class letter."""
    upright = False
    """Whether it is of vertical lines."""

    def __init__(self, face: Face, *, hant: bool = False, apart: bool = False) -> None:
        self.face = face
        self.hant, self.apart = hant, apart
        if hant:
            self.classes = CLASS_HANT
        self.kerns: dict[str, tuple[int, int]] = {}
        self.odd = False
        """Whether a Han character has a kern: its glyph is not an em wide."""
        self.cores = _Cores(self)
        self.alone = _Alone(self)
        self._tokens: dict[str, Token] = {}
        self._inner: dict[str, list[tuple[int, int, int]]] = {}
        self._rises: dict[str, int] = {}

    def even(self, chars: str) -> bool:
        """Whether the face has all of these characters, and each ideograph fills an em box by itself."""
        return self.face.whole(chars) and self._ems(chars)

    def _ems(self, chars: str) -> bool:
        """Whether all ideographs of a text that is whole in the face are an em wide."""
        odd = self.face.odd_ideographs
        return not odd or odd.isdisjoint(chars)

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
        kind = self.classes[ord(char)]
        if kind in "OCPKSI":
            return self._mark(char, kind)
        advance = self.room(char)
        if kind in "sN":
            space = _NO_BREAK.get(char, _SPACE)
            if char == "\u2007":  # as wide as a figure
                space = self.advance("0")
            return space, 0, space - advance
        if kind == "e":
            return 0, 0, -advance
        if char == "⸺":
            return _within(2000, advance)
        if kind == "T":
            return self._centred(char, 1000)
        if char in "–-/":  # half an em between Han: short connector, solidus (GB 5.1.8-5.1.9)
            return _within(HALF, advance)
        if kind in "HhprmwZE" or (kind == "X" and advance > 600):
            return _within(1000, advance)
        return advance, 0, 0

    def letter(self, char: str) -> tuple[int, int, int]:
        """A character in Latin text: quotation marks are as wide as their ink there."""
        advance = self.advance(char)
        if self.classes[ord(char)] == "e":
            return 0, 0, -advance
        if char not in "“”‘’" or advance < _FULL:
            return advance, 0, 0
        left, _, right, _ = self.face.bounds(char)
        core = round(right - left) + 2 * _BEARING
        before = round(_BEARING - left)
        return core, before, core - advance - before

    def rise(self, char: str) -> int:
        """How far the glyph is raised to stand in the middle of the em box's height.

        Traditional Chinese has ，、；：。 there; faces of the mainland at the foot (CLREQ 6.3.2.1).
        """
        found = self._rises.get(char)
        if found is None:
            found = 0
            if self.classes[ord(char)] in "PKS":
                _, bottom, _, top = self.face.bounds(char)
                found = round((self.face.ascent - 0.5) * 1000 - (bottom + top) / 2)
            self._rises[char] = found = found if abs(found) > _LEVEL else 0
        return found

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
        """Whether the unit (`last` is 0: the character) is set as part of a phrase of several Latin words:
        makes no difference in horizontal lines."""
        return False

    def signs(self, run: str) -> bool:  # noqa: ARG002
        """Whether there may be a sign in a run of anything but Han that stands as its number does: makes no
        difference in horizontal lines."""
        return False

    def lead(self, text: str, first: int) -> int:  # noqa: ARG002
        """How many signs from `first` on stand as the number behind them does; -1 for a connector, which is
        no part of the number. In horizontal lines nothing is to be said."""
        return 0

    def stands_up(self, number: str) -> bool:  # noqa: ARG002
        """Whether a number stands upright in a vertical line."""
        return False

    def _make_token(self, chars: str) -> Token:
        if self._is_cluster(chars):
            kerned, kind = self.inner(chars), self.classes[ord(chars[0])]
            kind = "H" if kind == "r" else kind
            return sum(core for core, _, _ in kerned), kind, _inside(chars, kerned)
        if chars == "——" and self.face.covers({"⸺"}):
            # one glyph without the seam; the PDF's ToUnicode says —— for it
            spare = 2000 - self.room("⸺")
            return 2000, "E", (("", spare // 2), ("⸺", spare - spare // 2))
        kerned = self.inner(chars)
        if chars[0] in "—―─" and not self.upright:
            kerned = self._abutted(chars)
        if chars[0] in "—―─…⋯":
            return 2000, "E", _inside(chars, kerned)
        if chars[0] in "？！":
            if self.apart:
                return 1000 * len(chars), "T", _inside(chars, kerned)
            return HALF * len(chars), "T" if len(chars) == 2 else "S", _inside(chars, kerned)
        return sum(core for core, _, _ in kerned), "L", _inside(chars, kerned)

    def inner(self, chars: str) -> list[tuple[int, int, int]]:
        """The bodies of the characters of a unit, as `body` gives those of single ones: what stands in a
        Latin word keeps its advance, a hyphen or solidus too."""
        found = self._inner.get(chars)
        if found is None:
            found = self._inner[chars] = self._make_inner(chars)
        return found

    def _is_cluster(self, chars: str) -> bool:
        """Whether all that is in a unit combines with its first character."""
        kinds = chars.translate(self.classes)
        return clustered(kinds) and all(continues(chars, kinds)[1:])

    def _clustered(self, chars: str) -> list[tuple[int, int, int]]:
        """The bodies of a cluster; where one glyph draws it, all of them in the first."""
        bodies = [self.body(char) for char in chars]
        face = HarfBuzzFace.of(self.face)
        glyph = face.sequence(chars) if not chars.isascii() else 0
        if not glyph:
            return bodies
        kind, advance = self.classes[ord(chars[0])], self.advance(chars[0])
        if kind in "OCPKSI" and not self.upright:  # a stop in the middle of its box (U+FE01)
            left, right = map(round, face.glyph_ink(glyph))
            own = self.face.bounds(chars[0])
            if (left, right) != (round(own[0]), round(own[2])):
                before = (HALF - left - right) // 2
                bodies[0] = HALF, before, HALF - advance - before
        elif len(bodies) > _PAIR or kind == "r":
            core = 1000 if kind in "Hr" else advance
            spare = core - (1000 if self.upright else face.glyph_advance(glyph))
            room = self.room(chars[0])
            bodies[0] = core, spare // 2, core - spare // 2 - room
        return [bodies[0], *[(0, 0, -self.room(char)) for char in chars[1:]]]

    def _abutted(self, chars: str) -> list[tuple[int, int, int]]:
        """The two glyphs of a dash with their ink end to end: one line in the middle of two ems."""
        left, _, right, _ = map(round, self.face.bounds(chars[0]))
        advance = self.room(chars[0])
        firsts = 1000 - (right - left) - left, -left
        return [(1000, first, 1000 - first - advance) for first in firsts]

    def _make_inner(self, chars: str) -> list[tuple[int, int, int]]:
        if chars[0] in "—―─…⋯ ":
            return [self.body(char) for char in chars]
        if self._is_cluster(chars):
            return self._clustered(chars)
        if chars[0] in "？！":
            if self.apart:
                return [self._centred(char, 1000) for char in chars]
            return [self._mark(char, "S") for char in chars]
        return [  # kerned, with quotation marks that fit the word
            self.letter(char)
            if char in "“”‘’" or self.classes[ord(char)] == "e"
            else (advance, 0, advance - self.advance(char))
            for char, advance in zip(chars, self.face.word(chars), strict=True)
        ]

    def _mark(self, char: str, kind: str) -> tuple[int, int, int]:
        """Half an em, the glyph moved so that its ink lies in it."""
        advance = self.advance(char)
        if advance < _FULL:
            return _within(HALF, advance)
        if kind == "I" or (self.hant and kind in "PKS"):
            return self._centred(char, HALF)
        left, _, right, _ = self.face.bounds(char)
        if kind == "O":
            inside = left >= HALF - _BEYOND
            return (HALF, HALF - advance, 0) if inside else self._centred(char, HALF)
        inside = right <= HALF + _BEYOND
        return (HALF, 0, HALF - advance) if inside else self._centred(char, HALF)

    def _centred(self, char: str, core: int) -> tuple[int, int, int]:
        """The glyph's ink in the middle of a body."""
        advance = self.advance(char)
        left, _, right, _ = self.face.bounds(char)
        if right <= left:
            return _within(core, advance)
        before = round((core - left - right) / 2)
        return core, before, core - advance - before


def _within(core: int, advance: int) -> tuple[int, int, int]:
    """The glyph's box in the middle of a body."""
    spare = core - advance
    return core, spare // 2, spare - spare // 2


def cells(chars: str, kerned: list[tuple[int, int, int]]) -> tuple[tuple[str, int], ...]:
    """Pieces of a unit whose characters keep to bodies of their own."""
    pieces: list[tuple[str, int]] = [("", kerned[0][1])] if kerned[0][1] else []
    for at, char in enumerate(chars):
        following = kerned[at + 1][1] if at + 1 < len(chars) else 0
        pieces.append((char, kerned[at][2] + following))
    return tuple(pieces)


def _inside(chars: str, kerned: list[tuple[int, int, int]]) -> tuple[tuple[str, int], ...]:
    """The same; nothing where no kern stands anywhere in it."""
    pieces = cells(chars, kerned)
    return pieces if any(kern for _, kern in pieces) else ()

"""The type case — 字盘: which glyphs of a face an edition's pages have used, and what they stand for.

Encoding a line is one `str.translate` with the case's table, which writes two bytes (as Latin-1
characters) for a character: half of what hexadecimal digits take to join and to compress. What is met for
the first time is looked up then and noted, so when the last page is encoded the case knows what to subset and
what ToUnicode must say.
"""

from __future__ import annotations

from collections.abc import Set

from composer.fonts.faces import HarfBuzzFace
from composer.frozen import frozen

__all__ = ["Codes", "TypeCase", "Typed"]

_NOTDEF = 0
_ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"})
"""What may not stand as it is in a literal string (ISO 32000-1, 7.3.4.2)."""
_BYTES = [chr(byte).translate(_ESCAPES) for byte in range(256)]
"""Every byte as it stands in one."""
_STANDS_FOR = {"⸺": "——"}
"""The galley draws a dash of two ems with one glyph where the face has it, for want of a seam; what is
copied from the page is the pair that was written."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Codes(dict[int, str]):
    """Code point → the glyph's code as it stands in a literal string, for `str.translate`; filled by its
    case."""

    def __init__(self, case: TypeCase, vertical: bool) -> None:
        self._case = case
        self._vertical = vertical

    def __missing__(self, point: int) -> str:
        code = self[point] = self._case.take(chr(point), vertical=self._vertical)
        return code


@frozen
class Typed:
    """The same glyphs for characters that were typed as they stand: a ⸺ says with /ActualText that it is
    no ——. A reader that passes /ActualText over has the pair that the dash means."""

    codes: Codes
    doubles: Set[str] = frozenset(_STANDS_FOR)


class TypeCase:
    """The glyphs used of one face, over all pages of an edition."""

    def __init__(self, face: HarfBuzzFace, name: str) -> None:
        self.face = face
        self.name = name
        """Its name in the pages' resources."""
        self.unicode: dict[int, str] = {_NOTDEF: _REPLACEMENT}
        """Glyph → the character it stands for, the first one met."""
        self.doubles: set[str] = set()
        """Characters whose glyph already stands for another one (or is .notdef): where they stand
        the page itself has to say which they are, with /ActualText."""
        self.codes = Codes(self, vertical=False)
        self.vertical = Codes(self, vertical=True)
        self.typed = Typed(self.codes)

    def sequence(self, chars: str) -> tuple[str, int, bool] | None:
        """The code of the glyph that draws several characters, its advance, and whether it stands for others
        already; None where the face has none."""
        glyph = self.face.sequence(chars)
        if not glyph:
            return None
        known = self.unicode.setdefault(glyph, chars) == chars
        code = _BYTES[glyph >> 8] + _BYTES[glyph & 255]
        return code, self.face.glyph_advance(glyph), not known

    def take(self, char: str, *, vertical: bool) -> str:
        """Note the glyph of a character; its code."""
        glyph = self.face.glyph(char, vertical=vertical)
        words = _STANDS_FOR.get(char, char)
        if self.unicode.setdefault(glyph, words) != words:
            self.doubles.add(char)
        return _BYTES[glyph >> 8] + _BYTES[glyph & 255]

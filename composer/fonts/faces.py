"""A face — 字体 — read with HarfBuzz: widths, coverage, vertical forms, ink bounds, kerned words.

The font file is mapped, not read (0.2 ms for 15 MB), and every number is looked up the first time it
is asked for: a page uses some two thousand of a face's thirty thousand glyphs. All metrics leave
here in 1/1000 em, whatever the font's own units.
"""

from __future__ import annotations

import struct
from functools import cached_property
from itertools import filterfalse
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from composer.fonts.metrics import Face
from composer.fonts.sequences import UNSEEN_SET, VARIED
from composer.fonts.sfnt import FontFile
from composer.measure import Em

__all__ = ["Advances", "HarfBuzzFace", "is_mainland"]

_NOTDEF = 0
_PAIR = 2
_VERTICAL = {"vert": True, "vrt2": False, "kern": False, "vkrn": False, "liga": False}
_KERNED = {"kern": True, "liga": False, "clig": False, "calt": False, "ccmp": False, "locl": False}
_KEPT = 20_000
"""How many texts a face remembers that it is whole in: four times those of 64 pages, some ten megabytes.
A process that runs for days meets a new one with every edit."""
_EM_BOX_TOP = Em(0.88)
"""Where OS/2 does not say: the em box of nearly every Chinese face stands from −0.12 to 0.88 em."""

_PRESENTATION_FORMS = str.maketrans("“”‘’—…", "﹃﹄﹁﹂︱︙")
"""Vertical forms with code points of their own, for faces whose ``vert`` forgets them: LXGW WenKai
has none for the dash, Fandol none for quotes. Quotes become corner brackets (GB/T 15834, 5.2)."""


_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
_ALIKE = {
    "\u2010": "\u2011-", "\u2011": "\u2010-",
    **dict.fromkeys(_BLANKS, " "), **dict.fromkeys(UNSEEN_SET, " "),
}  # fmt: skip
"""What is drawn alike: a hyphen is a hyphen whether a line breaks at it or not, a blank has no ink. How wide a blank
is, line setting says."""


class Glyphs(dict[str, int]):
    """Character → glyph (the cmap's, or that of one drawn alike), filled as it is asked; KeyError where there
    is none."""

    def __init__(self, font: Any) -> None:
        self._nominal = font.get_nominal_glyph
        self.alike: dict[str, str] = {}
        """Characters that the cmap has not → those whose glyphs they are drawn with."""

    def __missing__(self, char: str) -> int:
        glyph = self.find(char)
        if not glyph:
            raise KeyError(char)
        return glyph

    def find(self, char: str) -> int:
        """The glyph of a character that is not known yet, or 0."""
        for shown in char + _ALIKE.get(char, ""):
            glyph: int | None = self._nominal(ord(shown))
            if glyph:
                self[char] = glyph
                if shown != char:
                    self.alike[char] = shown
                return glyph
        return _NOTDEF

    def shown(self, chars: str) -> str:
        """The text in characters that the cmap has."""
        return "".join([self.alike.get(char, char) for char in chars]) if self.alike else chars


class Advances(dict[str, int]):
    """Character → advance of its nominal glyph in 1/1000 em, filled as it is asked.

    A dict's own look-up costs the galley nothing for a character met before; `__missing__` is the
    only code that runs for a new one.
    """

    def __init__(self, glyphs: Glyphs, font: Any, upem: int) -> None:
        self._glyphs = glyphs
        self._advance = font.get_glyph_h_advance
        self._upem = upem

    def __missing__(self, char: str) -> int:
        advance: int = round(self._advance(self._glyphs[char]) * 1000 / self._upem)
        self[char] = advance
        return advance


class HarfBuzzFace:
    """A `Face` of one font file. The file must have passed `sfnt.check_font`."""

    def __init__(self, key: str, weight: str, file: FontFile) -> None:
        self._key = key
        self.weight = weight
        self._file = file
        self._open(hb.Face(hb.Blob.from_file_path(str(file.path)), file.index))
        self._covered: set[str] = set()
        self._whole: set[str] = set()
        self._odd: set[str] = set()
        self._vertical: dict[str, int] = {}
        self._words: dict[str, tuple[int, ...]] = {}
        self._sequences: dict[str, int] = {}

    def _open(self, face: Any) -> None:
        """Take the font program that all is read from."""
        self.hb_face = face
        self.hb_font = hb.Font(face)
        self.upem: int = face.upem
        self.glyphs = Glyphs(self.hb_font)
        self._advances = Advances(self.glyphs, self.hb_font, self.upem)

    def __repr__(self) -> str:
        return f"<face {self._key}>"

    @classmethod
    def of(cls, face: Face) -> HarfBuzzFace:
        """`face` itself if it is one, else its file opened."""
        if isinstance(face, cls):
            return face
        weight = face.key.rpartition("-")[2]
        return cls(face.key, weight, FontFile(face.path, face.index))

    @property
    def key(self) -> str:
        """Its name in display lists."""
        return self._key

    @property
    def path(self) -> Path:
        """The font file."""
        return self._file.path

    @property
    def file(self) -> FontFile:
        """The font file, and which face of it."""
        return self._file

    @property
    def index(self) -> int:
        """Number of the face in a collection; 0 for a plain file."""
        return self._file.index

    @property
    def advances(self) -> Advances:
        """Character → advance in 1/1000 em; KeyError for a character the face lacks."""
        return self._advances

    @cached_property
    def tables(self) -> frozenset[str]:
        """Tags of the font's tables."""
        return frozenset(self.hb_face.table_tags)

    def table(self, tag: str) -> bytes:
        """A table of the font as it lies in the file; empty where the font has none."""
        found: bytes = self.hb_face.reference_table(tag).data if tag in self.tables else b""
        return found

    def covers(self, chars: set[str]) -> set[str]:
        """Those of `chars` that the face has a glyph for; their glyphs are known from now on."""
        glyphs = self.glyphs
        found = {char for char in chars if char in glyphs}
        found.update([char for char in chars - found if glyphs.find(char)])
        return found

    def whole(self, chars: str) -> bool:
        """Whether the face has a glyph for each of `chars`.

        Texts of which it has are kept: a paragraph is asked about when its story is checked and when it
        is set, and looking through its characters is most of the answer.
        """
        if chars in self._whole:
            return True
        fresh = set(filterfalse(self._covered.__contains__, chars))
        if fresh:
            found = self.covers(fresh)
            self._covered |= found
            advances = self._advances
            self._odd |= {c for c in found if "一" <= c <= "鿿" and advances[c] != 1000}
            if len(found) < len(fresh):
                return False
        if len(self._whole) == _KEPT:
            self._whole.clear()
        self._whole.add(chars)
        return True

    @property
    def odd_ideographs(self) -> set[str]:
        """The ideographs among what `whole` was asked about that are not an em wide."""
        return self._odd

    def has(self, char: str) -> bool:
        """Whether the face has a glyph for `char`."""
        return char in self.glyphs or bool(self.glyphs.find(char))

    def sequence(self, chars: str) -> int:
        """The one glyph of a variation sequence (cmap, format 14) or of a joined emoji; 0 where the face has
        none."""
        found = self._sequences.get(chars)
        if found is None:
            found = self._sequences[chars] = self._find_sequence(chars)
        return found

    def glyph(self, char: str, *, vertical: bool = False) -> int:
        """Glyph id of a character, 0 (.notdef) where the face lacks it."""
        if vertical:
            found = self._vertical.get(char)
            return self._shape_vertical(char) if found is None else found
        try:
            return self.glyphs[char]
        except KeyError:
            return _NOTDEF

    def turns(self, char: str) -> bool:
        """Whether the face has a vertical form of `char` that is not its horizontal one."""
        return self.glyph(char, vertical=True) != self.glyph(char)

    def glyph_advance(self, glyph: int) -> int:
        """Advance of a glyph in 1/1000 em."""
        advance: int = round(self.hb_font.get_glyph_h_advance(glyph) * 1000 / self.upem)
        return advance

    def bounds(self, char: str, *, vertical: bool = False) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the glyph's ink; all 0 for a glyph without ink."""
        box = self.hb_font.get_glyph_extents(self.glyph(char, vertical=vertical))
        if box is None:
            return (0.0, 0.0, 0.0, 0.0)
        unit = 1000 / self.upem
        left, top = box.x_bearing * unit, box.y_bearing * unit
        return (left, top + box.height * unit, left + box.width * unit, top)

    def glyph_ink(self, glyph: int) -> tuple[float, float]:
        """Left and right of a glyph's ink; both 0 where it has none."""
        box = self.hb_font.get_glyph_extents(glyph)
        if box is None:
            return (0.0, 0.0)
        unit = 1000 / self.upem
        return (box.x_bearing * unit, (box.x_bearing + box.width) * unit)

    def word(self, chars: str) -> tuple[int, ...]:
        """Advances of a Latin word's characters, kerned.

        Only kerning is shaped: what is drawn are the nominal glyphs, so that a reader of the PDF
        gets one character for one glyph.
        """
        found = self._words.get(chars)
        if found is None:
            found = self._words[chars] = self._shape_word(chars)
        return found

    @cached_property
    def ascent(self) -> Em:
        """Top of the ideographic em box above the baseline.

        OS/2's typographic ascender is it only where ascender and descender make up one em, which
        is what the OpenType specification recommends for CJK fonts and Latin ones do not do.
        """
        table = self.table("OS/2")
        if len(table) < 72:
            return _EM_BOX_TOP
        above, below = struct.unpack(">hh", table[68:72])
        return Em(above / self.upem) if above - below == self.upem else _EM_BOX_TOP

    def _find_sequence(self, chars: str) -> int:
        if len(chars) == _PAIR and VARIED.fullmatch(chars):
            varied: int | None = self.hb_font.get_variation_glyph(ord(chars[0]), ord(chars[1]))
            return varied or _NOTDEF
        buffer = hb.Buffer()
        buffer.add_str(chars)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self.hb_font, buffer, {})
        infos = buffer.glyph_infos
        return infos[0].codepoint if len(infos) == 1 else _NOTDEF

    def _shape_vertical(self, char: str) -> int:
        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.direction = "ttb"
        buffer.script = "Hani"
        buffer.language = "zh-hans"
        hb.shape(self.hb_font, buffer, _VERTICAL)
        infos = buffer.glyph_infos
        nominal = self.glyph(char)
        glyph: int = infos[0].codepoint if len(infos) == 1 else nominal
        if glyph == nominal:
            glyph = self.glyph(char.translate(_PRESENTATION_FORMS)) or nominal
        self._vertical[char] = glyph
        return glyph

    def _shape_word(self, chars: str) -> tuple[int, ...]:
        buffer = hb.Buffer()
        buffer.add_str(self.glyphs.shown(chars))
        buffer.direction = "ltr"
        buffer.script = "Latn"
        buffer.language = "en"
        hb.shape(self.hb_font, buffer, _KERNED)
        advances = [0.0] * len(chars)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            advances[info.cluster] += position.x_advance
        return tuple(round(advance * 1000 / self.upem) for advance in advances)


def is_mainland(face: HarfBuzzFace) -> bool:
    """Whether a face says that it was drawn for the mainland: OS/2 ulCodePageRange1 has bit 18 (GB 2312) and not
    20 (Big5)."""
    table = face.table("OS/2")
    if len(table) < 86:
        return False
    pages = int.from_bytes(table[78:82], "big")
    return bool(pages >> 18 & 1) and not pages >> 20 & 1

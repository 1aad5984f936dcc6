"""Font programs — 字体程序: how wide each glyph really is, and whether it is there at all.

In come the bytes that a PDF embeds, out go widths by glyph number. sfnt tables are read here with `struct`
(ISO/IEC 14496-22: head, maxp, hhea, hmtx, loca, cmap); CFF charstrings are run by fontTools, which is
loaded only when a file embeds one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, Protocol

__all__ = ["Program", "ProgramDamaged", "read_program"]


class ProgramDamaged(ValueError):
    """Bytes that are no font program."""


class Program(Protocol):
    """What the rules ask of a font program."""

    count: int
    """How many glyphs it has."""

    def glyph(self, cid: int) -> int | None:
        """The glyph that a CID names where no CIDToGIDMap says otherwise."""

    def by_unicode(self) -> Mapping[int, int]:
        """Character → glyph, by the program's own table; empty where it has none."""

    def width(self, glyph: int) -> float | None:
        """Its advance in thousandths of the em; None where that cannot be told."""

    def empty(self, glyph: int) -> bool:
        """Whether it draws nothing."""


def read_program(data: bytes) -> Program:
    """The program in `data`.

    Raises:
        ProgramDamaged: it is none that can be read.
    """
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf"):
            return _Sfnt(data)
        if data[:1] == b"\1":
            return _Cff(data)
    except Exception as error:  # whatever a reader raises on a foreign font
        if _drawn_by_freetype(data):
            return _Unmeasured()
        raise ProgramDamaged from error
    raise ProgramDamaged


def _drawn_by_freetype(data: bytes) -> bool:
    """Whether FreeType opens a program, as viewers and most RIPs do: one that it opens is not damaged, however
    odd it is (no charset operator, a private dictionary that fontTools refuses)."""
    from PIL import ImageFont

    try:
        ImageFont.truetype(BytesIO(data), 20).getbbox("H")
    except Exception:
        return False
    return True


class _Unmeasured:
    """A program that can be drawn and whose glyphs nobody here can count or measure: it is not judged."""

    count = 1 << 16

    def glyph(self, cid: int) -> int | None:
        return cid

    def by_unicode(self) -> Mapping[int, int]:
        return {}

    def width(self, glyph: int) -> float | None:
        del glyph
        return None

    def empty(self, glyph: int) -> bool:
        del glyph
        return False


class _Sfnt:
    """TrueType, or OpenType round CFF."""

    def __init__(self, data: bytes) -> None:
        self._tables = _directory(data)
        head, maxp = self._tables[b"head"], self._tables[b"maxp"]
        (self._unit,) = struct.unpack_from(">H", head, 18)
        (self.count,) = struct.unpack_from(">H", maxp, 4)
        (self._measured,) = struct.unpack_from(">H", self._tables[b"hhea"], 34)
        self._advances = self._tables[b"hmtx"]
        if not self._unit or not self._measured or len(self._advances) < 4 * self._measured:
            raise ProgramDamaged
        self._cff = _Cff(self._tables[b"CFF "]) if b"CFF " in self._tables else None
        self._offsets = self._loca(head) if b"loca" in self._tables else None
        if self._cff is None and (self._offsets is None or b"glyf" not in self._tables):
            raise ProgramDamaged

    def glyph(self, cid: int) -> int | None:
        return self._cff.glyph(cid) if self._cff else cid

    def by_unicode(self) -> Mapping[int, int]:
        return _cmap(self._tables.get(b"cmap", b""))

    def width(self, glyph: int) -> float | None:
        at = min(glyph, self._measured - 1)
        (advance,) = struct.unpack_from(">H", self._advances, 4 * at)
        return float(advance * 1000 / self._unit)

    def empty(self, glyph: int) -> bool:
        offsets = self._offsets
        return offsets is not None and offsets[glyph] == offsets[glyph + 1]

    def _loca(self, head: bytes) -> tuple[int, ...]:
        (long,) = struct.unpack_from(">h", head, 50)
        form = f">{self.count + 1}{'L' if long else 'H'}"
        return struct.unpack_from(form, self._tables[b"loca"])


class _Cff:
    """A bare CFF program, CID-keyed or by names."""

    def __init__(self, data: bytes) -> None:
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        self._top: Any = fonts[0]
        self._names: list[str] = self._top.getGlyphOrder()
        self._keyed = hasattr(self._top, "ROS")
        self.count = len(self._names)
        matrix = getattr(self._top, "FontMatrix", None) or (0.001,)
        self._unit = float(matrix[0]) * 1000 or 1.0
        self._places = {name: at for at, name in enumerate(self._names)}

    def glyph(self, cid: int) -> int | None:
        return self._places.get(f"cid{cid:05d}" if cid else ".notdef") if self._keyed else cid

    def by_unicode(self) -> Mapping[int, int]:
        return {}

    def width(self, glyph: int) -> float | None:
        from fontTools.misc.psCharStrings import T2WidthExtractor

        string = self._top.CharStrings[self._names[glyph]]
        private = string.private
        reader = T2WidthExtractor(
            getattr(private, "Subrs", []), string.globalSubrs,
            getattr(private, "nominalWidthX", 0), getattr(private, "defaultWidthX", 0),
        )  # fmt: skip
        try:
            reader.execute(string)
        except Exception:
            return None
        return float(reader.width) * self._unit

    def empty(self, glyph: int) -> bool:
        del glyph
        return False


def _directory(data: bytes) -> dict[bytes, bytes]:
    start = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables = {}
    for n in range(min(count, 100)):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, start + 12 + 16 * n)
        if offset + length > len(data) + 3:
            raise ProgramDamaged
        tables[tag] = data[offset : offset + length]
    return tables


def _cmap(table: bytes) -> Mapping[int, int]:
    """The best of a cmap's tables of format 0, 4, 6 or 12, Unicode before symbols before Macintosh."""
    if len(table) < 4:
        return {}
    (count,) = struct.unpack_from(">H", table, 2)
    rank = {(3, 10): 5, (0, 4): 4, (3, 1): 3, (0, 3): 2, (3, 0): 1}
    found = [struct.unpack_from(">HHL", table, 4 + 8 * n) for n in range(min(count, 32))]
    for _, _, offset in sorted(found, key=lambda one: -rank.get(one[:2], 0)):
        try:
            mapped = _subtable(table[offset:])
        except struct.error:
            continue
        if mapped:
            return mapped
    return {}


def _subtable(data: bytes) -> dict[int, int]:
    (form,) = struct.unpack_from(">H", data)
    if form == 0:
        return dict(enumerate(data[6:262]))
    if form == 6:
        first, count = struct.unpack_from(">HH", data, 6)
        return dict(enumerate(struct.unpack_from(f">{count}H", data, 10), first))
    if form == 4:
        return dict(_segments(data))
    return {}


def _segments(data: bytes) -> Iterable[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", data, 6)
    n = double // 2
    ends = struct.unpack_from(f">{n}H", data, 14)
    starts = struct.unpack_from(f">{n}H", data, 16 + double)
    deltas = struct.unpack_from(f">{n}H", data, 16 + 2 * double)
    at = 16 + 3 * double
    ranges = struct.unpack_from(f">{n}H", data, at)
    for k in range(n):
        for char in range(starts[k], min(ends[k], 0xFFFE) + 1):
            if ranges[k] == 0:
                yield char, (char + deltas[k]) & 0xFFFF
            else:
                (glyph,) = struct.unpack_from(
                    ">H", data, at + 2 * k + ranges[k] + 2 * (char - starts[k])
                )
                if glyph:
                    yield char, (glyph + deltas[k]) & 0xFFFF

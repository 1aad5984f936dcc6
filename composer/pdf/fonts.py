"""Composite fonts — 复合字体: a type case as the five objects of a Type0 font (ISO 32000-1, 9.7).

Encoding Identity-H, CID = glyph id, so one font object serves a whole face where ReportLab's own
TTFont makes one for every 256 characters and takes no CFF at all. The expensive parts (subset,
ToUnicode) are cast once and go into every file of the run.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence

from composer.fonts.cff import read_ros
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.subset import FontProgram, subset
from composer.frozen import frozen
from composer.pdf.engine import pdfdoc
from composer.pdf.objects import OUTLINES, Stream, Written, compressed, name, reference, text
from composer.pdf.painting.typecase import TypeCase

__all__ = ["CastFont", "CompositeFont", "Foundry"]

_DEFAULT_WIDTH = 1000
_POSTSCRIPT_NAME = 6
_SERIF, _SYMBOLIC, _ITALIC, _FIXED = 2, 4, 64, 1


@frozen
class CastFont:
    """A face as it is embedded: all that does not depend on the file it goes into."""

    base_name: str
    cff: bool
    program: Stream
    to_unicode: Stream
    widths: str
    descriptor: str
    ordering: str


class Foundry:
    """Casts fonts — 铸字 — and keeps the last cast of each face.

    In a running process (a page on screen that follows every save) most edits bring no new
    character: the font of the last run is then taken as it is.
    """

    def __init__(self) -> None:
        self._cast: dict[tuple[str, str, int], tuple[dict[int, str], CastFont]] = {}

    def cast(self, case: TypeCase) -> CastFont:
        """The font of all glyphs that `case` has taken."""
        where = (case.face.key, str(case.face.path), case.face.index)
        kept = self._cast.get(where)
        if kept is not None and kept[0] == case.unicode:
            return kept[1]
        font = _cast(case)
        self._cast[where] = (dict(case.unicode), font)
        return font


class CompositeFont(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """A cast font in one file, in the form of ReportLab's font objects."""

    def __init__(self, resource: str, cast: CastFont) -> None:
        self._resource = resource
        self._cast = cast

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Put the font into `document`: ReportLab calls this of its `delayedFonts` on saving."""
        cast = self._cast
        embedded = "FontFile3" if cast.cff else "FontFile2"
        program = reference(document, Written(cast.program))
        descriptor = Written(f"<<{cast.descriptor}/{embedded} {program}>>")
        descendant = Written(
            f"<</Type/Font/Subtype/{'CIDFontType0' if cast.cff else 'CIDFontType2'}"
            f"/BaseFont/{cast.base_name}/CIDSystemInfo{cast.ordering}"
            f"/FontDescriptor {reference(document, descriptor)}"
            f"/DW {_DEFAULT_WIDTH}{cast.widths}"
            f"{'' if cast.cff else '/CIDToGIDMap/Identity'}>>"
        )
        font = Written(
            f"<</Type/Font/Subtype/Type0/BaseFont/{cast.base_name}"
            f"{'-Identity-H' if cast.cff else ''}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(document, descendant)}]"
            f"/ToUnicode {reference(document, Written(cast.to_unicode))}>>"
        )
        fonts = document.idToObject[pdfdoc.BasicFonts]
        fonts.dict[self._resource] = document.Reference(font)


def _cast(case: TypeCase) -> CastFont:
    face = case.face
    glyphs = sorted(case.unicode)
    font = subset(face, glyphs)
    base_name = f"{_subset_tag(font)}+{_postscript_name(face)}"
    return CastFont(
        base_name=base_name,
        cff=font.cff,
        program=_program_stream(font),
        to_unicode=compressed(_to_unicode(case.unicode)),
        widths=_widths(face, glyphs),
        descriptor=f"/Type/FontDescriptor/FontName/{base_name}{_metrics(face)}",
        ordering=_ordering(font),
    )


def _program_stream(font: FontProgram) -> Stream:
    kind = "/Subtype/CIDFontType0C" if font.cff else f"/Length1 {len(font.program)}"
    return compressed(font.program, kind, OUTLINES)


def _subset_tag(font: FontProgram) -> str:
    """Six capitals out of the program itself: other glyphs, other tag, and never by chance.

    A RIP that caches fonts by name must not take one page's subset for another's.
    """
    number = int.from_bytes(hashlib.sha1(font.program, usedforsecurity=False).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def _postscript_name(face: HarfBuzzFace) -> str:
    """The face's PostScript name, as a PDF name without its slash."""
    found = face.hb_face.get_name(_POSTSCRIPT_NAME) or face.path.stem
    return name("".join(char for char in found if char.isprintable() and char != " "))[1:]


def _ordering(font: FontProgram) -> str:
    """CIDSystemInfo: a CID-keyed CFF's own, which a checker compares; Identity for all others."""
    registry, ordering, supplement = ("Adobe", "Identity", 0)
    if font.cff:
        registry, ordering, supplement = read_ros(font.program) or (registry, ordering, supplement)
    return f"<</Registry{text(registry)}/Ordering{text(ordering)}/Supplement {supplement}>>"


def _widths(face: HarfBuzzFace, glyphs: Sequence[int]) -> str:
    """The W array: what is not 1 em wide, that is nearly nothing in a Chinese face but its Latin."""
    odd = [(glyph, face.glyph_advance(glyph)) for glyph in glyphs]
    odd = [(glyph, width) for glyph, width in odd if width != _DEFAULT_WIDTH]
    if not odd:
        return ""
    parts: list[str] = []
    last = -2
    for glyph, width in odd:
        if glyph == last + 1:
            parts.append(f" {width}")
        else:
            parts.append(f"{']' if parts else ''}{glyph}[{width}")
        last = glyph
    return f"/W[{''.join(parts)}]]"


def _metrics(face: HarfBuzzFace) -> str:
    """The font descriptor's figures, from head, hhea, OS/2 and post, in 1/1000 em."""
    unit = 1000 / face.upem
    box = " ".join(
        str(round(part * unit)) for part in struct.unpack(">4h", face.table("head")[36:44])
    )
    ascent, descent = struct.unpack(">2h", face.table("hhea")[4:8])
    weight, capitals, family = _os2(face)
    slant, fixed = _post(face)
    flags = _SYMBOLIC | (_ITALIC if slant else 0) | (_FIXED if fixed else 0)
    flags |= _SERIF if family in range(1, 8) else 0
    return (
        f"/Flags {flags}/FontBBox[{box}]/ItalicAngle {slant:g}"
        f"/Ascent {round(ascent * unit)}/Descent {round(descent * unit)}"
        f"/CapHeight {round((capitals or ascent) * unit)}/StemV {_stem(weight)}"
    )


def _os2(face: HarfBuzzFace) -> tuple[int, int, int]:
    """Weight class, height of capitals (0: not said) and IBM family class."""
    table = face.table("OS/2")
    if len(table) < 72:
        return 400, 0, 0
    version, weight = struct.unpack(">H2xH", table[:6])
    capitals = struct.unpack(">h", table[88:90])[0] if version >= 2 and len(table) >= 90 else 0
    return weight, capitals, table[30]


def _post(face: HarfBuzzFace) -> tuple[float, bool]:
    """Italic angle, and whether all glyphs are equally wide."""
    table = face.table("post")
    if len(table) < 16:
        return 0.0, False
    angle, fixed = struct.unpack(">l4xL", table[4:16])
    return angle / 65536, bool(fixed)


def _stem(weight: int) -> int:
    """StemV from the weight class, which no table gives: the estimate that Adobe's and TeX's
    drivers use; only a viewer without the embedded font would draw by it."""
    return round(50 + (weight / 65) ** 2)


def _to_unicode(unicode: dict[int, str]) -> bytes:
    """The ToUnicode CMap: what each glyph reads as (ISO 32000-1, 9.10.3), UTF-16 with surrogates."""
    entries = [
        b"<%04X><%04X>" % (glyph, ord(char))
        if len(char) == 1 and char < "\U00010000"
        else b"<%04X><%b>" % (glyph, char.encode("utf-16-be").hex().upper().encode("ascii"))
        for glyph, char in sorted(unicode.items())
    ]
    blocks = b"\n".join(
        b"%d beginbfchar\n%b\nendbfchar" % (len(block), b"\n".join(block))
        for block in _hundreds(entries)
    )
    return _CMAP % blocks


def _hundreds(entries: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Blocks of at most 100 entries, all that a CMap allows in one."""
    starts: Iterable[int] = range(0, len(entries), 100)
    return (entries[start : start + 100] for start in starts)


_CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
%b
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""

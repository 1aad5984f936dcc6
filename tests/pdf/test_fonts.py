"""Composite fonts as others find them: kinds, embedding, widths, coverage."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from composer.fonts.library import FontLibrary
from composer.pdf.fonts import Foundry
from tests.pdf.pages import FANG, HEI, KAI, SONG, edition, line, opened, writer, written

WORDS = "快速崛起AVATAR，2020。"


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """PostScript name without tag → Type0 font."""
    found = pdf.pages[0].Resources.Font
    return {str(font.BaseFont).partition("+")[2]: font for font in found.values()}


@pytest.fixture(scope="module")
def data(fonts: FontLibrary) -> bytes:
    items = [
        line((key, WORDS, 0), y=100 + 20 * number)
        for number, key in enumerate((SONG, HEI, KAI, FANG))
    ]
    return written(edition(items), fonts)


def test_one_composite_font_a_face(data: bytes) -> None:
    with opened(data) as pdf:
        kinds = {
            name: (str(font.Subtype), str(font.Encoding), str(font.DescendantFonts[0].Subtype))
            for name, font in fonts_of(pdf).items()
        }
    assert kinds == {
        "NotoSerifSC-Regular": ("/Type0", "/Identity-H", "/CIDFontType2"),
        "NotoSansSC-Bold": ("/Type0", "/Identity-H", "/CIDFontType2"),
        "LXGWWenKai-Regular": ("/Type0", "/Identity-H", "/CIDFontType2"),
        "FandolFang-Regular-Identity-H": ("/Type0", "/Identity-H", "/CIDFontType0"),
    }


def test_every_font_is_an_embedded_subset(data: bytes) -> None:
    with opened(data) as pdf:
        for font in fonts_of(pdf).values():
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = descriptor.get("/FontFile2") or descriptor.FontFile3
            assert len(program.read_bytes()) < 60_000 + 8 * 31_000


def test_widths_are_the_font_programs(data: bytes) -> None:
    with opened(data) as pdf:
        for font in fonts_of(pdf).values():
            cid_font = font.DescendantFonts[0]
            said = _widths(cid_font)
            for cid, width in _program_widths(cid_font, said).items():
                assert said.get(cid, 1000) == width


def test_font_programs_can_be_opened(data: bytes) -> None:
    with opened(data) as pdf:
        found = fonts_of(pdf)
        descriptor = found["FandolFang-Regular-Identity-H"].DescendantFonts[0].FontDescriptor
        assert descriptor.FontFile3.Subtype == "/CIDFontType0C"
        cff = CFFFontSet()
        cff.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
        assert cff[0].charset[1] == "cid00001"
        system = found["FandolFang-Regular-Identity-H"].DescendantFonts[0].CIDSystemInfo
        assert (str(system.Registry), str(system.Ordering)) == cff[0].rawDict["ROS"][:2]


def test_descriptor_agrees_with_the_file(data: bytes, fonts: FontLibrary) -> None:
    with opened(data) as pdf, TTFont(fonts.by_key(SONG).path, lazy=True) as font:
        descriptor = fonts_of(pdf)["NotoSerifSC-Regular"].DescendantFonts[0].FontDescriptor
        head = font["head"]
        assert list(descriptor.FontBBox) == [head.xMin, head.yMin, head.xMax, head.yMax]
        assert (descriptor.Ascent, descriptor.Descent) == (
            font["hhea"].ascent,
            font["hhea"].descent,
        )
        assert int(descriptor.CapHeight) == font["OS/2"].sCapHeight


def test_no_helvetica_anywhere(data: bytes) -> None:
    assert b"Helvetica" not in data


def test_foundry_casts_again_only_for_new_glyphs(fonts: FontLibrary) -> None:
    foundry = Foundry()
    first = writer(edition([line((SONG, "快速", 0))]), fonts, foundry=foundry, marks=False)
    second = writer(edition([line((SONG, "速快", 0))]), fonts, foundry=foundry, marks=False)
    third = writer(edition([line((SONG, "快起", 0))]), fonts, foundry=foundry, marks=False)
    casts = []
    for one in (first, second, third):
        one.write(io.BytesIO())
        casts.append(foundry.cast(one._stock.case(SONG)))
    assert casts[0] is casts[1]
    assert casts[1] is not casts[2]


def _widths(font: pikepdf.Object) -> dict[int, int]:
    """CID → width out of a W array."""
    widths: dict[int, int] = {}
    entries = list(font.get("/W", []))
    for first, row in zip(entries[::2], entries[1::2], strict=True):
        widths.update({int(first) + at: int(width) for at, width in enumerate(row)})
    return widths


def _program_widths(font: pikepdf.Object, cids: dict[int, int]) -> dict[int, int]:
    """CID → width out of the embedded program."""
    descriptor = font.FontDescriptor
    if "/FontFile2" in descriptor:
        program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        return {cid: program["hmtx"][program.getGlyphName(cid)][0] for cid in cids}
    cff = CFFFontSet()
    cff.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
    widths = {}
    for cid in cids:
        glyph, selector = cff[0].CharStrings.getItemAndSelector(f"cid{cid:05d}")
        glyph.decompile()
        glyph.draw(_Nothing())
        widths[cid] = round(glyph.width) if selector is not None else 0
    return widths


class _Nothing:
    """A pen that draws nothing; drawing a charstring is what finds its width."""

    def __getattr__(self, _name: str):  # type: ignore[no-untyped-def]
        return lambda *_points: None

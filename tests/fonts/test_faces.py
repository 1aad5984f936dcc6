"""What a face answers, against fontTools reading the same file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from composer.fonts.cff import read_ros
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.fonts.sfnt import FontError, FontFile, check_font
from composer.fonts.subset import subset
from composer.papers.models.values import FaceRef

WORDS = "快速崛起，起初心不改。AVATAR 2020——“引”"


def small_font(path: Path, advance: int = 1024, upem: int = 2048) -> None:
    """A TrueType font of two glyphs, 一 a box of `advance` wide."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((advance, 0))
    pen.lineTo((advance, 500))
    pen.closePath()
    glyph = pen.glyph()
    build = FontBuilder(upem, isTTF=True)
    build.setupGlyphOrder([".notdef", "one"])
    build.setupCharacterMap({0x4E00: "one"})
    build.setupGlyf({".notdef": glyph, "one": glyph})
    build.setupHorizontalMetrics({".notdef": (advance, 0), "one": (advance, 0)})
    build.setupHorizontalHeader(ascent=1600, descent=-400)
    build.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small"})
    build.setupOS2(sTypoAscender=1600, sTypoDescender=-448)
    build.setupPost()
    build.save(path)


@pytest.mark.parametrize("name", ["宋", "黑 bold", "楷", "仿宋"])
def test_advances_are_the_files_own(fonts: FontLibrary, name: str) -> None:
    face = fonts.face(FaceRef.parse(name))
    with TTFont(face.path, lazy=True) as font:
        cmap, metrics = font.getBestCmap(), font["hmtx"]
        expected = {char: metrics[cmap[ord(char)]][0] for char in WORDS if ord(char) in cmap}
    assert {char: face.advances[char] for char in expected} == expected


def test_character_the_face_lacks_has_no_advance(fonts: FontLibrary) -> None:
    with pytest.raises(KeyError):
        fonts.face(FaceRef("宋")).advances["\U0010fffd"]


def test_metrics_are_in_thousandths_of_any_em(tmp_path: Path) -> None:
    small_font(tmp_path / "small.ttf")
    face = HarfBuzzFace("小-regular", "regular", FontFile(tmp_path / "small.ttf"))
    assert face.advances["一"] == 500
    assert face.bounds("一") == (0, 0, 500, pytest.approx(244, abs=1))
    assert face.ascent == pytest.approx(1600 / 2048)


def test_a_text_is_whole_in_a_face_that_has_all_of_it(tmp_path: Path) -> None:
    small_font(tmp_path / "small.ttf")
    face = HarfBuzzFace("小-regular", "regular", FontFile(tmp_path / "small.ttf"))
    answers = [face.whole(text) for text in ("一", "一二", "一", "一二", "")]
    assert answers == [True, False, True, False, True]
    assert face.odd_ideographs == {"一"}, "half an em wide"


def test_whole_texts_are_kept_in_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("composer.fonts.faces._KEPT", 3)
    small_font(tmp_path / "small.ttf")
    face = HarfBuzzFace("小-regular", "regular", FontFile(tmp_path / "small.ttf"))
    for length in range(1, 20):
        assert face.whole("一" * length)
        assert len(face._whole) <= 3


def test_face_of_a_collection_by_number(tmp_path: Path) -> None:
    for number, advance in enumerate((512, 1024)):
        small_font(tmp_path / f"{number}.ttf", advance)
    collection = TTCollection()
    collection.fonts = [TTFont(tmp_path / "0.ttf"), TTFont(tmp_path / "1.ttf")]
    collection.save(tmp_path / "two.ttc")
    file = FontFile.parse("two.ttc#1", tmp_path)
    check_font(file)
    assert HarfBuzzFace("x-regular", "regular", file).advances["一"] == 500
    with pytest.raises(FontError):
        check_font(FontFile.parse("two.ttc#2", tmp_path))


def test_kerned_word(fonts: FontLibrary) -> None:
    face = fonts.face(FaceRef("宋"))
    word = face.word("AVA")
    assert len(word) == 3
    assert sum(word) < sum(face.advances[char] for char in "AVA")


def test_vertical_forms(fonts: FontLibrary) -> None:
    """A comma moves from the lower left of its cell to the upper right; Han stays as it is."""
    face = fonts.face(FaceRef("宋"))
    left, bottom, _, _ = face.bounds("，", vertical=True)
    assert left > 500
    assert bottom > 380
    assert face.glyph("国", vertical=True) == face.glyph("国")


def test_vertical_form_that_the_font_has_only_by_code_point(fonts: FontLibrary) -> None:
    kai, fang = fonts.face(FaceRef("楷")), fonts.face(FaceRef("仿宋"))
    assert kai.glyph("—", vertical=True) == kai.glyph("︱")
    assert fang.glyph("“", vertical=True) == fang.glyph("﹃")


@pytest.mark.parametrize("name", ["宋", "楷", "仿宋"])
def test_subset_keeps_ids_and_outlines(fonts: FontLibrary, name: str) -> None:
    face = fonts.face(FaceRef.parse(name))
    glyphs = [face.glyph(char) for char in "快速崛起"]
    made = subset(face, glyphs)
    assert made == subset(face, reversed(glyphs)), "the same bytes whatever the order"
    face.glyphs.clear()
    assert made == subset(face, glyphs), "the same bytes whether the face was asked for characters"
    if made.cff:
        cff = CFFFontSet()
        cff.decompile(io.BytesIO(made.program), None)
        assert len(cff[0].CharStrings) > max(glyphs)
        assert read_ros(made.program) == tuple(cff[0].rawDict["ROS"])
    else:
        font = TTFont(io.BytesIO(made.program))
        outlines = [font["glyf"][font.getGlyphName(glyph)] for glyph in glyphs]
        assert all(outline.numberOfContours for outline in outlines)
        assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}

"""Figures made from a face's own: which, how large, and that they are the face's design."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.fonts.made import MadeFace, made_face, recipes
from composer.fonts.subset import subset
from composer.papers.models.values import FaceRef

FIGURES = "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₊₋⅓⅔⅕⅙⅛⅞⅟⁄①⑩⑪⑳㉑㊿⓪❶❿⓫⓴⓵⓾➀➓"
FACES = ["宋", "宋 heavy", "黑", "黑 heavy", "楷", "仿宋"]


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("char", FIGURES)
def test_every_figure_is_of_the_face(fonts: FontLibrary, name: str, char: str) -> None:
    face = fonts.face(FaceRef.parse(name))
    ((_, _, holder),) = fonts.split(char, face)
    assert holder.key.rstrip("+") == face.key
    assert holder.glyph(char) and holder.advances[char] > 0
    left, bottom, right, top = holder.bounds(char)
    assert left < right and bottom < top and top - bottom < 1100 and right - left < 1100


@pytest.mark.parametrize("name", FACES)
def test_superiors_stand_high_and_inferiors_low(fonts: FontLibrary, name: str) -> None:
    face = fonts.face(FaceRef.parse(name))
    _, _, _, height = face.bounds("5")
    for char, low, high in (("⁵", 0.25, 1.45), ("₅", -0.5, 0.7)):
        ((_, _, holder),) = fonts.split(char, face)
        _, bottom, _, top = holder.bounds(char)
        assert low * height < bottom < top < high * height


def test_a_made_superior_is_as_large_as_the_faces_own(fonts: FontLibrary) -> None:
    face = fonts.face(FaceRef("黑", "heavy"))
    ((_, _, figures),) = fonts.split("⁵", face)
    _, bottom, _, top = face.bounds("²")
    _, low, _, high = figures.bounds("⁵")
    assert high - low == pytest.approx(top - bottom, abs=15) and low == pytest.approx(
        bottom, abs=15
    )


def test_nothing_is_made_that_the_face_has(fonts: FontLibrary) -> None:
    face = HarfBuzzFace.of(fonts.face(FaceRef("宋")))
    figures = made_face(face)
    assert figures is not None
    assert not [char for char in recipes() if face.has(char) and figures.has(char)]


def test_the_same_bytes_each_time(fonts: FontLibrary) -> None:
    face = HarfBuzzFace.of(fonts.face(FaceRef("仿宋")))
    one, other = made_face(face), made_face(face)
    assert one is not None and other is not None
    glyphs = [one.glyph(char) for char in "₂⁶⅓㊿"]
    assert subset(one, glyphs) == subset(other, glyphs)


def test_it_is_embedded_as_any_face(fonts: FontLibrary) -> None:
    face = fonts.face(FaceRef("仿宋"))
    ((_, _, figures),) = fonts.split("₂", face)
    assert isinstance(figures, MadeFace) and fonts.by_key(figures.key) is figures
    font = TTFont(io.BytesIO(subset(figures, [figures.glyph("₂")]).program))
    assert font["glyf"][font.getGlyphOrder()[figures.glyph("₂")]].numberOfContours > 0


def test_a_figure_that_no_face_has_is_not_missing(fonts: FontLibrary) -> None:
    assert fonts.missing("x⁻⁵₊₍₃₎") == []
    assert fonts.missing("\U0010fffd") == [0]

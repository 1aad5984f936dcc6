"""Text out is text in, at the places that the display list gives."""

from __future__ import annotations

import io

import pdfminer.high_level
import pypdf
import pytest

from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.pdf.objects import Decimals, Moves, name, text
from tests.pdf.pages import (
    HEI,
    HEIGHT,
    KAI,
    SONG,
    boxes,
    edition,
    line,
    operators,
    written,
)
from tests.pdf.pages import text as words

PLAIN = "快速崛起起初心不改，GB/T15834的规定。"
RARE = "𫗧𬭊𪨰"
"""Characters of 通用规范汉字表 outside the Basic Multilingual Plane: surrogate pairs in ToUnicode."""


@pytest.fixture(scope="module")
def face(fonts: FontLibrary) -> HarfBuzzFace:
    return fonts.by_key(SONG)


def origins(data: bytes, glyphs: HarfBuzzFace, size: float) -> list[tuple[str, float, float]]:
    """(character, x, y) of each glyph's origin, from its ink box less the glyph's own bearing."""
    found = []
    for char, (left, bottom, _, _) in boxes(data):
        bearing, low, _, _ = glyphs.bounds(char)
        found.append((char, left - bearing * size / 1000, bottom - low * size / 1000))
    return found


def test_text_comes_out_with_three_readers(fonts: FontLibrary) -> None:
    data = written(edition([line((SONG, PLAIN, 0), (KAI, "楷体", 0))]), fonts)
    expected = PLAIN + "楷体"
    assert words(data) == expected
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip() == expected
    assert pdfminer.high_level.extract_text(io.BytesIO(data)).strip() == expected


@pytest.mark.parametrize("key", [SONG, HEI, KAI])
def test_characters_outside_the_basic_plane(fonts: FontLibrary, key: str) -> None:
    data = written(edition([line((key, RARE, 0))]), fonts)
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip() == RARE


def test_glyph_that_stands_for_two_characters(fonts: FontLibrary, face: HarfBuzzFace) -> None:
    """一 and the radical ⼀ share a glyph; each reads as itself."""
    assert face.glyph("一") == face.glyph("⼀")
    data = written(edition([line((SONG, "一⼀二", 0))]), fonts)
    spans = [operands[1] for operator, operands in operators(data) if operator == "BDC"]
    assert [str(span.ActualText) for span in spans if "/ActualText" in span] == ["⼀"]
    shown = [operands for operator, operands in operators(data) if operator in ("Tj", "TJ")]
    assert len(shown) == 3


def test_character_no_face_has_still_reads_as_itself(fonts: FontLibrary) -> None:
    data = written(edition([line((SONG, "一\U0010fffd二", 0))]), fonts)
    spans = [operands[1] for operator, operands in operators(data) if operator == "BDC"]
    assert [str(span.ActualText) for span in spans if "/ActualText" in span] == ["\U0010fffd"]


def test_line_begins_where_it_is_put(fonts: FontLibrary, face: HarfBuzzFace) -> None:
    data = written(edition([line((SONG, "快速", 0), x=50, y=100)]), fonts)
    (_, x, y), (_, x2, _) = origins(data, face, 10)
    assert (x, y) == (pytest.approx(50, abs=0.02), pytest.approx(HEIGHT - 100, abs=0.02))
    assert x2 - x == pytest.approx(10, abs=0.01)


def test_spread_kern_and_scale(fonts: FontLibrary, face: HarfBuzzFace) -> None:
    """Each of 4 advances is (1 em + 0.1) × 0.8, the kern after the second takes half an em off."""
    item = line((SONG, "快速", -500), (SONG, "崛起", 0), spread=100, scale=0.8)
    data = written(edition([item]), fonts)
    lefts = [left for _, (left, _, _, _) in boxes(data)]
    bearings = [face.bounds(char)[0] * 10 / 1000 * 0.8 for char in "快速崛起"]
    places = [left - bearing - 50 for left, bearing in zip(lefts, bearings, strict=True)]
    assert places == pytest.approx([0, 8.8, 13.6, 22.4], abs=0.02)


def test_kern_alone_moves_what_follows(fonts: FontLibrary, face: HarfBuzzFace) -> None:
    data = written(edition([line((SONG, "", 2000), (SONG, "快", 0))]), fonts)
    assert origins(data, face, 10)[0][1] == pytest.approx(70, abs=0.01)


def test_state_is_set_once(fonts: FontLibrary) -> None:
    lines = [line((SONG, "快速崛起", 0), y=100 + 11.5 * number) for number in range(50)]
    names = [operator for operator, _ in operators(written(edition(lines), fonts))]
    assert [names.count(one) for one in ("BT", "Tf", "Tc", "Tz", "gs", "BDC", "k")] == [
        1, 1, 0, 0, 1, 1, 1,
    ]  # fmt: skip
    assert names.count("Td") == 50


def test_numbers_are_short() -> None:
    numbers = Decimals()
    assert [numbers[value] for value in (0, 500, -500, 12000, -1230, 1001)] == [
        "0", ".5", "-.5", "12", "-1.23", "1.001",
    ]  # fmt: skip
    assert Moves()[0, -11500] == "0 -11.5 Td"


def test_names_and_strings() -> None:
    assert name("PANTONE 185 C") == "/PANTONE#20185#20C"
    assert name("红") == "/#E7#BA#A2"
    assert text("a(b)") == r"(a\(b\))"
    assert text("红𫗧") == "<FEFF7EA2D86DDDE7>"

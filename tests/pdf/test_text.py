"""Text out is text in, at the places that the display list gives."""

from __future__ import annotations

import io

import pdfminer.high_level
import pypdf
import pytest

from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.pdf.content import Moves
from composer.pdf.syntax import Decimals, name, text
from tests.pdf.pages import (
    FANG,
    HEI,
    HEIGHT,
    KAI,
    SONG,
    boxes,
    edition,
    line,
    operators,
    pixels,
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


def test_vertical_line(fonts: FontLibrary, face: HarfBuzzFace) -> None:
    """Cells of one em downwards, Han centred on the line, the comma in its upper right corner."""
    item = line((SONG, "国，国", 0), x=100, y=50, size=20, vertical=True)
    data = written(edition([item]), fonts)
    (_, one), (_, comma), (_, other) = boxes(data)
    assert (one[0] + one[2]) / 2 == pytest.approx(
        100 + (sum(face.bounds("国")[::2]) / 2 - 500) / 50, abs=0.02
    )
    assert one[3] - other[3] == pytest.approx(40, abs=0.02)
    assert one[1] > HEIGHT - 50 - 20
    assert one[3] < HEIGHT - 50
    assert comma[0] > 100
    assert comma[1] > HEIGHT - 50 - 20 - 10


def test_figures_stand_upright_in_one_cell(fonts: FontLibrary) -> None:
    item = line(
        (SONG, "年", 0), (SONG, "2020", 0), (SONG, "年", 0), x=100, y=50, size=20, vertical=True
    )
    data = written(edition([item]), fonts)
    found = [(char, box) for char, box in boxes(data) if char.strip()]
    assert "".join(char for char, _ in found) == "年2020年"
    digits = [box for char, box in found if char.isdigit()]
    assert min(box[0] for box in digits) >= 90
    assert max(box[2] for box in digits) <= 110
    assert found[0][1][3] - found[-1][1][3] == pytest.approx(40, abs=0.02)


def test_dashes_of_a_vertical_line_join(fonts: FontLibrary) -> None:
    for key in (SONG, HEI, KAI, FANG):
        item = line((key, "——", 0), x=100, y=50, size=20, vertical=True)
        page = pixels(written(edition([item]), fonts), scale=4)
        middle = [min(page.getpixel((x, y))[0] for x in range(380, 420)) for y in range(1600)]
        assert all(level < 100 for level in middle[4 * 50 + 2 : 4 * 90 - 2]), key
        assert all(level == 255 for level in middle[: 4 * 50 - 2] + middle[4 * 90 + 2 :]), key


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

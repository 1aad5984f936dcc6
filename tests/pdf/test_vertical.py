"""Vertical lines on paper: where each glyph's ink stands, in every face that the program ships."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from composer.diagnostics.diagnostic import Findings, Where
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary, load_fonts
from composer.papers.models import Paper
from composer.papers.models.values import FaceRef
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
    text,
    written,
)
from tests.reading import by_structure

FACES = (SONG, HEI, KAI, FANG)


def column(fonts: FontLibrary, key: str, chars: str, *, spread: float = 0) -> bytes:
    """One vertical line of 20 pt from (100, 50) down."""
    item = line((key, chars, 0), x=100, y=50, size=20, vertical=True, spread=spread)
    return written(edition([item]), fonts)


Box = tuple[float, float, float, float]


def inks(fonts: FontLibrary, key: str, chars: str, stands: str = "") -> list[Box]:
    """Left, top, right and foot of the ink of each character in a cell of 20 pt of its own, in points
    from the cell's top left."""
    scale, places = 8, [(20 + at % 9 * 30, 20 + at // 9 * 30) for at in range(len(chars))]
    items = [
        line((key, char, 0), x=x + 10, y=y, size=20, vertical=True, stands=stands)
        for char, (x, y) in zip(chars, places, strict=True)
    ]
    page = pixels(written(edition(items), fonts), scale=scale).convert("L")
    black = page.point([255 if level < 128 else 0 for level in range(256)])
    found = []
    for x, y in places:
        box = black.crop(tuple(edge * scale for edge in (x - 4, y - 4, x + 24, y + 24))).getbbox()
        found.append(tuple(edge / scale - 4 for edge in box))
    return found


def test_han_stands_in_cells_of_one_em(fonts: FontLibrary) -> None:
    face = fonts.by_key(SONG)
    data = column(fonts, SONG, "国，国")
    (_, one), (_, comma), (_, other) = boxes(data)
    middle = 100 + (sum(face.bounds("国")[::2]) / 2 - 500) / 50
    assert (one[0] + one[2]) / 2 == pytest.approx(middle, abs=0.02)
    assert one[3] - other[3] == pytest.approx(40, abs=0.02)
    assert HEIGHT - 70 < one[1] < one[3] < HEIGHT - 50
    assert comma[0] > 100


@pytest.mark.parametrize("key", FACES)
def test_pause_marks_stand_at_the_upper_right(fonts: FontLibrary, key: str) -> None:
    """GB/T 15834 5.2.1: and in the upper half, so that the lower may be squeezed out."""
    for left, _, right, foot in inks(fonts, key, "，。、．"):
        assert 10 < left < right < 20 and foot <= 10.1


@pytest.mark.parametrize("key", FACES)
@pytest.mark.parametrize("char", "，。、．")
def test_a_pause_mark_that_hangs_low_is_raised(fonts: FontLibrary, key: str, char: str) -> None:
    """As near to its cell's top as to its right side; one that its face has in the upper half stays."""
    face = fonts.by_key(key)
    _, bottom, _, high = face.bounds(char, vertical=True)
    ((_, top, right, _),) = inks(fonts, key, char)
    if (bottom + high) / 2 < face.ascent * 1000 - 500:
        assert top == pytest.approx(20 - right, abs=0.3)
    else:
        assert top == pytest.approx((face.ascent * 1000 - high) / 50, abs=0.3)


def test_the_faces_have_marks_of_both_kinds(fonts: FontLibrary) -> None:
    """Else the test above would say nothing."""
    low = set()
    for key in FACES:
        face = fonts.by_key(key)
        _, bottom, _, high = face.bounds("，", vertical=True)
        low.add((bottom + high) / 2 < face.ascent * 1000 - 500)
    assert low == {True, False}


@pytest.mark.parametrize("key", FACES)
def test_fixed_marks_stand_right_and_unturned(fonts: FontLibrary, key: str) -> None:
    for left, top, right, foot in inks(fonts, key, "：；？！"):
        assert (left + right) / 2 > 10 and foot - top > right - left


@pytest.mark.parametrize("key", FACES)
def test_brackets_and_quotes_lie_across_the_line(fonts: FontLibrary, key: str) -> None:
    """Opening ones in the lower half of their cell, closing ones in the upper: they hug their words."""
    found = inks(fonts, key, "（《〈【〔［｛“‘「『）》〉】〕］｝”’」』")
    assert all(top > 9.9 for _, top, _, _ in found[:11])
    assert all(foot < 10.1 for _, _, _, foot in found[11:])
    for left, top, right, foot in found:
        assert right - left > foot - top and left >= 0 and right <= 20


@pytest.mark.parametrize("key", FACES)
@pytest.mark.parametrize("dash", ["——", "⸺"])
def test_a_dash_is_one_stroke(fonts: FontLibrary, key: str, dash: str) -> None:
    if dash == "⸺" and not fonts.by_key(key).has(dash):
        return
    page = pixels(column(fonts, key, dash), scale=4).convert("L")
    middle = [min(page.getpixel((x, y)) for x in range(380, 420)) for y in range(1600)]
    black = [y / 4 - 50 for y, level in enumerate(middle) if level < 100]
    assert len(black) == (black[-1] - black[0]) * 4 + 1, "without a seam"
    assert black[0] < 1.7 and black[-1] > 38, "over both cells"
    assert black[0] >= -0.3 and black[-1] <= 40.3


@pytest.mark.parametrize("key", FACES)
def test_connectors_and_dots_run_down_the_middle(fonts: FontLibrary, key: str) -> None:
    for left, top, right, foot in inks(fonts, key, "—～…"):
        assert foot - top > right - left
        assert (left + right) / 2 == pytest.approx(10, abs=0.4)


def test_dots_of_an_interpunct_stand_in_the_middle(fonts: FontLibrary) -> None:
    for key in FACES:
        ((left, _, right, _),) = inks(fonts, key, "·")
        assert (left + right) / 2 == pytest.approx(10, abs=0.5)


def test_figures_stand_side_by_side_in_one_cell(fonts: FontLibrary) -> None:
    pieces = ((SONG, "年", 0.0), (SONG, "2020", 0.0), (SONG, "年", 0.0))
    item = line(*pieces, x=100, y=50, size=20, vertical=True, stands="UTU")
    found = [(char, box) for char, box in boxes(written(edition([item]), fonts)) if char.strip()]
    assert "".join(char for char, _ in found) == "年2020年"
    digits = [box for char, box in found if char.isdigit()]
    assert min(box[0] for box in digits) >= 90
    assert max(box[2] for box in digits) <= 110
    assert found[0][1][3] - found[-1][1][3] == pytest.approx(40, abs=0.02)


def test_stops_share_a_cell(fonts: FontLibrary) -> None:
    for key in FACES:
        item = line((key, "？！", 0), x=30, y=20, size=20, vertical=True, stands="T")
        found = [box for char, box in boxes(written(edition([item]), fonts)) if char.strip()]
        left, right = (edge(box[n] for box in found) - 20 for edge, n in ((min, 0), (max, 2)))
        assert (left + right) / 2 == pytest.approx(10, abs=2.5) and left > 0 and right < 20, key


def test_a_word_is_turned_and_what_follows_is_not(fonts: FontLibrary) -> None:
    """The axes come back: the next horizontal line stands where it is put."""
    face = fonts.by_key(SONG)
    assert isinstance(face, HarfBuzzFace)
    word = line(
        (SONG, "在", 250), (SONG, "Wi", 0), (SONG, "-", 0), (SONG, "Fi", 250), (SONG, "上", 0),
        x=100, y=50, size=20, vertical=True, stands="URRRU",
    )  # fmt: skip
    data = written(edition([word, line((SONG, "横", 0), x=150, y=300, size=20)]), fonts)
    found = {char: box for char, box in boxes(data) if char.strip()}
    length = sum(face.advances[char] for char in "Wi-Fi") / 50
    lower = found["上"][3] - face.bounds("上")[3] / 50
    upper = found["在"][3] - face.bounds("在")[3] / 50
    assert upper - lower == pytest.approx(20 + 5 + length + 5, abs=0.05)
    wide = found["W"]
    assert wide[3] - wide[1] > wide[2] - wide[0], "it lies on its side"
    assert found["横"][0] == pytest.approx(150 + face.bounds("横")[0] / 50, abs=0.05)
    axes = [operands for name, operands in operators(data) if name == "Tm"]
    assert [[float(part) for part in one[:4]] for one in axes] == [[0, -1, 1, 0], [1, 0, 0, 1]]


def test_a_connector_by_itself_is_centred(fonts: FontLibrary) -> None:
    for key in FACES:
        for left, top, right, foot in inks(fonts, key, "-–", "R"):
            assert (left + right) / 2 == pytest.approx(10, abs=0.2)
            assert foot - top > right - left


@pytest.mark.parametrize("key", FACES)
def test_vertical_forms_read_as_what_was_written(
    fonts: FontLibrary, key: str, tmp_path: Path
) -> None:
    """“” stay quotation marks though ﹃﹄ are drawn, and 『』 beside them stay themselves."""
    chars = "他说：“好『一』。”（‘是’）——完……1～3·《书》"
    item = line((key, chars, 0), y=50, size=10, vertical=True)
    data = written(edition([item]), fonts)
    path = tmp_path / "one.pdf"
    path.write_bytes(data)
    assert by_structure(path) == [("一稿", "P", chars)]
    assert sorted(text(data)) == sorted(chars)  # pdfium reads what is turned on its own


def test_spread_opens_the_cells(fonts: FontLibrary) -> None:
    face = fonts.by_key(SONG)
    (_, one), (_, two) = boxes(column(fonts, SONG, "国国", spread=100))
    assert one[3] - two[3] == pytest.approx(22, abs=0.02)
    assert face.glyph("国", vertical=True) == face.glyph("国")


# ── a face without vertical forms ─────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def plain(fonts: FontLibrary, tmp_path_factory: pytest.TempPathFactory) -> FontLibrary:
    """A paper whose own face has neither ``vert`` nor presentation forms."""
    root = tmp_path_factory.mktemp("plain")
    (root / "fonts").mkdir()
    font = TTFont(fonts.by_key(SONG).path)
    options = Options(layout_features=[], drop_tables=["GSUB", "GPOS", "vhea", "vmtx", "BASE"])
    subsetter = Subsetter(options)
    subsetter.populate(text="国，。：；（）《》［］“”‘’「」『』—…～")
    subsetter.subset(font)
    font.save(root / "fonts" / "plain.ttf")
    where = Where(parts={"fonts": Where(parts={"素": Where(parts={"regular": Where()})})})
    paper = Paper(paper="试刊", fonts={"素": {"regular": "plain.ttf"}}, where=where)
    return load_fonts(root, paper, Findings())


def test_fallback_turns_brackets_and_moves_marks(plain: FontLibrary) -> None:
    key = plain.face(FaceRef("素")).key
    assert key == "素-regular"
    found = inks(plain, key, "（《［“‘「『）》］”’」』")
    assert all(top > 9.5 for _, top, _, _ in found[:7])
    assert all(foot < 10.5 for _, _, _, foot in found[7:])
    assert all(right - left > foot - top for left, top, right, foot in found)
    for left, _, right, foot in inks(plain, key, "，。"):
        assert 10 < left < right < 20 and foot <= 10.1
    for left, top, right, foot in inks(plain, key, "：；"):
        assert left > 10 and foot - top > right - left
    for left, top, right, foot in inks(plain, key, "—…～"):
        assert foot - top > right - left


def test_fallback_reads_as_what_was_written(plain: FontLibrary, tmp_path: Path) -> None:
    chars = "国：“国，‘国’。”（国）——国"
    item = line(("素-regular", chars, 0), y=50, size=10, vertical=True)
    path = tmp_path / "one.pdf"
    path.write_bytes(written(edition([item]), plain))
    assert by_structure(path) == [("一稿", "P", chars)]


@pytest.mark.parametrize("key", FACES)
def test_marks_of_traditional_chinese_stand_in_the_middle_of_their_cells(
    fonts: FontLibrary, key: str
) -> None:
    """CLREQ 6.3.2.1, in vertical lines too; the cell is 20 pt."""
    for left, top, right, foot in inks(fonts, key, "，。、：；", "C"):
        assert (left + right) / 2 == pytest.approx(10, abs=0.3)
        assert (top + foot) / 2 == pytest.approx(10, abs=0.3)

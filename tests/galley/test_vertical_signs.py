"""Signs, formulas and dashes in vertical lines: they stand as the figures and words beside them do."""

from __future__ import annotations

import pytest

from composer.display.items import TextItem
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.library import FontLibrary
from composer.fonts.metrics import FontSet
from composer.galley.line import Line, Measures
from composer.galley.units.orientation import SIGNS
from composer.measure import Pt
from composer.papers.models import Upright
from composer.papers.models.values import FaceRef
from composer.pdf.painting.typecase import TypeCase
from composer.pdf.painting.vertical import Cell, Run, arranged
from composer.story.text import Text
from tests.galley.galleys import setter

FACES = ["宋", "黑 heavy", "楷", "仿宋"]
FORMULAS = [
    "H₂O",
    "CO₂",
    "PM₂.₅",
    "10⁶",
    "10⁻⁶m",
    "x²⁵ⁿ",
    "aₙ₊₁",
    "C₆H₁₂O₆",
    "Na⁺",
    "x²",
    "(NH₄)₂SO₄",
    "1⁄3",
]


def line_of(fonts: FontSet, words: str, face: str = "宋", **upright: int) -> Line:
    style = {"face": FaceRef.parse(face), "vertical": True, "upright": Upright(**upright)}
    return setter(fonts, **style).single(Text(f"国{words}国"))


def standing(fonts: FontSet, words: str, face: str = "宋", **upright: int) -> str:
    """The letter of each character between the two Han."""
    line = line_of(fonts, words, face, **upright)
    pieces = zip(line.pieces, line.stands, strict=True)
    return "".join(stand * len(chars) for (_, chars, _), stand in pieces)[1:-1]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_a_sign_stands_as_its_number_does(fonts: FontSet, sign: str, face: str) -> None:
    """T is the horizontal form upright in its cell, R turned with the line."""
    assert standing(fonts, f"{sign}5", face) == "TU"
    assert standing(fonts, f"{sign}12", face) == "TTT"
    assert standing(fonts, f"{sign}５", face) == "TU"
    assert standing(fonts, f"{sign}0.5", face) == "RRRR"
    assert standing(fonts, f"{sign}100", face) == "RRRR"


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("－5℃", "TUU"),
        ("－5%", "TUU"),
        ("－12‰", "TTTU"),
        ("－5℃～＋3℃", "TUUUTUU"),
        ("5%～－3%", "UUUTUU"),
        ("3－5", "UUU"),
        ("5℃－8℃", "UUUUU"),
        ("5%-8%", "UURUU"),
        ("3月-5月", "UURUU"),
        ("3月－5月", "UUUUU"),
        ("气温-5", "UUTU"),
        ("5＞3", "UTU"),
    ],
)
def test_a_connector_between_numbers_is_no_sign(fonts: FontSet, words: str, letters: str) -> None:
    assert standing(fonts, words) == letters


def test_stacked_figures_have_their_sign_above_them(fonts: FontSet) -> None:
    assert standing(fonts, "－100", figures="stacked") == "TUUU"  # type: ignore[arg-type]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_stands_one_way_whatever_faces_it_takes(
    fonts: FontSet, formula: str, face: str
) -> None:
    assert set(standing(fonts, formula, face)) == {"R"}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("words", [*FORMULAS[:-2], "－5℃", "≥5", "∼8", "──", "――"])
def test_no_line_breaks_in_it(fonts: FontSet, words: str, vertical: bool, face: str) -> None:
    made = setter(fonts, face=FaceRef.parse(face), vertical=vertical)
    for before in range(10):
        text = "国" * before + words + "国" * 9
        for line in made.paragraph(Text(text), Measures((9000,))):
            assert not before < line.end < before + len(words)


def cells(fonts: FontLibrary, words: str, face: str) -> list[Cell | Run]:
    """What is drawn of the words between two Han, in a size of 10 pt from the top left corner on."""
    line = line_of(fonts, words, face)
    cases: dict[str, TypeCase] = {}

    def case_of(key: str) -> TypeCase:
        name = key.partition("^")[0]
        return cases.setdefault(name, TypeCase(HarfBuzzFace.of(fonts.by_key(name)), name))

    item = TextItem(Pt(0), Pt(0), Pt(10), line.pieces, vertical=True, stands=line.stands)
    return list(arranged(item, case_of))[1:-1]


@pytest.mark.parametrize("face", FACES)
def test_a_minus_before_a_figure_is_drawn_across_the_line(fonts: FontLibrary, face: str) -> None:
    sign = cells(fonts, "－5", face)[0]
    assert isinstance(sign, Run)
    assert not sign.turned


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("dash", ["――", "──"])
def test_a_dash_of_two_cells_is_one_upright_stroke(
    fonts: FontLibrary, dash: str, face: str
) -> None:
    first, second = cells(fonts, dash, face)
    ends = [ink_down(cell) for cell in (first, second)]
    assert ends[0][0] == pytest.approx(10, abs=0.01)  # it fills the second and the third cell
    assert ends[0][1] == pytest.approx(ends[1][0], abs=0.01)
    assert ends[1][1] == pytest.approx(30, abs=0.01)


def ink_down(cell: Cell | Run) -> tuple[float, float]:
    """Top and bottom of a cell's ink, downwards."""
    assert isinstance(cell, Cell)
    left, bottom, right, top = cell.case.face.bounds(cell.char, vertical=cell.upright)
    if cell.upright:
        return cell.y - top / 1000 * cell.size, cell.y - bottom / 1000 * cell.size
    stretch = cell.size * cell.scale / 1000
    return cell.y + left * stretch, cell.y + right * stretch


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("dash", ["——", "――", "──"])
def test_a_dash_across_two_ems_has_no_seam(fonts: FontLibrary, dash: str, face: str) -> None:
    line = setter(fonts, face=FaceRef.parse(face)).single(Text(f"国{dash}国"))
    x, inks = 0.0, []
    for key, chars, kern in line.pieces:
        holder = fonts.by_key(key)
        for char in chars:
            left, _, right, _ = holder.bounds(char)
            if char != "国":
                inks.append((x + left, x + right))
            x += holder.advances[char]
        x += kern
    assert x == 4000
    assert len(inks) == 1 or inks[1][0] <= inks[0][1] + 1

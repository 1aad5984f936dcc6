"""Ghostscript's separations: ink under the limit at every pixel, black on its own plate, colours kept under it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageMath

from composer.display.items import FillItem, Ink, Item, RuleItem
from composer.fonts.metrics import FontSet
from composer.measure import Pt
from composer.papers.press_profile import load_profile
from composer.preflight.content.page import Budget, Cases, read_page
from composer.preflight.report.faults import Box
from tests.independent import programs
from tests.independent.conftest import Built
from tests.pdf.pages import HEI, SONG, SPOT, edition, line, rect, written

Plates = dict[str, Image.Image]

LIMIT = load_profile("newsprint-crpc1").ink_limit * 100
DPI = 100
COLOURS = ("Cyan", "Magenta", "Yellow")
ROUNDING = 4 * 100 / 255
"""Per cent: one of 255 levels on each plate."""

BLACK, PAPER = {"Black": 1.0}, 0


@pytest.fixture(scope="module")
def separated(built: Built, tmp_path_factory: pytest.TempPathFactory) -> list[Plates]:
    return programs.plates(built.whole, tmp_path_factory.mktemp("plates"), DPI)


def window(box: Iterable[Any], page: pikepdf.Page) -> tuple[int, int, int, int]:
    """A box of PDF space in the pixels of a plate."""
    sheet = [float(edge) for edge in page.mediabox]
    left, bottom, right, top = (float(edge) * DPI / 72 for edge in box)
    x, y = sheet[0] * DPI / 72, sheet[3] * DPI / 72
    return round(left - x), round(y - top), round(right - x), round(y - bottom)


def added(plates: Iterable[Image.Image]) -> Image.Image:
    """The sum of plates, pixel by pixel."""
    return reduce(
        lambda one, other: ImageMath.lambda_eval(
            lambda args: args["a"] + args["b"], a=one, b=other
        ),
        (plate.convert("I") for plate in plates),
    )


def test_total_ink(built: Built, separated: list[Plates]) -> None:
    """At every pixel inside the bleed; the marks outside are of all inks."""
    with pikepdf.open(built.whole) as pdf:
        assert len(separated) == len(pdf.pages)
        for number, (plates, page) in enumerate(zip(separated, pdf.pages, strict=True), 1):
            inside = added(plates.values()).crop(window(page.bleedbox, page))
            most: Any = inside.getextrema()[1]
            assert 100 <= most / 2.55 <= LIMIT + ROUNDING, f"page {number}"


def test_black_text_is_on_the_black_plate_alone(built: Built, separated: list[Plates]) -> None:
    """All strings in solid black with nothing of another ink near them."""
    looked_at = 0
    with pikepdf.open(built.whole) as pdf:
        for plates, page in zip(separated, pdf.pages, strict=True):
            colours = added(plates[ink] for ink in COLOURS)
            for box in _plain_words(page):
                part = window(box, page)
                if part[2] - part[0] > 3 and part[3] - part[1] > 3:
                    assert colours.crop(part).getextrema()[1] == PAPER, f"{box}"
                    assert _darkest(plates["Black"], part) > 60, f"{box}"
                    looked_at += 1
    assert looked_at > 500


def _plain_words(page: pikepdf.Page) -> list[Box]:
    """The boxes of black strings that touch no picture and nothing in another colour."""
    sheet = tuple(float(edge) for edge in page.mediabox)
    assert len(sheet) == 4
    content = read_page(page, sheet, Cases(), Budget())
    black, others = [], [picture.box for picture in content.pictures]
    for text in content.texts:
        plain = text.fill is not None and dict(text.fill.inks) == BLACK
        (black if plain and not text.signs else others).append(text.box)
    others += [
        shape.box
        for shape in content.shapes
        if any(c is not None and dict(c.inks) != BLACK for c in (shape.fill, shape.stroke))
    ]
    return [box for box in black if not any(_touch(box, other) for other in others)]


def _touch(one: Box, other: Box, near: float = 2) -> bool:
    return all(one[n] - near < other[n + 2] and other[n] - near < one[n + 2] for n in (0, 1))


def _darkest(plate: Image.Image, part: tuple[int, int, int, int]) -> int:
    found: Any = plate.crop(part).getextrema()[1]
    return int(found)


# a page made by hand: what overprints, what knocks out, where a spot goes


@pytest.fixture(scope="module")
def page(fonts: FontSet, tmp_path_factory: pytest.TempPathFactory) -> Plates:
    items: list[Item] = [
        FillItem(rect(0, 0, 300, 150), Ink(1, 0, 0, 0)),
        line((SONG, "黑字压青底", 0.0), x=20, y=60, size=40),
        RuleItem(Pt(20), Pt(90), Pt(280), Pt(90), Pt(1)),
        line((HEI, "反白", 0.0), x=20, y=140, size=40, ink=Ink(0, 0, 0, 0)),
        line((HEI, "专色字", 0.0), x=20, y=220, size=40, ink=SPOT),
        FillItem(rect(20, 250, 100, 50), SPOT),
        line((SONG, "黑字", 0.0), x=20, y=360, size=40),
    ]
    folder = tmp_path_factory.mktemp("page")
    (folder / "page.pdf").write_bytes(written(edition(items), fonts, marks=False))
    (plates,) = programs.plates(folder / "page.pdf", folder, 72)
    return plates


def test_cyan_is_kept_under_black(page: Plates) -> None:
    for part in ((20, 20, 280, 70), (20, 86, 280, 94)):
        assert page["Black"].crop(part).getextrema()[1] > 200
        assert page["Cyan"].crop(part).getextrema() == (255, 255)


def test_white_knocks_out(page: Plates) -> None:
    assert page["Cyan"].crop((20, 100, 100, 145)).getextrema()[0] == PAPER
    assert page["Black"].crop((20, 100, 280, 145)).getextrema()[1] == PAPER


def test_spot_has_a_plate_of_its_own(page: Plates) -> None:
    assert set(page) == {*COLOURS, "Black", SPOT.spot}
    below = (0, 160, 300, 310)
    assert page[SPOT.spot].crop((30, 260, 110, 290)).getextrema() == (255, 255)
    assert page[SPOT.spot].crop((20, 180, 140, 225)).getextrema()[1] == 255
    for ink in (*COLOURS, "Black"):
        assert page[ink].crop(below).getextrema()[1] == PAPER


def test_black_is_black_alone(page: Plates) -> None:
    below = (0, 315, 300, 400)
    assert page["Black"].crop(below).getextrema()[1] == 255
    for ink in (*COLOURS, SPOT.spot):
        assert page[ink].crop(below).getextrema()[1] == PAPER

"""poppler, MuPDF, Ghostscript and pdfium draw the same page."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageStat

from tests.independent import programs
from tests.independent.conftest import Built

DPI = 50
CELL = 16
"""Pixels: 8 mm, two lines of text by two characters."""

WHOLE, PLACE = 8.0, 84.0
"""Levels of 255 by which two drawings may differ, over a page and in a cell: the programs smooth type
differently and bring CMYK to RGB by tables of their own."""

SEEN = 30
"""A cell with so much ink has not much less in any drawing: what one program shows the others show."""

DRAWN_BY = {
    "poppler": programs.by_poppler,
    "mupdf": programs.by_mupdf,
    "ghostscript": programs.by_ghostscript,
    "pdfium": programs.by_pdfium,
}


def cells(drawing: Image.Image, size: tuple[int, int]) -> Image.Image:
    """How much ink a drawing shows in its cells: by the darkest of red, green and blue, on which the
    programs agree better than on lightness."""
    red, green, blue = drawing.convert("RGB").resize(size).split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue)).reduce(CELL)


def evened(one: Image.Image, mean: float) -> Image.Image:
    """The cells of a drawing with its mean brought to `mean`: smoothing makes type bolder or thinner
    all over a page."""
    gain = mean / ImageStat.Stat(one).mean[0]
    assert 0.65 < gain < 1.5
    return one.point([min(255, round(level * gain)) for level in range(256)])


def faults(one: Image.Image, other: Image.Image) -> list[str]:
    """What two drawings' cells differ in."""
    difference = ImageChops.difference(one, other)
    mean, (_, greatest) = ImageStat.Stat(difference).mean[0], difference.getextrema()
    pairs = list(zip(one.tobytes(), other.tobytes(), strict=True))
    lost = [at for at, pair in enumerate(pairs) if max(pair) >= SEEN and min(pair) < max(pair) / 5]
    found = [f"{mean:.1f} over the page"] if mean > WHOLE else []
    found += [f"{greatest} in a cell"] if float(str(greatest)) > PLACE else []
    return found + [f"nothing at {at % one.width}, {at // one.width}" for at in lost]


def test_same_page(built: Built, tmp_path: Path) -> None:
    drawings = {name: draw(built.whole, tmp_path, DPI) for name, draw in DRAWN_BY.items()}
    count = len(drawings["pdfium"])
    assert {len(one) for one in drawings.values()} == {count}
    for number in range(count):
        pages = {name: one[number] for name, one in drawings.items()}
        size = pages["pdfium"].size
        assert {one.size for one in pages.values()} == {size}
        drawn = {name: cells(one, size) for name, one in pages.items()}
        mean = ImageStat.Stat(drawn["pdfium"]).mean[0]
        even = {name: evened(one, mean) for name, one in drawn.items()}
        for one, other in combinations(even, 2):
            assert faults(even[one], even[other]) == [], f"page {number + 1}: {one} and {other}"


def test_a_lost_paragraph_would_be_seen(built: Built, tmp_path: Path) -> None:
    """The tolerances let no line of text go: 25 by 15 mm of the page, painted over."""
    page = programs.by_pdfium(built.whole, tmp_path, DPI)[1].convert("RGB")
    before = cells(page, page.size)
    full = next(
        at for at in range(before.width * 20, len(before.tobytes())) if before.tobytes()[at] > 45
    )
    x, y = full % before.width * CELL, full // before.width * CELL
    ImageDraw.Draw(page).rectangle((x, y, x + 50, y + 30), fill="white")
    assert faults(before, cells(page, page.size))

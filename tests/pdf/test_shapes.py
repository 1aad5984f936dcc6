"""Pictures cut to shapes and cut-outs on tints, as other libraries read and paint them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from composer.diagnostics.diagnostic import Findings, Span
from composer.display.items import FillItem, Ink, PictureItem
from composer.fonts.library import FontLibrary
from composer.makeup.frames.runaround import ellipse
from composer.press.pictures.separated import Repro
from tests.pdf.pages import edition, newsprint, opened, pixels, rect, written

PLACE = rect(50, 50, 200, 100)
TINT = FillItem(rect(0, 0, 300, 400), Ink(0.2, 0, 0, 0))


@pytest.fixture
def cutout(tmp_path: Path) -> Path:
    """A red disc on nothing; under its transparency the pixels are black."""
    picture = Image.new("RGBA", (800, 400), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse([200, 0, 599, 399], fill=(220, 20, 20, 255))
    picture.save(tmp_path / "cutout.png")
    return tmp_path / "cutout.png"


def images(data: bytes) -> list[Any]:
    with opened(data) as pdf:
        return [
            {str(key): str(value) for key, value in one.items() if key != "/SMask"}
            | {"mask": None if "/SMask" not in one else str(one.SMask.ColorSpace)}
            for one in pdf.pages[0].Resources.XObject.values()
        ]


def test_the_ground_shows_through_a_cut_out(fonts: FontLibrary, cutout: Path) -> None:
    item = PictureItem(PLACE, str(cutout), cutout=True)
    data = written(edition([TINT, item]), fonts)
    (image,) = images(data)
    assert image["/ColorSpace"] == "/DeviceCMYK"
    assert image["mask"] == "/DeviceGray"
    page = pixels(data)
    ground = page.getpixel((20, 20))
    assert page.getpixel((60, 60)) == ground
    red = page.getpixel((150, 100))
    assert red[0] > 150 > red[1] + 50


def test_without_it_the_picture_lies_on_white(fonts: FontLibrary, cutout: Path) -> None:
    data = written(edition([TINT, PictureItem(PLACE, str(cutout))]), fonts)
    assert images(data)[0]["mask"] is None
    assert min(pixels(data).getpixel((60, 60))) > 250


def test_no_fringe_round_a_cut_out(fonts: FontLibrary, cutout: Path) -> None:
    """At the edge there is ground, picture, or a mixture of both; never the black underneath."""
    page = pixels(
        written(edition([TINT, PictureItem(PLACE, str(cutout), cutout=True)]), fonts), 0, 2
    )
    ground, red = page.getpixel((20, 20)), page.getpixel((300, 200))
    for x in range(100, 500):
        pixel = page.getpixel((x, 200))
        for channel in range(3):
            low, high = sorted((ground[channel], red[channel]))
            assert low - 14 <= pixel[channel] <= high + 14


def test_a_picture_is_cut_to_its_shape(fonts: FontLibrary, tmp_path: Path) -> None:
    Image.new("CMYK", (400, 400), (0, 255, 255, 0)).save(tmp_path / "red.jpg")
    place = rect(50, 50, 100, 100)
    ring = ellipse(place, circle=True)
    data = written(edition([PictureItem(place, str(tmp_path / "red.jpg"), rings=(ring,))]), fonts)
    page = pixels(data)
    assert page.getpixel((100, 100))[1] < 100
    assert page.getpixel((55, 55)) == (255, 255, 255)
    red = sum(page.getpixel((x, y))[1] < 128 for x in range(50, 150) for y in range(50, 150))
    assert red == pytest.approx(7854, rel=0.02)


def test_a_tint_takes_a_shape(fonts: FontLibrary) -> None:
    place = rect(50, 50, 100, 100)
    item = FillItem(place, Ink(0, 0, 0, 1), rings=(ellipse(place, circle=True),))
    page = pixels(written(edition([item]), fonts))
    assert max(page.getpixel((100, 100))) < 60
    assert page.getpixel((54, 54)) == (255, 255, 255)


def test_same_picture_whole_and_cut_out_are_two(fonts: FontLibrary, cutout: Path) -> None:
    whole = PictureItem(PLACE, str(cutout))
    free = PictureItem(rect(50, 200, 200, 100), str(cutout), cutout=True)
    data = written(edition([whole, free]), fonts)
    assert sorted(image["mask"] is not None for image in images(data)) == [False, True]


def test_cut_outs_are_kept_from_run_to_run(tmp_path: Path, cutout: Path) -> None:
    whole = (0.0, 0.0, 1.0, 1.0)
    made = [
        Repro(newsprint(), Findings(), tmp_path / "cache").separate(
            cutout, whole, PLACE, Span(), cutout=True
        )
        for _ in range(2)
    ]
    assert made[0] is not None
    assert made[0] == made[1]
    assert made[0].mask
    plain = Repro(newsprint(), Findings(), tmp_path / "cache").separate(
        cutout, whole, PLACE, Span()
    )
    assert plain is not None
    assert plain.mask == b""


def test_a_gray_cut_out_stays_on_black(fonts: FontLibrary, tmp_path: Path) -> None:
    picture = Image.new("LA", (300, 300), (0, 0))
    picture.paste((90, 255), (100, 100, 200, 200))
    picture.save(tmp_path / "gray.png")
    item = PictureItem(rect(50, 50, 100, 100), str(tmp_path / "gray.png"), cutout=True)
    data = written(edition([item]), fonts)
    assert images(data)[0]["/ColorSpace"] == "/DeviceGray"
    with opened(data) as pdf:
        assert isinstance(pdf.pages[0].Group, pikepdf.Dictionary)
        assert pdf.pages[0].Group.CS == "/DeviceCMYK"

"""A sheet of pictures of every kind, read back from the file by other libraries."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

from composer.display.items import Node, PictureItem
from composer.fonts.library import FontLibrary
from tests.pdf.pages import edition, opened, pixels, rect, written

SIDE = 90
"""Points; pictures of 800 pixels are then fine enough for line art too."""

NODES = (Node(0, "Document", -1), Node(1, "Figure", 0, alt="图"))


def scene(mode: str = "RGB") -> Image.Image:
    """A red sun over a dark hill, on a light ground: right way up and in the right colours?"""
    made = Image.new("RGB", (800, 800), (225, 225, 235))
    pencil = ImageDraw.Draw(made)
    pencil.ellipse((80, 80, 320, 320), fill=(215, 40, 30))
    pencil.polygon([(0, 800), (800, 400), (800, 800)], fill=(25, 25, 25))
    return made.convert(mode)


def kinds() -> dict[str, tuple[Image.Image, str, dict[str, Any]]]:
    turned = Image.Exif()
    turned[0x0112] = 8
    clear = scene()
    clear.putalpha(255)
    return {
        "JPEG": (scene(), "a.jpg", {"quality": 92}),
        "turned JPEG": (scene().rotate(270), "b.jpg", {"quality": 92, "exif": turned}),
        "PNG": (scene(), "c.png", {}),
        "palette": (scene().quantize(8), "d.png", {}),
        "transparent": (clear, "e.webp", {"lossless": True}),
        "Lab": (scene("RGB").convert("LAB"), "f.tif", {}),
        "CMYK": (scene("CMYK"), "g.tif", {}),
        "CMYK JPEG": (scene("CMYK"), "h.jpg", {"quality": 92}),
        "gray": (scene("L"), "i.jpg", {}),
        "one bit": (scene("L").point([0] * 128 + [255] * 128, "1"), "j.png", {}),
    }


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory, fonts: FontLibrary) -> bytes:
    folder: Path = tmp_path_factory.mktemp("sheet")
    items = []
    for n, (picture, name, options) in enumerate(kinds().values()):
        picture.save(folder / name, **options)
        place = rect(10 + n % 3 * 95, 10 + n // 3 * 95, SIDE, SIDE)
        items.append(PictureItem(place, str(folder / name), node=1))
    return written(edition(items, nodes=NODES), fonts)


def _pictures(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.pages[0].resources.XObject.values())


def test_colours_stand_where_they_should(sheet: bytes) -> None:
    page = pixels(sheet, scale=2)
    for n, kind in enumerate(kinds()):
        x, y = 20 + n % 3 * 190, 20 + n // 3 * 190
        sun = page.getpixel((x + 45, y + 45))
        ground = page.getpixel((x + 150, y + 20))
        hill = page.getpixel((x + 165, y + 165))
        assert min(ground) > 170, kind
        assert max(hill) < 120, kind
        if kind not in ("gray", "one bit"):
            assert sun[0] > sun[1] + 80, kind
            assert sun[0] > sun[2] + 80, kind


def test_spaces_and_bits(sheet: bytes) -> None:
    with opened(sheet) as pdf:
        found = [
            (str(one.ColorSpace), int(one.BitsPerComponent), str(one.Filter))
            for one in _pictures(pdf)
        ]
    cmyk, gray = "/DeviceCMYK", "/DeviceGray"
    jpeg, flate = "/DCTDecode", "/FlateDecode"
    assert sorted(found) == sorted(
        [(cmyk, 8, jpeg)] * 3 + [(cmyk, 8, flate)] * 5 + [(gray, 8, jpeg), (gray, 1, flate)]
    )


def test_no_decoded_pixel_is_over_the_ink_limit(sheet: bytes) -> None:
    with opened(sheet) as pdf:
        for one in _pictures(pdf):
            if str(one.ColorSpace) != "/DeviceCMYK":
                continue
            data = inks(one)
            assert max(map(sum, zip(*(data[n::4] for n in range(4)), strict=True))) <= 612


def inks(one: pikepdf.Object) -> bytes:
    """Ink of an image's pixels, 255 a solid, by its own Filter and Decode."""
    if str(one.Filter) == "/FlateDecode":
        return one.read_bytes()
    with Image.open(io.BytesIO(one.read_raw_bytes())) as picture:
        # Pillow inverts what has Adobe's marker; in PDF the Decode array says so.
        assert "/Decode" in one
        assert "adobe" in picture.info
        return picture.tobytes()

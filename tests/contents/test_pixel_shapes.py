"""The shape of a picture whose pixels are not square, and of files that do not say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from composer.contents.pixel_shapes import shape_of
from composer.press.shelf import Shelf


@pytest.mark.parametrize(
    ("dpi", "shape"),
    [
        ((72, 72), 2.0),
        ((144, 72), 1.0),
        ((7200, 72), 2.0),  # a slip in the file: no scanner makes such pixels
        ((0, 72), 2.0),
    ],
)
def test_width_to_height(tmp_path: Path, dpi: tuple[int, int], shape: float) -> None:
    file = tmp_path / "a.png"
    Image.new("L", (40, 20)).save(file, dpi=dpi)
    shelf = Shelf(tmp_path / "cache")
    for _ in range(2):  # the second time from the shelf
        found = shape_of(file, shelf)
        assert found is not None and found[0] / found[1] == pytest.approx(shape, rel=0.01)


def test_a_turned_picture(tmp_path: Path) -> None:
    file, exif = tmp_path / "a.jpg", Image.Exif()
    exif[274] = 6
    Image.new("L", (40, 20)).save(file, exif=exif, dpi=(144, 72))
    found = shape_of(file, Shelf(tmp_path / "cache"))
    assert found is not None and found[0] / found[1] == pytest.approx(1.0, rel=0.01)


def test_what_cannot_be_read_has_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "cache")
    assert shape_of(tmp_path / "nothing.png", shelf) is None
    (tmp_path / "words.png").write_bytes(b"no picture")
    assert shape_of(tmp_path / "words.png", shelf) is None

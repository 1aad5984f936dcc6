"""Black generation: which colours count as gray, and what they are printed with."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from composer.press.pictures.blacks import Blacks
from composer.resources import resource_folder


@pytest.fixture(scope="module")
def blacks() -> Blacks:
    data = (resource_folder("assets") / "icc" / "CGATS21_CRPC1.icc").read_bytes()
    return Blacks(ImageCms.ImageCmsProfile(BytesIO(data)))


def generated(blacks: Blacks, a: int, b: int) -> tuple[int, ...]:
    """The inks of a middle gray whose colour is `a`, `b` off neutral, in units of Lab."""
    inks = Image.new("CMYK", (1, 1), (110, 95, 95, 20))
    lab = [Image.new("L", (1, 1), value) for value in (150, 128 + a, 128 + b)]
    return blacks.generated(inks, lab).getpixel((0, 0))


@pytest.mark.parametrize(("a", "b"), [(0, 0), (1, 0), (0, -1), (1, 1), (-1, 1)])
def test_what_eight_bits_leave_of_gray_is_black_alone(blacks: Blacks, a: int, b: int) -> None:
    cyan, magenta, yellow, black = generated(blacks, a, b)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 100


@pytest.mark.parametrize(("a", "b"), [(2, 0), (0, 2), (-2, 0), (0, -2), (2, 1), (-1, -2)])
def test_a_tinge_that_can_be_seen_keeps_its_colours(blacks: Blacks, a: int, b: int) -> None:
    assert sum(generated(blacks, a, b)[:3]) > 0

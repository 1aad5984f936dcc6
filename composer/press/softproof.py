"""Soft proof — 屏幕打样: the press's inks as they look in print, in sRGB.

In: CMYK of a press profile: paints, and pictures already separated for it. Out: sRGB, relative
colorimetric with black point compensation, so that paper is white and the deepest print is black. Solid
black ink alone is 0: text of a proof is read, and a gray one is read worse. Pillow's Little CMS does the
work, loaded with the first colour that is not black or white.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from composer.measure import Rect
from composer.papers.press_profile import PressProfile
from composer.press.pictures.separated import PressPicture

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["SoftProof"]

_QUALITY = 82

Colour = tuple[float, float, float]


class SoftProof:
    """How one press's colours look on a screen."""

    def __init__(self, profile: PressProfile) -> None:
        self._profile = profile

    @property
    def digest(self) -> str:
        """Says which press's colours these are."""
        return self._profile.icc_digest

    def colour(self, inks: Sequence[float]) -> Colour:
        """The look of c, m, y, k from 0 to 1, as r, g, b from 0 to 1."""
        if not any(inks):
            return (1.0, 1.0, 1.0)
        if tuple(inks) == (0, 0, 0, 1):
            return (0.0, 0.0, 0.0)
        from PIL import Image

        pixel = bytes(round(min(1.0, max(0.0, part)) * 255) for part in inks)
        r, g, b = self._transformed(Image.frombytes("CMYK", (1, 1), pixel)).tobytes()
        return (r / 255, g / 255, b / 255)

    def picture(self, picture: PressPicture, rect: Rect, ppi: float) -> PressPicture:
        """A separated picture in sRGB (or gray), with no more pixels than `ppi` in `rect`.

        Line art of one bit and pictures cut out by a soft mask keep their number of pixels: the one
        would turn gray, the other's mask has to fit.
        """
        if picture.space == "DeviceGray" and getattr(picture, "bits", 8) == 1:
            return picture
        shown = _decoded(picture)
        if not getattr(picture, "mask", b""):
            shown = _reduced(shown, rect, ppi)
        shown = shown.point(self._grays) if shown.mode == "L" else self._transformed(shown)
        space = "DeviceGray" if shown.mode == "L" else "DeviceRGB"
        width, height = shown.size
        made = replace(picture, width=width, height=height, space=space, inverted=False)
        if picture.packing == "FlateDecode":
            return replace(made, content=zlib.compress(shown.tobytes(), 6))
        return replace(made, content=self.jpeg(shown))

    def transformed(self, shown: Image) -> Image:
        """A CMYK picture, 255 a solid, in sRGB."""
        return self._transformed(shown)

    @staticmethod
    def jpeg(shown: Image) -> bytes:
        """A picture's bytes as JPEG."""
        out = io.BytesIO()
        shown.info = {}
        shown.save(out, "JPEG", quality=_QUALITY)
        return out.getvalue()

    @cached_property
    def _grays(self) -> list[int]:
        """Values of the black plate (255: no ink) → gray of the screen."""
        from PIL import Image

        tints = bytes(chain.from_iterable((0, 0, 0, 255 - value) for value in range(256)))
        ramp = self._transformed(Image.frombytes("CMYK", (256, 1), tints)).convert("L")
        return list(ramp.tobytes())

    @cached_property
    def _transform(self) -> Any:
        from PIL import ImageCms

        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(self._profile.icc_bytes)),
            ImageCms.createProfile("sRGB"),
            "CMYK",
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def _transformed(self, shown: Image) -> Image:
        made: Image = self._transform.apply(shown)
        return made


def _decoded(picture: PressPicture) -> Image:
    """A separated picture's pixels: L as the plate has them, or CMYK with 255 a solid."""
    from PIL import Image, ImageChops

    mode = "L" if picture.space == "DeviceGray" else "CMYK"
    size = picture.width, picture.height
    if picture.packing == "FlateDecode":
        shown = Image.frombytes(mode, size, zlib.decompress(picture.content))
        return ImageChops.invert(shown) if picture.inverted else shown
    shown = Image.open(io.BytesIO(picture.content))
    shown.load()
    if mode == "CMYK" and not picture.inverted:
        return ImageChops.invert(shown)  # Pillow takes every CMYK JPEG for one of Adobe's
    if mode == "L" and picture.inverted:
        return ImageChops.invert(shown)
    return shown


def _reduced(shown: Image, rect: Rect, ppi: float) -> Image:
    from PIL import Image

    width, height = shown.size
    share = max(rect.width / 72 * ppi / width, rect.height / 72 * ppi / height)
    if share >= 1:
        return shown
    size = max(1, round(width * share)), max(1, round(height * share))
    return shown.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)

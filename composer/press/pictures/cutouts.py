"""Cut-outs — 退底图: a picture's colours apart from its transparency, ready for inks and a soft mask.

The colours run on under the transparent parts, so that neither sampling nor JPEG brings white or black
of the ground to the edge that shows.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from composer.press.pictures.colour_tags import colour_tag

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["cut_out"]

_SPREAD = (2, 4, 8, 16, 32)
"""How far, in pixels, colours run on: twice a JPEG block."""


def cut_out(
    picture: Image, crop: tuple[float, float, float, float], size: tuple[int, int]
) -> tuple[Image, bytes]:
    """The part of a picture that shows, at `size`: its colours (RGB, or L for a gray one) and its
    opacity, 8 bits a pixel, deflated."""
    from PIL import Image, ImageOps

    gray = picture.mode in ("LA", "La")
    icc = colour_tag(picture).icc
    upright = ImageOps.exif_transpose(picture).convert("RGBA").convert("RGBa")
    wide, high = upright.size
    box = (crop[0] * wide, crop[1] * high, crop[2] * wide, crop[3] * high)
    small = upright.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    colours = _run_on(small).convert("L" if gray else "RGB")
    colours.info = {"icc_profile": icc} if icc else {}
    return colours, zlib.compress(small.getchannel("a").tobytes(), 6)


def _run_on(premultiplied: Image) -> Image:
    """Colours with their own neighbours' under the transparent parts, the rest on white."""
    from PIL import Image

    under = Image.new("RGBA", premultiplied.size, "white")
    for step in reversed(_SPREAD):
        size = (max(1, premultiplied.width // step), max(1, premultiplied.height // step))
        soft = premultiplied.resize(size, Image.Resampling.BOX).convert("RGBA")
        soft.putalpha(soft.getchannel("A").point([0] + [255] * 255))
        wide = soft.resize(premultiplied.size, Image.Resampling.NEAREST)
        under = Image.alpha_composite(under, wide)
    return Image.alpha_composite(under, premultiplied.convert("RGBA"))

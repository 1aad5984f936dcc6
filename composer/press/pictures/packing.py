"""Packing — 压缩: inked pictures as a PDF image holds them, JPEG or without loss, within the ink limit.

In: a picture in CMYK, gray or one bit. Out: a `PressPicture`. JPEG rings at edges by some per cent of
ink; what it makes of a picture is looked at again, and packed again with less ink where it is over.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from composer.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["PressPicture", "from_bytes", "packed", "to_bytes"]

_QUALITY = 90

_LONGEST = 65_500
"""Pixels of a side that JPEG has room for."""

_BLOCK = 8
"""Pixels of a side of a JPEG block; colours are not subsampled."""

_LESS = 0.85
_TRIES = 6
"""A picture of random pixels, which rings more than any other, takes two."""

_SPACES = ("DeviceGray", "DeviceCMYK")
_PACKINGS = ("FlateDecode", "DCTDecode")
_HEAD = struct.Struct(">IIBBBBI")


@frozen
class PressPicture:
    """A picture as a PDF image holds it."""

    width: int
    height: int
    space: str
    """DeviceCMYK or DeviceGray."""
    packing: str
    """DCTDecode or FlateDecode."""
    inverted: bool
    """Stored with 0 for full ink, as JPEG files with Adobe's marker are."""
    content: bytes
    mask: bytes = b""
    """退底: 8 bits of opacity a pixel, deflated; empty for a picture that is opaque."""
    bits: int = 8
    """Bits a channel; 1 for line art."""


def packed(inked: Image, limit: int, *, lossless: bool, mask: bytes = b"") -> PressPicture:
    """The picture's bytes: JPEG without colour subsampling, which would tint black type in it.

    `limit` is the largest total of inks a pixel may have, 255 being one solid.
    """
    inked.info = {}
    if inked.mode == "CMYK":
        inked = _black_alone(inked)
    width, height = inked.size
    space = "DeviceCMYK" if inked.mode == "CMYK" else "DeviceGray"
    picture = PressPicture(width, height, space, "FlateDecode", False, b"", mask)
    if inked.mode == "1":
        return replace(picture, bits=1, content=zlib.compress(inked.tobytes(), 9))
    if lossless or max(width, height) > _LONGEST:
        return replace(picture, content=zlib.compress(inked.tobytes(), 6))
    content = _jpeg(inked) if inked.mode == "L" else _jpeg_within(inked, limit)
    if content is None:
        return replace(picture, content=zlib.compress(inked.tobytes(), 6))
    inverted = space == "DeviceCMYK"  # Pillow writes Adobe's marker, and inks as that asks
    return replace(picture, packing="DCTDecode", inverted=inverted, content=content)


def _black_alone(inked: Image) -> Image:
    """A picture that has come out in black ink alone, as gray: a quarter of the bytes."""
    *colours, black = inked.split()
    if any(colour.getbbox() for colour in colours):
        return inked
    from PIL import ImageChops

    return ImageChops.invert(black)


def _jpeg(inked: Image) -> bytes:
    out = io.BytesIO()
    inked.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def _jpeg_within(inked: Image, limit: int) -> bytes | None:
    """A JPEG none of whose decoded pixels has more ink than `limit` levels; None if that cannot be had.

    Ringing stays within its block of 8 × 8 pixels. The blocks that are over it get less colour: they
    are full of edges, where nobody sees it, and their black stays.
    """
    for _ in range(_TRIES):
        content = _jpeg(inked)
        blocks = _blocks_over(content, limit)
        if blocks is None:
            return content
        inked = _with_less_colour(inked, blocks)
    return None


def _blocks_over(content: bytes, limit: int) -> Image | None:
    """The JPEG blocks with a pixel over the limit, in white; None if there are none."""
    from PIL import Image

    from composer.press.pictures.separation import mean_ink

    with Image.open(io.BytesIO(content)) as decoded:
        mean = mean_ink(decoded)
    extrema: Any = mean.getextrema()
    if extrema[1] * 4 + 3 <= limit:
        return None
    over = mean.point([255 * (value * 4 + 3 > limit) for value in range(256)])
    blocks = over.reduce(_BLOCK).point([0] + [255] * 255)
    size = blocks.width * _BLOCK, blocks.height * _BLOCK
    return blocks.resize(size, Image.Resampling.NEAREST).crop((0, 0, *mean.size))


def _with_less_colour(inked: Image, blocks: Image) -> Image:
    from PIL import Image

    *colours, black = inked.split()
    less = [round(value * _LESS) for value in range(256)]
    bands = [Image.composite(colour.point(less), colour, blocks) for colour in colours]
    return Image.merge("CMYK", [*bands, black])


def to_bytes(picture: PressPicture) -> bytes:
    """A packed picture as bytes to be kept."""
    head = _HEAD.pack(
        picture.width,
        picture.height,
        _SPACES.index(picture.space),
        _PACKINGS.index(picture.packing),
        picture.inverted,
        picture.bits,
        len(picture.mask),
    )
    return b"".join((head, picture.mask, picture.content))


def from_bytes(kept: bytes) -> PressPicture:
    """The picture that `to_bytes` was given."""
    width, height, space, packing, inverted, bits, rest = _HEAD.unpack_from(kept)
    at = _HEAD.size + rest
    mask = kept[_HEAD.size : at]
    return PressPicture(
        width, height, _SPACES[space], _PACKINGS[packing], bool(inverted), kept[at:], mask, bits
    )

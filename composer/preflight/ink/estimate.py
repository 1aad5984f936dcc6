"""Total ink without a raster — 总墨量估算: the inks of each colour and of each picture's own pixels.

What it cannot see is one thing printed over another. So it finds what is over the limit by itself, which
is nearly every case in practice, and the report says that it is an estimate.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from composer.preflight.content.marks import PageContent, Picture
from composer.preflight.content.state import meet
from composer.preflight.ink.planes import PageInk
from composer.preflight.reading import (
    BROKEN,
    TooMuch,
    items,
    name_of,
    number,
    numbers,
    stream_bytes,
)
from composer.preflight.report.faults import Box, PageFrame

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["estimate"]

_MOST_PIXELS = 40e6
_TOLERANCE = 2.5
_CELLS = 96
"""Pixels across to which a picture is averaged: about a square millimetre at newspaper sizes."""


def estimate(content: PageContent, frame: PageFrame, limit: float) -> tuple[PageInk, int]:
    """A page's ink, `limit` in per cent, and how many pictures could not be opened."""
    over: list[tuple[Box, float]] = []
    most, closed = 0.0, 0
    colours = [(text.fill, text.box) for text in content.texts]
    colours += [(shape.fill, shape.box) for shape in content.shapes]
    colours += [(shape.stroke, shape.box) for shape in content.shapes]
    found = [(colour.total * 100, box) for colour, box in colours if colour is not None]
    for picture in content.pictures:
        amount = _heaviest(picture)
        if amount is None:
            closed += 1
        else:
            found.append((amount, picture.box))
    for amount, box in found:
        if meet(box, _inside(frame.bleed)) is None:
            continue
        most = max(most, amount)
        if amount > limit + _TOLERANCE:
            over.append((box, round(amount, 1)))
    return PageInk(round(most, 1), tuple(sorted(over, key=lambda one: -one[1]))), closed


def _inside(box: Box) -> Box:
    return box[0] + 0.1, box[1] + 0.1, box[2] - 0.1, box[3] - 0.1


def _heaviest(picture: Picture) -> float | None:
    """The highest total of a picture's inks, per cent; None where it cannot be opened."""
    if picture.space is None:
        return picture.fill.total * 100
    if picture.space.kind != "cmyk" and not (
        picture.space.kind == "icc" and picture.space.components == 4
    ):
        return 100.0 if picture.space.components == 1 else None
    if picture.inline or picture.wide * picture.high > _MOST_PIXELS:
        return None
    try:
        pixels = _pixels(picture.image, int(picture.wide), int(picture.high))
    except (*BROKEN, TooMuch, SyntaxError):
        return None
    return None if pixels is None else _total(pixels)


def _pixels(image: Any, wide: int, high: int) -> Image.Image | None:
    from PIL import Image, ImageChops

    filters = image.get("/Filter")
    named = [name_of(one) for one in items(filters)] or [name_of(filters)]
    inverted = numbers(image.get("/Decode"))[:1] == [1.0]
    if named == ["DCTDecode"]:
        found: Image.Image = Image.open(BytesIO(image.read_raw_bytes()))
        if found.mode != "CMYK":
            return None
        # Pillow turns the values of a JPEG with Adobe's marker; PDF goes by Decode alone.
        inverted ^= "adobe" in found.info
        found.draft("CMYK", (_CELLS * 4, _CELLS * 4))
    elif number(image.get("/BitsPerComponent")) == 8 and named[-1] != "JPXDecode":
        found = Image.frombytes("CMYK", (wide, high), stream_bytes(image)[: wide * high * 4])
    else:
        return None
    scale = max(1, min(found.size) // _CELLS)
    found = found.reduce(scale) if scale > 1 else found
    return ImageChops.invert(found) if inverted else found


def _total(pixels: Image.Image) -> float:
    data = pixels.tobytes()
    return max(map(sum, zip(*(data[n::4] for n in range(4)), strict=True))) / 2.55

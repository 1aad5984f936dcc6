"""The shape of a picture — 图片比例: its width and height as they are meant, where pixels are not square too.

A file may give two resolutions, so many pixels to the inch across and down (TIFF 6.0 XResolution and
YResolution, JFIF Xdensity and Ydensity, PNG pHYs). Where they differ, the picture is out of shape on a page
that takes every pixel for a square.
"""

from __future__ import annotations

import struct
from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span
from composer.press.pictures.originals import DAMAGE, looked_over, opened, turned
from composer.press.shelf import Shelf, digest_of

__all__ = ["shape_of"]

_FORM = ">2d"
_MOST = 4.0
"""Resolutions that differ by more than this are a slip in the file: no scanner makes such pixels."""


def shape_of(path: Path, shelf: Shelf) -> tuple[float, float] | None:
    """Width and height of a picture, upright, in any one unit; None if it cannot be read."""
    try:
        key = shelf.key("picture shape", digest_of(path))
    except OSError:
        return None
    kept = shelf.get(key)
    if kept is not None:
        wide, high = struct.unpack(_FORM, kept)
        return wide, high
    with opened(path, Span(), Findings()) as picture:
        if picture is None:
            return None
        try:
            original = looked_over(picture)
            dots = picture.info.get("dpi") or picture.info.get("jfif_density") or (1, 1)
            across, down = (float(dot) for dot in dots)
            if turned(picture) and original.width != picture.size[0]:
                across, down = down, across
        except (*DAMAGE, ValueError, TypeError):
            return None
    if across <= 0 or down <= 0 or not 1 / _MOST <= across / down <= _MOST:
        across = down = 1.0
    shape = original.width / across, original.height / down
    shelf.put(key, struct.pack(_FORM, *shape))
    return shape

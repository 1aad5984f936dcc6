"""Device links — 设备链接: a table of inks, made here, as an ICC profile that Little CMS can apply.

In: the inks of a grid of colours. Out: a transform for whole pictures. Little CMS interpolates along
tetrahedra whose common edge is the gray diagonal (ICC.1:2010, annex on n-dimensional interpolation), so
a gray between two nodes is mixed from grays alone; the cubes of Pillow's own tables would mix in all
eight corners and bring colour into every neutral.
"""

from __future__ import annotations

import io
import struct
from itertools import product

from PIL import ImageCms

__all__ = ["GRID", "device_link", "link_transform"]

GRID = 33
"""Nodes a channel, as many as Little CMS itself puts into a table of three channels."""

_HEADER = struct.Struct(">I4sI4s4s4s6H4sIIII8sIiii4s16s28x")
_ILLUMINANT = (63190, 65536, 54061)
"""D50 in 16.16 fixed point, which every profile states."""


def device_link(inks: bytes) -> bytes:
    """A profile from three channels to CMYK; `inks` has 4 bytes a node, the last channel running
    fastest."""
    return _profile(3, b"RGB ", GRID, inks)


def link_transform(link: bytes) -> ImageCms.ImageCmsTransform:
    """The transform of a picture in RGB by a device link.

    Pillow cannot make a transform of one profile, so a second link that changes nothing follows.
    """
    corners = bytes(value for inks in product((0, 255), repeat=4) for value in inks)
    through = _profile(4, b"CMYK", 2, corners)
    return ImageCms.buildTransform(_opened(link), _opened(through), "RGB", "CMYK")


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))


def _profile(channels: int, space: bytes, grid: int, inks: bytes) -> bytes:
    """A version 2 profile of class ``link`` with one ``mft2`` table and straight curves."""
    doubled = bytearray(2 * len(inks))
    doubled[0::2] = doubled[1::2] = inks  # 8 bits as 16: 255 becomes 65535
    one = 65536
    curve = struct.pack(">HH", 0, 65535)
    table = b"".join(
        (
            struct.pack(">4sIBBBx", b"mft2", 0, channels, 4, grid),
            struct.pack(">9i", one, 0, 0, 0, one, 0, 0, 0, one),
            struct.pack(">HH", 2, 2),
            curve * channels,
            bytes(doubled),
            curve * 4,
        )
    )
    tags = struct.pack(">I4sII", 1, b"A2B0", 144, len(table))
    header = _HEADER.pack(
        144 + len(table), b"lcms", 0x02400000, b"link", space, b"CMYK", 2020, 1, 1, 0, 0, 0,
        b"acsp", 0, 0, 0, 0, b"", 0, *_ILLUMINANT, b"", b"",
    )  # fmt: skip
    return header + tags + table

"""Colour tags — 颜色标记: the ICC profile by which a picture's numbers are colours.

In: a picture, its header read. Out: the bytes of its profile (none: sRGB, gray of sRGB, or the press's
inks), and what there is to say of it. A camera set to Adobe RGB names it in EXIF alone (DCF 2.0, option
file: ColorSpace 65535 and interoperability R03); read as sRGB its colours print dull. A profile for other
colours than the picture's own is none.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from composer.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["ColourTag", "adobe_rgb", "colour_tag"]

_SPACE = slice(16, 20)
"""Where a profile's header names its colour space (ICC.1:2010, 7.2.6)."""

_SPACES = {"CMYK": "CMYK", "LAB": "Lab", "L": "GRAY", "LA": "GRAY", "La": "GRAY", "1": "GRAY"}
"""Mode of a picture → the colour space of a profile for it; RGB where it is not here."""

_EXIF_IFD, _INTEROP_IFD, _COLOUR_SPACE, _INTEROP_INDEX = 0x8769, 0xA005, 0xA001, 1
_UNCALIBRATED = 0xFFFF
_PRIMARIES_OF_SRGB = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)


@frozen
class ColourTag:
    """The profile of a picture and a finding about it."""

    icc: bytes = b""
    code: str = ""
    """Of a finding: N551 Adobe RGB by EXIF, W552 colours that are not named, W553 a profile that is not
    for these colours or cannot be used; empty where there is nothing to say."""
    names: tuple[str, str] = ("", "")
    """For W553: the profile's colours, the picture's."""


def colour_tag(picture: Image) -> ColourTag:
    """By what profile a picture's numbers are to be read."""
    icc = picture.info.get("icc_profile") or b""
    space = _SPACES.get(picture.mode, "GRAY" if picture.mode.startswith(("I", "F")) else "RGB")
    if icc:
        return _checked(icc, space)
    if space != "RGB" or picture.mode == "P":
        return ColourTag()
    if picture.format == "PNG":
        return ColourTag() if _is_srgb_png(picture) else ColourTag(code="W552")
    exif = picture.getexif()
    if exif.get_ifd(_EXIF_IFD).get(_COLOUR_SPACE) != _UNCALIBRATED:
        return ColourTag()
    index = exif.get_ifd(_EXIF_IFD) and exif.get_ifd(_INTEROP_IFD).get(_INTEROP_INDEX, "")
    if str(index).strip("\0 ") == "R03":
        return ColourTag(adobe_rgb(), "N551")
    return ColourTag(code="W552")


def _checked(icc: bytes, space: str) -> ColourTag:
    """An embedded profile, if Little CMS can use it for that colour space."""
    named = icc[_SPACE].decode("latin-1").strip()
    # A gray picture with a profile of RGB is read along the profile's grays, as its maker saw it.
    if named != space and not (space == "GRAY" and named == "RGB"):
        return ColourTag(code="W553", names=(named or "?", space))
    return ColourTag(icc) if _usable(icc, named) else ColourTag(code="W553", names=("?", space))


@cache
def _usable(icc: bytes, space: str) -> bool:
    from io import BytesIO

    from PIL import ImageCms

    mode = {"GRAY": "L", "Lab": "LAB"}.get(space, space)
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        ImageCms.buildTransform(profile, lab, mode, "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
        return False
    return True


def _is_srgb_png(picture: Image) -> bool:
    """Whether a PNG without profile is in sRGB: it says so, says nothing, or says the same in numbers."""
    info = picture.info
    if "srgb" in info:
        return True
    gamma, primaries = info.get("gamma"), info.get("chromaticity")
    if gamma is not None and not 0.43 <= float(gamma) <= 0.48:
        return False
    if primaries is None:
        return True
    pairs = zip(primaries, _PRIMARIES_OF_SRGB, strict=False)
    return all(abs(float(value) - wanted) <= 0.005 for value, wanted in pairs)


@cache
def adobe_rgb() -> bytes:
    """A profile of Adobe RGB (1998): the primaries of its specification, adapted to D50 after Bradford,
    and its gamma of 563/256, as ICC.1:2010 writes a matrix profile."""
    primaries = (
        (b"rXYZ", (0.60974, 0.31111, 0.01947)),
        (b"gXYZ", (0.20528, 0.62567, 0.06087)),
        (b"bXYZ", (0.14919, 0.06322, 0.74457)),
        (b"wtpt", (0.9642, 1.0, 0.8249)),
    )
    tags = [(name, b"XYZ \0\0\0\0" + b"".join(map(_fixed, xyz))) for name, xyz in primaries]
    curve = b"curv\0\0\0\0" + struct.pack(">IH2x", 1, 563)
    tags += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    name = b"Adobe RGB (1998) compatible\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    tags += [
        (b"desc", text + bytes(-len(text) % 4)),
        (b"cprt", b"text\0\0\0\0no copyright\0\0\0\0"),
    ]
    start = 132 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for tag, data in tags:
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data
    header = bytearray(128)
    header[0:4] = struct.pack(">I", start + len(body))
    header[8:24] = b"\x02\x10\0\0mntrRGB XYZ "
    header[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    header[36:40] = b"acsp"
    header[68:80] = b"".join(map(_fixed, (0.9642, 1.0, 0.8249)))
    return bytes(header) + table + body


def _fixed(value: float) -> bytes:
    """A number of s15Fixed16 (ICC.1:2010, 4.6)."""
    return struct.pack(">i", round(value * 65536))

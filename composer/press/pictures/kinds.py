"""Kinds of pictures — 图片格式: what a file is, by its first bytes and its header, where it is not taken.

In: the head of a file, or a picture that Pillow has opened. Out: the name of its kind, as the person
who sent it would say it, or nothing. A kind is refused for what a reader makes of it: Pillow gives no
ink for a channel beside CMYK's four, cuts fractions of light off at white, and takes the thumbnail of a
camera's file for the photograph.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["ALPHAS", "EXTRA_SAMPLES", "kind_of", "refused_kind"]

_BY_HEAD = (
    (0, b"8BPS", "PSD"),
    (0, b"%PDF", "PDF"),
    (0, b"%!PS", "EPS"),
    (0, b"\xc5\xd0\xd3\xc6", "EPS"),
    (0, b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\xff\xd8\xff\xf7", "JPEG-LS"),
    (0, b"II\xbc", "JPEG XR"),
    (4, b"ftypavi", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (4, b"ftypcrx", "RAW (CR3)"),
    (4, b"ftyp", "MP4"),
    (0, b"FUJIFILM", "RAW (RAF)"),
    (0, b"IIRO", "RAW (ORF)"),
    (0, b"IIRS", "RAW (ORF)"),
    (0, b"IIU\0", "RAW (RW2)"),
    (8, b"CR\x02", "RAW (CR2)"),
    (0, b"FOVb", "RAW (X3F)"),
    (0, b"v/1\x01", "OpenEXR"),
    (0, b"#?RADIANCE", "Radiance HDR"),
    (0, b"gimp xcf", "XCF"),
    (0, b"\x06\x06\xed\xf5", "InDesign"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"\xd7\xcd\xc6\x9a", "WMF"),
    (40, b" EMF", "EMF"),
    (0, b"\0\0\x01\0", "ICO"),
    (0, b"icns", "ICNS"),
    (0, b"DDS ", "DDS"),
    (128, b"DICM", "DICOM"),
    (0, b"PK\x03\x04", "ZIP / Office"),
    (0, b"\xd0\xcf\x11\xe0", "Office"),
    (0, b"Rar!", "RAR"),
    (0, b"wOFF", "WOFF"),
    (0, b"<svg", "SVG"),
    (0, b"\xef\xbb\xbf<svg", "SVG"),
    (0, b"<?xml", "SVG"),
    (0, b"\xef\xbb\xbf<?xml", "SVG"),
    (0, b"<!DOCTYPE html", "HTML"),
    (0, b"<html", "HTML"),
)
"""Offset, magic number, name; the first that fits. A PSD may hold spot channels, layers and effects
that no reader but its own renders rightly."""

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_SAMPLE_FORMAT, _BITS, _PHOTOMETRIC, _SUBFILE, _DNG = 339, 258, 262, 254, 50706
EXTRA_SAMPLES = 338
ALPHAS = (1, 2)
"""ExtraSamples (TIFF 6.0, section 18): values that mean transparency, not an ink."""

_COLOURS = {0: "gray", 1: "gray", 2: "RGB", 3: "palette", 5: "CMYK", 6: "YCbCr", 8: "Lab", 9: "Lab"}


def kind_of(path: Path) -> str:
    """The name of a kind that is known but not taken, by a file's first bytes; else empty."""
    try:
        with path.open("rb") as stream:
            head = stream.read(160)
    except OSError:
        return ""
    for offset, magic, name in _BY_HEAD:
        if head[offset:].startswith(magic):
            return name
    return _tiff_kind(path) if head[:4] in _TIFF else ""


def refused_kind(picture: Image) -> str:
    """The name of what Pillow opens and does not render rightly; empty for what it does."""
    tags: Any = getattr(picture, "tag_v2", {})
    if _DNG in tags:
        return "RAW (DNG)"
    subfile = tags.get(_SUBFILE, 0)
    if isinstance(subfile, int) and subfile & 1:
        # NewSubfileType 1 in first place: a camera's file (NEF, ARW …), the photograph lies behind it.
        return "RAW"
    extra = tags.get(EXTRA_SAMPLES, ())
    kinds = extra if isinstance(extra, tuple) else (extra,)
    if picture.mode == "CMYK" and any(kind in ALPHAS for kind in kinds):
        return "TIFF (CMYK + alpha)"
    return _sample_kind(tags) if tags else "float" if picture.mode == "F" else ""


def _sample_kind(tags: Any) -> str:
    """The name of a TIFF whose samples are no whole numbers from black to white."""
    formats = tags.get(_SAMPLE_FORMAT, 1)
    bits = tags.get(_BITS, 1)
    formats = formats if isinstance(formats, tuple) else (formats,)
    bits = max(bits if isinstance(bits, tuple) else (bits,), default=1)
    if 3 in formats:
        return f"TIFF ({bits}-bit float)"
    return ""


def _tiff_kind(path: Path) -> str:
    """What a TIFF is that Pillow does not know, by its tags; empty if even those are damaged."""
    from PIL import TiffImagePlugin

    try:
        with path.open("rb") as stream:
            head = stream.read(8)
            if head[2:3] == b"+" or head[3:4] == b"+":
                return "BigTIFF"
            tags = TiffImagePlugin.ImageFileDirectory_v2(head)
            stream.seek(tags.next)
            tags.load(stream)
        sample = _sample_kind(tags)
        if sample:
            return sample
        bits = tags.get(_BITS, (1,))
        depth = max(bits) if isinstance(bits, tuple) and bits else bits
        colours = _COLOURS.get(tags.get(_PHOTOMETRIC, -1), "")
    except Exception:  # tags of any shape: a file that is not even a TIFF has no kind
        return ""
    return f"TIFF ({depth}-bit {colours})" if colours else ""

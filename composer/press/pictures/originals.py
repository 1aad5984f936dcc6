"""Originals — 原稿: the picture files that a desk gets sent, opened, looked over and decoded.

In: a file that anyone may have made. Out: what its header says (`Original`), or its pixels upright in a
plain mode: 1, L, RGB, LAB or CMYK of 8 bits. Pillow reads; it is imported with the first file opened.
What its readers raise for files that are not what they say becomes a finding (E501 to E504, E512).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import frozen
from composer.plain_files import stat_of
from composer.press.pictures.colour_tags import colour_tag
from composer.press.pictures.kinds import ALPHAS, EXTRA_SAMPLES, kind_of, refused_kind

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "DAMAGE",
    "Crop",
    "Original",
    "adobe_inks",
    "few_colours",
    "is_transparent",
    "line_art",
    "looked_over",
    "opened",
    "refuse",
    "shown",
    "turned",
    "with_alpha",
]

Crop = tuple[float, float, float, float]
"""The part of a picture that shows: left, top, right, bottom in fractions of it, upright."""

_WHOLE = (0.0, 0.0, 1.0, 1.0)

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
"""What a desk gets sent. Not EPS and its like: Pillow would start Ghostscript for them."""

_LIMIT = 100_000_000
"""Pixels. A page at 300 ppi has 15 million; beyond this a file is a mistake, or meant to do harm."""

_LINE_LIMIT = 160_000_000
"""Pixels of one bit: a broadsheet page of line art at 600 ppi has 120 million."""

_FEW_COLOURS = 256
"""A picture with no more colours is a drawing or a chart, and packed without loss."""

DAMAGE = (Exception,)
"""What Pillow's readers raise for files that are not what they say they are: there is no end to its kinds, and
none of them is to end a build."""

_ORIENTATION = 0x0112
_INK_NAMES, _INK_SET, _SUBFILE = 333, 332, 254
_TIFF_WIDTH, _TIFF_HEIGHT, _TIFF_BITS, _TIFF_PHOTOMETRIC = 256, 257, 258, 262
_TIFF_FORMAT, _SIGNED = 339, 2
_WHITE_IS_ZERO = 0


@frozen
class Original:
    """What a picture's header says."""

    width: int
    """Pixels, as it stands upright."""
    height: int
    line_art: bool = False
    """线条稿: one bit a pixel."""
    extra: tuple[str, ...] = ()
    """Channels beyond those of its colours and its transparency: spot inks, masks."""
    several: bool = False
    """The file holds more pictures than this first one."""
    kind: str = ""
    """What it is, where that is opened but not rendered rightly: it is not taken."""
    tag: tuple[str, str, str] = ("", "", "")
    """Of a finding about its profile: code, the profile's colours, its own (`colour_tags`)."""


@contextmanager
def opened(path: Path, span: Span, findings: Findings) -> Iterator[Image | None]:
    """The picture, its header read; None, with the reason reported, if it is unusable.

    Pillow's own guard against decompression bombs is set aside meanwhile: it only warns up to twice
    its limit, and ours is checked here before a pixel is read.
    """
    from PIL import Image

    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with ExitStack() as held, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd EXIF and TIFF tags
            yield _open(path, held, span, findings)
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _open(path: Path, held: ExitStack, span: Span, findings: Findings) -> Image | None:
    # The two formats that Pillow does not know until it has loaded all its forty readers.
    from PIL import Image, TiffImagePlugin, WebPImagePlugin  # noqa: F401

    try:
        stat_of(path)
        # By its stream: of a path Pillow maps uncompressed TIFFs into memory, and where they are turned
        # by a quarter it then takes their width for their height.
        stream = held.enter_context(path.open("rb"))
        picture = held.enter_context(Image.open(stream, formats=_FORMATS))
    except FileNotFoundError:
        findings.add("E501", span, path=path.name)
        return None
    except DAMAGE:
        _report_unread(path, span, findings)
        return None
    width, height = picture.size
    limit = _LINE_LIMIT if picture.mode == "1" else _LIMIT
    if width * height > limit:
        megapixels = round(width * height / 1_000_000)
        findings.add("E504", span, path=path.name, megapixels=megapixels, limit=limit // 1_000_000)
        return None
    return picture


def _report_unread(path: Path, span: Span, findings: Findings) -> None:
    """Say why a file cannot be read: it has no pixels, is of a kind not taken, or damaged."""
    kind = kind_of(path)
    if kind:
        refuse(path, kind, span, findings)
        return
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except OSError:
        head = b""
    findings.add("E503" if _says_zero(head) else "E502", span, path=path.name)


def refuse(path: Path, kind: str, span: Span, findings: Findings) -> None:
    """Report a kind that is not taken, by its name."""
    findings.add("E512", span, path=path.name, kind=kind, allowed="、".join(_FORMATS))


def _says_zero(head: bytes) -> bool:
    """Whether a PNG, GIF or BMP header gives no width or no height; Pillow then knows no format."""
    for magic, start, length in ((b"\x89PNG", 16, 4), (b"GIF8", 6, 2), (b"BM", 18, 4)):
        if head.startswith(magic) and len(head) >= start + 2 * length:
            sides = head[start : start + length], head[start + length : start + 2 * length]
            return not all(map(any, sides))
    return False


def looked_over(picture: Image) -> Original:
    """What is to be known of a picture, by its header.

    Raises:
        one of `DAMAGE`: its tags are not what they should be.
    """
    width, height = _upright_size(picture)
    drawing, extra = _is_line_art(picture), _extra_channels(picture)
    kind, tag = refused_kind(picture), colour_tag(picture)
    said = tag.code, *tag.names
    return Original(width, height, drawing, extra, _has_more(picture), kind, said)


def _has_more(picture: Image) -> bool:
    """Whether pages or frames follow; a reduced copy of the first (TIFF 6.0, NewSubfileType) is none,
    nor are the second views that telephones put into their JPEGs."""
    if picture.format == "MPO" or not getattr(picture, "is_animated", False):
        return False
    if picture.format != "TIFF":
        return True
    picture.seek(1)
    kind = getattr(picture, "tag_v2", {}).get(_SUBFILE, 0)
    return not (isinstance(kind, int) and kind & 1)


def _orientation(picture: Image) -> int:
    """EXIF's, or 1. A PNG's is taken from before its pixels: to look behind them Pillow reads them."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return 1
    value = picture.getexif().get(_ORIENTATION, 1)
    return value if isinstance(value, int) else 1


def turned(picture: Image) -> bool:
    """Whether EXIF says that the camera was held otherwise than its pixels lie."""
    return _orientation(picture) in range(2, 9)


def _lying_size(picture: Image) -> tuple[int, int]:
    """A TIFF's width and height as its rows lie in the file."""
    tags: Any = getattr(picture, "tag_v2", {})
    return int(tags[_TIFF_WIDTH]), int(tags[_TIFF_HEIGHT])


def _upright_size(picture: Image) -> tuple[int, int]:
    width, height = picture.size
    if picture.format == "TIFF":
        # Pillow gives a TIFF's size upright from version 11 on and as it lies before: its tags don't change.
        width, height = _lying_size(picture)
    return (height, width) if _orientation(picture) in range(5, 9) else (width, height)


def _is_line_art(picture: Image) -> bool:
    """One bit a pixel: by its mode, or a palette that has black and white and nothing else."""
    if "transparency" in picture.info:
        return False
    if picture.mode != "P":
        return picture.mode == "1"
    palette = bytes(picture.getpalette("RGB") or ())
    colours = {palette[at : at + 3] for at in range(0, len(palette), 3)}
    return colours == {b"\0\0\0", b"\xff\xff\xff"}


def _extra_channels(picture: Image) -> tuple[str, ...]:
    """Names of the channels that no plate would be made for, numbers where they have none.

    Transparency counts as one only beside CMYK, where no reader gives it.
    """
    tags = getattr(picture, "tag_v2", None)
    if tags is None:
        return ()
    colours = len(picture.mode) if picture.mode == "CMYK" else 0
    kinds = tags.get(EXTRA_SAMPLES, ())
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    lost = [at for at, kind in enumerate(kinds) if colours or kind not in ALPHAS]
    named = [one for one in str(tags.get(_INK_NAMES, "")).split("\0") if one]
    if tags.get(_INK_SET) == 2 and len(named) >= colours:
        return tuple(named)  # inks of its own: what stands in its first four is not CMYK
    return tuple(named[colours + at] if colours + at < len(named) else str(at + 1) for at in lost)


# ── pixels ────────────────────────────────────────────────────────────────────────────────────────


def shown(picture: Image, crop: Crop, size: tuple[int, int]) -> Image:
    """The part of a picture that shows, upright, at `size`, in L, RGB, LAB or CMYK on paper white."""
    from PIL import Image

    icc = colour_tag(picture).icc
    _draft(picture, crop, size)
    plain = _plain_mode(_upright(adobe_inks(picture)))
    width, height = plain.size
    box = (crop[0] * width, crop[1] * height, crop[2] * width, crop[3] * height)
    if size != plain.size or crop != _WHOLE:
        plain = _resized(plain, size, box)
    elif plain is picture:
        plain.load()
    plain.info = {"icc_profile": icc} if icc else {}
    assert isinstance(plain, Image.Image)
    return plain


def _resized(plain: Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image:
    """A picture brought to size; Lab, which Pillow does not resample, one channel at a time."""
    from PIL import Image

    if plain.mode != "LAB":
        return plain.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    bands = [
        band.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
        for band in plain.split()
    ]
    return Image.merge("LAB", bands)


def line_art(picture: Image, crop: Crop, most: tuple[int, int]) -> Image:
    """The part of a line drawing that shows, upright, in mode 1 at its own resolution: whole pixels,
    none of them gray. Only what is finer than `most`, the pixels of any plate, is reduced."""
    from PIL import Image

    upright = _upright(picture)
    width, height = upright.size
    left, top = min(round(crop[0] * width), width - 1), min(round(crop[1] * height), height - 1)
    right, foot = max(round(crop[2] * width), left + 1), max(round(crop[3] * height), top + 1)
    part = upright.crop((left, top, right, foot))
    size = min(part.width, most[0]), min(part.height, most[1])
    if part.mode == "1" and size == part.size:
        return part
    gray = part.convert("L")
    if size != gray.size:
        gray = gray.resize(size, Image.Resampling.BOX)
    return gray.point([0] * 128 + [255] * 128, "1")


def few_colours(picture: Image) -> bool:
    """Whether a picture is a drawing of few colours, which JPEG would smear."""
    if picture.format in ("JPEG", "MPO"):
        return False
    if picture.mode.startswith(("I", "F")):
        picture = _eight_bits(picture)
    return picture.getcolors(_FEW_COLOURS) is not None


def is_transparent(picture: Image) -> bool:
    """Whether a picture has transparency of any kind, by its header. In a PNG of 16 bits of gray one
    value may be transparent; that is not taken up."""
    if picture.mode.startswith(("I", "F")):
        return False
    return picture.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in picture.info


def with_alpha(picture: Image) -> Image | None:
    """The opacity of a picture as a picture of one channel; None for one without transparency."""
    if not is_transparent(picture):
        return None
    return picture.convert("RGBA").getchannel("A")


def adobe_inks(picture: Image) -> Image:
    """A CMYK JPEG with 255 for full ink.

    Pillow takes every four-channel JPEG for one of Adobe's, whose values are inverted; those
    without Adobe's marker are not.
    """
    from PIL import ImageChops

    if picture.mode == "CMYK" and picture.format == "JPEG" and "adobe" not in picture.info:
        inverted = ImageChops.invert(picture)
        inverted.info = picture.info
        return inverted
    return picture


def _upright(picture: Image) -> Image:
    """The picture as the camera saw it; itself where it stands upright, for a copy may be 400 MB."""
    from PIL import ImageOps

    if picture.format == "TIFF":
        # Its reader turns it while loading, and takes the tag away.
        picture.load()
        if picture.mode.startswith("I"):
            picture = _eight_bits(picture)
    return ImageOps.exif_transpose(picture) if turned(picture) else picture


def _draft(picture: Image, crop: Crop, size: tuple[int, int]) -> None:
    """Let a JPEG decoder skip detail that the size has no room for: four times the speed at half
    the size. Twice the pixels wanted are kept for the resampling that follows."""
    if picture.format != "JPEG" or picture.mode == "CMYK":
        return
    across, down = size[0] / (crop[2] - crop[0]), size[1] / (crop[3] - crop[1])
    if _orientation(picture) in range(5, 9):
        across, down = down, across
    picture.draft(picture.mode, (round(across * 2), round(down * 2)))


def _plain_mode(picture: Image) -> Image:
    """The picture in 8 bits of L, RGB, LAB or CMYK, without transparency: on paper nothing is white."""
    if is_transparent(picture):
        return _on_white(picture)
    if picture.mode in ("L", "RGB", "CMYK", "LAB"):
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode.startswith(("I", "F")):
        return _eight_bits(picture)
    return picture.convert("RGB")


def _on_white(picture: Image) -> Image:
    from PIL import Image

    mode = "L" if picture.mode in ("L", "LA", "La") else "RGB"
    if picture.mode not in ("LA", "RGBA"):
        picture = picture.convert("LA" if mode == "L" and picture.mode != "L" else "RGBA")
    paper = Image.new(mode, picture.size, "white")
    # By its own band, not by the picture: alpha_composite would take three copies more.
    paper.paste(picture.convert(mode), mask=picture.getchannel("A"))
    return paper


def _eight_bits(picture: Image) -> Image:
    """Gray of more bits in 8; Pillow's own conversion cuts off at 255 instead of scaling.

    A TIFF says how many bits are in use, and may count from white (TIFF 6.0, PhotometricInterpretation
    0), which Pillow turns about for 8 bits and fewer alone. Elsewhere whole numbers are taken to fill the
    smallest of 8, 16 or 32 bits that holds them.
    """
    tags: Any = getattr(picture, "tag_v2", {})
    bits = tags.get(_TIFF_BITS, 0)
    bits = bits[0] if isinstance(bits, tuple) and bits else bits
    if not bits or tags.get(_TIFF_FORMAT, 1) in (_SIGNED, (_SIGNED,)):
        high = 65535 if picture.mode.startswith("I;16") else _lightest(picture)
        bits = 8 if high <= 255 else 16 if high <= 65535 else 32
    share = 255 / (2**bits - 1)
    gray = picture.convert("I").point(lambda value: value * share + 0.5).convert("L")
    if tags.get(_TIFF_PHOTOMETRIC) == _WHITE_IS_ZERO:
        from PIL import ImageChops

        return ImageChops.invert(gray)
    return gray


def _lightest(picture: Image) -> float:
    """The highest value of a picture of one channel."""
    extrema: Any = picture.getextrema()
    return float(extrema[1])

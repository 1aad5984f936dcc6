"""Pictures — 图片 — for the press: checked, cropped, brought to size and separated.

In: a picture file, the part of it that shows, its size on the page. Out: what a PDF image holds, in
CMYK or gray, never in RGB. Pillow is imported only when the first picture is met: most of a proof
reader's pages and all tests of text have none.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.diagnostics.model import Findings, Span
from composer.measure import Rect
from composer.spec.press import PressProfile

if TYPE_CHECKING:
    from PIL.Image import Image

    from composer.press.separation import Separation

__all__ = ["DAMAGE", "PressPicture", "Repro", "check_picture", "opened", "with_alpha"]

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
"""What a desk gets sent. Not EPS and its like: Pillow would start Ghostscript for them."""

_LIMIT = 100_000_000
"""Pixels. A page at 300 ppi has 15 million; beyond this a file is a mistake, or meant to do harm."""

_OVERSAMPLING = 1.5
"""Resolution kept, as a multiple of the press's target: what is over adds bytes, not detail."""

_QUALITY = 90
_FEW_COLOURS = 256
"""A picture with no more colours is a drawing or a chart: packed without loss."""

_CACHE_VERSION = 3


@dataclass(frozen=True, slots=True)
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


def check_picture(path: Path, span: Span, findings: Findings) -> tuple[int, int] | None:
    """Width and height of a picture as it stands upright, from its header; None if it is unusable.

    Reads no pixels: a file cut short is found only when it is separated.
    """
    with opened(path, span, findings) as picture:
        return _upright_size(picture) if picture is not None else None


class Repro:
    """The repro department — 制版: separates the pictures of one run for one press."""

    def __init__(
        self, profile: PressProfile, findings: Findings, cache: Path | None = None
    ) -> None:
        """`cache` is a folder that keeps what was separated from run to run."""
        self._profile = profile
        self._findings = findings
        self._cache = cache
        self._made: Separation | None = None

    def separate(
        self,
        path: Path,
        crop: tuple[float, float, float, float],
        rect: Rect,
        span: Span,
        *,
        cutout: bool = False,
    ) -> PressPicture | None:
        """The part `crop` of a picture, for printing in `rect`; None if it is unusable.

        `cutout` keeps its transparency, as a soft mask, which PDF/X-4 allows; without it the picture
        lies on paper white.

        What is wrong with it is reported at `span`: missing (E501), damaged (E502), empty (E503),
        too large (E504), too coarse for its size (W505).
        """
        with opened(path, span, self._findings) as picture:
            if picture is None:
                return None
            self._check_resolution(picture, crop, rect, path, span)
            key = self._key(path, crop, rect, cutout)
            found = self._kept(key)
            if found is not None:
                return found
            try:
                made = self._make(picture, crop, rect, path, cutout)
            except DAMAGE:
                self._findings.add("E502", span, path=path.name)
                return None
            self._keep(key, made)
            return made

    def _check_resolution(
        self,
        picture: Image,
        crop: tuple[float, float, float, float],
        rect: Rect,
        path: Path,
        span: Span,
    ) -> None:
        width, height = _upright_size(picture)
        across = width * (crop[2] - crop[0]) / rect.width
        down = height * (crop[3] - crop[1]) / rect.height
        ppi, floor = round(min(across, down) * 72), round(self._profile.resolution_floor)
        if ppi < floor:
            self._findings.add("W505", span, path=path.name, ppi=ppi, floor=floor)

    def _make(
        self,
        picture: Image,
        crop: tuple[float, float, float, float],
        rect: Rect,
        path: Path,
        cutout: bool,
    ) -> PressPicture:
        """The separated picture."""
        whole = crop == (0.0, 0.0, 1.0, 1.0)
        size = self._size(picture, crop, rect)
        as_it_is = whole and size == picture.size and picture.mode == "CMYK"
        if as_it_is and picture.format == "JPEG" and not _turned(picture):
            upright = _adobe_inks(picture)
            if self._separation.within_limit(upright):
                return _passed_through(picture, path)
        if cutout and _is_transparent(picture):
            from composer.press.cutouts import cut_out

            shown, mask = cut_out(picture, crop, size)
            return replace(_packed(self._inked(shown), lossless=False), mask=mask)
        shown = _shown(picture, crop, size)
        lossless = picture.format not in ("JPEG", "MPO") and shown.getcolors(_FEW_COLOURS)
        return _packed(self._inked(shown), lossless=bool(lossless))

    @property
    def _separation(self) -> Separation:
        if self._made is None:
            from composer.press.separation import Separation

            self._made = Separation(self._profile)
        return self._made

    def _size(
        self, picture: Image, crop: tuple[float, float, float, float], rect: Rect
    ) -> tuple[int, int]:
        """Pixels of the part shown: the picture's own, or fewer if they are finer than is of use."""
        width, height = _upright_size(picture)
        own = (width * (crop[2] - crop[0]), height * (crop[3] - crop[1]))
        most = self._profile.resolution_target * _OVERSAMPLING / 72
        share = min(1.0, max(rect.width * most / own[0], rect.height * most / own[1]))
        return max(1, round(own[0] * share)), max(1, round(own[1] * share))

    def _inked(self, shown: Image) -> Image:
        """A cropped and sized picture in the press's inks."""
        icc = shown.info.get("icc_profile") or b""
        if shown.mode == "CMYK":
            return self._separation.limit(shown)
        if shown.mode == "L":
            return self._separation.gray(shown, icc)
        return self._separation.colour(shown, icc)

    def _key(
        self, path: Path, crop: tuple[float, float, float, float], rect: Rect, cutout: bool
    ) -> str:
        """What the separated picture depends on, as a file name; empty without a cache."""
        if self._cache is None:
            return ""
        profile = self._profile
        setting = (
            _CACHE_VERSION,
            crop,
            cutout,
            round(rect.width, 2),
            round(rect.height, 2),
            profile.ink_limit,
            profile.resolution_target,
            hashlib.sha256(profile.icc_bytes).hexdigest(),
        )
        total = hashlib.sha256(path.read_bytes())
        total.update(repr(setting).encode("ascii"))
        return total.hexdigest()

    def _kept(self, key: str) -> PressPicture | None:
        """The picture as an earlier run separated it; a cache that cannot be read holds nothing."""
        if self._cache is None:
            return None
        try:
            head, _, content = (self._cache / key).read_bytes().partition(b"\n")
            width, height, space, packing, inverted, rest = head.decode("ascii").split()
            end = len(content) - int(rest)
            return PressPicture(
                int(width),
                int(height),
                space,
                packing,
                inverted == "1",
                content[:end],
                content[end:],
            )
        except (OSError, ValueError):
            return None

    def _keep(self, key: str, made: PressPicture) -> None:
        """Keep a picture for later runs, whole or not at all; a full disk is no reason to stop."""
        if self._cache is None:
            return
        size = f"{made.width} {made.height} {made.space} {made.packing}"
        head = f"{size} {int(made.inverted)} {len(made.mask)}\n"
        beside = self._cache / f".{key}.tmp"
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(head.encode("ascii") + made.content + made.mask)
            beside.replace(self._cache / key)
        except OSError:
            beside.unlink(missing_ok=True)


DAMAGE = (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, IndexError, KeyError)
"""What Pillow's readers raise for files that are not what they say they are."""


@contextmanager
def opened(path: Path, span: Span, findings: Findings) -> Iterator[Image | None]:
    """The picture, its header read; None, with the reason reported, if it is unusable.

    Pillow's own guard against decompression bombs is set aside meanwhile: it only warns up to twice
    its limit, and ours is checked here before a pixel is read.
    """
    from PIL import Image

    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    picture = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd EXIF and TIFF tags
            picture = _open(path, span, findings)
            yield picture
    finally:
        Image.MAX_IMAGE_PIXELS = before
        if picture is not None:
            picture.close()


def _open(path: Path, span: Span, findings: Findings) -> Image | None:
    # The two formats that Pillow does not know until it has loaded all its forty readers.
    from PIL import Image, TiffImagePlugin, WebPImagePlugin  # noqa: F401

    try:
        picture = Image.open(path, formats=_FORMATS)
    except FileNotFoundError:
        findings.add("E501", span, path=path.name)
        return None
    except DAMAGE:
        findings.add("E503" if _says_zero(path) else "E502", span, path=path.name)
        return None
    width, height = picture.size
    if width * height > _LIMIT:
        megapixels = round(width * height / 1_000_000)
        findings.add("E504", span, path=path.name, megapixels=megapixels, limit=_LIMIT // 1_000_000)
        return None
    return picture


def _says_zero(path: Path) -> bool:
    """Whether a PNG, GIF or BMP header gives no width or no height; Pillow then knows no format."""
    try:
        with path.open("rb") as stream:
            head = stream.read(26)
    except OSError:
        return False
    for magic, start, length in ((b"\x89PNG", 16, 4), (b"GIF8", 6, 2), (b"BM", 18, 4)):
        if head.startswith(magic) and len(head) >= start + 2 * length:
            sides = head[start : start + length], head[start + length : start + 2 * length]
            return not all(map(any, sides))
    return False


def _turned(picture: Image) -> bool:
    """Whether EXIF says that the camera was held otherwise than its pixels lie."""
    return bool(picture.getexif().get(0x0112, 1) != 1)


def _upright_size(picture: Image) -> tuple[int, int]:
    width, height = picture.size
    return (height, width) if picture.getexif().get(0x0112, 1) >= 5 else (width, height)


def _shown(picture: Image, crop: tuple[float, float, float, float], size: tuple[int, int]) -> Image:
    """The part of the picture that shows, upright, at `size`, in L, RGB or CMYK."""
    from PIL import Image, ImageOps

    icc = picture.info.get("icc_profile")
    _draft(picture, crop, size)
    upright = ImageOps.exif_transpose(_adobe_inks(picture))
    width, height = upright.size
    box = (crop[0] * width, crop[1] * height, crop[2] * width, crop[3] * height)
    plain = _plain_mode(upright)
    if size != plain.size or crop != (0.0, 0.0, 1.0, 1.0):
        plain = plain.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    plain.info = {"icc_profile": icc} if icc else {}
    return plain


def _draft(picture: Image, crop: tuple[float, float, float, float], size: tuple[int, int]) -> None:
    """Let a JPEG decoder skip detail that the size has no room for: four times the speed at half
    the size. Twice the pixels wanted are kept for the resampling that follows."""
    if picture.format != "JPEG" or picture.mode == "CMYK":
        return
    across, down = size[0] / (crop[2] - crop[0]), size[1] / (crop[3] - crop[1])
    if picture.getexif().get(0x0112, 1) >= 5:
        across, down = down, across
    picture.draft(picture.mode, (round(across * 2), round(down * 2)))


def _adobe_inks(picture: Image) -> Image:
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


def _plain_mode(picture: Image) -> Image:
    """The picture in 8 bits of L, RGB or CMYK, without transparency: on paper nothing is white."""
    from PIL import Image

    if picture.mode in ("L", "RGB", "CMYK"):
        if "transparency" not in picture.info:
            return picture
        picture = picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode.startswith(("I", "F")):
        return _eight_bits(picture)
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if picture.mode in ("LA", "La", "PA", "RGBA", "RGBa"):
        gray = picture.mode in ("LA", "La")
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("L" if gray else "RGB")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _is_transparent(picture: Image) -> bool:
    """Whether a picture has transparency of any kind, by its header."""
    return picture.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in picture.info


def with_alpha(picture: Image) -> Image | None:
    """The opacity of a picture as a picture of one channel; None for one without transparency."""
    if not _is_transparent(picture):
        return None
    return picture.convert("RGBA").getchannel("A")


def _eight_bits(picture: Image) -> Image:
    """Gray of more bits in 8; Pillow's own conversion cuts off at 255 instead of scaling.

    Whole numbers are taken to fill the smallest of 8, 16 or 32 bits that holds them, fractions to
    run from black to white.
    """
    low, high = _extrema(picture)
    if picture.mode == "F":
        scale, offset = 255 / ((high - low) or 1), -low * 255 / ((high - low) or 1)
        return picture.point(lambda value: value * scale + offset).convert("L")
    if picture.mode.startswith("I;16"):
        high = 65535
    share = 1.0 if high <= 255 else 1 / 256 if high <= 65535 else 1 / 2**24
    return picture.convert("I").point(lambda value: value * share + 0.0).convert("L")


def _extrema(picture: Image) -> tuple[float, float]:
    """Darkest and lightest value of a picture of one channel."""
    extrema: Any = picture.getextrema()
    return extrema[0], extrema[1]


def _passed_through(picture: Image, path: Path) -> PressPicture:
    """A CMYK JPEG as it lies in its file."""
    width, height = picture.size
    adobe = "adobe" in picture.info
    return PressPicture(width, height, "DeviceCMYK", "DCTDecode", adobe, path.read_bytes())


def _packed(inked: Image, *, lossless: bool) -> PressPicture:
    """The picture's bytes: JPEG without colour subsampling, which would tint black type in it."""
    import io
    import zlib

    width, height = inked.size
    space = "DeviceGray" if inked.mode == "L" else "DeviceCMYK"
    inked.info = {}
    if lossless:
        return PressPicture(
            width, height, space, "FlateDecode", False, zlib.compress(inked.tobytes(), 6)
        )
    out = io.BytesIO()
    inked.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return PressPicture(width, height, space, "DCTDecode", space == "DeviceCMYK", out.getvalue())

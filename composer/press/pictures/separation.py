"""Colour separation — 分色: pictures into the inks of one press, within its total of ink.

In: a Pillow picture in RGB, Lab, gray or CMYK. Out: the same in CMYK, or in gray for the black plate
alone. Through ICC profiles, relative colorimetric with black point compensation (what WAN-IFRA's
guidelines use for photographs), gray on the black plate; the profile's own ink limit is not enough
(CRPC1 goes to 248 % where the press takes 240), so the limit is built into the table that pictures go
through.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import cached_property
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from composer.papers.press_profile import PressProfile
from composer.press.pictures.blacks import Blacks, nearest
from composer.press.pictures.devicelink import GRID, device_link, link_transform
from composer.press.shelf import Shelf

__all__ = ["Separation", "largest_total", "mean_ink", "output_of"]

_MARGIN = 0.04
"""Kept free under the ink limit: JPEG at quality 90 rings by 3 % of ink at the edges of a photograph."""

_K_ONLY, _K_MIXED = 2, 6
"""Levels of a colour up to which a pixel of CMYK is black alone, and from which it is not."""

_SPACE = slice(16, 20)
"""Where a profile's header names its colour space (ICC.1:2010, 7.2.6)."""

_ICC_BODY = 128
"""Where a profile's header ends, in which date, maker and flags may differ for the same condition."""


class Separation:
    """Separates pictures for one press; its tables are made once for each source profile."""

    def __init__(self, profile: PressProfile, shelf: Shelf | None = None) -> None:
        """`shelf` keeps the tables from run to run."""
        self._profile = profile
        self._shelf = shelf or Shelf(None)
        self.limit_levels = int(profile.ink_limit * 255)
        """The largest total of the four inks, 255 being one solid."""
        self._transforms: dict[tuple[bytes, str], ImageCms.ImageCmsTransform] = {}
        self._curves: dict[bytes, list[int]] = {}

    def colour(self, picture: Image.Image, icc: bytes) -> Image.Image:
        """A picture in RGB with the embedded profile `icc` (empty: sRGB), or in Lab, in CMYK."""
        key = (icc if picture.mode == "RGB" else b"", picture.mode)
        transform = self._transforms.get(key)
        if transform is None:
            transform = self._transforms[key] = link_transform(self._link(*key))
        if picture.mode == "LAB":
            picture = Image.merge("RGB", picture.split())
        return _plainly(transform.apply(picture))

    def gray(self, picture: Image.Image, icc: bytes) -> Image.Image:
        """A gray picture as the black plate should hold it, 255 being no ink.

        The press darkens the middle tones (dot gain): each gray becomes the tint of black that
        prints as light as it looks on a screen.
        """
        return picture.point(self._curve_of(icc))

    def keeps_gray(self, icc: bytes) -> bool:
        """Whether a gray picture of that profile is in the press's own tones already."""
        return bool(icc) and all(abs(n - at) <= 2 for n, at in enumerate(self._curve_of(icc)))

    def of_press(self, icc: bytes) -> bool:
        """Whether CMYK with the profile `icc` is for this press: it is untagged, or tagged so."""
        source = _source(icc, "CMYK")
        return source is None or icc[_ICC_BODY:] == self._profile.icc_bytes[_ICC_BODY:]

    def cmyk(self, picture: Image.Image, icc: bytes) -> Image.Image:
        """A CMYK picture in the inks of this press; what is black alone stays so, for type and rules
        in it would get coloured edges."""
        if self.of_press(icc):
            return self.limit(picture)
        source = _opened(icc)
        try:
            transform = self._transforms.get((icc, "CMYK")) or _transform(
                source, self._output, "CMYK", "CMYK"
            )
        except ImageCms.PyCMSError:
            return self.limit(picture)
        self._transforms[icc, "CMYK"] = transform
        converted = self.limit(_plainly(transform.apply(picture)))
        c, m, y, black = picture.split()
        ramp = _black_lightness(source)
        curve = [nearest(self._black, light) for light in _stretched(ramp, self._black)]
        empty = Image.new("L", picture.size)
        alone = Image.merge("CMYK", [empty, empty, empty, black.point(curve)])
        colours = ImageChops.lighter(ImageChops.lighter(c, m), y)
        return Image.composite(alone, converted, colours.point(_k_only))

    def within_limit(self, picture: Image.Image) -> bool:
        """Whether a CMYK picture keeps to the press's ink limit in every pixel."""
        return largest_total(picture, self.limit_levels) <= self.limit_levels

    def limit(self, picture: Image.Image) -> Image.Image:
        """A CMYK picture with its total of ink brought under the limit, with a margin for JPEG:
        colours give way, black stays, because black carries the drawing."""
        most = self.limit_levels - round(_MARGIN * 255)
        if largest_total(picture, most) <= most:
            return picture
        *colours, black = picture.split()
        named = dict(zip("cmy", colours, strict=True))
        limited = [ImageMath.lambda_eval(_room(most), ink=ink, k=black, **named) for ink in colours]
        return Image.merge("CMYK", [*(ink.convert("L") for ink in limited), black])

    # ── tables ────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _output(self) -> ImageCms.ImageCmsProfile:
        return output_of(self._profile)

    @cached_property
    def _blacks(self) -> Blacks:
        return Blacks(self._output)

    @cached_property
    def _black(self) -> list[float]:
        return _black_lightness(self._output)

    def _link(self, icc: bytes, mode: str) -> bytes:
        """The table from RGB or Lab to CMYK, from the shelf if it was made before. Between its nodes
        colours are mixed linearly, so that a limit kept by all nodes is kept by all colours."""
        profile = self._profile
        sources = hashlib.sha256(icc).hexdigest(), profile.icc_digest
        key = self._shelf.key("link", mode, *sources, profile.ink_limit)
        link = self._shelf.get(key)
        if link is None:
            link = device_link(self._nodes(icc, mode).tobytes())
            self._shelf.put(key, link)
        return link

    def _nodes(self, icc: bytes, mode: str) -> Image.Image:
        """The inks of all nodes of a table."""
        steps = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
        across = bytes(steps) * GRID * GRID
        down = bytes(step for step in steps for _ in range(GRID)) * GRID
        deep = bytes(step for step in steps for _ in range(GRID * GRID))
        size = (GRID * GRID, GRID)
        bands = [Image.frombytes("L", size, band) for band in (deep, down, across)]
        nodes = Image.merge(mode, bands)
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        source = lab if mode == "LAB" else _source(icc, "RGB") or _srgb()
        try:
            inks = _transform(source, self._output, mode, "CMYK").apply(nodes)
        except ImageCms.PyCMSError:  # a profile that has no tables
            source = _srgb()
            inks = _transform(source, self._output, mode, "CMYK").apply(nodes)
        seen = nodes if mode == "LAB" else _transform(source, lab, mode, "LAB").apply(nodes)
        return self.limit(self._blacks.generated(inks, seen.split()))

    def _curve_of(self, icc: bytes) -> list[int]:
        curve = self._curves.get(icc)
        if curve is None:
            curve = self._curves[icc] = self._curve(icc)
        return curve

    def _curve(self, icc: bytes) -> list[int]:
        """Source gray → gray for the plate, for all 256 values."""
        ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
        source = _source(icc, "GRAY")
        if source is not None:
            try:
                lightness = _lightness(source, ramp)
            except ImageCms.PyCMSError:
                source = None
        if source is None:
            # Of a profile of RGB the grays count: cameras and the web hang one on gray pictures too.
            lightness = _lightness(_source(icc, "RGB") or _srgb(), ramp.convert("RGB"))
        wanted = _stretched(lightness[::-1], self._black)
        return [255 - nearest(self._black, light) for light in reversed(wanted)]


def _k_only(level: int) -> int:
    """How much of a pixel is taken for black alone, by its strongest colour."""
    return round(255 * min(1.0, max(0.0, (_K_MIXED - level) / (_K_MIXED - _K_ONLY))))


def largest_total(picture: Image.Image, limit: int = 0) -> int:
    """Largest sum of the four inks of a pixel, 255 a solid; a bound of it where that is under
    `limit` already, which is quicker."""
    extrema: Any = mean_ink(picture).getextrema()
    bound = int(extrema[1]) * 4 + 3
    if bound <= limit:
        return bound
    c, m, y, k = picture.split()
    total = ImageMath.lambda_eval(lambda p: p["c"] + p["m"] + p["y"] + p["k"], c=c, m=m, y=y, k=k)
    extrema = total.getextrema()
    return int(extrema[1])


def mean_ink(picture: Image.Image) -> Image.Image:
    """The mean of a picture's four inks, rounded down twice: four times it is at most 3 too little."""
    c, m, y, k = picture.split()
    return ImageChops.add(ImageChops.add(c, m, 2), ImageChops.add(y, k, 2), 2)


def _room(limit: int) -> Callable[[dict[str, Any]], Any]:
    """The part of an ink that the limit leaves, as an expression over whole pictures."""

    def expression(inks: dict[str, Any]) -> Any:
        colours = inks["c"] + inks["m"] + inks["y"]
        room = inks["max"](limit - inks["k"], 0)
        return inks["ink"] * inks["min"](room, colours) / inks["max"](colours, 1)

    return expression


def _stretched(ramp: list[float], target: list[float]) -> list[float]:
    """A ramp of lightness from white to black over the range of another: black point compensation."""
    share = (target[0] - target[-1]) / ((ramp[0] - ramp[-1]) or 1.0)
    return [target[-1] + (light - ramp[-1]) * share for light in ramp]


def output_of(profile: PressProfile) -> ImageCms.ImageCmsProfile:
    """The output profile of a press, opened."""
    return _opened(profile.icc_bytes)


def _opened(icc: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(icc))


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _source(icc: bytes, space: str) -> ImageCms.ImageCmsProfile | None:
    """The embedded profile, if it is one and is of that colour space."""
    if icc[_SPACE].decode("latin-1").strip() != space:
        return None
    try:
        return _opened(icc)
    except (OSError, ImageCms.PyCMSError):
        return None


def _transform(
    source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile, mode: str, into: str
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        source,
        target,
        mode,
        into,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _plainly(inked: Image.Image) -> Image.Image:
    """Without the output profile, which Pillow hangs on every picture it has transformed (3.7 MB for
    a newsprint one); ours stands once in the file, as the output intent."""
    inked.info.pop("icc_profile", None)
    return inked


def _black_lightness(profile: ImageCms.ImageCmsProfile) -> list[float]:
    """Lightness of each of 256 tints of black ink, as printed."""
    tints = bytes(value for k in range(256) for value in (0, 0, 0, k))
    return _lightness(profile, Image.frombytes("CMYK", (256, 1), tints))


def _lightness(source: ImageCms.ImageCmsProfile, ramp: Image.Image) -> list[float]:
    """Lightness L* of each pixel of `ramp`."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    transform = ImageCms.buildTransform(
        source, lab, ramp.mode, "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    return [value * 100 / 255 for value in transform.apply(ramp).tobytes()[::3]]

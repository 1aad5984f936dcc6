"""Colour separation — 分色: pictures into the inks of one press, within its total of ink.

In: a Pillow picture in any mode. Out: the same in CMYK, or in gray for the black plate alone. Through
ICC profiles, relative colorimetric with black point compensation (what WAN-IFRA's guidelines use for
photographs); the profile's own ink limit is not enough (CRPC1 goes to 248 % where the press takes
240), so the limit is built into the table that pictures go through.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import chain
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageMath

from composer.spec.press import PressProfile

__all__ = ["Separation"]

_GRID = 25
"""Nodes of the table per channel. Against 49 nodes a photograph differs by 0.3 of 255 in the mean and by
7 at most, as with the 33 of Little CMS, for less than half the work on a first run."""

_MARGIN = 0.04
"""Kept free under the ink limit: JPEG at quality 90 rings by up to 3 % of the total at edges."""

_FRACTIONS = tuple(value / 255 for value in range(256))


class Separation:
    """Separates pictures for one press; its tables are made once for each source profile."""

    def __init__(self, profile: PressProfile) -> None:
        self._output = ImageCms.ImageCmsProfile(io.BytesIO(profile.icc_bytes))
        self._limit = round((profile.ink_limit - _MARGIN) * 255)
        self._tables: dict[bytes, ImageFilter.Color3DLUT] = {}
        self._curves: dict[bytes, list[int]] = {}
        self._black: list[float] | None = None

    def colour(self, picture: Image.Image, icc: bytes) -> Image.Image:
        """An RGB picture with the embedded profile `icc` (empty: sRGB) in CMYK."""
        table = self._tables.get(icc)
        if table is None:
            table = self._tables[icc] = self._table(icc)
        return picture.filter(table)

    def gray(self, picture: Image.Image, icc: bytes) -> Image.Image:
        """A gray picture as the black plate should hold it, 255 being no ink.

        The press darkens the middle tones (dot gain): each gray becomes the tint of black that
        prints as light as it looks on a screen.
        """
        curve = self._curves.get(icc)
        if curve is None:
            curve = self._curves[icc] = self._curve(icc)
        return picture.point(curve)

    def within_limit(self, picture: Image.Image) -> bool:
        """Whether a CMYK picture keeps to the ink limit throughout."""
        return _largest_total(picture) <= self._limit

    def limit(self, picture: Image.Image) -> Image.Image:
        """A CMYK picture with its total of ink brought under the limit: colours give way, black
        stays, because black carries the drawing."""
        if self.within_limit(picture):
            return picture
        *colours, black = picture.split()
        limited = [
            ImageMath.lambda_eval(_share(self._limit), ink=ink, k=black, **_named(colours))
            for ink in colours
        ]
        return Image.merge("CMYK", [*(ink.convert("L") for ink in limited), black])

    def _table(self, icc: bytes) -> ImageFilter.Color3DLUT:
        """The table from RGB to CMYK. Between its nodes colours are mixed linearly, so that a limit
        kept by all nodes is kept by all colours."""
        steps = [round(step * 255 / (_GRID - 1)) for step in range(_GRID)]
        grid = bytes(chain.from_iterable((r, g, b) for b in steps for g in steps for r in steps))
        nodes = Image.frombytes("RGB", (_GRID * _GRID, _GRID), grid)
        source = _source(icc, "RGB") or ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        inks = self.limit(_transform(source, self._output, "RGB", "CMYK").apply(nodes))
        return ImageFilter.Color3DLUT(
            _GRID, list(map(_FRACTIONS.__getitem__, inks.tobytes())), channels=4, target_mode="CMYK"
        )

    def _curve(self, icc: bytes) -> list[int]:
        """Source gray → gray for the plate, for all 256 values."""
        ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
        source = _source(icc, "GRAY")
        if source is None:
            ramp = ramp.convert("RGB")
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        lightness = _lightness(source, ramp)
        blacks = self._black_lightness()
        darkest, white = blacks[255], blacks[0]
        span = (lightness[-1] - lightness[0]) or 1.0
        wanted = (
            darkest + (light - lightness[0]) * (white - darkest) / span for light in lightness
        )
        return [255 - _nearest(blacks, light) for light in wanted]

    def _black_lightness(self) -> list[float]:
        """Lightness of each of 256 tints of black ink, as printed."""
        if self._black is None:
            tints = bytes(chain.from_iterable((0, 0, 0, k) for k in range(256)))
            self._black = _lightness(self._output, Image.frombytes("CMYK", (256, 1), tints))
        return self._black


def _largest_total(picture: Image.Image) -> int:
    """Largest sum of the four inks of a pixel (255 a solid), up to 3 too small by rounding."""
    c, m, y, k = picture.split()
    mean = ImageChops.add(ImageChops.add(c, m, 2), ImageChops.add(y, k, 2), 2)
    extrema: Any = mean.getextrema()
    return int(extrema[1]) * 4


def _share(limit: int) -> Callable[[dict[str, Any]], Any]:
    """The part of an ink that the limit leaves, as an expression over whole pictures."""

    def expression(inks: dict[str, Any]) -> Any:
        colours = inks["c"] + inks["m"] + inks["y"]
        room = inks["max"](limit - inks["k"], 0)
        return inks["ink"] * inks["min"](room, colours) / inks["max"](colours, 1)

    return expression


def _named(colours: list[Image.Image]) -> dict[str, Image.Image]:
    return dict(zip("cmy", colours, strict=True))


def _source(icc: bytes, space: str) -> ImageCms.ImageCmsProfile | None:
    """The embedded profile, if it is one and is of that colour space."""
    if not icc:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    except (OSError, ImageCms.PyCMSError):
        return None
    return profile if profile.profile.xcolor_space.strip() == space else None


def _transform(
    source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile, mode: str, into: str
) -> ImageCms.ImageCmsTransform:
    transform = ImageCms.buildTransform(
        source,
        target,
        mode,
        into,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    # Pillow writes the output profile (3.7 MB for a newsprint one) anew into every picture it has
    # transformed; ours stands once in the file, as the output intent.
    transform.output_profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return transform


def _lightness(source: ImageCms.ImageCmsProfile, ramp: Image.Image) -> list[float]:
    """Lightness L* of each pixel of `ramp`."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    transform = ImageCms.buildTransform(
        source, lab, ramp.mode, "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    return [value * 100 / 255 for value in transform.apply(ramp).tobytes()[::3]]


def _nearest(lightness: list[float], wanted: float) -> int:
    """The tint that prints nearest to `wanted`."""
    return min(range(256), key=lambda tint: abs(lightness[tint] - wanted))

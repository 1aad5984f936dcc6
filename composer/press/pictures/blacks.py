"""Black generation — 黑版: as much of a picture's gray as can be on the black plate alone.

In: the colours of a table's nodes as the output profile separates them. Out: the same colours, as near
as the eye sees, with the gray in cyan, magenta and yellow replaced by black (maximum GCR, as WAN-IFRA's
guidelines ask of newsprint): grays stay gray when the plates drift, and less ink sets off.

A node at lightness L is printed gray by the profile with inks g(L), and could be with n(L): black
alone, and only below solid black some colour under it. The node gets n − g added, as far as its own
inks reach and fading out towards strong colours, so its colour above the gray stays. What the mixing of
inks makes of that is then measured through the profile and put right, five times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PIL import Image, ImageCms, ImageMath

__all__ = ["Blacks"]

_NEUTRAL = 1.6
"""Chroma C* up to which a node is printed as gray: what 8 bits of Lab leave of a true one."""

_FULL, _NONE = 8.0, 24.0
"""C* up to which all gray goes to black, and from which none does. Measured over all nodes: with 14
and 40 the mean difference is the same on newsprint but 0.2 more on coated paper, and the worst 10
instead of 5; what is gained is under 10 % of ink in colours that have little gray in them."""

_ROUNDS = 5
"""Corrections. The mean difference on coated paper: 2.0 without, 1.5 after two, 1.1 after five, 1.0
after ten."""

_STEPS = {"c": (-0.6, -0.5), "m": (1.2, 0.0), "y": (0.0, 1.0)}
"""Levels of ink (of 255) for one unit missing of a* and b*: half of what the inks do on white paper,
for under much black they do less and corrections must not swing."""

_K_STEP = 1.6
"""Levels of black for one level (of 255) of lightness too many: 255 over newsprint's range of 141."""

_INKS = "cmyk"

Expression = Callable[[dict[str, Any]], Any]


class Blacks:
    """Black generation for one output profile; its tables are made once."""

    def __init__(self, output: ImageCms.ImageCmsProfile) -> None:
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        self._look = ImageCms.buildTransform(output, lab, "CMYK", "LAB", intent)
        to_inks = ImageCms.buildTransform(lab, output, "LAB", "CMYK", intent)
        grays = Image.merge("LAB", [_ramp(), _flat(128), _flat(128)])
        self._profile_grays = [list(band.tobytes()) for band in to_inks.apply(grays).split()]
        self._black_grays = self._blacks()

    def lightness(self, inks: Image.Image) -> list[int]:
        """L* of each pixel in CMYK as printed, 255 for the paper."""
        return list(self._lab(inks)[0].tobytes())

    def generated(self, inks: Image.Image, lab: Sequence[Image.Image]) -> Image.Image:
        """`inks` with their gray on the black plate; `lab` are the bands of the colours that they
        stand for, and say which are neutral."""
        wanted = self._lab(inks)
        chroma = _math(_chroma, a=lab[1], b=lab[2])
        parts = dict(zip(_INKS, inks.split(), strict=True))
        grays = {ink: wanted[0].point(self._profile_grays[n]) for n, ink in enumerate(_INKS)}
        blacks = {ink: wanted[0].point(self._black_grays[n]) for n, ink in enumerate(_INKS)}
        share = _share(parts, grays, blacks, chroma)
        made = {
            ink: _math(_moved, ink=parts[ink], gray=grays[ink], black=blacks[ink], share=share)
            for ink in _INKS
        }
        for _ in range(_ROUNDS):
            made = self._corrected(made, wanted, share)
        neutral = _math(lambda p: (p["chroma"] < _NEUTRAL) * 255, chroma=chroma).convert("L")
        return Image.composite(_merged(blacks), _merged(made), neutral)

    def _corrected(
        self, made: dict[str, Image.Image], wanted: Sequence[Image.Image], share: Image.Image
    ) -> dict[str, Image.Image]:
        """Inks put right by what they look like now; where nothing was replaced, nothing is."""
        seen = self._lab(_merged(made))
        off = {
            name: _math(_off, seen=one, wanted=other, share=share)
            for name, one, other in zip("lab", seen, wanted, strict=True)
        }
        corrected = {
            ink: _math(_stepped(*steps), ink=made[ink], a=off["a"], b=off["b"])
            for ink, steps in _STEPS.items()
        }
        corrected["k"] = _math(_darkened, ink=made["k"], l=off["l"])
        return corrected

    def _lab(self, inks: Image.Image) -> tuple[Image.Image, ...]:
        """The bands of what inks look like: L* of 255, a* and b* with 128 for gray."""
        return self._look.apply(inks).split()

    def _blacks(self) -> list[list[int]]:
        """The inks that make a gray of each lightness, black alone as far as it goes."""
        tints = Image.merge("CMYK", [_flat(0), _flat(0), _flat(0), _ramp()])
        black = self.lightness(tints)
        # The profile's own darkest gray gives the colours in their proportions.
        most = [ink[0] * 1.5 / 255 for ink in self._profile_grays[:3]]
        under = [[min(255, round(ink * n)) for n in range(256)] for ink in most]
        bands = [_row(ink) for ink in under]
        deep = self.lightness(Image.merge("CMYK", [*bands, _flat(255)]))
        table: list[list[int]] = [[], [], [], []]
        for level in range(256):
            if level >= black[255]:
                inks = [0, 0, 0, nearest(black, level)]
            else:
                at = nearest(deep, level)
                inks = [under[0][at], under[1][at], under[2][at], 255]
            for ink, value in zip(table, inks, strict=True):
                ink.append(value)
        return table


def nearest(lightness: Sequence[float], wanted: float) -> int:
    """The place in a ramp of 256 tints that is nearest to `wanted`: of several equals, which 8 bits of
    lightness leave, an end of the ramp or else the middle one."""
    least = min(abs(one - wanted) for one in lightness)
    places = [n for n, one in enumerate(lightness) if abs(one - wanted) == least]
    ends = [end for end in (0, len(lightness) - 1) if end in places]
    return ends[0] if ends else places[len(places) // 2]


def _share(
    parts: dict[str, Image.Image],
    grays: dict[str, Image.Image],
    blacks: dict[str, Image.Image],
    chroma: Image.Image,
) -> Image.Image:
    """How much of the exchange each node takes: 1 near gray, fading with chroma, never more than its
    weakest ink has to give."""
    share = _math(
        lambda p: p["min"](p["max"]((_NONE - p["chroma"]) / (_NONE - _FULL), 0.0), 1.0),
        chroma=chroma,
    )
    for ink in "cmy":
        share = _math(_capped, share=share, ink=parts[ink], gray=grays[ink], black=blacks[ink])
    return share


def _capped(p: dict[str, Any]) -> Any:
    taken = p["float"](p["max"](p["gray"] - p["black"], 0))
    return p["min"](p["share"], (p["float"](p["ink"]) + 0.001) / p["max"](taken, 0.001))


def _chroma(p: dict[str, Any]) -> Any:
    a, b = p["float"](p["a"]) - 128.0, p["float"](p["b"]) - 128.0
    return (a * a + b * b) ** 0.5


def _moved(p: dict[str, Any]) -> Any:
    moved = p["ink"] + (p["black"] - p["gray"]) * p["share"]
    return p["min"](p["max"](moved, 0.0), 255.0)


def _off(p: dict[str, Any]) -> Any:
    """How far off a band of Lab is; zero where no gray was exchanged."""
    return (p["wanted"] - p["seen"]) * (p["share"] > 0.0)


def _stepped(by_a: float, by_b: float) -> Expression:
    """Less than one unit off is rounding."""

    def stepped(p: dict[str, Any]) -> Any:
        a = p["a"] * (abs(p["a"]) > 1)
        b = p["b"] * (abs(p["b"]) > 1)
        return p["min"](p["max"](p["ink"] + a * by_a + b * by_b, 0.0), 255.0)

    return stepped


def _darkened(p: dict[str, Any]) -> Any:
    return p["min"](p["max"](p["ink"] - p["l"] * _K_STEP, 0.0), 255.0)


def _math(expression: Expression, **images: Image.Image) -> Image.Image:
    made: Image.Image = ImageMath.lambda_eval(expression, **images)
    return made


def _merged(inks: dict[str, Image.Image]) -> Image.Image:
    """Inks as fractions of levels, rounded into a picture."""
    bands = [
        band if band.mode == "L" else _math(lambda p: p["ink"] + 0.5, ink=band).convert("L")
        for band in (inks[ink] for ink in _INKS)
    ]
    return Image.merge("CMYK", bands)


def _ramp() -> Image.Image:
    return _row(range(256))


def _flat(value: int) -> Image.Image:
    return Image.new("L", (256, 1), value)


def _row(values: Sequence[int]) -> Image.Image:
    return Image.frombytes("L", (256, 1), bytes(values))

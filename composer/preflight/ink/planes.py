"""Separations as pictures — 分色版: where the inks of a page add up to more than the paper takes.

In come the plates of a page, one grey picture an ink (255 solid); out go the highest total, the places
above the limit and how much of the dark neutrals lacks black. Totals are averaged over about a square
millimetre: newsprint smears by areas, and one pixel of a JPEG's edge smears nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from composer.frozen import frozen
from composer.preflight.report.faults import Box, PageFrame

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["PageInk", "weigh"]

_CELL = 25.4
"""Cells an inch: one millimetre."""

_TOLERANCE = 2.5
"""Per cent: 256 steps of four inks, and what a RIP's rounding and a JPEG's add."""

_MOST_CELLS = 4000
_DARK, _EVEN, _BLACK = 102, 40, 26
"""Of 255: 40 % of each colour, alike within 16 %, less than 10 % black (IFRA: neutrals stand on K)."""

_LEAST_NEUTRALS = 0.01
"""Share of the page from which on missing black is worth a word."""


@frozen
class PageInk:
    """What a page's separations weigh."""

    most: float
    """Highest total over a square millimetre, per cent."""
    over: tuple[tuple[Box, float], ...] = ()
    """Places above the limit with their highest total."""
    neutrals: float = 0.0
    """Share, per cent, of dark neutrals without black; 0 where there are few."""


def weigh(plates: Sequence[Image.Image], frame: PageFrame, dpi: float, limit: float) -> PageInk:
    """Weigh the plates of a page (the four process inks first), inside its bleed.

    `limit` is in per cent. The plates show the MediaBox at `dpi`.
    """
    from PIL import ImageMath

    window = _window(frame, dpi, plates[0].size)
    plates = [plate.crop(window) for plate in plates]
    total = plates[0].convert("I")
    for plate in plates[1:]:
        total = ImageMath.lambda_eval(
            lambda args: args["a"] + args["b"], a=total, b=plate.convert("I")
        )
    step = max(1, round(dpi / _CELL))
    cells = total.reduce(step)
    _, heaviest = cast("tuple[float, float]", cells.getextrema())
    most = heaviest / 2.55
    over: tuple[tuple[Box, float], ...] = ()
    if most > limit + _TOLERANCE:
        over = _places(cells, (limit + _TOLERANCE) * 2.55, step, window, frame, dpi)
    return PageInk(round(most, 1), over, _neutrals(plates[:4]))


def _window(frame: PageFrame, dpi: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The bleed box in pixels; the whole sheet where the page is turned and boxes are not."""
    if frame.rotate:
        return 0, 0, *size
    scale, (left, bottom, right, top) = dpi / 72, frame.bleed
    x, y = frame.media[0], frame.media[3]
    box = [(left - x) * scale, (y - top) * scale, (right - x) * scale, (y - bottom) * scale]
    cut = [min(max(round(edge), 0), size[n % 2]) for n, edge in enumerate(box)]
    return cut[0], cut[1], max(cut[2], cut[0] + 1), max(cut[3], cut[1] + 1)


def _places(
    cells: Image.Image,
    threshold: float,
    step: int,
    window: tuple[int, int, int, int],
    frame: PageFrame,
    dpi: float,
) -> tuple[tuple[Box, float], ...]:
    wide = cells.width
    values = cells.tobytes()
    amounts = memoryview(values).cast("i")
    above = [at for at, amount in enumerate(amounts) if amount > threshold]
    found = []
    for group in _neighbours(above[:_MOST_CELLS], wide):
        xs, ys = [at % wide for at in group], [at // wide for at in group]
        peak = max(amounts[at] for at in group) / 2.55
        pixels = (min(xs) * step, min(ys) * step, (max(xs) + 1) * step, (max(ys) + 1) * step)
        found.append((_box(pixels, window, frame, dpi), round(peak, 1)))
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def _neighbours(cells: Sequence[int], wide: int) -> list[list[int]]:
    """Cells in groups that touch, a gap of one cell bridged."""
    left, groups = set(cells), []
    reach = [dx + dy * wide for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)]
    for start in cells:
        if start not in left:
            continue
        left.discard(start)
        group, stack = [], [start]
        while stack:
            at = stack.pop()
            group.append(at)
            for step in reach:
                if at + step in left:
                    left.discard(at + step)
                    stack.append(at + step)
        groups.append(group)
    return groups


def _box(
    pixels: tuple[int, int, int, int],
    window: tuple[int, int, int, int],
    frame: PageFrame,
    dpi: float,
) -> Box:
    scale, x, y = 72 / dpi, frame.media[0], frame.media[3]
    return (
        x + (pixels[0] + window[0]) * scale,
        y - (pixels[3] + window[1]) * scale,
        x + (pixels[2] + window[0]) * scale,
        y - (pixels[1] + window[1]) * scale,
    )


def _neutrals(plates: Sequence[Image.Image]) -> float:
    """Share of the dark neutrals whose black is next to nothing."""
    from PIL import ImageChops

    small = [plate.reduce(2) for plate in plates]
    cyan, magenta, yellow, black = small
    least = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    most = ImageChops.lighter(ImageChops.lighter(cyan, magenta), yellow)
    dark = least.point([255 if value >= _DARK else 0 for value in range(256)])
    even = ImageChops.subtract(most, least).point(
        [255 if value <= _EVEN else 0 for value in range(256)]
    )
    bare = black.point([255 if value <= _BLACK else 0 for value in range(256)])
    heavy = black.point([255 if value > _BLACK else 0 for value in range(256)])
    grey = ImageChops.darker(dark, even)
    lacking = ImageChops.darker(grey, bare).histogram()[255]
    with_black = ImageChops.darker(even, heavy).histogram()[255]
    area = cyan.width * cyan.height
    if lacking < area * _LEAST_NEUTRALS:
        return 0.0
    return round(lacking / (lacking + with_black) * 100, 1)

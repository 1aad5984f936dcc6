"""Bands — 竖排分栏: an area's vertical lines as slots, bands from top to bottom, lines from right to left.

The arithmetic is that of horizontal columns with the page turned: a band's height is the measure, in
whole ems; its lines stand on a grid that begins at the area's right edge. What the last line would
leave free at the left is shared by all gaps, so that the text stands flush at both edges and the lines
of all bands level with each other (CLREQ 4.1, vertical writing).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from composer.display.items import Ink, Item
from composer.display.strokes import rule
from composer.makeup.frames.frames import Column, Frame, Slot, divide, unequal
from composer.makeup.frames.runaround import Obstacle, room, stretch
from composer.makeup.grid import Grid, whole_ems
from composer.measure import Pt, Rect
from composer.papers.models import TextSetting, TextStyle

__all__ = ["band_rules", "make_bands"]

_LOWEST = 3
"""Ems: a band that is lower stays empty; an indented line would have no room for a character."""

_MOST = 1.1
"""By how much lines may move apart to fill an area; a gap that is wider looks like another text."""


def make_bands(
    grid: Grid,
    rect: Rect,
    setting: TextSetting,
    style: TextStyle,
    obstacles: Sequence[Obstacle],
    first_column: int,
) -> Frame:
    """The frame of vertical text in `rect`; slots as in `make_frame`, marked vertical.

    A single band begins at the top of `rect`; several stand flush with its top and foot. One that runs out
    of `rect` stays empty: what it would have held is overset.
    """
    em = grid.pt(style.size)
    rows, advance = _rows(
        rect.width, em, grid.pt(style.advance, em) if style.advance else grid.advance
    )
    bands = _bands(grid, rect, setting, em)
    across = [obstacle.turned(rect.right) for obstacle in obstacles]
    slots: list[Slot] = []
    for number, band in enumerate(bands):
        if band.x + band.width > rect.bottom + 0.5:
            continue
        for row in range(rows):
            box = Rect(band.x, Pt(row * advance), band.width, em)
            x = Pt(rect.right - row * advance - em / 2)
            for y, width in room(box, across, em):
                if width >= _LOWEST * 1000:
                    slots.append(Slot(x, y, width, first_column + number, row, True))
    return Frame(rect, em, advance, bands, tuple(slots), rows)


def _rows(width: float, em: Pt, advance: Pt) -> tuple[int, Pt]:
    """How many lines stand side by side in a width, and from line to line."""
    if width < em - 0.01:
        return 0, advance
    rows = int((width - em) / advance + 1e-6) + 1
    if rows == 1:
        return 1, advance
    filled = (width - em) / (rows - 1)
    return rows, Pt(filled) if filled <= _MOST * advance else advance


def _bands(grid: Grid, rect: Rect, setting: TextSetting, em: Pt) -> tuple[Column, ...]:
    gutter = grid.pt(setting.gutter) if setting.gutter else grid.gutter
    turned = Rect(rect.y, Pt(0), rect.height, rect.width)
    if setting.widths:
        return unequal(turned, [grid.pt(width, em) for width in setting.widths], gutter)
    count = setting.columns or max(1, round((rect.height + gutter) / (grid.measure + gutter)))
    if count == 1:
        return (Column(rect.y, Pt(whole_ems(rect.height, em) * em)),)
    return divide(turned, count, gutter, em, setting.fit)


def band_rules(
    kind: str, frame: Frame, used: int, left: float, obstacles: Sequence[Obstacle], ink: Ink
) -> list[Item]:
    """栏线 between the first `used` bands, from the right edge as far as `left`, left out beside
    pictures."""
    items: list[Item] = []
    right = frame.rect.right
    across = [obstacle.turned(right) for obstacle in obstacles]
    for upper, lower in pairwise(frame.columns[:used]):
        y = (upper.x + upper.width + lower.x) / 2
        for part in stretch(across, y, 0.0, right - left):
            items.extend(rule(kind, right - part.bottom, y, right - part.y, y, ink))
    return items

"""Shapes — 轮廓: the outline that a layout gives a picture, a quote or a headline, in page space.

In: the layout's `Shape`, the box it fills, and for alpha and clipping paths the picture's own outline,
read from outside. Out: rings that text runs round and pictures are cut to. What cannot be a shape is
reported, and the text then runs round the box.
"""

from __future__ import annotations

from pathlib import Path

from composer.diagnostics.diagnostic import Span
from composer.makeup.desk import Desk
from composer.makeup.frames.runaround import Obstacle, Ring, around, block, clipped, ellipse
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import HeadlineUse, PictureSlot, QuoteSlot, Shape
from composer.papers.models.values import Point

__all__ = ["is_shaped", "obstacle", "picture_rings", "rings_in"]

_LEAST_SIDE = 1.0
"""Points: a shape that is thinner is a slip of the pen."""

Slot = PictureSlot | QuoteSlot | HeadlineUse


def is_shaped(shape: Shape) -> bool:
    """Whether it is anything but the rectangle that a place has by itself."""
    return bool(shape.points) or shape.kind != "rect"


def rings_in(desk: Desk, grid: Grid, shape: Shape, box: Rect) -> tuple[Ring, ...]:
    """The outline of a shape drawn in `box`; none for a rectangle, or after reporting that it is none
    (E131: out of the box, E132: empty)."""
    if not shape.points:
        if shape.kind in ("circle", "ellipse"):
            return (ellipse(box, circle=shape.kind == "circle"),)
        return ()
    ring = tuple(_at(grid, point, box) for point in shape.points)
    where = shape.where["points"].span
    over = max(
        max(box.x - x, x - box.right, box.y - y, y - box.bottom) for x, y in ring
    )  # fmt: skip
    if over > 0.5:
        desk.findings.add("E131", where, measured=in_mm(over), allowed=_size(box))
    return _solid(desk, (ring,), box, where)


def picture_rings(
    desk: Desk,
    shape: Shape,
    path: Path,
    box: Rect,
    crop: tuple[float, float, float, float],
) -> tuple[Ring, ...]:
    """The picture's own outline as it shows in `box`: of its transparency, or its clipping path."""
    where = shape.where["kind"].span
    own = desk.picture_outline(path, "alpha" if shape.kind == "alpha" else "clip", where)
    if own is None:
        return ()
    left, top, right, foot = crop
    across, down = box.width / (right - left), box.height / (foot - top)
    placed = (
        tuple((box.x + (x - left) * across, box.y + (y - top) * down) for x, y in r) for r in own
    )
    return _solid(desk, tuple(placed), box, where)


def obstacle(
    slot: Slot, rings: tuple[Ring, ...], rect: Rect, standoff: Pt, air: float | None
) -> Obstacle:
    """What the text runs round: the rings, or else the rectangle (`air` as for `block`)."""
    if rings:
        return around(rings, standoff, slot.side)
    return block(rect, standoff, slot.side, air=air)


def _solid(desk: Desk, rings: tuple[Ring, ...], box: Rect, where: Span) -> tuple[Ring, ...]:
    """The parts of rings inside the box, if they have any body."""
    kept = tuple(part for ring in rings if (part := clipped(ring, box)))
    xs = [x for ring in kept for x, _ in ring] or [0.0]
    ys = [y for ring in kept for _, y in ring] or [0.0]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if min(wide, high) < _LEAST_SIDE or sum(abs(_area(ring)) for ring in kept) < _LEAST_SIDE:
        desk.findings.add("E132", where, measured=f"{in_mm(wide)} × {in_mm(high)}")
        return ()
    return kept


def _area(ring: Ring) -> float:
    following = (*ring[1:], ring[0])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True)) / 2


def _at(grid: Grid, point: Point, box: Rect) -> tuple[float, float]:
    x = point.x * box.width if isinstance(point.x, float) else grid.pt(point.x)
    y = point.y * box.height if isinstance(point.y, float) else grid.pt(point.y)
    return box.x + x, box.y + y


def _size(box: Rect) -> str:
    return f"{in_mm(box.width)} × {in_mm(box.height)}"

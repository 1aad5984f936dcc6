"""Runaround — 绕图: what a shape of any form leaves of a line of text, part by part.

In: outlines in page space with their stand-off. Out: for the em box of a line, the free parts that
text may take, left to right. CLREQ leaves runaround to the make-up; newspapers keep whole ems beside
a picture, set the parts of a line from left to right, and never run text into a shape's hollows,
where the eye would lose its line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import ceil, cos, dist, pi, sin, sqrt

from composer.frozen import frozen
from composer.makeup.grid import whole_ems
from composer.measure import Pt, Rect
from composer.papers.models import Side

__all__ = ["LEAST", "Obstacle", "Ring", "around", "block", "clipped", "ellipse", "room", "stretch"]

Ring = tuple[tuple[float, float], ...]
"""A closed line of straight pieces; the last point joins the first. In page space unless said."""

LEAST = 4
"""Ems: a gap beside a shape that is narrower stays empty. In fewer a line has no gap that could
take up a mark's squeeze, and its words fall apart into single characters."""

_STEP = 0.5
"""Points between the samples of an outline. A band's edge may fall between two: without a stand-off a
quarter of the step is then missed at most, 0.04 mm."""

_ROUND = 128
"""Sides of the polygon that a circle is drawn and cut as; at 50 mm across it is 0.008 mm off."""


@frozen
class Obstacle:
    """What text runs round: a rectangle, or the outline of a shape."""

    rect: Rect
    """The ground it takes, stand-off and all."""
    side: Side = "wider"
    dots: tuple[tuple[float, float], ...] = ()
    """Samples of the outline as (y, x), from the top down; none for a rectangle."""
    standoff: float = 0.0

    def turned(self, right: float) -> Obstacle:
        """The obstacle as vertical lines meet it: x counts down, y from `right` to the left."""
        rect = self.rect
        way = Rect(rect.y, Pt(right - rect.right), rect.height, rect.width)
        dots = tuple(sorted((right - x, y) for y, x in self.dots))
        return Obstacle(way, self.side, dots, self.standoff)

    def beside(self, left: float, right: float) -> bool:
        """Whether lines from `left` to `right` may meet it."""
        return self.rect.x < right - 0.01 and self.rect.right > left + 0.01

    def fills(self, left: float, right: float) -> bool:
        """Whether it leaves nothing of lines from `left` to `right` that it meets: a rectangle that is
        wider."""
        rect = self.rect
        return not self.dots and rect.x <= left and rect.right >= right

    def across(self, top: float, foot: float) -> tuple[float, float] | None:
        """Left and right edge of what it takes of the band from `top` to `foot`."""
        rect = self.rect
        if rect.y >= foot - 0.01 or rect.bottom <= top + 0.01:
            return None
        if not self.dots:
            return rect.x, rect.right
        far = self.standoff
        first = bisect_left(self.dots, (top - far,))
        last = bisect_right(self.dots, (foot + far, float("inf")))
        left, right = float("inf"), float("-inf")
        for y, x in self.dots[first:last]:
            off = max(top - y, y - foot, 0.0)
            reach = sqrt(max(0.0, far * far - off * off))
            left, right = min(left, x - reach), max(right, x + reach)
        return (left, right) if left < right else None

    def down(self, left: float, right: float) -> tuple[float, float] | None:
        """Upper and lower edge of what it takes of the upright band from `left` to `right`."""
        rect = self.rect
        if rect.x >= right - 0.01 or rect.right <= left + 0.01:
            return None
        if not self.dots:
            return rect.y, rect.bottom
        top, foot, far = float("inf"), float("-inf"), self.standoff
        for y, x in self.dots:
            off = max(left - x, x - right, 0.0)
            if off <= far:
                reach = sqrt(far * far - off * off)
                top, foot = min(top, y - reach), max(foot, y + reach)
        return (top, foot) if top < foot else None


def block(
    rect: Rect, standoff: float, side: Side = "wider", *, air: float | None = None
) -> Obstacle:
    """A rectangle with a stand-off along the lines: at its left and right, where lines above and below
    keep their distance by the grid; with `air`, for vertical text, above and below, and so much across
    the lines."""
    along = Pt(-standoff + 0.02)
    return Obstacle(rect.inset(along, Pt(0)) if air is None else rect.inset(Pt(-air), along), side)


def around(rings: Sequence[Ring], standoff: float, side: Side = "wider") -> Obstacle:
    """The shape inside `rings`, with its stand-off all round."""
    dots = sorted((y, x) for ring in rings for x, y in _sampled(ring))
    xs = [x for _, x in dots]
    left, top = min(xs) - standoff, dots[0][0] - standoff
    right, foot = max(xs) + standoff, dots[-1][0] + standoff
    rect = Rect(Pt(left), Pt(top), Pt(right - left), Pt(foot - top))
    return Obstacle(rect, side, tuple(dots), max(0.0, standoff - 0.02))


def _sampled(ring: Ring) -> list[tuple[float, float]]:
    dots: list[tuple[float, float]] = []
    for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
        count = max(1, ceil(dist(start, end) / _STEP))
        dots.extend(
            (
                start[0] + (end[0] - start[0]) * n / count,
                start[1] + (end[1] - start[1]) * n / count,
            )
            for n in range(count)
        )
    return dots


def ellipse(rect: Rect, *, circle: bool) -> Ring:
    """The ellipse that fills `rect`, or the greatest circle in its middle."""
    across, down = rect.width / 2, rect.height / 2
    if circle:
        across = down = min(across, down)
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    angles = [2 * pi * n / _ROUND for n in range(_ROUND)]
    return tuple((x + across * cos(a), y + down * sin(a)) for a in angles)


def clipped(ring: Ring, rect: Rect) -> Ring:
    """The part of a ring inside a rectangle (Sutherland and Hodgman); empty if there is none."""
    points = list(ring)
    for axis, edge, keep_less in (
        (0, rect.x, False),
        (0, rect.right, True),
        (1, rect.y, False),
        (1, rect.bottom, True),
    ):
        points = _cut(points, axis, edge, keep_less)
    return tuple(points) if len(points) > 2 else ()


def _cut(
    points: list[tuple[float, float]], axis: int, edge: float, keep_less: bool
) -> list[tuple[float, float]]:
    """What lies on one side of an upright (axis 0) or level (axis 1) line."""

    def inside(point: tuple[float, float]) -> bool:
        return point[axis] <= edge if keep_less else point[axis] >= edge

    kept: list[tuple[float, float]] = []
    for before, point in zip(points[-1:] + points[:-1], points, strict=True):
        if inside(before) != inside(point):
            share = (edge - before[axis]) / (point[axis] - before[axis])
            x = before[0] + (point[0] - before[0]) * share
            y = before[1] + (point[1] - before[1]) * share
            kept.append((edge, y) if axis == 0 else (x, edge))
        if inside(point):
            kept.append(point)
    return kept


def stretch(obstacles: Sequence[Obstacle], x: float, top: float, foot: float) -> list[Rect]:
    """The parts of an upright line at `x` that no obstacle covers, as rectangles of no width."""
    spans = [(top, foot)]
    for one in obstacles:
        taken = one.down(x - 0.02, x + 0.02)
        if taken is not None:
            spans = _without(spans, *taken)
    return [Rect(Pt(x), Pt(a), Pt(0), Pt(b - a)) for a, b in spans if b - a > 1]


def room(box: Rect, obstacles: Sequence[Obstacle], em: Pt) -> list[tuple[Pt, int]]:
    """Left edge and width, in 1/1000 em, of each part of a line, in order of reading.

    Beside a shape a part is whole ems wide, and left out if they are fewer than `LEAST`. It stays flush
    with the column's edge that it touches: what is left of an em lies beside the shape, where no
    straight edge shows it.
    """
    near = [(taken, one.side) for one in obstacles if (taken := _taken(one, box)) is not None]
    if not near:
        return [(box.x, round(1000 * box.width / em))]
    free = [(float(box.x), float(box.right))]
    for (left, right), side in near:
        start = box.x if side == "right" else left
        free = _without(free, start, box.right if side == "left" else right)
    if any(side == "wider" for _, side in near) and free:
        free = [max(free, key=lambda part: (part[1] - part[0], -part[0]))]
    parts: list[tuple[Pt, int]] = []
    for left, right in free:
        ems = whole_ems(Pt(right - left), em)
        if ems >= LEAST or (ems and ems * em >= box.width - 0.01):
            flush_right = left > box.x + 0.01 and right > box.right - 0.01
            parts.append((Pt(right - ems * em if flush_right else left), ems * 1000))
    return parts


def _taken(one: Obstacle, box: Rect) -> tuple[float, float] | None:
    """What an obstacle takes of a line, if it touches it."""
    taken = one.across(box.y, box.bottom)
    if taken is None or taken[0] >= box.right - 0.01 or taken[1] <= box.x + 0.01:
        return None
    return taken


def _without(
    spans: list[tuple[float, float]], start: float, end: float
) -> list[tuple[float, float]]:
    """`spans` less what lies between `start` and `end`."""
    return [
        part
        for low, high in spans
        for part in ((low, min(high, start)), (max(low, end), high))
        if part[1] - part[0] > 0.01
    ]

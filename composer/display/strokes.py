"""Rules and frames — 线, 围框: the kinds of line a paper names, as rule items of measured weight; and
the curves of marks beside text."""

from __future__ import annotations

from composer.display.items import Ink, Item, RuleItem
from composer.measure import Pt, Rect

__all__ = ["disc", "frame", "rule", "wave", "weights"]

Point = tuple[float, float]

_STROKES: dict[str, tuple[tuple[float, float], ...]] = {
    "none": (),
    "hairline": ((0.0, 0.3),),
    "thin": ((0.0, 0.5),),
    "thick": ((0.0, 2.0),),
    "double": ((0.0, 0.5), (2.0, 0.5)),
    "thick-thin": ((0.0, 2.0), (2.6, 0.5)),
}
"""Kind → (offset inwards, weight) in points. None is under the press's 0.25 pt."""

_SEVERAL_INKS = 0.5
"""Points: a finer rule in more than one ink falls apart as soon as the plates are out of register."""


def weights(kind: str) -> tuple[tuple[float, float], ...]:
    """(offset, weight) in points of each stroke of a kind of line."""
    return _STROKES[kind]


def rule(kind: str, x: float, y: float, x2: float, y2: float, ink: Ink) -> list[Item]:
    """A straight rule; strokes beside the first lie below it, or right of it if it is upright."""
    items: list[Item] = []
    for offset, weight in _strokes(kind, ink):
        dx, dy = (0.0, offset) if y == y2 else (offset, 0.0)
        items.append(RuleItem(Pt(x + dx), Pt(y + dy), Pt(x2 + dx), Pt(y2 + dy), Pt(weight), ink))
    return items


def frame(kind: str, rect: Rect, ink: Ink) -> list[Item]:
    """Four rules round a rectangle, corners closed; strokes beside the first lie inside it."""
    items: list[Item] = []
    for offset, weight in _strokes(kind, ink):
        r = rect.inset(Pt(offset), Pt(offset))
        half = weight / 2
        for x, y, x2, y2 in (
            (r.x - half, r.y, r.right + half, r.y),
            (r.x - half, r.bottom, r.right + half, r.bottom),
            (r.x, r.y - half, r.x, r.bottom + half),
            (r.right, r.y - half, r.right, r.bottom + half),
        ):
            items.append(RuleItem(Pt(x), Pt(y), Pt(x2), Pt(y2), Pt(weight), ink))
    return items


def _strokes(kind: str, ink: Ink) -> tuple[tuple[float, float], ...]:
    strokes = _STROKES[kind]
    if ink.spot or sum(part > 0 for part in (ink.c, ink.m, ink.y, ink.k)) < 2:
        return strokes
    return tuple((offset, max(weight, _SEVERAL_INKS)) for offset, weight in strokes)


_ROUND = 0.5523
"""Length of the controls that make four Bézier curves a circle, over its radius."""


def disc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """A circle as a closed path."""
    k = radius * _ROUND
    return (
        (x + radius, y),
        (x + radius, y + k), (x + k, y + radius), (x, y + radius),
        (x - k, y + radius), (x - radius, y + k), (x - radius, y),
        (x - radius, y - k), (x - k, y - radius), (x, y - radius),
        (x + k, y - radius), (x + radius, y - k), (x + radius, y),
    )  # fmt: skip


def wave(start: float, end: float, length: float, height: float) -> tuple[Point, ...]:
    """A wavy line along an axis: (along, off the axis), in whole waves of about `length`, each half
    rising `height`. It begins and ends on the axis, so that it is as long as what stands over it."""
    halves = 2 * max(1, round((end - start) / length))
    step = (end - start) / halves
    points: list[Point] = [(start, 0.0)]
    for number in range(halves):
        at, off = start + number * step, height * (4 / 3) * (-1 if number % 2 == 0 else 1)
        points += [(at + 0.36 * step, off), (at + 0.64 * step, off), (at + step, 0.0)]
    return tuple(points)

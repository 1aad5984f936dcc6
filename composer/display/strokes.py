"""Rules and frames — 线, 围框: the kinds of line a paper names, as rule items of measured weight."""

from __future__ import annotations

from composer.display.model import Ink, Item, RuleItem
from composer.measure import Pt, Rect

__all__ = ["frame", "rule"]

_STROKES: dict[str, tuple[tuple[float, float], ...]] = {
    "none": (),
    "hairline": ((0.0, 0.3),),
    "thin": ((0.0, 0.5),),
    "thick": ((0.0, 2.0),),
    "double": ((0.0, 0.5), (2.0, 0.5)),
    "thick-thin": ((0.0, 2.0), (2.6, 0.5)),
}
"""Kind → (offset inwards, weight) in points. None is under the press's 0.25 pt."""


def rule(kind: str, x: float, y: float, x2: float, y2: float, ink: Ink) -> list[Item]:
    """A straight rule; strokes beside the first lie below it, or right of it if it is upright."""
    items: list[Item] = []
    for offset, weight in _STROKES[kind]:
        dx, dy = (0.0, offset) if y == y2 else (offset, 0.0)
        items.append(RuleItem(Pt(x + dx), Pt(y + dy), Pt(x2 + dx), Pt(y2 + dy), Pt(weight), ink))
    return items


def frame(kind: str, rect: Rect, ink: Ink) -> list[Item]:
    """Four rules round a rectangle, corners closed; strokes beside the first lie inside it."""
    items: list[Item] = []
    for offset, weight in _STROKES[kind]:
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

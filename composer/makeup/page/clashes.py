"""Clashes — 碰题: headlines of two stories side by side, which the eye reads as one line.

Newspaper practice: never at one height in neighbouring columns unless a box or a rule stands between them, or size
or face tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from composer.makeup.desk import Desk
from composer.makeup.page.headings import Heading
from composer.makeup.page.seams import upright_rule
from composer.measure import Length, Rect, in_mm, size_name
from composer.papers.models import Layout

__all__ = ["check_clashes"]

_ALIKE = 1.2
"""Of two sizes: a 号 and a half apart they are told apart at a glance (三号 beside 小二)."""

_NEAR = 2.0
"""Ems of the larger headline between their ink: more is read as the end of a line."""

_LEVEL = 0.5
"""Share of the lower one's height in which both stand."""


def check_clashes(desk: Desk, number: int, layout: Layout, headings: Sequence[Heading]) -> None:
    """W182 for each pair on a page."""
    grid = desk.grid(number)
    rules = [grid.rect(rule.at) for rule in layout.rules if rule.vertical]
    for left, right in permutations(headings, 2):
        if left.ink is None or right.ink is None or left.boxed or right.boxed:
            continue
        if not _clash(left, right, left.ink, right.ink) or _parted(left.ink, right.ink, rules):
            continue
        small = Length(min(left.size, right.size))
        desk.findings.add(
            "W182",
            right.span,
            trail=(right.where, left.where),
            on=right.on,
            a=left.text,
            b=right.text,
            hints=upright_rule(grid, (left.ink.right + right.ink.x) / 2, right.place),
            gap=in_mm(right.ink.x - left.ink.right),
            size=size_name(small),
            area=f"{number}.{right.area}",
            allowed=f"{_NEAR:g} 字（{in_mm(_NEAR * max(left.size, right.size))}）",
        )


def _clash(left: Heading, right: Heading, one: Rect, other: Rect) -> bool:
    low, high = sorted((left.size, right.size))
    gap = other.x - one.right
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return (
        high / low < _ALIKE
        and left.face == right.face
        and -0.5 <= gap <= _NEAR * high
        and shared >= _LEVEL * min(one.height, other.height)
    )


def _parted(one: Rect, other: Rect, rules: Sequence[Rect]) -> bool:
    """Whether an upright rule stands between two headlines."""
    return any(
        one.right <= rule.x <= other.x and rule.y <= one.y + 1 and rule.bottom >= one.bottom - 1
        for rule in rules
    )

"""Ranks — 题级: whether the size of a headline on the page is its rank in the paper.

Newspaper practice: sizes order the stories of a page. A style's size is the rank that the editor gave; fitting a
long headline, or the copy, may turn two of them round (in a narrower area that is nobody's fault). And the story at the head of a page, over half of its
columns or more, is its lead.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.makeup.desk import Desk
from composer.makeup.page.headings import Heading
from composer.measure import Length, size_name

__all__ = ["check_ranks"]

_RANK = 1.15
"""From one rank to the next, as a ratio of sizes: 三号 and 小三 are one rank, 小二 and 三号 almost two."""

_LEAD = 0.5
"""Of the type area's width that a lead has at least."""


def check_ranks(desk: Desk, number: int, headings: Sequence[Heading]) -> None:
    """W185 for each headline that is smaller than one of lower rank, and for a lead that is smaller than
    another."""
    lead = _lead(desk, number, headings)
    for heading in headings:
        lower = [
            other
            for other in headings
            if heading.wanted >= _RANK * other.wanted
            and heading.place.width > other.place.width - 1
            and other.size > heading.size + 0.01
        ]
        if heading is lead:
            lower += [other for other in headings if other.size >= _RANK * heading.size]
        if not lower:
            continue
        largest = max(lower, key=lambda other: other.size)
        desk.findings.add(
            "W185",
            heading.span,
            trail=(heading.where, largest.where),
            on=heading.on,
            text=heading.text,
            size=size_name(Length(heading.size)),
            style=heading.style,
            other=largest.text,
            other_size=size_name(Length(largest.size)),
            other_style=largest.style,
        )


def _lead(desk: Desk, number: int, headings: Sequence[Heading]) -> Heading | None:
    """The story whose area stands highest, if it is wide and nothing beside it is as high and as wide."""
    wide = desk.grid(number).type_area.width * _LEAD - 0.5
    if not headings:
        return None
    top = min(heading.place.y for heading in headings)
    first = [heading for heading in headings if heading.place.y < top + 1]
    broad = [heading for heading in first if heading.place.width >= wide]
    return broad[0] if len(broad) == 1 else None

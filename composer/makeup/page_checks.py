"""Checks of a page's geometry before anything flows: nothing off the page, no two frames on one place."""

from __future__ import annotations

from itertools import combinations

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Layout, Paper

__all__ = ["check_layout", "check_type_area"]


def check_type_area(grid: Grid, paper: Paper, findings: Findings) -> None:
    """Report a type area that leaves the trimmed page (E152)."""
    trim = Rect(Pt(0), Pt(0), grid.width, grid.height)
    over = _beyond(grid.type_area, trim)
    if not over:
        return
    area, where = grid.type_area, paper.where["format"]
    span = where["type_area"].span if where["type_area"].span.line else where.span
    findings.add(
        "E152",
        span,
        edge=over[0][0],
        measured=f"{in_mm(area.width)} × {in_mm(area.height)}",
        allowed=f"{in_mm(grid.width)} × {in_mm(grid.height)}",
    )


def check_layout(grid: Grid, layout: Layout, findings: Findings) -> None:
    """Report every place of `layout` that leaves the type area (E102) or overlaps another (E103)."""
    places = _places(grid, layout)
    for name, rect, span in places:
        for edge, measured, allowed in _beyond(rect, grid.type_area):
            findings.add(
                "E102",
                span,
                name=name,
                edge=edge,
                measured=in_mm(measured),
                allowed=in_mm(allowed),
            )
    for (a, one, _), (b, other, span) in combinations(places, 2):
        if one.overlaps(other) and not _cut_out(grid, layout, a, b, one, other):
            across = min(one.right, other.right) - max(one.x, other.x)
            down = min(one.bottom, other.bottom) - max(one.y, other.y)
            size = f"{in_mm(across)} × {in_mm(down)}"
            findings.add("E103", span, a=a, b=b, measured=size)


def _cut_out(grid: Grid, layout: Layout, a: str, b: str, one: Rect, other: Rect) -> bool:
    """Whether what two places share is cut out of one of them (拐角)."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    shared = Rect(x, y, Pt(min(one.right, other.right) - x), Pt(min(one.bottom, other.bottom) - y))
    areas = [layout.areas[name] for name in (a, b) if name in layout.areas]
    cuts = [grid.rect(place) for area in areas if area.box is None for place in area.cut]
    return any(cut.holds(shared, Pt(0.05)) for cut in cuts)


def _places(grid: Grid, layout: Layout) -> list[tuple[str, Rect, Span]]:
    named = [(name, area.at, area.where["at"]) for name, area in layout.areas.items()]
    named += [(name, slot.at, slot.where["at"]) for name, slot in layout.adverts.items()]
    for name in ("masthead", "folio", "imprint", "index"):
        part = getattr(layout, name)
        if part is not None:
            named.append((name, part.at, part.where["at"]))
    return [(name, grid.rect(place), where.span) for name, place, where in named]


def _beyond(rect: Rect, area: Rect) -> list[tuple[Words, float, float]]:
    """(edge, where it lies, where it may lie at most) for each edge that leaves the type area."""
    edges = (
        ("左边", "left edge", rect.x, area.x, rect.x < area.x - 0.05),
        ("上边", "top edge", rect.y, area.y, rect.y < area.y - 0.05),
        ("右边", "right edge", rect.right, area.right, rect.right > area.right + 0.05),
        ("下边", "foot", rect.bottom, area.bottom, rect.bottom > area.bottom + 0.05),
    )
    return [(Words(zh, en), measured, allowed) for zh, en, measured, allowed, over in edges if over]

"""Checks of a page's geometry before anything flows: nothing off the page, no two frames on one place."""

from __future__ import annotations

from itertools import combinations

from composer.diagnostics.diagnostic import Findings, OnPage, Words
from composer.makeup.grid import Grid
from composer.makeup.typed import apart_from, shared_words, within
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Layout, PageRule, Paper
from composer.papers.walk import PlaceIn, places_of

__all__ = ["beyond", "check_layout", "check_type_area"]


_BOXED = {
    True: Words("稿区有围框", "the area is boxed"),
    False: Words("它在稿区之外", "it lies outside the area"),
}


def check_type_area(grid: Grid, paper: Paper, findings: Findings) -> None:
    """Report a type area that leaves the trimmed page (E152)."""
    trim = Rect(Pt(0), Pt(0), grid.width, grid.height)
    over = beyond(grid.type_area, trim)
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


def check_layout(grid: Grid, number: int, layout: Layout, findings: Findings) -> None:
    """Report every place on page `number` that leaves the type area (E102), frames that overlap (E103), and what
    is cut out of an area without lying in it (W163)."""
    frames: list[tuple[PlaceIn, Rect]] = []
    for place in _on_page(layout):
        rect, span = _drawn(grid, place), place.where.span
        on = OnPage(number, _part(place), rect)
        for edge, measured, allowed in beyond(rect, grid.type_area):
            told = within(grid, place.value, edge)
            findings.add(
                "E102",
                span,
                on=on,
                hints=told.hint if told else (),
                name=_name(place),
                edge=edge,
                measured=told.measured if told else in_mm(measured),
                allowed=told.allowed if told else in_mm(allowed),
            )
        if place.ground.holds == "frame":
            frames.append((place, rect))
        elif place.ground.holds == "hole":
            with findings.about(on):
                _check_hole(grid, layout, place, rect, findings)
    for (first, one), (second, other) in combinations(frames, 2):
        a, b = _name(first), _name(second)
        if one.overlaps(other) and not _cut_out(grid, layout, a, b, one, other):
            shared = one.shared(other)
            size = shared_words(first.value, second.value, shared)
            hints = apart_from((a, b), first.value, second.value)
            on = OnPage(number, _part(second), shared)
            findings.add("E103", second.where.span, on=on, hints=hints, a=a, b=b, measured=size)


def _on_page(layout: Layout) -> list[PlaceIn]:
    """The places that count from the page: those of areas and slots, which have names of their own, first."""
    places = [place for place in places_of(layout) if place.ground.of == "page"]
    return sorted(places, key=lambda place: len(place.keys) == 2)


def _name(place: PlaceIn) -> str:
    """How messages call a place: the area, the slot, the piece of furniture; ``lead cut 1``, ``rules 2``."""
    return " ".join(key for key in place.keys if key not in ("areas", "adverts", "at"))


def _part(place: PlaceIn) -> str:
    """The area, the slot or the piece of furniture that a place is of: ``lead``, ``imprint``."""
    return place.keys[1] if place.keys[0] in ("areas", "adverts") else place.keys[0]


def _drawn(grid: Grid, place: PlaceIn) -> Rect:
    """What a place takes of the page; of a line that is only the edge that it is drawn along."""
    rect = grid.rect(place.value)
    if place.ground.holds != "line":
        return rect
    upright = isinstance(place.owner, PageRule) and place.owner.vertical
    return rect._replace(width=Pt(0)) if upright else rect._replace(height=Pt(0))


def _check_hole(grid: Grid, layout: Layout, place: PlaceIn, rect: Rect, findings: Findings) -> None:
    """W163 where nothing is taken out: the hole lies beside its area, or the area is boxed, which keeps it
    a rectangle."""
    area = layout.areas[place.keys[1]]
    if area.box is None and rect.overlaps(grid.rect(area.at)):
        return
    findings.add("W163", place.where.span, name=_name(place), boxed=_BOXED[area.box is not None])


def _cut_out(grid: Grid, layout: Layout, a: str, b: str, one: Rect, other: Rect) -> bool:
    """Whether what two places share is cut out of one of them (拐角)."""
    shared = one.shared(other)
    areas = [layout.areas[name] for name in (a, b) if name in layout.areas]
    cuts = [grid.rect(place) for area in areas if area.box is None for place in area.cut]
    return any(cut.holds(shared, Pt(0.05)) for cut in cuts)


def beyond(rect: Rect, area: Rect) -> list[tuple[Words, float, float]]:
    """(edge, where it lies, where it may lie at most) for each edge that leaves an area."""
    edges = (
        ("左边", "left edge", rect.x, area.x, rect.x < area.x - 0.05),
        ("上边", "top edge", rect.y, area.y, rect.y < area.y - 0.05),
        ("右边", "right edge", rect.right, area.right, rect.right > area.right + 0.05),
        ("下边", "foot", rect.bottom, area.bottom, rect.bottom > area.bottom + 0.05),
    )
    return [(Words(zh, en), measured, allowed) for zh, en, measured, allowed, over in edges if over]

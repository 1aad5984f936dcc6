"""Checks of an area's room: columns that fit, places inside the text, shapes that leave text its side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from composer.diagnostics.diagnostic import Words
from composer.frozen import NamedTuple
from composer.makeup.desk import Desk
from composer.makeup.frames.frames import NARROWEST, Column
from composer.makeup.frames.runaround import LEAST, Obstacle
from composer.makeup.frames.shapes import is_shaped
from composer.makeup.grid import Grid
from composer.makeup.typed import (
    Hint,
    apart_from,
    outside_words,
    range_hint,
    rows_free,
    shared_words,
)
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Area, Captions, PictureSlot, Place, QuoteSlot, TextStyle
from composer.papers.models.values import AreaRef

__all__ = [
    "Taken",
    "check_apart",
    "check_bands",
    "check_columns",
    "check_inside",
    "check_sides",
    "outside",
]

_SIDES = {"left": Words("左边", "left"), "right": Words("右边", "right")}

_WIDE, _HIGH = Words("宽", "wide"), Words("高", "high")


def check_columns(
    desk: Desk, grid: Grid, ref: AreaRef, area: Area, text: Rect, columns: Sequence[Column],
    style: TextStyle,
) -> None:  # fmt: skip
    """Report columns too narrow for text (W150), those that run out of their area (E134), and those that
    are not whole ems (W108)."""
    _check_measure(desk, grid, ref, area, columns, style)
    end = columns[-1].x + columns[-1].width
    _check_widths(desk, grid, area, columns, style, (end - text.x, text.width), _WIDE)


def check_bands(
    desk: Desk, grid: Grid, ref: AreaRef, area: Area, text: Rect, bands: Sequence[Column],
    style: TextStyle,
) -> None:  # fmt: skip
    """Report bands so low that no line of them can be made flush (W121), those that run out of their area
    (E134), and those that are not whole ems (W108)."""
    em = grid.pt(style.size)
    lowest = min(band.width for band in bands)
    if lowest < LEAST * em - 0.01:
        desk.findings.add(
            "W121",
            area.where["text"].span,
            name=str(ref),
            count=len(bands),
            measured=f"{lowest / em:.0f} 字",
            allowed=f"{LEAST} 字",
        )
    end = bands[-1].x + bands[-1].width
    _check_widths(desk, grid, area, bands, style, (end - text.y, text.height), _HIGH)


def _check_widths(
    desk: Desk, grid: Grid, area: Area, columns: Sequence[Column], style: TextStyle,
    room: tuple[float, float], way: Words,
) -> None:  # fmt: skip
    """E134 and W108, of columns and of bands; `room` is what they take and what there is, `way` the way
    that is measured."""
    setting = area.text
    if not setting.widths and setting.fit != "free":
        return
    em = grid.pt(style.size)
    where = area.where["text"]["widths" if setting.widths else "fit"].span
    measured, allowed = (Pt(value) for value in room)
    if measured > allowed + 0.05:
        desk.findings.add(
            "E134",
            where,
            measured=f"{measured / em:.2f} 字（{in_mm(measured)}）",
            allowed=f"{allowed / em:.2f} 字（{in_mm(allowed)}）",
            way=way,
        )
    for width in dict.fromkeys(round(column.width / em, 3) for column in columns):
        if abs(width - round(width)) > 0.005:
            desk.findings.add(
                "W108", where, measured=f"{width:g} 字", nearest=f"{max(1, round(width))} 字"
            )


def _check_measure(
    desk: Desk, grid: Grid, ref: AreaRef, area: Area, columns: Sequence[Column], style: TextStyle
) -> None:
    """W150: a line, or what its indent leaves of a paragraph's first one, so short that nothing in it can
    give way."""
    em = grid.pt(style.size)
    measure = min(column.width for column in columns)
    indent = grid.pt(style.indent, em)
    narrow = measure < LEAST * em - 0.01
    if not narrow and measure - indent >= NARROWEST * em - 0.01:
        return
    where = area.where["text" if narrow else "style"]
    desk.findings.add(
        "W150",
        where.span if where.span.line else area.where["at"].span,
        name=str(ref),
        count=len(columns),
        measured=f"{max(0.0, measure) / em:.1f} 字",
        indent=f"{indent / em:.1f} 字",
        allowed=f"{LEAST} 字",
    )


def check_inside(
    desk: Desk,
    grid: Grid,
    name: str,
    slot: PictureSlot | QuoteSlot | Captions,
    rect: Rect,
    text: Rect,
    columns: int,
) -> None:
    """Report a place that leaves its area's text, or its last column (E105)."""
    told = None if slot.at is None else outside(grid, slot.at, rect, text, columns)
    if told is not None:
        span, on, (measured, hints) = slot.where["at"].span, desk.findings.here(rect), told
        desk.findings.add("E105", span, on=on, hints=hints, name=name, measured=measured)


def outside(
    grid: Grid, place: Place, rect: Rect, text: Rect, columns: int
) -> tuple[Words | str, Hint] | None:
    """By how much a place, which lies at `rect`, leaves its area's text, and what to type: by columns that there
    are not, or at the edge where it leaves it most; None if it lies inside."""
    more = place.columns.last - columns if place.columns else 0
    if place.columns and more > 0:
        words = Words(f"{more} 栏", f"{more} column{'s' * (more > 1)}")
        return words, range_hint("columns", place.columns.first, columns)
    # A place that begins beyond its text's edge and has no width of its own would end where the text does.
    if text.holds(rect, Pt(0.5)) and rect.width > 0 and rect.height > 0:
        return None
    across = max(rect.right - text.right, text.x - rect.x, rect.x - text.right)
    down = max(rect.bottom - text.bottom, text.y - rect.y)
    if down < across or rect.bottom <= text.bottom:
        return in_mm(max(across, down)), ()
    held = rows_free(grid, text.height - grid.em) + 1 if text.height >= grid.em - 0.05 else 0
    hints = range_hint("lines", place.lines.first, held) if place.lines else ()
    return outside_words(grid, place, Pt(down)), hints


class Taken(NamedTuple):
    """A place inside an area that is taken."""

    at: Place
    rect: Rect


def check_apart(
    desk: Desk, name: str, slot: PictureSlot | QuoteSlot, rect: Rect, taken: Mapping[str, Taken]
) -> None:
    """Report a rectangle that lies over another of its area (E103). Shapes may reach into each other's
    corners, as long as what they show does not."""
    if is_shaped(slot.shape):
        return
    for other, there in taken.items():
        if rect.overlaps(there.rect):
            shared = rect.shared(there.rect)
            hints = apart_from((other, name), there.at, slot.at)
            desk.findings.add(
                "E103",
                slot.where["at"].span,
                on=desk.findings.here(shared),
                hints=hints,
                a=other,
                b=name,
                measured=shared_words(there.at, slot.at, shared),
            )


def check_sides(
    desk: Desk,
    grid: Grid,
    name: str,
    slot: PictureSlot | QuoteSlot,
    placed: Obstacle,
    columns: Sequence[Column],
    em: Pt,
) -> None:
    """Report a side where the layout wants text and no line has room for it (W133)."""
    if slot.side == "wider":
        return
    for side in ("left", "right") if slot.side == "both" else (slot.side,):
        best = _best(grid, placed, columns, side)
        none_wanted = slot.side == "both" and best < em
        if best >= LEAST * em - 0.01 or none_wanted:
            continue
        desk.findings.add(
            "W133",
            slot.where["side" if "side" in slot.where.parts else "at"].span,
            on=desk.findings.here(placed.rect),
            name=name,
            side=_SIDES[side],
            measured=f"{max(0.0, best) / em:.1f} 字",
            allowed=f"{LEAST} 字",
        )


def _best(grid: Grid, placed: Obstacle, columns: Sequence[Column], side: str) -> float:
    """The widest room that any line beside a shape has on one of its sides."""
    best = 0.0
    top: float = placed.rect.y
    while top < placed.rect.bottom:
        taken = placed.across(top, top + grid.em)
        top += grid.advance
        for column in columns:
            right = column.x + column.width
            if taken is None or taken[0] >= right or taken[1] <= column.x:
                continue
            best = max(best, taken[0] - column.x if side == "left" else right - taken[1])
    return best

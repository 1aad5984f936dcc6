"""What to type at a place — 该写的数: places on the grid in the unit of their keys, columns and lines.

An editor types what he reads: where the key says lines, a finding speaks of lines and ends with the key as it should
be; where it says millimetres, of those.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from composer.diagnostics.diagnostic import Words
from composer.frozen import NamedTuple
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Place
from composer.papers.models.values import Range

__all__ = [
    "Hint",
    "Told",
    "apart_from",
    "lines_for",
    "outside_words",
    "range_hint",
    "rows_free",
    "shared_words",
    "within",
    "words_of_page",
]

Hint = tuple[tuple[str, str], ...]
"""As `Findings.add` takes them."""


def range_hint(key: str, first: int, last: int) -> Hint:
    """``lines: 9-33``; nothing for a range that there is not."""
    if not 1 <= first <= last:
        return ()
    typed = f"{key}: {first}-{last}" if last > first else f'{key}: "{first}"'
    return ((typed, typed),)


def rows_free(grid: Grid, height: float) -> int:
    """How many whole lines of the page a height at the foot of a place is."""
    return max(0, int((height + 0.05) / grid.advance))


def words_of_page(lines: int, advance: float, grid: Grid) -> Words:
    """How many lines of the page so many lines of a style take, where its advance is another one."""
    if abs(advance - grid.advance) < 0.005:
        return Words("", "")
    rows = ceil(lines * advance / grid.advance - 1e-6)
    return Words(f"（版面 {rows} 行）", f" ({rows} of the page)")


class Told(NamedTuple):
    """Where an edge is and where it may be, and what to type."""

    measured: Words
    allowed: Words
    hint: Hint


def within(grid: Grid, place: Place, edge: Words) -> Told | None:
    """Of a place that leaves the type area at an edge: the same in columns or lines; None where its key says none
    of them."""
    if edge.en == "right edge" and place.columns and place.width is None and place.x is None:
        own, most, key = place.columns, grid.columns, "columns"
        unit = ("第 {} 栏", "column {}")
    elif edge.en == "foot" and place.lines and place.height is None and place.y is None:
        own, most, key = place.lines, grid.lines, "lines"
        unit = ("第 {} 行", "line {}")
    else:
        return None
    measured, allowed = (Words(*(one.format(end) for one in unit)) for end in (own.last, most))
    return Told(measured, allowed, range_hint(key, own.first, most))


def shared_words(a: Place, b: Place, shared: Rect) -> Words | str:
    """What two places have in common: columns and lines where both say those, else millimetres."""
    across, down = _common(a.columns, b.columns), _common(a.lines, b.lines)
    if across and down and not any((a.x, a.y, a.width, a.height, b.x, b.y, b.width, b.height)):
        return Words(f"{across} 栏 × {down} 行", f"{across} columns × {down} lines")
    return f"{in_mm(shared.width)} × {in_mm(shared.height)}"


def _common(a: Range | None, b: Range | None) -> int:
    return 0 if a is None or b is None else min(a.last, b.last) - max(a.first, b.first) + 1


def apart_from(names: Sequence[str], a: Place, b: Place) -> Hint:
    """The lines, or else the columns, of the one of two places that makes them clear each other with the least
    taken off; the larger one gives way where either may."""
    for key, one, other in (("lines", a.lines, b.lines), ("columns", a.columns, b.columns)):
        if one is None or other is None:
            continue
        ways = [(0, _cleared(one, other)), (1, _cleared(other, one))]
        ranges = (one, other)
        kept = [(number, left) for number, left in ways if left is not None]
        if not kept:
            continue
        number, left = min(
            kept, key=lambda way: (ranges[way[0]].count - way[1].count, -ranges[way[0]].count)
        )
        ((typed, _),) = range_hint(key, left.first, left.last)
        return ((f"“{names[number]}”改 {typed}", f"{names[number]}: {typed}"),)
    return ()


def _cleared(one: Range, other: Range) -> Range | None:
    """The larger end of a range that another leaves; None if it leaves nothing."""
    ends = [(one.first, other.first - 1), (other.last + 1, one.last)]
    left = [Range(first, last) for first, last in ends if last >= first]
    return max(left, key=lambda end: end.count, default=None)


def lines_for(grid: Grid, height: float) -> int:
    """How many lines of the page a height needs, the last one an em high."""
    return max(1, ceil((height - grid.em) / grid.advance - 1e-3) + 1)


def outside_words(grid: Grid, place: Place, over: Pt) -> Words | str:
    """By how much a place leaves its text at head or foot: lines where its key says lines."""
    if place.lines and place.height is None and place.y is None:
        lines = ceil(over / grid.advance - 1e-3)
        return Words(f"{lines} 行", f"{lines} line{'s' * (lines > 1)}")
    return in_mm(over)

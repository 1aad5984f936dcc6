"""Seams — 通缝、断版: a gutter from head to foot of a page, or a white line from edge to edge, that nothing bridges.

In: the places of a layout. Newspaper practice: areas interlock, so that a page does not fall apart into two. What
is bridged by one area, an advertisement or the index is no seam; nor is a line that a story or an advertisement
over the whole width has above or below it, which is straight by nature; nor what a rule or a box marks as a
division that somebody wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.diagnostics.diagnostic import OnPage
from composer.frozen import NamedTuple
from composer.makeup.desk import Desk
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect
from composer.papers.models import Layout

__all__ = ["check_seams", "upright_rule"]

_HIGH = 0.6
"""Of the type area's height: a page of which less is taken by stories has no gutter to speak of."""


_DRAWN = 0.9
"""Of the page's width: rules and boxes that mark so much of a line leave no white one; a gutter lies between."""


class _Block(NamedTuple):
    name: str
    rect: Rect
    boxed: bool
    story: bool


def check_seams(desk: Desk, number: int, layout: Layout) -> None:
    """W183 for gutters and W184 for lines through a page."""
    grid = desk.grid(number)
    blocks = _blocks(grid, layout)
    stories = [block for block in blocks if block.story]
    if len(stories) < 3:
        return
    top = min(block.rect.y for block in blocks)
    foot = max(block.rect.bottom for block in blocks)
    if foot - top < _HIGH * grid.type_area.height:
        return
    span = layout.where.span
    for column in range(1, grid.columns):
        left = grid.column(column) + grid.measure
        strip = Rect(Pt(left), Pt(top), grid.gutter, Pt(foot - top))
        if _through(blocks, strip, layout, grid):
            desk.findings.add(
                "W183",
                span,
                on=OnPage(number, "", strip),
                hints=upright_rule(grid, left + grid.gutter / 2, strip),
                left=column,
                right=column + 1,
            )
    for line in _lines(grid, blocks, layout):
        strip = Rect(grid.x, grid.top(line), grid.type_area.width, grid.em)
        desk.findings.add("W184", span, on=OnPage(number, "", strip), line=line)


def upright_rule(grid: Grid, x: float, rect: Rect) -> tuple[tuple[str, str], ...]:
    """An upright rule at `x`, as high as `rect`, as it is typed under `rules:`."""
    first, last = (round((y - grid.y) / grid.advance) for y in (rect.y, rect.bottom))
    typed = (
        f"{{at: {{x: {(x - grid.x) / grid.em:.3g}字, lines: {first + 1}-{last}}}, vertical: true}}"
    )
    return ((f"rules: 里加一条竖线：{typed}", f"An upright rule under rules: {typed}"),)


def _blocks(grid: Grid, layout: Layout) -> list[_Block]:
    blocks = [
        _Block(name, grid.rect(area.at), area.box is not None, True)
        for name, area in layout.areas.items()
    ]
    blocks += [
        _Block(name, grid.rect(slot.at), True, False) for name, slot in layout.adverts.items()
    ]
    if layout.index:
        blocks.append(
            _Block("index", grid.rect(layout.index.at), layout.index.box is not None, False)
        )
    return blocks


def _through(blocks: Sequence[_Block], strip: Rect, layout: Layout, grid: Grid) -> bool:
    """Whether a gutter is bridged by nothing and marked by nothing: an upright rule in it, or a rail of boxes
    on one of its sides."""
    tall = [block for block in blocks if _down(block.rect, strip)]
    if any(block.rect.x < strip.x and block.rect.right > strip.right for block in tall):
        return False
    left = [block for block in tall if block.rect.right <= strip.x + 1]
    right = [block for block in tall if block.rect.x >= strip.right - 1]
    if not left or not right:
        return False
    if any(rule.vertical and _near(grid.rect(rule.at), strip) for rule in layout.rules):
        return False
    return not (_all_boxed(left) or _all_boxed(right))


def _all_boxed(blocks: Sequence[_Block]) -> bool:
    return all(block.boxed for block in blocks)


def _down(rect: Rect, strip: Rect) -> bool:
    return rect.y < strip.bottom - 1 and rect.bottom > strip.y + 1


def _near(rule: Rect, strip: Rect) -> bool:
    return strip.x - 1 <= rule.x <= strip.right + 1 and rule.height >= 0.5 * strip.height


def _lines(grid: Grid, blocks: Sequence[_Block], layout: Layout) -> list[int]:
    """Lines of the grid at which white runs from edge to edge between stories side by side."""
    found: list[int] = []
    width = grid.type_area.width
    ruled = [grid.rect(rule.at) for rule in layout.rules if not rule.vertical]
    for line in range(2, grid.lines):
        top, foot = grid.top(line), grid.top(line) + grid.em
        if any(block.rect.y < foot - 1 and block.rect.bottom > top + 1 for block in blocks):
            continue
        above = _nearest([b for b in blocks if b.rect.bottom <= top + 1], above=True)
        below = _nearest([b for b in blocks if b.rect.y >= foot - 1], above=False)
        if len(above) < 2 or len(below) < 2:
            continue
        if any(block.rect.width > width - 1 for block in (*above, *below)):
            continue
        edges = max(b.rect.bottom for b in above), min(b.rect.y for b in below)
        drawn = [r for r in ruled if edges[0] - 1 <= r.y <= edges[1] + 1]
        drawn += [block.rect for block in (*above, *below) if block.boxed]
        if _covered(drawn, grid.type_area) > _DRAWN:
            continue
        if not found or found[-1] != line - 1:
            found.append(line)
    return found


def _covered(rects: Sequence[Rect], whole: Rect) -> float:
    """The share of a page's width over which something is drawn."""
    right: float = whole.x
    covered = 0.0
    for rect in sorted(rects, key=lambda rect: rect.x):
        covered += max(0.0, rect.right - max(right, rect.x))
        right = max(right, rect.right)
    return covered / whole.width


def _nearest(blocks: Sequence[_Block], *, above: bool) -> list[_Block]:
    """The blocks that reach nearest to a line."""
    if not blocks:
        return []
    edge = max(b.rect.bottom for b in blocks) if above else min(b.rect.y for b in blocks)
    return [b for b in blocks if abs((b.rect.bottom if above else b.rect.y) - edge) < 12]

"""White — 天窗: rows and columns of a page that belong to nobody, and places in which nothing stands.

In: the layout of a page and all that is on it. Out: W164 and W165, in columns and lines of the grid. Between two
stories lie up to two free lines; what is meant to stay empty is declared by the layout's ``blank:``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from composer.diagnostics.diagnostic import Findings, OnPage, Span
from composer.display.items import FillItem, Item, TextItem
from composer.frozen import NamedTuple
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Layout, PageRule
from composer.papers.walk import PlaceIn, places_of
from composer.whole_page.contacts import Mark

__all__ = ["check_white"]

_GAP = 2
"""Lines between two places, or between one and a rule, which has a line for itself."""

_HOLLOW = 7
"""Lines within places: an area's foot may have three free, two lie between it and the next, and two above the
headline there."""

_EDGE = 0.6
"""Points of a line's height that what stands above or below may reach into it."""

_LARGE = 1.3
"""Ems of the body from which on words are a headline: what stands beside those is their own white."""

_SAID = ("W110", "W155", "W113", "W170", "W254", "W259")
"""What stories and checks of the edition have said of white in an area."""


class _Block(NamedTuple):
    """White: the columns and lines of the page that it takes in, both ends counted, and where it lies."""

    left: int
    right: int
    top: int
    foot: int
    rect: Rect

    @property
    def columns(self) -> str:
        """As a place says them."""
        return _range(self.left, self.right)

    @property
    def lines(self) -> str:
        """Likewise."""
        return _range(self.top, self.foot)


class _Cells:
    """A page in cells of one 字 by one line, each free or taken: places need not lie on columns."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._across = max(1, round(grid.type_area.width / grid.em))
        self._wide = grid.type_area.width / self._across
        self._least = max(1, int(grid.measure / self._wide + 0.01))
        """Cells: white that is narrower than a column is no hole."""
        self._free = [[True] * self._across for _ in range(grid.lines)]

    def take(self, rect: Rect, *, free: bool = False) -> None:
        """The cells whose middle lies in a rectangle's width, and of whose height it has some, are taken, or
        free again."""
        grid = self._grid
        first = max(0, round((rect.x - grid.x) / self._wide))
        last = min(self._across, round((rect.right - grid.x) / self._wide))
        begin = max(0, int((rect.y - grid.y) / grid.advance) - 1)
        for line in range(begin, min(grid.lines, int((rect.bottom - grid.y) / grid.advance) + 2)):
            top = grid.y + line * grid.advance
            if last > first and min(top + grid.em, rect.bottom) - max(top, rect.y) > _EDGE:
                self._free[line][first:last] = [free] * (last - first)

    def blocks(self, most: int) -> Iterator[_Block]:
        """The largest blocks of more than `most` free lines, one after the other; they are taken."""
        while (found := self._largest(most)) is not None:
            left, right, top, foot = found
            for line in range(top, foot):
                self._free[line][left:right] = [False] * (right - left)
            yield self._block(left, right, top, foot)

    def _block(self, left: int, right: int, top: int, foot: int) -> _Block:
        grid = self._grid
        x, high = Pt(grid.x + left * self._wide), Pt((foot - top - 1) * grid.advance + grid.em)
        rect = Rect(x, grid.top(top + 1), Pt((right - left) * self._wide), high)
        inside = [
            column
            for column in range(1, grid.columns + 1)
            if min(rect.right, grid.column(column) + grid.measure) - max(x, grid.column(column))
            > grid.measure / 3
        ]
        if not inside:  # less than a third of any: the column that it is in, or nearest to
            middle = x + rect.width / 2
            inside = [
                min(
                    range(1, grid.columns + 1),
                    key=lambda column: abs(grid.column(column) + grid.measure / 2 - middle),
                )
            ]
        return _Block(min(inside), max(inside), top + 1, foot, rect)

    def _largest(self, most: int) -> tuple[int, int, int, int] | None:
        """The largest rectangle of free cells, ends not counted, among those that are as high and as wide as
        they must be: line by line, the free cells above each cell are bars of which rectangles are cut."""
        best, size = None, 0
        bars = [0] * (self._across + 1)  # the last stays 0 and closes all that are open
        for line, free in enumerate(self._free):
            open_bars: list[tuple[int, int]] = []
            for cell in range(self._across + 1):
                if cell < self._across:
                    bars[cell] = bars[cell] + 1 if free[cell] else 0
                start = cell
                while open_bars and open_bars[-1][1] >= bars[cell]:
                    start, high = open_bars.pop()
                    wide = cell - start
                    if high > most and wide >= self._least and high * wide > size:
                        best, size = (start, cell, line + 1 - high, line + 1), high * wide
                open_bars.append((start, bars[cell]))
        return best


def check_white(
    grid: Grid,
    number: int,
    layout: Layout,
    marks: Sequence[Mark],
    items: Sequence[Item],
    findings: Findings,
) -> None:
    """Report what belongs to nobody (W164), and where nothing stands in what belongs to somebody (W165)."""
    places = [place for place in places_of(layout) if place.ground.of == "page"]
    frames = {_name(place): place for place in places if place.ground.holds == "frame"}
    blank = [grid.rect(place.value) for place in places if place.ground.holds == "blank"]
    owned = _Cells(grid)
    for name, place in frames.items():
        owned.take(grid.rect(place.value))
        if name in layout.areas and layout.areas[name].box is None:
            for cut in layout.areas[name].cut:
                owned.take(grid.rect(cut), free=True)
    for name, place in frames.items():  # what stands in the corner cut out of another
        if name not in layout.areas or not layout.areas[name].cut:
            owned.take(grid.rect(place.value))
    lines = [_stroke(grid, place) for place in places if place.ground.holds == "line"]
    for rect in (*blank, *lines):
        owned.take(rect)
    nobody = list(owned.blocks(_GAP))
    for block in nobody:
        _say_nobody(grid, number, layout, frames, block, findings)
    inked = _Cells(grid)
    for rect in (*blank, *(block.rect for block in nobody), *_said(grid, number, layout, findings)):
        inked.take(rect)
    rooms = {name: grid.rect(place.value) for name, place in frames.items()}
    for rect in _taken(grid, rooms.values(), marks, items):
        inked.take(rect)
    for block in inked.blocks(_HOLLOW):
        _say_hollow(number, layout, frames, rooms, block, findings)


def _stroke(grid: Grid, place: PlaceIn) -> Rect:
    """The line of the grid that a rule across lies in; one that runs down takes nothing."""
    rect = grid.rect(place.value)
    if isinstance(place.owner, PageRule) and place.owner.vertical:
        return rect._replace(width=Pt(0), height=Pt(0))
    line = round((rect.y - grid.y) / grid.advance)
    return rect._replace(y=grid.top(line + 1), height=grid.em)


def _taken(
    grid: Grid, rooms: Iterable[Rect], marks: Sequence[Mark], items: Sequence[Item]
) -> Iterator[Rect]:
    """What ink takes of the page; headlines all of the width of their place, vertical ones all of
    it."""
    for item, box in marks:
        if isinstance(item, TextItem) and item.size >= _LARGE * grid.em:
            box = _along(box, rooms, upright=item.vertical)
        yield box
    yield from (item.rect for item in items if isinstance(item, FillItem) and item.ink.k > 0.5)


def _along(box: Rect, rooms: Iterable[Rect], *, upright: bool) -> Rect:
    """A box made as wide, or as high, as the place in which its middle lies."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    for room in rooms:
        if room.x <= x <= room.right and room.y <= y <= room.bottom:
            if upright:  # what stands round a headline that runs down is of its making
                return room
            return box._replace(x=room.x, width=room.width)
    return box


def _said(grid: Grid, number: int, layout: Layout, findings: Findings) -> Iterator[Rect]:
    """Where white was found in areas; where a finding says no more than the area, all of that."""
    for finding in findings:
        on = finding.on
        if finding.code not in _SAID or on is None or on.page != number:
            continue
        if on.rect is not None:
            yield on.rect
        elif (place := layout.areas.get(on.area) or layout.adverts.get(on.area)) is not None:
            yield grid.rect(place.at)


def _say_nobody(
    grid: Grid,
    number: int,
    layout: Layout,
    frames: Mapping[str, PlaceIn],
    block: _Block,
    findings: Findings,
) -> None:
    """W164 at the layout, with the neighbour that could take it and the ``blank:`` that would keep it."""
    rect = block.rect
    findings.add(
        "W164",
        layout.where.span,
        on=OnPage(number, "", rect),
        hints=(*_neighbours(grid, frames, block), _blank(block)),
        page=number,
        columns=block.columns,
        lines=block.lines,
        measured=f"{in_mm(rect.width)} × {in_mm(rect.height)}",
    )


def _say_hollow(
    number: int,
    layout: Layout,
    frames: Mapping[str, PlaceIn],
    rooms: Mapping[str, Rect],
    block: _Block,
    findings: Findings,
) -> None:
    """W165 at the place that most of the white lies in."""
    rect = block.rect
    name = max(rooms, key=lambda one: _common(rooms[one], rect), default="")
    span: Span = frames[name].where.span if name else layout.where.span
    findings.add(
        "W165",
        span,
        on=OnPage(number, name, rect),
        hints=(_blank(block),),
        name=name,
        page=number,
        columns=block.columns,
        lines=block.lines,
        measured=f"{in_mm(rect.width)} × {in_mm(rect.height)}",
    )


def _common(one: Rect, other: Rect) -> float:
    shared = one.shared(other)
    return max(0.0, shared.width) * max(0.0, shared.height)


def _neighbours(
    grid: Grid, frames: Mapping[str, PlaceIn], block: _Block
) -> Iterator[tuple[str, str]]:
    """What the place above, below or beside would say to take the block in, its gap kept."""
    for name, place in frames.items():
        columns, lines = place.value.columns, place.value.lines
        if columns is None or lines is None or place.keys[0] != "areas":
            continue
        key = f"areas: {name}: at:"
        if (columns.first, columns.last) == (block.left, block.right):
            if 0 < block.top - lines.last <= _GAP + 1:
                # Down to the block's foot: the gap to what comes below was never part of a neighbour.
                foot = block.foot - (_GAP if block.foot < grid.lines else 0)
                yield _hint(key, f"lines: {lines.first}-{max(foot, lines.last + 1)}")
            elif 0 < lines.first - block.foot <= _GAP + 1:
                top = block.top + (_GAP if block.top > 1 else 0)
                yield _hint(key, f"lines: {min(top, lines.first - 1)}-{lines.last}")
        elif (lines.first - block.top) ** 2 <= _GAP**2 and (
            lines.last - block.foot
        ) ** 2 <= _GAP**2:
            if columns.last + 1 == block.left:
                yield _hint(key, f"columns: {_range(columns.first, block.right)}")
            elif block.right + 1 == columns.first:
                yield _hint(key, f"columns: {_range(block.left, columns.last)}")


def _hint(key: str, words: str) -> tuple[str, str]:
    return f"让 {key} {words}", f"Let {key} be {words}"


def _blank(block: _Block) -> tuple[str, str]:
    typed = f"blank: [{{columns: {block.columns}, lines: {block.lines}}}]"
    return f"有意留白，在版式里写 {typed}", f"If it is meant, write {typed} in the layout"


def _name(place: PlaceIn) -> str:
    return place.keys[1] if place.keys[0] in ("areas", "adverts") else place.keys[0]


def _range(first: int, last: int) -> str:
    return f"{first}-{last}" if last > first else f"{first}"

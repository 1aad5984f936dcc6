"""Imposition — 拼大版: which pages share a sheet, on which side, where, and how far inner sheets move.

In: how many pages there are (or which make up each section), a scheme, the size of a page. Out: sides of
sheets with their pages as rectangles. All here is arithmetic; what a page looks like is not known. Positions
are in points from the top left corner of the pages' block on the sheet, y down.

The rule behind every nested order: fold a section of n pages at its spine and the two pages that lie
side by side on the sheet add up to n + 1, be it 4|1 and 2|3 or 16|1 and 8|9.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from composer.frozen import frozen
from composer.measure import Pt, Rect

__all__ = [
    "BLANK",
    "MULTIPLES",
    "SCHEMES",
    "Cell",
    "Layout",
    "Scheme",
    "Side",
    "Spot",
    "impose",
    "layout",
    "padded",
]

Scheme = Literal["tabloid", "broadsheet", "spreads", "single", "four-up"]
"""tabloid, broadsheet: nested pairs (套帖), the second folded once more across. spreads: as a reader
opens them (对开页). single: one page a side (单张). four-up: two pairs head to head (四拼)."""

SCHEMES: tuple[Scheme, ...] = ("tabloid", "broadsheet", "spreads", "single", "four-up")

MULTIPLES: dict[Scheme, int] = {
    "tabloid": 2,
    "broadsheet": 2,
    "spreads": 1,
    "single": 2,
    "four-up": 8,
}
"""A section's page count must be a multiple of this. Two pages left over in a nest are one leaf of half
the width (夹页), which presses run; four pages left over of a four-up sheet nobody can fold."""

_NONE = Pt(0)

BLANK = 0
"""Page number of an empty place."""


@frozen
class Cell:
    """A page's place on a side: which column and row, whether it stands on its head, how deep in the nest."""

    page: int
    column: int
    row: int = 0
    turned: bool = False
    depth: int = 0
    """Leaves that are folded round this one: creep counts by it."""


@frozen
class Side:
    """One side of a sheet, which is one page of the imposed file."""

    section: int
    """叠, from 1."""
    sheet: int
    """帖: the sheet within its section, the outermost first, from 1."""
    face: Literal["A", "B", ""]
    """A outside, B inside; reader's spreads have no back."""
    cells: tuple[Cell, ...]


def padded(pages: Sequence[int], scheme: Scheme) -> tuple[int, ...]:
    """The pages of a section with blank ones at its end, up to what the scheme can fold."""
    short = -len(pages) % MULTIPLES[scheme]
    return (*pages, *[BLANK] * short)


def impose(sections: Sequence[Sequence[int]], scheme: Scheme) -> list[Side]:
    """The sides of all sheets in the order of plates: sections, sheets from the outermost, A before B.

    Raises:
        ValueError: a section's count is no multiple of what the scheme folds.
    """
    sides: list[Side] = []
    for number, pages in enumerate(sections, 1):
        if len(pages) % MULTIPLES[scheme] or not pages:
            raise ValueError(len(pages))
        sides.extend(_section(tuple(pages), scheme, number))
    return sides


def _section(pages: tuple[int, ...], scheme: Scheme, section: int) -> Iterator[Side]:
    if scheme == "spreads":
        yield from _spreads(pages, section)
        return
    sheets = {"single": _singles, "four-up": _four_up}.get(scheme, _nested)(pages)
    for number, (front, back) in enumerate(sheets, 1):
        yield Side(section, number, "A", front)
        yield Side(section, number, "B", back)


_Sheet = tuple[tuple[Cell, ...], tuple[Cell, ...]]


def _nested(pages: Sequence[int]) -> Iterator[_Sheet]:
    """Pairs one in the other: (n|1) backed by (2|n−1), (n−2|3) by (4|n−3) … and at last a single leaf."""
    low, high, depth = 0, len(pages) - 1, 0
    while high - low >= 3:
        yield (
            (Cell(pages[high], 0, depth=depth), Cell(pages[low], 1, depth=depth)),
            (Cell(pages[low + 1], 0, depth=depth), Cell(pages[high - 1], 1, depth=depth)),
        )
        low, high, depth = low + 2, high - 2, depth + 1
    if high > low:
        yield (Cell(pages[low], 1, depth=depth),), (Cell(pages[high], 0, depth=depth),)


def _four_up(pages: Sequence[int]) -> Iterator[_Sheet]:
    """Two nested pairs head to head: folded across first, then at the spine.

    Of eight pages the outside has 5|4 on their heads over 8|1, the inside 3|6 over 2|7. The pair of the
    upper row lies within that of the lower one.
    """
    leaves = list(_nested(pages))
    for at in range(0, len(leaves), 2):
        (outer_a, outer_b), (inner_a, inner_b) = leaves[at], leaves[at + 1]
        yield (
            (*_row(inner_b, 0, turned=True), *_row(outer_a, 1)),
            (*_row(inner_a, 0, turned=True), *_row(outer_b, 1)),
        )


def _row(cells: Sequence[Cell], row: int, *, turned: bool = False) -> Iterator[Cell]:
    """A pair in a row of a four-up side; on its head, left and right change places."""
    for cell in cells:
        column = 1 - cell.column if turned else cell.column
        yield Cell(cell.page, column, row, turned, cell.depth)


def _singles(pages: Sequence[int]) -> Iterator[_Sheet]:
    for at in range(0, len(pages), 2):
        yield (Cell(pages[at], 0),), (Cell(pages[at + 1], 0),)


def _spreads(pages: Sequence[int], section: int) -> Iterator[Side]:
    """1 alone on the right, then 2–3, 4–5 …; what is left at the end stands alone on the left."""
    yield Side(section, 1, "", (Cell(pages[0], 1),))
    for at in range(1, len(pages), 2):
        pair = pages[at : at + 2]
        cells = tuple(Cell(page, column) for column, page in enumerate(pair))
        yield Side(section, (at + 3) // 2, "", cells)


# ── where the pages lie ───────────────────────────────────────────────────────────────────────────


@frozen
class Spot:
    """A page on its side: its trim, and how far its ink may reach."""

    page: int
    trim: Rect
    clip: Rect
    """Trim and bleed, up to the fold that the page shares with its neighbour."""
    turned: bool


@frozen
class Layout:
    """What all sides of a scheme share: the pages' block and where it is folded."""

    page_width: Pt
    page_height: Pt
    columns: int
    rows: int
    gutter: Pt
    """Between neighbours at the spine, and head to head."""
    bleed: Pt
    creep: Pt
    """How far the pages of each sheet move towards the spine, more than those of the sheet round it."""
    across: tuple[Pt, ...]
    """x of vertical folds."""
    down: tuple[Pt, ...]
    """y of horizontal folds."""

    @property
    def width(self) -> Pt:
        """Of the block."""
        return Pt(self.columns * self.page_width + (self.columns - 1) * self.gutter)

    @property
    def height(self) -> Pt:
        """Of the block."""
        return Pt(self.rows * self.page_height + (self.rows - 1) * self.gutter)

    def spots(self, side: Side, *, mirrored: bool = False) -> tuple[Spot, ...]:
        """Where the pages of a side lie; `mirrored` for papers that are bound on the right."""
        return tuple(self._spot(cell, mirrored) for cell in side.cells if cell.page != BLANK)

    def _spot(self, cell: Cell, mirrored: bool) -> Spot:
        column = self.columns - 1 - cell.column if mirrored else cell.column
        step_x, step_y = self.page_width + self.gutter, self.page_height + self.gutter
        inwards = cell.depth * self.creep if self.columns > 1 else 0.0
        x = column * step_x + (inwards if column == 0 else -inwards)
        trim = Rect(Pt(x), Pt(cell.row * step_y), self.page_width, self.page_height)
        return Spot(cell.page, trim, self._clip(trim, column, cell.row), cell.turned)

    def _clip(self, trim: Rect, column: int, row: int) -> Rect:
        left, right, top, bottom = trim.x, trim.right, trim.y, trim.bottom
        left, top = Pt(left - self.bleed), Pt(top - self.bleed)
        right, bottom = Pt(right + self.bleed), Pt(bottom + self.bleed)
        if self.columns > 1:
            spine = Pt(self.width / 2)
            left, right = (
                (left, Pt(min(right, spine))) if column == 0 else (Pt(max(left, spine)), right)
            )
        if self.rows > 1:
            heads = Pt(self.height / 2)
            top, bottom = (
                (top, Pt(min(bottom, heads))) if row == 0 else (Pt(max(top, heads)), bottom)
            )
        return Rect(Pt(left), Pt(top), Pt(right - left), Pt(bottom - top))


def layout(
    scheme: Scheme,
    width: Pt,
    height: Pt,
    *,
    gutter: Pt = _NONE,
    bleed: Pt = _NONE,
    creep: Pt = _NONE,
) -> Layout:
    """The block of a scheme for pages of `width` by `height`."""
    columns = 1 if scheme == "single" else 2
    rows = 2 if scheme == "four-up" else 1
    block_width = columns * width + (columns - 1) * gutter
    block_height = rows * height + (rows - 1) * gutter
    return Layout(
        width,
        height,
        columns,
        rows,
        gutter,
        bleed,
        creep,
        across=(Pt(block_width / 2),) if columns > 1 else (),
        # A broadsheet leaves the press folded once more, at half its height.
        down=(Pt(block_height / 2),) if scheme in ("broadsheet", "four-up") else (),
    )

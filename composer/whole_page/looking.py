"""One page looked over: its furniture within its room, nothing through anything else, no white unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from composer.diagnostics.diagnostic import Findings
from composer.display.items import Item
from composer.fonts.metrics import FontSet
from composer.furniture import Piece
from composer.makeup.grid import Grid
from composer.papers.models import Layout
from composer.whole_page.contacts import Mark, check_contacts
from composer.whole_page.ink import ink_boxes
from composer.whole_page.pieces import check_pieces
from composer.whole_page.white import check_white

__all__ = ["look_over"]


def look_over(
    fonts: FontSet,
    grid: Grid,
    number: int,
    layout: Layout,
    pieces: Sequence[Piece],
    items: Sequence[Item],
    findings: Findings,
) -> None:
    """Report what is wrong with page `number` as a whole.

    Args:
        fonts: the faces of its words.
        grid: its grid.
        number: its number.
        layout: its layout.
        pieces: its furniture, in the order of painting.
        items: all else, which belongs to stories.
        findings: takes what is found; what stories have said of their own white is in it.
    """
    check_pieces(fonts, grid, pieces, items, findings)
    everything = [*items, *(item for piece in pieces for item in piece.items)]
    marks = [Mark(item, box) for item, box in ink_boxes(fonts, everything)]
    check_contacts(fonts, grid, number, layout, pieces, marks, findings)
    check_white(grid, number, layout, marks, everything, findings)

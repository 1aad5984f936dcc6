"""Furniture kept to its room: what outgrows its place, strikes through words, or is squeezed until nobody can
read it is said.

In: the pieces of one page and all else that stands on it. Out: findings at the lines of the layout. What was
really drawn is measured, so that a rule in the free foot of an area is nobody's mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.diagnostics.diagnostic import Findings
from composer.display.items import FormItem, Item, PictureItem, QrItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.furniture.pieces import Piece
from composer.makeup.grid import Grid
from composer.makeup.page_checks import beyond
from composer.measure import Pt, Rect, in_mm
from composer.whole_page.ink import around, ink_boxes, quoted, text_box

__all__ = ["check_pieces"]

_TOLERANCE = Pt(1.0)
"""Strokes straddle the edge of their place, and the heaviest is 2 pt thick."""

_BARELY_LEGIBLE = 0.7
"""长扁字 below this is a look that no desk asks for: a headline part may go down to 0.9 by itself."""

_ILLEGIBLE = 0.3
"""What a headline may be condensed to at all (`models.head.HeadPart.minimum`)."""


def check_pieces(
    fonts: FontSet, grid: Grid, pieces: Sequence[Piece], others: Sequence[Item], findings: Findings
) -> None:
    """Report what leaves its place (E102 over the type area's edge, W160 within it), prints over words or
    pictures (E159), and words that are condensed past reading (E161, N162)."""
    for piece in pieces:
        for item in piece.items:
            if isinstance(item, TextItem):
                _check_legible(fonts, piece, item, findings)
        strays = [(item, box) for item, box in ink_boxes(fonts, piece.items) if _strays(piece, box)]
        if not strays:
            continue
        if (
            piece.room is not None
        ):  # where a rule lies is all that its place says: `page_checks` has looked
            _check_edges(grid, piece, piece.room, [box for _, box in strays], findings)
        rest = [item for other in pieces if other is not piece for item in other.items]
        _check_over(fonts, piece, [box for _, box in strays], [*others, *rest], findings)


def _strays(piece: Piece, box: Rect) -> bool:
    """Whether a mark is outside the room that the page's geometry has kept for it: a rule always is."""
    return piece.room is None or not piece.room.holds(box, _TOLERANCE)


def _check_legible(fonts: FontSet, piece: Piece, item: TextItem, findings: Findings) -> None:
    if item.scale >= _BARELY_LEGIBLE:
        return
    code, allowed = ("E161", _ILLEGIBLE) if item.scale < _ILLEGIBLE else ("N162", _BARELY_LEGIBLE)
    findings.add(
        code,
        piece.span,
        on=piece.on(text_box(fonts, item)),
        name=piece.name,
        words=quoted(item),
        measured=f"{max(0.0, item.scale):.0%}",
        allowed=f"{allowed:.0%}",
    )


def _check_edges(
    grid: Grid, piece: Piece, room: Rect, boxes: Sequence[Rect], findings: Findings
) -> None:
    """One finding a piece: where its marks leave the type area, or else its place, most."""
    whole = around(boxes)
    area = grid.type_area.inset(Pt(-_TOLERANCE), Pt(-_TOLERANCE))
    over = beyond(whole, area)
    code, over = ("E102", over) if over else ("W160", beyond(whole, room))
    edge, measured, allowed = max(over, key=lambda one: abs(one[1] - one[2]))
    findings.add(
        code,
        piece.span,
        on=piece.on(whole),
        name=piece.name,
        edge=edge,
        measured=in_mm(measured),
        allowed=in_mm(allowed),
    )


def _check_over(
    fonts: FontSet, piece: Piece, strays: Sequence[Rect], others: Sequence[Item], findings: Findings
) -> None:
    """E159 for the words and pictures that stray marks lie over, with the first of them named."""
    whole = around(strays)
    near = (item for item in others if _is_near(item, whole))
    shared = [
        (item, stray.shared(box))
        for item, box in ink_boxes(fonts, near)
        if not isinstance(item, RuleItem)
        for stray in strays
        if stray.overlaps(box)
    ]
    if not shared:
        return
    first, rect = shared[0]
    findings.add(
        "E159",
        piece.span,
        on=piece.on(around([rect for _, rect in shared])),
        name=piece.name,
        over=quoted(first),
        measured=f"{in_mm(rect.width)} × {in_mm(rect.height)}",
    )


def _is_near(item: Item, around: Rect) -> bool:
    """A quick look, before anything is measured: whether the item's lines can reach into a rectangle."""
    if isinstance(item, TextItem):
        reach = 0.0 if item.vertical else item.size
        return item.y - reach < around.bottom and (item.vertical or item.y + reach > around.y)
    return isinstance(item, PictureItem | FormItem | QrItem) and item.rect.overlaps(around)

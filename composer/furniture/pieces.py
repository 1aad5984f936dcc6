"""Pieces of furniture and the room they keep to: what outgrows its place, strikes through words, or is
squeezed until nobody can read it is said.

In: the pieces of one page and all else that stands on it. Out: findings at the lines of the layout. What was
really drawn is measured, so that a rule in the free foot of an area is nobody's mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from composer.diagnostics.diagnostic import Findings, OnPage, Span
from composer.display.items import FormItem, Item, PictureItem, QrItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.makeup.grid import ASCENT, Grid
from composer.makeup.page_checks import beyond
from composer.measure import Pt, Rect, in_mm

__all__ = ["Piece", "check_pieces"]

_TOLERANCE = Pt(1.0)
"""Strokes straddle the edge of their place, and the heaviest is 2 pt thick."""

_BARELY_LEGIBLE = 0.7
"""长扁字 below this is a look that no desk asks for: a headline part may go down to 0.9 by itself."""

_ILLEGIBLE = 0.3
"""What a headline may be condensed to at all (`models.head.HeadPart.minimum`)."""

_AIR = 0.06
"""Ems between the edge of a character's box and its ink, in song and hei faces alike."""

_EM = 1000

_MOST_QUOTED = 12


@frozen
class Piece:
    """A piece of furniture on a page: its name in the layout, the place of its ``at:``, and what is drawn.

    A rule has no room, only its line.
    """

    name: str
    span: Span
    room: Rect | None
    items: Sequence[Item]
    page: int

    def on(self, rect: Rect | None) -> OnPage:
        """A place on its page."""
        return OnPage(self.page, self.name.partition(" ")[0], rect)


def check_pieces(
    fonts: FontSet, grid: Grid, pieces: Sequence[Piece], others: Sequence[Item], findings: Findings
) -> None:
    """Report what leaves its place (E102 over the type area's edge, W160 within it), prints over words or
    pictures (E159), and words that are condensed past reading (E161, N162)."""
    for piece in pieces:
        for item in piece.items:
            if isinstance(item, TextItem):
                _check_legible(fonts, piece, item, findings)
        strays = [(item, box) for item, box in _boxes(fonts, piece.items) if _strays(piece, box)]
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
        on=piece.on(_text_box(fonts, item)),
        name=piece.name,
        words=_words(item),
        measured=f"{max(0.0, item.scale):.0%}",
        allowed=f"{allowed:.0%}",
    )


def _check_edges(
    grid: Grid, piece: Piece, room: Rect, boxes: Sequence[Rect], findings: Findings
) -> None:
    """One finding a piece: where its marks leave the type area, or else its place, most."""
    whole = _around(boxes)
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
    """E159 for the first words or picture that a stray mark lies over."""
    around = _around(strays)
    near = (item for item in others if _is_near(item, around))
    for item, box in _boxes(fonts, near):
        if isinstance(item, RuleItem):
            continue
        for stray in strays:
            if stray.overlaps(box):
                shared = stray.shared(box)
                findings.add(
                    "E159",
                    piece.span,
                    on=piece.on(shared),
                    name=piece.name,
                    over=_words(item),
                    measured=f"{in_mm(shared.width)} × {in_mm(shared.height)}",
                )
                return


def _is_near(item: Item, around: Rect) -> bool:
    """A quick look, before anything is measured: whether the item's lines can reach into a rectangle."""
    if isinstance(item, TextItem):
        reach = 0.0 if item.vertical else item.size
        return item.y - reach < around.bottom and (item.vertical or item.y + reach > around.y)
    return isinstance(item, PictureItem | FormItem | QrItem) and item.rect.overlaps(around)


def _boxes(fonts: FontSet, items: Iterable[Item]) -> Iterator[tuple[Item, Rect]]:
    """The rectangles of words, rules and pictures; tints lie under all else and cover nothing."""
    for item in items:
        if isinstance(item, TextItem):
            yield item, _text_box(fonts, item)
        elif isinstance(item, RuleItem):
            half = item.weight / 2
            yield (
                item,
                Rect(
                    Pt(min(item.x, item.x2) - (half if item.x == item.x2 else 0)),
                    Pt(min(item.y, item.y2) - (half if item.y == item.y2 else 0)),
                    Pt(abs(item.x2 - item.x) or item.weight),
                    Pt(abs(item.y2 - item.y) or item.weight),
                ),
            )
        elif isinstance(item, PictureItem | FormItem | QrItem):
            yield item, item.rect


def _text_box(fonts: FontSet, item: TextItem) -> Rect:
    """What the ink of a line takes, or a column's: its em boxes less the air that they have all round."""
    air = _AIR * item.size
    length = sum(_lengths(fonts, item)) * item.size / _EM
    if item.vertical:
        column = Rect(Pt(item.x - item.size / 2), item.y, item.size, Pt(length))
        return column.inset(Pt(air), Pt(air))
    # A mark at the line's end has its blank outside the measure: there the ink decides.
    key, chars, _ = next((piece for piece in reversed(item.pieces) if piece[1]), ("", "", 0.0))
    blank = 0.0
    if chars:
        face = fonts.by_key(key.split("^")[0])
        blank = face.advances.get(chars[-1], _EM) - face.bounds(chars[-1])[2]
    length = (length - blank * item.size / _EM) * item.scale
    top = item.y - ASCENT * item.size + air
    return Rect(item.x, Pt(top), Pt(max(0.0, length)), Pt(item.size - 2 * air))


def _lengths(fonts: FontSet, item: TextItem) -> Iterator[float]:
    """How far each piece of a line runs, in 1/1000 em; what lies behind the last character is no part of it."""
    ways = (item.stands or "U" * len(item.pieces)) if item.vertical else "R" * len(item.pieces)
    last = max((n for n, piece in enumerate(item.pieces) if piece[1]), default=-1)
    for number, ((key, chars, kern), way) in enumerate(zip(item.pieces, ways, strict=True)):
        if number > last:
            return
        if way == "R":
            advances = fonts.by_key(key.split("^")[0]).advances if chars else {}
            along: float = sum(advances.get(char, _EM) for char in chars)
        else:  # cells: figures side by side (T) share one
            along = _EM if way == "T" else _EM * (len(chars) + chars.count("⸺"))
        between = len(chars) - (number == last)
        yield along + between * item.spread + (kern if number < last else 0.0)


def _around(boxes: Sequence[Rect]) -> Rect:
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(x, y, Pt(right - x), Pt(bottom - y))


def _words(item: Item) -> str:
    """How a message calls what stands somewhere: its first words, or its file."""
    if isinstance(item, TextItem):
        chars = "".join(chars for _, chars, _ in item.pieces)
        return chars if len(chars) <= _MOST_QUOTED else f"{chars[:_MOST_QUOTED]}…"
    if isinstance(item, PictureItem | FormItem):
        return item.file.replace("\\", "/").rpartition("/")[2]
    return "二维码 QR"

"""What the items of a page take of the paper: the boxes of their ink, and how messages call them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from composer.diagnostics.diagnostic import Words
from composer.display.items import FormItem, Item, PictureItem, QrItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.makeup.grid import ASCENT
from composer.measure import Pt, Rect

__all__ = ["around", "glyph_boxes", "ink_boxes", "quoted", "rule_box", "text_box"]

_AIR = 0.06
"""Ems between the edge of a character's box and its ink, in song and hei faces alike."""

_EM = 1000

_MOST_QUOTED = 12


def ink_boxes(fonts: FontSet, items: Iterable[Item]) -> Iterator[tuple[Item, Rect]]:
    """The rectangles of words, rules and pictures; tints lie under all else and cover nothing."""
    for item in items:
        if isinstance(item, TextItem):
            yield item, text_box(fonts, item)
        elif isinstance(item, RuleItem):
            yield item, rule_box(item)
        elif isinstance(item, PictureItem | FormItem | QrItem):
            yield item, item.rect


def rule_box(item: RuleItem) -> Rect:
    """A rule with its weight."""
    half = item.weight / 2
    return Rect(
        Pt(min(item.x, item.x2) - (half if item.x == item.x2 else 0)),
        Pt(min(item.y, item.y2) - (half if item.y == item.y2 else 0)),
        Pt(abs(item.x2 - item.x) or item.weight),
        Pt(abs(item.y2 - item.y) or item.weight),
    )


def glyph_boxes(fonts: FontSet, item: TextItem) -> Iterator[Rect]:
    """The ink of each character of a line. Of a vertical line the cells less their air: what stands upright
    fills them, what is turned lies within them."""
    unit = item.size / _EM
    if item.vertical:
        box, air = text_box(fonts, item), _AIR * item.size
        cells = max(1, round((box.height + 2 * air) / item.size))
        for cell in range(cells):
            top = Pt(box.y + cell * item.size)
            yield Rect(box.x, top, box.width, Pt(min(item.size - 2 * air, box.bottom - top)))
        return
    x: float = item.x
    for key, chars, kern in item.pieces:
        name, _, rise = key.partition("^")
        face = fonts.by_key(name)
        base = item.y - (int(rise) * unit if rise.isdigit() else 0.0)
        for char in chars:
            left, low, right, high = face.bounds(char)
            if right > left:
                yield Rect(
                    Pt(x + left * unit * item.scale),
                    Pt(base - high * unit),
                    Pt((right - left) * unit * item.scale),
                    Pt((high - low) * unit),
                )
            x += (face.advances[char] + item.spread) * unit * item.scale
        x += kern * unit * item.scale


def text_box(fonts: FontSet, item: TextItem) -> Rect:
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


def around(boxes: Sequence[Rect]) -> Rect:
    """The rectangle round some others."""
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(x, y, Pt(right - x), Pt(bottom - y))


def quoted(item: Item) -> str | Words:
    """How a message calls what stands somewhere: its first words, or its file."""
    if isinstance(item, TextItem):
        chars = "".join(chars for _, chars, _ in item.pieces)
        return chars if len(chars) <= _MOST_QUOTED else f"{chars[:_MOST_QUOTED]}…"
    if isinstance(item, PictureItem | FormItem):
        return item.file.replace("\\", "/").rpartition("/")[2]
    if isinstance(item, RuleItem):
        return Words("一条线", "a rule")
    return Words("二维码", "a QR code")

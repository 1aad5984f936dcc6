"""Page contents — 版面流: the items of a page as one content stream, in one pass, in painting order.

In: a `DisplayPage`. Out: a `PageContent`: the packed stream, what resources it names, and which
structure node each of its marked-content sequences belongs to. Words are set in `words`, what the graphics state
has is kept in `state`; rules, tints, codes and pictures are painted here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from composer.display.items import (
    DisplayPage,
    FillItem,
    FormItem,
    PathItem,
    PictureItem,
    QrItem,
    RuleItem,
    TextItem,
)
from composer.measure import Pt, Rect
from composer.pdf.modules import dark_rectangles
from composer.pdf.objects import compressed
from composer.pdf.painting.stock import PageContent, Place, Stock
from composer.pdf.painting.words import WordsPainter

__all__ = ["PagePainter"]


class PagePainter(WordsPainter):
    """Encodes one page."""

    def __init__(self, stock: Stock, place: Place) -> None:
        """`place` says how a picture or an advertisement is painted."""
        super().__init__(stock)
        self._place = place
        self._placed: list[str] = []
        self._ways: dict[type, Callable[[Any], None]] = {
            TextItem: self._paint_text,
            RuleItem: self._paint_rule,
            PathItem: self._paint_path,
            FillItem: self._paint_fill,
            QrItem: self._paint_qr,
            PictureItem: self._paint_placed,
            FormItem: self._paint_placed,
        }

    def paint(self, page: DisplayPage) -> PageContent:
        """All items of `page`."""
        ways = self._ways
        for item in page.items:
            ways[item.__class__](item)
        self._end_text()
        self._code.append("Q")
        return PageContent(
            compressed("\n".join(self._code).encode("latin-1")),
            frozenset(self._faces),
            frozenset(self._spots),
            tuple(dict.fromkeys(self._placed)),
            tuple(self._marked),
            tuple(self._parts),
        )

    def _paint_rule(self, item: RuleItem) -> None:
        self._begin_graphic(item.node)
        self._stroking(item.ink, item.weight)
        decimals = self._stock.decimals
        ends = (decimals[part] for part in (*self._at(item.x, item.y), *self._at(item.x2, item.y2)))
        self._code.append("{} {} m {} {} l S".format(*ends))

    def _paint_path(self, item: PathItem) -> None:
        """Curves: dots and waves; black overprints as the text beside it does."""
        self._begin_graphic(item.node)
        if item.weight:
            self._stroking(item.ink, item.weight)
        else:
            self._fill(item.ink)
            self._overprinting(item.ink)
        decimals = self._stock.decimals
        for path in item.paths:
            points = [
                f"{decimals[right]} {decimals[up]}"
                for right, up in (self._at(Pt(x), Pt(y)) for x, y in path)
            ]
            self._code.append(f"{points[0]} m")
            self._code += [f"{' '.join(points[n : n + 3])} c" for n in range(1, len(points), 3)]
        self._code.append("S" if item.weight else "f")

    def _paint_fill(self, item: FillItem) -> None:
        self._begin_graphic(item.node)
        self._fill(item.ink)
        self._overprinting(None)
        if item.rings:
            self._code.append(f"{self._stock.sheet.path(item.rings)} f*")
        else:
            self._code.append(f"{self._box(item.rect)} f")

    def _paint_qr(self, item: QrItem) -> None:
        """Edges are rounded once for both neighbours: a hairline between modules stops scanners."""
        self._begin_graphic(item.node)
        self._fill(item.ink)
        self._overprinting(None)
        rows, rect = item.rows, item.rect
        if not rows or not rows[0]:
            return
        wide, high = rect.width / len(rows[0]), rect.height / len(rows)
        for left, top, right, bottom in dark_rectangles(rows):
            x, y = Pt(rect.x + left * wide), Pt(rect.y + top * high)
            part = Rect(x, y, Pt((right - left) * wide), Pt((bottom - top) * high))
            self._code.append(self._box(part))
        self._code.append("f")

    def _paint_placed(self, item: PictureItem | FormItem) -> None:
        shown = self._place(item)
        if shown is not None:
            self._begin_graphic(item.node)
            self._overprinting(None)
            self._placed.append(shown.name)
            self._code.append(shown.operators)

    def _at(self, x: Pt, y: Pt) -> tuple[int, int]:
        return self._margin + round(x * 1000), self._top - round(y * 1000)

    def _box(self, rect: Rect) -> str:
        """A rectangle's path, from its lower left corner."""
        left, bottom = self._at(rect.x, rect.bottom)
        right, top = self._at(rect.right, rect.y)
        decimals = self._stock.decimals
        return (
            " ".join(decimals[part] for part in (left, bottom, right - left, top - bottom)) + " re"
        )

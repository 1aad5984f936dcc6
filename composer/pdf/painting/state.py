"""The graphics state of a page — 图形状态: marked content, inks, overprint and strokes, as the stream has them so far.

What the state already has is not set again. Text objects and marked content are opened and closed here, because
ISO 32000-1 lets neither reach over the edge of the other.
"""

from __future__ import annotations

from composer.display.items import ARTIFACT, FOLIO_FOOT, FOLIO_HEAD, PRESS_AID, Ink
from composer.measure import Pt
from composer.pdf.painting.stock import Stock

__all__ = ["NOTHING", "GraphicsState"]

_ARTIFACTS = {
    ARTIFACT: "/Artifact BMC",
    FOLIO_HEAD: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    FOLIO_FOOT: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    PRESS_AID: "/Artifact<</Type/Page>>BDC",
}
"""How marked content begins that is not part of any story (ISO 32000-1, table 330)."""

NOTHING = -2
"""No node at all: nothing is marked yet."""


class GraphicsState:
    """What a page's stream has set; its code so far."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        # Marks follow in a stream of their own and count on the state a page begins with.
        self._code = ["q"]
        self._margin, self._top = stock.sheet.margin, stock.sheet.top
        self._text = False
        self._x = self._y = 0
        self._node = NOTHING
        self._marked: list[int] = []
        self._parts: list[int] = []
        self._ink: Ink | None = None
        self._inked: Ink | None = None
        """The ink that text was set in last, as long as nothing else was painted since."""
        self._stroke: Ink | None = None
        self._weight = -1
        self._overprint = False
        self._spots: set[str] = set()

    def _begin_text(self) -> None:
        self._end_mark()
        self._code.append("BT")
        self._text = True
        self._x = self._y = 0

    def _end_text(self) -> None:
        """Close what is open: marked content may not reach over the edge of a text object."""
        self._end_mark()
        if self._text:
            self._code.append("ET")
            self._text = False

    def _mark(self, node: int, part: int = 0) -> None:
        """Begin the marked content of `node`, from `part` of its text on."""
        self._end_mark()
        if not self._stock.tagged:
            return
        self._node = node
        role = self._stock.roles.get(node) if node > ARTIFACT else None
        if role is None:
            self._code.append(_ARTIFACTS.get(node, _ARTIFACTS[ARTIFACT]))
        else:
            self._code.append(f"/{role}<</MCID {len(self._marked)}>>BDC")
            self._marked.append(node)
            self._parts.append(part)

    def _end_mark(self) -> None:
        if self._node != NOTHING:
            self._code.append("EMC")
            self._node = NOTHING

    def _begin_graphic(self, node: int) -> None:
        self._inked = None
        if self._text:
            self._end_text()
        if node != self._node:
            self._mark(node)

    def _fill(self, ink: Ink) -> None:
        if ink != self._ink:
            use = self._stock.inks[ink]
            self._code.append(use.fill)
            if use.spot:
                self._spots.add(use.spot)
        self._ink = ink

    def _overprinting(self, ink: Ink | None) -> None:
        """Overprint where `ink` is solid black; None knocks out."""
        wanted = ink is not None and self._stock.inks[ink].black
        if wanted != self._overprint:
            self._code.append("/O gs" if wanted else "/K gs")
            self._overprint = wanted

    def _stroking(self, ink: Ink, thick: Pt) -> None:
        if ink != self._stroke:
            use = self._stock.inks[ink]
            self._code.append(use.stroke)
            self._stroke = ink
            if use.spot:
                self._spots.add(use.spot)
        self._overprinting(ink)
        weight = round(thick * 1000)
        if weight != self._weight:
            self._code.append(f"{self._stock.decimals[weight]} w")
            self._weight = weight

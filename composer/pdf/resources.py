"""Resources — 资源: what page contents name, as objects of one file, each put into it once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from composer.pdf.document import PressCanvas
from composer.pdf.engine import pdfdoc
from composer.pdf.painting.inks import OVERPRINT_STATES, separation
from composer.pdf.painting.stock import PageContent, Stock

__all__ = ["Resources", "Things"]


class Things(Protocol):
    """Whatever has XObjects to put into a file."""

    def add(self, name: str, canvas: PressCanvas) -> str:
        """Put the thing of that resource name into a file; its reference."""


class Resources:
    """The shared objects of one file."""

    def __init__(
        self,
        canvas: PressCanvas,
        stock: Stock,
        placed: Things,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """`known` are objects that are in the file already, by resource name."""
        self._canvas = canvas
        self._stock = stock
        self._placed = placed
        self._contents: dict[int, str] = {}
        self._objects = dict(known or {})
        states = "".join(f"/{name} {canvas.add(body)}" for name, body in OVERPRINT_STATES.items())
        # ReportLab's dictionary of the file's fonts; they enter themselves when it saves.
        fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(canvas.document).decode()
        self._always = f"/Font {fonts}/ExtGState<<{states}>>"

    def content(self, layer: PageContent) -> str:
        """Reference of a content stream; a layer that all pages share is in the file once."""
        found = self._contents.get(id(layer))
        if found is None:
            found = self._contents[id(layer)] = self._canvas.add(layer.stream)
        return found

    def of(self, layers: Sequence[PageContent]) -> str:
        """The resource dictionary of a page."""
        spots = {spot for layer in layers for spot in layer.spots}
        spaces = "".join(self._space(spot) for spot in sorted(spots))
        things = dict.fromkeys(name for layer in layers for name in layer.placed)
        colour = f"/ColorSpace<<{spaces}>>" if spaces else ""
        placed = "".join(self._thing(name) for name in things)
        return f"<<{self._always}{colour}{f'/XObject<<{placed}>>' if placed else ''}>>"

    def _space(self, spot: str) -> str:
        name = self._stock.inks.resource(spot)
        if name not in self._objects:
            self._objects[name] = self._canvas.add(separation(self._stock.inks.spots[spot]))
        return f"/{name} {self._objects[name]}"

    def _thing(self, name: str) -> str:
        """Entry of a picture or an advertisement, which is put into the file with its first page."""
        if name not in self._objects:
            self._objects[name] = self._placed.add(name, self._canvas)
        return f"/{name} {self._objects[name]}"

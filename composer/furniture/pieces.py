"""A piece of furniture: what it is called in the layout, its place there, and what is drawn of it."""

from __future__ import annotations

from collections.abc import Sequence

from composer.diagnostics.diagnostic import OnPage, Span
from composer.display.items import Item
from composer.frozen import frozen
from composer.measure import Rect

__all__ = ["Piece"]


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

"""Builders that layout stages share: the palette that resolves colours, and the logical structure."""

from __future__ import annotations

from collections.abc import Mapping

from composer.diagnostics.diagnostic import Span
from composer.display.items import NO_SPAN, Attributes, Ink, Node, StructureRole
from composer.papers.models import Colour
from composer.papers.models.values import ColourRef

__all__ = ["Outline", "Palette"]


class Palette:
    """Colour names of the paper as inks. ``black`` and ``white`` are always there."""

    def __init__(self, colours: Mapping[str, Colour]) -> None:
        self._colours = colours
        self._inks: dict[ColourRef, Ink] = {}

    def ink(self, ref: ColourRef) -> Ink:
        """The ink of a colour; a name that the paper lacks (reported when it was loaded) is black."""
        ink = self._inks.get(ref)
        if ink is None:
            ink = self._inks[ref] = self._make(ref)
        return ink

    def _make(self, ref: ColourRef) -> Ink:
        colour = self._colours.get(ref.name)
        if colour is None:
            return Ink(k=0.0) if ref.name == "white" else Ink(k=ref.tint)
        c, m, y, k = (part / 100 for part in colour.cmyk)
        if colour.spot:
            return Ink(c, m, y, k, spot=colour.spot, tint=ref.tint)
        return Ink(c * ref.tint, m * ref.tint, y * ref.tint, k * ref.tint)


class Outline:
    """Collects the nodes of the logical structure as layout makes them; ids count from 0."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def add(
        self,
        role: StructureRole,
        parent: int = -1,
        *,
        story: str = "",
        title: str = "",
        alt: str = "",
        text: str = "",
        source: Span = NO_SPAN,
        attributes: Attributes = (),
    ) -> int:
        """Add a node below `parent` and give its id. Siblings are read in the order of their ids."""
        made = Node(len(self.nodes), role, parent, story, title, alt, text, source, attributes)
        self.nodes.append(made)
        return len(self.nodes) - 1

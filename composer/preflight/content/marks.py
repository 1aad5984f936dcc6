"""What a page leaves on paper — 印迹: the marks that a content stream paints, as plain values.

`content` makes them, the rules read them. Boxes are in points of the page's space, cut to the clip;
sizes and widths are those at which a thing is printed, through every transformation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from composer.frozen import frozen
from composer.preflight.content.colour import Colour, Space
from composer.preflight.content.typecase import TypeCase
from composer.preflight.report.faults import Box

__all__ = ["Overprint", "PageContent", "Picture", "Shape", "Text"]


@frozen
class Overprint:
    """What the graphics state says of overprint."""

    fill: bool = False
    stroke: bool = False
    mode: int = 0


@frozen
class Text:
    """One string shown."""

    box: Box
    case: TypeCase
    size: float
    """Points on paper, by the height."""
    fill: Colour | None
    stroke: Colour | None
    overprint: Overprint
    mode: int
    """Text rendering mode; 3 is invisible."""
    ruby: bool = False
    """Phonetic signs beside the text (注音), which are smaller by nature."""
    signs: bool = False
    """Small bullets and dashes only: nothing that has to be read."""


@frozen
class Shape:
    """A path filled, stroked or both, or a shading."""

    box: Box
    fill: Colour | None
    stroke: Colour | None
    overprint: Overprint
    width: float = 0.0
    """Points on paper of the stroke."""
    thinnest: float = 0.0
    """Points on paper of the filled path's, or its thinnest rectangle's, shorter side."""


@frozen
class Picture:
    """A picture placed; `image` is its dictionary, or that of an inline image."""

    box: Box
    name: str
    image: Any
    space: Space | None
    wide: float
    high: float
    """Pixels."""
    across: float
    up: float
    """Points on paper that the pixels take."""
    fill: Colour
    """What a 1-bit mask is painted in."""
    overprint: Overprint
    inline: bool = False


@dataclass(slots=True)
class PageContent:
    """All that a page paints and asks for."""

    texts: list[Text] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    states: dict[str, Any] = field(default_factory=dict)
    """Extended graphics states used."""
    forms: dict[str, Any] = field(default_factory=dict)
    """Forms and pattern cells used."""
    masks: dict[str, Any] = field(default_factory=dict)
    """Soft masks' groups used."""
    resources: dict[Any, Any] = field(default_factory=dict)
    """Resource dictionaries in force somewhere on the page, each once."""
    intents: set[str] = field(default_factory=set)
    layers: list[Any] = field(default_factory=list)
    missing_fonts: set[str] = field(default_factory=set)
    tagged: dict[int, int] = field(default_factory=dict)
    """MCID → how often the page opens it."""
    untagged: list[Box] = field(default_factory=list)
    """Marks that are neither tagged nor artifacts."""
    transparent: bool = False
    faults: set[str] = field(default_factory=set)
    """What broke the reading off: ``damaged …``, ``cycle …``, ``too much``."""

    @property
    def marks(self) -> int:
        """How many things leave a mark."""
        return len(self.texts) + len(self.shapes) + len(self.pictures)

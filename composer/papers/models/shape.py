"""The spec's models of what stands among an area's text: places, shapes, pictures, quotes."""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import IN_AREA, SHORT, Align, Bounds, Line, Listed, Model
from composer.papers.models.values import (
    BLACK,
    ColourRef,
    FaceRef,
    Offset,
    Point,
    Range,
    Size,
    Space,
)

__all__ = ["PictureSlot", "Place", "QuoteSlot", "Shape", "Side"]

Side = Literal["wider", "both", "left", "right"]


@frozen(kw_only=True)
class Place(Model):
    """位置 — on the grid by columns and lines, or off it by x, y, width and height.

    A page's places count from the type area; a picture's from the text block of its area (its
    columns are the area's own, its lines those below the headline).
    """

    columns: Annotated[Range, Bounds(1, 40)] | None = None
    lines: Annotated[Range, Bounds(1, 400)] | None = None
    x: Offset | None = None
    y: Offset | None = None
    width: Size | None = None
    height: Size | None = None


@frozen(kw_only=True)
class Shape(Model):
    """轮廓 — what the text runs round where it is no rectangle; a list alone is a polygon's points."""

    kind: Annotated[Literal["rect", "circle", "ellipse", "alpha", "clip"], SHORT] = "rect"
    """circle and ellipse fill the picture's place; alpha is the picture's own transparency (退底图),
    clip its clipping path (剪切路径)."""
    points: Annotated[tuple[Point, ...], Listed("kind")] = ()
    """多边形: corners across and down from the place's top left, ``[0 0, 100% 0, 50% 100%]``."""
    mask: bool = True
    """Whether the picture itself is cut to the shape."""


@frozen(kw_only=True)
class PictureSlot(Model):
    """图片位置 in an area."""

    at: Annotated[Place, IN_AREA]
    shape: Shape = Shape()
    side: Side = "wider"
    """绕排: where a column has room at both sides of the picture, text stands in the wider part of each
    line, in both, or only left or right of the picture."""
    standoff: Space = Length(1, Unit.ZI)
    """Space kept between the picture and the text that runs round it."""
    caption: Literal["below", "none"] = "below"
    fit: Literal["crop", "whole"] = "crop"
    """crop fills the slot and cuts what is over, whole shows all of the picture."""
    headline: bool = False
    """题图: the story's headline stands in this picture, reversed out of it."""


@frozen(kw_only=True)
class QuoteSlot(Model):
    """摘句 — a place for words of the story set large among its text (pull quote)."""

    at: Annotated[Place, IN_AREA]
    face: FaceRef = FaceRef("楷")
    size: Size = Length(14)
    colour: ColourRef = BLACK
    align: Align = "center"
    leading: Annotated[float, Bounds(0.5, 5)] = 1.35
    """From line to line, as a multiple of the size."""
    rule: Line = "thin"
    """Rules above and below the words."""
    frame: Line = "none"
    """A frame round them instead."""
    tint: ColourRef | None = None
    """底色."""
    shape: Shape = Shape()
    """What the text runs round; the tint takes this shape too."""
    side: Side = "both"
    standoff: Space = Length(1, Unit.ZI)

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
    """第几栏到第几栏。

    Columns, both ends counted."""
    lines: Annotated[Range, Bounds(1, 400)] | None = None
    """第几行到第几行。

    Grid lines, both ends counted.

    例 ``12-60``"""
    x: Offset | None = None
    """左边在哪里，代替栏。

    Left edge off the grid, instead of columns.

    例 ``10mm``"""
    y: Offset | None = None
    """上边在哪里，代替行。

    Top edge off the grid, instead of lines.

    例 ``5mm``"""
    width: Size | None = None
    """宽，与 ``x`` 同用。

    Width, with ``x``.

    例 ``60mm``"""
    height: Size | None = None
    """高，与 ``y`` 同用。

    Height, with ``y``.

    例 ``40mm``"""


@frozen(kw_only=True)
class Shape(Model):
    """轮廓 — what the text runs round where it is no rectangle; a list alone is a polygon's points."""

    kind: Annotated[Literal["rect", "circle", "ellipse", "alpha", "clip"], SHORT] = "rect"
    """圆、椭圆按图位大小；alpha 是图片自己的透明（退底图），clip 是剪切路径；单写一个值就是它。

    circle and ellipse fill the picture's place; alpha is the picture's own transparency, clip
    its clipping path; a value standing alone is this."""
    points: Annotated[tuple[Point, ...], Listed("kind")] = ()
    """多边形：各角离图位左上角的横、竖，``[0 0, 100% 0, 50% 100%]``。

    A polygon's corners across and down from the place's top left, ``[0 0, 100% 0, 50% 100%]``.

    例 ``[0 0, 100% 0, 50% 100%]``"""
    mask: bool = True
    """图片自己要不要也裁成这个形状。

    Whether the picture itself is cut to the shape."""


@frozen(kw_only=True)
class PictureSlot(Model):
    """图位 — a place for a picture in an area."""

    at: Annotated[Place, IN_AREA]
    """图在稿区里的位置，从正文块数起。

    Where the picture stands, counted from the area's text block.

    例 ``{columns: 1-2, lines: 1-18}``"""
    shape: Shape = Shape()
    """文字绕着什么形状排。

    What the text runs round."""
    side: Side = "wider"
    """绕排：图两边都有空时，文字排在每行较宽的一边、两边、只在左边或只在右边。

    Where a column has room at both sides of the picture, text stands in the wider part of each
    line, in both, or only left or right of the picture."""
    standoff: Space = Length(1, Unit.ZI)
    """图与绕排文字之间的空。

    Space kept between the picture and the text that runs round it."""
    caption: Literal["below", "none"] = "below"
    """图说在图下面，或没有。

    Whether the caption stands below the picture."""
    fit: Literal["crop", "whole"] = "crop"
    """crop 填满图位、裁去多余；whole 显示全图。

    crop fills the slot and cuts what is over, whole shows all of the picture."""
    headline: bool = False
    """题图：稿件的标题反白在这张图里。

    The story's headline stands in this picture, reversed out of it."""


@frozen(kw_only=True)
class QuoteSlot(Model):
    """摘句 — a place for words of the story set large among its text (pull quote)."""

    at: Annotated[Place, IN_AREA]
    """摘句在稿区里的位置。

    Where the quote stands in the area.

    例 ``{columns: 2, lines: 10-16}``"""
    face: FaceRef = FaceRef("楷")
    """字体。

    Face."""
    size: Size = Length(14)
    """字号。

    Size."""
    colour: ColourRef = BLACK
    """字色。

    Colour."""
    align: Align = "center"
    """对齐。

    How the lines are aligned.

    例 ``start``"""
    leading: Annotated[float, Bounds(0.5, 5)] = 1.35
    """行距：字号的几倍。

    From line to line, as a multiple of the size."""
    rule: Line = "thin"
    """上下的线。

    Rules above and below the words."""
    frame: Line = "none"
    """改用四周的框。

    A frame round them instead."""
    tint: ColourRef | None = None
    """底色。

    Tint behind the words.

    例 ``black 8%``"""
    shape: Shape = Shape()
    """文字绕着什么形状排；底色也是这个形状。

    What the text runs round; the tint takes this shape too."""
    side: Side = "both"
    """绕排：文字排在较宽的一边、两边、左边或右边。

    Where the text stands: in the wider part of each line, in both, left or right."""
    standoff: Space = Length(1, Unit.ZI)
    """摘句与绕排文字之间的空。

    Space kept between the quote and the text."""

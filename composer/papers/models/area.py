"""The spec's models for areas — 稿区: where stories and advertisements stand on a page, and how.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import (
    CUT_OUT,
    IN_AREA,
    ON_PAGE,
    SHORT,
    Bounds,
    Copy,
    Line,
    Listed,
    Model,
)
from composer.papers.models.copyfit import Copyfit
from composer.papers.models.shape import PictureSlot, Place, QuoteSlot, Shape, Side
from composer.papers.models.values import BLACK, ColourRef, Size, Space
from composer.papers.models.wordings import Spoken, simplified

__all__ = ["AdvertSlot", "Area", "Box", "Captions", "Division", "HeadlineUse", "TextSetting"]

Division = Literal["absolute", "relative", "free"]


@frozen(kw_only=True)
class Box(Model):
    """围框 — the frame and tint of an area."""

    line: Annotated[Line, SHORT] = "hairline"
    colour: ColourRef = BLACK
    tint: ColourRef | None = None
    """底色 behind the text."""
    padding: Space = Length(1, Unit.ZI)
    """Between the frame and the text, left and right; the inner measure stays whole 字."""
    lines: Annotated[int, Bounds(0, 100)] = 1
    """Grid lines kept free at the top and at the foot."""


@frozen(kw_only=True)
class TextSetting(Model):
    """变栏 — the columns into which an area is divided anew."""

    vertical: bool | None = None
    """竖排: whether the lines run down, from right to left; left out, as the text style says."""
    columns: Annotated[int, Bounds(1, 40), SHORT] | None = None
    """Number of columns; left out, the page's base columns within the area. In vertical text the
    number of bands (栏), from top to bottom; left out, as many as come nearest to a base column."""
    widths: Annotated[tuple[Size, ...], Listed("columns")] = ()
    """不等栏: the width of each column instead; ``columns: [16字, 15字]`` says the same."""
    fit: Division = "absolute"
    """Where whole 字 leave a rest: 绝对 absolute, equal columns and wider gutters; 相对 relative, one 字
    more for the last columns; 自由 free, equal columns of broken 字."""
    gutter: Space | None = None
    """Left out, the page's gutter, widened by what the division leaves over."""
    rule: Line = "none"
    """栏线 between the columns."""
    balance: bool = True
    """末栏拉齐: when the story ends in this area its columns end level."""


@frozen(kw_only=True)
class Captions(Model):
    """图说 — how the captions of an area's pictures are set."""

    set: Annotated[Literal["under", "together"], SHORT] = "under"
    """under each picture, or together: one text for all, ①……②……."""
    at: Annotated[Place, IN_AREA] | None = None
    """For together: where the text stands in the area; left out, at its foot."""
    numbers: Literal["auto", "corner", "none"] = "auto"
    """图号 reversed on the pictures' corners; auto: where the captions stand together."""
    corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    """Which corner has the number."""
    colour: ColourRef = BLACK
    """Colour of the square behind the number."""


@frozen(kw_only=True)
class HeadlineUse(Model):
    """How an area sets its story's headline."""

    style: Annotated[str, SHORT] = "standard"
    """A headline style of the paper."""
    placement: Literal["over", "beside", "between", "none"] = "over"
    """盖文题 over the text, 串文题 beside it, 文包题 between it."""
    vertical: bool = False
    """竖题."""
    at: Annotated[Place, IN_AREA] | None = None
    """For beside and between: where the headline stands in the area."""
    shape: Shape = Shape()
    """With ``at``: what the text runs round, in place of the headline's rectangle."""
    side: Side = "wider"
    standoff: Space = Length(1, Unit.ZI)
    lines: Annotated[int, Bounds(1, 400)] | None = None
    """Height in grid lines; left out, as many as it needs."""


@frozen(kw_only=True)
class Area(Model):
    """稿区 — where a story, or a part of one, stands on a page."""

    at: Annotated[Place, ON_PAGE]
    cut: tuple[Annotated[Place, CUT_OUT], ...] = ()
    """拐角: places on the page taken out of it, for an area that is no rectangle; not for boxed areas."""
    style: str = "body"
    """A text style of the paper."""
    text: TextSetting = TextSetting()
    headline: HeadlineUse = HeadlineUse()
    label: Copy = ""
    """栏目名; the story's own label goes first."""
    box: Box | None = None
    pictures: Mapping[str, PictureSlot] = field(default_factory=dict)
    captions: Captions = Captions()
    quotes: Mapping[str, QuoteSlot] = field(default_factory=dict)
    """摘句 among the text."""
    copyfit: Copyfit | None = None
    """合版: overrides the text style's; the first area of a thread counts."""


@frozen(kw_only=True)
class AdvertSlot(Model):
    """广告位."""

    at: Annotated[Place, ON_PAGE]
    label: Annotated[Copy, Spoken("advert")] = simplified("advert")
    box: Line = "hairline"
    fit: Literal["exact", "shrink", "centre"] = "exact"
    """尺寸: ``exact`` the advertisement is as large as the slot; ``shrink`` a larger one is scaled down to
    it; ``centre`` smaller ones are welcome and stand in the middle. None is ever cut or enlarged."""

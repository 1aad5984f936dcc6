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
    Names,
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
    """框线的样子；单写一个值就是它。

    How the frame is drawn; a value standing alone is this.

    例 ``double``"""
    colour: ColourRef = BLACK
    """框线的颜色。

    Colour of the frame."""
    tint: ColourRef | None = None
    """文字后面的底色；不写就没有。

    Tint behind the text; left out, none.

    例 ``black 8%``"""
    padding: Space = Length(1, Unit.ZI)
    """框与文字之间左右两边的空；里面的栏宽仍是整字数。

    Between the frame and the text, left and right; the inner measure stays whole 字."""
    lines: Annotated[int, Bounds(0, 100)] = 1
    """框内上下各空出的基线格行数。

    Grid lines kept free at the top and at the foot, each."""


@frozen(kw_only=True)
class TextSetting(Model):
    """变栏 — the columns into which an area is divided anew."""

    vertical: bool | None = None
    """竖排：行自上而下、自右而左；不写随文字样式。

    Whether the lines run down, from right to left; left out, as the text style says."""
    columns: Annotated[int, Bounds(1, 40), SHORT] | None = None
    """变栏：栏数；不写就是稿区里的基本栏。竖排时是自上而下的栏（段）数，不写取最接近基本栏宽的段数。

    Number of columns; left out, the page's base columns within the area. In vertical text the
    number of bands, from top to bottom; left out, as many as come nearest to a base column."""
    widths: Annotated[tuple[Size, ...], Listed("columns")] = ()
    """不等栏：各栏的宽；写成 ``columns: [16字, 15字]`` 也一样。

    The width of each column instead; ``columns: [16字, 15字]`` says the same.

    例 ``[16字, 15字]``"""
    fit: Division = "absolute"
    """栏宽不是整字数时余数归谁：绝对（absolute，各栏相等，栏间加宽）、相对（relative，末几栏多一字）、
    自由（free，各栏相等，字数不整）。

    Where whole 字 leave a rest: absolute, equal columns and wider gutters; relative, one 字 more
    for the last columns; free, equal columns of broken 字."""
    gutter: Space | None = None
    """栏间；不写同版心的栏间，再加分栏余下的。

    Gap between the columns; left out, the page's, widened by what the division leaves over.

    例 ``2字``"""
    rule: Line = "none"
    """栏线：栏与栏之间的线。

    Rule between the columns."""
    balance: bool = True
    """末栏拉齐：稿件在本区结束时，各栏排得一样高。

    When the story ends in this area its columns end level."""


@frozen(kw_only=True)
class Captions(Model):
    """图说 — how the captions of an area's pictures are set."""

    set: Annotated[Literal["under", "together"], SHORT] = "under"
    """图说排在各图下面（under），或合成一段（together，①……②……）。

    Under each picture, or together: one text for all, ①……②……."""
    at: Annotated[Place, IN_AREA] | None = None
    """合排时这段图说在稿区里的位置；不写在区底。

    For together: where the text stands in the area; left out, at its foot.

    例 ``{columns: 1-2, lines: 19-24}``"""
    numbers: Literal["auto", "corner", "none"] = "auto"
    """图角上的反白图号；auto：图说合排时才有。

    Numbers reversed on the pictures' corners; auto: where the captions stand together."""
    corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    """图号在图的哪一角。

    Which corner has the number."""
    colour: ColourRef = BLACK
    """图号底块的颜色。

    Colour of the square behind the number."""


@frozen(kw_only=True)
class HeadlineUse(Model):
    """标题用法 — how an area sets its story's headline."""

    style: Annotated[str, SHORT, Names("headlines")] = "standard"
    """用本报的哪种标题样式；单写一个值就是它。

    The paper's headline style to use; a value standing alone is this."""
    placement: Literal["over", "beside", "between", "none"] = "over"
    """题文关系：盖文题（over）、串文题（beside）、文包题（between），或不要标题（none）。

    Where the headline stands: over the text, beside it, between it, or none."""
    vertical: bool = False
    """竖题：标题自上而下排。

    Whether the headline runs down."""
    at: Annotated[Place, IN_AREA] | None = None
    """串文题、文包题在稿区里的位置。

    For beside and between: where the headline stands in the area.

    例 ``{columns: 1, lines: 1-20}``"""
    shape: Shape = Shape()
    """有 ``at`` 时：文字绕着什么形状排，代替标题的矩形。

    With ``at``: what the text runs round, in place of the headline's rectangle."""
    side: Side = "wider"
    """有 ``at`` 时：标题两边都有空时，文字排在较宽的一边、两边、左边或右边。

    With ``at``: where a column has room at both sides of the headline, whether text stands in
    the wider part, in both, left or right."""
    standoff: Space = Length(1, Unit.ZI)
    """有 ``at`` 时：标题与绕排文字之间的空。

    With ``at``: space kept between the headline and the text that runs round it."""
    lines: Annotated[int, Bounds(1, 400)] | None = None
    """标题占的基线格行数；不写需要几行占几行。

    Height in grid lines; left out, as many as it needs.

    例 ``6``"""


@frozen(kw_only=True)
class Area(Model):
    """稿区 — where a story, or a part of one, stands on a page."""

    at: Annotated[Place, ON_PAGE]
    """稿区在版面上的位置，从版心数起。

    Where the area stands, counted from the type area.

    例 ``{columns: 1-4, lines: 13-60}``"""
    cut: tuple[Annotated[Place, CUT_OUT], ...] = ()
    """拐角：从稿区里挖去的位置，稿区因此不是矩形；有框的稿区不能挖。

    Places on the page taken out of it, for an area that is no rectangle; not for boxed areas.

    例 ``[{columns: 4, lines: 50-60}]``"""
    style: Annotated[str, Names("styles")] = "body"
    """正文用本报的哪种文字样式。

    The paper's text style for the story."""
    text: TextSetting = TextSetting()
    """正文怎样分栏。

    How the text is divided into columns."""
    headline: HeadlineUse = HeadlineUse()
    """标题用哪种样式、放在哪里。

    Style and place of the headline."""
    label: Copy = ""
    """栏目名；稿件自己的栏目名优先。

    Label over the headline; the story's own goes first.

    例 ``新闻链接``"""
    box: Box | None = None
    """围框和底色；不写就没有。

    Frame and tint; left out, none.

    例 ``{line: thin, tint: black 8%}``"""
    pictures: Mapping[str, PictureSlot] = field(default_factory=dict)
    """图位：名字 → 位置。

    Picture slots by name.

    例 ``{main: {at: {columns: 1-2, lines: 1-18}}}``"""
    captions: Captions = Captions()
    """图说怎样排。

    How the captions are set."""
    quotes: Mapping[str, QuoteSlot] = field(default_factory=dict)
    """摘句位：名字 → 位置，在正文之中。

    Slots for pull quotes by name, among the text.

    例 ``{words: {at: {columns: 2, lines: 10-16}}}``"""
    copyfit: Copyfit | None = None
    """合版：盖过文字样式里的；串文以第一个稿区为准。

    Overrides the text style's; the first area of a thread counts."""


@frozen(kw_only=True)
class AdvertSlot(Model):
    """广告位 — a place for an advertisement."""

    at: Annotated[Place, ON_PAGE]
    """广告在版面上的位置。

    Where the advertisement stands.

    例 ``{columns: 1-6, lines: 70-88}``"""
    label: Annotated[Copy, Spoken("advert")] = simplified("advert")
    """印在广告上方的“广告”二字；不写用固定用语，空：不印。

    The word 广告 that is printed with it; left out, the fixed word, empty: none.

    例 ``公益广告``"""
    box: Line = "hairline"
    """广告四周的线。

    Frame round the advertisement."""
    fit: Literal["exact", "shrink", "centre"] = "exact"
    """尺寸：要与位置一样大（exact）；大的缩到位置里（shrink）；小的也收，居中放（centre）。从不裁，
    也不放大。

    ``exact``: the advertisement is as large as the slot; ``shrink``: a larger one is scaled
    down to it; ``centre``: smaller ones are welcome and stand in the middle. None is ever cut
    or enlarged."""

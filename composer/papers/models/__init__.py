"""The spec's models: a paper, its page layouts and one edition, frozen, every value with its place in YAML.

Field names are the YAML keys. The string under a field is its description in the JSON Schema.
``extends:`` and layout parameters are resolved before these are built, so nothing here knows of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.area import (
    AdvertSlot,
    Area,
    Box,
    Captions,
    Division,
    HeadlineUse,
    TextSetting,
)
from composer.papers.models.basis import Align, Copy, Line, Model
from composer.papers.models.blocks import ListStyle, NoticeStyle, TableStyle
from composer.papers.models.copyfit import Copyfit, FitStep
from composer.papers.models.edition import Advert, Edition, PageUse, Picture, StoryUse
from composer.papers.models.furniture import Folio, Imprint, Index, Masthead, PageRule
from composer.papers.models.head import Fit, Headline, HeadPart
from composer.papers.models.imposition import Imposition
from composer.papers.models.inline import Initial, Inline, Upright
from composer.papers.models.normalise import Normalise
from composer.papers.models.press import NEWSPRINT, Press, Waiver
from composer.papers.models.shape import PictureSlot, Place, QuoteSlot, Shape, Side
from composer.papers.models.text import Language, Level, Marks, TextStyle
from composer.papers.models.values import BLACK, ColourRef, FaceRef

__all__ = [
    "Advert", "AdvertSlot", "Align", "Area", "Box", "Captions", "Colour", "Copyfit", "Division",
    "Edition", "Fit", "FitStep", "Folio", "Format", "HeadPart", "Headline", "HeadlineUse",
    "Imprint", "Index", "Initial", "Inline", "Jump", "Language", "Layout", "Level", "Line",
    "ListStyle", "Marks", "Masthead", "Model", "Normalise", "NoticeStyle", "PageRule", "PageUse",
    "Paper", "Picture", "PictureSlot", "Place", "Press", "Qr", "QuoteSlot", "Shape", "Side",
    "StoryUse", "TableStyle", "TextSetting", "TextStyle", "TypeArea", "Upright", "Waiver",
]  # fmt: skip


@frozen(kw_only=True)
class TypeArea(Model):
    """版心 — the printed area: base columns across, lines of the base grid down."""

    columns: int = 6
    """基本栏数: number of base columns."""
    measure: Length = Length(11, Unit.ZI)
    """栏宽: width of a base column, a whole number of 字."""
    gutter: Length = Length(1, Unit.ZI)
    """栏间: gap between columns."""
    lines: int = 88
    """每栏行数: lines of the base grid."""
    size: Length = Length(9)
    """正文字号: the body size, which one 字 is."""
    advance: Length = Length(11.5)
    """行距: from baseline to baseline, which one 行 is."""
    top: Length | None = None
    """天头: from the trim to the type area; left out, the type area stands in the middle."""
    inner: Length | None = None
    """订口: from the fold side of the trim to the type area; left out, it stands in the middle."""


@frozen(kw_only=True)
class Format(Model):
    """开本 — the page's size and its type area."""

    trim: tuple[Length, Length] = (Length(275 * 72 / 25.4), Length(390 * 72 / 25.4))
    """成品尺寸: trimmed width and height."""
    bleed: Length = Length(0)
    """出血: how far paint may run over the trim; Chinese newspaper pages mostly have none."""
    type_area: TypeArea = TypeArea()


@frozen(kw_only=True)
class Colour(Model):
    """A colour of the paper, in per cent of ink, or a spot ink with its CMYK look."""

    cmyk: tuple[float, float, float, float]
    """Cyan, magenta, yellow and black in per cent."""
    spot: str = ""
    """Name of the spot ink; empty for a process colour."""


@frozen(kw_only=True)
class Jump(Model):
    """转版 — wording, look and least lengths of jumps.

    Blanks of the wording: ``{page}`` the page number, ``{page_zh}`` the same in Chinese figures,
    ``{name}`` the page's name, ``{headline}`` the story's short headline.
    """

    to: Copy = "（下转第{page}版）"
    """At the foot of the page that the story leaves."""
    came: Copy = "（上接第{page}版）"
    """Above the headline of its continuation."""
    face: FaceRef = FaceRef("楷")
    size: Length | None = None
    """Left out, the text's own."""
    colour: ColourRef = BLACK
    align: Literal["start", "center", "end"] = "end"
    """Where in its column the jump line stands."""
    rule: Line = "none"
    """线 above the jump line, as wide as its column."""
    before: int = 3
    """Fewest lines of text before a jump; with fewer the jump is reported."""
    after: int = 6
    """Fewest lines on the page it goes on to; with fewer, text is pulled back for it."""


@frozen(kw_only=True)
class Qr(Model):
    """二维码 in the masthead."""

    label: Copy
    """Words below the code."""
    name: Copy = ""
    """Words above the code."""
    target: str
    """What the code says: a web address."""


@frozen(kw_only=True)
class Layout(Model):
    """版式 — one page layout."""

    layout: str
    """Its name."""
    masthead: Masthead | None = None
    folio: Folio | None = None
    imprint: Imprint | None = None
    index: Index | None = None
    rules: tuple[PageRule, ...] = ()
    areas: Mapping[str, Area] = field(default_factory=dict)
    adverts: Mapping[str, AdvertSlot] = field(default_factory=dict)


@frozen(kw_only=True)
class Paper(Model):
    """报纸 — paper.yaml: what all editions share."""

    paper: Copy
    """报名: the paper's name."""
    language: Language = "zh-Hans"
    cn_number: Copy = ""
    """刊号."""
    organ: tuple[Copy, ...] = ()
    """主办, 主管, 编辑 lines."""
    web: Copy = ""
    format: Format = Format()
    fonts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Faces of the paper's own: family → weight → file in the paper's ``fonts/`` folder."""
    fallback: tuple[str, ...] = ()
    """Families tried, glyph by glyph, when a face lacks a character; empty: the program's own chain."""
    colours: Mapping[str, Colour] = field(default_factory=dict)
    styles: Mapping[str, TextStyle] = field(default_factory=dict)
    headlines: Mapping[str, Headline] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    """词表: names and terms that no headline may be broken in."""
    caption: TextStyle = TextStyle(
        face=FaceRef("楷"), size=Length(7.5), advance=Length(9.5), indent=Length(0), align="justify"
    )
    """图片说明."""
    tables: Mapping[str, TableStyle] = field(default_factory=dict)
    """表格样式 by name; ``standard`` is for tables that name none."""
    notices: NoticeStyle = NoticeStyle()
    """分类广告."""
    jump: Jump = Jump()
    references: Mapping[str, Copy] = field(default_factory=dict)
    """参见: verb → wording of what ``{{verb：story}}`` becomes, besides 见 and 详见."""
    normalise: Normalise = Normalise()
    qr: tuple[Qr, ...] = ()
    press: Press = NEWSPRINT
    """付印: the press profile's name, or a mapping with file names and marks."""
    imposition: Imposition = Imposition()
    """拼大版."""

"""The models of a paper — 报纸, paper.yaml: its page, colours, jump lines, and what all editions share.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit, mm
from composer.papers.models.basis import SHORT, Bounds, Copy, Extending, Line, Listed, Model
from composer.papers.models.blocks import NoticeStyle, TableStyle
from composer.papers.models.contents import LOOKED_OVER, Contents
from composer.papers.models.head import Headline
from composer.papers.models.imposition import Binding, Imposition
from composer.papers.models.press import NEWSPRINT, Press
from composer.papers.models.text import Language, Normalise, TextStyle
from composer.papers.models.values import BLACK, ColourRef, FaceRef, OnPaper, Share, Size, Space
from composer.papers.models.wordings import FixedWords, PageWording, Spoken, simplified

__all__ = ["Colour", "Format", "Jump", "Paper", "Qr", "TypeArea"]


@frozen(kw_only=True)
class TypeArea(Model):
    """版心 — the printed area: base columns across, lines of the base grid down."""

    columns: Annotated[int, Bounds(1, 40)] = 6
    """基本栏数: number of base columns."""
    measure: Size = Length(11, Unit.ZI)
    """栏宽: width of a base column, a whole number of 字."""
    gutter: Space = Length(1, Unit.ZI)
    """栏间: gap between columns."""
    lines: Annotated[int, Bounds(1, 400)] = 88
    """每栏行数: lines of the base grid."""
    size: Annotated[Length, Bounds(0.01, units=(Unit.PT,))] = Length(9)
    """正文字号: the body size, which one 字 is."""
    advance: Annotated[Length, Bounds(0.01, units=(Unit.PT, Unit.ZI))] = Length(11.5)
    """行距: from baseline to baseline, which one 行 is."""
    top: Space | None = None
    """天头: from the trim to the type area; left out, the type area stands in the middle."""
    inner: Space | None = None
    """订口: from the fold side of the trim to the type area; left out, it stands in the middle."""


@frozen(kw_only=True)
class Format(Model):
    """开本 — the page's size and its type area."""

    trim: tuple[OnPaper, OnPaper] = (Length(275 * 72 / 25.4), Length(390 * 72 / 25.4))
    """成品尺寸: trimmed width and height."""
    bleed: Annotated[Length, Bounds(0, mm(50), (Unit.PT,))] = Length(0)
    """出血: how far paint may run over the trim; Chinese newspaper pages mostly have none."""
    type_area: TypeArea = TypeArea()


@frozen(kw_only=True)
class Colour(Extending):
    """A colour of the paper, in per cent of ink, or a spot ink with its CMYK look."""

    cmyk: Annotated[tuple[Share, Share, Share, Share], SHORT]
    """Cyan, magenta, yellow and black in per cent."""
    spot: str = ""
    """Name of the spot ink; empty for a process colour."""


@frozen(kw_only=True)
class Jump(Model):
    """转版 — wording, look and least lengths of jumps.

    Blanks of the wording: ``{page}`` the page number, ``{page_zh}`` the same in Chinese figures,
    ``{name}`` the page's name, ``{headline}`` the story's short headline.
    """

    to: Annotated[PageWording, Spoken("jump_to")] = simplified("jump_to")
    """At the foot of the page that the story leaves."""
    came: Annotated[PageWording, Spoken("jump_from")] = simplified("jump_from")
    """Above the headline of its continuation."""
    face: FaceRef = FaceRef("楷")
    size: Size | None = None
    """Left out, the text's own."""
    colour: ColourRef = BLACK
    align: Literal["start", "center", "end"] = "end"
    """Where in its column the jump line stands."""
    rule: Line = "none"
    """线 above the jump line, as wide as its column."""
    before: Annotated[int, Bounds(0, 40)] = 3
    """Fewest lines of text before a jump; with fewer the jump is reported."""
    after: Annotated[int, Bounds(0, 40)] = 6
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
class Paper(Model):
    """报纸 — paper.yaml: what all editions share."""

    paper: Copy
    """报名: the paper's name."""
    language: Language = "zh-Hans"
    """简体 or 繁体: marks, quotes and fixed words."""
    binding: Binding | None = None
    """订口: right for a paper that is read from right to left; left out, as ``imposition:`` says, else left.
    It decides which pages have their fold where: inner margins, folios, the PDF's direction, the sheets."""
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
    words: FixedWords = FixedWords()
    """固定用语: what the program prints by itself (导读, 广告, 责任编辑, 续表, 下转 …), in words of the paper's own;
    a list is `terms`."""
    terms: Annotated[tuple[str, ...], Listed("words")] = ()
    """词表: names and terms that no headline may be broken in; ``words: [长三角, 星火桥]`` says the same."""
    caption: TextStyle = TextStyle(
        face=FaceRef("楷"), size=Length(7.5), advance=Length(9.5), indent=Length(0), align="justify"
    )
    """图片说明."""
    tables: Mapping[str, TableStyle] = field(default_factory=dict)
    """表格样式 by name; ``standard`` is for tables that name none."""
    notices: NoticeStyle = NoticeStyle()
    """分类广告."""
    jump: Jump = Jump()
    references: Mapping[str, PageWording] = field(default_factory=dict)
    """参见: verb → wording of what ``{{verb：story}}`` becomes, besides 见 and 详见."""
    normalise: Normalise = Normalise()
    qr: tuple[Qr, ...] = ()
    contents: Contents = LOOKED_OVER
    """内容检查: what must not be printed."""
    press: Press = NEWSPRINT
    """付印: the press profile's name, or a mapping with file names and marks."""
    imposition: Imposition = Imposition()
    """拼大版."""

    @property
    def bound_right(self) -> bool:
        """Whether its fold is on the right of page 1."""
        return (self.binding or self.imposition.binding) == "right"

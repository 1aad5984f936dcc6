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
from composer.papers.models.press import NEWSPRINT, Binding, Imposition, Press
from composer.papers.models.text import Language, Normalise, TextStyle
from composer.papers.models.values import BLACK, ColourRef, FaceRef, OnPaper, Share, Size, Space
from composer.papers.models.wordings import FixedWords, PageWording, Spoken, simplified

__all__ = ["Colour", "Format", "Jump", "Paper", "Qr", "TypeArea"]


@frozen(kw_only=True)
class TypeArea(Model):
    """版心 — the printed area: base columns across, lines of the base grid down."""

    columns: Annotated[int, Bounds(1, 40)] = 6
    """基本栏数。

    Number of base columns."""
    measure: Size = Length(11, Unit.ZI)
    """栏宽：一个基本栏的宽，整字数。

    Width of a base column, a whole number of 字.

    例 ``12字``"""
    gutter: Space = Length(1, Unit.ZI)
    """栏间：栏与栏之间。

    Gap between columns.

    例 ``1.5字``"""
    lines: Annotated[int, Bounds(1, 400)] = 88
    """每栏行数：基线格的行数。

    Lines of the base grid."""
    size: Annotated[Length, Bounds(0.01, units=(Unit.PT,))] = Length(9)
    """正文字号：1 字就是这么大。

    The body size, which one 字 is.

    例 ``小五``"""
    advance: Annotated[Length, Bounds(0.01, units=(Unit.PT, Unit.ZI))] = Length(11.5)
    """行距：1 行就是这么高。

    Leading: from baseline to baseline, which one 行 is.

    例 ``12pt``"""
    top: Space | None = None
    """天头：裁切边到版心；不写版心上下居中。

    From the trim to the type area; left out, the type area stands in the middle.

    例 ``20mm``"""
    inner: Space | None = None
    """订口：靠折缝的裁切边到版心；不写左右居中。

    From the fold side of the trim to the type area; left out, it stands in the middle.

    例 ``18mm``"""


@frozen(kw_only=True)
class Format(Model):
    """开本 — the page's size and its type area."""

    trim: tuple[OnPaper, OnPaper] = (Length(275 * 72 / 25.4), Length(390 * 72 / 25.4))
    """成品尺寸：裁切后的宽和高。

    Trimmed width and height."""
    bleed: Annotated[Length, Bounds(0, mm(50), (Unit.PT,))] = Length(0)
    """出血：图可伸出裁切边多少；报纸版面一般没有。

    How far paint may run over the trim; Chinese newspaper pages mostly have none."""
    type_area: TypeArea = TypeArea()
    """版心。

    The type area."""


@frozen(kw_only=True)
class Colour(Extending):
    """颜色 — a colour of the paper, in per cent of ink, or a spot ink with its CMYK look."""

    cmyk: Annotated[tuple[Share, Share, Share, Share], SHORT]
    """青、品红、黄、黑各百分之几；单写一个列表就是它。

    Cyan, magenta, yellow and black in per cent; a list standing alone is this.

    例 ``[0, 100, 90, 0]``"""
    spot: str = ""
    """专色的名字；空：印刷色。

    Name of the spot ink; empty for a process colour.

    例 ``PANTONE 485 C``"""


@frozen(kw_only=True)
class Jump(Model):
    """转版 — wording, look and least lengths of jumps.

    Blanks of the wording: ``{page}`` the page number, ``{page_zh}`` the same in Chinese figures,
    ``{name}`` the page's name, ``{headline}`` the story's short headline.
    """

    to: Annotated[PageWording, Spoken("jump_to")] = simplified("jump_to")
    """下转：稿件离开的版，印在末尾。

    At the foot of the page that the story leaves.

    例 ``"下转第{page_zh}版"``"""
    came: Annotated[PageWording, Spoken("jump_from")] = simplified("jump_from")
    """上接：续文标题的上面。

    Above the headline of its continuation.

    例 ``"上接第{page_zh}版"``"""
    face: FaceRef = FaceRef("楷")
    """字体。

    Face."""
    size: Size | None = None
    """字号；不写同正文。

    Size; left out, the text's own.

    例 ``8pt``"""
    colour: ColourRef = BLACK
    """颜色。

    Colour."""
    align: Literal["start", "center", "end"] = "end"
    """转版行在栏里靠左、居中还是靠右。

    Where in its column the jump line stands.

    例 ``center``"""
    rule: Line = "none"
    """转版行上面的线，与栏同宽。

    Rule above the jump line, as wide as its column."""
    before: Annotated[int, Bounds(0, 40)] = 3
    """转版前至少几行；不够会报告。

    Fewest lines of text before a jump; with fewer the jump is reported."""
    after: Annotated[int, Bounds(0, 40)] = 6
    """接版后至少几行；不够就从前面拉过来。

    Fewest lines on the page it goes on to; with fewer, text is pulled back for it."""


@frozen(kw_only=True)
class Qr(Model):
    """二维码 — a code that a masthead may show."""

    label: Copy
    """码下面的字；报头用它来指码。

    Words below the code; a masthead names the code by them.

    例 ``微信公众号``"""
    name: Copy = ""
    """码上面的字。

    Words above the code.

    例 ``扫一扫``"""
    target: str
    """码的内容：一个网址。

    What the code says: a web address.

    例 ``"https://www.jiangcheng.example/wx"``"""


@frozen(kw_only=True)
class Paper(Model):
    """报纸 — paper.yaml: what all editions share."""

    paper: Copy
    """报名。

    The paper's name.

    例 ``江城日报``"""
    language: Language = "zh-Hans"
    """语言：简体 zh-Hans 或繁体 zh-Hant，标点、引号、固定用语都随它。

    Language of the paper, Simplified or Traditional Chinese: marks, quotes and fixed words."""
    binding: Binding | None = None
    """订口：从右往左翻的报纸写 right；不写照 imposition 的，都不写是 left。订口留白、报眉、PDF 的翻页方向、
    拼大版都随它。

    The side of the fold on page 1: right for a paper that is read from right to left; left out, as
    ``imposition`` says, else left. Inner margins, folios, the PDF's direction and the sheets follow.

    例 ``right``"""
    cn_number: Copy = ""
    """刊号。

    Its CN number.

    例 ``CN 00-0000``"""
    organ: tuple[Copy, ...] = ()
    """主办、主管、编辑各行。

    Lines that say who publishes it.

    例 ``[中共江城市委主办, 江城日报社出版]``"""
    web: Copy = ""
    """网址。

    Its web address.

    例 ``www.jiangcheng.example``"""
    format: Format = Format()
    """开本：成品尺寸和版心。

    The page's size and its type area.

    例 ``{trim: [275mm, 390mm], type_area: {columns: 6}}``"""
    fonts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """本报自带的字体：字体名 → 粗细 → fonts/ 里的文件。

    Faces of the paper's own: family → weight → file in the paper's ``fonts/`` folder.

    例 ``{行楷: {regular: xingkai.ttf}}``"""
    fallback: tuple[str, ...] = ()
    """缺字时依次去借的字体；空：程序自己的顺序。

    Families tried, glyph by glyph, when a face lacks a character; empty: the program's own
    chain.

    例 ``[宋, 楷]``"""
    colours: Mapping[str, Colour] = field(default_factory=dict)
    """颜色：名字 → 油墨百分比；black、white 本来就有。

    Colours by name; black and white are there.

    例 ``{red: [0, 100, 90, 0]}``"""
    styles: Mapping[str, TextStyle] = field(default_factory=dict)
    """文字样式：名字 → 样子；body 本来就有。

    Text styles by name; body is there.

    例 ``{editorial: {face: 楷, size: 五号}}``"""
    headlines: Mapping[str, Headline] = field(default_factory=dict)
    """标题样式：名字 → 样子；standard 本来就有。

    Headline styles by name; standard is there.

    例 ``{banner: {main: {face: 黑 heavy, size: 初号}}}``"""
    words: FixedWords = FixedWords()
    """固定用语：导读、广告、责任编辑、续表、下转……换成本报的话；写成列表就是词表 terms。

    What the program prints by itself, in words of the paper's own; a list is `terms`.

    例 ``{index: 要目, jump_to: "转第{page}版"}``"""
    terms: Annotated[tuple[str, ...], Listed("words")] = ()
    """词表：标题里不许拆开的名字和术语。

    Names and terms that no headline may be broken in; a list for ``words`` says the same.

    例 ``[江城大桥, 乡村振兴]``"""
    caption: TextStyle = TextStyle(
        face=FaceRef("楷"), size=Length(7.5), advance=Length(9.5), indent=Length(0), align="justify"
    )
    """图片说明的文字样式。

    Text style of captions."""
    tables: Mapping[str, TableStyle] = field(default_factory=dict)
    """表格样式；没有指明的表用 ``standard``。

    Table styles by name; ``standard`` is for tables that name none.

    例 ``{standard: {size: 六号, rules: three-line}}``"""
    notices: NoticeStyle = NoticeStyle()
    """分类广告。

    Classified notices."""
    jump: Jump = Jump()
    """转版：下转、上接怎么写、什么样。

    Wording and look of jump lines."""
    references: Mapping[str, PageWording] = field(default_factory=dict)
    """参见：``{{见：稿件}}`` 变成的话；动词 → 措辞，见、详见本来就有。

    Verb → wording of what ``{{verb：story}}`` becomes, besides 见 and 详见.

    例 ``{参见: "（参见第{page}版《{headline}》）"}``"""
    normalise: Normalise = Normalise()
    """规整：来稿的标点和空格要不要改正。

    Whether marks and spaces of copy are mended."""
    qr: tuple[Qr, ...] = ()
    """报头可用的二维码。

    The QR codes that a masthead may show.

    例 ``[{label: 微信公众号, target: "https://www.jiangcheng.example/wx"}]``"""
    contents: Contents = LOOKED_OVER
    """内容检查：什么不许印出来。

    What must not be printed.

    例 ``{placeholders: [此处略], earlier: 10}``"""
    press: Press = NEWSPRINT
    """付印：印刷规范的名字，或连文件名和版外标记一起写。

    The press profile's name, or a mapping with file names and marks."""
    imposition: Imposition = Imposition()
    """拼大版。

    How finished pages go on parent sheets."""

    @property
    def bound_right(self) -> bool:
        """Whether its fold is on the right of page 1."""
        return (self.binding or self.imposition.binding) == "right"

"""The spec's models: a paper, its page layouts and one edition, frozen, every value with its place in YAML.

Field names are the YAML keys. The string under a field is its description in the JSON Schema.
``extends:`` and layout parameters are resolved before these are built, so nothing here knows of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from composer.measure import Length, Unit
from composer.spec.basis import Align, Line, Model
from composer.spec.block_models import ListStyle, NoticeStyle, TableStyle
from composer.spec.copyfit_models import Copyfit, FitStep
from composer.spec.head_models import Fit
from composer.spec.inline_models import MARKS_BESIDE, UPRIGHT, Initial, Inline, Upright
from composer.spec.shape_models import PictureSlot, Place, QuoteSlot, Shape, Side
from composer.spec.values import BLACK, AreaRef, ColourRef, Date, FaceRef

__all__ = [
    "Advert", "AdvertSlot", "Align", "Area", "Box", "Captions", "Colour", "Copyfit", "Division",
    "Edition", "Fit", "FitStep", "Folio", "Format", "HeadPart", "Headline", "HeadlineUse",
    "Imprint", "Index", "Initial", "Inline", "Jump", "Layout", "Level", "Line", "ListStyle",
    "Marks", "Masthead", "Model", "Normalise", "NoticeStyle", "PageRule", "PageUse", "Paper",
    "Picture", "PictureSlot", "Place", "Qr", "QuoteSlot", "Shape", "Side", "StoryUse",
    "TableStyle", "TextSetting", "TextStyle", "TypeArea", "Upright",
]  # fmt: skip

Marks = Literal["quanjiao", "kaiming", "banjiao", "hangmo", "none"]
Level = Literal["none", "basic", "gb", "strict"]
Division = Literal["absolute", "relative", "free"]
Language = Literal["zh-Hans", "zh-Hant"]


# ── paper.yaml ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Model):
    """开本 — the page's size and its type area."""

    trim: tuple[Length, Length] = (Length(275 * 72 / 25.4), Length(390 * 72 / 25.4))
    """成品尺寸: trimmed width and height."""
    bleed: Length = Length(0)
    """出血: how far paint may run over the trim; Chinese newspaper pages mostly have none."""
    type_area: TypeArea = TypeArea()


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour(Model):
    """A colour of the paper, in per cent of ink, or a spot ink with its CMYK look."""

    cmyk: tuple[float, float, float, float]
    """Cyan, magenta, yellow and black in per cent."""
    spot: str = ""
    """Name of the spot ink; empty for a process colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle(Model):
    """文字样式 — how running text is set."""

    face: FaceRef = FaceRef("宋")
    size: Length = Length(9)
    advance: Length | None = None
    """行距: baseline to baseline; left out, the base grid's."""
    colour: ColourRef = BLACK
    align: Align = "justify"
    indent: Length = Length(2, Unit.ZI)
    """首行缩进: indent of a paragraph's first line."""
    language: Language | None = None
    """Left out, the paper's. zh-Hant 繁体: pause marks and stops in the middle of their boxes."""
    marks: Marks | None = None
    """标点宽度: 全角 quanjiao, 开明 kaiming, 半角 banjiao, 行末半角 hangmo, or none; left out, kaiming, in
    Traditional Chinese quanjiao."""
    level: Level = "gb"
    """避头尾: how strictly marks are kept from line edges."""
    gap: Length = Length(0.25, Unit.ZI)
    """中西文间距: between Han and Latin or digits."""
    gap_most: Length = Length(1 / 3, Unit.ZI)
    """How far that gap grows before all gaps do; CLREQ allows up to 0.5字."""
    hang: bool = False
    """标点悬挂: a pause mark may stand outside the measure."""
    double_marks: Literal["joined", "apart"] | None = None
    """叹问号连用: ？！ share one em (joined, GB/T 15834 5.1.2) or take one each; left out, joined, in
    Traditional Chinese apart."""
    interpunct: Literal["half", "full"] | None = None
    """间隔号: · takes half an em or a whole one; left out, half, in Traditional Chinese full."""
    release: bool = False
    """三标放行: a run of three marks such as 。』」 may part before its third where the line would be loose."""
    hyphenate: bool = False
    """西文断词: a long Latin word that meets a loose line's end is hyphenated (English patterns)."""
    loose: Length = Length(0.25, Unit.ZI)
    """A line whose gaps are stretched by more is reported."""
    strong: FaceRef = FaceRef("黑")
    """Face of ``**strong**`` runs."""
    emphasis: FaceRef = FaceRef("楷")
    """Face of ``*emphasis*`` runs."""
    crosshead: FaceRef = FaceRef("黑", "bold")
    """Face of 小标题 crossheads in this text."""
    crosshead_align: Align = "center"
    dateline: FaceRef = FaceRef("黑")
    """Face of the 电头 that opens a report."""
    credit: FaceRef = FaceRef("楷")
    """Face of credits and footlines."""
    lists: ListStyle = ListStyle()
    """列项: the marks of lists."""
    inline: Inline = MARKS_BESIDE
    initial: Initial | None = None
    mend: bool = True
    """补孤行: a paragraph may be set a line shorter or longer, where that hardly shows, so that the
    lone-line rules leave no column short."""
    copyfit: Copyfit | None = None
    """合版: how stories in this style may be fitted to their room; left out, not at all."""
    vertical: bool = False
    """竖排: lines run down and follow each other from right to left."""
    upright: Upright = UPRIGHT
    """直排西文: which letters and figures stand upright in vertical lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPart(Model):
    """One level of a headline block: kicker, main headline, deck, byline or label."""

    face: FaceRef = FaceRef("黑", "bold")
    size: Length = Length(22)
    colour: ColourRef = BLACK
    align: Align = "center"
    leading: float = 1.15
    """From line to line of this part, as a multiple of its size."""
    minimum: float = 0.9
    """长扁字: how far the part may be condensed to fit its width (1: not at all)."""
    maximum: float = 1.0
    """How far it may be widened to fill its width (1: not at all)."""
    tracking: Length = Length(0, Unit.ZI)
    """字距: added between characters."""
    loosest: Length = Length(1, Unit.ZI)
    """The widest tracking with which ``align: spread`` or ``justify`` may fill a line."""
    shape: Literal["even", "pyramid", "inverted"] = "even"
    """Lines broken by the program: even, 正梯形 (each no shorter than the one above), 倒梯形."""
    parts: Literal["fits", "line", "lines"] = "fits"
    """The parts of a headline (a YAML list): on one line where they fit, on one line even if
    condensed, or each on lines of its own."""
    gap: Length = Length(1, Unit.ZI)
    """Between parts that share a line."""
    fit: Fit | None = None
    """因题定字号: choose the size from a range; left out, `size` it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline(Model):
    """标题样式 — a headline block in whole lines of the base grid."""

    main: HeadPart = HeadPart()
    """主题."""
    kicker: HeadPart = HeadPart(face=FaceRef("黑"), size=Length(14))
    """引题, above the main headline."""
    deck: HeadPart = HeadPart(face=FaceRef("楷"), size=Length(14))
    """副题, below it."""
    byline: HeadPart = HeadPart(face=FaceRef("楷"), size=Length(9))
    """作者, below the deck."""
    label: HeadPart = HeadPart(face=FaceRef("黑", "bold"), size=Length(10.5), align="start")
    """栏目名, above everything."""
    space: Length = Length(0.4, Unit.HANG)
    """Between the parts of the block."""
    before: Length = Length(0.5, Unit.HANG)
    """Least space above the block."""
    after: Length = Length(1, Unit.HANG)
    """Least space between the block and its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump(Model):
    """转版 — wording, look and least lengths of jumps.

    Blanks of the wording: ``{page}`` the page number, ``{page_zh}`` the same in Chinese figures,
    ``{name}`` the page's name, ``{headline}`` the story's short headline.
    """

    to: str = "（下转第{page}版）"
    """At the foot of the page that the story leaves."""
    came: str = "（上接第{page}版）"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalise(Model):
    """规整标点 — rules that mend marks on the way in; each use is reported."""

    marks: bool = True
    """ASCII commas, colons, brackets … between Chinese characters become full-width."""
    spaces: bool = True
    """Spaces between Chinese characters, and between Chinese and Latin, go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(Model):
    """二维码 in the masthead."""

    label: str
    """Words below the code."""
    name: str = ""
    """Words above the code."""
    target: str
    """What the code says: a web address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Model):
    """围框 — the frame and tint of an area."""

    line: Line = "hairline"
    colour: ColourRef = BLACK
    tint: ColourRef | None = None
    """底色 behind the text."""
    padding: Length = Length(1, Unit.ZI)
    """Between the frame and the text, left and right; the inner measure stays whole 字."""
    lines: int = 1
    """Grid lines kept free at the top and at the foot."""


# ── pages/*.yaml ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSetting(Model):
    """变栏 — the columns into which an area is divided anew."""

    vertical: bool | None = None
    """竖排: whether the lines run down, from right to left; left out, as the text style says."""
    columns: int | None = None
    """Number of columns; left out, the page's base columns within the area. In vertical text the
    number of bands (栏), from top to bottom; left out, as many as come nearest to a base column."""
    widths: tuple[Length, ...] = ()
    """不等栏: the width of each column instead; ``columns: [16字, 15字]`` says the same."""
    fit: Division = "absolute"
    """Where whole 字 leave a rest: 绝对 absolute, equal columns and wider gutters; 相对 relative, one 字
    more for the last columns; 自由 free, equal columns of broken 字."""
    gutter: Length | None = None
    """Left out, the page's gutter, widened by what the division leaves over."""
    rule: Line = "none"
    """栏线 between the columns."""
    balance: bool = True
    """末栏拉齐: when the story ends in this area its columns end level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions(Model):
    """图说 — how the captions of an area's pictures are set."""

    set: Literal["under", "together"] = "under"
    """under each picture, or together: one text for all, ①……②……."""
    at: Place | None = None
    """For together: where the text stands in the area; left out, at its foot."""
    numbers: Literal["auto", "corner", "none"] = "auto"
    """图号 reversed on the pictures' corners; auto: where the captions stand together."""
    corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"] = "bottom-right"
    """Which corner has the number."""
    colour: ColourRef = BLACK
    """Colour of the square behind the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineUse(Model):
    """How an area sets its story's headline."""

    style: str = "standard"
    """A headline style of the paper."""
    placement: Literal["over", "beside", "between", "none"] = "over"
    """盖文题 over the text, 串文题 beside it, 文包题 between it."""
    vertical: bool = False
    """竖题."""
    at: Place | None = None
    """For beside and between: where the headline stands in the area."""
    shape: Shape = Shape()
    """With ``at``: what the text runs round, in place of the headline's rectangle."""
    side: Side = "wider"
    standoff: Length = Length(1, Unit.ZI)
    lines: int | None = None
    """Height in grid lines; left out, as many as it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Model):
    """稿区 — where a story, or a part of one, stands on a page."""

    at: Place
    cut: tuple[Place, ...] = ()
    """拐角: places on the page taken out of it, for an area that is no rectangle; not for boxed areas."""
    style: str = "body"
    """A text style of the paper."""
    text: TextSetting = TextSetting()
    headline: HeadlineUse = HeadlineUse()
    label: str = ""
    """栏目名; the story's own label goes first."""
    box: Box | None = None
    pictures: Mapping[str, PictureSlot] = field(default_factory=dict)
    captions: Captions = Captions()
    quotes: Mapping[str, QuoteSlot] = field(default_factory=dict)
    """摘句 among the text."""
    copyfit: Copyfit | None = None
    """合版: overrides the text style's; the first area of a thread counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvertSlot(Model):
    """广告位."""

    at: Place
    label: str = "广告"
    box: Line = "hairline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Model):
    """导读 — the front page's index of what is inside."""

    at: Place
    heading: str = "导读"
    wording: str = "见本期{page}版"
    """``{page}`` becomes the page's number in Chinese figures, ``{figure}`` in Arabic ones."""
    face: FaceRef = FaceRef("宋")
    size: Length = Length(9)
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead(Model):
    """报头."""

    at: Place
    name: HeadPart = HeadPart(face=FaceRef("宋", "heavy"), size=Length(64), align="start")
    """The paper's name."""
    lines: tuple[str, ...] = ()
    """Lines beside the name; ``{date}``, ``{weekday}``, ``{number}``, ``{total}``, ``{pages}`` …"""
    face: FaceRef = FaceRef("宋")
    size: Length = Length(7.5)
    qr: tuple[str, ...] = ()
    """Labels of the QR codes to show, out of the paper's."""
    rule: Line = "thick-thin"
    colour: ColourRef = BLACK
    """Colour of the paper's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folio(Model):
    """报眉 — paper, date, page number and page name, mirrored on odd and even pages."""

    at: Place
    face: FaceRef = FaceRef("黑")
    size: Length = Length(9)
    outer: str = "{page}"
    """At the outer edge."""
    middle: str = "{name}"
    inner: str = "{paper}  {date}  {weekday}"
    """At the fold."""
    rule: Line = "thin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint(Model):
    """责任编辑行 — who made the page."""

    at: Place
    face: FaceRef = FaceRef("宋")
    size: Length = Length(7.5)
    align: Align = "end"
    text: str = "责任编辑：{editor}　版式：{designer}　校对：{proof}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule(Model):
    """线 — a rule of the page that belongs to no story, along the top or left edge of its place."""

    at: Place
    line: Line = "hairline"
    colour: ColourRef = BLACK
    vertical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Model):
    """报纸 — paper.yaml: what all editions share."""

    paper: str
    """报名: the paper's name."""
    language: Language = "zh-Hans"
    cn_number: str = ""
    """刊号."""
    organ: tuple[str, ...] = ()
    """主办, 主管, 编辑 lines."""
    web: str = ""
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
    references: Mapping[str, str] = field(default_factory=dict)
    """参见: verb → wording of what ``{{verb：story}}`` becomes, besides 见 and 详见."""
    normalise: Normalise = Normalise()
    qr: tuple[Qr, ...] = ()
    press: str = "newsprint-crpc1"
    """Press profile."""


# ── editions/*/edition.yaml ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class PageUse(Model):
    """One page of the edition."""

    layout: str
    name: str = ""
    """版名: the page's topic."""
    editor: str = ""
    """责任编辑; left out, the edition's."""
    designer: str = ""
    """版式."""
    proof: str = ""
    """校对."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Values for the layout's parameters on this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Model):
    """图片 — a photograph or drawing in the edition's ``pictures`` folder, with its words."""

    file: str
    caption: str = ""
    credit: str = ""
    alt: str = ""
    """Words for a reader who does not see it; left out, the caption."""
    focus: tuple[float, float] = (50, 50)
    """Per cent across and down of the point that a crop keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryUse(Model):
    """A story and where it goes: one area, or a thread through several."""

    story: str
    """File in the edition's ``stories`` folder."""
    area: AreaRef | None = None
    thread: tuple[AreaRef, ...] = ()
    """串文: the areas the story runs through, in order."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Slot → picture."""
    quotes: Mapping[str, str] = field(default_factory=dict)
    """摘句: slot → words."""
    index: bool = False
    """Whether the front-page index names the story."""
    teaser: str = ""
    """导读语: words of the index in place of the headline."""
    copyfit: Copyfit | None = None
    """合版: overrides the area's and the style's for this story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advert(Model):
    """广告 — a finished advertisement (PDF or picture) for an advert slot."""

    file: str
    slot: AreaRef
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Model):
    """一期 — edition.yaml."""

    edition: Date
    """Date of issue."""
    number: str = ""
    """期号."""
    total: str = ""
    """总期号."""
    editor: str = ""
    designer: str = ""
    proof: str = ""
    pages: Mapping[int, PageUse]
    stories: tuple[StoryUse, ...] = ()
    adverts: tuple[Advert, ...] = ()

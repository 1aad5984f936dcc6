"""The spec's models of the press: a paper's ``press:``, how pages go on sheets, an edition's waivers,
and a press profile's file.

Field names are the YAML keys. The string under a field is its description in the JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit, mm
from composer.papers.models.basis import PAGES, SHORT, Blanks, Bounds, Extending, Model, Names
from composer.papers.models.values import Date, OnPaper

__all__ = [
    "NEWSPRINT", "Binding", "Imposition", "MarkKind", "Points", "Ppi", "PreflightPart", "Press", "ProfileFile", "ResolutionPart", "RulePart",
    "TitlePart", "TypePart", "Waiver",
]  # fmt: skip

Binding = Literal["left", "right"]
MarkName = Literal["crop", "bleed", "register", "bar", "slug", "fold"]

Ppi = Annotated[float, Bounds(1, 4800)]
Points = Annotated[float, Bounds(0, 72)]

EDITION_BLANKS = ("paper", "date", "year", "month", "day", "number")
"""What a file's name may say of its edition."""

MarkKind = Literal["all", "cut", "none"]
"""all: crop and register marks, colour bar, slug line; cut: crop marks and slug line; none."""


@frozen(kw_only=True)
class Press(Model):
    """付印 — the press a paper is made for, and how its files are called."""

    profile: Annotated[str, SHORT, Names("profiles")] = "newsprint-crpc1"
    """印刷规范：程序自带的，或本报 press/ 里的；单写一个值就是它。

    A profile of the program, or of the paper's own: ``press/NAME.yaml`` in its folder; a value
    standing alone is this."""
    files: Annotated[str, Blanks(("page", "name", "layout", *EDITION_BLANKS), "file")] = (
        "p{page:02}.pdf"
    )
    """各版文件名；可用 ``{page}``、``{page:02}``、``{name}``、``{layout}``、``{paper}``、
    ``{date}``、``{year}``、``{month}``、``{day}``、``{number}``。

    Name of a page's file, of ``{page}``, ``{page:02}``, ``{name}``, ``{layout}``, ``{paper}``,
    ``{date}``, ``{year}``, ``{month}``, ``{day}``, ``{number}``.

    例 ``"{page:02}-{name}.pdf"``"""
    edition: Annotated[str, Blanks(EDITION_BLANKS, "file")] = "edition.pdf"
    """合订本文件名：全期一个文件；不能用 ``{page}``、``{name}``、``{layout}``。

    The whole edition in one file; no ``{page}``, ``{name}`` or ``{layout}``.

    例 ``"{paper}-{date}.pdf"``"""
    marks: MarkKind | None = None
    """版外标记：全部（all）、只要裁切线和说明行（cut）、没有（none）；不写同印刷规范。

    all, cut (crop marks and slug line only) or none; left out, the profile's.

    例 ``cut``"""


NEWSPRINT = Press()
"""What a paper gets that says nothing of its press."""


@frozen(kw_only=True)
class Waiver(Model):
    """放行 — someone answers by name for a finding that would keep a page from the press, or for a doubt about
    its contents."""

    finding: str
    """代码：放行哪个错误（E），或哪个关于内容的疑问（W351、W353、W527、W650 等）。

    The finding's code, an E; or a W about contents (W351, W353, W527, W650 …).

    例 ``E701``"""
    page: Annotated[int, PAGES] | None = None
    """版次；不写就是全期各版。

    Page number; left out, on whatever page of the edition."""
    at: str = ""
    """出处：问题的位置里要有这些字：文件、``文件:行``、稿件、图片。

    The finding's place has to have these words: a file, ``file:line``, a story, a picture.

    例 ``bridge.jpg``"""
    who: str
    """签发人：谁负责。

    Who answers for it.

    例 ``值班总编``"""
    why: str
    """理由。

    Why it may pass.

    例 ``老照片只有这一张``"""
    until: Date
    """有效到哪一天出版的报：抄到明天的版里就不算数了。

    Last date of issue that it holds for: an edition copied for tomorrow does not carry it
    along."""


# ── press/NAME.yaml ───────────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class TitlePart(Model):
    """名称 — a profile's name for people."""

    zh: str = ""
    """中文名。

    Its name in Chinese.

    例 ``新闻纸``"""
    en: str = ""
    """英文名。

    Its name in English.

    例 ``Newsprint``"""


@frozen(kw_only=True)
class ResolutionPart(Model):
    """分辨率 — pixels per inch at printed size, each figure above the one before."""

    error: Ppi
    """低于它图就不成图了：错误。

    Below this a picture is no picture any more.

    例 ``100``"""
    floor: Ppi
    """低于它看着发虚：报告。

    Below this it looks blurred: reported.

    例 ``150``"""
    target: Ppi
    """网线数的两倍：再多也到不了版上。

    Twice the screen ruling: more adds nothing to the plate.

    例 ``200``"""
    waste: Ppi
    """高于它只是文件大。

    Above this it only adds bytes.

    例 ``450``"""


@frozen(kw_only=True)
class TypePart(Model):
    """最小字号 — smallest type, in points."""

    black: Points
    """单色黑字，磅。

    In one ink, in points.

    例 ``5``"""
    colour: Points
    """几色套印或网点字，磅。

    In several inks or a tint, in points.

    例 ``8``"""
    reversed: Points
    """反白字，磅。

    In white out of a ground, in points.

    例 ``8``"""


@frozen(kw_only=True)
class RulePart(Model):
    """最细线 — thinnest rule, in points."""

    black: Points
    """单色黑线，磅。

    In one ink, in points.

    例 ``0.25``"""
    colour: Points
    """几色套印的线或反白线，磅。

    In several inks, or white, in points.

    例 ``0.5``"""


@frozen(kw_only=True)
class PreflightPart(Model):
    """印前检查 — what the plant's preflight asks besides."""

    bleed: Annotated[float, Bounds(0, 50)] = 0.0
    """出血至少多少毫米。

    mm: least bleed.

    例 ``3``"""
    pages: Annotated[int, Bounds(0, 999)] = 0
    """一个文件要有几版；分版送就是 1；0：不限。

    Pages that a file has to have, 1 for delivery page by page; 0: any number."""
    bitmap: Ppi = 600.0
    """1 位图至少多少 ppi。

    Least ppi of 1-bit pictures."""
    icc: Literal["refuse", "cmyk", "allow"] = "refuse"
    """带 ICC 特性的颜色：拒收（refuse）、只收 CMYK（cmyk）、都收（allow）。

    Colour by ICC profile: refused, RGB refused, or allowed."""
    spots: tuple[str, ...] = ()
    """印机有的专色；不写都收。

    Spot inks that the press has; left out, any.

    例 ``[PANTONE 485 C]``"""
    overprint_text: Points = 12.0
    """不大于它的黑字要压印，磅。

    Black type up to this size has to overprint."""
    overprint_rule: Points = 2.0
    """不粗于它的黑线要压印，磅。

    Black rules up to this width have to overprint."""
    ruby: Points = 4.5
    """注音字最小多少磅。

    Smallest ruby, in points."""
    tagged: bool = False
    """文件里要不要有逻辑结构。

    Whether the logical structure has to be there."""


@frozen(kw_only=True)
class ProfileFile(Extending):
    """印刷规范 — press/NAME.yaml: what a press takes."""

    name: str = ""
    """规范的名字；不写就是文件名。

    The profile's name; left out, the file's.

    例 ``newsprint-plant``"""
    title: TitlePart = TitlePart()
    """给人看的名字。

    Its name for people.

    例 ``{zh: 新闻纸, en: Newsprint}``"""
    icc: str
    """输出特性文件（prtr 类，CMYK），放在本文件旁边。

    The output profile (class prtr, CMYK), beside this file.

    例 ``newsprint.icc``"""
    condition: str
    """印刷条件在登记处的名字（OutputConditionIdentifier）。

    OutputConditionIdentifier: the printing condition's name in the registry.

    例 ``CGATS21_CRPC1``"""
    registry: str = "http://www.color.org"
    """登记处的网址。

    Web address of the registry."""
    info: str
    """用话说的印刷条件，写进 PDF。

    The printing condition in words, as it stands in the PDF.

    例 ``冷固型轮转，新闻纸 45 克``"""
    ink_limit: Annotated[float, Bounds(100, 400)]
    """总墨量：四色油墨合计的百分比。

    Total of the four inks in per cent.

    例 ``240``"""
    resolution: ResolutionPart
    """分辨率。

    Resolution of pictures.

    例 ``{error: 100, floor: 150, target: 200, waste: 450}``"""
    type: TypePart
    """最小字号。

    Smallest type.

    例 ``{black: 5, colour: 8, reversed: 8}``"""
    rule: RulePart
    """最细线。

    Thinnest rule.

    例 ``{black: 0.25, colour: 0.5}``"""
    bleed: Annotated[Length, Bounds(0, mm(12), (Unit.PT,))] = Length(0)
    """出血：厂里要求每版至少多少。

    Least bleed that the plant asks of every page."""
    marks: MarkKind = "all"
    """版外标记：全部、只要裁切线和说明行、没有。

    All, cut (crop marks and slug line only) or none."""
    preflight: PreflightPart = PreflightPart()
    """印前检查另外要查的。

    What the plant's preflight asks besides."""


@frozen(kw_only=True)
class Imposition(Model):
    """拼大版 — how ``composer impose`` puts finished pages on parent sheets."""

    scheme: Literal["tabloid", "broadsheet", "spreads", "single", "four-up"] = "tabloid"
    """拼法：tabloid、broadsheet 套帖，four-up 四拼，spreads 对页，single 单张。

    tabloid and broadsheet in nested pairs, four-up in two pairs head to head, spreads as a
    reader opens them, single."""
    sheet: tuple[OnPaper, OnPaper] | None = None
    """大纸的宽和高；不写按版面和白边算。

    Width and height of the parent sheet; left out, the pages and the margin.

    例 ``[787mm, 546mm]``"""
    margin: Annotated[Length, Bounds(0, mm(100), (Unit.PT,))] = Length(12 * 72 / 25.4)
    """白边：版面到大纸边；版外标记要 12 mm。

    Between the pages and the edge of the sheet; marks need 12 mm."""
    gutter: Annotated[Length, Bounds(0, mm(100), (Unit.PT,))] = Length(0)
    """订口间距：折缝处相邻两版之间。

    Between neighbouring pages at the fold."""
    creep: Annotated[Length, Bounds(0, mm(5), (Unit.PT,))] = Length(0)
    """爬移：套帖里每张比外面一张向折缝多移多少。

    How far the pages of each sheet move towards the fold, more than those of the sheet round
    it."""
    binding: Binding | None = None
    """订口：从右往左翻的报纸用 right；不写照报纸的 binding。

    The side of the fold: right for papers that are read from right to left; left out, the
    paper's.

    例 ``right``"""
    blanks: bool = False
    """补白：一叠的版数不够一张时补空白版。

    Put blank pages at a section's end where its pages do not fill its sheets."""
    marks: tuple[MarkName, ...] = ("crop", "bleed", "register", "bar", "slug", "fold")
    """版外标记：裁切线、出血线、套准线、色标、说明行、折线。

    Crop, bleed, register and fold marks, colour bar, slug line.

    例 ``[crop, slug]``"""

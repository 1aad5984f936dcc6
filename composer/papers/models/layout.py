"""The models of a page layout — 版式 — and its furniture: masthead 报头, folio 报眉, index 导读, imprint, rules.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from composer.frozen import frozen
from composer.measure import Length
from composer.papers.models.area import AdvertSlot, Area, Box
from composer.papers.models.basis import (
    KEPT_FREE,
    LINE,
    ON_PAGE,
    Align,
    Blanks,
    Copy,
    Line,
    Model,
    Names,
)
from composer.papers.models.head import HeadPart
from composer.papers.models.shape import Place
from composer.papers.models.values import BLACK, ColourRef, FaceRef, Size
from composer.papers.models.wordings import FurnitureWording, Spoken, simplified

__all__ = ["Folio", "Imprint", "Index", "Layout", "Masthead", "PageRule"]


@frozen(kw_only=True)
class Index(Model):
    """导读 — the front page's index of what is inside."""

    at: Annotated[Place, ON_PAGE]
    """导读在版面上的位置。

    Where the index stands.

    例 ``{columns: 5-6, lines: 70-88}``"""
    heading: Annotated[Copy, Spoken("index")] = simplified("index")
    """导读的题。

    The words above it.

    例 ``今日导读``"""
    wording: Annotated[Copy, Blanks(("page", "figure")), Spoken("index_page")] = simplified(
        "index_page"
    )
    """每条后面的话：``{page}`` 是汉字版次，``{figure}`` 是数字版次。

    What stands after each entry: ``{page}`` becomes the page's number in Chinese figures,
    ``{figure}`` in Arabic ones.

    例 ``"► {figure} 版"``"""
    face: FaceRef = FaceRef("宋")
    """字体。

    Face."""
    size: Size = Length(9)
    """字号。

    Size."""
    box: Box | None = None
    """围框和底色；不写就没有。

    Frame and tint; left out, none.

    例 ``{line: thin, padding: 1字}``"""


@frozen(kw_only=True)
class Masthead(Model):
    """报头 — the paper's name and what stands beside it."""

    at: Annotated[Place, ON_PAGE]
    """报头在版面上的位置。

    Where the masthead stands.

    例 ``{columns: 1-6, lines: 1-11}``"""
    name: HeadPart = HeadPart(face=FaceRef("宋", "heavy"), size=Length(64), align="start")
    """报名：字体、字号、对齐、字距。

    The paper's name: face, size, align, tracking.

    例 ``{face: 宋 heavy, size: 64pt, tracking: 0.1字}``"""
    lines: tuple[FurnitureWording, ...] = ()
    """报名旁边的几行；``{date}``、``{weekday}``、``{number}``、``{total}``、``{pages}`` 等由程序填。

    Lines beside the name; ``{date}``, ``{weekday}``, ``{number}``, ``{total}``, ``{pages}`` …
    are filled in.

    例 ``["{date}　{weekday}", "第{number}期　今日{pages}版"]``"""
    face: FaceRef = FaceRef("宋")
    """旁边几行的字体。

    Face of the lines."""
    size: Size = Length(7.5)
    """旁边几行的字号。

    Size of the lines."""
    qr: tuple[Annotated[str, Names("qr")], ...] = ()
    """印哪几个二维码：本报 ``qr`` 里的名字。

    Labels of the QR codes to show, out of the paper's.

    例 ``[微信公众号]``"""
    rule: Line = "thick-thin"
    """报头下面的线。

    Rule under the masthead.

    例 ``double``"""
    colour: ColourRef = BLACK
    """报名的颜色。

    Colour of the paper's name."""


@frozen(kw_only=True)
class Folio(Model):
    """报眉 — paper, date, page number and page name, mirrored on odd and even pages."""

    at: Annotated[Place, ON_PAGE]
    """报眉在版面上的位置。

    Where the folio stands.

    例 ``{columns: 1-6, lines: 1-3}``"""
    face: FaceRef = FaceRef("黑")
    """字体。

    Face."""
    size: Size = Length(9)
    """字号。

    Size."""
    outer: FurnitureWording = "{page}"
    """切口一边的字。

    At the outer edge.

    例 ``"第{page}版"``"""
    middle: FurnitureWording = "{name}"
    """当中的字。

    In the middle.

    例 ``"{name}"``"""
    inner: FurnitureWording = "{paper}  {date}  {weekday}"
    """订口一边的字。

    At the fold.

    例 ``"{paper}　{date}"``"""
    rule: Line = "thin"
    """报眉下面的线。

    Rule under the folio.

    例 ``double``"""


@frozen(kw_only=True)
class Imprint(Model):
    """责任编辑行 — who made the page."""

    at: Annotated[Place, ON_PAGE]
    """责任编辑行在版面上的位置。

    Where the imprint stands.

    例 ``{columns: 1-6, lines: 88}``"""
    face: FaceRef = FaceRef("宋")
    """字体。

    Face."""
    size: Size = Length(7.5)
    """字号。

    Size."""
    align: Align = "end"
    """对齐。

    How the line is aligned.

    例 ``start``"""
    text: Annotated[FurnitureWording, Spoken("imprint")] = simplified("imprint")
    """印什么话，``{editor}`` 等由程序填。

    What it says; ``{editor}`` and the others are filled in.

    例 ``"本版编辑：{editor}"``"""


@frozen(kw_only=True)
class PageRule(Model):
    """线 — a rule of the page that belongs to no story, along the top or left edge of its place."""

    at: Annotated[Place, LINE]
    """线的位置：画在它的上边或左边。

    Its place; the rule runs along the top or left edge.

    例 ``{columns: 1-6, lines: 40}``"""
    line: Line = "hairline"
    """线的样子。

    How the rule is drawn.

    例 ``thick``"""
    colour: ColourRef = BLACK
    """线的颜色。

    Colour of the rule."""
    vertical: bool = False
    """竖线：沿位置的左边画。

    Whether it runs down the left edge."""


@frozen(kw_only=True)
class Layout(Model):
    """版式 — one page layout."""

    layout: str
    """版式的名字，就是文件名。

    Its name, that of the file.

    例 ``front``"""
    masthead: Masthead | None = None
    """报头；只有头版有。

    The masthead, on the front page.

    例 ``{at: {columns: 1-6, lines: 1-11}}``"""
    folio: Folio | None = None
    """报眉。

    The folio.

    例 ``{at: {columns: 1-6, lines: 1-3}}``"""
    imprint: Imprint | None = None
    """责任编辑行。

    The imprint.

    例 ``{at: {columns: 1-6, lines: 88}}``"""
    index: Index | None = None
    """导读。

    The index of what is inside.

    例 ``{at: {columns: 5-6, lines: 70-88}}``"""
    rules: tuple[PageRule, ...] = ()
    """不属于哪篇稿件的线。

    Rules of the page that belong to no story.

    例 ``[{at: {columns: 1-6, lines: 40}, line: thick}]``"""
    areas: Mapping[str, Area] = field(default_factory=dict)
    """稿区：名字 → 位置和样子。

    The areas by name.

    例 ``{lead: {at: {columns: 1-4, lines: 13-60}, headline: standard}}``"""
    adverts: Mapping[str, AdvertSlot] = field(default_factory=dict)
    """广告位：名字 → 位置。

    The advert slots by name.

    例 ``{foot: {at: {columns: 1-6, lines: 70-88}}}``"""
    blank: tuple[Annotated[Place, KEPT_FREE], ...] = ()
    """有意留白的地方；别处空着都要报。

    Places that are meant to stay empty; of any other white the build speaks.

    例 ``[{columns: 4-6, lines: 70-88}]``"""

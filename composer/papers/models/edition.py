"""The spec's models for one edition — edition.yaml: its pages, and which story, picture and advertisement goes where.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from composer.frozen import frozen
from composer.papers.models.basis import PAGES, SHORT, Copy, Model, Names
from composer.papers.models.copyfit import Copyfit
from composer.papers.models.press import Waiver
from composer.papers.models.text import Normalise
from composer.papers.models.values import AreaRef, Date, Range, Share

__all__ = ["Advert", "Edition", "PageUse", "Picture", "StoryUse"]


@frozen(kw_only=True)
class PageUse(Model):
    """版 — one page of the edition."""

    layout: Annotated[str, SHORT, Names("layouts")]
    """用 pages/ 里的哪个版式；单写一个值就是它。

    The layout in pages/ that the page uses; a value standing alone is this.

    例 ``front``"""
    name: Copy = ""
    """版名：印在报眉上。

    The page's topic, printed in the folio.

    例 ``要闻``"""
    editor: Copy = ""
    """本版责任编辑；不写同全期的。

    The page's editor; left out, the edition's.

    例 ``王编``"""
    designer: Copy = ""
    """本版版式设计；不写同全期的。

    The page's designer; left out, the edition's.

    例 ``李版``"""
    proof: Copy = ""
    """本版校对；不写同全期的。

    The page's proof-reader; left out, the edition's.

    例 ``赵校``"""
    parameters: Mapping[str, Copy] = field(default_factory=dict)
    """给版式里的参数的值。

    Values for the layout's parameters on this page.

    例 ``{label: 文苑}``"""


@frozen(kw_only=True)
class Picture(Model):
    """图片 — a photograph or drawing in the edition's ``pictures`` folder, with its words."""

    file: Annotated[str, SHORT, Names("pictures")]
    """pictures/ 里的文件；单写一个值就是它。

    The file in ``pictures``; a value standing alone is this.

    例 ``bridge.jpg``"""
    caption: Copy = ""
    """图说。

    The caption.

    例 ``昨日，江城大桥合龙。``"""
    credit: Copy = ""
    """摄影或供图者，排在图说后面。

    Who took or gave the picture, after the caption.

    例 ``本报记者 摄``"""
    alt: Copy = ""
    """给看不见图的读者的说明；不写用图说。

    Words for a reader who does not see it; left out, the caption.

    例 ``江面上的一座斜拉桥，桥面在当中合拢``"""
    focus: tuple[Share, Share] = (50, 50)
    """裁图时保住的那一点：横、竖各百分之几。

    Per cent across and down of the point that a crop keeps.

    例 ``[50, 30]``"""
    again: bool = False
    """重刊：这张图可以在本期出现两次，或在往期登过（栏花、资料照片）。

    It may stand twice in the edition, or have stood in an earlier one (ornaments, photographs from the archive)."""


@frozen(kw_only=True)
class StoryUse(Model):
    """上稿 — a story and where it goes: one area, or a thread through several."""

    story: Annotated[str, Names("stories")]
    """stories/ 里的稿件文件。

    File in the edition's ``stories`` folder.

    例 ``lead.md``"""
    area: Annotated[AreaRef, Names("areas")] | None = None
    """稿件排在哪一版的哪个稿区。

    The area of a page where the story stands."""
    thread: tuple[Annotated[AreaRef, Names("areas")], ...] = ()
    """串文：稿件依次流过的稿区。

    The areas the story runs through, in order.

    例 ``[1.lead, 2.carry]``"""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """图位 → 图片。

    Slot → picture.

    例 ``{main: {file: bridge.jpg, caption: 大桥合龙。, credit: 本报记者 摄}}``"""
    quotes: Mapping[str, Copy] = field(default_factory=dict)
    """摘句位 → 摘出的话。

    Slot → words.

    例 ``{words: 桥通了，路就近了。}``"""
    index: bool = False
    """是否进头版导读。

    Whether the front-page index names the story."""
    teaser: Copy = ""
    """导读语：导读里代替标题的话。

    Words of the index in place of the headline.

    例 ``大桥合龙，年底通车``"""
    normalise: Normalise | None = None
    """规整：对这篇稿件盖过样式和全报的。

    Overrides the style's and the paper's for this story."""
    copyfit: Copyfit | None = None
    """合版：对这篇稿件盖过稿区和样式的。

    Overrides the area's and the style's for this story."""
    again: bool = False
    """重刊：同样的话可以在本期出现两次，或在往期登过。

    The same words may stand twice in the edition, or have stood in an earlier one."""


@frozen(kw_only=True)
class Advert(Model):
    """广告 — a finished advertisement (PDF or picture) for an advert slot."""

    file: Annotated[str, Names("pictures")]
    """广告的成品文件（PDF 或图片），在 pictures/ 里。

    The finished advertisement, in ``pictures``.

    例 ``bank.pdf``"""
    slot: Annotated[AreaRef, Names("slots")]
    """放在哪一版的哪个广告位。

    The advert slot of a page that it goes into.

    例 ``4.foot``"""
    alt: Copy = ""
    """给看不见广告的读者的说明。

    Words for a reader who does not see it.

    例 ``银行的广告``"""


@frozen(kw_only=True)
class Edition(Model):
    """一期 — edition.yaml."""

    edition: Date
    """出版日期。

    Date of issue."""
    number: Copy = ""
    """期号。

    Number of the issue.

    例 ``"3456"``"""
    total: Copy = ""
    """总期号。

    Number of the issue since the first one.

    例 ``"12345"``"""
    editor: Copy = ""
    """全期的责任编辑。

    Editor of every page that names none.

    例 ``王编``"""
    designer: Copy = ""
    """全期的版式设计。

    Designer of every page that names none.

    例 ``李版``"""
    proof: Copy = ""
    """全期的校对。

    Proof-reader of every page that names none.

    例 ``赵校``"""
    pages: Mapping[Annotated[int, PAGES], PageUse]
    """版次 → 版式和版名。

    Page number → its layout and name.

    例 ``{1: {layout: front, name: 要闻}, 2: {layout: inside, name: 综合}}``"""
    sections: tuple[Annotated[Range, PAGES], ...] = ()
    """叠：各叠的版次范围，各叠单独折；不写全期一叠。

    The pages of each section, which is folded for itself; left out, all pages are one.

    例 ``[1-4, 5-8]``"""
    stories: tuple[StoryUse, ...] = ()
    """各稿件排在哪里。

    The stories and where they go.

    例 ``[{story: lead.md, area: 1.lead}]``"""
    adverts: tuple[Advert, ...] = ()
    """各广告放在哪里。

    The advertisements and where they go.

    例 ``[{file: bank.pdf, slot: 4.foot}]``"""
    waivers: tuple[Waiver, ...] = ()
    """放行：有人签字负责的问题，版面照样付印。

    Findings that someone answers for, so that their pages go to the press.

    例 ``[{finding: E701, who: 值班总编, why: 老照片只有这一张, until: 2026-01-01}]``"""

"""The spec's models for one edition — edition.yaml: its pages, and which story, picture and advertisement goes where.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated

from composer.frozen import frozen
from composer.papers.models.basis import PAGES, SHORT, Copy, Model
from composer.papers.models.copyfit import Copyfit
from composer.papers.models.press import Waiver
from composer.papers.models.text import Normalise
from composer.papers.models.values import AreaRef, Date, Range, Share

__all__ = ["Advert", "Edition", "PageUse", "Picture", "StoryUse"]


@frozen(kw_only=True)
class PageUse(Model):
    """One page of the edition."""

    layout: Annotated[str, SHORT]
    name: Copy = ""
    """版名: the page's topic."""
    editor: Copy = ""
    """责任编辑; left out, the edition's."""
    designer: Copy = ""
    """版式."""
    proof: Copy = ""
    """校对."""
    parameters: Mapping[str, Copy] = field(default_factory=dict)
    """Values for the layout's parameters on this page."""


@frozen(kw_only=True)
class Picture(Model):
    """图片 — a photograph or drawing in the edition's ``pictures`` folder, with its words."""

    file: Annotated[str, SHORT]
    caption: Copy = ""
    credit: Copy = ""
    alt: Copy = ""
    """Words for a reader who does not see it; left out, the caption."""
    focus: tuple[Share, Share] = (50, 50)
    """Per cent across and down of the point that a crop keeps."""
    again: bool = False
    """重刊: it may stand twice in the edition, or have stood in an earlier one (栏花、资料照片)."""


@frozen(kw_only=True)
class StoryUse(Model):
    """A story and where it goes: one area, or a thread through several."""

    story: str
    """File in the edition's ``stories`` folder."""
    area: AreaRef | None = None
    thread: tuple[AreaRef, ...] = ()
    """串文: the areas the story runs through, in order."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Slot → picture."""
    quotes: Mapping[str, Copy] = field(default_factory=dict)
    """摘句: slot → words."""
    index: bool = False
    """Whether the front-page index names the story."""
    teaser: Copy = ""
    """导读语: words of the index in place of the headline."""
    normalise: Normalise | None = None
    """规整: overrides the style's and the paper's for this story."""
    copyfit: Copyfit | None = None
    """合版: overrides the area's and the style's for this story."""
    again: bool = False
    """重刊: the same words may stand twice in the edition, or have stood in an earlier one."""


@frozen(kw_only=True)
class Advert(Model):
    """广告 — a finished advertisement (PDF or picture) for an advert slot."""

    file: str
    slot: AreaRef
    alt: Copy = ""


@frozen(kw_only=True)
class Edition(Model):
    """一期 — edition.yaml."""

    edition: Date
    """Date of issue."""
    number: Copy = ""
    """期号."""
    total: Copy = ""
    """总期号."""
    editor: Copy = ""
    designer: Copy = ""
    proof: Copy = ""
    pages: Mapping[Annotated[int, PAGES], PageUse]
    sections: tuple[Annotated[Range, PAGES], ...] = ()
    """叠: the pages of each section, which is folded for itself; left out, all pages are one."""
    stories: tuple[StoryUse, ...] = ()
    adverts: tuple[Advert, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    """放行: findings that someone answers for, so that their pages go to the press."""

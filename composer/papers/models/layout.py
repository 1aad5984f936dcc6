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
from composer.papers.models.basis import KEPT_FREE, LINE, ON_PAGE, Align, Blanks, Copy, Line, Model
from composer.papers.models.head import HeadPart
from composer.papers.models.shape import Place
from composer.papers.models.values import BLACK, ColourRef, FaceRef, Size

__all__ = ["Folio", "Imprint", "Index", "Layout", "Masthead", "PageRule"]

FurnitureWording = Annotated[
    Copy,
    Blanks(
        (
            "paper", "date", "weekday", "number", "total", "pages", "page", "name", "cn", "web",
            "editor", "designer", "proof",
        )
    ),
]  # fmt: skip
"""A phrase of masthead, folio or imprint: what `furniture.facts` knows of the edition and the page."""


@frozen(kw_only=True)
class Index(Model):
    """导读 — the front page's index of what is inside."""

    at: Annotated[Place, ON_PAGE]
    heading: Copy = "导读"
    wording: Annotated[Copy, Blanks(("page", "figure"))] = "见本期{page}版"
    """``{page}`` becomes the page's number in Chinese figures, ``{figure}`` in Arabic ones."""
    face: FaceRef = FaceRef("宋")
    size: Size = Length(9)
    box: Box | None = None


@frozen(kw_only=True)
class Masthead(Model):
    """报头."""

    at: Annotated[Place, ON_PAGE]
    name: HeadPart = HeadPart(face=FaceRef("宋", "heavy"), size=Length(64), align="start")
    """The paper's name."""
    lines: tuple[FurnitureWording, ...] = ()
    """Lines beside the name; ``{date}``, ``{weekday}``, ``{number}``, ``{total}``, ``{pages}`` …"""
    face: FaceRef = FaceRef("宋")
    size: Size = Length(7.5)
    qr: tuple[str, ...] = ()
    """Labels of the QR codes to show, out of the paper's."""
    rule: Line = "thick-thin"
    colour: ColourRef = BLACK
    """Colour of the paper's name."""


@frozen(kw_only=True)
class Folio(Model):
    """报眉 — paper, date, page number and page name, mirrored on odd and even pages."""

    at: Annotated[Place, ON_PAGE]
    face: FaceRef = FaceRef("黑")
    size: Size = Length(9)
    outer: FurnitureWording = "{page}"
    """At the outer edge."""
    middle: FurnitureWording = "{name}"
    inner: FurnitureWording = "{paper}  {date}  {weekday}"
    """At the fold."""
    rule: Line = "thin"


@frozen(kw_only=True)
class Imprint(Model):
    """责任编辑行 — who made the page."""

    at: Annotated[Place, ON_PAGE]
    face: FaceRef = FaceRef("宋")
    size: Size = Length(7.5)
    align: Align = "end"
    text: FurnitureWording = "责任编辑：{editor}　版式：{designer}　校对：{proof}"


@frozen(kw_only=True)
class PageRule(Model):
    """线 — a rule of the page that belongs to no story, along the top or left edge of its place."""

    at: Annotated[Place, LINE]
    line: Line = "hairline"
    colour: ColourRef = BLACK
    vertical: bool = False


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
    blank: tuple[Annotated[Place, KEPT_FREE], ...] = ()
    """留白: places that are meant to stay empty; of other white the build speaks."""

"""The spec's models for a page's furniture: masthead 报头, folio 报眉, index 导读, imprint, rules.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from composer.frozen import frozen
from composer.measure import Length
from composer.papers.models.area import Box
from composer.papers.models.basis import Align, Copy, Line, Model
from composer.papers.models.head import HeadPart
from composer.papers.models.shape import Place
from composer.papers.models.values import BLACK, ColourRef, FaceRef

__all__ = ["Folio", "Imprint", "Index", "Masthead", "PageRule"]


@frozen(kw_only=True)
class Index(Model):
    """导读 — the front page's index of what is inside."""

    at: Place
    heading: Copy = "导读"
    wording: Copy = "见本期{page}版"
    """``{page}`` becomes the page's number in Chinese figures, ``{figure}`` in Arabic ones."""
    face: FaceRef = FaceRef("宋")
    size: Length = Length(9)
    box: Box | None = None


@frozen(kw_only=True)
class Masthead(Model):
    """报头."""

    at: Place
    name: HeadPart = HeadPart(face=FaceRef("宋", "heavy"), size=Length(64), align="start")
    """The paper's name."""
    lines: tuple[Copy, ...] = ()
    """Lines beside the name; ``{date}``, ``{weekday}``, ``{number}``, ``{total}``, ``{pages}`` …"""
    face: FaceRef = FaceRef("宋")
    size: Length = Length(7.5)
    qr: tuple[str, ...] = ()
    """Labels of the QR codes to show, out of the paper's."""
    rule: Line = "thick-thin"
    colour: ColourRef = BLACK
    """Colour of the paper's name."""


@frozen(kw_only=True)
class Folio(Model):
    """报眉 — paper, date, page number and page name, mirrored on odd and even pages."""

    at: Place
    face: FaceRef = FaceRef("黑")
    size: Length = Length(9)
    outer: Copy = "{page}"
    """At the outer edge."""
    middle: Copy = "{name}"
    inner: Copy = "{paper}  {date}  {weekday}"
    """At the fold."""
    rule: Line = "thin"


@frozen(kw_only=True)
class Imprint(Model):
    """责任编辑行 — who made the page."""

    at: Place
    face: FaceRef = FaceRef("宋")
    size: Length = Length(7.5)
    align: Align = "end"
    text: Copy = "责任编辑：{editor}　版式：{designer}　校对：{proof}"


@frozen(kw_only=True)
class PageRule(Model):
    """线 — a rule of the page that belongs to no story, along the top or left edge of its place."""

    at: Place
    line: Line = "hairline"
    colour: ColourRef = BLACK
    vertical: bool = False

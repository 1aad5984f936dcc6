"""The spec's model for imposition: how a paper's finished pages go on parent sheets, 拼大版.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit, mm
from composer.papers.models.basis import Bounds, Model
from composer.papers.models.values import OnPaper

__all__ = ["Binding", "Imposition"]

Binding = Literal["left", "right"]
MarkName = Literal["crop", "bleed", "register", "bar", "slug", "fold"]


@frozen(kw_only=True)
class Imposition(Model):
    """拼大版 — how ``composer impose`` puts finished pages on parent sheets."""

    scheme: Literal["tabloid", "broadsheet", "spreads", "single", "four-up"] = "tabloid"
    """拼法: tabloid and broadsheet in nested pairs (套帖), four-up in two pairs head to head (四拼),
    spreads as a reader opens them (对页), single (单张)."""
    sheet: tuple[OnPaper, OnPaper] | None = None
    """大纸: width and height of the parent sheet; left out, the pages and the margin."""
    margin: Annotated[Length, Bounds(0, mm(100), (Unit.PT,))] = Length(12 * 72 / 25.4)
    """白边: between the pages and the edge of the sheet; marks need 12 mm."""
    gutter: Annotated[Length, Bounds(0, mm(100), (Unit.PT,))] = Length(0)
    """订口间距: between neighbouring pages at the fold."""
    creep: Annotated[Length, Bounds(0, mm(5), (Unit.PT,))] = Length(0)
    """爬移: how far the pages of each sheet move towards the fold, more than those of the sheet round it."""
    binding: Binding | None = None
    """订口: right for papers that are read from right to left; left out, the paper's."""
    blanks: bool = False
    """补白: put blank pages at a section's end where its pages do not fill its sheets."""
    marks: tuple[MarkName, ...] = ("crop", "bleed", "register", "bar", "slug", "fold")
    """版外标记: crop, bleed, register and fold marks, colour bar, slug line."""

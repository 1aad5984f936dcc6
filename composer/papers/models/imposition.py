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

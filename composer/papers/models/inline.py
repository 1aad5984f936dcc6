"""The spec's models for what hangs on characters inside a line: marks beside them, drop
initials, letters and figures that stand upright.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import SHORT, Bounds, Model
from composer.papers.models.values import ColourRef, FaceRef, Size, Space

__all__ = ["MARKS_BESIDE", "UPRIGHT", "Initial", "Inline", "Upright"]

GREY = ColourRef("black", 0.12)


@frozen(kw_only=True)
class Inline(Model):
    """行间标记 — how marks beside the line are drawn: ``[文字]{着重}``, ``[汉字]{注音: hàn zì}``."""

    colour: ColourRef | None = None
    """着重点和行旁线的颜色；不写同正文。

    Colour of dots and lines; left out, the text's."""
    tint: ColourRef = GREY
    """没有指明颜色的底色。

    Tint of a span that names no colour.

    例 ``black 15%``"""
    ruby: FaceRef | None = None
    """注音的字体；不写同正文。

    Face of ruby; left out, the text's."""
    ruby_size: Size = Length(0.5, Unit.ZI)
    """注音字号。

    Size of ruby."""
    ruby_least: Size = Length(4)
    """注音不再缩小、改排在括号里的字号。

    Size below which ruby is not made smaller to fit between lines, but set in brackets."""


MARKS_BESIDE = Inline()


@frozen(kw_only=True)
class Initial(Model):
    """首字下沉 — a drop initial, as high as so many lines of the story's first paragraph."""

    lines: Annotated[int, Bounds(2, 9), SHORT] = 2
    """首字占几行高；单写一个值就是它。

    Lines that the initial is high; a value standing alone is this."""
    face: FaceRef | None = None
    """首字的字体；不写同正文。

    Face of the initial; left out, the text's."""
    colour: ColourRef | None = None
    """首字的颜色；不写同正文。

    Colour of the initial; left out, the text's."""
    gap: Space = Length(0.3, Unit.ZI)
    """首字与旁边各行之间的空。

    Between the initial and the lines beside it."""


@frozen(kw_only=True)
class Upright(Model):
    """直排西文 — what of Latin letters and figures stands upright in a vertical line; all else is turned
    a quarter to the right."""

    digits: Annotated[int, Bounds(0, 4)] = 2
    """纵中横：几位以内的数字并排在一格里；0：不并。

    Figures of so many digits stand side by side in one cell; 0: none do."""
    capitals: Annotated[int, Bounds(0, 12)] = 4
    """几个字母以内的大写缩写（GDP、5G、H7N9）直立，一格一个。

    Abbreviations of so many capitals and digits (GDP, 5G, H7N9) stand upright, one letter a
    cell."""
    figures: Literal["turned", "stacked"] = "turned"
    """更长的数字：随行横倒（turned），或一格一个直立（stacked）。

    Longer figures: turned with the line, or stacked upright, one digit a cell."""


UPRIGHT = Upright()

"""The model of copyfitting — 合版: what a style, an area or a story allows."""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import SHORT, Bounds, Model
from composer.papers.models.values import Percent

__all__ = ["Copyfit", "FitStep"]

FitStep = Literal["reset", "tracking", "space", "headline", "crosshead", "picture"]


@frozen(kw_only=True)
class Copyfit(Model):
    """合版 — what may be done, and how far, so that a story a few lines over or under fills its room.

    ``copyfit: yes`` allows all steps within these limits.
    """

    use: Annotated[bool, SHORT] = True
    """这篇稿件可否合版。

    Whether the story may be fitted at all."""
    order: tuple[FitStep, ...] = ("reset", "tracking", "space", "headline", "crosshead", "picture")
    """先后：可用的手段，按顺序试；没有列出的不用。

    The steps allowed, in the order in which they are tried; one left out is never taken.

    例 ``[reset, tracking]``"""
    reset: Annotated[Length, Bounds(0, 40, (Unit.HANG,))] = Length(6, Unit.HANG)
    """缩行、扩行：各段少排或多排一行，总共最多挤出或补上几行。

    How many lines may be won or filled by setting paragraphs a line shorter or longer.

    例 ``4行``"""
    tracking: Percent = Percent(1)
    """字距：全稿字距最多收紧或放宽一个字的百分之几。

    How much of an em may be taken from, or put between, all characters of the story.

    例 ``0.5%``"""
    space: Annotated[Length, Bounds(0, 6, (Unit.HANG,))] = Length(1, Unit.HANG)
    """题空：标题上下的空最多增减几行。

    How many lines the space about the headline may lose or gain.

    例 ``0.5行``"""
    headline: Annotated[int, Bounds(0, 4)] = 1
    """题号：主题最多小或大几号。

    By how many 号 sizes the main headline may go down or up."""
    enlarge: Annotated[float, Bounds(1, 2)] = 1.25
    """题号放大的上限：补白时主题最多放大到原来的几倍；同版高一级的标题，它总不会赶上。

    How many times its size the main headline may be made to fill room; it never reaches the size of the next rank on
    its page.

    例 ``1.15``"""
    crosshead: Annotated[Length, Bounds(0, 2, (Unit.HANG,))] = Length(1, Unit.HANG)
    """小标题占行：每个小标题上面的空最多增减几行。

    How many lines the space above each crosshead may lose or gain.

    例 ``0.5行``"""
    picture: Annotated[Length, Bounds(0, 40, (Unit.HANG,))] = Length(3, Unit.HANG)
    """图高：图位最多裁低或加高几行。

    How many lines a picture's slot may be cut, or grow, in height.

    例 ``2行``"""

"""The spec's models for headline blocks — 标题: their parts, and how a headline finds its size.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import Align, Bounds, Extending, Model
from composer.papers.models.values import BLACK, ColourRef, FaceRef, Offset, Size, Space

__all__ = ["Fit", "HeadPart", "Headline", "SidePart"]


@frozen(kw_only=True)
class Fit(Model):
    """因题定字号 — the size of a headline chosen from the 号 scale to fill its width."""

    largest: Size | None = None
    """最大字号；不写是该级自己的字号。

    The largest size; left out, the part's own.

    例 ``初号``"""
    smallest: Size = Length(18)
    """最小字号：题再长也不小于它。

    No smaller, whatever the headline's length.

    例 ``二号``"""
    lines: Annotated[int, Bounds(1, 9)] = 1
    """想要的行数；编辑自己断的行可以更多。

    The number of lines wanted; the editor's own breaks make it more."""
    others: bool = False
    """引题、副题随之缩放：是否与主题保持比例。

    Whether kicker and deck keep their proportion to the main headline."""


@frozen(kw_only=True)
class SidePart(Model):
    """引题、副题、署名、栏题 — a level of a headline block beside the main one. What it leaves out of face, size and
    align follows the main headline."""

    face: FaceRef | None = None
    """字体和粗细；不写用主题的字体，引题、副题 regular，栏题 bold，署名用楷。

    Face and weight; left out, the main headline's family: kicker and deck regular, a label bold, a byline in 楷.

    例 ``黑 heavy``"""
    size: Size | None = None
    """字号；不写按主题排成的大小取最近的号，不小于正文：引题、副题 0.62，栏题 0.45，署名 0.3。

    Size; left out, the 号 nearest to a share of the main headline as it is set, no smaller than the body: kicker
    and deck 0.62, label 0.45, byline 0.3.

    例 ``一号``"""
    colour: ColourRef = BLACK
    """字色。

    Colour."""
    align: Align | None = None
    """对齐：齐头、居中、齐尾、撑满或两端拉齐；不写同主题，主题撑满或拉齐的居中。

    How lines stand in the width: start, center, end, spread over it, or justified; left out, as those of the main
    headline, in the middle where those are spread or justified.

    例 ``start``"""
    leading: Annotated[float, Bounds(0.5, 5)] = 1.15
    """行距：本级各行之间，字号的几倍。

    From line to line of this part, as a multiple of its size.

    例 ``1.2``"""
    minimum: Annotated[float, Bounds(0.3, 1)] = 0.9
    """长扁字：为放进宽度最多压窄到几成（1：不压）。

    How far the part may be condensed to fit its width (1: not at all).

    例 ``0.8``"""
    maximum: Annotated[float, Bounds(1, 3)] = 1.0
    """为撑满宽度最多拉宽到几倍（1：不拉）。

    How far it may be widened to fill its width (1: not at all).

    例 ``1.2``"""
    tracking: Offset = Length(0, Unit.ZI)
    """字距：每两字之间加多少。

    Added between characters.

    例 ``0.1字``"""
    loosest: Space = Length(1, Unit.ZI)
    """用 ``align: spread`` 或 ``justify`` 撑满一行时，字距最多加到多少。

    The widest tracking with which ``align: spread`` or ``justify`` may fill a line."""
    shape: Literal["even", "pyramid", "inverted"] = "even"
    """程序断行的形状：均齐（even）、正梯形（pyramid）、倒梯形（inverted）。

    Lines broken by the program: even, pyramid (each no shorter than the one above), or
    inverted."""
    parts: Literal["fits", "line", "lines"] = "fits"
    """一题多段（YAML 列表）：放得下就排一行、压窄也排一行、或各占一行。

    The parts of a headline (a YAML list): on one line where they fit, on one line even if
    condensed, or each on lines of its own."""
    gap: Space = Length(1, Unit.ZI)
    """同一行的各段之间的空。

    Between parts that share a line."""
    fit: Fit | None = None
    """因题定字号：在一个范围里选字号；不写就是 ``size``。

    Chooses the size from a range; left out, `size` it is.

    例 ``{largest: 初号, smallest: 二号}``"""


@frozen(kw_only=True)
class HeadPart(SidePart):
    """主题 — the main headline, and any level of which all is settled."""

    face: FaceRef = FaceRef("黑", "bold")
    """字体和粗细。

    Face and weight.

    例 ``黑 heavy``"""
    size: Size = Length(22)
    """字号。

    Size.

    例 ``一号``"""
    align: Align = "center"
    """对齐：齐头、居中、齐尾、撑满或两端拉齐。

    How lines stand in the width: start, center, end, spread over it, or justified.

    例 ``start``"""


@frozen(kw_only=True)
class Headline(Extending):
    """标题样式 — a headline block in whole lines of the base grid."""

    main: HeadPart = HeadPart()
    """主题。

    The main headline.

    例 ``{face: 黑 heavy, size: 一号, align: start}``"""
    kicker: SidePart = SidePart()
    """引题，在主题上面。

    Above the main headline.

    例 ``{face: 楷, size: 四号, align: start}``"""
    deck: SidePart = SidePart()
    """副题，在主题下面。

    Below the main headline.

    例 ``{face: 楷, size: 四号, align: start}``"""
    byline: SidePart = SidePart()
    """作者，在副题下面。

    The author, below the deck.

    例 ``{face: 楷, size: 小五}``"""
    label: SidePart = SidePart()
    """栏目名，在最上面。

    The column's name, above everything.

    例 ``{face: 黑 bold, size: 五号, colour: black 60%}``"""
    space: Space = Length(0.4, Unit.HANG)
    """各级之间的空。

    Between the parts of the block."""
    before: Space = Length(0.5, Unit.HANG)
    """标题块上面至少空多少。

    Least space above the block."""
    after: Space = Length(1, Unit.HANG)
    """标题块与正文之间至少空多少。

    Least space between the block and its text."""

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
    """最大字号; left out, the part's own size."""
    smallest: Size = Length(18)
    """最小字号: no smaller, whatever the headline's length."""
    lines: Annotated[int, Bounds(1, 9)] = 1
    """The number of lines wanted; the editor's own breaks make it more."""
    others: bool = False
    """引题、副题随之缩放: whether kicker and deck keep their proportion to the main headline."""


@frozen(kw_only=True)
class SidePart(Model):
    """A level of a headline block beside the main one: kicker, deck, byline or label. What it leaves out of
    face, size and align follows the main headline."""

    face: FaceRef | None = None
    """Left out: the main headline's family, regular, a label bold; a byline is in 楷."""
    size: Size | None = None
    """Left out, in proportion to the main headline as it is set, and no smaller than the body: kicker and deck
    0.62 of it, label 0.45, byline 0.3, on the 号 scale."""
    colour: ColourRef = BLACK
    align: Align | None = None
    """Left out: as the main headline; where that is spread or justified, in the middle."""
    leading: Annotated[float, Bounds(0.5, 5)] = 1.15
    """From line to line of this part, as a multiple of its size."""
    minimum: Annotated[float, Bounds(0.3, 1)] = 0.9
    """长扁字: how far the part may be condensed to fit its width (1: not at all)."""
    maximum: Annotated[float, Bounds(1, 3)] = 1.0
    """How far it may be widened to fill its width (1: not at all)."""
    tracking: Offset = Length(0, Unit.ZI)
    """字距: added between characters."""
    loosest: Space = Length(1, Unit.ZI)
    """The widest tracking with which ``align: spread`` or ``justify`` may fill a line."""
    shape: Literal["even", "pyramid", "inverted"] = "even"
    """Lines broken by the program: even, 正梯形 (each no shorter than the one above), 倒梯形."""
    parts: Literal["fits", "line", "lines"] = "fits"
    """The parts of a headline (a YAML list): on one line where they fit, on one line even if
    condensed, or each on lines of its own."""
    gap: Space = Length(1, Unit.ZI)
    """Between parts that share a line."""
    fit: Fit | None = None
    """因题定字号: choose the size from a range; left out, `size` it is."""


@frozen(kw_only=True)
class HeadPart(SidePart):
    """The main headline, and any level of which all is settled."""

    face: FaceRef = FaceRef("黑", "bold")
    size: Size = Length(22)
    align: Align = "center"


@frozen(kw_only=True)
class Headline(Extending):
    """标题样式 — a headline block in whole lines of the base grid."""

    main: HeadPart = HeadPart()
    """主题."""
    kicker: SidePart = SidePart()
    """引题, above the main headline."""
    deck: SidePart = SidePart()
    """副题, below it."""
    byline: SidePart = SidePart()
    """作者, below the deck."""
    label: SidePart = SidePart()
    """栏目名, above everything."""
    space: Space = Length(0.4, Unit.HANG)
    """Between the parts of the block."""
    before: Space = Length(0.5, Unit.HANG)
    """Least space above the block."""
    after: Space = Length(1, Unit.HANG)
    """Least space between the block and its text."""

"""The spec's models for what stands among paragraphs: lists, tables, classified notices.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import Align, Bounds, Copy, Extending, Line, Model
from composer.papers.models.values import BLACK, ColourRef, FaceRef, Size, Space
from composer.papers.models.wordings import Spoken, simplified

__all__ = ["ListStyle", "NoticeStyle", "NumberForm", "TableStyle"]

NumberForm = Literal["1.", "1、", "1）", "（1）", "①", "一、", "（一）"]
"""How the numbers of a list are written; the Chinese order of levels is 一、（一）1.（1）①."""


@frozen(kw_only=True)
class ListStyle(Model):
    """列项 — the marks of lists in running text."""

    bullets: tuple[Copy, ...] = ("●", "—")
    """项目符号: the bullet of each level."""
    bullet_size: Size = Length(0.6, Unit.ZI)
    """Size of the bullets; they stand in the middle of the line."""
    numbers: tuple[NumberForm, ...] = ("1.", "（1）")
    """编号: the form of numbers at each level."""
    face: FaceRef | None = None
    """Face of the marks; left out, the text's."""
    colour: ColourRef | None = None
    """Colour of the marks; left out, the text's."""


@frozen(kw_only=True)
class TableStyle(Extending):
    """表格样式 — how a table is set."""

    face: FaceRef | None = None
    """Left out, the text's."""
    size: Size | None = None
    """Left out, the text's; tables are often one size smaller, 六号."""
    advance: Size | None = None
    """行距 inside a cell; left out, the text's."""
    step: Annotated[float, Bounds(0.1, 4)] = 1
    """Height of a row in grid lines is a multiple of this: 1 keeps every row on the grid, 0.5 lets
    rows take half lines. The table as a whole takes whole lines."""
    before: Space = Length(0.5, Unit.HANG)
    """Least space above the table (or its 表题) where text stands over it."""
    after: Space = Length(0.5, Unit.HANG)
    """Least space below the table (or its 表注)."""
    above: Space = Length(0, Unit.HANG)
    """Least space above and below the words of a row, each."""
    padding: Space = Length(0.25, Unit.ZI)
    """Space at the left and at the right of a cell."""
    vertical: Literal["top", "middle"] = "middle"
    """Where the words of a cell stand that is taller than they need."""
    justify: Space = Length(10, Unit.ZI)
    """Cells from this measure on are justified; narrower ones are ragged."""
    rules: Literal["rows", "three-line", "grid", "none"] = "rows"
    """表线: under every row, 三线表, 全线表, or none."""
    frame: Annotated[float, Bounds(0.25, 6)] = 0.8
    """Weight of the rules at the head and foot, in points."""
    inner: Annotated[float, Bounds(0.25, 6)] = 0.3
    """Weight of the rules inside, in points; no thinner than 0.25, or the press loses them."""
    colour: ColourRef = BLACK
    """Colour of the rules."""
    head: FaceRef | None = None
    """Face of the head row 表头; left out, the text's crosshead face."""
    head_colour: ColourRef | None = None
    """Colour of the words in the head row."""
    head_tint: ColourRef | None = None
    """底色 behind the head row."""
    zebra: ColourRef | None = None
    """隔行底色: tint behind every other row of the body."""
    first: FaceRef | None = None
    """Face of the first column, where it names the rows (项目栏)."""
    repeat: bool = True
    """续表: the head row stands again where the table goes on in another column or page."""
    continued: Annotated[Copy, Spoken("continued")] = simplified("continued")
    """Words over a repeated head row; empty: none."""
    caption: FaceRef = FaceRef("黑", "bold")
    """Face of 表题, the words over the table."""
    caption_align: Align = "center"
    note: FaceRef = FaceRef("楷")
    """Face of 表注, the words under the table."""


@frozen(kw_only=True)
class NoticeStyle(Model):
    """分类广告 — how classified notices are set and packed."""

    lead: Literal["auto", "none"] = "auto"
    """auto: a notice without ``**strong**`` words has those before its first pause set strong."""
    mark: Copy = "■"
    """Before each notice; empty: none."""
    mark_colour: ColourRef = BLACK
    mark_size: Size = Length(0.7, Unit.ZI)
    """Size of the mark; it stands in the middle of the line, in 1 字."""
    rule: Line = "hairline"
    """Between two notices."""
    keep: Annotated[int, Bounds(1, 100)] = 8
    """A notice of up to so many lines never breaks over columns."""
    part: bool = True
    """Whether one of them may break, where columns would else end two lines apart or more."""
    level: bool = True
    """拉齐: what a column of notices lacks at its foot is shared out between them."""
    head: FaceRef = FaceRef("黑", "bold")
    """Face of 类目, the headings of categories."""
    head_size: Size = Length(1.1, Unit.ZI)
    head_align: Align = "center"
    head_colour: ColourRef = ColourRef("white")
    head_tint: ColourRef | None = BLACK
    """Band behind a heading."""
    head_lines: Annotated[int, Bounds(1, 10)] = 2
    """Grid lines that a heading takes."""

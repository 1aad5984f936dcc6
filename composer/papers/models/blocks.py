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
    """项目符号：各级一个。

    The bullet of each level."""
    bullet_size: Size = Length(0.6, Unit.ZI)
    """项目符号的大小，居于行的中线。

    Size of the bullets; they stand in the middle of the line."""
    numbers: tuple[NumberForm, ...] = ("1.", "（1）")
    """编号：各级数字的写法。

    The form of numbers at each level."""
    face: FaceRef | None = None
    """符号和编号的字体；不写同正文。

    Face of the marks; left out, the text's."""
    colour: ColourRef | None = None
    """符号和编号的颜色；不写同正文。

    Colour of the marks; left out, the text's."""


@frozen(kw_only=True)
class TableStyle(Extending):
    """表格样式 — how a table is set."""

    face: FaceRef | None = None
    """字体；不写同正文。

    Face of the cells; left out, the text's."""
    size: Size | None = None
    """字号；不写同正文，表格常小一号，用六号。

    Left out, the text's; tables are often one size smaller, 六号.

    例 ``六号``"""
    advance: Size | None = None
    """格内行距；不写同正文。

    Line feed inside a cell; left out, the text's.

    例 ``9pt``"""
    step: Annotated[float, Bounds(0.1, 4)] = 1
    """行高是基线格的几倍：1 各行都在格上，0.5 可占半行；全表总占整行。

    Height of a row in grid lines is a multiple of this: 1 keeps every row on the grid, 0.5 lets
    rows take half lines. The table as a whole takes whole lines.

    例 ``0.5``"""
    before: Space = Length(0.5, Unit.HANG)
    """表（或表题）上面至少空多少。

    Least space above the table (or its 表题) where text stands over it."""
    after: Space = Length(0.5, Unit.HANG)
    """表（或表注）下面至少空多少。

    Least space below the table (or its 表注)."""
    above: Space = Length(0, Unit.HANG)
    """每行文字上面、下面各空多少。

    Least space above and below the words of a row, each.

    例 ``0.1行``"""
    padding: Space = Length(0.25, Unit.ZI)
    """每格左右各空多少。

    Space at the left and at the right of a cell."""
    vertical: Literal["top", "middle"] = "middle"
    """格比字高时，字在上（top）还是居中（middle）。

    Where the words of a cell stand that is taller than they need."""
    justify: Space = Length(10, Unit.ZI)
    """格宽到这么多字起两端拉齐；再窄的右边不齐。

    Cells from this measure on are justified; narrower ones are ragged."""
    rules: Literal["rows", "three-line", "grid", "none"] = "rows"
    """表线：行线（rows）、三线表（three-line）、全线表（grid）或没有（none）。

    A rule under every row, three rules, a grid, or none."""
    frame: Annotated[float, Bounds(0.25, 6)] = 0.8
    """表头表尾粗线的粗细，磅。

    Weight of the rules at the head and foot, in points."""
    inner: Annotated[float, Bounds(0.25, 6)] = 0.3
    """表内细线的粗细，磅；不要细过 0.25，印不出来。

    Weight of the rules inside, in points; no thinner than 0.25, or the press loses them."""
    colour: ColourRef = BLACK
    """表线的颜色。

    Colour of the rules."""
    head: FaceRef | None = None
    """表头的字体；不写用正文的小标题字体。

    Face of the head row; left out, the text's crosshead face."""
    head_colour: ColourRef | None = None
    """表头的字色。

    Colour of the words in the head row."""
    head_tint: ColourRef | None = None
    """表头的底色。

    Tint behind the head row.

    例 ``black 20%``"""
    zebra: ColourRef | None = None
    """隔行底色。

    Tint behind every other row of the body.

    例 ``black 8%``"""
    first: FaceRef | None = None
    """首栏（项目栏）的字体。

    Face of the first column, where it names the rows."""
    repeat: bool = True
    """续表：表转到下一栏、下一版时重排表头。

    The head row stands again where the table goes on in another column or page."""
    continued: Annotated[Copy, Spoken("continued")] = simplified("continued")
    """重排的表头上面的字；空：不印。

    Words over a repeated head row; empty: none."""
    caption: FaceRef = FaceRef("黑", "bold")
    """表题的字体。

    Face of the words over the table."""
    caption_align: Align = "center"
    """表题的对齐。

    How the words over the table are aligned.

    例 ``start``"""
    note: FaceRef = FaceRef("楷")
    """表注的字体。

    Face of the words under the table.

    例 ``楷``"""


@frozen(kw_only=True)
class NoticeStyle(Model):
    """分类广告 — how classified notices are set and packed."""

    lead: Literal["auto", "none"] = "auto"
    """auto：没有 ``**加粗**`` 的启事，第一个停顿以前的字加粗。

    auto: a notice without ``**strong**`` words has those before its first pause set strong."""
    mark: Copy = "■"
    """每条启事前的符号；空：没有。

    Before each notice; empty: none."""
    mark_colour: ColourRef = BLACK
    """符号的颜色。

    Colour of the mark."""
    mark_size: Size = Length(0.7, Unit.ZI)
    """符号的大小，居于行的中线，占 1 字。

    Size of the mark; it stands in the middle of the line, in 1 字."""
    rule: Line = "hairline"
    """两条启事之间的线。

    Rule between two notices."""
    keep: Annotated[int, Bounds(1, 100)] = 8
    """不超过这么多行的启事不拆到两栏。

    A notice of up to so many lines never breaks over columns."""
    part: bool = True
    """各栏末尾相差两行以上时，可否拆开一条。

    Whether one of them may break, where columns would else end two lines apart or more."""
    level: bool = True
    """拉齐：一栏短了多少，就匀到各条之间。

    What a column of notices lacks at its foot is shared out between them."""
    head: FaceRef = FaceRef("黑", "bold")
    """类目的字体。

    Face of the headings of categories."""
    head_size: Size = Length(1.1, Unit.ZI)
    """类目的字号。

    Size of the headings."""
    head_align: Align = "center"
    """类目的对齐。

    How the headings are aligned.

    例 ``start``"""
    head_colour: ColourRef = ColourRef("white")
    """类目的字色。

    Colour of the headings."""
    head_tint: ColourRef | None = BLACK
    """类目后面的色条；不写是黑的。

    Band behind a heading."""
    head_lines: Annotated[int, Bounds(1, 10)] = 2
    """类目占的基线格行数。

    Grid lines that a heading takes."""

"""Placing tables — 表格入栏: rows into slots, with their rules and tints, 表题 above and 表注 below.

A row never parts. Where a table goes on in another column its head stands there again under 续表; that
head is an artifact, so that the table read out of the PDF has one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from composer.galley.line import Line, Measures
from composer.makeup.blocks.placing import DECORATION, WORDS, Progress, SetLine, Stroke, Tint
from composer.makeup.blocks.setters import Kit, Type
from composer.makeup.blocks.table import SetTable
from composer.papers.models.values import ColourRef
from composer.story.blocks import Block, Caption, Note
from composer.story.text import Text

__all__ = ["least_height", "place_caption", "place_note", "place_table"]

TableAt = Callable[[int], SetTable]
"""The table at hand, set at a width."""

_SLACK = 1e-6

_CAPTION_GAP = 0.2
"""Line advances between 表题 and the table, where whole lines leave them."""


def place_table(
    run: Progress, kit: Kit, blocks: Sequence[Block], number: int, table_at: TableAt
) -> bool:
    """Place table number `number` of the blocks from the next free slot on; False where slots ended first,
    `run.cut` being the first row that is left."""
    row = 0
    while not run.ended():
        slot = run.slots[run.at]
        part = _Part(run, kit, blocks, number, table_at(slot.width), row)
        row = part.place()
        if row == len(part.table.rows):
            return True
    run.cut = row
    return False


class _Part:
    """The rows of a table in one column, from row `first` on."""

    def __init__(
        self,
        run: Progress,
        kit: Kit,
        blocks: Sequence[Block],
        number: int,
        table: SetTable,
        first: int,
    ) -> None:
        self.run, self.kit, self.blocks, self.number = run, kit, blocks, number
        self.table, self.first = table, first
        self.room = run.room()
        self.base = run.at
        self.y = 0.0
        """How far down the part has come, in advances."""

    def place(self) -> int:
        """Place what fits; gives the first row that does not. The rows of a cell that covers several
        stay together."""
        table, row = self.table, self.first
        again = row > 0 and table.style.repeat and table.head > 0
        head = 0.0 if again else self._before()
        block = _together(table, row)
        if head + least_height(table, row) > self.room + _SLACK:
            self.run.at += self.room
            return row
        if again:
            self._repeat_head()
        else:
            self.y = head
        while True:
            for at in range(row, block):
                self._row(at, words=True)
            row = block
            if row == len(table.rows):
                break
            block = _together(table, row)
            if self.y + sum(table.heights[row:block]) > self.room + _SLACK:
                break
        self._frame(_label_height(self.table) if again else head)
        self.run.at = self.base + min(self.room, ceil(self.y + self._after() - _SLACK))
        if row < len(table.rows):
            self.run.at = self.base + self.room
        return row

    def _before(self) -> float:
        """Space between text and table; what stands under a caption needs none."""
        captioned = self.number > 0 and isinstance(self.blocks[self.number - 1], Caption)
        if self.first or self.run.at_head() or captioned:
            return 0.0
        return self.kit.lines(self.table.style.before)

    def _after(self) -> float:
        last = self.number + 1 == len(self.blocks)
        if last or isinstance(self.blocks[self.number + 1], Note):
            return 0.0
        return self.kit.lines(self.table.style.after)

    # ── the repeated head ─────────────────────────────────────────────────────────────────────

    def _repeat_head(self) -> None:
        table = self.table
        if table.style.continued:
            kind = self.kit.type(table.style.caption, table.style.size, table.style.advance)
            words = kind.setter.single(Text(table.style.continued), table.style.caption)
            x = table.edges[-1] - words.width * kind.size
            self._line(words, x, _label_height(self.table) - kind.advance, kind, DECORATION)
            self.y = _label_height(self.table)
        for row in range(table.head):
            self._row(row, words=False)

    # ── rows ──────────────────────────────────────────────────────────────────────────────────

    def _row(self, row: int, *, words: bool) -> None:
        """Words, tint and inner rules of one row at the height reached."""
        table = self.table
        first = table.firsts[row]
        colour = table.style.head_colour if row < table.head else None
        self._tint(row)
        for at, cell in enumerate(table.rows[row]):
            for one in cell.lines:
                where = first + at if words else DECORATION
                self._line(one.line, one.x, self.y + one.y, table.type, where, colour)
        self._upright(row)
        self.y += table.heights[row]
        self._under(row)

    def _line(
        self,
        line: Line,
        x: float,
        y: float,
        kind: Type,
        cell: int,
        colour: ColourRef | None = None,
    ) -> None:
        """A line whose top is `y` below the table's first slot, hung on the slot that it lies in."""
        whole = min(int(y + _SLACK), self.room - 1)
        slot = self.run.slots[self.base + whole]
        drop = y - whole + kind.lower
        self.run.lines.append(
            SetLine(slot, line, self.number, cell, x / 1000, drop, kind.size, colour)
        )

    def _tint(self, row: int) -> None:
        style, table = self.table.style, self.table
        colour = style.head_tint if row < table.head else None
        if row >= table.head and style.zebra is not None and (row - table.head) % 2:
            colour = style.zebra
        if colour is not None:
            slot = self.run.slots[self.base]
            self.run.marks.append(
                Tint(
                    slot,
                    self.number,
                    0,
                    self.y,
                    table.edges[-1],
                    self.y + table.heights[row],
                    colour,
                )
            )

    # ── rules ─────────────────────────────────────────────────────────────────────────────────

    def _stroke(self, x: float, top: float, x2: float, foot: float, weight: float) -> None:
        slot = self.run.slots[self.base]
        colour = self.table.style.colour
        self.run.marks.append(Stroke(slot, self.number, x, top, x2, foot, weight, colour))

    def _under(self, row: int) -> None:
        """The rule under a row, left out where a cell goes on below it."""
        table, style = self.table, self.table.style
        after = row + 1
        if after == len(table.rows) or style.rules == "none":
            return
        if style.rules == "three-line" and after < table.head:
            self._under_groups(row)
        elif style.rules != "three-line" or after == table.head or after in table.form.groups:
            weight = style.frame if after in table.form.groups else style.inner
            for left, right in _parted(table, row):
                self._stroke(table.edges[left], self.y, table.edges[right], self.y, weight)

    def _under_groups(self, row: int) -> None:
        """三线表: in a head of several rows a short rule under each heading over several columns."""
        table = self.table
        inset = self.kit.ems(table.style.padding)
        for cell in table.rows[row]:
            column, columns, rows = cell.place
            if columns > 1 and rows == 1:
                left, right = table.edges[column] + inset, table.edges[column + columns] - inset
                self._stroke(left, self.y, right, self.y, table.style.inner)

    def _upright(self, row: int) -> None:
        """全线表: the rules between the cells of a row."""
        table = self.table
        if table.style.rules != "grid":
            return
        foot = self.y + table.heights[row]
        owners = table.owners[row]
        for at in range(1, len(table.edges) - 1):
            if owners[at] is None or owners[at - 1] != owners[at]:
                self._stroke(table.edges[at], self.y, table.edges[at], foot, table.style.inner)

    def _frame(self, top: float) -> None:
        """Head and foot, and for 全线表 the sides."""
        table, style = self.table, self.table.style
        if style.rules == "none":
            return
        right = table.edges[-1]
        grid = style.rules == "grid"
        corner = style.frame / 2 / self.kit.em * 1000 if grid else 0.0
        for y in (top, self.y):
            self._stroke(-corner, y, right + corner, y, style.frame)
        for x in (0.0, right) if grid else ():
            self._stroke(x, top, x, self.y, style.frame)


def _together(table: SetTable, row: int) -> int:
    """The row after those that stay with `row`: the head keeps its first row of the body, and a cell
    keeps all the rows it covers."""
    last = row + 1
    if row < table.head:
        last = min(table.head + 1, len(table.rows))
    at = row
    while at < last:
        for cell in table.rows[at]:
            last = max(last, min(at + cell.place.rows, len(table.rows)))
        at += 1
    return last


def _label_height(table: SetTable) -> float:
    """Whole lines that 续表 takes."""
    return ceil(table.type.advance - _SLACK) if table.style.continued else 0.0


def least_height(table: SetTable, row: int) -> float:
    """What a column must have for a table to begin, or to go on, with `row`."""
    again = 0.0
    if row and table.style.repeat and table.head:
        again = _label_height(table) + sum(table.heights[: table.head])
    return again + sum(table.heights[row : _together(table, row)])


def _parted(table: SetTable, row: int) -> list[tuple[int, int]]:
    """Runs of columns, first and last edge, where no cell of `row` goes on below it."""
    runs: list[tuple[int, int]] = []
    for at, (owner, below) in enumerate(zip(table.owners[row], table.owners[row + 1], strict=True)):
        if owner is not None and owner == below:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


# ── 表题 and 表注 ─────────────────────────────────────────────────────────────────────────────────


def place_caption(
    run: Progress, kit: Kit, number: int, caption: Caption, table_at: TableAt | None
) -> bool:
    """表题 — placed with what its table has at least below it."""
    style = kit.table(caption.style)
    kind = kit.type(style.caption, style.size, style.advance)
    while not run.ended():
        width = run.slots[run.at].width
        measures = Measures((max(1, round(width / kind.size)),))
        lines = kind.setter.paragraph(
            caption.text, measures, align=style.caption_align, face=style.caption
        )
        air = 0.0 if run.at_head() else kit.lines(style.before)
        need = ceil(len(lines) * kind.advance + air - _SLACK)
        below = 0.0
        if table_at is not None:
            table = table_at(width)
            below = least_height(table, 0)
        if need + below <= run.room() + _SLACK:
            free = need - len(lines) * kind.advance
            _stand(run, number, lines, kind, need, free - min(_CAPTION_GAP, free))
            return True
        run.at += run.room()
    return False


def place_note(run: Progress, kit: Kit, number: int, note: Note) -> bool:
    """表注 — whole, under its table."""
    style = kit.table(note.style)
    kind = kit.type(style.note, style.size, style.advance)
    while not run.ended():
        width = run.slots[run.at].width
        measures = Measures((max(1, round(width / kind.size)),))
        lines = kind.setter.paragraph(note.text, measures, face=style.note)
        high = len(lines) * kind.advance
        need = ceil(high - _SLACK)
        if need <= run.room():
            taken = min(run.room(), ceil(high + kit.lines(style.after) - _SLACK))
            _stand(run, number, lines, kind, taken, min(0.25, (taken - high) / 2))
            return True
        run.at += run.room()
    return False


def _stand(
    run: Progress, number: int, lines: tuple[Line, ...], kind: Type, need: int, top: float
) -> None:
    """Stand lines in the next `need` slots, the first one `top` below their head."""
    for at, line in enumerate(lines):
        y = top + at * kind.advance
        whole = min(int(y + _SLACK), need - 1)
        slot = run.slots[run.at + whole]
        drop = y - whole + kind.lower
        run.lines.append(SetLine(slot, line, number, WORDS, 0.0, drop, kind.size))
    run.at += need

"""Crossheads — 小标题: never at a column's foot without text below (背题), and nearer to it than to what is above."""

from __future__ import annotations

from math import ceil

from composer.makeup.blocks.kind import Kind, Manner, Placing, StoryLines
from composer.makeup.blocks.placing import KEEP, WORDS, SetLine, parted_from
from composer.story.blocks import Caption, Table, TextBlock

__all__ = ["CROSSHEAD"]

_DROP = 0.62
"""A crosshead takes one line more than its words; of that line this share stands above it, so that
it belongs to what follows."""


def _manner(lines: StoryLines) -> Manner:
    style = lines.setter.style
    return Manner(0, style.crosshead_align, style.crosshead)


def _place(run: Placing, number: int) -> bool:
    """Words in the middle of one line more than they need; at a column's head in no more. Text follows in the
    same run of rows: what stands in the column below a crosshead is no text of its own. Where a
    shape parts the lines they stand in the wider part, and no text beside them."""
    rows = run.rows
    while (at := rows.begins(run.at)) < len(run.slots):
        room = run.left_in_run[at]
        lines = run.flow.lines(number, (rows.widest(at).width,))
        head = at == 0 or run.slots[at - 1].column != run.slots[at].column
        space = 0 if head else 1 + run.flow.crossheads.get(number, 0)
        need = len(lines) + space
        if rows.touched(at, room) >= need + _below(run, number, rows.widest(at).width):
            drop = space * _DROP
            for n, line in enumerate(lines):
                slot = rows.widest(rows.after(at, n))
                run.lines.append(SetLine(slot, line, number, WORDS, 0.0, drop))
            run.at = rows.after(at, need)
            return True
        if parted_from(run.slots, at) and room == len(run.slots) - at:
            break
        run.at = at + room
    return False


def _below(run: Placing, number: int, width: int) -> int:
    """Rows that the block below a crosshead takes beside it at least: a paragraph of three lines has no place
    where it could be parted, a table's rows stay whole."""
    flow, after = run.flow, number + 1
    if after >= len(flow.blocks):
        return KEEP
    block = flow.blocks[after]
    if isinstance(block, Table):
        from composer.makeup.blocks.table_rows import least_height

        return ceil(least_height(flow.table(after, width), 0))
    if not isinstance(block, TextBlock) or isinstance(block, Caption):
        return KEEP
    count = len(flow.lines(after, (width,)))
    return count if KEEP <= count < 2 * KEEP else KEEP


CROSSHEAD = Kind(manner=_manner, place=_place, spaced=True, role="H3")

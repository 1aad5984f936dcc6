"""Tables over several columns — 跨栏表: at the foot of the first area of their story, its last columns wide.

In: the story's tables that ask for it, and its first area. Out: their places, which its text runs round, and
their lines. A table with its caption and note stands there whole, in whole lines of the grid; where the text
ends above it, it moves up to the text. One that has no room is set in a column like any other, and said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil

from composer.diagnostics.diagnostic import Words
from composer.frozen import NamedTuple
from composer.makeup.area.plan import AreaPlan, WideTable
from composer.makeup.blocks.placing import Progress
from composer.makeup.blocks.setters import Kit
from composer.makeup.blocks.table import SetTable, make_table
from composer.makeup.blocks.table_rows import place_caption, place_note, place_table
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Slot
from composer.makeup.grid import ASCENT
from composer.measure import Pt, Rect
from composer.story.blocks import Block, Caption, Note, Table

__all__ = ["Refused", "moved_up", "place_wide", "wide_tables"]

_TEXT = 2
"""Lines that an area must keep for its text above a table."""


class Refused(NamedTuple):
    """A table that has no such place, by the number of its block, and why."""

    block: int
    why: Words


def wide_tables(
    kit: Kit, blocks: Sequence[Block], plan: AreaPlan
) -> tuple[list[WideTable], list[Refused]]:
    """The places of the tables that are to run over several columns of an area, the last one lowest."""
    found: list[WideTable] = []
    refused: list[Refused] = []
    foot, frame = plan.frame.rows, plan.frame
    for number in reversed(range(len(blocks))):
        over = blocks[number].span
        if not over:
            continue
        own = _with_company(blocks, number)
        count = len(frame.columns)
        columns = range(count - min(over, count), count)
        x = frame.columns[columns.start].x
        width = Pt(frame.columns[-1].x + frame.columns[-1].width - x)
        high = _height(kit, blocks, own, round(1000 * width / frame.em), frame.rows)
        if high is None or foot - high < _TEXT:
            refused.append(Refused(number, _too_high(high, foot - _TEXT)))
            continue
        y = plan.text.y + (foot - high) * frame.advance
        rect = Rect(x, Pt(y), width, Pt((high - 1) * frame.advance + plan.grid.em))
        if any(one.rect.overlaps(rect) for one in plan.obstacles):
            refused.append(
                Refused(number, Words("那里有图片或摘句", "a picture or quote is there"))
            )
            continue
        found.append(WideTable(own, columns, range(foot - high, foot), rect))
        foot -= high
    return found[::-1], refused[::-1]


def _too_high(high: int | None, allowed: int) -> Words:
    most = max(0, allowed)
    if high is None:
        return Words(f"比稿区高，只有 {most} 行", f"higher than the area, which has {most} lines")
    return Words(f"高 {high} 行，只有 {most} 行", f"{high} lines high, with {most} to be had")


def _with_company(blocks: Sequence[Block], number: int) -> range:
    """A table with the caption before it and the note after it."""
    before = number > 0 and isinstance(blocks[number - 1], Caption)
    after = number + 1 < len(blocks) and isinstance(blocks[number + 1], Note)
    return range(number - before, number + 1 + after)


def _height(kit: Kit, blocks: Sequence[Block], own: range, width: int, most: int) -> int | None:
    """Lines that a table takes with its company and the air over it; None if more than `most`."""
    air = _air(kit, blocks, own)
    slots = [Slot(Pt(0), Pt(0), width, 0, row) for row in range(most)]
    run = Progress(slots)
    if not _placed(run, kit, blocks, own, lambda at, wide: make_table(kit, blocks[at], wide)):
        return None
    return ceil(run.at + air - 1e-6)


def _air(kit: Kit, blocks: Sequence[Block], own: range) -> float:
    """What is free over a table in whole lines, in advances."""
    table = next(block for block in blocks[own.start : own.stop] if isinstance(block, Table))
    return kit.lines(kit.table(table.form.style).before)


def _placed(
    run: Progress,
    kit: Kit,
    blocks: Sequence[Block],
    own: range,
    set_at: Callable[[int, int], SetTable],
) -> bool:
    """Place the blocks of one table; whether all of them found room."""
    blocks = blocks[: own.stop]  # nothing comes after them that they would keep clear of
    for number in own:
        block = blocks[number]
        if isinstance(block, Caption):
            below = partial(set_at, number + 1)
            done = place_caption(run, kit, number, block, below)
        elif isinstance(block, Note):
            done = place_note(run, kit, number, block)
        else:
            done = place_table(run, kit, blocks, number, partial(set_at, number))
        if not done:
            return False
    return True


def place_wide(flow: Flow, plan: AreaPlan, wide: WideTable, up: int) -> Progress:
    """The lines and rules of a table in its place, or so many lines above it."""
    frame, own = plan.frame, wide.rect
    air = _air(flow.kit, flow.blocks, wide.blocks)
    top = own.y + (air - up) * frame.advance
    slots = [
        Slot(
            own.x,
            Pt(top + ASCENT * plan.grid.em + row * frame.advance),
            round(1000 * own.width / frame.em),
            frame.numbers.start,
            row,
        )
        for row in range(len(wide.rows))
    ]
    run = Progress(slots)
    _placed(run, flow.kit, flow.blocks, wide.blocks, flow.table)
    return run


def moved_up(plan: AreaPlan, filled: Filled) -> list[int]:
    """By how many lines each table of an area in which its story ends goes up to the text, or to the table,
    that ends above it."""
    first = plan.frame.numbers.start
    free: dict[int, set[int]] = {}
    for slot in plan.frame.slots:
        if slot.row > filled.feet.get(slot.column, -1):
            free.setdefault(slot.column - first, set()).add(slot.row)
    lines = []
    for wide in plan.wide:
        rows, up = wide.rows, 0
        while all(rows.start - up - 1 in free.get(at, ()) for at in wide.columns):
            up += 1
        for at in wide.columns:
            own = free.setdefault(at, set())
            own.update(rows)
            own.difference_update(range(rows.start - up, rows.stop - up))
        lines.append(up)
    return lines

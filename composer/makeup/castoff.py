"""Casting off — 计算篇幅: how much room a story takes, asked of the flow that will set it.

In: a flow and a frame, whose foot may be moved. Out: the lines of copy, the rows that its columns need, what
is over or under in the room that there is, and the loosest line. Nothing is estimated: lone lines, crossheads
at a column's head, pictures in the way and tables count as they do on the page. Columns are filled one after
the other; to end level (末栏拉齐) takes no more rows than that.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.diagnostics.diagnostic import Span
from composer.frozen import frozen
from composer.makeup.blocks.placing import WORDS
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import NARROWEST, Column, Frame, Slot
from composer.measure import Pt, Rect

__all__ = ["Castoff", "LooseLine", "cast_off", "plain_frame"]

_DEEPEST = 1 << 14
"""Rows: a story that is not set in so many has a measure that takes none of it."""


@frozen
class LooseLine:
    """The line whose gaps are opened furthest."""

    text: str
    gap: float
    """字 that each gap was opened by; what it has by its style is not counted."""
    allowed: float
    """字: by the style, more is loose (W106)."""
    place: Span


@frozen
class Castoff:
    """What a story takes."""

    lines: int
    """Lines, counted through all columns; a row that a picture parts counts for two."""
    rows: int | None
    """行高: how deep its columns have to be; None where they are too narrow for any line."""
    room: int | None
    """How deep they are; None where nobody said."""
    over: int
    """字 that find no room there."""
    under: int
    """字 that there would be room for."""
    loosest: LooseLine | None
    """None where no line is justified wider than it came."""


def plain_frame(flow: Flow, columns: int, measure: int, rows: int) -> Frame:
    """A frame of equal columns, `measure` ems each, with nothing in them."""
    kit = flow.kit
    width = measure * 1000
    vertical = kit.style.vertical
    slots = tuple(
        Slot(Pt(0), Pt(row * kit.advance), width, column, row, vertical)
        for column in range(columns)
        for row in range(rows)
    )
    sides = tuple(Column(Pt(0), Pt(measure * kit.em)) for _ in range(columns))
    rect = Rect(Pt(0), Pt(0), Pt(columns * measure * kit.em), Pt(rows * kit.advance))
    return Frame(rect, kit.em, kit.advance, sides, slots, rows)


def cast_off(flow: Flow, frame: Frame, *, room: bool = True) -> Castoff:
    """What the story of `flow` takes in the columns of `frame`; `room`: whether its foot is meant."""
    slots = _to_depth(frame, frame.rows)
    here = flow.fill(slots) if room else None
    rows = _least(flow, frame)
    whole = flow.fill(_to_depth(frame, rows)) if rows is not None else None
    over = under = 0
    if here is not None:
        over = here.left.chars if here.left else 0
        under = 0 if here.left else sum(slot.width for slot in slots[here.used :]) // 1000
    return Castoff(
        0 if whole is None else len({placed.slot for placed in whole.lines}),
        rows,
        frame.rows if room else None,
        over,
        under,
        None if whole is None else _loosest(flow, whole),
    )


def _least(flow: Flow, frame: Frame) -> int | None:
    """A depth at which the columns hold the story, and a row less does not; None where none does.

    Found by halving. The rules of lone lines can make the copy a row longer at one height than at the
    next, so that somewhere above such a depth there may be one that does not hold it.
    """

    def holds(rows: int) -> bool:
        return flow.fill(_to_depth(frame, rows)).left is None

    low, high = 0, max(1, frame.rows)
    if holds(0):
        return 0
    while not holds(high):
        low, high = high, 2 * high
        if high > _DEEPEST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _to_depth(frame: Frame, rows: int) -> tuple[Slot, ...]:
    """The slots of the frame with its foot moved up or down; below it nothing stands in the columns."""
    if rows <= frame.rows:
        return frame.shortened(rows)
    return tuple(_deepened(frame, rows))


def _deepened(frame: Frame, rows: int) -> Iterator[Slot]:
    first = frame.slots[0].column if frame.slots else 0
    vertical = bool(frame.slots) and frame.slots[0].vertical
    for number, column in enumerate(frame.columns, first):
        yield from (slot for slot in frame.slots if slot.column == number)
        if column.width < NARROWEST * frame.em - 0.01:
            continue
        width = round(1000 * column.width / frame.em)
        for row in range(frame.rows, rows):
            yield Slot(
                column.x, Pt(frame.rect.y + row * frame.advance), width, number, row, vertical
            )


def _loosest(flow: Flow, filled: Filled) -> LooseLine | None:
    lines = [one for one in filled.lines if one.cell == WORDS and one.line.stretch > 0]
    if not lines:
        return None
    placed = max(lines, key=lambda one: one.line.stretch)  # of several alike the first
    line, text = placed.line, flow.blocks[placed.block].text
    return LooseLine(
        text.chars[line.start : line.end],
        line.stretch / 1000,
        flow.setter.loose / 1000,
        text.span(line.start, line.end),
    )

"""What make-up places in slots — 排入的行与线 — and the state of one filling that every kind of block advances.

Glossary: a *slot* is room for a line; a *set line* is a line in its slot; *strokes* and *tints* are a
block's rules and backgrounds, measured from the slot that they hang on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, repeat
from operator import attrgetter

from composer.frozen import NamedTuple, frozen
from composer.galley.line import Line
from composer.makeup.frames.frames import Slot
from composer.papers.models.values import ColourRef
from composer.story.blocks import Block
from composer.story.text import Text

__all__ = [
    "DECORATION",
    "KEEP",
    "WORDS",
    "ItemMark",
    "Leftover",
    "Mark",
    "Progress",
    "SetLine",
    "Stroke",
    "Tint",
    "text_of",
]

WORDS = -1
"""Cell number of a block's own words."""

DECORATION = -2
"""Cell number of words that are no part of the story: a repeated table head, the mark of a notice."""


KEEP = 2
"""Lines of text that a crosshead keeps with itself, and that stay together at a head or foot."""


class SetLine(NamedTuple):
    """A line in its slot."""

    slot: Slot
    line: Line
    block: int
    cell: int
    """Number of the table's cell, counted by rows, or `WORDS`, or `DECORATION`; of a list's item 1 is
    its mark."""
    dx: float
    """Moved right, in ems."""
    drop: float
    """Moved down, in line advances."""
    size: float = 1.0
    """Size of its type, in ems of the style."""
    colour: ColourRef | None = None
    """None: the style's."""


def text_of(block: Block, cell: int) -> Text | None:
    """The text that a set line of a block with that number of a cell is of; None for what is no text of the story."""
    if cell == WORDS:
        return block.text
    cells = block.cells()
    return cells[cell] if 0 <= cell < len(cells) else None


class ItemMark(NamedTuple):
    """The mark of one item: its line, where it stands, and where the item's words begin (1/1000 em of
    the text)."""

    line: Line
    x: int
    hang: int
    size: float
    """In ems of the text."""
    words: str
    """The characters of the mark."""


@frozen
class Leftover:
    """余文 — what did not fit: from character `offset` of block number `block` on; of a table, from row
    number `offset` on."""

    block: int
    offset: int
    lines: int
    chars: int
    tall: tuple[float, int] | None = None
    """Height of a table's row that no column can hold, and that of the highest column, in lines."""


class Stroke(NamedTuple):
    """A rule from (x, top) to (x2, foot): 1/1000 em from the slot's left edge, advances from the top of
    its line."""

    slot: Slot
    block: int
    x: float
    top: float
    x2: float
    foot: float
    weight: float
    """Points."""
    colour: ColourRef


class Tint(NamedTuple):
    """A background, measured like a stroke."""

    slot: Slot
    block: int
    x: float
    top: float
    x2: float
    foot: float
    colour: ColourRef


Mark = Stroke | Tint


_column = attrgetter("column")


class Progress:
    """The state of one filling: the next free slot, and what has been placed.

    Lines of paragraphs wait with the numbers of their slots until somebody looks at `lines`: balancing
    tries ten fillings and looks at one.
    """

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.slots = slots
        self.at = 0
        self.cut = 0
        """Where the block at hand was cut: a character's offset, or the number of a table's row."""
        self._lines: list[SetLine] = []
        self._waiting: list[tuple[Sequence[Line], Sequence[int], int, float]] = []
        self._waits = 0
        self.marks: list[Mark] = []
        self.lone: list[Slot] = []
        self.left_in_run = _left_in_run(slots)

    @property
    def lines(self) -> list[SetLine]:
        """What has been placed, to look at and to add to."""
        if self._waiting:
            slots = self.slots
            for lines, where, block, dx in self._waiting:
                mine = map(slots.__getitem__, where)
                rest = map(repeat, (block, WORDS, dx, 0.0, 1.0, None))
                self._lines += map(SetLine._make, zip(mine, lines, *rest, strict=False))
            self._waiting.clear()
            self._waits = 0
        return self._lines

    @property
    def placed(self) -> int:
        """How many lines have been placed."""
        return len(self._lines) + self._waits

    def put(self, lines: Sequence[Line], where: Sequence[int], block: int, dx: float) -> None:
        """Place words of a block in the slots of those numbers, `dx` ems from their left edge."""
        self._waiting.append((lines, where, block, dx))
        self._waits += min(len(lines), len(where))

    def back_to(self, at: int, placed: int) -> None:
        """Take back what was placed after so many lines; slot number `at` is the next free one again."""
        self.at = at
        while self._waiting and self.placed > placed:
            lines, where, _, _ = self._waiting.pop()
            self._waits -= min(len(lines), len(where))
        if self.placed > placed:
            del self.lines[placed:]

    def feet(self) -> dict[int, int]:
        """Column → row of its last line, of columns that have one."""
        slots = self.slots
        last = [line.slot for line in self._lines]
        # lines wait in the order of their slots
        waiting = list(chain.from_iterable([where for _, where, _, _ in self._waiting]))
        at = 0
        while at < len(waiting):
            first = waiting[at]
            at = bisect_left(waiting, first + self.left_in_run[first], at)
            last.append(slots[waiting[at - 1]])
        feet: dict[int, int] = {}
        for _, _, _, column, row, _ in last:
            if row >= feet.get(column, 0):
                feet[column] = row
        return feet

    def ended(self) -> bool:
        """Whether all slots are taken."""
        return self.at >= len(self.slots)

    def at_head(self) -> bool:
        """Whether the next slot is the first of its run."""
        return parted_from(self.slots, self.at)

    def skip_run(self) -> None:
        """Go on to the head of the next run, in this column or the next."""
        self.at += self.left_in_run[self.at]

    def room(self) -> int:
        """How many slots from here on lie straight below each other at one measure."""
        slots, at = self.slots, self.at
        count = 1
        for count in range(1, self.left_in_run[at]):
            before, slot = slots[at + count - 1], slots[at + count]
            edge, last = (s.baseline if s.vertical else s.x for s in (slot, before))
            if (edge, slot.width, slot.row) != (last, before.width, before.row + 1):
                return count
        return self.left_in_run[at] if self.left_in_run[at] > 1 else count


def _left_in_run(slots: Sequence[Slot]) -> list[int]:
    """For each slot, how many its run still has from it on: rows of a column that follow each other. What takes
    whole rows of a column (a picture, a quote, a headline) ends a run as the column's foot does."""
    left: list[int] = []
    while len(left) < len(slots):
        at = len(left)
        end = bisect_right(slots, slots[at].column, at, key=_column)
        if slots[end - 1].row - slots[at].row >= end - at:  # else the rows follow each other
            end = next((n for n in range(at + 1, end) if parted_from(slots, n)), end)
        left += range(end - at, 0, -1)
    return left


def parted_from(slots: Sequence[Slot], at: int) -> bool:
    """Whether slot number `at` opens a run: a column's head, or the row below something that stands in the
    column."""
    if at == 0:
        return True
    before, slot = slots[at - 1], slots[at]
    return before.column != slot.column or slot.row > before.row + 1

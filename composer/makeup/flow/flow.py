"""Flow — 串文: a story's blocks through a row of slots, column after column, frame after frame.

Overflow is a value: `fill` gives what it placed and what is left, in lines and in characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from composer.frozen import frozen
from composer.makeup.blocks.placing import Leftover, Mark, SetLine
from composer.makeup.flow.block_lines import BlockLines
from composer.makeup.flow.filling import Filling
from composer.makeup.frames.frames import Slot
from composer.story.text import Text

__all__ = ["Filled", "Flow", "Leftover", "SetLine"]


@frozen
class Filled:
    """What a story's flow placed, and what is left."""

    run: Filling
    """It has ended. Its lines are made when they are looked at: of most fillings the feet are enough."""
    left: Leftover | None
    used: int
    """Number of slots up to the last one that has words."""
    lone: tuple[Slot, ...] = ()
    """Slots where a lone line could not be avoided."""
    dropped: bool = False
    """Whether the story's initial stands beside its first lines."""
    feet: Mapping[int, int] = field(default_factory=dict)
    """Column → row of its last line."""
    level: tuple[Sequence[SetLine], Sequence[Mark]] | None = None
    """Lines and marks after columns of notices were made level."""

    @property
    def lines(self) -> Sequence[SetLine]:
        """The lines in their slots."""
        return self.level[0] if self.level else self.run.lines

    @property
    def marks(self) -> Sequence[Mark]:
        """Rules and tints of tables and notices."""
        return self.level[1] if self.level else self.run.marks

    @classmethod
    def of(cls, run: Filling) -> Filled:
        """What a filling that has ended placed."""
        return cls(run, run.left, run.at, tuple(run.lone), run.dropped, run.feet())


class Flow(BlockLines):
    """The blocks of one story in one style, and how they fill slots."""

    def fill(self, slots: Sequence[Slot]) -> Filled:
        """Place the blocks in `slots`, in order, until the blocks or the slots end."""
        return Filled.of(self.pour(slots))

    def pour(self, slots: Sequence[Slot], among: Filling | None = None) -> Filling:
        """The same as a filling, which costs less to look at than what it placed; `among` is one that
        these slots were among."""
        run = self._poured(slots, among, close=True)
        if run.left is None or not run.may_open:
            return run
        # Text without a place is worse than a line alone beside a picture.
        opened = self._poured(slots, among, close=False)
        fewer = opened.left is None or opened.left.chars < run.left.chars
        return opened if fewer else run

    def _poured(self, slots: Sequence[Slot], among: Filling | None, *, close: bool) -> Filling:
        run = Filling(self, slots, among, close=close)
        for number in range(len(self.blocks)):
            if number not in self.aside and not run.block(number):
                run.left = self._leftover(number, run.cut, slots)
                break
        return run

    def levelled(self, filled: Filled) -> Filled:
        """拉齐: the feet of columns of notices made level."""
        for kind in self.by_type.values():
            if kind.levelled and (level := kind.levelled(self, filled.lines, filled.marks)):
                filled = replace(filled, level=level)
        return filled

    def _leftover(self, number: int, offset: int, slots: Sequence[Slot]) -> Leftover:
        """Count what is left from character (or row) `offset` of block `number` on."""
        width = slots[-1].width if slots else 1000 * 11
        chars = lines = 0
        tall: tuple[float, int] | None = None
        for at in range(number, len(self.blocks)):
            if at in self.aside:
                continue
            start = offset if at == number else 0
            for row in self.blocks[at].rows_from(start):
                chars += sum(_characters(text, first) for text, first in row)
            more, least = self.kinds[at].left(self, at, start, width)
            lines += more
            if at == number and least > (most := _highest(slots)):
                tall = (least, most)
        return Leftover(number, offset, lines, chars, tall)


def _highest(slots: Sequence[Slot]) -> int:
    """Slots of the highest column."""
    counts: dict[int, int] = {}
    for slot in slots:
        counts[slot.column] = counts.get(slot.column, 0) + 1
    return max(counts.values(), default=0)


def _characters(text: Text, start: int) -> int:
    """Characters of a text and of its annotations from `start` on, white space not counted."""
    return len("".join(text.chars[start:].split())) + _annotated(text, start)


def _annotated(text: Text, start: int) -> int:
    """Characters of the annotations on bases from `start` on."""
    if not text.runs:
        return 0
    from composer.galley.annotations.ruby import bases

    return sum(len("".join(b.words.split())) for b in bases(text) if b.start >= start)

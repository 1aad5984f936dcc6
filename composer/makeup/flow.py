"""Flow — 串文: a story's blocks through a row of slots, column after column, frame after frame.

Overflow is a value: `fill` gives what it placed and what is left. It keeps CLREQ 7.1.2 and newspaper
practice: no lone first line at a column's foot, no lone last line at a head (孤行), no crosshead at a
foot (背题), table rows whole. A paragraph that a column's foot cuts goes on at the next head without
indent, its lines set for the measures that they really meet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from composer.galley.model import Line, Measures
from composer.galley.names import name_lines
from composer.galley.ruby import bases
from composer.galley.setter import Setter
from composer.galley.units import Units
from composer.makeup.frames import Slot
from composer.makeup.initials import DropInitial
from composer.makeup.tables import Table, make_table
from composer.spec.models import Align
from composer.spec.values import FaceRef
from composer.story.model import Block, BlockKind, Text
from composer.story.text import cut

__all__ = ["Filled", "Flow", "Leftover", "SetLine"]

_CROSSHEAD_DROP = 0.62
"""A crosshead takes one line more than its words; of that line this share stands above it, so that
it belongs to what follows."""

_LEAST_BESIDE = 4000
"""1/1000 em: lines beside an initial are at least as wide as those beside a picture."""

_KEEP = 2
"""Lines of text that a crosshead keeps with itself, and that stay together at a head or foot."""


_NONE: Mapping[int, int] = MappingProxyType({})

_FITTED, _MENDED = 0.66, 0.5
"""Of the style's `loose`: how far a line may be stretched where a paragraph is set a line shorter or
longer, to fit the copy (asked for by the editor) or to mend a lone line (done unasked)."""


class SetLine(NamedTuple):
    """A line in its slot."""

    slot: Slot
    line: Line
    block: int
    cell: int
    """Number of the table's cell, counted by rows; -1 outside tables."""
    dx: float
    """Moved right, in ems."""
    drop: float
    """Moved down, in line advances."""


class RowRule(NamedTuple):
    """A rule of a table: above (drop 0) or below (drop 1) the line of a slot."""

    slot: Slot
    drop: float
    heavy: bool


@dataclass(frozen=True, slots=True)
class Leftover:
    """余文 — what did not fit: from character `offset` of block number `block` on."""

    block: int
    offset: int
    lines: int
    chars: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What a story's flow placed, and what is left."""

    lines: tuple[SetLine, ...]
    rules: tuple[RowRule, ...]
    left: Leftover | None
    used: int
    """Number of slots up to the last one that has words."""
    lone: tuple[Slot, ...] = ()
    """Slots where a lone line could not be avoided."""
    dropped: bool = False
    """Whether the story's initial stands beside its first lines."""


class Flow:
    """The blocks of one story in one style. Lines are set once for each measure and kept, so that
    trying another height or another thread costs little."""

    def __init__(
        self, setter: Setter, blocks: Sequence[Block], initial: DropInitial | None = None
    ) -> None:
        self.setter = setter
        self.blocks = blocks
        self.resets = self.crossheads = _NONE
        self.initial = initial
        """Of the first paragraph."""
        self.first = next((n for n, block in enumerate(blocks) if block.kind == "paragraph"), -1)
        self._units: dict[tuple[int, int], Units] = {}
        self._lines: dict[tuple[int, tuple[int, ...]], tuple[Line, ...]] = {}
        self._beside: dict[tuple[int, ...], tuple[Line, ...]] = {}
        self._counted: dict[
            tuple[int, tuple[int, ...], int, float], tuple[tuple[Line, ...], float] | None
        ] = {}
        self._tables: dict[tuple[int, int], Table] = {}

    def fitted(self, resets: Mapping[int, int], crossheads: Mapping[int, int]) -> Flow:
        """The same blocks fitted — 合版 — with what has been set so far kept.

        `resets` are lines more (or fewer) by block, `crossheads` lines of space more above a
        crosshead.
        """
        other = copy(self)
        other.resets, other.crossheads = resets, crossheads
        return other

    def fill(self, slots: Sequence[Slot]) -> Filled:
        """Place the blocks in `slots`, in order, until the blocks or the slots end."""
        run = _Run(self, slots)
        for number, block in enumerate(self.blocks):
            if not run.block(number, block):
                return run.filled(self._leftover(number, run.cut, slots))
        return run.filled(None)

    def lines(self, number: int, widths: tuple[int, ...], mend: int = 0) -> tuple[Line, ...]:
        """The lines of block `number` where they meet `widths`; `mend` more (or fewer) than it
        would take, if that can be done without loose lines."""
        more = mend + self.resets.get(number, 0)
        if not more:
            return self._natural(number, widths)
        found = self.reset(number, widths, more, _MENDED if mend else _FITTED)
        return found[0] if found else self._natural(number, widths)

    def reset(
        self, number: int, widths: tuple[int, ...], more: int, share: float = _FITTED
    ) -> tuple[tuple[Line, ...], float] | None:
        """The block set `more` lines longer (or shorter) with its cost; None where a line would be
        stretched by more than `share` of what the style allows, or break a rule."""
        if self.initial and number == self.first:
            return None  # its lines beside the initial are set for themselves
        key = (number, widths, more, share)
        if key not in self._counted:
            natural = self._natural(number, widths)
            indent, align, _ = self._manner(self.blocks[number].kind)
            units = self._units[number, min(widths)]
            most = max(share * self.setter.loose, max(line.stretch for line in natural))
            count = len(natural) + more
            found = self.setter.lines_in(units, Measures(widths, indent), count, align, most)
            if found and any(line.forced or line.stretch > most + 1e-6 for line in found[0]):
                found = None
            self._counted[key] = found
        return self._counted[key]

    def _natural(self, number: int, widths: tuple[int, ...]) -> tuple[Line, ...]:
        key = (number, widths)
        known = self._lines.get(key)
        if known is None:
            text = self.blocks[number].text
            indent, align, face = self._manner(self.blocks[number].kind)
            measures = Measures(widths, indent)
            if self.blocks[number].kind == "names":
                known = self._lines[key] = name_lines(self.setter, text, measures)
                return known
            least = min(widths)
            units = self._units.get((number, least))
            if units is None:
                units = self._units[number, least] = self.setter.units(text, measures, face)
            known = self._lines[key] = self.setter.lines(units, measures, align)
        return known

    def beside_initial(self, widths: tuple[int, ...]) -> tuple[Line, ...]:
        """The lines of the first paragraph with its initial: the first ones shorter and moved right."""
        known = self._beside.get(widths)
        if known is None:
            assert self.initial is not None
            count, wide, high = self.initial.count, self.initial.wide, self.initial.lines
            text = self.blocks[self.first].text
            met = _expand(widths, max(len(widths), high + 1))
            measures = Measures([w - wide if n < high else w for n, w in enumerate(met)])
            made = self.setter.paragraph(cut(text, count, len(text.chars)), measures)
            known = self._beside[widths] = tuple(
                line._replace(
                    start=line.start + count if n else 0,
                    end=line.end + count,
                    x=line.x + (wide if n < high else 0),
                )
                for n, line in enumerate(made)
            )
        return known

    def _manner(self, kind: BlockKind) -> tuple[int, Align | None, FaceRef | None]:
        """Indent, alignment and face of a kind of block; None is the style's own."""
        style = self.setter.style
        match kind:
            case "crosshead":
                return 0, style.crosshead_align, style.crosshead
            case "credit" | "footline":
                return 0, "end", style.credit
            case _:
                return self.setter.indent, None, None

    def cut_tokens(self, number: int) -> list[tuple[int, int, int, int]]:
        """(start, end, width, measure) of words of block `number` that had to be cut up."""
        return [
            (*cut, least)
            for (block, least), units in self._units.items()
            if block == number
            for cut in units.cut
        ]

    def table(self, number: int, width: int) -> Table:
        """Table block `number` set at `width`."""
        known = self._tables.get((number, width))
        if known is None:
            known = make_table(self.setter, self.blocks[number].rows, width)
            self._tables[number, width] = known
        return known

    def _leftover(self, number: int, offset: int, slots: Sequence[Slot]) -> Leftover:
        """Count what is left from character `offset` of block `number` on."""
        width = slots[-1].width if slots else 1000 * 11
        chars = lines = 0
        for at in range(number, len(self.blocks)):
            block = self.blocks[at]
            if block.kind == "table":
                chars += sum(len(cell.chars) for row in block.rows for cell in row)
                lines += len(block.rows)
                continue
            start = offset if at == number else 0
            chars += len("".join(block.text.chars[start:].split())) + _annotated(block.text, start)
            lines += sum(line.end > start for line in self.lines(at, (width,)))
        return Leftover(number, offset, lines, chars)


class _Run:
    """The state of one filling: the next free slot and what has been placed."""

    def __init__(self, flow: Flow, slots: Sequence[Slot]) -> None:
        self.flow = flow
        self.slots = slots
        self.at = 0
        self.cut = 0
        self.lines: list[SetLine] = []
        self.rules: list[RowRule] = []
        self.lone: list[Slot] = []
        self.mends: dict[int, int] = {}
        """Lines more or fewer that keep a column's foot from standing empty."""
        self.before = (0, 0, 0)
        """Where the block before this one began: see `_state`."""
        self.dropped = False
        self.left_in_column = _left_in_column(slots)
        same = len(slots)
        while same > 1 and slots[same - 2].width == slots[-1].width:
            same -= 1
        self.uniform_from = same - 1
        """From this slot on all have one width: line setting needs no list of measures."""

    def filled(self, left: Leftover | None) -> Filled:
        return Filled(
            tuple(self.lines), tuple(self.rules), left, self.at, tuple(self.lone), self.dropped
        )

    def block(self, number: int, block: Block) -> bool:
        """Place one block; False where the slots ended first, `cut` saying at which character."""
        self.cut = 0
        match block.kind:
            case "crosshead":
                return self._crosshead(number)
            case "table":
                return self._table(number)
            case "credit" if self._joins(number, block.text):
                return True
            case "paragraph" if self.flow.setter.style.mend:
                return self._mended(number)
            case _:
                return self._paragraph(number)

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────

    def _mended(self, number: int) -> bool:
        """Place a paragraph; where the lone-line rules leave a hole at a column's foot, or can't be
        kept, set it or the one before it a line shorter or longer, if that closes the hole."""
        start, earlier = self._state(), self.before
        self.before = start
        done = self._paragraph(number)
        if not self._flaws(start):
            return done
        tries = [(number, -1, start), (number, 1, start)]
        if number and self.flow.blocks[number - 1].kind == "paragraph":
            # shorter before longer: 先挤后推
            tries[1:1] = [(number - 1, -1, earlier)]
            tries.append((number - 1, 1, earlier))
        for block, more, state in tries:
            if block in self.mends or not self._can(block, more, state[0]):
                continue
            self._back_to(state)
            self.mends[block] = more
            ended = block == number or self._paragraph(block)
            self.before = self._state()
            ended = ended and self._paragraph(number)
            if ended >= done and not self._flaws(state):
                return ended
            del self.mends[block]
        if number and tries[-1][0] != number:
            self._back_to(earlier)
            self._paragraph(number - 1)
        self._back_to(start)
        self.before = start
        return self._paragraph(number)

    def _can(self, block: int, more: int, at: int) -> bool:
        """Whether a paragraph that begins at slot `at` might be so set; where measures change only
        trying it out says."""
        if at < self.uniform_from or at >= len(self.slots):
            return True
        more += self.flow.resets.get(block, 0)
        return more == 0 or bool(self.flow.reset(block, (self.slots[at].width,), more, _MENDED))

    def _state(self) -> tuple[int, int, int]:
        """What has been placed so far: slots, lines and lone lines."""
        return self.at, len(self.lines), len(self.lone)

    def _back_to(self, state: tuple[int, int, int]) -> None:
        self.at, lines, lone = state
        del self.lines[lines:], self.lone[lone:]

    def _flaws(self, state: tuple[int, int, int]) -> int:
        """Slots left empty above the last line, and lone lines, since `state`."""
        at, lines, lone = state
        return self.at - at - (len(self.lines) - lines) + len(self.lone) - lone

    def _paragraph(self, number: int) -> bool:
        if self.at >= len(self.slots):
            return False
        lines, where = self._assigned(number)
        for line, slot in zip(lines, where, strict=False):
            self.lines.append(SetLine(self.slots[slot], line, number, -1, 0.0, 0.0))
        if where:
            self.at = where[-1] + 1
        if len(where) < len(lines):
            self.at = len(self.slots)
            self.cut = lines[len(where)].start
            return False
        return True

    def _assigned(self, number: int) -> tuple[tuple[Line, ...], list[int]]:
        """The paragraph's lines and their slots: set, assigned by the lone-line rules, and set anew
        where that changed the measures; after four rounds in plain order, which always agrees."""
        mend = self.mends.get(number, 0)
        if number == self.flow.first and self.flow.initial:
            lone = len(self.lone)
            found = self._agreeing(lambda widths: self.flow.beside_initial(widths))
            self.dropped = self._holds_initial(*found)
            if self.dropped:
                return found
            del self.lone[lone:]
        return self._agreeing(lambda widths: self.flow.lines(number, widths, mend))

    def _holds_initial(self, lines: Sequence[Line], where: Sequence[int]) -> bool:
        """Whether the lines beside the initial are there, one below the other, each wide enough."""
        initial = self.flow.initial
        assert initial is not None
        beside = [self.slots[slot] for slot in where[: initial.lines]]
        if len(lines) < initial.lines or len(beside) < initial.lines:
            return False
        top = beside[0]
        return all(
            slot.row == top.row + n
            and slot.column == top.column
            and slot.x == top.x
            and slot.width - initial.wide >= _LEAST_BESIDE
            for n, slot in enumerate(beside)
        )

    def _agreeing(
        self, set_at: Callable[[tuple[int, ...]], tuple[Line, ...]]
    ) -> tuple[tuple[Line, ...], list[int]]:
        """Lines and slots that agree."""
        slots, at = self.slots, self.at
        if at >= self.uniform_from:
            lines = set_at((slots[at].width,))
            return lines, self._assign(len(lines))
        widths = self._widths(list(range(at, len(slots))))
        for _ in range(4):
            lines = set_at(widths)
            where = self._assign(len(lines))
            met = tuple(slots[slot].width for slot in where)
            if met == _expand(widths, len(met)):
                return lines, where
            widths = self._widths([*where, *range(where[-1] + 1, len(slots))]) if where else widths
        widths = self._widths(list(range(at, len(slots))))
        lines = set_at(widths)
        return lines, list(range(at, min(at + len(lines), len(slots))))

    def _widths(self, where: list[int]) -> tuple[int, ...]:
        """The measures of slots, the like ones at the end left out."""
        widths = [self.slots[slot].width for slot in where]
        while len(widths) > 1 and widths[-1] == widths[-2]:
            widths.pop()
        return tuple(widths)

    def _assign(self, count: int) -> list[int]:
        """Slots for `count` lines of a paragraph from the next free slot on."""
        where: list[int] = []
        at, placed = self.at, 0
        while placed < count and at < len(self.slots):
            room, rest = self.left_in_column[at], count - placed
            take = rest
            if rest > room:
                take = self._before_foot(at, placed, rest, room)
            where.extend(range(at, at + take))
            placed += take
            at += take if rest <= room else room
        return where

    def _before_foot(self, at: int, placed: int, rest: int, room: int) -> int:
        """How many of `rest` lines stand in the `room` slots above a column's foot."""
        if at + room >= len(self.slots):
            return room  # the thread's end: overset is counted from here
        take = room
        if rest - take < _KEEP:
            take = rest - _KEEP
        if not placed and take < _KEEP:
            take = 0
        head = at == 0 or self.slots[at - 1].column != self.slots[at].column
        if take <= 0 and head:
            self.lone.append(self.slots[at + room - 1])
            return room  # a column of so few lines can't be helped
        return max(take, 0)

    # ── other blocks ──────────────────────────────────────────────────────────────────────────

    def _joins(self, number: int, text: Text) -> bool:
        """Set a credit flush right on the story's last line, where that has room for it and an em."""
        if not self.lines:
            return False
        last = self.lines[-1]
        credit = self.flow.setter.single(text, self.flow.setter.style.credit)
        free = last.slot.width - last.line.x - last.line.width
        if last.cell >= 0 or free < credit.width + 1000:
            return False
        dx = (last.slot.width - credit.width) / 1000
        self.lines.append(SetLine(last.slot, credit, number, -1, dx, 0.0))
        return True

    def _crosshead(self, number: int) -> bool:
        """Words in the middle of one line more than they need; at a column's head in no more."""
        while self.at < len(self.slots):
            room = self.left_in_column[self.at]
            width = self.slots[self.at].width
            lines = self.flow.lines(number, (width,))
            head = self.at == 0 or self.slots[self.at - 1].column != self.slots[self.at].column
            space = 0 if head else 1 + self.flow.crossheads.get(number, 0)
            need = len(lines) + space
            if room >= need + _KEEP:
                drop = space * _CROSSHEAD_DROP
                for n, line in enumerate(lines):
                    slot = self.slots[self.at + n]
                    self.lines.append(SetLine(slot, line, number, -1, 0.0, drop))
                self.at += need
                return True
            if head and room == len(self.slots) - self.at:
                break
            self.at += room
        return False

    def _table(self, number: int) -> bool:
        """Row by row; a row never parts, and the head row stays with the first row of the body."""
        rows = self.flow.blocks[number].rows
        cell = 0
        for r in range(len(rows)):
            if self.at >= len(self.slots):
                return False
            table = self.flow.table(number, self.slots[self.at].width)
            height = table.heights[r]
            want = height + (table.heights[1] if r == 0 and len(rows) > 1 else 0)
            if self.left_in_column[self.at] < want:
                self.at += self.left_in_column[self.at]
                if self.at >= len(self.slots):
                    return False
            for n, words in enumerate(table.cells[r]):
                for line_number, line in enumerate(words.lines):
                    slot = self.slots[self.at + line_number]
                    self.lines.append(SetLine(slot, line, number, cell + n, words.x / 1000, 0.0))
            top, foot = self.slots[self.at], self.slots[self.at + height - 1]
            if r == 0:
                self.rules.append(RowRule(top, 0.0, heavy=True))
            self.rules.append(RowRule(foot, 1.0, heavy=r == len(rows) - 1))
            cell += len(rows[r])
            self.at += height
        return True


def _left_in_column(slots: Sequence[Slot]) -> list[int]:
    """For each slot, how many its column still has from it on."""
    left = [1] * len(slots)
    for at in range(len(slots) - 2, -1, -1):
        if slots[at].column == slots[at + 1].column:
            left[at] = left[at + 1] + 1
    return left


def _annotated(text: Text, start: int) -> int:
    """Characters of the annotations on bases from `start` on."""
    if not text.runs:
        return 0
    return sum(len("".join(b.words.split())) for b in bases(text) if b.start >= start)


def _expand(widths: tuple[int, ...], count: int) -> tuple[int, ...]:
    return (*widths, *([widths[-1]] * (count - len(widths))))[:count]

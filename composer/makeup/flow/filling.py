"""One filling — 一次排入: a story's blocks put into slots one after the other, until they or the slots end.

It keeps CLREQ 7.1.2 and newspaper practice: no lone first line at a column's foot, no lone last line at a
head (孤行), no crosshead at a foot (背题), table rows whole; and that for every run of rows that a picture, a
quote or a headline cuts off from its column, which is left free if it has but one row. A paragraph that a column's foot cuts goes on at
the next head without indent, its lines set for the measures that they really meet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.galley.line import Line
from composer.makeup.blocks.kind import Placing
from composer.makeup.blocks.placing import KEEP, Leftover, SetLine, parted_from
from composer.makeup.flow.block_lines import MENDED, BlockLines, expand
from composer.makeup.frames.frames import Slot
from composer.makeup.frames.rows import Rows
from composer.makeup.frames.runs import Runs

__all__ = ["Filling"]

_LEAST_BESIDE = 4000
"""1/1000 em: lines beside an initial are at least as wide as those beside a picture."""


class Filling(Placing):
    """One filling of a story's flow. `among` is one whose slots had these among them: what is alike in
    all of those is so in these."""

    def __init__(
        self,
        flow: BlockLines,
        slots: Sequence[Slot],
        among: Filling | None = None,
        *,
        close: bool = True,
    ) -> None:
        super().__init__(slots)
        self._open = Runs(slots)
        self.closed: frozenset[int] = self._open.stubs if close else frozenset()
        """Numbers of slots that stay free: a line there would stand alone over or under a picture."""
        self.may_open = close and bool(self._open.short)
        """Whether short runs stay free that could take text."""
        self.flow: BlockLines = flow
        self.mends = dict(flow.mends)
        """Lines more or fewer that keep a column's foot from standing empty."""
        self.before = (0, 0, 0)
        """Where the block before this one began: see `_state`."""
        self.dropped = False
        self.left: Leftover | None = None
        """What found no room, once all has been tried."""
        self.rows: Rows = Rows(slots, whole=among is not None and not among.rows.parted)
        alike = among is not None and not among.uniform_from
        self.uniform_from: int = 0 if alike else _uniform_from([slot.width for slot in slots])
        """From this slot on all have one width: line setting needs no list of measures."""

    @property
    def mendable(self) -> bool:
        """Whether there are paragraphs that may be set a line shorter or longer to close a hole."""
        return self.flow.setter.style.mend and any(kind.body for kind in self.flow.kinds)

    def block(self, number: int) -> bool:
        """Place one block; False where the slots ended first, `cut` saying at which character."""
        self.cut = 0
        self._past_closed()
        return self.flow.kinds[number].place(self, number)

    def _past_closed(self) -> None:
        while self.at in self.closed:
            self.at += 1

    def stubs(self) -> int:
        """Runs cut off by something in their column in which one row of text stands alone."""
        if not self._open.any:
            return 0
        return self._open.alone({(one.slot.column, one.slot.row) for one in self.lines})

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────

    def mended(self, number: int) -> bool:
        """Place a paragraph; where the lone-line rules leave a hole at a column's foot, or can't be
        kept, set it or the one before it a line shorter or longer, if that closes the hole."""
        start, earlier = self._state(), self.before
        self.before = start
        done = self.paragraph(number)
        if not self._flaws(start):
            return done
        tries = [(number, -1, start), (number, 1, start)]
        if number and self.flow.kinds[number - 1].body:
            # shorter before longer: 先挤后推
            tries[1:1] = [(number - 1, -1, earlier)]
            tries.append((number - 1, 1, earlier))
        for block, more, state in tries:
            if block in self.mends or not self._can(block, more, state[0]):
                continue
            self._back_to(state)
            self.mends[block] = more
            ended = block == number or self.paragraph(block)
            self.before = self._state()
            ended = ended and self.paragraph(number)
            if ended >= done and not self._flaws(state):
                return ended
            del self.mends[block]
        if number and tries[-1][0] != number:
            self._back_to(earlier)
            self.paragraph(number - 1)
        self._back_to(start)
        self.before = start
        return self.paragraph(number)

    def _can(self, block: int, more: int, at: int) -> bool:
        """Whether a paragraph that begins at slot `at` might be so set; where measures change only
        trying it out says."""
        if at < self.uniform_from or at >= len(self.slots):
            return True
        more += self.flow.resets.get(block, 0)
        return more == 0 or bool(self.flow.reset(block, (self.slots[at].width,), more, MENDED))

    def _state(self) -> tuple[int, int, int]:
        """What has been placed so far: slots, lines and lone lines."""
        return self.at, self.placed, len(self.lone)

    def _back_to(self, state: tuple[int, int, int]) -> None:
        at, placed, lone = state
        self.back_to(at, placed)
        del self.lone[lone:]

    def _flaws(self, state: tuple[int, int, int]) -> int:
        """Slots left empty above the last line, and lone lines, since `state`."""
        at, placed, lone = state
        closed = sum(at <= number < self.at for number in self.closed)
        return self.at - at - closed - (self.placed - placed) + len(self.lone) - lone

    def paragraph(self, number: int) -> bool:
        """Place a block's lines by the lone-line rules."""
        self._past_closed()
        if self.at >= len(self.slots):
            return False
        lines, where = self._assigned(number)
        marked = where and self.flow.items
        dx = self._item_mark(number, self.slots[where[0]]) if marked else 0.0
        self.put(lines, where, number, dx)
        if where:
            self.at = where[-1] + 1
        if len(where) < len(lines):
            self.at = len(self.slots)
            self.cut = lines[len(where)].start
            return False
        return True

    def _item_mark(self, number: int, first: Slot) -> float:
        """The mark of a list's item on its first line; gives how far its words hang, in ems."""
        item = self.flow.items.get(number)
        if item is None:
            return 0.0
        lift, colour = self.flow.kit.lift(item.size), self.flow.setter.style.lists.colour
        self.lines.append(
            SetLine(first, item.line, number, 1, item.x / 1000, lift, item.size, colour)
        )
        return item.hang / 1000

    def _assigned(self, number: int) -> tuple[tuple[Line, ...], Sequence[int]]:
        """The paragraph's lines and their slots: set, assigned by the lone-line rules, and set anew
        where that changed the measures; after four rounds with as many rows left at feet as the rules need."""
        mend = self.mends.get(number, 0)
        if number == self.flow.first and self.flow.initial:
            lone = len(self.lone)
            found = self._agreeing(lambda widths: self.flow.beside_initial(widths))
            self.dropped = self._holds_initial(*found)
            if self.dropped:
                return found
            del self.lone[lone:]
        if self.at >= self.uniform_from:
            lines = self.flow.lines(number, (self.slots[self.at].width,), mend)
            return lines, self._assign(len(lines))
        return self._agreeing(lambda widths: self.flow.lines(number, widths, mend))

    def _holds_initial(self, lines: Sequence[Line], where: Sequence[int]) -> bool:
        """Whether the lines beside the initial are there, one below the other, each wide enough."""
        initial = self.flow.initial
        assert initial is not None
        beside = [self.slots[slot] for slot in where[: initial.lines]]
        if len(lines) < initial.lines or len(beside) < initial.lines:
            return False
        top, last = beside[0], beside[-1]
        if top.vertical and abs(top.x - last.x - initial.across) > 0.01:
            return False  # lines farther apart than those it was made for
        return all(
            slot.row == top.row + n
            and slot.column == top.column
            and (slot.baseline == top.baseline if top.vertical else slot.x == top.x)
            and slot.width - initial.wide >= _LEAST_BESIDE
            for n, slot in enumerate(beside)
        )

    def _agreeing(
        self, set_at: Callable[[tuple[int, ...]], tuple[Line, ...]]
    ) -> tuple[tuple[Line, ...], Sequence[int]]:
        """Lines and slots that agree."""
        slots, at = self.slots, self.at
        if at >= self.uniform_from:
            lines = set_at((slots[at].width,))
            return lines, self._assign(len(lines))
        widths, lone = self._widths(list(range(at, len(slots)))), len(self.lone)
        for _ in range(4):
            del self.lone[lone:]
            lines = set_at(widths)
            where = self._assign(len(lines))
            met = tuple(slots[slot].width for slot in where)
            if met == expand(widths, len(met)):
                return lines, where
            widths = self._widths([*where, *range(where[-1] + 1, len(slots))]) if where else widths
        del self.lone[lone:]
        from composer.makeup.flow.parting import parted

        found = parted(slots, at, KEEP, lambda where: set_at(self._widths(where)), self.closed)
        if found.lone is not None:
            self.lone.append(found.lone)
        return found.lines, found.where

    def _widths(self, where: list[int]) -> tuple[int, ...]:
        """The measures of slots, the like ones at the end left out."""
        widths = [self.slots[slot].width for slot in where]
        while len(widths) > 1 and widths[-1] == widths[-2]:
            widths.pop()
        return tuple(widths)

    def _assign(self, count: int) -> Sequence[int]:
        """Slots for `count` lines of a paragraph from the next free slot on."""
        if count <= self.left_in_run[self.at]:
            return range(self.at, self.at + count)
        where: list[int] = []
        at, placed = self.at, 0
        while placed < count and at < len(self.slots):
            if at in self.closed:
                at += 1
                continue
            room, rest = self.left_in_run[at], count - placed
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
        below = at + room
        while below in self.closed and below + 1 < len(self.slots):
            below += 1
        keep = self.rows.slots_for(below, KEEP)
        if rest - take < keep:
            take = rest - keep
        if not placed and self.rows.touched(at, take) < KEEP:
            take = 0
        if take <= 0 and parted_from(self.slots, at):
            if self.may_open and at in self._open.short:
                return 0  # better a hole of two rows beside a picture than a line alone
            self.lone.append(self.slots[at + room - 1])
            return room  # a column of so few lines can't be helped
        return max(take, 0)


def _uniform_from(widths: Sequence[int]) -> int:
    """The first entry from which on all are alike."""
    if not widths:
        return -1
    if widths.count(widths[-1]) == len(widths):
        return 0
    return next(n for n in reversed(range(len(widths))) if widths[n] != widths[-1]) + 1

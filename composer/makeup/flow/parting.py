"""Parting — 跨栏: a paragraph cut by a column's foot where the measure changes, by the lone-line rules.

In: free slots of several widths, and a way to set the paragraph at measures. Out: its lines and their slots.
How many lines there are depends on where the foot cuts, and where it may cut on how many there are
(CLREQ 7.1.2: no first line alone at a foot, no last line alone at a head). So rows are left free at feet, one
after the other, and the paragraph is set each time for the measures that it then really meets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

from composer.frozen import NamedTuple
from composer.galley.line import Line
from composer.makeup.blocks.placing import parted_from
from composer.makeup.frames.frames import Slot

__all__ = ["Parted", "parted"]

_LEFT = 3
"""Rows left free at a foot at most: a hole that is deeper looks like the story's end."""

_ROUNDS = 12
"""Ways tried at most of one paragraph; nearly all that can be mended are so by the third."""


class Parted(NamedTuple):
    """A paragraph's lines, the numbers of their slots, and the slot of a line that no way kept company."""

    lines: tuple[Line, ...]
    where: list[int]
    lone: Slot | None


def parted(
    slots: Sequence[Slot],
    at: int,
    keep: int,
    set_at: Callable[[list[int]], tuple[Line, ...]],
    closed: frozenset[int] = frozenset(),
) -> Parted:
    """Set a paragraph into the slots from number `at` on.

    Args:
        keep: rows of a paragraph that stay together at a foot or a head.
        set_at: sets it at the measures of the slots of those numbers.
        closed: numbers of slots that stay free.
    """
    heads = accumulate(parted_from(slots, n) for n in range(at, len(slots)))
    numbered = zip(heads, range(at, len(slots)), strict=True)
    runs = [[n for _, n in run] for _, run in groupby(numbered, key=itemgetter(0))]
    runs = [[n for n in run if n not in closed] for run in runs]
    runs = [run for run in runs if run]
    head = parted_from(slots, at)
    free = [0] * len(runs)
    plain: Parted | None = None
    for _ in range(_ROUNDS):
        kept = [_less(slots, run, rows) for run, rows in zip(runs, free, strict=True)]
        open_ = [number for run in kept for number in run]
        lines = set_at(open_)
        where = open_[: len(lines)]
        foot, lone = _against(slots, kept, len(lines), keep)
        if foot is None:
            return Parted(lines, where, lone)
        plain = plain or Parted(lines, where, lone)
        free[foot] += 1
        whole = head or foot > 0
        if free[foot] > _LEFT or (whole and not _less(slots, runs[foot], free[foot])):
            break  # a column of so few lines can't be helped
    assert plain is not None
    return plain


def _less(slots: Sequence[Slot], run: list[int], rows: int) -> list[int]:
    """The slots of a column less those of its lowest rows."""
    if not rows:
        return run
    feet = sorted({slots[number].row for number in run})[-rows:]
    return [number for number in run if slots[number].row < feet[0]]


def _against(
    slots: Sequence[Slot], kept: list[list[int]], count: int, keep: int
) -> tuple[int | None, Slot | None]:
    """The number of the column at whose foot a row more must be left free, and the slot of the lone line;
    of a paragraph of `count` lines none where the rules hold, or the slots end first."""
    parts: list[tuple[int, list[int]]] = []
    for number, run in enumerate(kept):
        if run[:count]:
            parts.append((number, run[:count]))
        count -= len(run[:count])
    if count or len(parts) < 2:
        return None, None
    (first, upper), (_, lower) = parts[0], parts[-1]
    if _rows(slots, upper) < keep:
        return first, slots[upper[-1]]
    if _rows(slots, lower) < keep:
        return parts[-2][0], slots[lower[-1]]
    return None, None


def _rows(slots: Sequence[Slot], run: list[int]) -> int:
    return len({slots[number].row for number in run})

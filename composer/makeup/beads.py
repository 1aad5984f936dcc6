"""Beads — 串珠: where a story runs on its pages, one rectangle a column, in the order of reading.

In: the lines of a story in their slots and the page of each column. Out: (page number, rectangle) pairs,
of which the PDF makes the article thread that leads a reader through columns and pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from composer.makeup.frames.frames import Slot
from composer.makeup.grid import ASCENT
from composer.measure import Pt, Rect

__all__ = ["around", "beads"]


def beads(slots: Iterable[Slot], pages: Mapping[int, int], em: Pt) -> Iterator[tuple[int, Rect]]:
    """The columns that `slots`, the taken ones, lie in; `pages` is the page number of each column."""
    columns: dict[int, list[Slot]] = {}
    for column, group in groupby(slots, attrgetter("column")):
        columns.setdefault(column, []).extend(group)
    for column in sorted(columns):
        yield pages[column], around(columns[column], em)


def around(slots: Sequence[Slot], em: Pt) -> Rect:
    """The rectangle round lines of one column."""
    baselines = list(map(attrgetter("baseline"), slots))
    if slots[0].vertical:
        left = min(slot.x for slot in slots) - em / 2
        right = max(slot.x for slot in slots) + em / 2
        top = min(baselines)
        foot = max(slot.baseline + slot.width * em / 1000 for slot in slots)
        return Rect(Pt(left), top, Pt(right - left), Pt(foot - top))
    edges = set(map(attrgetter("x", "width"), slots))  # mostly the column's own
    start = min(x for x, _ in edges)
    end = max(x + width * em / 1000 for x, width in edges)
    head = min(baselines) - ASCENT * em
    low = max(baselines) + (1 - ASCENT) * em
    return Rect(start, Pt(head), Pt(end - start), Pt(low - head))

"""Beads — 串珠: where a story runs on its pages, one rectangle a column, in the order of reading.

In: the lines of a story in their slots and the page of each column. Out: (page number, rectangle) pairs,
of which the PDF makes the article thread that leads a reader through columns and pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from composer.makeup.frames import Slot
from composer.makeup.grid import ASCENT
from composer.measure import Pt, Rect

__all__ = ["beads"]


def beads(slots: Iterable[Slot], pages: Mapping[int, int], em: Pt) -> Iterator[tuple[int, Rect]]:
    """The columns that `slots`, the taken ones, lie in; `pages` is the page number of each column."""
    in_order = sorted(set(slots), key=lambda slot: slot.column)
    for column, group in groupby(in_order, key=lambda slot: slot.column):
        yield pages[column], _around(list(group), em)


def _around(slots: list[Slot], em: Pt) -> Rect:
    """The rectangle round the lines of one column."""
    if slots[0].vertical:
        left = min(slot.x for slot in slots) - em / 2
        right = max(slot.x for slot in slots) + em / 2
        top = min(slot.baseline for slot in slots)
        foot = max(slot.baseline + slot.width * em / 1000 for slot in slots)
        return Rect(Pt(left), top, Pt(right - left), Pt(foot - top))
    start = min(slot.x for slot in slots)
    end = max(slot.x + slot.width * em / 1000 for slot in slots)
    head = min(slot.baseline for slot in slots) - ASCENT * em
    low = max(slot.baseline for slot in slots) + (1 - ASCENT) * em
    return Rect(start, Pt(head), Pt(end - start), Pt(low - head))

"""Evening — 齐栏底: where no split ends a story's columns level, its text gives way by a line.

In: a story balanced in its last frame. Out: the same, or a filling whose columns end nearer to each other, by
what a make-up editor does then: a paragraph is set a line shorter or longer (缩行、扩行), or a notice that
would stay whole is parted at a column's foot. CLREQ 7.1.2 and newspaper practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, groupby, pairwise
from operator import attrgetter

from composer.makeup.blocks.placing import WORDS
from composer.makeup.flow.balance import LEVEL, apart, balance
from composer.makeup.flow.block_lines import MENDED
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Frame, Slot

__all__ = ["evened"]

_WAYS = 7
"""Paragraphs set otherwise that are tried at most; one takes two milliseconds, and one of the first will do."""

_PAIRED = 3
"""Of these, so many are tried two by two."""

_BEGUN = 0.2
"""Of its measure a last line that is added holds at least."""

_WHOLE = (5, 3)
"""Lines of notices that are still kept whole, one after the other, where whole ones end apart; one that is
parted leaves two lines at least on either side."""


def evened(flow: Flow, before: Sequence[Slot], frame: Frame, filled: Filled) -> Filled:
    """The story with its columns nearer to level, or as `filled` has it where nothing helps.

    Args:
        before: the slots of the thread's earlier frames; what stands there stays.
        frame: where the story ends.
        filled: the story balanced there.
    """
    best, far = filled, apart(frame, flow.levelled(filled))[1]
    slots, rises = [*before, *frame.slots], True
    for other, few in _ways(flow, frame, filled):
        made = other.fill(slots)
        if made.left is not None:
            continue
        pour = partial(other.pour, among=made.run)
        made = balance(pour, before, frame, made, few=few)
        now = apart(frame, other.levelled(made))[1], _rises(frame, made)
        if now < (far, rises) and len(made.lone) <= len(filled.lone):
            best, (far, rises) = made, now
        if far <= LEVEL and not rises:
            break
    return best


def _rises(frame: Frame, filled: Filled) -> bool:
    """Whether a column ends below the one on its left, which reads as a mistake."""
    feet = [filled.feet.get(number, -1) for number in frame.numbers]
    return any(left < right for left, right in pairwise(feet))


def _ways(flow: Flow, frame: Frame, filled: Filled) -> Iterator[tuple[Flow, bool]]:
    """The story otherwise, what shows least first; with each whether a few trials tell what it is worth."""
    notices = flow.kit.notices
    if flow.setter.style.mend:
        found: list[tuple[int, int]] = []
        for number, widths, more in _likely(frame, flow, filled):
            if len(found) < _WAYS and flow.reset(number, widths, more, MENDED):
                found.append((number, more))
                yield flow.mended({number: more}), True
        for one, two in combinations(found[:_PAIRED], 2):
            if one[0] != two[0]:
                yield flow.mended(dict((one, two))), True
    if notices.part and any(kind.kept for kind in flow.kinds):
        for keep in _WHOLE:
            if keep < notices.keep:
                yield flow.keeping(keep), keep > min(_WHOLE)


def _likely(frame: Frame, flow: Flow, filled: Filled) -> list[tuple[int, tuple[int, ...], int]]:
    """(block, measures, lines more) of paragraphs in the frame, those first whose gaps change least by what
    their last lines show: setting them all to know is ten times the work of trying the first."""
    mine = frame.numbers
    words = (placed for placed in filled.lines if placed.cell == WORDS)
    found = []
    for number, lines in groupby(words, attrgetter("block")):
        placed = list(lines)
        if not flow.kinds[number].evens or number in flow.resets:
            continue
        if placed[0].slot.column not in mine:
            continue
        widths = [one.slot.width for one in placed]
        last = placed[-1].line.width / widths[-1]
        while len(widths) > 1 and widths[-1] == widths[-2]:
            widths.pop()
        for more, moved in ((-1, last), (1, 1 + _BEGUN - last)):
            found.append((moved / len(placed), number, tuple(widths), more))
    return [(number, widths, more) for _, number, widths, more in sorted(found)]

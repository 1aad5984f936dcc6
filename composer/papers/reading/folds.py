"""Line ends inside of text — 折行: which of them part words. Chinese has no blank where a line of the source ends;
YAML, and Markdown for all the world, make one of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

__all__ = ["parts_words", "unfolded"]

_FIRST_WIDE = "⺀"
_BETWEEN_SCRIPTS = "“”‘’…*"
_NEAR = 4
"""Characters on each side of a line end by which its blank is found in the value: escapes may stand further off."""


def unfolded(value: str, lines: Sequence[str]) -> str:
    """The value of a YAML scalar without the blanks that YAML made of line ends which part no words.

    Args:
        value: as YAML gives it.
        lines: of the source, from the scalar's first to its last.
    """
    at = 0
    for above, below in pairwise(lines):
        left, right = above.strip()[-_NEAR:], below.strip()[:_NEAR]
        if not left or not right:
            continue  # an empty line is a line end of the value
        fold = value.find(f"{left} {right}", at)
        if fold < 0:
            continue  # an escape stands there: the blank is kept, and said as any other
        at = fold + len(left)
        if not parts_words(value, at, at + 1):
            value = value[:at] + value[at + 1 :]
    return value


def parts_words(chars: str, start: int, end: int) -> bool:
    """Whether the line end from `start` to `end` parts two words that a space parts: Latin or Hangul ones.

    Quotes, dashes and ellipses below U+2E80 are as Latin as the nearest letters past them; after what opens
    and before what closes there is no space, nor beside a dash.
    """
    left, right = chars[start - 1], chars[end]
    if left in "“‘—·([" or right in "”’—·…)],.;:!?":
        return False
    sides = []
    for at, step in ((start - 1, -1), (end, 1)):
        to = at
        while 0 <= to < len(chars) and chars[to] in _BETWEEN_SCRIPTS:
            to += step
        if not 0 <= to < len(chars):
            return False
        sides.append(chars[to] < _FIRST_WIDE or "\uac00" <= chars[to] <= "\ud7a3")
    return all(sides)

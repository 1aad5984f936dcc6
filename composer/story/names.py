"""名单 — a list of names between fences: each name a word of its own, parted by one space."""

from __future__ import annotations

from composer.patterns import pattern
from composer.story.text import Edit, Text, edited

__all__ = ["parted"]

_BETWEEN = pattern(r"[\s\0\u3000、]+")


def parted(text: Text) -> Text:
    """`text` with one U+3000 wherever names part: at spaces, line ends and 、.

    The 、 of a list that was copied from running text says no more than the space between cells.
    """
    edits: list[Edit] = []
    last = len(text.chars)
    for found in _BETWEEN.finditer(text.chars):
        start, end = found.span()
        edits.append((start, end, "\u3000" if start and end < last else ""))
    return edited(text, [edit for edit in edits if text.chars[edit[0] : edit[1]] != edit[2]])

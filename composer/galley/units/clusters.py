"""Grapheme clusters — 字素簇: characters that combine with the one before them (UAX #29).

The part of the standard that a Chinese paper meets: accents of pinyin and of other scripts, variation
selectors, emoji joined by U+200D or with a colour, flags. A cluster is one unit. What combines has no width of its own;
the pictures of a joined emoji keep theirs, because the writer draws one glyph for one character.
"""

from __future__ import annotations

__all__ = ["clustered", "continues"]

_JOINER = "\u200d"


def clustered(kinds: str) -> bool:
    """Whether there may be a cluster of several characters in text of these classes."""
    return "e" in kinds or "r" in kinds


def continues(chars: str, kinds: str) -> bytearray:
    """1 for every character that goes on with the cluster of the one before it."""
    found = bytearray(len(chars))
    for at in range(1, len(chars)):
        kind, before = kinds[at], chars[at - 1]
        if kind == "e":
            found[at] = not before.isspace()
        elif kind == "r" and chars[at] < "\U0001f300":
            found[at] = kinds[at - 1] == "r" and not found[at - 1]
        elif kind == "r":
            found[at] = _is_picture(before)
        else:
            found[at] = before == _JOINER and _is_picture(chars[at])
    return found


def _is_picture(char: str) -> bool:
    return "\u2190" <= char <= "\u2bff" or "\U0001f000" <= char <= "\U0001faff"

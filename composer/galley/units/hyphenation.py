"""Hyphenation — 西文断词: where a Latin word may go on in the next line (CLREQ 6.3.3.2, 6.1.2).

The patterns are pyphen's (those of LibreOffice). They are read the first time that a long Latin word
really meets a line's end in a style that hyphenates: no other run pays for them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

__all__ = ["hyphenation_points"]

_WORD = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]{5,}")
_TYPED = re.compile("(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})")
_LEFT, _RIGHT = 2, 3
"""Letters that stay on either side: the usual least for English."""


@cache
def hyphenation_points(chars: str) -> tuple[int, ...]:
    """Offsets in `chars` (a word with the marks written to it) before which it may part, after a
    hyphen that is typed (``Wi-Fi``) or that is to be drawn.

    Words with capitals or digits inside (``GB2312``, ``eBay``) are names and stay whole.
    """
    points = [found.start() for found in _TYPED.finditer(chars)]
    for found in _WORD.finditer(chars):
        word = found[0]
        if word[1:].islower() and not re.search(r"[0-9_@/]", chars):
            points += [found.start() + at for at in _patterns().positions(word.lower())]
    return tuple(sorted(points))


@cache
def _patterns() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US", left=_LEFT, right=_RIGHT)

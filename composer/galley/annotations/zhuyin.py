"""注音符号 — zhuyin beside characters: symbols one below the other, a tone beside them.

In: the words of an annotation. Out: where each symbol and tone stands, in ems of the symbols. The
proportions are CLREQ's (5.3.3, after Taiwan's manual of the symbols): on a character of 30 units a symbol
has 9, the mark of a tone 5, the dot of the neutral tone 2. The symbols keep to the middle of their
character, in horizontal text right of it; a tone stands right of the last one, level with its top; the dot above
the first one. With its tone it makes a character of horizontal text half an em wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.frozen import NamedTuple

__all__ = [
    "AIR",
    "BESIDE",
    "LARGEST",
    "NEUTRAL",
    "SHARE",
    "TONE",
    "Placed",
    "is_zhuyin",
    "laid",
    "lead",
    "length",
]

NEUTRAL = "˙"
SHARE, LARGEST = 0.3, 1 / 3
"""A symbol's size over the character's; and where the text is small, as large as three of them, the most
that a syllable has, are as long as their character."""

TONE = 5 / 9
"""Room of a tone's mark, in ems of the symbols."""
BESIDE = 0.5 + TONE
"""Ems of the symbols from their middle to the outer edge of a tone beside them."""

AIR = 1000 / 30
"""1/1000 em of the text between a character of a horizontal line and the symbols on its right."""

_DOT = 2 / 9
_GAP = 0.25
"""Between the syllables of one annotation over a whole word."""

_SYLLABLE = re.compile("([ˊˇˋˉ˙]?)([\u3105-\u312f\u31a0-\u31bf]+)([ˊˇˋˉ˙]?)")


class Placed(NamedTuple):
    """Symbols, or the mark of a tone."""

    chars: str
    along: float
    """Ems down from where the symbols begin: of symbols their top, of a tone its middle."""
    across: float | None
    """Of a tone: ems from the middle of the symbols to its own; None for symbols."""


def is_zhuyin(words: str) -> bool:
    """Whether an annotation is zhuyin and nothing else."""
    return bool(words.strip()) and all(map(_SYLLABLE.fullmatch, words.split()))


def laid(words: str) -> Iterator[Placed]:
    """The symbols and tones of an annotation, in the order in which they are written."""
    top = -lead(words)
    for word in words.split():
        found = _SYLLABLE.fullmatch(word)
        assert found is not None
        before, symbols, after = found.groups()
        tone, dot = before + after, top
        top += _DOT if NEUTRAL in tone else 0.0
        marks = [
            Placed(mark, dot + _DOT / 2, 0.0)
            if mark == NEUTRAL
            else Placed(mark, top + len(symbols) - 1, 0.5 + TONE / 2)
            for mark in tone
        ]
        own = [Placed(symbols, top, None)]
        yield from (*marks, *own) if before else (*own, *marks)
        top += len(symbols) + _GAP


def lead(words: str) -> float:
    """What a dot over the first symbol takes before it, in ems of the symbols."""
    return _DOT if NEUTRAL in words.split()[0] else 0.0


def length(words: str) -> float:
    """How long an annotation is, in ems of the symbols; a dot before the first one is not counted."""
    ends = [one.along + len(one.chars) for one in laid(words) if one.across is None]
    return ends[-1]

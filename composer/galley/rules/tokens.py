"""Tokens — what makes one unit of several characters: a word, a number with all that belongs to it, a dash.

In: a paragraph's characters. Out: the pattern that finds the token beginning at one of them. The patterns look
at the characters' *shapes*, one ASCII character for all that are alike here: with sets of a thousand
letters they took ten times as long to compile.
"""

from __future__ import annotations

import re
from functools import cache

from composer.galley.rules.classes import ALPHABETS, CURRENCY, WIDE_CURRENCY

__all__ = ["TOKEN", "opening_token", "shapes_of"]


class _Shapes(dict[int, str]):
    """Code point → its shape: w for a letter that is not ASCII, H for Han (and all that stands between its
    blocks), a null character for what is in no token."""

    def __missing__(self, code: int) -> str:
        western = any(ord(first) <= code <= ord(last) for first, last in ALPHABETS)
        self[code] = shape = "w" if western else "H" if 0x2E80 <= code < 0xA000 else "\0"
        return shape


_SHAPES = _Shapes(
    (code, shape)
    for shape, chars in {
        "a": "abcdefghijklmnopqrstuvwxyz",
        "A": "ABDEGHIJKLMNOPQRSTUVWXYZ",
        "C": "CF",  # of ° as well
        "0": "0123456789",
        " ": " ",
        "\n": "\n",
        "+": "+",
        "-": "-\u2010\u2011",
        "w": "\u00ad\u200b\u200c\u200d\u2060\ufeff",  # unseen within a word
        "~": "−±",
        "$": CURRENCY.replace("¢", "") + WIDE_CURRENCY,
        "&": "¢" + "".join(map(chr, range(0x20A0, 0x20D0))),  # before a number or after it
        "%": "%‰‱℃℉％",
        "o": "°",
        "^": "⁰¹²³"
        + "".join(map(chr, range(0x2071, 0x209D))),  # of H₂O, m², Na⁺, or a note's number
        ".": ".,",
        ":": ":",
        "/": "/⁄∕",
        "_": "_@&#=",
        ";": ";",
        "?": "?",
        "!": "!)",
        '"': '"',
        "'": "'",
        "(": "(",
        "{": "“‘",
        "}": "”",
        "`": "’",
        "1": "—",
        "5": "―",
        "6": "─",
        "2": "…",
        "3": "⋯",
        "4": "？！",
    }.items()
    for code in map(ord, chars)
)

_PAIRS = (
    # several typed spaces are one, which goes whole at a line's end
    r" {2,}"
    # 2 em units, GB 5.1.4-5.1.5: the pair goes before the single dash, which is a connector; also those
    # that are typed with the horizontal bar or the box-drawing line
    r"|11|55|66|22|33"
    # stops that share an em, GB 5.1.2
    r"|4{2,3}"
)
"""Units of several characters that are no words."""

_WORD = (
    # sign or currency with its number (CLREQ 6.1.2.3), such as −5, ¥30, US$100; the word or number with
    # its inner separators; what may not leave the number: % ‰ ° ℃, and currency set after it
    r"(?:[+~-]?(?:[AC]{0,3}[$&])?(?=0))?[aACw0]+"
    r"(?:(?:[.:'`_+/?-]|://)[aACw0]+|[.]?\^+[aAC]*)*"
    r"(?:[%&]|oC?)?"
    r"(?:[.:;!?\"'}`]+(?= |$))?"
)
"""A Latin word or a number with all that belongs to it."""

TOKEN = re.compile(
    # quotation marks within Latin text stay with their words: after a word and a space
    rf"{_PAIRS}|(?:(?<=[aACw0.:;] )[\"'({{])?{_WORD}"
)
"""What makes one unit of several characters, in their shapes."""


def shapes_of(text: str) -> str:
    """The shapes of a text's characters, for the patterns here."""
    return text.translate(_SHAPES)


def opening_token(shapes: str) -> re.Pattern[str]:
    """`TOKEN` where a text opens: a quotation that has no Han in it and goes on in Latin stays with
    its words."""
    return _opening() if shapes[:1] == "{" and shapes[1:2] != "H" else TOKEN


@cache
def _opening() -> re.Pattern[str]:
    latin = r"\A\{(?=[^H}`]*[}`][ .](?! *H))"
    return re.compile(rf"{_PAIRS}|(?:{latin})?{_WORD}")

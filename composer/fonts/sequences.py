"""Characters that are not seen, and sequences that one glyph draws — 字符序列.

In: text. Out: where variation sequences (UTS #37, StandardizedVariants) and joined emoji (UTS #51) stand in it. Neither
a selector nor a joiner, a soft hyphen or a zero-width space has a glyph: a set line has them in the key of the
piece whose character they follow, so that all who count or walk through its characters find them.
"""

from __future__ import annotations

from composer.patterns import pattern

__all__ = ["JOINED", "UNSEEN", "UNSEEN_SET", "VARIED", "followers", "keyed"]

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = f"\u00ad\u034f\u200b-\u200d\u2060\ufeff{SELECTORS}\U000e0020-\U000e007f"
"""Soft hyphen, grapheme joiner, zero-width space, (non-)joiners, word joiner, selectors, tags of flags."""

UNSEEN = pattern(f"[{_UNSEEN}]")
UNSEEN_SET = frozenset(
    map(chr, (
        0xAD, 0x34F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0),
        *range(0xE0020, 0xE0080),
    ))
)  # fmt: skip

_PICTURE = (
    "[©®‼⁉™ℹ\u2190-\u2bff〰〽㊗㊙\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ELEMENT = f"{_PICTURE}(?:\ufe0f|{_TONE})?"

JOINED = pattern(
    f"{_ELEMENT}(?:\u200d{_ELEMENT})+|[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
    f"|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|{_PICTURE}{_TONE}"
)
"""Emoji of several characters: families, flags, keycaps, colours of a hand."""

VARIED = pattern(f"[^\\s{_UNSEEN}][{SELECTORS}]")
"""A character and the selector of one of its forms."""


def keyed(key: str, followers: str) -> str:
    """The key of a piece whose one character has `followers`."""
    return f"{key}^*{'.'.join(f'{ord(char):X}' for char in followers)}" if followers else key


def followers(key: str) -> str:
    """What follows the character of a piece without a glyph of its own."""
    if "^*" not in key:
        return ""
    return "".join(chr(int(code, 16)) for code in key.partition("^*")[2].split("."))

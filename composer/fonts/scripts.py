"""Scripts that a line of single glyphs cannot set: text → the stretches of it that are refused.

The writer draws one glyph for one character, from left to right or downwards. Where letters join, stack, change
places or run from right to left (Arabic, Hebrew, Tibetan, Mongolian, the Indic scripts, Thai, conjoining Hangul
letters …) that gives other words, so they are refused, whatever faces there are.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import filterfalse

from composer.diagnostics.diagnostic import Words
from composer.fonts.script_table import NAMES, STRETCHES

__all__ = ["Stretch", "name_of", "refused"]

Stretch = tuple[int, int, str]
"""Characters from, to, and their script's ISO 15924 code."""

_CHINESE = {
    "Arab": "阿拉伯字母（维吾尔文、哈萨克文等）", "Beng": "孟加拉文", "Deva": "天城文", "Gujr": "古吉拉特文",
    "Guru": "古木基文", "Hang": "谚文的拼合字母", "Hebr": "希伯来文", "Khmr": "高棉文", "Knda": "卡纳达文",
    "Laoo": "老挝文", "Lana": "老傣文", "Mlym": "马拉雅拉姆文", "Mong": "蒙古文、满文等", "Mymr": "缅甸文",
    "Nkoo": "西非书面文字", "Orya": "奥里亚文", "Phag": "八思巴文", "Plrd": "滇东北苗文", "Sinh": "僧伽罗文",
    "Syrc": "叙利亚文", "Taml": "泰米尔文", "Telu": "泰卢固文", "Thaa": "它拿文", "Thai": "泰文", "Tibt": "藏文",
}  # fmt: skip
_STARTS = [first for first, _, _ in STRETCHES]

_plain: set[str] = set()
"""Characters that were looked up and are not refused: all but a few of a paper's."""


def refused(chars: str) -> list[Stretch]:
    """The stretches of `chars` in scripts that are not set, each of one script.

    What belongs to no script (blanks, figures, marks) between two letters of one is part of the stretch.
    """
    if chars.isascii():
        return []
    fresh = set(filterfalse(_plain.__contains__, chars))
    suspects = {char: script for char in fresh if (script := _script(char))}
    _plain.update(fresh - suspects.keys())
    if not suspects:
        return []
    stretches: list[Stretch] = []
    for offset, char in enumerate(chars):
        if char not in suspects:
            continue
        script = suspects[char]
        if stretches and stretches[-1][2] == script:
            start, end, _ = stretches[-1]
            if not any(between.isalpha() for between in chars[end:offset]):
                stretches[-1] = start, offset + 1, script
                continue
        stretches.append((offset, offset + 1, script))
    return stretches


def name_of(script: str) -> Words:
    """What a script is called; of those that no Chinese paper meets the English name is in both."""
    english = "conjoining Hangul letters" if script == "Hang" else NAMES[script]
    return Words(_CHINESE.get(script, f"{english} 文字"), english)


def _script(char: str) -> str:
    code = ord(char)
    at = bisect_right(_STARTS, code) - 1
    if at < 0:
        return ""
    _, last, script = STRETCHES[at]
    return script if code <= last else ""

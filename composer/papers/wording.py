"""Wordings — 措辞: a paper's own phrases with blanks that the program fills, such as ``下转第{page}版``.

A phrase is checked when the paper is loaded (`unknown_blanks`), so that filling never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["PAGE_BLANKS", "chinese_number", "filled", "page_words", "unknown_blanks"]

PAGE_BLANKS = ("page", "page_zh", "name", "headline")
"""What a phrase may say of a page: its number in two ways, its name, and a story's headline there."""

_BLANK = re.compile(r"\{([^{}]*)\}")
_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A page number in Chinese figures: 二, 十, 十二, 二十; from 100 on figure by figure: 一〇二."""
    if number >= 100:
        return "".join(_DIGITS[int(figure)] for figure in str(number))
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def filled(wording: str, words: Mapping[str, str]) -> str:
    """A phrase with its blanks filled; an unknown blank stays as it is."""
    return _BLANK.sub(lambda found: words.get(found[1], found[0]), wording)


def page_words(page: int, name: str, headline: str) -> dict[str, str]:
    """The words of `PAGE_BLANKS`."""
    return {
        "page": str(page),
        "page_zh": chinese_number(page),
        "name": name,
        "headline": headline,
    }


def unknown_blanks(wording: str, known: Iterable[str]) -> list[str]:
    """The blanks of a phrase that nothing fills, and a brace that stands alone."""
    names = set(known)
    unknown = [found[0] for found in _BLANK.finditer(wording) if found[1] not in names]
    unknown += [brace for brace in "{}" if brace in _BLANK.sub("", wording)]
    return unknown

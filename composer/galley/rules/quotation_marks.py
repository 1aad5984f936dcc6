"""Quotation marks beside Latin text — 引号: which of them are Chinese.

“ ” ‘ ’ share their code points with Latin. Full-width is what was opened in Chinese, and what closes it,
though it touches a Latin word or a number; narrow is what stands within Latin text, and the apostrophe.
"""

from __future__ import annotations

import re

from composer.galley.rules.classes import CLASS
from composer.galley.rules.tokens import opening_token, shapes_of
from composer.patterns import pattern

__all__ = ["closings", "in_question"]

_QUOTE = re.compile("[“”‘’]")
_LETTERS = pattern("[A-Za-z]’[A-Za-z]|[0-9]’s(?![A-Za-z])")


def _latin(char: str) -> bool:
    return bool(char) and CLASS[ord(char)] == "L"


def in_question(text: str, first: int = 0, last: int | None = None) -> bool:
    """Whether there is a mark from `first` to `last` that a Latin word may take, an apostrophe or what closes
    a quotation: only the marks before it in the paragraph show whether it does."""
    for found in _QUOTE.finditer(text, first, len(text) if last is None else last):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if found[0] in "“‘" or not before:
            continue
        if after in (" ", "") and (_latin(before) or before in ".,;:!?)\"'”’"):
            return True
        if found[0] == "’" and _latin(before) and _latin(after):
            return True
    return False


def closings(text: str) -> frozenset[int]:
    """Offsets of the ” and ’ that close what a quotation mark opened in Chinese.

    A ’ between two letters is an apostrophe if another ’ is the next mark: ‘I don’t know’; between a letter
    and a digit, or two digits, it closes what is open: ‘GDP’5年.
    """
    found: set[int] = set()
    marks = [(one.start(), one[0]) for one in _QUOTE.finditer(text)]
    opened = {"”": False, "’": False}
    for n, (at, mark) in enumerate(marks):
        if mark in "“‘":
            opened["”" if mark == "“" else "’"] = not _opens_in_latin(text, at)
            continue
        if (
            at
            and mark == "’"
            and _latin(text[at - 1])
            and _latin(text[at + 1 : at + 2])
            and (
                not opened[mark]
                or (
                    _LETTERS.match(text, at - 1) and marks[n + 1 : n + 2] and marks[n + 1][1] == "’"
                )
            )
        ):
            continue
        if opened[mark]:
            found.add(at)
        opened[mark] = False
    return frozenset(found)


def _opens_in_latin(text: str, at: int) -> bool:
    """Whether the mark at `at` opens a quotation within Latin text, as the patterns of tokens have it."""
    if at:
        before = text[max(0, at - 2) : at]
        return before[1:] == " " and (_latin(before[0]) or before[0] in ",.:;")
    shapes = shapes_of(text)
    token = opening_token(shapes).match(shapes)
    return bool(token and token[0][0] == "{")

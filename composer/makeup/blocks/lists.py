"""Lists — 列项: the marks of items and how far their words hang, so that all words of a list stand flush."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from composer.frozen import NamedTuple
from composer.galley.line import Line
from composer.galley.setter import Setter
from composer.measure import Pt, Unit
from composer.papers.models import ListStyle
from composer.story.blocks import Block, Text

__all__ = ["ItemMark", "item_marks", "mark_words"]

_GAP = 100
"""1/1000 em at least between a number and the words; full-width marks have air of their own."""

_TENS = "十"
_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class ItemMark(NamedTuple):
    """The mark of one item: its line, where it stands, and where the item's words begin (1/1000 em of
    the text)."""

    line: Line
    x: int
    hang: int
    size: float
    """In ems of the text."""


def item_marks(setter: Setter, blocks: Sequence[Block]) -> dict[int, ItemMark]:
    """The marks of all items, by number of block. Items that follow each other are one list; those of
    one level hang alike, in whole ems, which keeps the gaps of every line even."""
    marks: dict[int, ItemMark] = {}
    group: list[int] = []
    for number, block in enumerate((*blocks, Block("paragraph"))):
        if block.kind == "item":
            group.append(number)
        elif group:
            marks.update(_list(setter, blocks, group))
            group = []
    return marks


def _list(setter: Setter, blocks: Sequence[Block], group: Sequence[int]) -> dict[int, ItemMark]:
    style = setter.style.lists
    lines = {
        number: setter.single(Text(mark_words(style, blocks[number])), style.face)
        for number in group
    }
    size = style.bullet_size.pt(em=Pt(1), line=Pt(1))
    if style.bullet_size.unit is Unit.PT:
        size = Pt(style.bullet_size.value / setter.style.size.value)
    sizes = {number: size if blocks[number].number is None else 1.0 for number in group}
    hangs: dict[int, int] = {}
    for number, line in lines.items():
        level = blocks[number].level
        alone = len(mark_words(style, blocks[number])) == 1
        wide = line.width * sizes[number] + (0 if alone else _GAP)
        hangs[level] = max(hangs.get(level, 0), ceil(wide / 1000 - 1e-6) * 1000)
    marks: dict[int, ItemMark] = {}
    for number, line in lines.items():
        level = blocks[number].level
        x = sum(hang for above, hang in hangs.items() if above < level)
        marks[number] = ItemMark(line, x, x + hangs[level], sizes[number])
    return marks


def mark_words(style: ListStyle, block: Block) -> str:
    """The characters of an item's mark."""
    if block.number is None:
        return _at(style.bullets, block.level) if style.bullets else "●"
    form = _at(style.numbers, block.level) if style.numbers else "1."
    if form == "①":
        known = 1 <= block.number <= len(_CIRCLED)
        return _CIRCLED[block.number - 1] if known else f"（{block.number}）"
    figures = _chinese(block.number) if "一" in form else str(block.number)
    return re.sub("[1一]", figures, form)


def _at(choices: Sequence[str], level: int) -> str:
    return choices[min(level, len(choices) - 1)]


def _chinese(number: int) -> str:
    """一 to 九十九 in Chinese figures, others as they are."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    words = ("" if tens == 1 else _DIGITS[tens]) + _TENS if tens else ""
    return words + (_DIGITS[ones] if ones else "")

"""Lists — 列项: the marks of items and how far their words hang, so that all words of a list stand flush."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from math import ceil

from composer.diagnostics.diagnostic import Span
from composer.galley.setter import Setter
from composer.makeup.blocks.kind import Kind, Manner, StoryLines, Structure
from composer.makeup.blocks.placing import ItemMark
from composer.measure import Pt, Unit
from composer.papers.models import ListStyle, NoticeStyle, TextStyle
from composer.story.blocks import Block, Item
from composer.story.text import Text

__all__ = ["ITEM", "item_marks", "mark_words"]

_GAP = 100
"""1/1000 em at least between a number and the words; full-width marks have air of their own."""

_TENS = "十"
_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def item_marks(setter: Setter, blocks: Sequence[Block]) -> dict[int, ItemMark]:
    """The marks of all items, by number of block. Items that follow each other are one list; those of
    one level hang alike, in whole ems, which keeps the gaps of every line even."""
    marks: dict[int, ItemMark] = {}
    for of_list, run in groupby(enumerate(blocks), lambda pair: isinstance(pair[1], Item)):
        if of_list:
            marks.update(_list(setter, {n: item for n, item in run if isinstance(item, Item)}))
    return marks


def _list(setter: Setter, items: Mapping[int, Item]) -> dict[int, ItemMark]:
    style = setter.style.lists
    words = {number: mark_words(style, item) for number, item in items.items()}
    lines = {number: setter.single(Text(mark), style.face) for number, mark in words.items()}
    size = style.bullet_size.pt(em=Pt(1), line=Pt(1))
    if style.bullet_size.unit is Unit.PT:
        size = Pt(style.bullet_size.value / setter.style.size.value)
    sizes = {n: size if item.number is None else 1.0 for n, item in items.items()}
    hangs: dict[int, int] = {}
    for number, line in lines.items():
        level = items[number].level
        alone = len(words[number]) == 1
        wide = line.width * sizes[number] + (0 if alone else _GAP)
        hangs[level] = max(hangs.get(level, 0), ceil(wide / 1000 - 1e-6) * 1000)
    marks: dict[int, ItemMark] = {}
    for number, line in lines.items():
        level = items[number].level
        x = sum(hang for above, hang in hangs.items() if above < level)
        marks[number] = ItemMark(line, x, x + hangs[level], sizes[number], words[number])
    return marks


def mark_words(style: ListStyle, item: Item) -> str:
    """The characters of an item's mark."""
    if item.number is None:
        return _at(style.bullets, item.level) if style.bullets else "●"
    form = _at(style.numbers, item.level) if style.numbers else "1."
    if form == "①":
        known = 1 <= item.number <= len(_CIRCLED)
        return _CIRCLED[item.number - 1] if known else f"（{item.number}）"
    figures = _chinese(item.number) if "一" in form else str(item.number)
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


def _manner(_lines: StoryLines) -> Manner:
    return Manner(0)


def _bullets(style: TextStyle, _notices: NoticeStyle) -> list[tuple[str, Span]]:
    where = style.lists.where["bullets"]
    return [(words, where[at].span) for at, words in enumerate(style.lists.bullets)]


def _nodes(structure: Structure, blocks: Sequence[Block], number: int) -> list[int]:
    """Words and mark of an item; an inner list stands in the words of the item before it."""
    item, lists = blocks[number], structure.lists
    assert isinstance(item, Item)
    if not number or not isinstance(blocks[number - 1], Item):
        lists.clear()
    depth = min(item.level, len(lists))
    del lists[depth + 1 :]
    if depth == len(lists):
        numbering = "Disc" if item.number is None else "Decimal"
        above = structure.body if depth else structure.art
        lists.append(structure.add("L", above, attributes=(("ListNumbering", numbering),)))
    node = structure.add("LI", lists[-1])
    mark = structure.add("Lbl", node)
    body = structure.add("LBody", node, text=item.text.chars, source=item.text.span())
    if depth == 0:
        structure.body = body
    return [body, mark]


ITEM = Kind(
    manner=_manner,
    hung=item_marks,
    of_style=_bullets,
    nodes=_nodes,
    flush=True,
    evens=True,
    takes_credit=True,
)

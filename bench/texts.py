"""Text for the benchmark: as much of it as wanted, the same for the same seed, with the look of news.

The words mean nothing. They are drawn from a vocabulary of two-character words made of GB/T 2312's
common characters, a few of them often and most of them seldom, as in real prose; the numbers, marks
and Latin names between them are what makes line setting work.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["Page", "make_pages"]

CHARACTERS = 4250
"""On a page: five columns of a tabloid page with a photograph over them."""

_FIGURES = (
    "321.71亿元", "100%", "5G", "1—3月", "2020年4月18日", "15.6公里", "3456户", "8:30", "1~3号",
    "第12届", "0.25米", "60岁", "24小时", "-5℃", "GB/T 15834", "Wi-Fi", "APP", "PDF/X-4", "CT", "No.7",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One page: a headline and its paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]


def make_pages(count: int, seed: int = 15834) -> list[Page]:
    """`count` pages of about `CHARACTERS` characters each."""
    chance = random.Random(seed)
    words, weights = _vocabulary(chance)
    pages = []
    for _ in range(count):
        paragraphs: list[str] = []
        room = CHARACTERS
        while room > 0:
            paragraph = _paragraph(chance, words, weights, min(chance.randint(60, 240), room))
            paragraphs.append(paragraph)
            room -= len(paragraph)
        headline = "".join(chance.choices(words, weights, k=8))
        pages.append(Page(headline, tuple(paragraphs)))
    return pages


def _vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Four thousand words by falling frequency (Zipf's law)."""
    common = [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
        if (row, cell) < (0xD7, 0xFA)
    ]
    chance.shuffle(common)
    frequent = [1 / (rank + 20) for rank in range(len(common))]
    words = ["".join(chance.choices(common, frequent, k=2)) for _ in range(4000)]
    return words, [1 / (rank + 10) for rank in range(len(words))]


def _paragraph(chance: random.Random, words: list[str], weights: list[float], length: int) -> str:
    made = ""
    while len(made) < length:
        made += _sentence(chance, words, weights)
    return made


def _sentence(chance: random.Random, words: list[str], weights: list[float]) -> str:
    made = ""
    for number in range(chance.randint(2, 5)):
        if number:
            made += chance.choices("，、；：", (12, 3, 1, 1))[0]
        made += _clause(chance, chance.choices(words, weights, k=chance.randint(3, 7)))
    return made + chance.choices("。！？", (20, 1, 1))[0]


def _clause(chance: random.Random, words: list[str]) -> str:
    """Words with a figure, a quotation, a title, brackets or a dash among them now and then."""
    if chance.random() < 0.3:
        words.insert(chance.randint(1, len(words)), chance.choice(_FIGURES))
    middle = len(words) // 2
    head, tail = "".join(words[:middle]), "".join(words[middle:])
    marks = chance.choices(("", "“”", "《》", "（）", "——", "……"), (24, 3, 1, 1, 1, 1))[0]
    if marks in ("", "——", "……"):
        return head + marks + tail
    return head + marks[0] + tail + marks[1]

"""Stories with everything in them, generated: what a page of a newspaper may hold, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from hypothesis import strategies as st

from composer.diagnostics.diagnostic import Findings
from composer.display.items import DisplayPage, TextItem
from composer.fonts.metrics import FontSet
from composer.papers.models import Normalise
from composer.story.reader import read_story
from tests.makeup.editions import HAN, text_items

_SPICE = (
    "“GB2312”，", "1—3月", "24日", "GDP", "？！", "321.71亿元", "——", "……", "《月令》", "5G、", "Wi-Fi",
    "100%。", "**重点**", "*楷体*", "[不可失防]{着重}", "[司马迁]{专名}作[史记]{书名}",
    "[扫码]{底色: black 20%}", "[自今日起]{下划线}", "[[韩非]{专名}集解]{书名}", "{{见：s0}}",
)  # fmt: skip
_RUBY = ("[饸饹]{注音: hé le}", "[上合组织]{注音: SCO}")


def paragraphs(*more: str) -> st.SearchStrategy[str]:
    """A paragraph of Han with marks, figures, Latin and marked words among it."""
    part = st.integers(1, 45).map(lambda n: HAN[:n])
    spice = st.sampled_from((*_SPICE, *more))
    return st.lists(st.one_of(part, part, spice), min_size=1, max_size=12).map("".join)


def _list(items: list[str]) -> str:
    return "\n".join(f"{n}. {words}" for n, words in enumerate(items, 1))


def _table(rows: list[list[str]], span: str = "") -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([span + lines[0], "|--" * 3 + "|", *lines[1:]])


_WORDS = st.integers(1, 30).map(lambda n: HAN[:n])
_CELL = st.one_of(
    st.integers(1, 6).map(lambda n: HAN[:n]), st.sampled_from(["8:30", "3", "GB2312"])
)
_NAMES = st.lists(st.sampled_from(["王桂芳", "李娜", "欧阳文静"]), min_size=1, max_size=30)

OTHERS = st.one_of(
    st.lists(_WORDS, min_size=1, max_size=5).map(_list),
    st.builds(
        _table,
        st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=2, max_size=6),
        st.sampled_from(["", "", "{span: 2}\n", "{跨栏: 通栏}\n"]),
    ),
    st.lists(_WORDS, min_size=1, max_size=4).map(
        lambda found: "::: 分类广告\n" + "\n\n".join(found) + "\n:::"
    ),
    _NAMES.map(lambda names: "::: 名单\n" + " ".join(names) + "\n:::"),
    st.integers(2, 12).map(lambda n: f"## {HAN[:n]}\n\n{HAN}"),
)
"""Blocks that are no paragraphs; a crosshead has one below it."""


def bodies(*, ruby: bool) -> st.SearchStrategy[str]:
    """The body of a story."""
    running = paragraphs(*_RUBY) if ruby else paragraphs()
    blocks = st.lists(st.one_of(running, running, running, OTHERS), max_size=9)
    return st.tuples(running, blocks).map(lambda parts: "\n\n".join([parts[0], *parts[1]]))


# ── what is in a story, and what came out ─────────────────────────────────────────────────────────

_REFERENCE = re.compile(r"（见[^）]*版[^）]*）|\{\{见：s0\}\}")


def squeezed(chars: str) -> str:
    """Without white space; references, whose wording depends on the page, as one mark."""
    return "".join(_REFERENCE.sub("※", chars).split()).replace("⸺", "——")


def words_of(path: Path) -> str:
    """The words of a story file, blocks and cells in order."""
    story = read_story(path, path.name, Normalise(), Findings())
    chars = ""
    for block in story.blocks:
        chars += "".join(text.chars for text in block.texts())
    return squeezed(chars)


def read_back(leaves: Sequence[tuple[str, str, str]], title: str) -> str:
    """The same words by the logical structure of the finished file."""
    own = [
        words
        for story, role, words in leaves
        if story == title and role not in ("H1", "Lbl", "RT", "Figure", "Note")
    ]
    return squeezed("".join(own).replace("\x02", "-").replace("\ufffe", "-"))


# ── what stands on what ───────────────────────────────────────────────────────────────────────────

Box = tuple[float, float, float, float]


def overlaps(fonts: FontSet, page: DisplayPage, least: float) -> list[tuple[str, str]]:
    """The words of every two items that stand on each other by more than `least` both ways."""
    boxes = sorted((*box, words) for item in text_items(page) for box, words in _boxes(fonts, item))
    found, active = list[tuple[str, str]](), list[tuple[float, float, float, float, str]]()
    for one in boxes:
        active = [other for other in active if other[2] > one[0] + least]
        for other in active:
            if min(one[3], other[3]) - max(one[1], other[1]) > least:
                found.append((one[4], other[4]))
        active.append(one)
    return found


def _boxes(fonts: FontSet, item: TextItem) -> Iterator[tuple[Box, str]]:
    """(left, top, right, foot) of what an item draws: ink along the line, half an em across."""
    words = "".join(chars for _, chars, _ in item.pieces)
    if not words.strip():
        return
    begin, end = _extent(fonts, item)
    if item.vertical:
        half = item.size * 0.4
        yield (item.x - half, item.y + begin, item.x + half, item.y + end), words
    else:
        top, foot = item.y - 0.75 * item.size, item.y + 0.05 * item.size
        yield (item.x + begin, top, item.x + end, foot), words


def _extent(fonts: FontSet, item: TextItem) -> tuple[float, float]:
    """From where to where an item has ink along its line, in points from its origin."""
    pen, begin, end = 0.0, float("inf"), 0.0
    for number, (key, chars, kern) in enumerate(item.pieces):
        face = fonts.by_key(key)
        stands = item.stands[number] if item.stands else "R"
        for char in chars if stands != "T" else chars[:1]:
            wide = face.advances.get(char, 1000)
            if stands == "R":
                left, _, right, _ = face.bounds(char)
            else:
                wide = 2000 if char == "⸺" else 1000
                left, right = 0.25 * wide, 0.75 * wide
            if not char.isspace():
                begin, end = min(begin, pen + left), max(end, pen + right)
            pen += wide + item.spread
        pen += kern
    unit = item.size * item.scale / 1000
    return begin * unit, end * unit

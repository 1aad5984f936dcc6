"""Classified notices: whole where they fit, ruled off, under their categories, feet level."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.blocks.notices import with_lead
from composer.makeup.blocks.placing import Stroke, Tint
from composer.makeup.blocks.setters import Kit
from composer.makeup.flow.flow import Filled, Flow
from composer.papers.models import NoticeStyle, TextStyle
from composer.story.blocks import Block, Category, Notice
from composer.story.text import Run, Text
from tests.makeup.flow.test_flow import columns

WORDS = "老街面馆诚聘白案师傅，手擀手拉皆能，月薪面议，管食宿，早五点到岗。"


def notice(lines: int = 3, width: int = 11) -> Block:
    return Notice(Text((WORDS * 9)[: lines * width - 4]))


def category(words: str = "招聘") -> Block:
    return Category(Text(words))


def flow(fonts: FontSet, blocks: list[Block], style: NoticeStyle | None = None) -> Flow:
    setter = Setter(fonts, TextStyle())
    return Flow(setter, blocks, replace(Kit.plain(setter), notices=style or NoticeStyle()))


def columns_of(filled: Filled, block: int) -> set[int]:
    return {line.slot.column for line in filled.lines if line.block == block}


def test_a_short_notice_never_breaks(fonts: FontSet) -> None:
    filled = flow(fonts, [notice(3), notice(3)]).fill(columns(5, 5))
    assert columns_of(filled, 0) == {0} and columns_of(filled, 1) == {1}


def test_a_long_one_does(fonts: FontSet) -> None:
    blocks = [notice(3), notice(12)]
    filled = flow(fonts, blocks, NoticeStyle(keep=6)).fill(columns(9, 9))
    assert columns_of(filled, 1) == {0, 1}


def test_a_category_stays_with_its_first_notice(fonts: FontSet) -> None:
    filled = flow(fonts, [notice(3), category(), notice(3)]).fill(columns(6, 9))
    assert columns_of(filled, 1) == columns_of(filled, 2) == {1}
    (band,) = [mark for mark in filled.marks if isinstance(mark, Tint)]
    assert (band.x, band.x2, band.top) == (0, 11000, 0.0)


def test_rules_only_between_two_notices_of_a_column(fonts: FontSet) -> None:
    blocks = [category(), notice(2), notice(2), notice(2)]
    filled = flow(fonts, blocks).fill(columns(6, 6))
    rules = [mark for mark in filled.marks if isinstance(mark, Stroke)]
    assert [(rule.block, rule.slot.column) for rule in rules] == [(2, 0)]


def test_the_first_words_are_strong_unless_the_story_says_else(fonts: FontSet) -> None:
    kit = Kit.plain(Setter(fonts, TextStyle()))
    assert with_lead(kit, Text("求租：一居室。")).runs == (Run(0, 2, "strong"),)
    said = Text("求租：一居室。", (Run(3, 6, "strong"),))
    assert with_lead(kit, said) is said
    plain = replace(kit, notices=NoticeStyle(lead="none"))
    assert with_lead(plain, Text("求租：一居室。")).runs == ()


def test_feet_are_level(fonts: FontSet) -> None:
    blocks = [notice(3), notice(3), notice(3), notice(3), notice(3), notice(2)]
    own = flow(fonts, blocks)
    filled = own.fill(columns(9, 9))
    level = own.levelled(filled)
    feet = {
        column: max(
            line.slot.row + line.drop
            for line in level.lines
            if line.slot.column == column and line.cell == -1
        )
        for column in (0, 1)
    }
    assert feet[0] == feet[1] == 8
    assert columns_of(level, 5) == {1}


@settings(max_examples=60, deadline=None)
@given(
    kinds=st.lists(st.one_of(st.integers(1, 14), st.none()), min_size=1, max_size=14),
    heights=st.lists(st.integers(2, 16), min_size=1, max_size=5),
    keep=st.integers(1, 9),
)
def test_nothing_is_lost(
    fonts: FontSet, kinds: list[int | None], heights: list[int], keep: int
) -> None:
    blocks = [category() if lines is None else notice(lines) for lines in kinds]
    own = flow(fonts, blocks, NoticeStyle(keep=keep))
    filled = own.levelled(own.fill(columns(*heights)))
    placed = Counter(
        char
        for line in filled.lines
        if line.cell == -1
        for char in blocks[line.block].text.chars[line.line.start : line.line.end]
    )
    left = ""
    if filled.left:
        left = blocks[filled.left.block].text.chars[filled.left.offset :]
        left += "".join(block.text.chars for block in blocks[filled.left.block + 1 :])
        assert filled.left.chars == len(left)
    assert placed + Counter(left) == Counter("".join(block.text.chars for block in blocks))

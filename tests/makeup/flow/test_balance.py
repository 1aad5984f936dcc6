"""Balancing: columns of a story end level within a line, on the grid, the lone-line rules kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.flow.balance import balance, foot_row
from composer.makeup.flow.filling import Filling
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Column, Frame, Slot
from composer.measure import Pt, Rect
from composer.papers.models import Area, NoticeStyle, Paper, TextSetting, TextStyle
from composer.story.blocks import Block, Notice, Paragraph
from composer.story.text import Text
from tests.makeup.editions import HAN, compose_areas, place
from tests.makeup.flow.test_flow import columns, paragraph


def frame(count: int, rows: int, taken: dict[int, range] | None = None) -> Frame:
    """A frame of so many columns; a picture takes the rows `taken` of a column."""
    slots = [
        slot
        for slot in columns(*[rows] * count)
        if slot.row not in (taken or {}).get(slot.column, range(0))
    ]
    whole = Rect(Pt(0), Pt(0), Pt(count * 100), Pt(rows * 11.5))
    made = tuple(Column(Pt(n * 100), Pt(99)) for n in range(count))
    return Frame(whole, Pt(9), Pt(11.5), made, tuple(slots), rows)


def feet(filled: Filled, count: int) -> list[int]:
    """Rows that each column reaches down."""
    last = [0] * count
    for placed in filled.lines:
        column = placed.slot.column
        last[column] = max(last[column], placed.slot.row + 1)
    return last


def level(
    fonts: FontSet, blocks: list[Block], own: Frame, before: list[Slot] | None = None
) -> Filled:
    flow = Flow(Setter(fonts, TextStyle()), blocks)
    filled = flow.fill([*(before or []), *own.slots])
    assert filled.left is None
    return balance(flow.pour, before or [], own, filled)


@pytest.mark.parametrize(
    ("lines", "count", "expected"),
    [
        (12, 3, [4, 4, 4]),
        (13, 3, [5, 4, 4]),
        (14, 3, [5, 5, 4]),
        (22, 4, [6, 6, 5, 5]),
    ],
)
def test_the_first_columns_are_a_line_longer(
    fonts: FontSet, lines: int, count: int, expected: list[int]
) -> None:
    filled = level(fonts, [paragraph(lines)], frame(count, 20))
    assert feet(filled, count) == expected


def test_lone_line_rules_hold(fonts: FontSet) -> None:
    """Two paragraphs of 3 and 7: a cut after 5 lines leaves two at each side."""
    filled = level(fonts, [paragraph(3), paragraph(7)], frame(2, 20))
    assert feet(filled, 2) == [5, 5]
    assert filled.lone == ()


def test_a_picture_at_a_foot_ends_its_column(fonts: FontSet) -> None:
    own = frame(3, 10, {1: range(4, 10)})
    filled = level(fonts, [paragraph(20)], own)
    assert feet(filled, 3) == [8, 4, 8]


def test_earlier_frames_stay_as_they_are(fonts: FontSet) -> None:
    before = columns(6)
    own = frame(2, 20)
    own = Frame(own.rect, own.em, own.advance, own.columns,
                tuple(slot._replace(column=slot.column + 1) for slot in own.slots), own.rows)  # fmt: skip
    filled = level(fonts, [paragraph(15)], own, before)
    assert feet(filled, 3) == [6, 5, 4]
    assert foot_row(own, filled) == 5


@settings(max_examples=40, deadline=None)
@given(
    lengths=st.lists(st.integers(2, 12), min_size=1, max_size=6),
    count=st.integers(2, 4),
)
def test_columns_end_level(fonts: FontSet, lengths: list[int], count: int) -> None:
    """Nothing is lost; the longest column is at most two lines over the even share and the shortest
    that the keeping of two lines allows."""
    blocks = [paragraph(length) for length in lengths]
    filled = level(fonts, blocks, frame(count, 80))
    assert sum(len(block.text.chars) for block in blocks) == sum(
        p.line.end - p.line.start for p in filled.lines
    )
    assert max(feet(filled, count)) <= -(-sum(lengths) // count) + 2
    assert filled.lone == ()


def test_one_word_in_three_columns(fonts: FontSet) -> None:
    filled = level(fonts, [Paragraph(Text("完。"))], frame(3, 5))
    assert feet(filled, 3) == [1, 0, 0]


def unequal(*widths: int, rows: int = 80) -> Frame:
    """A frame of columns of those widths, in ems."""
    slots: list[Slot] = []
    made: list[Column] = []
    for number, width in enumerate(widths):
        x = Pt(sum(column.width + 9 for column in made))
        made.append(Column(x, Pt(width * 9)))
        slots += [Slot(x, Pt(row * 11.5), width * 1000, number, row) for row in range(rows)]
    whole = Rect(Pt(0), Pt(0), Pt(sum(widths) * 9 + 9 * len(widths)), Pt(rows * 11.5))
    return Frame(whole, Pt(9), Pt(11.5), tuple(made), tuple(slots), rows)


@pytest.mark.parametrize(
    "widths", [(54, 16), (48, 22), (40, 30), (16, 54), (30, 28, 11), (11, 28, 30)]
)
@pytest.mark.parametrize("share", [30, 50, 70, 85])
def test_columns_of_different_widths_end_level(
    fonts: FontSet, widths: tuple[int, ...], share: int
) -> None:
    """Paragraphs of 60 to 160 characters, as much as fills 30 to 85 of a hundred lines. In the widest columns
    they have two or three lines and stay whole; what one of them is worth, half of it at most, is what two
    such columns end apart."""
    blocks: list[Block] = []
    left = sum(widths) * 60 * share // 100
    while left > 0:
        blocks.append(Paragraph(Text(("春天有六个节气谷雨走在最后" * 20)[: 60 + left % 101])))
        left -= 60 + left % 101
    filled = level(fonts, blocks, unequal(*widths))
    ends = feet(filled, len(widths))
    assert max(ends) - min(ends) <= (4 if len(widths) == 2 else 2)
    assert filled.lone == ()
    assert sum(len(block.text.chars) for block in blocks) == sum(
        p.line.end - p.line.start for p in filled.lines
    )


def test_notices_that_stay_whole_end_near_each_other(fonts: FontSet) -> None:
    """Columns of 16, 15, 15 and 24 lines come of even heights; whole notices can do better."""
    lengths = [7, 3, 6, 5, 3, 3, 4, 8, 7, 6, 8, 5, 5]
    blocks = [Notice(paragraph(length).text) for length in lengths]
    assert feet(level(fonts, blocks, frame(4, 30)), 4) == [16, 15, 21, 18]


@pytest.mark.parametrize("count", [2, 4, 5, 6])
def test_a_bounded_number_of_trials(fonts: FontSet, count: int) -> None:
    """No split makes paragraphs of three lines level in so many columns."""
    flow = Flow(Setter(fonts, TextStyle()), [paragraph(3) for _ in range(3 * count + 1)])
    own = frame(count, 40)
    trials = 0

    def pour(slots: Sequence[Slot]) -> Filling:
        nonlocal trials
        trials += 1
        return flow.pour(slots)

    balance(pour, [], own, flow.fill(own.slots))
    assert trials <= 90


@pytest.mark.parametrize(
    ("notices", "said"), [([20, 160], [5]), ([160, 160], []), ([160, 160, 20], [])]
)
def test_columns_far_apart_are_said(
    fonts: FontSet, tmp_path: Path, notices: list[int], said: list[int]
) -> None:
    """A notice of six lines stays whole, and leaves one of a line alone in its column."""
    words = "\n\n".join((HAN * 9)[:count] for count in notices)
    text = f"---\nheadline: 标题\n---\n\n::: 分类广告\n\n{words}\n\n:::\n"
    whole = Paper(paper="试刊", notices=NoticeStyle(part=False))
    for balanced in (True, False):
        own = TextSetting(columns=2, balance=balanced)
        areas = {"a": Area(at=place("1-5", "1-20"), text=own)}
        _, findings = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, whole)
        found = [one.values["lines"] for one in findings if one.code == "W155"]
        assert found == (said if balanced else [])


def test_many_columns_end_the_search(fonts: FontSet) -> None:
    """Twenty columns of paragraphs that cannot be cut: a bounded number of tries."""
    filled = level(fonts, [paragraph(3) for _ in range(25)], frame(20, 40))
    assert max(feet(filled, 20)) <= 7

"""Paragraphs cut by a foot where the measure changes: the lone-line rules kept, or the lone line said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Slot
from composer.measure import Pt
from composer.papers.models import Area, HeadlineUse, TextSetting, TextStyle
from composer.story.blocks import Paragraph
from composer.story.text import Text
from tests.makeup.editions import HAN, codes, compose_areas, place, words


def frames(*sizes: tuple[int, int]) -> list[Slot]:
    """Slots of columns of (rows, width in ems)."""
    return [
        Slot(Pt(column * 300), Pt(row * 11.5), width * 1000, column, row)
        for column, (rows, width) in enumerate(sizes)
        for row in range(rows)
    ]


def fill(fonts: FontSet, lengths: Sequence[int], slots: list[Slot], *, mend: bool = True) -> Filled:
    blocks = [Paragraph(Text((HAN * 9)[:length])) for length in lengths]
    return Flow(Setter(fonts, TextStyle(mend=mend)), blocks).fill(slots)


def lone_slots(filled: Filled) -> list[Slot]:
    """First lines alone at a foot and last lines alone at a head."""
    found: list[Slot] = []
    for _, lines in groupby(filled.lines, key=lambda placed: placed.block):
        parts = [list(part) for _, part in groupby(lines, key=lambda placed: placed.slot.column)]
        if len(parts) > 1:
            rows = [{placed.slot.row for placed in part} for part in parts]
            found += [parts[0][-1].slot] if len(rows[0]) == 1 else []
            found += [parts[-1][-1].slot] if len(rows[-1]) == 1 else []
    return found


@pytest.mark.parametrize("chars", range(70, 130))
@pytest.mark.parametrize(("narrow", "wide"), [(11, 23), (23, 11)])
def test_no_line_alone_where_the_measure_changes(
    fonts: FontSet, chars: int, narrow: int, wide: int
) -> None:
    """A paragraph that eleven rows of one measure cut goes on in another with two lines or more."""
    filled = fill(fonts, [40, chars], frames((11, narrow), (14, wide)), mend=False)
    assert filled.left is None
    assert lone_slots(filled) == []
    assert filled.lone == ()


def test_one_that_cannot_be_helped_is_said(fonts: FontSet, tmp_path: Path) -> None:
    """A column of two lines cuts a paragraph of two and a half, of which the rest is one wide line."""
    bare = HeadlineUse(placement="none")
    areas = {
        "a": Area(at=place("1", "1-2"), headline=bare),
        "b": Area(at=place("2-4", "1-10"), headline=bare, text=TextSetting(columns=1)),
    }
    text = f"---\nheadline: 标题\n---\n\n{HAN[:40]}\n"
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a 1.b")})
    assert "W112" in codes(findings)
    assert "".join(words(made.display.pages[0])) == HAN[:40]


@settings(max_examples=150, deadline=None)
@given(
    lengths=st.lists(st.integers(5, 160), min_size=1, max_size=5),
    sizes=st.lists(st.tuples(st.integers(3, 12), st.integers(6, 24)), min_size=2, max_size=5),
    beside=st.lists(st.tuples(st.integers(0, 30), st.integers(4, 9)), max_size=6),
    mend=st.booleans(),
)
def test_nothing_is_lost_and_lone_lines_are_said(
    fonts: FontSet,
    lengths: list[int],
    sizes: list[tuple[int, int]],
    beside: list[tuple[int, int]],
    mend: bool,
) -> None:
    """Columns of any width, and lines that a shape narrows: every character once, in order, each line at
    the measure of its slot, and no line alone of which nothing is said."""
    slots = frames(*sizes, (80, 13))
    for at, width in beside:
        if at < len(slots) - 80:
            slots[at] = slots[at]._replace(width=min(slots[at].width, width * 1000))
    filled = fill(fonts, lengths, slots, mend=mend)
    assert filled.left is None
    ends = dict.fromkeys(range(len(lengths)), 0)
    for placed in filled.lines:
        line = placed.line
        assert line.start == ends[placed.block]
        ends[placed.block] = line.end
        assert line.x + line.width <= placed.slot.width + 1 or line.hang or line.forced
        if not (line.last or line.forced or line.stretch):
            assert line.x + line.width == pytest.approx(placed.slot.width, abs=501)
    assert list(ends.values()) == lengths
    assert not lone_slots(filled) or filled.lone

"""Evening: columns that no split makes level, and what is done then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.blocks.setters import Kit
from composer.makeup.flow.balance import balance
from composer.makeup.flow.evening import evened
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Slot
from composer.papers.models import NoticeStyle, TextStyle
from composer.story.blocks import Block, Notice, Paragraph
from composer.story.text import Text
from tests.makeup.editions import HAN
from tests.makeup.flow.test_balance import feet, frame
from tests.makeup.flow.test_flow import columns, paragraph


def flow(
    fonts: FontSet, blocks: list[Block], style: TextStyle, notices: NoticeStyle | None = None
) -> Flow:
    setter = Setter(fonts, style)
    kit = replace(Kit.plain(setter), notices=notices or NoticeStyle(level=False))
    return Flow(setter, blocks, kit)


def two_columns(own: Flow, before: list[Slot] | None = None) -> Filled:
    """Poured into two columns of 30 lines, balanced and evened."""
    last = frame(2, 30)
    first = len({slot.column for slot in before or []})
    slots = tuple(slot._replace(column=slot.column + first) for slot in last.slots)
    last = replace(last, slots=slots)
    filled = own.fill([*(before or []), *slots])
    return evened(own, before or [], last, balance(own.pour, before or [], last, filled))


def running(*lengths: int) -> list[Block]:
    """Paragraphs of so many characters, each begun a character further on."""
    return [Paragraph(Text((HAN * 4)[at : at + count])) for at, count in enumerate(lengths)]


@pytest.mark.parametrize(
    ("lengths", "plain", "even"),
    [((79, 64), [8, 6], [8, 7]), ((68, 29, 55, 27), [10, 8], [10, 9])],
)
def test_a_paragraph_takes_a_line_more(
    fonts: FontSet, lengths: tuple[int, ...], plain: list[int], even: list[int]
) -> None:
    """Columns that end two lines apart by the lone-line rules end level; not in a style that says so."""
    blocks = running(*lengths)
    assert feet(two_columns(flow(fonts, blocks, TextStyle(mend=False))), 2) == plain
    mended = two_columns(flow(fonts, blocks, TextStyle()))
    assert feet(mended, 2) == even
    assert mended.lone == ()
    words = sum(placed.line.end - placed.line.start for placed in mended.lines)
    assert words == sum(lengths)


def test_no_column_ends_below_the_one_on_its_left(fonts: FontSet) -> None:
    """The first paragraph a line longer gives 12 and 13 lines; the last one so gives 13 and 12."""
    assert feet(two_columns(flow(fonts, running(76, 39, 43, 98), TextStyle())), 2) == [13, 12]


def test_what_stands_in_earlier_frames_stays(fonts: FontSet) -> None:
    own = flow(fonts, [paragraph(6), *running(79, 64)], TextStyle())
    before = columns(6)
    filled = two_columns(own, before)
    assert feet(filled, 3) == [6, 8, 7]
    alone = own.fill(before).lines
    assert [p.line for p in filled.lines[:6]] == [p.line for p in alone]


NOTICES = [7, 3, 6, 5, 3]


def test_a_notice_is_parted_where_whole_ones_leave_feet_apart(fonts: FontSet) -> None:
    """Whole, they end 10 and 14 lines down at best; parted they keep two lines at a foot and a head."""
    blocks = [Notice(paragraph(length).text) for length in NOTICES]
    whole = flow(fonts, blocks, TextStyle(), NoticeStyle(part=False, level=False))
    assert feet(two_columns(whole), 2) == [10, 14]
    parted = two_columns(flow(fonts, blocks, TextStyle()))
    assert feet(parted, 2) == [12, 12]
    assert parted.lone == ()


def test_a_notice_stays_whole_where_air_between_them_does(fonts: FontSet) -> None:
    """拉齐 comes first: two lines shared out between five notices show less than one that is parted."""
    lengths = [3, 3, 3, 3, 3, 3, 2, 2, 3, 3, 2]
    blocks = [Notice(paragraph(length).text) for length in lengths]
    filled = two_columns(flow(fonts, blocks, TextStyle(), NoticeStyle()))
    for number in range(len(blocks)):
        assert len({p.slot.column for p in filled.lines if p.block == number}) == 1

"""Flow through columns: nothing lost, lone lines kept together, crossheads with their text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.frames.frames import Slot
from composer.measure import Pt
from composer.papers.models import TextStyle
from composer.story.blocks import Block, Crosshead, Paragraph
from composer.story.text import Text

_HAN = "春天有六个节气谷雨走在最后今年它来得安静，没有锣鼓。"


def columns(*heights: int, width: int = 11) -> list[Slot]:
    """Slots of columns of those heights, one measure."""
    return [
        Slot(Pt(column * 100), Pt(row * 11.5), width * 1000, column, row)
        for column, height in enumerate(heights)
        for row in range(height)
    ]


def paragraph(lines: int, width: int = 11) -> Block:
    """A paragraph of Han that takes so many lines, its last one half full."""
    count = lines * width - 2 - width // 2
    return Paragraph(Text(("春天有六个节气谷雨走在最后" * 200)[:count]))


def crosshead(chars: str = "小标题") -> Block:
    return Crosshead(Text(chars))


def rows(filled: Filled) -> list[str]:
    """``column.row block`` of every line, in order."""
    return [f"{p.slot.column}.{p.slot.row} b{p.block}" for p in filled.lines]


def fill(fonts: FontSet, blocks: list[Block], slots: list[Slot]) -> Filled:
    return Flow(Setter(fonts, TextStyle()), blocks).fill(slots)


def test_a_paragraph_goes_on_in_the_next_column(fonts: FontSet) -> None:
    filled = fill(fonts, [paragraph(6)], columns(3, 3))
    assert rows(filled) == ["0.0 b0", "0.1 b0", "0.2 b0", "1.0 b0", "1.1 b0", "1.2 b0"]
    assert filled.lines[2].line.width == 11000  # the last line of the old column is full
    assert filled.lines[3].line.x == 0  # and the new one begins without indent


def test_no_lone_last_line_at_a_head(fonts: FontSet) -> None:
    filled = fill(fonts, [paragraph(5)], columns(4, 4))
    assert rows(filled)[-2:] == ["1.0 b0", "1.1 b0"]


def test_no_lone_first_line_at_a_foot(fonts: FontSet) -> None:
    filled = fill(fonts, [paragraph(3), paragraph(4)], columns(4, 5))
    assert rows(filled)[3] == "1.0 b1"


def test_a_crosshead_keeps_two_lines_with_it(fonts: FontSet) -> None:
    filled = fill(fonts, [paragraph(4), crosshead(), paragraph(4)], columns(7, 7))
    assert "1.0 b1" in rows(filled)


def test_a_crosshead_at_a_head_takes_one_line(fonts: FontSet) -> None:
    filled = fill(fonts, [crosshead(), paragraph(3)], columns(5))
    assert rows(filled)[:2] == ["0.0 b0", "0.1 b1"]


def test_overset_is_a_value(fonts: FontSet) -> None:
    blocks = [paragraph(4), paragraph(4)]
    filled = fill(fonts, blocks, columns(5))
    assert filled.left is not None
    assert (filled.left.block, filled.left.lines) == (1, 3)
    set_chars = sum(len(p.line.pieces[0][1]) for p in filled.lines)
    assert set_chars + filled.left.chars == sum(len(b.text.chars) for b in blocks)


def test_measures_that_change_from_line_to_line(fonts: FontSet) -> None:
    slots = columns(3) + columns(9, width=15)[0:0]
    slots += [Slot(Pt(0), Pt(9), 6000, 0, 3), Slot(Pt(0), Pt(9), 6000, 0, 4)]
    slots += [Slot(Pt(0), Pt(9), 11000, 0, 5), Slot(Pt(0), Pt(9), 11000, 0, 6)]
    filled = fill(fonts, [paragraph(5)], slots)
    for placed in filled.lines:
        if not placed.line.last:
            assert placed.line.x + placed.line.width == placed.slot.width


def commas(chars: int) -> Block:
    """A paragraph with a mark in every third place, which gives when squeezed."""
    return Paragraph(Text("".join("。" if at % 4 == 3 else "春" for at in range(chars))))


def test_a_paragraph_a_line_shorter_saves_the_foot(fonts: FontSet) -> None:
    """Four lines of which the last would stand alone at the next head: three fill the column."""
    style = TextStyle(marks="quanjiao")
    blocks = [commas(72), commas(60)]
    lines = len(Flow(Setter(fonts, style), blocks).lines(0, (23_000,)))
    shorter = Flow(Setter(fonts, style), blocks).reset(0, (23_000,), -1)
    assert shorter
    assert len(shorter[0]) == lines - 1
    mended = Flow(Setter(fonts, style), blocks).fill(columns(lines - 1, 9, width=23))
    assert [p.slot.column for p in mended.lines if p.block == 0] == [0] * (lines - 1)
    plain = TextStyle(marks="quanjiao", mend=False)
    left = Flow(Setter(fonts, plain), blocks).fill(columns(lines - 1, 9, width=23))
    assert [p.slot.column for p in left.lines if p.block == 0] == [0] * (lines - 2) + [1, 1]


@settings(max_examples=120, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 90), min_size=1, max_size=12),
    heads=st.sets(st.integers(0, 11)),
    heights=st.lists(st.integers(3, 14), min_size=1, max_size=8),
    narrow=st.lists(st.tuples(st.integers(0, 60), st.integers(5, 9)), max_size=8),
)
def test_nothing_is_lost_doubled_or_moved(
    fonts: FontSet,
    lengths: list[int],
    heads: set[int],
    heights: list[int],
    narrow: list[tuple[int, int]],
) -> None:
    """Text placed and text left over add up to the text given, in order, at every shape of frame."""
    blocks = []
    for number, length in enumerate(lengths):
        if number in heads:
            blocks.append(crosshead())
        blocks.append(Paragraph(Text((_HAN * 5)[:length])))
    slots = columns(*heights)
    for at, width in narrow:
        if at < len(slots):
            slots[at] = slots[at]._replace(width=width * 1000)
    filled = fill(fonts, blocks, slots)
    given_text = "".join(block.text.chars for block in blocks)
    placed = "".join(blocks[p.block].text.chars[p.line.start : p.line.end] for p in filled.lines)
    left = ""
    if filled.left:
        left = blocks[filled.left.block].text.chars[filled.left.offset :]
        left += "".join(block.text.chars for block in blocks[filled.left.block + 1 :])
    assert placed + left == given_text
    taken = [(p.slot.column, p.slot.row) for p in filled.lines]
    assert taken == sorted(set(taken))
    for p in filled.lines:
        assert p.line.x + p.line.width <= p.slot.width + 1e-6

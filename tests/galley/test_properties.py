"""Whatever the words and the measure: no breach of line edges, no unit split, nothing lost, all flush."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.model import FontSet
from composer.galley import Measures
from composer.story.model import Text
from tests.galley.galleys import NO_END, NO_START, drawn, right_edge, setter, words

_HAN = st.text(alphabet="春天有六个节气谷雨走在最后今年它来得安静", min_size=1, max_size=12)
_CLAUSE = st.one_of(
    _HAN,
    _HAN.map(lambda s: f"“{s}”"),
    _HAN.map(lambda s: f"（{s}）"),
    _HAN.map(lambda s: f"《{s}》"),
    st.sampled_from(
        ["321.71亿元", "100%", "1—3月", "5G", "GB2312", "Wi-Fi", "——", "……", "36.5℃", "Mbps"]
    ),
)
_MARK = st.sampled_from(["，", "。", "、", "；", "：", "？", "！", "", "", "？！"])
TEXTS = st.lists(st.tuples(_CLAUSE, _MARK), min_size=1, max_size=25).map(
    lambda parts: "".join(clause + mark for clause, mark in parts)
)
UNIT = re.compile(r"——|……|[？！]{2}|\d+(?:\.\d+)?[%℃]?|[A-Za-z][A-Za-z0-9]+")


@settings(max_examples=150, deadline=None)
@given(
    chars=TEXTS,
    measures=st.lists(st.integers(8, 40), min_size=1, max_size=4),
    indent=st.sampled_from([0, 2]),
    level=st.sampled_from(["basic", "gb", "strict"]),
    marks=st.sampled_from(["quanjiao", "kaiming", "banjiao", "hangmo"]),
)
def test_lines_hold(
    fonts: FontSet, chars: str, measures: list[int], indent: int, level: str, marks: str
) -> None:
    style = setter(fonts, level=level, marks=marks)
    room = Measures(tuple(m * 1000 for m in measures), indent * 1000)
    lines = style.paragraph(Text(chars), room)
    got = words(chars, lines)
    assert "".join(got) == chars
    assert "".join(drawn(line) for line in lines) == chars
    for number, (line, text) in enumerate(zip(lines, got, strict=True)):
        if not line.forced:
            assert number == 0 or text[0] not in NO_START, got
            assert line.last or text[-1] not in NO_END, got
        if not line.last:
            assert abs(line.width - room.width(number)) < 1e-6
    breaks = {line.end for line in lines}
    if not any(line.forced for line in lines):
        for unit in UNIT.finditer(chars):
            assert not any(unit.start() < at < unit.end() for at in breaks), (unit[0], got)


@settings(max_examples=60, deadline=None)
@given(chars=_HAN.map(lambda s: s * 4), measure=st.integers(8, 20))
def test_a_reader_adds_up_to_the_measure(fonts: FontSet, chars: str, measure: int) -> None:
    """What the pieces draw ends at the measure to a hundredth of a point at 9 pt (1.1/1000 em)."""
    style = setter(fonts)
    for line in style.paragraph(Text(chars), Measures((measure * 1000,))):
        if not line.last:
            assert abs(right_edge(style, line) - line.spread - measure * 1000) < 1.1


def test_a_paragraph_of_300_000_characters(fonts: FontSet) -> None:
    chars = "春天有六个节气，谷雨走在最后。" * 20_000
    lines = setter(fonts).paragraph(Text(chars), Measures((13_000,), 2000))
    assert lines[-1].end == len(chars)

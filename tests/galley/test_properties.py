"""Whatever the words, the measure and the style: no breach of line edges, no unit split, nothing lost,
doubled or out of order, and every justified line flush.

The texts mix Han with words, numbers, every kind of mark and quotation; the rules that the lines are
held to are written down here once more, on characters, independently of the classes the galley uses.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Line, Measures, Setter
from composer.galley.lines.breaking import choose_breaks
from composer.galley.lines.line_costs import EdgedLines, Lines
from composer.papers.models import TextStyle
from composer.story.text import Text
from tests.galley.galleys import NO_END, NO_START, drawn, right_edge, setter, words

_HAN = st.text(alphabet="春天有六个节气谷雨走在最后今年它来得安静", min_size=1, max_size=12)
_FIGURE = st.sampled_from(
    [
        "321.71亿元", "1,000", "100%", "1—3月", "1~3号", "5G", "GB2312", "Wi-Fi", "36.5℃", "¥30",
        "−5", "Mbps", "m²", "No.7", "１２３", "No. 7", "GB/T 15834",
    ]
)  # fmt: skip
_CLAUSE = st.one_of(
    _HAN,
    _HAN.map(lambda s: f"“{s}”"),
    _HAN.map(lambda s: f"“{s[:3]}‘{s}’”"),
    _HAN.map(lambda s: f"（{s}）"),
    _HAN.map(lambda s: f"《{s}》"),
    _FIGURE,
    _FIGURE.map(lambda s: f"“{s}”"),
    st.sampled_from(["——", "……", "·", "～", "/", "", "々"]),
)
_MARK = st.sampled_from(["，", "。", "、", "；", "：", "？", "！", "", "", "？！", "！！！"])
TEXTS = st.lists(st.tuples(_CLAUSE, _MARK), min_size=1, max_size=25).map(
    lambda parts: "".join(clause + mark for clause, mark in parts)
)
STYLES = st.fixed_dictionaries(
    {
        "level": st.sampled_from(["none", "basic", "gb", "strict"]),
        "marks": st.sampled_from(["quanjiao", "kaiming", "banjiao", "hangmo", "none"]),
        "hang": st.booleans(),
        "language": st.sampled_from(["zh-Hans", "zh-Hant"]),
        "hyphenate": st.booleans(),
    }
)
UNIT = re.compile(
    r"——|……|(?<![？！])[？！]{2}(?![？！])|[+−]?¥?[0-9]+(?:[.,][0-9]+)*[%℃]?|[A-Za-z][A-Za-z0-9]+|m²|[１２３]+"
    r"|(?<=[0-9])[—~](?=[0-9])."
)
STRICT_NO_START = "……", "——", "々", "℃"


def breaches(chars: str, lines: tuple[Line, ...], level: str) -> list[str]:
    """What the breaks of `lines` do that `level` forbids; connectors and solidi count between Han."""
    found = []
    for line in lines[:-1]:
        before, after = chars[: line.end].rstrip(" "), chars[line.end :]
        if level != "none":
            if after[0] in NO_START and not after.startswith("——"):
                found.append(f"begins with {after[0]}")
            if level == "strict" and after.startswith(STRICT_NO_START):
                found.append(f"begins with {after[:2]}")
            if before[-1] in NO_END or (level in ("gb", "strict") and before[-1] == "/"):
                found.append(f"ends with {before[-1]}")
        for unit in UNIT.finditer(chars):
            if unit.start() < line.end < unit.end():
                found.append(f"splits {unit[0]}")
    return found


@settings(max_examples=200, deadline=None)
@given(
    chars=TEXTS,
    measures=st.lists(st.integers(6, 40), min_size=1, max_size=4),
    indent=st.sampled_from([0, 1, 2]),
    style=STYLES,
)
def test_lines_hold(
    fonts: FontSet, chars: str, measures: list[int], indent: int, style: dict[str, object]
) -> None:
    galley = setter(fonts, **style)
    room = Measures(tuple(m * 1000 for m in measures), indent * 1000)
    units = galley.units(Text(chars), room)
    lines = galley.lines(units, room)
    assert "".join(words(chars, lines)) == chars
    assert all(a.end == b.start for a, b in pairwise(lines))
    assert "".join("".join(map(drawn, lines)).split()) == "".join(chars.split())
    if not any(line.forced for line in lines) and not units.cut:
        assert not breaches(chars, lines, str(style["level"])), words(chars, lines)
    for number, line in enumerate(lines):
        assert line.width <= room.width(number) + 1e-6, "runs over"
        if not line.last and _glyphs(line) > 1:
            assert abs(line.width - room.width(number)) < 1e-6, "not flush"


def _glyphs(line: Line) -> int:
    return sum(len(chars) for _, chars, _ in line.pieces)


@settings(max_examples=60, deadline=None)
@given(chars=TEXTS, measure=st.integers(6, 12), style=STYLES)
def test_rules_are_given_up_only_where_there_is_no_other_way(
    fonts: FontSet, chars: str, measure: int, style: dict[str, object]
) -> None:
    if style["marks"] == "none":
        return  # the blank of the last mark may be all that does not fit; it breaks no rule
    galley = setter(fonts, **style)
    room = Measures((measure * 1000,), 1000)
    units = galley.units(Text(chars), room)
    forced = any(line.forced for line in galley.lines(units, room))
    if galley.hyphenates and not forced:
        return  # a word was parted where its units cannot be
    assert forced == (not _some_way(galley, units, room))


def _some_way(galley: Setter, units: object, room: Measures) -> bool:
    """Whether legal breaks lead through the paragraph at all: every legal line is walked."""
    lines = EdgedLines(units, galley.rules, thorough=True)  # type: ignore[arg-type]
    open_, seen = [(0, 0)], set()
    while open_:
        at, line = open_.pop()
        if at == units.count:  # type: ignore[attr-defined]
            return True
        if (at, line) not in seen:
            seen.add((at, line))
            open_ += [
                (to, 1) for to, price in lines.lines(at, room.width(line), line) if price < 100_000
            ]
    return False


def test_a_long_word_is_walked_once(fonts: FontSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Total fit looks at the lines from each of its letters once, and at no strained ones where calm ones
    lead everywhere."""
    galley, room = setter(fonts), Measures((13_000,))
    units = galley.units(Text("abcdefghij" * 1200), room)
    seen: list[int] = []
    find = Lines.lines

    def watched(lines: Lines, at: int, *more: int) -> list[tuple[int, float]]:
        seen.append(at)
        return find(lines, at, *more)

    monkeypatch.setattr(Lines, "lines", watched)
    choose_breaks(units, room, galley.rules)
    assert len(seen) < 1.5 * units.count


@settings(max_examples=60, deadline=None)
@given(chars=_HAN.map(lambda s: s * 4), measure=st.integers(8, 20))
def test_a_reader_adds_up_to_the_measure(fonts: FontSet, chars: str, measure: int) -> None:
    """What the pieces draw ends at the measure to a hundredth of a point at 9 pt (1.1/1000 em)."""
    style = setter(fonts)
    for line in style.paragraph(Text(chars), Measures((measure * 1000,))):
        if not line.last:
            assert abs(right_edge(style, line) - line.spread - measure * 1000) < 1.1


@settings(max_examples=60, deadline=None)
@given(chars=TEXTS, measure=st.integers(6, 40), style=STYLES)
def test_bodies_stand_side_by_side(
    fonts: FontSet, chars: str, measure: int, style: dict[str, object]
) -> None:
    """Glyph after glyph as a PDF reader adds them up, the last body's edge is the line's width."""
    galley = setter(fonts, **style)
    for line in galley.paragraph(Text(chars), Measures((measure * 1000,))):
        last = next(chars for _, chars, _ in reversed(line.pieces) if chars)[-1]
        if line.hyphen or galley.style.marks == "none" or not "一" <= last <= "鿿":
            continue
        assert abs(right_edge(galley, line) - line.spread - line.width) < 1.1


@settings(max_examples=40, deadline=None)
@given(chars=TEXTS, measures=st.lists(st.integers(6, 30), min_size=1, max_size=3))
def test_the_first_search_is_as_good_as_the_thorough_one(
    fonts: FontSet, chars: str, measures: list[int]
) -> None:
    """Leaving out what is looser than a first loose line loses nothing but a dead end's way out."""
    galley = setter(fonts)
    room = Measures(tuple(m * 1000 for m in measures))
    units = galley.units(Text(chars), room)
    lines = EdgedLines(units, galley.rules, thorough=True)
    at = 0
    for number, to in enumerate(choose_breaks(units, room, galley.rules)):
        steps = dict(lines.lines(at, room.width(number), number))
        assert to in steps or to == units.count
        at = to


def test_a_paragraph_of_300_000_characters(fonts: FontSet) -> None:
    chars = "春天有六个节气，谷雨走在最后。" * 20_000
    lines = setter(fonts).paragraph(Text(chars), Measures((13_000,), 2000))
    assert lines[-1].end == len(chars)


def test_work_grows_with_the_length_not_with_its_square(fonts: FontSet) -> None:
    """Lines that the search looked at, for a text and for ten times as much of it."""
    galley = setter(fonts)
    tried = []
    for times in (200, 2000):
        chars = "春天有6个节气，“谷雨”走在GB2312之后；2020年4月19日，今年它来得早。" * times
        room = Measures((13_000,), 2000)
        units = galley.units(Text(chars), room)
        counting = _Counting(units, galley.rules)
        choose_breaks(units, room, galley.rules, counting)
        tried.append(counting.count)
    assert tried[1] < 10.5 * tried[0]


class _Counting(Lines):
    """Counts from how many units lines were asked for."""

    count = 0

    def lines(self, at: int, *given: int) -> list[tuple[int, float]]:
        self.count += 1
        return super().lines(at, *given)


def test_style_defaults_follow_the_language() -> None:
    assert TextStyle().marks is None and TextStyle().language is None

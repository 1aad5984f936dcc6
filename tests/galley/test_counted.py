"""A paragraph in a wanted number of lines, and tracking: as many lines as asked for, all flush, at least cost."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Measures, Setter
from composer.galley.lines.counted import breaks_in
from composer.galley.lines.line_costs import candidates
from composer.galley.units.paragraph import Units
from composer.papers.models import TextStyle
from composer.story.text import Text
from tests.galley.galleys import drawn, right_edge, setter, words
from tests.galley.test_properties import TEXTS

PULLED = "行首不出现逗号、句号，“能挤则挤，不能挤才推”，是共同的次序。今年“它”来得安静，没有锣鼓。"


def least_cost(style: Setter, units: Units, measures: Measures, count: int) -> float:
    """The cost of the best way in `count` lines, every way tried."""

    @cache
    def rest(at: int, line: int) -> float:
        if at == units.count:
            return 0.0 if line == count else float("inf")
        if line == count:
            return float("inf")
        steps = candidates(units, style.rules, at, measures.width(line), line)
        return min(price + rest(to, line + 1) for to, price in steps)

    return rest(0, 0)


@settings(max_examples=120, deadline=None)
@given(chars=TEXTS, measure=st.integers(8, 30), more=st.integers(-2, 2))
@example(chars="个，GB2312GB2312个，", measure=8, more=0)
def test_exactly_so_many_lines_at_least_cost(
    fonts: FontSet, chars: str, measure: int, more: int
) -> None:
    style = setter(fonts)
    measures = Measures((measure * 1000,), 2000)
    units = style.units(Text(chars), measures)
    wanted = len(style.lines(units, measures)) + more
    found = breaks_in(units, measures, style.rules, wanted)
    least = least_cost(style, units, measures, wanted) if wanted > 0 else float("inf")
    if found is None:
        assert least == float("inf")
        return
    assert len(found[0]) == wanted
    assert abs(found[1] - least) < 1e-6
    made = style.lines_in(units, measures, wanted)
    assert made is not None
    assert "".join(words(chars, made[0])) == chars
    for number, line in enumerate(made[0]):
        assert line.last or abs(line.width - measures.width(number)) < 1e-6


def test_a_lone_end_is_pulled_in(fonts: FontSet) -> None:
    style = setter(fonts)
    measures = Measures((11_000,), 2000)
    units = style.units(Text(PULLED), measures)
    count = len(style.lines(units, measures))
    longer = style.lines_in(units, measures, count + 1)
    assert longer is not None
    assert len(longer[0]) == count + 1
    assert style.lines_in(units, measures, count - 3) is None


@settings(max_examples=60, deadline=None)
@given(chars=TEXTS, measure=st.integers(9, 30), tracking=st.sampled_from([-10, -5, 5, 10]))
def test_tracking_keeps_lines_flush(
    fonts: FontSet, chars: str, measure: int, tracking: int
) -> None:
    style = Setter(fonts, TextStyle(), tracking)
    measures = Measures((measure * 1000,))
    lines = style.paragraph(Text(chars), measures)
    drew = "".join(drawn(line) for line in lines)
    assert "".join(drew.split()) == "".join(chars.split())
    for line in lines:
        if not line.last:
            assert abs(line.width - measure * 1000) < 1e-6


def test_tracking_moves_every_gap(fonts: FontSet) -> None:
    plain, tight = Setter(fonts, TextStyle()), Setter(fonts, TextStyle(), -10)
    chars = Text("春天有六个节气谷雨走在最后今年")
    one, other = plain.single(chars), tight.single(chars)
    gaps = len(chars.chars) - 1
    assert abs(one.width - other.width - 10 * gaps) < 1e-6
    edges = right_edge(plain, one), right_edge(tight, other) - other.spread
    assert abs(edges[0] - edges[1] - 10 * gaps) < 1.1

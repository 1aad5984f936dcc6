"""Lines that marks bring in when they are squeezed — 推入: which are tried, and what they cost."""

from __future__ import annotations

from itertools import pairwise

import pytest

from composer.fonts.metrics import FontSet
from composer.galley import Measures
from composer.galley.lines.line_costs import (
    EdgedLines,
    Lines,
    candidates,
    price_of_squeeze,
)
from composer.story.text import Text
from tests.galley.galleys import setter

STORY = "春雨，细如丝，润万物，农家忙，田里水满了。村里人下地插秧去了"


def tried(fonts: FontSet, measure: int, story: str = STORY) -> dict[int, float]:
    """Unit at the end → cost, of the lines that may begin the paragraph."""
    galley = setter(fonts, marks="quanjiao")
    units = galley.units(Text(story), Measures((measure,), 0))
    return dict(candidates(units, galley.rules, 0, measure, 0))


def pushed_in(fonts: FontSet, measure: int) -> dict[int, tuple[int, int, int]]:
    """Unit at the end → (to squeeze, what there is, of it in full stops), of lines over the measure."""
    galley = setter(fonts, marks="quanjiao")
    units = galley.units(Text(STORY), Measures((measure,), 0))
    over = {}
    for end in range(1, units.count):
        need = units.place[end] - units.place[0] - units.blank(0) - measure
        give, stops = units.give(0, end), units.stops[units.nth[end]] - units.stops[units.nth[1]]
        if 0 < need <= give and units.breaks[end]:
            over[end] = need, give, stops
    return over


@pytest.mark.parametrize("measure", range(9000, 16000, 250))
def test_what_squeezing_brings_in_is_tried_at_its_price(fonts: FontSet, measure: int) -> None:
    costs = tried(fonts, measure)
    for end, (need, give, stops) in list(pushed_in(fonts, measure).items())[:2]:
        assert costs[end] == pytest.approx(price_of_squeeze(need, give, stops))


def test_some_measures_have_lines_to_push_in(fonts: FontSet) -> None:
    """Else the test above would say nothing."""
    assert sum(bool(pushed_in(fonts, measure)) for measure in range(9000, 16000, 250)) > 5


@pytest.mark.parametrize("kind", [Lines, EdgedLines])
def test_the_last_line_is_pushed_in_too(fonts: FontSet, kind: type[Lines]) -> None:
    galley = setter(fonts, marks="quanjiao")
    story = "春雨，细如丝，润万物，农家忙"
    units = galley.units(Text(story), Measures((13_500,), 0))
    full = units.place[units.count] - units.place[0]
    finder = kind(units, galley.rules)
    (whole,) = finder.lines(0, full, 0)
    assert whole[0] == units.count
    end, cost = finder.lines(0, full - 200, 0)[0]
    assert end == units.count
    assert cost - whole[1] == pytest.approx(price_of_squeeze(200, units.give(0, end), 0))


def test_squeezing_costs_more_the_more_is_taken_and_full_stops_last() -> None:
    prices = [price_of_squeeze(need, 600, 200) for need in range(0, 601, 50)]
    assert prices == sorted(prices)
    assert len(set(prices)) == len(prices)
    steps = [after - before for before, after in pairwise(prices)]
    assert min(steps[8:]) > max(steps[:8])

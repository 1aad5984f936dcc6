"""变栏 in numbers: merged, re-divided and unequal columns, heading heights, as textbooks work them out.

The arithmetic is that of Chinese newspaper textbooks (对开 8 columns of 13 字, 四开 6 of 11 字, 1 字 between)
and of 方正飞腾's three ways of dividing (绝对, 相对, 自由).
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from composer.fonts.metrics import FontSet
from composer.makeup.frames.frames import divide, text_columns, unequal
from composer.makeup.grid import Grid, whole_ems
from composer.measure import Length, Pt, Rect, Unit
from composer.papers.models import (
    Area,
    Division,
    Format,
    Headline,
    HeadPart,
    Paper,
    TextSetting,
    TextStyle,
    TypeArea,
)
from composer.papers.models.values import Range
from tests.makeup.editions import compose_areas, place, story, text_items

BROADSHEET = (8, 13)
TABLOID = (6, 11)


def grid_of(columns: int, measure: int, advance: float = 11.25) -> Grid:
    area = TypeArea(columns=columns, measure=Length(measure, Unit.ZI), advance=Length(advance))
    trim = (Length(2000.0), Length(1600.0))
    return Grid.of(Format(trim=trim, type_area=area), 1)


@pytest.mark.parametrize(
    ("paper", "span", "chars"),
    [
        (BROADSHEET, 1, 13), (BROADSHEET, 2, 27), (BROADSHEET, 3, 41), (BROADSHEET, 5, 69),
        (BROADSHEET, 8, 111), (TABLOID, 1, 11), (TABLOID, 2, 23), (TABLOID, 3, 35),
        (TABLOID, 4, 47), (TABLOID, 5, 59), (TABLOID, 6, 71),
    ],
)  # fmt: skip
def test_long_columns(paper: tuple[int, int], span: int, chars: int) -> None:
    """长栏: n basic columns and the gaps between them."""
    grid = grid_of(*paper)
    assert grid.across(Range(1, span))[1] == pytest.approx(chars * 9)


@pytest.mark.parametrize(
    ("paper", "span", "into", "fit", "ems", "gaps"),
    [
        (BROADSHEET, 3, 2, "absolute", [20, 20], [1]),
        (BROADSHEET, 5, 3, "absolute", [22, 22, 22], [1.5, 1.5]),
        (BROADSHEET, 5, 3, "relative", [22, 22, 23], [1, 1]),
        (TABLOID, 3, 2, "absolute", [17, 17], [1]),
        (TABLOID, 4, 3, "absolute", [15, 15, 15], [1, 1]),
        (TABLOID, 5, 4, "relative", [14, 14, 14, 14], [1, 1, 1]),
    ],
)
def test_broken_columns(
    paper: tuple[int, int], span: int, into: int, fit: Division, ems: list[int], gaps: list[float]
) -> None:
    """破栏: (merged 字 − gaps) / m, and what becomes of the rest."""
    grid = grid_of(*paper)
    x, width = grid.across(Range(1, span))
    made = divide(Rect(x, Pt(0), width, Pt(100)), into, grid.gutter, grid.em, fit)
    assert [column.width / 9 for column in made] == pytest.approx(ems)
    between = [b.x - a.x - a.width for a, b in pairwise(made)]
    assert [gap / 9 for gap in between] == pytest.approx(gaps)
    assert made[-1].x + made[-1].width == pytest.approx(x + width)


@pytest.mark.parametrize(
    ("fit", "ems", "gap"),
    [("absolute", [9, 9], 2), ("relative", [9, 10], 1), ("free", [9.5, 9.5], 1)],
)
def test_three_ways_with_a_rest(fit: Division, ems: list[float], gap: float) -> None:
    """绝对, 相对, 自由: a block of 20 字 as two columns with 1 字 between."""
    a, b = divide(Rect(Pt(0), Pt(0), Pt(180), Pt(100)), 2, Pt(9), Pt(9), fit)
    assert [a.width / 9, b.width / 9] == pytest.approx(ems)
    assert (b.x - a.width) / 9 == pytest.approx(gap)


def test_unequal_columns_fill_their_area() -> None:
    made = unequal(Rect(Pt(10), Pt(0), Pt(33 * 9), Pt(100)), [Pt(16 * 9), Pt(15 * 9)], Pt(9))
    assert [column.width / 9 for column in made] == [16, 15]
    assert made[1].x + made[1].width == pytest.approx(10 + 33 * 9)


def test_widths_are_in_the_styles_own_ems() -> None:
    """16字 of an editorial in 10.5 pt are 168 pt."""
    setting = TextSetting(widths=(Length(16, Unit.ZI), Length(12, Unit.ZI)))
    rect = Rect(Pt(0), Pt(0), Pt(35 * 9), Pt(100))
    made = text_columns(grid_of(*TABLOID), rect, 3, setting, TextStyle(size=Length(10.5)))
    assert [column.width for column in made] == [168, 126]


@pytest.mark.parametrize(("paper", "chars"), [(BROADSHEET, 24), (TABLOID, 21)])
def test_how_many_characters_a_headline_takes(paper: tuple[int, int], chars: int) -> None:
    """小初 (30 pt in the textbook) over six columns."""
    assert whole_ems(grid_of(*paper).across(Range(1, 6))[1], Pt(30)) == chars


def test_height_of_a_heading(fonts: FontSet, tmp_path: Path) -> None:
    """(30 + 21 pt) / 11.25 + 3 blank lines = 7.53: the heading takes 8 lines."""
    area = TypeArea(advance=Length(11.25))
    line = Length(1, Unit.HANG)
    head = Headline(
        main=HeadPart(size=Length(30), minimum=1.0),
        deck=HeadPart(size=Length(21), minimum=1.0),
        space=line, before=line, after=line,
    )  # fmt: skip
    paper = Paper(paper="试刊", format=Format(type_area=area), headlines={"standard": head})
    areas = {"a": Area(at=place("1-6", "1-30"))}
    made, _ = compose_areas(
        fonts, tmp_path, areas, {"s": (story(500, headline="主题", deck="副题"), "1.a")}, paper
    )
    first = min(item.y for item in text_items(made.display.pages[0]) if item.size == 9)
    top = Grid.of(paper.format, 1).top(1)
    assert (first - 0.88 * 9 - top) / 11.25 == pytest.approx(8)


def test_columns_that_are_too_wide_are_said(fonts: FontSet, tmp_path: Path) -> None:
    wide = TextSetting(widths=(Length(16, Unit.ZI), Length(8, Unit.ZI)))
    areas = {"a": Area(at=place("1-2", "1-30"), text=wide)}
    _, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(300), "1.a")})
    found = next(finding for finding in findings if finding.code == "E134")
    assert found.values["measured"].startswith("25.00 字")
    assert found.values["allowed"].startswith("23.00 字")


@pytest.mark.parametrize(("span", "into", "said"), [("1-3", 3, []), ("1-4", 5, ["8.6 字"])])
def test_broken_ems_are_said(
    fonts: FontSet, tmp_path: Path, span: str, into: int, said: list[str]
) -> None:
    """35 字 are three times 11 and two gaps; 47 are five times 8.6 and four."""
    areas = {"a": Area(at=place(span, "1-30"), text=TextSetting(columns=into, fit="free"))}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(400), "1.a")})
    found = [finding for finding in findings if finding.code == "W108"]
    assert [finding.values["measured"] for finding in found] == said
    assert made.stories[0].set == made.stories[0].given

"""Copyfitting: a story a little over or under fills its room by the steps allowed, and nothing else moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic
from composer.display.trace import trace
from composer.fonts.metrics import FontSet
from composer.makeup.copyfit import on_scale
from composer.makeup.report import FitReport
from composer.measure import HAO, Length, Unit
from composer.papers.models import (
    Area,
    Box,
    Copyfit,
    FitStep,
    Headline,
    HeadlineUse,
    HeadPart,
    Paper,
    Picture,
    PictureSlot,
    TextSetting,
    TextStyle,
)
from composer.papers.models.values import Percent
from tests.makeup.editions import codes, compose_areas, place, story, text_items

ONE = TextSetting(columns=1)
HAN = "春天有六个节气谷雨走在最后今年它来得安静没有锣鼓"


def file_of(*paragraphs: str, headline: str = "标题") -> str:
    return f"---\nheadline: {headline}\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def lines_of(count: int, last: int, width: int = 23) -> str:
    """A paragraph of `count` lines at `width` 字, a comma or a stop in each third, `last` on the last."""
    length = count * width - 2 - width + last
    text = (HAN * 40)[:length]
    return "".join("。" if at % 9 == 8 else char for at, char in enumerate(text))


def made(
    fonts: FontSet,
    tmp_path: Path,
    text: str,
    lines: str,
    copyfit: Copyfit | None,
    **area: object,
) -> tuple[Composed, list[Diagnostic]]:
    areas = {"a": Area(at=place("1-2", lines), text=ONE, copyfit=copyfit, **area)}  # type: ignore[arg-type]
    paper = Paper(paper="试刊", styles={"body": TextStyle(marks="quanjiao")})
    return compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)


def steps(result: tuple[Composed, list[Diagnostic]]) -> list[tuple[str, str, str]]:
    fits: tuple[FitReport, ...] = result[0].stories[0].fits
    return [(fit.step, fit.was, fit.now) for fit in fits]


BARE = HeadlineUse(placement="none")
PULLABLE = [lines_of(5, 2) for _ in range(3)]
STRETCHABLE = [lines_of(5, 23) for _ in range(3)]


def rows_needed(fonts: FontSet, tmp_path: Path, text: str) -> int:
    """How high an area must be, in grid lines, for the story to fit unaided."""
    for high in range(6, 80):
        result = made(fonts, tmp_path, text, f"1-{high}", None)
        if result[0].stories[0].overset is None:
            return high
    raise AssertionError


def test_a_line_over_is_pulled_in(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    unaided = made(fonts, tmp_path, text, f"1-{high - 1}", None)
    assert codes(unaided[1]) == ["E101"]
    fitted = made(fonts, tmp_path, text, f"1-{high - 1}", Copyfit())
    assert codes(fitted[1]) == []
    assert [step for step, _, _ in steps(fitted)] == ["reset"]
    assert fitted[0].stories[0].set == fitted[0].stories[0].given


def test_a_line_under_is_filled(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*STRETCHABLE)
    high = rows_needed(fonts, tmp_path, text)
    fitted = made(fonts, tmp_path, text, f"1-{high + 1}", Copyfit())
    assert [step for step, _, _ in steps(fitted)] == ["reset"]
    foot = max(item.y for item in text_items(fitted[0].display.pages[0]))
    unaided = made(fonts, tmp_path, text, f"1-{high + 1}", None)
    assert foot == max(item.y for item in text_items(unaided[0].display.pages[0])) + 11.5


def test_no_line_is_looser_than_the_style_allows(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*STRETCHABLE, *PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    for more in (-3, -2, -1, 1, 2, 3):
        fitted = made(fonts, tmp_path, text, f"1-{high + more}", Copyfit())
        assert "W106" not in codes(fitted[1])


def test_steps_are_taken_in_the_order_given(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    fitted = made(fonts, tmp_path, text, f"1-{high - 1}", Copyfit(order=("space", "reset")))
    assert steps(fitted) == [("space", "0 行", "-1 行")]


def test_tracking_takes_no_more_than_needed(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*[lines_of(6, 3) for _ in range(3)])
    high = rows_needed(fonts, tmp_path, text)
    allowed = Copyfit(order=("tracking", "reset"), tracking=Percent(2))
    fitted = made(fonts, tmp_path, text, f"1-{high - 1}", allowed)
    assert steps(fitted)[0][0] == "tracking"
    spreads = {round(item.spread, 3) for item in text_items(fitted[0].display.pages[0])}
    assert any(spread < 0 for spread in spreads)


@pytest.mark.parametrize("step", ["tracking", "space", "headline"])
def test_a_step_left_out_is_never_taken(fonts: FontSet, tmp_path: Path, step: FitStep) -> None:
    """Of a story some lines over, with steps of a wide range: those taken are the one allowed."""
    text = file_of(*PULLABLE, *PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    allowed = Copyfit(order=(step,), tracking=Percent(3), headline=3)
    taken = set()
    for less in range(1, 5):
        fitted = made(fonts, tmp_path, text, f"1-{high - less}", allowed)
        taken |= {name for name, _, _ in steps(fitted)}
    assert taken == {step}


def test_a_headline_goes_down_the_scale(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*PULLABLE, headline="标题一行|标题二行|标题三行")
    paper = Paper(
        paper="试刊",
        headlines={"standard": Headline(main=HeadPart(size=Length(HAO["一号"])))},
    )
    high = rows_needed(fonts, tmp_path, text)
    allowed = Copyfit(order=("headline",), headline=4)
    for less in range(1, 8):
        areas = {"a": Area(at=place("1-2", f"1-{high - less}"), text=ONE, copyfit=allowed)}
        result = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)
        if steps(result):
            assert steps(result)[0][:2] == ("headline", "一号")
            return
    raise AssertionError("no height at which the headline helps")


def test_crossheads_give_their_space(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(lines_of(4, 11), "## 小标题一", lines_of(4, 11), "## 小标题二", lines_of(4, 11))
    high = rows_needed(fonts, tmp_path, text)
    fitted = made(fonts, tmp_path, text, f"1-{high - 1}", Copyfit(order=("crosshead",)))
    assert steps(fitted) == [("crosshead", "空 1 行", "空 0 行")]


@pytest.mark.parametrize("over", [True, False])
def test_a_picture_is_cropped_by_whole_lines(fonts: FontSet, tmp_path: Path, over: bool) -> None:
    slots = {"main": PictureSlot(at=place("1", "1-10"), caption="none")}
    text = file_of(lines_of(5, 11), lines_of(5, 11))

    def with_picture(high: int, copyfit: Copyfit | None) -> tuple[Composed, list[Diagnostic]]:
        areas = {"a": Area(at=place("1-2", f"1-{high}"), text=ONE, pictures=slots, copyfit=copyfit)}
        picture = {"main": Picture(file="a.jpg")}
        return compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, None, picture)

    high = next(h for h in range(12, 60) if not with_picture(h, None)[0].stories[0].overset)
    fitted = with_picture(high + (-2 if over else 2), Copyfit(order=("picture",)))
    assert steps(fitted) == [("picture", "10 行", "8 行" if over else "12 行")]


def test_past_the_limits_it_is_overset_and_says_what_to_cut(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    unaided = made(fonts, tmp_path, text, f"1-{high - 6}", None)
    given_up = made(fonts, tmp_path, text, f"1-{high - 6}", Copyfit())
    assert steps(given_up) == []
    assert given_up[0].stories[0].overset == unaided[0].stories[0].overset
    assert trace(given_up[0].display) == trace(unaided[0].display)
    (error,) = [finding for finding in given_up[1] if finding.code == "E101"]
    assert "字即可排下" in error.hints[0][0]


def test_white_space_is_told_in_characters(fonts: FontSet, tmp_path: Path) -> None:
    result = made(fonts, tmp_path, file_of(lines_of(2, 11)), "1-20", Copyfit())
    (warning,) = [finding for finding in result[1] if finding.code == "W110"]
    assert warning.values["chars"] == warning.values["lines"] * 23
    assert "只能补" in warning.hints[0][0]


NO_ROOM: dict[str, tuple[str, dict[str, object], Any]] = {
    "a headline as high": ("1-12", {"headline": HeadlineUse(lines=12)}, {}),
    "a headline that is higher": ("1-2", {}, {}),
    "a box whose padding takes all": ("1-12", {"box": Box(lines=6)}, {}),
    "columns of less than an em": ("1-12", {"text": TextSetting(columns=13)}, {}),
    "cut away": ("1-12", {"headline": BARE, "cut": (place("1-2", "1-12"),)}, {}),
    "a picture over all of it": (
        "1-12",
        {"headline": BARE, "pictures": {"p": PictureSlot(at=place("1", "1-12"))}},
        {"p": Picture(file="p.jpg")},
    ),
}


@pytest.mark.parametrize("case", NO_ROOM)
def test_an_area_without_a_line_says_what_it_says_anyway(
    fonts: FontSet, tmp_path: Path, case: str
) -> None:
    """Copyfitting has nothing to measure there, and leaves the findings as they are without it."""
    lines, area, pictures = NO_ROOM[case]
    area = {"text": ONE, **area}
    text = file_of(lines_of(4, 5))
    limits = Copyfit(order=("reset", "tracking"))
    plain, fitted = (
        compose_areas(
            fonts,
            tmp_path,
            {"a": Area(at=place("1-2", lines), copyfit=one, **area)},  # type: ignore[arg-type]
            {"s": (text, "1.a")},
            pictures=pictures,
        )
        for one in (None, limits)
    )
    assert "E101" in codes(plain[1])
    assert [str(one) for one in fitted[1]] == [str(one) for one in plain[1]]
    assert steps(fitted) == []


def test_what_fits_is_left_alone(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    plain = made(fonts, tmp_path, text, f"1-{high}", None)
    allowed = made(fonts, tmp_path, text, f"1-{high}", Copyfit())
    assert trace(plain[0].display) == trace(allowed[0].display)


def test_other_stories_stay_as_they_are(fonts: FontSet, tmp_path: Path) -> None:
    """Fitting one story moves not a piece of another on its page."""
    text = file_of(*PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    traces = []
    for copyfit in (None, Copyfit()):
        areas = {
            "a": Area(at=place("1-2", f"1-{high - 1}"), text=ONE, copyfit=copyfit),
            "b": Area(at=place("3-6", "1-20")),
        }
        stories = {"s": (text, "1.a"), "other": (story(400), "1.b")}
        paper = Paper(paper="试刊", styles={"body": TextStyle(marks="quanjiao")})
        result, _ = compose_areas(fonts, tmp_path, areas, stories, paper)
        traces.append([line for line in trace(result.display).split("\n") if "[other" in line])
    assert traces[0] == traces[1] != []


def test_no_copyfit_by_an_area_goes_before_the_style(fonts: FontSet, tmp_path: Path) -> None:
    text = file_of(*PULLABLE)
    high = rows_needed(fonts, tmp_path, text)
    for area, fits in ((None, 1), (Copyfit(use=False), 0)):
        paper = Paper(paper="试刊", styles={"body": TextStyle(marks="quanjiao", copyfit=Copyfit())})
        areas = {"a": Area(at=place("1-2", f"1-{high - 1}"), text=ONE, copyfit=area)}
        result = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)
        assert len(steps(result)) == fits


@settings(max_examples=25, deadline=None)
@given(
    lengths=st.lists(st.integers(20, 150), min_size=2, max_size=6),
    high=st.integers(12, 40),
    columns=st.sampled_from([1, 2]),
)
def test_nothing_is_lost_by_fitting(
    fonts: FontSet,
    tmp_path_factory: pytest.TempPathFactory,
    lengths: list[int],
    high: int,
    columns: int,
) -> None:
    text = file_of(*(lines_of(9, 11)[:length] for length in lengths))
    areas = {
        "a": Area(
            at=place("1-2", f"1-{high}"), text=TextSetting(columns=columns), copyfit=Copyfit()
        )
    }
    result, findings = compose_areas(
        fonts, tmp_path_factory.mktemp("fit"), areas, {"s": (text, "1.a")}
    )
    report = result.stories[0]
    left = report.overset.chars if report.overset else 0
    assert report.set + left == report.given
    drawn = "".join(
        chars for item in text_items(result.display.pages[0]) for _, chars, _ in item.pieces
    )
    assert len(drawn) == report.set
    assert not {"W106", "W114"} & set(codes(findings))


def test_sizes_go_along_the_scale() -> None:
    assert on_scale(Length(HAO["二号"]), -1) == Length(HAO["小二"])
    assert on_scale(Length(20), 1) == Length(HAO["二号"])
    assert on_scale(Length(HAO["初号"]), 3) == Length(HAO["初号"])
    assert on_scale(Length(2, Unit.HANG), -1) == Length(2, Unit.HANG)

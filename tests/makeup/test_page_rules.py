"""Rules of a page: headlines that clash, ranks turned round, gutters and white lines that run through it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Diagnostic
from composer.fonts.metrics import FontSet
from composer.measure import HAO, Length
from composer.papers.models import (
    Area,
    Box,
    Copyfit,
    Fit,
    Headline,
    HeadlineUse,
    HeadPart,
    Paper,
)
from composer.papers.models.values import FaceRef
from tests.makeup.editions import compose_areas, place, story

HEAD = "全市春耕备耕工作有序推进"


def sized(size: str, **more: object) -> Headline:
    return Headline(main=HeadPart(size=Length(HAO[size]), **more))  # type: ignore[arg-type]


STYLES = {
    "lead": sized("小初"),
    "second": sized("小二"),
    "brief": sized("小四"),
    "song": sized("小二", face=FaceRef("宋", "heavy")),
}


def area(columns: str, lines: str, style: str = "second", *, boxed: bool = False) -> Area:
    box = Box(line="thin") if boxed else None
    return Area(at=place(columns, lines), headline=HeadlineUse(style=style), box=box)


def said(
    fonts: FontSet,
    tmp_path: Path,
    areas: dict[str, Area],
    heads: dict[str, str] | None = None,
    styles: dict[str, Headline] | None = None,
) -> dict[str, list[Diagnostic]]:
    """Code → the findings of a page with a story in each area."""
    stories = {
        name: (story(60, headline=(heads or {}).get(name, HEAD)), f"1.{name}") for name in areas
    }
    paper = Paper(paper="试刊", headlines=styles or STYLES)
    _, findings = compose_areas(fonts, tmp_path, areas, stories, paper)
    found: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        found.setdefault(finding.code, []).append(finding)
    assert all(
        one.on is not None and one.on.page == 1 and one.on.rect is not None
        for code in ("W182", "W183", "W184", "W185")
        for one in found.get(code, ())
    )
    return found


# ── 碰题 ──────────────────────────────────────────────────────────────────────────────────────────

LEFT = area("1-2", "1-20")


@pytest.mark.parametrize(
    ("right", "clash"),
    [
        (area("3-4", "1-20"), True),
        (area("3-4", "1-40"), True),
        (area("3-4", "20-40"), False),
        (area("3-4", "1-20", "brief"), False),
        (area("3-4", "1-20", "song"), False),
        (area("3-4", "1-20", boxed=True), False),
        (area("5-6", "1-20"), False),
    ],
    ids=["side by side", "unequal feet", "lower", "smaller", "another face", "boxed", "far away"],
)
def test_headlines_side_by_side(fonts: FontSet, tmp_path: Path, right: Area, clash: bool) -> None:
    found = said(fonts, tmp_path, {"a": LEFT, "b": right})
    assert ("W182" in found) == clash


def test_short_headlines_are_no_clash(fonts: FontSet, tmp_path: Path) -> None:
    """Centred over their columns with room between, they are not read as one."""
    heads = {"a": "春耕", "b": "秋收"}
    found = said(fonts, tmp_path, {"a": LEFT, "b": area("3-4", "1-20")}, heads)
    assert "W182" not in found


# ── 题级 ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_headline_fitted_below_a_lower_rank(fonts: FontSet, tmp_path: Path) -> None:
    fit = Fit(smallest=Length(HAO["五号"]))
    styles = {**STYLES, "lead": sized("小初", fit=fit)}
    long = HEAD * 3
    areas = {"a": area("1-3", "1-20", "lead"), "b": area("1-3", "22-40", "second")}
    (finding,) = said(fonts, tmp_path, areas, {"a": long}, styles)["W185"]
    assert finding.values["text"] == long
    assert "W185" not in said(fonts, tmp_path, areas, None, styles)


def test_the_lead_is_the_largest(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": area("1-6", "1-20", "second"), "b": area("1-3", "22-40", "lead")}
    (finding,) = said(fonts, tmp_path, areas)["W185"]
    assert finding.values["other_style"] == "lead"
    swapped = {"a": area("1-6", "1-20", "lead"), "b": area("1-3", "22-40", "second")}
    assert "W185" not in said(fonts, tmp_path, swapped)


def test_copyfit_keeps_a_headline_in_its_rank(fonts: FontSet, tmp_path: Path) -> None:
    """一号 to 小初 would be 38 % more, and 小初 is the lead's size."""
    styles = {"lead": sized("小初"), "third": sized("一号")}
    text = story(250, headline="春耕")
    for lines in range(14, 30):
        for enlarge, most in ((1.25, HAO["一号"]), (2.0, HAO["一号"])):
            copyfit = Copyfit(order=("headline",), headline=4, enlarge=enlarge)
            areas = {
                "a": area("1-6", "1-10", "lead"),
                "b": replace(area("1-2", f"31-{31 + lines}", "third"), copyfit=copyfit),
            }
            paper = Paper(paper="试刊", headlines=styles)
            folder = tmp_path / f"{lines}-{enlarge}"
            stories = {"a": (story(100), "1.a"), "b": (text, "1.b")}
            made, _ = compose_areas(fonts, folder, areas, stories, paper)
            sizes = [part.size for part in made.stories[1].headline if part.part == "main"]
            assert sizes[0] <= most


# ── 通缝、断版 ────────────────────────────────────────────────────────────────────────────────────


def test_a_gutter_from_head_to_foot(fonts: FontSet, tmp_path: Path) -> None:
    halves = {
        "a": area("1-3", "1-30"), "b": area("1-3", "32-60"),
        "c": area("4-6", "1-40", "song"), "d": area("4-6", "42-60", "brief"),
    }  # fmt: skip
    (finding,) = said(fonts, tmp_path, halves)["W183"]
    assert (finding.values["left"], finding.values["right"]) == (3, 4)
    bridged = {**halves, "b": area("1-4", "42-60"), "d": area("5-6", "42-60", "brief")}
    assert "W183" not in said(fonts, tmp_path, bridged)
    boxed = {**halves, "c": area("4-6", "1-40", boxed=True), "d": area("4-6", "42-60", boxed=True)}
    assert "W183" not in said(fonts, tmp_path, boxed)


def test_a_white_line_from_edge_to_edge(fonts: FontSet, tmp_path: Path) -> None:
    halves = {
        "a": area("1-3", "1-30"), "b": area("4-6", "1-30", "song"),
        "c": area("1-2", "32-60"), "d": area("3-6", "32-60", "brief"),
    }  # fmt: skip
    (finding,) = said(fonts, tmp_path, halves)["W184"]
    assert finding.values["line"] == 31
    bridged = {**halves, "a": area("1-3", "1-36"), "c": area("1-2", "38-60")}
    bridged["d"] = area("3-6", "38-60", "brief")
    bridged["b"] = area("4-6", "1-36", "song")
    assert said(fonts, tmp_path, bridged)["W184"][0].values["line"] == 37
    stepped = {
        "a": area("1-3", "1-30"), "b": area("4-6", "1-40", "song"),
        "c": area("1-3", "32-60"), "d": area("4-6", "42-60", "brief"),
    }  # fmt: skip
    assert "W184" not in said(fonts, tmp_path, stepped)
    wide = {"a": area("1-6", "1-30", "lead"), "c": halves["c"], "d": halves["d"]}
    assert "W184" not in said(fonts, tmp_path, wide)

"""What is refused and what is borrowed, said with characters and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Diagnostic
from composer.fonts.metrics import FontSet
from composer.measure import Length
from composer.papers.models import Area, HeadlineUse, Paper, TextStyle
from composer.papers.models.edition import Picture
from composer.papers.models.values import FaceRef
from tests.makeup.editions import HAN, codes, compose_areas, place

AREA = Area(at=place("1-4", "1-40"), style="letter", headline=HeadlineUse(placement="none"))


def findings_of(
    fonts: FontSet, tmp_path: Path, words: str, face: str, head: str = "标题"
) -> list[Diagnostic]:
    paper = Paper(paper="试刊", styles={"letter": TextStyle(face=FaceRef.parse(face))})
    story = f"---\nheadline: {head}\n---\n\n{words}{HAN}\n"
    _, found = compose_areas(fonts, tmp_path, {"a": AREA}, {"s": (story, "1.a")}, paper)
    return found


@pytest.mark.parametrize(
    "words",
    ["مرحبا", "ئۇيغۇرچە", "שלום", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "हिन्दी", "ไทย", "ខ្មែរ", "မြန်မာ", "ᄒᆞᆫ"],
)
def test_a_script_that_needs_shaping_is_an_error_of_its_own(
    fonts: FontSet, tmp_path: Path, words: str
) -> None:
    found = findings_of(fonts, tmp_path, f"他写下{words}几个字。", "宋")
    (error,) = [one for one in found if one.code in ("E401", "E405")]
    assert error.code == "E405"
    assert (error.span.line, error.span.column, error.span.length) == (5, 4, len(words))
    assert error.values["count"] == len(words)


@pytest.mark.parametrize("face", ["仿宋", "黑 heavy", "楷", "宋 bold"])
def test_borrowed_letters_are_said_once_a_style(fonts: FontSet, tmp_path: Path, face: str) -> None:
    found = findings_of(fonts, tmp_path, "朱镕基、赵堃、镕。", face)
    borrowed = [one for one in found if one.code == "W406"]
    if face != "仿宋":
        assert not borrowed
        return
    (warning,) = borrowed
    assert warning.values["chars"] == "堃镕"
    assert warning.values["places"].split() == [
        "editions/test/stories/s.md:5:2",
        "editions/test/stories/s.md:5:6",
        "editions/test/stories/s.md:5:8",
    ]
    assert "letter" in warning.values["style"].zh and warning.values["holder"] == "宋 regular"


def test_another_design_of_the_same_weight_is_said_too(fonts: FontSet, tmp_path: Path) -> None:
    (warning,) = [
        one for one in findings_of(fonts, tmp_path, "ê̂m̂", "黑 heavy") if one.code == "W406"
    ]
    assert "楷" in warning.values["holder"]


@pytest.mark.parametrize("face", ["宋", "黑 heavy", "楷", "仿宋"])
def test_figures_are_not_borrowed(fonts: FontSet, tmp_path: Path, face: str) -> None:
    found = findings_of(fonts, tmp_path, "PM₂.₅与CO₂，10⁶、10⁻⁵，⅓、⅞，①⑳㊿❶。", face)
    assert not [one for one in found if one.code in ("E401", "W406")]


def test_copy_in_yaml_is_looked_at(fonts: FontSet, tmp_path: Path) -> None:
    paper = Paper(paper="试刊", organ=("بايان",), web="\U0010fffd")
    story = f"---\nheadline: 题\n---\n\n{HAN}\n"
    area = Area(at=place("1-4", "1-40"), headline=HeadlineUse(placement="none"))
    _, found = compose_areas(
        fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, paper,
        pictures={"main": Picture(file="a.jpg", caption="ภาพ")},
    )  # fmt: skip
    assert sorted(one.code for one in found if one.code in ("E401", "E405")) == [
        "E401",
        "E405",
        "E405",
    ]
    assert "E348" not in codes(found)


HANT = "這裡的氣象臺說，穀雨過後還會轉涼，請讀者們帶傘出門，別誤了種莊稼的時節。"


@pytest.mark.parametrize(
    ("face", "words", "said"),
    [("宋", HANT * 3, 1), ("楷", HANT * 3, 0), ("宋", "赵堃、陶喆。", 0)],
    ids=["mainland", "both", "a name"],
)
def test_traditional_text_in_mainland_shapes_is_said_once_a_style(
    fonts: FontSet, tmp_path: Path, face: str, words: str, said: int
) -> None:
    found = findings_of(fonts, tmp_path, words, face)
    assert sum(one.code == "N407" for one in found) == said


def test_annotations_are_counted_and_what_they_borrow_is_said(
    fonts: FontSet, tmp_path: Path
) -> None:
    """Ń in 仿宋, which has neither the letter nor its accent."""
    style = TextStyle(face=FaceRef.parse("仿宋"), size=Length(10.5), advance=Length(18))
    paper = Paper(paper="试刊", styles={"letter": style})
    story = f"---\nheadline: 标题\n---\n\n他说[嗯]{{注音: Ńg}}。{HAN}\n"
    composed, found = compose_areas(fonts, tmp_path, {"a": AREA}, {"s": (story, "1.a")}, paper)
    (warning,) = [one for one in found if one.code == "W406"]
    assert warning.values["chars"] == "Ń"
    assert (warning.span.line, warning.span.column) == (5, 4)
    (result,) = composed.stories
    assert result.set == result.given - len("标题") == len(f"他说嗯Ńg。{HAN}")

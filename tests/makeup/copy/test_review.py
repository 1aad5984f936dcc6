"""What is said of set lines: lone characters at the ends of paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Diagnostic
from composer.fonts.metrics import FontSet
from composer.papers.models import Align, Area, Paper, TextSetting, TextStyle
from tests.makeup.editions import compose_areas, place

FORECAST = "市气象台昨天下午发布暴雨预警。"
"""At five ems with an indent of two its last line is one character, however it is broken."""

NARROW = Area(at=place("1", "1-20"), text=TextSetting(columns=2))
"""Two columns of five ems."""


def lone(
    fonts: FontSet, folder: Path, body: str, align: Align = "justify", credit: str = ""
) -> list[Diagnostic]:
    paper = Paper(paper="试刊", styles={"body": TextStyle(align=align)})
    text = f"---\nheadline: 标题\ncredit: '{credit}'\n---\n\n{body}\n"
    _, findings = compose_areas(fonts, folder, {"a": NARROW}, {"s": (text, "1.a")}, paper)
    return [one for one in findings if one.code == "W156"]


@pytest.mark.parametrize(
    ("body", "column", "chars", "measured"),
    [(FORECAST, 14, "警。", "1.5 字"), (f"- {FORECAST[:9]}", 11, "发", "1 字")],
)
def test_a_lone_character_is_said_with_its_place(
    fonts: FontSet, tmp_path: Path, body: str, column: int, chars: str, measured: str
) -> None:
    (found,) = lone(fonts, tmp_path, f"{FORECAST[:8]}\n\n{body}")
    assert found.span.file == "editions/test/stories/s.md"
    assert (found.span.line, found.span.column) == (8, column)
    assert found.values == {"chars": chars, "measured": measured}


@pytest.mark.parametrize("body", ["雨。", f"{FORECAST[:-1]}了。"])
def test_one_line_and_two_characters_are_none(fonts: FontSet, tmp_path: Path, body: str) -> None:
    assert not lone(fonts, tmp_path, body)


@pytest.mark.parametrize(("credit", "said"), [("陈明", 0), ("陈明远", 1)])
def test_a_credit_beside_it_is_company(
    fonts: FontSet, tmp_path: Path, credit: str, said: int
) -> None:
    """The second credit has no room there and takes a line of its own."""
    assert len(lone(fonts, tmp_path, FORECAST, credit=credit)) == said


@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_verse_may_end_as_it_likes(fonts: FontSet, tmp_path: Path, align: Align) -> None:
    assert not lone(fonts, tmp_path, FORECAST, align)

"""``galley``, ``fonts`` and ``schema``: what they print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run


def test_galley_of_a_story_without_a_paper(composer: Run, tmp_path: Path) -> None:
    story = tmp_path / "稿.md"
    story.write_text("---\nheadline: 题\n---\n\n" + "春天的田野里一片新绿，" * 6 + "\n", "utf-8")
    ran = composer("galley", story, "--measure", "10字")
    assert ran.code in (0, 1)
    lines = ran.out.splitlines()
    assert lines[0] == "题"
    assert re.match(r" 1 │    春天的田野里", lines[2])
    assert re.match(
        r"\d+ 行 · 67 字（含标题） · 栏宽 10 字 · 9pt · 松 \d+ 行 · 紧 \d+ 行", lines[-1]
    )
    words = "".join(line.split("│")[1].strip() for line in lines if "│" in line)
    assert words == "春天的田野里一片新绿，" * 6


def test_galley_takes_the_papers_styles(composer: Run, issue: Path) -> None:
    story = issue / "stories" / "lead.md"
    assert "栏宽 15 字 · 10.5pt" in composer("galley", story, "--measure", "15字").out
    assert (
        "栏宽 16 字 · 9pt" in composer("galley", story, "--measure", "52mm", "--size", "小五").out
    )


def test_galley_shows_tables(composer: Run, issue: Path) -> None:
    out = composer("galley", issue / "stories" / "words.md", "--measure", "20字").out
    assert "初号" in out
    assert "头条主题" in out


@pytest.mark.parametrize("measure", ["9" * 400 + "字", "3字", "201字", "15"])
def test_galley_at_no_measure(composer: Run, issue: Path, measure: str) -> None:
    ran = composer("galley", issue / "stories" / "lead.md", "--measure", measure)
    assert ran.code == 3 and ran.out == ""


def test_galley_marks_a_lone_character(composer: Run, tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text(
        "---\nheadline: 预警\n---\n\n市气象台昨天下午发布暴雨预警。\n", "utf-8"
    )
    ran = composer("galley", tmp_path / "s.md", "--measure", "5字")
    assert ran.code == 1
    assert re.search(r"│警。 *│ 孤字\n", ran.out)
    assert composer("galley", tmp_path / "s.md", "--measure", "6字").code == 0


def test_galley_marks_loose_lines(composer: Run, tmp_path: Path) -> None:
    story = tmp_path / "s.md"
    story.write_text("一二三四Internationalization五六七八九十一二三四五六。\n", "utf-8")
    ran = composer("galley", story, "--measure", "11字")
    assert ran.code == 1
    assert re.search(r"│ 松 \d\.\d\d", ran.out)
    assert re.search(
        r"│ loose \d\.\d\d", composer("galley", story, "--measure", "11字", "--lang", "en").out
    )


def test_galley_of_a_story_with_errors(composer: Run, tmp_path: Path) -> None:
    story = tmp_path / "s.md"
    story.write_text("---\nheadlin: 题\n---\n\n正文。\n", "utf-8")
    ran = composer("galley", story, "--measure", "11字")
    assert ran.code == 2
    assert "s.md:2:1" in ran.err


def test_fonts_of_the_program(
    composer: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = composer("fonts")
    assert ran.code == 0
    assert re.search(
        r"宋 +常规 +NotoSerifSC-Regular\.ttf +TrueType · ttf +[\d,]+ +SIL Open Font", ran.out
    )
    assert re.search(r"仿宋 +常规 +FandolFang-Regular\.otf +CFF · otf", ran.out)
    assert "缺字时依次找：宋 → 黑 → 楷" in ran.out


def test_fonts_finds_characters_without_glyph(composer: Run, issue: Path) -> None:
    story = issue / "stories" / "lead.md"
    assert "字都有字形" in composer("fonts", "--check", story).out
    text = story.read_text("utf-8").replace("版心是印字的地方", "版心是印\U0001f600的地方")
    story.write_text(text, "utf-8")
    ran = composer("fonts", "--check", story)
    assert ran.code == 1
    assert "U+1F600" in ran.out


def test_fonts_says_what_is_borrowed_and_what_is_refused(composer: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("paper: 试刊\nstyles: {body: {face: 仿宋}}\n", "utf-8")
    story = tmp_path / "稿.md"
    story.write_text("---\nheadline: 题\n---\n\n朱镕基说PM₂.₅，见שלום。\n", "utf-8")
    ran = composer("fonts", "--check", story)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "不排的文种：希伯来文  5:12",
        "借字：仿宋 regular 没有，由 宋 regular 代排：镕 5:2",
    ]


def test_fonts_of_a_folder_that_is_no_paper(composer: Run, tmp_path: Path) -> None:
    ran = composer("fonts", tmp_path)
    assert ran.code == 3
    assert "没有 paper.yaml" in ran.err


@pytest.mark.parametrize("kind", ["paper", "layout", "edition"])
def test_schema_is_a_schema(composer: Run, kind: str) -> None:
    ran = composer("schema", kind)
    assert ran.code == 0
    made = json.loads(ran.out)
    jsonschema.validators.validator_for(made).check_schema(made)


def test_schemas_into_a_folder(composer: Run, tmp_path: Path) -> None:
    assert composer("schema", "--out", tmp_path / "schemas").code == 0
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == [
        "edition.schema.json",
        "layout.schema.json",
        "paper.schema.json",
        "press.schema.json",
    ]

"""The reader: a story's file in, its head, blocks and findings out."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from composer.diagnostics import Findings
from composer.papers.models import Normalise
from composer.story import StoryText, read_story
from composer.story.head import LONGEST
from tests.story.conftest import Read

SAMPLE = Path(__file__).parents[2] / "layouts/jintan-times"

STORY = """\
---
kicker: "引: 题"
headline:
  - "坚定信心 | 冲刺"
  - 加快发展
deck: 副题
byline: 本报记者
label: 要闻
dateline: 本报讯
credit: 徐欢/文 鲁婷/摄
footline: 本文有删节
---

头一段，
第二行。

## 小标题
接着的一段。
>> 另一条注
| 甲 | 乙 |
|----|----|
| 1 | a\\|b |
"""


def shown(story: StoryText) -> list[str]:
    """The body in one glance: ``paragraph: words`` and ``table: cell/cell``."""
    lines = []
    for block in story.blocks:
        rows = block.rows_from(0)
        words = " ; ".join("/".join(cell.chars for cell, _ in row) for row in rows)
        lines.append(f"{type(block).__name__.lower()}: {words}")
    return lines


def test_whole_story(read: Read) -> None:
    story, found = read(STORY)
    assert [part.chars for part in story.headline] == ["坚定信心\n冲刺", "加快发展"]
    assert (story.name, story.title) == ("s", "坚定信心冲刺 加快发展")
    assert story.kicker.chars == "引：题"
    assert (story.deck.chars, story.byline.chars, story.label.chars) == ("副题", "本报记者", "要闻")
    assert shown(story) == [
        "paragraph: 本报讯　头一段，第二行。",
        "crosshead: 小标题",
        "paragraph: 接着的一段。",
        "footline: 另一条注",
        "table: 甲/乙 ; 1/a|b",
        "footline: 本文有删节",
        "credit: 徐欢/文　鲁婷/摄",
    ]
    (dateline,) = story.blocks[0].text.runs
    assert (dateline.start, dateline.end, dateline.role) == (0, 3, "dateline")
    assert found == ["N310 2:11", "N328 10:13", "N329 10:13"]


def test_places_lead_back_to_the_file(read: Read) -> None:
    story, _ = read(STORY)
    lines = STORY.split("\n")
    first = story.blocks[0].text
    for chars, line in [("头一段", 14), ("第二行", 15)]:
        span = first.span(first.chars.index(chars))
        assert (span.line, span.column) == (line, lines[line - 1].index(chars) + 1)
    assert (first.span(0).line, first.span(0).column) == (9, 11)
    assert (story.headline[1].span().line, story.headline[1].span().column) == (5, 5)
    later = story.headline[0].span(story.headline[0].chars.index("冲"))
    assert (later.line, later.column) == (4, 13)
    cell = story.blocks[4].rows[1][1]
    assert (cell.span().line, cell.span().column) == (22, 7)


BODIES = {
    "paragraphs": ("甲。\n\n乙。\n", ["paragraph: 甲。", "paragraph: 乙。"], []),
    "line end between Han": ("甲\n乙", ["paragraph: 甲乙"], []),
    "line end between words": ("one\ntwo", ["paragraph: one two"], []),
    "line end between Han and a word": ("用\nWi-Fi\n上网", ["paragraph: 用Wi-Fi上网"], []),
    "indent of the editor's own": ("　　甲。", ["paragraph: 甲。"], ["N310 1:1"]),
    "Windows line ends": ("甲\r\n\r\n乙\r\n", ["paragraph: 甲", "paragraph: 乙"], []),
    "crosshead ends a paragraph": (
        "甲\n## 乙\n丙",
        ["paragraph: 甲", "crosshead: 乙", "paragraph: 丙"],
        [],
    ),
    "other heading": ("# 甲", ["paragraph: # 甲"], ["W312 1:1"]),
    "number sign is no heading": ("#1甲", ["paragraph: #1甲"], []),
    "escaped": ("\\# 甲 \\*乙\\* \\\\ \\{{缺}}", ["paragraph: # 甲 *乙* \\ {{缺}}"], []),
    "escaped bar": ("\\| 甲 |", ["paragraph: | 甲 |"], []),
    "comment in a line": ("甲<!-- x -->乙", ["paragraph: 甲乙"], []),
    "comment in the middle of a paragraph": ("甲\n<!-- x -->\n乙", ["paragraph: 甲乙"], []),
    "comment over a blank line": ("甲<!-- x\n\ny -->乙", ["paragraph: 甲乙"], []),
    "comment not closed": ("甲<!-- x", ["paragraph: 甲<!-- x"], ["W308 1:2"]),
    "comment escaped": ("甲\\<!-- x -->", ["paragraph: 甲<!-- x -->"], []),
    "lost passage": (
        "{{缺}}乙{{缺：至“丙”前}}",
        ["paragraph: 〔……〕乙〔……〕"],
        ["N311 1:1", "N311 1:7"],
    ),
    "braces of another kind": ("甲{{乙}}丙", ["paragraph: 甲{{乙}}丙"], ["W312 1:2"]),
    "braces not closed": ("甲{{缺", ["paragraph: 甲{{缺"], ["W308 1:2"]),
    "table without outer bars at the end": ("| 甲 | 乙\n| 1 | 2", ["table: 甲/乙 ; 1/2"], []),
    "table row too short": ("| 甲 | 乙 |\n| 1 |", ["table: 甲/乙 ; 1"], ["E307 2:1"]),
    "empty cell": ("| 甲 | |\n|:-:|---|\n| 1 | 2 |", ["table: 甲/ ; 1/2"], []),
    "empty": ("", [], ["E305 1:1"]),
    "crosshead only": ("## 甲", ["crosshead: 甲"], ["E305 1:1"]),
    "table only": ("| 甲 |", ["table: 甲"], []),
    "beyond the BMP": ("𠮷野家🙂", ["paragraph: 𠮷野家🙂"], []),
    "control character": ("甲\x07乙", ["paragraph: 甲\ufffd乙"], ["E303 1:2"]),
    "lost in conversion": ("甲\ufffd乙", ["paragraph: 甲\ufffd乙"], ["E303 1:2"]),
}


@pytest.mark.parametrize(("body", "blocks", "found"), BODIES.values(), ids=BODIES)
def test_body(read: Read, body: str, blocks: list[str], found: list[str]) -> None:
    rules = Normalise(spaces=found == ["N310 1:1"])
    story, there = read(body, rules)
    assert (shown(story), there) == (blocks, found)


HEADS = {
    "unknown key": ("---\nheadlin: 甲\n---\n乙", "E220 2:1"),
    "not closed": ("---\nheadline: 甲\n乙", "E306 1:1"),
    "no mapping": ("---\n甲\n---\n乙", "E222 2:1"),
    "list where text is wanted": ("---\ndeck: [甲]\n---\n乙", "E222 2:7"),
    "full-width colon": ("---\nheadline: 甲\ndeck：乙\nbyline: 丙\n---\n丁", "E207 3:5"),
    "tab": ("---\nheadline:\n\t- 甲\n---\n乙", "E206 3:1"),
}


@pytest.mark.parametrize(("text", "found"), HEADS.values(), ids=HEADS)
def test_head_errors(read: Read, text: str, found: str) -> None:
    assert read(text)[1][0] == found


@pytest.mark.parametrize("text", ["甲。", "---\n---\n甲。", "---\n# 空\n---\n甲。"])
def test_head_may_be_left_out_or_empty(read: Read, text: str) -> None:
    story, found = read(text)
    assert shown(story) == ["paragraph: 甲。"]
    assert story.title == "s"
    assert found in ([], ["E215 0:0"])


def test_head_values_are_text(read: Read) -> None:
    story, found = read("---\nheadline: 12:30\nbyline: 'it''s'\nlabel: no\n---\n甲")
    assert found == []
    assert (story.headline[0].chars, story.byline.chars, story.label.chars) == (
        "12:30",
        "it's",
        "no",
    )
    assert story.byline.span(3).column == 14


def test_folded_and_literal_head_values(read: Read) -> None:
    story, _ = read("---\nheadline: |\n  甲甲\n  乙乙\ndeck: >\n  丙丙\n  丁丁\n---\n文")
    assert story.headline[0].chars == "甲甲\n乙乙"
    assert story.headline[0].span(3).line == 4
    assert (story.headline[0].span(0).line, story.headline[0].span(0).column) == (3, 3)


def test_escaped_bar_in_a_headline(read: Read) -> None:
    story, _ = read("---\nheadline: 甲\\|乙|丙\n---\n文")
    assert story.headline[0].chars == "甲|乙\n丙"


def test_dateline_without_a_paragraph(read: Read) -> None:
    story, _ = read("---\ndateline: 本报讯\n---\n| 甲 |")
    assert shown(story) == ["paragraph: 本报讯", "table: 甲"]


def test_gb18030_story(read: Read) -> None:
    text = "---\nheadline: 坚定信心\n---\n一季度，全区人民众志成城、奋力拼搏，运行秩序加快恢复。\n"
    story, found = read(text.encode("gb18030"))
    assert story.headline[0].chars == "坚定信心"
    assert found == ["N304 0:0"]
    assert read("﻿甲".encode())[0].blocks[0].text.chars == "甲"


def test_file_that_is_not_there(tmp_path: Path) -> None:
    findings = Findings()
    story = read_story(tmp_path / "x.md", "stories/x.md", Normalise(), findings)
    assert (story.name, story.blocks) == ("x", ())
    assert [one.code for one in findings] == ["E301"]


@pytest.mark.parametrize(
    "body",
    [
        "狄志强指出,全区上下要**咬住**项目 Wi-Fi 不放松(a)\"好\"..." * 8000,
        "*a " * 100_000, "<!--" * 75_000, "好 " * 150_000, "好(" * 150_000, '"' * 300_000,
        "{{" * 150_000, "| a " * 75_000, "a://" * 75_000, "好,\n" * 100_000, " " * 300_000 + "好",
    ],
    ids=lambda body: body[:8],
)  # fmt: skip
def test_time_grows_with_the_length_only(read: Read, body: str) -> None:
    limit = 10 if sys.gettrace() is None else 100  # a tracer (coverage) takes most of the time
    start = time.process_time()
    read(body)
    assert (
        time.process_time() - start < limit
    )  # 0.01 to 0.75 measured; squared growth takes minutes


def test_sample_stories_have_no_errors() -> None:
    findings = Findings()
    for path in sorted(SAMPLE.glob("editions/*/stories/*.md")):
        if path.name != "README.md":
            name = path.relative_to(SAMPLE).as_posix()
            story = read_story(path, name, Normalise(), findings)
            assert story.characters() > 100, name
    assert {one.code for one in findings} <= {"N310", "N311", "N328", "N329"}


@pytest.mark.parametrize("key", LONGEST)
def test_a_body_pasted_into_the_head_is_said(tmp_path: Path, key: str) -> None:
    allowed = LONGEST[key]
    for count, codes in ((allowed, []), (allowed + 1, ["E327"]), (3200, ["E327"])):
        words = ("春天有六个节气，" * 500)[:count]
        path = tmp_path / "s.md"
        path.write_text(f"---\n{key}: {words}\n---\n\n正文。\n", "utf-8")
        findings = Findings()
        read_story(path, "s.md", Normalise(), findings)
        assert [found.code for found in findings if found.code[0] == "E"] == codes
        for found in findings:
            if found.code == "E327":
                assert (found.values["measured"], found.values["allowed"]) == (count, allowed)
                assert found.span.line == 2

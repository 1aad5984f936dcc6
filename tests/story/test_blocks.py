"""Lists, tables and fences as the reader understands them: words, places, and what is reported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics import Findings
from composer.story.blocks import (
    ALL_COLUMNS,
    Block,
    CellPlace,
    Item,
    Notice,
    StoryText,
    Table,
    TableForm,
)
from composer.story.body import RawBlock
from composer.story.fences import RawLine
from composer.story.tables import read_table
from composer.story.text import Text
from tests.story.conftest import Read


def body(read: Read, text: str) -> tuple[StoryText, list[str]]:
    return read(f"---\nheadline: 题\n---\n{text}\n")


def shown(story: StoryText) -> list[str]:
    """``kind words`` of each block; a list's item with its level and number."""
    lines = []
    for block in story.blocks:
        mark = f" {block.level}:{block.number or '-'}" if isinstance(block, Item) else ""
        lines.append(f"{type(block).__name__.lower()}{mark} {block.text.chars or cells(block)}")
    return lines


def cells(block: Block) -> str:
    return " ; ".join("/".join(cell.chars for cell, _ in row) for row in block.rows_from(0))


def form(story: StoryText) -> TableForm:
    (table,) = [block for block in story.blocks if isinstance(block, Table)]
    return table.form


LISTS = {
    "bullets and numbers": (
        "- 甲\n- 乙\n\n1. 丙\n2. 丁",
        ["item 0:- 甲", "item 0:- 乙", "item 0:1 丙", "item 0:2 丁"],
    ),
    "nested": (
        "1. 甲\n  - 乙\n    接着\n2. 丙",
        ["item 0:1 甲", "item 1:- 乙接着", "item 0:2 丙"],
    ),
    "a number stays as it is written": ("7. 甲\n9. 乙", ["item 0:7 甲", "item 0:9 乙"]),
    "no list without a blank": ("-甲\n\n1.乙", ["paragraph -甲", "paragraph 1.乙"]),
    "escaped": ("\\- 甲\n\n1\\. 乙", ["paragraph - 甲", "paragraph 1. 乙"]),
    "list ends a paragraph": ("段落\n- 甲", ["paragraph 段落", "item 0:- 甲"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists(read: Read, name: str) -> None:
    text, want = LISTS[name]
    story, found = body(read, text)
    assert [one.replace(" ", "") for one in shown(story)] == [one.replace(" ", "") for one in want]
    assert [code for code in found if code[0] != "N"] == []


def test_notices_and_their_categories(read: Read) -> None:
    story, found = body(read, "::: 分类广告\n## 招聘\n面馆招工。\n\n书店招工。\n:::\n正文。")
    assert shown(story) == [
        "category 招聘",
        "notice 面馆招工。",
        "notice 书店招工。",
        "paragraph 正文。",
    ]
    assert found == []


def test_caption_table_and_note(read: Read) -> None:
    story, found = body(
        read, "::: 表格 成绩\n表题\n{columns: 4字 2 auto}\n| 甲 | 乙 | 丙 |\n表注\n:::"
    )
    assert shown(story) == ["caption 表题", "table 甲/乙/丙", "note 表注"]
    assert form(story).style == "成绩"
    assert [getattr(width, "value", width) for width in form(story).widths] == [4, 2.0, None]
    assert found == []


SPANS = {
    "columns": ("| 甲 || 乙 |\n| 1 | 2 | 3 |", ["甲/乙", "1/2/3"], [(0, 2, 1), (2, 1, 1)]),
    "rows of the head": (
        "| 甲 | 乙 || \n| ^^ | 1 | 2 |\n|---|---|---|\n| 3 | 4 | 5 |",
        ["甲/乙", "1/2", "3/4/5"],
        [(0, 1, 2), (1, 2, 1)],
    ),
}


@pytest.mark.parametrize("name", SPANS)
def test_spans(read: Read, name: str) -> None:
    text, rows, first = SPANS[name]
    story, found = body(read, text)
    assert shown(story) == ["table " + " ; ".join(rows)]
    assert [tuple(place) for place in form(story).places[0]] == first
    assert found == []


def test_rows_reach_down_in_the_body(read: Read) -> None:
    story, found = body(read, "| 组 | 队 |\n|---|---|\n| 甲 | 一 |\n| ^^ | 二 |\n| ^^ | 三 |")
    assert form(story).places[1] == (CellPlace(0, 1, 3), CellPlace(1))
    assert form(story).places[2] == (CellPlace(1),)
    assert found == []


def test_alignment_and_head(read: Read) -> None:
    story, _ = body(read, "| 甲 | 乙 | 丙 | 丁 |\n|:--|:-:|--:|--.--|\n| 1 | 2 | 3 | 4 |")
    assert form(story).aligns == ("start", "center", "end", "decimal")
    assert form(story).head == 1


def test_a_table_without_head_and_with_groups(read: Read) -> None:
    story, _ = body(read, "|---|---|\n| 甲 | 1 |\n|---|---|\n| 乙 | 2 |")
    assert (form(story).head, form(story).groups) == (0, (1,))


def test_dashes_for_no_value_are_words(read: Read) -> None:
    story, _ = body(read, "| 甲 | 乙 |\n|---|---|\n| - | - |")
    assert shown(story) == ["table 甲/乙 ; -/-"]


WRONG = {
    "unknown fence": ("::: 分类广吿\n甲。\n:::", ["W317 4:5"]),
    "fence not closed": ("::: 分类广告\n甲。", ["E321 4:1"]),
    "fence in a fence": ("::: 分类广告\n甲。\n::: 表格\n| 乙 |\n:::", ["E321 4:1"]),
    "end without a start": ("甲。\n:::", ["W326 5:1"]),
    "unknown option": ("{colums: 1 2}\n| 甲 | 乙 |", ["E322 4:2"]),
    "width that is none": ("{columns: 四字 2}\n| 甲 | 乙 |", ["E322 4:2"]),
    "too few widths": ("{columns: 1 2}\n| 甲 | 乙 | 丙 |", ["E324 4:2"]),
    "nothing above": ("| 甲 | 乙 |\n|---|---|\n| ^^ | 1 |", ["E325 6:3"]),
    "above is of other columns": (
        "| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 || 2 |\n| ^^ | 3 | 4 |",
        ["E325 7:3"],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_and_nothing_lost(read: Read, name: str) -> None:
    text, want = WRONG[name]
    story, found = body(read, text)
    assert found == want
    given_chars = {char for char in text if "一" <= char <= "龥"} - set("分类广吿告表格四字")
    assert given_chars <= set("".join(shown(story)))


def test_braces_are_text_where_no_table_follows(read: Read) -> None:
    story, found = body(read, "{注：原文如此}\n接着。")
    assert shown(story) == ["paragraph {注：原文如此}接着。"]
    assert found == []


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["甲", "乙丙", "1.5", "", "^^", "-"]), min_size=1, max_size=5),
        min_size=1,
        max_size=6,
    ),
    st.sets(st.tuples(st.integers(0, 5), st.integers(1, 4))),
)
def test_every_cell_has_one_place(rows: list[list[str]], joins: set[tuple[int, int]]) -> None:
    """Cells that say something are all there, and no two places overlap."""
    lines: list[RawLine] = []
    for number, row in enumerate(rows):
        words = "|"
        for at, cell in enumerate(row):
            joined = (number, at) in joins and at
            words += "|" if joined else f" {cell} |"
        lines.append((number + 1, 1, words))

    def text(line: RawLine) -> Text:
        return Text(line[2], (), ((0, line[0], line[1]),))

    block = read_table(RawBlock(Table, tuple(lines)), text, "s.md", Findings())
    if block is None:
        return
    assert isinstance(block, Table)
    seen: set[tuple[int, int]] = set()
    for row, places in enumerate(block.form.places):
        assert len(places) == len(block.rows[row])
        for place in places:
            for down in range(place.rows):
                for across in range(place.columns):
                    at = (row + down, place.column + across)
                    assert at not in seen
                    seen.add(at)


GUIDES = Path(__file__).parents[2] / "docs/guide"


@pytest.mark.parametrize("name", ["tables.md", "lists-and-notices.md"])
def test_examples_of_the_guides_are_read_without_findings(read: Read, name: str) -> None:
    examples = re.findall(r"```markdown\n(.*?)```", (GUIDES / name).read_text("utf-8"), re.DOTALL)
    assert examples
    for example in examples:
        story, found = body(read, example)
        assert [code for code in found if code[0] != "N"] == [], example
        assert any(isinstance(block, Table | Item | Notice) for block in story.blocks)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("分类广告", "分類廣告"), ("启事", "啟事"), ("启事", "啓事"), ("名单", "名單")],
)
def test_names_of_fences_in_both_scripts(read: Read, simplified: str, traditional: str) -> None:
    one, other = (
        body(read, f"::: {name}\n面館招工。\n\n書店招工。\n:::")
        for name in (simplified, traditional)
    )
    assert [type(block) for block in one[0].blocks] == [type(block) for block in other[0].blocks]
    assert (one[1], other[1]) == ([], [])


def test_marks_and_tables_in_both_scripts(read: Read) -> None:
    story, found = body(
        read,
        "[木棉]{著重號}與[陳氏]{專名號}。\n\n{列寬: 自動 1; 跨欄: 通欄}\n| 甲 | 乙 |",
    )
    assert found == []
    assert [run.role for run in story.blocks[0].text.runs] == ["dots", "name"]
    assert isinstance(story.blocks[1], Table)
    assert story.blocks[1].form.span == ALL_COLUMNS

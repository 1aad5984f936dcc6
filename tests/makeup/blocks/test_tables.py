"""Tables in columns: widths, spans, decimal points, breaks under a repeated head, nothing lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.display.items import FillItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.blocks.placing import DECORATION, Stroke
from composer.makeup.blocks.setters import Kit
from composer.makeup.blocks.table import SetTable
from composer.makeup.blocks.table_widths import Wish, column_widths
from composer.makeup.flow.flow import Filled, Flow
from composer.measure import Length, Pt, Unit
from composer.papers.models import (
    Area,
    HeadlineUse,
    NoticeStyle,
    Paper,
    TableStyle,
    TextSetting,
    TextStyle,
)
from composer.papers.models.values import ColourRef, FaceRef
from composer.story.blocks import Block, CellPlace, Paragraph, Table, TableForm
from composer.story.text import Text
from tests.makeup.editions import codes, compose_areas, place, text_items, words
from tests.makeup.flow.test_flow import columns


def table(*rows: str, **form: object) -> Table:
    """A table of rows ``甲/乙``; all cells cover one place unless the form says else."""
    cells = tuple(tuple(Text(cell) for cell in row.split("/")) for row in rows)
    places = tuple(tuple(CellPlace(at) for at in range(len(row))) for row in cells)
    made: dict[str, object] = {"columns": max(map(len, cells)), "places": places, **form}
    return Table(rows=cells, form=TableForm(**made))  # type: ignore[arg-type]


def flow(fonts: FontSet, blocks: list[Block], style: TableStyle | None = None) -> Flow:
    setter = Setter(fonts, TextStyle())
    kit = Kit.plain(setter)
    if style:
        kit = Kit(kit.setter_of, kit.style, Pt(9), Pt(11.5), {"standard": style}, NoticeStyle())
    return Flow(setter, blocks, kit)


def made(fonts: FontSet, block: Table, ems: int = 20, style: TableStyle | None = None) -> SetTable:
    return flow(fonts, [block], style).table(0, ems * 1000)


TEAMS = ["机关联队", "教育一队", "尧塘街道"]


def cell_words(filled: Filled, blocks: list[Block]) -> list[str]:
    """The words of all cells placed, in the order of placing; repeated heads left out."""
    out: dict[tuple[int, int], str] = {}
    for one in filled.lines:
        if one.cell >= 0:
            flat = [cell for row in blocks[one.block].rows for cell in row]
            key = (one.block, one.cell)
            out[key] = out.get(key, "") + flat[one.cell].chars[one.line.start : one.line.end]
    return list(out.values())


# ── widths ────────────────────────────────────────────────────────────────────────────────────────


def widths(*said: object, natural: tuple[float, ...] = (2000, 4000, 6000), room: int = 20000):
    form = TableForm(len(natural), widths=said)  # type: ignore[arg-type]
    wishes = [Wish(at, 1, width) for at, width in enumerate(natural)]
    return column_widths(form, len(natural), wishes, room, 250, lambda length: length.value * 1000)


def test_natural_widths_share_what_is_left() -> None:
    assert widths() == pytest.approx([2000 + 8000 / 3, 4000 + 8000 / 3, 6000 + 8000 / 3])


def test_lengths_and_shares() -> None:
    assert widths(Length(4, Unit.ZI), 3.0, 1.0) == pytest.approx([4000, 12000, 4000])


def test_narrow_columns_keep_their_width_where_room_is_short() -> None:
    got = widths(natural=(2000, 9000, 18000), room=14000)
    assert got[0] == 2000 and sum(got) == pytest.approx(14000)
    assert got[1] < got[2]


def test_widths_go_where_they_make_the_table_lowest(fonts: FontSet) -> None:
    """A table of results that finds no room: the figures whole, the names in two lines and not in four, the
    heads of narrow columns one character above the other."""
    rows = ["名次/队名/胜/负/得失分/积分"]
    rows += [f"{n}/{name}/{12 - n}/{n}/-{n}.5/{24 - n}" for n, name in enumerate(TEAMS, 8)]
    results = made(fonts, table(*rows, head=1), 11, TableStyle(size=Length(7.5)))
    assert results.tight == ()
    lines = [[len(cell.lines) for cell in row] for row in results.rows]
    assert lines[0] == [2, 1, 1, 1, 2, 2]
    assert lines[1:] == [[1, 2, 1, 1, 1, 1]] * len(TEAMS)


@given(
    natural=st.lists(st.integers(1000, 30000), min_size=1, max_size=7),
    said=st.lists(
        st.sampled_from([None, 1.0, 2.5, Length(3, Unit.ZI), Length(9, Unit.ZI)]), max_size=7
    ),
    room=st.integers(3000, 60000),
)
def test_widths_always_fill_the_column(natural: list[int], said: list[object], room: int) -> None:
    got = widths(*said[: len(natural)], natural=tuple(map(float, natural)), room=room)
    assert all(width > 0 for width in got)
    assert sum(got) <= room + 1e-3


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────


def test_decimal_points_stand_under_each_other(fonts: FontSet) -> None:
    block = table("品名/价", "甲/3.50", "乙/108.5", "丙/0", "丁/—", aligns=("auto", "decimal"))
    setter = Setter(fonts, TextStyle())
    points = []
    for row in made(fonts, block).rows[1:4]:
        (line,) = row[1].lines
        chars = "".join(chars for _, chars, _ in line.line.pieces)
        before = setter.single(Text(chars.partition(".")[0])).width
        points.append(line.x + before)
    assert max(points) - min(points) < 1


def test_a_typed_line_of_a_cell_is_a_line(fonts: FontSet) -> None:
    block = table("项目/地址\n电话", "甲/人民路十二号三楼左\n0571\n3", columns=2)
    narrow = made(fonts, block, ems=12)
    words = [
        [block.rows[row][at].chars[one.line.start : one.line.end] for one in cell.lines]
        for row, cells in enumerate(narrow.rows)
        for at, cell in enumerate(cells)
    ]
    assert words == [["项目"], ["地址", "电话"], ["甲"], ["人民路十二号三楼左", "0571", "3"]]
    assert narrow.heights[1] > narrow.heights[0]
    (_, cell) = made(fonts, block, ems=8).rows[1]
    assert [block.rows[1][1].chars[o.line.start : o.line.end] for o in cell.lines][-2:] == [
        "0571",
        "3",
    ]


def test_a_cell_over_two_rows_stands_in_their_middle(fonts: FontSet) -> None:
    block = table("组/队", "甲/一", "二", head=1)
    places = ((CellPlace(0), CellPlace(1)), (CellPlace(0, 1, 2), CellPlace(1)), (CellPlace(1),))
    block = Table(rows=block.rows, form=TableForm(2, places))
    one = made(fonts, block)
    assert one.heights == (1, 1, 1)
    assert one.rows[1][0].lines[0].y == pytest.approx(0.5)
    assert one.owners[1][0] == one.owners[2][0] == (1, 0)


def test_rows_take_half_lines_where_the_style_says_so(fonts: FontSet) -> None:
    style = TableStyle(size=Length(7.5), advance=Length(8.5), step=0.5, above=Length(1.5))
    block = table("甲/乙", "丙/" + "丁" * 30)
    assert made(fonts, block, 20, style).heights[0] == 1.0
    height = made(fonts, block, 20, style).heights[1]
    assert height % 0.5 == 0 and height >= 2 * 8.5 / 11.5


def test_wide_cells_are_justified_and_narrow_ones_ragged(fonts: FontSet) -> None:
    words_ = "开明标点，每行两端，都要排齐。" * 3
    wide = made(fonts, table("甲/乙", f"丙/{words_}"), 30).rows[1][1].lines
    room = made(fonts, table("甲/乙", f"丙/{words_}"), 30).edges
    assert wide[0].line.width == pytest.approx(room[2] - room[1] - 500, abs=1)
    narrow = made(fonts, table("甲/乙", f"丙/{words_}"), 11).rows[1][1].lines
    assert any(one.line.spread == 0 for one in narrow[:-1])


# ── breaks ────────────────────────────────────────────────────────────────────────────────────────


def test_the_head_stands_again_in_the_next_column(fonts: FontSet) -> None:
    blocks = [table("窗口/时间", *(f"第{n}窗/全天" for n in range(8)))]
    filled = flow(fonts, blocks).fill(columns(6, 6))
    assert filled.left is None
    again = [line for line in filled.lines if line.cell == DECORATION]
    said = ["".join(chars for _, chars, _ in line.line.pieces) for line in again]
    assert said == ["续表", "窗口", "时间"]
    assert {line.slot.column for line in again} == {1}
    assert [line.slot.row for line in again] == [0, 1, 1]


@pytest.mark.parametrize(("word", "shown", "rows"), [("续表", 1, [0, 1, 1]), ("", 0, [0, 0])])
def test_the_word_takes_a_line_and_can_be_switched_off(
    fonts: FontSet, word: str, shown: int, rows: list[int]
) -> None:
    """``continued: ""``: no 续表, and the head stands in the line that it would take."""
    blocks = [table("窗口/时间", *(f"第{n}窗/全天" for n in range(8)))]
    filled = flow(fonts, blocks, TableStyle(continued=word)).fill(columns(6, 6))
    again = [line for line in filled.lines if line.cell == DECORATION]
    said = ["".join(chars for _, chars, _ in line.line.pieces) for line in again]
    assert said == ["续表"] * shown + ["窗口", "时间"]
    assert [line.slot.row for line in again] == rows
    first = next(line for line in filled.lines if line.slot.column == 1 and line.cell >= 0)
    assert first.slot.row == 1 + shown
    rules = [mark for mark in filled.marks if isinstance(mark, Stroke) and mark.slot.column == 1]
    above = min(mark.slot.row + mark.top for mark in rules)  # the frame begins under the word
    assert (above >= 0.9) == bool(shown)


def test_a_cell_over_rows_never_parts(fonts: FontSet) -> None:
    places = (
        (CellPlace(0), CellPlace(1)),
        (CellPlace(0), CellPlace(1)),
        (CellPlace(0, 1, 3), CellPlace(1)),
        (CellPlace(1),),
        (CellPlace(1),),
    )
    cells = table("组/队", "甲/一", "乙/二", "三", "四").rows
    blocks = [Table(rows=cells, form=TableForm(2, places))]
    filled = flow(fonts, blocks).fill(columns(4, 8))
    where = {line.cell: line.slot.column for line in filled.lines if line.cell >= 0}
    assert where[2] == 0 and where[4] == where[5] == where[6] == where[7] == 1


def test_overset_counts_only_the_rows_left(fonts: FontSet) -> None:
    blocks = [table("甲乙/丙丁", "一二/三四", "五六/七八")]
    filled = flow(fonts, blocks).fill(columns(2))
    assert filled.left is not None
    assert (filled.left.block, filled.left.offset, filled.left.chars) == (0, 2, 4)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.text("汉字表格一二三，。1a", max_size=12), min_size=3, max_size=3),
        min_size=1,
        max_size=9,
    ),
    heights=st.lists(st.integers(1, 12), min_size=1, max_size=4),
    head=st.integers(0, 2),
    rules=st.sampled_from(["rows", "three-line", "grid", "none"]),
    step=st.sampled_from([1.0, 0.5]),
)
def test_every_cell_is_set_once_or_left_over(
    fonts: FontSet,
    rows: list[list[str]],
    heights: list[int],
    head: int,
    rules: str,
    step: float,
) -> None:
    style = TableStyle(rules=rules, step=step, advance=Length(9.5), size=Length(7.5))  # type: ignore[arg-type]
    cells = tuple(tuple(Text(cell) for cell in row) for row in rows)
    places = tuple(tuple(CellPlace(at) for at in range(3)) for _ in rows)
    blocks = [Table(rows=cells, form=TableForm(3, places, min(head, len(rows))))]
    slots = columns(*heights, width=16)
    filled = flow(fonts, blocks, style).fill(slots)
    placed = "".join(cell_words(filled, blocks))
    left = ""
    if filled.left:
        left = "".join(cell.chars for row in cells[filled.left.offset :] for cell in row)
        assert filled.left.chars == len("".join(left.split()))
    assert Counter(placed + left) == Counter("".join(cell for row in rows for cell in row))
    assert (
        placed == "".join(c for row in rows[: filled.left.offset] for c in row)
        if (filled.left)
        else placed == "".join(c for row in rows for c in row)
    )
    for line in filled.lines:
        room = line.slot.width - line.dx * 1000
        assert (line.line.x + line.line.width) * line.size <= room + 1


# ── on the page ───────────────────────────────────────────────────────────────────────────────────

STORY = """---
headline: 题
---
::: 表格 {style}
表题一行
| 站点 | 里程 |
|---|--.--|
| 东门 | 1.5 |
| 西门 | 12.25 |
表注一行。
:::
"""


def page(fonts: FontSet, tmp_path: Path, story: str, lines: str = "1-40", **tables: TableStyle):
    area = Area(
        at=place("1-2", lines), headline=HeadlineUse(placement="none"), text=TextSetting(columns=1)
    )
    paper = Paper(paper="试刊", tables=tables)
    return compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, paper)


def test_table_structure(fonts: FontSet, tmp_path: Path) -> None:
    composed, _ = page(fonts, tmp_path, STORY.format(style="standard"))
    nodes = composed.display.nodes
    roles = [node.role for node in nodes]
    assert roles == [
        "Art", "Table", "Caption", "TR", "TH", "TH", "TR", "TD", "TD", "TR", "TD", "TD", "Note",
    ]  # fmt: skip
    assert nodes[4].attributes == (("Scope", "Column"),)
    assert "".join(words(composed.display.pages[0])) == "表题一行站点里程东门1.5西门12.25表注一行。"


def test_an_unknown_style_is_said_once(fonts: FontSet, tmp_path: Path) -> None:
    _, found = page(fonts, tmp_path, STORY.format(style="resluts"), results=TableStyle())
    (one,) = [finding for finding in found if finding.code == "E323"]
    assert one.hints[0][0] == "是不是“results”？"


def test_tints_and_rules(fonts: FontSet, tmp_path: Path) -> None:
    style = TableStyle(
        rules="grid", head_tint=ColourRef("black", 0.2), zebra=ColourRef("black", 0.1)
    )
    composed, _ = page(fonts, tmp_path, STORY.format(style="x"), x=style)
    items = composed.display.pages[0].items
    assert [item.ink.k for item in items if isinstance(item, FillItem)] == [0.2, 0.1]
    rules = [item for item in items if isinstance(item, RuleItem)]
    upright = [rule for rule in rules if rule.x == rule.x2]
    assert len(upright) == 3 + 2  # one between the columns of each row, and the sides
    assert max(rule.y for rule in rules) > max(
        i.y for i in text_items(composed.display.pages[0])[3:-1]
    )


def test_text_keeps_off_the_rules_of_a_table_by_default(fonts: FontSet) -> None:
    """Half a line above and below, and whole lines with all that is in it."""
    blocks = [
        Paragraph(Text("甲")),
        table("一/二", "三/四"),
        Paragraph(Text("乙")),
    ]
    filled = flow(fonts, blocks).fill(columns(10))
    rows = {one.block: one.slot.row for one in filled.lines if one.block != 1}
    assert rows == {0: 0, 2: 4}
    heights = sorted({one.slot.row + one.drop for one in filled.lines if one.block == 1})
    assert heights[0] >= 1.5 and heights[-1] <= 2.5


def test_too_narrow_columns_and_rows_too_tall_are_said(fonts: FontSet, tmp_path: Path) -> None:
    narrow = "---\nheadline: 题\n---\n{columns: 1 2字}\n| 甲 | 时间 |\n| 乙 | 8:30—17:00 |\n"
    _, found = page(fonts, tmp_path, narrow)
    assert "W145" in codes(found)
    tall = "---\nheadline: 题\n---\n| 甲 | 乙 |\n| 丙 | " + "很长的一格" * 40 + " |\n"
    composed, found = page(fonts, tmp_path, tall, "1-4")
    assert {"W147", "E101"} <= set(codes(found))
    (report,) = composed.stories
    assert report.overset is not None
    assert report.set + report.overset.chars + 1 == report.given  # the headline is left out too
    assert any(isinstance(item, TextItem) for item in composed.display.pages[0].items) is False


def test_strokes_hang_on_their_block(fonts: FontSet) -> None:
    filled = flow(fonts, [table("甲/乙", "丙/丁")]).fill(columns(6))
    assert {mark.block for mark in filled.marks} == {0}
    assert all(isinstance(mark, Stroke) for mark in filled.marks)


def test_a_table_goes_on_on_the_next_page(fonts: FontSet, tmp_path: Path) -> None:
    rows = "".join(f"| 第{n}窗 | 全天 |\n" for n in range(11))
    story = f"---\nheadline: 题\n---\n| 窗口 | 时间 |\n{rows}"
    area = Area(
        at=place("1-2", "1-10"), headline=HeadlineUse(placement="none"), text=TextSetting(columns=1)
    )
    composed, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a 2.a")})
    second = "".join(words(composed.display.pages[1]))
    assert "续表窗口时间第" in second and second.endswith("第10窗全天")
    marked = [item.node for item in text_items(composed.display.pages[1]) if item.node >= 0]
    heads = [node.id for node in composed.display.nodes if node.role == "TH"]
    assert not set(marked) & set(heads)


def test_first_column_names_the_rows(fonts: FontSet, tmp_path: Path) -> None:
    style = TableStyle(first=FaceRef("黑"))
    composed, _ = page(fonts, tmp_path, STORY.format(style="x"), x=style)
    rows = [node for node in composed.display.nodes if node.attributes == (("Scope", "Row"),)]
    assert [(node.role, node.text) for node in rows] == [("TH", "东门"), ("TH", "西门")]


def test_rows_of_a_vertical_table_go_from_right_to_left(fonts: FontSet, tmp_path: Path) -> None:
    area = Area(at=place("1-2", "1-30"), style="竖", headline=HeadlineUse(placement="none"))
    paper = Paper(paper="试刊", styles={"竖": TextStyle(vertical=True)})
    story = STORY.format(style="standard")
    composed, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story, "1.a")}, paper)
    items = composed.display.pages[0].items
    said = [item for item in items if isinstance(item, TextItem)]
    rules = [item for item in items if isinstance(item, RuleItem)]
    assert said[0].x > said[1].x > said[-1].x  # 表题, head, 表注
    assert all(rule.x == rule.x2 and rule.y2 > rule.y for rule in rules)
    assert said[1].x > min(rule.x for rule in rules) > said[-1].x

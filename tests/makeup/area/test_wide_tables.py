"""Tables over several columns: at the foot of their area, the text round them, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic
from composer.display.items import RuleItem
from composer.fonts.metrics import FontSet
from composer.papers.models import Area, Paper, Picture, PictureSlot, TextStyle
from tests.makeup.editions import HAN, codes, compose_areas, place, text_items, words
from tests.mixtures import overlaps
from tests.pdf.pages import written
from tests.reading import by_structure

TABLE = """::: 表格
各窗口服务时间
{span: %s}
| 窗口 | 上午 | 下午 |
|:--|:-:|:-:|
| 社保查询 | 8:30—11:30 | 13:30—17:00 |
| 婚姻登记 | 8:30—11:30 | 预约 |
注：节假日以公告为准。
:::"""


def composed(
    fonts: FontSet, tmp_path: Path, span: str = "2", lines: str = "1-24", length: int = 200,
    style: TextStyle | None = None, **area: Any,
) -> tuple[Composed, list[Diagnostic]]:  # fmt: skip
    """A story in three columns with a table in its middle."""
    body = (HAN * 20)[:length]
    text = f"---\nheadline: 标题\n---\n\n{body}\n\n{TABLE % span}\n\n{body}\n"
    areas = {"a": Area(at=place("1-3", lines), **area)}
    paper = Paper(paper="试刊", styles={"body": style or TextStyle()})
    pictures = {"p": Picture(file="a.jpg")} if "pictures" in area else None
    return compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper, pictures)


def at(made: Composed, part: str) -> tuple[float, float]:
    """Where the line that has these words begins."""
    page = made.display.pages[0]
    items = text_items(page)
    return next((items[n].x, items[n].y) for n, line in enumerate(words(page)) if part in line)


def test_it_runs_over_the_last_columns_and_the_text_round_it(
    fonts: FontSet, tmp_path: Path
) -> None:
    made, findings = composed(fonts, tmp_path, lines="1-33", length=395)
    assert set(codes(findings)) <= {"W110"}
    body = [item for item in text_items(made.display.pages[0]) if item.size == 9]
    lefts = sorted({round(item.x, 1) for item in body if len(item.pieces[0][1]) > 8})
    rules = [i for i in made.display.pages[0].items if isinstance(i, RuleItem) and i.x != i.x2]
    assert min(rule.x for rule in rules) == pytest.approx(lefts[1], abs=0.1)
    left, top = at(made, "各窗口")
    assert left > lefts[1]
    lowest = max(item.y for item in body if item.x > lefts[1] - 1 and item.y < top)
    assert lowest < top
    assert max(item.y for item in body if item.x < lefts[1] - 1) > top
    assert not overlaps(fonts, made.display.pages[0], 0.5)


def test_nothing_is_lost_and_it_is_read_where_it_is_written(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = composed(fonts, tmp_path)
    assert made.stories[0].given == made.stories[0].set
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    roles = [role for _, role, _ in by_structure(tmp_path / "a.pdf")]
    assert roles.index("P", 1) < roles.index("Caption") < roles.index("TD") < roles.index("Note")
    assert roles[-1] == "P"
    own = [words for _, role, words in by_structure(tmp_path / "a.pdf") if role in ("TH", "TD")]
    assert "".join(own) == "窗口上午下午社保查询8:30—11:3013:30—17:00婚姻登记8:30—11:30预约"


def test_it_moves_up_to_text_that_ends_above_it(fonts: FontSet, tmp_path: Path) -> None:
    """Over all columns, and a story that leaves the area half empty: no hole between them."""
    made, _ = composed(fonts, tmp_path, span="all", lines="1-40")
    page = made.display.pages[0]
    body = [
        i.y
        for i, line in zip(text_items(page), words(page), strict=True)
        if len(line) > 9 and i.size == 9
    ]
    last = max(y for y in body if y < at(made, "各窗口")[1])
    assert at(made, "各窗口")[1] - last <= 2 * 11.5


def test_what_is_left_over_is_not_the_table(fonts: FontSet, tmp_path: Path) -> None:
    """A story too long for its area: its table stands, and only text is overset."""
    made, _ = composed(fonts, tmp_path, length=500)
    overset = made.stories[0].overset
    assert overset is not None and "社保" not in overset.text and "公告" not in overset.text
    assert overset.chars == len("".join(overset.text.split()))
    assert any("社保查询" in line for line in words(made.display.pages[0]))


def test_several_go_up_together(fonts: FontSet, tmp_path: Path) -> None:
    """One below the other, in their order, without a hole; the last one over one column only."""
    one = "{span: %s}\n| %s | 乙 |\n|--|--|\n| 1 | 2 |"
    tables = "\n\n".join(one % pair for pair in (("2", "子"), ("all", "丑"), ("1", "寅")))
    text = f"---\nheadline: 标题\n---\n\n{HAN}\n\n{tables}\n\n{HAN * 2}\n"
    areas = {"a": Area(at=place("1-2", "1-40"))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")})
    tops = [at(made, head)[1] for head in "子丑寅"]
    # two rows with half a line of air over them, in whole lines
    assert [tops[1] - tops[0], tops[2] - tops[1]] == pytest.approx([3 * 11.5] * 2)
    body = [i.y for i in text_items(made.display.pages[0]) if i.size == 9 and i.y < tops[0]]
    assert tops[0] - max(body) == pytest.approx(1.5 * 11.5)


def test_it_keeps_clear_of_the_jump_line(fonts: FontSet, tmp_path: Path) -> None:
    """Where the story goes on on another page it stays at the foot: 下转第2版 is above it."""
    body = HAN * 20
    table = "{span: all}\n| 窗口 | 上午 | 下午 |\n|--|--|--:|\n| 社保 | 8:30 | 13:30—17:00 |"
    text = f"---\nheadline: 标题\n---\n\n{table}\n\n{body}\n"
    areas = {"a": Area(at=place("1", "1-24"))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a 2.a")})
    page = made.display.pages[0]
    assert any("下转" in line for line in words(page))
    assert not overlaps(fonts, page, 0.5)


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        ("1-9", {}),
        ("1-24", {"pictures": {"p": PictureSlot(at=place("3", "16-18"), caption="none")}}),
    ],
    ids=["too low", "a picture is there"],
)
def test_without_room_it_is_set_in_a_column_and_said(
    fonts: FontSet, tmp_path: Path, lines: str, more: dict[str, Any]
) -> None:
    made, findings = composed(fonts, tmp_path, lines=lines, length=60, **more)
    [said] = [one for one in findings if one.code == "W158"]
    assert said.values["name"] == "1.a"
    report = made.stories[0]
    assert report.given == report.set + (report.overset.chars if report.overset else 0)


def test_it_means_nothing_in_vertical_text(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(vertical=True)
    made, findings = composed(fonts, tmp_path, lines="1-60", length=60, style=style)
    assert "W158" not in codes(findings)
    assert made.stories[0].given == made.stories[0].set


def test_more_columns_than_there_are_are_all(fonts: FontSet, tmp_path: Path) -> None:
    wide = [at(composed(fonts, tmp_path, span=span)[0], "社保查询") for span in ("all", "7")]
    assert wide[0] == wide[1]


@pytest.mark.parametrize("span", ["0", "两", "2.5", ""])
def test_a_span_that_is_no_number_is_said(fonts: FontSet, tmp_path: Path, span: str) -> None:
    _, findings = composed(fonts, tmp_path, span=span)
    assert "E322" in codes(findings)

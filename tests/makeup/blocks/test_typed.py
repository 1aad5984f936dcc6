"""What a finding says to type, typed: the finding is gone and no other one came. In the unit of the key."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.diagnostics.render import message_of
from composer.fonts.metrics import FontSet
from composer.makeup.grid import Grid
from composer.makeup.page_checks import check_layout
from composer.measure import Length
from composer.papers.models import Area, Format, Imprint, Layout, Paper, TextStyle
from tests.makeup.editions import codes, compose_areas, place, story


def hint(finding: Diagnostic) -> str:
    return finding.hints[0][0]


def short(fonts: FontSet, folder: Path, lines: str, length: int, **style: Any) -> list[Diagnostic]:
    """What is found of a story so long in three columns of those lines."""
    paper = Paper(paper="试刊", styles={"body": TextStyle(**style)})
    areas = {"a": Area(at=place("1-3", lines))}
    return compose_areas(fonts, folder, areas, {"s": (story(length), "1.a")}, paper)[1]


@pytest.mark.parametrize("length", [150, 400, 900])
@pytest.mark.parametrize("lines", ["1-60", "9-66"])
@pytest.mark.parametrize("advance", [None, 14.0, 17.5])
def test_white_lines_are_gone_when_the_area_ends_where_it_says(
    fonts: FontSet, tmp_path: Path, lines: str, length: int, advance: float | None
) -> None:
    style = {} if advance is None else {"advance": Length(advance)}
    (white,) = (
        one for one in short(fonts, tmp_path / "a", lines, length, **style) if one.code == "W110"
    )
    found = re.fullmatch(r"lines: (\d+-\d+)，或补约 \d+ 字", hint(white))
    assert found, hint(white)
    assert codes(short(fonts, tmp_path / "b", found[1], length, **style)) == []


def test_lines_of_another_advance_are_told_in_lines_of_the_page_too(
    fonts: FontSet, tmp_path: Path
) -> None:
    own = short(fonts, tmp_path / "a", "1-40", 400)
    other = short(fonts, tmp_path / "b", "1-40", 400, advance=Length(17.5))
    (plain,) = (message_of(one) for one in own if one.code == "W110")
    (wide,) = (message_of(one) for one in other if one.code == "W110")
    assert "版面" not in plain
    lines, rows = map(int, re.search(r"空出 (\d+) 行（版面 (\d+) 行）", wide).groups())  # type: ignore[union-attr]
    grid = Grid.of(Format(), 1)
    assert rows - 1 < lines * 17.5 / grid.advance <= rows
    (over,) = (
        message_of(one)
        for one in short(fonts, tmp_path / "c", "1-20", 3000, advance=Length(17.5))
        if one.code == "E101"
    )
    assert re.search(r"余 \d+ 行（版面 \d+ 行） \d+ 字", over)


def checked(layout: Layout) -> list[Diagnostic]:
    findings = Findings()
    check_layout(Grid.of(Format(), 1), 1, layout, findings)
    return list(findings)


@pytest.mark.parametrize(
    ("columns", "lines", "said", "typed"),
    [
        ("1-6", "60-99", "在 第 99 行，版心到 第 {lines} 行", "lines: 60-{lines}"),
        ("1-9", "1-9", "在 第 9 栏，版心到 第 {columns} 栏", "columns: 1-{columns}"),
    ],
)
def test_what_leaves_the_type_area_is_told_in_columns_and_lines(
    columns: str, lines: str, said: str, typed: str
) -> None:
    grid = Grid.of(Format(), 1)
    known = {"lines": grid.lines, "columns": grid.columns}
    (one,) = checked(Layout(layout="x", areas={"a": Area(at=place(columns, lines))}))
    assert said.format(**known) in message_of(one)
    assert hint(one) == typed.format(**known)


def test_what_is_off_the_grid_is_told_in_millimetres() -> None:
    off = replace(place("1-2", "1-9"), height=Length(2000))
    (one,) = checked(Layout(layout="x", areas={"a": Area(at=off)}))
    assert "mm" in message_of(one)
    assert one.hints == ()


@pytest.mark.parametrize(
    ("a", "b", "said", "typed"),
    [
        (("1-6", "4-38"), ("1-6", "37-42"), "6 栏 × 2 行", "“a”改 lines: 4-36"),
        (("1-6", "62-66"), ("1-6", "66"), "6 栏 × 1 行", "“a”改 lines: 62-65"),
        (("1-3", "1-20"), ("3-6", "1-20"), "1 栏 × 20 行", "“b”改 columns: 4-6"),
        (("1-6", "10-12"), ("2-3", "1-40"), "2 栏 × 3 行", "“b”改 lines: 13-40"),
        (("1-6", "1-9"), ("1-6", "1-9"), "6 栏 × 9 行", ""),
    ],
)
def test_two_frames_on_one_place_are_told_apart(
    a: tuple[str, str], b: tuple[str, str], said: str, typed: str
) -> None:
    layout = Layout(layout="x", areas={"a": Area(at=place(*a)), "b": Area(at=place(*b))})
    (one,) = checked(layout)
    assert said in message_of(one)
    assert [zh for zh, _ in one.hints] == ([typed] if typed else [])
    if typed:
        name, key, first, last = re.fullmatch(r"“(\w)”改 (\w+): (\d+)-(\d+)", typed).groups()  # type: ignore[union-attr]
        moved = place(*{"a": a, "b": b}[name])
        moved = replace(moved, **{key: type(moved.lines).parse(f"{first}-{last}")})  # type: ignore[union-attr]
        assert checked(replace(layout, areas={**layout.areas, name: Area(at=moved)})) == []


def test_the_imprint_gives_way_too() -> None:
    imprint = Imprint(at=place("1-6", "40-42"))
    (one,) = checked(
        Layout(layout="x", areas={"a": Area(at=place("1-6", "41-60"))}, imprint=imprint)
    )
    assert hint(one) in ('“imprint”改 lines: "40"', "“a”改 lines: 43-60")

"""Runs of rows that a picture cuts off: no line alone above or under it, or it is said; feet level, or it is said.

What stands on the page is read from the display list by its coordinates, not by the slots of make-up.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic
from composer.fonts.metrics import FontSet
from composer.makeup.grid import Grid
from composer.papers.models import (
    Area,
    Format,
    HeadlineUse,
    Paper,
    Picture,
    PictureSlot,
    TextSetting,
    TextStyle,
)
from tests.makeup.editions import HAN, compose_areas, place, text_items

ADVANCE = 11.5


class Try(NamedTuple):
    """One area with a picture, and a story."""

    columns: int
    rows: int
    first: int
    last: int
    across: tuple[int, int]
    paragraphs: tuple[int, ...]
    crossheads: frozenset[int]


def tried(seed: int) -> Try:
    rng = random.Random(seed)
    columns, rows = rng.choice((2, 3, 4)), rng.randint(16, 34)
    first = rng.randint(2, rows - 6)
    last = rng.randint(first + 2, min(rows - 1, first + 12))
    left = rng.randint(1, columns)
    right = rng.randint(left, columns)
    lengths = tuple(rng.choice((14, 25, 40, 70, 95)) for _ in range(rng.randint(4, 14)))
    heads = frozenset(n for n in range(1, len(lengths)) if rng.random() < 0.25)
    return Try(columns, rows, first, last, (left, right), lengths, heads)


def composed(
    fonts: FontSet, tmp_path: Path, made: Try, style: TextStyle | None = None
) -> tuple[Composed, list[Diagnostic]]:
    slot = PictureSlot(
        at=place(f"{made.across[0]}-{made.across[1]}", f"{made.first}-{made.last}"), caption="none"
    )
    area = Area(
        at=place(f"1-{made.columns}", f"1-{made.rows}"),
        headline=HeadlineUse(placement="none"),
        text=TextSetting(columns=made.columns),
        pictures={"p": slot},
    )
    body = []
    for number, length in enumerate(made.paragraphs):
        if number in made.crossheads:
            body.append("## 小标题在此")
        body.append((HAN * (length // len(HAN) + 1))[:length])
    text = "---\nheadline: 题\n---\n\n" + "\n\n".join(body) + "\n"
    paper = Paper(paper="试刊", styles={"body": style} if style else {})
    pictures = {"p": Picture(file="p.jpg")}
    return compose_areas(fonts, tmp_path, {"a": area}, {"s": (text, "1.a")}, paper, pictures)


def rows_of(made: Composed, count: int) -> Mapping[float, list[float]]:
    """Left edge of each column → the heights of its rows of words."""
    items = [item for item in text_items(made.display.pages[0]) if item.size == 9]
    left = min(item.x for item in items)
    found: dict[float, set[float]] = {number: set() for number in range(count)}
    for item in items:
        found[int((item.x - left + 9) // 108)].add(round(item.y, 1))
    return {column: sorted(rows) for column, rows in found.items()}


def stubs(made: Composed, tried: Try) -> int:
    """Rows that stand alone over or under the picture, counted by their heights on the page."""
    grid = Grid.of(Format(), 1)
    head = grid.top(1) + 0.88 * grid.em
    count = 0
    for column, rows in rows_of(made, tried.columns).items():
        if not tried.across[0] <= column + 1 <= tried.across[1]:
            continue
        numbers = [round((y - head) / ADVANCE) + 1 for y in rows]
        above = [n for n in numbers if n < tried.first]
        below = [n for n in numbers if n > tried.last]
        count += (len(above) == 1) + (len(below) == 1)
    return count


@pytest.mark.parametrize("seed", range(60))
def test_every_stub_is_said(fonts: FontSet, tmp_path: Path, seed: int) -> None:
    attempt = tried(seed)
    made, findings = composed(fonts, tmp_path, attempt)
    said = [finding for finding in findings if finding.code == "W180"]
    alone = [one for one in said if one.values["what"].zh == "只有一行"]
    assert len(alone) == stubs(made, attempt)
    assert all(one.on and one.on.area == "a" and one.on.rect for one in said)


def columns_apart(made: Composed, tried: Try) -> int:
    """Lines by which the shortest column ends above the longest, where the picture is in none of them."""
    feet = [rows[-1] for rows in rows_of(made, tried.columns).values() if rows]
    return round((max(feet) - min(feet)) / ADVANCE)


@pytest.mark.parametrize("seed", range(40))
def test_uneven_feet_are_said(fonts: FontSet, tmp_path: Path, seed: int) -> None:
    """Of columns that no picture stops, two lines and more are a finding with their number."""
    attempt = tried(seed)._replace(rows=60, first=3, last=9)
    if attempt.across != (1, attempt.columns):
        attempt = attempt._replace(across=(1, attempt.columns))
    made, findings = composed(fonts, tmp_path, attempt)
    said = [finding.values["lines"] for finding in findings if finding.code == "W155"]
    lines = columns_apart(made, attempt)
    assert said == ([lines] if lines >= 2 else [])


def worst(findings: list[Diagnostic]) -> int:
    return max((f.values["lines"] for f in findings if f.code == "W155"), default=1)


def test_crossheads_take_the_space_that_feet_lack(fonts: FontSet, tmp_path: Path) -> None:
    """On grid, said, and not at all where the style says so."""
    taken = 0
    for seed in range(30):
        attempt = tried(seed)._replace(rows=60, first=3, last=9)
        attempt = attempt._replace(across=(1, attempt.columns))
        for name in ("none", "crossheads", "paragraphs"):
            (tmp_path / f"{seed}{name}").mkdir()
        _, plain_said = composed(
            fonts, tmp_path / f"{seed}none", attempt, TextStyle(feather="none")
        )
        assert not any(finding.code == "N181" for finding in plain_said)
        for way in ("crossheads", "paragraphs"):
            style = TextStyle(feather=way)  # type: ignore[arg-type]
            made, said = composed(fonts, tmp_path / f"{seed}{way}", attempt, style)
            opened = [finding for finding in said if finding.code == "N181"]
            taken += len(opened)
            assert not opened or worst(said) <= worst(plain_said)
            body = [i for i in text_items(made.display.pages[0]) if i.pieces[0][0] == "宋-regular"]
            steps = [(item.y - body[0].y) / ADVANCE for item in body]
            assert all(abs(step - round(step)) < 0.01 for step in steps)
    assert taken

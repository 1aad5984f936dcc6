"""Vertical lines in the galley: classes, cells and what stands turned (GB/T 15834 5.2, CLREQ 3.1.6)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley import Line, Setter
from composer.galley.jobs import Bench
from composer.papers.models import TextStyle, Upright
from composer.papers.models.values import FaceRef
from composer.story.text import Text
from tests.galley.galleys import NO_END, NO_START, drawn, set_text, setter, words

FACES = ("宋", "黑", "楷", "仿宋")


@pytest.fixture(scope="module")
def bench(fonts: FontSet) -> Bench:
    return Bench(fonts, TextStyle(vertical=True))


def run(bench: Bench, text: str, **job: Any) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = bench.run({"text": text, "indent": 0, "measure": 20, **job})[
        "lines"
    ]
    return lines


def standing(fonts: FontSet, chars: str, **upright: Any) -> list[tuple[str, str]]:
    """(letter, characters) of the pieces of one vertical line, runs of one letter together."""
    style = {"vertical": True, "upright": Upright(**upright)}
    line = setter(fonts, **style).single(Text(chars))
    found: list[tuple[str, str]] = []
    for (_, piece, _), letter in zip(line.pieces, line.stands, strict=True):
        if found and found[-1][0] == letter and letter != "T":
            found[-1] = (letter, found[-1][1] + piece)
        else:
            found.append((letter, piece))
    return found


def foot(made: Setter, line: Line) -> float:
    """Where the last cell's body ends, added up from the pieces as the page draws them."""
    down = float(line.x)
    for (key, chars, kern), letter in zip(line.pieces, line.stands, strict=True):
        advances = made.fonts.by_key(key).advances
        if letter == "R":
            down += sum(advances[char] + line.spread for char in chars)
        elif letter == "T":
            down += 1000 + line.spread
        else:
            down += sum((2000 if char == "⸺" else 1000) + line.spread for char in chars)
        down += kern
    return down - line.spread - kern


# ── what stands how ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("chars", "found"),
    [
        ("共8人", [("U", "共8人")]),
        ("24日", [("T", "24"), ("U", "日")]),
        ("2026年", [("R", "2026"), ("U", "年")]),
        ("在GDP中", [("U", "在GDP中")]),
        ("用5G网", [("U", "用5G网")]),
        ("GB2312码", [("R", "GB2312"), ("U", "码")]),
        ("读Wi-Fi吧", [("U", "读"), ("R", "Wi-Fi"), ("U", "吧")]),
        ("50%的", [("T", "50"), ("U", "%的")]),
        ("100%的", [("R", "100%"), ("U", "的")]),
        ("好？！啊", [("U", "好"), ("T", "？！"), ("U", "啊")]),
        ("好！！！啊", [("U", "好"), ("T", "！！"), ("U", "！啊")]),
        ("买iPhone 15 Pro用", [("U", "买"), ("R", "iPhone 15 Pro"), ("U", "用")]),
        ("甲–乙", [("U", "甲"), ("R", "–"), ("U", "乙")]),
    ],
)
def test_what_stands_how(fonts: FontSet, chars: str, found: list[tuple[str, str]]) -> None:
    assert standing(fonts, chars) == found


def test_the_style_says_what_stands_upright(fonts: FontSet) -> None:
    assert standing(fonts, "共100人", digits=3) == [("U", "共"), ("T", "100"), ("U", "人")]
    assert standing(fonts, "共24人", digits=0) == [("U", "共"), ("R", "24"), ("U", "人")]
    assert standing(fonts, "共2026人", figures="stacked") == [("U", "共2026人")]
    assert standing(fonts, "看GDP吧", capitals=0) == [("U", "看"), ("R", "GDP"), ("U", "吧")]


# ── widths ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("marks", ["quanjiao", "kaiming", "banjiao", "hangmo"])
@pytest.mark.parametrize("char", "：；？！")
def test_fixed_marks_keep_their_em(bench: Bench, marks: str, char: str) -> None:
    (line,) = run(bench, f"一二{char}三四", marks=marks)
    assert line["advance"] == [1, 1, 1, 1, 1]
    lines = run(bench, f"一二三四五六七八{char}九十", marks=marks, measure=9)
    assert lines[0]["text"].endswith(char) and lines[0]["advance"][-1] == 1


@pytest.mark.parametrize("char", "：；？！")
def test_a_fixed_mark_and_a_bracket_take_an_em_and_a_half(bench: Bench, char: str) -> None:
    for chars in (f"一{char}“二", f"一”{char}二"):
        assert run(bench, chars, marks="quanjiao")[0]["width"] == 3.5


def test_pause_marks_and_brackets_are_half_bodies(bench: Bench) -> None:
    (line,) = run(bench, "一，（二）三")
    assert line["advance"] == [1, 0.5, 0.5, 1, 0.5, 1]
    (line,) = run(bench, "一，二（三", marks="quanjiao")
    assert line["x"] == [0, 1, 2, 3.5, 4]


def test_turned_runs_have_the_gap_and_cells_have_not(bench: Bench) -> None:
    (line,) = run(bench, "在Wi-Fi上24日")
    chars, x, advance = line["chars"], line["x"], line["advance"]
    assert advance[0] == 1.25
    assert x[chars.index("上")] - x[chars.index("F")] > 0.25
    assert [advance[chars.index(char)] for char in "上24日"] == [1, 0.5, 0.5, 1]


def test_a_typed_blank_takes_the_blank_of_its_style(bench: Bench) -> None:
    (line,) = run(bench, "记者 许缘　熊 a")
    assert line["chars"][:6] == list("记者 许缘　")
    assert line["x"][:8] == [0, 1, 2, 2.5, 3.5, 4.5, 5.5, 6.5]


def test_a_dash_and_an_ellipsis_are_two_ems(bench: Bench) -> None:
    (line,) = run(bench, "一——二……三")
    assert line["x"] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("face", FACES)
def test_every_character_has_a_place(bench: Bench, face: str) -> None:
    text = "他说：“GB2312——可以？！”1—3月24日……（Wi-Fi 6）5%、A股" * 2
    for line in run(bench, text, measure=11, face=face):
        assert "".join(line["chars"]) == line["text"].rstrip()
        for x, advance, after in zip(line["x"], line["advance"], line["x"][1:], strict=False):
            assert x + advance == pytest.approx(after, abs=1e-5)
        assert line["x"][-1] + line["advance"][-1] == pytest.approx(line["width"], abs=1e-5)


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────

_SPICE = (
    *("，", "。", "、", "；", "：“", "。”", "？！", "——", "……", "（", "）", "《月令》"),
    *("24日", "2026年", "GDP", "GB2312", "Wi-Fi", "5%", "6.5%", "1—3月", "The Sound"),
)
PARTS = st.lists(
    st.sampled_from(("春天有六个节气", "谷雨", *_SPICE)),
    min_size=1,
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(chars=PARTS, measure=st.integers(8, 16), face=st.sampled_from(FACES))
def test_lines_are_whole(fonts: FontSet, chars: str, measure: int, face: str) -> None:
    """Every character is in a line and drawn, and the lines are as long as they say."""
    made = setter(fonts, vertical=True, face=FaceRef(face))
    lines = set_text(made, chars, measure)
    assert "".join(words(chars, lines)) == chars
    assert "".join(map(drawn, lines)) == "".join(w.rstrip() for w in words(chars, lines))
    for line in lines:
        assert len(line.stands) == len(line.pieces)
        if line.pieces[-1][1][-1] not in NO_START:
            assert foot(made, line) == pytest.approx(line.x + line.width, abs=0.5)
        assert line.x + line.width <= measure * 1000 + 0.5


def test_lines_are_flush(fonts: FontSet) -> None:
    made = setter(fonts, vertical=True)
    text = "今年1月24日，全市有18个项目（其中5G和AI项目占一半）开工，总投资1280亿元。" * 4
    for line in set_text(made, text, 13, 2)[:-1]:
        assert line.x + line.width == pytest.approx(13000)


@settings(max_examples=40, deadline=None)
@given(chars=PARTS, measure=st.integers(9, 16))
def test_line_edges_hold(fonts: FontSet, chars: str, measure: int) -> None:
    """GB/T 15834 5.2.6: the rules of horizontal lines apply."""
    lines = set_text(setter(fonts, vertical=True), chars, measure)
    for line in lines[1:]:
        before = lines[lines.index(line) - 1]
        if not before.forced:
            assert chars[line.start] not in NO_START
            assert chars[before.end - 1] not in NO_END

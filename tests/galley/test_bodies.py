"""Where every character stands, as the instrument says it: side by side, from the line's edge to its end,
and nothing opened inside of what is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.fonts.metrics import FontSet
from composer.galley.jobs import Bench
from composer.papers.models import TextStyle, Upright
from tests.galley.test_properties import TEXTS
from tests.galley.test_vertical import PARTS

_ODD = st.sampled_from(
    [
        "——", "⸺", "……", "⋯⋯", "-5℃", "TCP/IP", "A/B", "the “new” deal", "‘ok’", "5%", "10%～20%", "24",
        "！！！", "？！", "·", "甲–乙", "甲-乙", "internationalization", "http://a.cn/b-c", "Wi-Fi/4G", " ",
        "“3·15”", "“Now”, he said", "x²", "1–3", "甲/乙", "℃", "％", "（", "）", "「", "」", "。", "、",
    ]
)  # fmt: skip
_HAN = st.text(alphabet="春天有六个节气谷雨", min_size=1, max_size=5)
_MIXED = st.lists(st.one_of(_HAN, _ODD), min_size=1, max_size=20).map("".join)
_JOBS = st.fixed_dictionaries(
    {
        "text": st.one_of(TEXTS, PARTS, _MIXED).filter(bool),
        "level": st.sampled_from(["none", "basic", "gb", "strict"]),
        "marks": st.sampled_from(["quanjiao", "kaiming", "banjiao", "hangmo", "none"]),
        "lang": st.sampled_from(["zh-Hans", "zh-Hant"]),
        "double_marks": st.sampled_from(["joined", "apart"]),
        "face": st.sampled_from(["宋", "黑", "楷", "仿宋"]),
        "gap": st.sampled_from([0, 0.25, 0.5]),
        "gap_most": st.sampled_from([0.25, 0.5]),
        "indent": st.sampled_from([0, 1, 2]),
        "hang": st.booleans(),
        "vertical": st.booleans(),
        "hyphenate": st.booleans(),
        "justify": st.booleans(),
    }
)
_UNIT = re.compile(r"——|……|⋯⋯|[？！]{2,3}|[A-Za-z0-9]+(?:[-/.,][A-Za-z0-9]+)*[%℃]?")


@pytest.fixture(scope="module")
def bench(fonts: FontSet) -> Bench:
    return Bench(fonts, TextStyle())


def lines(bench: Bench, text: str, **job: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = bench.run({"text": text, "indent": 0, **job})["lines"]
    return found


def starts(bench: Bench, text: str, **job: Any) -> list[float]:
    """Of the characters of a text on one line as wide as it is."""
    (line,) = lines(bench, text, measure=None, **job)
    found: list[float] = line["x"]
    return found


# ── whatever the line ─────────────────────────────────────────────────────────────────────────────


@settings(max_examples=300, deadline=None)
@given(job=_JOBS, measure=st.integers(5, 20))
def test_characters_stand_side_by_side(bench: Bench, job: dict[str, Any], measure: int) -> None:
    for number, line in enumerate(bench.run({**job, "measure": measure})["lines"]):
        x, advance = line["x"], line["advance"]
        drawn = "".join(line["chars"])
        assert line["text"].startswith(drawn) and not line["text"][len(drawn) :].strip(" ")
        assert len(x) == len(advance) == len(line["chars"])
        if not x:
            continue
        for n, after in enumerate(x[1:]):
            assert x[n] + advance[n] == pytest.approx(after, abs=1e-5)
        assert min(advance) >= 0
        edge = job["indent"] if number == 0 else 0
        assert x[0] == edge or (job["marks"] == "none" and x[0] - edge in (0.25, 0.5))
        if not line["hyphen"]:
            end = line["width"] + (0.5 if line["hang"] else 0)
            assert x[-1] + advance[-1] == pytest.approx(end, abs=1e-5)


@settings(max_examples=300, deadline=None)
@given(job=_JOBS, measure=st.integers(5, 20))
def test_nothing_opens_inside_a_unit(bench: Bench, job: dict[str, Any], measure: int) -> None:
    job = {**job, "hyphenate": False}  # the parts of a word are kerned each for itself
    (natural,) = bench.run({**job, "measure": None})["lines"]
    made = bench.run({**job, "measure": measure})
    cut = [one["token"] for one in made["findings"] if one["code"] == "W107"]
    at = 0
    for line in made["lines"]:
        for start, end in _inside(job["text"], at, at + len(line["chars"]), cut):
            own = line["advance"][start - at : end - at - 1]
            assert own == pytest.approx(natural["advance"][start : end - 1], abs=1e-5)
        at += len(line["text"])


def _inside(text: str, first: int, last: int, cut: list[str]) -> Iterator[tuple[int, int]]:
    """The parts of units on a line that has gaps; one that is a single word or chain of words is made
    flush by its letters."""
    if not re.search("[一-鿿]{2}", text[first:last]):
        return
    for unit in _UNIT.finditer(text):
        start, end = max(first, unit.start()), min(last, unit.end())
        if start < end and not any(unit[0] in one or one in unit[0] for one in cut):
            yield start, end


# ── one by one ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("face", ["宋", "黑", "楷", "仿宋"])
@pytest.mark.parametrize("vertical", [False, True])
def test_a_dash_is_two_ems(bench: Bench, face: str, vertical: bool) -> None:
    at = starts(bench, "字——字", face=face, vertical=vertical)
    assert at == [0, 1, 2, 3]
    assert starts(bench, "——字", face=face, vertical=vertical) == [0, 1, 2]


def test_a_typed_two_em_dash_is_one_character(bench: Bench) -> None:
    for vertical in (False, True):
        (line,) = lines(bench, "字⸺字", measure=None, vertical=vertical)
        assert line["chars"] == ["字", "⸺", "字"] and line["advance"] == [1, 2, 1]


def test_nothing_opens_inside_a_dash(bench: Bench) -> None:
    line = lines(bench, "拉——就是拉动了内需internationalization", measure=12)[0]
    assert line["chars"][:3] == ["拉", "—", "—"]
    assert line["advance"][:3] == [1.25, 1, 1.25]
    line = lines(bench, "拉——internationalization", measure=10)[0]
    assert min(line["advance"]) > 0


def test_what_stands_in_a_word_keeps_its_own_advance(bench: Bench, fonts: FontSet) -> None:
    face = fonts.face(TextStyle().face)
    at = starts(bench, "-5℃的")
    assert at[:2] == pytest.approx([0, face.advances["-"] / 1000])
    (line,) = lines(bench, "零下-5℃到TCP/IP的", measure=None)
    assert line["advance"][1] == 1.25
    kerned = [wide / 1000 for wide in face.word("TCP/IP")]
    assert line["advance"][6:11] == pytest.approx(kerned[:5])
    (line,) = lines(bench, "说the “new” deal", measure=None)
    assert line["advance"][:5] == pytest.approx([1.25, *(w / 1000 for w in face.word("the")), 0.25])


def test_between_han_a_short_connector_and_a_solidus_are_half_an_em(bench: Bench) -> None:
    assert starts(bench, "甲–乙/丙-丁") == [0, 1, 1.5, 2.5, 3, 4, 4.5]


def test_stops_that_share_an_em_in_any_style(bench: Bench) -> None:
    joined = {"double_marks": "joined"}
    for job in (joined, {**joined, "lang": "zh-Hant"}, {**joined, "vertical": True}):
        assert starts(bench, "好？！啊", **job) == [0, 1, 1.5, 2]
    assert starts(bench, "好？！啊", double_marks="apart") == [0, 1, 2, 3]


def test_an_upright_sign_has_a_cell(bench: Bench) -> None:
    assert starts(bench, "增长5%字字字", vertical=True) == [0, 1, 2, 3, 4, 5, 6]
    assert starts(bench, "增10%～20%字", vertical=True) == [0, 1, 1.5, 2, 3, 4, 4.5, 5, 6]


@pytest.mark.parametrize(
    ("cell", "places", "cells"),
    [
        ("24", [0, 0.5], 1),
        ("？！", [0, 0.5], 1),
        ("！！！", [0, 0.5, 1], 2),
        ("10%～20%", [0, 0.5, 1, 2, 3, 3.5, 4], 5),
    ],
)
def test_what_shares_a_cell_shares_its_em_in_a_loose_line(
    bench: Bench, cell: str, places: list[float], cells: int
) -> None:
    text = f"{cell}日子internationalization"
    line = lines(bench, text, measure=11, vertical=True, level="none")[0]
    assert line["gap"] > 0
    assert line["x"][: len(cell)] == pytest.approx(places)
    assert line["x"][len(cell)] == pytest.approx(cells + line["gap"])


def test_three_figures_share_a_cell(fonts: FontSet) -> None:
    made = Bench(fonts, TextStyle(vertical=True, upright=Upright(digits=3)))
    assert starts(made, "共100人") == pytest.approx([0, 1, 4 / 3, 5 / 3, 2])


def test_stops_behind_a_word_space_share_a_cell_too(bench: Bench) -> None:
    assert starts(bench, "OK ？！字", vertical=True)[-3:] == [2.25, 2.75, 3.25]


def test_a_line_of_nothing_but_a_space(bench: Bench) -> None:
    (line,) = lines(bench, " ", measure=9)
    assert line["chars"] == line["x"] == line["advance"] == []


def test_the_part_of_a_word_before_a_hyphen(bench: Bench) -> None:
    line = lines(bench, "今天的Wi-Fi-communication技术", measure=9, hyphenate=True)[0]
    assert line["x"][3] == pytest.approx(3 + line["advance"][2] - 1, abs=0.5)
    assert min(line["advance"]) > 0

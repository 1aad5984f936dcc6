"""Line edges, units and mark widths: TYPOGRAPHY A-F, one case a rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.fonts.model import FontSet
from composer.galley.classes import CLASS
from composer.galley.rules import Rules
from tests.galley.galleys import drawn, set_text, setter, words


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
@pytest.mark.parametrize("mark", list("。．，、：；！？‼⁇”’」』）】〗〕］｝》〉～–—·・‧／"))
def test_a1_no_line_begins_with(mark: str, level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    assert not rules.between("H" + CLASS[ord(mark)]).breaks


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
@pytest.mark.parametrize("mark", list("“‘「『（【〖〔［｛《〈"))
def test_a2_no_line_ends_with(mark: str, level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    assert not rules.between(CLASS[ord(mark)] + "H").breaks


def test_a2_solidus_ends_a_line_at_basic_only() -> None:
    assert Rules("basic", "kaiming", 250, 333).between("DH").breaks
    assert not Rules("gb", "kaiming", 250, 333).between("DH").breaks


def test_a3_dash_begins_a_line_but_at_strict() -> None:
    assert Rules("gb", "kaiming", 250, 333).between("HE").breaks
    assert not Rules("strict", "kaiming", 250, 333).between("HE").breaks


def test_a4_level_none_prohibits_nothing() -> None:
    rules = Rules("none", "kaiming", 250, 333)
    assert rules.between("HP").breaks and rules.between("OH").breaks


@pytest.mark.parametrize(
    "unit",
    ["——", "……", "321.71", "1,000", "100%", "36.5℃", "-5", "¥30", "5G", "GB2312", "Wi-Fi", "？！"],
)
def test_b_units_do_not_split(fonts: FontSet, unit: str) -> None:
    for before in range(9):
        chars = "一" * before + unit + "二三四五六七八九十" * 2
        lines = words(chars, set_text(setter(fonts), chars, 7))
        assert any(unit in line for line in lines), (before, lines)


def test_b7_single_dash_is_a_connector(fonts: FontSet) -> None:
    chars = "一二三四五六1—3月七八九十"
    for line in words(chars, set_text(setter(fonts), chars, 7)):
        assert not line.startswith("—")


def test_b9_token_wider_than_the_measure_is_cut_and_said(fonts: FontSet) -> None:
    style = setter(fonts)
    chars = "见Donaudampfschifffahrtsgesellschaft一词"
    lines = set_text(style, chars, 8)
    assert "".join(words(chars, lines)) == chars


def test_b9_addresses_part_at_their_seams(fonts: FontSet) -> None:
    chars = "请访问https://example.com/paper/today查看"
    lines = words(chars, set_text(setter(fonts), chars, 11))
    assert lines[0].endswith("/")


@pytest.mark.parametrize(
    ("marks", "chars", "width"),
    [
        ("quanjiao", "一，二", 3.0),
        ("kaiming", "一，二", 2.5),
        ("kaiming", "一。二", 3.0),
        ("banjiao", "一。二", 2.5),
        ("quanjiao", "一）。二", 3.5),  # 2 em of marks take 1.5 em
        ("quanjiao", "一”（二", 3.5),
        ("quanjiao", "一（“二", 3.5),
        ("quanjiao", "一。", 1.5),  # GB 5.1.10: half at a line's end
        ("none", "一。", 2.0),
        ("none", "一）。二", 4.0),
        ("kaiming", "一？！二", 3.0),  # GB 5.1.2: together one em
        ("kaiming", "一？？？二", 4.0),
        ("kaiming", "一——二", 4.0),
        ("kaiming", "一……二", 4.0),
        ("kaiming", "一·二", 2.5),
    ],
)
def test_c_mark_widths(fonts: FontSet, marks: str, chars: str, width: float) -> None:
    assert set_text(setter(fonts, marks=marks), chars, 40)[0].width / 1000 == width


def test_d_gap_stands_between_han_and_latin_only(fonts: FontSet) -> None:
    style = setter(fonts, marks="quanjiao")

    def gap(chars: str) -> float:
        line = set_text(style, chars, 40)[0]
        return line.width - sum(
            set_text(style, part, 40)[0].width for part in chars.partition("5") if part
        )

    assert gap("一5二") == 500
    assert gap("一5") == 250
    assert gap("5二") == 250


def test_e19_squeeze_goes_before_stretch(fonts: FontSet) -> None:
    chars = "一二三四，五六七八九十，一二三四五六七八九十"
    first = set_text(setter(fonts, marks="quanjiao"), chars, 11)[0]
    assert first.squeezed and not first.stretch


def test_e21_last_line_stays_natural(fonts: FontSet) -> None:
    lines = set_text(setter(fonts), "一二三四五六七八九十一二三", 9)
    assert lines[-1].last and lines[-1].width == 4000


def test_f24_no_lone_character(fonts: FontSet) -> None:
    chars = "一二三四五六七八九十。一二三四五六七八九十一二三，四五六七八九十。"
    for measure in range(6, 20):
        last = words(chars, set_text(setter(fonts), chars, measure))[-1]
        assert len([c for c in last if c.isalnum()]) > 1, (measure, last)


def test_pieces_draw_the_words(fonts: FontSet) -> None:
    chars = "他说：“GB2312——可以？！”1—3月……"
    assert "".join(drawn(line) for line in set_text(setter(fonts), chars, 9)) == chars


def test_classes_agree_with_the_levels_of_clreq() -> None:
    """tests/galley/clreq_levels.json: which character may begin or end a line at each level, as facts
    of CLREQ's tables; ASCII hyphen and solidus are connectors only between Han."""
    rows = json.loads((Path(__file__).parent / "clreq_levels.json").read_text(encoding="utf-8"))
    wrong = []
    for level, char, begins, ends in rows:
        rules = Rules(level, "kaiming", 250, 333)
        kind = CLASS[ord(char)]
        got = rules.between("H" + kind).breaks, rules.between(kind + "H").breaks
        if got != (begins, ends):
            wrong.append((level, char, got))
    assert not wrong

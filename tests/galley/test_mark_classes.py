"""Marks that no clause of CLREQ names keep off the lines' edges, and numbers keep what belongs to them."""

from __future__ import annotations

import unicodedata

import pytest

from composer.fonts.metrics import FontSet
from composer.galley.rules.classes import CLASS
from composer.galley.rules.line_break import BEGIN_NO_LINE, CONNECT, END_NO_LINE, REPEAT, UNICODE
from composer.galley.rules.pairs import Rules
from tests.galley.galleys import set_text, setter, words
from tests.makeup.blocks.test_tables import flow, table

LEVELS = ["basic", "gb", "strict"]
NOT_MARKS = "⁽"
"""A superscript, which belongs to the character before it."""


def _of(*categories: str) -> list[str]:
    chars = map(chr, range(0x20000))
    return [c for c in chars if unicodedata.category(c) in categories and c not in NOT_MARKS]


def test_the_table_is_of_this_unicode_or_an_older_one() -> None:
    version = tuple(map(int, UNICODE.split(".")))
    assert version <= tuple(map(int, unicodedata.unidata_version.split(".")))


@pytest.mark.parametrize("level", LEVELS)
def test_no_opening_mark_ends_a_line(level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    assert not [c for c in _of("Ps", "Pi") if rules.between(CLASS[ord(c)] + "H").breaks]


@pytest.mark.parametrize("level", LEVELS)
def test_no_closing_mark_and_no_connector_begins_a_line(level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    begins = [c for c in _of("Pe", "Pf", "Pd") if rules.between("H" + CLASS[ord(c)]).breaks]
    # the dash of two ems is ——, which begins a line but at strict
    assert begins == ([] if level == "strict" else ["⸺"])


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mark", list("•∙⋅･､｡﹐﹑﹒﹔﹕﹖﹗‼︐︒－―﹣"))
def test_no_stop_begins_a_line(mark: str, level: str) -> None:
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    assert not rules.between("H" + CLASS[ord(mark)]).breaks


def _within(table: tuple[tuple[int, int], ...]) -> list[str]:
    return [chr(code) for first, last in table for code in range(first, last + 1)]


@pytest.mark.parametrize("level", LEVELS)
def test_every_mark_of_every_script_keeps_to_its_line_break_class(level: str) -> None:
    """Po too, which is half words (&, @, ¶): Unicode's line-break property says which are stops."""
    rules = Rules(level, "kaiming", 250, 333)  # type: ignore[arg-type]
    marks = [*_within(BEGIN_NO_LINE), *_within(CONNECT)]
    if level == "strict":
        marks += _within(REPEAT)
    begins = [c for c in marks if rules.between("H" + CLASS[ord(c)]).breaks]
    # ellipsis and dash of two ems begin a line but at strict (CLREQ 6.1.1)
    assert begins == ([] if level == "strict" else ["…", "⸺"])
    ends = [c for c in _within(END_NO_LINE) if rules.between(CLASS[ord(c)] + "H").breaks]
    assert [c for c in ends if c not in NOT_MARKS] == []


@pytest.mark.parametrize("blank", ["\u2002", "\u2003", "\u2009", "\u200a", "\u205f"])
def test_a_blank_of_typography_keeps_the_rule(fonts: FontSet, blank: str) -> None:
    for before in range(4, 9):
        text = "汉" * before + f"（{blank}春{blank}）" + "汉" * 9
        for line in words(text, set_text(setter(fonts, level="gb"), text, 7)):
            assert line[0] != "）" and line.rstrip(blank)[-1] != "（"


NUMBERS = [
    "≥5", "＞10", "≤3", "≈8", "§3", "60＋", "35 ℃", "120 mmHg", "2.4 GHz", "12㎡", "5㎏", "1⁄3", "150mm×200mm",
    "6比0", "60 km/h", "5 kg", "30 %", "USD 30", "30 €", "9.8 m/s²", "20 °C",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_keeps_sign_relation_unit_and_partner(fonts: FontSet, number: str) -> None:
    for before in range(12):
        text = "汉" * before + number + "汉" * 12
        lines = words(text, set_text(setter(fonts), text, 9))
        assert any(number in line for line in lines), lines


@pytest.mark.parametrize(
    ("word", "seams"),
    [
        ("newsdesk@example.com.cn", "@."),
        ("jintan.example.gov.cn", "."),
        ("JT-2020-0420-000117", "-"),
    ],
)
def test_what_is_too_wide_parts_at_its_seams(fonts: FontSet, word: str, seams: str) -> None:
    text = f"汉汉{word}汉汉汉"
    lines = set_text(setter(fonts), text, 6)
    ends = [line.end - 2 for line in lines if 2 < line.end < 2 + len(word)]
    assert ends and all(word[end - 1] in seams for end in ends)


NUMBERS_WITH_SEAMS = [
    "0571-8888-6666", "+86 10 6655 4433", "400-820-8820", "(010)65551234", "（010）65551234", "110101-19900307-1234",
    "978-7-5006-1234-5", "010-65551234转801", "6222 0202 0000 1234", "CN32-0001/F", "wx_id-2020_abc",
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS_WITH_SEAMS)
@pytest.mark.parametrize("measure", [5, 6, 7, 8, 12])
def test_a_telephone_number_parts_at_its_seams_alone(
    fonts: FontSet, number: str, measure: int
) -> None:
    for before in range(5):
        text = "汉" * before + f"：{number}，汉汉汉汉"
        lines = set_text(setter(fonts), text, measure)
        first = before + 1
        for line in lines:
            assert line.hang or line.x + line.width <= measure * 1000
            assert not line.forced
            if first < line.end < first + len(number):
                assert text[line.end - 1] in "- )）_/" or text[line.end - 1 : line.end + 1] in (
                    "4转", "转8",
                ), words(text, lines)  # fmt: skip


def test_a_telephone_number_in_a_narrow_cell_parts_at_its_seams(fonts: FontSet) -> None:
    block = table("电话/0571-8888-6666", "传真/400-820-8820", columns=2)
    made = flow(fonts, [block]).table(0, 6000)
    for row, cells in zip(block.rows, made.rows, strict=True):
        for text, cell in zip(row, cells, strict=True):
            room = made.edges[cell.place.column + 1] - made.edges[cell.place.column]
            for one in cell.lines:
                assert one.line.width * made.type.size <= room * 9
                if one.line.end < len(text.chars) and text.chars[0].isdigit():
                    assert text.chars[one.line.end - 1] == "-"

"""Which scripts are refused: all that Unicode has, by their property."""

from __future__ import annotations

from functools import cache

import pytest
from fontTools import unicodedata as properties

from composer.fonts.script_table import NAMES, STRETCHES
from composer.fonts.scripts import name_of, refused
from tools import scripts

SHAPED = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Samr", "Mand", "Tibt", "Mong", "Phag", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Khmr", "Mymr", "Java", "Bali", "Adlm", "Rohg", "Cham", "Lana", "Sund"]  # fmt: skip


@cache
def by_script() -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for code in range(0x110000):
        members.setdefault(properties.script(chr(code)), []).append(chr(code))
    return members


def characters(script: str) -> list[str]:
    return by_script()[script]


def test_the_table_is_what_the_tool_writes() -> None:
    assert scripts.stretches() == list(STRETCHES)


@pytest.mark.parametrize("script", SHAPED)
def test_every_character_of_a_shaped_script_is_refused(script: str) -> None:
    for char in characters(script):
        assert refused(f"汉{char}字") == [(1, 2, script)], f"U+{ord(char):04X}"


@pytest.mark.parametrize("script", sorted(scripts.PLAIN - {"Zyyy", "Zinh"}))
def test_no_character_of_a_plain_script_is_refused(script: str) -> None:
    right_to_left = {"R", "AL", "AN"}
    for char in characters(script):
        assert not refused(char) or properties.bidirectional(char) in right_to_left


def test_hangul_syllables_are_set_and_conjoining_letters_are_not() -> None:
    assert not refused("한국어 ㄱㄴㄷ ㈀")
    assert refused("\u1100\u1161\u11a8") == [(0, 3, "Hang")]
    assert refused("\ua960\ud7b0") == [(0, 2, "Hang")]


def test_a_stretch_has_the_blanks_and_figures_between_its_letters() -> None:
    assert refused("他说“שלום 2 עולם”。") == [(3, 14, "Hebr")]
    assert [script for _, _, script in refused("ไทย与ລາວ与ไทย")] == ["Thai", "Laoo", "Thai"]


@pytest.mark.parametrize("char", ["،", "؟", "ـ", "।", "॥"])
def test_marks_that_only_such_scripts_share_are_refused(char: str) -> None:
    assert refused(char)


@pytest.mark.parametrize("chars", ["“”‘’…—·《》", "ǘ́̂", "₂⁶⅓①", "฿₹₪", "ﾊﾛｰ", "😀", "\ue000"])
def test_what_belongs_to_no_script_is_set(chars: str) -> None:
    assert not refused(chars)


def test_every_script_has_a_name() -> None:
    for script in NAMES:
        assert name_of(script).zh and name_of(script).en

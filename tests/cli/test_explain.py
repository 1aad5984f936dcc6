"""``composer explain``: the page of a code, on standard output; an unknown one names the nearest."""

from __future__ import annotations

import pytest

from composer.diagnostics.catalogue import codes
from tests.cli.conftest import Run
from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["E101", "e101", "101", " E101 ", "Ｅ１０１", "W101"])
def test_a_code_has_its_page(composer: Run, name: str) -> None:
    ran = composer("explain", name)
    assert ran.code == 0
    assert ran.out == (ROOT / "docs/diagnostics/E101.md").read_text("utf-8")
    assert ran.err == ""


def test_every_code_can_be_explained(composer: Run) -> None:
    for code in codes():
        assert composer("explain", code).out.startswith(f"# {code} ")


def test_an_unknown_code_names_the_nearest(composer: Run) -> None:
    ran = composer("explain", "E1O1")
    assert ran.code == 3
    assert "没有叫“E1O1”的诊断代码" in ran.err
    assert "是不是 E101？" in ran.err
    assert "Did you mean E101?" in composer("explain", "E1O1", "--lang", "en").err
    assert ran.out == ""


@pytest.mark.parametrize("name", ["", "E", "../README", "余文"])
def test_what_is_no_code_is_misuse(composer: Run, name: str) -> None:
    ran = composer("explain", name)
    assert ran.code == 3
    assert "用法不对" in ran.err


def test_a_name_of_many_keys_lists_them(composer: Run) -> None:
    ran = composer("explain", "size")
    assert ran.code == 0
    assert ran.out.startswith("# 几个键都叫这个名字") and ran.out.count("\n- `") > 3


def test_a_key_that_stands_in_many_places_names_the_first(composer: Run) -> None:
    ran = composer("explain", "box.padding")
    assert ran.code == 0 and ran.out.startswith("# padding")

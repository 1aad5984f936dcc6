"""Runs of marks around a word: what is found in one pass is what is found by looking at every boundary."""

from __future__ import annotations

from itertools import product

import pytest

from composer.fonts.metrics import FontSet
from composer.galley.units.cutter import Cutter
from composer.galley.units.paragraph import looked_at
from composer.galley.units.runs import _PAIRED, _UNBOUND, _paired, _stretch
from tests.galley.galleys import setter

_MARKS = ["", "，", "”。", "《", "（", "”，“", "：", "？", "·", "……", "！！"]
_WORDS = ["", "5G", "GB/T 15834", "Wi-Fi", "-5℃", "8:30", "——", "？！", "m²", "www.a.cn"]


@pytest.mark.parametrize(
    "style",
    [
        {},
        {"level": "none", "marks": "none"},
        {"level": "strict", "marks": "banjiao"},
        {"marks": "quanjiao", "double_marks": "apart"},
        {"vertical": True},
    ],
)
def test_runs_in_one_pass(fonts: FontSet, style: dict[str, object]) -> None:
    galley = setter(fonts, **style)
    table, rules, seen = galley.table(galley.face), galley.rules, 0
    for before, word, after, opens, closes in product(_MARKS, _WORDS, _MARKS, (0, 1), (0, 1)):
        run = before + word + after
        if not run:
            continue
        text = "字" * (1 - opens) + run + "字" * (1 - closes)
        cutter = Cutter(text, _UNBOUND, _UNBOUND, None, rules)
        cutter.segment(0, len(text), table)
        kinds = "".join(cutter.kinds)
        if _PAIRED.fullmatch(kinds):
            seen += 1
            one_pass = _paired(cutter, kinds, rules, 1 - opens)
            assert one_pass == _stretch(looked_at(cutter, rules), 1 - opens), text
    assert seen > 1000

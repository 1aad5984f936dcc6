"""Blanks typed between Han: as wide as said, not stretched, gone at a line's end without tearing it."""

from __future__ import annotations

import pytest

from composer.fonts.metrics import FontSet
from composer.measure import Length, Unit
from tests.galley.galleys import set_text, setter, words


@pytest.mark.parametrize(
    ("blank", "wide"), [(" ", 500), ("   ", 500), ("\u3000", 1000), ("\u3000\u3000", 2000)]
)
def test_width(fonts: FontSet, blank: str, wide: int) -> None:
    (line,) = set_text(setter(fonts), f"甲{blank}乙", 20)
    assert line.width == 2000 + wide


def test_width_by_style(fonts: FontSet) -> None:
    (line,) = set_text(setter(fonts, blank=Length(0.25, Unit.ZI)), "甲 乙", 20)
    assert line.width == 2250


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_justification_leaves_it(fonts: FontSet, blank: str) -> None:
    """A line that is stretched takes back at the blank what its spread gives every character."""
    text = f"新闻{blank}排版程序组成报纸版面校样印刷发行订阅"
    line = set_text(setter(fonts), text, 11.3)[0]
    assert line.spread > 0
    kerns = {chars[-1:]: kern for _, chars, kern in line.pieces}
    wide = 500 if blank == " " else 1000
    natural = 250 if blank == " " else 1000
    assert kerns["闻"] == pytest.approx(-line.spread)
    assert kerns[blank] == pytest.approx(wide - natural - line.spread, abs=60)


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_gone_at_a_lines_end(fonts: FontSet, blank: str) -> None:
    text = f"甲乙丙丁{blank}戊己庚辛"
    lines = set_text(setter(fonts), text, 4)
    assert [one.strip() for one in words(text, lines)] == ["甲乙丙丁", "戊己庚辛"]
    assert lines[0].width == 4000 and lines[0].stretch == 0


def test_hangul_words_have_word_spaces(fonts: FontSet) -> None:
    (line,) = set_text(setter(fonts), "신문 조판", 20)
    assert line.width == 4250

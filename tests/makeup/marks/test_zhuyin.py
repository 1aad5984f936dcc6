"""注音符号 in horizontal text: right of its character, symbol below symbol (CLREQ 5.3.3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.compose import Composed
from composer.display.items import TextItem
from composer.fonts.metrics import FontSet
from composer.measure import Length
from composer.papers.models import TextStyle
from tests.makeup.editions import codes, text_items
from tests.makeup.marks.test_upright_marks import chars_of, compose_one
from tests.pdf.pages import written
from tests.reading import by_structure

LARGE = TextStyle(size=Length(15), advance=Length(18), align="start")


def own(made: Composed) -> dict[str, TextItem]:
    return {chars_of(item): item for item in text_items(made.display.pages[0])}


def test_zhuyin_stands_right_of_its_character(fonts: FontSet, tmp_path: Path) -> None:
    """In the height of its line, whose gap is too small for words above it; read as Ruby."""
    body = "[小河亮]{注音: ㄒㄧㄠˇ ㄏㄜˊ ˙ㄌㄧㄤ}"
    made, found = compose_one(fonts, tmp_path, body, LARGE)
    assert set(codes(found)) <= {"W110"}
    items, em = own(made), 15.0
    base, symbols, tone, dot = items["小"], items["ㄒㄧㄠ"], items["ˇ"], items["˙"]
    assert (symbols.vertical, symbols.stands, symbols.size) == (True, "UUU", 0.3 * em)
    assert base.x + em < symbols.x - symbols.size / 2
    assert symbols.x < tone.x < items["河"].x == base.x + 1.5 * em
    top, foot = base.y - 0.88 * em, base.y + 0.12 * em
    for item, symbols_in in ((symbols, 3), (items["ㄏㄜ"], 2), (items["ㄌㄧㄤ"], 3)):
        assert top - 0.01 <= item.y and item.y + symbols_in * item.size <= foot + 0.01
    assert symbols.y + 1.5 * symbols.size == pytest.approx((top + foot) / 2)
    assert top < dot.y + dot.size / 2 < items["ㄌㄧㄤ"].y
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    leaves = by_structure(tmp_path / "a.pdf")
    assert [w for _, role, w in leaves if role == "RT"] == ["ㄒㄧㄠˇ", "ㄏㄜˊ", "˙ㄌㄧㄤ"]
    assert [w for _, role, w in leaves if role == "P"] == ["小河亮"]


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("[小]{注音: ㄒㄧㄠˇ}", 9),
        ("[小河边]{注音: ㄒㄧㄠˇ ㄏㄜˊ}", 15),
        ("[小河]{注音: ㄒㄧㄠˇ}", 15),
    ],
    ids=["too small to read", "over three characters", "one syllable over two"],
)
def test_what_cannot_stand_beside_its_character_stands_above(
    fonts: FontSet, tmp_path: Path, body: str, size: float
) -> None:
    style = TextStyle(size=Length(size), advance=Length(2 * size), align="start")
    made, found = compose_one(fonts, tmp_path, body, style)
    assert set(codes(found)) <= {"W110"}
    above = next(item for words, item in own(made).items() if "ㄒㄧㄠ" in words)
    base = next(item for words, item in own(made).items() if "小" in words)
    assert not above.vertical and above.y < base.y - 0.8 * size


def test_zhuyin_and_pinyin_of_one_line(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(size=Length(15), advance=Length(30), align="start")
    made, found = compose_one(fonts, tmp_path, "[小]{注音: ㄒㄧㄠˇ}说[河]{注音: pǔ}", style)
    assert set(codes(found)) <= {"W110"}
    items = own(made)
    assert items["ㄒㄧㄠ"].x < items["说"].x
    assert items["pǔ"].y < items["河"].y - 0.8 * 15

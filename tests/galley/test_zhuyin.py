"""注音符号: what is zhuyin, and where its symbols and tones stand (CLREQ 5.3.3)."""

from __future__ import annotations

import pytest

from composer.fonts.metrics import FontSet
from composer.galley.annotations.zhuyin import Placed, is_zhuyin, laid, lead, length
from composer.measure import Length
from composer.papers.models import Inline
from tests.galley.galleys import setter


@pytest.mark.parametrize("words", ["ㄅ", "ㄒㄧㄠˇ", "˙ㄇㄚ", "ㄇㄚ˙", "ㄇㄚ ˙ㄇㄚ", "ㄍㄚˉ"])
def test_what_is_zhuyin(words: str) -> None:
    assert is_zhuyin(words)


@pytest.mark.parametrize("words", ["", "mā", "ㄇㄚ ma", "ˇ", "妈", "ㄇㄚ1"])
def test_what_is_not(words: str) -> None:
    assert not is_zhuyin(words)


def test_a_tone_stands_right_of_the_last_symbol_level_with_its_top() -> None:
    for symbols in ("ㄜ", "ㄎㄜ", "ㄒㄧㄠ"):
        own, tone = laid(symbols + "ˇ")
        assert own == Placed(symbols, 0, None)
        assert tone.along == len(symbols) - 1
        assert tone.across is not None and tone.across > 0.5
        assert length(symbols + "ˇ") == len(symbols)


def test_the_neutral_dot_stands_over_the_first_symbol_wherever_it_is_written() -> None:
    dot, own = laid("˙ㄌㄧㄤ")
    assert (own.along, dot.across) == (0, 0) and dot.along < 0
    assert [one.chars for one in laid("ㄌㄧㄤ˙")] == ["ㄌㄧㄤ", "˙"]  # and is read where it was
    assert set(laid("ㄌㄧㄤ˙")) == {dot, own}
    assert length("˙ㄌㄧㄤ") == 3 and lead("˙ㄌㄧㄤ") == -2 * dot.along


def test_syllables_of_one_word_follow_each_other() -> None:
    tops = [one.along for one in laid("ㄉㄨㄥ ㄒㄧ") if one.across is None]
    assert tops == [0, 3.25]


@pytest.mark.parametrize(("size", "wanted"), [(20, 6), (15, 4.5), (13, 4), (12, 4), (9, 3)])
def test_the_size_is_three_tenths_and_more_where_the_text_is_small(
    fonts: FontSet, size: float, wanted: float
) -> None:
    """As large as can be read (4 pt), but three symbols are never longer than their character."""
    ruby = setter(fonts, size=Length(size), vertical=True).ruby
    assert ruby.zhuyin_ratio * size == pytest.approx(wanted)
    small = Inline(ruby_size=Length(2))
    assert (
        setter(fonts, size=Length(size), vertical=True, inline=small).ruby.zhuyin_ratio * size == 2
    )

"""Patterns for what is rare are compiled when they are asked."""

import re

import pytest

from composer.patterns import pattern


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.match("(")
    digits = pattern("[0-9]+")
    assert digits.sub("#", "1 and 23") == "# and #"
    assert digits.fullmatch("4")

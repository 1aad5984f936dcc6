"""名单: cells of three characters, two-character names as wide as three, longer ones over more cells."""

from __future__ import annotations

import pytest

from composer.fonts.metrics import FontSet
from composer.galley import Measures
from composer.galley.bodies import bodies
from composer.galley.name_lists import name_lines
from composer.story.text import Text
from tests.galley.galleys import drawn, setter


def rows(fonts: FontSet, names: str, measure: float) -> list[list[tuple[str, float]]]:
    own = setter(fonts)
    text, measures = Text(names.replace(" ", "\u3000")), Measures((round(measure * 1000),))
    lines, units = name_lines(own, text, measures), own.units(text, measures)
    assert "".join(map(drawn, lines)) == names.replace(" ", "")
    return [
        [(b.char, round(b.start / 1000, 3)) for b in bodies(own, line, units)] for line in lines
    ]


def test_two_are_as_wide_as_three(fonts: FontSet) -> None:
    [row] = rows(fonts, "李娜 王桂芳", 11)
    assert row == [("李", 0), ("娜", 2), ("王", 4), ("桂", 5), ("芳", 6)]


@pytest.mark.parametrize(("measure", "cells"), [(3, 1), (7, 2), (10, 3), (11, 3), (23, 6)])
def test_cells_fill_the_measure(fonts: FontSet, measure: float, cells: int) -> None:
    first = rows(fonts, "王桂芳 " * 20, measure)[0]
    assert len(first) == 3 * cells
    assert first[-1][1] + 1 == pytest.approx(3 if cells == 1 else measure)


def test_a_long_name_takes_two_cells(fonts: FontSet) -> None:
    first, second = rows(fonts, "欧阳文静 王桂芳 李娜", 11)
    assert first == [("欧", 0), ("阳", 1), ("文", 2), ("静", 3), ("王", 8), ("桂", 9), ("芳", 10)]
    assert second[0] == ("李", 0)


def test_a_label_has_a_row_of_its_own(fonts: FontSet) -> None:
    first, second, third = rows(fonts, "委员： 王桂芳 李娜 张三 副委员： 陈默", 11)[:3]
    assert "".join(char for char, _ in first) == "委员："
    assert "".join(char for char, _ in second) == "王桂芳李娜张三"
    assert "".join(char for char, _ in third) == "副委员："


def test_wider_than_the_measure_is_broken(fonts: FontSet) -> None:
    made = rows(fonts, "王桂芳 阿卜杜热西提·买买提 李娜", 7)
    assert len(made) == 4

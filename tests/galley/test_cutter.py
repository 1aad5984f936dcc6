"""Units as the cutter makes them: what stands in a unit is kept wherever it is not plain text."""

from __future__ import annotations

from composer.fonts.metrics import FontSet
from composer.galley.units.cutter import Cutter
from composer.galley.units.widths import FaceTable, Token
from tests.galley.galleys import setter

WIDE = 10**6


class _Kerned(FaceTable):
    """A face in which every word is drawn in one piece and drawn back by a tenth of an em."""

    def token(self, chars: str) -> Token:
        return 900, "L", ((chars, -100),)


def cutter(fonts: FontSet, text: str, table: FaceTable | None = None) -> Cutter:
    galley = setter(fonts)
    made = Cutter(text, WIDE, WIDE, None, galley.rules)
    made.segment(0, len(text), table or galley.table(galley.face))
    return made


def test_a_unit_of_one_piece_keeps_the_kern_behind_it(fonts: FontSet) -> None:
    galley = setter(fonts)
    made = cutter(fonts, "字AB字", _Kerned(galley.table(galley.face).face))
    assert made.starts == [0, 1, 3]
    assert made.cores == [1000, 900, 1000]
    assert made.tokens == {1: (("AB", -100),)}


def test_a_unit_that_is_plain_text_has_no_inside(fonts: FontSet) -> None:
    assert cutter(fonts, "字15字").tokens == {}


def test_figures_side_by_side_are_one_piece_of_one_cell(fonts: FontSet) -> None:
    galley = setter(fonts, vertical=True)
    made = Cutter("字12字", WIDE, WIDE, None, galley.rules)
    made.segment(0, 4, galley.table(galley.face))
    assert made.tokens == {1: (("12", 0),)}
    assert made.cores == [1000, 1000, 1000]


def test_a_narrow_base_gets_the_room_on_its_two_sides(fonts: FontSet) -> None:
    galley = setter(fonts)
    made = Cutter("字", WIDE, WIDE, None, galley.rules)
    made.spread(0, 1, galley.table(galley.face), (150, 250))
    assert made.cores == [1400]
    assert made.tokens == {0: (("", 150), ("字", 250))}

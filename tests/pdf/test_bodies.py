"""What the galley says of where characters stand is where they are in the file, as pdfium reads it."""

from __future__ import annotations

import pytest

from composer.fonts.metrics import FontSet
from composer.galley import Line, Measures, Setter
from composer.galley.bodies import Body, bodies
from composer.papers.models import TextStyle
from composer.papers.models.values import FaceRef
from composer.story.text import Text
from tests.pdf import pages

SIZE = 20
WORDS = (
    "——拉动内需，零下-5℃到TCP/IP的“新”路（含The “new” deal）怎么走？！拉——动1—3月的和甲–乙、24日增长"
    "5%到6.5%，就……internationalization。"
)


def placed(fonts: FontSet, style: TextStyle) -> list[tuple[Line, list[Body]]]:
    own, measures = Setter(fonts, style), Measures((11_000,))
    units = own.units(Text(WORDS), measures)
    return [(line, bodies(own, line, units)) for line in own.lines(units, measures)]


def inks(fonts: FontSet, line: Line) -> list[tuple[str, float, float]]:
    """(character, start, end of its ink) in 1/1000 em along a line drawn from (50, 50), word spaces left
    out."""
    down = bool(line.stands)
    item = pages.line(
        *line.pieces, x=50, y=50, size=SIZE, spread=line.spread, vertical=down, stands=line.stands
    )
    found = []
    for char, (left, low, right, top) in pages.boxes(pages.written(pages.edition([item]), fonts)):
        start, end = (pages.HEIGHT - top, pages.HEIGHT - low) if down else (left, right)
        if not char.isspace():
            found.append((char, (start - 50) * 1000 / SIZE, (end - 50) * 1000 / SIZE))
    return found


def cells(line: Line, found: list[Body]) -> list[tuple[str, float, float]]:
    """(character, start, end) of what each has for its ink: of —— both have both ems, of what stands side
    by side all have the cell."""
    rooms, at = list[tuple[str, float, float]](), 0
    while at < len(found):
        count = (
            2 if found[at].char == "—" and found[at + 1 :][:1] and found[at + 1].char == "—" else 1
        )
        count = max(count, _beside(line, len(rooms)))
        mine = found[at : at + count]
        rooms += [(body.char, mine[0].start, mine[-1].end) for body in mine]
        at += count
    return [room for room in rooms if not room[0].isspace()]


def _beside(line: Line, at: int) -> int:
    """How many characters of the line stand side by side from number `at` on."""
    for (_, chars, _), stand in zip(line.pieces, line.stands, strict=bool(line.stands)):
        if at <= 0:
            return len(chars) if stand == "T" and not at else 1
        at -= 2 if chars == "⸺" else len(chars)
    return 1


@pytest.mark.parametrize("face", ["宋", "黑", "楷", "仿宋"])
@pytest.mark.parametrize("vertical", [False, True])
def test_the_ink_of_every_character_is_in_its_body(
    fonts: FontSet, face: str, vertical: bool
) -> None:
    for line, found in placed(fonts, TextStyle(face=FaceRef(face), vertical=vertical)):
        drawn, rooms = inks(fonts, line), cells(line, found)
        assert [char for char, _, _ in drawn] == [char for char, _, _ in rooms]
        for (char, start, end), (_, left, right) in zip(drawn, rooms, strict=True):
            assert left - 100 < start and end < right + 100, char


@pytest.mark.parametrize("face", ["宋", "黑", "楷", "仿宋"])
@pytest.mark.parametrize("vertical", [False, True])
def test_glyphs_begin_where_their_bodies_do(fonts: FontSet, face: str, vertical: bool) -> None:
    """By the ink less the glyph's own bearing."""
    for line, found in placed(fonts, TextStyle(face=FaceRef(face), vertical=vertical)):
        own = fonts.by_key(next(key for key, chars, _ in line.pieces if chars))
        mine = [body for body in found if not body.char.isspace()]
        for (char, start, end), body in zip(inks(fonts, line), mine, strict=True):
            left, foot, _, _ = own.bounds(char, vertical=vertical)
            if vertical and "一" <= char <= "鿿":
                assert end - 1000 * own.ascent + foot == pytest.approx(body.start, abs=5), char
            elif not vertical and (char.isalnum() or char in "-/%℃"):
                assert start - left == pytest.approx(body.start, abs=5), char

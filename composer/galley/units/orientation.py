"""Vertical lines — 竖排: what each character takes downwards, and which way it stands.

The engine is the one of horizontal lines; only widths and classes differ (CLREQ, "Vertical writing mode",
and 3.1.6; GB/T 15834 5.2). Han, marks, capitals of abbreviations and single figures stand upright in
cells of one em; two figures share a cell side by side (纵中横); words and longer numbers are turned a
quarter to the right and take their own width. A mark's body is the half of its cell that has ink, as in
horizontal lines: the upper for pause and closing marks, the lower for opening ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from composer.fonts.metrics import Face
from composer.galley.line import Line
from composer.galley.rules.classes import VERTICAL_CLASS, WESTERN
from composer.galley.rules.pairs import HALF
from composer.galley.units.paragraph import Units
from composer.galley.units.widths import FaceTable, Token
from composer.papers.models import Upright

__all__ = ["UprightTable", "stands"]

_EM = 1000
_TURNED_KINDS = "LulsbocgN"
_TURNED_MARKS = "–-~/"
"""Connectors and the solidus that are narrower than an em are turned (CLREQ, table of vertical forms)."""

_CAPITALS = re.compile(r"[A-Z0-9]*[A-Z][A-Z0-9]*")
_SPACE_BEFORE = re.compile(rf"[{WESTERN}] ")
_SPACE_AFTER = re.compile(rf" [{WESTERN}]")
_WITH_SIGN = re.compile(r"([0-9]+)([%‰℃％])")


class UprightTable(FaceTable):
    """Bodies of one face in vertical lines."""

    classes: dict[int, str] = VERTICAL_CLASS

    def __init__(self, face: Face, upright: Upright, *, hant: bool = False) -> None:
        super().__init__(face)
        self.hant = hant
        self._upright = upright

    def room(self, char: str) -> int:
        """A cell of one em (of two for a whole dash), or the advance of what is turned."""
        if _turned(self.classes[ord(char)], char):
            return self.advance(char)
        return 2 * _EM if char == "⸺" else _EM

    def _ems(self, chars: str) -> bool:  # noqa: ARG002
        """They are: every Han character has a cell of an em."""
        return True

    def body(self, char: str) -> tuple[int, int, int]:
        """Height of the body, kern before its cell, kern after it."""
        kind = self.classes[ord(char)]
        if kind == "e":  # in the cell of what it combines with
            return 0, -self.room(char), 0
        if _turned(kind, char) and kind != "s":
            return self.advance(char), 0, 0
        return super().body(char)

    def _mark(self, char: str, kind: str) -> tuple[int, int, int]:
        """The upper half of its cell, the lower for an opening mark: where the glyph's ink is; in
        Traditional Chinese the middle for pause marks and stops."""
        spare = HALF - self.room(char)
        if kind == "I" or (self.hant and kind in "PKS"):
            return HALF, spare // 2, spare - spare // 2
        return (HALF, spare, 0) if kind == "O" else (HALF, 0, spare)

    def part(self, chars: str) -> Token:
        """Turned whatever it is: words that belong together stand one way from end to end. Stops behind
        a word space are no word."""
        return self.token(chars) if chars[0] in "？！" else super()._make_token(chars)

    def in_phrase(self, text: str, first: int, last: int) -> bool:
        """Whether a word space parts the unit from another Latin word (iPhone 15 Pro)."""
        before, after = text[max(0, first - 2) : first], text[last : last + 2]
        return bool(_SPACE_BEFORE.fullmatch(before) or _SPACE_AFTER.fullmatch(after))

    def _make_token(self, chars: str) -> Token:
        if chars[0] in "—…⋯":
            return super()._make_token(chars)
        if chars[0] in "？！":  # side by side, as ⁈ and ‼ are drawn
            if len(chars) == 2:
                return _EM, "T", ((chars, 0),)
            return 2 * _EM, "F", ((chars[:2], 0), (chars[2], 0))
        cells = self._cells(chars)
        if not cells:
            return super()._make_token(chars)
        return _EM * len(cells), "V", tuple((cell, 0) for cell in cells)

    def _cells(self, chars: str) -> tuple[str, ...]:
        """What stands in each cell of letters and figures that stand upright; nothing if they don't."""
        upright = self._upright
        if chars.isdecimal() and chars.isascii():
            if len(chars) <= upright.digits:
                return (chars,)
            return tuple(chars) if upright.figures == "stacked" else ()
        signed = _WITH_SIGN.fullmatch(chars)
        if signed and len(signed[1]) <= max(1, upright.digits):
            return signed.groups()
        if len(chars) <= upright.capitals and _CAPITALS.fullmatch(chars):
            return tuple(chars)
        return ()


def _turned(kind: str, char: str) -> bool:
    return kind in _TURNED_KINDS or char in _TURNED_MARKS


def stands(units: Units, line: Line, *, centred: bool = False) -> str:
    """How each piece of a vertical line stands: U upright, R turned, T side by side in one cell; where
    pause marks and stops are `centred`, C in the middle of its cell."""
    letters: list[str] = []
    at, numbers = line.start, range(units.count)
    for _, chars, _ in line.pieces:
        letter = "U"
        if chars:
            kind = units.kinds[bisect_right(numbers, at, key=units.start) - 1]
            if _turned(kind, chars[0]):
                letter = "R"
            elif kind in "VTF" and len(chars) > 1:
                letter = "T"
            elif centred and kind in "PKSFq":
                letter = "C"
        letters.append(letter)
        at += 2 if chars == "⸺" and units.text[at] == "—" else len(chars)
    return "".join(letters)

"""Vertical lines — 竖排: what each character takes downwards, and which way it stands.

The engine is the one of horizontal lines; only widths and classes differ (CLREQ, "Vertical writing mode",
and 3.1.6; GB/T 15834 5.2). Han, marks, capitals of abbreviations and single figures stand upright in
cells of one em; two figures share a cell side by side (纵中横); words and longer numbers are turned a
quarter to the right and take their own width. A sign stands as the number behind it does: upright before
upright figures, so that －5 is no 丨5. A mark's body is the half of its cell that has ink, as in
horizontal lines: the upper for pause and closing marks, the lower for opening ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from composer.fonts.metrics import Face
from composer.galley.line import Line
from composer.galley.rules.classes import (
    CURRENCY,
    RELATIONS,
    UNIT_SIGNS,
    VERTICAL_CLASS,
    WESTERN,
    WIDE_CURRENCY,
)
from composer.galley.rules.pairs import HALF
from composer.galley.units.paragraph import Units
from composer.galley.units.widths import FaceTable, Token
from composer.papers.models import Upright

__all__ = ["SIGNS", "UprightTable", "stands"]

_EM = 1000
_PAIR = 2
_TURNED_KINDS = "LulsbocgN"
_TURNED_MARKS = "–-~/"
"""Connectors and the solidus that are narrower than an em are turned (CLREQ, table of vertical forms)."""

_CAPITALS = re.compile(r"[A-Z0-9]*[A-Z][A-Z0-9]*")
_SPACE_BEFORE = re.compile(rf"[{WESTERN}] ")
_SPACE_AFTER = re.compile(rf" [{WESTERN}]")
_SCRIPT = "²³¹⁰\u2071-\u209c"
_AFTER_BRACKET = re.compile(rf"[)\]）］][{_SCRIPT}]")
_DASHES = "-－−–~～∼"
"""Signs that are connectors behind a number: －5, but 3－5."""

SIGNS = frozenset(
    _DASHES
    + "+±=<>#＋№"
    + RELATIONS
    + WIDE_CURRENCY
    + CURRENCY
    + "".join(map(chr, range(0x20A0, 0x20D0)))
)
_ANY_SIGN = f"[{re.escape(''.join(sorted(SIGNS)))}]"
_SIGN = re.compile(f"{_ANY_SIGN}|[{_SCRIPT}]")
_LEAD = re.compile(rf"{_ANY_SIGN}{{1,2}}(?=[0-9０-９])")
_NUMBER_BEFORE = re.compile(rf"[0-9０-９{UNIT_SIGNS}%°A-Za-z]$|[0-9０-９]([\u4e00-\u9fff]{{1,2}})$")
_NUMBER = re.compile("[0-9０-９]+")
_SIGNED = re.compile(rf"({_ANY_SIGN}{{0,2}})([0-9]+)([%‰℃％°]?)")


class UprightTable(FaceTable):
    """Bodies of one face in vertical lines."""

    classes: dict[int, str] = VERTICAL_CLASS
    upright = True

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
        """Whether a word space parts the unit from another Latin word (iPhone 15 Pro); of what is no word
        (`last` is 0), whether it is a subscript behind the bracket of a formula."""
        if first >= last:
            return bool(first) and _AFTER_BRACKET.match(text, first - 1) is not None
        before, after = text[max(0, first - 2) : first], text[last : last + 2]
        return bool(_SPACE_BEFORE.fullmatch(before) or _SPACE_AFTER.fullmatch(after))

    def signs(self, run: str) -> bool:
        """Whether there is a sign in a run that may belong to a number, or a subscript."""
        return _SIGN.search(run) is not None

    def lead(self, text: str, first: int) -> int:
        """How many signs from `first` on stand as the number behind them does; -1 for a connector between
        numbers (3－5, 3月-5月), which is turned as all connectors are."""
        found = _LEAD.match(text, first)
        if not found:
            return 0
        if found[0][0] in _DASHES:
            before = _NUMBER_BEFORE.search(text[max(0, first - 3) : first])
            number = _NUMBER.match(text, found.end())
            if before and number and text.startswith(before[1] or "", number.end()):
                return -1
        return len(found[0])

    def stands_up(self, number: str) -> bool:
        """Whether a number stands upright."""
        return len(number) < _PAIR or bool(self._cells(number))

    def _make_token(self, chars: str) -> Token:
        if chars[0] in "—―─…⋯":
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
        if SIGNS.issuperset(chars):  # before a number in another face, or a full-width one
            return tuple(chars)
        signed = _SIGNED.fullmatch(chars)
        if signed and (len(signed[2]) <= max(1, upright.digits) or upright.figures == "stacked"):
            figures = signed[2]
            whole = len(figures) <= upright.digits
            return (*signed[1], *([figures] if whole else figures), *signed[3])
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
            if kind in "VTF" and (len(chars) > 1 or chars in SIGNS):
                letter = "T"
            elif _turned(kind, chars[0]):
                letter = "R"
            elif centred and kind in "PKSFq":
                letter = "C"
        letters.append(letter)
        at += 2 if chars == "⸺" and units.text[at] == "—" else len(chars)
    return "".join(letters)

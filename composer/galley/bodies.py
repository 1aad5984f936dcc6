"""Where the bodies of a set line's characters stand — 字身位置: for marks beside it, and for proofs.

In: a `Line` and the units it is made of. Out: each character with the left edge and the width of its body,
in 1/1000 em from the line's own start. A body is what the character takes on paper: an em for Han, half an
em for a mark, its own advance in a word, whatever its glyph's box. What justification opened comes after
it. In vertical text the same numbers run downwards.
"""

from __future__ import annotations

from bisect import bisect_right

from composer.fonts.sequences import UNSEEN_SET, followers
from composer.frozen import NamedTuple
from composer.galley.line import Line
from composer.galley.setter import Setter
from composer.galley.units.paragraph import Units
from composer.galley.units.widths import FaceTable

__all__ = ["Body", "bodies"]

_EM = 1000

_IN_WORD = "lyu"
"""Classes of what a word was cut into, where its measure or the line's end made it so."""

_Own = tuple[float, float, float]
"""Width of a body, what its glyph begins before it, and how far drawing the glyph moves along the line."""


class Body(NamedTuple):
    """One character of a line; the glyph of an opening mark begins half an em to the left of it."""

    char: str
    start: float
    width: float

    @property
    def end(self) -> float:
        """Its right edge; a gap, or what justification added, comes after it."""
        return self.start + self.width


def bodies(setter: Setter, line: Line, units: Units, first: int | None = None) -> list[Body]:
    """The bodies of `line` in its direction, one a character of its text; a space that the break
    swallowed has none.

    Args:
        setter: what the line was set by.
        line: the line.
        units: of its paragraph, at any measure: they say what is one word, one ——, one ？！.
        first: offset of the first character that it draws, if that is not the line's own first one.
    """
    found: list[Body] = []
    at = line.start if first is None else first
    own, text = _Units(units, at), units.text
    x = float(line.x)
    tables: dict[str, FaceTable] = {}
    for number, (key, piece, kern) in enumerate(line.pieces):
        stand = line.stands[number : number + 1]
        if stand == "T":  # they share their cell
            share = _EM / len(piece)
            found += [Body(char, x + n * share, share) for n, char in enumerate(piece)]
            x += _EM + line.spread + kern
            at += len(piece)
            continue
        table = tables.get(key)
        if table is None:
            table = tables[key] = setter.table(setter.fonts.by_key(key))
        for char in piece:
            if text[at] != char:
                at = _next(text, at, char)
            after = len(followers(key))
            width, before, room = _standing(table, char, stand) if stand else own(table, char, at)
            if char == "⸺" and text[at] == "—":  # drawn for the pair
                found += [Body("—", x - before + n * _EM, _EM) for n in (0, 1)]
                at += 1
            else:
                found.append(Body(char, x - before, width))
            at += 1 + after
            x += room + line.spread
        x += kern
    return found


def _next(text: str, at: int, char: str) -> int:
    """Offset of the next character that is drawn: the rows of lists of names leave out their spaces."""
    while text[at] != char and (text[at].isspace() or text[at] in UNSEEN_SET):
        at += 1
    return at


def _standing(table: FaceTable, char: str, stand: str) -> _Own:
    """A character of a vertical line: turned it takes its advance, upright a cell, whatever its class
    (the % of 5% stands upright, that of 100% is turned)."""
    if stand == "R":
        width, before, _ = table.letter(char)
        return width, before, table.advance(char)
    room = 2 * _EM if char == "⸺" else _EM
    if table.room(char) != room:
        return room, 0, room
    width, before, _ = table.body(char)
    return width, before, room


class _Units:
    """The units of a horizontal line, asked from left to right."""

    def __init__(self, units: Units, at: int) -> None:
        self._units = units
        self._unit = bisect_right(range(units.count), at, key=units.start) - 2
        self._start = self._end = units.start(self._unit + 1)

    def __call__(self, table: FaceTable, char: str, at: int) -> _Own:
        """Character number `at` of the text, in a word or by itself."""
        units = self._units
        while self._end <= at:
            self._unit += 1
            self._start, self._end = self._end, units.start(self._unit + 1)
        kind, count = units.kinds[self._unit], self._end - self._start
        several = count > 1 and kind != "H"  # H: annotated as one
        if kind in _IN_WORD or (several and char != "⸺"):
            width, before, _ = table.inner(units.text[self._start : self._end])[at - self._start]
            return width, before, table.advance(char)
        return table.alone[char]

"""Where the bodies of a set line's characters stand — 字身位置: for marks beside it, and for proofs.

In: a `Line`. Out: each character drawn with the left edge and the width of its body, in 1/1000 em from
the line's own start. A body is what the character takes on paper: an em for Han, half an em for a
mark, whatever its glyph's advance. In vertical text the same numbers run downwards.
"""

from __future__ import annotations

from typing import NamedTuple

from composer.galley.model import Line
from composer.galley.setter import Setter

__all__ = ["Body", "bodies"]


class Body(NamedTuple):
    """One character of a line; the glyph of an opening mark begins half an em to the left of it."""

    char: str
    start: float
    width: float

    @property
    def end(self) -> float:
        """Its right edge; a gap, or what justification added, comes after it."""
        return self.start + self.width


def bodies(setter: Setter, line: Line) -> list[Body]:
    """The bodies of `line` in its direction, one a character of its text; a space that the break
    swallowed has none."""
    found: list[Body] = []
    x = float(line.x)
    for n, (key, piece, kern) in enumerate(line.pieces):
        table = setter.table(setter.fonts.by_key(key))
        stand = line.stands[n : n + 1]
        for char in piece:
            if stand == "T":  # they share their cell's room
                room = 1000 / len(piece)
                advance = room + line.spread / len(piece)
            else:
                room = table.advance(char) if stand == "R" else table.room(char)
                advance = room + line.spread
            if stand in ("R", "T"):
                found.append(Body(char, x, room))
            elif char == "⸺":  # drawn for the pair
                found.append(Body("—", x, advance / 2))
                found.append(Body("—", x + advance / 2, advance / 2))
            else:
                width, before, _ = table.body(char)
                found.append(Body(char, x - before, width))
            x += advance
        x += kern
    return found

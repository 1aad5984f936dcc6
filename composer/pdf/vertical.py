"""Vertical text — 竖排 — as single cells: each character's place worked out here, not by the font.

PDF has a vertical writing mode (Identity-V), but viewers and RIPs disagree about its origins and
default widths when the font's own tables are gone; a cell with a place of its own is set alike by
all. CLREQ, "Vertical writing mode": upright Han in cells of one em, centred on the line; short runs of Latin or digits
upright side by side in one cell (tate-chu-yoko).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from composer.display.model import Piece, TextItem
from composer.measure import Pt
from composer.pdf.typecase import TypeCase

__all__ = ["Cell", "cells"]


_DASH = "—"
_PAUSES = frozenset("，。、．")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, and where its first glyph's origin is, in page space."""

    case: TypeCase
    chars: str
    x: float
    y: float
    size: Pt
    scale: float
    together: bool
    """Set side by side in horizontal forms."""


def cells(item: TextItem, case_of: Callable[[str], TypeCase]) -> Iterator[Cell]:
    """The cells of a vertical item, downwards from its `y`."""
    top: float = item.y
    for piece in item.pieces:
        key, _, kern = piece
        case = case_of(key)
        for chars in _cell_texts(piece):
            yield _cell(item, case, chars, top)
            top += item.size * (1 + item.spread / 1000)
        top += item.size * kern / 1000


def _cell_texts(piece: Piece) -> tuple[str, ...]:
    """One cell a character, one cell for a whole piece of Latin or digits."""
    chars = piece[1]
    return (chars,) if chars.isascii() and chars.strip() else tuple(chars)


def _cell(item: TextItem, case: TypeCase, chars: str, top: float) -> Cell:
    """The characters centred across the line, their em box on the cell."""
    if chars == _DASH:
        return _dash(item, case, top)
    together = chars.isascii()
    width = sum(_advance(case, char, together) for char in chars) / 1000
    # Wider than the cell, they are condensed into it: they may not touch the next line.
    scale = item.scale * (min(1.0, 1 / width) if together and width else 1.0)
    return Cell(
        case=case,
        chars=chars,
        x=item.x - width * scale * item.size / 2,
        y=top + (case.face.ascent - _raise(case, chars)) * item.size,
        size=item.size,
        scale=scale,
        together=together,
    )


def _dash(item: TextItem, case: TypeCase, top: float) -> Cell:
    """A dash as long as its cell, so that the two of a 破折号 are one line (GB/T 15834, 4.10).

    Vertical dashes are 0.86 em long in the Noto faces and 1.1 em in LXGW WenKai; the glyph is set in
    another size and widened or condensed by as much, which leaves its stroke as thick as it was.
    """
    _, bottom, _, high = case.face.bounds(_DASH, vertical=True)
    ink = (high - bottom) / 1000 or 1.0
    longer = (1 + item.spread / 1000) / ink
    size = Pt(item.size * longer)
    width = _advance(case, _DASH, together=False) / 1000
    return Cell(
        case=case,
        chars=_DASH,
        x=item.x - width * item.scale * item.size / 2,
        y=top + high / 1000 * size,
        size=size,
        scale=item.scale / longer,
        together=False,
    )


def _raise(case: TypeCase, chars: str) -> float:
    """Ems by which a pause mark is lifted: as near to the cell's top as it is to its right side.

    CLREQ puts it into the upper right corner; Fandol's vertical forms stand half way down.
    """
    if chars not in _PAUSES:
        return 0.0
    _, bottom, right, high = case.face.bounds(chars, vertical=True)
    top = case.face.ascent * 1000
    return max(0.0, right - 1000 + top - high) / 1000 if high + bottom < 2 * top - 1000 else 0.0


def _advance(case: TypeCase, char: str, together: bool) -> int:
    """Advance of the glyph that will stand in the cell, in 1/1000 em."""
    return case.face.glyph_advance(case.face.glyph(char, vertical=not together))

"""Where combining marks stand over their base — 组合记号: a base character and marks → offsets of the marks.

A mark without a composed form (m̀, ê̄, и́, a̍) is placed by the font's own mark positions (OpenType ``mark`` and
``mkmk``, through HarfBuzz), by HarfBuzz's rules where a font has none, and by the ink of both glyphs where the mark
comes out of another face.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from composer.fonts.faces import HarfBuzzFace
from composer.patterns import pattern

__all__ = ["MARKS", "Offset", "mark_offsets", "over_ink"]

MARKS = pattern(
    "[\u0300-\u034e\u0350-\u036f\u0483-\u0489\u135d-\u135f\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0"
    "\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302d\u3099\u309a\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ufe20-\ufe2f]"
)
"""Marks of the scripts that are set (`fonts.scripts`); U+034F joins, and is not drawn."""

_FEATURES = {
    "mark": True, "mkmk": True, "kern": False, "liga": False, "clig": False, "calt": False, "ccmp": False,
    "locl": False,
}  # fmt: skip
_APART = 50
"""1/1000 em between the ink of a base and of a mark that no font brings together."""

_INTO = 20
"""So far a mark above may reach into its base's height, as round letters let it."""

_ABOVE = 230
_OVER_OR_UNDER = (0, 1, 202, 214, 220, _ABOVE)
_BELOW = (202, 218, 220, 222, 233)
"""Canonical combining classes of what stands under its base (UAX #44); 0 is of marks that enclose it."""

_ATTACHED = (1, 202, 214, 216)
"""Those of marks that touch it or lie over it: they keep their height."""


class Offset(NamedTuple):
    """From the base's origin to the mark's, in 1/1000 em, to the right and up."""

    x: int
    y: int


def mark_offsets(
    base: tuple[HarfBuzzFace, str], marks: list[tuple[HarfBuzzFace, str]]
) -> list[Offset]:
    """The offset of each mark over one base."""
    face, char = base
    if all(holder is face for holder, _ in marks):
        shaped = _shaped(face, char, "".join(mark for _, mark in marks))
        if shaped is not None:
            return shaped
    return over_ink(base, marks, [mark for _, mark in marks])


def _shaped(face: HarfBuzzFace, char: str, marks: str) -> list[Offset] | None:
    """What HarfBuzz says; None where it draws other glyphs, or leaves a mark beside its base."""
    buffer = hb.Buffer()
    buffer.add_str(char + marks)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(face.hb_font, buffer, _FEATURES)
    infos = buffer.glyph_infos
    if [info.codepoint for info in infos] != [face.glyph(one) for one in char + marks]:
        return None
    unit = 1000 / face.upem
    offsets: list[Offset] = []
    pen = 0
    for number, position in enumerate(buffer.glyph_positions):
        if number:
            x, y = (pen + position.x_offset) * unit, position.y_offset * unit
            offsets.append(Offset(round(x), round(y)))
        pen += position.x_advance
    left, _, right, high = face.bounds(char)
    for mark, (x, y) in zip(marks, offsets, strict=True):
        mark_left, bottom, mark_right, top = face.bounds(mark)
        order = unicodedata.combining(mark)
        if order in _OVER_OR_UNDER and not left <= x + (mark_left + mark_right) / 2 <= right:
            return None
        if order == _ABOVE:
            if bottom + y < high - _INTO:
                return None  # a base with an accent of its own, which the font has no place above
            high = top + y
    return offsets


def over_ink(
    base: tuple[HarfBuzzFace, str], marks: list[tuple[HarfBuzzFace, str]], stand_for: Sequence[str]
) -> list[Offset]:
    """Each mark in the middle of the base's ink, clear of it and of the marks before; `stand_for` are the combining
    marks whose places they take."""
    face, char = base
    left, low, right, high = face.bounds(char)
    middle, height = (left + right) / 2, (low + high) / 2
    offsets = []
    for (holder, mark), meant in zip(marks, stand_for, strict=True):
        mark_left, bottom, mark_right, top = holder.bounds(mark)
        x = middle - (mark_left + mark_right) / 2
        order = unicodedata.combining(meant)
        if not order:
            y = height - (bottom + top) / 2
        elif order in _ATTACHED:
            y = 0.0
        elif order in _BELOW:
            y = min(0.0, low - _APART - top)
            low = bottom + y
        else:
            y = high + _APART - bottom
            high = top + y
        offsets.append(Offset(round(x), round(y)))
    return offsets

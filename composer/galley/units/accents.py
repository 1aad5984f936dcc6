"""Combining marks of a line put over their bases: pieces whose marks follow at their origin → pieces that place them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from composer.fonts.accents import MARKS, mark_offsets
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import Face
from composer.galley.line import Piece

__all__ = ["accented", "parted", "placed"]

Faces = Callable[[str], Face]
"""Key of a piece → its face."""


def accented(text: str) -> bool:
    """Whether there is a combining mark in a text."""
    return not text.isascii() and MARKS.search(text) is not None


def parted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with each mark, and each base of one, a piece of its own."""
    return tuple(part for piece in pieces for part in _parts(piece))


def placed(pieces: tuple[Piece, ...], stands: str, face_of: Faces) -> tuple[Piece, ...]:
    """The parted pieces of a line with their marks moved and raised; the key of a mark's face ends in ``~``.

    What is taken before a mark is given back after it, so no width changes. An upright mark of a vertical line
    has its base's cell, in which the writer places it (`stands` as `Line` has it).
    """
    moved = list(pieces)
    at = 0
    while at < len(moved):
        last = at + 1
        if moved[at][1] and not MARKS.match(moved[at][1][-1]):
            while last < len(moved) and MARKS.fullmatch(moved[last][1]):
                last += 1
            if last > at + 1:
                _place(moved, at, last, face_of, along=stands[at : at + 1] in ("", "R"))
        at = last
    return tuple(moved)


def _parts(piece: Piece) -> list[Piece]:
    """The kern stays with the last part."""
    key, chars, kern = piece
    if not accented(chars):
        return [piece]
    cuts = {0, len(chars)}
    for mark in MARKS.finditer(chars):
        cuts |= {max(0, mark.start() - 1), mark.start(), mark.end()}
    return [
        (key, chars[start:end], kern if end == len(chars) else 0.0)
        for start, end in pairwise(sorted(cuts))
    ]


def _place(pieces: list[Piece], first: int, last: int, face_of: Faces, *, along: bool) -> None:
    """Move the marks from `first` + 1 to `last` over the base at `first`, along the line if they run with it."""
    base_key, base_chars, _ = pieces[first]
    face = HarfBuzzFace.of(face_of(base_key))
    marks = [(HarfBuzzFace.of(face_of(key)), mark) for key, mark, _ in pieces[first + 1 : last]]
    offsets = mark_offsets((face, base_chars[-1]), marks)
    advance = face.glyph_advance(face.glyph(base_chars[-1]))
    for number, (x, y) in enumerate(offsets, first + 1):
        shift = x - advance if along else 0
        key, chars, kern = pieces[number - 1]
        pieces[number - 1] = key, chars, kern + shift
        key, mark, kern = pieces[number]
        pieces[number] = f"{key}^{y}~", mark, kern - shift

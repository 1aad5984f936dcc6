"""Combining marks of a line put over their bases: pieces whose marks follow at their origin → pieces that place them."""

from __future__ import annotations

from collections.abc import Callable

from composer.fonts.accents import MARKS, mark_offsets
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import Face
from composer.galley.line import Piece

__all__ = ["accented", "placed"]

Faces = Callable[[str], Face]
"""Key of a piece → its face."""


def accented(text: str) -> bool:
    """Whether there is a combining mark in a text."""
    return not text.isascii() and MARKS.search(text) is not None


def placed(pieces: tuple[Piece, ...], face_of: Faces) -> tuple[Piece, ...]:
    """The pieces with each mark a piece of its own, moved and raised.

    What is taken before a mark is given back after it, so no width changes. A mark's own advance has been given
    back by its body (`widths`), that of its base has not: the mark is drawn from the base's end.
    """
    single = [piece for whole in pieces for piece in _parted(whole)]
    at = 0
    while at < len(single):
        last = at + 1
        if single[at][1] and not MARKS.match(single[at][1][-1]):
            last = _end_of_cluster(single, at)
            if last > at + 1:
                _place(single, at, last, face_of)
        at = last
    return tuple(single)


def _parted(piece: Piece) -> list[Piece]:
    """A piece cut before and after each mark and its base; the kern stays with the last part."""
    key, chars, kern = piece
    if not accented(chars):
        return [piece]
    cuts = {0, len(chars)}
    for mark in MARKS.finditer(chars):
        cuts |= {mark.start(), mark.end()}
    ends = sorted(cuts)
    return [
        (key, chars[start:end], kern if end == len(chars) else 0.0)
        for start, end in zip(ends, ends[1:], strict=False)
    ]


def _end_of_cluster(pieces: list[Piece], at: int) -> int:
    """Where the marks after a piece end; kerns alone may stand between."""
    end = at + 1
    while end < len(pieces) and MARKS.fullmatch(pieces[end][1]):
        end += 1
    return end


def _place(pieces: list[Piece], first: int, last: int, face_of: Faces) -> None:
    base_key, base_chars, _ = pieces[first]
    face = HarfBuzzFace.of(face_of(base_key))
    marks = [
        (HarfBuzzFace.of(face_of(key)), mark) for key, mark, _ in pieces[first + 1 : last]
    ]
    offsets = mark_offsets((face, base_chars[-1]), marks)
    advance = face.glyph_advance(face.glyph(base_chars[-1]))
    before = first
    for number, (x, y) in enumerate(offsets, first + 1):
        shift = x - advance
        key, chars, kern = pieces[before]
        pieces[before] = key, chars, kern + shift
        key, mark, kern = pieces[number]
        pieces[number] = (f"{key}^{y}" if y else key), mark, kern - shift
        before = number

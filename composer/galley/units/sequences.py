"""Sequences of a set line — 字符序列: pieces that have every character of the text → pieces of what is drawn.

What is never seen (selectors, joiners, soft hyphens) goes into the key of the piece whose character it follows, with
the parts of an emoji that one glyph draws; what it took along the line is taken back, so that no width changes.
"""

from __future__ import annotations

from composer.fonts.faces import HarfBuzzFace
from composer.fonts.sequences import JOINED, UNSEEN, UNSEEN_SET, VARIED, followers, keyed
from composer.galley.line import Line, Piece
from composer.galley.units.accents import Faces

__all__ = ["condensed", "unseen"]

_EM = 1000
_IN_BLACK = "\ufe0e"


def unseen(text: str) -> bool:
    """Whether there may be a character that is not drawn by itself."""
    return not text.isascii() and (
        UNSEEN.search(text) is not None or JOINED.search(text) is not None
    )


def condensed(line: Line, face_of: Faces) -> Line:
    """The line without what is not drawn."""
    words = "".join(chars for _, chars, _ in line.pieces)
    if not unseen(words):
        return line
    goes_on = _goes_on(line, words, face_of)
    pieces: list[Piece] = []
    stands: list[str] = []
    at = 0
    for number, piece in enumerate(line.pieces):
        key, chars, kern = piece
        stand = line.stands[number : number + 1]
        if not any(goes_on[at : at + len(chars) + 1]):
            pieces.append(piece)
            stands.append(stand)
            at += len(chars)
            continue
        for offset, char in enumerate(chars):
            after = kern if offset == len(chars) - 1 else 0.0
            if not goes_on[at]:
                pieces.append((key, char, after))
                stands.append(stand)
            else:
                room = _EM if stand in ("U", "C") else face_of(key).advances.get(char, _EM)
                if not pieces:
                    pieces.append((key, "", 0.0))
                    stands.append(stand)
                _follow(pieces, char, room + line.spread + after)
            at += 1
    return line._replace(pieces=tuple(pieces), stands="".join(stands))


def _goes_on(line: Line, words: str, face_of: Faces) -> bytearray:
    """1 for each character that is drawn with the one before it, or not at all."""
    goes_on = bytearray(char in UNSEEN_SET for char in words)
    keys = [key for key, chars, _ in line.pieces for _ in chars]
    for found in JOINED.finditer(words):
        start, end = found.span()
        if HarfBuzzFace.of(face_of(keys[start])).sequence(found[0]):
            goes_on[start + 1 : end] = b"\1" * (end - start - 1)
    return goes_on + b"\0"


def _follow(pieces: list[Piece], char: str, room: float) -> None:
    """A character to the last piece that has one; a kern before it stays in its place."""
    key, chars, kern = pieces[-1]
    if not chars and len(pieces) > 1 and pieces[-2][1]:
        before = pieces[-2]
        pieces[-2:] = [(before[0], before[1], before[2] + kern)]
        key, chars, kern = pieces[-1]
    name = key.partition("^*")[0]
    pieces[-1] = keyed(name, followers(key) + char), chars, kern + room


def is_varied(face: HarfBuzzFace, words: str) -> list[int]:
    """Offsets of variation sequences that a face has not, joined emoji aside. A picture in black is what U+FE0E
    asks for."""
    alone = [
        found
        for found in VARIED.finditer(words)
        if found[0][1] != _IN_BLACK and face.has(found[0][0]) and not face.sequence(found[0])
    ]
    joined = [found.span() for found in JOINED.finditer(words)] if alone else []
    return [
        found.start()
        for found in alone
        if not any(start <= found.start() < end for start, end in joined)
    ]

"""Faces as the galley and the PDF writer see them: metrics, coverage and a key, no file format."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from pathlib import Path
from typing import Protocol

from composer.measure import Em, Milliem
from composer.papers.models.values import FaceRef

__all__ = ["Face", "FontSet", "is_own", "made_key"]


def made_key(key: str, *, letters: bool = False) -> str:
    """The key of the figures, or letters, that are made from a face's own (`fonts.made`): part of that face."""
    return f"{key}+a" if letters else f"{key}+"


def is_own(key: str, face: str) -> bool:
    """Whether a key is that of a face, or of what is made from it."""
    return key.partition("+")[0] == face.partition("+")[0]


class Face(Protocol):
    """One face — 字体: a file opened once, asked only for numbers."""

    @property
    def key(self) -> str:
        """Its name in display lists, such as ``宋-regular``; unique in the font set."""

    @property
    def path(self) -> Path:
        """The font file."""

    @property
    def index(self) -> int:
        """Number of the face in a collection; 0 for a plain file."""

    @property
    def advances(self) -> Mapping[str, int]:
        """Character → advance of its nominal glyph in 1/1000 em (rounded), filled as it is asked
        (``__missing__``); every character of the face is in it, others raise KeyError."""

    def covers(self, chars: set[str]) -> set[str]:
        """Those of `chars` that the face has a glyph for."""

    def whole(self, chars: str) -> bool:
        """Whether the face has a glyph for each of `chars`; asked again of one text, it answers at once."""

    @property
    def odd_ideographs(self) -> Set[str]:
        """The ideographs among what `whole` was asked about that are not an em wide: most faces have
        none."""

    def glyph(self, char: str, *, vertical: bool = False) -> int:
        """Glyph id of a character; with `vertical` its vertical form (OpenType ``vert``)."""

    def bounds(self, char: str, *, vertical: bool = False) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the glyph's ink in 1/1000 em from its origin on the baseline."""

    def word(self, chars: str) -> tuple[int, ...]:
        """Advances of a Latin word's characters in 1/1000 em, kerned."""

    @property
    def ascent(self) -> Em:
        """Top of the ideographic em box above the baseline (0.88 in most Chinese faces)."""


class FontSet(Protocol):
    """The faces of a paper, with the chain of fallback."""

    @property
    def families(self) -> Mapping[str, Collection[str]]:
        """Name of each family → the weights it has."""

    def face(self, ref: FaceRef) -> Face:
        """The face of a family and weight. A weight that the family lacks gives the nearest one
        it has, reported once."""

    def by_key(self, key: str) -> Face:
        """The face with this key; what follows ``^`` (a piece's rise) is not part of it."""

    def split(self, chars: str, face: Face) -> Sequence[tuple[int, int, Face]]:
        """`chars` cut into (start, end, face): characters that `face` lacks take the first face of
        the chain that has them. A character that no face has stays with `face` and is set as its
        .notdef; `missing` lists it."""

    def draws(self, sequence: str) -> bool:
        """Whether a face of the chain has one glyph for a joined emoji."""

    def missing(self, chars: str) -> list[int]:
        """Offsets of characters that no face of the chain has."""


Widths = Mapping[str, Milliem]

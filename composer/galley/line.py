"""What line setting gives: lines whose pieces know every advance. All widths in 1/1000 em."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from composer.frozen import NamedTuple

__all__ = ["NATURAL", "Line", "Measures", "Piece"]

NATURAL = 1 << 40
"""A measure that no line fills: for words on one line."""

Piece = tuple[str, str, float]
"""(face key, characters, kern after them): each character takes its glyph's own advance in the face
plus the line's spread, the kern follows the last one. The display list takes pieces as they are; after
``^`` in the face's key stands by how much its glyphs are raised, in 1/1000 em, or ``=`` where they
read as they stand here."""


class Line(NamedTuple):
    """One set line."""

    start: int
    """Offset of its first character in the paragraph's text."""
    end: int
    """Offset after its last one; a space that the break swallowed is counted in."""
    x: int
    """From the left edge of the measure to the first glyph: indent, and what alignment adds."""
    width: float
    """Width as set, without `x`."""
    spread: float
    """What justification added to every ordinary gap (negative: a squeeze)."""
    stretch: float
    """Largest stretch of a gap: what `loose` is compared with."""
    squeezed: int
    """How much was taken out of marks and gaps to bring the line in."""
    pieces: tuple[Piece, ...]
    last: bool
    """Whether the paragraph ends here."""
    hang: bool = False
    """Whether its last mark stands outside the measure; `width` leaves it out then."""
    forced: bool = False
    """Whether it breaks a rule of line edges because nothing legal fitted."""
    stands: str = ""
    """In a vertical line a letter for each piece, as the display list's text items have it; else
    empty. Widths and `x` then count downwards."""
    hyphen: tuple[str, float] | None = None
    """Face and left edge, counted like `width`, of the hyphen after a word that goes on in the next
    line. It is drawn, but no character of the text."""

    def lone(self, text: str) -> bool:
        """孤字, CLREQ 7.1.2: whether this last line of the paragraph `text` holds less than two
        characters, marks aside. A paragraph of one line has none."""
        if not self.last or not self.start:
            return False
        return sum(map(str.isalnum, text[self.start : self.end])) < 2


class Measures(NamedTuple):
    """The measures that a paragraph's lines meet, one after the other; the last goes on for ever.

    A paragraph that runs round a picture or from frame to frame meets several. `indent` is taken
    off the first line only.
    """

    widths: Sequence[int]
    indent: int = 0

    def width(self, line: int) -> int:
        """What line number `line` (from 0) has for its words."""
        width = self.widths[line] if line < len(self.widths) else self.widths[-1]
        return width - self.indent if line == 0 else width

    def each(self) -> Iterator[int]:
        """What one line after the other has, without end."""
        return chain((self.width(0),), self.widths[1:], repeat(self.widths[-1]))

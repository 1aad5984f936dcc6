"""名单 — lists of names in even cells (均排, CLREQ 6.2.2.4), as the trade sets them.

In: names parted by spaces, and the measures. Out: rows of lines. A cell is three characters wide: a name
of two has an em between its characters, so that it is as wide as one of three; a longer name takes as
many cells as it needs. Cells stand an em or a little more apart, so that the last ends flush right. A word
that ends in a colon (``委员：``) has a row of its own, in the face of strong runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from composer.frozen import frozen
from composer.galley.line import Line, Measures, Piece
from composer.galley.rules.classes import CLASS
from composer.galley.setter import Setter
from composer.story.text import Text, cut

__all__ = ["name_lines"]

_CELL = 3000
_APART = 500
"""Between two cells at least: half an em still parts two names of three."""
_BETWEEN = 1000
"""Between the characters of a name of two."""
_NAME = re.compile(r"[^\s\u3000]+")


@frozen
class _Name:
    """One name, set: where it lies in the text, and its width."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    width: float
    label: bool
    stands: str
    """In vertical lines, how each piece stands."""


def name_lines(setter: Setter, text: Text, measures: Measures) -> tuple[Line, ...]:
    """The rows of the names in `text`; measures are in 1/1000 em, a list has no indent."""
    lines: list[Line] = []
    row: list[tuple[float, _Name]] = []
    used = 0

    def width() -> int:
        return measures.widths[min(len(lines), len(measures.widths) - 1)]

    def close() -> None:
        nonlocal used
        if row:
            lines.append(_row(row))
            row.clear()
        used = 0

    for name in _names(setter, text):
        count, pitch = _cells(width())
        need = _needs(name.width, count, pitch)
        if row and (name.label or used + need > count):
            close()
            count, pitch = _cells(width())
            need = _needs(name.width, count, pitch)
        if name.width > width():
            lines.extend(_long(setter, text, name, width()))
            continue
        row.append((used * pitch, name))
        used += need
        if name.label:
            close()
    close()
    return _contiguous(lines, len(text.chars))


def _cells(width: int) -> tuple[int, float]:
    """How many cells a row of this width has, and from one's start to the next one's."""
    count = max(1, (width + _APART) // (_CELL + _APART))
    return count, (width - _CELL) / (count - 1) if count > 1 else float(width)


def _needs(width: float, count: int, pitch: float) -> int:
    cells = 1
    while cells < count and width > (cells - 1) * pitch + _CELL + 1e-6:
        cells += 1
    return cells


def _names(setter: Setter, text: Text) -> Iterator[_Name]:
    for found in _NAME.finditer(text.chars):
        start, end = found.span()
        label = found[0][-1] in "：:"
        face = setter.style.strong if label else None
        line = setter.single(cut(text, start, end), face)
        pieces, width, stands = line.pieces, line.width, line.stands
        if end - start == 2 and found[0].translate(CLASS) == "HH":
            pieces, width = _opened(pieces), float(_CELL)
            stands = "U" * len(pieces) if stands else ""
        yield _Name(start, end, pieces, width, label, stands)


def _opened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A name of two characters with an em between them."""
    (face, chars, kern), *more = [piece for piece in pieces if piece[1]]
    if not more:
        return (face, chars[0], float(_BETWEEN)), (face, chars[1], kern)
    return ((face, chars, kern + _BETWEEN), *more)


def _row(row: Sequence[tuple[float, _Name]]) -> Line:
    pieces: list[Piece] = []
    end = 0.0
    for x, name in row:
        if pieces:
            face, chars, kern = pieces[-1]
            pieces[-1] = (face, chars, kern + x - end)
        pieces.extend(name.pieces)
        end = x + name.width
    first, last = row[0][1], row[-1][1]
    stands = "".join(name.stands for _, name in row)
    return Line(
        first.start, last.end, 0, end, 0.0, 0.0, 0, tuple(pieces), last=False, stands=stands
    )


def _long(setter: Setter, text: Text, name: _Name, width: int) -> Iterator[Line]:
    """What is wider than the measure is set as running text."""
    for line in setter.paragraph(
        cut(text, name.start, name.end), Measures((width,)), align="start"
    ):
        yield line._replace(start=line.start + name.start, end=line.end + name.start)


def _contiguous(lines: Sequence[Line], length: int) -> tuple[Line, ...]:
    """The lines with the spaces between rows counted to the row before them."""
    ends = [line.start for line in lines[1:]] + [length]
    return tuple(
        line._replace(end=end, last=end == length) for line, end in zip(lines, ends, strict=True)
    )

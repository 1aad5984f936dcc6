"""注音 on the page: a set line cut at its annotated bases, and the annotations above them.

In: a line's item with the bodies of its characters. Out: the same line as several items, so that each base
is an element of its own in the logical structure (Ruby with RB and RT, ISO 32000-1 14.8.4.4.2), and the
annotations. They are painted after all the lines of a story: who copies the page's text gets the words
of the paragraph whole, and the annotations after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from composer.display.model import ARTIFACT, Item, Piece, TextItem
from composer.galley.bodies import Body
from composer.galley.model import Line
from composer.galley.setter import Setter
from composer.makeup.desk import Desk
from composer.measure import Pt
from composer.story.model import Text

if TYPE_CHECKING:
    from composer.galley.ruby import Base

__all__ = ["Annotated", "annotated"]

_APART = 125
"""1/1000 em kept between two annotations that had to be moved."""


class Annotated(NamedTuple):
    """A line's items, and those of the annotations above it."""

    line: list[Item]
    above: list[Item]


def annotated(
    desk: Desk, setter: Setter, item: TextItem, text: Text, bodies: Sequence[Body], first: int,
    *, origin: float, measure: float, lift: float,
) -> Annotated:  # fmt: skip
    """The line `item` with its annotations.

    Args:
        desk: the edition's.
        setter: of the story's style.
        item: the whole line.
        text: the paragraph.
        bodies: of the line's characters, in 1/1000 em from `origin`.
        first: offset of the first of them in `text`.
        origin: where the slot begins.
        measure: the slot's width in 1/1000 em.
        lift: points from the line's baseline up to the annotations'.
    """
    last = first + len(bodies)
    from composer.galley.ruby import bases

    mine = [base for base in bases(text) if first <= base.start < last]
    if not mine:
        return Annotated([item], [])
    clipped = [base._replace(end=min(base.end, last)) for base in mine]
    owners = [_nodes(desk, item.node, text, base) for base in mine]
    edges = sorted({0, len(bodies), *(n - first for b in clipped for n in (b.start, b.end))})
    inside = {base.start - first: owner[0] for base, owner in zip(clipped, owners, strict=True)}
    made: list[Item] = [
        part._replace(node=inside.get(at, item.node))
        for at, part in _parts(desk, item, edges, first)
    ]
    lines = [setter.ruby.single(Text(base.words)) for base in mine]
    lefts = _lefts(clipped, bodies, first, lines, setter.ruby_ratio, measure)
    size = Pt(item.size * setter.ruby_ratio)
    above: list[Item] = [
        desk.text_item(
            line,
            origin + left * item.size / 1000,
            item.y - lift,
            size,
            setter.style.colour,
            owner[1],
        )._replace(
            ink=item.ink,
        )
        for line, left, owner in zip(lines, lefts, owners, strict=True)
    ]
    return Annotated(made, above)


def _nodes(desk: Desk, parent: int, text: Text, base: Base) -> tuple[int, int]:
    """The structure nodes of a base and of its annotation."""
    if parent == ARTIFACT:
        return ARTIFACT, ARTIFACT
    add, source = desk.outline.add, text.span(base.start, base.end)
    ruby = add("Ruby", parent, source=source)
    below = add("RB", ruby, text=text.chars[base.start : base.end], source=source)
    return below, add("RT", ruby, text=base.words, source=source)


def _lefts(
    found: Sequence[Base],
    bodies: Sequence[Body],
    first: int,
    lines: Sequence[Line],
    ratio: float,
    measure: float,
) -> list[float]:
    """Where each annotation begins: in the middle of its base, within the measure where its neighbours
    leave room for that."""
    wide = [line.width * ratio for line in lines]
    lefts = [
        (bodies[base.start - first].start + bodies[base.end - first - 1].end - width) / 2
        for base, width in zip(found, wide, strict=True)
    ]
    bounds = [*lefts[1:], float("inf")]
    if lefts[0] < 0:
        lefts[0] = max(lefts[0], min(0.0, bounds[0] - _APART - wide[0]))
    over = lefts[-1] + wide[-1] - measure
    if over > 0:
        least = lefts[-2] + wide[-2] + _APART if len(lefts) > 1 else 0.0
        lefts[-1] = min(lefts[-1], max(lefts[-1] - over, least))
    return lefts


def _parts(
    desk: Desk, item: TextItem, edges: Sequence[int], first: int
) -> Iterator[tuple[int, TextItem]]:
    """The line's item cut before the characters of the numbers in `edges` (the last is its end)."""
    glyphs = list(_glyphs(desk, item))
    starts = [0]
    for glyph in glyphs:
        starts.append(starts[-1] + glyph.stands_for)
    for at, to in pairwise(edges):
        inside = [g for g, start in zip(glyphs, starts, strict=False) if at <= start < to]
        if inside:
            x = Pt(item.x + inside[0].x * item.size / 1000)
            pieces = tuple(_joined(inside))
            yield at, item._replace(x=x, pieces=pieces, part=first + at)


class _Glyph(NamedTuple):
    face: str
    char: str
    kern: float
    x: float
    stands_for: int
    """Characters of the text that it stands for: two for the dash ⸺."""


def _glyphs(desk: Desk, item: TextItem) -> Iterator[_Glyph]:
    """The line's glyphs, each with the kern after it."""
    x = 0.0
    for face, chars, kern in item.pieces:
        advances = desk.fonts.by_key(face).advances
        for n, char in enumerate(chars):
            after = kern if n == len(chars) - 1 else 0.0
            yield _Glyph(face, char, after, x, 2 if char == "⸺" else 1)
            x += advances.get(char, 1000) + item.spread
        x += kern


def _joined(glyphs: Sequence[_Glyph]) -> list[Piece]:
    """Glyphs as pieces: those of one face with no kern between them together."""
    pieces: list[Piece] = []
    for glyph in glyphs:
        if pieces and pieces[-1][0] == glyph.face and not pieces[-1][2]:
            pieces[-1] = (glyph.face, pieces[-1][1] + glyph.char, glyph.kern)
        else:
            pieces.append((glyph.face, glyph.char, glyph.kern))
    return pieces

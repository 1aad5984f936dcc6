"""注音 on the page: a set line cut at its annotated bases, and the annotations beside them.

In: a line's item with the bodies of its characters. Out: the same line as several items, so that each base
is an element of its own in the logical structure (Ruby with RB and RT, ISO 32000-1 14.8.4.4.2), and the
annotations: above a horizontal line, right of a vertical one, zhuyin right of its character in both (CLREQ 5.3). They are painted after all the
lines of a story: who copies the page's text gets the words of the paragraph whole, and the annotations
after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from composer.display.items import ARTIFACT, Item, Piece, TextItem
from composer.fonts.metrics import Face
from composer.fonts.sequences import followers
from composer.frozen import NamedTuple
from composer.galley.bodies import Body
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT
from composer.measure import Pt
from composer.story.text import Text

if TYPE_CHECKING:
    from composer.galley.annotations.ruby import Base, Extent
    from composer.galley.annotations.setting import AnnotationSetter
    from composer.galley.setter import Setter
    from composer.makeup.marks.admitted import Standing
    from composer.makeup.marks.interlinear import Axes

__all__ = ["Annotated", "annotated"]

_APART = 125
"""1/1000 em kept between two annotations that had to be moved."""

_MOST_TONE = 1.6
"""A tone's mark is set in no more than so many ems of its symbols: its strokes grow with it."""


class Annotated(NamedTuple):
    """A line's items, and those of the annotations beside it."""

    line: list[Item]
    above: list[Item]


def annotated(
    desk: Desk, setter: Setter, item: TextItem, text: Text, bodies: Sequence[Body], first: int,
    *, axes: Axes, measure: float, standing: Standing,
) -> Annotated:  # fmt: skip
    """The line `item` with its annotations.

    Args:
        desk: the edition's.
        setter: of the story's style.
        item: the whole line.
        text: the paragraph.
        bodies: of the line's characters, in 1/1000 em from where the slot begins.
        first: offset of the first of them in `text`.
        axes: the line's directions, from where the slot begins.
        measure: the slot's width in 1/1000 em.
        standing: how far from the line they stand.
    """
    last = first + len(bodies)
    from composer.galley.annotations.ruby import bases

    mine = [base for base in bases(text) if first <= base.start < last]
    if not mine:
        return Annotated([item], [])
    # A base that a line's end parts is annotated where it begins; its item is parted at the edges of bases, so that
    # each is one element of the structure with its annotation.
    clipped = [base._replace(end=min(base.end, last)) for base in mine]
    owners = [_nodes(desk, item.node, text, base) for base in mine]
    edges = sorted({0, len(bodies), *(n - first for b in clipped for n in (b.start, b.end))})
    inside = {base.start - first: owner[0] for base, owner in zip(clipped, owners, strict=True)}
    made: list[Item] = [
        part._replace(node=inside.get(at, item.node))
        for at, part in _parts(desk, item, edges, first)
    ]
    ruby = setter.ruby
    extents = [ruby.extent(base.words, base.end - base.start) for base in mine]
    aside = [bool(extent.after) for extent in extents]
    over = [not one for one in aside]
    lefts = iter(
        _lefts([*compress(clipped, over)], bodies, first, [*compress(extents, over)], measure)
    )
    above: list[Item] = []
    for base, beside, owner in zip(mine, aside, owners, strict=True):
        em = item.size * ruby.zhuyin_ratio
        if beside:
            place = _right_of(bodies[base.start - first], item, ruby, base.words, axes)
            above += _zhuyin(desk, ruby, item, base.words, em, *place, owner[1])
            continue
        left = next(lefts)
        if ruby.is_zhuyin(base.words, base.end - base.start):
            place = axes.beside(left, standing.zhuyin)
            above += _zhuyin(desk, ruby, item, base.words, em, *place, owner[1])
        else:
            size = Pt(item.size * ruby.ratio)
            place = axes.beside(left, standing.words)
            line = ruby.single(Text(base.words))
            above.append(desk.text_item(line, *place, size, item.ink, owner[1]))
    return Annotated(made, above)


def _right_of(
    body: Body, item: TextItem, ruby: AnnotationSetter, words: str, axes: Axes
) -> tuple[float, float]:
    """Zhuyin beside its character begins at the character's right edge, its symbols centred on the body
    (CLREQ 5.3.3); everything else stands above, side by side."""
    from composer.galley.annotations.zhuyin import AIR, lead, length

    em = item.size * ruby.zhuyin_ratio
    high = (length(words) + lead(words)) * em
    off = ASCENT * item.size - (item.size - high) / 2 - lead(words) * em
    return axes.beside(body.end + AIR + 500 * ruby.zhuyin_ratio, off)


def _zhuyin(
    desk: Desk, ruby: AnnotationSetter, item: TextItem, words: str, em: float, x: float, y: float,
    node: int,
) -> Iterator[TextItem]:  # fmt: skip
    """Zhuyin whose symbols begin at `y`, their middle at `x`.

    Faces draw the marks of tones in all sizes; here the caron is as wide as their room, and they keep to
    each other's proportions.
    """
    from composer.galley.annotations.zhuyin import TONE, laid

    part = 0
    for chars, along, across in laid(words):
        for start, end, face in desk.fonts.split(chars, ruby.face):
            own, right, top, size = chars[start:end], x, y + (along + start) * em, em
            if across is None:
                stands = "".join("R" if _stroke(face, char) else "U" for char in own)
            else:
                left, _, edge, _ = face.bounds("ˇ", vertical=True)
                size = em * min(_MOST_TONE, max(1.0, 900 * TONE / max(1.0, edge - left)))
                right, top, stands = x + across * em, y + along * em - size / 2, "C"
            pieces = tuple((face.key, char, 0.0) for char in own)
            yield TextItem(
                Pt(right), Pt(top), Pt(size), pieces, item.ink, node,
                vertical=True, stands=stands, part=part,
            )  # fmt: skip
            part += end - start


def _stroke(face: Face, char: str) -> bool:
    """Whether a symbol is ㄧ in its form for horizontal text, an upright stroke: down a vertical line it
    lies across, and a face without that form has it turned."""
    if char != "ㄧ":
        return False
    left, bottom, right, top = face.bounds(char, vertical=True)
    return top - bottom > right - left


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
    extents: Sequence[Extent],
    measure: float,
) -> list[float]:
    """Where each annotation begins: in the middle of its base, within the measure where its neighbours
    leave room for that. What leads one stands before that."""
    wide = [extent.width - extent.lead for extent in extents]
    lefts = [
        (bodies[base.start - first].start + bodies[base.end - first - 1].end - width) / 2
        for base, width in zip(found, wide, strict=True)
    ]
    if not lefts:
        return lefts
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
            along = inside[0].along * item.size / 1000
            pieces, stands = _joined(inside)
            part = item._replace(pieces=pieces, part=first + at)
            if item.vertical:
                yield at, part._replace(y=Pt(item.y + along), stands=stands)
            else:
                yield at, part._replace(x=Pt(item.x + along))


class _Glyph(NamedTuple):
    face: str
    chars: str
    """One character, or what shares a cell."""
    kern: float
    along: float
    stand: str
    """As in the item; empty in a horizontal line."""
    stands_for: int
    """Characters of the text that it stands for: two for a ⸺ that is drawn for ——."""


def _glyphs(desk: Desk, item: TextItem) -> Iterator[_Glyph]:
    """The line's glyphs, each with the kern after it."""
    along = 0.0
    for number, (face, chars, kern) in enumerate(item.pieces):
        stand = item.stands[number : number + 1]
        if stand == "T":
            yield _Glyph(face, chars, kern, along, stand, len(chars))
            along += 1000 + item.spread + kern
            continue
        advances = desk.fonts.by_key(face).advances
        for n, char in enumerate(chars):
            after = kern if n == len(chars) - 1 else 0.0
            dash = char == "⸺"
            pair = dash and not face.endswith("^=")
            count = 2 if pair else 1 + len(followers(face))
            yield _Glyph(face, char, after, along, stand, count)
            if stand in ("U", "C"):
                along += (2000 if dash else 1000) + item.spread
            else:
                along += advances.get(char, 1000) + item.spread
        along += kern


def _joined(glyphs: Sequence[_Glyph]) -> tuple[tuple[Piece, ...], str]:
    """Glyphs as pieces, and how they stand: those of one face with no kern between them together, but
    none that have a cell of their own."""
    pieces: list[Piece] = []
    stands: list[str] = []
    for glyph in glyphs:
        joins = (
            pieces and pieces[-1][0] == glyph.face and not pieces[-1][2] and "^*" not in glyph.face
        )
        if joins and stands[-1] == glyph.stand and glyph.stand in ("", "U", "R"):
            pieces[-1] = (glyph.face, pieces[-1][1] + glyph.chars, glyph.kern)
        else:
            pieces.append((glyph.face, glyph.chars, glyph.kern))
            stands.append(glyph.stand)
    return tuple(pieces), "".join(stands)

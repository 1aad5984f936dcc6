"""Vertical text — 竖排 — glyph by glyph: each one's place worked out here, not by the font.

PDF has a vertical writing mode (Identity-V), but viewers and RIPs disagree about its origins and
default widths when the font's own tables are gone; a glyph with a place of its own is set alike by
all. In: a vertical `TextItem`. Out: its cells downwards, and runs that share one origin: Latin turned a
quarter to the right, and what stands side by side in one cell (CLREQ, "Vertical writing mode"). Where a
face lacks a vertical form its horizontal one is turned or moved (GB/T 15834, 5.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from composer.display.items import Piece, TextItem
from composer.fonts.accents import mark_offsets
from composer.fonts.sequences import followers
from composer.frozen import frozen
from composer.galley.rules.classes import CLASS
from composer.measure import Pt
from composer.pdf.painting.typecase import TypeCase

__all__ = ["Cell", "Run", "advances", "arranged"]

_DASH = "—"
_DASHES = "—―─"
"""What a dash of two cells is typed with."""

_TURNED = frozenset("—―─⸺…⋯～〜∼－ー‐–~（）《》〈〉【】〖〗〔〕［］｛｝「」『』“”‘’＝＜＞＿")
"""Upright characters that are turned where the face has no vertical form of them."""

_CORNERS = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""What is turned in place of a quotation mark: in vertical text it is a corner bracket (GB/T 15834 5.2.3)."""

_CONNECTORS = frozenset("–-~/")
"""Turned characters that stand in the middle of the line when they are by themselves."""

_PAUSES = frozenset("，。、．")
_FIXED = frozenset("：；？！")

Cases = Callable[[str], TypeCase]


@frozen
class Cell:
    """One character in its cell, and where its glyph's origin is, in page space."""

    case: TypeCase
    char: str
    x: float
    y: float
    size: Pt
    scale: float
    upright: bool
    """In its vertical form; else in its horizontal one, turned a quarter to the right."""
    shown: str = ""
    """Whose form is shown, where the cell has to say itself which character it is."""
    follows: str = ""
    """What follows the character without a glyph of its own."""


@frozen
class Run:
    """Pieces in horizontal forms from an origin on, turned a quarter to the right or side by side."""

    pieces: Sequence[Piece]
    x: float
    y: float
    size: Pt
    scale: float
    spread: float
    turned: bool


def arranged(item: TextItem, case_of: Cases) -> Iterator[Cell | Run]:
    """The cells and runs of a vertical item, downwards from its `y`."""
    stands = _stands(item)
    em, top = item.size, float(item.y)
    turned: list[Piece] = []
    base: Cell | None = None
    for at, (piece, stand) in enumerate(zip(item.pieces, stands, strict=True)):
        key, chars, kern = piece
        if stand == "R":
            turned.append(piece)
            if stands[at + 1 : at + 2] != "R":
                run = _turned_run(item, turned, case_of, top)
                yield run
                top += _length(run, case_of)
                turned = []
        elif stand == "T":
            yield _abreast(item, key, chars, case_of(key), top)
            top += em * (1 + (item.spread + kern) / 1000)
        elif stand == "C":
            base = _in_the_middle(item, case_of(key), chars, top + em / 2)
            yield base
            top += em * (1 + (item.spread + kern) / 1000)
        elif key.endswith("~") and base is not None:
            yield _accent(base, case_of(key), chars, key)
            top += em * (1 + (item.spread + kern) / 1000)
        else:
            joined = item.pieces[at + 1][1][:1] if at + 1 < len(item.pieces) else ""
            for cell, room in _cells(item, case_of(key), chars + joined, len(chars), top):
                base = cell
                if key.endswith("^="):
                    yield replace(cell, shown=cell.char)
                else:
                    yield replace(cell, follows=followers(key)) if "^*" in key else cell
                top += room
            top += em * kern / 1000


def advances(item: TextItem, case_of: Cases) -> list[list[float]]:
    """How far down each character of a vertical item's pieces goes, kerns not counted, in 1/1000 em: what
    `arranged` moves on by. Characters side by side share the height of their cell."""
    found: list[list[float]] = []
    for (key, chars, _), stand in zip(item.pieces, _stands(item), strict=True):
        if stand == "R":
            face = case_of(key).face
            found.append([face.glyph_advance(face.glyph(char)) + item.spread for char in chars])
        elif stand == "T":
            found.append([(1000 + item.spread) / len(chars)] * len(chars))
        else:
            found.append([1000 * (1 + (char == "⸺")) + item.spread for char in chars])
    return found


def _stands(item: TextItem) -> str:
    """How each piece stands; upright where the item doesn't say."""
    return item.stands or "U" * len(item.pieces)


def _cells(
    item: TextItem, case: TypeCase, chars: str, count: int, top: float
) -> Iterator[tuple[Cell, float]]:
    """The first `count` of `chars` in cells of their own, each with the room that it takes."""
    em, step = item.size, item.size * (1 + item.spread / 1000)
    for at in range(count):
        char = chars[at]
        if char in _DASHES and char in (chars[at - 1 : at] if at else "", chars[at + 1 : at + 2]):
            yield _joined_dash(item, case, char, top), step
        elif char == "⸺":
            yield _centred(item, case, char, top + em), step + em
        elif char in _DASHES:
            yield _centred(item, case, char, top + em / 2), step
        else:
            yield _cell(item, case, char, top), step
        top += step


def _cell(item: TextItem, case: TypeCase, char: str, top: float) -> Cell:
    """A character centred across the line, its em box on the cell; marks at the cell's right."""
    face, em = case.face, item.size
    if char in _TURNED and not face.turns(char):
        shown = _CORNERS.get(char, "")
        shown = shown if face.has(shown or char) else ""
        return _turned_cell(item, case, char, shown, top)
    right, up = _moved(case, char)
    width = face.glyph_advance(face.glyph(char, vertical=True)) / 1000
    return Cell(
        case,
        char,
        x=item.x - (width / 2 * item.scale - right) * em,
        y=top + (face.ascent - up) * em,
        size=em,
        scale=item.scale,
        upright=True,
    )


def _accent(base: Cell, case: TypeCase, mark: str, key: str) -> Cell:
    """A combining mark over the character of an upright cell; how high is in its piece's key."""
    rise = int(key.rpartition("^")[2].removesuffix("~"))
    (offset,) = mark_offsets((base.case.face, base.char), [(case.face, mark)])
    x, y = base.x + offset.x / 1000 * base.size * base.scale, base.y - rise / 1000 * base.size
    return Cell(case, mark, x, y, base.size, base.scale, base.upright)


def _turned_cell(item: TextItem, case: TypeCase, char: str, shown: str, top: float) -> Cell:
    """A horizontal form on its side: its em in the cell, its ink in the middle of the line. A mark
    narrower than its cell keeps to its words: opening ones end with the cell, closing ones begin it."""
    face, em = case.face, item.size
    form = shown or char
    spare = 1 - face.glyph_advance(face.glyph(form)) / 1000
    share = {"O": 1.0, "C": 0.0}.get(CLASS[ord(char)], 0.5)
    _, bottom, _, high = face.bounds(form)
    x, y = item.x - (bottom + high) / 2000 * em, top + spare * share * em
    return Cell(case, char, x, y, em, 1.0, False, shown)


def _moved(case: TypeCase, char: str) -> tuple[float, float]:
    """Ems that a mark is moved to the right and up.

    CLREQ puts pause marks into the upper right corner of their cell, as near to its top as to its right
    side; Fandol's vertical forms stand half way down. Where the face has none, the horizontal form
    changes over to the other side.
    """
    if char not in _PAUSES and char not in _FIXED:
        return 0.0, 0.0
    face = case.face
    left, bottom, right, high = face.bounds(char, vertical=True)
    width = face.glyph_advance(face.glyph(char, vertical=True))
    over = 0.0 if face.turns(char) else max(0.0, width - left - right)
    if char in _FIXED:
        return over / 1000, 0.0
    top = face.ascent * 1000
    aside = width - right - over
    low = high + bottom < 2 * top - 1000
    return over / 1000, max(0.0, top - high - aside) / 1000 if low else 0.0


def _centred(item: TextItem, case: TypeCase, char: str, middle: float) -> Cell:
    """A dash whose ink stands in the middle of the line and of its room."""
    face, em = case.face, item.size
    upright = face.turns(char)
    left, bottom, right, high = face.bounds(char, vertical=upright)
    if upright:
        x = item.x - (left + right) / 2000 * em
        return Cell(case, char, x, middle + (bottom + high) / 2000 * em, em, 1.0, True)
    x = item.x - (bottom + high) / 2000 * em
    return Cell(case, char, x, middle - (left + right) / 2000 * em, em, 1.0, False)


def _in_the_middle(item: TextItem, case: TypeCase, char: str, middle: float) -> Cell:
    """A pause mark or stop of Traditional Chinese: its ink in the middle of the line and of its cell
    (CLREQ 6.3.2.1)."""
    left, bottom, right, high = case.face.bounds(char, vertical=True)
    x, y = item.x - (left + right) / 2000 * item.size, middle + (bottom + high) / 2000 * item.size
    return Cell(case, char, x, y, item.size, 1.0, True)


def _joined_dash(item: TextItem, case: TypeCase, dash: str, top: float) -> Cell:
    """A dash as long as its cell, so that the two of a 破折号 are one line (GB/T 15834, 4.10).

    The glyph is set in another size and widened or condensed by as much, which leaves its stroke as
    thick as it was.
    """
    face, em = case.face, item.size
    upright = face.turns(dash)
    left, bottom, right, high = face.bounds(dash, vertical=upright)
    ink = ((high - bottom) if upright else (right - left)) / 1000 or 1.0
    longer = (1 + item.spread / 1000) / ink
    size = Pt(em * longer)
    if upright:
        x = item.x - (left + right) / 2000 * em
        return Cell(case, dash, x, top + high / 1000 * size, size, 1 / longer, True)
    x = item.x - (bottom + high) / 2000 * em
    return Cell(case, dash, x, top - left / 1000 * em * longer, em, longer, False)


def _turned_run(item: TextItem, pieces: list[Piece], case_of: Cases, top: float) -> Run:
    """Latin turned to the right, its em box centred across the line; a connector's ink is."""
    key, chars, _ = pieces[0]
    face = case_of(key).face
    across = face.ascent - 0.5
    if len(pieces) == 1 and chars in _CONNECTORS:
        _, bottom, _, high = face.bounds(chars)
        across = (bottom + high) / 2000
    x = item.x - across * item.size
    return Run(tuple(pieces), x, top, item.size, 1.0, item.spread, True)


def _length(run: Run, case_of: Cases) -> float:
    """How far down a turned run goes, kerns and all."""
    total = 0.0
    for key, chars, kern in run.pieces:
        face = case_of(key).face
        total += sum(face.glyph_advance(face.glyph(char)) + run.spread for char in chars) + kern
    return total * run.size / 1000


def _abreast(item: TextItem, key: str, chars: str, case: TypeCase, top: float) -> Run:
    """并列 — characters side by side in one cell; wider than it they are condensed, so that they don't
    touch the next line. Stops stand with their ink in the middle of their share of the cell."""
    face, em = case.face, item.size
    widths = [face.glyph_advance(face.glyph(char)) for char in chars]
    if chars[0] in _FIXED:
        share = 1000 / len(chars)
        starts = []
        for at, char in enumerate(chars):
            left, _, right, _ = face.bounds(char)
            starts.append((at + 0.5) * share - 500 - (left + right) / 2)
        scale = 1.0
    else:
        total = sum(widths)
        scale = min(1.0, 1000 / total) if total else 1.0
        starts = [sum(widths[:at]) - total / 2 for at in range(len(chars))]
    ends = [*starts[1:], starts[-1] + widths[-1]]
    pieces = tuple(
        (key, char, end - start - width)
        for char, width, start, end in zip(chars, widths, starts, ends, strict=True)
    )
    x = item.x + starts[0] * scale * em / 1000
    return Run(pieces, x, top + face.ascent * em, em, scale, 0.0, False)

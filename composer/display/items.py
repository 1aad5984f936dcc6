"""The display list — 显示表: what stands where on each page, as plain data, and what it means.

The seam of the program: nothing before it knows ReportLab, nothing after it breaks a line. Positions
are in page space (points from the trim's top left corner, y down). Colours are resolved to inks,
faces to keys of the `FontSet`. Every item carries the id of its structure node; -1 is an artifact
(rules, folios, tints: nothing that belongs to a story).
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from composer.diagnostics.diagnostic import NOWHERE, Span
from composer.frozen import NamedTuple, frozen
from composer.measure import Pt, Rect

__all__ = [
    "ABOVE",
    "ARTIFACT",
    "BLACK_INK",
    "FOLIO_FOOT",
    "FOLIO_HEAD",
    "GROUND",
    "PRESS_AID",
    "Attributes",
    "Bead",
    "Bookmark",
    "DisplayList",
    "DisplayPage",
    "FillItem",
    "Fit",
    "FormItem",
    "Ink",
    "Item",
    "Node",
    "PathItem",
    "PictureItem",
    "Piece",
    "QrItem",
    "Rings",
    "RuleItem",
    "StructureRole",
    "TextItem",
]

ARTIFACT = -1
FOLIO_HEAD, FOLIO_FOOT = -3, -4
"""Artifacts that stand on every page, at its head or foot (ISO 32000-1, 14.8.2.2: pagination)."""
PRESS_AID = -5
"""Artifacts of production: what is cut off."""
NO_SPAN: Span = NOWHERE.span

GROUND, ABOVE = 0, 1
"""Levels of painting: a page's tints and pictures lie under all else, so that nothing covers words. An item
whose place is elsewhere says so (the white ground of the word 广告 lies over its advertisement). Within a
level, items are painted in the order in which they were made."""


class Ink(NamedTuple):
    """A colour as the press takes it: CMYK from 0 to 1, or a tint of a spot ink with its CMYK look."""

    c: float = 0.0
    m: float = 0.0
    y: float = 0.0
    k: float = 1.0
    spot: str = ""
    tint: float = 1.0


BLACK_INK = Ink()

Piece = tuple[str, str, float]
"""(face key, characters, kern after them in 1/1000 em). Each character takes its glyph's own advance
in the face plus the item's spread; the kern is added after the last one, negative to close up. A
piece with no characters is a kern alone. ``宋-regular^180`` raises the glyphs by 180/1000 em: marks of
Traditional Chinese stand in the middle of their boxes, those of a mainland face at the foot.
``宋-regular^=`` has characters that read as they stand here, whatever their glyphs read as elsewhere: a
⸺ that was typed, where that which the galley draws for —— reads as the pair."""


class TextItem(NamedTuple):
    """One line of text.

    Horizontal: `x` is where the first glyph's origin stands, `y` the baseline. Vertical: pieces run
    downwards, `x` is the middle of the line, `y` the top of its first cell; `stands` says how.
    """

    x: Pt
    y: Pt
    size: Pt
    pieces: tuple[Piece, ...]
    ink: Ink = BLACK_INK
    node: int = ARTIFACT
    spread: float = 0.0
    """Added to every glyph's advance, in 1/1000 em (PDF's Tc)."""
    scale: float = 1.0
    """长扁字: horizontal scale (PDF's Tz)."""
    vertical: bool = False
    stands: str = ""
    """How each piece of a vertical line stands, one letter a piece. U upright: every character takes a
    cell of one em (⸺ two), in its vertical form. R turned a quarter to the right: every character
    takes its own advance. T side by side: the piece takes one cell (纵中横). C upright, its ink in the
    middle of its cell (marks of Traditional Chinese). Empty: all upright."""
    part: int = 0
    """Offset of the first character in the text of its block; says where a broken paragraph goes on."""

    @property
    def level(self) -> int:
        """Words are never under anything."""
        return ABOVE


@frozen
class RuleItem:
    """A straight rule from (x, y) to (x2, y2), `weight` thick, its centre on the line."""

    x: Pt
    y: Pt
    x2: Pt
    y2: Pt
    weight: Pt
    ink: Ink = BLACK_INK
    node: int = ARTIFACT
    level: int = ABOVE


Rings = tuple[tuple[tuple[float, float], ...], ...]
"""Closed polygons in page space."""


@frozen
class PathItem:
    """Curves: stroked where there is a weight (the waves of 书名号), else filled (着重号 dots).

    Each path is its first point, then three points for every Bézier curve: two controls and the end.
    """

    paths: tuple[tuple[tuple[float, float], ...], ...]
    weight: Pt
    ink: Ink = BLACK_INK
    node: int = ARTIFACT
    level: int = ABOVE


class FillItem(NamedTuple):
    """A filled rectangle: a tint behind text, a coloured band; with `rings`, their inside instead."""

    rect: Rect
    ink: Ink
    node: int = ARTIFACT
    rings: Rings = ()
    level: int = GROUND


@frozen
class PictureItem:
    """A picture file shown in `rect`; `crop` is the part that shows, in fractions of the picture
    (left, top, right, bottom; origin at its top left). `rings` cut it to a shape (even-odd)."""

    rect: Rect
    file: str
    """Absolute path."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    node: int = ARTIFACT
    cutout: bool = False
    """退底: its transparency lets the ground show; otherwise it lies on paper white."""
    rings: Rings = ()
    level: int = GROUND


Fit = Literal["exact", "shrink", "centre"]
"""How an advertisement stands in its slot — 广告尺寸: as large as it; scaled down to it; in its middle."""


@frozen
class FormItem:
    """An advertisement, a page of a PDF or a picture, placed in `rect` by the slot's rule."""

    rect: Rect
    file: str
    node: int = ARTIFACT
    fit: Fit = "exact"
    level: int = ABOVE


@frozen
class QrItem:
    """A QR code: rows of dark (True) and light modules over `rect`, quiet zone not included."""

    rect: Rect
    rows: tuple[tuple[bool, ...], ...]
    ink: Ink = BLACK_INK
    node: int = ARTIFACT
    target: str = ""
    """What the code says, for files in which it can be clicked."""
    level: int = ABOVE


Item = TextItem | RuleItem | PathItem | FillItem | PictureItem | FormItem | QrItem

StructureRole = Literal[
    "Document",
    "Art",  # a story
    "Sect",
    "H1",
    "H2",
    "H3",
    "P",
    "Caption",
    "Figure",
    "Table",
    "TR",
    "TH",
    "TD",
    "Note",
    "Index",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Ruby",  # 注音: its base and its annotation, in the middle of a paragraph's words
    "RB",
    "RT",
]

Attributes = tuple[tuple[str, str | int], ...]
"""Standard structure attributes (ISO 32000-1, 14.8.5) by name: ``ColSpan``, ``Scope``, ``ListNumbering``."""


class Node(NamedTuple):
    """A node of the logical structure. Children stand in the order of reading; a node whose items
    lie in several columns or pages is still one node."""

    id: int
    role: StructureRole
    parent: int
    """Id of the node above; -1 for the document."""
    story: str = ""
    """The story's name, on its Art node."""
    title: str = ""
    alt: str = ""
    text: str = ""
    """The words of the node as the story has them, where it has words of its own."""
    source: Span = NO_SPAN
    attributes: Attributes = ()


@frozen
class Bookmark:
    """An entry of the PDF's outline."""

    title: str
    page: int
    """Index of the page in the display list, from 0."""
    y: Pt
    level: int = 0


class Bead(NamedTuple):
    """串珠 — where a story runs: the text of one column. In order they lead a reader through it."""

    node: int
    """The story's node."""
    page: int
    """Index of the page in the display list, from 0."""
    rect: Rect


@frozen
class DisplayPage:
    """One page: its number, its label for the slug line, and its items in the order of painting."""

    number: int
    name: str
    items: tuple[Item, ...]


@frozen
class DisplayList:
    """An edition ready to be written."""

    title: str
    paper: str
    date: str
    """ISO date of issue; the only date in the file."""
    language: str
    width: Pt
    """Trimmed width."""
    height: Pt
    bleed: Pt
    pages: tuple[DisplayPage, ...]
    nodes: tuple[Node, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    beads: tuple[Bead, ...] = ()
    """Those of one story follow each other."""
    press: str = ""
    """Name of the press profile."""
    keywords: tuple[str, ...] = field(default=())
    right_to_left: bool = False
    """订口在右: its pages follow each other from right to left."""

"""Page contents — 版面流: the items of a page as one content stream, in one pass, in painting order.

In: a `DisplayPage`. Out: a `PageContent`: the packed stream, what resources it names, and which
structure node each of its marked-content sequences belongs to. What the graphics state already has
is not set again: a page of 350 lines in one face sets its font once, a line moves by the distance
from the last one. Everything a line needs that another line needed before (distances, kerns, spreads,
the codes of characters) is a string looked up, not formatted: this module runs for every line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from composer.display.items import (
    ARTIFACT,
    FOLIO_FOOT,
    FOLIO_HEAD,
    PRESS_AID,
    DisplayPage,
    FillItem,
    FormItem,
    Ink,
    Node,
    PathItem,
    PictureItem,
    Piece,
    QrItem,
    Rings,
    RuleItem,
    TextItem,
)
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.measure import Pt, Rect
from composer.pdf.modules import dark_rectangles
from composer.pdf.objects import Decimals, Kerns, Moves, Spreads, Stream, compressed, decimal
from composer.pdf.painting.inks import Inks
from composer.pdf.painting.typecase import TypeCase, Typed

if TYPE_CHECKING:
    from composer.pdf.painting.vertical import Cell

__all__ = ["PageContent", "PagePainter", "Sheet", "Shown", "Stock"]

_ARTIFACTS = {
    ARTIFACT: "/Artifact BMC",
    FOLIO_HEAD: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    FOLIO_FOOT: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    PRESS_AID: "/Artifact<</Type/Page>>BDC",
}
"""How marked content begins that is not part of any story (ISO 32000-1, table 330)."""

_NOTHING = -2
"""No node at all: nothing is marked yet."""


@frozen
class Sheet:
    """Where the trimmed page lies in the PDF's page: page space starts at its top left corner."""

    margin: int
    """Thousandths of a point around the trim: bleed, marks and slug."""
    width: int
    height: int
    lifted: int = 0
    """How much wider the margins above and below are: a parent sheet has a size of its own."""

    @classmethod
    def around(cls, width: Pt, height: Pt, margin: Pt) -> Sheet:
        """The sheet for a trim of `width` by `height`."""
        return cls(round(margin * 1000), round(width * 1000), round(height * 1000))

    @property
    def foot(self) -> int:
        """The trim's lower edge."""
        return self.margin + self.lifted

    @property
    def top(self) -> int:
        """The trim's upper edge."""
        return self.foot + self.height

    def path(self, rings: Rings) -> str:
        """Closed polygons as the operators that draw their path."""
        code: list[str] = []
        for ring in rings:
            for n, (x, y) in enumerate(ring):
                right, up = self.margin / 1000 + x, self.top / 1000 - y
                code.append(f"{decimal(right)} {decimal(up)} {'l' if n else 'm'}")
            code.append("h")
        return " ".join(code)


@frozen
class Shown:
    """How a picture or an advertisement is painted: its resource name, and operators."""

    name: str
    operators: str


Place = Callable[[PictureItem | FormItem], Shown | None]


@frozen
class PageContent:
    """A page encoded: the same in every file it goes into."""

    stream: Stream
    faces: frozenset[str]
    spots: frozenset[str]
    placed: tuple[str, ...]
    """Resource names of pictures and advertisements."""
    marked: tuple[int, ...]
    """Structure node of each marked-content id."""
    parts: tuple[int, ...] = ()
    """Where in its block's text each marked-content id begins."""


class Stock:
    """What the pages of an edition draw on while they are encoded: type cases, inks, nodes' roles."""

    def __init__(
        self,
        fonts: FontSet,
        nodes: Sequence[Node],
        sheet: Sheet,
        tagged: bool,
        inks: Inks | None = None,
        returning: frozenset[int] = frozenset(),
    ) -> None:
        """Each line of `returning` nodes is marked for itself (`composer.pdf.tree.returning`)."""
        self._fonts = fonts
        self.returning = returning
        self.roles = {node.id: node.role for node in nodes} if tagged else {}
        self.tagged = tagged
        self.sheet = sheet
        self.cases: dict[str, TypeCase] = {}
        self.inks = Inks() if inks is None else inks
        self.moves = Moves()
        self.kerns = Kerns()
        self.spreads = Spreads()
        self.decimals = Decimals()

    def case(self, key: str) -> TypeCase:
        """The type case of a face, by the key of a piece."""
        found = self.cases.get(key)
        if found is None:
            name, marked, _ = key.partition("^")
            if marked:
                return self.case(name)
            found = TypeCase(HarfBuzzFace.of(self._fonts.by_key(key)), f"F{len(self.cases) + 1}")
            self.cases[key] = found
        return found


class PagePainter:
    """Encodes one page; its fields are the graphics state as the stream has it so far."""

    def __init__(self, stock: Stock, place: Place) -> None:
        """`place` says how a picture or an advertisement is painted."""
        self._stock = stock
        self._place = place
        self._moves, self._kerns, self._spreads = stock.moves, stock.kerns, stock.spreads
        # Marks follow in a stream of their own and count on the state a page begins with.
        self._code = ["q"]
        self._margin, self._top = stock.sheet.margin, stock.sheet.top
        self._text = False
        self._x = self._y = 0
        self._node = _NOTHING
        self._marked: list[int] = []
        self._parts: list[int] = []
        self._returning = stock.returning
        self._face = ""
        self._rise = ""
        self._size: float = 0.0
        self._case: TypeCase | Typed | None = None
        self._spread = 0.0
        self._scale = 1.0
        self._ink: Ink | None = None
        self._inked: Ink | None = None
        """The ink that text was set in last, as long as nothing else was painted since."""
        self._stroke: Ink | None = None
        self._weight = -1
        self._overprint = False
        self._faces: set[str] = set()
        self._spots: set[str] = set()
        self._placed: list[str] = []
        self._ways: dict[type, Callable[[Any], None]] = {
            TextItem: self._paint_text,
            RuleItem: self._paint_rule,
            PathItem: self._paint_path,
            FillItem: self._paint_fill,
            QrItem: self._paint_qr,
            PictureItem: self._paint_placed,
            FormItem: self._paint_placed,
        }

    def paint(self, page: DisplayPage) -> PageContent:
        """All items of `page`."""
        ways = self._ways
        for item in page.items:
            ways[item.__class__](item)
        self._end_text()
        self._code.append("Q")
        return PageContent(
            compressed("\n".join(self._code).encode("latin-1")),
            frozenset(self._faces),
            frozenset(self._spots),
            tuple(dict.fromkeys(self._placed)),
            tuple(self._marked),
            tuple(self._parts),
        )

    # ── text ──────────────────────────────────────────────────────────────────────────────────────

    def _paint_text(self, item: TextItem) -> None:
        """One line of text."""
        x, y, size, pieces, ink, node, spread, scale, vertical, _, part = item
        if not self._text:
            self._begin_text()
        if node != self._node or (self._returning and node in self._returning):
            self._mark(node, part)
        if ink is not self._inked:
            self._fill(ink)
            self._overprinting(ink)
            self._inked = ink
        if vertical:
            self._set_column(item)
            return
        right, up = self._margin + round(x * 1000), self._top - round(y * 1000)
        self._code.append(self._moves[right - self._x, up - self._y])
        self._x, self._y = right, up
        spread *= size
        if spread != self._spread:
            self._code.append(self._spreads[spread])
            self._spread = spread
        if scale != self._scale:
            self._set_scale(scale)
        self._set_words(pieces, size)

    def _set_words(self, pieces: Sequence[Piece], size: Pt) -> None:
        """The pieces of a line; a base and its combining marks say together what they are, because a reader
        that goes by places takes a mark that is drawn back over its base for another word."""
        if not any(key[-1:] == "~" for key, _, _ in pieces):
            self._set_line(pieces, size)
            return
        start = 0
        for at, (key, _, _) in enumerate(pieces):
            if key[-1:] != "~" or pieces[at - 1][0][-1:] == "~":
                continue
            last = at + 1
            while last < len(pieces) and pieces[last][0][-1:] == "~":
                last += 1
            base = max(at - 1, start)
            if base > start:
                self._set_line(pieces[start:base], size)
            words = "".join(chars for _, chars, _ in pieces[base:last])
            self._code.append(f"{self._saying(words)} BDC")
            self._set_line(pieces[base:last], size)
            self._code.append("EMC")
            start = last
        if start < len(pieces):
            self._set_line(pieces[start:], size)

    def _set_line(self, pieces: Sequence[Piece], size: Pt) -> None:
        """The pieces of a line, one array for each run of one face."""
        array: list[str] = []
        if size != self._size:
            self._set_face(pieces[0][0] if pieces else self._face, size)
        face, case = self._face, self._case
        kerns = self._kerns
        for key, chars, kern in pieces:
            if key != face:
                self._show(array)
                array = []
                self._set_face(key, size)
                face, case = key, self._case
            assert case is not None
            codes = chars.translate(case.codes)
            if case.doubles and not case.doubles.isdisjoint(chars):
                self._show(array)
                self._spell(chars, case)
                array = [kerns[kern]] if kerns[kern] else []
            elif chars:
                array.append(f"({codes}){kerns[kern]}")
            elif kern:
                # two kerns in a row would read as one number
                array.append(f" {kerns[kern]}" if array and array[-1][-1] != ")" else kerns[kern])
        self._show(array)

    def _show(self, array: list[str]) -> None:
        """Show the strings of `array`, with the kerns between them."""
        if len(array) == 1 and array[0][-1] == ")":
            self._code.append(f"{array[0]}Tj")
        elif array:
            self._code.append(f"[{''.join(array)}]TJ")

    def _spell(self, chars: str, case: TypeCase | Typed) -> None:
        """Characters of which some share a glyph with another: these say what they are themselves.

        ToUnicode has one entry a glyph; without this ⼀ (a radical of the 康熙 block) copied
        from the page would be 一.
        """
        for char in chars:
            self._code.append(self._said(char, case.codes[ord(char)], case))

    @classmethod
    def _said(cls, char: str, code: str, case: TypeCase | Typed) -> str:
        return cls._meaning(char, code) if char in case.doubles else f"({code})Tj"

    @staticmethod
    def _meaning(char: str, code: str) -> str:
        """A glyph that reads as `char` whatever ToUnicode says."""
        return f"{PagePainter._saying(char)}BDC ({code})Tj EMC"

    @staticmethod
    def _saying(words: str) -> str:
        return f"/Span<</ActualText<FEFF{words.encode('utf-16-be').hex().upper()}>>>"

    def _set_column(self, item: TextItem) -> None:
        """Vertical text: each cell has its own place; spread and kern are in the places."""
        turned = False
        from composer.pdf.painting.vertical import Run, arranged

        for part in arranged(item, self._stock.case):
            spread = part.spread * part.size if isinstance(part, Run) else 0.0
            if spread != self._spread:
                self._set_spread(spread)
            if part.scale != self._scale:
                self._set_scale(part.scale)
            x, y = self._margin + round(part.x * 1000), self._top - round(part.y * 1000)
            turn = part.turned if isinstance(part, Run) else not part.upright
            if turn or turned:
                self._turn(x, y, turn)
                turned = turn
            else:
                self._go(x, y)
            if isinstance(part, Run):
                self._set_words(part.pieces, part.size)
            else:
                self._set_cell(part)
        if turned:
            self._turn(self._x, self._y, False)

    def _set_cell(self, cell: Cell) -> None:
        """One character."""
        case, char = cell.case, cell.char
        self._set_face(case.face.key, cell.size)
        shown = cell.shown or char
        code = (case.vertical if cell.upright else case.codes)[ord(shown)]
        self._code.append(self._meaning(char, code) if cell.shown else self._said(char, code, case))

    def _turn(self, x: int, y: int, turned: bool) -> None:
        """Begin a line at (x, y) of the sheet that runs downwards, or again to the right."""
        axes = "0 -1 1 0" if turned else "1 0 0 1"
        decimals = self._stock.decimals
        self._code.append(f"{axes} {decimals[x]} {decimals[y]} Tm")
        self._x, self._y = x, y

    def _go(self, x: int, y: int) -> None:
        """Begin a line at (x, y) of the sheet."""
        self._code.append(self._moves[x - self._x, y - self._y])
        self._x, self._y = x, y

    def _set_face(self, key: str, size: Pt) -> None:
        if key == self._face and size == self._size:
            return
        name, _, manner = key.partition("^")
        rise = manner.removesuffix("~") if manner != "=" else ""
        if rise != self._rise or (rise and size != self._size):
            self._code.append(f"{self._stock.decimals[round(int(rise or 0) * size)]} Ts")
            self._rise = rise
        case = self._stock.case(name)
        self._case = case if manner != "=" else case.typed
        if name != self._face.partition("^")[0] or size != self._size:
            self._faces.add(name)
            self._code.append(f"/{case.name} {self._stock.decimals[round(size * 1000)]} Tf")
        self._face, self._size = key, size

    def _set_spread(self, spread: float) -> None:
        """Tc, in text space units; `spread` is in thousandths of a point."""
        self._spread = spread
        self._code.append(self._spreads[spread])

    def _set_scale(self, scale: float) -> None:
        self._scale = scale
        self._code.append(f"{round(scale * 100, 2):g} Tz")

    def _begin_text(self) -> None:
        self._end_mark()
        self._code.append("BT")
        self._text = True
        self._x = self._y = 0

    def _end_text(self) -> None:
        """Close what is open: marked content may not reach over the edge of a text object."""
        self._end_mark()
        if self._text:
            self._code.append("ET")
            self._text = False

    # ── structure and colour ──────────────────────────────────────────────────────────────────────

    def _mark(self, node: int, part: int = 0) -> None:
        """Begin the marked content of `node`, from `part` of its text on."""
        self._end_mark()
        if not self._stock.tagged:
            return
        self._node = node
        role = self._stock.roles.get(node) if node > ARTIFACT else None
        if role is None:
            self._code.append(_ARTIFACTS.get(node, _ARTIFACTS[ARTIFACT]))
        else:
            self._code.append(f"/{role}<</MCID {len(self._marked)}>>BDC")
            self._marked.append(node)
            self._parts.append(part)

    def _end_mark(self) -> None:
        if self._node != _NOTHING:
            self._code.append("EMC")
            self._node = _NOTHING

    def _begin_graphic(self, node: int) -> None:
        self._inked = None
        if self._text:
            self._end_text()
        if node != self._node:
            self._mark(node)

    def _fill(self, ink: Ink) -> None:
        if ink != self._ink:
            use = self._stock.inks[ink]
            self._code.append(use.fill)
            if use.spot:
                self._spots.add(use.spot)
        self._ink = ink

    def _overprinting(self, ink: Ink | None) -> None:
        """Overprint where `ink` is solid black; None knocks out."""
        wanted = ink is not None and self._stock.inks[ink].black
        if wanted != self._overprint:
            self._code.append("/O gs" if wanted else "/K gs")
            self._overprint = wanted

    # ── rules, tints, codes, pictures ─────────────────────────────────────────────────────────────

    def _paint_rule(self, item: RuleItem) -> None:
        self._begin_graphic(item.node)
        self._stroking(item.ink, item.weight)
        decimals = self._stock.decimals
        ends = (decimals[part] for part in (*self._at(item.x, item.y), *self._at(item.x2, item.y2)))
        self._code.append("{} {} m {} {} l S".format(*ends))

    def _stroking(self, ink: Ink, thick: Pt) -> None:
        if ink != self._stroke:
            use = self._stock.inks[ink]
            self._code.append(use.stroke)
            self._stroke = ink
            if use.spot:
                self._spots.add(use.spot)
        self._overprinting(ink)
        weight = round(thick * 1000)
        if weight != self._weight:
            self._code.append(f"{self._stock.decimals[weight]} w")
            self._weight = weight

    def _paint_path(self, item: PathItem) -> None:
        """Curves: dots and waves; black overprints as the text beside it does."""
        self._begin_graphic(item.node)
        if item.weight:
            self._stroking(item.ink, item.weight)
        else:
            self._fill(item.ink)
            self._overprinting(item.ink)
        decimals = self._stock.decimals
        for path in item.paths:
            points = [
                f"{decimals[right]} {decimals[up]}"
                for right, up in (self._at(Pt(x), Pt(y)) for x, y in path)
            ]
            self._code.append(f"{points[0]} m")
            self._code += [f"{' '.join(points[n : n + 3])} c" for n in range(1, len(points), 3)]
        self._code.append("S" if item.weight else "f")

    def _paint_fill(self, item: FillItem) -> None:
        self._begin_graphic(item.node)
        self._fill(item.ink)
        self._overprinting(None)
        if item.rings:
            self._code.append(f"{self._stock.sheet.path(item.rings)} f*")
        else:
            self._code.append(f"{self._box(item.rect)} f")

    def _paint_qr(self, item: QrItem) -> None:
        """Edges are rounded once for both neighbours: a hairline between modules stops scanners."""
        self._begin_graphic(item.node)
        self._fill(item.ink)
        self._overprinting(None)
        rows, rect = item.rows, item.rect
        if not rows or not rows[0]:
            return
        wide, high = rect.width / len(rows[0]), rect.height / len(rows)
        for left, top, right, bottom in dark_rectangles(rows):
            x, y = Pt(rect.x + left * wide), Pt(rect.y + top * high)
            part = Rect(x, y, Pt((right - left) * wide), Pt((bottom - top) * high))
            self._code.append(self._box(part))
        self._code.append("f")

    def _paint_placed(self, item: PictureItem | FormItem) -> None:
        shown = self._place(item)
        if shown is not None:
            self._begin_graphic(item.node)
            self._overprinting(None)
            self._placed.append(shown.name)
            self._code.append(shown.operators)

    def _at(self, x: Pt, y: Pt) -> tuple[int, int]:
        return self._margin + round(x * 1000), self._top - round(y * 1000)

    def _box(self, rect: Rect) -> str:
        """A rectangle's path, from its lower left corner."""
        left, bottom = self._at(rect.x, rect.bottom)
        right, top = self._at(rect.right, rect.y)
        decimals = self._stock.decimals
        return (
            " ".join(decimals[part] for part in (left, bottom, right - left, top - bottom)) + " re"
        )

"""Lines of text — 文字行: `TextItem`s as operators of a content stream.

A page of 350 lines in one face sets its font once, a line moves by the distance from the last one. Everything a line
needs that another line needed before (distances, kerns, spreads, the codes of characters) is a string looked
up, not formatted: this module runs for every line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from composer.display.items import Piece, TextItem
from composer.fonts.sequences import followers
from composer.measure import Pt
from composer.pdf.painting.state import GraphicsState
from composer.pdf.painting.stock import Stock
from composer.pdf.painting.typecase import TypeCase, Typed

if TYPE_CHECKING:
    from composer.pdf.painting.vertical import Cell

__all__ = ["WordsPainter"]


class WordsPainter(GraphicsState):
    """Sets lines; its fields are the text state."""

    def __init__(self, stock: Stock) -> None:
        super().__init__(stock)
        self._moves, self._kerns, self._spreads = stock.moves, stock.kerns, stock.spreads
        self._returning = stock.returning
        self._face = ""
        self._rise = ""
        self._size: float = 0.0
        self._case: TypeCase | Typed | None = None
        self._spread = 0.0
        self._scale = 1.0
        self._faces: set[str] = set()

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
            if "^*" in key:
                self._show(array)
                kern += self._set_sequence(key, chars)
                array = [kerns[kern]] if kerns[kern] else []
                continue
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

    def _set_sequence(self, key: str, chars: str) -> float:
        """A character and those that follow it unseen, or drawn with it; gives by how much the glyph is
        narrower than the character's own."""
        case = self._stock.case(key)
        drawn = case.sequence(chars + followers(key)) if chars else None
        if drawn is None:
            self._spell(chars, case)
            return 0.0
        code, advance, says = drawn
        words = chars + followers(key)
        self._code.append(self._meaning(words, code) if says else f"({code})Tj")
        return case.face.glyph_advance(case.face.glyph(chars)) - advance

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
        return f"{WordsPainter._saying(char)}BDC ({code})Tj EMC"

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
        drawn = case.sequence(char + cell.follows) if cell.follows and cell.upright else None
        if drawn is not None and not case.face.turns(char):
            code, _, says = drawn
            self._code.append(self._meaning(char + cell.follows, code) if says else f"({code})Tj")
            return
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
        rise = manner.removesuffix("~") if manner[:1] not in ("=", "*") else ""
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

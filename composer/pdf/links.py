"""Links — 链接 — of a proof or a screen edition: where a page sends its reader, a click goes.

Jump lines (下转第2版, 上接第1版), references (见第2版) and the index (见本期二版) are found by their words
among the lines as they are painted: whoever set them, and however a paper words them, they read alike. A QR
code links to what it says. Press files have no links at all (ISO 15930-7, 6.15).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from composer.display.items import DisplayPage, QrItem, TextItem
from composer.frozen import frozen
from composer.measure import Pt, Rect
from composer.pdf.objects import decimal, text
from composer.pdf.painting.stock import Stock

__all__ = ["Linker"]

_SENDS = re.compile(
    r"(?:转|轉|接|见|見)\s*(?:本报|本報|本期|今日)?\s*第?\s*([0-9０-９]{1,3}|[〇零一二三四五六七八九十]{1,3})\s*版"
)
"""A verb that sends the reader somewhere, then a page; “人民日报第3版报道” sends no one."""

_FIGURES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_ABOVE, _BELOW = 0.92, 0.16
"""Parts of an em from the baseline to the edges of what can be clicked."""

_WEB = re.compile(r"(?:https?|mailto|tel):\S+", re.ASCII)
"""What a viewer opens; other schemes are nothing that a newspaper's reader should start by a click."""


@frozen
class _Line:
    """A painted line and its words."""

    item: TextItem
    words: str


class Linker:
    """Makes the links of the pages of one file."""

    def __init__(
        self, pages: Sequence[DisplayPage], stock: Stock, references: Sequence[str]
    ) -> None:
        """`references` are those of the pages' objects."""
        self._stock = stock
        self._targets: Mapping[int, str] = {
            page.number: reference for page, reference in zip(pages, references, strict=True)
        }

    def of(self, page: DisplayPage) -> list[str]:
        """The link annotations of a page, as dictionaries."""
        links = [
            _annotation(self._box(item.rect), f"/A<</S/URI/URI{text(item.target)}>>", item.target)
            for item in page.items
            if isinstance(item, QrItem) and _WEB.fullmatch(item.target)
        ]
        for rect, number in self._sent(page):
            words = f"第{number}版"
            links.append(_annotation(self._box(rect), f"/Dest[{self._targets[number]}/Fit]", words))
        return links

    def _sent(self, page: DisplayPage) -> Iterator[tuple[Rect, int]]:
        """Where words send a reader, and to which other page of the file."""
        items = (item for item in page.items if isinstance(item, TextItem))
        for node, group in groupby(items, key=lambda item: item.node):
            lines = [_Line(item, "".join(part[1] for part in item.pieces)) for item in group]
            # Words of a story may be broken between two lines; furniture has lines of its own.
            for run in [lines] if node >= 0 else [[line] for line in lines]:
                for found in _SENDS.finditer("".join(line.words for line in run)):
                    number = _number(found[1])
                    if number in self._targets and number != page.number:
                        for line, start, end in _parts(run, *found.span()):
                            yield self._rect(line.item, start, end), number

    def _rect(self, item: TextItem, start: int, end: int) -> Rect:
        """The place of some characters of an item."""
        ends, size = self._ends(item), item.size
        first, last = ends[start], ends[end]
        if item.vertical:
            return Rect(Pt(item.x - size / 2), Pt(item.y + first), size, Pt(last - first))
        top = Pt(item.y - _ABOVE * size)
        return Rect(Pt(item.x + first), top, Pt(last - first), Pt((_ABOVE + _BELOW) * size))

    def _ends(self, item: TextItem) -> list[float]:
        """How far along an item, in points, each of its characters begins, and the last one ends."""
        at, ends = 0.0, [0.0]
        for advances, (_, _, kern) in zip(self._advances(item), item.pieces, strict=True):
            for advance in advances:
                at += advance
                ends.append(at)
            at += kern
            ends[-1] = at
        scale = item.size * (1.0 if item.vertical else item.scale) / 1000
        return [end * scale for end in ends]

    def _advances(self, item: TextItem) -> list[list[float]]:
        """What each character of the item's pieces takes, in 1/1000 em."""
        if item.vertical:
            from composer.pdf.painting.vertical import advances

            return advances(item, self._stock.case)
        found = []
        for key, chars, _ in item.pieces:
            face = self._stock.case(key).face
            found.append([face.glyph_advance(face.glyph(char)) + item.spread for char in chars])
        return found

    def _box(self, rect: Rect) -> str:
        sheet = self._stock.sheet
        left, top = sheet.margin / 1000, sheet.top / 1000
        sides = (left + rect.x, top - rect.bottom, left + rect.right, top - rect.y)
        return f"[{' '.join(map(decimal, sides))}]"


def _parts(run: Sequence[_Line], start: int, end: int) -> Iterator[tuple[_Line, int, int]]:
    """The lines that the characters `start` to `end` of a run stand in, and which of theirs."""
    begin = 0
    for line in run:
        first, last = max(start - begin, 0), min(end - begin, len(line.words))
        if first < last:
            yield line, first, last
        begin += len(line.words)


def _annotation(box: str, target: str, words: str) -> str:
    """A link that shows no border; /F 4 lets it be printed, /Contents is for screen readers."""
    return f"<</Type/Annot/Subtype/Link/Rect{box}/Border[0 0 0]/F 4/Contents{text(words)}{target}>>"


def _number(figures: str) -> int:
    """A page number in Arabic figures of either width, or in Chinese ones up to 九十九."""
    if figures[0] not in _FIGURES and figures[0] != "十":
        return int(figures)
    tens, ten, ones = figures.rpartition("十")
    if not ten:
        return int("".join(str(_FIGURES[char]) for char in figures))
    if "十" in tens or len(tens) > 1 or len(ones) > 1:
        return 0
    return (_FIGURES[tens] if tens else 1) * 10 + (_FIGURES[ones] if ones else 0)

"""Marks — 版外标记: crop and register marks, colour bar and slug line, all outside trim and bleed.

In: a page's measures and words. Out: display items in page space, at coordinates beyond the trim;
they go through the same painter as the page. Cut, register and ink are read from these by people and
by densitometers, so they stand on every plate (the separation All) or on one plate only (the bar).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, sin

from composer.display.model import DisplayList, DisplayPage, FillItem, Ink, Item, RuleItem, TextItem
from composer.fonts.model import Face, FontSet
from composer.measure import Pt, Rect, mm
from composer.pdf.content import PageContent, Stock
from composer.pdf.inks import ALL
from composer.press.outputs import Output
from composer.spec.values import FaceRef

__all__ = ["Margins"]

_SLUG_CHARS = "".join(map(chr, range(32, 127)))
"""Characters any slug line may need: file names and dates. The fonts hold them from the start, so
that the file of one page needs no other font than the file of all."""

_EVERY_PLATE = Ink(1, 1, 1, 1, spot=ALL)
_WEIGHT = Pt(0.25)
_CROP_GAP = mm(3)
"""From trim to the crop mark: what a careless cut leaves on the page is white."""
_CROP_LENGTH = mm(6)
_PATCH = mm(5)
_SLUG_SIZE = Pt(7)

_BAR = (
    Ink(1, 0, 0, 0),
    Ink(0, 1, 0, 0),
    Ink(0, 0, 1, 0),
    Ink(0, 0, 0, 1),
    Ink(0, 0, 0, 0.25),
    Ink(0, 0, 0, 0.5),
    Ink(0, 0, 0, 0.75),
)
_PLATES = (
    ("C", Ink(1, 0, 0, 0)),
    ("M", Ink(0, 1, 0, 0)),
    ("Y", Ink(0, 0, 1, 0)),
    ("K", Ink(0, 0, 0, 1)),
)


@dataclass(frozen=True, slots=True)
class _SlugType:
    """What slug lines are set in."""

    fonts: FontSet
    face: Face


class Margins:
    """The marks of an edition's pages, encoded: what all pages share once, the rest page by page."""

    def __init__(
        self,
        display: DisplayList,
        fonts: FontSet,
        stock: Stock,
        encode: Callable[[DisplayPage], PageContent],
        output: Output,
    ) -> None:
        self._display = display
        self._stock = stock
        self._encode = encode
        self._kind = output.marks
        self._room = output.margin(display.bleed)
        self._type = _SlugType(fonts, fonts.face(FaceRef("黑")))
        _SLUG_CHARS.translate(stock.case(self._type.face.key).codes)
        shared: list[Item] = []
        if self._kind in ("all", "cut"):
            shared += _crop_marks(display)
        if self._kind == "all":
            shared += _register_marks(display, self._room)
        self._shared = (encode(DisplayPage(0, "", tuple(shared))),) if shared else ()

    def of(self, page: DisplayPage, spots: Iterable[str], file: str) -> tuple[PageContent, ...]:
        """The marks of `page`, which prints in `spots` besides the four, in the file named `file`."""
        inks = [replace(self._stock.inks.spots[spot], tint=1.0) for spot in sorted(spots)]
        kind = "看样  " if self._kind == "slug" else ""
        words = f"{kind}{self._display.paper}  {self._display.date}  第{page.number}版 {page.name}  {file}  "
        plates = (
            () if self._kind == "slug" else (*_PLATES, *((f" {ink.spot}", ink) for ink in inks))
        )
        items: list[Item] = []
        if self._kind == "all":
            items += _colour_bar(self._display, inks, self._room)
        items += _slug_line(self._display, words, plates, self._type, self._room)
        return *self._shared, self._encode(DisplayPage(page.number, page.name, tuple(items)))


def _rule(x: float, y: float, x2: float, y2: float) -> RuleItem:
    return RuleItem(Pt(x), Pt(y), Pt(x2), Pt(y2), _WEIGHT, _EVERY_PLATE)


def _crop_marks(display: DisplayList) -> Iterator[RuleItem]:
    """Two at each corner, in line with the trim, clear of the bleed."""
    near = max(_CROP_GAP, display.bleed + mm(1))
    far = near + _CROP_LENGTH
    for x in (0.0, display.width):
        yield _rule(x, -near, x, -far)
        yield _rule(x, display.height + near, x, display.height + far)
    for y in (0.0, display.height):
        yield _rule(-near, y, -far, y)
        yield _rule(display.width + near, y, display.width + far, y)


def _register_marks(display: DisplayList, room: Pt) -> Iterator[RuleItem]:
    """A cross in a ring in the middle of each side."""
    out = (room + display.bleed) / 2
    across, down = display.width / 2, display.height / 2
    centres = (
        (across, -out),
        (across, display.height + out),
        (-out, down),
        (display.width + out, down),
    )
    for x, y in centres:
        reach = mm(3)
        yield _rule(x - reach, y, x + reach, y)
        yield _rule(x, y - reach, x, y + reach)
        yield from _ring(x, y, mm(1.8))


def _ring(x: float, y: float, radius: float) -> Iterator[RuleItem]:
    """A circle of 24 chords; the display list has no curves, and none are seen at this size."""
    points = [
        (x + radius * cos(step * pi / 12), y + radius * sin(step * pi / 12)) for step in range(25)
    ]
    return (_rule(*one, *other) for one, other in pairwise(points))


def _colour_bar(display: DisplayList, spots: Sequence[Ink], room: Pt) -> Iterator[FillItem]:
    """Solids of each ink and three tints of black, at the foot, in the left half."""
    top = display.height + display.bleed + (room - display.bleed - _PATCH) / 2
    for number, ink in enumerate((*_BAR, *spots)):
        yield FillItem(Rect(Pt(mm(8) + number * _PATCH), Pt(top), _PATCH, _PATCH), ink)


def _slug_line(
    display: DisplayList,
    words: str,
    plates: Sequence[tuple[str, Ink]],
    slug: _SlugType,
    room: Pt,
) -> Iterator[TextItem]:
    """`words` on every plate, then each plate's name on that plate alone."""
    x, y = mm(8), Pt(-display.bleed - (room - display.bleed) / 2 + _SLUG_SIZE / 3)
    for text, ink in ((words, _EVERY_PLATE), *plates):
        yield TextItem(Pt(x), y, _SLUG_SIZE, _pieces(text, slug), ink)
        x = Pt(x + _width(text, slug) * _SLUG_SIZE)


def _pieces(words: str, slug: _SlugType) -> tuple[tuple[str, str, float], ...]:
    return tuple(
        (face.key, words[start:end], 0.0) for start, end, face in slug.fonts.split(words, slug.face)
    )


def _width(words: str, slug: _SlugType) -> float:
    """Width of `words` in ems; a character no face has takes one."""
    total = 0
    for start, end, face in slug.fonts.split(words, slug.face):
        for char in words[start:end]:
            try:
                total += face.advances[char]
            except KeyError:
                total += 1000
    return total / 1000

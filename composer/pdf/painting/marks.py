"""Marks — 版外标记: crop, bleed, fold and register marks, colour bar and slug line, outside trim and bleed.

In: the measures of what is trimmed (a page, or the pages of a sheet) and words. Out: display items in
page space, at coordinates beyond the trim; they go through the same painter as the page. Cut, fold and
register are read from these by people, ink by densitometers, so the first stand on every plate (the
separation All) and each patch of the bar on its own plates only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from composer.display.items import (
    PRESS_AID,
    DisplayPage,
    FillItem,
    Ink,
    Item,
    PathItem,
    RuleItem,
    TextItem,
)
from composer.display.strokes import disc
from composer.fonts.metrics import Face, FontSet
from composer.frozen import frozen
from composer.measure import Pt, Rect, mm
from composer.papers.models.values import FaceRef
from composer.pdf.painting.inks import ALL
from composer.pdf.painting.stock import PageContent, Stock

__all__ = ["EVERY_MARK", "MARGIN", "MARKS_KEY", "MARKS_OF", "Margins", "Trimmed"]

EVERY_MARK = frozenset(("crop", "bleed", "register", "bar", "slug", "fold"))

MARKS_OF = {
    "all": EVERY_MARK,
    "cut": frozenset(("crop", "bleed", "slug")),
    "slug": frozenset(("slug",)),
}
"""What the names that a press profile and a paper may give stand for."""

MARGIN = mm(12)
"""Between the trim and the edge of the PDF's page: room for a 5 mm bar beyond 3 mm of bleed."""

MARKS_KEY = "/COMP_Marks"
"""Says of a content stream that it paints marks only, so that imposition leaves it out."""

_SLUG_CHARS = "".join(map(chr, range(32, 127)))
"""Characters any slug line may need: file names and dates. The fonts hold them from the start, so
that the file of one page needs no other font than the file of all."""

_EVERY_PLATE = Ink(1, 1, 1, 1, spot=ALL)
_WEIGHT = Pt(0.25)
_CROP_GAP = mm(3)
"""From trim to the crop mark: what a careless cut leaves on the page is white."""
_CROP_LENGTH = mm(6)
_BLEED_MARK = (mm(3), mm(6))
"""Bleed marks are the outer half of a crop mark's length, so that nobody cuts at them."""
_DASH = mm(1)
_CLEAR = mm(5)
"""Kept free of bar and slug on either side of a register or fold mark."""
_START = mm(8)
"""From the corner to where bar and slug begin: clear of the crop marks."""
_PATCH = mm(5)
_SLUG_SIZE = Pt(7)

_SOLIDS = (Ink(1, 0, 0, 0), Ink(0, 1, 0, 0), Ink(0, 0, 1, 0), Ink(0, 0, 0, 1))
_BAR = (
    *_SOLIDS,
    Ink(0.5, 0, 0, 0),
    Ink(0, 0.5, 0, 0),
    Ink(0, 0, 0.5, 0),
    Ink(0, 0, 0, 0.5),
    Ink(1, 1, 0, 0),
    Ink(1, 0, 1, 0),
    Ink(0, 1, 1, 0),
    Ink(0.3, 0.24, 0.24, 0),
    Ink(0, 0, 0, 0.3),
)
"""Solids for density, 50 % for dot gain, two inks over each other for trapping, and a grey of three inks
beside one of black: newspaper presses in balance show the two alike (WAN-IFRA's grey bar)."""

_UNDER_BLACK = Ink(0.5, 0, 0, 0)
"""Under the last patch's black bar: a RIP that ignores overprint leaves white there."""

_PLATES = tuple(zip("CMYK", _SOLIDS, strict=True))


@frozen
class Trimmed:
    """What the marks stand round."""

    width: Pt
    height: Pt
    bleed: Pt
    across: tuple[Pt, ...] = ()
    """x of folds."""
    down: tuple[Pt, ...] = ()
    """y of folds."""
    room: Pt = MARGIN
    """Round the trim, as far as marks may reach."""

    def middles(self, *, down: bool = False) -> list[float]:
        """Where register marks stand: half-way between folds."""
        folds, length = (self.down, self.height) if down else (self.across, self.width)
        return [(one + other) / 2 for one, other in pairwise((0.0, *folds, length))]

    @property
    def out(self) -> float:
        """From the trim to the middle of the margin."""
        return (self.room + self.bleed) / 2


@frozen
class _SlugType:
    """What slug lines are set in."""

    fonts: FontSet
    face: Face


class Margins:
    """The marks of an edition's pages, encoded: what all pages of the same inks share once, the rest page
    by page."""

    def __init__(
        self,
        trimmed: Trimmed,
        wanted: Collection[str],
        fonts: FontSet,
        stock: Stock,
        encode: Callable[[DisplayPage], PageContent],
        *,
        plates: bool = True,
    ) -> None:
        """`plates`: whether the slug line names them; a proof has none."""
        self._plates = plates
        self._trimmed, self._wanted, self._stock = trimmed, wanted, stock
        self._encode = encode
        self._type = _SlugType(fonts, fonts.face(FaceRef("黑")))
        if "slug" in wanted:
            _SLUG_CHARS.translate(stock.case(self._type.face.key).codes)
        self._shared: dict[tuple[Ink, ...], PageContent] = {}

    def of(self, words: str, spots: Iterable[str], tab: int = 0) -> tuple[PageContent, ...]:
        """The marks of a page that says `words` and prints in `spots` besides the four.

        `tab` is the number of the sheet's section where there are several: its collation mark.
        """
        inks = tuple([self._stock.inks.spots[spot]._replace(tint=1.0) for spot in sorted(spots)])
        items: list[Item] = []
        if "slug" in self._wanted:
            plates = [*_PLATES, *((f" {ink.spot}", ink) for ink in inks)] if self._plates else []
            items += _slug_line(self._trimmed, words, plates, self._type)
        if "fold" in self._wanted and tab:
            items += _collation_mark(self._trimmed, tab)
        shared = self._shared.get(inks)
        if shared is None:
            shared = self._shared[inks] = self._marks(self._alike(inks))
        return shared, self._marks(items)

    def _alike(self, spots: Sequence[Ink]) -> Iterator[Item]:
        """The marks that are alike on all pages that print in `spots`."""
        for name, made in _SHARED.items():
            if name in self._wanted:
                yield from made(self._trimmed)
        if "bar" in self._wanted:
            yield from _colour_bar(self._trimmed, spots)

    def _marks(self, items: Iterable[Item]) -> PageContent:
        """Items encoded as a stream that says it holds marks."""
        content = self._encode(DisplayPage(0, "", tuple(items)))
        stream = content.stream
        return replace(content, stream=replace(stream, entries=f"{MARKS_KEY} true{stream.entries}"))


def _rule(x: float, y: float, x2: float, y2: float) -> RuleItem:
    return RuleItem(Pt(x), Pt(y), Pt(x2), Pt(y2), _WEIGHT, _EVERY_PLATE, PRESS_AID)


def _outwards(trimmed: Trimmed, near: float, far: float, along: float) -> Iterator[RuleItem]:
    """At each corner two rules from `near` to `far`, in line with the trim grown by `along`."""
    width, height = trimmed.width, trimmed.height
    for x in (-along, width + along):
        yield _rule(x, -near, x, -far)
        yield _rule(x, height + near, x, height + far)
    for y in (-along, height + along):
        yield _rule(-near, y, -far, y)
        yield _rule(width + near, y, width + far, y)


def _crop_gap(trimmed: Trimmed) -> float:
    return max(_CROP_GAP, trimmed.bleed + mm(1))


def _crop_marks(trimmed: Trimmed) -> Iterator[RuleItem]:
    """裁切线 — two at each corner, in line with the trim, clear of the bleed."""
    near = _crop_gap(trimmed)
    return _outwards(trimmed, near, near + _CROP_LENGTH, 0.0)


def _bleed_marks(trimmed: Trimmed) -> Iterator[RuleItem]:
    """出血线 — in line with the bleed, where there is one."""
    if trimmed.bleed > 0:
        near = _crop_gap(trimmed)
        start, end = _BLEED_MARK
        yield from _outwards(trimmed, near + start, near + end, trimmed.bleed)


def _fold_marks(trimmed: Trimmed) -> Iterator[RuleItem]:
    """折标 — dashes in line with each fold, at both its ends."""
    near = _crop_gap(trimmed)
    for step in range(3):
        start = near + 2 * step * _DASH
        end = start + _DASH
        for x in trimmed.across:
            yield _rule(x, -start, x, -end)
            yield _rule(x, trimmed.height + start, x, trimmed.height + end)
        for y in trimmed.down:
            yield _rule(-start, y, -end, y)
            yield _rule(trimmed.width + start, y, trimmed.width + end, y)


def _register_marks(trimmed: Trimmed) -> Iterator[RuleItem | PathItem]:
    """套准线 — a cross in a ring in the middle of each side; between folds, where there are any."""
    out, reach = trimmed.out, mm(3)
    centres = [(x, y) for x in trimmed.middles() for y in (-out, trimmed.height + out)]
    centres += [(x, y) for y in trimmed.middles(down=True) for x in (-out, trimmed.width + out)]
    for x, y in centres:
        yield _rule(x - reach, y, x + reach, y)
        yield _rule(x, y - reach, x, y + reach)
        yield PathItem((disc(x, y, mm(1.8)),), _WEIGHT, _EVERY_PLATE, PRESS_AID)


_SHARED: dict[str, Callable[[Trimmed], Iterable[Item]]] = {
    "crop": _crop_marks,
    "bleed": _bleed_marks,
    "register": _register_marks,
    "fold": _fold_marks,
}


def _collation_mark(trimmed: Trimmed, tab: int) -> Iterator[FillItem]:
    """帖标 — a block beside the fold at the foot, a step further for each section: a section that is
    missing or out of order breaks the stair."""
    x = (trimmed.across[0] if trimmed.across else trimmed.width / 2) + _CLEAR / 2
    top = trimmed.height + trimmed.out - mm(1)
    yield FillItem(
        Rect(Pt(x + (tab - 1) * mm(4)), Pt(top), mm(4), mm(2)), Ink(0, 0, 0, 1), PRESS_AID
    )


def _past(trimmed: Trimmed, x: float, width: float) -> float:
    """Where a thing of `width` that would begin at `x` begins, so as not to touch a mark."""
    for stop in sorted((*trimmed.middles(), *trimmed.across)):
        if x < stop + _CLEAR and x + width > stop - _CLEAR:
            x = stop + _CLEAR
    return x


def _colour_bar(trimmed: Trimmed, spots: Sequence[Ink]) -> Iterator[Item]:
    """测控条 — solids, tints, two inks, greys, spots with their halves, and black over a tint."""
    top = Pt(trimmed.height + trimmed.out - _PATCH / 2)
    halves = [ink._replace(tint=0.5) for ink in spots]
    x: float = _START
    for ink in (*_BAR, *spots, *halves, _UNDER_BLACK):
        x = _past(trimmed, x, _PATCH)
        yield FillItem(Rect(Pt(x), top, _PATCH, _PATCH), ink, PRESS_AID)
        x += _PATCH
    middle = x - _PATCH / 2
    # A rule, for black rules overprint and black fills do not.
    yield RuleItem(Pt(middle), Pt(top + mm(1)), Pt(middle), Pt(top + mm(4)), mm(2), node=PRESS_AID)


def _slug_line(
    trimmed: Trimmed, words: str, plates: Sequence[tuple[str, Ink]], slug: _SlugType
) -> Iterator[TextItem]:
    """版边文字 — `words` on every plate, then each plate's name on that plate alone.

    Words that two spaces keep apart may be set apart, so that register and fold marks stay clear.
    """
    y = Pt(_SLUG_SIZE / 3 - trimmed.out)
    x: float = _START
    said = [(f"{part}  ", _EVERY_PLATE) for part in words.split("  ")]
    for text, ink in (*said, *plates):
        wide = _width(text, slug) * _SLUG_SIZE
        x = _past(trimmed, x, wide)
        yield TextItem(Pt(x), y, _SLUG_SIZE, _pieces(text, slug), ink, PRESS_AID)
        x += wide


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

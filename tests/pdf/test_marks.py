"""Marks outside the trim: where each stands, on which plates, and that each can be left off."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from composer.display.items import DisplayPage, FillItem, Ink, Item, PathItem, RuleItem, TextItem
from composer.fonts.library import FontLibrary
from composer.measure import Pt, mm
from composer.pdf.painting.content import PagePainter
from composer.pdf.painting.inks import ALL
from composer.pdf.painting.marks import EVERY_MARK, MARGIN, Margins, Trimmed
from composer.pdf.painting.stock import PageContent, Sheet, Stock
from tests.pdf.pages import SPOT

WIDE, HIGH = mm(275), mm(390)


def marks(
    fonts: FontLibrary,
    wanted: Collection[str] = EVERY_MARK,
    trimmed: Trimmed | None = None,
    spots: Collection[str] = (),
    tab: int = 0,
) -> list[Item]:
    """The items of all marks, as they go to the painter."""
    stock = Stock(fonts, (), Sheet.around(WIDE, HIGH, MARGIN), tagged=False)
    stock.inks[SPOT]
    found: list[Item] = []

    def encode(page: DisplayPage) -> PageContent:
        found.extend(page.items)
        return PagePainter(stock, lambda item: None).paint(page)

    own = trimmed or Trimmed(WIDE, HIGH, Pt(0))
    Margins(own, wanted, fonts, stock, encode).of("金坛时报  p01.pdf", spots, tab)
    return found


def rules(items: list[Item]) -> set[tuple[int, int, int, int]]:
    """Ends of all rules in tenths of a millimetre."""
    return {
        tuple(round(edge / mm(0.1)) for edge in (item.x, item.y, item.x2, item.y2))  # type: ignore[misc]
        for item in items
        if isinstance(item, RuleItem)
    }


@pytest.mark.parametrize("bleed", [0, 3, 5])
def test_all_marks_stand_outside_trim_and_bleed(fonts: FontLibrary, bleed: float) -> None:
    trimmed = Trimmed(WIDE, HIGH, mm(bleed), across=(Pt(WIDE / 2),), down=(Pt(HIGH / 2),))
    for item in marks(fonts, trimmed=trimmed, spots=[SPOT.spot], tab=2):
        for x, y in _points(item):
            out = max(-x, x - WIDE, -y, y - HIGH)
            assert out >= mm(bleed)
            assert out <= MARGIN + 0.01


def _points(item: Item) -> list[tuple[float, float]]:
    match item:
        case RuleItem():
            return [(item.x, item.y), (item.x2, item.y2)]
        case FillItem():
            return [(item.rect.x, item.rect.y), (item.rect.right, item.rect.bottom)]
        case PathItem():
            return [point for path in item.paths for point in path]
        case TextItem():
            return [(item.x, item.y), (item.x, item.y - item.size)]
    raise AssertionError(item)


def test_crop_marks_are_in_line_with_the_trim(fonts: FontLibrary) -> None:
    found = rules(marks(fonts, {"crop"}))
    assert (0, -30, 0, -90) in found
    assert (2780, 3900, 2840, 3900) in found
    assert len(found) == 8


def test_bleed_marks_only_where_there_is_bleed(fonts: FontLibrary) -> None:
    assert not rules(marks(fonts, {"bleed"}))
    found = rules(marks(fonts, {"bleed"}, Trimmed(WIDE, HIGH, mm(3))))
    assert (-30, -70, -30, -100) in found
    assert len(found) == 8


def test_fold_marks_are_in_line_with_the_fold(fonts: FontLibrary) -> None:
    trimmed = Trimmed(WIDE, HIGH, Pt(0), across=(Pt(WIDE / 2),), down=(Pt(HIGH / 2),))
    found = rules(marks(fonts, {"fold"}, trimmed))
    assert {x for x, y, x2, y2 in found if x == x2} == {1375}
    assert {y for x, y, x2, y2 in found if y == y2} == {1950}
    assert len(found) == 12
    assert not marks(fonts, {"fold"})


@pytest.mark.parametrize(("bleed", "near"), [(0, 30), (5, 60)])
def test_a_fold_is_three_dashes_of_a_millimetre(
    fonts: FontLibrary, bleed: float, near: int
) -> None:
    """A millimetre long and a millimetre apart, where crop marks begin: no knife takes them for its own."""
    folded = Trimmed(WIDE, HIGH, mm(bleed), across=(Pt(WIDE / 2),), down=(Pt(HIGH / 2),))
    found = rules(marks(fonts, {"fold"}, folded))
    for start in (near, near + 20, near + 40):
        end = start + 10
        assert (1375, -start, 1375, -end) in found
        assert (1375, 3900 + start, 1375, 3900 + end) in found
        assert (-start, 1950, -end, 1950) in found
        assert (2750 + start, 1950, 2750 + end, 1950) in found
    assert len(found) == 12


def test_register_marks_stand_between_folds(fonts: FontLibrary) -> None:
    assert _rings(marks(fonts, {"register"})) == {
        (1375, -60),
        (1375, 3960),
        (-60, 1950),
        (2810, 1950),
    }
    trimmed = Trimmed(WIDE, HIGH, Pt(0), across=(Pt(WIDE / 2),))
    heads = {x for x, y in _rings(marks(fonts, {"register"}, trimmed)) if y < 0}
    assert heads == {688, 2062}


def _rings(items: list[Item]) -> set[tuple[int, int]]:
    """Middles of the rings, in tenths of a millimetre."""
    found = set()
    for item in items:
        if isinstance(item, PathItem):
            (path,) = item.paths
            across, down = ([point[n] for point in path] for n in (0, 1))
            middle = ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
            found.add(tuple(round(part / mm(0.1)) for part in middle))
    return found  # type: ignore[return-value]


def test_bar_has_solids_tints_greys_and_overprint(fonts: FontLibrary) -> None:
    items = marks(fonts, {"bar"}, spots=[SPOT.spot])
    inks = [item.ink for item in items if isinstance(item, FillItem)]
    for ink in (Ink(1, 0, 0, 0), Ink(0, 0.5, 0, 0), Ink(1, 1, 0, 0), Ink(0.3, 0.24, 0.24, 0)):
        assert ink in inks
    assert {ink.tint for ink in inks if ink.spot == SPOT.spot} == {1.0, 0.5}
    (bar,) = (item for item in items if isinstance(item, RuleItem))
    under = next(i for i in items if isinstance(i, FillItem) and i.rect.x < bar.x < i.rect.right)
    assert (bar.ink, under.ink) == (Ink(), Ink(0.5, 0, 0, 0))


def test_each_plate_is_named_in_its_own_ink(fonts: FontLibrary) -> None:
    items = marks(fonts, {"slug"}, spots=[SPOT.spot])
    said = {
        "".join(chars for _, chars, _ in item.pieces).strip(): item.ink
        for item in items
        if isinstance(item, TextItem)
    }
    assert said["C"] == Ink(1, 0, 0, 0)
    assert said["K"] == Ink(0, 0, 0, 1)
    assert said["专红 1"].spot == "专红 1"
    assert said["金坛时报"].spot == said["p01.pdf"].spot == ALL


def test_bar_and_slug_leave_register_marks_free(fonts: FontLibrary) -> None:
    """On a page so narrow that its middle is in their way."""
    narrow = Trimmed(mm(100), HIGH, Pt(0))
    middle = mm(50)
    for item in marks(fonts, {"bar"}, narrow):
        if isinstance(item, FillItem):
            assert item.rect.right <= middle - mm(3) or item.rect.x >= middle + mm(3)


def test_none_wanted_none_made(fonts: FontLibrary) -> None:
    assert not marks(fonts, ())

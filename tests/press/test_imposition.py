"""Page order and sheet geometry, as a press hall's tables have them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.measure import Pt, Rect
from composer.press.imposition import (
    BLANK,
    MULTIPLES,
    SCHEMES,
    Scheme,
    Side,
    impose,
    layout,
    padded,
)


def table(pages: int, scheme: Scheme, *sections: range) -> list[str]:
    """``1A 4|1``: sheet, side, its pages by rows; a page on its head has a ``'``."""
    return [said(side) for side in impose(sections or [range(1, pages + 1)], scheme)]


def said(side: Side) -> str:
    rows: dict[int, dict[int, str]] = {}
    for cell in side.cells:
        rows.setdefault(cell.row, {})[cell.column] = f"{cell.page}{chr(39) * cell.turned}"
    words = "/".join("|".join(row.get(n, "-") for n in (0, 1)) for _, row in sorted(rows.items()))
    return f"{side.sheet}{side.face} {words}"


NESTED = {
    2: ["1A -|1", "1B 2|-"],
    4: ["1A 4|1", "1B 2|3"],
    6: ["1A 6|1", "1B 2|5", "2A -|3", "2B 4|-"],
    8: ["1A 8|1", "1B 2|7", "2A 6|3", "2B 4|5"],
    12: ["1A 12|1", "1B 2|11", "2A 10|3", "2B 4|9", "3A 8|5", "3B 6|7"],
    16: [
        "1A 16|1",
        "1B 2|15",
        "2A 14|3",
        "2B 4|13",
        "3A 12|5",
        "3B 6|11",
        "4A 10|7",
        "4B 8|9",
    ],
}


@pytest.mark.parametrize("scheme", ["tabloid", "broadsheet"])
@pytest.mark.parametrize("pages", NESTED)
def test_nested_pairs(pages: int, scheme: Scheme) -> None:
    assert table(pages, scheme) == NESTED[pages]


def test_24_pages_begin_and_end_as_they_should() -> None:
    sides = table(24, "tabloid")
    assert (sides[0], sides[-1], len(sides)) == ("1A 24|1", "6B 12|13", 12)


def test_four_up_eight_and_sixteen_pages() -> None:
    assert table(8, "four-up") == ["1A 5'|4'/8|1", "1B 3'|6'/2|7"]
    assert table(16, "four-up") == [
        "1A 13'|4'/16|1",
        "1B 3'|14'/2|15",
        "2A 9'|8'/12|5",
        "2B 7'|10'/6|11",
    ]


def test_spreads_are_what_a_reader_opens() -> None:
    assert table(6, "spreads") == ["1 -|1", "2 2|3", "3 4|5", "4 6|-"]
    assert table(5, "spreads") == ["1 -|1", "2 2|3", "3 4|5"]


def test_single_sheets() -> None:
    assert table(4, "single") == ["1A 1|-", "1B 2|-", "2A 3|-", "2B 4|-"]


def test_sections_nest_each_for_itself() -> None:
    assert table(12, "broadsheet", range(1, 9), range(9, 13)) == [
        *NESTED[8],
        "1A 12|9",
        "1B 10|11",
    ]


@pytest.mark.parametrize(("pages", "scheme"), [(3, "tabloid"), (12, "four-up"), (0, "single")])
def test_counts_that_cannot_be_folded(pages: int, scheme: Scheme) -> None:
    with pytest.raises(ValueError):
        impose([range(1, pages + 1)], scheme)


COUNTS = st.integers(1, 96)


@given(COUNTS, st.sampled_from(SCHEMES))
def test_every_page_exactly_once(count: int, scheme: Scheme) -> None:
    pages = padded(range(1, count + 1), scheme)
    placed = Counter(c.page for side in impose([pages], scheme) for c in side.cells)
    del placed[BLANK]
    assert placed == Counter(range(1, count + 1))
    assert 0 <= len(pages) - count < MULTIPLES[scheme]


@given(COUNTS.map(lambda half: 2 * half), st.sampled_from(["tabloid", "broadsheet"]))
def test_neighbours_add_up_and_backs_follow_fronts(count: int, scheme: Scheme) -> None:
    sides = impose([range(1, count + 1)], scheme)
    for side in sides:
        if len(side.cells) == 2:
            assert sum(cell.page for cell in side.cells) == count + 1
    check_backing(sides)


@given(st.integers(1, 12).map(lambda eight: 8 * eight))
def test_four_up_is_backed(count: int) -> None:
    sides = impose([range(1, count + 1)], "four-up")
    assert all(len(side.cells) == 4 for side in sides)
    for side in sides:
        for row in (0, 1):
            pair = [cell.page for cell in side.cells if cell.row == row]
            assert sum(pair) == count + 1
    check_backing(sides)


def check_backing(sides: list[Side]) -> None:
    """Turned over at its spine, a sheet shows behind each page the other one of its leaf."""
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        behind = {(1 - cell.column, cell.row): cell for cell in back.cells}
        for cell in front.cells:
            other = behind[cell.column, cell.row]
            assert {cell.page, other.page} == {2 * ((cell.page + 1) // 2) - n for n in (0, 1)}
            assert (cell.turned, cell.depth) == (other.turned, other.depth)


WIDE, HIGH = Pt(275), Pt(390)


def test_pages_lie_side_by_side_and_bleed_stops_at_the_fold() -> None:
    plan = layout("tabloid", WIDE, HIGH, bleed=Pt(9))
    (left, right) = plan.spots(impose([range(1, 5)], "tabloid")[0])
    assert (plan.width, plan.height, plan.across, plan.down) == (550, 390, (275,), ())
    assert (left.page, left.trim) == (4, Rect(Pt(0), Pt(0), WIDE, HIGH))
    assert (right.page, right.trim.x) == (1, 275)
    assert (left.clip.x, left.clip.right, left.clip.y, left.clip.bottom) == (-9, 275, -9, 399)
    assert (right.clip.x, right.clip.right) == (275, 559)


def test_gutter_gives_room_for_bleed_at_the_spine() -> None:
    plan = layout("tabloid", WIDE, HIGH, gutter=Pt(10), bleed=Pt(9))
    left, right = plan.spots(impose([range(1, 5)], "tabloid")[0])
    assert (plan.width, plan.across) == (560, (280,))
    assert (left.clip.right, right.trim.x, right.clip.x) == (280, 285, 280)


def test_creep_moves_inner_sheets_towards_the_spine() -> None:
    plan = layout("tabloid", WIDE, HIGH, creep=Pt(0.5))
    sides = impose([range(1, 13)], "tabloid")
    moved = [[spot.trim.x for spot in plan.spots(side)] for side in sides[::2]]
    assert moved == [[0, 275], [0.5, 274.5], [1, 274]]
    for side in sides:
        for spot in plan.spots(side):
            assert spot.clip.x >= 275 or spot.clip.right <= 275


def test_creep_of_four_up_counts_leaves() -> None:
    plan = layout("four-up", WIDE, HIGH, creep=Pt(1))
    spots = plan.spots(impose([range(1, 17)], "four-up")[2])
    assert {spot.page: spot.trim.x for spot in spots} == {9: 3, 8: 272, 12: 2, 5: 273}
    assert plan.down == (390,)


def test_bound_on_the_right() -> None:
    plan = layout("tabloid", WIDE, HIGH)
    side = impose([range(1, 5)], "tabloid")[0]
    assert [(s.page, s.trim.x) for s in plan.spots(side, mirrored=True)] == [(4, 275), (1, 0)]


def test_a_broadsheet_is_folded_across_too() -> None:
    assert layout("broadsheet", WIDE, HIGH).down == (195,)


@given(st.sampled_from(SCHEMES), st.integers(1, 32), st.floats(0, 2), st.floats(0, 30))
def test_clips_never_overlap(scheme: Scheme, count: int, creep: float, gutter: float) -> None:
    plan = layout(scheme, WIDE, HIGH, gutter=Pt(gutter), bleed=Pt(8.5), creep=Pt(creep))
    for side in impose([padded(range(1, count + 1), scheme)], scheme):
        spots = plan.spots(side)
        for at, one in enumerate(spots):
            assert not any(one.clip.overlaps(other.clip) for other in spots[at + 1 :])

"""Runaround: what shapes leave of lines, both sides in one row, and what of it is reported."""

from __future__ import annotations

from itertools import pairwise
from math import dist, pi, sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.diagnostics.diagnostic import Diagnostic
from composer.display.items import FillItem, PictureItem, TextItem
from composer.fonts.metrics import FontSet
from composer.galley import Setter
from composer.makeup.flow.flow import Flow
from composer.makeup.frames.frames import Slot
from composer.makeup.frames.rows import Rows
from composer.makeup.frames.runaround import (
    LEAST,
    Ring,
    around,
    block,
    clipped,
    ellipse,
    room,
    stretch,
)
from composer.measure import Length, Pt, Rect, Unit
from composer.papers.models import (
    Area,
    HeadlineUse,
    Picture,
    PictureSlot,
    Place,
    QuoteSlot,
    Shape,
    Side,
    TextSetting,
    TextStyle,
)
from composer.papers.models.values import ColourRef, Point
from composer.story.blocks import Crosshead, Paragraph, Table
from composer.story.text import Text
from tests.makeup.editions import codes, compose_areas, place, story, text_items, words

EM = Pt(9)
BODY = 9


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Pt(x), Pt(y), Pt(width), Pt(height))


LINE = rect(0, 0, 23 * 9, 9)


# ── parts of a line ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("both", [(0, 6), (17 * 9, 6)]),
        ("left", [(0, 6)]),
        ("right", [(17 * 9, 6)]),
        ("wider", [(0, 6)]),
    ],
)
def test_sides_of_a_picture_in_the_middle(side: Side, expected: list[tuple[float, int]]) -> None:
    picture = block(rect(7 * 9, -20, 9 * 9, 60), 9, side)
    assert room(LINE, [picture], EM) == [(x, ems * 1000) for x, ems in expected]


def test_fewer_than_four_ems_stay_empty() -> None:
    picture = block(rect(4 * 9, -20, 12 * 9, 60), 9, "both")
    assert room(LINE, [picture], EM) == [(17 * 9, 6000)]


def test_what_is_left_of_an_em_lies_beside_the_shape() -> None:
    """Both parts stay flush with the column's edges."""
    picture = block(rect(70, -20, 60, 60), 9, "both")
    (left, wide), (right, narrow) = room(LINE, [picture], EM)
    assert left == LINE.x
    assert wide == 6000
    assert right + narrow * EM / 1000 == pytest.approx(LINE.right)


def test_a_line_that_nothing_touches_keeps_its_measure() -> None:
    assert room(rect(0, 0, 85.5, 9), [], EM) == [(0, 9500)]


@settings(max_examples=60, deadline=None)
@given(
    x=st.floats(-40, 240), y=st.floats(-60, 60), radius=st.floats(6, 90), standoff=st.floats(0, 18)
)
def test_text_keeps_its_distance_from_a_circle(
    x: float, y: float, radius: float, standoff: float
) -> None:
    """No point of any part's em box is nearer to the circle's middle than radius and stand-off."""
    circle = ellipse(rect(x - radius, y - radius, 2 * radius, 2 * radius), circle=True)
    for left, width in room(LINE, [around([circle], standoff, "both")], EM):
        right = left + width * EM / 1000
        near = min(max(x, left), right), min(max(y, LINE.y), LINE.bottom)
        assert dist(near, (x, y)) > radius + standoff - 0.2


def test_a_circle_is_followed_line_by_line() -> None:
    """Against the circle's own arithmetic, with the corner of the em box that is nearest."""
    circle = around([ellipse(rect(0, 0, 180, 180), circle=True)], 9.02, "both")
    for top in range(0, 172, 9):
        taken = circle.across(top, top + 9)
        off = max(0, top - 90, 90 - top - 9)
        assert taken is not None
        assert taken[1] == pytest.approx(90 + sqrt(99**2 - off**2), abs=0.1)


def test_text_does_not_enter_a_hollow() -> None:
    """A shape like 凹 takes its hollow too: text inside would be lost to the eye."""
    cup: Ring = ((0, 0), (20, 0), (20, 60), (80, 60), (80, 0), (100, 0), (100, 80), (0, 80))
    assert around([cup], 0).across(10, 19) == pytest.approx((0, 100))


def test_a_ring_is_clipped_to_its_place() -> None:
    ring: Ring = ((-50, 50), (50, -50), (150, 50), (50, 150))
    cut = clipped(ring, rect(0, 0, 100, 100))
    assert all(0 <= value <= 100 for point in cut for value in point)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(cut, (*cut[1:], cut[0]), strict=True)) / 2
    assert abs(area) == pytest.approx(100 * 100)
    assert clipped(ring, rect(300, 300, 10, 10)) == ()


def test_a_rule_stops_at_a_shape() -> None:
    circle = around([ellipse(rect(0, 50, 100, 100), circle=True)], 9)
    parts = stretch([circle], 50, 0, 200)
    assert [(part.y, part.bottom) for part in parts] == [
        pytest.approx((0, 41), abs=0.1),
        pytest.approx((159, 200), abs=0.1),
    ]
    assert len(stretch([circle], 120, 0, 200)) == 1


def test_a_circle_has_the_area_of_a_circle() -> None:
    ring = ellipse(rect(0, 0, 100, 60), circle=True)
    following = (*ring[1:], ring[0])
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True)) / 2
    assert area == pytest.approx(pi * 30**2, rel=0.001)


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────


def parted(*rows: int) -> list[Slot]:
    """One column; each row has so many slots."""
    return [
        Slot(Pt(part * 100), Pt(row * 11.5), 8000, 0, row)
        for row, count in enumerate(rows)
        for part in range(count)
    ]


def test_halves_of_a_line_are_one_row() -> None:
    rows = Rows(parted(1, 2, 2, 1))
    assert rows.parted
    assert rows.touched(0, 3) == 2
    assert rows.slots_for(1, 2) == 3
    assert rows.begins(2) == 3
    assert rows.after(1, 2) == 5
    assert not rows.whole(0, 2)
    assert rows.whole(5, 1)


def test_rows_of_plain_columns_are_slots() -> None:
    rows = Rows(parted(1, 1, 1))
    assert not rows.parted
    assert (rows.touched(0, 3), rows.slots_for(0, 2), rows.begins(1)) == (3, 2, 1)


def test_a_crosshead_takes_whole_rows(fonts: FontSet) -> None:
    slots = parted(*[2] * 12)
    blocks = [
        Paragraph(Text("春" * 20)),
        Crosshead(Text("小标题")),
        Paragraph(Text("天" * 40)),
    ]
    filled = Flow(Setter(fonts, TextStyle()), blocks).fill(slots)
    head = next(p for p in filled.lines if p.block == 1)
    beside = [
        p for p in filled.lines if p.block == 2 and p.slot.row in (head.slot.row, head.slot.row + 1)
    ]
    assert head.slot.x == 0
    assert beside == []


def test_a_table_stands_below_a_parted_line(fonts: FontSet) -> None:
    slots = [*parted(2, 2), *[Slot(Pt(0), Pt(row * 11.5), 20000, 0, row) for row in range(2, 12)]]
    table = Table((((Text("站"), Text("时"))), ((Text("东门"), Text("六点")))))
    filled = Flow(Setter(fonts, TextStyle()), [table]).fill(slots)
    assert filled.left is None
    assert min(p.slot.row for p in filled.lines) == 2


@settings(max_examples=40, deadline=None)
@given(
    lengths=st.lists(st.integers(1, 60), min_size=1, max_size=8),
    shape=st.lists(st.integers(1, 2), min_size=4, max_size=14),
    heads=st.sets(st.integers(0, 7)),
)
def test_nothing_is_lost_at_both_sides_of_a_shape(
    fonts: FontSet, lengths: list[int], shape: list[int], heads: set[int]
) -> None:
    slots = parted(*shape) + [
        slot._replace(column=1, width=11000) for slot in parted(*[1] * len(shape))
    ]
    blocks = []
    for number, length in enumerate(lengths):
        if number in heads:
            blocks.append(Crosshead(Text("小标题")))
        blocks.append(Paragraph(Text(("春天有六个节气，谷雨走在最后。" * 5)[:length])))
    filled = Flow(Setter(fonts, TextStyle()), blocks).fill(slots)
    placed = "".join(blocks[p.block].text.chars[p.line.start : p.line.end] for p in filled.lines)
    left = ""
    if filled.left:
        left = blocks[filled.left.block].text.chars[filled.left.offset :]
        left += "".join(block.text.chars for block in blocks[filled.left.block + 1 :])
    assert placed + left == "".join(block.text.chars for block in blocks)
    order = [slots.index(p.slot) for p in filled.lines]
    assert order == sorted(set(order))


# ── on the page ───────────────────────────────────────────────────────────────────────────────────


def zi(value: float) -> Length:
    return Length(value, Unit.ZI)


def serious(findings: list[Diagnostic]) -> list[str]:
    """What was found, less white below a story that is short on purpose."""
    return [code for code in codes(findings) if code != "W110"]


def body(items: list[TextItem]) -> list[TextItem]:
    return [item for item in items if item.size == BODY]


def test_both_sides_are_read_from_left_to_right(fonts: FontSet, tmp_path: Path) -> None:
    slot = PictureSlot(
        at=Place(x=zi(12), width=zi(11), y=zi(4), height=zi(10)),
        shape=Shape(kind="circle"),
        side="both",
        caption="none",
    )
    areas = {"a": Area(at=place("1-3", "1-30"), text=TextSetting(columns=1), pictures={"p": slot})}
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(600), "1.a")}, pictures={"p": Picture(file="x.jpg")}
    )
    assert serious(findings) == []
    lines = body(text_items(made.display.pages[0]))
    pairs = [(a, b) for a, b in pairwise(lines) if a.y == b.y]
    assert len(pairs) >= 8
    assert all(a.x < b.x for a, b in pairs)
    assert made.stories[0].set == made.stories[0].given
    picture = next(item for item in made.display.pages[0].items if isinstance(item, PictureItem))
    assert len(picture.rings) == 1
    for a, b in pairs:
        assert b.x - a.x > 8 * BODY


def test_captions_stand_below_a_shape(fonts: FontSet, tmp_path: Path) -> None:
    slot = PictureSlot(at=place("1-2", "3-14"), shape=Shape(kind="ellipse"))
    areas = {"a": Area(at=place("1-4", "1-30"), text=TextSetting(columns=2), pictures={"p": slot})}
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(560), "1.a")},
        pictures={"p": Picture(file="x.jpg", caption="图片说明。")},
    )  # fmt: skip
    assert serious(findings) == []
    page = made.display.pages[0]
    caption = next(item for item in text_items(page) if item.size == 7.5)
    picture = next(item for item in page.items if isinstance(item, PictureItem))
    assert caption.y > picture.rect.bottom
    for item in body(text_items(page)):
        box = Rect(item.x, Pt(item.y - 8), Pt(9), Pt(9))
        assert not box.overlaps(Rect(caption.x, Pt(caption.y - 7), Pt(100), Pt(8)))


def test_a_jump_line_has_room_beside_a_shape(fonts: FontSet, tmp_path: Path) -> None:
    """The last line is parted 14 : 5 字; the jump line stands where it fits."""
    slot = PictureSlot(
        at=Place(x=zi(15), width=zi(2), lines=place("1", "20-30").lines),
        side="both",
        caption="none",
    )
    areas = {
        "a": Area(at=place("1-2", "1-30"), text=TextSetting(columns=1), pictures={"p": slot}),
        "b": Area(at=place("3-6", "1-40"), text=TextSetting(columns=2)),
    }
    made, _ = compose_areas(
        fonts,
        tmp_path,
        areas,
        {"s": (story(1000), "1.a 2.b")},
        pictures={"p": Picture(file="x.jpg")},
    )
    page = made.display.pages[0]
    jump = next(item for item in text_items(page) if "下转" in "".join(p[1] for p in item.pieces))
    picture = next(item for item in page.items if isinstance(item, PictureItem))
    assert jump.x + 6 * BODY <= picture.rect.x
    assert made.stories[0].set == made.stories[0].given


def test_a_quote_is_an_artifact_if_the_story_says_it(fonts: FontSet, tmp_path: Path) -> None:
    quote = QuoteSlot(at=Place(columns=None, x=zi(8), width=zi(9), lines=place("1", "4-9").lines))
    areas = {"a": Area(at=place("1-4", "1-24"), text=TextSetting(columns=2), quotes={"q": quote})}
    for said, node in (("谷雨走在|最后", -1), ("没有人说过", 0)):
        made, findings = compose_areas(
            fonts, tmp_path, areas, {"s": (story(500), "1.a")}, quotes={"q": said}
        )
        assert serious(findings) == []
        page = made.display.pages[0]
        large = [item for item in text_items(page) if item.size == 14]
        assert "".join(w for w in words(page) if w in said) == said.replace("|", "")
        assert all((item.node >= 0) == (node >= 0) for item in large)
        roles = {n.id: n.role for n in made.display.nodes}
        assert {roles.get(item.node) for item in large} == ({None} if node else {"Note"})


def test_a_tinted_quote_in_a_circle(fonts: FontSet, tmp_path: Path) -> None:
    at = Place(x=zi(12), width=zi(11), y=zi(4), height=zi(11))
    quote = QuoteSlot(at=at, shape=Shape(kind="circle"), tint=ColourRef("black", 0.1))
    areas = {"a": Area(at=place("1-3", "1-30"), text=TextSetting(columns=1), quotes={"q": quote})}
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(500), "1.a")}, quotes={"q": "谷雨走在最后"}
    )
    assert serious(findings) == []
    fill = next(item for item in made.display.pages[0].items if isinstance(item, FillItem))
    assert len(fill.rings) == 1


def test_a_headline_may_have_a_shape(fonts: FontSet, tmp_path: Path) -> None:
    points = tuple(map(Point.parse, ("0 0", "100% 0", "100% 50%", "0 100%")))
    plain = HeadlineUse(placement="between", at=place("2-3", "6-15"))
    shaped = HeadlineUse(placement="between", at=plain.at, shape=Shape(points=points))
    counts = []
    for use in (plain, shaped):
        areas = {"a": Area(at=place("1-4", "1-24"), headline=use)}
        made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(500), "1.a")})
        assert [code for code in codes(findings) if code[0] == "E"] == []
        lines = body(text_items(made.display.pages[0]))
        counts.append(sum(286 <= item.x < 390 and 170 < item.y < 220 for item in lines))
    assert counts[0] == 0 < counts[1]


def test_a_story_turns_a_corner(fonts: FontSet, tmp_path: Path) -> None:
    """拐弯栏: what is cut out of an area holds another, and no text of the first."""
    areas = {
        "a": Area(at=place("1-4", "1-30"), cut=(place("3-4", "12-30"),)),
        "b": Area(at=place("3-4", "12-30")),
    }
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(700), "1.a"), "t": (story(200), "1.b")}
    )
    assert "E103" not in codes(findings)
    page = made.display.pages[0]
    nodes = {node.id: node for node in made.display.nodes}

    def owner(item: TextItem) -> str:
        node = nodes[item.node]
        while not node.story:
            node = nodes[node.parent]
        return node.story

    inner = [item for item in body(text_items(page)) if item.x > 280 and item.y > 210]
    assert inner
    assert {owner(item) for item in inner} == {"t"}


@pytest.mark.parametrize(
    ("shape", "side", "code"),
    [
        (("0 0", "130% 0", "50% 100%"), "wider", "E131"),
        (("0 0", "100% 100%"), "wider", "E132"),
        (("0 0", "50% 50%", "100% 100%"), "wider", "E132"),
    ],
)
def test_shapes_that_cannot_be(
    fonts: FontSet, tmp_path: Path, shape: tuple[str, ...], side: Side, code: str
) -> None:
    slot = PictureSlot(
        at=place("2", "3-9"), shape=Shape(points=tuple(map(Point.parse, shape))), side=side
    )
    areas = {"a": Area(at=place("1-4", "1-30"), pictures={"p": slot})}
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(700), "1.a")}, pictures={"p": Picture(file="x.jpg")}
    )
    assert code in codes(findings)
    assert made.stories[0].set == made.stories[0].given


def test_a_side_without_room_is_said(fonts: FontSet, tmp_path: Path) -> None:
    at = Place(x=zi(4), width=zi(15), lines=place("1", "3-12").lines)
    slot = PictureSlot(at=at, shape=Shape(kind="rect"), side="both")
    areas = {"a": Area(at=place("1-2", "1-30"), text=TextSetting(columns=1), pictures={"p": slot})}
    _, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(300), "1.a")}, pictures={"p": Picture(file="x.jpg")}
    )
    found = [finding for finding in findings if finding.code == "W133"]
    assert [finding.values["measured"] for finding in found] == ["3.0 字", "3.0 字"]
    assert LEAST == 4


def test_pictures_over_each_other_are_said(fonts: FontSet, tmp_path: Path) -> None:
    plain = {"p": PictureSlot(at=place("1-2", "3-9")), "r": PictureSlot(at=place("2-3", "8-12"))}
    shaped = {
        **plain, "r": PictureSlot(at=place("2-3", "8-12"), shape=Shape(kind="circle"))
    }  # fmt: skip
    for slots, expected in ((plain, ["E103"]), (shaped, [])):
        areas = {"a": Area(at=place("1-4", "1-30"), pictures=slots)}
        _, findings = compose_areas(
            fonts, tmp_path, areas, {"s": (story(500), "1.a")},
            pictures={"p": Picture(file="x.jpg"), "r": Picture(file="y.jpg")},
        )  # fmt: skip
        assert serious(findings) == expected

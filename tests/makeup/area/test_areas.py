"""Areas: headlines in whole lines, boxes, re-division, pictures, threads over pages and measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.display.items import PictureItem
from composer.fonts.metrics import FontSet
from composer.makeup.frames.frames import divide
from composer.makeup.grid import Grid
from composer.measure import Length, Pt, Rect, Unit
from composer.papers.models import (
    Area,
    Box,
    Format,
    HeadlineUse,
    Picture,
    PictureSlot,
    Place,
    QuoteSlot,
    TextSetting,
)
from composer.papers.models.values import Range
from tests.makeup.editions import codes, compose_areas, place, story, text_items, words
from tests.mixtures import overlaps


def body_xs(items: list[object]) -> set[float]:
    return {round(item.x, 2) for item in items}  # type: ignore[attr-defined]


def test_grid_arithmetic_of_a_tabloid() -> None:
    """六栏十一字, the usual tabloid: 6 columns of 11 字 and 1 字 between are 71 字, 225 mm at 9 pt."""
    area = Grid.of(Format(), 1).type_area
    assert area.width == pytest.approx(71 * 9)
    assert area.width * 25.4 / 72 == pytest.approx(225, abs=1)


@pytest.mark.parametrize(
    ("ems", "count", "expected", "gutter"),
    [(35, 2, 17, 1), (47, 3, 15, 1), (69, 3, 22, 1.5), (20, 2, 9, 2), (23, 1, 23, 0)],
)
def test_divided_columns_are_whole_ems(ems: int, count: int, expected: int, gutter: float) -> None:
    """变栏: what the division leaves over widens the gutters (方正飞腾 calls it 绝对)."""
    columns = divide(Rect(Pt(0), Pt(0), Pt(ems * 9), Pt(100)), count, Pt(9), Pt(9))
    assert [round(column.width / 9, 6) for column in columns] == [expected] * count
    if count > 1:
        assert columns[1].x - columns[0].width == pytest.approx(gutter * 9)


def test_headline_takes_whole_lines(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-3", "1-30"))}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(600), "1.a")})
    assert codes(findings) in ([], ["W110"])
    body = [item for item in text_items(made.display.pages[0]) if item.size == 9]
    top = Grid.of(Format(), 1).top(1)
    for item in body:
        steps = (item.y - 0.88 * 9 - top) / 11.5
        assert abs(steps - round(steps)) < 1e-6


def test_columns_of_a_story_end_level(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-4", "1-40"))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (story(500), "1.a")})
    feet: dict[float, float] = {}
    for item in text_items(made.display.pages[0]):
        if item.size == 9:
            column = round((item.x - 70) // 108)
            feet[column] = max(feet.get(column, 0), item.y)
    ends = [feet[column] for column in sorted(feet)]
    assert len(ends) == 4
    assert max(ends) - min(ends[:-1]) < 11.6


def test_box_keeps_whole_ems(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-3", "1-30"), box=Box(), text=TextSetting(columns=2))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (story(500), "1.a")})
    for item in text_items(made.display.pages[0]):
        if item.size == 9:
            assert 70 + 9 <= item.x <= 70 + 34 * 9


def test_text_runs_round_a_picture(fonts: FontSet, tmp_path: Path) -> None:
    slot = PictureSlot(at=place("2-3", "5-12"))
    areas = {"a": Area(at=place("1-4", "1-30"), pictures={"p": slot})}
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(700), "1.a")},
        pictures={"p": Picture(file="x.jpg", caption="图片说明。")},
    )  # fmt: skip
    assert "E105" not in codes(findings)
    page = made.display.pages[0]
    picture = next(item for item in page.items if type(item).__name__ == "PictureItem")
    rect = picture.rect  # type: ignore[union-attr]
    for item in text_items(page):
        box = Rect(Pt(item.x), Pt(item.y - 0.88 * item.size), Pt(9), item.size)
        assert not rect.overlaps(box)


def test_a_thread_over_pages_of_different_measure(fonts: FontSet, tmp_path: Path) -> None:
    areas = {
        "a": Area(at=place("1-2", "1-16")),
        "b": Area(at=place("3-6", "1-30"), text=TextSetting(columns=2)),
    }
    text = story(900)
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a 2.b")})
    assert [code for code in codes(findings) if code[0] == "E"] == []
    report = made.stories[0]
    assert report.set == report.given
    assert [(jump.start, jump.to) for jump in report.jumps] == [(1, 2)]
    assert words(made.display.pages[0])[-1] == "（下转第2版）"
    assert "（上接第1版）" in words(made.display.pages[1])[0]


def test_no_jump_where_the_story_ends_before(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-3", "1-30"))}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(300), "1.a 2.a")})
    assert made.stories[0].jumps == ()
    assert "W113" in codes(findings)


def test_overset_is_said_with_its_place(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1", "1-12"))}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(400), "1.a")})
    overset = made.stories[0].overset
    assert overset is not None
    found = next(finding for finding in findings if finding.code == "E101")
    assert found.values["chars"] == overset.chars == len(overset.text)
    text = story(400).splitlines()[overset.place.line - 1]
    assert text[overset.place.column - 1 :] == overset.text


@pytest.mark.parametrize(
    ("areas", "code"),
    [
        ({"a": Area(at=place("1-7", "1-20"))}, "E102"),
        ({"a": Area(at=place("1-3", "1-20")), "b": Area(at=place("3-4", "20-30"))}, "E103"),
        ({"a": Area(at=place("1-3", "1"))}, "E104"),
        (
            {"a": Area(at=place("1-3", "1-20"), headline=HeadlineUse(placement="between"))},
            "E115",
        ),
    ],
)
def test_geometry_that_cannot_be(
    fonts: FontSet, tmp_path: Path, areas: dict[str, Area], code: str
) -> None:
    _, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(200), "1.a")})
    assert code in codes(findings)


def test_vertical_headline_stands_beside_the_text(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-2", "1-20"), headline=HeadlineUse(vertical=True))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (story(150, headline="老街尽头"), "1.a")})
    items = text_items(made.display.pages[0])
    head = next(item for item in items if item.vertical)
    assert "".join(chars for _, chars, _ in head.pieces) == "老街尽头"
    assert all(item.x > head.x for item in items if item is not head)


def test_headline_between_its_text(fonts: FontSet, tmp_path: Path) -> None:
    use = HeadlineUse(placement="between", at=place("2-3", "6-10"))
    areas = {"a": Area(at=place("1-4", "1-20"), headline=use)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(500), "1.a")})
    assert [code for code in codes(findings) if code[0] == "E"] == []
    items = text_items(made.display.pages[0])
    assert min(item.y for item in items if item.size == 9) < items[0].y


@pytest.mark.parametrize(("columns", "said"), [("5-6", "3 栏"), ("3-4", "1 栏"), ("3", None)])
def test_a_headline_in_columns_that_are_not(
    fonts: FontSet, tmp_path: Path, columns: str, said: str | None
) -> None:
    """The columns of its place are the area's own, and this has three."""
    use = HeadlineUse(placement="between", at=place(columns, "1-4"))
    areas = {"a": Area(at=place("1-3", "1-20"), headline=use)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(300), "1.a")})
    found = [one.values["measured"].zh for one in findings if one.code == "E151"]
    assert found == ([said] if said else [])
    assert ("标题" in words(made.display.pages[0])) == (said is None)


def test_a_headline_that_is_not_set_is_said_and_not_counted(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-3", "1-20"), headline=HeadlineUse(placement="none"))}
    made, findings = compose_areas(
        fonts, tmp_path, areas, {"s": (story(200, headline="五个字标题"), "1.a")}
    )
    assert made.stories[0].given - made.stories[0].set == 5
    assert "N116" in [finding.code for finding in findings]


def test_a_label_over_a_vertical_headline_is_set(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-3", "1-20"), headline=HeadlineUse(vertical=True))}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (story(200, label="专栏"), "1.a")})
    assert "专栏" in words(made.display.pages[0])


def test_a_quote_that_is_a_little_high_makes_its_place_higher(
    fonts: FontSet, tmp_path: Path
) -> None:
    """The text keeps clear of it (W109); one that its area cannot hold is left out whole (E154)."""
    areas = {"a": Area(at=place("1-2", "1-30"), quotes={"q": QuoteSlot(at=place("1", "3-5"))})}
    for count, code in ((15, "W109"), (150, "E154")):
        files = {"s": (story(500), "1.a")}
        made, findings = compose_areas(fonts, tmp_path, areas, files, quotes={"q": "摘句" * count})
        assert code in codes(findings)
        page = made.display.pages[0]
        assert "".join(words(page)).count("摘") == (15 if code == "W109" else 0)
        assert overlaps(fonts, page, 0.5) == []


@pytest.mark.parametrize(
    "at",
    [
        Place(x=Length(5000, Unit.PT), lines=Range.parse("1-10")),
        Place(columns=Range.parse("1"), lines=Range.parse("1-1")),
        Place(columns=Range.parse("1"), lines=Range.parse("3-10"), height=Length(9, Unit.PT)),
    ],
    ids=["no width", "no height beside the caption", "a hair"],
)
def test_a_slot_without_room_is_said_at_the_slot(fonts: FontSet, tmp_path: Path, at: Place) -> None:
    slot = PictureSlot(at=at)
    area = Area(at=place("1-2", "1-20"), pictures={"one": slot})
    pictures = {"one": Picture(file="a.jpg", caption="屋顶。" * 30)}
    made, found = compose_areas(
        fonts, tmp_path, {"a": area}, {"s": (story(30), "1.a")}, pictures=pictures
    )
    assert "E554" in codes(found)
    assert not [item for item in made.display.pages[0].items if isinstance(item, PictureItem)]

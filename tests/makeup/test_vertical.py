"""Vertical text on pages: bands, lines from right to left, threads, pictures, headlines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from composer.display.items import PictureItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.makeup.frames.bands import make_bands
from composer.makeup.frames.runaround import Obstacle, around, ellipse
from composer.makeup.grid import Grid
from composer.measure import Length, Pt, Rect, Unit
from composer.papers.models import (
    Area,
    Box,
    Format,
    Headline,
    HeadlineUse,
    HeadPart,
    Paper,
    Picture,
    PictureSlot,
    TextSetting,
    TextStyle,
)
from tests.makeup.editions import HAN, codes, compose_areas, place, story, text_items, words

VERTICAL = TextSetting(vertical=True, columns=2)
NO_HEAD = HeadlineUse(placement="none")
STYLE = TextStyle(vertical=True)


def body(items: list[TextItem]) -> list[TextItem]:
    return [item for item in items if item.vertical and item.size == 9]


def test_lines_go_from_right_to_left_and_bands_down(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-3", "1-25"), text=VERTICAL, headline=NO_HEAD)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(500), "1.a")})
    assert "E101" not in codes(findings)
    lines = body(text_items(made.display.pages[0]))
    tops = sorted({round(item.y, 2) for item in lines[1:]})
    assert len(tops) == 2, "two bands"
    upper = [item for item in lines if round(item.y, 2) == tops[0]]
    assert all(a.x > b.x for a, b in pairwise(upper))
    assert lines.index(upper[-1]) < len(lines) - 1, "the upper band is filled first"
    starts = {round(item.x, 2) for item in lines}
    assert len(starts) <= len(upper) + 1, "lines of both bands stand on one grid"


def test_the_frame_is_flush_and_its_measure_whole(fonts: FontSet) -> None:
    grid = Grid.of(Format(), 1)
    rect = Rect(Pt(100), Pt(50), Pt(207), Pt(250))
    frame = make_bands(grid, rect, VERTICAL, STYLE, (), 0)
    first, last = frame.slots[0], frame.slots[frame.rows - 1]
    assert first.x + 4.5 == pytest.approx(rect.right)
    assert last.x - 4.5 == pytest.approx(rect.x)
    assert {slot.width % 1000 for slot in frame.slots} == {0}
    lower = frame.slots[-1]
    assert lower.baseline + lower.width * 9 / 1000 == pytest.approx(rect.bottom)
    assert first.baseline == rect.y


def test_bands_come_near_to_a_base_column(fonts: FontSet) -> None:
    grid = Grid.of(Format(), 1)
    setting = TextSetting(vertical=True)
    for height, count in ((100, 1), (230, 2), (330, 3)):
        rect = Rect(Pt(100), Pt(50), Pt(207), Pt(height))
        assert len(make_bands(grid, rect, setting, STYLE, (), 0).columns) == count


def test_a_picture_shortens_the_lines_above_and_below_it(fonts: FontSet) -> None:
    grid = Grid.of(Format(), 1)
    rect = Rect(Pt(0), Pt(0), Pt(207), Pt(198))
    middle = Rect(Pt(80), Pt(80), Pt(50), Pt(20))
    setting = TextSetting(vertical=True, columns=1)
    frame = make_bands(grid, rect, setting, STYLE, [Obstacle(middle)], 0)
    beside = {slot.width for slot in frame.slots if not 75.5 < slot.x < 134.5}
    across = [slot for slot in frame.slots if 75.5 < slot.x < 134.5]
    assert beside == {22000}
    assert {slot.width for slot in across} == {10000}
    for slot in across:  # the wider part, below, ends at the band's foot
        assert slot.baseline + 90 == pytest.approx(198) and slot.baseline >= 100


def test_no_line_touches_a_picture(fonts: FontSet, tmp_path: Path) -> None:
    slot = PictureSlot(at=place("2", "6-16"), caption="none")
    area = Area(at=place("1-3", "1-25"), text=VERTICAL, headline=NO_HEAD, pictures={"p": slot})
    files = {"p": Picture(file="p.jpg")}
    made, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story(400), "1.a")}, None, files)
    items = made.display.pages[0].items
    picture = next(item for item in items if isinstance(item, PictureItem)).rect
    lines = body(text_items(made.display.pages[0]))
    beside = [item for item in lines if picture.x - 4 < item.x < picture.right + 4]
    assert beside, "text runs above or below it"
    for item in beside:
        length = sum(len(chars) for _, chars, _ in item.pieces) * item.size
        assert item.y + length < picture.y or item.y > picture.bottom


def test_a_thread_over_pages_has_its_jump_lines(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-2", "1-22"), text=VERTICAL)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(560), "1.a 2.a")})
    assert [code for code in codes(findings) if code[0] == "E"] == []
    report = made.stories[0]
    assert report.set == report.given
    jump = text_items(made.display.pages[0])[-1]
    assert jump.vertical and words(made.display.pages[0])[-1] == "（下转第2版）"
    assert "（上接第1版）" in words(made.display.pages[1])[0]
    inside = "".join(words(made.display.pages[0])[1:-1] + words(made.display.pages[1])[2:])
    assert inside == (HAN * 20)[:560]


def test_overset_is_counted(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1", "1-14"), text=VERTICAL, headline=NO_HEAD)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(300), "1.a")})
    overset = made.stories[0].overset
    assert overset is not None and "E101" in codes(findings)
    shown = "".join(
        chars for item in body(text_items(made.display.pages[0])) for _, chars, _ in item.pieces
    )
    assert shown + overset.text == (HAN * 20)[:300]


def test_directions_do_not_mix_in_a_thread(fonts: FontSet, tmp_path: Path) -> None:
    areas = {
        "a": Area(at=place("1-2", "1-20"), text=VERTICAL),
        "b": Area(at=place("3-4", "1-20")),
    }
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(400), "1.a 1.b")})
    assert "E120" in codes(findings)
    assert made.stories[0].set == made.stories[0].given, "nothing is lost"
    assert all(item.vertical for item in text_items(made.display.pages[0]) if item.size == 9)


def test_bands_that_are_too_low_are_said(fonts: FontSet, tmp_path: Path) -> None:
    setting = TextSetting(vertical=True, columns=6)
    areas = {"a": Area(at=place("1-2", "1-16"), text=setting, headline=NO_HEAD)}
    _, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(60), "1.a")})
    assert "W121" in codes(findings)


@pytest.mark.parametrize("count", [12, 30])
def test_bands_too_low_for_any_text_lose_nothing(
    fonts: FontSet, tmp_path: Path, count: int
) -> None:
    setting = TextSetting(vertical=True, columns=count)
    areas = {"a": Area(at=place("1-2", "1-16"), text=setting, headline=NO_HEAD)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(60), "1.a")})
    assert {"W121", "E101"} <= set(codes(findings))
    overset = made.stories[0].overset
    assert overset is not None and overset.chars == 60


def test_a_style_may_be_vertical_and_an_area_horizontal(fonts: FontSet, tmp_path: Path) -> None:
    paper = Paper(paper="试刊", styles={"body": STYLE})
    areas = {
        "a": Area(at=place("1-2", "1-20")),
        "b": Area(at=place("3-4", "1-20"), text=TextSetting(vertical=False)),
    }
    stories = {"s": (story(200), "1.a"), "t": (story(200), "1.b")}
    made, _ = compose_areas(fonts, tmp_path, areas, stories, paper)
    items = [item for item in text_items(made.display.pages[0]) if item.size == 9]
    assert {item.vertical for item in items} == {True, False}


def test_the_band_rule_lies_between_the_bands(fonts: FontSet, tmp_path: Path) -> None:
    setting = replace(VERTICAL, rule="hairline")
    areas = {"a": Area(at=place("1-3", "1-25"), text=setting, headline=NO_HEAD)}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (story(500), "1.a")})
    (rule,) = (item for item in made.display.pages[0].items if isinstance(item, RuleItem))
    lines = body(text_items(made.display.pages[0]))
    tops = sorted({round(item.y, 2) for item in lines})
    assert rule.y == rule.y2 and tops[0] < rule.y < tops[-1]
    assert rule.x <= min(item.x for item in lines) - 4.4


def test_no_rule_over_an_empty_band(fonts: FontSet, tmp_path: Path) -> None:
    setting = replace(VERTICAL, rule="hairline")
    areas = {"a": Area(at=place("1-3", "1-25"), text=setting, headline=NO_HEAD)}
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (story(100), "1.a")})
    assert not [item for item in made.display.pages[0].items if isinstance(item, RuleItem)]


def test_crossheads_credits_and_tables(fonts: FontSet, tmp_path: Path) -> None:
    text = (
        story(200) + "\n## 小标题\n\n" + HAN + "\n\n| 日期 | 天气 |\n|---|---|\n| 20日 | 小雨 |\n"
    )
    areas = {"a": Area(at=place("1-4", "1-30"), text=VERTICAL, headline=NO_HEAD)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")})
    assert [code for code in codes(findings) if code[0] == "E"] == []
    lines = text_items(made.display.pages[0])
    shown = ["".join(chars for _, chars, _ in item.pieces) for item in lines]
    assert {"小标题", "日期", "天气", "20日", "小雨"} <= set(shown)
    head, cell = (lines[shown.index(word)] for word in ("日期", "20日"))
    assert head.x > cell.x and head.y <= lines[shown.index("天气")].y
    rules = [item for item in made.display.pages[0].items if isinstance(item, RuleItem)]
    assert rules and all(rule.x == rule.x2 for rule in rules)
    cross = lines[shown.index("小标题")]
    before = max(item.x for item in lines if item.x < cross.x)
    after = min(item.x for item in lines if item.x > cross.x and item.y <= cross.y)
    assert after - cross.x > cross.x - before, "it belongs to what follows"


# ── headlines ─────────────────────────────────────────────────────────────────────────────────────


def headed(
    fonts: FontSet, tmp_path: Path, head: str, lines: str = "1-20", **more: str
) -> list[TextItem]:
    areas = {"a": Area(at=place("1-4", lines), headline=HeadlineUse(vertical=True), box=Box())}
    made, _ = compose_areas(
        fonts, tmp_path, areas, {"s": (story(100, headline=head, **more), "1.a")}
    )
    return [item for item in text_items(made.display.pages[0]) if item.vertical]


def test_a_headline_of_two_lines_runs_to_the_left(fonts: FontSet, tmp_path: Path) -> None:
    first, second = headed(fonts, tmp_path, '"老街尽头|“灯”还亮着"')
    assert first.x - second.x == pytest.approx(22 * 1.15)
    assert first.y == second.y or first.size == second.size


def test_marks_of_a_headline_are_half_bodies(fonts: FontSet, tmp_path: Path) -> None:
    (item,) = headed(fonts, tmp_path, "“灯”，亮着")
    kerns = sum(kern for _, _, kern in item.pieces)
    assert kerns == pytest.approx(-1500, abs=1)


def test_a_long_headline_is_broken_at_phrases(fonts: FontSet, tmp_path: Path) -> None:
    made = headed(fonts, tmp_path, "一条老街从清晨到黄昏要走过许多人的一生", "1-14")
    lines = ["".join(chars for _, chars, _ in item.pieces) for item in made]
    assert lines == ["一条老街", "从清晨到黄昏", "要走过", "许多人的一生"]


def test_only_the_byline_stands_at_the_foot(fonts: FontSet, tmp_path: Path) -> None:
    """The kicker stands where its style says, as a headline does: beside it, not below it."""
    head = {"kicker": "本报调查", "byline": "本报记者", "label": "特别报道"}
    made = headed(fonts, tmp_path, "老街尽头的灯还亮着", **head)
    own = {"".join(chars for _, chars, _ in item.pieces): item for item in made}
    feet = {words: item.y + len(words) * item.size for words, item in own.items()}
    middle = {words: (item.y + feet[words]) / 2 for words, item in own.items()}
    assert feet["本报记者"] == max(feet.values())
    assert middle["本报调查"] == pytest.approx(middle["老街尽头的灯还亮着"], abs=2)
    # its band reaches half an em of its own over the words
    assert middle["特别报道"] == pytest.approx(middle["老街尽头的灯还亮着"], abs=6)


def test_an_editors_vertical_line_that_does_not_fit_is_said(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-4", "1-14"), headline=HeadlineUse(vertical=True))}
    text = story(100, headline='"一条老街从清晨|到黄昏要走过许多人的一生"')
    _, findings = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")})
    assert [one.values["lines"] for one in findings if one.code == "W126"] == [2]


def test_a_headline_a_little_too_long_is_closed_up(fonts: FontSet, tmp_path: Path) -> None:
    (item,) = headed(fonts, tmp_path, "一条老街的清晨", "1-15")
    assert -60 < item.spread < 0


def test_a_headline_may_fill_its_height(fonts: FontSet, tmp_path: Path) -> None:
    style = Headline(main=HeadPart(size=Length(22), align="spread"))
    paper = Paper(paper="试刊", headlines={"standard": style})
    areas = {"a": Area(at=place("1-4", "1-20"), headline=HeadlineUse(vertical=True))}
    text = story(100, headline="老街——灯")
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)
    (item,) = (item for item in text_items(made.display.pages[0]) if item.vertical)
    room = sum(
        len(chars) * (1000 + item.spread) + 1000 * chars.count("⸺") + kern
        for _, chars, kern in item.pieces
    )
    high = 19 * 11.5 + 9
    assert (room - item.spread) * 22 / 1000 == pytest.approx(high, abs=0.1)
    assert [head.part for head in made.stories[0].headline] == ["main"]


def test_figures_of_a_headline_stand(fonts: FontSet, tmp_path: Path) -> None:
    (item,) = headed(fonts, tmp_path, "2026年100天")
    stands = [
        (chars, letter) for (_, chars, _), letter in zip(item.pieces, item.stands, strict=True)
    ]
    assert ("100", "T") in stands and not item.stands.count("R")


def test_the_headline_of_vertical_text_stands_right_of_it(fonts: FontSet, tmp_path: Path) -> None:
    area = Area(at=place("1-4", "1-20"), text=VERTICAL, headline=HeadlineUse(vertical=True))
    made, _ = compose_areas(fonts, tmp_path, {"a": area}, {"s": (story(300), "1.a")})
    head, *rest = text_items(made.display.pages[0])
    assert head.size == 22 and all(item.x < head.x - 11 for item in rest)


def test_a_headline_wider_than_its_place_is_said(fonts: FontSet, tmp_path: Path) -> None:
    use = HeadlineUse(vertical=True, placement="between", at=place("2", "2-8"))
    areas = {"a": Area(at=place("1-4", "1-20"), headline=use)}
    text = story(100, headline="一条老街从清晨到黄昏要走过许多人的一生，一生只走这一次")
    _, findings = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")})
    assert "W109" in codes(findings)


def test_a_style_of_its_own_advance(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(vertical=True, size=Length(10.5), advance=Length(14, Unit.PT))
    paper = Paper(paper="试刊", styles={"body": style})
    areas = {"a": Area(at=place("1-3", "1-20"), headline=NO_HEAD)}
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(150), "1.a")}, paper)
    assert [code for code in codes(findings) if code[0] == "E"] == []
    xs = [item.x for item in text_items(made.display.pages[0])]
    assert 14 <= xs[0] - xs[1] < 15.4


def test_vertical_lines_run_round_a_circle() -> None:
    """As far above it as to its right: the page turned, the circle stays."""
    grid = Grid.of(Format(), 1)
    rect = Rect(Pt(0), Pt(0), Pt(207), Pt(198))
    middle = (103.5, 99.0)
    circle = ellipse(Rect(Pt(63.5), Pt(59), Pt(80), Pt(80)), circle=True)
    setting = TextSetting(columns=1)
    frame = make_bands(grid, rect, setting, STYLE, [around([circle], 9, "both")], 0)
    parts = [slot for slot in frame.slots if slot.width < 22000]
    assert len(parts) >= 12
    for slot in parts:
        x = min(max(middle[0], slot.x - 4.5), slot.x + 4.5)
        foot = slot.baseline + slot.width * 9 / 1000
        y = min(max(middle[1], slot.baseline), foot)
        assert (x - middle[0]) ** 2 + (y - middle[1]) ** 2 > 48.8**2
    rows = [slot.row for slot in parts]
    assert rows == sorted(rows)
    assert all(a.baseline < b.baseline for a, b in pairwise(parts) if a.row == b.row)


def test_a_band_that_runs_out_of_its_area_stays_empty(fonts: FontSet, tmp_path: Path) -> None:
    """12字, a gap and 34字 are 47字; 25 lines are 32字 high. The area below keeps its ground."""
    bands = TextSetting(vertical=True, widths=(Length(12, Unit.ZI), Length(34, Unit.ZI)))
    areas = {
        "a": Area(at=place("1-2", "1-25"), text=bands, headline=NO_HEAD),
        "b": Area(at=place("1-2", "27-50"), text=TextSetting(vertical=True), headline=NO_HEAD),
    }
    made, findings = compose_areas(fonts, tmp_path, areas, {"s": (story(900), "1.a")})
    assert codes(findings) == ["E134", "E101"]
    found = next(finding for finding in findings if finding.code == "E134")
    assert found.values["measured"].startswith("47.00 字")
    assert found.values["allowed"].startswith("31.67 字")
    lines = body(text_items(made.display.pages[0]))
    assert len(lines) == 18
    assert len({item.y for item in lines[1:]}) == 1, "the upper band alone"

"""Marks beside lines on the page, read from the PDF by pdfium: where they stand under their characters."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic
from composer.display.items import FillItem, PathItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.galley.bodies import Body
from composer.makeup.marks.interlinear import Axes, MarkInks, marks, stretches
from composer.measure import Length, Unit
from composer.papers.models import (
    Area,
    Colour,
    Edition,
    Headline,
    HeadlineUse,
    HeadPart,
    Initial,
    Inline,
    Paper,
    TextStyle,
)
from composer.papers.models.values import ColourRef, Date
from composer.story.text import Run, Text
from tests.makeup.editions import codes, compose_areas, place, text_items, words
from tests.pdf.pages import BLACK_INK, written
from tests.reading import by_structure, plain

EM = 9.0
EMPTY = Edition(edition=Date(datetime.date(2026, 1, 1)), pages={})
FINE = Inline(ruby_least=Length(0.1))
ROOMY = TextStyle(advance=Length(15))
RED = {"red": Colour(cmyk=(0, 100, 90, 0))}


def compose_one(
    fonts: FontSet, tmp_path: Path, body: str, style: TextStyle = ROOMY, columns: str = "1-2"
) -> tuple[Composed, list[Diagnostic]]:
    paper = Paper(paper="试刊", styles={"body": style}, colours=RED)
    areas = {"a": Area(at=place(columns, "1-30"))}
    text = f"---\nheadline: 标题\n---\n\n{body}\n"
    return compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


def read(made: Composed, fonts: FontSet) -> tuple[list[tuple[str, Box]], list[Box]]:
    """Characters with their em boxes, and the bounds of all painted paths, as pdfium has them."""
    with pypdfium2.PdfDocument(written(made.display, fonts)) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        chars = [
            (text.get_text_range(n, 1), Box(*text.get_charbox(n, loose=True)))
            for n in range(text.count_chars())
        ]
        paths = [
            Box(*one.get_bounds()) for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        ]
    return chars, paths


def discs(made: Composed) -> list[tuple[float, float]]:
    """Centres of the dots: each begins at its rightmost point."""
    return [
        ((path[0][0] + path[6][0]) / 2, path[0][1])
        for item in made.display.pages[0].items
        if isinstance(item, PathItem) and not item.weight
        for path in item.paths
    ]


def test_dots_stand_under_the_middle_of_their_characters(fonts: FontSet, tmp_path: Path) -> None:
    body = "会上反复讲的只有一句，[宁可十防九空，不可失防万一]{着重}，大家都记下了。" * 3
    made, found = compose_one(fonts, tmp_path, body)
    assert codes(found) == ["W110"]
    chars, _ = read(made, fonts)
    with pypdfium2.PdfDocument(written(made.display, fonts)) as pdf:
        margin = (pdf[0].get_width() - made.display.width) / 2
        height = pdf[0].get_height()
    boxes = [box for char, box in chars if char in "宁可十防九空不失万一"]
    centres = [(x + margin, height - margin - y) for x, y in discs(made)]
    assert len(centres) == 3 * 12  # none under the comma
    for x, y in centres:
        near = min(boxes, key=lambda b: abs(b.middle[0] - x) + abs(b.bottom - y))
        assert abs(near.middle[0] - x) < 0.05 * EM
        assert 0 < near.bottom + 0.12 * EM - y < 0.5 * EM


def test_a_name_line_is_as_long_as_its_name(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "作者[司马迁]{专名}。")
    [rule] = [i for i in made.display.pages[0].items if isinstance(i, RuleItem)]
    assert rule.x2 - rule.x == pytest.approx(3 * EM, abs=0.01)
    line = text_items(made.display.pages[0])[-1]
    assert rule.x == pytest.approx(line.x + 2 * EM, abs=0.01)
    assert 0.12 * EM < rule.y - line.y < 0.4 * EM
    chars, paths = read(made, fonts)
    [name] = [box for char, box in chars if char == "司"]
    assert any(abs(path.left - name.left) < 0.5 for path in paths)


def test_a_line_begins_and_ends_with_its_dashes(fonts: FontSet, tmp_path: Path) -> None:
    """The glyph of —— is narrower than its two ems; a typed two-em dash is one character."""
    ragged = TextStyle(advance=Length(15), align="start")
    for marked in ("——就是拉——", "⸺就是拉⸺"):
        made, _ = compose_one(fonts, tmp_path, f"[{marked}]{{下划线}}动。", ragged)
        [rule] = [i for i in made.display.pages[0].items if isinstance(i, RuleItem)]
        line = text_items(made.display.pages[0])[-1]
        assert rule.x == pytest.approx(line.x, abs=0.01)
        assert rule.x2 - rule.x == pytest.approx(7 * EM, abs=0.01)


def test_nothing_opens_inside_a_dash_above_a_line(fonts: FontSet, tmp_path: Path) -> None:
    body = "拉[——就是]{下划线}拉动了内需internationalization" * 3
    made, _ = compose_one(fonts, tmp_path, body, columns="1")
    page = made.display.pages[0]
    rules = [item for item in page.items if isinstance(item, RuleItem)]
    lines = [item for item in text_items(page) if any("⸺" in piece[1] for piece in item.pieces)]
    assert len(rules) == len(lines) == 3 and max(line.spread for line in lines) > 200
    for rule, line in zip(rules, lines, strict=True):
        before = sum(1000 + line.spread for piece in line.pieces if piece[1] == "拉")
        assert rule.x - line.x == pytest.approx(before * EM / 1000, abs=0.01)
        assert rule.x2 - rule.x == pytest.approx((4 + 2 * line.spread / 1000) * EM, abs=0.01)


def test_names_that_meet_have_lines_of_their_own(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "到[江苏]{专名}[常州]{专名}。")
    first, second = [i for i in made.display.pages[0].items if isinstance(i, RuleItem)]
    assert second.x - first.x2 == pytest.approx(0.14 * EM, abs=0.01)


def test_lines_follow_their_words_over_the_line_end(fonts: FontSet, tmp_path: Path) -> None:
    body = "一二三四五六七八[九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申]{下划线}酉戌亥。"
    ragged = TextStyle(advance=Length(15), align="start")
    made, _ = compose_one(fonts, tmp_path, body, ragged, columns="1")
    page = made.display.pages[0]
    rules = sorted((i for i in page.items if isinstance(i, RuleItem)), key=lambda r: r.y)
    lines = {round(t.y, 2): t for t in text_items(page)}
    assert len(rules) == 3
    total = sum(rule.x2 - rule.x for rule in rules)
    assert total == pytest.approx(21 * EM, abs=0.01)
    for rule in rules:
        baseline = max(y for y in lines if y < rule.y)
        assert rule.y - baseline < 0.4 * EM


def test_a_wave_and_a_line_in_it(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "读[[韩非子]{专名}集解]{书名}。")
    page = made.display.pages[0]
    [wave] = [i for i in page.items if isinstance(i, PathItem)]
    [rule] = [i for i in page.items if isinstance(i, RuleItem)]
    xs, ys = zip(*wave.paths[0], strict=True)
    assert max(xs) - min(xs) == pytest.approx(5 * EM, abs=0.01)
    assert min(ys) > rule.y  # the wave runs outside
    assert wave.weight >= 0.25


def test_tints_lie_under_all_words(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "请看[提示]{底色: red 20%}和[说明]{底色}。")
    items = made.display.pages[0].items
    tints = [i for i in items if isinstance(i, FillItem)]
    assert [round(t.ink.m, 2) for t in tints] == [0.2, 0.0]
    assert [round(t.ink.k, 2) for t in tints] == [0.0, 0.12]
    assert items.index(tints[-1]) < min(n for n, i in enumerate(items) if isinstance(i, TextItem))


def test_annotations_stand_above_and_read_apart(fonts: FontSet, tmp_path: Path) -> None:
    body = "卖[饸饹]{注音: hé le}的人姓[逄]{注音: páng}，都念错。"
    made, found = compose_one(fonts, tmp_path, body, columns="1")
    assert codes(found) == ["W110"]
    report = made.stories[0]
    assert (report.given, report.set) == (2 + 12 + 8, 2 + 12 + 8)
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    leaves = by_structure(tmp_path / "a.pdf")
    assert [w for _, role, w in leaves if role == "P"] == ["卖饸饹的人姓逄，都念错。"]
    assert [w for _, role, w in leaves if role == "RT"] == ["hé", "le", "páng"]
    assert "卖饸饹的人姓逄，都念错。" in plain(tmp_path / "a.pdf")[0]
    chars, _ = read(made, fonts)
    base = next(box for char, box in chars if char == "逄")
    note = [box for char, box in chars if char in "png" and box.bottom > base.bottom]
    assert abs((note[0].left + note[-1].right) / 2 - base.middle[0]) < 0.05 * EM


def test_annotations_never_reach_the_line_above(fonts: FontSet, tmp_path: Path) -> None:
    """The gap too small for half size: smaller, reported with the advance it takes."""
    style = TextStyle(advance=Length(13.6))
    body = "[汉字汉字汉字]{注音: gǔ yǔ gǔ yǔ gǔ yǔ}" * 6
    made, found = compose_one(fonts, tmp_path, body, style, columns="1")
    assert "W117" in codes(found)
    items = text_items(made.display.pages[0])
    notes = [i for i in items if i.size < 6]
    assert len({i.size for i in notes}) == 1
    assert 4 <= notes[0].size < 4.5
    lines = sorted({round(i.y, 2) for i in items if i.size == EM})
    for note in notes:
        above = max((y for y in lines if y < note.y), default=0)
        face = fonts.by_key(note.pieces[0][0])
        top = max(face.bounds(c)[3] for _, chars, _ in note.pieces for c in chars) / 1000
        foot = min(face.bounds(c)[1] for _, chars, _ in note.pieces for c in chars) / 1000
        below = min(y for y in lines if y > note.y)
        if above:
            assert note.y - top * note.size >= above + 0.12 * EM - 0.01
        assert note.y - foot * note.size <= below - 0.88 * EM + 0.01


def test_annotations_of_the_first_line_keep_clear_of_the_headline(
    fonts: FontSet, tmp_path: Path
) -> None:
    """A headline without space below it gets two lines more; not one whose text has no annotations."""
    style = TextStyle(size=Length(15), advance=Length(30))
    paper = Paper(
        paper="试刊",
        styles={"body": style},
        headlines={"tight": Headline(main=HeadPart(size=Length(18)), after=Length(0))},
    )
    areas = {"a": Area(at=place("1-2", "1-30"), headline=HeadlineUse(style="tight"))}
    firsts = []
    for body in ("[汉字]{注音: gǔ yǔ}汉字", "汉字汉字"):
        text = f"---\nheadline: 标题\n---\n\n{body}\n"
        made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a")}, paper)
        items = text_items(made.display.pages[0])
        head = next(item for item in items if item.size == 18)
        tops = [item.y - 0.8 * item.size for item in items if item is not head]
        assert min(tops) > head.y + 0.12 * 18
        firsts.append(min(item.y for item in items if item.size == 15))
    assert firsts[0] == pytest.approx(firsts[1] + 2 * 11.5)


def test_no_room_for_annotations_sets_them_in_brackets(fonts: FontSet, tmp_path: Path) -> None:
    made, found = compose_one(fonts, tmp_path, "巷口[饸饹]{注音: hé le}好。", TextStyle())
    assert "W118" in codes(found)
    assert "巷口饸饹（hé le）好。" in "".join(words(made.display.pages[0]))
    assert made.stories[0].given == made.stories[0].set


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("[一二三四五六七八九十甲乙]{注音: SCO}好", "一二三四五六七八九十甲乙（SCO）好"),
        ("[[汉]{注音: hàn}字]{注音: hànzì}好", "汉（hàn）字好"),
        ("| 甲[乙]{注音: yǐ} |\n\n丙", "甲乙（yǐ）"),
        ("::: 名单\n李[娜]{注音: nà}\n:::\n\n丙", "李娜（nà）"),
    ],
    ids=["too wide", "nested", "in a cell", "in a list of names"],
)
def test_annotations_that_fit_nowhere_are_not_lost(
    fonts: FontSet, tmp_path: Path, body: str, wanted: str
) -> None:
    made, found = compose_one(fonts, tmp_path, body, columns="1")
    assert "W118" in codes(found)
    assert wanted in "".join(words(made.display.pages[0])).replace("标题", "")


def test_cells_take_a_tint_only(fonts: FontSet, tmp_path: Path) -> None:
    made, found = compose_one(fonts, tmp_path, "| [甲]{着重} | [乙]{底色} |\n| 丙 | 丁 |\n\n戊")
    assert codes(found).count("W315") == 1
    kinds = [type(item) for item in made.display.pages[0].items]
    assert kinds.count(FillItem) == 1
    assert PathItem not in kinds


def test_unknown_colours_are_reported(fonts: FontSet, tmp_path: Path) -> None:
    _, found = compose_one(fonts, tmp_path, "看[这里]{底色: rde 20%}和[GDP]{着重}。")
    assert codes(found).count("W316") == 2
    assert any("red" in hint[0] for one in found if one.code == "W316" for hint in one.hints)


def test_marks_that_need_more_gap_are_reported(fonts: FontSet, tmp_path: Path) -> None:
    tight = TextStyle(advance=Length(10))
    made, found = compose_one(fonts, tmp_path, "看[这里]{着重}。", tight)
    assert "W117" in codes(found)
    dots = [i for i in made.display.pages[0].items if isinstance(i, PathItem)]
    assert (
        max(y for path in dots[0].paths for _, y in path)
        < text_items(made.display.pages[0])[-1].y + 0.12 * EM + 1
    )


@pytest.mark.parametrize(
    "body", ["看[这里]{着重}。", "看[甲[乙]{专名}]{书名}。", "看[汉字]{注音: gǔ yǔ}。"]
)
def test_the_advance_that_is_advised_is_enough(fonts: FontSet, tmp_path: Path, body: str) -> None:
    _, found = compose_one(fonts, tmp_path, body, TextStyle(advance=Length(10), inline=FINE))
    [advised] = [one.values["allowed"] for one in found if one.code == "W117"]
    style = TextStyle(advance=Length.parse(str(advised)), inline=FINE)
    _, found = compose_one(fonts, tmp_path, body, style)
    assert codes(found) == ["W110"]


MARKED = st.lists(
    st.builds(
        "[{}]{{{}}}".format,
        st.text("汉字，。A8", min_size=1, max_size=9),
        st.sampled_from(
            ["着重", "专名", "书名", "下划线", "底色: red 20%", "注音: zhuāng", "注音: a b"]
        ),
    )
    | st.text("春天有“六个”节气，GB2312。", min_size=1, max_size=9),
    min_size=1,
    max_size=12,
).map("".join)


@settings(max_examples=45, deadline=None)
@given(
    MARKED,
    st.sampled_from([11.5, 13.6, 16, 18]),
    st.sampled_from(["1", "1-2", "1-3"]),
    st.booleans(),
)
def test_nothing_is_lost_whatever_is_marked(
    fonts: FontSet,
    tmp_path_factory: pytest.TempPathFactory,
    body: str,
    advance: float,
    columns: str,
    vertical: bool,
) -> None:
    place = tmp_path_factory.mktemp("any")
    style = TextStyle(advance=Length(advance), initial=Initial(lines=2), vertical=vertical)
    made, _ = compose_one(fonts, place, body, style, columns)
    report = made.stories[0]
    assert report.given == report.set
    shown = "".join("".join(words(page)) for page in made.display.pages).replace("⸺", "——")
    assert len("".join(shown.split())) == report.set


def test_a_style_has_its_own_inks(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(advance=Length(15), inline=Inline(colour=ColourRef("red")))
    made, _ = compose_one(fonts, tmp_path, "看[这里]{着重}[那里]{着重: black 50%}。", style)
    inks = [i.ink for i in made.display.pages[0].items if isinstance(i, PathItem)]
    assert [(round(i.m, 1), round(i.k, 1)) for i in inks] == [(1.0, 0.0), (0.0, 0.5)]


def test_vertical_axes_mirror(fonts: FontSet) -> None:
    """GB/T 15834 5.2: in vertical text dots stand right of the characters, lines left of them."""
    text = Text("甲乙", (Run(0, 2, "dots"), Run(0, 2, "name")))
    found = stretches(text, [Body("甲", 0, 1000), Body("乙", 1000, 1000)], 0)
    axes = Axes(100, 50, 10, vertical=True)
    dots, line = [
        item for one in found for item in marks(one, axes, MarkInks(BLACK_INK, BLACK_INK))
    ]
    assert isinstance(dots, PathItem)
    assert isinstance(line, RuleItem)
    assert min(x for path in dots.paths for x, _ in path) > 105
    assert (line.x, line.x2) == (line.x, line.x)
    assert line.x < 95
    assert (line.y, line.y2) == (50, 70)


def test_annotations_left_over_are_counted(fonts: FontSet, tmp_path: Path) -> None:
    body = "[汉字汉字汉字汉字]{注音: hàn zì hàn zì hàn zì hàn zì}" * 60
    made, found = compose_one(fonts, tmp_path, body, columns="1")
    assert "E101" in codes(found)
    report = made.stories[0]
    assert report.overset
    shown = "".join("".join(words(page)) for page in made.display.pages)
    assert report.set == len("".join(shown.split()))


def test_a_base_keeps_to_its_line_over_columns_and_pages(fonts: FontSet, tmp_path: Path) -> None:
    body = "[上合组织]{注音: SCO}说[汉字]{注音: hàn zì}。" * 60
    paper = Paper(paper="试刊", styles={"body": ROOMY})
    areas = {"a": Area(at=place("1-2", "1-30"))}
    text = f"---\nheadline: 标题\n---\n\n{body}\n"
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a 2.a")}, paper)
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    leaves = [(role, w) for _, role, w in by_structure(tmp_path / "a.pdf")]
    assert ("P", "上合组织说汉字。" * 60) in leaves
    assert [w for role, w in leaves if role == "RT"] == ["SCO", "hàn", "zì"] * 60


# ── drop initials ─────────────────────────────────────────────────────────────────────────────────

DROP = TextStyle(initial=Initial(lines=2))
LONG = (
    "谷雨过后，茶山一天一个样。采茶的人天不亮就上山，竹篓挂在腰间，手指在芽尖上跳，太阳出来雾才散。"
)


def test_an_initial_fills_its_lines(fonts: FontSet, tmp_path: Path) -> None:
    made, found = compose_one(fonts, tmp_path, LONG, DROP, columns="1")
    assert codes(found) == ["W110"]
    initial, *lines = text_items(made.display.pages[0])[1:]
    assert words(made.display.pages[0])[1] == "谷"
    assert initial.size == pytest.approx(EM + 11.5)
    assert initial.y - 0.88 * initial.size == pytest.approx(lines[0].y - 0.88 * EM)
    assert initial.y + 0.12 * initial.size == pytest.approx(lines[1].y + 0.12 * EM)
    beside = initial.x + initial.size
    assert beside < lines[0].x == lines[1].x
    assert lines[2].x < lines[0].x
    assert lines[1].y - lines[0].y == pytest.approx(11.5)


def test_a_letter_stands_on_the_last_baseline(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "Yaya是最小的读者" + LONG, DROP, columns="1")
    initial, *lines = text_items(made.display.pages[0])[1:]
    assert initial.y == pytest.approx(lines[1].y)


def test_an_opening_mark_goes_with_it(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, "“慢一点。”" + LONG, DROP, columns="1")
    assert words(made.display.pages[0])[1] == "“慢"


def test_text_with_an_initial_reads_in_order(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = compose_one(fonts, tmp_path, LONG, DROP, columns="1")
    (tmp_path / "a.pdf").write_bytes(written(made.display, fonts))
    assert [w for _, r, w in by_structure(tmp_path / "a.pdf") if r == "P"] == [LONG]
    assert LONG in plain(tmp_path / "a.pdf")[0]


@pytest.mark.parametrize("body", ["谷雨。", "2026年" + LONG, "[谷]{着重}" + LONG, "——" + LONG])
def test_what_cannot_be_dropped_is_set_as_text(fonts: FontSet, tmp_path: Path, body: str) -> None:
    made, found = compose_one(fonts, tmp_path, body, DROP, columns="1")
    assert "W119" in codes(found)
    assert {round(item.size, 2) for item in text_items(made.display.pages[0])[1:]} == {EM}
    assert made.stories[0].given == made.stories[0].set


def test_marks_after_an_initial_stand_under_their_own_words(fonts: FontSet, tmp_path: Path) -> None:
    body = LONG.replace("谷雨", "谷[雨]{专名}", 1)
    made, _ = compose_one(fonts, tmp_path, body, DROP, columns="1")
    [rule] = [i for i in made.display.pages[0].items if isinstance(i, RuleItem)]
    beside = text_items(made.display.pages[0])[2]
    assert (rule.x, rule.x2) == pytest.approx((beside.x, beside.x + EM))


def test_ruby_size_is_a_length(fonts: FontSet, tmp_path: Path) -> None:
    style = TextStyle(advance=Length(16), inline=Inline(ruby_size=Length(4), ruby_least=Length(3)))
    made, _ = compose_one(fonts, tmp_path, "说[汉字]{注音: hàn zì}。", style)
    assert {i.size for i in text_items(made.display.pages[0])[1:]} == {EM, 4}
    share = TextStyle(advance=Length(16), inline=Inline(ruby_size=Length(0.4, Unit.ZI)))
    made, _ = compose_one(fonts, tmp_path, "说[汉字]{注音: hàn zì}。", share)
    assert min(i.size for i in text_items(made.display.pages[0])) == pytest.approx(4, abs=0.4)


def test_vertical_text_is_marked_beside_its_lines(fonts: FontSet, tmp_path: Path) -> None:
    body = "作者[司马迁]{专名}，[宁可十防九空，不可失防万一]{着重}。\n\n::: 名单\n李娜 王桂芳\n:::"
    style = TextStyle(advance=Length(15), vertical=True, align="start")
    made, _ = compose_one(fonts, tmp_path, body, style, columns="1")
    page = made.display.pages[0]
    lines = [item for item in text_items(page) if item.vertical]
    [rule] = [i for i in page.items if isinstance(i, RuleItem)]
    assert rule.y2 - rule.y == pytest.approx(3 * EM, abs=0.01)
    middle = min((line.x for line in lines), key=lambda x: abs(x - rule.x))
    assert 0.5 * EM < middle - rule.x < 0.75 * EM
    for x, _y in discs(made):
        near = min((line.x for line in lines), key=lambda middle: abs(middle - x))
        assert 0.5 * EM < x - near < 0.8 * EM
    assert "".join(words(page)[-2:]).endswith("李娜王桂芳")

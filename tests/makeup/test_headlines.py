"""Headlines: broken where the language allows it, one scale a part, sizes fitted, ink edges level."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.diagnostics.diagnostic import Findings
from composer.fonts.metrics import FontSet
from composer.makeup.desk import Desk
from composer.makeup.grid import Grid
from composer.makeup.headline.part import Fitted, Row, fit_part
from composer.measure import HAO, Length, Pt, Unit
from composer.papers.loaded import LoadedEdition
from composer.papers.models import (
    Area,
    Edition,
    Fit,
    Format,
    Headline,
    HeadlineUse,
    HeadPart,
    Paper,
    Picture,
    PictureSlot,
)
from composer.papers.models.values import Date
from composer.story.text import Text
from tests.makeup.editions import codes, compose_areas, place, story, text_items, words

Set = Callable[..., tuple[Fitted, Findings]]


@pytest.fixture
def fitted(fonts: FontSet) -> Set:
    """Set a headline (a text, or a list of parts) at a measure of so many ems of 22 pt."""

    def fit(
        headline: str | list[str], ems: float, keep: tuple[str, ...] = (), **style: Any
    ) -> tuple[Fitted, Findings]:
        return _fit(fonts, headline, ems, keep, **style)

    return fit


def _fit(
    fonts: FontSet, headline: str | list[str], ems: float, keep: tuple[str, ...], **style: Any
) -> tuple[Fitted, Findings]:
    findings = Findings()
    edition = Edition(edition=Date(datetime.date(2026, 1, 1)), pages={})
    loaded = LoadedEdition(Path(), Path(), Paper(paper="试刊", terms=keep), edition, {}, {})
    desk = Desk(loaded, fonts, findings, lambda _path, _span: None)
    texts = [Text(one) for one in ([headline] if isinstance(headline, str) else headline)]
    part = HeadPart(size=Length(22), **style)
    return fit_part(desk, part, texts, Pt(ems * 22), Pt(22)), findings


# ── where it breaks ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("ems", "expected"),
    [
        (12, "在疫情防控常态化条件下|全面决战经济社会发展"),
        (10, "让人民群众的获得感|幸福感安全感更加充实"),
        (11, "党的二十大代表热议|中国式现代化的江苏实践"),
        (10, "南京市长江大桥公园|昨日正式对外开放"),
        (10, "习惯了早起的老人们|自发组成文明劝导队"),
        (13, "国家发展和改革委员会|发布新一轮成品油价格调整通知"),
        (6, "长江禁渔四年|水里的鱼|真的多了吗"),
        (9, "长江禁渔四年|水里的鱼真的多了吗"),
        (14, "一季度全区工业开票销售收入|321.71亿元同比增长6.89%"),
        (10, "中小学幼儿园食堂|“明厨亮灶”实现全覆盖"),
        (12, "住建部门回应业主反映的|老旧小区加装电梯难问题"),
        (8, "高校毕业生基层|就业补贴申领|今起可网上办理"),
        (8, "教育部等八部门|联合印发意见|支持校园足球发展"),
        (12, "《江南春》特展在市博物馆开幕|百余件文物首次亮相"),
        (9, "她把一辈子的积蓄|捐给了村里的小学"),
        (12, "GB2312字库里没有的字|如今在Wi-Fi 6网络上跑"),
        (12, "谁来照顾走失的老人——|一座县城的“寻人接力”"),
        (13, "老街尽头的剃头铺：|一把椅子、一面镜子、五十年"),
        (11, "冯学利：|打造金坛工业4.0新标杆"),
        (9, "芽头等不得人，|人也等不得芽头"),
        (10, "区委书记在全区|“两个加快全面决战年”|第一次集中现场|督查会上强调"),
        (11.2, "区委书记在全区|“两个加快全面决战年”|第一次集中现场督查会上强调"),
        (9, "乌兹别克斯坦|总统米尔济约耶夫|会见代表团"),
        (9, "土耳其总统埃尔多安|抵达安卡拉出席会议"),
        (9, "斯里巴加湾市长|阿瓦鲁丁率团来访"),
        (11, "“三新一高”引领发展，|金坛区2026年1—3月|规上工业增加值增长12.5%"),
        (11, "常州大学怀德学院与金坛区|签订产学研合作框架协议"),
        (7, "孩子们的|“第二课堂”：|把图书馆|搬到田间地头"),
        (7, "2026年春季|高考报名|1月5日起开始"),
        (9, "南通海安两地联动|推进长江大保护"),
        (6, "《江南春》|《水浒传》|《西游记》|《红楼梦》|《夜未央》|《春江花》"),
    ],
)
def test_headlines_break_as_a_sub_editor_breaks_them(
    fitted: Set, ems: float, expected: str
) -> None:
    made, findings = fitted(expected.replace("|", ""), ems, minimum=0.85)
    assert "|".join(made.words) == expected
    assert not len(findings)


def test_the_editors_own_break_wins(fitted: Set) -> None:
    made, findings = fitted("习惯了早起的\n老人们自发组成文明劝导队", 13)
    assert made.words == ("习惯了早起的", "老人们自发组成文明劝导队")
    assert not len(findings)


def test_an_editors_line_that_does_not_fit_is_said(fitted: Set) -> None:
    made, findings = fitted("早起的老人们\n自发组成一支文明劝导队", 8)
    assert [one.code for one in findings] == ["W126"]
    assert "".join(made.words) == "早起的老人们自发组成一支文明劝导队"


def test_names_of_the_papers_list_stay_whole(fitted: Set) -> None:
    headline = "人工智能走进田间地头老把式学会新手艺"
    assert fitted(headline, 10)[0].words[0] == "人工智能走进田间"
    assert fitted(headline, 10, ("田间地头",))[0].words[0] == "人工智能走进田间地头"


@pytest.mark.parametrize(
    ("headline", "whole"),
    [
        ("全市新增就业３２１０６人创历史同期新高", "３２１０６"),
        ("纪念卡尔·马克思诞辰专题展昨天开幕", "卡尔·马克思"),
        ("本周六8:30—11:30全城停水检修请提前储水", "8:30—11:30"),
    ],
)
def test_what_is_one_thing_stays_on_one_line(fitted: Set, headline: str, whole: str) -> None:
    for ems in (7, 8, 9, 10, 11, 12):
        made, _ = fitted(headline, ems)
        assert any(whole in one for one in made.words), made.words


def test_a_listed_name_keeps_its_marks_too(fitted: Set) -> None:
    made, _ = fitted("全国“扫黄，打非”进基层工作会议", 9, ("“扫黄，打非”",))
    assert made.words == ("全国“扫黄，打非”", "进基层工作会议")


def test_a_blank_at_a_break_goes(fitted: Set) -> None:
    """坚定信心　加快发展: the editor's blank is the best place to break, and none is left there."""
    made, _ = fitted("坚定信心\u3000加快发展", 6)
    assert [row.width for row in made.rows] == [4000, 4000]
    assert "".join(made.words) == "坚定信心\u3000加快发展"


def test_a_break_inside_a_word_is_said(fitted: Set) -> None:
    made, findings = fitted("对外开放示范区", 3, minimum=1.0)
    assert [one.code for one in findings] and {one.code for one in findings} == {"W125"}
    assert "".join(made.words) == "对外开放示范区"


@pytest.mark.parametrize(
    ("headline", "ems", "expected"),
    [
        ("葡萄牙球星克里斯蒂亚诺·罗纳尔多加盟利雅得胜利", 7, "葡萄牙球星|克里斯蒂亚诺·|罗纳尔多加盟|利雅得胜利"),
        ("哈萨克斯坦总统米尔济约耶夫", 5, "哈萨克斯坦|总统米尔|济约耶夫"),
    ],
)  # fmt: skip
def test_a_foreign_name_too_long_for_a_line_is_said(
    fitted: Set, headline: str, ems: float, expected: str
) -> None:
    """No list and no dictionary has it; one with a dot is broken there."""
    made, findings = fitted(headline, ems)
    assert "|".join(made.words) == expected
    assert {one.code for one in findings} == {"W125"}


def test_shapes(fitted: Set) -> None:
    """正梯形 grows downwards, 倒梯形 shrinks."""
    for shape, sign in (("pyramid", 1), ("inverted", -1)):
        made, _ = fitted("我市今年新增公交线路二十一条", 9, shape=shape)
        first, second = (row.width for row in made.rows)
        assert (second - first) * sign >= 0


def test_marks_of_the_headline_need_no_dictionary() -> None:
    """The segmenter is loaded only where a headline must be broken and its marks do not say where."""
    code = (
        "import sys; from composer.makeup.headline.phrases import mark_costs, phrase_costs;"
        "mark_costs('芽头等不得人，人也等不得芽头'); a = 'rjieba' in sys.modules;"
        "phrase_costs('春天来信'); print(a, 'rjieba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


_PIECES = ["区委书记", "2024年", "321.71亿元", "Wi-Fi", "GB2312", "“一网通办”", "《江南春》", "长三角",
           "发展", "的", "和", "在", "市民", "，", "新标杆", "1—3月", "5%", "——", "？！"]  # fmt: skip


_WHOLE = re.compile(r"长三角|(?<!\w)Wi-Fi(?!\w)|[A-Za-z0-9.]+%?|——|？！", re.ASCII)
"""A long hyphenated word may be broken at its hyphen, as in running text."""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=3, max_size=12), st.integers(5, 16))
@example(["《江南春》", "区委书记", "的", "的"], 9)  # only the ink of 《 has more than fits
def test_nothing_is_lost_and_nothing_is_cut_up(fonts: FontSet, pieces: list[str], ems: int) -> None:
    headline = "".join(pieces)
    made, _ = _fit(fonts, headline, ems, ("长三角",))
    assert "".join(made.words) == headline
    if made.scale >= 0.9:  # else one word alone is wider than the measure
        widest = max(min(row.width, row.line.width) for row in made.rows)
        assert widest * made.scale <= ems * 1000 + 1
    breaks = set()
    at = 0
    for one in made.words[:-1]:
        at += len(one)
        breaks.add(at)
    for whole in _WHOLE.finditer(headline):
        assert not breaks & set(range(whole.start() + 1, whole.end()))
    assert not any(one[0] in "，”》？！" for one in made.words[1:])
    assert not any(one[-1] in "“《" for one in made.words[:-1])


_ANY = st.text(
    "春天来信的了在和“”《》（），。：、？！—…·／12aW- \u3000\n～·%", min_size=1, max_size=24
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_ANY, min_size=1, max_size=3),
    st.floats(0.4, 30),
    st.fixed_dictionaries(
        {},
        optional={
            "align": st.sampled_from(["start", "center", "end", "spread", "justify"]),
            "shape": st.sampled_from(["even", "pyramid", "inverted"]),
            "parts": st.sampled_from(["fits", "line", "lines"]),
            "minimum": st.sampled_from([0.5, 0.9, 1.0]),
            "maximum": st.sampled_from([1.0, 1.2]),
            "gap": st.sampled_from([Length(0, Unit.ZI), Length(2, Unit.ZI)]),
            "tracking": st.sampled_from([Length(-0.1, Unit.ZI), Length(0.5, Unit.ZI)]),
            "fit": st.sampled_from([Fit(), Fit(largest=Length(9), smallest=Length(42), lines=2)]),
        },
    ),
)
@example(headline=[" ", "\u3000"], ems=5.0, style={"tracking": Length(-0.1, Unit.ZI)})
def test_whatever_is_written_is_set(
    fonts: FontSet, headline: list[str], ems: float, style: dict[str, Any]
) -> None:
    """Every character of every part stands in one of the lines, whatever the style asks for."""
    made, _ = _fit(fonts, headline, ems, (), **style)
    given_chars = "".join("".join(headline).split())
    assert "".join("".join(made.words).split()) == given_chars
    drawn = "".join(chars for row in made.rows for _, chars, _ in row.line.pieces)
    assert "".join(drawn.replace("⸺", "——").split()) == given_chars
    assert 0 < made.scale <= 1.2


# ── scale and size ────────────────────────────────────────────────────────────────────────────────


def test_all_lines_of_a_part_share_one_scale(fitted: Set) -> None:
    made, _ = fitted("赶在雨季之前\n给家做一次全面细致的体检", 11.2)
    assert len(made.rows) == 2
    assert made.scale == pytest.approx(11.2 * 1000 / made.rows[1].width)


@pytest.mark.parametrize(
    ("ems", "maximum", "scale"), [(10, 1.1, 1.0), (8.4, 1.1, 1.05), (8.4, 1.0, 1.0), (20, 1.1, 1.0)]
)
def test_widened_only_if_that_fills_the_measure(
    fitted: Set, ems: float, maximum: float, scale: float
) -> None:
    made, _ = fitted("一周短讯春天来信", ems, maximum=maximum)
    assert made.scale == pytest.approx(scale, abs=0.001)


@pytest.mark.parametrize(
    ("headline", "size"),
    [("春天来信", 42), ("头茬春茶雨前下山", 26), ("十二平米装下三千书", 24)],
)
def test_the_largest_size_that_sets_it_in_one_line(fitted: Set, headline: str, size: float) -> None:
    fit = Fit(largest=Length(42), smallest=Length(18))
    made, findings = fitted(headline, 9.5, fit=fit)
    assert made.size == size
    assert len(made.rows) == 1
    assert not len(findings)
    larger = min(pt for pt in (*HAO.values(), 1000) if pt > size)
    assert size == 42 or made.rows[0].width * larger / 1000 * 0.9 > 9.5 * 22


def test_two_lines_wanted(fitted: Set) -> None:
    fit = Fit(largest=Length(42), smallest=Length(18), lines=2)
    one = fitted("习惯了早起的老人们自发组成文明劝导队", 12, fit=Fit(smallest=Length(10.5)))[0]
    two = fitted("习惯了早起的老人们自发组成文明劝导队", 12, fit=fit)[0]
    assert two.size > one.size
    assert two.words == ("习惯了早起的老人们", "自发组成文明劝导队")


def test_too_long_for_the_smallest_size(fitted: Set) -> None:
    made, findings = fitted("春" * 40, 9, fit=Fit(largest=Length(42), smallest=Length(22)))
    assert "W128" in [one.code for one in findings]
    assert made.size == 22
    assert "".join(made.words) == "春" * 40


@pytest.mark.parametrize(
    "headline",
    [
        "《灯下》创刊三十五周年读者座谈会昨天在文化馆举行",
        "“两个加快全面崛起”",
        "为什么是他们？！",
        "2020年第二批48个",
    ],
)
def test_no_scale_below_the_minimum_without_a_word(fitted: Set, headline: str) -> None:
    """Marks have more of ink than Han at the edges: that is no reason to condense further than allowed."""
    for tenths in range(25, 130):
        made, findings = fitted(headline, tenths / 10)
        said = "W109" in [one.code for one in findings]
        assert made.scale >= 0.9 or said, (tenths, made)


def test_a_word_wider_than_the_measure(fitted: Set) -> None:
    """It is never cut up: a smaller size where the style has one, else condensed and reported."""
    made, findings = fitted("GB/T15834", 4, fit=Fit(largest=Length(42), smallest=Length(14)))
    assert made.scale >= 0.9
    assert not len(findings)
    made, findings = fitted("GB/T15834号标准", 4)
    assert "W109" in [one.code for one in findings]
    assert made.words[0].startswith("GB/T15834")
    assert made.rows[0].width * made.scale <= 4001


# ── parts and tracking ────────────────────────────────────────────────────────────────────────────


def test_parts_share_a_line_or_not(fitted: Set) -> None:
    parts = ["坚定信心", "加快发展"]
    assert fitted(parts, 10)[0].words == ("坚定信心\u3000加快发展",)
    assert fitted(parts, 8.5)[0].words == ("坚定信心", "加快发展")
    assert fitted(parts, 8.5, parts="line")[0].words == ("坚定信心\u3000加快发展",)
    assert fitted(parts, 20, parts="lines")[0].words == ("坚定信心", "加快发展")


def test_the_gap_between_parts(fitted: Set) -> None:
    wide = fitted(["坚定信心", "加快发展"], 20, gap=Length(2.5, Unit.ZI))[0]
    usual = fitted(["坚定信心", "加快发展"], 20)[0]
    assert wide.rows[0].width - usual.rows[0].width == pytest.approx(1500)


def test_spread_fills_the_measure(fitted: Set) -> None:
    made, findings = fitted("头茬春茶雨前下山", 10, align="spread")
    assert made.rows[0].width == pytest.approx(10_000, abs=2)
    assert made.rows[0].line.spread == pytest.approx(2000 / 7, abs=1)
    assert not len(findings)


def test_spread_too_far_is_said_and_not_done(fitted: Set) -> None:
    made, findings = fitted("春天来信", 20, align="spread")
    assert [one.code for one in findings] == ["W129"]
    assert made.rows[0].line.spread == 0


def test_justified_lines_are_as_wide_as_the_longest(fitted: Set) -> None:
    made, _ = fitted(["一江春水穿城过", "两岸灯火可亲"], 20, align="justify", parts="lines")
    assert made.rows[0].width == pytest.approx(made.rows[1].width, abs=2)


def test_tracking_stays_out_of_words(fitted: Set) -> None:
    made, _ = fitted("连上Wi-Fi了", 20, tracking=Length(0.2, Unit.ZI))
    plain, _ = fitted("连上Wi-Fi了", 20)
    assert made.rows[0].width - plain.rows[0].width == pytest.approx(200 * 3, abs=1)


# ── ink ───────────────────────────────────────────────────────────────────────────────────────────


def ink(fonts: FontSet, row: Row) -> tuple[float, float]:
    """Where the ink of a row begins and ends when it is flush with 0 and its optical width."""
    pen, left, right = -row.left, None, 0.0
    for key, chars, kern in row.line.pieces:
        face = fonts.by_key(key)
        for char in chars:
            box = face.bounds(char)
            left = pen + box[0] if left is None else left
            right = pen + box[2]
            pen += face.advances[char] + row.line.spread
        pen += kern
    assert left is not None
    return left, right


@pytest.mark.parametrize(
    "headline", ["“夜间门诊”开到社区", "《就医指南》送进家门", "（组图）春到江南"]
)
def test_opening_marks_begin_where_han_begins(fonts: FontSet, fitted: Set, headline: str) -> None:
    """光学对齐: the ink of an opening mark is flush with that of the line below."""
    row = fitted(headline, 30)[0].rows[0]
    assert ink(fonts, row)[0] == pytest.approx(40, abs=1)


@pytest.mark.parametrize(
    "headline", ["谁来照顾“他们”", "春天来了！", "读《江南春》", "水里的鱼真的多了吗？"]
)
def test_closing_marks_end_where_han_ends(fonts: FontSet, fitted: Set, headline: str) -> None:
    row = fitted(headline, 30)[0].rows[0]
    assert row.width - ink(fonts, row)[1] == pytest.approx(40, abs=1)


def test_a_headline_of_han_is_where_it_was(fitted: Set) -> None:
    row = fitted("春天来信", 30)[0].rows[0]
    assert (row.left, row.right, row.width) == (0, 0, 4000)


# ── on the page ───────────────────────────────────────────────────────────────────────────────────

_BANNER = Headline(
    kicker=HeadPart(size=Length(22)),
    main=HeadPart(size=Length(42), fit=Fit(smallest=Length(14), others=True)),
    deck=HeadPart(size=Length(16)),
)


def _page(fonts: FontSet, tmp_path: Path, area: Area, text: str, head: Headline) -> Any:
    paper = Paper(paper="试刊", headlines={"standard": head})
    return compose_areas(
        fonts, tmp_path, {"a": area}, {"s": (text, "1.a")}, paper,
        {"top": Picture(file="x.jpg")} if area.pictures else None,
    )  # fmt: skip


def test_kicker_and_deck_keep_their_proportion(fonts: FontSet, tmp_path: Path) -> None:
    text = story(300, kicker="全市大会提出", headline="把实事办到群众心坎上", deck="清单今日公布")
    made, _ = _page(fonts, tmp_path, Area(at=place("1-2", "1-40")), text, _BANNER)
    sizes = {one.part: one.size for one in made.stories[0].headline}
    assert sizes["main"] == 22
    assert sizes["kicker"] == 12  # 22 × 22 / 42 = 11.5
    assert sizes["deck"] == 9  # 16 × 22 / 42 = 8.4
    assert words(made.display.pages[0])[:3] == [
        "全市大会提出",
        "把实事办到群众心坎上",
        "清单今日公布",
    ]


def test_the_report_says_what_was_chosen(fonts: FontSet, tmp_path: Path) -> None:
    text = story(300, headline="习惯了早起的老人们自发组成文明劝导队")
    made, _ = _page(fonts, tmp_path, Area(at=place("1-2", "1-30")), text, Headline())
    (head,) = made.stories[0].headline
    assert (head.part, head.size, head.scale) == ("main", 22, pytest.approx(1.0))
    assert head.lines == ("习惯了早起的老人们", "自发组成文明劝导队")


def test_labels_of_neighbours_are_level(fonts: FontSet, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-2", "1-20")), "b": Area(at=place("3-4", "1-20"))}
    stories = {
        "s": (story(300, label="专栏", headline="习惯了早起的老人们自发组成文明劝导队"), "1.a"),
        "t": (story(300, label="专栏", headline="春天来信"), "1.b"),
    }
    made, _ = compose_areas(fonts, tmp_path, areas, stories)
    labels = [item for item in text_items(made.display.pages[0]) if item.size == 10.5]
    assert len(labels) == 2
    assert labels[0].y == labels[1].y


def test_centred_lines_are_centred_by_their_ink(fonts: FontSet, tmp_path: Path) -> None:
    """A closing mark's blank does not push a centred line to the left."""
    text = story(200, headline="水里的鱼真的多了吗，")
    made, _ = compose_areas(
        fonts, tmp_path, {"a": Area(at=place("1-3", "1-20"))}, {"s": (text, "1.a")}
    )
    head = next(item for item in text_items(made.display.pages[0]) if item.size == 22)
    face = fonts.by_key(head.pieces[0][0])
    mark = face.bounds("，")[2] - 40
    area = Grid.of(Format(), 1).column(1), 35 * 9
    left = head.x - area[0]
    right = area[0] + area[1] - (head.x + 9 * 22 + (mark + 80) * 22 / 1000)
    assert left == pytest.approx(right, abs=0.6)


def test_a_headline_too_high_for_its_lines_pushes_the_text_down(
    fonts: FontSet, tmp_path: Path
) -> None:
    text = story(200, headline="习惯了早起的老人们自发组成文明劝导队")
    area = Area(at=place("1-2", "1-30"), headline=HeadlineUse(lines=3))
    made, findings = _page(fonts, tmp_path, area, text, Headline())
    assert "W127" in codes(findings)
    items = text_items(made.display.pages[0])
    head = max(item.y + 0.12 * item.size for item in items if item.size == 22)
    assert min(item.y - 0.88 * item.size for item in items if item.size == 9) > head


def test_a_headline_too_high_for_its_place_keeps_clear_of_the_text(
    fonts: FontSet, tmp_path: Path
) -> None:
    use = HeadlineUse(placement="between", at=place("2", "4-6"))
    text = story(500, headline="习惯了早起的老人们自发组成文明劝导队")
    area = Area(at=place("1-3", "1-30"), headline=use)
    made, findings = _page(fonts, tmp_path, area, text, Headline())
    assert "W127" in codes(findings)
    items = text_items(made.display.pages[0])
    heads = [item for item in items if item.size == 22]
    top = min(item.y - 0.88 * 22 for item in heads)
    foot = max(item.y + 0.12 * 22 for item in heads)
    middle = [item for item in items if item.size == 9 and abs(item.x - heads[0].x) < 60]
    assert not [item for item in middle if top < item.y < foot]


def test_a_headline_in_a_picture_is_white_and_has_room(fonts: FontSet, tmp_path: Path) -> None:
    slot = PictureSlot(at=place("1-2", "1-3"), headline=True, caption="none")
    text = story(200, headline="万家灯火映长河，一座小城的夜晚从桥头的馄饨摊开始")
    area = Area(at=place("1-2", "1-30"), pictures={"top": slot})
    made, findings = _page(fonts, tmp_path, area, text, Headline())
    assert "W127" in codes(findings)
    heads = [item for item in text_items(made.display.pages[0]) if item.size == 22]
    assert {item.ink.k for item in heads} == {0}

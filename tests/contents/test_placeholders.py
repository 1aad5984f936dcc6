"""Placeholder copy: what is caught, what is let go, and where it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.contents.passages import Kind
from composer.contents.placeholders import suspects
from composer.diagnostics.diagnostic import severity_of
from composer.papers.models import Contents
from tests.contents.issues import ENTRIES, PAPER, STORIES, check, issue, put

RULES = Contents()

CERTAIN: list[tuple[Kind, str]] = [
    ("head", "XXXX工程今日开工"),
    ("head", "xxxxx 工程今日开工"),
    ("head", "ＸＸＸＸ工程今日开工"),
    ("head", "XX月XX日起实行"),
    ("head", "待定"),
    ("head", "副题待补"),
    ("head", "（待补）"),
    ("head", "【】"),
    ("head", "【……】"),
    ("head", "【标题】"),
    ("head", "[标题]"),
    ("head", "此处放标题"),
    ("head", "此处……"),
    ("caption", "此处填写图片说明"),
    ("caption", "待補"),
    ("caption", "图片说明待补"),
    ("furniture", "责任编辑：XXXX"),
    ("furniture", "待定"),
    ("furniture", "点击此处添加标题"),
    ("body", "Lorem ipsum dolor sit amet"),
    ("body", "LOREM  IPSUM"),
    ("body", "据XXXX介绍，工程已经开工。"),
    ("body", "待补"),
    ("body", "待补充。"),
    ("body", "会议由【待定】主持。"),
    ("body", "会议由（待补）主持。"),
    ("body", "此处插入图表"),
    ("cell", "XXXX"),
]

DOUBTFUL: list[tuple[Kind, str]] = [
    ("body", "比赛时间待定。"),
    ("body", "名单待公布，主持人待定，请关注。"),
    ("cell", "待定"),
    ("head", "【短评】春耕正当时"),
    ("head", "主场待定"),
    ("head", "××××大桥"),
    ("body", "表格此处填姓名，别处填日期，然后再交给窗口的工作人员。"),
]

SOUND: list[tuple[Kind, str]] = [
    ("head", "青河大桥提前半年合龙"),
    ("head", "短板亟待补齐"),
    ("head", "XXL号球衣开卖"),
    ("head", "待定亲的姑娘"),
    ("body", "短板亟待补齐，问题有待核实。"),
    ("body", "尚待定论。"),
    ("body", "车牌苏D×××××的汽车"),
    ("body", "张××当庭认罪。"),
    ("body", "拨打138XXXX1234"),
    ("body", "此处是古战场，游人不绝。"),
    ("body", "请在此处填写姓名。"),
    ("body", "【编者按】新年伊始"),
    ("body", "二〇〇〇年"),
    ("caption", "工人在桥头喝茶。"),
    ("furniture", "责任编辑：王某　版式：李某"),
]


@pytest.mark.parametrize(("kind", "chars"), CERTAIN)
def test_certain(kind: Kind, chars: str) -> None:
    assert [one.certain for one in suspects(chars, kind, RULES)][:1] == [True]


@pytest.mark.parametrize(("kind", "chars"), DOUBTFUL)
def test_doubtful(kind: Kind, chars: str) -> None:
    assert [one.certain for one in suspects(chars, kind, RULES)] == [False]


@pytest.mark.parametrize(("kind", "chars"), SOUND)
def test_sound(kind: Kind, chars: str) -> None:
    assert list(suspects(chars, kind, RULES)) == []


def test_a_paper_adds_words_and_lets_others_pass() -> None:
    rules = Contents(placeholders=("某某某",), allowed=("【短评】",))
    assert [one.certain for one in suspects("记者某某某", "head", rules)] == [True]
    assert not suspects("【短评】春耕正当时", "head", rules)
    assert suspects("【短评】XXXX", "head", rules), "the rest of the head is looked at"


# ── in an edition ─────────────────────────────────────────────────────────────────────────────────


def test_the_small_paper_is_sound(tmp_path: Path) -> None:
    assert check(issue(tmp_path)) == {}


def test_a_story_says_its_line_and_its_page(tmp_path: Path) -> None:
    stories = {**STORIES, "market.md": put(STORIES["market.md"], ("卖豆腐的老周", "卖豆腐的XXXX"))}
    found = check(issue(tmp_path, stories=stories))["E350"]
    assert found.span.file.endswith("market.md")
    assert (found.span.line, found.span.length) == (5, 4)
    assert found.on is not None
    assert (found.on.page, found.on.area) == (2, "main")
    assert found.on.rect is not None


PLACES = {
    "a headline": ("stories", "青河大桥提前半年合龙", "XXXX大桥合龙", 1),
    "a caption": ("entries", "area: 2.main", "area: 2.main, pictures: {main: {file: a.png, caption: 此处写说明}}", 2),
    "a page's name": ("edition", "综合新闻", "XXXX", 2),
    "a label": ("inside", "  main: {at: {columns: 1-6", "  main: {label: 待补, at: {columns: 1-6", 2),
    "a folio": ("inside", "folio: {at:", "folio: {inner: XXXX报, at:", 2),
    "an advert's label": ("inside", "foot: {at:", "foot: {label: 广告XXXX, at:", 2),
}  # fmt: skip


@pytest.mark.parametrize("what", PLACES)
def test_wherever_copy_stands(tmp_path: Path, what: str) -> None:
    from tests.contents import issues

    part, old, new, page = PLACES[what]
    given = dict(issues.STORIES) if part == "stories" else getattr(issues, part.upper())
    if isinstance(given, dict):
        given["river.md"] = put(given["river.md"], (old, new))
    else:
        given = put(given, (old, new))
    found = check(issue(tmp_path, **{part: given}))["E350"]
    assert found.on is not None
    assert found.on.page == page


def test_a_waiver_lets_it_pass(tmp_path: Path) -> None:
    stories = {**STORIES, "river.md": put(STORIES["river.md"], ("昨天上午", "XXXX上午"), ("钢梁", "钢梁（长度待定）"))}  # fmt: skip
    signed = ENTRIES + "waivers:\n" + "".join(
        f"  - {{finding: {code}, at: river.md, who: 值班总编, why: 原文如此, until: 2026-03-02}}\n"
        for code in ("E350", "W351")
    )  # fmt: skip
    found = check(issue(tmp_path, stories=stories, entries=signed))
    assert {code: severity_of(one).value for code, one in found.items()} == {
        "E350": "note",
        "W351": "note",
    }
    found = check(issue(tmp_path, stories=stories))
    assert severity_of(found["E350"]).value == "error"


def test_the_papers_own_words(tmp_path: Path) -> None:
    paper = PAPER + "contents: {placeholders: [老周]}\n"
    assert set(check(issue(tmp_path, paper=paper))) == {"E350"}


def test_words_of_a_jump_are_said_on_the_page_where_they_stand(tmp_path: Path) -> None:
    long = STORIES["river.md"] + ("\n" + "河上的风吹了一整天，岸边的人还没有散去。" * 8 + "\n") * 24
    entries = put(ENTRIES, ("area: 1.lead", "thread: [1.lead, 2.main]")).replace(
        "  - {story: market.md, area: 2.main}\n", ""
    )
    stories = {
        "river.md": long + "\n据XXXX介绍，工程已经开工。\n",
        "school.md": STORIES["school.md"],
    }
    found = check(issue(tmp_path, entries=entries, stories=stories))["E350"]
    assert found.on is not None and (found.on.page, found.on.area) == (2, "main")

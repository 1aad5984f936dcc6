"""Parts that a headline style does not name: in proportion to its main headline, and so is a jump's head."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.display.items import TextItem
from composer.fonts.metrics import FontSet
from composer.measure import HAO, Length
from composer.papers.models import (
    Align,
    Area,
    Fit,
    Headline,
    HeadlineUse,
    HeadPart,
    Paper,
    SidePart,
    TextStyle,
)
from composer.papers.models.values import FaceRef
from tests.makeup.editions import codes, compose_areas, place, story, text_items

HEAD = {
    "kicker": "全市推进会提出",
    "headline": "一河清水",
    "deck": "十里长堤见闻",
    "byline": "记者甲",
    "label": "特别报道",
}
PARTS = {words: name for name, words in HEAD.items()}


def headed(fonts: FontSet, tmp_path: Path, style: Headline, **more: str) -> dict[str, TextItem]:
    """Part → its line on the page."""
    area = Area(at=place("1-2", "1-30"), headline=HeadlineUse(style="own"))
    paper = Paper(paper="试刊", headlines={"own": style})
    text = story(200, **{**HEAD, **more})
    made, findings = compose_areas(fonts, tmp_path, {"a": area}, {"s": (text, "1.a")}, paper)
    assert "W404" not in codes(findings)
    lines = {
        "".join(chars for _, chars, _ in i.pieces): i for i in text_items(made.display.pages[0])
    }
    names = PARTS | {more["headline"]: "headline"} if "headline" in more else PARTS
    return {names[words]: item for words, item in lines.items() if words in names}


@pytest.mark.parametrize(
    ("main", "kicker", "label", "byline"),
    [("初号", "一号", "小二", "小四"), ("二号", "四号", "五号", "小五"), ("三号", "五号", "小五", "小五"),
     ("小四", "小五", "小五", "小五")],
)  # fmt: skip
def test_sizes_follow_the_main_headline(
    fonts: FontSet, tmp_path: Path, main: str, kicker: str, label: str, byline: str
) -> None:
    made = headed(fonts, tmp_path, Headline(main=HeadPart(size=Length(HAO[main]))))
    sizes = {name: item.size for name, item in made.items()}
    assert sizes["headline"] == HAO[main]
    assert (sizes["kicker"], sizes["deck"]) == (HAO[kicker], HAO[kicker])
    assert (sizes["label"], sizes["byline"]) == (HAO[label], HAO[byline])


@pytest.mark.parametrize("main", [size for size in HAO.values() if size >= 9])
def test_no_part_is_larger_than_its_headline_or_smaller_than_the_body(
    fonts: FontSet, tmp_path: Path, main: float
) -> None:
    made = headed(fonts, tmp_path, Headline(main=HeadPart(size=Length(main))))
    assert all(9 <= item.size <= main for item in made.values())


def test_sizes_follow_the_size_that_was_chosen(fonts: FontSet, tmp_path: Path) -> None:
    """`fit` made the headline smaller than its style says: parts without a size go along unasked."""
    fit = Fit(smallest=Length(HAO["四号"]))
    long = "一个长得怎么也排不进两栏的标题只好用小一些的字号"
    main = HeadPart(size=Length(HAO["初号"]), fit=fit)
    made = headed(fonts, tmp_path, Headline(main=main), headline=long)
    chosen = made["kicker"].size
    assert chosen < HAO["三号"]
    assert chosen <= 14


@pytest.mark.parametrize(
    ("align", "where"), [("start", "start"), ("end", "end"), ("spread", "center")]
)
def test_align_follows(fonts: FontSet, tmp_path: Path, align: Align, where: Align) -> None:
    free = headed(fonts, tmp_path, Headline(main=HeadPart(align=align)))
    side = SidePart(align=where)
    said = Headline(main=HeadPart(align=align), kicker=side, deck=side, byline=side, label=side)
    told = headed(fonts, tmp_path, said)
    assert {n: item.x for n, item in free.items()} == {n: item.x for n, item in told.items()}


def test_faces_follow(fonts: FontSet, tmp_path: Path) -> None:
    made = headed(fonts, tmp_path, Headline(main=HeadPart(face=FaceRef("宋", "heavy"))))
    faces = {name: item.pieces[0][0] for name, item in made.items()}
    assert faces == {
        "headline": "宋-heavy", "kicker": "宋-regular", "deck": "宋-regular", "label": "宋-bold",
        "byline": "楷-regular",
    }  # fmt: skip


def test_a_family_of_one_weight_is_no_fault(fonts: FontSet, tmp_path: Path) -> None:
    made = headed(fonts, tmp_path, Headline(main=HeadPart(face=FaceRef("楷"))))
    assert made["label"].pieces[0][0] == "楷-regular"


@pytest.mark.parametrize(("main", "jump"), [("初号", "二号"), ("二号", "五号"), ("小四", "小五")])
def test_the_head_of_a_continuation_follows(
    fonts: FontSet, tmp_path: Path, main: str, jump: str
) -> None:
    size = Length(HAO[main])
    style = Headline(main=HeadPart(face=FaceRef("宋", "heavy"), size=size, align="start"))
    areas = {
        name: Area(at=place("1-2", "1-16"), headline=HeadlineUse(style="own")) for name in "ab"
    }
    text = story(400, headline="一河清水", jump_headline="清水河边")
    paper = Paper(paper="试刊", headlines={"own": style}, styles={"body": TextStyle()})
    made, _ = compose_areas(fonts, tmp_path, areas, {"s": (text, "1.a 2.b")}, paper)
    items = text_items(made.display.pages[1])
    lines = {"".join(chars for _, chars, _ in item.pieces): item for item in items}
    head = lines["清水河边"]
    assert (head.size, head.pieces[0][0]) == (HAO[jump], "宋-heavy")
    came = next(item for words, item in lines.items() if "上接" in words)
    assert came.size == 9
    assert came.x == pytest.approx(head.x, abs=5)  # its bracket hangs out by half an em

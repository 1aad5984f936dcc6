"""Pictures without words, cut or out of shape; words of another story; advertisements without 广告."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.contents.issues import (
    ENTRIES,
    FRONT,
    INSIDE,
    PAPER,
    STORIES,
    check,
    issue,
    photograph,
    put,
)

WANTED = PAPER + "styles: {body: {pictures: [caption, credit]}}\n"


def _with_picture(root: Path, words: str, *, paper: str = PAPER, front: str = FRONT) -> Path:
    entries = put(
        ENTRIES, ("area: 1.lead", f"area: 1.lead, pictures: {{main: {{file: a.png{words}}}}}")
    )
    place = issue(root, entries=entries, paper=paper, front=front)
    photograph(1).save(place / "pictures/a.png")
    return place


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("", "caption"),
        (", caption: 合龙现场。", "credit"),
        (", credit: 王某 摄", "caption"),
        (", caption: 合龙现场。, credit: 王某 摄", None),
    ],
)
def test_words_that_the_style_wants(tmp_path: Path, words: str, lacking: str | None) -> None:
    found = check(_with_picture(tmp_path, words, paper=WANTED))
    if lacking is None:
        assert not found
    else:
        assert "E529" in found
        if lacking == "credit":
            assert found["E529"].values["key"] == "credit"
        assert found["E529"].on is not None
        assert found["E529"].on.page == 1


def test_a_style_that_wants_none(tmp_path: Path) -> None:
    assert not check(_with_picture(tmp_path, ""))


def test_a_slot_that_prints_no_caption(tmp_path: Path) -> None:
    front = put(FRONT, ("lines: 1-20}}}", "lines: 1-20}, caption: none}}"))
    words = ", caption: 合龙现场。, credit: 王某 摄"
    assert set(check(_with_picture(tmp_path, words, paper=WANTED, front=front))) == {"E529"}
    headed = put(front, ("caption: none", "caption: none, headline: true"))
    assert "E529" not in check(_with_picture(tmp_path, words, paper=WANTED, front=headed))


def test_cut_beyond_the_papers_share(tmp_path: Path) -> None:
    narrow = put(
        FRONT, ("main: {at: {columns: 1-3, lines: 1-20}}", "main: {at: {columns: 1-1, lines: 1-26}}")
    )  # fmt: skip
    found = check(_with_picture(tmp_path, "", front=narrow))
    assert set(found) == {"W530"}
    assert found["W530"].on is not None
    assert found["W530"].on.rect is not None
    more = PAPER + "contents: {cut: 90}\n"
    assert not check(_with_picture(tmp_path, "", front=narrow, paper=more))


@pytest.mark.parametrize(
    ("dots", "codes"),
    [((300, 300), set()), ((204, 98), {"E531"}), ((72, 72), set()), ((300, 1), set())],
)
def test_pixels_that_are_not_square(tmp_path: Path, dots: tuple[int, int], codes: set[str]) -> None:
    place = _with_picture(tmp_path, "")
    photograph(1).save(place / "pictures/a.png", dpi=dots)
    assert set(check(place)) == codes


# ── words of another story ────────────────────────────────────────────────────────────────────────


def test_the_headline_of_another_story(tmp_path: Path) -> None:
    stories = {
        **STORIES,
        "market.md": put(STORIES["market.md"], ("老菜场改造后重新开张", "青河大桥提前半年合龙")),
    }
    found = check(issue(tmp_path, stories=stories))
    assert set(found) == {"W354"}
    assert found["W354"].span.file.endswith("market.md")
    assert found["W354"].values["other"] == "river.md"


def test_a_headline_of_another_storys_words(tmp_path: Path) -> None:
    stories = {
        **STORIES,
        "market.md": put(STORIES["market.md"], ("老菜场改造后重新开张", "最后一段钢梁落到桥墩上")),
    }
    assert set(check(issue(tmp_path, stories=stories))) == {"W354"}


def test_a_caption_of_another_storys_words(tmp_path: Path) -> None:
    found = check(_with_picture(tmp_path, ", caption: 六年级的学生轮流讲解。"))
    assert set(found) == {"W355"}
    assert found["W355"].values["other"] == "school.md"
    assert not check(_with_picture(tmp_path, ", caption: 南北两岸从此连成一条路。"))
    assert not check(_with_picture(tmp_path, ", caption: 无人机拍下的施工现场。"))


def test_one_caption_for_two_pictures(tmp_path: Path) -> None:
    entries = put(
        ENTRIES,
        ("area: 1.lead", "area: 1.lead, pictures: {main: {file: a.png, caption: 清晨的工地上。}}"),
        ("area: 1.second", "area: 1.second, pictures: {main: {file: b.png, caption: 清晨的工地上。}}"),
    )  # fmt: skip
    place = issue(tmp_path, entries=entries)
    for seed, name in enumerate("ab"):
        photograph(seed).save(place / f"pictures/{name}.png")
    assert "W356" in check(place)


# ── advertisements ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        (None, set()),
        ("公益广告", set()),
        ("廣告", set()),
        ('""', {"E532"}),
        ("专题", {"E532"}),
    ],
)
def test_an_advertisement_says_so(tmp_path: Path, label: str | None, codes: set[str]) -> None:
    inside = INSIDE if label is None else put(INSIDE, ("foot: {at:", f"foot: {{label: {label}, at:"))  # fmt: skip
    entries = ENTRIES + "adverts:\n  - {file: ad.png, slot: 2.foot}\n"
    place = issue(tmp_path, inside=inside, entries=entries)
    Image.new("CMYK", (600, 300), (0, 40, 60, 0)).save(place / "pictures/ad.tif")
    (place / "pictures/ad.tif").rename(place / "pictures/ad.png")
    found = check(place)
    assert set(found) == codes
    if codes:
        assert found["E532"].on is not None
        assert (found["E532"].on.page, found["E532"].on.area) == (2, "foot")


@pytest.mark.parametrize(
    ("head", "area", "page", "codes"),
    [
        ("便览", "", "综合新闻", {"W533"}),
        ("启事", "", "综合新闻", set()),
        ("便览", "label: 分类广告, ", "综合新闻", set()),
        ("便览", "", "广告", set()),
    ],
)
def test_notices_say_so(tmp_path: Path, head: str, area: str, page: str, codes: set[str]) -> None:
    from tests.contents.issues import EDITION

    text = f"---\nheadline: {head}\n---\n\n::: 启事\n二手钢琴一台，九成新，价格面议。\n\n新到菊花百盆。\n:::\n"
    inside = put(INSIDE, ("  main: {at: {columns: 1-6", f"  main: {{{area}at: {{columns: 1-6"))
    edition = put(EDITION, ("综合新闻", page))
    place = issue(tmp_path, stories={**STORIES, "market.md": text}, inside=inside, edition=edition)
    assert set(check(place)) == codes

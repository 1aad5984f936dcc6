"""图片新闻: numbers on the pictures, one text for all captions, a shared credit said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.compose import Composed
from composer.display.items import FillItem, PictureItem
from composer.fonts.metrics import FontSet
from composer.makeup.area.picture_story import joint_text
from composer.papers.models import Area, Captions, HeadlineUse, Picture, PictureSlot, TextSetting
from tests.makeup.editions import codes, compose_areas, place, story, words

PICTURES = {
    "one": Picture(file="a.jpg", caption="屋顶。", credit="王某 摄"),
    "two": Picture(file="b.jpg", caption="茶园。", credit="王某 摄"),
}


def composed(fonts: FontSet, tmp_path: Path, captions: Captions) -> tuple[Composed, list[str]]:
    slots = {
        "one": PictureSlot(at=place("1", "1-10")),
        "two": PictureSlot(at=place("2", "1-10")),
    }
    area = Area(
        at=place("1-2", "1-20"),
        headline=HeadlineUse(placement="none"),
        text=TextSetting(balance=False),
        pictures=slots,
        captions=captions,
    )
    made, found = compose_areas(
        fonts, tmp_path, {"a": area}, {"s": (story(30), "1.a")}, pictures=PICTURES
    )
    return made, codes(found)


def test_captions_together_at_the_foot(fonts: FontSet, tmp_path: Path) -> None:
    made, found = composed(fonts, tmp_path, Captions(set="together"))
    page = made.display.pages[0]
    assert "①屋顶。②茶园。　王某 摄" in "".join(words(page))
    roles = [node.role for node in made.display.nodes]
    assert roles.count("Caption") == 1 and roles.count("Figure") == 2
    badges = [item for item in page.items if isinstance(item, FillItem)]
    shown = [item.rect for item in page.items if isinstance(item, PictureItem)]
    assert [badge.rect.right for badge in badges] == pytest.approx([r.right for r in shown])
    assert [badge.rect.bottom for badge in badges] == pytest.approx([r.bottom for r in shown])
    assert "W146" not in found


def test_captions_under_each_picture_are_as_ever(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = composed(fonts, tmp_path, Captions())
    page = made.display.pages[0]
    assert [node.role for node in made.display.nodes].count("Caption") == 2
    assert not [item for item in page.items if isinstance(item, FillItem)]


def test_a_place_that_is_too_small_is_said(fonts: FontSet, tmp_path: Path) -> None:
    at = place("2", "20-20")
    pictures = Picture(file="a.jpg", caption="很长的图片说明，" * 9)
    PICTURES["two"], kept = pictures, PICTURES["two"]
    try:
        _, found = composed(fonts, tmp_path, Captions(set="together", at=at))
    finally:
        PICTURES["two"] = kept
    assert "W146" in found


def test_credits_that_differ_stay_with_their_captions() -> None:
    other = Picture(file="c.jpg", caption="竹席。", credit="李某 摄")
    chars = joint_text([PICTURES["one"], other], numbers=True).chars
    assert chars == "①屋顶。　王某 摄②竹席。　李某 摄"
    assert joint_text([PICTURES["one"]], numbers=False).chars == "屋顶。　王某 摄"

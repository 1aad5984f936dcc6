"""What stands twice: stories by their words, pictures by their pixels, in an edition and against earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from composer.contents.looks import look_at, same
from composer.contents.prints import alike, print_of
from composer.press.shelf import Shelf
from tests.contents.issues import EDITION, ENTRIES, PAPER, STORIES, check, issue, photograph, put

RIVER = STORIES["river.md"]

# ── stories ───────────────────────────────────────────────────────────────────────────────────────

EDITS = {
    "the same": RIVER,
    "another headline": put(RIVER, ("青河大桥提前半年合龙", "天堑变通途")),
    "two words mended": put(RIVER, ("昨天上午十点", "前天上午九点"), ("二十分钟", "廿分钟")),
    "the last sentence cut": put(RIVER, ("以前过河要坐二十分钟渡船，遇到大雾还要停航，以后走路只要八分钟。", "")),
    "typewriter marks": put(RIVER, ("，", ","), ("。", ". ")),
    "in three paragraphs": put(RIVER, ("。", "。\n\n")),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_the_same_story(edit: str) -> None:
    assert alike(print_of(RIVER), print_of(EDITS[edit])) >= 0.7


def test_other_stories() -> None:
    prints = [print_of(text) for text in STORIES.values()]
    assert max(alike(a, b) for a in prints for b in prints if a is not b) < 0.1


def test_a_long_story_is_sampled_fairly() -> None:
    """Of two texts that share half of their words the samples say so, within a tenth."""
    shared = "".join(chr(0x4E00 + n * 7 % 6000) for n in range(2000))
    first = print_of(shared + "".join(chr(0x4E00 + n * 11 % 6000) for n in range(2000)))
    second = print_of(shared + "".join(chr(0x4E00 + n * 13 % 6000) for n in range(2000)))
    assert abs(alike(first, second) - 0.5) < 0.1


def test_twice_in_an_edition(tmp_path: Path) -> None:
    stories = {**STORIES, "market.md": EDITS["two words mended"]}
    found = check(issue(tmp_path, stories=stories))
    assert set(found) == {"E352", "W354"}, "its headline is the other's too"
    assert found["E352"].values["story"] == "market.md"
    assert found["E352"].on is not None
    assert (found["E352"].on.page, found["E352"].on.area) == (2, "main")


def test_again_on_purpose(tmp_path: Path) -> None:
    stories = {**STORIES, "market.md": EDITS["another headline"]}
    entries = put(ENTRIES, ("area: 2.main", "area: 2.main, again: yes"))
    assert not check(issue(tmp_path, stories=stories, entries=entries))


@pytest.mark.parametrize("edit", EDITS)
def test_against_an_earlier_edition(tmp_path: Path, edit: str) -> None:
    _earlier(tmp_path, {"old.md": EDITS[edit]})
    found = check(issue(tmp_path))
    assert set(found) == {"W353"}
    assert found["W353"].values["edition"] == "editions/2026-03-01"
    assert found["W353"].values["story"] == "river.md"


def test_how_far_back_is_the_papers_word(tmp_path: Path) -> None:
    _earlier(tmp_path, {"old.md": RIVER})
    assert not check(issue(tmp_path, paper=PAPER + "contents: {earlier: 0}\n"))


def test_a_later_edition_is_none_of_its_business(tmp_path: Path) -> None:
    _earlier(tmp_path, {"old.md": RIVER}, day="2026-03-09", number=108)
    assert not check(issue(tmp_path))


def test_notices_come_back_every_day(tmp_path: Path) -> None:
    notices = "---\nheadline: 分类广告\n---\n\n::: 启事\n" + "".join(
        f"东街{n}号二楼朝南房屋出租，水电齐全，价格面议，电话一二三四五{n}。\n\n" for n in range(1, 9)
    ) + ":::\n"  # fmt: skip
    _earlier(tmp_path, {"notices.md": notices})
    assert not check(issue(tmp_path, stories={**STORIES, "market.md": notices}))


def _earlier(
    root: Path, stories: dict[str, str], day: str = "2026-03-01", number: int = 100
) -> None:
    edition = put(EDITION, ("2026-03-02", day), ("101", str(number)))
    areas = ("1.lead", "1.second", "2.main")
    entries = "stories:\n" + "".join(
        f"  - {{story: {name}, area: {area}}}\n" for name, area in zip(stories, areas, strict=False)
    )
    issue(root, edition=edition, entries=entries, stories=stories, folder=day)


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────


def _cut(left: float, top: float, right: float, foot: float) -> Callable[[Image.Image], Image.Image]:  # fmt: skip
    return lambda one: one.crop(
        (int(left * one.width), int(top * one.height), int(right * one.width), int(foot * one.height))
    )  # fmt: skip


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "smaller": lambda one: one.resize((300, 200)),
    "gray": lambda one: one.convert("L"),
    "four inks": lambda one: one.convert("CMYK"),
    "lighter": lambda one: ImageEnhance.Brightness(one).enhance(1.15),
    "more contrast": lambda one: ImageEnhance.Contrast(one).enhance(0.8),
    "a margin cut off": _cut(0.05, 0.05, 0.95, 0.95),
    "a tenth cut off on the left": _cut(0.1, 0, 1, 1),
    "a corner cut off": _cut(0, 0.08, 0.92, 1),
    "an eighth cut off at the foot": _cut(0, 0, 1, 0.87),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_same_picture(tmp_path: Path, change: str, seed: int) -> None:
    first, second = tmp_path / "a.png", tmp_path / "b.jpg"
    photograph(seed).save(first)
    CHANGES[change](photograph(seed)).save(second, quality=40)
    one, other = look_at(first, Shelf(None)), look_at(second, Shelf(None))
    assert one is not None
    assert other is not None
    assert same(one, other)
    assert same(other, one)


def test_other_pictures(tmp_path: Path) -> None:
    looks = []
    for seed in range(40):
        place = tmp_path / f"{seed}.png"
        photograph(seed + 10, (300, 200)).save(place)
        look = look_at(place, Shelf(None))
        assert look is not None
        looks.append(look)
    alike_ones = [
        (a, b) for a, one in enumerate(looks) for b, other in enumerate(looks[:a]) if same(one, other)
    ]  # fmt: skip
    assert alike_ones == []


def test_mirrored_and_flat_pictures_are_others(tmp_path: Path) -> None:
    looks = []
    drawn = photograph(5)
    flat = Image.new("RGB", (900, 600), (120, 130, 140))
    ImageDraw.Draw(flat).point((3, 3), "black")
    for name, one in (("a", drawn), ("b", ImageOps.mirror(drawn)), ("c", flat), ("d", flat)):
        one.save(tmp_path / f"{name}.png")
        look = look_at(tmp_path / f"{name}.png", Shelf(None))
        assert look is not None
        looks.append(look)
    assert not same(looks[0], looks[1])
    assert not same(looks[2], looks[3]), "nothing to compare; by their bytes they are found"


PICTURES = put(
    ENTRIES,
    ("area: 1.lead", "area: 1.lead, pictures: {main: {file: a.png, caption: 合龙现场。}}"),
    ("area: 2.main", "area: 2.main, pictures: {main: {file: b.jpg, caption: 菜场门口。}}"),
)


def _pictures(place: Path, second: Image.Image) -> None:
    photograph(1).save(place / "pictures/a.png")
    second.save(place / "pictures/b.jpg", quality=60)


def test_a_picture_twice_in_an_edition(tmp_path: Path) -> None:
    place = issue(tmp_path, entries=PICTURES)
    _pictures(place, CHANGES["a margin cut off"](photograph(1)))
    found = check(place)
    assert set(found) == {"W527"}
    on = found["W527"].on
    assert on is not None
    assert (on.page, on.area) == (2, "main")
    assert on.rect is not None
    _pictures(place, photograph(2))
    assert not check(place)


def test_a_picture_again_on_purpose(tmp_path: Path) -> None:
    entries = put(PICTURES, ("file: b.jpg", "file: b.jpg, again: yes"))
    place = issue(tmp_path, entries=entries)
    _pictures(place, photograph(1))
    assert not check(place)


def test_a_picture_of_an_earlier_edition(tmp_path: Path) -> None:
    edition = put(EDITION, ("2026-03-02", "2026-02-27"), ("101", "98"))
    entries = "stories:\n  - {story: old.md, area: 1.lead, pictures: {main: old.jpg}}\n"
    stories = {"old.md": "---\nheadline: 旧闻\n---\n\n从前的事。\n"}
    before = issue(tmp_path, edition=edition, entries=entries, stories=stories, folder="friday")
    CHANGES["smaller"](photograph(2)).save(before / "pictures/old.jpg", quality=50)
    place = issue(tmp_path, entries=PICTURES)
    _pictures(place, photograph(2))
    found = check(place)
    assert set(found) == {"W528"}
    assert found["W528"].values["edition"] == "editions/friday"
    assert found["W528"].values["path"] == "b.jpg"

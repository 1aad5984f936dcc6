"""A finding belongs to its page: which pages an error withholds, and the place on paper that it carries."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from composer.api import Composition, Finding, open_edition
from tests.cli.conftest import Run
from tests.cli.conftest import composer as composer

PAPER = "paper: 校园报\nformat: {trim: [275mm, 390mm]}\n"

BASE = """layout: base
areas:
  lead: {at: {columns: 1-6, lines: 1-30}, pictures: {main: {at: {columns: 1-2, lines: 1-10}}}}
adverts:
  foot: {at: {columns: 1-6, lines: 40-60}}
imprint: {at: {columns: 1-6, lines: "66"}}
"""

EDITION: dict[str, Any] = {
    "pages": "{1: {layout: base}, 2: {layout: base}, 3: {layout: other}, 4: {layout: last}}",
    "stories": [
        "{story: a.md, thread: [1.lead, 2.lead]}",
        "{story: b.md, area: 3.lead}",
        "{story: c.md, area: 4.lead}",
    ],
    "adverts": [],
}


HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"


def copy(length: int, seed: int) -> str:
    """So many characters of nonsense, another for each story: what stands twice is an error of its own."""
    drawn = Random(seed)
    return "".join("，" if at % 12 == 11 else drawn.choice(HAN) for at in range(length - 1)) + "。"


def issue(**changes: Any) -> Composition:
    """Four pages, page 1 going on to page 2; `changes` are the edition's keys, or files by their names with
    ``__`` for ``/`` and ``_y`` for ``.yaml``."""
    edition = {**EDITION, **{key: value for key, value in changes.items() if key in EDITION}}
    lines = [f"edition: 2020-04-20\npages: {edition['pages']}\nstories:"]
    lines += [f"  - {one}" for one in edition["stories"]]
    lines += (
        ["adverts:", *(f"  - {one}" for one in edition["adverts"])] if edition["adverts"] else []
    )
    texts: dict[str, str | bytes] = {
        "paper.yaml": PAPER + changes.get("paper", ""),
        "pages/base.yaml": BASE,
        "pages/other.yaml": "layout: other\nextends: base\n" + changes.get("other", ""),
        "pages/last.yaml": "layout: last\nextends: base\n" + changes.get("last", ""),
        "editions/1/edition.yaml": "\n".join(lines) + "\n",
        "editions/1/stories/a.md": f"---\nheadline: 谷雨\n---\n\n{changes.get('a', copy(1920, 1))}\n",
        "editions/1/stories/b.md": f"---\nheadline: 清明\n---\n\n{copy(900, 2)}\n",
        "editions/1/stories/c.md": f"---\nheadline: 立夏\n---\n\n{copy(900, 3)}\n",
    }
    with open_edition(texts) as edition_:
        return edition_.compose()


def errors(made: Composition) -> list[Finding]:
    return [one for one in made.findings if one.severity == "error" and one.code != "E607"]


def test_nothing_is_wrong_with_the_edition_as_it_is() -> None:
    made = issue()
    assert errors(made) == []
    assert made.withheld == ()
    assert {jump.start for story in made.stories for jump in story.jumps} == {1}


def test_a_missing_picture_withholds_its_page_and_not_the_one_where_the_story_goes_on() -> None:
    story = "{story: a.md, thread: [1.lead, 2.rest], pictures: {main: gone.jpg}}"
    pages = "{1: {layout: base}, 2: {layout: other}, 3: {layout: other}, 4: {layout: last}}"
    rest = "areas:\n  rest: {at: {columns: 1-6, lines: 31-39}}\n"
    stories = [story, *EDITION["stories"][1:]]
    made = issue(pages=pages, stories=stories, other=rest, a=copy(1540, 4))
    (missing, *_) = errors(made)
    assert (missing.code, missing.page, missing.area) == ("E501", 1, "lead")
    assert missing.rect is not None
    assert missing.rect.width > 100
    assert made.withheld == (1,)


def test_a_picture_that_both_pages_show_is_missing_from_both() -> None:
    story = "{story: a.md, thread: [1.lead, 2.lead], pictures: {main: gone.jpg}}"
    made = issue(stories=[story, *EDITION["stories"][1:]])
    assert [(one.code, one.page) for one in errors(made)] == [("E501", 1), ("E501", 2)]
    assert made.withheld == (1, 2)


def test_an_advert_over_the_imprint_withholds_its_page_alone() -> None:
    adverts = ["{file: ad.pdf, slot: 4.low}"]
    made = issue(last="adverts:\n  low: {at: {columns: 1-6, lines: 62-66}}\n", adverts=adverts)
    over = [one for one in errors(made) if one.code == "E103"]
    assert [(one.page, one.area) for one in over] == [(4, "imprint")]
    assert made.withheld == (4,)


def test_what_two_pages_inherit_is_wrong_on_both() -> None:
    low = "adverts:\n  low: {at: {columns: 1-6, lines: 62-66}}\n"
    made = issue(last=low, other=low, adverts=["{file: ad.pdf, slot: 4.foot}"])
    assert [one.page for one in errors(made) if one.code == "E103"] == [3, 4]


def test_the_same_missing_advert_on_two_pages_is_missing_from_each() -> None:
    made = issue(adverts=["{file: ad.pdf, slot: 1.foot}", "{file: ad.pdf, slot: 4.foot}"])
    gone = [one for one in errors(made) if one.code == "E501"]
    assert [(one.page, one.area) for one in gone] == [(1, "foot"), (4, "foot")]
    assert [one.line for one in gone] == sorted({one.line for one in gone})
    assert made.withheld == (1, 4)


def test_overset_text_withholds_every_page_of_its_thread() -> None:
    made = issue(a=copy(20_000, 6))
    (over,) = errors(made)
    assert (over.code, over.page, over.area) == ("E101", 2, "lead")
    assert made.withheld == (1, 2)


def test_a_word_of_a_story_is_found_on_its_page() -> None:
    words = copy(1760, 5)
    (early,) = errors(issue(a="\ue000" + words))
    (late,) = errors(issue(a=words + "\n\n末段有个 \ue000 字。"))
    assert (early.code, early.page, early.area) == (late.code, 1, "lead")
    assert (late.page, late.area) == (2, "lead")
    assert late.rect is not None
    assert late.rect.height < 15


def test_a_fault_of_the_paper_is_of_all_pages() -> None:
    made = issue(paper="styles: {body: {face: 无此字}}\n")
    assert made.withheld == (1, 2, 3, 4)


def test_the_report_names_page_area_and_rectangle() -> None:
    made = issue(adverts=["{file: ad.pdf, slot: 4.foot}"])
    (gone,) = [one for one in made.report()["findings"] if one["code"] == "E501"]
    assert (gone["on"]["page"], gone["on"]["area"]) == (4, "foot")
    assert len(gone["on"]["rect_mm"]) == 4


def test_check_does_not_say_that_files_were_not_written(composer: Run, tmp_path: Path) -> None:
    assert composer("init", "样报", "--dir", tmp_path / "p", "--date", "2020-04-20").code == 0
    folder = tmp_path / "p" / "editions" / "2020-04-20"
    (folder / "stories" / "words.md").write_text("---\nheadline: 缺字\n---\n\n\ue000\n", "utf-8")
    ran = composer("check", folder)
    assert ran.code == 1
    assert "没有写出" not in ran.out + ran.err
    assert "未写出" not in ran.out + ran.err
    assert "第 2 版不能付印" in ran.out
    assert "withheld" not in composer("check", folder, "--lang", "en").out
    assert "第 2 版未写出" in composer("build", folder).out

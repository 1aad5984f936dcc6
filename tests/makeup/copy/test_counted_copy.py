"""字数账 of the YAML: every character of every value that holds copy is on a page, or the account says where it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.compose import Composed, compose
from composer.diagnostics.diagnostic import CannotCompose, Findings
from composer.display.items import TextItem
from composer.fonts.metrics import FontSet
from composer.makeup.counted_copy import copy_files
from composer.makeup.counted_set import words_beside
from composer.papers.load import load_edition
from tests.makeup.editions import story

PAPER = """\
paper: 夜报
cn_number: CN32-0001
web: example.com
organ: [本社主办]
format:
  trim: [195mm, 270mm]
  type_area: {columns: 4, measure: 11字, lines: 60, size: 小五, advance: 11.5pt}
jump: {to: "（转第{page}版）", came: "（接第{page}版）"}
"""
LAYOUT = """\
layout: front
parameters: {topic: 要目, rest: 无}
masthead: {at: {columns: 1-4, lines: 1-8}, name: {size: 40pt}, lines: ["{date}　{weekday}", "第{number}期&amp;增刊"]}
areas:
  lead:
    at: {columns: 1-4, lines: 10-40}
    label: 头条
    pictures: {main: {at: {columns: 3-4, lines: 1-8}}}
    quotes: {said: {at: {columns: 1, lines: 5-9}}}
index: {at: {columns: 1-2, lines: 42-48}, heading: $topic}
imprint: {at: {columns: 1-4, lines: 60}, text: "编辑：{editor}"}
"""
EDITION = """\
edition: 2026-01-01
number: "12"
editor: 甲
designer: 乙丙
pages: {1: {layout: front, name: 要闻}}
stories:
- story: lead.md
  area: 1.lead
  index: yes
  teaser: 看点
  pictures: {main: {file: a.jpg, caption: "茶园&amp;采茶 cafe\\u0301", credit: 丁 摄, alt: 两个人}}
  quotes: {said: 春天啊|来了}
"""

Counted = Callable[..., tuple[Composed, dict[str, dict[str, int]], list[str]]]


@pytest.fixture
def counted(fonts: FontSet, tmp_path: Path) -> Counted:
    """The composed edition, the fates of its values by key, and the findings about them."""

    def counting(
        edition: str = EDITION, layout: str = LAYOUT, paper: str = PAPER
    ) -> tuple[Composed, dict[str, dict[str, int]], list[str]]:
        files = {
            "paper.yaml": paper,
            "pages/front.yaml": layout,
            "e/edition.yaml": edition,
            "e/stories/lead.md": story(900),
        }
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        findings = Findings()
        loaded = load_edition(tmp_path / "e", findings)
        made = compose(loaded, fonts, findings, lambda _path, _span: (1200, 800))
        fates = {
            value.key: {k: n for k, n in file.account.fates(value.text).items() if n}
            for file in made.copy
            for value in file.values
        }
        said = [
            f"{one.code} {one.values['key']}" for one in findings if one.code in ("N332", "W333")
        ]
        return made, fates, said

    return counting


def test_every_value_has_its_fate(counted: Counted) -> None:
    made, fates, said = counted()
    assert fates == {
        "paper": {"set": 2},
        "cn_number": {"overset": 9},
        "web": {"overset": 11},
        "organ.1": {"set": 4},
        "jump.to": {"overset": 5, "markup": 6},
        "jump.came": {"overset": 5, "markup": 6},
        "number": {"set": 2},
        "editor": {"set": 1},
        "designer": {"overset": 2},
        "pages.1.name": {"aloud": 2},
        "stories.1.teaser": {"set": 2},
        "stories.1.pictures.main.caption": {"set": 9, "changed": 6},
        "stories.1.pictures.main.credit": {"set": 3},
        "stories.1.pictures.main.alt": {"aloud": 3},
        "stories.1.quotes.said": {"set": 6},
        "masthead.lines.1": {"set": 1, "markup": 15},
        "masthead.lines.2": {"set": 5, "markup": 8, "changed": 4},
        "areas.lead.label": {"set": 2},
        "index.heading": {"markup": 6},
        "imprint.text": {"set": 3, "markup": 8},
        "parameters.topic": {"set": 2},
    }
    assert said == ["N332 designer"]
    assert {value.key: value.pages for file in made.copy for value in file.values}["editor"] == (1,)


def test_what_the_pages_lack_is_not_set(counted: Counted, tmp_path: Path) -> None:
    """The count is of the display list: words taken out of it are missed, whatever make-up believes."""
    made, _, _ = counted()

    def without(words: str) -> list[str]:
        pages = []
        for page in made.display.pages:
            items = [
                item
                for item in page.items
                if not (isinstance(item, TextItem) and words in "".join(p[1] for p in item.pieces))
            ]
            pages.append(replace(page, items=tuple(items)))
        findings = Findings()
        loaded = load_edition(tmp_path / "e", Findings())
        copy_files(loaded, replace(made.display, pages=tuple(pages)), findings)
        return [
            f"{one.code} {one.values['key']}" for one in findings if one.values["key"] != "designer"
        ]

    assert without("看点") == ["N332 stories.1.teaser"]
    assert without("丁 摄") == [
        f"N332 stories.1.pictures.main.{key}" for key in ("caption", "credit")
    ]
    assert without("来了") == ["W333 stories.1.quotes.said"]


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("editor: 甲\n|", []),
        ("editor: 甲\n|proof: 校对人\n", ["N332 proof"]),
        ("  index: yes\n|", ["N332 stories.1.teaser"]),
    ],
)
def test_a_value_that_no_page_prints_is_said(
    counted: Counted, edition: str, said: list[str]
) -> None:
    old, _, new = edition.partition("|")
    text = EDITION.replace("designer: 乙丙\n", "").replace(old, new or old if not said else new)
    assert counted(text)[2] == said


WORDS = st.lists(
    st.sampled_from(
        ["甲乙", "春天", " ", "　", "，", "&amp;", "&nbsp;", "&nosuch;", "e\u0301", "——", "2026", "#", " #", "{{见：lead}}",
         "<b>", "Wi-Fi", "“好”", "|", "：", "ａ", "~", "\U00020bb7"]
    ),
    min_size=1, max_size=7,
).map("".join)  # fmt: skip
QUOTES = st.sampled_from(["", "'", '"', "|", ">"])


@given(st.lists(st.tuples(WORDS, QUOTES), min_size=5, max_size=5))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_account_adds_up(
    counted: Counted, tmp_path: Path, values: list[tuple[str, str]]
) -> None:
    def written(words: str, quote: str, indent: str) -> str:
        if quote in ("|", ">"):
            return f"{quote}\n{indent}{words.strip() or '甲'}"
        return f"{quote}{words}{quote}" if quote else words

    keys = ("editor", "designer", "proof", "number", "total")
    head = "".join(
        f"{key}: {written(*value, '  ')}\n" for key, value in zip(keys, values, strict=True)
    )
    edition = f"edition: 2026-01-01\n{head}" + EDITION[EDITION.index("pages:") :]
    try:
        made, fates, _ = counted(edition)
    except CannotCompose:
        return  # YAML that drops words is an error, and no page is made
    for file in made.copy:
        counts = file.account.counts()
        assert sum(counts.values()) == len(file.account.text)
        assert not counts["unexplained"]
    printed = words_beside(made.display.pages[0].items, made.display.nodes, ["e/stories/lead.md"])
    model = load_edition(tmp_path / "e", Findings()).edition
    for key in keys:
        words = "".join(getattr(model, key).split())
        if set(fates.get(key, {})) == {"set"}:
            assert words in printed
        if key in ("number", "editor") and words:
            assert "overset" not in fates[key]

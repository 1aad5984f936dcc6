"""Continuations: enough lines on both sides of a jump, jump lines in the paper's own look, both in the report."""

from __future__ import annotations

from pathlib import Path

from composer.compose import Composed
from composer.diagnostics.diagnostic import Diagnostic
from composer.display.items import RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.measure import HAO, Length
from composer.papers.models import Area, Jump, Paper
from composer.papers.models.values import ColourRef
from tests.makeup.editions import codes, compose_areas, place, story, text_items, words

AREAS = {"a": Area(at=place("1-2", "1-14")), "b": Area(at=place("3-4", "1-14"))}


def jumped(
    fonts: FontSet, tmp_path: Path, length: int, jump: Jump
) -> tuple[Composed, list[Diagnostic]]:
    text = story(length, headline="一篇长稿", jump_headline="长稿")
    paper = Paper(paper="试刊", jump=jump)
    return compose_areas(fonts, tmp_path, AREAS, {"s": (text, "1.a 2.b")}, paper)


def jump_line(made: Composed, word: str = "下转") -> TextItem:
    page = made.display.pages[0]
    return text_items(page)[next(n for n, line in enumerate(words(page)) if word in line)]


def test_a_short_remainder_is_pulled_back_for(fonts: FontSet, tmp_path: Path) -> None:
    free = jumped(fonts, tmp_path, 240, Jump(before=0, after=0))[0].stories[0].jumps[0]
    assert free.after[0] < 6
    made, findings = jumped(fonts, tmp_path, 240, Jump())
    jump = made.stories[0].jumps[0]
    assert set(codes(findings)) <= {"W110"}
    assert jump.after[0] >= 6
    assert jump.before[0] >= 3
    assert (jump.leaves, jump.enters) == ("1.a", "2.b")
    assert jump.before[1] + jump.after[1] == 240


def test_no_jump_headline_where_the_story_does_not_come(fonts: FontSet, tmp_path: Path) -> None:
    """A thread longer than its story: the area left over is told, and has no 上接 over nothing."""
    made, findings = jumped(fonts, tmp_path, 60, Jump())
    assert "W113" in codes(findings)
    assert made.stories[0].areas == ("1.a",)
    assert not any("上接" in line or "长稿" in line for line in words(made.display.pages[1]))
    (unused,) = [finding for finding in findings if finding.code == "N334"]
    assert unused.values["chars"] == 2
    account = made.stories[0].account
    assert account is not None and account.counts()["overset"] == 2


def test_a_jump_headline_that_is_printed_is_set(fonts: FontSet, tmp_path: Path) -> None:
    made, findings = jumped(fonts, tmp_path, 400, Jump())
    assert "N334" not in codes(findings)
    account = made.stories[0].account
    assert account is not None and account.counts()["overset"] == 0


def test_the_jump_line_goes_up_with_the_text(fonts: FontSet, tmp_path: Path) -> None:
    free = jump_line(jumped(fonts, tmp_path, 240, Jump(after=0))[0])
    pulled = jump_line(jumped(fonts, tmp_path, 240, Jump())[0])
    assert pulled.y < free.y
    assert (free.y - pulled.y) % 11.5 < 1e-6


def test_what_cannot_be_mended_is_told(fonts: FontSet, tmp_path: Path) -> None:
    made, findings = jumped(fonts, tmp_path, 240, Jump(before=20, after=30))
    assert codes(findings).count("W139") == 2
    values = [f.values for f in findings if f.code == "W139"]
    sides = [made.stories[0].jumps[0].before[0], made.stories[0].jumps[0].after[0]]
    assert [value["measured"] for value in values] == sides
    assert [value["allowed"] for value in values] == [20, 30]


def test_wording_and_look_are_the_papers(fonts: FontSet, tmp_path: Path) -> None:
    jump = Jump(
        to="▶▶转{page_zh}版“{headline}”",
        came="接{page}版",
        size=Length(HAO["六号"]),
        colour=ColourRef("black", 0.6),
        align="start",
        rule="thin",
    )
    made, findings = jumped(fonts, tmp_path, 400, jump)
    assert set(codes(findings)) <= {"W110"}
    assert "▶▶转二版“长稿”" in words(made.display.pages[0])
    assert "接1版" in words(made.display.pages[1])
    line = jump_line(made, "▶")
    assert (line.size, line.ink.k) == (7.5, 0.6)
    (rule,) = [i for i in made.display.pages[0].items if isinstance(i, RuleItem)]
    assert abs(rule.x - line.x) < 1e-6
    assert line.y - 11.5 < rule.y < line.y


def test_a_jump_line_too_long_is_condensed_and_told(fonts: FontSet, tmp_path: Path) -> None:
    jump = Jump(to="未完的部分请各位读者接着看第{page}版右上角")
    made, findings = jumped(fonts, tmp_path, 400, jump)
    assert set(codes(findings)) - {"W110"} == {"W138"}
    line = jump_line(made, "未完")
    assert line.scale < 0.75


def test_jump_words_are_no_part_of_the_story(fonts: FontSet, tmp_path: Path) -> None:
    made, _ = jumped(fonts, tmp_path, 400, Jump())
    assert jump_line(made).node == -1
    assert made.stories[0].set == made.stories[0].given

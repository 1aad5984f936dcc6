"""Diagnostics as text and as JSON, and the nearest names."""

from __future__ import annotations

import json

import pytest

from composer.diagnostics import Findings, Severity, Span, Words, severity_of
from composer.diagnostics.diagnostic import Diagnostic
from composer.diagnostics.render import as_json, as_text
from composer.diagnostics.suggest import nearest, suggestion

EDITION = "edition: 2020-04-20\nstories:\n  - story: flood\n"
OVERSET = Diagnostic(
    "E101",
    Span("e.yaml", 3, 5, 5),
    {
        "story": "防汛纪实",
        "lines": 3,
        "of_page": Words("", ""),
        "chars": 41,
        "capacity": 28,
        "cut": Span("flood.md", 87, 14),
    },
    (Span("pages/front.yaml", 18, 3),),
)


def test_form_in_chinese() -> None:
    assert as_text(OVERSET, {"e.yaml": EDITION}).split("\n") == [
        "E101 余文未排完 overset  e.yaml:3:5 › pages/front.yaml:18:3",
        "   3 │   - story: flood",
        "     │     ^^^^^ 稿件“防汛纪实”余 3 行 41 字；此处可排 28 行",
        "提示: 从 flood.md:87:14 起删 41 字，或把串文接到别的版",
    ]


def test_form_in_english_without_the_file() -> None:
    assert as_text(OVERSET, {}, "en").split("\n") == [
        "E101 overset  e.yaml:3:5 › pages/front.yaml:18:3",
        "  3 lines (41 characters) of story “防汛纪实” are left over; 28 lines fit here",
        "hint: Cut 41 characters from flood.md:87:14 on, or thread the story on to another page",
    ]


def pointer(line: str, column: int, length: int) -> tuple[str, str]:
    """The excerpt and the pointer line up to its last ``^``."""
    one = Diagnostic("E219", Span("f", 1, column, length))
    _, shown, under = as_text(one, {"f": line}).split("\n")[:3]
    return shown[7:], under[7 : under.rindex("^") + 1]


def test_full_width_characters_take_two_columns() -> None:
    assert pointer("版名: 要闻", 5, 2) == ("版名: 要闻", "      ^^^^")


def test_long_line_shows_the_part_round_the_place() -> None:
    shown, under = pointer("甲" * 100 + "乙" + "丙" * 100, 101, 1)
    assert shown == "…" + "甲" * 18 + "乙" + "丙" * 19 + "…"
    assert under == " " * 37 + "^^"


def test_place_past_the_end_of_the_line() -> None:
    assert pointer("ab", 9, 4) == ("ab", "  ^")


def test_line_that_is_not_there() -> None:
    one = Diagnostic("E219", Span("f", 9, 1))
    assert "│" not in as_text(one, {"f": "a"})


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in as_text(OVERSET, {"e.yaml": EDITION})
    assert "\x1b[31m^^^^^\x1b[0m" in as_text(OVERSET, {"e.yaml": EDITION}, colour=True)


def test_json_is_plain_and_in_both_languages() -> None:
    found = json.loads(json.dumps(as_json(OVERSET)))
    assert (found["code"], found["severity"], found["line"]) == ("E101", "error", 3)
    assert found["trail"] == [{"file": "pages/front.yaml", "line": 18, "column": 3, "length": 1}]
    assert found["message"]["zh"].startswith("稿件“防汛纪实”余 3 行")
    assert found["hints"]["en"][0].startswith("Cut 41 characters")
    assert found["values"]["lines"] == 3


def test_values_in_the_language_of_the_message() -> None:
    words = {"expected": Words("列表", "a list"), "found": Words("文字", "text")}
    one = Diagnostic("E222", Span("f"), words)
    assert "这里要列表，写的是文字\n" in as_text(one, {}, "zh")
    assert "This should be a list and is text\n" in as_text(one, {}, "en")


def test_own_hints_come_before_the_catalogues() -> None:
    one = Diagnostic("E206", Span("f"), hints=(("甲", "a"),))
    assert as_text(one, {}, "zh").split("\n")[-2:] == ["提示: 甲", "提示: 改用空格"]


def test_findings_count_and_sort() -> None:
    findings = Findings()
    findings.add("W110", Span("b", 2, 1))
    findings.add("E102", Span("b", 1, 5))
    findings.add("N310", Span("a", 9, 9))
    assert [one.code for one in findings.in_order()] == ["N310", "E102", "W110"]
    assert findings.has_errors()
    assert [findings.count(one) for one in Severity] == [1, 1, 1]


def test_severity_can_be_overridden() -> None:
    assert severity_of(Diagnostic("W110", Span())) is Severity.WARNING
    assert severity_of(Diagnostic("W110", Span(), severity=Severity.ERROR)) is Severity.ERROR


def test_extending_leaves_out_what_is_there_word_for_word() -> None:
    one, other = Findings(), Findings()
    one.add("W110", Span("a", 1, 1), name="x", lines=1)
    other.add("W110", Span("a", 1, 1), name="x", lines=1)
    other.add("W110", Span("a", 1, 1), name="x", lines=2)
    one.extend(other)
    assert len(one) == 2


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("baner", ["banner", "standard"], "banner"),
        ("Lead", ["lead", "side"], "lead"),
        ("type-area", ["type_area"], "type_area"),
        ("lead", ["lead.md", "side.md"], "lead.md"),
        ("正交", ["正文", "标题"], "正文"),
        ("xyz", ["banner"], None),
        ("a", [], None),
    ],
)
def test_nearest(name: str, known: list[str], expected: str | None) -> None:
    assert nearest(name, known) == expected


def test_few_names_are_listed_when_none_is_near() -> None:
    assert suggestion("xyz", ["甲", "乙"]) == (("可用：甲、乙", "Known: 甲, 乙"),)
    assert suggestion("xyz", map(str, range(100))) == ()

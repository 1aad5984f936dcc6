"""The page as a whole: white that belongs to nobody, ink on ink, and what is meant."""

from __future__ import annotations

import pytest

from composer.api import Finding, open_edition

PAPER = """\
paper: 夜报
format:
  trim: [195mm, 270mm]
  type_area: {columns: 4, measure: 11字, lines: 60, size: 小五, advance: 11.5pt}
"""
FOLIO = "layout: a\nfolio: {at: {columns: 1-4, lines: 1-2}}\n"
WORDS = "春雨下了一夜，河边的柳树都绿了。" * 200


def findings(
    layout: str, length: int = 900, codes: str = "164 165 167 168", stories: str = ""
) -> list[Finding]:
    """What is said of the page of a layout with a story of some length in its area ``lead``."""
    texts: dict[str, str | bytes] = {
        "paper.yaml": PAPER,
        "pages/a.yaml": FOLIO + layout,
        "e/edition.yaml": "edition: 2026-01-01\npages: {2: a}\n"
        + (stories or "stories: [{story: a.md, area: 2.lead}]")
        + "\n",
        "e/stories/a.md": f"---\nheadline: 春雨\n---\n\n{WORDS[:length]}\n",
    }
    with open_edition(texts) as edition:
        found = edition.compose("screen").findings
    return [one for one in found if one.code[1:] in codes.split()]


def lead(lines: str, more: str = "") -> str:
    return f"areas:\n  lead: {{at: {{columns: 1-4, lines: {lines}}}{more}}}\n"


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        (lead("4-60"), []),
        (lead("4-58"), []),  # two lines are a gap
        (lead("4-57"), ["58-60"]),
        (lead("6-60"), ["3-5"]),
        (lead("4-57") + "blank: [{columns: 1-4, lines: 58-60}]\n", []),
        (lead("4-57") + "blank: [{columns: 1-2, lines: 58-60}]\n", ["58-60"]),
        (lead("4-57") + "rules: [{at: {columns: 1-4, lines: 59}, line: thin}]\n", []),
        (lead("4-50") + "imprint: {at: {columns: 1-4, lines: 60}, text: 编辑：甲}\n", ["51-59"]),
        (lead("4-50") + "imprint: {at: {columns: 4, lines: 60}, text: 编辑：甲}\n", ["51-59"]),
        (lead("4-60", ", cut: [{columns: 4, lines: 40-60}]"), ["40-60"]),
    ],
)  # fmt: skip
def test_white_that_belongs_to_nobody(layout: str, lines: list[str]) -> None:
    found = [one for one in findings(layout, 2000) if one.code == "W164"]
    assert [one.message.split()[3] for one in found] == lines
    assert all(one.page == 2 and one.rect is not None for one in found)


def test_it_says_what_to_type() -> None:
    (found,) = findings(lead("4-40"), 1500)
    assert found.message.startswith("第 2 版 41-60 行 1-4 栏没有东西")
    assert any("areas: lead: at: lines: 4-60" in hint for hint in found.hints)
    assert any("blank: [{columns: 1-4, lines: 41-60}]" in hint for hint in found.hints)


def test_white_within_a_place() -> None:
    index = lead("4-40") + "index: {at: {columns: 1-4, lines: 42-60}}\n"
    story = "stories: [{story: a.md, area: 2.lead, index: true}]"
    (found,) = findings(index, 1500, stories=story)
    assert (found.code, found.area) == ("W165", "index")
    blank = "blank: [{columns: 1-4, lines: 42-60}]\n"
    assert findings(index + blank, 1500, stories=story) == []


@pytest.mark.parametrize(
    ("layout", "codes"),
    [
        (lead("4-60", ", box: {line: hairline}"), []),
        (lead("4-60", ", box: {line: hairline, padding: 0字, lines: 0}"), ["W168"]),
        (lead("4-60", ", box: {line: thick, padding: 0字, lines: 0}"), ["E167", "W168"]),
        (lead("4-60", ", text: {rule: hairline}"), []),
        (lead("4-60") + "rules: [{at: {columns: 1-4, y: 20行}, line: hairline}]\n", ["W168"]),
    ],
)
def test_ink_on_ink(layout: str, codes: list[str]) -> None:
    found = findings(layout, 2000, "159 167 168")
    assert sorted({one.code for one in found if one.code != "E159"}) == codes


def test_an_index_without_entries_is_not_set() -> None:
    found = findings(lead("4-50") + "index: {at: {columns: 1-4, lines: 52-60}}\n", 2000, "165 170")
    assert [(one.code, one.area) for one in found] == [("W170", "index")]


def test_an_imprint_names_who_is_missing() -> None:
    imprint = 'imprint: {at: {columns: 1-4, lines: 60}, text: "编辑：{editor}　校对：{proof}"}\n'
    (found,) = findings(lead("4-58") + imprint, 2000, "171")
    assert "editor:、proof:" in found.message

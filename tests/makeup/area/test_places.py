"""Places in areas and pieces of furniture: what leaves its room, or lies over words, is said at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.compose import compose
from composer.diagnostics.diagnostic import CannotCompose, Diagnostic, Findings
from composer.fonts.metrics import FontSet
from composer.papers.load import load_edition
from tests.makeup.editions import story

PAPER = """\
paper: 夜报
format:
  trim: [195mm, 270mm]
  type_area: {columns: 4, measure: 11字, lines: 60, size: 小五, advance: 11.5pt}
qr: [{label: 数字报, target: https://example.com}]
"""
LAYOUT = """\
layout: front
masthead: {at: {columns: 1-4, lines: 1-8}, name: {size: 40pt}}
areas:
  lead: {at: {columns: 1-4, lines: 10-40}LEAD}
index: {at: {columns: 1-2, lines: 42-48}}
imprint: {at: {columns: 1-4, lines: 60}}
blank: [{columns: 1-4, lines: 41-59}]
"""
EDITION = """\
edition: 2026-01-01
editor: 甲
designer: 乙
proof: 丙
pages: {1: front}
stories: [{story: lead.md, area: 1.lead, index: yes, pictures: {main: {file: a.jpg, caption: 说明}}, quotes: {said: 春天}}]
"""
SLOTS = ", pictures: {main: {at: {columns: 3-4, lines: 1-8}}}, quotes: {said: {at: {columns: 1, lines: 5-9}}}"

Compose = Callable[..., list[Diagnostic]]


@pytest.fixture
def composed(fonts: FontSet, tmp_path: Path) -> Compose:
    """The findings of the page with some of its layout changed."""

    def composing(
        old: str = "", new: str = "", lead: str = SLOTS, length: int = 900, edition: str = EDITION
    ) -> list[Diagnostic]:
        layout = LAYOUT.replace("LEAD", lead)
        assert old in layout
        files = {
            "paper.yaml": PAPER,
            "pages/front.yaml": layout.replace(old, new) if old else layout + new,
            "e/edition.yaml": edition,
            "e/stories/lead.md": story(length),
        }
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        findings = Findings()
        try:
            loaded = load_edition(tmp_path / "e", findings)
            compose(loaded, fonts, findings, lambda _path, _span: (1200, 800))
        except CannotCompose:
            assert findings.has_errors()
        return [
            one
            for one in findings
            if (one.code[0] != "N" or one.code == "N162")
            and one.code not in ("E101", "W110", "W113")
        ]

    return composing


def test_the_page_is_clean(composed: Compose) -> None:
    assert composed() == []


IN_AREA = {
    "headline at": (", headline: {placement: beside, at: {%s}}" + SLOTS, "E151"),
    "pictures at": (", pictures: {main: {at: {%s}}}, quotes: {said: {at: {columns: 1}}}", "E105"),
    "captions at": (", captions: {set: together, at: {%s}}" + SLOTS, "E105"),
    "quotes at": (
        ", quotes: {said: {at: {%s}}}, pictures: {main: {at: {columns: 3-4, lines: 1-8}}}",
        "E105",
    ),
}
"""`tests/papers/test_facts.py` holds that these are all places that count from an area."""

OFF = {
    "right": "x: 300mm, y: 1mm, height: 20mm",
    "left": "x: -20mm, y: 1mm, width: 40mm, height: 20mm",
    "below": "x: 1mm, y: 200mm, width: 40mm, height: 20mm",
    "above": "x: 1mm, y: -60mm, width: 40mm, height: 20mm",
    "columns": "columns: 4-5, lines: 2-6",
    "lines": "columns: 1-2, lines: 90-99",
}


@pytest.mark.parametrize("off", OFF)
@pytest.mark.parametrize(("lead", "code"), IN_AREA.values(), ids=IN_AREA)
def test_every_place_in_an_area_is_in_it(composed: Compose, lead: str, code: str, off: str) -> None:
    found = [one for one in composed(lead=lead % OFF[off]) if one.code == code]
    assert found
    assert found[0].span.file == "pages/front.yaml"
    assert found[0].span.line == 4


RULE = "rules: [{at: {%s}, line: thin%s}]\n"

RULES = {
    "between two blocks": (RULE % ("columns: 1-4, lines: '41'", ""), []),
    "along the type area's edge": (RULE % ("columns: 1-4, lines: '1'", ""), []),
    "across the text": (RULE % ("columns: 1-4, y: 100mm", ""), ["E159"]),
    "down through a column": (RULE % ("x: 20mm, lines: 10-40", ", vertical: yes"), ["E159"]),
    "down the gutter": (RULE % ("x: 36.5mm, lines: 16-40", ", vertical: yes"), []),
    "over the index": (RULE % ("columns: 1-2, y: 168mm", ""), ["E159"]),
    "off the sheet": (RULE % ("columns: 1-4, y: 400mm", ""), ["E102"]),
    "off the sheet's side": (RULE % ("x: 300mm, width: 20mm, y: 100mm", ""), ["E102"]),
    "columns that are not": (RULE % ("columns: 1-9, lines: '41'", ""), ["E102"]),
    "longer than the page": (RULE % ("columns: 1, lines: 50-99", ", vertical: yes"), ["E102"]),
}


@pytest.mark.parametrize(("rules", "codes"), RULES.values(), ids=RULES)
def test_rules_keep_off_words_and_on_the_page(
    composed: Compose, rules: str, codes: list[str]
) -> None:
    found = composed(new=rules)
    assert sorted(one.code for one in found) == codes
    assert all(one.span.line == 8 and one.values["name"] == "rules 1" for one in found)


def test_a_rule_in_the_free_foot_of_an_area_is_nobodys_mistake(composed: Compose) -> None:
    rules = RULE % ("columns: 1-2, y: 441.5pt", "")
    assert composed(new=rules, length=300) == []
    assert [one.code for one in composed(new=rules, length=1200)] == ["E159"]


INDEX = "index: {at: {columns: 1-2, lines: 42-48}"
OUTGROWN = {
    "name above the masthead": ("name: {size: 40pt}", "name: {size: 140pt}", "E102"),
    "lines of the masthead": ("lines: 1-8}, ", "lines: 1-8}, size: 26pt, lines: [一, 二, 三, 四], ", "E102"),
    "index over the story": (INDEX, "index: {at: {columns: 1-2, lines: 47-48}, size: 60pt", "W160"),
    "imprint above its line": ("lines: 60}", "lines: 60}, size: 30pt", "W160"),
    "folio taller than its place": ("index: {at", "folio: {size: 40pt, at: {columns: 3-4, lines: 44-45}}\nindex: {at", "E159"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), OUTGROWN.values(), ids=OUTGROWN)
def test_furniture_keeps_to_its_place(composed: Compose, old: str, new: str, code: str) -> None:
    assert code in [one.code for one in composed(old, new, length=1300)]


def test_words_that_are_squeezed_past_reading(composed: Compose) -> None:
    long = "责任编辑：" + "{editor}、" * 60
    found = composed("lines: 60}", f'lines: 60}}, text: "{long}"')
    assert [(one.code, one.values["allowed"]) for one in found] == [("N162", "70%")]
    longer = "责任编辑：" + "{editor}、" * 200
    found = composed("lines: 60}", f'lines: 60}}, text: "{longer}"')
    assert [(one.code, one.values["allowed"]) for one in found] == [("E161", "30%")]


def test_a_cut_that_takes_nothing(composed: Compose) -> None:
    cut = ", cut: [{columns: 1, lines: 44-46}]" + SLOTS
    assert [one.code for one in composed(lead=cut)] == ["W163"]
    boxed = ", box: hairline, cut: [{columns: 4, lines: 30-40}]" + SLOTS
    assert "W163" in [one.code for one in composed(lead=boxed)]
    free = composed(lead=", cut: [{columns: 4, lines: 30-40}]" + SLOTS)
    assert [one.code for one in free] == ["W164"]  # it takes something out, and nobody stands there

"""The sample edition: composed whole, nothing lost, jumps and page numbers made by the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.compose import Composed, compose
from composer.diagnostics.diagnostic import Diagnostic, Findings
from composer.display.items import TextItem
from composer.fonts.library import load_fonts
from composer.papers.load import load_edition


@pytest.fixture(scope="module")
def composed(edition: Path) -> tuple[Composed, list[Diagnostic]]:
    findings = Findings()
    loaded = load_edition(edition, findings)
    fonts = load_fonts(loaded.root, loaded.paper, findings)
    return compose(loaded, fonts, findings, lambda _path, _span: (1500, 1000)), list(findings)


def words(composed: Composed, page: int) -> str:
    items = composed.display.pages[page - 1].items
    return "\n".join(
        "".join(chars for _, chars, _ in item.pieces)
        for item in items
        if isinstance(item, TextItem)
    )


def test_no_findings_but_notes(composed: tuple[Composed, list[Diagnostic]]) -> None:
    assert [d.code for d in composed[1] if not d.code.startswith("N")] == []


def test_every_character_is_set(composed: tuple[Composed, list[Diagnostic]]) -> None:
    for story in composed[0].stories:
        assert story.set == story.given > 0


def test_the_lead_goes_on_on_page_two(composed: tuple[Composed, list[Diagnostic]]) -> None:
    lead = next(story for story in composed[0].stories if story.name == "lead")
    assert [(jump.start, jump.to) for jump in lead.jumps] == [(1, 2)]
    assert "下转第2版" in words(composed[0], 1)
    assert "上接第1版" in words(composed[0], 2)


def test_the_index_names_the_page_where_the_story_is(
    composed: tuple[Composed, list[Diagnostic]],
) -> None:
    assert "见本期二版" in words(composed[0], 1)


def test_source_marks_came_through(composed: tuple[Composed, list[Diagnostic]]) -> None:
    text = words(composed[0], 1).replace("\n", "")
    for sign in ("1—3月", "321.71亿元", "100%", "5G", "1~3月"):
        assert sign in text
    assert "牢记在苏南板块快速崛起这一初心和使命，克难求进" in text


def test_body_baselines_stand_on_the_grid(composed: tuple[Composed, list[Diagnostic]]) -> None:
    """Within the lead, which has no advance of its own, every baseline is a grid line's."""
    display = composed[0].display
    stories = {n.id for n in display.nodes if n.story in ("lead", "sidebar")}
    node_ids = {n.id for n in display.nodes if n.role == "P" and n.parent in stories}
    ys = {
        round(item.y, 3)
        for item in display.pages[0].items
        if isinstance(item, TextItem) and item.node in node_ids and item.size == 9
    }
    first = min(ys)
    for y in ys:
        steps = (y - first) / 11.5
        assert abs(steps - round(steps)) < 1e-3

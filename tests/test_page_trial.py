"""Pages at random, read back by a reader of their PDFs that shares no code with the composer."""

from __future__ import annotations

import pytest

from composer.api import Finding, open_edition
from tools.page_trial.generate import TrialPaper, generate
from tools.page_trial.judging import judged
from tools.page_trial.reader import PageRead, read_pages

_LAYOUT = """layout: page1
folio: {at: {columns: 1-4, lines: 1-2}}
areas:
  whole: {at: {columns: 1-4, lines: 4-20}}
"""


def composed(trial: TrialPaper) -> tuple[list[PageRead], tuple[Finding, ...]]:
    made = open_edition(trial.texts).compose("screen")
    return read_pages(made.pdf(), trial.geometry), made.findings


def kinds(page: PageRead, findings: tuple[Finding, ...] = ()) -> set[str]:
    return {one.kind for one in judged(page, findings)}


def test_a_seed_gives_the_same_paper_again() -> None:
    assert generate(7).texts == generate(7).texts
    assert generate(7).texts != generate(8).texts


@pytest.fixture(scope="module")
def plain() -> TrialPaper:
    """A paper whose first page has an area of 17 lines and nothing below it."""
    trial = generate(3)
    trial.texts["pages/page1.yaml"] = _LAYOUT
    trial.texts["editions/2020-04-20/stories/a.md"] = (
        "---\nheadline: 春茶\n---\n\n" + "春茶。" * 400
    )
    trial.texts["editions/2020-04-20/edition.yaml"] = (
        "edition: 2020-04-20\npages: {1: page1}\nstories: [{story: a.md, area: 1.whole}]\n"
    )
    return trial


def test_the_reader_sees_what_is_empty(plain: TrialPaper) -> None:
    (page,), _ = composed(plain)
    (columns, lines), *_ = page.white(6)
    assert columns[0] == 1
    assert lines == (21, page.geometry.lines)
    assert "white" in kinds(page)


def test_the_reader_sees_a_rule_through_words(plain: TrialPaper) -> None:
    for place, kind in (("y: 12.45行", "overlap"), ("y: 12行", "contact")):
        plain.texts["pages/page1.yaml"] = (
            _LAYOUT + f"rules: [{{at: {{columns: 1-4, {place}}}, line: hairline}}]\n"
        )
        (page,), _ = composed(plain)
        assert kind in kinds(page)
    plain.texts["pages/page1.yaml"] = _LAYOUT
    (page,), _ = composed(plain)
    assert not kinds(page) & {"overlap", "contact"}

"""What a story is measured at is what the page that holds it takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from composer.api import Fit, OpenEdition, Refused, measure_story, open_edition, open_paper
from tests.api.test_open import TEXTS, refused
from tests.conftest import EDITION
from tests.makeup.editions import HAN

STORIES = {
    "a line": "春雨。",
    "a paragraph": HAN * 3,
    "paragraphs": "\n\n".join([HAN, HAN * 4, HAN[:9], HAN * 2]),
    "crossheads": f"{HAN * 2}\n\n## 谷雨\n\n{HAN * 3}\n\n## 立夏\n\n{HAN * 2}",
    "latin": ("用 CRISPR–Cas9 在 37 °C 下编辑 transcriptionally 的 GB/T 15834—2011 样本，" * 6),
    "a table": f"{HAN}\n\n| 节气 | 日期 |\n|---|---|\n| 谷雨 | 4 月 |\n| 立夏 | 5 月 |\n\n{HAN}",
}


def page(rows: int) -> dict[str, str | bytes]:
    """The paper with a lead that ends at a line, its headline in another area's way or not."""
    layout = f"layout: front\nareas:\n  lead: {{at: {{columns: 1-2, lines: 1-{rows}}}}}\n"
    return {**TEXTS, "pages/front.yaml": layout}


def file(body: str) -> str:
    return f"---\nheadline: 谷雨\n---\n\n{body}\n"


@pytest.mark.parametrize("body", STORIES.values(), ids=STORIES)
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_rows_needed_hold_the_story_and_a_row_less_does_not(body: str, columns: int) -> None:
    with open_paper(TEXTS) as paper:

        def fit(rows: int | None = None) -> Fit:
            return measure_story(
                paper, "lead.md", text=file(body), measure="15字", columns=columns, rows=rows
            )

        whole = fit()
        assert (whole.room, whole.over, whole.under) == (None, 0, 0)
        exact = fit(whole.rows)
        assert exact.fits
        assert exact.under < 15 * columns * 3
        more = fit(whole.rows + 2)
        assert more.under >= exact.under + 2 * 15
        if whole.rows > 1:
            assert fit(whole.rows - 1).over > 0


@pytest.mark.parametrize("rows", [20, 30, 60])
def test_an_area_is_measured_as_the_build_fills_it(rows: int) -> None:
    for count in (1, 20, 60):
        body = "\n\n".join([HAN * 2] * count)
        texts = {**page(rows), "editions/1/stories/lead.md": file(body)}
        with open_edition(texts) as edition:
            fit = measure_story(edition, "lead.md", area="1.lead")
            story = edition.compose("proof").stories[0]
            assert fit.over == (story.overset.chars if story.overset else 0)
            assert fit.fits == (fit.rows <= (fit.room or 0))


def test_the_rows_that_are_said_are_those_that_the_area_lacks() -> None:
    texts = {**page(20), "editions/1/stories/lead.md": file(HAN * 60)}
    with open_edition(texts) as edition:
        fit = measure_story(edition, "lead.md", area="1.lead")
    assert fit.room is not None
    assert fit.rows > fit.room
    for more, holds in ((fit.rows - fit.room, True), (fit.rows - fit.room - 1, False)):
        longer = {**page(20 + more), "editions/1/stories/lead.md": file(HAN * 60)}
        with open_edition(longer) as edition:
            assert (edition.compose("proof").stories[0].overset is None) is holds


def test_stories_of_the_sample_fit_their_areas_as_its_pages_say() -> None:
    """Pictures, labels, boxes and side headlines stand in the way as they do on the page."""
    edition = open_edition(EDITION)
    reports = {report.name: report for report in edition.compose("screen").stories}
    alone = 0
    for use in edition.loaded.edition.stories:
        report = reports[use.story.removesuffix(".md")]
        if len(report.areas) != 1 or report.fits:
            continue  # what goes on elsewhere, or was fitted, takes other room here
        alone += 1
        fit = measure_story(edition, use.story, area=report.areas[0])
        assert fit.fits, use.story
        assert fit.room is not None
        assert fit.rows <= fit.room
    assert alone >= 3


def test_the_loosest_line_is_that_of_the_page() -> None:
    with open_paper(TEXTS) as paper:
        fit = measure_story(paper, "lead.md", text=file(STORIES["latin"]), measure="12字")
        assert fit.loosest is not None
        assert fit.loosest.gap > 0
        assert fit.loosest.text == "37 °C下编辑"  # between two words that cannot be parted
        assert (fit.loosest.file, fit.loosest.line) == ("lead.md", 5)
        assert measure_story(paper, "x.md", text=file("春雨。"), measure="12字").loosest is None


def test_a_measure_in_millimetres_is_cut_to_whole_characters() -> None:
    with open_paper(TEXTS) as paper:
        fits = [
            measure_story(paper, "x.md", text=file(HAN * 5), measure=measure, columns=2)
            for measure in ("15字", "135pt", "136pt", "5cm")
        ]
    assert len({(fit.rows, fit.lines) for fit in fits}) == 1


def test_measuring_changes_nothing() -> None:
    with open_edition(TEXTS) as edition:
        before = edition.compose("proof").pdf()
        measure_story(edition, "lead.md", text=file("别的。"), area="1.lead")
        assert edition.compose("proof").pdf() == before
        assert edition.findings == open_edition(TEXTS).findings


@pytest.mark.parametrize(
    ("code", "ask"),
    {
        "E630": lambda e: measure_story(e, "lead.md", area="1.led"),
        "E631": lambda e: measure_story(e, "lead.md"),
        "E631 both": lambda e: measure_story(e, "lead.md", area="1.lead", measure="15字"),
        "E631 narrow": lambda e: measure_story(e, "lead.md", measure="3字"),
        "E631 wide": lambda e: measure_story(e, "lead.md", measure="900字"),
        "E631 rows": lambda e: measure_story(e, "lead.md", measure="2行"),
        "E631 words": lambda e: measure_story(e, "lead.md", measure="wide"),
        "E631 columns": lambda e: measure_story(e, "lead.md", measure="15字", columns=0),
        "E631 depth": lambda e: measure_story(e, "lead.md", measure="15字", rows=-1),
        "E630 style": lambda e: measure_story(e, "lead.md", measure="15字", style="bod"),
        "E634": lambda e: measure_story(e, "led.md", area="1.lead"),
        "E634 out": lambda e: measure_story(e, "../../nowhere.md", measure="15字"),
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_questions_are_refused(code: str, ask: Callable[[OpenEdition], Fit]) -> None:
    with open_edition(TEXTS) as edition, pytest.raises(Refused) as error:
        ask(edition)
    refused(code[:4], error)


def test_a_broken_story_is_refused_with_its_place() -> None:
    with open_paper(TEXTS) as paper, pytest.raises(Refused) as error:
        measure_story(paper, "lead.md", text="---\nheadline: [\n---\n", measure="15字")
    assert error.value.errors[0].file == "lead.md"
    with open_paper(TEXTS) as paper, pytest.raises(Refused):
        measure_story(paper, "lead.md", text="春\ud800", measure="15字")

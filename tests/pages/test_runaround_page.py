"""The specimen's page of runaround: set without a finding, and read out of its PDF as it was written."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from composer.compose import Composed, compose
from composer.diagnostics.diagnostic import Findings
from composer.display.items import PictureItem, TextItem
from composer.fonts.library import load_fonts
from composer.papers.load import load_edition
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.press.pictures.contours import outline_of
from composer.press.pictures.separated import Originals
from composer.press.shelf import Shelf
from composer.story.reader import read_story
from tests.conftest import ROOT
from tests.reading import by_structure

SPECIMEN = ROOT / "layouts" / "specimen" / "editions" / "2026-01-01"
NUMBER = 5


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[Composed, Path]:
    findings = Findings()
    loaded = load_edition(SPECIMEN, findings)
    fonts = load_fonts(loaded.root, loaded.paper, findings)
    sizes = Originals(findings, Shelf(None)).size
    outlines = partial(outline_of, findings=findings)
    made = compose(loaded, fonts, findings, sizes, None, outlines)
    mine = [finding for finding in findings if "runaround" in finding.span.file]
    assert [finding.code for finding in mine if finding.code[0] != "N"] == []
    target = tmp_path_factory.mktemp("runaround") / "page.pdf"
    at = next(n for n, one in enumerate(made.display.pages) if one.number == NUMBER)
    profile = load_profile(loaded.paper.press.profile)
    write_pdf(made.display, fonts, target, profile=profile, findings=findings, pages=[at])
    return made, target


def test_stories_come_out_whole_and_in_order(page: tuple[Composed, Path]) -> None:
    findings = Findings()
    loaded = load_edition(SPECIMEN, findings)
    leaves = by_structure(page[1])
    uses = [use for use in loaded.edition.stories if use.story.startswith("runaround-")]
    assert len(uses) == 6
    for use in uses:
        path = loaded.folder / "stories" / use.story
        story = read_story(path, use.story, loaded.paper.normalise, findings)
        want = ["".join(block.text.chars.split()) for block in story.blocks]
        got = ["".join(words.split()) for title, _, words in leaves if title == story.title]
        assert [words for words in got if words in set(want)] == want


def test_the_page_shows_what_it_says(page: tuple[Composed, Path]) -> None:
    """A circle, a polygon and a clipping path cut; a cut-out with its soft mask; lines in two halves."""
    made, target = page
    items = next(one for one in made.display.pages if one.number == NUMBER).items
    pictures = [item for item in items if isinstance(item, PictureItem)]
    assert sorted(bool(item.rings) for item in pictures) == [False, True, True, True]
    assert [item.cutout for item in pictures if not item.rings] == [True]
    lines = [item for item in items if isinstance(item, TextItem) and item.size == 9]
    halves = [(a, b) for a, b in pairwise(lines) if a.y == b.y and a.node != -1 and b.x - a.x > 90]
    assert len(halves) >= 14
    with pikepdf.open(target) as pdf:
        shown = pdf.pages[0].Resources.XObject.values()
        masks = [one.SMask for one in shown if "/SMask" in one]
        assert [str(mask.ColorSpace) for mask in masks] == ["/DeviceGray"]

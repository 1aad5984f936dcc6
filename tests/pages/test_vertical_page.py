"""The specimen's page of vertical text: set without a finding, and read out of its PDF as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.compose import compose
from composer.diagnostics.diagnostic import Findings
from composer.display.items import TextItem
from composer.fonts.library import load_fonts
from composer.papers.load import load_edition
from composer.papers.press_profile import load_profile
from composer.pdf import write_pdf
from composer.story.reader import read_story
from tests.conftest import ROOT
from tests.reading import by_structure, plain

SPECIMEN = ROOT / "layouts" / "specimen" / "editions" / "2026-01-01"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    findings = Findings()
    loaded = load_edition(SPECIMEN, findings)
    fonts = load_fonts(loaded.root, loaded.paper, findings)
    made = compose(loaded, fonts, findings, lambda _path, _span: (1200, 1500))
    mine = [finding for finding in findings if "vertical" in finding.span.file]
    assert [finding.code for finding in mine if finding.code[0] != "N"] == []
    (vertical,) = (one for one in made.display.pages if one.number == 3)
    down = [item for item in vertical.items if isinstance(item, TextItem) and item.vertical]
    assert len(down) > 200
    target = tmp_path_factory.mktemp("vertical") / "edition.pdf"
    profile = load_profile(loaded.paper.press.profile)
    write_pdf(made.display, fonts, target, profile=profile, findings=findings)
    return target


def test_stories_come_out_whole_and_in_order(page: Path) -> None:
    """By structure every block; as plain text every character that is there."""
    findings = Findings()
    loaded = load_edition(SPECIMEN, findings)
    leaves = by_structure(page)
    shown = "".join(plain(page))
    uses = [use for use in loaded.edition.stories if use.story.startswith("vertical-")]
    assert len(uses) == 9
    for use in uses:
        path = loaded.folder / "stories" / use.story
        story = read_story(path, use.story, loaded.paper.normalise, findings)
        body = [words for title, role, words in leaves if title == story.title]
        want = ["".join(block.text.chars.split()) for block in story.blocks]
        got = ["".join(words.split()) for words in body]
        assert [words for words in got if words in set(want)] == want
        heads = "".join(got)
        for head in (*story.headline, story.kicker, story.label, story.byline):
            assert "".join(head.chars.split()) in heads
        assert set("".join(want)) <= set(shown)

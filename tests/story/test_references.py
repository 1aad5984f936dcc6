"""References between stories: the page is worked out, the wording is the paper's, a wrong name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.compose import compose
from composer.diagnostics import CannotCompose, Findings
from composer.display.items import TextItem
from composer.fonts.metrics import FontSet
from composer.papers import load_edition
from composer.papers.models import Normalise
from composer.story import StoryText, read_story
from composer.story.references import WORDINGS, References, Target
from tests.papers.conftest import EDITION, FILES, FRONT, write

INSIDE = "layout: inside\nareas: {lead: {at: {columns: 1-6, lines: 1-60}}}\n"


def read(tmp_path: Path, body: str, **more: str) -> tuple[StoryText, list[str]]:
    references = References(
        {**WORDINGS, **more},
        {"lead": Target(2, "要闻", tmp_path / "lead.md"), "notes": Target(1, "头版", tmp_path)},
        here=1,
    )
    (tmp_path / "lead.md").write_text("---\nheadline: 头条{{见：x}}|标题\n---\n文。\n", "utf-8")
    path = tmp_path / "s.md"
    path.write_text(f"---\nheadline: 题\n---\n{body}\n", encoding="utf-8")
    findings = Findings()
    story = read_story(path, "s.md", Normalise(), findings, references)
    return story, [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("细则{{见：lead}}。", "细则（见第2版）。"),
        ("细则{{详见: lead.md }}。", "细则（详见第2版）。"),
        ("细则{{见 lead}}。", "细则（见第2版）。"),
        ("细则{{见：notes}}。", "细则（见本版）。"),
        ("细则{{参看：lead}}。", "细则参看二版要闻《头条标题》。"),
        (r"写作\{{见：lead}}。", "写作{{见：lead}}。"),
        ("**细则{{见：lead}}**。", "细则（见第2版）。"),
    ],
)
def test_wordings(tmp_path: Path, written: str, printed: str) -> None:
    story, codes = read(tmp_path, written, 参看="参看{page_zh}版{name}《{headline}》")
    assert story.blocks[0].text.chars == printed
    assert [code for code in codes if code[0] == "E"] == []


def test_a_wrong_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    findings = Findings()
    path = tmp_path / "s.md"
    path.write_text("---\nheadline: 题\n---\n细则{{见：leda}}。\n", encoding="utf-8")
    references = References(WORDINGS, {"lead": Target(2, "", path), "notes": Target(1, "", path)})
    story = read_story(path, "s.md", Normalise(), findings, references)
    (error,) = findings
    assert (error.code, error.span.line, error.span.column) == ("E136", 4, 3)
    assert "lead" in error.hints[0][0]
    assert story.blocks[0].text.chars == "细则（见第○版）。"


def test_a_story_by_itself_has_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "s.md"
    path.write_text("---\nheadline: 题\n---\n细则{{见：lead}}。\n", encoding="utf-8")
    findings = Findings()
    story = read_story(path, "s.md", Normalise(), findings)
    assert story.blocks[0].text.chars == "细则（见第○版）。"
    assert len(findings) == 0


def test_words_after_a_reference_know_their_place(tmp_path: Path) -> None:
    story, _ = read(tmp_path, "细则{{见：lead}}已公布。")
    text = story.blocks[0].text
    assert text.span(text.chars.index("已")).column == "细则{{见：lead}}已公布。".index("已") + 1


def edition(tmp_path: Path, **changes: str) -> Path:
    files: dict[str, str | bytes] = {
        **FILES,
        "pages/front.yaml": FRONT.replace("masthead", "index: {at: {columns: 1-6, lines: 10-11}}\nmasthead", 1),
        "pages/inside.yaml": INSIDE,
        "editions/d/edition.yaml": EDITION.replace("要闻}", "要闻}\n  2: {layout: inside, name: 综合}")
        .replace("area: 1.lead, pictures: {main: a.jpg}", "area: 2.lead, index: true, teaser: '看点{{见：side}}'")
        .replace("area: 1.side}", "area: 1.lead, pictures: {main: {file: a.jpg, caption: '图{{见：lead}}'}}}"),
        "editions/d/stories/side.md": "---\nheadline: 题{{详见：lead}}\n---\n文{{见：lead}}。\n",
        **changes,
    }  # fmt: skip
    write(tmp_path, files)
    return tmp_path / "editions/d"


def test_body_headline_caption_and_teaser(tmp_path: Path, fonts: FontSet) -> None:
    findings = Findings()
    loaded = load_edition(edition(tmp_path), findings)
    made = compose(loaded, fonts, findings, lambda _path, _span: (1200, 800))
    printed = [
        "".join(chars for _, chars, _ in item.pieces)
        for item in made.display.pages[0].items
        if isinstance(item, TextItem)
    ]
    assert {"题（详见第2版）", "图（见第2版）", "看点（见第1版）"} <= set(printed)
    assert any("文（见第2版）。" in words for words in printed)
    side = next(report for report in made.stories if report.name == "side")
    assert side.given == side.set == len("题（详见第2版）文（见第2版）。")


def test_a_wording_with_a_blank_that_nothing_fills(tmp_path: Path) -> None:
    findings = Findings()
    paper = FILES["paper.yaml"]
    assert isinstance(paper, str)
    wrong = paper + "jump: {to: '下转{pag}版', came: '接{page版'}\nreferences: {参: '{story}'}\n"
    with pytest.raises(CannotCompose):
        load_edition(edition(tmp_path, **{"paper.yaml": wrong}), findings)
    found = [finding for finding in findings if finding.code == "E137"]
    assert [finding.values["blank"] for finding in found] == ["{pag}", "{", "{story}"]
    assert "page" in found[0].hints[0][0]

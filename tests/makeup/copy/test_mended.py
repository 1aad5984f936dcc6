"""规整 for one story, one style or the paper: the nearest word counts, wherever the story is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.cli import main
from composer.compose import compose
from composer.diagnostics.diagnostic import Findings
from composer.display.items import TextItem
from composer.fonts.metrics import FontSet
from composer.papers.load import load_edition

PAPER = """\
paper: 夜报
format:
  trim: [195mm, 270mm]
  type_area: {columns: 4, measure: 11字, lines: 60, size: 小五, advance: 11.5pt}
styles: {verse: {extends: body, STYLE}}
PAPER
"""
LAYOUT = """\
layout: front
areas: {lead: {at: {columns: 1-4, lines: 10-40}, style: verse, headline: banner, HEADLESS}}
"""
EDITION = """\
edition: 2026-01-01
pages: {1: front}
stories: [{story: lead.md, area: 1.lead, STORY}]
"""
AS_TYPED = "normalise: {marks: false, spaces: false}"
MENDED = "normalise: {marks: true, spaces: true}"
WHERE = {
    "nowhere": ({}, True),
    "the paper": ({"PAPER": AS_TYPED}, False),
    "the style": ({"STYLE": AS_TYPED}, False),
    "the story": ({"STORY": AS_TYPED}, False),
    "the style before the paper": ({"PAPER": AS_TYPED, "STYLE": MENDED}, True),
    "the story before the style": ({"STYLE": AS_TYPED, "STORY": MENDED}, True),
}


def laid_out(folder: Path, said: dict[str, str], head: str = "headline: 题") -> Path:
    files = {
        "paper.yaml": PAPER + "headlines: {banner: {}}\n",
        "pages/front.yaml": LAYOUT,
        "e/edition.yaml": EDITION,
        "e/stories/lead.md": f"---\n{head}\n---\n" + "甲,乙 Wi-Fi  好\n\n" * 3,
    }
    for name, text in files.items():
        for word in ("PAPER", "STYLE", "STORY", "HEADLESS"):
            text = text.replace(f", {word}", f", {said[word]}" if said.get(word) else "")
            text = text.replace(f"\n{word}", f"\n{said.get(word, '')}")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "e"


@pytest.mark.parametrize(("said", "mended"), WHERE.values(), ids=WHERE)
def test_the_nearest_word_counts(
    fonts: FontSet,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    said: dict[str, str],
    mended: bool,
) -> None:
    edition = laid_out(tmp_path, said)
    findings = Findings()
    loaded = load_edition(edition, findings)
    made = compose(loaded, fonts, findings, lambda _path, _span: (1200, 800))
    items = [item for item in made.display.pages[0].items if isinstance(item, TextItem)]
    printed = "".join(chars for item in items for _, chars, _ in item.pieces)
    assert ("甲，乙" in printed) is mended
    assert ("甲,乙" in printed) is not mended
    assert bool([one for one in findings if one.code == "N310"]) is mended
    story = edition / "stories" / "lead.md"
    capsys.readouterr()
    main(["galley", str(story), "--measure", "12字", "--style", "verse"])
    assert ("甲，乙" in capsys.readouterr().out) is mended
    main(["fonts", "--check", str(story)])
    assert ("N310" in capsys.readouterr().err) is mended


def test_a_story_without_a_headline_is_said(fonts: FontSet, tmp_path: Path) -> None:
    for head, codes in (("headline: 题", []), ("kicker: 引", ["W122"])):
        findings = Findings()
        loaded = load_edition(laid_out(tmp_path, {}, head), findings)
        compose(loaded, fonts, findings, lambda _path, _span: (1200, 800))
        assert [one.code for one in findings if one.code == "W122"] == codes

"""Fixed words: one place for them, both scripts, and the paper's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Findings
from composer.papers.fields import blanks_of, fact_of, fields_of
from composer.papers.load import load_edition, load_paper
from composer.papers.models import Edition, FixedWords, Layout, Paper
from composer.papers.models.basis import Blanks
from composer.papers.models.wordings import WORDS, Spoken
from composer.papers.resolving.words import words_of
from composer.papers.wording import unknown_blanks
from tests.papers.everywhere import paths


def test_every_word_can_be_the_papers_own() -> None:
    assert set(fields_of(FixedWords)) == set(WORDS)


@pytest.mark.parametrize("name", WORDS)
def test_the_words_fill_their_own_blanks(name: str) -> None:
    hint = fields_of(FixedWords)[name].hint
    known = blanks_of(FixedWords, name) if fact_of(hint, Blanks) else ()
    assert [unknown_blanks(words, known) for words in WORDS[name]] == [[], []]


def test_what_is_spoken_is_in_the_table() -> None:
    spoken = [
        fact.name
        for root in (Paper, Layout, Edition)
        for _, hint in paths(root, lambda hint: fact_of(hint, Spoken) is not None)
        if (fact := fact_of(hint, Spoken)) is not None
    ]
    assert set(spoken) == {
        "index", "index_page", "advert", "imprint", "jump_to", "jump_from", "continued"
    }  # fmt: skip
    assert set(spoken) <= set(WORDS)


LAYOUT = """layout: front
masthead: {at: {columns: 1-6, lines: 1-8}}
index: {at: {columns: 1-6, lines: 60-70}}
imprint: {at: {columns: 1-6, lines: "88"}}
adverts: {foot: {at: {columns: 1-6, lines: 72-86}}, head: {at: {columns: 1-6, lines: 50-58}, label: 啟事}}
areas: {lead: {at: {columns: 1-6, lines: 10-48}}}
"""


def _loaded(root: Path, paper: str) -> tuple[Paper, Layout]:
    (root / "pages").mkdir()
    (root / "editions/a").mkdir(parents=True)
    (root / "paper.yaml").write_text(f"paper: 試刊\n{paper}", encoding="utf-8")
    (root / "pages/front.yaml").write_text(LAYOUT, encoding="utf-8")
    edition = "edition: 2026-03-02\npages: {1: front}\n"
    (root / "editions/a/edition.yaml").write_text(edition, encoding="utf-8")
    loaded = load_edition(root / "editions/a", Findings())
    return loaded.paper, loaded.layouts[1]


def test_simplified(tmp_path: Path) -> None:
    paper, layout = _loaded(tmp_path, "")
    assert (paper.jump.to, paper.tables["standard"].continued) == ("（下转第{page}版）", "续表")
    assert layout.index is not None
    assert layout.index.heading == "导读"


def test_traditional(tmp_path: Path) -> None:
    paper, layout = _loaded(tmp_path, "language: zh-Hant\ntables: {results: {size: 8pt}}\n")
    assert (paper.jump.to, paper.jump.came) == ("（下轉第{page}版）", "（上接第{page}版）")
    assert [table.continued for table in paper.tables.values()] == ["續表", "續表"]
    assert layout.index is not None
    assert layout.imprint is not None
    assert (layout.index.heading, layout.index.wording) == ("導讀", "見本期{page}版")
    assert layout.imprint.text.startswith("責任編輯：{editor}")
    assert layout.adverts["foot"].label == "廣告"
    assert layout.adverts["head"].label == "啟事", "the layout's own word"


def test_the_papers_own_words(tmp_path: Path) -> None:
    words = "words: {index: 提要, advert: 廣告特輯, jump_to: '轉{page}', continued: ''}\njump: {came: '接{page}'}\n"  # fmt: skip
    paper, layout = _loaded(tmp_path, f"language: zh-Hant\n{words}")
    assert (paper.jump.to, paper.jump.came) == ("轉{page}", "接{page}")
    assert paper.tables["standard"].continued == ""
    assert layout.index is not None
    assert (layout.index.heading, layout.index.wording) == ("提要", "見本期{page}版")
    assert layout.adverts["foot"].label == "廣告特輯"


def test_own_words_in_simplified_too(tmp_path: Path) -> None:
    paper, layout = _loaded(tmp_path, "words: {advert: 广告信息}\n")
    assert layout.adverts["foot"].label == "广告信息"
    assert words_of(paper)["weekday"] == "星期{day}"


def test_a_list_of_words_is_of_terms(tmp_path: Path) -> None:
    paper, _ = _loaded(tmp_path, "words: [长三角, 星火桥]\n")
    assert paper.terms == ("长三角", "星火桥")
    assert words_of(paper)["index"] == "导读"


def test_terms_beside_words(tmp_path: Path) -> None:
    paper, _ = _loaded(tmp_path, "words: {index: 提要}\nterms: [长三角]\n")
    assert (paper.terms, words_of(paper)["index"]) == (("长三角",), "提要")


def test_a_blank_that_nothing_fills(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text(
        "paper: 试刊\nwords: {jump_to: '转{pg}版'}\n", encoding="utf-8"
    )
    findings = Findings()
    with pytest.raises(Exception):  # noqa: B017
        load_paper(tmp_path, findings)
    assert [one.code for one in findings] == ["E137"]


def test_two_bindings(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text(
        "paper: 试刊\nbinding: right\nimposition: {binding: left}\n", encoding="utf-8"
    )
    findings = Findings()
    paper = load_paper(tmp_path, findings)
    assert [one.code for one in findings] == ["W655"]
    assert paper.bound_right

"""Plain text: a line is a paragraph, nothing in it is markup, every character is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.diagnostics.diagnostic import Findings
from composer.papers.models import Normalise
from composer.story import formats
from composer.story.blocks import Paragraph, StoryText
from composer.story.formats import Format, format_of
from composer.story.plain import plain_blocks, plain_head
from composer.story.reader import read_story


def read(folder: Path, words: str, name: str = "story.txt") -> tuple[StoryText, list[str]]:
    (folder / name).write_text(words, encoding="utf-8")
    findings = Findings()
    story = read_story(folder / name, name, Normalise(), findings)
    return story, [one.code for one in findings]


def test_title_and_a_paragraph_a_line(tmp_path: Path) -> None:
    story, codes = read(tmp_path, "春雨\n\n　　下了一夜。\n    田里的水满了。\n\n\n人都下地了。\n")
    assert [text.chars for text in story.headline] == ["春雨"]
    assert [block.text.chars for block in story.blocks] == [
        "下了一夜。",
        "田里的水满了。",
        "人都下地了。",
    ]
    assert all(isinstance(block, Paragraph) for block in story.blocks)
    first = story.blocks[0].text.span(0, 1)
    assert (first.line, first.column) == (3, 3)
    assert codes == []


@pytest.mark.parametrize(
    "words", ["一行。", "下了一夜。\n田里的水满了。", "下了一夜。\n\n田里的水满了。"]
)
def test_no_title(tmp_path: Path, words: str) -> None:
    story, _ = read(tmp_path, words)
    assert story.headline == () and len(story.blocks) == len(words.split())


def test_nothing_is_markup(tmp_path: Path) -> None:
    words = "#一\n**二**和_三_\n`五`\n|名|单|\n~~六~~"
    story, _ = read(tmp_path, words)
    assert [block.text.chars for block in story.blocks] == words.split("\n")


@pytest.mark.parametrize(
    "words", ["题\n\n　　正 文 abc\tdef。\n ——完\n", "  \n一\n\u00a0二e\u0301。"]
)
def test_the_account_adds_up(tmp_path: Path, words: str) -> None:
    story, _ = read(tmp_path, words)
    assert story.account is not None
    assert sum(story.account.counts().values()) == len(words)


def test_wrapped_lines_are_said(tmp_path: Path) -> None:
    _, codes = read(
        tmp_path, "\n".join(["春雨下了一夜，田里", *["的水满了，村里的人"] * 4, "下地。"])
    )
    assert codes == ["W318"]
    _, codes = read(tmp_path, "\n".join(["春雨下了一夜。", "一早", "下地。"] * 4))
    assert codes == []


def test_an_empty_file_has_no_copy(tmp_path: Path) -> None:
    assert read(tmp_path, " \n\n")[1] == ["E305"]


def test_a_format_is_a_module_and_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recipe of docs/adding.md: another ending, read by functions of its own."""
    monkeypatch.setitem(formats.FORMATS, ".wire", Format(plain_head, plain_blocks, markup=False))
    story, _ = read(tmp_path, "题\n\n**文**。", "late.wire")
    assert [block.text.chars for block in story.blocks] == ["**文**。"]
    assert format_of("late.md").markup and format_of("late").markup

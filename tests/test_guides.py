"""The guides keep their word: the YAML that they show is read without a finding, the stories are set."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from composer.api import open_edition
from composer.diagnostics.diagnostic import Findings
from composer.display.items import TextItem
from composer.fonts.metrics import FontSet
from composer.measure import Length
from composer.papers.decode import decode
from composer.papers.load import read_layout, read_paper
from composer.papers.models import (
    Area,
    Colour,
    Edition,
    Normalise,
    PageUse,
    Paper,
    TableStyle,
    TextSetting,
    TextStyle,
)
from composer.papers.reading.files import YamlFiles
from composer.papers.resolving.shorthand import written_out
from composer.story.reader import read_story
from tests.conftest import ROOT
from tests.makeup.editions import codes, compose_areas, place, story

GUIDES = ROOT / "docs" / "guide"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NEXT_FILE = re.compile(r"^(?=# \S*\.yaml)", re.MULTILINE)


class Example(NamedTuple):
    """A fenced block of a guide, or the part of one that belongs in one file."""

    place: str
    text: str


def examples(language: str) -> list[Example]:
    return list(_examples(language))


def _examples(language: str) -> Iterator[Example]:
    for page in sorted(GUIDES.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for found in _FENCE.finditer(text):
            if found[1] == language:
                line = text.count("\n", 0, found.start()) + 1
                for number, part in enumerate(filter(str.strip, _NEXT_FILE.split(found[2]))):
                    yield Example(f"{page.name}:{line}.{number}", part)


def ids(example: Example) -> str:
    return example.place


# ── YAML ──────────────────────────────────────────────────────────────────────────────────────────


def as_paper(text: str, folder: Path) -> Findings:
    (folder / "paper.yaml").write_text(f"paper: 试刊\n{text}", encoding="utf-8")
    findings = Findings()
    read_paper(YamlFiles(folder, findings), findings)
    return findings


def as_layout(text: str, folder: Path) -> Findings:
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "page.yaml").write_text(f"layout: page\n{text}", encoding="utf-8")
    findings = Findings()
    use = PageUse(layout="page")
    read_layout(YamlFiles(folder, findings), use, findings)
    return findings


def as_edition(text: str, folder: Path) -> Findings:
    path = folder / "edition.yaml"
    pages = "" if re.search("^pages:", text, re.MULTILINE) else "pages: {1: front}\n"
    path.write_text(f"edition: 2026-01-01\n{pages}{text}", encoding="utf-8")
    findings = Findings()
    node = YamlFiles(folder, findings).read(path)
    if node is not None:
        decode(Edition, written_out(node, Edition), findings)
    return findings


def as_story(text: str, folder: Path) -> Findings:
    path = folder / "story.md"
    head = text if text.startswith("---") else f"---\n{text}---\n"
    path.write_text(f"{head}\n正文。\n", encoding="utf-8")
    findings = Findings()
    read_story(path, "story.md", Normalise(), findings)
    return findings


def readings(text: str, folder: Path) -> Iterator[Findings]:
    """What each kind of file finds in an example, put where it could stand in one."""
    part = textwrap.indent(textwrap.dedent(text), "  ")
    yield as_paper(text, folder)
    yield as_layout(text, folder)
    yield as_layout(f"areas:\n{part}", folder)
    yield as_edition(text, folder)
    yield as_edition(f"stories:\n{part}", folder)
    yield as_edition(f"stories:\n- story: a.md\n{part}", folder)
    yield as_story(text, folder)


@pytest.mark.parametrize("example", examples("yaml"), ids=ids)
def test_yaml_is_read(example: Example, tmp_path: Path) -> None:
    found = [
        [one for one in findings if one.code[0] != "N"]  # comments are what examples are told with
        for findings in readings(example.text, tmp_path)
    ]
    assert any(not one for one in found), min(found, key=len)


# ── stories ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("example", examples("markdown"), ids=ids)
def test_stories_are_set(fonts: FontSet, example: Example, tmp_path: Path) -> None:
    areas = {"a": Area(at=place("1-6", "1-80"), text=TextSetting(columns=2))}
    shown = f"---\nheadline: 例\n---\n\n导语。\n\n{example.text}"
    files = {"shown": (shown, "1.a"), "lead": (story(100), "2.a")}
    roomy = {"body": TextStyle(advance=Length(16))}  # for marks between the lines
    red = Colour(cmyk=(0, 100, 90, 0))
    paper = Paper(
        paper="试刊", colours={"red": red}, tables={"results": TableStyle()}, styles=roomy
    )
    made, findings = compose_areas(fonts, tmp_path, areas, files, paper)
    short = {
        "W110",
        "W155",
        "W180",
    }  # white below an example of a line or two, which cannot be parted
    assert set(codes(findings)) <= short
    assert all(one.overset is None for one in made.stories)


def test_every_guide_is_in_the_index() -> None:
    index = (GUIDES / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\((\w[\w-]*\.md)\)", index))
    assert linked == {page.name for page in GUIDES.glob("*.md")} - {"README.md"}


# ── a whole edition ───────────────────────────────────────────────────────────────────────────────


def test_furniture_edition_and_story_head_build() -> None:
    """What the three guides show is one edition: masthead, folio, index, imprint, box and rule come out."""
    furniture, edition, head = (
        [one.text for one in examples("yaml") if one.place.startswith(page)]
        for page in ("furniture.md", "edition.md", "story-head.md")
    )
    paper, front, inside = furniture
    lead = "春雨下了一夜，河水涨了半尺。" * 60
    comment = "好事要办到门口，话要当面讲。" * 30
    inside_story = "秧田绿了，机器六行齐下。" * 70
    texts = {
        "paper.yaml": f"paper: 试刊\n{paper}",
        "pages/front.yaml": f"layout: front\n{front}",
        "pages/inside.yaml": f"layout: inside\n{inside}",
        "editions/a/edition.yaml": f"edition: 2026-01-01\n{edition[0]}",
        "editions/a/stories/lead.md": f"---\n{head[0]}---\n\n{lead}\n",
        "editions/a/stories/comment.md": f"---\nheadline: 评\n---\n\n{comment}\n",
        "editions/a/stories/main.md": f"---\nheadline: 文\n---\n\n{inside_story}\n",
    }
    with open_edition(texts) as opened:
        made = opened.compose("proof")
    assert [one for one in made.findings if one.severity == "error"] == []
    pieces = {"masthead", "folio", "index", "imprint", "rules"}
    assert [one for one in made.findings if one.area in pieces and one.severity != "note"] == []
    printed = [
        "".join(
            piece[1] for item in page.items if isinstance(item, TextItem) for piece in item.pieces
        )
        for page in made.composed.display.pages
    ]
    for said in ("试刊", "2026年1月1日", "第3456期", "微信公众号", "今日导读", "里版的一篇长稿"):
        assert said in printed[0].replace(" ", "")
    assert "责任编辑：某某" in printed[0]
    assert "综合" in printed[1]

"""Page 8 of the specimen, read back: tables, lists and notices are whole, in order, and say what they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from composer.diagnostics.diagnostic import Findings
from composer.papers.load import load_edition
from composer.story.blocks import Caption, StoryText
from composer.story.reader import read_story
from tests.reading import by_structure, plain

SPECIMEN = Path(__file__).parent.parent.parent / "layouts/specimen/editions/2026-01-01"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("specimen")
    command = [sys.executable, "-m", "composer", "build", str(SPECIMEN), "--out", str(out)]
    ran = subprocess.run([*command, "--pages", "8"], capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr
    return out / "p08.pdf", ran.stderr


@pytest.fixture(scope="module")
def stories() -> list[StoryText]:
    findings = Findings()
    loaded = load_edition(SPECIMEN, findings)
    folder, rules = loaded.folder / "stories", loaded.paper.normalise
    return [
        read_story(folder / use.story, use.story, rules, findings)
        for use in loaded.edition.stories
        if use.story.startswith("tables-")
    ]


def squeezed(chars: str) -> str:
    return "".join(chars.split())


def test_the_page_is_without_findings(built: tuple[Path, str]) -> None:
    assert "pages/tables.yaml" not in built[1]
    assert "stories/tables-" not in built[1]


def test_every_block_in_order(built: tuple[Path, str], stories: list[StoryText]) -> None:
    """The words of each story by structure: blocks and cells in the order of the file, each once."""
    leaves = by_structure(built[0])
    for story in stories:
        mine = [
            squeezed(words)
            for title, role, words in leaves
            if title == story.title and role not in ("Lbl", "H1", "Caption", "Figure")
        ]
        want = []
        for block in story.blocks:
            if not isinstance(block, Caption):
                want += [squeezed(text.chars) for text in block.texts() if text]
        assert [words for words in mine if words in set(want)] == want, story.name


def test_repeated_heads_are_no_part_of_the_table(built: tuple[Path, str]) -> None:
    heads = [words for _, role, words in by_structure(built[0]) if role == "TH"]
    assert heads.count("小区与主要内容") == 1
    assert plain(built[0])[0].count("小区与主要内容") == 3


def elements(node: Any, role: str) -> list[Any]:
    """Structure elements of a role below a node, in order."""
    found = [node] if node.get("/S") == role else []
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += elements(kid, role)
    return found


def test_attributes_of_cells_and_lists(built: tuple[Path, str]) -> None:
    with pikepdf.open(built[0]) as pdf:
        root = pdf.Root.StructTreeRoot
        tables = elements(root, "/Table")
        assert len(tables) == 4
        league = tables[0]
        head = elements(league, "/TR")[0]
        spans = [(int(th.A.get("/ColSpan", 1)), int(th.A.get("/RowSpan", 1))) for th in head.K]
        assert spans == [(1, 2), (1, 2), (2, 1), (1, 2), (1, 2)]
        assert all(th.A.Scope == "/Column" and th.A.O == "/Table" for th in head.K)
        for table in tables:  # a row has all its cells, empty ones and covered places counted
            wide = {}
            for number, row in enumerate(elements(table, "/TR")):
                for cell in row.K:
                    own = cell.get("/A", {})
                    for down in range(int(own.get("/RowSpan", 1))):
                        wide[number + down] = wide.get(number + down, 0) + int(
                            own.get("/ColSpan", 1)
                        )
            assert len(set(wide.values())) == 1
        kinds = [str(one.A.ListNumbering) for one in elements(root, "/L")]
        assert kinds == ["/Decimal", "/Disc", "/Decimal", "/Disc"]
        assert [str(kid.S) for kid in elements(root, "/LI")[0].K] == ["/Lbl", "/LBody"]

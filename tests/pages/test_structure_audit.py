"""The tagged file of a real edition against what PDF/UA-1 (ISO 14289-1) asks and a program can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from composer.cli import main
from tests.conftest import EDITION, ROOT
from tests.pdf.test_threads import ring

STANDARD = {
    *("Document", "Art", "Sect", "H1", "H2", "H3", "P", "Caption", "Figure", "Note", "Index"),
    *("Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Ruby", "RB", "RT"),
}
"""ISO 32000-1, 14.8.4: no role of our own, so that no role map is needed."""

PARENTS = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "RB": {"Ruby"},
    "RT": {"Ruby"},
    "Document": {""},
}

SPECIMEN = ROOT / "layouts/specimen/editions/2026-01-01"


@dataclass(frozen=True)
class Element:
    role: str
    parent: str
    node: Any


@pytest.fixture(scope="module", params=[EDITION, SPECIMEN], ids=["sample", "specimen"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("audit")
    assert main(["build", str(request.param), "--out", str(out), "--quiet"]) in (0, 1)
    return out


@pytest.fixture(scope="module")
def files(built: Path) -> Iterator[list[pikepdf.Pdf]]:
    opened = [pikepdf.open(path) for path in sorted(built.glob("*.pdf"))]
    yield opened
    for pdf in opened:
        pdf.close()


def elements(pdf: pikepdf.Pdf) -> Iterator[Element]:
    """All elements in the order of reading."""

    def below(node: Any, parent: str) -> Iterator[Element]:
        role = str(node.S)[1:]
        yield Element(role, parent, node)
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == node.objgen
                yield from below(kid, role)

    for top in kids(pdf.Root.StructTreeRoot):
        yield from below(top, "")


def kids(node: Any) -> list[Any]:
    found = node.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def attribute(node: Any, owner: str, key: str) -> Any:
    found = node.get("/A", [])
    for one in found if isinstance(found, pikepdf.Array) else [found]:
        if owner == one.O and key in one:
            return one[key]
    return None


def test_the_file_says_it_is_tagged(files: list[pikepdf.Pdf]) -> None:
    for pdf in files:
        assert pdf.Root.MarkInfo.Marked is True
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        assert "/RoleMap" not in pdf.Root.StructTreeRoot
        with pdf.open_metadata() as meta:
            assert meta.get("dc:title")
            assert "pdfuaid:part" not in meta  # conformance takes a person's judgement too


def test_one_document_of_standard_roles(files: list[pikepdf.Pdf]) -> None:
    for pdf in files:
        found = list(elements(pdf))
        assert [one.role for one in found if not one.parent] == ["Document"]
        assert {one.role for one in found} <= STANDARD
        for one in found:
            assert one.parent in PARENTS.get(one.role, {one.parent})


def test_headings_begin_at_one_and_skip_none(files: list[pikepdf.Pdf]) -> None:
    for pdf in files:
        before = 0
        for one in elements(pdf):
            if one.role in ("H1", "H2", "H3"):
                level = int(one.role[1])
                assert level <= before + 1
                before = level
        assert before


def test_figures_have_words_and_a_place(files: list[pikepdf.Pdf]) -> None:
    for pdf in files:
        for one in elements(pdf):
            if one.role == "Figure":
                assert str(one.node.Alt)
                if any(not isinstance(kid, pikepdf.Dictionary) for kid in kids(one.node)):
                    left, foot, right, top = attribute(one.node, "/Layout", "/BBox")
                    assert left < right
                    assert foot < top


def test_captions_belong_to_what_they_are_under(files: list[pikepdf.Pdf]) -> None:
    found = Counter(one.parent for pdf in files for one in elements(pdf) if one.role == "Caption")
    assert found["Figure"]
    assert set(found) <= {"Figure", "Table", "Art", "Sect"}


def test_heads_of_tables_say_what_of(files: list[pikepdf.Pdf]) -> None:
    heads = [one.node for pdf in files for one in elements(pdf) if one.role == "TH"]
    assert heads
    assert all(attribute(node, "/Table", "/Scope") in ("/Column", "/Row") for node in heads)


def test_notes_are_found_by_their_ids(files: list[pikepdf.Pdf]) -> None:
    for pdf in files:
        notes = [one.node for one in elements(pdf) if one.role == "Note"]
        names = [str(node.ID) for node in notes]
        assert len(set(names)) == len(names)
        if notes:
            tree = list(pdf.Root.StructTreeRoot.IDTree.Names)
            assert [str(name) for name in tree[::2]] == sorted(names)


def test_all_that_is_painted_is_tagged_or_an_artifact(files: list[pikepdf.Pdf]) -> None:
    kinds: Counter[str] = Counter()
    for page in (page for pdf in files[:2] for page in pdf.pages):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
                if operands[0] == "/Artifact" and name == "BDC":
                    kinds[str(operands[1].get("/Subtype", operands[1].Type))] += 1
            elif name == "EMC":
                depth -= 1
            elif name in ("Tj", "TJ", "S", "f", "f*", "Do"):
                assert depth
    assert kinds["/Page"]
    assert kinds["/Header"] or kinds["/Footer"]


def test_the_masthead_is_read_first(files: list[pikepdf.Pdf], built: Path) -> None:
    """The paper's name is the edition's first heading, where page one has a masthead."""
    whole = files[sorted(path.name for path in built.glob("*.pdf")).index("edition.pdf")]
    roles = [one.role for one in elements(whole)][:3]
    assert roles in (
        ["Document", "Sect", "H1"],
        ["Document", "Art", "H1"],
        ["Document", "Art", "P"],
    )


def test_threads_run_through_columns_and_pages(files: list[pikepdf.Pdf], built: Path) -> None:
    names = sorted(path.name for path in built.glob("*.pdf"))
    for name, pdf in zip(names, files, strict=True):
        order = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        titles = {str(one.node.get("/T", "")) for one in elements(pdf) if one.role == "Art"}
        for thread in pdf.Root.get("/Threads", []):
            assert str(thread.I.Title) in titles
            beads = ring(thread)
            assert len(beads) > 1
            places = [order[bead.P.objgen] for bead in beads]
            assert places == sorted(places)
            for bead in beads:
                media = [float(edge) for edge in bead.P.TrimBox]
                left, foot, right, top = (float(edge) for edge in bead.R)
                assert media[0] < left < right < media[2]
                assert media[1] < foot < top < media[3]
        if name == "edition.pdf":
            assert any(
                len({bead.P.objgen for bead in ring(thread)}) > 1 for thread in pdf.Root.Threads
            )

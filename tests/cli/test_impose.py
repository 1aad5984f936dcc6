"""``impose``: files or an edition in, one file of sheets out."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Run


@pytest.fixture
def built(composer: Run, issue: Path) -> Path:
    """The folder with that edition's pages."""
    assert composer("build", issue, "--quiet").code == 0
    return issue.parents[1] / "build" / issue.name


def count(place: Path) -> int:
    with pikepdf.open(place) as pdf:
        return len(pdf.pages)


def test_edition_becomes_sheets_beside_its_pages(composer: Run, issue: Path) -> None:
    ran = composer("impose", issue)
    assert (ran.code, ran.err) == (0, "")
    with pikepdf.open(issue.parents[1] / "build" / issue.name / "sheets.pdf") as pdf:
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX"
        labels = pdf.Root.PageLabels.Nums
        assert str(labels[1].P) == "1-1A"


def test_pages_become_sheets(composer: Run, built: Path, tmp_path: Path) -> None:
    page = built / "p01.pdf"
    out = tmp_path / "out" / "s.pdf"
    ran = composer("impose", page, page, "--scheme", "single", "--out", out)
    assert ran.code == 0
    assert ran.out.strip().endswith("s.pdf · 2 版 · 2 面")
    assert count(out) == 2


def test_the_papers_imposition_holds(composer: Run, built: Path, tmp_path: Path) -> None:
    paper = built.parents[1] / "paper.yaml"
    text = paper.read_text("utf-8")
    paper.write_text(text + "\nimposition: {scheme: spreads, sheet: [640mm, 450mm]}\n", "utf-8")
    page, out = built / "p01.pdf", tmp_path / "s.pdf"
    assert composer("impose", page, page, page, "--out", out).code == 0
    with pikepdf.open(out) as pdf:
        media = [float(part) for part in pdf.pages[0].mediabox]
        assert media[2:] == pytest.approx([640 / 25.4 * 72, 450 / 25.4 * 72], abs=0.01)
        assert len(pdf.pages) == 2


def test_odd_pages_are_refused_with_a_hint(composer: Run, built: Path, tmp_path: Path) -> None:
    page, out = built / "p01.pdf", tmp_path / "s.pdf"
    ran = composer("impose", page, "--out", out)
    assert ran.code == 2
    assert "E620" in ran.err
    assert "--blanks" in ran.err
    assert not out.exists()
    ran = composer("impose", page, "--out", out, "--blanks")
    assert ran.code == 0
    assert "N626" in ran.err
    assert count(out) == 2


def test_sections_of_the_edition_are_checked(composer: Run, issue: Path) -> None:
    place = issue / "edition.yaml"
    place.write_text(place.read_text("utf-8") + "\nsections: [1-8]\n", "utf-8")
    ran = composer("impose", issue)
    assert ran.code == 2
    assert "E621" in ran.err
    assert "edition.yaml:" in ran.err


def test_an_edition_with_errors_is_not_imposed(composer: Run, issue: Path) -> None:
    story = issue / "stories" / "lead.md"
    story.write_text(story.read_text("utf-8") + "\n又一段。" * 900 + "\n", "utf-8")
    ran = composer("impose", issue)
    assert ran.code == 2
    assert "E627" in ran.err
    assert not (issue.parents[1] / "build" / issue.name / "sheets.pdf").exists()


@pytest.mark.parametrize(
    "words",
    [("--sheet", "580mm"), ("--gutter", "2字"), ("--creep", "x"), ("--sections", "8-1")],
)
def test_options_that_cannot_be_read(composer: Run, tmp_path: Path, words: tuple[str, str]) -> None:
    ran = composer("impose", tmp_path / "p01.pdf", *words)
    assert ran.code in (2, 3)
    assert ran.code == 3 or "E623" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("--creep", "6mm"),
        ("--gutter", "2m"),
        ("--gutter", "9" * 400 + "mm"),
        ("--sheet", "9km,9km"),
    ],
)
def test_options_out_of_bounds(
    composer: Run, built: Path, tmp_path: Path, words: tuple[str, str]
) -> None:
    """The same bounds as under imposition: in paper.yaml."""
    pages = sorted(built.glob("p0*.pdf"))
    ran = composer("impose", *pages, "--out", tmp_path / "s.pdf", *words)
    assert ran.code == 3 and words[0] in ran.err
    assert not (tmp_path / "s.pdf").exists()

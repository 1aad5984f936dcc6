"""qpdf, poppler, MuPDF, Ghostscript and pdfium read every page without a warning, and read the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.independent import programs
from tests.independent.conftest import Built
from tests.reading import by_structure

READERS: dict[str, Callable[[Path, Path], list[str]]] = {
    "poppler": programs.text_by_poppler,
    "mupdf": programs.text_by_mupdf,
    "ghostscript": programs.text_by_ghostscript,
}


def test_syntax(built: Built) -> None:
    """qpdf ends with 3 where it has to warn."""
    assert len(built.singles) > 3
    for file in (built.whole, *built.singles):
        told, _ = programs.said("qpdf", "--check", file)
        assert "No syntax or stream encoding errors found" in told


def test_boxes_and_facts(built: Built) -> None:
    for file in built.singles:
        facts = dict(
            line.split(":", 1)
            for line in programs.quiet("pdfinfo", file).splitlines()
            if ":" in line
        )
        assert facts["Encrypted"].strip() == "no"
        assert facts["Tagged"].strip() == "yes"
        assert facts["JavaScript"].strip() == "no"
        assert facts["Pages"].strip() == "1"


def characters(page: str) -> Counter[str]:
    """What is on a page, in whatever order. Readers differ in how they give the hyphen of a broken word, and
    poppler makes a combining dot of the light tone of zhuyin, which stands over its symbol."""
    chars = "".join(page.split()).replace("\ufffe", "-").replace("\xad", "-")
    return Counter(chars.replace("\u0307", "˙"))


@pytest.mark.parametrize("reader", READERS)
def test_same_characters(built: Built, reader: str, tmp_path: Path) -> None:
    """On every page those that pdfium gives. What a reader cannot make out in a client's own file it
    cannot make out on our page either."""
    expected = programs.text_by_pdfium(built.whole, tmp_path)
    found = READERS[reader](built.whole, tmp_path)
    assert len(found) == len(expected)
    lost, odd = _of_adverts(built, reader, tmp_path)
    for number, (one, other) in enumerate(zip(expected, found, strict=True), 1):
        assert not characters(one) - characters(other) - lost, f"page {number}: lost"
        assert not characters(other) - characters(one) - odd, f"page {number}: made up"


def _of_adverts(built: Built, reader: str, folder: Path) -> tuple[Counter[str], Counter[str]]:
    """The characters that a reader loses, and makes up, in the advertisements as the clients sent them."""
    lost: Counter[str] = Counter()
    odd: Counter[str] = Counter()
    for file in sorted((built.source / "pictures").glob("*.pdf")):
        own = folder / file.stem
        own.mkdir()
        expected = characters("".join(programs.text_by_pdfium(file, own)))
        found = characters("".join(READERS[reader](file, own)))
        lost += expected - found
        odd += found - expected
    return lost, odd


APART = ("RT", "Figure")
"""Annotations stand beside the words, and an advertisement's words are the client's."""


def test_same_order_by_structure(built: Built) -> None:
    """poppler follows the structure tree: the stories come out one after the other, each whole."""
    leaves = by_structure(built.whole)
    expected = "".join("".join(words.split()) for _, role, words in leaves if role not in APART)
    assert programs.text_by_structure(built.whole, APART) == expected

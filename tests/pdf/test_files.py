"""Files of a whole edition and of its pages: names, labels, outlines, and how they are replaced."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest

from composer.display.items import Bookmark
from composer.fonts.library import FontLibrary
from composer.measure import Pt
from tests.pdf.pages import HEIGHT, SONG, edition, line, opened, text, writer, written

PAGES = [[line((SONG, words, 0))] for words in ("第一版", "第二版", "第三版")]


def test_one_page_a_file(fonts: FontLibrary, tmp_path: Path) -> None:
    file = writer(edition(*PAGES), fonts, marks=False)
    for index in range(3):
        file.write(tmp_path / f"p{index + 1:02}.pdf", [index])
    found = [text((tmp_path / f"p{number:02}.pdf").read_bytes()) for number in (1, 2, 3)]
    assert found == ["第一版", "第二版", "第三版"]
    with pikepdf.open(tmp_path / "p02.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_some_pages(fonts: FontLibrary, tmp_path: Path) -> None:
    writer(edition(*PAGES), fonts, marks=False).write(tmp_path / "a.pdf", slice(1, 3))
    data = (tmp_path / "a.pdf").read_bytes()
    assert [text(data, page) for page in (0, 1)] == ["第二版", "第三版"]
    assert pypdf.PdfReader(tmp_path / "a.pdf").page_labels == ["2", "3"]


def test_page_file_does_not_depend_on_what_was_written_before(
    fonts: FontLibrary, tmp_path: Path
) -> None:
    display = edition(*PAGES)
    alone, later = writer(display, fonts), writer(display, fonts)
    alone.write(tmp_path / "alone" / "p02.pdf", [1])
    later.write(tmp_path / "all.pdf")
    later.write(tmp_path / "later" / "p02.pdf", [1])
    assert (tmp_path / "alone/p02.pdf").read_bytes() == (tmp_path / "later/p02.pdf").read_bytes()


def test_outline_goes_to_its_pages(fonts: FontLibrary) -> None:
    bookmarks = (
        Bookmark("第一版 要闻", 0, Pt(0)),
        Bookmark("头条", 0, Pt(120), level=2),
        Bookmark("第三版", 2, Pt(0)),
    )
    data = written(edition(*PAGES, bookmarks=bookmarks), fonts)
    with opened(data) as pdf, pdf.open_outline() as outline:
        first, last = outline.root
        assert [first.title, first.children[0].title, last.title] == [
            "第一版 要闻", "头条", "第三版",
        ]  # fmt: skip
        page, kind, _, top, _ = first.children[0].destination
        assert page.objgen == pdf.pages[0].obj.objgen
        assert kind == "/XYZ"
        assert float(top) == pytest.approx(HEIGHT - 120, abs=0.01)
        assert last.destination[0].objgen == pdf.pages[2].obj.objgen
        # all entries that show while it is open (ISO 32000-1, table 152), each once
        assert (pdf.Root.Outlines.Count, pdf.Root.Outlines.First.Count) == (3, 1)


def test_bookmarks_of_other_pages_are_left_out(fonts: FontLibrary) -> None:
    bookmarks = (Bookmark("一", 0, Pt(0)), Bookmark("稿", 1, Pt(9), level=1))
    data = written(edition(*PAGES, bookmarks=bookmarks), fonts, pages=[1])
    with opened(data) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["稿"]


def test_target_is_replaced_whole_or_not_at_all(
    fonts: FontLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    file = writer(edition(*PAGES), fonts)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            file.write(target)
    assert target.read_bytes() == b"old"
    assert [place.name for place in tmp_path.iterdir()] == ["a.pdf"]


def test_start_loads_nothing_that_pages_of_text_do_not_need() -> None:
    code = (
        "import sys; import composer.pdf, composer.papers.press_profile, composer.fonts.library; "
        "print(*sorted({'pikepdf', 'fontTools', 'numpy', 'pyphen', 'rjieba'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""

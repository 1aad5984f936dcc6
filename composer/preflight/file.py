"""The file under examination — 受检文件 — and the gathering of everything that its rules ask for.

In comes a path, out goes a `PressFile`: the PDF open for reading, the bytes of its head and tail, the frames
of its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from composer.papers.press_profile import PressProfile
from composer.preflight.reading import BROKEN, box_of, dictionary, number
from composer.preflight.report.faults import Book, Box, PageFrame

__all__ = ["PressFile", "inherited", "page_list"]

_MOST_PAGES = 2000
_ENDS = 2048
_A4: Box = (0.0, 0.0, 595.0, 842.0)


@dataclass(slots=True)
class PressFile:
    """What the rules read, and the book that they write into."""

    path: Path
    pdf: pikepdf.Pdf
    profile: PressProfile
    book: Book
    head: bytes = b""
    tail: bytes = b""
    pages: list[pikepdf.Page] = field(default_factory=list)
    frames: list[PageFrame] = field(default_factory=list)
    looked_at: set[Any] = field(default_factory=set)
    """Objects that a rule has looked at already, for those that many pages share."""

    @property
    def root(self) -> Any:
        """The catalogue."""
        return dictionary(self.pdf.trailer.get("/Root"))

    @classmethod
    def of(cls, path: Path, pdf: pikepdf.Pdf, profile: PressProfile, book: Book) -> PressFile:
        """The file at `path`, with its pages found."""
        with path.open("rb") as stream:
            head = stream.read(_ENDS)
            stream.seek(max(0, path.stat().st_size - _ENDS))
            tail = stream.read()
        found = cls(path, pdf, profile, book, head, tail)
        found.pages = page_list(pdf, book)
        found.frames = [_frame(at, page.obj) for at, page in enumerate(found.pages, 1)]
        return found


def page_list(pdf: pikepdf.Pdf, book: Book) -> list[pikepdf.Page]:
    """The pages; a tree that cannot be walked is told, and those reached count."""
    pages: list[pikepdf.Page] = []
    try:
        for page in pdf.pages:
            if len(pages) >= _MOST_PAGES:
                book.add("file.too-complex", name="", measured=float(_MOST_PAGES))
                break
            pages.append(page)
    except BROKEN:
        book.add("file.damaged", name="/Pages")
    return pages


def inherited(page: Any, key: str) -> Any:
    """A value that a page may have from its parents in the tree."""
    for _ in range(64):
        if key in page:
            return page.get(key)
        parent = page.get("/Parent")
        if not isinstance(parent, pikepdf.Dictionary):
            return None
        page = parent
    return None


def _frame(at: int, page: Any) -> PageFrame:
    media = box_of(inherited(page, "/MediaBox")) or _A4
    crop = box_of(inherited(page, "/CropBox")) or media
    trim = box_of(page.get("/TrimBox")) or box_of(page.get("/ArtBox")) or crop
    bleed = box_of(page.get("/BleedBox")) or crop
    return PageFrame(at, media, trim, bleed, int(number(inherited(page, "/Rotate"))) % 360)

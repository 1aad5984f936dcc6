"""Hand-made display lists, and what other libraries read in the files made of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
import pypdfium2

from composer.diagnostics.diagnostic import Findings
from composer.display.items import (
    BLACK_INK,
    Bookmark,
    DisplayList,
    DisplayPage,
    Ink,
    Item,
    Node,
    Piece,
    TextItem,
)
from composer.fonts.metrics import FontSet
from composer.measure import Pt, Rect, mm
from composer.papers.press_profile import PressProfile, load_profile
from composer.pdf import PdfWriter, write_pdf

SONG, HEI, KAI, FANG = "宋-regular", "黑-bold", "楷-regular", "仿宋-regular"
RED = Ink(0, 1, 0.9, 0)
WHITE = Ink(0, 0, 0, 0)
SPOT = Ink(0, 0.8, 0.9, 0, spot="专红 1")
WIDTH, HEIGHT = Pt(300), Pt(400)

NODES = (Node(0, "Document", -1), Node(1, "Art", 0, title="一稿"), Node(2, "P", 1))


def newsprint() -> PressProfile:
    return load_profile("newsprint-crpc1")


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Pt(x), Pt(y), Pt(width), Pt(height))


def line(
    *pieces: Piece,
    x: float = 50,
    y: float = 100,
    size: float = 10,
    ink: Ink = BLACK_INK,
    node: int = 2,
    spread: float = 0.0,
    scale: float = 1.0,
    vertical: bool = False,
    stands: str = "",
) -> TextItem:
    return TextItem(Pt(x), Pt(y), Pt(size), pieces, ink, node, spread, scale, vertical, stands)


def edition(
    *pages: Sequence[Item],
    nodes: tuple[Node, ...] = NODES,
    bleed: float = 0,
    title: str = "试刊",
    bookmarks: tuple[Bookmark, ...] = (),
) -> DisplayList:
    return DisplayList(
        title=title,
        paper="金坛时报",
        date="2020-04-20",
        language="zh-Hans",
        width=WIDTH,
        height=HEIGHT,
        bleed=mm(bleed),
        pages=tuple(
            DisplayPage(number, "要闻", tuple(items)) for number, items in enumerate(pages, 1)
        ),
        nodes=nodes,
        bookmarks=bookmarks,
        press="newsprint-crpc1",
    )


def written(
    display: DisplayList, fonts: FontSet, findings: Findings | None = None, **options: Any
) -> bytes:
    """The file of `display`, without marks and slug unless they are asked for."""
    out = io.BytesIO()
    options = {"marks": False, **options}
    found = findings if findings is not None else Findings()
    write_pdf(display, fonts, out, profile=newsprint(), findings=found, **options)
    if findings is None:
        assert not list(found)
    return out.getvalue()


def writer(display: DisplayList, fonts: FontSet, **options: Any) -> PdfWriter:
    return PdfWriter(display, fonts, profile=newsprint(), findings=Findings(), **options)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def operators(data: bytes, page: int = 0) -> list[tuple[str, list[Any]]]:
    """The content of a page as (operator, operands)."""
    with opened(data) as pdf:
        return [
            (str(instruction.operator), list(instruction.operands))
            for instruction in pikepdf.parse_content_stream(pdf.pages[page])
        ]


def text(data: bytes, page: int = 0) -> str:
    """The words of a page as pdfium finds them, white space left out."""
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(pdf[page].get_textpage().get_text_bounded().split())


def boxes(data: bytes, page: int = 0) -> list[tuple[str, tuple[float, float, float, float]]]:
    """(character, (left, bottom, right, top) of its ink) as pdfium finds them."""
    with pypdfium2.PdfDocument(data) as pdf:
        found = pdf[page].get_textpage()
        return [
            (found.get_text_range(at, 1), found.get_charbox(at))
            for at in range(found.count_chars())
        ]


def pixels(data: bytes, page: int = 0, scale: float = 1.0) -> Any:
    """The page as pdfium paints it, a Pillow picture."""
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[page].render(scale=scale).to_pil().convert("RGB")

"""Page proofs — 大样: each page of a PDF into a PNG at a given resolution.

In comes a PDF, out go ``p01.png``, ``p02.png`` …; pdfium renders, without simulating overprint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["PageTooLarge", "Unreadable", "raster", "rendered"]

_MOST_PIXELS = 250_000_000
"""A 对开 page at 600 dpi has 120 million; 250 take a gigabyte while they are rendered."""


class Unreadable(Exception):
    """pdfium cannot open the file, or a page of it."""


class PageTooLarge(Exception):
    """A page that would take too many pixels; `page` counts from 1, `dpi` is what would do."""

    def __init__(self, page: int, dpi: int) -> None:
        super().__init__(page, dpi)
        self.page, self.dpi = page, dpi


def raster(pdf: Path, out: Path, dpi: float) -> list[Path]:
    """Render every page of `pdf` into the folder `out` and give the paths, in the order of pages.

    A picture is named after its page's label where every page has a number for one: the proof of
    ``p03.pdf`` is ``p03.png``. Each is written beside its place and renamed when it is whole.

    Raises:
        Unreadable: the PDF is missing, damaged or wants a password.
        PageTooLarge: a page has more pixels at `dpi` than memory should be asked for.
        OSError: `out` cannot be written.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise Unreadable from error
    with document:
        numbers = _numbers(document)
        figures = max(2, *(len(str(number)) for number in numbers), 0)
        return [
            _written(document, index, out / f"p{number:0{figures}}.png", dpi)
            for index, number in enumerate(numbers)
        ]


def _numbers(document: pypdfium2.PdfDocument) -> list[int]:
    """The pages' printed numbers; 1, 2, 3 … where the labels do not tell pages apart."""
    count = len(document)
    labels = [document.get_page_label(index) for index in range(count)]
    if len(set(labels)) == count and all(one.isascii() and one.isdigit() for one in labels):
        return [int(one) for one in labels]
    return list(range(1, count + 1))


def rendered(pdf: Path | bytes, page: int, dpi: float) -> Image:
    """Page number `page` of a PDF, from 1, as a picture in RGB.

    Raises:
        Unreadable: the PDF is missing, damaged or wants a password, or has no such page.
        PageTooLarge: it has more pixels at `dpi` than memory should be asked for.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise Unreadable from error
    with document:
        if not 1 <= page <= len(document):
            raise Unreadable
        return _image(document, page - 1, dpi)


def _image(document: pypdfium2.PdfDocument, index: int, dpi: float) -> Image:
    try:
        page = document[index]
        wide, high = page.get_size()
        pixels = wide * high * (dpi / 72) ** 2
        if pixels > _MOST_PIXELS:
            raise PageTooLarge(index + 1, int(dpi * (_MOST_PIXELS / pixels) ** 0.5))
        image: Image = page.render(scale=dpi / 72).to_pil()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable from error
    return image


def _written(document: pypdfium2.PdfDocument, index: int, path: Path, dpi: float) -> Path:
    image = _image(document, index, dpi)
    part = path.with_name(f".{path.name}.part")
    try:
        image.save(part, "PNG", dpi=(dpi, dpi))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path

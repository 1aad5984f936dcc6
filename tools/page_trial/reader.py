"""A page of a PDF as marks on paper, read with pdfium: characters, strokes, pictures, and where nothing is.

No code of the composer's: what is judged is the file that it wrote.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from tools.page_trial.geometry import Box, Geometry

__all__ = ["Glyph", "PageRead", "read_pages"]

_DPI = 72
"""A pixel is a point."""

_INK = 245
"""Gray levels above this are paper."""

_PADDING = 0.25
"""Points that pdfium adds round a stroke's own edges."""

_STROKE = 4.0
"""Points: the thickest line that is drawn as a rule."""


@dataclass(frozen=True)
class Glyph:
    """A character and the box of its ink."""

    char: str
    box: Box
    size: float


@dataclass(frozen=True)
class PageRead:
    """What is on a page; boxes in points from the trim's top left, y down."""

    geometry: Geometry
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Box, ...]
    """Thin lines, sides of frames among them."""
    fills: tuple[Box, ...]
    """Larger painted areas: tints, grounds."""
    pictures: tuple[Box, ...]
    gray: np.ndarray
    """The page as pixels, rows of points, 0 black to 255 paper."""
    blank: tuple[Box, ...] = ()
    """Where the layout wants white: the only thing that is not read from the file."""

    @cached_property
    def ink(self) -> np.ndarray:
        """Where there is anything, pixel by pixel."""
        return np.asarray(self.gray < _INK)

    def empty(self, box: Box) -> bool:
        """Whether nothing stands in a box."""
        return not self.ink[
            max(0, round(box.y)) : round(box.bottom), max(0, round(box.x)) : round(box.right)
        ].any()

    def empty_rows(self, columns: tuple[int, int]) -> list[bool]:
        """For each line of the grid, from the first: whether nothing stands in it across some columns."""
        page = self.geometry
        return [self.empty(page.box(columns, (line, line))) for line in range(1, page.lines + 1)]

    def white(self, most: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """(columns, lines) of each largest rectangle of whole columns in which more than `most` lines are
        empty; the largest first, and no line of a column in two of them."""
        page = self.geometry
        rows = np.array(
            [self.empty_rows((column, column)) for column in range(1, page.columns + 1)]
        )
        for box in self.blank:
            for column in range(1, page.columns + 1):
                for line in range(1, page.lines + 1):
                    if box.meets(page.box((column, column), (line, line))):
                        rows[column - 1, line - 1] = False
        while True:
            best = _largest(rows)
            if best is None or best[3] - best[2] + 1 <= most:
                return
            left, right, top, foot = best
            rows[left : right + 1, top : foot + 1] = False
            yield (left + 1, right + 1), (top + 1, foot + 1)


def _largest(free: np.ndarray) -> tuple[int, int, int, int] | None:
    """The largest block of free cells: first and last column, first and last line."""
    best, most = None, 0
    columns, lines = free.shape
    for left in range(columns):
        together = np.ones(lines, bool)
        for right in range(left, columns):
            together = together & free[right]
            top = None
            for line in range(lines + 1):
                if line < lines and together[line]:
                    top = line if top is None else top
                elif top is not None:
                    # A block counts by its lines first: a low band is a gap between two stories.
                    size = (line - top) * (right - left + 1)
                    if line - top > 2 and size > most:
                        best, most = (left, right, top, line - 1), size
                    top = None
    return best


def read_pages(data: bytes, geometry: Geometry) -> list[PageRead]:
    """The pages of a PDF whose trim is the page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [_read(page, geometry) for page in pdf]


def _read(page: pypdfium2.PdfPage, geometry: Geometry) -> PageRead:
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()

    def box(x: float, low: float, x2: float, high: float) -> Box:
        return Box(x - left, top - high, x2 - left, top - low)

    glyphs = tuple(_glyphs(page.get_textpage(), box))
    strokes: list[Box] = []
    fills: list[Box] = []
    pictures: list[Box] = []
    for item in page.get_objects(max_depth=4):
        found = box(*item.get_bounds())
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(found)
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            if min(found.width, found.height) <= _STROKE:
                strokes.append(found.grown(-min(_PADDING, 0.3 * min(found.width, found.height))))
            else:
                fills.append(found)
    image = page.render(scale=_DPI / 72, grayscale=True).to_numpy()
    image = image.reshape(image.shape[:2])
    x, y = round(left - media[0]), round(media[3] - top)
    trimmed = image[y : y + round(top - bottom), x : x + round(right - left)]
    return PageRead(
        geometry, glyphs, tuple(strokes), tuple(fills), tuple(pictures), np.array(trimmed)
    )


def _glyphs(
    text: pypdfium2.PdfTextPage, box: Callable[[float, float, float, float], Box]
) -> Iterator[Glyph]:
    for number in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if code < 33 or code == 0x3000:
            continue
        sides = [ctypes.c_double() for _ in range(4)]
        if not pdfium.FPDFText_GetCharBox(text, number, *sides):
            continue
        x, x2, low, high = (side.value for side in sides)
        if x2 - x < 0.05 or high - low < 0.05:
            continue
        yield Glyph(
            chr(code),
            box(x, low, x2, high),
            float(pdfium.FPDFText_GetFontSize(text, number)),
        )


def around(boxes: Sequence[Box]) -> Box:
    """The box around some."""
    return Box(
        min(box.x for box in boxes),
        min(box.y for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )

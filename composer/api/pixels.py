"""Pages as pixels — 版面图: drawn by pdfium, which did not write the PDF and knows nothing but the file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from composer.api.findings import refusal
from composer.diagnostics.diagnostic import CannotCompose, Findings, Span
from composer.frozen import frozen

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DPI", "Pixels", "check_dpi", "render_files", "render_pdf"]

DPI = (20, 600)
"""Below, no headline can be read; above, no proof printer can show it."""


@frozen
class Pixels:
    """A page's picture."""

    width: int
    height: int
    data: bytes
    """Red, green and blue of each pixel, a byte each, in rows from the top left."""
    dpi: float

    def png(self) -> bytes:
        """The picture as a PNG file."""
        from io import BytesIO

        file = BytesIO()
        self.image().save(file, "PNG", dpi=(self.dpi, self.dpi))
        return file.getvalue()

    def image(self) -> Image:
        """The picture for Pillow."""
        from PIL import Image

        return Image.frombytes("RGB", (self.width, self.height), self.data)


def check_dpi(dpi: float) -> None:
    """Refuse a resolution that is no good.

    Raises:
        Refused: it is out of `DPI` (E631).
    """
    if not DPI[0] <= dpi <= DPI[1]:
        raise refusal("E631", name="dpi", measured=f"{dpi:g}", allowed=f"{DPI[0]}–{DPI[1]}")


def render_pdf(pdf: bytes | str | os.PathLike[str], page: int = 1, dpi: float = 110) -> Pixels:
    """A page of a finished PDF, numbered from 1 in the file.

    Raises:
        Refused: it cannot be read or has no such page (E701), or too many pixels (E631, E716).
    """
    from composer.proof import PageTooLarge, Unreadable, rendered

    check_dpi(dpi)
    try:
        picture = rendered(pdf if isinstance(pdf, bytes) else Path(pdf), page, dpi)
    except Unreadable:
        raise refusal("E701") from None
    except PageTooLarge as error:
        raise refusal("E716", page=error.page, dpi=f"{dpi:g}", allowed=error.dpi) from None
    picture = picture.convert("RGB")
    return Pixels(picture.width, picture.height, picture.tobytes(), dpi)


def render_files(file: Path, folder: Path, dpi: float, collected: Findings) -> Sequence[str]:
    """Every page of a finished PDF as a PNG in `folder`; gives their names.

    Raises:
        CannotCompose: it cannot be read, or a page has too many pixels (E701, E716).
    """
    from composer.proof import PageTooLarge, Unreadable, raster

    span = Span(str(file))
    try:
        return [path.name for path in raster(file, folder, dpi)]
    except Unreadable:
        collected.add("E701", span)
        raise CannotCompose from None
    except PageTooLarge as error:
        collected.add("E716", span, page=error.page, dpi=f"{dpi:g}", allowed=error.dpi)
        raise CannotCompose from None

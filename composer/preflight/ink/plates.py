"""Total ink — 总墨量: the page rasterised into separations, by whatever on this machine can do that.

Ghostscript's ``tiffsep`` first, which knows overprint and spot inks; MuPDF where the user has installed it
(its licence forbids shipping it); else an estimate from the content. Which one it was stands in every
report, for a page that nobody measured must not look like one that passed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from composer.diagnostics.diagnostic import Words
from composer.preflight.ink.planes import PageInk, weigh
from composer.preflight.report.faults import PageFrame

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["ENGINES", "Engine", "NotMeasured", "choose", "measure"]

Engine: TypeAlias = Literal["auto", "ghostscript", "mupdf", "estimate", "off"]
ENGINES: tuple[Engine, ...] = ("auto", "ghostscript", "mupdf", "estimate", "off")

_DPI = 100.0
_MOST_PIXELS = 12e6
"""A broadsheet at 100 dpi has 3.3 million; a page of ten metres is measured more coarsely."""

_AT_ONCE = 8
"""Pages in one run of Ghostscript, so that its files do not fill the disk."""

_SECONDS = 30, 15
"""What a run may take, and besides a page."""

_INKS = ("Cyan", "Magenta", "Yellow", "Black")


class NotMeasured(Exception):
    """The engine that was chosen did not get through the file."""


def choose(wanted: Engine) -> Engine:
    """The engine to use: the one wanted, or the best one here."""
    if wanted != "auto":
        return wanted
    if shutil.which("gs"):
        return "ghostscript"
    return "mupdf" if find_spec("pymupdf") else "estimate"


def measure(
    path: Path, frames: Sequence[PageFrame], limit: float, engine: Engine
) -> tuple[Words, list[PageInk]]:
    """How it was measured, and every page's ink; `limit` is in per cent.

    Raises:
        NotMeasured: the engine is not there, or stopped.
    """
    dpi = _resolution(frames)
    plates = _ghostscript if engine == "ghostscript" else _mupdf
    try:
        pages = [
            weigh(page, frame, dpi, limit)
            for frame, page in zip(frames, plates(path, len(frames), dpi), strict=True)
        ]
    except (OSError, ValueError, RuntimeError, subprocess.SubprocessError, ImportError) as error:
        raise NotMeasured from error
    return _how(engine, dpi), pages


def _resolution(frames: Sequence[PageFrame]) -> float:
    largest = max(
        (frame.media[2] - frame.media[0]) * (frame.media[3] - frame.media[1]) for frame in frames
    )
    return max(1.0, min(_DPI, sqrt(_MOST_PIXELS / largest) * 72))


def _how(engine: Engine, dpi: float) -> Words:
    if engine == "mupdf":
        return Words(
            f"用 MuPDF 按 {dpi:.0f} dpi 栅格化实测（专色折成四色）",
            f"measured on MuPDF's raster at {dpi:.0f} dpi (spots taken as CMYK)",
        )
    said = subprocess.run(["gs", "--version"], capture_output=True, text=True, check=False)
    version = said.stdout.strip()
    return Words(
        f"用 Ghostscript {version} 按 {dpi:.0f} dpi 分色栅格实测",
        f"measured on separations by Ghostscript {version} at {dpi:.0f} dpi",
    )


def _ghostscript(path: Path, count: int, dpi: float) -> Iterator[list[Image.Image]]:
    for first in range(1, count + 1, _AT_ONCE):
        last = min(count, first + _AT_ONCE - 1)
        with tempfile.TemporaryDirectory(prefix="composer-ink-") as folder:
            words = [
                "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi:g}",
                f"-dFirstPage={first}", f"-dLastPage={last}", f"-sOutputFile={folder}/p%d.tif",
                str(path.absolute()),
            ]  # fmt: skip
            seconds = _SECONDS[0] + _SECONDS[1] * (last - first + 1)
            subprocess.run(words, capture_output=True, check=True, timeout=seconds)
            for page in range(1, last - first + 2):
                yield _separations(Path(folder), page)


def _separations(folder: Path, page: int) -> list[Image.Image]:
    """The plates of a page, process inks first; tiffsep writes paper as 255."""
    from PIL import Image, ImageChops

    names = [f"p{page}({ink}).tif" for ink in _INKS]
    names += sorted(
        place.name for place in folder.glob(f"p{page}(*).tif") if place.name not in names
    )
    plates = []
    for name in names:
        with Image.open(folder / name) as plate:
            plates.append(ImageChops.invert(plate.convert("L")))
    return plates


def _mupdf(path: Path, count: int, dpi: float) -> Iterator[list[Image.Image]]:
    from PIL import Image

    pymupdf: Any = import_module("pymupdf")

    # Otherwise the file's CMYK would go through two profiles and come back as other inks.
    pymupdf.TOOLS.set_icc(False)
    with pymupdf.open(path) as document:
        for number in range(count):
            page = document[number]
            page.set_cropbox(page.mediabox)
            raster = page.get_pixmap(dpi=round(dpi), colorspace=pymupdf.csCMYK)
            whole = Image.frombytes("CMYK", (raster.width, raster.height), raster.samples)
            yield list(whole.split())

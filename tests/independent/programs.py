"""The outside programs — 外部程序: qpdf, poppler, MuPDF, Ghostscript; and pdfium, which is a library.

Each function runs one of them over a whole file, insists that it had nothing to warn of, and gives what it
made, page by page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pypdfium2
from PIL import Image

PROGRAMS = ("qpdf", "pdftotext", "pdftoppm", "pdfinfo", "mutool", "gs")
_SECONDS = 120

_OWN_TROUBLE = ("warning: ICC support is not available", "")
"""What MuPDF says of itself where it was built without colour management, not of the file."""

_GS = ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONWARNING")
_DOUBLED = str.maketrans("\u1414", "—")
"""Ghostscript before 10.01 reads the second of two characters that one glyph stands for (our —— is one)
with its low byte twice."""


def missing() -> list[str]:
    """The programs that are not here."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def said(*words: str | Path) -> tuple[str, str]:
    """Standard output and standard error of a run that has to end well."""
    run = subprocess.run(
        [str(word) for word in words], capture_output=True, check=False, timeout=_SECONDS
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (run.stdout, run.stderr))
    assert run.returncode == 0, f"{words[0]} ended with {run.returncode}: {err or out}"
    return out, err


def quiet(*words: str | Path) -> str:
    """Standard output of a run that has to end well and without a word of warning."""
    out, err = said(*words)
    warnings = [line for line in err.splitlines() if line.strip() not in _OWN_TROUBLE]
    assert warnings == []
    return out


def pages(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder by the number in their names."""
    found = folder.glob(pattern)
    return sorted(found, key=lambda path: int(re.findall(r"\d+", path.stem)[-1]))


# rasters — 栅格图


def opened(path: Path) -> Image.Image:
    """A picture, its file closed again."""
    with Image.open(path) as picture:
        picture.load()
        return picture


def by_poppler(file: Path, folder: Path, dpi: int) -> list[Image.Image]:
    quiet("pdftoppm", "-r", str(dpi), file, folder / "poppler")
    return [opened(path) for path in pages(folder, "poppler-*.ppm")]


def by_mupdf(file: Path, folder: Path, dpi: int) -> list[Image.Image]:
    quiet("mutool", "draw", "-q", "-r", str(dpi), "-o", folder / "mupdf-%d.ppm", file)
    return [opened(path) for path in pages(folder, "mupdf-*.ppm")]


def by_ghostscript(file: Path, folder: Path, dpi: int) -> list[Image.Image]:
    smooth = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dUseFastColor=true")
    target = f"-sOutputFile={folder}/gs-%d.ppm"
    assert quiet(*_GS, *smooth, "-sDEVICE=ppmraw", f"-r{dpi}", target, file) == ""
    return [opened(path) for path in pages(folder, "gs-*.ppm")]


def by_pdfium(file: Path, _folder: Path, dpi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.render(scale=dpi / 72).to_pil() for page in document]


def plates(file: Path, folder: Path, dpi: int) -> list[dict[str, Image.Image]]:
    """Each page's separations by the name of their ink; 255 is solid."""
    target = f"-sOutputFile={folder}/plate-%d.tif"
    assert quiet(*_GS, "-sDEVICE=tiffsep", f"-r{dpi}", target, file) == ""
    made: list[dict[str, Image.Image]] = []
    for composite in pages(folder, "plate-*[0-9].tif"):
        own: dict[str, Image.Image] = {}
        for path in folder.glob(f"{composite.stem}(*).tif"):
            plate: Any = opened(path).convert("L")
            own[unquote(path.stem.partition("(")[2][:-1])] = plate.point(
                [255 - n for n in range(256)]
            )
        made.append(own)
    return made


# text — 文字


def text_by_poppler(file: Path, folder: Path) -> list[str]:
    quiet("pdftotext", file, folder / "poppler.txt")
    return (folder / "poppler.txt").read_text("utf-8").split("\f")[:-1]


def text_by_mupdf(file: Path, folder: Path) -> list[str]:
    quiet("mutool", "draw", "-q", "-F", "txt", "-o", folder / "mupdf.txt", file)
    return (folder / "mupdf.txt").read_text("utf-8").split("\f")[:-1]


def text_by_ghostscript(file: Path, folder: Path) -> list[str]:
    target = f"-sOutputFile={folder}/gs-%d.txt"
    assert quiet(*_GS, "-sDEVICE=txtwrite", target, file) == ""
    return [path.read_text("utf-8").translate(_DOUBLED) for path in pages(folder, "gs-*.txt")]


def text_by_pdfium(file: Path, _folder: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document]


def text_by_structure(file: Path, without: Collection[str]) -> str:
    """The words in the order of the structure tree, as poppler walks it, but for those right in elements of
    the roles `without`; white space left out."""
    words: list[str] = []
    above: list[tuple[int, str]] = []
    for line in quiet("pdfinfo", "-struct-text", file).splitlines():
        plain = line.strip()
        if not plain:
            continue
        depth = len(line) - len(line.lstrip(" "))
        while above and above[-1][0] >= depth:
            above.pop()
        if not plain.startswith('"'):
            above.append((depth, re.split(r"[\s:]", plain, maxsplit=1)[0]))
        elif above and above[-1][1] not in without:
            words.append(plain[1:-1])
    return "".join("".join(words).split())

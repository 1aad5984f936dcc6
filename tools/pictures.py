"""Pictures of composed pages for the READMEs: ``python -m tools.pictures``.

Composes the sample and the specimen, renders pages with PDFium and writes ``docs/images/p01.png`` (sample),
``s03.png`` (specimen) and so on, small enough to be kept in git.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = {
    "p": (ROOT / "layouts" / "jintan-times" / "editions" / "2020-04-20", (1, 2, 3, 4)),
    "s": (ROOT / "layouts" / "specimen" / "editions" / "2026-01-01", (3, 5, 8)),
}
"""Letter of the pictures' names → edition and pages."""

IMAGES = ROOT / "docs" / "images"

DPI = 110
LARGEST = 400_000
"""Bytes a picture may take."""


def main() -> int:
    """Write the pictures; the exit code of the composer where it made no pages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for letter, (edition, pages) in EDITIONS.items():
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "composer", "build", edition, "--out", out, "--quiet"]
            code = subprocess.run(command, check=False).returncode
            if code > 1:
                return code
            for number in pages:
                target = IMAGES / f"{letter}{number:02}.png"
                target.write_bytes(picture(Path(out) / f"p{number:02}.pdf"))
                print(f"{target.relative_to(ROOT)}  {target.stat().st_size:,} bytes")
    return 0


def picture(page: Path) -> bytes:
    """A page as PNG in few enough colours, then few enough pixels, to be small."""
    dpi = DPI
    while True:
        with pypdfium2.PdfDocument(page) as document:
            image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
        for colours in (256, 128, 64):
            made = _png(
                image.quantize(
                    colours, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE
                )
            )
            if len(made) < LARGEST:
                return made
        dpi -= 10


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


if __name__ == "__main__":
    sys.exit(main())

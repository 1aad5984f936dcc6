"""Pictures of the sample edition's pages for the README: ``python -m tools.pictures``.

Composes the sample, renders each page with PDFium and writes ``docs/images/p01.png`` and so on, small
enough to be kept in git.
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
EDITION = ROOT / "layouts" / "jintan-times" / "editions" / "2020-04-20"
IMAGES = ROOT / "docs" / "images"

DPI = 110
LARGEST = 400_000
"""Bytes a picture may take."""


def main() -> int:
    """Write the pictures; the exit code of the composer where it made no pages."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "composer", "build", str(EDITION), "--out", out, "--quiet"]
        code = subprocess.run(command, check=False).returncode
        if code > 1:
            return code
        IMAGES.mkdir(parents=True, exist_ok=True)
        for page in sorted(Path(out).glob("p[0-9]*.pdf")):
            target = IMAGES / f"{page.stem}.png"
            target.write_bytes(picture(page))
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

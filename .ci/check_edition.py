"""Checks a built edition: all files there, every PDF opens, the page count is right, no text lost.

Usage: python .ci/check_edition.py FOLDER PAGES
"""

import json
import sys
from pathlib import Path

import pypdfium2


def main(folder: Path, pages: int) -> None:
    """Raise SystemExit with the fault if there is one."""
    singles = [f"p{number:02}.pdf" for number in range(1, pages + 1)]
    names = sorted([*singles, "edition.pdf", "report.json"])
    found = sorted(path.name for path in folder.iterdir())
    if found != names:
        sys.exit(f"{folder} holds {found}, not {names}")
    for name, count in [*((one, 1) for one in singles), ("edition.pdf", pages)]:
        with pypdfium2.PdfDocument(folder / name) as document:
            if len(document) != count:
                sys.exit(f"{name} has {len(document)} pages, not {count}")
            for page in document:
                if not page.get_textpage().get_text_range().strip():
                    sys.exit(f"{name} has a page without text")
    totals = json.loads((folder / "report.json").read_text(encoding="utf-8"))["totals"]
    if totals["set"] != totals["given"]:
        sys.exit(f"{totals['given'] - totals['set']} characters are lost")
    print(f"{len(names)} files, {totals['set']:,}/{totals['given']:,} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

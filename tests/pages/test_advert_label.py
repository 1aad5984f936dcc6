"""The word 广告 on any advertisement: its ground over the advert, its ink within the limit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from composer.cli import main

SAMPLE = Path(__file__).parents[2] / "layouts/jintan-times"

GROUNDS = {
    "white": b"0 0 0 0 k",
    "black": b"0 0 0 1 k",
    "all inks it may have": b".6 .5 .5 .8 k",
    "red": b"0 1 .9 0 k",
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_label_is_legible_on_any_advert(tmp_path: Path, ground: str) -> None:
    paper = tmp_path / "paper"
    shutil.copytree(SAMPLE, paper, ignore=shutil.ignore_patterns("build"))
    edition = paper / "editions/2020-04-20"
    place = edition / "pictures/ad-library.pdf"
    with pikepdf.open(place, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.obj.Contents = pdf.make_stream(GROUNDS[ground] + b" -50 -50 3000 3000 re f")
        pdf.save(place)
    out = tmp_path / "out"
    assert main(["build", str(edition), "--quiet", "--out", str(out)]) in (0, 1)
    with pikepdf.open(out / "edition.pdf") as pdf:
        (at,) = [n for n, page in enumerate(pdf.pages) if any(k.startswith("/A") for k in page.resources.get("/XObject", {}))]  # fmt: skip
    with pypdfium2.PdfDocument(out / "edition.pdf") as pdf:
        page = pdf[at]
        words = page.get_textpage()
        found = words.search("广告").get_next()
        assert found is not None
        boxes = [words.get_charbox(found[0] + n) for n in range(found[1])]
        left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
        wide, high = page.get_size()
        shown = page.render(scale=8).to_pil().convert("L")
    part = shown.crop(
        (round(left * 8), round((high - top) * 8), round(right * 8), round((high - bottom) * 8))
    )
    levels = part.histogram()
    total = sum(levels)
    assert sum(levels[230:]) > 0.3 * total, "its ground is white"
    assert sum(levels[:90]) > 0.1 * total, "its letters are black"
    del wide

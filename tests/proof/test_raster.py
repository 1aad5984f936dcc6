"""Page proofs: size and names of the pictures, and plain words for what cannot be rendered."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from composer.cli import main
from composer.proof import PageTooLarge, Unreadable, raster


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Two pages of one inch by two; the first is black."""
    made = pikepdf.new()
    for content in (b"0 0 0 1 k 0 0 72 144 re f", b""):
        page = made.add_blank_page(page_size=(72, 144))
        page.Contents = made.make_stream(content)
    made.save(tmp_path / "a.pdf")
    return tmp_path / "a.pdf"


def test_a_picture_a_page(pdf: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    paths = raster(pdf, out, 110)
    assert paths == [out / "p01.png", out / "p02.png"] == sorted(out.iterdir())
    for path, light in zip(paths, (False, True), strict=True):
        with Image.open(path) as image:
            assert image.size == (110, 220)
            assert (image.convert("L").getpixel((50, 50)) == 255) is light


def test_named_by_the_printed_number(pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf, allow_overwriting_input=True) as made:
        labels = pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=3)])
        made.Root.PageLabels = pikepdf.Dictionary(Nums=labels)
        made.save(pdf)
    assert [path.name for path in raster(pdf, tmp_path, 30)] == ["p03.png", "p04.png"]


def test_what_cannot_be_rendered(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        raster(tmp_path / "none.pdf", tmp_path, 110)
    with pytest.raises(PageTooLarge):
        raster(pdf, tmp_path, 20_000)
    assert list(tmp_path.iterdir()) == [pdf]


def test_command(pdf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", str(pdf)]) == 0
    assert sorted(p.name for p in (tmp_path / "proof").iterdir()) == ["p01.png", "p02.png"]
    assert main(["proof", str(pdf), "--dpi", "nan"]) == 3
    assert main(["proof"]) == 3
    (tmp_path / "b.pdf").write_text("no")
    assert main(["proof", str(tmp_path / "b.pdf"), "--out", str(tmp_path / "x")]) == 2
    assert not (tmp_path / "x").exists()
    assert "E701" in capsys.readouterr().err
    assert main(["proof", str(pdf), "--out", str(pdf)]) == 2
    assert "E601" in capsys.readouterr().err

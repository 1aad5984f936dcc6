"""The sample edition for the press, as a proof and for a screen: sound files, one text."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from composer.cli import main
from tests.reading import by_structure

SAMPLE = Path(__file__).parents[2] / "layouts/jintan-times/editions/2020-04-20"
PURPOSES = ("press", "proof", "screen")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for purpose in PURPOSES:
        out = tmp_path_factory.mktemp(purpose)
        assert main(["build", str(SAMPLE), "--quiet", "--for", purpose, "--out", str(out)]) == 0
        made[purpose] = out / "edition.pdf"
    return made


@pytest.mark.parametrize("purpose", PURPOSES)
def test_nothing_to_mend(files: dict[str, Path], purpose: str) -> None:
    with pikepdf.open(files[purpose], attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_for_eyes_is_smaller(files: dict[str, Path]) -> None:
    press, proof, screen = (files[purpose].stat().st_size for purpose in PURPOSES)
    assert screen <= proof < press / 5


@pytest.mark.parametrize("purpose", ["proof", "screen"])
def test_jumps_index_and_codes_are_links(files: dict[str, Path], purpose: str) -> None:
    with pikepdf.open(files[purpose]) as pdf:
        front, second = (list(page.obj.get("/Annots", [])) for page in pdf.pages[:2])
        assert sum("/A" in link for link in front) == 3
        to = [link.Dest[0].objgen for link in front if "/Dest" in link]
        assert to == [pdf.pages[1].obj.objgen] * 2  # the index, the lead's jump
        assert [link.Dest[0].objgen for link in second] == [pdf.pages[0].obj.objgen]


@pytest.mark.parametrize("purpose", ["proof", "screen"])
def test_the_text_is_the_same(files: dict[str, Path], purpose: str) -> None:
    assert by_structure(files[purpose]) == by_structure(files["press"])

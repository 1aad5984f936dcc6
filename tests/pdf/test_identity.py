"""The file's ID (ISO 32000-1, 14.4): the same content has the same bytes, other content another ID, whatever
the file is for."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from composer.diagnostics.diagnostic import Findings
from composer.display.items import DisplayList, FillItem, FormItem, Ink, Item, PictureItem
from composer.fonts.metrics import FontSet
from composer.measure import Pt
from composer.papers.press_profile import PressProfile, load_profile
from composer.pdf import write_pdf
from composer.press.outputs import PRESS, PROOF, SCREEN, Output
from tests.pdf.pages import HEI, SONG, edition, line, newsprint, opened, rect
from tests.press.test_adverts import advert

OUTPUTS = pytest.mark.parametrize("output", [PRESS, PROOF, SCREEN], ids=lambda one: one.purpose)


def made(
    display: DisplayList, fonts: FontSet, output: Output, profile: PressProfile | None = None
) -> bytes:
    target = io.BytesIO()
    profile = profile or newsprint()
    write_pdf(display, fonts, target, profile=profile, findings=Findings(), output=output)
    return target.getvalue()


def identity(data: bytes) -> bytes:
    with opened(data) as pdf:
        first, second = (bytes(part) for part in pdf.trailer.ID)
    assert first == second
    assert len(first) == 16
    return first


def variants(folder: Path) -> dict[str, list[Item]]:
    """Pages that differ in one thing each."""
    for level in (10, 200):
        Image.new("CMYK", (60, 60), (level, 0, 0, 0)).save(folder / f"{level}.tif")
    for amount in (b"1", b".5"):
        advert(folder / f"{amount.decode()}.pdf", amount + b" 0 0 0 k 0 0 200 200 re f")
    slot = rect(50, 200, 100, 80)
    return {
        "a line": [line((SONG, "春雨", 0.0))],
        "another word": [line((SONG, "春风", 0.0))],
        "another place": [line((SONG, "春雨", 0.0), x=51)],
        "another face": [line((HEI, "春雨", 0.0))],
        "another ink": [line((SONG, "春雨", 0.0), ink=Ink(1, 0, 0, 0))],
        "a tint": [line((SONG, "春雨", 0.0)), FillItem(slot, Ink(0, 0, 0, 0.1))],
        "a picture": [PictureItem(slot, str(folder / "10.tif"))],
        "another picture": [PictureItem(slot, str(folder / "200.tif"))],
        "an advertisement": [FormItem(slot, str(folder / "1.pdf"))],
        "another advertisement": [FormItem(slot, str(folder / ".5.pdf"))],
    }


@OUTPUTS
def test_same_content_same_bytes(fonts: FontSet, tmp_path: Path, output: Output) -> None:
    for items in variants(tmp_path).values():
        assert made(edition(items), fonts, output) == made(edition(items), fonts, output)


@OUTPUTS
def test_other_content_other_identity(fonts: FontSet, tmp_path: Path, output: Output) -> None:
    """A proof of both advertisements differs too: which file it shows is part of what it is."""
    pages = variants(tmp_path)
    found = [identity(made(edition(items), fonts, output)) for items in pages.values()]
    found.append(identity(made(edition(pages["a line"], title="增刊"), fonts, output)))
    found.append(identity(made(edition(pages["a line"], []), fonts, output)))
    plain = edition(pages["a line"])
    found.append(identity(made(replace(plain, width=Pt(301)), fonts, output)))
    found.append(identity(made(replace(plain, language="zh-Hant"), fonts, output)))
    assert len(set(found)) == len(found)


def test_profile_and_bleed_are_part_of_a_press_file(fonts: FontSet) -> None:
    line_of_text = [line((SONG, "春雨", 0.0))]
    other = replace(newsprint(), info="another", icc=load_profile("coated-fogra39").icc)
    found = [
        made(edition(line_of_text), fonts, PRESS),
        made(edition(line_of_text, bleed=3), fonts, PRESS),
        made(edition(line_of_text), fonts, PRESS, replace(newsprint(), info="another")),
        made(edition(line_of_text), fonts, PRESS, other),
    ]
    assert len({identity(data) for data in found}) == 4


def test_each_output_has_an_identity_of_its_own(fonts: FontSet) -> None:
    display = edition([line((SONG, "春雨", 0.0))])
    found = {identity(made(display, fonts, output)) for output in (PRESS, PROOF, SCREEN)}
    assert len(found) == 3

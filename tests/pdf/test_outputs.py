"""Files for eyes: no ink in them, links where the words send their reader, the look of the print."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from composer.diagnostics.diagnostic import Findings
from composer.display.items import (
    DisplayList,
    DisplayPage,
    FillItem,
    Ink,
    PictureItem,
    Piece,
    QrItem,
    RuleItem,
)
from composer.fonts.metrics import FontSet
from composer.measure import Pt
from composer.pdf import write_pdf
from composer.press.outputs import PRESS, PROOF, SCREEN, Output
from composer.press.softproof import SoftProof
from tests.pdf.pages import HEI, HEIGHT, RED, SPOT, WIDTH, line, newsprint, rect

EYES = pytest.mark.parametrize("output", [PROOF, SCREEN], ids=["proof", "screen"])


def edition(*pages: DisplayPage, bleed: float = 0) -> DisplayList:
    return DisplayList("样报", "样报", "2020-04-20", "zh-Hans", WIDTH, HEIGHT, Pt(bleed), pages)


def written(display: DisplayList, fonts: FontSet, output: Output) -> pikepdf.Pdf:
    target = io.BytesIO()
    findings = Findings()
    write_pdf(display, fonts, target, profile=newsprint(), findings=findings, output=output)
    return pikepdf.open(target)


def painted(pdf: pikepdf.Pdf) -> list[str]:
    """The operators of all pages."""
    return [str(one.operator) for page in pdf.pages for one in pikepdf.parse_content_stream(page)]


def links(pdf: pikepdf.Pdf, index: int = 0) -> list[pikepdf.Object]:
    return list(pdf.pages[index].obj.get("/Annots", []))


COLOURS = DisplayPage(
    1,
    "要闻",
    (
        line((HEI, "黑字", 0.0)),
        line((HEI, "红字", 0.0), y=130, ink=RED),
        line((HEI, "专色", 0.0), y=160, ink=SPOT),
        RuleItem(Pt(10), Pt(10), Pt(90), Pt(10), Pt(1), SPOT),
        FillItem(rect(10, 200, 50, 50), Ink(1, 0, 0, 0)),
    ),
)


@EYES
def test_no_ink_in_a_file_for_eyes(fonts: FontSet, output: Output) -> None:
    pdf = written(edition(COLOURS), fonts, output)
    assert not {"k", "K", "cs", "CS", "scn", "SCN"} & set(painted(pdf))
    assert "/OutputIntents" not in pdf.Root
    assert "/ColorSpace" not in pdf.pages[0].Resources  # type: ignore[operator]
    assert "DeviceCMYK" not in str(pdf.pages[0].obj.Group)
    with pdf.open_metadata() as metadata:
        assert "pdfxid:GTS_PDFXVersion" not in metadata
        assert metadata["dc:title"] == "样报"
    assert "/StructTreeRoot" in pdf.Root


def test_the_press_has_ink_and_no_links(fonts: FontSet) -> None:
    send = DisplayPage(1, "", (line((HEI, "（下转第2版）", 0.0)),))
    pdf = written(edition(send, DisplayPage(2, "", ())), fonts, PRESS)
    assert {"k"} <= set(painted(pdf))
    assert not {"rg", "RG"} & set(painted(pdf))
    assert links(pdf) == []


def test_black_text_is_black(fonts: FontSet) -> None:
    pdf = written(edition(DisplayPage(1, "", (line((HEI, "黑字", 0.0)),))), fonts, SCREEN)
    (paint,) = [
        one for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) == "rg"
    ]
    assert [float(part) for part in paint.operands] == [0, 0, 0]


def test_a_screen_shows_the_trim(fonts: FontSet) -> None:
    pdf = written(edition(COLOURS, bleed=8), fonts, SCREEN)
    page = pdf.pages[0]
    assert page.mediabox == page.trimbox == [0, 0, float(WIDTH), float(HEIGHT)]
    assert pdf.pdf_version == "1.7"


def test_a_proof_says_which_page_it_is(fonts: FontSet) -> None:
    import pypdfium2

    target = io.BytesIO()
    write_pdf(
        edition(COLOURS), fonts, target, profile=newsprint(), findings=Findings(), output=PROOF
    )
    with pypdfium2.PdfDocument(target.getvalue()) as document:
        words = document[0].get_textpage().get_text_range()
    assert "样报 2020-04-20 第1版 要闻" in " ".join(words.split())


# ── links ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("（下转第2版）", 1),
        ("（上接第三版）", 2),
        ("见本期二版", 1),
        ("（详见第12版）", 3),
        ("参见第十二版", 3),
        ("转２版", 1),
    ],
)
def test_words_that_send_a_reader(fonts: FontSet, words: str, to: int) -> None:
    pages = [DisplayPage(1, "", (line((HEI, words, 0.0)),))]
    pages += [DisplayPage(number, "", ()) for number in (2, 3, 12)]
    pdf = written(edition(*pages), fonts, SCREEN)
    (link,) = links(pdf)
    assert link.Dest[0].objgen == pdf.pages[to].obj.objgen
    left, bottom, right, top = map(float, link.Rect)
    assert left >= 49.9
    assert right <= 50 + 10 * len(words) + 0.1
    assert bottom < HEIGHT - 100 < top


@pytest.mark.parametrize(
    "words", ["《人民日报》第2版报道", "转第9版", "见第1版", "见二十二十版", "2版", "见〇版"]
)
def test_words_that_send_no_one(fonts: FontSet, words: str) -> None:
    pages = [DisplayPage(1, "", (line((HEI, words, 0.0)),)), DisplayPage(2, "", ())]
    assert links(written(edition(*pages), fonts, SCREEN)) == []


def test_a_reference_broken_between_two_lines_has_two_links(fonts: FontSet) -> None:
    items = (line((HEI, "（见第", 0.0)), line((HEI, "2版）", 0.0), y=120))
    pages = (DisplayPage(1, "", items), DisplayPage(2, "", ()))
    assert len(links(written(edition(*pages), fonts, SCREEN))) == 2


@pytest.mark.parametrize(
    ("pieces", "stands", "ems"),
    [
        ([(HEI, "春，", -500)], "U", 1.5),
        ([(HEI, "12", 0.0)], "T", 1.0),
        ([(HEI, "⸺", 0.0)], "U", 2.0),
        ([(HEI, "GDP", 250.0)], "R", None),
    ],
)
def test_links_in_vertical_text_stand_where_the_words_do(
    fonts: FontSet, pieces: list[Piece], stands: str, ems: float | None
) -> None:
    """Behind half a mark, figures side by side, a dash of two ems, a turned word."""
    if ems is None:
        ems = sum(fonts.by_key(HEI).advances[char] for char in "GDP") / 1000 + 0.25
    reference = [(HEI, "见第", 0.0), (HEI, "12", 0.0), (HEI, "版", 0.0)]
    item = line(*pieces, *reference, vertical=True, stands=f"{stands}UTU")
    pages = (DisplayPage(1, "", (item,)), DisplayPage(12, "", ()))
    pdf = written(edition(*pages), fonts, SCREEN)
    (link,) = links(pdf)
    place = [45, HEIGHT - 100 - 10 * (ems + 4), 55, HEIGHT - 100 - 10 * ems]
    assert list(map(float, link.Rect)) == pytest.approx(place, abs=0.01)


def test_a_character_that_no_face_has_stops_no_link(fonts: FontSet) -> None:
    """E401 says what is missing; a proof is made all the same. A raised mark is of the same face."""
    item = line((f"{HEI}^180", "，", 0.0), (HEI, "\U0010fffd见第2版", 0.0))
    pdf = written(edition(DisplayPage(1, "", (item,)), DisplayPage(2, "", ())), fonts, SCREEN)
    (link,) = links(pdf)
    missing = fonts.by_key(HEI).glyph_advance(0) / 100
    figure = fonts.by_key(HEI).advances["2"] / 100
    edges = [60 + missing, 60 + missing + 30 + figure]
    assert list(map(float, link.Rect))[::2] == pytest.approx(edges, abs=0.01)


def test_codes_lead_to_the_web_and_nowhere_else(fonts: FontSet) -> None:
    rows = ((True, False), (False, True))
    items = tuple(
        QrItem(rect(20, y, 30, 30), rows, target=target)
        for y, target in (
            (20, "https://example.com/a"),
            (80, "file:///etc/passwd"),
            (140, "微信号"),
        )
    )
    pdf = written(edition(DisplayPage(1, "", items)), fonts, PROOF)
    (link,) = links(pdf)
    assert link.A.URI == "https://example.com/a"


# ── colours and pictures ──────────────────────────────────────────────────────────────────────────


def test_colours_look_as_printed() -> None:
    proof = SoftProof(newsprint())
    assert proof.colour((0, 0, 0, 0)) == (1, 1, 1)
    assert proof.colour((0, 0, 0, 1)) == (0, 0, 0)
    red, green, blue = proof.colour((0, 1, 0.9, 0))
    assert red > 0.8
    assert 0.2 < green < 0.45  # newsprint: no ink is clean there
    assert 0.2 < blue < 0.45


@pytest.mark.parametrize("kind", ["colour.jpg", "colour.png", "gray.png"])
def test_pictures_are_made_for_the_screen(fonts: FontSet, tmp_path: Path, kind: str) -> None:
    size = (900, 600)
    picture = Image.radial_gradient("L").resize(size)
    if kind.startswith("colour"):
        picture = Image.merge(
            "RGB", (picture, picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT), picture)
        )
    picture.save(tmp_path / kind)
    item = PictureItem(rect(50, 50, 72, 48), str(tmp_path / kind))
    pdf = written(edition(DisplayPage(1, "", (item,))), fonts, replace(SCREEN, ppi=100))
    (image,) = pdf.pages[0].Resources.XObject.values()  # type: ignore[call-overload, operator]
    assert (image.Width, image.Height) == (100, 67)
    assert image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
    shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    wanted = picture.convert("RGB").resize(shown.size)
    for at in ((10, 10), (50, 33), (90, 60)):
        differences = [
            abs(a - b) for a, b in zip(shown.getpixel(at), wanted.getpixel(at), strict=True)
        ]  # type: ignore[arg-type]
        assert max(differences) < 75, (at, differences)  # the press has a narrower gamut

"""What a printer's preflight asks of the file (PDF/X-4, GWG 2015), read by pikepdf."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest

from composer.display.items import FillItem, Ink, QrItem, RuleItem
from composer.fonts.library import FontLibrary
from composer.measure import Pt, mm
from tests.pdf.pages import (
    HEI,
    HEIGHT,
    RED,
    SONG,
    SPOT,
    WHITE,
    WIDTH,
    edition,
    line,
    opened,
    operators,
    pixels,
    rect,
    text,
    written,
)

RULE = RuleItem(Pt(10), Pt(20), Pt(110), Pt(20), Pt(0.25))


@pytest.fixture(scope="module")
def press(fonts: FontLibrary) -> bytes:
    """A file with marks and bleed, all inks and two pages."""
    return written(
        edition(
            [
                FillItem(rect(0, 0, 300, 20), RED),
                line((HEI, "标题", 0), ink=SPOT),
                line((SONG, "正文", 0), y=120),
                RULE,
            ],
            [line((SONG, "正文", 0))],
            bleed=3,
        ),
        fonts,
        marks=True,
    )


def overprint_while(data: bytes, painting: str) -> list[bool]:
    """For each painting operator, whether overprint was on."""
    states = []
    on = False
    for operator, operands in operators(data):
        if operator == "gs":
            on = str(operands[0]) == "/O"
        elif operator == painting:
            states.append(on)
    return states


def test_header_and_trailer(press: bytes) -> None:
    assert press.startswith(b"%PDF-1.6\n%")
    assert all(byte > 127 for byte in press[10:14])
    assert press.rstrip().endswith(b"%%EOF")
    with opened(press) as pdf:
        one, two = pdf.trailer.ID
        assert len(bytes(one)) == len(bytes(two)) == 16


def test_id_is_made_of_the_content(fonts: FontLibrary) -> None:
    ids = []
    for words in ("甲", "乙", "甲"):
        with opened(written(edition([line((SONG, words, 0))]), fonts)) as pdf:
            ids.append(bytes(pdf.trailer.ID[0]))
    assert ids[0] == ids[2] != ids[1]


def test_same_input_same_bytes(fonts: FontLibrary) -> None:
    display = edition([line((SONG, "甲乙", 0)), RULE], bleed=3)
    assert written(display, fonts, marks=True) == written(display, fonts, marks=True)


def test_output_intent(press: bytes) -> None:
    with opened(press) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "CGATS21-2-CRPC1"
        assert "/RegistryName" in intent
        assert "/Info" in intent
        icc = intent.DestOutputProfile.read_bytes()
        assert (icc[12:16], icc[16:20], intent.DestOutputProfile.N) == (b"prtr", b"CMYK", 4)


def test_metadata_agrees(press: bytes) -> None:
    with opened(press) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20200420000000Z"
        assert pdf.docinfo["/Trapped"] == "/False"
        with pdf.open_metadata() as meta:
            assert meta["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert meta["dc:title"] == str(pdf.docinfo["/Title"]) == "试刊"
            assert meta["xmp:CreateDate"] == "2020-04-20T00:00:00Z"
            assert meta["pdf:Trapped"] == "False"
            assert meta["xmpMM:RenditionClass"] == "default"
            assert meta["xmpMM:DocumentID"].startswith("uuid:")
            assert meta["xmpMM:VersionID"]
            assert meta["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_words_of_the_title_are_escaped(fonts: FontLibrary) -> None:
    data = written(edition([line((SONG, "甲", 0))], title="A<B>&(C)"), fonts)
    with opened(data) as pdf, pdf.open_metadata() as meta:
        assert meta["dc:title"] == str(pdf.docinfo["/Title"]) == "A<B>&(C)"


def test_boxes(press: bytes) -> None:
    with opened(press) as pdf:
        for page in pdf.pages:
            media, crop, bleed, trim = (
                [float(part) for part in page.obj[name]]
                for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
            )
            assert media == crop
            assert trim[2] - trim[0] == pytest.approx(WIDTH, abs=0.001)
            assert trim[3] - trim[1] == pytest.approx(HEIGHT, abs=0.001)
            assert [one - other for one, other in zip(trim, bleed, strict=True)] == pytest.approx(
                [mm(3), mm(3), -mm(3), -mm(3)], abs=0.002
            )
            assert trim[0] - media[0] == pytest.approx(mm(12), abs=0.001)
            assert "/ArtBox" not in page.obj
            assert page.Group.CS == "/DeviceCMYK"
            assert "/Trans" not in page.obj
            assert "/Annots" not in page.obj


def test_without_marks_the_page_is_its_bleed(fonts: FontLibrary) -> None:
    with opened(written(edition([RULE], bleed=3), fonts)) as pdf:
        page = pdf.pages[0].obj
        assert list(page.MediaBox) == list(page.BleedBox)


def test_no_rgb_and_no_gray(press: bytes) -> None:
    for page in (0, 1):
        names = {operator for operator, _ in operators(press, page)}
        assert not names & {"rg", "RG", "g", "G"}
    assert b"DeviceRGB" not in press
    assert b"CalRGB" not in press


def test_black_text_and_rules_overprint_and_nothing_else(fonts: FontLibrary) -> None:
    gray = Ink(0, 0, 0, 0.5)
    data = written(
        edition(
            [
                line((SONG, "黑", 0)),
                line((SONG, "白", 0), ink=WHITE),
                line((SONG, "灰", 0), ink=gray),
                line((SONG, "红", 0), ink=RED),
                line((SONG, "专", 0), ink=SPOT),
                line((SONG, "黑", 0)),
            ]
        ),
        fonts,
    )
    assert overprint_while(data, "Tj") == [True, False, False, False, False, True]
    rules = [RULE, RuleItem(Pt(10), Pt(20), Pt(110), Pt(20), Pt(1), RED)]
    assert overprint_while(written(edition(rules), fonts), "S") == [True, False]
    fills = [line((SONG, "黑", 0)), FillItem(rect(0, 0, 9, 9), Ink())]
    assert overprint_while(written(edition(fills), fonts), "f") == [False]
    with opened(data) as pdf:
        states = pdf.pages[0].Resources.ExtGState
        assert (states.O.OP, states.O.op, states.O.OPM) == (True, True, 1)
        assert (states.K.OP, states.K.op) == (False, False)


def test_black_is_the_black_plate_alone(fonts: FontLibrary) -> None:
    data = written(edition([line((SONG, "黑", 0))]), fonts)
    colours = [operands for operator, operands in operators(data) if operator == "k"]
    assert [[float(part) for part in colour] for colour in colours] == [[0, 0, 0, 1]]


def test_spot_ink_keeps_its_name(press: bytes) -> None:
    """As UTF-8, which is how a plate-setter reads a name; ReportLab would write code points."""
    assert b"/Separation/#E4#B8#93#E7#BA#A2#201/DeviceCMYK" in press
    with opened(press) as pdf:
        spaces = pdf.pages[0].Resources.ColorSpace.values()
        names = {str(space[1]) for space in spaces}
        assert names == {"/专红 1", "/All"}
        assert all(space[2] == "/DeviceCMYK" for space in spaces)
        assert {str(space[1]) for space in pdf.pages[1].Resources.ColorSpace.values()} == {"/All"}


def test_registration_ink_only_outside_the_trim(press: bytes) -> None:
    """The page's own stream, the first of three, does not name it."""
    with opened(press) as pdf:
        page = pdf.pages[0]
        spaces = page.Resources.ColorSpace
        (everywhere,) = (key for key, space in spaces.items() if space[1] == "/All")
        streams = [stream.read_bytes().decode("latin-1") for stream in page.Contents]
        assert [f"{everywhere} " in stream for stream in streams] == [False, True, True]


def test_marks_stand_outside_trim_and_bleed(fonts: FontLibrary) -> None:
    page = pixels(written(edition([], bleed=3), fonts, marks=True), scale=4)
    edge = round(4 * mm(9)) + 1
    inner = page.crop((edge, edge, page.width - edge, page.height - edge))
    assert inner.getextrema() == ((255, 255),) * 3
    assert page.getextrema() != ((255, 255),) * 3


def test_slug_line_says_paper_date_page_and_file(fonts: FontLibrary, tmp_path: Any) -> None:
    from tests.pdf.pages import writer

    writer(edition([RULE]), fonts).write(tmp_path / "p01.pdf")
    words = text((tmp_path / "p01.pdf").read_bytes())
    assert words == "金坛时报2020-04-20第1版要闻p01.pdfCMYK"


def test_white_on_colour_shows(fonts: FontLibrary) -> None:
    items = [
        FillItem(rect(0, 0, 300, 400), Ink(1, 0.5, 0, 0)),
        line((HEI, "口", 0), size=200, y=250, ink=WHITE),
    ]
    page = pixels(written(edition(items), fonts))
    assert page.getpixel((60, 200)) == (255, 255, 255) or (255, 255, 255) in [
        page.getpixel((x, 200)) for x in range(50, 120)
    ]


def test_rule_is_where_it_is_put(fonts: FontLibrary) -> None:
    page = pixels(written(edition([RuleItem(Pt(10), Pt(20), Pt(110), Pt(20), Pt(2))]), fonts))
    dark = page.convert("L").point(lambda level: 255 * (level < 128))
    assert dark.getbbox() == (10, 19, 110, 21)


def test_qr_code_is_painted_module_by_module(fonts: FontLibrary) -> None:
    rows = tuple(tuple((x * y + x + 2 * y) % 3 == 0 for x in range(21)) for y in range(21))
    page = pixels(written(edition([QrItem(rect(20, 30, 84, 84), rows)]), fonts)).convert("L")
    seen = tuple(
        tuple(page.getpixel((22 + 4 * x, 32 + 4 * y)) < 128 for x in range(21)) for y in range(21)
    )
    assert seen == rows


def test_streams_end_on_a_line_of_their_own(press: bytes) -> None:
    assert len(re.findall(rb"\nendstream", press)) == len(re.findall(rb"endstream", press))


def test_file_is_sound(press: bytes) -> None:
    with pikepdf.open(io.BytesIO(press), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []

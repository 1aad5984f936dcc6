"""Advertisements in sRGB for proofs: what is converted looks as in print, what is not is named."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from PIL import Image

from composer.papers.press_profile import load_profile
from composer.press.adverts.soft import soften
from composer.press.softproof import SoftProof

PROOF = SoftProof(load_profile("newsprint-crpc1"))
RED = PROOF.colour((0, 1, 0.9, 0))


def advert(content: bytes, **resources: pikepdf.Object) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.Contents = pdf.make_stream(content)
    page.obj.Resources = pikepdf.Dictionary({f"/{key}": value for key, value in resources.items()})
    return pdf


def operators(pdf: pikepdf.Pdf) -> list[tuple[str, list[float]]]:
    return [
        (str(one.operator), [float(part) for part in one.operands])
        for one in pikepdf.parse_content_stream(pdf.pages[0])
        if str(one.operator) in ("k", "K", "rg", "RG", "sc", "scn", "SC", "SCN", "g")
    ]


def test_paints() -> None:
    pdf = advert(b"0 1 .9 0 k 0 0 0 1 K 0 0 9 9 re B .5 g f")
    assert soften(pdf, PROOF) == set()
    fill, stroke, gray = operators(pdf)
    assert fill == ("rg", [pytest.approx(part, abs=1e-3) for part in RED])
    assert stroke == ("RG", [0, 0, 0])
    assert gray == ("g", [0.5])


def test_paints_by_colour_space() -> None:
    pdf = advert(b"/DeviceCMYK cs 0 1 .9 0 sc 0 0 9 9 re f /DeviceGray cs .5 sc f")
    assert soften(pdf, PROOF) == set()
    assert [name for name, _ in operators(pdf)] == ["sc", "sc"]
    assert operators(pdf)[0][1] == [pytest.approx(part, abs=1e-3) for part in RED]
    assert operators(pdf)[1][1] == [0.5]
    assert b"DeviceCMYK" not in pikepdf.unparse_content_stream(
        pikepdf.parse_content_stream(pdf.pages[0])
    )


@pytest.mark.parametrize("packing", ["flate", "jpeg", "inverted"])
def test_pictures(packing: str) -> None:
    shown = Image.new("CMYK", (16, 16), (0, 255, 230, 0))
    pdf = advert(b"/I Do")
    if packing == "flate":
        image = pdf.make_stream(zlib.compress(shown.tobytes()), Filter=pikepdf.Name.FlateDecode)
    else:
        out = io.BytesIO()
        shown.save(out, "JPEG", quality=95)  # with Adobe's marker: values inverted
        image = pdf.make_stream(out.getvalue(), Filter=pikepdf.Name.DCTDecode)
        if packing == "inverted":
            image.Decode = pikepdf.Array([1, 0] * 4)
    image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image})
    image.update({"/Width": 16, "/Height": 16, "/BitsPerComponent": 8})
    image.ColorSpace = pikepdf.Name.DeviceCMYK
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=image)
    assert soften(pdf, PROOF) == set()
    made = pdf.pages[0].Resources.XObject.I
    assert made.ColorSpace == "/DeviceRGB"
    assert "/Decode" not in made
    pixel = pikepdf.PdfImage(made).as_pil_image().convert("RGB").getpixel((8, 8))
    assert isinstance(pixel, tuple)
    wanted = RED if packing != "jpeg" else PROOF.colour((1, 0, 0.1, 1))
    assert [part / 255 for part in pixel] == [pytest.approx(part, abs=0.03) for part in wanted]


def test_forms_are_converted_once() -> None:
    pdf = advert(b"/F Do /F Do")
    form = pdf.make_stream(b"0 0 0 1 k f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK)
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Self=form))
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(F=form)
    assert soften(pdf, PROOF) == set()
    assert b"rg" in form.read_bytes()
    assert form.Group.CS == "/DeviceRGB"


def test_what_stays_is_named() -> None:
    spot = pikepdf.Array(
        [
            pikepdf.Name.Separation,
            pikepdf.Name("/Gold"),
            pikepdf.Name.DeviceCMYK,
            pikepdf.Dictionary(
                FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 1, 0], N=1
            ),
        ]
    )
    shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK)
    pdf = advert(
        b"/S cs 1 scn 0 0 9 9 re f /G sh",
        ColorSpace=pikepdf.Dictionary(S=spot),
        Shading=pikepdf.Dictionary(G=shading),
    )
    assert soften(pdf, PROOF) == {"Separation", "DeviceCMYK"}
    assert operators(pdf) == [("scn", [1.0])]


@pytest.mark.parametrize("packing", ["/DCTDecode", "/FlateDecode", "/JPXDecode", "/Nonsense"])
def test_a_damaged_picture_stays(packing: str) -> None:
    pdf = advert(b"/I Do")
    image = pdf.make_stream(b"\x00\x01 no picture", Filter=pikepdf.Name(packing))
    image.update({"/Subtype": pikepdf.Name.Image, "/Width": 16, "/Height": 16})
    image.ColorSpace = pikepdf.Name.DeviceCMYK
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=image)
    assert soften(pdf, PROOF) == {"DeviceCMYK"}
    assert image.read_raw_bytes() == b"\x00\x01 no picture"


def test_odd_resources_are_no_crash() -> None:
    pdf = advert(b"/X cs 1 1 1 1 sc f", ColorSpace=pikepdf.Name("/Odd"), XObject=pikepdf.Array([1]))
    assert soften(pdf, PROOF) <= {"?", "X"}

"""What a page paints: resources, states and transformations followed, and places told in millimetres."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from composer.papers.press_profile import load_profile
from composer.preflight import Report
from tests.preflight.base import (
    Change,
    composite,
    form,
    icc,
    paint,
    paints,
    picture,
    sets,
    shows,
    space,
    spot,
    tint,
)
from tests.preflight.conftest import Examined


def rules(report: Report) -> list[str]:
    return [fault.rule for fault in report.faults]


def indexed(pdf: Pdf) -> Array:
    return Array([Name.Indexed, Name.DeviceRGB, 0, b"\1\2\3"])


def shading(pdf: Pdf) -> Dictionary:
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=tint(1, 0, 0)
    )


def cell(content: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        one = form(pdf, content, PatternType=1, PaintType=1, TilingType=1, XStep=9, YStep=9)
        del one.Subtype
        one.BBox, one.Resources = Array([0, 0, 9, 9]), Dictionary()
        paint(pdf, b"/Pattern cs /X scn 50 50 40 40 re f", Pattern__X=one)

    return change


RGB = ["colour.rgb.device"]
CASES: dict[str, tuple[Change, list[str]]] = {
    "RGB unused": (paints(b"1 0 0 rg", ColorSpace__X=Array([Name.CalRGB, Dictionary()])), []),
    "RGB by cs": (paints(b"/DeviceRGB cs 50 50 9 9 re f"), RGB),
    "RGB stroked": (paints(b"1 0 0 RG 1 w 50 50 m 90 50 l S"), RGB),
    "RGB in an index": (space(indexed, b"0"), RGB),
    "RGB shading": (lambda pdf: paint(pdf, b"/X sh", Shading__X=shading(pdf)), RGB),
    "RGB shading as a pattern": (
        lambda pdf: paint(pdf, b"/Pattern cs /X scn 50 50 9 9 re f",
                          Pattern__X=Dictionary(PatternType=2, Shading=shading(pdf))), RGB),
    "RGB in a pattern's cell": (cell(b"1 0 0 rg 0 0 9 9 re f"), RGB),
    "RGB in a form": (shows(lambda pdf: form(pdf, b"1 0 0 rg 0 0 1 1 re f")), RGB),
    "RGB picture": (shows(lambda pdf: picture(pdf, 200, Name.DeviceRGB, 3)), RGB),
    "RGB inline": (paints(b"q 3 0 0 3 50 50 cm BI /W 9 /H 9 /CS /RGB /BPC 8 ID " + b" EI" * 81 + b"\nEI Q"), RGB),
    "RGB back by Q": (paints(b"q 1 0 0 rg Q 0 0 0 .3 k 50 50 9 9 re f"), []),
    "a quarter point": (paints(b"/OV gs 0 0 0 1 K .25 w 50 50 m 90 50 l S"), []),
    "thin by scale": (paints(b"/OV gs 0 0 0 1 K .5 0 0 .5 0 0 cm .4 w 90 90 m 150 90 l S"), ["line.thin"]),
    "thin in a form": (
        lambda pdf: paint(pdf, b"q 20 0 0 20 50 50 cm /X Do Q",
                          XObject__X=form(pdf, b"0 0 0 .5 K .01 w 0 .5 m 1 .5 l S")), ["line.thin"]),
    "thin outside the bleed": (paints(b"/OV gs 0 0 0 1 K .1 w -9 -9 m -9 90 l S"), []),
    "thin in a clip elsewhere": (
        paints(b"200 200 9 9 re W n /OV gs 0 0 0 1 K .1 w 50 50 m 90 50 l S"), []),
    "150 ppi": (shows(lambda pdf: picture(pdf, 150)), []),
    "75 ppi in a form": (
        lambda pdf: paint(pdf, b"q 2 0 0 2 0 0 cm /X Do Q", XObject__X=form(
            pdf, b"q 72 0 0 72 9 9 cm /I Do Q", BBox=Array([0, 0, 99, 99]),
            Resources=Dictionary(XObject=Dictionary(I=picture(pdf, 150))))), ["picture.ppi.error"]),
    "text grown by its matrix": (sets(size=1, before=b"/OV gs 0 0 0 1 k 10 0 0 10 0 0 cm 1 0 0 1 -45 -45 cm"), []),
    "text shrunk by its matrix": (sets(size=10, before=b"/OV gs 0 0 0 1 k .4 0 0 .4 50 50 cm"), ["text.small"]),
    "ruby of four and a half points": (
        lambda pdf: paint(pdf, b"/Artifact BMC EMC /RT BMC /OV gs 0 0 0 1 k BT /X 4.5 Tf 50 50 Td <0001> Tj ET EMC",
                          Font__X=composite(pdf)), []),
    "a bullet of five points": (
        sets(lambda pdf: composite(pdf, cmap=b"1 beginbfchar <0001><25A0> endbfchar"),
             show=b"<0001>", size=5), []),
    "large rich black is still rich": (sets(size=40, before=b".6 .5 .5 1 k"), ["text.rich-black"]),
    "black with a breath of others": (sets(size=10, before=b".03 .03 .03 1 k"), []),
    "spot text": (
        lambda pdf: paint(pdf, b"/S cs 1 scn BT /X 6 Tf 50 50 Td <0001> Tj ET",
                          Font__X=composite(pdf), ColorSpace__S=spot("/专红")), []),
    "spot by the same words twice": (
        lambda pdf: paint(pdf, b"/A cs 1 scn 50 50 9 9 re f /B cs 1 scn 70 50 9 9 re f",
                          ColorSpace__A=spot("/专红"), ColorSpace__B=spot("/专红")), []),
    "white knocks out with OPM 0": (
        lambda pdf: paint(pdf, b"/X gs 0 0 0 0 k 50 50 9 9 re f",
                          ExtGState__X=Dictionary(op=True, OP=True, OPM=0)), []),
    "registration in the margin": (
        lambda pdf: paint(pdf, b"/X cs 1 scn -9 -9 5 5 re f", ColorSpace__X=spot("/All", (1, 1, 1, 1))), []),
    "a string with brackets": (sets(show=rb"(\000\001\000\002(\)))", before=b"/OV gs 0 0 0 1 k"),
                               ["font.tounicode.glyphs", "font.glyphs"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, examined: Examined) -> None:
    change, expected = CASES[name]
    assert set(rules(examined(change))) == set(expected)


def test_places_are_millimetres_from_the_trims_top_left(examined: Examined) -> None:
    def change(pdf: Pdf) -> None:
        left, _, _, top = (float(edge) for edge in pdf.pages[0].obj.TrimBox)
        x, y = left + 72, top - 144
        paint(pdf, b"1 0 0 rg %f %f 36 72 re f" % (x, y))

    (fault,) = examined(change).faults
    (place,) = fault.places
    assert (place.x, place.y, place.width, place.height) == (25.4, 25.4, 12.7, 25.4)
    assert fault.page == 1
    assert fault.where.zh == "第 1 页 (25.4, 25.4) 12.7 × 25.4 mm："


def test_the_worst_of_several_is_told(examined: Examined) -> None:
    lines = (
        b"/OV gs 0 0 0 1 K .2 w 50 50 m 90 50 l S .1 w 50 60 m 90 60 l S .15 w 50 70 m 90 70 l S"
    )
    (fault,) = examined(paints(lines)).faults
    assert (fault.count, fault.measured, fault.allowed) == (3, 0.1, 0.25)
    assert len(fault.places) == 3


def test_icc_as_the_profile_says(examined: Examined) -> None:
    press = load_profile("newsprint-crpc1")
    for words, rgb, cmyk in (
        ("refuse", True, True),
        ("cmyk", True, False),
        ("allow", False, False),
    ):
        profile = replace(press, demands=replace(press.demands, icc=words))
        one = examined(space(lambda pdf: icc(pdf, 3), b"1 0 0"), profile=profile)
        other = examined(space(lambda pdf: icc(pdf, 4, b"CMYK"), b"0 0 0 .3"), profile=profile)
        assert (rules(one) == ["colour.rgb.icc"]) is rgb
        assert (rules(other) == ["colour.icc"]) is cmyk


def test_annotation_outside_the_bleed_is_the_printers(examined: Examined) -> None:
    one = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([-40, -40, -20, -20]))
    assert rules(examined(lambda pdf: pdf.pages[0].obj.__setitem__("/Annots", Array([one])))) == []

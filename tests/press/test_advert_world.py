"""An advertisement stands in a world of its own: on our page it looks as it does alone, whatever came before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from composer.fonts.library import FontLibrary
from tests.press.test_adverts import advert, placed
from tools.placed import verdict

__all__ = ["placed"]

BOX = b"20 20 60 50 re f"

HABITS: dict[str, bytes] = {
    "default black (Word, Chrome)": BOX,
    "default black lines": b"20 20 m 90 70 l S 20 70 m 90 20 l S",
    "a gray, then black again (pdfTeX)": b"q .5 g 20 20 20 20 re f Q 50 50 30 20 re f",
    "dashes of its own, then none": b"q [3 2] 0 d 20 30 m 90 30 l S Q 20 60 m 90 60 l S",
    "wide lines by its own width": b"q 6 w 20 30 m 90 30 l S Q 20 60 m 90 60 l S",
    "ReportLab's preamble": b"1 0 0 1 0 0 cm BT /F1 12 Tf 14.4 TL ET\n20 20 60 50 re f",
    "text of default spacing": b"BT /F1 14 Tf 20 40 Td (Hamburg) Tj ET",
    "text with stroke": b"BT /F1 30 Tf 1 Tr 20 40 Td (AB) Tj ET",
    "colours in the middle of a saved state": b"0 1 1 0 k q 1 0 0 0 k 20 20 20 20 re f Q 50 50 30 20 re f",
    "unbalanced q": b"q q 0 0 1 rg 20 20 60 50 re f",
    "image mask in default colour": b"q 60 0 0 50 20 20 cm BI /W 8 /H 8 /IM true /BPC 1 ID \xf0\xf0\xf0\xf0\x0f\x0f\x0f\x0f EI Q",
}  # fmt: skip


def font() -> dict[str, Any]:
    return {
        "/Font": Dictionary(
            F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
    }


@pytest.mark.parametrize("habit", HABITS)
def test_looks_as_it_does_alone(tmp_path: Path, habit: str) -> None:
    place = advert(tmp_path / "ad.pdf", HABITS[habit], font())
    kind, codes, share = verdict(place)
    assert (kind, share) == ("same", 0.0) or kind == "same", (codes, share)


def test_what_comes_after_it_is_as_before(tmp_path: Path, fonts: FontLibrary) -> None:
    """Neither do its colours reach ours."""
    place = advert(tmp_path / "ad.pdf", b"1 0 0 rg 8 w 0 0 200 200 re f", font())
    kind, codes, share = verdict(place)
    assert kind in ("same", "refused"), (codes, share)


# ── layers ────────────────────────────────────────────────────────────────────────────────────────


def group(pdf: pikepdf.Pdf, name: str, **keys: Any) -> Any:
    return pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name, **keys))


Setup = Callable[[pikepdf.Pdf, Any, Any], tuple[Any, Any]]
"""(file, group “on”, group “off”) → default configuration, what the content belongs to."""


def off(pdf: pikepdf.Pdf, one: Any, other: Any) -> Any:
    return Dictionary(OFF=Array([other]))


def ocmd(pdf: pikepdf.Pdf, **keys: Any) -> Any:
    return pdf.make_indirect(Dictionary(Type=Name.OCMD, **keys))


def ve(*parts: Any) -> Any:
    return Array([Name(f"/{parts[0]}"), *parts[1:]])


CASES: dict[str, tuple[Setup, bool]] = {
    "a group that is on": (lambda p, a, b: (off(p, a, b), a), True),
    "a group in OFF": (lambda p, a, b: (off(p, a, b), b), False),
    "base state off": (lambda p, a, b: (Dictionary(BaseState=Name.OFF, ON=Array([a])), b), False),
    "base state off, listed on": (
        lambda p, a, b: (Dictionary(BaseState=Name.OFF, ON=Array([a])), a), True),
    "AnyOn": (lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=Array([a, b]))), True),
    "AnyOn, both off": (
        lambda p, a, b: (Dictionary(OFF=Array([a, b])), ocmd(p, OCGs=Array([a, b]), P=Name.AnyOn)), False),
    "AllOn": (lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=Array([a, b]), P=Name.AllOn)), False),
    "AnyOff": (lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=Array([a, b]), P=Name.AnyOff)), True),
    "AnyOff, both on": (lambda p, a, b: (Dictionary(), ocmd(p, OCGs=Array([a, b]), P=Name.AnyOff)), False),
    "AllOff": (lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=Array([a, b]), P=Name.AllOff)), False),
    "AllOff, both off": (
        lambda p, a, b: (Dictionary(OFF=Array([a, b])), ocmd(p, OCGs=Array([a, b]), P=Name.AllOff)), True),
    "a single group in OCGs": (lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=b)), False),
    "no groups at all": (lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=Array([]))), True),
    "And": (lambda p, a, b: (off(p, a, b), ocmd(p, VE=ve("And", a, b))), False),
    "Or": (lambda p, a, b: (off(p, a, b), ocmd(p, VE=ve("Or", a, b))), True),
    "Not": (lambda p, a, b: (off(p, a, b), ocmd(p, VE=ve("Not", b))), True),
    "And of Not": (lambda p, a, b: (off(p, a, b), ocmd(p, VE=ve("And", a, ve("Not", b)))), True),
    "an expression goes before a policy": (
        lambda p, a, b: (off(p, a, b), ocmd(p, OCGs=Array([a]), P=Name.AllOn, VE=ve("Not", a))), False),
    "print state off": (lambda p, a, b: (printing(a, "OFF"), a), False),
    "print state on over OFF": (lambda p, a, b: (printing(b, "ON", OFF=Array([b])), b), True),
    "a state for viewing alone": (lambda p, a, b: (printing(a, "OFF", event="View"), a), True),
    "an intent that is not this one's": (
        lambda p, a, b: (Dictionary(OFF=Array([designed(b)])), b), True),
}  # fmt: skip


def printing(layer: Any, state: str, event: str = "Print", **keys: Any) -> Any:
    layer.Usage = Dictionary(Print=Dictionary(PrintState=Name(f"/{state}")))
    usage = Dictionary(Event=Name(f"/{event}"), Category=Array([Name.Print]), OCGs=Array([layer]))
    return Dictionary(AS=Array([usage]), **keys)


def designed(layer: Any) -> Any:
    layer.Intent = Name.Design
    return layer


def layered(place: Path, setup: Setup, way: str) -> Path:
    """A page of which one black box belongs to optional content: by its marks, or as a form or picture."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 100))
        target = pdf.pages[0].obj
        one, other = group(pdf, "开"), group(pdf, "关")
        default, owner = setup(pdf, one, other)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([one, other]), D=default)
        target.TrimBox = [10, 10, 110, 90]
        if way == "marks":
            target.Resources = Dictionary(Properties=Dictionary(L=owner))
            content = b"/OC /L BDC 0 0 0 1 k 30 30 40 30 re f EMC"
        else:
            box = pdf.make_stream(
                b"0 0 0 1 k 30 30 40 30 re f" if way == "form" else b"\0" * 4,
                Type=Name.XObject, OC=owner,
                **(
                    {"Subtype": Name.Form, "BBox": Array([0, 0, 120, 100])}
                    if way == "form"
                    else {"Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8,
                          "ColorSpace": Name.DeviceGray}
                ),
            )  # fmt: skip
            target.Resources = Dictionary(XObject=Dictionary(X=box))
            content = b"/X Do" if way == "form" else b"q 40 0 0 30 30 30 cm /X Do Q"
        target.Contents = pdf.make_stream(content)
        pdf.save(place)
    return place


@pytest.mark.parametrize("way", ["marks", "form", "image"])
@pytest.mark.parametrize("case", CASES)
def test_a_layer_prints_as_its_file_says(
    tmp_path: Path, fonts: FontLibrary, case: str, way: str
) -> None:
    from tests.pdf.pages import pixels

    setup, shows = CASES[case]
    data, codes = placed(layered(tmp_path / "ad.pdf", setup, way), fonts)
    dark = pixels(data).convert("L").point(lambda level: 255 * (level < 128))
    assert (dark.getbbox() is not None) == shows
    assert ("N526" in codes) == (not shows)


STATES: dict[str, tuple[bytes, bytes]] = {
    "cm": (b"1 0 0 1 20 10 cm 0 0 9 9 re f", b"30 30 20 20 re f"),
    "q and Q over the edge": (
        b"q 1 0 0 1 20 10 cm 0 0 9 9 re f",
        b"30 30 20 20 re f Q 5 5 10 10 re f",
    ),
    "a colour": (b"0 1 1 0 k 0 0 9 9 re f", b"30 30 20 20 re f"),
    "a clip": (b"30 30 10 10 re W n 0 0 99 99 re f", b"20 20 60 60 re f"),
    "a clip and a fill in one": (b"30 30 10 10 re W f", b"20 20 60 60 re f"),
    "a line's width": (b"9 w 20 20 m 60 20 l S", b"20 60 m 90 60 l S"),
    "a font and a place": (b"BT /F1 20 Tf 30 40 Td (XX) Tj", b"(AB) Tj ET"),
    "lines of text": (b"BT /F1 12 Tf 14 TL 30 70 Td (XX) '", b"(AB) ' ET"),
    "a rendering mode": (b"BT /F1 20 Tf 1 Tr 30 40 Td (X) Tj", b"(AB) Tj ET"),
}


@pytest.mark.parametrize("case", STATES)
def test_a_hidden_layer_keeps_the_state(tmp_path: Path, case: str) -> None:
    """What comes after it stands where it stands in the client's own viewer."""
    hidden, seen = STATES[case]
    place = tmp_path / "ad.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 100))
        target = pdf.pages[0].obj
        layer = group(pdf, "关")
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        target.TrimBox = [10, 10, 110, 90]
        target.Resources = Dictionary(Properties=Dictionary(L=layer), **{
            key[1:]: value for key, value in font().items()
        })  # fmt: skip
        target.Contents = pdf.make_stream(b"/OC /L BDC " + hidden + b" EMC " + seen)
        pdf.save(place)
    kind, codes, share = verdict(place)
    assert kind == "same", (codes, share)
    assert "N526" in codes


# ── what is too much, and what is odd ─────────────────────────────────────────────────────────────


def bombed(place: Path, kind: str) -> Path:
    """Files that would keep a reader busy for ever, or fill its memory."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 100))
        target = pdf.pages[0].obj
        if kind == "forms":
            form = pdf.make_stream(BOX, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 120, 100])
            for _ in range(11):
                form = pdf.make_stream(
                    b"/X Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 120, 100],
                    Resources=Dictionary(XObject=Dictionary(X=form)),
                )  # fmt: skip
            target.Resources = Dictionary(XObject=Dictionary(X=form))
            target.Contents = pdf.make_stream(b"/X Do")
        elif kind == "a circle":
            form = pdf.make_stream(
                b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]
            )
            form.Resources = Dictionary(XObject=Dictionary(X=form))
            target.Resources = Dictionary(XObject=Dictionary(X=form))
            target.Contents = pdf.make_stream(b"/X Do")
        elif kind == "a zip bomb":
            import zlib

            packed = zlib.compressobj(9)
            data = b"".join(packed.compress(b" " * (1 << 20)) for _ in range(200)) + packed.flush()
            target.Contents = pdf.make_stream(b"")
            target.Contents.write(data, filter=Name.FlateDecode)
        elif kind == "JBIG2 contents":
            target.Contents = pdf.make_stream(b"")
            target.Contents.write(b"\x97JB2", filter=Name.JBIG2Decode)
        else:
            target.Contents = pdf.make_stream(
                b"/Span <</MCID 0/X 5 0 R>> BDC 0 0 0 1 k 20 20 60 50 re f EMC"
            )
        pdf.save(place, compress_streams=False)
    return place


@pytest.mark.parametrize(
    "kind", ["forms", "a circle", "a zip bomb", "JBIG2 contents", "an indirect object in marks"]
)
def test_what_no_reader_gets_through_is_an_error(tmp_path: Path, kind: str) -> None:
    found, codes, share = verdict(bombed(tmp_path / "ad.pdf", kind))
    assert found in ("same", "refused"), (codes, share)
    if not kind.startswith("an indirect"):
        assert any(code.startswith("E") for code in codes)


def test_a_broken_table_is_mended_and_said(tmp_path: Path, fonts: FontLibrary) -> None:
    place = advert(tmp_path / "ad.pdf", BOX)
    data = place.read_bytes()
    at = data.rindex(b"startxref")
    place.write_bytes(data[:at] + data[at:].replace(b"startxref\n", b"startxref\n9", 1))
    _, codes = placed(place, fonts)
    assert codes == ["W525"]
    assert verdict(place)[0] == "same"


def test_user_units_are_an_error_and_the_size_is_taken_at_one(
    tmp_path: Path, fonts: FontLibrary
) -> None:
    from tests.pdf.pages import pixels

    place = advert(tmp_path / "ad.pdf", BOX, UserUnit=2)
    data, codes = placed(place, fonts)
    dark = pixels(data).convert("L").point(lambda level: 255 * (level < 128))
    assert dark.getbbox() == (60, 120, 120, 170)
    assert codes == []
    assert "E519" in verdict(place)[1]

"""Files made to hurt: circles, depths and bombs end in a finding, soon, and in little memory."""

from __future__ import annotations

import io
import resource
import time
import zlib

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from composer.preflight.content.programs import ProgramDamaged, read_program
from tests.preflight.base import Change, composite, form, paint, picture, sets, shows
from tests.preflight.conftest import Examined


def self_drawn(pdf: Pdf) -> None:
    one = form(pdf, b"/A Do")
    one.Resources = Dictionary(XObject=Dictionary(A=one))
    paint(pdf, b"/X Do", XObject__X=one)


def doubling(pdf: Pdf) -> None:
    """Fifteen forms, each drawing the next thirty times."""
    one = form(pdf, b"0 0 0 .3 k 50 50 9 9 re f", BBox=Array([0, 0, 400, 400]))
    for _ in range(14):
        inner = Dictionary(XObject=Dictionary(A=one))
        one = form(pdf, b"/A Do\n" * 30, BBox=Array([0, 0, 400, 400]), Resources=inner)
    paint(pdf, b"/X Do", XObject__X=one)


def content_bomb(pdf: Pdf) -> None:
    packed = zlib.compress(b"q " * (200 << 20 >> 1), 9)
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(packed, Filter=Name.FlateDecode)


def xmp_bomb(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')


def width_bomb(pdf: Pdf) -> None:
    ranges = Array([n for first in range(400) for n in (first, 2000000000, 500)])
    sets(lambda pdf: composite(pdf, W=ranges))(pdf)


def unicode_bomb(pdf: Pdf) -> None:
    cmap = b"100 beginbfrange " + b"<0000> <FFFFFFFF> <0041>\n" * 100 + b"endbfrange"
    sets(lambda pdf: composite(pdf, cmap=cmap))(pdf)


def deep_spaces(pdf: Pdf) -> None:
    one = Array([Name.Indexed, Name.DeviceCMYK, 0, b"1234"])
    for _ in range(90):
        one = Array([Name.Indexed, one, 0, b"1"])
    paint(pdf, b"/X cs 0 scn 50 50 9 9 re f", ColorSpace__X=one)


def parents_in_a_circle(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    del page.Resources
    pdf.Root.Pages.Parent = pdf.Root.Pages


def structure_as_deep_as_a_well(pdf: Pdf) -> None:
    one = pdf.make_indirect(Dictionary(S=Name.P))
    for _ in range(5000):
        one = pdf.make_indirect(Dictionary(S=Name.Div, K=one))
    pdf.Root.StructTreeRoot.K = one


def huge_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([-1e9, -1e9, 1e9, 1e9])


def huge_picture(pdf: Pdf) -> None:
    shows(lambda pdf: picture(pdf, 8, Width=2000000000, Height=2000000000))(pdf)


HOSTILE: dict[str, tuple[Change, str]] = {
    "a form that draws itself": (self_drawn, "file.damaged"),
    "forms by the billion": (doubling, "file.too-complex"),
    "content bomb": (content_bomb, "file."),
    "XML bomb": (xmp_bomb, "xmp.malformed"),
    "widths by the billion": (width_bomb, "font.widths"),
    "ToUnicode by the billion": (unicode_bomb, ""),
    "colour spaces ninety deep": (deep_spaces, ""),
    "parents in a circle": (parents_in_a_circle, "font.missing"),
    "a structure tree five thousand deep": (structure_as_deep_as_a_well, "tag.tree"),
    "a page of seven hundred kilometres": (huge_page, ""),
    "four billion billion pixels": (huge_picture, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str, examined: Examined) -> None:
    change, expected = HOSTILE[name]
    begun = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = examined(change, ink="estimate")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert any(fault.rule.startswith(expected) for fault in report.faults)
    assert time.process_time() - begun < 60  # 1 to 12 measured; what is not stopped takes days
    assert grown < 600 << 10


def cff_without_charset() -> bytes:
    """A CFF program whose Top DICT has no charset operator and a private dictionary that has no size."""
    from fontTools.ttLib import TTFont

    from tests.fonts.test_foreign_fonts import saved, small_font

    table = TTFont(io.BytesIO(saved(small_font("CFF")))).getTableData("CFF ")
    return bytes(table)


def test_a_font_that_freetype_draws_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    from fontTools.cffLib import CFFFontSet

    def refuses(*_: object) -> None:
        raise KeyError("charset")

    monkeypatch.setattr(CFFFontSet, "decompile", refuses)
    program = read_program(cff_without_charset())
    assert program.width(1) is None
    with pytest.raises(ProgramDamaged):
        read_program(cff_without_charset()[:30])

"""A page that nobody objects to, written by the program, and the means to break it with pikepdf."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Pdf

from composer.display.items import FillItem, Ink, RuleItem
from composer.fonts.metrics import FontSet
from composer.measure import Pt
from tests.pdf.pages import SONG, edition, line, rect, written

Change = Callable[[Pdf], object]
GRAY = Ink(0, 0, 0, 0.2)


def good_page(fonts: FontSet, pages: int = 1) -> bytes:
    """Text, a rule and a tint, tagged, as `composer build` writes them."""
    items = (
        FillItem(rect(40, 300, 120, 40), GRAY),
        line((SONG, "春耕时节，田间地头一派繁忙。", 0), x=40, y=60, size=10.5),
        line((SONG, "第二行 2020 年", 0), x=40, y=80, size=10.5),
        RuleItem(Pt(40), Pt(120), Pt(200), Pt(120), Pt(0.5)),
    )
    return written(edition(*([items] * pages), bleed=3), fonts)


def saved(pdf: Pdf, **options: Any) -> bytes:
    """The file, its streams as they are."""
    out = io.BytesIO()
    usual: dict[str, Any] = {"force_version": "1.6", "fix_metadata_version": False}
    if "encryption" not in options:
        usual |= {
            "object_stream_mode": pikepdf.ObjectStreamMode.disable,
            "stream_decode_level": pikepdf.StreamDecodeLevel.none,
            "compress_streams": False,
            "deterministic_id": True,
        }
    pdf.save(out, **usual | options)
    return out.getvalue()


def resource(pdf: Pdf, kind: str, name: str, value: Any) -> None:
    """Put something into the resources of the first page."""
    resources = pdf.pages[0].obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][f"/{name}"] = value


def paint(pdf: Pdf, content: bytes, *, tag: bytes = b"/Artifact BMC", **resources: Any) -> None:
    """Add content to the first page; resources as ``Font__X=…``. ``/OV gs`` overprints."""
    for key, value in resources.items():
        kind, name = key.split("__")
        resource(pdf, f"/{kind}", name, value)
    resource(pdf, "/ExtGState", "OV", Dictionary(OP=True, op=True, OPM=1))
    end = b"EMC" if tag else b""
    stream = pdf.make_stream(b"q %b\n%b\n%b Q" % (tag, content, end))
    page = pdf.pages[0].obj
    page.Contents = Array([*page.Contents, stream])


def paints(content: bytes, **resources: Any) -> Change:
    return lambda pdf: paint(pdf, content, **resources)


def state(**keys: Any) -> Change:
    """A tint painted in a graphics state."""
    return lambda pdf: paint(
        pdf, b"/X gs 0 0 0 .3 k 50 50 40 40 re f", ExtGState__X=Dictionary(**keys)
    )


def space(make: Callable[[Pdf], Any], value: bytes = b".5") -> Change:
    """A square painted in a colour space."""
    return lambda pdf: paint(pdf, b"/X cs %b scn 50 50 40 40 re f" % value, ColorSpace__X=make(pdf))


def tint(*look: float) -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * len(look)), C1=Array(list(look)), N=1
    )


def spot(
    name: Name | str, look: tuple[float, ...] = (0, 1, 0.9, 0), device: Any = Name.DeviceCMYK
) -> Array:
    return Array([Name.Separation, Name(name), device, tint(*look)])


def icc(pdf: Pdf, n: int, space_: bytes = b"RGB ") -> Array:
    """An ICCBased space with a header that says so."""
    header = (140).to_bytes(4, "big") + b"\0" * 4 + b"\4\0\0\0" + b"prtr" + space_ + b"Lab "
    header = header.ljust(36, b"\0") + b"acsp"
    return Array([Name.ICCBased, pdf.make_stream(header.ljust(140, b"\0"), N=n)])


def picture(
    pdf: Pdf,
    pixels: int = 200,
    device: Any = Name.DeviceCMYK,
    components: int = 4,
    bits: int = 8,
    **keys: Any,
) -> Any:
    """A picture of bare paper; an inch wide it has `pixels` ppi."""
    data = b"\0" * (((pixels * components * bits + 7) // 8) * pixels)
    image = pdf.make_stream(zlib.compress(data), Type=Name.XObject, Subtype=Name.Image)
    image.Width = image.Height = pixels
    image.BitsPerComponent, image.Filter = bits, Name.FlateDecode
    if device is not None:
        image.ColorSpace = device
    for key, value in keys.items():
        image[f"/{key}"] = value
    return image


def shows(make: Callable[[Pdf], Any], size: str = "72 0 0 72") -> Change:
    """A picture or form, an inch each way."""
    return lambda pdf: paint(pdf, f"q {size} 50 50 cm /X Do Q".encode(), XObject__X=make(pdf))


def form(pdf: Pdf, content: bytes = b"0 0 0 .3 k 0 0 1 1 re f", **keys: Any) -> Any:
    one = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    for key, value in keys.items():
        one[f"/{key}"] = value
    return one


@cache
def tiny_font(emptied: bool = False) -> bytes:
    """A TrueType program of .notdef, A and B; with `emptied` B draws nothing."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (500, 0), (500, 700)):
        (pen.moveTo if point == (0, 0) else pen.lineTo)(point)
    pen.closePath()
    drawn, empty = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B"})
    builder.setupGlyf({".notdef": drawn, "A": drawn, "B": empty if emptied else drawn})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0), "B": (700, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = io.BytesIO()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.font.save(out)
    return out.getvalue()


_CMAP = (
    b"1 begincodespacerange <0000><FFFF> endcodespacerange\n"
    b"4 beginbfchar <0000><0058> <0001><0041> <0002><0042> <0009><0043> endbfchar"
)


def composite(
    pdf: Pdf, program: bytes | None = None, cmap: bytes | None = _CMAP, **keys: Any
) -> Any:
    """A Type0 font in good order; `keys` go into its descendant, None takes one away."""
    name = keys.pop("name", "ABCDEF+Tiny")
    stream = pdf.make_stream(tiny_font() if program is None else program)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{name}"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{name}"), FontFile2=stream
        ),
        DW=1000,
        W=Array([0, Array([500, 600, 700])]),
        CIDToGIDMap=Name.Identity,
    )
    for key, value in keys.items():
        if value is None:
            del descendant[f"/{key}"]
        else:
            descendant[f"/{key}"] = value
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{name}"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )  # fmt: skip
    if cmap is not None:
        font.ToUnicode = pdf.make_stream(cmap)
    return pdf.make_indirect(font)


def sets(
    make: Callable[[Pdf], Any] = composite,
    show: bytes = b"<00010002>",
    before: bytes = b"/OV gs 0 0 0 1 k",
    size: float = 10,
) -> Change:
    """A line of text in a font."""
    content = b"%b BT /X %g Tf 50 50 Td %b Tj ET" % (before, size, show)
    return lambda pdf: paint(pdf, content, Font__X=make(pdf))

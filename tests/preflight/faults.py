"""A file for each rule: the good page with that one fault, and how it was made, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.preflight.base import (
    Change,
    composite,
    form,
    icc,
    paint,
    paints,
    picture,
    resource,
    sets,
    shows,
    space,
    spot,
    state,
    tint,
    tiny_font,
)


@dataclass(frozen=True)
class Faulty:
    """How a good file is broken."""

    recipe: str
    change: Change = lambda pdf: None
    options: dict[str, Any] = field(default_factory=dict)
    """Of `Pdf.save`."""
    bytewise: Callable[[bytes], bytes] = lambda data: data
    """Done to the saved bytes."""
    demands: dict[str, Any] = field(default_factory=dict)
    """What the press profile asks besides."""
    pages: int = 1
    also: tuple[str, ...] = ()
    """Other rules that cannot but be broken with it."""
    ink: str = "off"


def root(key: str, value: Any) -> Change:
    return lambda pdf: pdf.Root.__setitem__(f"/{key}", value)


def no_root(key: str) -> Change:
    return lambda pdf: pdf.Root.__delitem__(f"/{key}")


def page(key: str, value: Any) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(f"/{key}", value)


def no_page(key: str) -> Change:
    return lambda pdf: pdf.pages[0].obj.__delitem__(f"/{key}")


def info(key: str, value: Any) -> Change:
    return lambda pdf: pdf.trailer.Info.__setitem__(f"/{key}", value)


def xmp(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes().decode("utf-8")
        found, count = re.subn(old, new, data, flags=re.DOTALL)
        assert count, old
        pdf.Root.Metadata.write(found.encode("utf-8"))

    return change


def without(tag: str) -> Change:
    return xmp(f"<{tag}>.*?</{tag}>", "")


def intent(key: str, value: Any = None) -> Change:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root.OutputIntents[0][f"/{key}"]
        else:
            pdf.Root.OutputIntents[0][f"/{key}"] = value

    return change


def profile(at: int, new: bytes) -> Change:
    """The output profile with some of its bytes changed."""

    def change(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        data = stream.read_bytes()
        stream.write(data[:at] + new + data[at + len(new) :])

    return change


def untabled(pdf: Pdf) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    data = stream.read_bytes()
    stream.write(data[:128] + data[128:400].replace(b"B2A0", b"B2Ax") + data[400:])


def box(key: str, grow: tuple[float, float, float, float]) -> Change:
    """A box of the page moved edge by edge."""

    def change(pdf: Pdf) -> None:
        one = pdf.pages[0].obj
        old = one.get(f"/{key}", one.MediaBox)
        one[f"/{key}"] = Array([float(edge) + by for edge, by in zip(old, grow, strict=True)])

    return change


def larger(pdf: Pdf) -> None:
    page_ = pdf.pages[1].obj
    page_.TrimBox = Array(
        [float(edge) + by for edge, by in zip(page_.TrimBox, (0, 0, -9, 0), strict=True)]
    )


def second_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def external(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"", F=String("photo.jpg"))


def crypt(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"", Filter=Name.Crypx)


def lzw(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)


def nested(pdf: Pdf) -> None:
    one = form(pdf)
    for _ in range(20):
        one = form(pdf, b"/A Do", Resources=Dictionary(XObject=Dictionary(A=one)))
    shows(lambda _pdf: one)(pdf)


def no_pages(pdf: Pdf) -> None:
    del pdf.pages[0]


def type3(pdf: Pdf, glyph: bytes = b"600 0 d0 0 0 500 700 re f") -> Any:
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 600, 700]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=65,
        Widths=Array([600]), CharProcs=Dictionary(A=pdf.make_stream(glyph)),
        Encoding=Dictionary(Differences=Array([65, Name.A])),
        ToUnicode=pdf.make_stream(b"1 beginbfchar <41><0041> endbfchar"),
    ))  # fmt: skip


def bitmap(pdf: Pdf) -> Any:
    return type3(pdf, b"600 0 d0 BI /W 1 /H 1 /IM true ID \0 EI")


def unembedded(pdf: Pdf) -> Any:
    font = composite(pdf)
    del font.DescendantFonts[0].FontDescriptor.FontFile2
    return font


def missing_font(pdf: Pdf) -> None:
    paint(pdf, b"/OV gs 0 0 0 1 k BT /Nowhere 10 Tf 50 50 Td <0001> Tj ET")


def two_spots(one: Array, other: Array) -> Change:
    def change(pdf: Pdf) -> None:
        content = b"/A cs .5 scn 50 50 9 9 re f /B cs .5 scn 70 50 9 9 re f"
        paint(pdf, content, ColorSpace__A=one, ColorSpace__B=other)

    return change


def bad_name(_pdf: Pdf) -> Array:
    return Array([
        Name.Separation, pikepdf.Object.parse(b"/#D7#A8#BA#EC"), Name.DeviceCMYK, tint(0, 1, 1, 0),
    ])  # fmt: skip


def device_n(_pdf: Pdf) -> Array:
    return Array([Name.DeviceN, Array([Name.Black, Name("/专红")]), Name.DeviceCMYK, Dictionary(
        FunctionType=2, Domain=Array([0, 1, 0, 1]), C0=Array([0] * 4), C1=Array([0] * 4), N=1,
    )])  # fmt: skip


def default_space(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "DefaultGray", Array([Name.CalGray, Dictionary()]))


def jpeg(pdf: Pdf) -> Any:
    """A JPEG that says 8 × 8 pixels under a dictionary that says 200."""
    frame = b"\xff\xd8\xff\xc0\0\x14\x08\0\x08\0\x08\x04" + b"\x01\x11\0" * 4 + b"\xff\xd9"
    image = picture(pdf)
    image.write(frame, filter=Name.DCTDecode)
    return image


def short(pdf: Pdf) -> Any:
    image = picture(pdf)
    image.write(b"\0" * 99)
    return image


def group(device: Name, **keys: Any) -> Dictionary:
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=device, **keys)


def ungrouped(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Group
    state(ca=0.5)(pdf)


def masked(pdf: Pdf) -> None:
    mask = form(pdf, b"1 g 0 0 1 1 re f", Group=group(Name.DeviceRGB))
    state(SMask=Dictionary(S=Name.Luminosity, G=mask))(pdf)


def annotation(**keys: Any) -> Change:
    one = Dictionary(Type=Name.Annot, Rect=Array([60, 60, 90, 90]), **keys)
    return page("Annots", Array([one]))


def layers(**keys: Any) -> Change:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="旧稿"))
        default = Dictionary(Name="上版")
        for key, value in keys.items():
            default[f"/{key}"] = Array([layer]) if value == "layer" else value
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)

    return change


def element(pdf: Pdf) -> Any:
    """The deepest first element of the structure tree."""
    one = pdf.Root.StructTreeRoot.K
    while True:
        one = one[0] if isinstance(one, Array) else one
        kids = one.get("/K")
        first = kids[0] if isinstance(kids, Array) else kids
        if not isinstance(first, Dictionary) or first.get("/Type") == Name.MCR:
            return one
        one = kids


def role(pdf: Pdf) -> None:
    element(pdf).S = Name.Nonsense


def dangling(pdf: Pdf) -> None:
    one = element(pdf)
    mark = Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, MCID=77)
    one.K = Array([*(one.K if isinstance(one.K, Array) else [one.K]), mark])


def circle(pdf: Pdf) -> None:
    one = element(pdf)
    one.K = Array([*(one.K if isinstance(one.K, Array) else [one.K]), pdf.Root.StructTreeRoot])


def text(before: bytes, size: float = 10) -> Change:
    return sets(before=before, size=size)


def line(before: bytes, width: float) -> Change:
    return paints(b"%b %g w 50 50 m 90 50 l S" % (before, width))


BLACK = b"/OV gs 0 0 0 1 k"
FAULTS: dict[str, Faulty] = {
    "file.unreadable": Faulty("不是 PDF 的文本", bytewise=lambda _: b"not a PDF\n" * 20),
    "file.encrypted": Faulty(
        "只设权限密码", options={"encryption": pikepdf.Encryption(owner="o", R=4)}
    ),
    "file.version.header": Faulty("存成 PDF 1.7", options={"force_version": "1.7"}),
    "file.version.catalog": Faulty("目录写 /Version /2.0", root("Version", Name("/2.0"))),
    "file.damaged": Faulty("页面内容里写 /x /y cm", paints(b"/x /y cm")),
    "file.header.offset": Faulty("%PDF 前加 16 字节", bytewise=lambda data: b"\n" * 16 + data),
    "file.header.binary": Faulty(
        "把头上的高位字节换成字母",
        bytewise=lambda data: re.sub(rb"\n%[^\n]{4}", b"\n%abcd", data, count=1),
    ),
    "file.eof": Faulty("%%EOF 后加一行", bytewise=lambda data: data + b"more\n"),
    "file.id.missing": Faulty(
        "删去尾部的 ID", bytewise=lambda data: data.replace(b"/ID [", b"/IX [")
    ),
    "file.id.length": Faulty(
        "ID 只留 4 字节",
        bytewise=lambda data: re.sub(
            rb"/ID \[<(\w{8})\w{24}>", rb"/ID [<\1>" + b" " * 24, data, count=1
        ),
    ),
    "file.stream.external": Faulty("流带 /F (photo.jpg)", external),
    "file.stream.crypt": Faulty("流带 /Filter /Crypt", crypt, bytewise=lambda data: data.replace(b"/Crypx", b"/Crypt")),
    "file.stream.lzw": Faulty("流用 LZWDecode", lzw),
    "file.too-complex": Faulty("表单套表单二十层", nested),
    "file.page-count": Faulty("规范要 1 页，文件 2 页", demands={"pages": 1}, pages=2),
    "file.no-pages": Faulty("删去唯一的一页", no_pages),
    "xmp.missing": Faulty("删去 Metadata", no_root("Metadata")),
    "xmp.malformed": Faulty("XMP 缺一个结束标签", xmp("</rdf:RDF>", "")),
    "xmp.version": Faulty("GTS_PDFXVersion 改成 PDF/X-3", xmp("PDF/X-4", "PDF/X-3")),
    "xmp.title": Faulty("删去 dc:title", without("dc:title")),
    "xmp.create-date": Faulty("删去 xmp:CreateDate", without("xmp:CreateDate")),
    "xmp.modify-date": Faulty("删去 xmp:ModifyDate", without("xmp:ModifyDate")),
    "xmp.metadata-date": Faulty("删去 xmp:MetadataDate", without("xmp:MetadataDate")),
    "xmp.document-id": Faulty("删去 xmpMM:DocumentID", without("xmpMM:DocumentID")),
    "xmp.version-id": Faulty("删去 xmpMM:VersionID", without("xmpMM:VersionID")),
    "xmp.rendition-class": Faulty("删去 xmpMM:RenditionClass", without("xmpMM:RenditionClass")),
    "trapped.missing": Faulty(
        "Info 和 XMP 都删去 Trapped",
        lambda pdf: (without("pdf:Trapped")(pdf), pdf.trailer.Info.__delitem__("/Trapped")),
    ),
    "trapped.unknown": Faulty("Trapped 写 Unknown", info("Trapped", Name.Unknown)),
    "info.title": Faulty("Info 换一个标题", info("Title", String("旧标题"))),
    "info.create-date": Faulty("Info 的创建日期差一天", info("CreationDate", String("D:20200421000000Z"))),
    "info.modify-date": Faulty("Info 的修改日期差一天", info("ModDate", String("D:20200421000000Z"))),
    "info.creator": Faulty("Info 换一个 Creator", info("Creator", String("Other"))),
    "info.producer": Faulty("Info 换一个 Producer", info("Producer", String("Other"))),
    "info.trapped": Faulty("Info 的 Trapped 改成 True", info("Trapped", Name.__getattr__("True"))),
    "intent.missing": Faulty("清空 OutputIntents", root("OutputIntents", Array([]))),
    "intent.several": Faulty("同一个输出意图写两次", second_intent),
    "intent.profile": Faulty("删去 DestOutputProfile", intent("DestOutputProfile")),
    "intent.identifier": Faulty(
        "删去 OutputConditionIdentifier", intent("OutputConditionIdentifier")
    ),
    "intent.registry": Faulty("删去 RegistryName", intent("RegistryName")),
    "intent.info": Faulty("删去 Info", intent("Info")),
    "icc.header": Faulty("抹去特性文件的 acsp", profile(36, b"xxxx")),
    "icc.version": Faulty("特性文件改成第 9 版", profile(8, b"\x09")),
    "icc.class": Faulty("特性文件改成 mntr", profile(12, b"mntr")),
    "icc.space": Faulty("特性文件改成 RGB", profile(16, b"RGB "), also=("icc.channels",)),
    "icc.channels": Faulty(
        "ICC 流的 N 写 3", lambda pdf: setattr(pdf.Root.OutputIntents[0].DestOutputProfile, "N", 3)
    ),
    "icc.tables": Faulty("特性文件里 B2A0 改名", untabled),
    "intent.condition": Faulty(
        "输出条件改成 FOGRA39", intent("OutputConditionIdentifier", String("FOGRA39"))
    ),
    "box.media": Faulty("删去 MediaBox", no_page("MediaBox")),
    "box.trim.missing": Faulty("删去 TrimBox", no_page("TrimBox")),
    "box.trim.outside": Faulty("TrimBox 左移 9 mm", box("TrimBox", (-25, 0, 0, 0)), also=("box.crop",)),
    "box.bleed.outside": Faulty("BleedBox 放大一圈", box("BleedBox", (-9, -9, 9, 9))),
    "box.malformed": Faulty("BleedBox 写三个数", page("BleedBox", Array([0, 0, 9]))),
    "box.art": Faulty("TrimBox 外又写 ArtBox", box("ArtBox", (9, 9, -9, -9))),
    "box.crop": Faulty("CropBox 缩到成品以内", box("CropBox", (20, 20, -20, -20))),
    "box.bleed.short": Faulty("规范要 5 mm 出血，文件 3 mm", demands={"bleed": 5.0}),
    "page.size": Faulty("第二页窄 9 pt", larger, pages=2),
    "page.user-unit": Faulty("UserUnit 写 2", page("UserUnit", 2)),
    "page.rotated": Faulty("Rotate 写 90", page("Rotate", 90)),
    "page.empty": Faulty(
        "清空页面内容",
        lambda pdf: setattr(pdf.pages[0].obj, "Contents", pdf.make_stream(b"q Q")),
        also=("tag.dangling",),
    ),
    "font.embedded": Faulty("字体不带程序", sets(unembedded)),
    "font.subset": Faulty("字体名没有子集前缀", sets(lambda pdf: composite(pdf, name="Tiny"))),
    "font.tounicode.missing": Faulty("字体没有 ToUnicode", sets(lambda pdf: composite(pdf, cmap=None))),
    "font.tounicode.glyphs": Faulty(
        "ToUnicode 只有一个字", sets(lambda pdf: composite(pdf, cmap=b"1 beginbfchar <0001><0041> endbfchar"))
    ),
    "font.tounicode.nonsense": Faulty(
        "ToUnicode 把字说成 U+FFFD",
        sets(lambda pdf: composite(pdf, cmap=b"2 beginbfchar <0001><FFFD> <0002><0042> endbfchar")),
    ),
    "font.widths": Faulty("W 里 B 的宽度写 500", sets(lambda pdf: composite(pdf, W=Array([0, Array([500, 600, 500])])))),
    "font.notdef": Faulty("印出 0 号字形", sets(show=b"<0000>")),
    "font.glyphs": Faulty("B 的轮廓是空的", sets(lambda pdf: composite(pdf, tiny_font(emptied=True)))),
    "font.type3": Faulty("Type 3 字体", sets(type3, b"(A)")),
    "font.bitmap": Faulty("Type 3 字体，字形是图", sets(bitmap, b"(A)")),
    "font.courier": Faulty("字体名 Courier", sets(lambda pdf: composite(pdf, name="ABCDEF+Courier"))),
    "font.emboldened": Faulty("2 Tr，同色描边", text(BLACK + b" 0 0 0 1 K 2 Tr")),
    "text.invisible": Faulty("3 Tr", text(BLACK + b" 3 Tr")),
    "font.program": Faulty("字体程序是空的", sets(lambda pdf: composite(pdf, b"\0\1\0\0nothing"))),
    "font.cid-to-gid": Faulty("删去 CIDToGIDMap", sets(lambda pdf: composite(pdf, CIDToGIDMap=None))),
    "font.missing": Faulty("用资源里没有的字体", missing_font),
    "colour.rgb.device": Faulty("1 0 0 rg", paints(b"1 0 0 rg 50 50 40 40 re f")),
    "colour.rgb.calibrated": Faulty(
        "CalRGB 的色块", space(lambda _: Array([Name.CalRGB, Dictionary()]), b"1 0 0")
    ),
    "colour.rgb.icc": Faulty("带 ICC 的 RGB 色块", space(lambda pdf: icc(pdf, 3), b"1 0 0")),
    "colour.icc": Faulty("带 ICC 的 CMYK 色块", space(lambda pdf: icc(pdf, 4, b"CMYK"), b"0 0 0 .3")),
    "colour.lab": Faulty("Lab 色块", space(lambda _: Array([Name.Lab, Dictionary()]), b"50 0 0")),
    "colour.calgray": Faulty("CalGray 色块", space(lambda _: Array([Name.CalGray, Dictionary()]))),
    "colour.default": Faulty("资源里加 DefaultGray", default_space),
    "colour.spot.unknown": Faulty("规范里没有专色，文件用“专红”", space(lambda _: spot("/专红")), demands={"spots": ()}),
    "colour.spot.ambiguous": Faulty("“专红”两种定义", two_spots(spot("/专红"), spot("/专红", (0, 0.5, 0.9, 0)))),
    "colour.spot.spelling": Faulty("“Red 1”和“red1”", two_spots(spot("/Red 1"), spot("/red1"))),
    "colour.spot.encoding": Faulty("专色名用 GBK", space(bad_name)),
    "colour.registration": Faulty("成品内用 All", space(lambda _: spot("/All", (1, 1, 1, 1)))),
    "colour.spot.alternate": Faulty("专色的替代色是 RGB", space(lambda _: spot("/专红", (1, 0, 0), Name.DeviceRGB))),
    "colour.devicen.colorants": Faulty("DeviceN 没有 Colorants", space(device_n, b"0 .5")),
    "colour.icc.components": Faulty(
        "ICC 空间 N 3，特性文件 CMYK", space(lambda pdf: icc(pdf, 3, b"CMYK"), b"1 0 0"), also=("colour.rgb.icc",)
    ),
    "overprint.white": Faulty("叠印的 0 0 0 0 k", paints(b"/OV gs 0 0 0 0 k 50 50 40 40 re f")),
    "overprint.mode": Faulty("叠印而 OPM 0 的黑块", lambda pdf: paint(
        pdf, b"/X gs 0 0 0 1 k 50 50 40 40 re f", ExtGState__X=Dictionary(op=True, OP=True, OPM=0)
    )),
    "overprint.black.text": Faulty("10 pt 黑字不叠印", text(b"0 0 0 1 k")),
    "overprint.black.line": Faulty("0.5 pt 黑线不叠印", line(b"0 0 0 1 K", 0.5)),
    "overprint.gray": Faulty("叠印的 0 g", text(b"/OV gs 0 g")),
    "text.rich-black": Faulty(".6 .5 .5 1 k 的字", text(b".6 .5 .5 1 k", 20)),
    "text.small": Faulty("5 pt 黑字", text(BLACK, 5)),
    "text.small.tint": Faulty("7 pt 的 50% 灰字", text(b"0 0 0 .5 k", 7)),
    "text.small.inks": Faulty("7 pt 红字", text(b"0 1 .9 0 k", 7)),
    "text.small.reversed": Faulty("6 pt 反白字", text(b"0 0 0 0 k", 6)),
    "line.thin": Faulty("0.2 pt 黑线", line(b"/OV gs 0 0 0 1 K", 0.2)),
    "line.hairline": Faulty("0 w 的线", line(b"/OV gs 0 0 0 1 K", 0)),
    "line.thin.inks": Faulty("0.4 pt 红线", line(b"0 1 .9 0 K", 0.4)),
    "line.thin.reversed": Faulty("0.4 pt 反白线", line(b"0 0 0 0 K", 0.4)),
    "line.thin.fill": Faulty("0.1 pt 高的黑块", paints(b"0 0 0 1 k 50 50 40 .1 re f")),
    "picture.ppi.error": Faulty("每英寸 90 像素", shows(lambda pdf: picture(pdf, 90))),
    "picture.ppi.low": Faulty("每英寸 149 像素", shows(lambda pdf: picture(pdf, 149))),
    "picture.ppi.bitmap": Faulty("300 ppi 的线条图", shows(lambda pdf: picture(pdf, 300, None, 1, 1, ImageMask=True))),
    "picture.ppi.waste": Faulty("每英寸 500 像素", shows(lambda pdf: picture(pdf, 500))),
    "picture.depth": Faulty("16 位图片", shows(lambda pdf: picture(pdf, bits=16))),
    "picture.jpx": Faulty("JPXDecode", shows(lambda pdf: picture(pdf, Filter=Name.JPXDecode))),
    "picture.stretched": Faulty("200 像素排成 72 × 60 pt", shows(picture, "72 0 0 60")),
    "picture.jpeg": Faulty("JPEG 8 × 8，字典写 200 × 200", shows(jpeg)),
    "picture.short": Faulty("只有 99 字节的图", shows(short)),
    "picture.alternates": Faulty("图片带 Alternates", shows(lambda pdf: picture(pdf, Alternates=Array([])))),
    "xobject.opi": Faulty("图片带 OPI", shows(lambda pdf: picture(pdf, OPI=Dictionary()))),
    "xobject.postscript": Faulty("表单带 Subtype2 /PS", shows(lambda pdf: form(pdf, Subtype2=Name.PS))),
    "xobject.reference": Faulty("表单带 Ref", shows(lambda pdf: form(pdf, Ref=Dictionary()))),
    "transparency.page-group": Faulty("删去页面组，再用 50% 透明", ungrouped),
    "transparency.page-space": Faulty("页面组改成 RGB", page("Group", group(Name.DeviceRGB))),
    "transparency.form-space": Faulty("表单的组是 RGB", shows(lambda pdf: form(pdf, Group=group(Name.DeviceRGB)))),
    "transparency.mask-space": Faulty("软蒙版的组是 RGB", masked),
    "transparency.blend-mode": Faulty("BM /LinearBurn", state(BM=Name.LinearBurn)),
    "state.transfer": Faulty("图形状态带 TR", state(TR=tint(1))),
    "state.halftone-phase": Faulty("图形状态带 HTP", state(HTP=Array([0, 0]))),
    "state.halftone": Faulty("图形状态带 HT", state(HT=Dictionary(HalftoneType=1))),
    "state.rendering-intent": Faulty("/Photographic ri", paints(b"/Photographic ri")),
    "live.drawn": Faulty(
        "版面上加图章注释",
        annotation(Subtype=Name.Stamp, AP=Dictionary(N=Dictionary())),
    ),
    "live.annotation": Faulty("版面上加链接注释", annotation(Subtype=Name.Link)),
    "live.action": Faulty("OpenAction 是动作", root("OpenAction", Dictionary(S=Name.Named, N=Name.Print))),
    "live.javascript": Faulty("Names 里有 JavaScript", root("Names", Dictionary(JavaScript=Dictionary()))),
    "live.file": Faulty("Names 里有 EmbeddedFiles", root("Names", Dictionary(EmbeddedFiles=Dictionary()))),
    "live.collection": Faulty("目录带 Collection", root("Collection", Dictionary())),
    "live.form": Faulty("AcroForm 有一个域", root("AcroForm", Dictionary(Fields=Array([Dictionary(T="a")])))),
    "live.xfa": Faulty("AcroForm 有 XFA", root("AcroForm", Dictionary(Fields=Array([]), XFA=Array([])))),
    "layer.hidden": Faulty("图层“旧稿”默认关着", layers(OFF="layer")),
    "layer.name": Faulty("图层配置的名称是空的", layers(Name=String(""))),
    "layer.automatic": Faulty("图层配置带 AS", layers(AS=Array([Dictionary(Event=Name.Print)]))),
    "tag.missing": Faulty("规范要结构，文件删去", lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), demands={"tagged": True}),
    "tag.marked": Faulty("删去 MarkInfo", no_root("MarkInfo")),
    "tag.language": Faulty("删去 Lang", no_root("Lang")),
    "tag.untagged": Faulty("在标记之外画一块", lambda pdf: paint(pdf, b"0 0 0 .3 k 50 50 40 40 re f", tag=b"")),
    "tag.orphan": Faulty("内容用 MCID 99", lambda pdf: paint(pdf, b"0 0 0 .3 k 50 50 9 9 re f", tag=b"/P <</MCID 99>> BDC")),
    "tag.dangling": Faulty("结构树指着 MCID 77", dangling),
    "tag.repeated": Faulty("MCID 0 再用一次", lambda pdf: paint(pdf, b"0 0 0 .3 k 50 50 9 9 re f", tag=b"/P <</MCID 0>> BDC")),
    "tag.role": Faulty("结构类型写 Nonsense", role),
    "tag.tree": Faulty("元素的孩子是树根", circle),
    "ink.total": Faulty("1 .9 .9 .5 k 的色块", paints(b"1 .9 .9 .5 k 50 50 40 40 re f"), ink="auto"),
    "ink.neutrals": Faulty("四分之一版 .6 .6 .6 0 k", paints(b".6 .6 .6 0 k 50 50 150 250 re f"), ink="auto"),
    "ink.unmeasured": Faulty("好文件，--ink estimate", ink="estimate"),
}  # fmt: skip
"""Rule → the file that breaks it."""

"""XMP and Info — 元数据: both are there, say PDF/X-4 and agree (ISO 15930-7, 6.7)."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, TooMuch, dictionary, name_of, stream_bytes, text_of

__all__ = ["CODES", "RULES", "check_metadata"]

CODES = (
    Code(
        "E724",
        Words("没有 XMP", "no XMP"),
        hint=Words("导出时选 PDF/X-4", "Choose PDF/X-4 when exporting"),
        checks=Words(
            "目录里有 XMP 元数据，是正确的 XML。",
            "The catalogue has XMP metadata that are well-formed XML.",
        ),
        reason=Words(
            "PDF/X-4 的版本标志只写在 XMP 里，没有它就不是 PDF/X-4。",
            "PDF/X-4 is said in XMP only; without it a file is none.",
        ),
        wrong=Example("text", "<< /Type /Catalog >>"),
        right=Example("text", "<< /Type /Catalog /Metadata 3 0 R >>"),
    ),
    Code(
        "E725",
        Words("没有说是 PDF/X-4", "not said to be PDF/X-4"),
        hint=Words("导出时选 PDF/X-4", "Choose PDF/X-4 when exporting"),
        checks=Words(
            "XMP 里的 pdfxid:GTS_PDFXVersion 是 PDF/X-4。",
            "pdfxid:GTS_PDFXVersion in XMP is PDF/X-4.",
        ),
        reason=Words(
            "印厂按它决定怎样处理透明和颜色。",
            "The plant decides by it how to treat transparency and colour.",
        ),
        wrong=Example("text", "<pdfxid:GTS_PDFXVersion>PDF/X-3</pdfxid:GTS_PDFXVersion>"),
        right=Example("text", "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"),
    ),
    Code(
        "E726",
        Words("XMP 缺项", "field missing in XMP"),
        hint=Words("导出时选 PDF/X-4", "Choose PDF/X-4 when exporting"),
        checks=Words(
            "XMP 里有标题、三个日期、DocumentID、VersionID、RenditionClass。",
            "XMP has the title, three dates, DocumentID, VersionID and RenditionClass.",
        ),
        reason=Words(
            "ISO 15930-7 逐项要求；流程系统靠它们认出改过的文件。",
            "ISO 15930-7 asks for each; workflows tell changed files by them.",
        ),
        wrong=Example("text", "<dc:title/>"),
        right=Example("text", "<dc:title>…金坛时报 2020-04-20…</dc:title>"),
    ),
    Code(
        "E727",
        Words("陷印没有说明", "trapping not said"),
        hint=Words(
            "导出时把 Trapped 设为 False（没做）或 True（已做）",
            "Set Trapped to False or True when exporting",
        ),
        checks=Words(
            "Info 或 XMP 里的 Trapped 是 True 或 False。",
            "Trapped in Info or XMP is True or False.",
        ),
        reason=Words(
            "不说明，印厂不知道该不该补做陷印：做两次比不做还难看。",
            "If it is not said the plant does not know whether to trap; twice is worse than never.",
        ),
        wrong=Example("text", "/Trapped /Unknown"),
        right=Example("text", "/Trapped /False"),
    ),
    Code(
        "E728",
        Words("Info 与 XMP 不符", "Info and XMP differ"),
        hint=Words(
            "用同一个程序重新导出，不要事后改属性",
            "Export anew with one program, and do not edit properties afterwards",
        ),
        checks=Words(
            "标题、日期、Creator、Producer、Trapped 在 Info 和 XMP 里一样。",
            "Title, dates, creator, producer and Trapped are the same in Info and XMP.",
        ),
        reason=Words(
            "两处不符，说明文件被别的程序动过。",
            "Where they differ, another program has touched the file.",
        ),
        wrong=Example("text", "/Title (旧标题)"),
        right=Example("text", "/Title (金坛时报 2020-04-20)"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule("xmp.missing", "E724", "X4·3", Words("没有 XMP 元数据", "there is no XMP metadata")),
    Rule(
        "xmp.malformed", "E724", "X4·3", Words("XMP 不是正确的 XML", "the XMP is not well-formed")
    ),
    Rule(
        "xmp.version",
        "E725",
        "X4·3",
        Words(
            "XMP 的 GTS_PDFXVersion 是“{name}”，不是 PDF/X-4",
            "GTS_PDFXVersion in XMP is “{name}”, not PDF/X-4",
        ),
    ),
    Rule("xmp.title", "E726", "X4·3", Words("XMP 没有 dc:title", "dc:title is missing in XMP")),
    Rule(
        "xmp.create-date",
        "E726",
        "X4·3",
        Words("XMP 没有 xmp:CreateDate", "xmp:CreateDate is missing in XMP"),
    ),
    Rule(
        "xmp.modify-date",
        "E726",
        "X4·3",
        Words("XMP 没有 xmp:ModifyDate", "xmp:ModifyDate is missing in XMP"),
    ),
    Rule(
        "xmp.metadata-date",
        "E726",
        "X4·3",
        Words("XMP 没有 xmp:MetadataDate", "xmp:MetadataDate is missing in XMP"),
    ),
    Rule(
        "xmp.document-id",
        "E726",
        "X4·3",
        Words("XMP 没有 xmpMM:DocumentID", "xmpMM:DocumentID is missing in XMP"),
    ),
    Rule(
        "xmp.version-id",
        "E726",
        "X4·3",
        Words("XMP 没有 xmpMM:VersionID", "xmpMM:VersionID is missing in XMP"),
    ),
    Rule(
        "xmp.rendition-class",
        "E726",
        "X4·3",
        Words("XMP 没有 xmpMM:RenditionClass", "xmpMM:RenditionClass is missing in XMP"),
    ),
    Rule(
        "trapped.missing",
        "E727",
        "X4·3",
        Words("没有说明是否已做陷印（Trapped）", "Trapped is not said"),
    ),
    Rule(
        "trapped.unknown",
        "E727",
        "X4·3",
        Words(
            "Trapped 是“{name}”，只能是 True 或 False", "Trapped is “{name}”; it is True or False"
        ),
    ),
    Rule(
        "info.title",
        "E728",
        "X4·3",
        Words("Info 的标题与 XMP 不符", "the titles in Info and XMP differ"),
    ),
    Rule(
        "info.create-date",
        "E728",
        "X4·3",
        Words("Info 的创建日期与 XMP 不符", "the dates of creation in Info and XMP differ"),
    ),
    Rule(
        "info.modify-date",
        "E728",
        "X4·3",
        Words("Info 的修改日期与 XMP 不符", "the dates of change in Info and XMP differ"),
    ),
    Rule(
        "info.creator",
        "E728",
        "X4·3",
        Words(
            "Info 的 Creator 与 XMP 的 CreatorTool 不符",
            "Creator in Info and CreatorTool in XMP differ",
        ),
    ),
    Rule(
        "info.producer",
        "E728",
        "X4·3",
        Words("Info 的 Producer 与 XMP 不符", "the producers in Info and XMP differ"),
    ),
    Rule(
        "info.trapped",
        "E728",
        "X4·3",
        Words("Info 的 Trapped 与 XMP 不符", "Trapped in Info and XMP differ"),
    ),
)

_XMP = "{http://ns.adobe.com/xap/1.0/}"
_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_VERSION = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

_WANTED = {
    "xmp.title": f"{_DC}title",
    "xmp.create-date": f"{_XMP}CreateDate",
    "xmp.modify-date": f"{_XMP}ModifyDate",
    "xmp.metadata-date": f"{_XMP}MetadataDate",
    "xmp.document-id": f"{_MM}DocumentID",
    "xmp.version-id": f"{_MM}VersionID",
    "xmp.rendition-class": f"{_MM}RenditionClass",
}
_TWINS = {
    "info.title": ("/Title", f"{_DC}title"),
    "info.creator": ("/Creator", f"{_XMP}CreatorTool"),
    "info.producer": ("/Producer", f"{_PDF}Producer"),
}
_DATES = {
    "info.create-date": ("/CreationDate", f"{_XMP}CreateDate"),
    "info.modify-date": ("/ModDate", f"{_XMP}ModifyDate"),
}
_DIGITS = re.compile(r"\d+")
_ZONE = re.compile(r"(Z|[+-]\d\d'?:?\d{0,2}'?)$")
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def check_metadata(file: PressFile) -> None:
    """What XMP says, what Info says, and whether it is the same."""
    xmp = _xmp(file)
    info = dictionary(file.pdf.trailer.get("/Info"))
    if xmp is not None:
        _fields(file, xmp)
        _agreement(file, xmp, info)
    _trapped(file, xmp or {}, info)


def _xmp(file: PressFile) -> dict[str, str] | None:
    """The fields of XMP by their full names; None where there is none that can be read."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        file.book.add("xmp.missing")
        return None
    try:
        data = stream_bytes(stream)
        # An entity may unfold to gigabytes, and XMP has no use for one.
        if _ENTITIES.search(data):
            raise ValueError
        tree = ElementTree.fromstring(data.replace(b"\0", b""))
    except (*BROKEN, ElementTree.ParseError, TooMuch):
        file.book.add("xmp.malformed")
        return None
    found: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        found |= {key: value.strip() for key, value in description.attrib.items()}
        for child in description:
            found.setdefault(child.tag, "".join(child.itertext()).strip())
    return found


def _fields(file: PressFile, xmp: dict[str, str]) -> None:
    version = xmp.get(_VERSION, "")
    if version not in ("PDF/X-4", "PDF/X-4p"):
        file.book.add("xmp.version", name=version)
    for rule, key in _WANTED.items():
        if not xmp.get(key):
            file.book.add(rule)


def _agreement(file: PressFile, xmp: dict[str, str], info: Any) -> None:
    for rule, (key, twin) in _TWINS.items():
        here, there = text_of(info.get(key)).strip(), xmp.get(twin, "")
        if here and there and _even(here) != _even(there):
            file.book.add(rule)
    for rule, (key, twin) in _DATES.items():
        here, there = text_of(info.get(key)), xmp.get(twin, "")
        if here and there and not _same_date(here, there):
            file.book.add(rule)


def _trapped(file: PressFile, xmp: dict[str, str], info: Any) -> None:
    here, there = name_of(info.get("/Trapped")), xmp.get(f"{_PDF}Trapped", "")
    said = here or there
    if not said:
        file.book.add("trapped.missing")
    elif said not in ("True", "False"):
        file.book.add("trapped.unknown", name=said)
    elif here and there and here != there:
        file.book.add("info.trapped")


def _even(words: str) -> str:
    return " ".join(words.split())


def _same_date(info: str, xmp: str) -> bool:
    """Whether ``D:20200420060000+08'00'`` and ``2020-04-20T06:00:00+08:00`` are one moment.

    Either may leave out what is finer than it knows, so the shorter decides; zones are compared as
    written where both have one.
    """
    one, other = _figures(info), _figures(xmp)
    shorter = min(len(one[0]), len(other[0]))
    return one[0][:shorter] == other[0][:shorter] and (
        not one[1] or not other[1] or one[1] == other[1]
    )


def _figures(date: str) -> tuple[str, str]:
    date = date.strip()
    zone = _ZONE.search(date[10:])
    digits = "".join(_DIGITS.findall(date[: 10 + zone.start()] if zone else date))[:14]
    if not zone:
        return digits, ""
    mark = zone[0].replace("'", "").replace(":", "").replace("Z", "+")
    return digits, mark.ljust(5, "0").replace("-0000", "+0000")

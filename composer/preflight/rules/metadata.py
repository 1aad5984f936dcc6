"""XMP and Info — 元数据: both are there, say PDF/X-4 and agree (ISO 15930-7, 6.7)."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pikepdf

from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, TooMuch, dictionary, name_of, stream_bytes, text_of

__all__ = ["check_metadata"]

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

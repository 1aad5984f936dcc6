"""Head, tail, id and streams of the file — 文件外壳: ISO 15930-7, 6.1; ISO 32000-1, 7.5."""

from __future__ import annotations

import re
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, entry, items, name_of, number

__all__ = ["check_file", "check_streams"]

_VERSIONS = ("1.3", "1.4", "1.5", "1.6")
_HEADER = re.compile(rb"%PDF-(\d\.\d)[^\r\n]*[\r\n]+(%[^\r\n]*)?")
_MOST_OBJECTS = 300_000


def check_file(file: PressFile) -> None:
    """Header, version, end, id, number of pages."""
    _header(file)
    _trailer(file)
    book, wanted = file.book, file.profile.demands.pages
    if not file.pages:
        book.add("file.no-pages")
    elif wanted and len(file.pages) != wanted:
        book.add("file.page-count", measured=float(len(file.pages)), allowed=float(wanted))
    count = number(entry(entry(file.root, "/Pages"), "/Count"), -1)
    if count != len(file.pages):
        book.add("file.damaged", name="/Count")


def _header(file: PressFile) -> None:
    found = _HEADER.search(file.head)
    if found is None:
        file.book.add("file.damaged", name="%PDF")
        return
    if found.start():
        file.book.add("file.header.offset", measured=float(found.start()), allowed=0.0)
    if sum(byte > 127 for byte in (found[2] or b"")[1:5]) < 4:
        file.book.add("file.header.binary")
    version = found[1].decode("ascii")
    if version not in _VERSIONS:
        file.book.add("file.version.header", name=version)
    catalogue = name_of(file.root.get("/Version"))
    if catalogue and catalogue not in _VERSIONS:
        file.book.add("file.version.catalog", name=catalogue)
    if not file.tail.rstrip(b"\r\n").endswith(b"%%EOF"):
        file.book.add("file.eof")


def _trailer(file: PressFile) -> None:
    ids = items(file.pdf.trailer.get("/ID"))
    if len(ids) != 2 or not all(isinstance(one, pikepdf.String) for one in ids):
        file.book.add("file.id.missing")
        return
    for one in ids:
        length = len(bytes(one))
        if length < 16:
            file.book.add("file.id.length", measured=float(length), allowed=16.0)


def check_streams(file: PressFile) -> None:
    """What streams must not be: elsewhere, encrypted one by one, packed with LZW."""
    for at, one in enumerate(file.pdf.objects):
        if at >= _MOST_OBJECTS:
            file.book.add("file.too-complex", name=Words("其余对象", "the rest of the objects"))
            break
        try:
            if isinstance(one, pikepdf.Stream):
                _stream(file, one)
        except BROKEN:
            file.book.add("file.damaged", name=_number(one))


def _stream(file: PressFile, stream: Any) -> None:
    filters = stream.get("/Filter")
    named = {name_of(one) for one in (items(filters) or [filters])}
    if "/F" in stream:
        file.book.add("file.stream.external", name=_number(stream))
    if "Crypt" in named:
        file.book.add("file.stream.crypt", name=_number(stream))
    if named & {"LZWDecode", "LZW"}:
        file.book.add("file.stream.lzw", name=_number(stream))


def _number(thing: Any) -> str:
    return "{} {}".format(*getattr(thing, "objgen", (0, 0)))

"""The output intent and its ICC profile — 输出意图: for which press the numbers are meant (ISO 15930-7, 6.2).

The profile's header is read byte by byte (ICC.1:2010, 7.2): size, version, class, space, signature, and
the tag table after it.
"""

from __future__ import annotations

import struct
from typing import Any

import pikepdf

from composer.preflight.file import PressFile
from composer.preflight.reading import (
    BROKEN,
    TooMuch,
    entry,
    items,
    name_of,
    number,
    stream_bytes,
    text_of,
)

__all__ = ["IccHeader", "check_intent", "read_icc"]

_CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3, b"XYZ ": 3, b"CMYK": 4}
_TABLES = (b"A2B0", b"B2A0")
"""Device to eye and eye to device: what a press profile converts by."""


class IccHeader:
    """What stands in the first bytes of an ICC profile."""

    def __init__(self, data: bytes) -> None:
        self.whole = (
            len(data) >= 132
            and data[36:40] == b"acsp"
            and 128 < int.from_bytes(data[:4], "big") <= len(data)
        )
        self.version = data[8] if len(data) > 8 else 0
        self.kind = data[12:16]
        self.space = data[16:20]
        self.channels = _CHANNELS.get(self.space, 0)
        self.tags = _tags(data) if self.whole else set()


def read_icc(stream: Any) -> IccHeader | None:
    """The header of a stream's profile; None where the stream cannot be read."""
    try:
        return IccHeader(stream_bytes(stream))
    except (*BROKEN, TooMuch):
        return None


def _tags(data: bytes) -> set[bytes]:
    (count,) = struct.unpack(">L", data[128:132])
    found = range(132, min(132 + 12 * min(count, 200), len(data) - 11), 12)
    return {data[at : at + 4] for at in found}


def check_intent(file: PressFile) -> None:
    """One GTS_PDFX intent, complete, with a printer's profile for this press."""
    intents = [
        one
        for one in items(file.root.get("/OutputIntents"))
        if name_of(entry(one, "/S")) == "GTS_PDFX"
    ]
    if len(intents) != 1:
        file.book.add("intent.several" if intents else "intent.missing")
        return
    (intent,) = intents
    for rule, key in (
        ("intent.identifier", "/OutputConditionIdentifier"),
        ("intent.registry", "/RegistryName"),
        ("intent.info", "/Info"),
    ):
        if not text_of(entry(intent, key)).strip():
            file.book.add(rule)
    condition = text_of(entry(intent, "/OutputConditionIdentifier")).strip()
    if condition and condition != file.profile.condition:
        file.book.add("intent.condition", name=condition, allowed=file.profile.condition)
    profile = entry(intent, "/DestOutputProfile")
    if isinstance(profile, pikepdf.Stream):
        _profile(file, profile)
    else:
        file.book.add("intent.profile")


def _profile(file: PressFile, stream: Any) -> None:
    header, book = read_icc(stream), file.book
    if header is None or not header.whole:
        book.add("icc.header")
        return
    if header.version not in (2, 4):
        book.add("icc.version", name=str(header.version))
    if header.kind != b"prtr":
        book.add("icc.class", name=_four(header.kind))
    if header.space != b"CMYK":
        book.add("icc.space", name=_four(header.space))
    channels = number(stream.get("/N"))
    if header.channels and channels != header.channels:
        book.add("icc.channels", measured=channels, allowed=float(header.channels))
    for tag in _TABLES:
        if tag not in header.tags:
            book.add("icc.tables", name=_four(tag))


def _four(signature: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in signature).strip()

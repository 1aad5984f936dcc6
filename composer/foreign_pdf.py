"""The border to foreign PDFs — 外来 PDF 的边界: what reading them may raise, and how much they may ask for.

A file that someone else made may have a number where the standard wants a name, a tree that runs in a
circle, a stream that unpacks to ten gigabytes. Whatever pikepdf raises on such a file is a finding about the
file, never a fault of the program; and no file takes more than a bounded memory. Both who place
advertisements and who examine files read through here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
from pikepdf import settings

__all__ = ["BROKEN", "TooMuch", "limited", "stream_bytes"]

BROKEN = (
    pikepdf.PdfError,
    pikepdf.DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pikepdf (all kinds of it: a filter that it has no program for is one) and arithmetic raise where a file has another kind of object than the standard says."""

_MOST_MEMORY = 128 << 20
"""Bytes that one stream may unpack to; a page of 30 MB of paths is still read."""

_MOST_LZW = 1 << 16
"""Packed bytes of an LZW stream that are unpacked: they may grow two thousandfold, and qpdf sets no limit."""

_LIMITS = {
    "flate_max_memory": _MOST_MEMORY,
    "run_length_max_memory": _MOST_MEMORY,
    "png_max_memory": _MOST_MEMORY,
    "tiff_max_memory": _MOST_MEMORY,
    "dct_max_memory": _MOST_MEMORY,
    "doc_max_warnings": 500,
    "parser_max_nesting": 100,
}


class TooMuch(Exception):
    """A stream or page that is larger than what is read of one file."""


@contextmanager
def limited() -> Iterator[None]:
    """Hold qpdf to a bounded memory, where the installed pikepdf can set that."""
    change = getattr(settings, "set_qpdf_limits", None)
    if change is None:
        yield
        return
    before = change(**_LIMITS)
    try:
        yield
    finally:
        change(**before)


def stream_bytes(stream: Any) -> bytes:
    """What a stream holds, unpacked.

    Raises:
        TooMuch: it is more than one file's stream may be.
        pikepdf.PdfError …: it cannot be unpacked.
    """
    filters = stream.get("/Filter")
    chain = filters.as_list() if isinstance(filters, pikepdf.Array) else [filters]
    named = [str(one) for one in chain if isinstance(one, pikepdf.Name)]
    if "/LZWDecode" in named or "/LZW" in named:
        length = len(stream.read_raw_bytes())
        if length > _MOST_LZW or len(named) > 2:
            raise TooMuch
    data: bytes = stream.read_bytes()
    if len(data) > _MOST_MEMORY:
        raise TooMuch
    return data

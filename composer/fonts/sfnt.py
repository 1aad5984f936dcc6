"""The outside of a font file — 字体文件: is it one, is it whole, which face of a collection is meant.

HarfBuzz reads a damaged font as far as it goes and says nothing, which on a page means characters
that vanish; so the table directory (OpenType 1.9, "Font file") is checked against the file's length
before HarfBuzz sees it. Some thirty reads of 16 bytes: nothing beside opening the file.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from composer.frozen import frozen
from composer.plain_files import stat_of

__all__ = ["FontError", "FontFile", "FontKind", "Forbidden", "Unnumbered", "check_font"]

_SFNT = (b"\0\1\0\0", b"OTTO", b"true")
_NEEDED = (b"cmap", b"head", b"hhea", b"hmtx", b"maxp")
_OUTLINES = (b"glyf", b"CFF ")

_KINDS = (
    (0, b"wOFF", "WOFF"),
    (0, b"wOF2", "WOFF2"),
    (0, b"%!", "Type 1 (PFA)"),
    (0, b"\x80\x01", "Type 1 (PFB)"),
    (0, b"typ1", "Type 1"),
    (34, b"LP", "EOT"),
    (0, b"STARTFONT", "BDF"),
    (0, b"\x01fcp", "PCF"),
    (0, b"\0\0\1\0\0\0", "dfont"),
    (0, b"<?xml", "SVG / TTX"),
    (0, b"<svg", "SVG"),
    (0, b"PK\x03\x04", "ZIP"),
    (0, b"Rar!", "RAR"),
    (0, b"7z\xbc\xaf", "7z"),
)
"""Offset, first bytes, name: what gets sent for a font and is none that can be embedded as it lies."""

_BITMAPS = (b"CBDT", b"sbix", b"EBDT", b"SVG ")
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_USAGE = 0x000F
"""fsType (OpenType 1.9, OS/2): the low bits say what embedding is for, 2 alone that there is none."""


class FontError(Exception):
    """The file is no font that can be used; `reason` says what is wrong, in (Chinese, English)."""

    code = "E402"

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = (zh, en)


class FontKind(FontError):
    """A font of a kind that is not taken; `kind` is its name."""

    code = "E430"

    def __init__(self, kind: str) -> None:
        super().__init__(kind, kind)
        self.kind = kind


class Unnumbered(FontError):
    """A collection named without the number of a face; `faces` are their names in its order."""

    code = "E431"

    def __init__(self, faces: tuple[str, ...]) -> None:
        listed = "  ".join(f"#{number} {name}" for number, name in enumerate(faces))
        super().__init__(listed, listed)
        self.faces = faces


class Forbidden(FontError):
    """A font whose maker forbids what embedding needs."""

    code = "E432"


@frozen
class FontFile:
    """A font file and the number of the face in it; ``NotoSerifCJK.ttc#2`` as an editor writes it."""

    path: Path
    index: int = 0
    numbered: bool = False
    """Whether the face's number was written."""

    @classmethod
    def parse(cls, text: str, folder: Path) -> FontFile:
        """Read a file name in `folder`, with the face's number after ``#`` for a collection."""
        name, mark, number = text.rpartition("#")
        if mark and number.isdecimal():
            return cls(folder / name, int(number), True)
        return cls(folder / text)


def check_font(file: FontFile) -> None:
    """See that the face is there, may be embedded, and all its tables lie within the file.

    Raises:
        FontError: it is not, may not, or they do not; by its class, what kind of fault it is.
        OSError: the file cannot be read.
    """
    stat_of(file.path)
    with file.path.open("rb") as stream:
        length = stream.seek(0, 2)
        start = _face_offset(stream, file)
        tables = _table_directory(stream, start)
        _check_tables(tables, length)
        _check_licence(stream, tables)


def _check_tables(tables: Mapping[bytes, tuple[int, int]], length: int) -> None:
    """See that a face has outlines, all else that it needs, and all of it."""
    if not any(tag in tables for tag in _OUTLINES):
        if b"CFF2" in tables:
            raise FontKind("CFF2")
        if any(tag in tables for tag in _BITMAPS):
            raise FontKind("bitmaps")
        raise FontError("没有轮廓", "it has no outlines")
    for tag in _NEEDED:
        if tag not in tables:
            raise FontError(f"缺少 {tag.decode()} 表", f"it has no {tag.decode()} table")
    end = max(offset + size for offset, size in tables.values())
    if end > length:
        raise FontError(
            f"文件不完整：应有 {end} 字节，只有 {length} 字节",
            f"it is cut short: {end} bytes expected, {length} found",
        )


def _check_licence(stream: BinaryIO, tables: Mapping[bytes, tuple[int, int]]) -> None:
    """See that the font's maker lets a subset of its outlines be embedded (OS/2, fsType)."""
    offset, size = tables.get(b"OS/2", (0, 0))
    if size < 10:
        return
    allowed: int = struct.unpack(">H", _read(stream, offset + 8, 2))[0]
    if allowed & _USAGE == _RESTRICTED:
        raise Forbidden("禁止嵌入（fsType 2）", "embedding is forbidden (fsType 2)")
    if allowed & _NO_SUBSET:
        raise Forbidden("禁止取子集（fsType 256）", "subsets are forbidden (fsType 256)")
    if allowed & _BITMAPS_ONLY:
        raise Forbidden("只许嵌入点阵（fsType 512）", "bitmaps alone may be embedded (fsType 512)")


def _face_offset(stream: BinaryIO, file: FontFile) -> int:
    """Where the table directory of a file's face begins."""
    head = _read(stream, 0, 12)
    if head[:4] != b"ttcf":
        if file.index:
            raise FontError("不是字体集，没有编号的字体", "it is no collection of faces")
        return 0
    count: int = struct.unpack(">L", head[8:12])[0]
    if file.index >= count:
        raise FontError(f"字体集只有 {count} 款字体", f"the collection has only {count} faces")
    if count > 1 and not file.numbered:
        raise Unnumbered(_face_names(file.path))
    offset: int = struct.unpack(">L", _read(stream, 12 + 4 * file.index, 4))[0]
    return offset


def _face_names(path: Path) -> tuple[str, ...]:
    """The full names of a collection's faces, a dash for one that has none."""
    from fontTools.ttLib import TTCollection, TTLibError

    try:
        with TTCollection(path, lazy=True) as collection:
            return tuple(
                (font["name"].getDebugName(4) or "—") if "name" in font else "—"
                for font in collection.fonts
            )
    except (TTLibError, struct.error, ValueError, KeyError, AssertionError, OSError):
        return ()


def _table_directory(stream: BinaryIO, start: int) -> dict[bytes, tuple[int, int]]:
    """Each table's tag with its offset and its length."""
    head = _read(stream, start, 12)
    if head[:4] not in _SFNT:
        stream.seek(0)
        sign = stream.read(64)
        for offset, magic, name in _KINDS:
            if sign[offset:].startswith(magic):
                raise FontKind(name)
        raise FontError("不是 TrueType 或 OpenType 字体", "it is no TrueType or OpenType font")
    count: int = struct.unpack(">H", head[4:6])[0]
    records = _read(stream, start + 12, 16 * count)
    return {
        tag: (offset, length) for tag, _, offset, length in struct.iter_unpack(">4sLLL", records)
    }


def _read(stream: BinaryIO, offset: int, count: int) -> bytes:
    """Exactly `count` bytes from `offset`."""
    stream.seek(offset)
    found = stream.read(count)
    if len(found) < count:
        raise FontError("文件不完整", "it is cut short")
    return found

"""The outside of a font file — 字体文件: is it one, is it whole, which face of a collection is meant.

HarfBuzz reads a damaged font as far as it goes and says nothing, which on a page means characters
that vanish; so the table directory (OpenType 1.9, "Font file") is checked against the file's length
before HarfBuzz sees it. Some thirty reads of 16 bytes: nothing beside opening the file.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from composer.frozen import frozen
from composer.plain_files import stat_of

__all__ = ["FontError", "FontFile", "check_font"]

_SFNT = (b"\0\1\0\0", b"OTTO", b"true")
_NEEDED = (b"cmap", b"head", b"hhea", b"hmtx", b"maxp")
_OUTLINES = (b"glyf", b"CFF ", b"CFF2")


class FontError(Exception):
    """The file is no font or not all of one; the argument says what is wrong, in (Chinese, English)."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = (zh, en)


@frozen
class FontFile:
    """A font file and the number of the face in it; ``NotoSerifCJK.ttc#2`` as an editor writes it."""

    path: Path
    index: int = 0

    @classmethod
    def parse(cls, text: str, folder: Path) -> FontFile:
        """Read a file name in `folder`, with the face's number after ``#`` for a collection."""
        name, mark, number = text.rpartition("#")
        if mark and number.isdecimal():
            return cls(folder / name, int(number))
        return cls(folder / text)


def check_font(file: FontFile) -> None:
    """See that the face is there and all its tables lie within the file.

    Raises:
        FontError: it is not, or they do not.
        OSError: the file cannot be read.
    """
    stat_of(file.path)
    with file.path.open("rb") as stream:
        length = stream.seek(0, 2)
        start = _face_offset(stream, file.index)
        tables = _table_directory(stream, start)
    for tag in _NEEDED:
        if tag not in tables:
            raise FontError(f"缺少 {tag.decode()} 表", f"it has no {tag.decode()} table")
    if not any(tag in tables for tag in _OUTLINES):
        raise FontError("没有轮廓", "it has no outlines")
    end = max(tables.values())
    if end > length:
        raise FontError(
            f"文件不完整：应有 {end} 字节，只有 {length} 字节",
            f"it is cut short: {end} bytes expected, {length} found",
        )


def _face_offset(stream: BinaryIO, index: int) -> int:
    """Where the table directory of face `index` begins."""
    head = _read(stream, 0, 12)
    if head[:4] != b"ttcf":
        if index:
            raise FontError("不是字体集，没有编号的字体", "it is no collection of faces")
        return 0
    count: int = struct.unpack(">L", head[8:12])[0]
    if index >= count:
        raise FontError(f"字体集只有 {count} 款字体", f"the collection has only {count} faces")
    offset: int = struct.unpack(">L", _read(stream, 12 + 4 * index, 4))[0]
    return offset


def _table_directory(stream: BinaryIO, start: int) -> dict[bytes, int]:
    """Each table's tag with the offset of its end."""
    head = _read(stream, start, 12)
    if head[:4] not in _SFNT:
        raise FontError("不是 TrueType 或 OpenType 字体", "it is no TrueType or OpenType font")
    count: int = struct.unpack(">H", head[4:6])[0]
    records = _read(stream, start + 12, 16 * count)
    return {
        tag: offset + length for tag, _, offset, length in struct.iter_unpack(">4sLLL", records)
    }


def _read(stream: BinaryIO, offset: int, count: int) -> bytes:
    """Exactly `count` bytes from `offset`."""
    stream.seek(offset)
    found = stream.read(count)
    if len(found) < count:
        raise FontError("文件不完整", "it is cut short")
    return found

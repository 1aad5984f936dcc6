"""Whole pictures — 图片是否完整: whether a file really holds all the rows that its header promises.

In: a picture file and its picture, the header read. Out: how many rows are there, of how many. Readers
are forgiving: where compressed data end early but tidily, Pillow gives the rest in black, libjpeg in the
last gray that it saw, and neither says so. On a plate that is a black bar. So what is there is counted,
in the way that each format allows; a file that is simply cut off, readers report themselves.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["rows_held"]

_CHUNK = 1 << 20
"""Bytes inflated at a time: counting a picture's rows needs no room for its rows."""

_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel for each colour type (PNG 3rd ed., table 8)."""

_ADAM7 = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""First column and row of each interlaced pass, and its steps across and down (PNG 3rd ed., 8.1)."""  # fmt: skip

_FILLER = bytes((n * 73 + 41) % 251 for n in range(256))
"""Entropy-coded bytes of no meaning and without a marker."""

_STRIPS, _STRIP_BYTES, _STRIP_ROWS = 273, 279, 278
_TILES, _TILE_BYTES, _TILE_WIDTH, _TILE_HEIGHT = 324, 325, 322, 323
_COMPRESSION, _SAMPLES, _BITS, _PLANES = 259, 277, 258, 284


def rows_held(path: Path, picture: Image) -> int | None:
    """How many of a picture's rows its file holds; None where it holds them all, or where the reader
    itself refuses a file that is short (WebP, GIF, uncompressed BMP).

    Raises:
        one of `originals.DAMAGE`: the file is not what its header says.
    """
    if picture.format == "PNG":
        return _short(_png_rows(path), picture.height)
    if picture.format in ("JPEG", "MPO"):
        return _jpeg_rows(path, picture)
    if picture.format == "TIFF":
        return _tiff_rows(picture)
    if picture.format == "BMP":
        return _bmp_rows(path)
    return None


def _short(rows: int, height: int) -> int | None:
    return rows if rows < height else None


# ── PNG ───────────────────────────────────────────────────────────────────────────────────────────


def _png_rows(path: Path) -> int:
    """Rows of a PNG that its compressed data fill; of an interlaced one, what the share of its bytes is
    in rows."""
    with path.open("rb") as stream:
        chunks = _png_chunks(stream)
        _, header = next(chunks)
        inflater, given = zlib.decompressobj(), 0
        for kind, data in chunks:
            if kind == b"IDAT":
                for part in _inflated(inflater, data):
                    given += part
            elif kind in (b"IEND", b"fcTL") and given:
                break
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    bits = header[8] * _PNG_CHANNELS[header[9]]
    if not header[12]:
        return given // ((width * bits + 7) // 8 + 1)
    wanted = 0
    for left, top, across, down in _ADAM7:
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            wanted += rows * ((columns * bits + 7) // 8 + 1)
    return height if given >= wanted else min(height - 1, given * height // wanted)


def _png_chunks(stream: Any) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the data of each chunk that is there."""
    stream.seek(8)
    while len(head := stream.read(8)) == 8:
        yield head[4:], stream.read(int.from_bytes(head[:4], "big"))
        stream.seek(4, 1)


def _inflated(inflater: Any, data: bytes) -> Iterator[int]:
    """How many bytes `data` gives, some at a time."""
    while data and not inflater.eof:
        yield len(inflater.decompress(data, _CHUNK))
        data = inflater.unconsumed_tail


# ── JPEG ──────────────────────────────────────────────────────────────────────────────────────────


def _jpeg_rows(path: Path, picture: Image) -> int | None:
    """Rows of a JPEG before its data give out.

    libjpeg fills what is missing and only counts a warning. But a decoder that has had all its data
    passes over whatever else stands before the next marker: so the file is decoded once as it lies and
    once with bytes of no meaning at the end of each scan and interval; where the pictures differ, the
    decoder was still hungry there.
    """
    from PIL import Image

    data = path.read_bytes()
    stuffed = _stuffed(data)
    if stuffed is None:
        return None
    one, two = Image.open(BytesIO(data)), Image.open(BytesIO(stuffed))
    if not picture.info.get("progressive"):
        # The first scan has everything: an eighth of the size shows each block's mean.
        one.draft(one.mode, (1, 1))
        two.draft(two.mode, (1, 1))
    from PIL import ImageChops

    differing = ImageChops.difference(one, two).getbbox()
    if differing is None:
        return None
    return min(picture.height - 1, differing[1] * picture.height // one.height)


def _stuffed(data: bytes) -> bytes | None:
    """A JPEG with filler at the end of all entropy-coded data; None if it has none."""
    parts: list[bytes] = []
    start, position, coded = 0, 2, False
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            break
        marker = data[position + 1]
        if marker == 0 or marker == 0xFF:
            position += 2 if marker == 0 else 1
            continue
        if coded:
            parts += data[start:position], _FILLER
            start = position
        if 0xD0 <= marker <= 0xD7:  # a restart: the next interval follows at once
            position += 2
            continue
        if marker == 0xD9:
            break
        coded = marker == 0xDA
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return b"".join([*parts, data[start:]]) if parts else None


# ── TIFF, BMP ─────────────────────────────────────────────────────────────────────────────────────


def _tiff_rows(picture: Image) -> int | None:
    """Rows of a TIFF for which there are strips or tiles, and bytes in them where they are not
    compressed; what is wrong inside compressed ones libtiff says."""
    tags: Any = getattr(picture, "tag_v2", {})
    width, height = int(tags[256]), int(tags[257])
    samples = tags.get(_SAMPLES, 1)
    planes = samples if tags.get(_PLANES, 1) == 2 else 1
    bits = tags.get(_BITS, (1,))
    depth = sum(bits) if len(bits) >= samples else bits[0] * samples
    if _TILES in tags:
        across = -(-width // tags[_TILE_WIDTH])
        down, high = -(-height // tags[_TILE_HEIGHT]), tags[_TILE_HEIGHT]
        offsets, counts = tags[_TILES], tags.get(_TILE_BYTES, ())
        wide = tags[_TILE_WIDTH]
    else:
        high = min(tags.get(_STRIP_ROWS, height), height)
        across, down = 1, -(-height // high)
        offsets, counts, wide = tags[_STRIPS], tags.get(_STRIP_BYTES, ()), width
    if len(offsets) < across * down * planes:
        return int(min(height - 1, len(offsets) // (across * planes) * high))
    if tags.get(_COMPRESSION, 1) != 1 or _TILES in tags or len(counts) != len(offsets):
        return None
    row = (wide * depth // planes + 7) // 8
    for strip, count in enumerate(counts):
        first = strip % down * high
        wanted = min(high, height - first)
        if count < wanted * row:
            return int(min(height - 1, first + count // row))
    return None


def _bmp_rows(path: Path) -> int | None:
    """Rows of a run-length BMP before it says that it ends; None for any other, and a whole one."""
    data = path.read_bytes()
    if int.from_bytes(data[14:18], "little") < 40:
        return None
    if (compression := int.from_bytes(data[30:34], "little")) not in (1, 2):
        return None
    height = abs(int.from_bytes(data[22:26], "little", signed=True))
    position, row = int.from_bytes(data[10:14], "little"), 0
    while position + 1 < len(data):
        count, value = data[position : position + 2]
        position += 2
        if count:
            continue
        if value == 0:
            row += 1
        elif value == 1:  # the end; the row that it ends need not have said so
            break
        elif value == 2:
            row += data[position + 1] if position + 1 < len(data) else 0
            position += 2
        else:
            packed = value if compression == 1 else (value + 1) // 2
            position += packed + packed % 2
    return _short(row + 1, height)

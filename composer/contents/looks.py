"""How pictures look — 图片指纹: whether two files show the same picture, by their pixels.

A picture is brought to 64 × 64 gray pixels. Bits of difference hashes of the whole and of thirteen crops of
it pick the pairs that may be the same; of these the best crop of one is looked for in the other, and the two
have to agree in every tone. So another size, format, quality, brightness, or a margin cut off hides nothing,
and pictures that only have the same sky over the same roofs are told apart.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import frozen
from composer.plain_files import stat_of
from composer.press.pictures.originals import DAMAGE, opened, shown
from composer.press.shelf import Shelf

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Look", "look_at", "same"]

_VERSION = 3
_SIDE = 64
_WHOLE = (0.0, 0.0, 1.0, 1.0)

Box = tuple[float, float, float, float]

_CROPS: tuple[Box, ...] = (
    _WHOLE,
    (0.05, 0.05, 0.95, 0.95), (0.1, 0.1, 0.9, 0.9),
    (0.12, 0, 1, 1), (0, 0.12, 1, 1), (0, 0, 0.88, 1), (0, 0, 1, 0.88),
    (0.24, 0, 1, 1), (0, 0.24, 1, 1), (0, 0, 0.76, 1), (0, 0, 1, 0.76),
    (0.1, 0.1, 1, 1), (0, 0.1, 0.9, 1), (0.1, 0, 1, 0.9), (0, 0, 0.9, 0.9),
)  # fmt: skip
"""What a desk cuts off: a little all round, a side, a corner."""

_MOST_BITS = 16
"""Bits of 64 in which hashes of the same picture may differ; strangers differ in 32 or so."""
_COMPARED = 24
_SAME = 0.94
"""Correlation of the two pictures' tones. Crops and JPEG of quality 20 leave 0.97; two frames of one scene,
taken a second apart, have 0.8 to 0.93."""
_STRANGERS = 0.5
"""Below this no shift of a crop's edges makes two pictures the same: those that are begin at 0.6 and more."""
_FLAT = 4.0
"""Standard deviation of tones below which there is nothing to compare: a tint, a blank."""
_STEPS = (0.06, 0.02)


@frozen
class Look:
    """A picture as it is compared: 64 × 64 tones, and the hashes of its crops."""

    tones: bytes
    hashes: tuple[int, ...]
    """None for a flat picture."""
    crops: bytes
    """The crops at 24 × 24 tones, one after the other: what is no match at all is seen without Pillow."""

    def crop(self, number: int) -> bytes:
        """A crop's tones."""
        return self.crops[number * _COMPARED**2 : (number + 1) * _COMPARED**2]


def look_at(path: Path, shelf: Shelf) -> Look | None:
    """The look of a picture file; None for one that cannot be read, of which the build says why.

    It is kept under the file's name, size and time, not its content: the pictures of twenty earlier
    editions are not to be read through for every build.
    """
    try:
        stat = stat_of(path)
    except OSError:
        return None
    key = shelf.key("look", _VERSION, str(path), stat.st_size, stat.st_mtime_ns)
    kept = shelf.get(key)
    if kept is not None:
        tones_at, each = _SIDE * _SIDE, 8 + _COMPARED**2
        count = (len(kept) - tones_at) // each
        crops_at = tones_at + count * 8
        hashes = struct.unpack(f">{count}Q", kept[tones_at:crops_at])
        return Look(kept[:tones_at], hashes, kept[crops_at:])
    tones = _tones(path)
    if tones is None:
        return None
    hashes = _hashes(tones)
    crops = (_part(tones, crop, (_COMPARED, _COMPARED)).tobytes() for crop in _CROPS[: len(hashes)])
    look = Look(tones.tobytes(), hashes, b"".join(crops))
    shelf.put(key, look.tones + struct.pack(f">{len(hashes)}Q", *hashes) + look.crops)
    return look


def _tones(path: Path) -> Image | None:
    with opened(path, Span(), Findings()) as picture:
        if picture is None:
            return None
        try:
            return shown(picture, _WHOLE, (_SIDE, _SIDE)).convert("L")
        except (*DAMAGE, ValueError):
            return None


def _hashes(tones: Image) -> tuple[int, ...]:
    """Of each crop 64 bits: whether a pixel is lighter than its neighbour on the right (dHash)."""
    from PIL import ImageStat

    if ImageStat.Stat(tones).stddev[0] < _FLAT:
        return ()
    return tuple(_hash(tones, crop) for crop in _CROPS)


def _hash(tones: Image, crop: Box) -> int:
    small = _part(tones, crop, (9, 8)).tobytes()
    bits = 0
    for row in range(0, 72, 9):
        for at in range(row, row + 8):
            bits = bits << 1 | (small[at] > small[at + 1])
    return bits


def _part(tones: Image, crop: Box, size: tuple[int, int]) -> Image:
    from PIL import Image

    left, top, right, foot = (edge * _SIDE for edge in crop)
    return tones.resize(size, Image.Resampling.BOX, box=(left, top, right, foot))


def same(one: Look, other: Look) -> bool:
    """Whether two pictures are the same, or one a part of the other."""
    if not one.hashes or not other.hashes:
        return False
    return _within(one, other) or _within(other, one)


def _within(part: Look, whole: Look) -> bool:
    """Whether `part` is `whole`, or most of it."""
    bits = [(part.hashes[0] ^ crop).bit_count() for crop in whole.hashes]
    nearest = bits.index(min(bits))
    if bits[nearest] > _MOST_BITS:
        return False
    wanted = part.crop(0)
    likeness = _correlation(wanted, whole.crop(nearest))
    if likeness >= _SAME or likeness < _STRANGERS:
        return likeness >= _SAME
    from PIL import Image

    large = Image.frombytes("L", (_SIDE, _SIDE), whole.tones)
    return _best(wanted, large, _CROPS[nearest]) >= _SAME


def _best(wanted: bytes, large: Image, crop: Box) -> float:
    """The highest correlation of `wanted` with a crop near the given one: edge by edge uphill."""
    best = _correlation(wanted, _part(large, crop, (_COMPARED, _COMPARED)).tobytes())
    for step in _STEPS:
        better = True
        while better and best < _SAME:
            better = False
            for edge in range(4):
                for way in (-step, step):
                    moved = list(crop)
                    moved[edge] = min(1.0, max(0.0, moved[edge] + way))
                    if moved[2] - moved[0] < 0.5 or moved[3] - moved[1] < 0.5:
                        continue
                    box = (moved[0], moved[1], moved[2], moved[3])
                    found = _correlation(
                        wanted, _part(large, box, (_COMPARED, _COMPARED)).tobytes()
                    )
                    if found > best + 1e-4:
                        best, crop, better = found, box, True
    return best


def _correlation(one: bytes, other: bytes) -> float:
    """Pearson's, of two pictures of as many pixels: 1 for the same but for brightness and contrast."""
    count = len(one)
    mean, mean_other = sum(one) / count, sum(other) / count
    both = sum(map(int.__mul__, one, other)) - count * mean * mean_other
    spread = sum(map(int.__mul__, one, one)) - count * mean * mean
    spread_other = sum(map(int.__mul__, other, other)) - count * mean_other * mean_other
    return float(both / (spread * spread_other) ** 0.5) if spread > 0 and spread_other > 0 else 0.0

"""Pictures — 图片: pixels at the size they are printed, and data that a plate-setter can read (GWG 4.23–4.27)."""

from __future__ import annotations

import struct
from typing import Any

from composer.diagnostics.diagnostic import Words
from composer.preflight.content.marks import PageContent, Picture
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, TooMuch, entry, items, name_of, number, stream_bytes
from composer.preflight.report.faults import PageFrame

__all__ = ["check_pictures", "jpeg_frame"]

_STRETCH = 0.06
"""Less than this no reader sees."""

_LEAST_PIXELS = 16
"""A picture smaller than this either way is a colour patch or a gradient, not a photograph."""

_MOST_BARE = 8 << 20
"""Pixels up to which unpacked samples are counted: that needs them unpacked."""


def check_pictures(file: PressFile, content: PageContent, frame: PageFrame) -> None:
    """The pictures of a page, and its forms where they stand for something else."""
    for picture in content.pictures:
        if meet(picture.box, frame.bleed) is not None:
            _resolution(file, picture)
        if not picture.inline:
            _data(file, picture)
    for name, form in content.forms.items():
        _form(file, name, form)


def _resolution(file: PressFile, picture: Picture) -> None:
    profile, book = file.profile, file.book
    if picture.across <= 0 or picture.up <= 0 or min(picture.wide, picture.high) <= 1:
        return
    across, up = picture.wide / picture.across * 72, picture.high / picture.up * 72
    ppi, name, box = min(across, up), picture.name, picture.box
    if _bits(picture) == 1:
        least = profile.demands.bitmap
        if ppi < least - 0.5:
            book.add("picture.ppi.bitmap", box, name=name, measured=ppi, allowed=least)
        return
    if max(picture.wide, picture.high) < _LEAST_PIXELS and picture.inline:
        return
    for rule, least in (
        ("picture.ppi.error", profile.resolution_error),
        ("picture.ppi.low", profile.resolution_floor),
    ):
        if ppi < least - 0.5:
            book.add(rule, box, name=name, measured=ppi, allowed=least)
            break
    if ppi > profile.resolution_waste + 0.5:
        book.add(
            "picture.ppi.waste", box, name=name, measured=ppi, allowed=profile.resolution_waste
        )
    stretch = max(across, up) / min(across, up) - 1
    if stretch > _STRETCH and min(picture.wide, picture.high) >= _LEAST_PIXELS:
        book.add("picture.stretched", box, name=name, measured=round(stretch * 100, 1))


def _bits(picture: Picture) -> int:
    if _flag(picture.image, "ImageMask"):
        return 1
    return int(_number(picture.image, "BitsPerComponent", 8.0))


def _data(file: PressFile, picture: Picture) -> None:
    """What the picture's own dictionary says; once for each picture of the file."""
    image, book, name, box = picture.image, file.book, picture.name, picture.box
    key = ("image", image.objgen)
    if key in file.looked_at:
        return
    file.looked_at.add(key)
    bits = number(image.get("/BitsPerComponent"), 8.0)
    if bits > 8:
        book.add("picture.depth", box, name=name, measured=bits)
    if "/Alternates" in image:
        book.add("picture.alternates", box, name=name)
    if "/OPI" in image:
        book.add("xobject.opi", box, name=name)
    filters = image.get("/Filter")
    named = [name_of(one) for one in items(filters)] or [name_of(filters)]
    if "JPXDecode" in named:
        book.add("picture.jpx", box, name=name)
    elif named[-1] == "DCTDecode":
        _jpeg(file, picture, named)
    elif named[-1] in ("", "FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode"):
        _samples(file, picture)


def _jpeg(file: PressFile, picture: Picture, filters: list[str]) -> None:
    if len(filters) > 1:
        return  # packed once more: its frame is not in the raw bytes
    found = jpeg_frame(picture.image.read_raw_bytes())
    space = picture.space
    if found is None:
        said: Words | str = Words("没有图像数据", "no frame")
    elif (found[0], found[1]) != (picture.wide, picture.high):
        said = f"{found[0]} × {found[1]} ≠ {picture.wide:g} × {picture.high:g}"
    elif space is not None and space.kind != "unknown" and found[2] != space.components:
        said = Words(
            f"{found[2]} 通道 ≠ {space.components}", f"{found[2]} channels ≠ {space.components}"
        )
    else:
        return
    file.book.add("picture.jpeg", picture.box, name=picture.name, allowed=said)


def jpeg_frame(data: bytes) -> tuple[int, int, int] | None:
    """Width, height and channels by a JPEG's frame header (ITU-T T.81, B.2.2); None without one."""
    at = 2
    if data[:2] != b"\xff\xd8":
        return None
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide, channels = struct.unpack_from(">HHB", data, at + 5)
            return wide, high, channels
        at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None


def _samples(file: PressFile, picture: Picture) -> None:
    """Whether there are as many bytes as pixels ask for."""
    bits = _bits(picture)
    components = 1 if _flag(picture.image, "ImageMask") else _components(picture)
    wanted = (picture.wide * components * bits + 7) // 8 * picture.high
    if not components or picture.wide * picture.high > _MOST_BARE:
        return
    try:
        found = len(stream_bytes(picture.image))
    except (*BROKEN, TooMuch):
        found = 0
    if found < wanted:
        file.book.add(
            "picture.short",
            picture.box,
            name=picture.name,
            measured=float(found),
            allowed=float(wanted),
        )


def _components(picture: Picture) -> int:
    return picture.space.components if picture.space and picture.space.kind != "unknown" else 0


def _form(file: PressFile, name: str, form: Any) -> None:
    key = ("form", form.objgen)
    if key in file.looked_at:
        return
    file.looked_at.add(key)
    if "/OPI" in form:
        file.book.add("xobject.opi", name=name)
    kind = name_of(form.get("/Subtype"))
    if kind == "PS" or "/PS" in form or name_of(form.get("/Subtype2")) == "PS":
        file.book.add("xobject.postscript", name=name)
    if "/Ref" in form:
        file.book.add("xobject.reference", name=name)


def _flag(image: Any, key: str) -> bool:
    value = image.get(key) if isinstance(image, dict) else entry(image, f"/{key}")
    return value is True


def _number(image: Any, key: str, default: float) -> float:
    value = image.get(key) if isinstance(image, dict) else entry(image, f"/{key}")
    return number(value, default)

"""Page boxes and page size — 页面框: Trim within Bleed within Media, equal pages (ISO 15930-7, 6.8; GWG 4.3)."""

from __future__ import annotations

from typing import Any

from composer.preflight.file import PressFile, inherited
from composer.preflight.reading import box_of, number
from composer.preflight.report.faults import Box, PageFrame

__all__ = ["check_boxes"]

_TOLERANCE = 0.05
"""pt: boxes are written with two or three decimals, and 0.02 mm no trimmer can cut."""

_MM = 25.4 / 72
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def check_boxes(file: PressFile, page: Any, frame: PageFrame) -> None:
    """The boxes of one page; the first page's size is every page's."""
    book = file.book
    if not _well_formed(file, page):
        return
    if "/TrimBox" not in page:
        book.add("box.trim.missing")
    elif "/ArtBox" in page:
        book.add("box.art")
    if not _within(frame.trim, frame.bleed):
        book.add("box.trim.outside", frame.trim)
    if not _within(frame.bleed, frame.media):
        book.add("box.bleed.outside", frame.bleed)
    crop = box_of(inherited(page, "/CropBox"))
    if crop is not None and not _within(frame.trim, crop):
        book.add("box.crop", crop)
    _bleed(file, frame)
    first = file.frames[0]
    if not _same_size(first.trim, frame.trim):
        book.add("page.size", name=_size(frame.trim), allowed=_size(first.trim))
    unit = number(page.get("/UserUnit"), 1.0)
    if unit != 1:
        book.add("page.user-unit", measured=unit)
    if frame.rotate:
        book.add("page.rotated", measured=float(frame.rotate))


def _well_formed(file: PressFile, page: Any) -> bool:
    if inherited(page, "/MediaBox") is None:
        file.book.add("box.media")
        return False
    wrong = [
        name
        for name in _BOXES
        if (value := inherited(page, name)) is not None and box_of(value) is None
    ]
    for name in wrong:
        file.book.add("box.malformed", name=name[1:])
    return not wrong


def _bleed(file: PressFile, frame: PageFrame) -> None:
    wanted = file.profile.demands.bleed
    edges = [frame.trim[n] - frame.bleed[n] for n in (0, 1)]
    edges += [frame.bleed[n] - frame.trim[n] for n in (2, 3)]
    least = min(edges) * _MM
    if 0 <= least < wanted - 0.05:
        file.book.add("box.bleed.short", measured=round(least, 2), allowed=wanted)


def _within(inner: Box, outer: Box) -> bool:
    return all(inner[n] >= outer[n] - _TOLERANCE for n in (0, 1)) and all(
        inner[n] <= outer[n] + _TOLERANCE for n in (2, 3)
    )


def _same_size(one: Box, other: Box) -> bool:
    return all(abs(one[n + 2] - one[n] - other[n + 2] + other[n]) <= _TOLERANCE for n in (0, 1))


def _size(box: Box) -> str:
    wide, high = (round((box[n + 2] - box[n]) * _MM, 1) for n in (0, 1))
    return f"{wide:g} × {high:g} mm"

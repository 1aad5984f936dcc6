"""Pictures — 图片 — for the press: checked, cropped, brought to size and separated.

In: a picture file, the part of it that shows, its size on the page. Out: what a PDF image holds, in
CMYK, gray or one bit, never in RGB. What was made once is taken from the shelf, without Pillow.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Findings, Span
from composer.frozen import frozen
from composer.measure import Rect
from composer.papers.press_profile import PressProfile
from composer.press.pictures.colour_tags import colour_tag
from composer.press.pictures.completeness import rows_held
from composer.press.pictures.originals import DAMAGE, Crop, Original, looked_over, opened, refuse
from composer.press.pictures.packing import PressPicture, from_bytes, to_bytes
from composer.press.shelf import Shelf, digest_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from composer.press.pictures.separation import Separation

__all__ = ["Originals", "PressPicture", "Repro"]

_OVERSAMPLING = 1.5
"""Resolution kept, as a multiple of the press's target: what is over adds bytes, not detail."""

_PLATE = 2540.0
"""Pixels per inch of the finest plate-setters: line art beyond it cannot be drawn."""

_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that begin a frame (ITU-T T.81, table B.1); PDF takes 0xC0 to 0xC2."""


@frozen
class _Read:
    """What was read of a picture: the part that shows, whether it is a drawing, and its opacity."""

    part: Image
    drawing: bool
    mask: bytes = b""


class Originals:
    """The picture files of a run, looked over; what was seen is kept on the shelf."""

    def __init__(self, findings: Findings, shelf: Shelf) -> None:
        self._findings = findings
        self._shelf = shelf
        self._seen: dict[str, Original] = {}

    def look_over(self, path: Path, span: Span) -> Original | None:
        """What a picture's header says; None, with the reason reported at `span`, if it is unusable:
        missing (E501), damaged (E502), empty (E503), too large (E504), of another kind (E512)."""
        try:
            content = digest_of(path)
        except OSError:
            content = ""  # what is wrong with it is said below
        found = self._seen.get(content) or self._looked_over(path, content, span)
        if found is not None and found.kind:
            refuse(path, found.kind, span, self._findings)
            return None
        if found is not None and content:
            self._seen[content] = found
        return found

    def size(self, path: Path, span: Span) -> tuple[int, int] | None:
        """Width and height of a picture as it stands upright, from its header; None if it is unusable.

        Reads no pixels: a file cut short is found only when it is separated.
        """
        found = self.look_over(path, span)
        return (found.width, found.height) if found is not None else None

    def _looked_over(self, path: Path, content: str, span: Span) -> Original | None:
        key = self._shelf.key("original", content) if content else ""
        kept = self._shelf.get(key) if key else None
        if kept is not None:
            return _original(kept)
        with opened(path, span, self._findings) as picture:
            if picture is None:
                return None
            try:
                found = looked_over(picture)
            except DAMAGE:
                self._findings.add("E502", span, path=path.name)
                return None
        if key:
            self._shelf.put(key, _kept(found))
        return found


class Repro:
    """The repro department — 制版: separates the pictures of one run for one press."""

    def __init__(
        self, profile: PressProfile, findings: Findings, cache: Path | None = None
    ) -> None:
        """`cache` is a folder that keeps what was separated from run to run."""
        self._profile = profile
        self._findings = findings
        self._shelf = Shelf(cache)
        self._originals = Originals(findings, self._shelf)
        self._made: Separation | None = None

    def separate(
        self, path: Path, crop: Crop, rect: Rect, span: Span, *, cutout: bool = False
    ) -> PressPicture | None:
        """The part `crop` of a picture, for printing in `rect`; None if it is unusable.

        `cutout` keeps its transparency, as a soft mask, which PDF/X-4 allows; without it the picture
        lies on paper white.

        What is wrong with it is reported at `span`: unusable (as `Originals.look_over` says), too
        coarse for its size (W505, W514), with channels (W513) or further pictures (W518) that will not
        be printed.
        """
        original = self._originals.look_over(path, span)
        if original is None:
            return None
        # Judged each time, kept or not: a finding must not vanish because the picture was on the shelf.
        self._review(original, crop, rect, path, span)
        profile = self._profile
        size = round(rect.width, 2), round(rect.height, 2)
        press = profile.icc_digest, profile.ink_limit, profile.resolution_target
        key = self._shelf.key("picture", digest_of(path), crop, size, cutout, press)
        kept = self._shelf.get(key)
        if kept is not None:
            try:
                return from_bytes(kept)
            except (struct.error, IndexError):
                pass  # made anew below
        with opened(path, span, self._findings) as picture:
            if picture is None:
                return None
            # A reader fills the rows that a file lacks, so they are counted before it is asked for pixels.
            try:
                if (rows := rows_held(path, picture)) is not None:
                    self._findings.add(
                        "E550", span, path=path.name, rows=rows, height=picture.height
                    )
                    return None
                read = self._read(picture, original, crop, rect, path, cutout)
            except DAMAGE:
                self._findings.add("E502", span, path=path.name)
                return None
            made = read if isinstance(read, PressPicture) else self._made_of(read)
        self._shelf.put(key, to_bytes(made))
        return made

    def _review(self, original: Original, crop: Crop, rect: Rect, path: Path, span: Span) -> None:
        across = original.width * (crop[2] - crop[0]) / rect.width
        down = original.height * (crop[3] - crop[1]) / rect.height
        ppi, name = round(min(across, down) * 72), path.name
        profile, add = self._profile, self._findings.add
        if original.extra:
            add("W513", span, path=name, count=len(original.extra), names="、".join(original.extra))
        if original.several:
            add("W518", span, path=name)
        if code := original.tag[0]:
            _, embedded, colours = original.tag
            add(code, span, path=name, embedded=embedded, colours=colours)
        if original.line_art and ppi < round(profile.demands.bitmap):
            add("W514", span, path=name, ppi=ppi, floor=round(profile.demands.bitmap))
        elif ppi < round(profile.resolution_floor):
            add("W505", span, path=name, ppi=ppi, floor=round(profile.resolution_floor))

    def _read(
        self,
        picture: Image,
        original: Original,
        crop: Crop,
        rect: Rect,
        path: Path,
        cutout: bool,
    ) -> PressPicture | _Read:
        """The pixels of a picture at its size; or what is right for the press as it lies.

        Raises:
            one of `DAMAGE`: the file is not what its header says.
        """
        from composer.press.pictures.originals import few_colours, is_transparent, line_art, shown

        if picture.format == "TIFF":  # what its reader makes of tags that contradict each other
            picture.load()
            if sorted(picture.size) != sorted((original.width, original.height)):
                raise ValueError("the reader gives another size than the header")
        if original.line_art:
            most = round(rect.width * _PLATE / 72), round(rect.height * _PLATE / 72)
            return _Read(line_art(picture, crop, (max(1, most[0]), max(1, most[1]))), True)
        size = self._size(original, crop, rect)
        whole = crop == (0.0, 0.0, 1.0, 1.0) and size == picture.size
        if whole and self._right_already(picture, path):
            return _passed_through(picture, path)
        if cutout and is_transparent(picture):
            from composer.press.pictures.cutouts import cut_out

            colours, mask = cut_out(picture, crop, size)
            return _Read(colours, False, mask)
        drawing = few_colours(picture)
        return _Read(shown(picture, crop, size), drawing)

    def _made_of(self, read: _Read) -> PressPicture:
        """The separated picture."""
        from composer.press.pictures.packing import packed

        part = read.part if read.part.mode == "1" else self._inked(read.part)
        return packed(part, self._separation.limit_levels, lossless=read.drawing, mask=read.mask)

    def _right_already(self, picture: Image, path: Path) -> bool:
        """Whether a file can go to the press as it lies: a JPEG that PDF takes, upright, in this
        press's inks within its limit, or gray in its tones."""
        from composer.press.pictures.originals import adobe_inks, turned

        if picture.format != "JPEG" or picture.mode not in ("L", "CMYK") or turned(picture):
            return False
        icc = colour_tag(picture).icc
        separation = self._separation
        if picture.mode == "L":
            fits = separation.keeps_gray(icc)
            picture.load()
        else:
            fits = separation.of_press(icc) and separation.within_limit(adobe_inks(picture))
        return fits and _is_huffman(path)

    @property
    def _separation(self) -> Separation:
        if self._made is None:
            from composer.press.pictures.separation import Separation

            self._made = Separation(self._profile, self._shelf)
        return self._made

    def _size(self, original: Original, crop: Crop, rect: Rect) -> tuple[int, int]:
        """Pixels of the part shown: the picture's own, or fewer if they are finer than is of use."""
        own = original.width * (crop[2] - crop[0]), original.height * (crop[3] - crop[1])
        most = self._profile.resolution_target * _OVERSAMPLING / 72
        share = min(1.0, max(rect.width * most / own[0], rect.height * most / own[1]))
        return max(1, round(own[0] * share)), max(1, round(own[1] * share))

    def _inked(self, part: Image) -> Image:
        """A cropped and sized picture in the press's inks."""
        icc = part.info.get("icc_profile") or b""
        if part.mode == "CMYK":
            return self._separation.cmyk(part, icc)
        if part.mode == "L":
            return self._separation.gray(part, icc)
        return self._separation.colour(part, icc)


def _is_huffman(path: Path) -> bool:
    """Whether a JPEG's frame is one that PDF takes: baseline or progressive, Huffman coded."""
    data = path.read_bytes()
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _SOF:
            return marker in (0xC0, 0xC1, 0xC2) and data[at + 4] == 8
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big") if marker != 0xFF else 1
    return False


def _passed_through(picture: Image, path: Path) -> PressPicture:
    """A JPEG as it lies in its file."""
    width, height = picture.size
    space = "DeviceGray" if picture.mode == "L" else "DeviceCMYK"
    inverted = space == "DeviceCMYK" and "adobe" in picture.info
    return PressPicture(width, height, space, "DCTDecode", inverted, path.read_bytes())


def _kept(original: Original) -> bytes:
    values = (
        original.width, original.height, original.line_art, original.extra, original.several,
        original.kind, original.tag,
    )  # fmt: skip
    return json.dumps(values).encode("ascii")


def _original(kept: bytes) -> Original:
    width, height, drawing, extra, several, kind, (code, embedded, colours) = json.loads(kept)
    tag = code, embedded, colours
    return Original(width, height, drawing, tuple(extra), several, kind, tag)

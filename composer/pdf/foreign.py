"""Placed things — 图片与广告: pictures and advertisements as XObjects, made ready once a run.

In: the items as they are painted. Out: operators for the page, and for each file the objects they
name. A thing that cannot be used is reported and leaves its place empty; the build fails by its error.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Diagnostic, Findings, Span
from composer.display.items import FormItem, PictureItem
from composer.frozen import frozen
from composer.measure import Pt, Rect
from composer.papers.press_profile import PressProfile
from composer.pdf.document import PressCanvas
from composer.pdf.objects import INITIAL_STATE, Stream, Written, decimal
from composer.pdf.painting.stock import Sheet, Shown
from composer.press.pictures.separated import Originals, PressPicture, Repro
from composer.press.shelf import Shelf

if TYPE_CHECKING:
    from composer.press.adverts.placed_form import GraphObject
    from composer.press.adverts.placing import Adverts, PressAdvert
    from composer.press.softproof import SoftProof

__all__ = ["Look", "Placed", "add_objects"]


@frozen
class Look:
    """What pictures are brought to for eyes: their look in print, at so many pixels per inch."""

    proof: SoftProof
    ppi: float


class Placed:
    """The pictures and advertisements of an edition."""

    def __init__(
        self,
        sheet: Sheet,
        profile: PressProfile,
        findings: Findings,
        spans: Mapping[int, Span],
        cache: Path | None,
        look: Look | None = None,
    ) -> None:
        """`spans` are the places of nodes in the paper's files, for what is found wrong. `look`: for
        eyes and not for plates."""
        self._sheet = sheet
        self._spans = spans
        self._repro = Repro(profile, findings, cache)
        self._look = look
        self._findings = findings
        self._shelf = Shelf(cache)
        self._originals = Originals(findings, self._shelf)
        self._names: dict[tuple[object, ...], str] = {}
        self._pictures: dict[str, PressPicture | None] = {}
        self._separated: dict[str, PressPicture | None] = {}
        """The same as the press will print them, whatever the file is for."""
        self._forms: dict[str, PressAdvert] = {}
        self._digests: dict[str, bytes] = {}
        self._told: dict[str, tuple[Diagnostic, ...]] = {}
        """What was found wrong with each picture when it was separated."""

    @cached_property
    def _adverts(self) -> Adverts:
        from composer.press.adverts.placing import Adverts

        return Adverts(self._findings, self._shelf, self._look.proof if self._look else None)

    def show(self, item: PictureItem | FormItem) -> Shown | None:
        """How `item` is painted; None if it cannot be had."""
        with self._findings.about(self._findings.here(item.rect)):
            return self._shown(item)

    def _shown(self, item: PictureItem | FormItem) -> Shown | None:
        if isinstance(item, PictureItem):
            return self._show_picture(item)
        from composer.press.adverts.placing import is_pdf

        if is_pdf(Path(item.file)):
            return self._show_form(item)
        return self._show_drawn(item)

    def add(self, name: str, canvas: PressCanvas) -> str:
        """Put the thing of that resource name into a file; its reference."""
        picture = self._pictures.get(name)
        if picture is not None:
            mask = canvas.add(_soft_mask(picture)) if picture.mask else ""
            return canvas.add(_image(picture, mask))
        return add_objects(self._forms[name].objects, canvas, {})[0]

    def digest(self, name: str) -> bytes:
        """Says what the thing of that resource name is; worked out once, for all pages that show it."""
        found = self._digests.get(name)
        if found is None:
            picture = self._pictures.get(name)
            if picture is None:
                found = self._forms[name].digest
            else:
                total = hashlib.sha1(picture.content, usedforsecurity=False)
                total.update(picture.mask)
                found = total.digest()
            self._digests[name] = found
        return found

    def _show_picture(self, item: PictureItem) -> Shown | None:
        """A picture fills its rectangle; shown twice alike, it is in the file once. Its shape cuts it
        on the page, where the same picture may stand whole."""
        rect, crop, cutout = item.rect, item.crop, item.cutout
        name = self._picture_name(item)
        span = self._spans.get(item.node, Span())
        if name in self._pictures:
            self._findings.again(self._told[name], span)
        else:
            before = len(self._findings)
            made = self._repro.separate(Path(item.file), crop, rect, span, cutout=cutout)
            self._separated[name] = made
            if made is not None and self._look is not None:
                made = self._look.proof.picture(made, rect, self._look.ppi)
            self._pictures[name] = made
            self._told[name] = self._findings.since(before)
        if self._pictures[name] is None:
            return None
        left, bottom = self._corner(rect)
        size = f"{decimal(rect.width)} 0 0 {decimal(rect.height)}"
        cut = f"{self._sheet.path(item.rings)} W* n " if item.rings else ""
        return Shown(name, f"q {cut}{size} {decimal(left)} {decimal(bottom)} cm /{name} Do Q")

    def printed(self, item: PictureItem) -> PressPicture | None:
        """A picture that was shown, as it will be printed."""
        return self._separated.get(self._picture_name(item))

    def _picture_name(self, item: PictureItem) -> str:
        size = round(item.rect.width, 2), round(item.rect.height, 2)
        return self._name("I", item.file, item.crop, *size, item.cutout)

    def _show_form(self, item: FormItem) -> Shown | None:
        """An advertisement stands at its own size in the middle of its slot; one that is larger is scaled
        down to it. It is cut at its own trim, and nowhere else."""
        rect = item.rect
        span = self._spans.get(item.node, Span())
        path = Path(item.file)
        advert = self._adverts.take(path, span)
        if advert is None:
            return None
        name = self._name("A", item.file)
        self._forms[name] = advert
        scale = self._adverts.scale(advert.width, advert.height, rect, item.fit, path, span)
        left, bottom = self._corner(rect)
        across = left + (rect.width - scale * advert.width) / 2 - scale * advert.left
        up = bottom + (rect.height - scale * advert.height) / 2 - scale * advert.bottom
        size = f"{scale:.6f}".rstrip("0").rstrip(".")
        way = f"{size} 0 0 {size} {decimal(across)} {decimal(up)} cm"
        return Shown(name, f"q {INITIAL_STATE} {way} /{name} Do Q")

    def _show_drawn(self, item: FormItem) -> Shown | None:
        """An advertisement that is a picture is as large as its slot lets it be: it has no size of its
        own, but proportions, which are kept."""
        rect, path = item.rect, Path(item.file)
        span = self._spans.get(item.node, Span())
        original = self._originals.look_over(path, span)
        if original is None:
            return None
        scale = min(rect.width / original.width, rect.height / original.height)
        width, height = Pt(original.width * scale), Pt(original.height * scale)
        self._adverts.scale(width, height, rect, item.fit, path, span)
        x, y = rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2
        place = Rect(Pt(x), Pt(y), width, height)
        return self._show_picture(PictureItem(place, item.file, node=item.node))

    def _name(self, kind: str, *what: object) -> str:
        """The resource name of a thing, the same for the same thing."""
        return self._names.setdefault((kind, *what), f"{kind}{len(self._names) + 1}")

    def _corner(self, rect: Rect) -> tuple[float, float]:
        """The lower left corner of `rect` on the sheet."""
        left = self._sheet.margin / 1000 + rect.x
        return left, self._sheet.top / 1000 - rect.bottom


def _image(picture: PressPicture, mask: str) -> Stream:
    """The image XObject; `mask` is the reference of its soft mask, or empty."""
    channels = {"DeviceGray": 1, "DeviceRGB": 3}.get(picture.space, 4)
    decode = f"/Decode[{' '.join(['1 0'] * channels)}]" if picture.inverted else ""
    return Stream(
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{picture.space}/BitsPerComponent {picture.bits}{decode}/Filter/{picture.packing}"
        f"{f'/SMask {mask}' if mask else ''}",
        picture.content,
    )


def _soft_mask(picture: PressPicture) -> Stream:
    """The picture's opacity as an image (ISO 32000-1, 11.6.5.3)."""
    return Stream(
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
        picture.mask,
    )


def add_objects(
    objects: Sequence[GraphObject], canvas: PressCanvas, known: dict[GraphObject, str]
) -> list[str]:
    """The objects of placed pages, numbered as the file numbers them; gives their references.

    What refers to nothing and is in the file already (`known`) is not put there again: the files
    of one edition's pages all bring the same fonts.
    """
    written = [Written() for _ in objects]
    numbers: list[bytes] = []
    for one, thing in zip(written, objects, strict=True):
        alone = len(thing.parts) == 1
        number = known.get(thing) if alone else None
        if number is None:
            number = canvas.refer(one)
            if alone:
                known[thing] = number
        numbers.append(number.encode("ascii"))
    for one, thing in zip(written, objects, strict=True):
        body = b"".join(part if isinstance(part, bytes) else numbers[part] for part in thing.parts)
        if thing.stream is not None:
            body = b"".join((body, b"\nstream\n", thing.stream, b"\nendstream"))
        one.body = body
    return [number.decode("ascii") for number in numbers]

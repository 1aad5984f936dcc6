"""The file's outside — 文件外壳: catalogue, page objects, output intent, through ReportLab's canvas.

ReportLab numbers the objects and writes the catalogue; these subclasses add the keys that PDF/X-4 and tagged
PDF need and it has no place for, and take away the Helvetica that it writes unasked.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from composer.frozen import frozen
from composer.measure import Pt
from composer.pdf.engine import Canvas, pdfdoc
from composer.pdf.fonts import CompositeFont
from composer.pdf.metadata import Identity, info_dictionary, xmp_packet
from composer.pdf.objects import Stream, Written, decimal, reference, text
from composer.pdf.painting.stock import Sheet
from composer.pdf.tree.bookmarks import Entry, write_outline
from composer.pdf.tree.structure import PageMarks, Structure
from composer.press.outputs import PRESS, Output
from composer.press.shelf import Shelf

__all__ = ["Boxes", "OutputCondition", "PressCanvas", "PressPage", "save"]


class OutputCondition(Protocol):
    """What the file is made for: a press profile, or what finished pages say of theirs."""

    @property
    def condition(self) -> str:
        """The condition's name in the registry."""

    @property
    def registry(self) -> str:
        """Who keeps the name."""

    @property
    def info(self) -> str:
        """The condition in words."""

    @property
    def icc_bytes(self) -> bytes:
        """Its output profile."""


@frozen
class Boxes:
    """The boxes that all pages share, as PDF arrays; MediaBox and CropBox are one."""

    media: str
    bleed: str
    trim: str

    @classmethod
    def around(cls, sheet: Sheet, bleed: Pt) -> Boxes:
        """The boxes of a trim in the middle of its sheet."""
        grown = round(bleed * 1000)
        left, right, foot, top = sheet.margin, sheet.margin + sheet.width, sheet.foot, sheet.top
        return cls(
            media=_array(0, 0, right + left, top + foot),
            bleed=_array(left - grown, foot - grown, right + grown, top + grown),
            trim=_array(left, foot, right, top),
        )


def _array(*thousandths: int) -> str:
    return f"[{' '.join(decimal(part / 1000) for part in thousandths)}]"


class PressPage(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """A page object, its contents and resources given as they go into the file."""

    __RefOnly__ = 1  # ReportLab: always an indirect object

    def __init__(
        self, boxes: Boxes, contents: str, resources: str, blending: str = "DeviceCMYK"
    ) -> None:
        # For the press blending happens in its inks, should a placed advertisement be transparent.
        self._entries = (
            f"/MediaBox{boxes.media}/CropBox{boxes.media}/BleedBox{boxes.bleed}/TrimBox{boxes.trim}"
            f"/Contents {contents}/Resources{resources}"
            f"/Group<</Type/Group/S/Transparency/CS/{blending}>>"
        )

    def tag(self, number: int) -> None:
        """Tie the page to entry `number` of the structure's parent tree."""
        self._entries += f"/StructParents {number}/Tabs/S"

    def link(self, annotations: Sequence[str]) -> None:
        """Put links on the page."""
        if annotations:
            self._entries += f"/Annots[{' '.join(annotations)}]"

    def thread(self, beads: Sequence[str]) -> None:
        """Say which beads of article threads lie on the page."""
        self._entries += f"/B[{' '.join(beads)}]"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object's bytes, for ReportLab."""
        parent = reference(document, document.Pages)
        return f"<</Type/Page/Parent {parent}{self._entries}>>".encode("ascii")


class _PressCatalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    __NoDefault__ = (
        *pdfdoc.PDFCatalog.__NoDefault__,
        "OutputIntents",
        "Threads",
        "Version",
    )


class _PressDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The file, with an id made of its content."""

    def __init__(self, identity: Identity, version: tuple[int, int]) -> None:
        super().__init__(compression=0, invariant=1, pdfVersion=version)
        catalog = _PressCatalog()
        catalog.Pages = self.Pages
        self.Catalog = self._catalog = catalog
        self.info = Written(info_dictionary(identity))
        self._identity = identity

    def ID(self) -> bytes:  # noqa: N802 - ReportLab's name
        """The trailer's ID; ReportLab's own is the same for every invariant file."""
        number = self._identity.digest.hex().upper()
        return f"[<{number}><{number}>]".encode("ascii")

    def format(self) -> list[bytes]:
        """The file in pieces.

        ReportLab's own puts every object together four times over on its way into one string;
        with an output profile of 3.7 MB in each of 64 page files that is half of the time.
        """
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        pieces = list(pdfdoc.PDFFile(self._pdfVersion).strings)
        at = sum(map(len, pieces))
        offsets: list[int] = []
        while (key := self.numberToId.get(len(offsets) + 1)) is not None:
            offsets.append(at)
            thing = self.idToObject[key]
            body = thing.chunks() if isinstance(thing, Written) else (thing.format(self), b"\n")
            written = (b"%d 0 obj\n" % len(offsets), *body, b"endobj\n")
            pieces += written
            at += sum(map(len, written))
        pieces.append(_cross_references(offsets))
        trailer = pdfdoc.PDFTrailer(
            startxref=at,
            Size=len(offsets) + 1,
            Root=root,
            Info=info,
            ID=self.ID(),
        )
        pieces.append(trailer.format(self))
        return pieces


class PressCanvas(Canvas):  # type: ignore[misc]
    """A ReportLab canvas whose pages come encoded."""

    def __init__(
        self,
        identity: Identity,
        profile: OutputCondition,
        output: Output = PRESS,
        shelf: Shelf | None = None,
    ) -> None:
        """`shelf` keeps the output profile packed from run to run."""
        super().__init__(io.BytesIO(), pageCompression=0, invariant=1)
        self._doc = _PressDocument(identity, output.version)
        self._pages: list[PressPage] = []
        catalog = self._doc.Catalog
        catalog.Lang = text(identity.language)
        # ISO 32000-1, table 150: viewers lay a right-bound paper's spreads out with page 2 right of page 3.
        direction = "/Direction/R2L" if identity.right_to_left else ""
        catalog.ViewerPreferences = f"<</DisplayDocTitle true{direction}>>"
        catalog.Metadata = self.add(xmp_packet(identity))
        if output.for_press:
            catalog.OutputIntents = self._output_intent(profile, shelf or Shelf(None))

    def _make_preamble(self) -> None:
        """Nothing: ReportLab's sets a Helvetica that no one uses and no file embeds."""
        self._preamble = ""

    @property
    def document(self) -> pdfdoc.PDFDocument:
        """ReportLab's document."""
        return self._doc

    def add(self, body: str | bytes | Stream) -> str:
        """Put an object into the file; its reference."""
        return self.refer(Written(body))

    def refer(self, thing: pdfdoc.PDFObject) -> str:
        """The reference of an object, which is put into the file with its first one."""
        return reference(self._doc, thing)

    def use_font(self, font: CompositeFont) -> None:
        """Give the file a font: ReportLab asks it for its objects when it saves."""
        self._doc.delayedFonts.append(font)

    def show_page(self, page: PressPage, *, tagged: bool) -> str:
        """Add `page` to the file, in place of ReportLab's `showPage`; its reference."""
        if tagged:
            page.tag(len(self._pages))
        self._doc.addPage(page)
        self._pages.append(page)
        return self.refer(page)

    def page_references(self) -> list[str]:
        """The references of the pages added so far."""
        return [self.refer(page) for page in self._pages]

    def link(self, place: int, annotations: Sequence[str]) -> None:
        """Put links, as dictionaries, on the page at `place` in the file."""
        self._pages[place].link([self.add(one) for one in annotations])

    def outline(self, entries: Sequence[Entry]) -> None:
        """Give the file its outline, if there are entries for one."""
        self._doc.Catalog.Outlines = write_outline(self._doc, entries) if entries else None

    def tag(self, structure: Structure, pages: Sequence[PageMarks]) -> None:
        """Make the file a tagged one, with the structure of its pages."""
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = structure.write(self._doc, pages)
        catalog.MarkInfo = "<</Marked true>>"

    def page(self, place: int) -> PressPage:
        """The page at `place` in the file, from 0."""
        return self._pages[place]

    def thread(self, threads: Sequence[str]) -> None:
        """Say which article threads run through the file."""
        self._doc.Catalog.Threads = f"[{' '.join(threads)}]"

    def label_pages(self, labels: Sequence[str]) -> None:
        """Name the pages as the paper numbers them, whatever their place in the file."""
        entries = " ".join(f"{place}<</P{text(label)}>>" for place, label in enumerate(labels))
        self._doc.Catalog.PageLabels = f"<</Nums[{entries}]>>"

    def pieces(self) -> list[bytes]:
        """The finished file."""
        for font in self._doc.delayedFonts:
            font.addObjects(self._doc)
        return self._doc.format()

    def _output_intent(self, profile: OutputCondition, shelf: Shelf) -> str:
        """The printing condition (ISO 15930-7, 6.2.2), its profile embedded.

        Packed: 3.7 MB of CRPC1 shrink by a quarter. That takes 0.2 s, so it is done once and kept on the
        shelf; all files of a run have the same bytes of it.
        """
        icc = self.add(Stream("/N 4/Filter/FlateDecode", _packed(profile.icc_bytes, shelf)))
        intent = self.add(
            f"<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier{text(profile.condition)}"
            f"/RegistryName{text(profile.registry)}/Info{text(profile.info)}"
            f"/OutputCondition{text(profile.info)}/DestOutputProfile {icc}>>"
        )
        return f"[{intent}]"


_PROFILES: dict[bytes, bytes] = {}
"""Hash of a profile → its bytes packed, for the next file of this process."""


def _packed(icc: bytes, shelf: Shelf) -> bytes:
    digest = hashlib.sha256(icc).digest()
    found = _PROFILES.get(digest)
    if found is None:
        key = shelf.key("profile", digest)
        found = shelf.get(key)
        if found is None:
            found = zlib.compress(icc, 6)
            shelf.put(key, found)
        _PROFILES[digest] = found
    return found


def _cross_references(offsets: Sequence[int]) -> bytes:
    """The cross-reference table (ISO 32000-1, 7.5.4): entries of 20 bytes sharp."""
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{entries}".encode("ascii")


def save(pieces: Sequence[bytes], target: BinaryIO | Path) -> None:
    """Write a finished file: to a stream, or beside its place and then into it in one step.

    A RIP that watches a folder must never pick up half a page, nor a crash leave one.
    """
    if not isinstance(target, Path):
        target.writelines(pieces)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.tmp")
    try:
        with beside.open("wb") as stream:
            stream.writelines(pieces)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)

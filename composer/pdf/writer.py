"""Writing files — 输出文件: all pages of an edition, or some of them, from contents encoded once.

In: a `DisplayList`, fonts, a press profile. Out: as many PDFs as are asked for. Page contents,
pictures and fonts are made once a run. All files of a run embed the same subset of a face. With fonts
of their own glyphs only, 64 page files would be 4.0 MB each instead of 5.8 (3.7 of it the press's
profile), but take 2.1 s of CPU instead of 0.3: casting a page's fonts anew costs far more than
copying those of the edition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from composer.diagnostics.diagnostic import CannotCompose, Findings, OnPage, Span
from composer.display.items import ARTIFACT, DisplayList, DisplayPage, FormItem, PictureItem, QrItem
from composer.fonts.metrics import FontSet
from composer.papers.press_profile import PressProfile
from composer.pdf.document import Boxes, PressCanvas, PressPage, save
from composer.pdf.fonts import CastFont, CompositeFont, Foundry
from composer.pdf.foreign import Look, Placed
from composer.pdf.metadata import Identity
from composer.pdf.objects import decimal
from composer.pdf.painting.content import PagePainter
from composer.pdf.painting.inks import ScreenInks
from composer.pdf.painting.marks import MARKS_OF, Margins, Trimmed
from composer.pdf.painting.stock import PageContent, Sheet, Stock
from composer.pdf.resources import Resources
from composer.pdf.threads import Threads
from composer.pdf.tree.bookmarks import Entry
from composer.pdf.tree.returning import returning_nodes
from composer.pdf.tree.structure import PageMarks, Structure
from composer.press.legibility import review_type
from composer.press.outputs import PRESS, Output
from composer.press.shelf import Shelf

__all__ = ["PdfWriter", "write_pdf"]


def write_pdf(
    display: DisplayList,
    fonts: FontSet,
    target: BinaryIO | Path,
    *,
    profile: PressProfile,
    findings: Findings,
    pages: slice | Sequence[int] | None = None,
    tagged: bool = True,
    marks: bool = True,
    output: Output = PRESS,
) -> None:
    """Write one file; `PdfWriter` writes several from the same edition for less."""
    writer = PdfWriter(
        display,
        fonts,
        profile=profile,
        findings=findings,
        tagged=tagged,
        marks=marks,
        output=output,
    )
    writer.write(target, pages)


class PdfWriter:
    """Writes the files of one edition."""

    def __init__(
        self,
        display: DisplayList,
        fonts: FontSet,
        *,
        profile: PressProfile,
        findings: Findings,
        tagged: bool = True,
        marks: bool = True,
        cache: Path | None = None,
        foundry: Foundry | None = None,
        output: Output = PRESS,
    ) -> None:
        """Encode all pages of `display`.

        `output` says what the files are for; without `marks` nothing stands outside the trim.
        `cache` is a folder that keeps converted pictures from run to run. `foundry` keeps fonts
        from one writer to the next in a running process.
        """
        self._display = display
        self._findings = findings
        self._profile = profile
        self._foundry = foundry or Foundry()
        self._output = output = output if marks else replace(output, marks="none")
        margin = output.margin(display.bleed)
        sheet = Sheet.around(display.width, display.height, margin)
        self._boxes = Boxes.around(sheet, min(display.bleed, margin))
        look = None if output.for_press else _look(profile, output)
        inks = ScreenInks(look.proof.colour) if look else None
        returning = returning_nodes(display.beads, display.nodes)
        self._stock = Stock(fonts, display.nodes, sheet, tagged, inks, returning)
        self._structure = Structure(display.nodes, _picture_boxes(display, sheet), returning)
        self._threads = Threads(display.beads, display.nodes, sheet)
        spans = {node.id: node.source for node in display.nodes}
        self._placed = Placed(sheet, profile, findings, spans, cache, look)
        self._contents: list[PageContent] = []
        for page in display.pages:
            with findings.about(OnPage(page.number)):
                self._contents.append(self._encode(page))
        ground, shelf = self._placed.printed, Shelf(cache)
        self._shelf = shelf
        review_type(display.pages, ground, profile, shelf, findings, spans)
        self._margins: Margins | None = None
        if output.marks != "none":
            trimmed = Trimmed(display.width, display.height, display.bleed, room=margin)
            wanted = MARKS_OF[output.marks]
            self._margins = Margins(
                trimmed, wanted, fonts, self._stock, self._encode, plates=output.for_press
            )

    def write(self, target: BinaryIO | Path, pages: slice | Sequence[int] | None = None) -> None:
        """Write the file of `pages` (indexes, from 0; None: all of them) to `target`.

        A path is replaced in one step, when the file is complete; its folder is made.

        Raises:
            OSError: it cannot be written; what lay there is untouched.
        """
        save(self._file(self._indexes(pages), _file_name(target)), target)

    def _encode(self, page: DisplayPage) -> PageContent:
        return PagePainter(self._stock, self._placed.show).paint(page)

    def _indexes(self, pages: slice | Sequence[int] | None) -> Sequence[int]:
        every = range(len(self._display.pages))
        if pages is None:
            return every
        return every[pages] if isinstance(pages, slice) else pages

    def _file(self, indexes: Sequence[int], file: str) -> list[bytes]:
        """One finished file."""
        layers = [self._layers(index, file) for index in indexes]
        casts = self._cast({key for page in layers for layer in page for key in layer.faces})
        standard = "PDF/X-4" if self._output.for_press else ""
        identity = Identity.of(self._display, self._digest(layers, casts, file), standard)
        canvas = PressCanvas(identity, self._profile, self._output, self._shelf)
        for case, cast in casts.items():
            canvas.use_font(CompositeFont(case, cast))
        resources = Resources(canvas, self._stock, self._placed)
        pages = [self._add_page(canvas, resources, page) for page in layers]
        if not self._output.for_press:
            self._link(canvas, indexes)
        self._bookmark(canvas, indexes)
        canvas.label_pages([str(self._display.pages[index].number) for index in indexes])
        self._threads.write(canvas, {index: place for place, index in enumerate(indexes)})
        if self._stock.tagged:
            canvas.tag(self._structure, pages)
        return canvas.pieces()

    def _layers(self, index: int, file: str) -> list[PageContent]:
        """What is painted on a page, one over the other: the page, then its marks."""
        content = self._contents[index]
        if self._margins is None:
            return [content]
        page = self._display.pages[index]
        words = (
            f"{self._display.paper}  {self._display.date}  第{page.number}版 {page.name}  {file}"
        )
        return [content, *self._margins.of(words, content.spots)]

    def _add_page(
        self, canvas: PressCanvas, resources: Resources, layers: Sequence[PageContent]
    ) -> PageMarks:
        contents = " ".join(resources.content(layer) for layer in layers)
        blending = "DeviceCMYK" if self._output.for_press else "DeviceRGB"
        page = PressPage(self._boxes, f"[{contents}]", resources.of(layers), blending)
        shown = canvas.show_page(page, tagged=self._stock.tagged)
        return PageMarks(shown, layers[0].marked, layers[0].parts)

    def _cast(self, faces: set[str]) -> dict[str, CastFont]:
        """Resource name → font, for the faces that a file uses."""
        cases = [self._stock.case(key) for key in sorted(faces)]
        casts = {}
        for case in cases:
            try:
                casts[case.name] = self._foundry.cast(case)
            except Exception as damage:  # whatever a library raises on a font is the font's fault
                self._findings.add("E402", Span(), file=case.face.path.name)
                raise CannotCompose from damage
        return casts

    def _link(self, canvas: PressCanvas, indexes: Sequence[int]) -> None:
        """Links of the pages in a file: to its other pages, and to the addresses of QR codes."""
        from composer.pdf.links import Linker

        pages = [self._display.pages[index] for index in indexes]
        linker = Linker(pages, self._stock, canvas.page_references())
        for place, page in enumerate(pages):
            canvas.link(place, linker.of(page))

    def _bookmark(self, canvas: PressCanvas, indexes: Sequence[int]) -> None:
        """The outline's entries that lead to pages of the file."""
        pages = dict(zip(indexes, canvas.page_references(), strict=True))
        top = self._stock.sheet.top / 1000
        canvas.outline(
            [
                Entry(mark.title, pages[mark.page], top - mark.y, mark.level)
                for mark in self._display.bookmarks
                if mark.page in pages
            ]
        )

    def _digest(
        self, layers: Sequence[Sequence[PageContent]], casts: dict[str, CastFont], file: str
    ) -> bytes:
        """16 bytes that say which content the file has; the clock has no part in it."""
        display, profile = self._display, self._profile
        words = [display.title, display.paper, display.date, display.language, profile.name, file]
        words += [profile.condition, profile.registry, profile.info, self._output.purpose]
        if self._output.for_press:
            words.append(profile.icc_digest)
        total = hashlib.sha1("\0".join(words).encode("utf-8"), usedforsecurity=False)
        total.update(repr(self._boxes).encode("ascii"))
        total.update(self._structure.digest)
        total.update(repr((display.bookmarks, display.beads)).encode("utf-8"))
        for cast in casts.values():
            total.update(cast.base_name.encode("ascii"))
        for page in layers:
            for layer in page:
                total.update(layer.stream.content)
                for name in layer.placed:
                    total.update(self._placed.digest(name))
        return total.digest()[:16]


_BOXED = (PictureItem, FormItem, QrItem)


def _picture_boxes(display: DisplayList, sheet: Sheet) -> dict[int, str]:
    """Where pictures and advertisements lie on their sheets, by node: PDF/UA asks for it."""
    left, top = sheet.margin / 1000, sheet.top / 1000
    return {
        item.node: "[{} {} {} {}]".format(
            *map(
                decimal,
                (
                    left + item.rect.x,
                    top - item.rect.bottom,
                    left + item.rect.right,
                    top - item.rect.y,
                ),
            )
        )
        for page in display.pages
        for item in page.items
        if isinstance(item, _BOXED) and item.node > ARTIFACT
    }


def _file_name(target: BinaryIO | Path) -> str:
    """The name that the slug line shows; streams have none."""
    return target.name if isinstance(target, Path) else ""


def _look(profile: PressProfile, output: Output) -> Look:
    """How colours are shown on a screen: needed for a proof alone."""
    from composer.press.softproof import SoftProof

    return Look(SoftProof(profile), output.ppi)

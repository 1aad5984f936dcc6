"""Sheets — 大版: finished pages as forms on parent sheets, with their marks, as one PDF/X-4.

In: a `Run` of finished pages, the sides that carry them and where. Out: a file with one PDF page a side. A
sheet has no logical structure: it is read by a plate-setter, and the pages it is made of keep theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace

from composer.diagnostics.diagnostic import CannotCompose, Findings
from composer.display.items import DisplayList, DisplayPage, FormItem, Ink, PictureItem
from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.measure import Pt, Rect, mm
from composer.papers.models.press import Imposition
from composer.pdf.document import Boxes, PressCanvas, PressPage
from composer.pdf.fonts import CompositeFont, Foundry
from composer.pdf.foreign import add_objects
from composer.pdf.metadata import Identity
from composer.pdf.objects import INITIAL_STATE, compressed, decimal
from composer.pdf.painting.content import PagePainter
from composer.pdf.painting.marks import Margins, Trimmed
from composer.pdf.painting.stock import PageContent, Sheet, Shown, Stock
from composer.pdf.resources import Resources
from composer.press.adverts.placed_form import GraphObject
from composer.press.finished import FinishedPage, Run
from composer.press.imposition import Layout, Side, Spot

__all__ = ["Parent", "SheetWriter", "parent_sheet"]


@frozen
class Parent:
    """The parent sheet — 大纸: what is left beside and above the pages' block, the same at both ends."""

    beside: Pt
    above: Pt


def parent_sheet(plan: Layout, setting: Imposition, findings: Findings) -> Parent:
    """Where the pages lie on the paper's parent sheet: in its middle.

    Raises:
        CannotCompose: it is too small for them and their margin (E622).
    """
    margin = setting.margin.value
    if setting.sheet is None:
        return Parent(Pt(margin), Pt(margin))
    width, height = (length.value for length in setting.sheet)
    beside, above = (width - plan.width) / 2, (height - plan.height) / 2
    if min(beside, above) < margin - 0.01:
        needed = (plan.width + 2 * margin, plan.height + 2 * margin)
        findings.add(
            "E622",
            setting.where["sheet"].span,
            measured=_millimetres(*needed),
            allowed=_millimetres(width, height),
        )
        raise CannotCompose
    return Parent(Pt(beside), Pt(above))


def _millimetres(width: float, height: float) -> str:
    return f"{width / mm(1):.0f} × {height / mm(1):.0f} mm"


class SheetWriter:
    """Writes the sheets of a run."""

    def __init__(
        self,
        run: Run,
        plan: Layout,
        parent: Parent,
        fonts: FontSet,
        marks: Collection[str],
        *,
        mirrored: bool = False,
    ) -> None:
        """`mirrored` is for papers that are bound on the right."""
        self._run, self._plan, self._mirrored = run, plan, mirrored
        around = Sheet.around(plan.width, plan.height, parent.beside)
        self._sheet = replace(around, lifted=round((parent.above - parent.beside) * 1000))
        self._boxes = Boxes.around(self._sheet, plan.bleed)
        self._stock = Stock(fonts, (), self._sheet, tagged=False)
        self._spaces = self._known_spots()
        trimmed = Trimmed(plan.width, plan.height, plan.bleed, plan.across, plan.down)
        self._margins = Margins(trimmed, marks, fonts, self._stock, self._encode)

    def pieces(self, sides: Sequence[Side], file: str) -> list[bytes]:
        """The finished file with these sides, named `file` in their slug lines."""
        several = len({side.section for side in sides}) > 1
        layers = [self._layers(side, file, several) for side in sides]
        keys = sorted({key for side in layers for layer in side for key in layer.faces})
        foundry = Foundry()
        canvas = PressCanvas(self._identity(layers), self._run.condition)
        for case in map(self._stock.case, keys):
            canvas.use_font(CompositeFont(case.name, foundry.cast(case)))
        forms, spaces = self._add_pages(canvas)
        resources = Resources(canvas, self._stock, forms, spaces)
        for side in layers:
            contents = " ".join(resources.content(layer) for layer in side)
            page = PressPage(self._boxes, f"[{contents}]", resources.of(side))
            canvas.show_page(page, tagged=False)
        canvas.label_pages([_label(side) for side in sides])
        return canvas.pieces()

    def _known_spots(self) -> dict[str, tuple[int, int]]:
        """Resource name → (file, place) of each spot ink's colour space in the pages."""
        found: dict[str, tuple[int, int]] = {}
        for number, graph in enumerate(self._run.graphs):
            for spot, place in graph.spots.items():
                ink = Ink(0, 0, 0, 1, spot=spot)
                self._stock.inks[ink]  # enters it in the stock, whose look the pages' own replaces
                found.setdefault(self._stock.inks.resource(spot), (number, place))
        return found

    def _add_pages(self, canvas: PressCanvas) -> tuple[_Forms, dict[str, str]]:
        """Put the pages into the file, with the spot inks that marks take from them."""
        known: dict[GraphObject, str] = {}
        numbers = [add_objects(graph.objects, canvas, known) for graph in self._run.graphs]
        forms = {
            _name(at): numbers[page.file][page.form.place]
            for at, page in enumerate(self._run.pages, 1)
        }
        spaces = {name: numbers[file][place] for name, (file, place) in self._spaces.items()}
        return _Forms(forms), spaces

    def _layers(self, side: Side, file: str, several: bool) -> list[PageContent]:
        """A side: its pages, then its marks."""
        spots = self._plan.spots(side, mirrored=self._mirrored)
        pages = [self._run.pages[spot.page - 1] for spot in spots]
        inks = {ink for page in pages for ink in page.form.spots}
        code = "\n".join(self._paint(*pair) for pair in zip(spots, pages, strict=True))
        placed = tuple(_name(spot.page) for spot in spots)
        stream = compressed(code.encode("ascii"))
        content = PageContent(stream, frozenset(), frozenset(), placed, ())
        words = self._words(side, spots, several)
        return [content, *self._margins.of(f"{words}  {file}", inks, side.section * several)]

    def _paint(self, spot: Spot, page: FinishedPage) -> str:
        """The operators that paint a page where it belongs; what stands on its head is turned."""
        box = " ".join(map(decimal, self._on_sheet(spot.clip)))
        left, bottom, wide, high = self._on_sheet(spot.trim)
        if spot.turned:
            right, top = left + wide + page.form.trim[0], bottom + high + page.form.trim[1]
            way = f"-1 0 0 -1 {decimal(right)} {decimal(top)}"
        else:
            across, up = left - page.form.trim[0], bottom - page.form.trim[1]
            way = f"1 0 0 1 {decimal(across)} {decimal(up)}"
        return f"q {INITIAL_STATE} {box} re W n {way} cm /{_name(spot.page)} Do Q"

    def _on_sheet(self, rect: Rect) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of a rectangle of the block on the sheet."""
        left = self._sheet.margin / 1000 + rect.x
        return left, self._sheet.top / 1000 - rect.bottom, rect.width, rect.height

    def _words(self, side: Side, spots: Sequence[Spot], several: bool) -> str:
        """What the slug line says of a side."""
        run = self._run
        section = f"第{side.section}叠  " if several else ""
        face = f"{side.face}面" if side.face else ""
        numbers = "|".join(run.pages[s.page - 1].label or str(s.page) for s in spots)
        pages = f"第{numbers}版" if numbers else "空白"
        return f"{run.paper}  {run.date}  {section}第{side.sheet}帖{face}  {pages}".strip()

    def _encode(self, page: DisplayPage) -> PageContent:
        return PagePainter(self._stock, _nothing).paint(page)

    def _identity(self, layers: Sequence[Sequence[PageContent]]) -> Identity:
        """Out of the pages' content and where they lie."""
        total = hashlib.sha1(usedforsecurity=False)
        for graph in self._run.graphs:
            for thing in graph.objects:
                total.update(repr(thing.parts).encode("utf-8"))
                total.update(thing.stream or b"")
        for side in layers:
            for layer in side:
                total.update(layer.stream.content)
        run = self._run
        display = DisplayList(
            run.title, run.paper, run.date, run.language, run.width, run.height, run.bleed, ()
        )
        return Identity.of(display, total.digest()[:16], "PDF/X-4")


class _Forms:
    """The pages of the run, which are in the file already."""

    def __init__(self, numbers: dict[str, str]) -> None:
        self._numbers = numbers

    def add(self, name: str, _canvas: PressCanvas) -> str:
        """The reference of a page."""
        return self._numbers[name]


def _nothing(_item: PictureItem | FormItem) -> Shown | None:
    return None


def _name(page: int) -> str:
    """Resource name of a page."""
    return f"P{page}"


def _label(side: Side) -> str:
    return f"{side.section}-{side.sheet}{side.face}"

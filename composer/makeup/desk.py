"""What every step of make-up needs at hand: the paper, its grid, fonts, colours, and the findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from composer.diagnostics.diagnostic import Findings, OnPage, Span
from composer.display.build import Outline, Palette
from composer.display.items import ARTIFACT, Ink, Item, Rings, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.galley.line import Line
from composer.galley.setter import Setter
from composer.makeup.grid import Grid
from composer.measure import Length, Pt, Unit
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Area, HeadPart, Marks, TextStyle, Upright
from composer.papers.models.values import AreaRef, ColourRef, FaceRef

__all__ = ["Desk", "PictureOutline", "PictureSize", "no_outline"]

PictureSize = Callable[[Path, Span], "tuple[int, int] | None"]
"""Width and height of a picture file in pixels; None after reporting that it can't be used. Given from
outside, because reading pictures is the press's business, which comes after make-up."""

PictureOutline = Callable[[Path, Literal["alpha", "clip"], Span], "Rings | None"]
"""The outline of what a picture shows, by its transparency or its clipping path: closed rings in
fractions of its width and height, upright; None after reporting that it has none."""


def no_outline(_path: Path, _kind: str, _span: Span) -> None:
    """For editions composed without the press: no picture has an outline of its own."""


_HEADS = Upright(digits=3, figures="stacked")
"""Letters and figures of vertical headlines."""


class Desk:
    """组版台 — shared by all pages of one edition; setters are kept so that their tables are filled once."""

    def __init__(
        self,
        loaded: LoadedEdition,
        fonts: FontSet,
        findings: Findings,
        picture_size: PictureSize,
        picture_outline: PictureOutline = no_outline,
    ) -> None:
        self.loaded = loaded
        self.paper = loaded.paper
        self.fonts = fonts
        self.findings = findings
        self.picture_size = picture_size
        self.picture_outline = picture_outline
        self.palette = Palette(loaded.paper.colours)
        self.outline = Outline()
        self._setters: dict[tuple[TextStyle, int], Setter] = {}
        self._display: dict[tuple[FaceRef, Length, bool], Setter] = {}
        self._grids: dict[int, Grid] = {}

    def grid(self, page: int) -> Grid:
        """The base grid of a page."""
        side = page % 2
        if side not in self._grids:
            self._grids[side] = Grid.of(self.paper.format, page, bound_right=self.paper.bound_right)
        return self._grids[side]

    def on(self, ref: AreaRef) -> OnPage:
        """The place on paper of an area."""
        rect = self.grid(ref.page).rect(self.loaded.layouts[ref.page].areas[ref.area].at)
        return OnPage(ref.page, ref.area, rect)

    def text_style(self, area: Area) -> TextStyle:
        """The style of an area's text; the area may turn it into vertical lines."""
        style = self.paper.styles.get(area.style) or TextStyle()
        vertical = area.text.vertical
        return style if vertical is None else replace(style, vertical=vertical)

    def setter(self, style: TextStyle, tracking: int = 0) -> Setter:
        """The setter of a text style, with letters so much closer or wider (1/1000 em)."""
        known = self._setters.get((style, tracking))
        if known is None:
            made = Setter(self.fonts, style, tracking, language=self.paper.language)
            known = self._setters[style, tracking] = made
        return known

    def setters(self) -> tuple[Setter, ...]:
        """Every setter that was asked for, in that order."""
        return tuple(self._setters.values())

    def mark(self) -> tuple[int, int]:
        """How much has been found and outlined so far: where a trial of make-up begins."""
        return len(self.findings), len(self.outline.nodes)

    def rewind(self, mark: tuple[int, int]) -> None:
        """Forget what was found and outlined since `mark`: the trial was not taken."""
        found, nodes = mark
        self.findings.cut(found)
        del self.outline.nodes[nodes:]

    def display_setter(self, face: FaceRef, size: Length, *, vertical: bool = False) -> Setter:
        """A setter for headlines, labels and furniture: no indent, marks half wide (in Traditional Chinese
        those of its text), ragged. In vertical
        headlines three figures share a cell and longer numbers are stacked: at that size a turned
        number is a word lying on its side."""
        known = self._display.get((face, size, vertical))
        if known is None:
            # In Traditional Chinese a mark stands in the middle of its em, in a headline as in text.
            marks: Marks | None = "kaiming" if self.paper.language == "zh-Hans" else None
            style = TextStyle(
                face=face,
                size=size,
                indent=Length(0, Unit.ZI),
                align="start",
                marks=marks,
                strong=face,
                emphasis=face,
                dateline=face,
                credit=face,
                vertical=vertical,
                upright=_HEADS if vertical else Upright(),
            )
            known = self._display[face, size, vertical] = self.setter(style)
        return known

    def part_setter(self, part: HeadPart) -> Setter:
        """The setter of one level of a headline."""
        return self.display_setter(part.face, part.size)

    @property
    def display_face(self) -> FaceRef:
        """黑 regular: labels and other small words of the furniture."""
        return FaceRef("黑")

    def text_item(
        self,
        line: Line,
        x: float,
        y: float,
        size: float,
        colour: ColourRef | Ink,
        node: int = ARTIFACT,
        *,
        scale: float = 1.0,
        tracking: float = 0.0,
    ) -> TextItem:
        """A set line at a place: `x` is the left edge of its measure, `y` its baseline. Of a vertical
        line `x` is the middle, `y` the top of its measure. A colour may be resolved to its ink already.
        """
        start, _, shift, _, spread, _, _, pieces, _, _, _, stands, _ = line
        if shift:
            along = shift * size * scale / 1000
            x, y = (x, y + along) if stands else (x + along, y)
        if tracking:
            spread += tracking
        ink = colour if isinstance(colour, Ink) else self.palette.ink(colour)
        return TextItem(
            Pt(x), Pt(y), Pt(size), pieces, ink, node, spread, scale, bool(stands), stands, start
        )  # fmt: skip

    def hyphen(self, line: Line, x: float, y: float, size: Pt, colour: ColourRef) -> list[Item]:
        """The hyphen of a line that ends within a word, as a stroke where the glyph's ink would be.

        A stroke is in nobody's text: what is read or copied out of the page has the word whole.
        """
        if line.hyphen is None:
            return []
        key, edge = line.hyphen
        left, bottom, right, top = self.fonts.by_key(key).bounds("-")
        begin = x + (line.x + edge) * size / 1000
        level = Pt(y - (bottom + top) / 2 * size / 1000)
        return [
            RuleItem(
                Pt(begin + left * size / 1000),
                level,
                Pt(begin + right * size / 1000),
                level,
                Pt((top - bottom) * size / 1000),
                self.palette.ink(colour),
            )
        ]

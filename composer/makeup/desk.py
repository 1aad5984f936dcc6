"""What every step of make-up needs at hand: the paper, its grid, fonts, colours, and the findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from composer.diagnostics.model import Findings, Span
from composer.display.build import Outline, Palette
from composer.display.model import ARTIFACT, TextItem
from composer.fonts.model import FontSet
from composer.galley.model import Line
from composer.galley.setter import Setter
from composer.makeup.grid import Grid
from composer.measure import Length, Pt, Unit
from composer.spec.loaded import LoadedEdition
from composer.spec.models import HeadPart, TextStyle
from composer.spec.values import ColourRef, FaceRef

__all__ = ["Desk", "PictureSize"]

PictureSize = Callable[[Path, Span], "tuple[int, int] | None"]
"""Width and height of a picture file in pixels; None after reporting that it can't be used. Given from
outside, because reading pictures is the press's business, which comes after make-up."""


class Desk:
    """组版台 — shared by all pages of one edition; setters are kept so that their tables are filled once."""

    def __init__(
        self,
        loaded: LoadedEdition,
        fonts: FontSet,
        findings: Findings,
        picture_size: PictureSize,
    ) -> None:
        self.loaded = loaded
        self.paper = loaded.paper
        self.fonts = fonts
        self.findings = findings
        self.picture_size = picture_size
        self.palette = Palette(loaded.paper.colours)
        self.outline = Outline()
        self._setters: dict[TextStyle, Setter] = {}
        self._grids: dict[int, Grid] = {}

    def grid(self, page: int) -> Grid:
        """The base grid of a page."""
        side = page % 2
        if side not in self._grids:
            self._grids[side] = Grid.of(self.paper.format, page)
        return self._grids[side]

    def setter(self, style: TextStyle) -> Setter:
        """The setter of a text style."""
        known = self._setters.get(style)
        if known is None:
            known = self._setters[style] = Setter(self.fonts, style)
        return known

    def display_setter(self, face: FaceRef, size: Length) -> Setter:
        """A setter for headlines, labels and furniture: no indent, marks half wide,
        ragged."""
        return self.setter(
            TextStyle(
                face=face,
                size=size,
                indent=Length(0, Unit.ZI),
                align="start",
                marks="kaiming",
                strong=face,
                emphasis=face,
                dateline=face,
                credit=face,
            )
        )

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
        size: Pt,
        colour: ColourRef,
        node: int = ARTIFACT,
        *,
        scale: float = 1.0,
        tracking: float = 0.0,
    ) -> TextItem:
        """A set line at a place: `x` is the left edge of its measure, `y` its baseline."""
        return TextItem(
            Pt(x + line.x * size * scale / 1000),
            Pt(y),
            size,
            line.pieces,
            self.palette.ink(colour),
            node,
            line.spread + tracking,
            scale,
            False,
            line.start,
        )

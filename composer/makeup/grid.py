"""The base grid — 版心网格: columns across, lines down, and where a `Place` lies on the page."""

from __future__ import annotations

from composer.frozen import frozen
from composer.measure import Length, Pt, Rect
from composer.papers.models import Format, Place
from composer.papers.models.values import Range

__all__ = ["ASCENT", "Grid", "whole_ems"]

ASCENT = 0.88
"""Baseline below the top of the ideographic em box, the same for every face, so that baselines of
different faces stand level (OpenType BASE ``ideo`` is -0.12 in the faces shipped)."""


@frozen
class Grid:
    """The grid of one page.

    Line i (from 1) is an em box of the body size at ``top(i)``; what is left of the advance lies
    below it. A place that covers lines a to b is as high as from the top of a's box to the foot of
    b's, so that pictures stand flush with the characters beside them.
    """

    width: Pt
    height: Pt
    x: Pt
    y: Pt
    columns: int
    measure: Pt
    gutter: Pt
    lines: int
    em: Pt
    advance: Pt

    @classmethod
    def of(cls, form: Format, page: int, *, bound_right: bool = False) -> Grid:
        """The grid of page number `page`. Odd pages have their fold on the left; in a paper that is bound on
        the right (`bound_right`) they have it on the right."""
        area = form.type_area
        em, advance = Pt(area.size.value), Pt(area.advance.value)

        def pt(length: Length) -> Pt:
            return length.pt(em=em, line=advance)

        width, height = pt(form.trim[0]), pt(form.trim[1])
        measure, gutter = pt(area.measure), pt(area.gutter)
        across = area.columns * measure + (area.columns - 1) * gutter
        down = (area.lines - 1) * advance + em
        x = (width - across) / 2
        if area.inner is not None:
            folded_left = page % 2 == (0 if bound_right else 1)
            x = pt(area.inner) if folded_left else width - across - pt(area.inner)
        y = pt(area.top) if area.top is not None else (height - down) / 2
        return cls(
            width, height, Pt(x), Pt(y), area.columns, measure, gutter, area.lines, em, advance
        )

    @property
    def type_area(self) -> Rect:
        """版心 in page space."""
        last = self.column(self.columns)
        down = Pt((self.lines - 1) * self.advance + self.em)
        return Rect(self.x, self.y, Pt(last + self.measure - self.x), down)

    def column(self, number: int) -> Pt:
        """Left edge of column `number`, from 1."""
        return Pt(self.x + (number - 1) * (self.measure + self.gutter))

    def top(self, line: int) -> Pt:
        """Top of the em box of line `line`, from 1."""
        return Pt(self.y + (line - 1) * self.advance)

    def pt(self, length: Length, em: Pt | None = None) -> Pt:
        """A length of the page in points; `em` is a style's own, else the body's."""
        return length.pt(em=em or self.em, line=self.advance)

    def across(self, columns: Range) -> tuple[Pt, Pt]:
        """Left edge and width of a range of columns."""
        left = self.column(columns.first)
        return left, Pt(self.column(columns.last) + self.measure - left)

    def down(self, lines: Range) -> tuple[Pt, Pt]:
        """Top and height of a range of lines."""
        top = self.top(lines.first)
        return top, Pt((lines.count - 1) * self.advance + self.em)

    def rect(self, place: Place) -> Rect:
        """Where a place lies: what it does not say is the whole type area."""
        whole = self.type_area
        x, width = self.across(place.columns) if place.columns else (whole.x, whole.width)
        y, height = self.down(place.lines) if place.lines else (whole.y, whole.height)
        if place.x is not None:
            x = Pt(whole.x + self.pt(place.x))
        if place.y is not None:
            y = Pt(whole.y + self.pt(place.y))
        if place.width is not None:
            width = self.pt(place.width)
        if place.height is not None:
            height = self.pt(place.height)
        return Rect(x, y, width, height)


def whole_ems(width: Pt, em: Pt) -> int:
    """How many whole ems a width holds (with a hair's tolerance for rounding)."""
    return int(width / em + 1e-6)

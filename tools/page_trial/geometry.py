"""The page as its YAML describes it, worked out without the composer: where columns and lines lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Box", "Geometry"]


class Box(NamedTuple):
    """A rectangle in points from the trim's top left, y down."""

    x: float
    y: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Across."""
        return self.right - self.x

    @property
    def height(self) -> float:
        """Down."""
        return self.bottom - self.y

    def shared(self, other: Box) -> Box:
        """What two boxes have in common; negative sides where that is nothing."""
        return Box(
            max(self.x, other.x),
            max(self.y, other.y),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> Box:
        """A box larger on every side."""
        return Box(self.x - by, self.y - by, self.right + by, self.bottom + by)

    def meets(self, other: Box, by: float = 0.0) -> bool:
        """Whether two boxes share more than `by` points both ways."""
        shared = self.shared(other)
        return shared.width > by and shared.height > by


@dataclass(frozen=True)
class Geometry:
    """版心: columns of so many characters, lines of so many points, in the middle of the page."""

    columns: int
    measure: int
    lines: int
    advance: float
    em: float = 9.0
    margin: float = 36.0

    @property
    def across(self) -> float:
        """Width of the type area."""
        return (self.columns * (self.measure + 1) - 1) * self.em

    @property
    def down(self) -> float:
        """Its height."""
        return (self.lines - 1) * self.advance + self.em

    @property
    def width(self) -> float:
        """The trim's, in whole points."""
        return float(round(self.across + 2 * self.margin))

    @property
    def height(self) -> float:
        """The trim's, likewise."""
        return float(round(self.down + 2 * self.margin))

    @property
    def x(self) -> float:
        """Left edge of the type area."""
        return (self.width - self.across) / 2

    @property
    def y(self) -> float:
        """Its top."""
        return (self.height - self.down) / 2

    @property
    def column(self) -> float:
        """From column to column."""
        return (self.measure + 1) * self.em

    def box(self, columns: tuple[int, int], lines: tuple[int, int]) -> Box:
        """Where a range of columns and of lines lies."""
        return Box(
            self.x + (columns[0] - 1) * self.column,
            self.y + (lines[0] - 1) * self.advance,
            self.x + columns[1] * self.column - self.em,
            self.y + (lines[1] - 1) * self.advance + self.em,
        )

    @property
    def type_area(self) -> Box:
        """版心."""
        return self.box((1, self.columns), (1, self.lines))

"""Scalar values of the spec that have a syntax of their own: faces, colours, ranges, areas, dates."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, ClassVar

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.basis import Bounds

__all__ = [
    "AreaRef", "ColourRef", "Date", "FaceRef", "Offset", "OnPaper", "Percent", "Point", "Range", "Share",
    "Size", "Space",
]  # fmt: skip

Size = Annotated[Length, Bounds(0.01)]
"""字号 and all that cannot be nothing."""
Space = Annotated[Length, Bounds(0)]
"""What lies between two things."""
Offset = Annotated[Length, Bounds(float("-inf"))]
"""A length that may run to either side."""
OnPaper = Annotated[Length, Bounds(0.01, units=(Unit.PT,))]
"""A length of paper, which no type size measures."""
Share = Annotated[float, Bounds(0, 100)]
"""Per cent."""

WEIGHTS = ("regular", "bold", "heavy")


@frozen
class FaceRef:
    """A face by family and weight: ``宋``, ``黑 heavy``."""

    EXPECTS: ClassVar[str] = "宋 / 黑 bold / 黑 heavy"

    family: str
    weight: str = "regular"

    @classmethod
    def parse(cls, text: str) -> FaceRef:
        """Read a face; an unknown weight is a ValueError, an unknown family is for `fonts` to say."""
        family, _, weight = text.strip().partition(" ")
        weight = weight.strip() or "regular"
        if not family or weight not in WEIGHTS:
            raise ValueError(text)
        return cls(family, weight)


@frozen
class ColourRef:
    """A colour of the paper by name, with an optional tint: ``red``, ``black 60%``."""

    EXPECTS: ClassVar[str] = "red / black 60%"

    name: str
    tint: float = 1.0

    @classmethod
    def parse(cls, text: str) -> ColourRef:
        """Read a colour name with an optional percentage of 0 to 100."""
        found = re.fullmatch(r"\s*(\S+?)(?:\s+(\d+(?:\.\d+)?)\s*%)?\s*", text)
        if not found or float(found[2] or 100) > 100:
            raise ValueError(text)
        return cls(found[1], float(found[2] or 100) / 100)


BLACK = ColourRef("black")


@frozen
class Percent:
    """A small share, with its sign: ``1%``, ``0.5%``; none is above 5%."""

    EXPECTS: ClassVar[str] = "1% / 0.5%"

    value: float

    @classmethod
    def parse(cls, text: str) -> Percent:
        """Read a percentage of 0 to 5."""
        found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*[%％]\s*", text)
        if not found or float(found[1]) > 5:
            raise ValueError(text)
        return cls(float(found[1]))


@frozen
class Range:
    """Columns or lines, both ends counted: ``1-3``, ``4``."""

    EXPECTS: ClassVar[str] = "1-3 / 4"

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Range:
        """Read a range; its first number is at least 1 and not above its last."""
        found = re.fullmatch(r"\s*(\d{1,4})(?:\s*[-–—~～]\s*(\d{1,4}))?\s*", text)
        if not found:
            raise ValueError(text)
        first, last = int(found[1]), int(found[2] or found[1])
        if first < 1 or last < first:
            raise ValueError(text)
        return cls(first, last)

    @property
    def count(self) -> int:
        """How many columns or lines the range takes in."""
        return self.last - self.first + 1


@frozen
class Point:
    """A point of a slot, across and down from its top left: ``50% 0``, ``3字 20mm``."""

    EXPECTS: ClassVar[str] = "50% 0 / 3字 20mm"

    x: Length | float
    """A length, or a share of the slot's width (1 is all of it)."""
    y: Length | float
    """A length, or a share of its height."""

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read two lengths or percentages with a space (or comma) between."""
        x, y = text.replace(",", " ").replace("，", " ").split()
        return cls(_share(x), _share(y))


def _share(text: str) -> Length | float:
    found = re.fullmatch(r"([+-]?\d{1,4}(?:\.\d*)?)%", text)
    if found:
        return float(found[1]) / 100
    return 0.0 if text == "0" else Length.parse(text)


@frozen
class AreaRef:
    """An area of a page: ``2.carry`` is the area *carry* of page 2."""

    EXPECTS: ClassVar[str] = "2.carry"

    page: int
    area: str

    @classmethod
    def parse(cls, text: str) -> AreaRef:
        """Read page number, dot, area name."""
        found = re.fullmatch(r"\s*[pP]?(\d{1,3})\.([^\s.]+)\s*", text)
        if not found or int(found[1]) < 1:
            raise ValueError(text)
        return cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.page}.{self.area}"


@frozen
class Date:
    """A day: ``2020-04-20``."""

    EXPECTS: ClassVar[str] = "2020-04-20"

    day: datetime.date

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read an ISO date."""
        return cls(datetime.date.fromisoformat(text.strip()))

"""Lengths, 号 sizes and rectangles: every number that crosses a module boundary has its unit here.

Page space is in points, its origin the top left corner of the trimmed page, y downwards.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import ClassVar, NewType

from composer.frozen import NamedTuple, frozen

__all__ = ["HAO", "Em", "Length", "Milliem", "Pt", "Rect", "Unit", "in_mm", "mm", "size_name"]

Pt = NewType("Pt", float)
"""DTP points, 1/72 inch."""

Em = NewType("Em", float)
"""Ems of the type at hand — 字."""

Milliem = NewType("Milliem", int)
"""Thousandths of an em: what line breaking counts in, because integers add up exactly."""

HAO: dict[str, Pt] = {
    name: Pt(size)
    for name, size in {
        "初号": 42.0,
        "小初": 36.0,
        "一号": 26.0,
        "小一": 24.0,
        "二号": 22.0,
        "小二": 18.0,
        "三号": 16.0,
        "小三": 15.0,
        "四号": 14.0,
        "小四": 12.0,
        "五号": 10.5,
        "小五": 9.0,
        "六号": 7.5,
        "小六": 6.5,
        "七号": 5.5,
        "八号": 5.0,
    }.items()
}
"""号 sizes in points, the table of desktop programs (letterpress tables differ by up to 2 pt)."""

_MM_IN_PT = 72 / 25.4
_LENGTH = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*(mm|cm|pt|字|行|em)\s*")


def mm(value: float) -> Pt:
    """Millimetres as points."""
    return Pt(value * _MM_IN_PT)


def in_mm(value: float) -> str:
    """Points as messages show them: ``23.4 mm``."""
    return f"{value / _MM_IN_PT:.1f} mm"


def size_name(size: Length) -> str:
    """A type size as messages show it: by its 号, or in points."""
    names = [name for name, own in HAO.items() if size.unit is Unit.PT and own == size.value]
    return names[0] if names else f"{size.value:g}{size.unit.value}"


class Unit(Enum):
    """What a length was written in; 字 and 行 wait for the style and grid that give them a size."""

    PT = "pt"
    ZI = "字"
    HANG = "行"


@frozen
class Length:
    """A length as an editor writes it: ``275mm``, ``9pt``, ``11字`` (ems), ``2行`` (grid lines), ``小五``."""

    EXPECTS: ClassVar[str] = "9pt / 12mm / 2字 / 3行 / 小五"

    value: float
    unit: Unit = Unit.PT

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read a length.

        Raises:
            ValueError: the text is no length; the caller says what was expected with `EXPECTS`.
        """
        name = text.strip()
        for size in (name, name + "号"):
            if size in HAO:
                return cls(HAO[size])
        found = _LENGTH.fullmatch(text)
        if not found or float(found[1]) == float("inf"):  # of four hundred digits
            raise ValueError(text)
        number, unit = float(found[1]), found[2]
        match unit:
            case "mm":
                return cls(number * _MM_IN_PT)
            case "cm":
                return cls(number * 10 * _MM_IN_PT)
            case "pt":
                return cls(number)
            case "行":
                return cls(number, Unit.HANG)
            case _:
                return cls(number, Unit.ZI)

    def pt(self, *, em: Pt, line: Pt) -> Pt:
        """The length in points, where one 字 is `em` and one 行 is `line`."""
        match self.unit:
            case Unit.ZI:
                return Pt(self.value * em)
            case Unit.HANG:
                return Pt(self.value * line)
            case _:
                return Pt(self.value)


class Rect(NamedTuple):
    """A rectangle in page space; `y` is its top edge."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt

    @property
    def right(self) -> Pt:
        """The right edge."""
        return Pt(self.x + self.width)

    @property
    def bottom(self) -> Pt:
        """The bottom edge."""
        return Pt(self.y + self.height)

    def inset(self, dx: Pt, dy: Pt) -> Rect:
        """The rectangle with `dx` taken off left and right and `dy` off top and bottom (negative grows it)."""
        return Rect(
            Pt(self.x + dx), Pt(self.y + dy), Pt(self.width - 2 * dx), Pt(self.height - 2 * dy)
        )

    def overlaps(self, other: Rect, tolerance: Pt = Pt(0.01)) -> bool:
        """Whether the two share more than a touching edge."""
        return (
            self.x < other.right - tolerance
            and other.x < self.right - tolerance
            and self.y < other.bottom - tolerance
            and other.y < self.bottom - tolerance
        )

    def shared(self, other: Rect) -> Rect:
        """What the two have in common, if they overlap."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, foot = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, Pt(right - x), Pt(foot - y))

    def holds(self, other: Rect, tolerance: Pt = Pt(0.01)) -> bool:
        """Whether `other` lies wholly within this rectangle."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

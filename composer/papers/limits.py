"""The bounds of the spec's numbers and lengths: outside them a value is a slip of the finger.

They are wide on purpose: a bound is no opinion on typography, it only stops what can be no page.
"""

from __future__ import annotations

from typing import Any

from composer.frozen import frozen
from composer.measure import Length, Unit
from composer.papers.models.values import Range

__all__ = ["Bounds", "bounds_of", "breach"]

_MM_IN_PT = 72 / 25.4

LONGEST = {Unit.PT: 2000 * _MM_IN_PT, Unit.ZI: 500.0, Unit.HANG: 400.0}
"""No press web is wider than 2 m; 400 lines is four times what a broadsheet column holds."""

_NAMES = {Unit.PT: "pt", Unit.ZI: "字", Unit.HANG: "行"}


@frozen
class Bounds:
    """Least and greatest value, both allowed, and the only units of a length that make sense."""

    least: float
    most: float
    units: tuple[Unit, ...] = (Unit.PT, Unit.ZI, Unit.HANG)


_POSITIVE = Bounds(0.01, float("inf"))
_NOT_NEGATIVE = Bounds(0, float("inf"))
_SIGNED = Bounds(float("-inf"), float("inf"))
_RANGE = Bounds(1, 400)
_PERCENT = Bounds(0, 100)
_PPI = Bounds(1, 4800)
_POINTS = Bounds(0, 72)

_BOUNDS: dict[tuple[str, str], Bounds] = {
    ("TypeArea", "columns"): Bounds(1, 40),
    ("TypeArea", "lines"): Bounds(1, 400),
    ("TypeArea", "size"): Bounds(0.01, float("inf"), (Unit.PT,)),
    ("TypeArea", "measure"): _POSITIVE,
    ("TypeArea", "advance"): Bounds(0.01, float("inf"), (Unit.PT, Unit.ZI)),
    ("Format", "trim"): Bounds(0.01, float("inf"), (Unit.PT,)),
    ("Format", "bleed"): Bounds(0, 50 * _MM_IN_PT, (Unit.PT,)),
    ("Imposition", "sheet"): Bounds(0.01, float("inf"), (Unit.PT,)),
    ("Imposition", "margin"): Bounds(0, 100 * _MM_IN_PT, (Unit.PT,)),
    ("Imposition", "gutter"): Bounds(0, 100 * _MM_IN_PT, (Unit.PT,)),
    ("Imposition", "creep"): Bounds(0, 5 * _MM_IN_PT, (Unit.PT,)),
    ("Edition", "sections"): Bounds(1, 999),
    ("Colour", "cmyk"): _PERCENT,
    ("Inline", "ruby_size"): _POSITIVE,
    ("Inline", "ruby_least"): _POSITIVE,
    ("Initial", "lines"): Bounds(2, 9),
    ("Fit", "largest"): _POSITIVE,
    ("Fit", "smallest"): _POSITIVE,
    ("Fit", "lines"): Bounds(1, 9),
    ("Upright", "digits"): Bounds(0, 4),
    ("Upright", "capitals"): Bounds(0, 12),
    ("HeadPart", "leading"): Bounds(0.5, 5),
    ("HeadPart", "minimum"): Bounds(0.3, 1),
    ("HeadPart", "maximum"): Bounds(1, 3),
    ("HeadPart", "tracking"): _SIGNED,
    ("Box", "lines"): Bounds(0, 100),
    ("Copyfit", "reset"): Bounds(0, 40, (Unit.HANG,)),
    ("Copyfit", "space"): Bounds(0, 6, (Unit.HANG,)),
    ("Copyfit", "headline"): Bounds(0, 4),
    ("Copyfit", "crosshead"): Bounds(0, 2, (Unit.HANG,)),
    ("Copyfit", "picture"): Bounds(0, 40, (Unit.HANG,)),
    ("Jump", "before"): Bounds(0, 40),
    ("Jump", "after"): Bounds(0, 40),
    ("Place", "columns"): Bounds(1, 40),
    ("Place", "lines"): _RANGE,
    ("Place", "x"): _SIGNED,
    ("Place", "y"): _SIGNED,
    ("Place", "width"): _POSITIVE,
    ("Place", "height"): _POSITIVE,
    ("TextSetting", "columns"): Bounds(1, 40),
    ("TextSetting", "widths"): _POSITIVE,
    ("QuoteSlot", "leading"): Bounds(0.5, 5),
    ("HeadlineUse", "lines"): Bounds(1, 400),
    ("TableStyle", "step"): Bounds(0.1, 4),
    ("TableStyle", "frame"): Bounds(0.25, 6),
    ("TableStyle", "inner"): Bounds(0.25, 6),
    ("NoticeStyle", "keep"): Bounds(1, 100),
    ("NoticeStyle", "head_lines"): Bounds(1, 10),
    ("NoticeStyle", "head_size"): _POSITIVE,
    ("NoticeStyle", "mark_size"): _POSITIVE,
    ("ListStyle", "bullet_size"): _POSITIVE,
    ("Picture", "focus"): _PERCENT,
    ("Edition", "pages"): Bounds(1, 999),
    ("Waiver", "page"): Bounds(1, 999),
    ("ProfileFile", "ink_limit"): Bounds(100, 400),
    ("ResolutionPart", "error"): _PPI,
    ("ResolutionPart", "floor"): _PPI,
    ("ResolutionPart", "target"): _PPI,
    ("ResolutionPart", "waste"): _PPI,
    ("TypePart", "black"): _POINTS,
    ("TypePart", "colour"): _POINTS,
    ("TypePart", "reversed"): _POINTS,
    ("RulePart", "black"): _POINTS,
    ("RulePart", "colour"): _POINTS,
    ("ProfileFile", "bleed"): Bounds(0, 12 * _MM_IN_PT, (Unit.PT,)),
    ("PreflightPart", "bleed"): Bounds(0, 50),
    ("PreflightPart", "pages"): Bounds(0, 999),
    ("PreflightPart", "bitmap"): _PPI,
    ("PreflightPart", "overprint_text"): _POINTS,
    ("PreflightPart", "ruby"): _POINTS,
    ("PreflightPart", "overprint_rule"): _POINTS,
}


def bounds_of(model: str, name: str, kind: type) -> Bounds | None:
    """The bounds of a field, or None where any value will do.

    A ``size`` or ``advance`` is positive and any other length not negative, unless the table says else.
    """
    if (model, name) in _BOUNDS:
        return _BOUNDS[model, name]
    if kind is Length:
        return _POSITIVE if name in ("size", "advance") else _NOT_NEGATIVE
    return None


def breach(model: str, name: str, value: Any) -> tuple[str, str] | None:
    """What was measured and what is allowed, if `value` is out of bounds."""
    bounds = bounds_of(model, name, type(value))
    if bounds is None:
        return None
    match value:
        case Length():
            return _length_breach(value, bounds)
        case Range():
            numbers: tuple[float, ...] = (value.first, value.last)
        case int() | float():
            numbers = (value,)
        case _:
            return None
    outside = [number for number in numbers if not bounds.least <= number <= bounds.most]
    return (f"{outside[0]:g}", f"{bounds.least:g}–{bounds.most:g}") if outside else None


def _length_breach(length: Length, bounds: Bounds) -> tuple[str, str] | None:
    unit = _NAMES[length.unit]
    if length.unit not in bounds.units:
        return f"{length.value:g}{unit}", " / ".join(
            "mm / pt" if u is Unit.PT else _NAMES[u] for u in bounds.units
        )
    most = min(bounds.most, LONGEST[length.unit])
    least = max(bounds.least, -most)
    if least <= length.value <= most:
        return None
    if length.unit is Unit.PT:
        return (
            f"{length.value / _MM_IN_PT:.4g}mm ({length.value:.4g}pt)",
            f"{least / _MM_IN_PT:.2g}–{most / _MM_IN_PT:.4g}mm",
        )
    return f"{length.value:g}{unit}", f"{least:g}–{most:g}{unit}"

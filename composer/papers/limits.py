"""A number or a length against the bounds of its field (`models.basis.Bounds`): outside them it is a slip of
the finger."""

from __future__ import annotations

from typing import Any

from composer.measure import Length, Unit
from composer.papers.models.basis import Bounds
from composer.papers.models.values import Range

__all__ = ["breach"]

_MM_IN_PT = 72 / 25.4

LONGEST = {Unit.PT: 2000 * _MM_IN_PT, Unit.ZI: 500.0, Unit.HANG: 400.0}
"""No press web is wider than 2 m; 400 lines is four times what a broadsheet column holds."""

_NAMES = {Unit.PT: "pt", Unit.ZI: "字", Unit.HANG: "行"}


def breach(bounds: Bounds, value: Any) -> tuple[str, str] | None:
    """What was measured and what is allowed, if `value` is out of bounds."""
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

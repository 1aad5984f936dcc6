"""The spec's models for how a headline finds its size.

Field names are the YAML keys, the string under a field its description in the JSON Schema, as in `models`.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.measure import Length
from composer.spec.basis import Model

__all__ = ["Fit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit(Model):
    """因题定字号 — the size of a headline chosen from the 号 scale to fill its width."""

    largest: Length | None = None
    """最大字号; left out, the part's own size."""
    smallest: Length = Length(18)
    """最小字号: no smaller, whatever the headline's length."""
    lines: int = 1
    """The number of lines wanted; the editor's own breaks make it more."""
    others: bool = False
    """引题、副题随之缩放: whether kicker and deck keep their proportion to the main headline."""

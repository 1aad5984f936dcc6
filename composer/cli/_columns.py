"""Text in a terminal, where a 汉字 is two cells wide: padding, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

__all__ = ["cells", "padded", "table"]

_WIDE = "WFA"
"""Ambiguous characters (“ ” — …) count as wide: Chinese terminals show them so."""


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in text)


def padded(text: str, width: int) -> str:
    """`text` with spaces after it, `width` cells wide."""
    return text + " " * (width - cells(text))


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines, each column as wide as its widest cell."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]

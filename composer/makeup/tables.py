"""Tables — 表格: service hours and results, in a text column, every row a whole number of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from composer.galley.model import Line, Measures
from composer.galley.setter import Setter
from composer.spec.models import Align
from composer.story.model import Text

__all__ = ["CellLines", "Table", "make_table"]

_PADDING = 500
"""1/1000 em between the columns of a table, half on each side."""


class CellLines(NamedTuple):
    """A cell's words: its lines, and how far right of the text column they begin (1/1000 em)."""

    x: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table set at one width: cells by rows, and each row's height in lines."""

    cells: tuple[tuple[CellLines, ...], ...]
    heights: tuple[int, ...]


def make_table(setter: Setter, rows: Sequence[Sequence[Text]], width: int) -> Table:
    """Set a table at `width` (1/1000 em): columns share it in proportion to their longest cells,
    words that are too long go on a second line."""
    widths = _column_widths(setter, rows, width)
    heads = setter.style.crosshead
    cells: list[tuple[CellLines, ...]] = []
    for number, row in enumerate(rows):
        x, made = 0, []
        for text, column in zip(row, widths, strict=False):
            room = column - _PADDING
            align: Align = "center" if number == 0 else "start"
            lines: tuple[Line, ...] = ()
            if text:
                lines = setter.paragraph(
                    text,
                    Measures((room,)),
                    align=align,
                    face=heads if number == 0 else None,
                )
            made.append(CellLines(x + _PADDING // 2, lines))
            x += column
        cells.append(tuple(made))
    heights = tuple(max((len(cell.lines) for cell in row), default=1) or 1 for row in cells)
    return Table(tuple(cells), heights)


def _column_widths(setter: Setter, rows: Sequence[Sequence[Text]], width: int) -> list[int]:
    count = max(len(row) for row in rows)
    natural = [1000] * count
    for row in rows:
        for at, text in enumerate(row):
            if text:
                natural[at] = max(natural[at], round(setter.single(text).width) + _PADDING)
    total = sum(natural)
    if total <= width:
        spare = (width - total) // count
        return [own + spare for own in natural]
    least = min(2000 + _PADDING, width // count)
    return [max(least, own * width // total) for own in natural]

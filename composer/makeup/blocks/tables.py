"""Tables as blocks — 表格、表题、表注: what the three are to make-up. Setting and placing them is imported where a story
has a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil

from composer.display.items import StructureRole
from composer.galley.line import Line
from composer.makeup.blocks.kind import Kind, Placing, StoryLines, Structure
from composer.story.blocks import Block, Caption, CellPlace, Note, Table
from composer.story.text import Text

__all__ = ["CAPTION", "NOTE", "TABLE"]

# ── into slots ────────────────────────────────────────────────────────────────────────────────────


def _place_table(run: Placing, number: int) -> bool:
    from composer.makeup.blocks.table_rows import place_table

    flow = run.flow
    return place_table(run, flow.kit, flow.blocks, number, partial(flow.table, number))


def _place_caption(run: Placing, number: int) -> bool:
    from composer.makeup.blocks.table_rows import place_caption

    flow, after = run.flow, number + 1
    headed = after < len(flow.blocks) and isinstance(flow.blocks[after], Table)
    below = partial(flow.table, after) if headed else None
    caption = flow.blocks[number]
    assert isinstance(caption, Caption)
    return place_caption(run, flow.kit, number, caption, below)


def _place_note(run: Placing, number: int) -> bool:
    from composer.makeup.blocks.table_rows import place_note

    note = run.flow.blocks[number]
    assert isinstance(note, Note)
    return place_note(run, run.flow.kit, number, note)


def _left(lines: StoryLines, number: int, row: int, width: int) -> tuple[int, float]:
    from composer.makeup.blocks.table_rows import least_height

    table = lines.table(number, width)
    return ceil(sum(table.heights[row:])), least_height(table, row)


def _side_by_side(
    lines: StoryLines, number: int, width: int
) -> list[list[tuple[float, Text, Line]]]:
    """The lines of a table's cells, a row of cells having as many as its longest."""
    table = lines.table(number, width)
    texts = iter(lines.blocks[number].cells())
    rows: list[list[tuple[float, Text, Line]]] = []
    for cells in table.rows:
        of_row = [(next(texts), cell.lines) for cell in cells]
        for at in range(max((len(cell) for _, cell in of_row), default=1) or 1):
            rows.append([(c[at].x, text, c[at].line) for text, c in of_row if at < len(c)])
    return rows


# ── in the logical structure ──────────────────────────────────────────────────────────────────────


def _caption_node(structure: Structure, blocks: Sequence[Block], number: int) -> list[int]:
    """A caption is in its table; one that has none is a paragraph."""
    if not _has_table(blocks, number):
        return structure.words("P", blocks[number])
    if structure.table is None:
        structure.table = structure.add("Table", structure.art)
    text = blocks[number].text
    return [structure.add("Caption", structure.table, text=text.chars, source=text.span())]


def _has_table(blocks: Sequence[Block], number: int) -> bool:
    """Whether a table comes right after a caption, or after captions that follow it."""
    while number < len(blocks) and isinstance(blocks[number], Caption):
        number += 1
    return number < len(blocks) and isinstance(blocks[number], Table)


def _table_nodes(structure: Structure, blocks: Sequence[Block], number: int) -> list[int]:
    """One node for each cell; where the table's style sets the first column apart, its cells are heads of their
    rows."""
    from composer.makeup.blocks.table import form_of

    block = blocks[number]
    assert isinstance(block, Table)
    table = structure.table
    if table is None:
        table = structure.add("Table", structure.art)
    structure.table = None
    form = form_of(block)
    named = structure.tables(form.style).first is not None
    cells: list[int] = []
    for at, row in enumerate(block.rows):
        tr = structure.add("TR", table)
        for text, place in zip(row, form.places[at], strict=True):
            scope = "Row" if named and place.column == 0 else ""
            scope = "Column" if at < form.head else scope
            cells.append(_cell(structure, tr, text, place, scope))
    return cells


def _cell(structure: Structure, row: int, text: Text, place: CellPlace, scope: str) -> int:
    said: tuple[tuple[str, str | int], ...] = (
        ("Scope", scope),
        ("ColSpan", place.columns),
        ("RowSpan", place.rows),
    )
    attributes = tuple(pair for pair in said if pair[1] not in ("", 1))
    role: StructureRole = "TH" if scope else "TD"
    return structure.add(role, row, text=text.chars, source=text.span(), attributes=attributes)


TABLE = Kind(
    place=_place_table,
    left=_left,
    side_by_side=_side_by_side,
    nodes=_table_nodes,
    admits=frozenset(("tint",)),
)

CAPTION = Kind(place=_place_caption, nodes=_caption_node)

NOTE = Kind(place=_place_note, role="Note")

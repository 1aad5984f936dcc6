"""The logical structure of a story's blocks — 逻辑结构 (ISO 32000-1, 14.8.4): paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.display.build import Outline
from composer.display.items import StructureRole
from composer.papers.models import TableStyle
from composer.story.blocks import Block, CellPlace, Text

__all__ = ["block_nodes"]

_ROLES: dict[str, StructureRole] = {"crosshead": "H3", "category": "H3", "note": "Note"}


def block_nodes(
    outline: Outline, art: int, blocks: Sequence[Block], tables: Callable[[str], TableStyle]
) -> list[list[int]]:
    """Structure nodes of the blocks under `art`: one each; for a table one a cell, row by row; for a
    list's item its words and its mark. Where a table's style sets the first column apart, its cells are
    heads of their rows."""
    return _Nodes(outline, art, tables).of(blocks)


class _Nodes:
    """What advances are the lists that are open and a table whose caption came before it."""

    def __init__(self, outline: Outline, art: int, tables: Callable[[str], TableStyle]) -> None:
        self.add, self.art, self.tables = outline.add, art, tables
        self.lists: list[int] = []
        """Open lists, the outer one first."""
        self.body = art
        """Words of the last item of the outer list: an inner list stands in it."""
        self.table: int | None = None

    def of(self, blocks: Sequence[Block]) -> list[list[int]]:
        """The nodes of all blocks."""
        nodes: list[list[int]] = []
        for number, block in enumerate(blocks):
            if block.kind != "item":
                self.lists = []
            if block.kind == "item":
                nodes.append(self._item(block))
            elif block.kind == "table":
                nodes.append(self._table(block))
                self.table = None
            elif block.kind == "caption" and _has_table(blocks, number):
                nodes.append([self._caption(block)])
            else:
                role = _ROLES.get(block.kind, "P")
                text = block.text
                nodes.append([self.add(role, self.art, text=text.chars, source=text.span())])
        return nodes

    def _item(self, block: Block) -> list[int]:
        depth = min(block.level, len(self.lists))
        del self.lists[depth + 1 :]
        if depth == len(self.lists):
            numbering = "Disc" if block.number is None else "Decimal"
            above = self.body if depth else self.art
            self.lists.append(self.add("L", above, attributes=(("ListNumbering", numbering),)))
        item = self.add("LI", self.lists[-1])
        mark = self.add("Lbl", item)
        text = block.text
        body = self.add("LBody", item, text=text.chars, source=text.span())
        if depth == 0:
            self.body = body
        return [body, mark]

    def _caption(self, block: Block) -> int:
        if self.table is None:
            self.table = self.add("Table", self.art)
        text = block.text
        return self.add("Caption", self.table, text=text.chars, source=text.span())

    def _table(self, block: Block) -> list[int]:
        from composer.makeup.blocks.table import form_of

        table = self.table if self.table is not None else self.add("Table", self.art)
        form = form_of(block)
        named = self.tables(form.style).first is not None
        cells: list[int] = []
        for number, row in enumerate(block.rows):
            tr = self.add("TR", table)
            for text, place in zip(row, form.places[number], strict=True):
                scope = "Row" if named and place.column == 0 else ""
                scope = "Column" if number < form.head else scope
                cells.append(self._cell(tr, text, place, scope))
        return cells

    def _cell(self, row: int, text: Text, place: CellPlace, scope: str) -> int:
        said: tuple[tuple[str, str | int], ...] = (
            ("Scope", scope),
            ("ColSpan", place.columns),
            ("RowSpan", place.rows),
        )
        attributes = tuple(pair for pair in said if pair[1] not in ("", 1))
        role: StructureRole = "TH" if scope else "TD"
        return self.add(role, row, text=text.chars, source=text.span(), attributes=attributes)


def _has_table(blocks: Sequence[Block], number: int) -> bool:
    """Whether a table comes right after a caption, or after captions that follow it."""
    while number < len(blocks) and blocks[number].kind == "caption":
        number += 1
    return number < len(blocks) and blocks[number].kind == "table"

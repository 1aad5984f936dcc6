"""The logical structure of a story's blocks — 逻辑结构 (ISO 32000-1, 14.8.4): paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.display.build import Outline
from composer.makeup.blocks.kind import Structure
from composer.makeup.blocks.kinds import kind_of
from composer.papers.models import TableStyle
from composer.story.blocks import Block

__all__ = ["block_nodes"]


def block_nodes(
    outline: Outline, art: int, blocks: Sequence[Block], tables: Callable[[str], TableStyle]
) -> list[list[int]]:
    """Structure nodes of the blocks under `art`: one each; for a table one a cell, row by row; for a
    list's item its words and its mark."""
    structure = Structure(outline, art, tables)
    nodes = []
    for number, block in enumerate(blocks):
        kind = kind_of(block)
        if kind.nodes:
            nodes.append(kind.nodes(structure, blocks, number))
        else:
            nodes.append(structure.words(kind.role, block))
    return nodes

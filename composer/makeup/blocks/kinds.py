"""The kinds of block — 稿件块的种类: for the type of each, its answers. The one place where make-up looks them up."""

from __future__ import annotations

from composer.makeup.blocks.crossheads import CROSSHEAD
from composer.makeup.blocks.kind import Kind
from composer.makeup.blocks.lists import ITEM
from composer.makeup.blocks.notices import CATEGORY, NOTICE
from composer.makeup.blocks.paragraphs import CREDIT, FOOTLINE, NAMES, PARAGRAPH
from composer.makeup.blocks.tables import CAPTION, NOTE, TABLE
from composer.story.blocks import (
    Block,
    Caption,
    Category,
    Credit,
    Crosshead,
    Footline,
    Item,
    Names,
    Note,
    Notice,
    Paragraph,
    Table,
)

__all__ = ["KINDS", "kind_of"]

KINDS: dict[type[Block], Kind] = {
    Paragraph: PARAGRAPH,
    Crosshead: CROSSHEAD,
    Item: ITEM,
    Names: NAMES,
    Caption: CAPTION,
    Table: TABLE,
    Note: NOTE,
    Category: CATEGORY,
    Notice: NOTICE,
    Footline: FOOTLINE,
    Credit: CREDIT,
}


def kind_of(block: Block) -> Kind:
    """What make-up does with a block."""
    return KINDS[type(block)]

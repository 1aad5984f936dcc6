"""What make-up does with a kind of block — 稿件块的排法: the answers that each kind gives, and what it is shown of
the work at hand.

A kind that says nothing is set like a paragraph with which nothing special is done. Its answers are values and
functions in a module of its own; `kinds` looks them up by the block's type, and nothing else in make-up asks what
kind a block is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from composer.diagnostics.diagnostic import Span
from composer.display.build import Outline
from composer.display.items import StructureRole
from composer.frozen import NamedTuple, frozen
from composer.galley.line import Line, Measures
from composer.galley.setter import Setter
from composer.makeup.blocks.placing import ItemMark, Mark, Progress, SetLine
from composer.makeup.blocks.setters import Kit
from composer.makeup.frames.rows import Rows
from composer.papers.models import Align, NoticeStyle, TableStyle, TextStyle
from composer.papers.models.values import FaceRef
from composer.story.blocks import Block
from composer.story.text import INTERLINEAR, Role, Text

if TYPE_CHECKING:
    from composer.makeup.blocks.table import SetTable

__all__ = ["Kind", "Manner", "Placing", "StoryLines", "Structure"]


class StoryLines(Protocol):
    """A story's blocks as lines, at any measures: what `flow.block_lines.BlockLines` is to a kind."""

    setter: Setter
    blocks: Sequence[Block]
    kinds: Sequence[Kind]
    """By block."""
    kit: Kit
    crossheads: Mapping[int, int]
    """Block → lines of space more above it, to fit the copy."""

    def lines(self, number: int, widths: tuple[int, ...], mend: int = 0) -> tuple[Line, ...]:
        """The lines of block `number` where they meet `widths` (1/1000 em)."""

    def table(self, number: int, width: int) -> SetTable:
        """Table block `number` set at `width`."""


class Placing(Progress):
    """A filling as a kind sees it: the slots, what stands in them so far, and how a paragraph is placed."""

    flow: StoryLines
    rows: Rows

    def paragraph(self, number: int) -> bool:
        """Place the lines of block `number` one after the other by the lone-line rules."""
        raise NotImplementedError

    def mended(self, number: int) -> bool:
        """The same; where the rules leave a hole, with this block or the one before it a line shorter or
        longer."""
        raise NotImplementedError


class Structure:
    """The logical structure of a story's body; what advances are the lists that are open, and a table whose
    caption came before it."""

    def __init__(self, outline: Outline, art: int, tables: Callable[[str], TableStyle]) -> None:
        self.add, self.art, self.tables = outline.add, art, tables
        self.lists: list[int] = []
        """Open lists, the outer one first."""
        self.body = art
        """Words of the last item of the outer list: an inner list stands in it."""
        self.table: int | None = None

    def words(self, role: StructureRole, block: Block) -> list[int]:
        """One node, which holds the words of a block."""
        text = block.text
        return [self.add(role, self.art, text=text.chars, source=text.span())]


class Manner(NamedTuple):
    """How words are set: indent (1/1000 em), alignment and face; None is the style's own."""

    indent: int
    align: Align | None = None
    face: FaceRef | None = None


def _like_the_body(lines: StoryLines) -> Manner:
    return Manner(lines.setter.indent)


def _as_paragraph(run: Placing, number: int) -> bool:
    return run.paragraph(number)


def _lines_left(lines: StoryLines, number: int, offset: int, width: int) -> tuple[int, float]:
    return sum(line.end > offset for line in lines.lines(number, (width,))), 0.0


@frozen
class Kind:
    """The answers of one kind of block."""

    # ── its lines ─────────────────────────────────────────────────────────────────────────────────

    manner: Callable[[StoryLines], Manner] = _like_the_body
    wording: Callable[[Kit, Text], Text] | None = None
    """Its words with what the style sets apart in them."""
    lines: Callable[[Setter, Text, Measures, Manner], tuple[Line, ...]] | None = None
    """How its words become lines, if not as a paragraph does."""
    hung: Callable[[Setter, Sequence[Block]], Mapping[int, ItemMark]] | None = None
    """Of all blocks of a story: block of this kind → the mark before its first line, and how far its words
    hang."""
    flush: bool = False
    """Whether its lines are flush on both sides, but for the last, where the style is."""
    admits: frozenset[Role] = INTERLINEAR
    """行间标记 that have room in its lines; an annotation that has none is set in brackets."""
    of_style: Callable[[TextStyle, NoticeStyle], Sequence[tuple[str, Span]]] | None = None
    """Characters that styles put before it, each with its place in the paper."""
    side_by_side: (
        Callable[[StoryLines, int, int], Sequence[Sequence[tuple[float, Text, Line]]]] | None
    ) = None
    """For galley proofs, of a kind whose lines do not stand one below the other: what block `number` has in each
    row at a width, with its distance from the left edge (1/1000 em)."""

    # ── its place ─────────────────────────────────────────────────────────────────────────────────

    place: Callable[[Placing, int], bool] = _as_paragraph
    """Place block `number` from the next free slot on; False where slots ended first, `cut` being the offset
    from which on it found no room."""
    left: Callable[[StoryLines, int, int, int], tuple[int, float]] = _lines_left
    """Lines that block `number` has from an offset on at a width, and the height that a column must have for it
    to go on, in lines; 0: any."""
    levelled: (
        Callable[
            [StoryLines, Sequence[SetLine], Sequence[Mark]],
            tuple[Sequence[SetLine], Sequence[Mark]] | None,
        ]
        | None
    ) = None
    """A story's lines and marks with the feet of columns made level; None where they stay."""

    # ── what may be done with it ──────────────────────────────────────────────────────────────────

    body: bool = False
    """A paragraph of the body: the first opens with the initial, and each may be set a line shorter or longer
    where lone lines or the copy ask for it."""
    evens: bool = False
    """Whether it may be set a line shorter or longer so that columns end level."""
    kept: bool = False
    """Whether it is parted at a column's foot only if it is long."""
    spaced: bool = False
    """Whether fitting the copy may give it space above."""
    takes_credit: bool = False
    """Whether a credit may stand on its last line."""

    # ── its structure ─────────────────────────────────────────────────────────────────────────────

    role: StructureRole = "P"
    nodes: Callable[[Structure, Sequence[Block], int], list[int]] | None = None
    """Structure nodes of block `number`, if they are more than one that holds its words: one for each cell, or
    words and mark."""

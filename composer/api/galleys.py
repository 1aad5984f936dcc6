"""Galley proofs — 小样: a story at its measure, line by line, before it has a page; and single paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from composer.api.opening import OpenPaper
from composer.diagnostics.diagnostic import Findings
from composer.frozen import frozen
from composer.measure import Length

if TYPE_CHECKING:
    from composer.galley.jobs import Bench as Bench
    from composer.galley.line import Line
    from composer.makeup.flow.flow import Flow
    from composer.papers.models import TextStyle as TextStyle
    from composer.story.blocks import StoryText as StoryText
    from composer.story.text import Text

__all__ = ["GalleyLine", "bench", "galley_lines", "sized"]

_TIGHT = 50
"""1/1000 em: what is squeezed by less, nobody sees."""


@frozen
class GalleyLine:
    """A line of the proof: its words where they stand, and what is to be said of it."""

    parts: tuple[tuple[int, str], ...]
    """(half ems from the left edge, words), in order; words that have to give way stand further right."""
    loose: float = 0.0
    """字 that its gaps were opened by, if that is more than the style allows."""
    tight: float = 0.0
    """字 taken out of its marks and gaps."""
    notes: str = ""
    """The annotations (注音) above it."""
    lone: bool = False
    """Whether it is one character alone at a paragraph's end (孤字)."""

    @property
    def bad(self) -> bool:
        """Whether the proof's reader has to do something about it."""
        return self.loose > 0 or self.lone


def sized(style: TextStyle, size: Length) -> TextStyle:
    """A text style in another size, in points."""
    return replace(style, size=size)


def galley_lines(
    paper: OpenPaper, story: StoryText, style: TextStyle, ems: int, collected: Findings
) -> list[GalleyLine]:
    """The body of a story in lines of `ems` 字 of the style."""
    from composer.fonts.library import load_fonts
    from composer.galley import Setter
    from composer.makeup.flow.flow import Flow

    setter = Setter(load_fonts(paper.root, paper.spec, collected), style)
    flow = Flow(setter, story.blocks)
    lines: list[GalleyLine] = []
    for number, kind in enumerate(flow.kinds):
        if kind.side_by_side:
            for row in kind.side_by_side(flow, number, ems * 1000):
                lines.append(GalleyLine(tuple(_part(x, text, line) for x, text, line in row)))
        else:
            lines += _block(flow, number, ems)
    return lines


def _block(flow: Flow, number: int, ems: int) -> Iterator[GalleyLine]:
    from composer.galley.annotations.ruby import bases

    setter, block = flow.setter, flow.blocks[number]
    item = flow.items.get(number)
    indent, mark = 0, ""
    if item:
        indent = item.hang
        mark = " " * round(item.x / 500) + item.words
    annotations = bases(block.text) if block.text.runs else []
    for line in flow.lines(number, (ems * 1000,)):
        words = block.text.chars[line.start : line.end].rstrip()
        notes = " ".join(b.words for b in annotations if line.start <= b.start < line.end)
        loose = line.stretch / 1000 if line.stretch > setter.loose else 0.0
        tight = line.squeezed / 1000 if line.squeezed >= _TIGHT else 0.0
        parts = ((0, mark), (round((indent + line.x) / 500), words))
        mark = ""  # it stands before an item's first line
        yield GalleyLine(parts, loose, tight, notes, flow.lone(number, line))


def _part(x: float, text: Text, line: Line) -> tuple[int, str]:
    words = text.chars[line.start : line.end].rstrip()
    return round((x + line.x) / 500), words


def bench(paper: OpenPaper, style: TextStyle, collected: Findings) -> Bench:
    """What sets jobs in the style and with the fonts of a paper; keep it for all of them."""
    from composer.fonts.library import load_fonts
    from composer.galley.jobs import Bench

    return Bench(load_fonts(paper.root, paper.spec, collected), style)

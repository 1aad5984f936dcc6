"""The blocks of one story as lines — 稿件各段的行: paragraphs, items, notices, tables at the measures they meet.

Lines are set once for each measure and kept, so that trying another height or another thread costs little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from composer.galley.line import Line, Measures
from composer.galley.setter import Setter
from composer.galley.units.paragraph import Units
from composer.makeup.blocks.initials import DropInitial
from composer.makeup.blocks.kind import Kind
from composer.makeup.blocks.kinds import kind_of
from composer.makeup.blocks.placing import ItemMark
from composer.makeup.blocks.setters import Kit
from composer.makeup.frames.frames import NARROWEST
from composer.story.blocks import Block
from composer.story.text import cut

if TYPE_CHECKING:
    from composer.makeup.blocks.table import SetTable

__all__ = ["FITTED", "MENDED", "BlockLines", "expand"]

FITTED, MENDED = 0.66, 0.5
"""Of the style's `loose`: how far a line may be stretched where a paragraph is set a line shorter or
longer, to fit the copy (asked for by the editor) or to mend a lone line (done unasked)."""

_NONE: Mapping[int, int] = MappingProxyType({})


class BlockLines:
    """The blocks of one story in one style, set at any measures."""

    def __init__(
        self,
        setter: Setter,
        blocks: Sequence[Block],
        kit: Kit | None = None,
        initial: DropInitial | None = None,
    ) -> None:
        self.setter = setter
        self.blocks = blocks
        self.kit = kit or Kit.plain(setter)
        self.kinds: Sequence[Kind] = [kind_of(block) for block in blocks]
        self.by_type = dict(zip(map(type, blocks), self.kinds, strict=True))
        self.items: dict[int, ItemMark] = {}
        """Block → the mark before its first line."""
        for kind in self.by_type.values():
            if kind.hung:
                self.items |= kind.hung(setter, blocks)
        self.resets = self.crossheads = self.mends = _NONE
        self.aside: frozenset[int] = frozenset()
        """Blocks that stand elsewhere: tables over several columns."""
        self.initial = initial
        """Of the first paragraph."""
        self.first = next((n for n, kind in enumerate(self.kinds) if kind.body), -1)
        self._units: dict[tuple[int, int], Units] = {}
        self._lines: dict[tuple[int, tuple[int, ...]], tuple[Line, ...]] = {}
        self._beside: dict[tuple[int, ...], tuple[Line, ...]] = {}
        self._counted: dict[
            tuple[int, tuple[int, ...], int, float], tuple[tuple[Line, ...], float] | None
        ] = {}
        self._tables: dict[tuple[int, int], SetTable] = {}

    def fitted(self, resets: Mapping[int, int], crossheads: Mapping[int, int]) -> Self:
        """The same blocks fitted — 合版 — with what has been set so far kept.

        `resets` are lines more (or fewer) by block, `crossheads` lines of space more above a
        crosshead.
        """
        other = copy(self)
        other.resets, other.crossheads = resets, crossheads
        return other

    def without(self, aside: frozenset[int]) -> Self:
        """The same blocks, of which some stand elsewhere."""
        other = copy(self)
        other.aside = aside
        return other

    def mended(self, mends: Mapping[int, int]) -> Self:
        """The same blocks, of which some take lines more (or fewer), so that columns end level."""
        other = copy(self)
        other.mends = mends
        return other

    def keeping(self, keep: int) -> Self:
        """The same blocks with only notices of up to `keep` lines kept whole."""
        other = copy(self)
        other.kit = replace(self.kit, notices=replace(self.kit.notices, keep=keep))
        return other

    def lines(self, number: int, widths: tuple[int, ...], mend: int = 0) -> tuple[Line, ...]:
        """The lines of block `number` where they meet `widths`; `mend` more (or fewer) than it
        would take, if that can be done without loose lines."""
        more = mend + self.resets.get(number, 0)
        if not more:
            return self._natural(number, widths)
        found = self.reset(number, widths, more, MENDED if mend else FITTED)
        return found[0] if found else self._natural(number, widths)

    def reset(
        self, number: int, widths: tuple[int, ...], more: int, share: float = FITTED
    ) -> tuple[tuple[Line, ...], float] | None:
        """The block set `more` lines longer (or shorter) with its cost; None where a line would be
        stretched by more than `share` of what the style allows, or break a rule."""
        if self.initial and number == self.first:
            return None  # its lines beside the initial are set for themselves
        key = (number, widths, more, share)
        if key not in self._counted:
            natural = self._natural(number, widths)
            indent, align, _ = self.kinds[number].manner(self)
            widths = self._inside(number, widths)
            units = self._units[number, min(widths)]
            most = max(share * self.setter.loose, max(line.stretch for line in natural))
            count = len(natural) + more
            measures = Measures(widths, within(indent, widths[0]))
            found = self.setter.lines_in(units, measures, count, align, most)
            if found and (
                any(line.forced or line.stretch > most + 1e-6 for line in found[0])
                or found[0][-1].lone(self.blocks[number].text.chars)
            ):
                found = None
            self._counted[key] = found
        return self._counted[key]

    def lone(self, number: int, line: Line) -> bool:
        """孤字, CLREQ 7.1.2: whether a line of block `number` is one character alone at the end of a
        justified paragraph.

        Not in verse and other ragged or centred text, whose lines end where the writer or the sense
        ends them: where no line is full a short one is no hole.
        """
        if self.setter.style.align != "justify" or not self.kinds[number].flush:
            return False
        return line.lone(self.blocks[number].text.chars)

    def _natural(self, number: int, widths: tuple[int, ...]) -> tuple[Line, ...]:
        key = (number, widths)
        known = self._lines.get(key)
        if known is None:
            text, kind = self.blocks[number].text, self.kinds[number]
            manner = kind.manner(self)
            widths = self._inside(number, widths)
            if kind.wording:
                text = kind.wording(self.kit, text)
            measures = Measures(widths, within(manner.indent, widths[0]))
            if kind.lines:
                known = self._lines[key] = kind.lines(self.setter, text, measures, manner)
                return known
            least = min(widths)
            units = self._units.get((number, least))
            if units is None:
                units = self._units[number, least] = self.setter.units(text, measures, manner.face)
            known = self._lines[key] = self.setter.lines(units, measures, manner.align)
        return known

    def _inside(self, number: int, widths: tuple[int, ...]) -> tuple[int, ...]:
        """What a list's item has for its words, of the measures it meets; other blocks have all."""
        item = self.items.get(number)
        if item is None:
            return widths
        return tuple(max(1000, width - item.hang) for width in widths)

    def beside_initial(self, widths: tuple[int, ...]) -> tuple[Line, ...]:
        """The lines of the first paragraph with its initial: the first ones shorter and moved right."""
        known = self._beside.get(widths)
        if known is None:
            assert self.initial is not None
            count, wide, high = self.initial.count, self.initial.wide, self.initial.lines
            text = self.blocks[self.first].text
            met = expand(widths, max(len(widths), high + 1))
            measures = Measures([w - wide if n < high else w for n, w in enumerate(met)])
            made = self.setter.paragraph(cut(text, count, len(text.chars)), measures)
            known = self._beside[widths] = tuple(
                line._replace(
                    start=line.start + count if n else 0,
                    end=line.end + count,
                    x=line.x + (wide if n < high else 0),
                )
                for n, line in enumerate(made)
            )
        return known

    def cut_tokens(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """Block → (start, end, width, measure) of its words that had to be cut up, if there are any."""
        found: dict[int, list[tuple[int, int, int, int]]] = {}
        for (number, least), units in self._units.items():
            for token in units.cut:
                found.setdefault(number, []).append((*token, least))
        return found

    def table(self, number: int, width: int) -> SetTable:
        """Table block `number` set at `width`."""
        known = self._tables.get((number, width))
        if known is None:
            from composer.makeup.blocks.table import make_table

            known = make_table(self.kit, self.blocks[number], width)
            self._tables[number, width] = known
        return known

    def tables(self) -> list[tuple[int, SetTable]]:
        """Every table that was set, with the number of its block."""
        return [(number, table) for (number, _), table in self._tables.items()]


def within(indent: int, width: int) -> int:
    """An indent as far as its line can hold it and two characters more (W150 says where it can't)."""
    return max(0, min(indent, width - NARROWEST * 1000))


def expand(widths: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Measures of `count` lines, of which all after the last one given have that."""
    return (*widths, *([widths[-1]] * (count - len(widths))))[:count]

"""Vertical headlines — 竖题: the parts of a headline block as lines downwards, side by side from right to left.

The lines are set by the galley like all vertical text, so that quotation marks, brackets and dashes have
their vertical forms, marks their half-em bodies and short figures one cell (GB/T 15834, 5.2); they are
broken where horizontal headlines are. The kicker stands right of the headline, deck and byline left of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from composer.display.items import FillItem, Item
from composer.frozen import frozen
from composer.galley.line import NATURAL, Line, Measures
from composer.galley.lines.justify import set_line
from composer.galley.setter import Setter
from composer.galley.units.paragraph import Units
from composer.makeup.desk import Desk
from composer.makeup.grid import Grid
from composer.makeup.headline.block import WHITE, Part, part_node
from composer.makeup.headline.lines import Balance
from composer.makeup.headline.part import cut, lines_of
from composer.makeup.headline.phrases import WORD, mark_costs, phrase_costs
from composer.makeup.report import HeadSet
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Align, Headline
from composer.story.text import Text

__all__ = ["UprightBlock", "upright_block"]

_CLOSEST = 0.95
"""How far the characters of a line may be closed up to fit its height: their ink must not touch."""

_BAND = 0.16
"""Ems that the band of a label reaches over its words on either side."""


@frozen
class _Row:
    """A line of a part."""

    line: Line
    words: str
    before: float
    """Space between the line and the one right of it."""


@frozen
class _Column:
    """A part set for one height."""

    part: Part
    size: Pt
    rows: tuple[_Row, ...]


@frozen
class UprightBlock:
    """A block set for one height: its parts, and how wide it is."""

    parts: tuple[_Column, ...]
    width: Pt

    @property
    def chosen(self) -> tuple[HeadSet, ...]:
        """How each part was set."""
        return tuple(
            HeadSet(made.part.name, made.size, 1.0, tuple(row.words for row in made.rows))
            for made in self.parts
        )

    def items(self, desk: Desk, rect: Rect, node: int) -> list[Item]:
        """The block in the middle of `rect`; lines that are shorter stand as their style says, the
        byline at the foot. A block wider than `rect` is reported."""
        if self.width > rect.width + 0.01:
            _report(desk, self.parts[0].part.texts[0], self.width, rect.width)
        right = rect.right - (rect.width - self.width) / 2
        items: list[Item] = []
        for made in self.parts:
            own = part_node(desk, made.part, node)
            for row in made.rows:
                right -= row.before
                items.extend(_placed(desk, made, row.line, right - made.size / 2, rect, own))
                right -= made.size
        return items


def upright_block(
    desk: Desk, grid: Grid, parts: Sequence[Part], style: Headline, height: Pt
) -> UprightBlock:
    """Set the parts for lines of `height`. A line that is too long is closed up a little, then broken
    where the language allows it best."""
    made: list[_Column] = []
    wide = 0.0
    for part in parts:
        size = grid.pt(part.style.size)
        fitting = _Fitting(desk, grid, part, size, height)
        rows: list[_Row] = []
        for line, words in (one for text in part.texts for one in fitting.lines(text)):
            before = size * (part.style.leading - 1)
            if not rows:
                before = grid.pt(style.space) if made else 0.0
            if part.label:
                before += _BAND * size
            rows.append(_Row(line, words, before))
            wide += before + size
        made.append(_Column(part, size, tuple(rows)))
    return UprightBlock(tuple(made), Pt(wide))


class _Fitting:
    """One part and the height it has, in 1/1000 em of its size."""

    def __init__(self, desk: Desk, grid: Grid, part: Part, size: Pt, height: Pt) -> None:
        self.desk, self.part, self.size, self.height = desk, part, size, height
        self.setter: Setter = desk.display_setter(part.style.face, part.style.size, vertical=True)
        self.room = max(1000.0, height / size * 1000)
        self.tracking = float(grid.pt(part.style.tracking, size) / size * 1000)

    def lines(self, text: Text) -> list[tuple[Line, str]]:
        """The lines of a text, each with its words; where they are broken inside a word, or more than
        the editor made, that is said."""
        made: list[tuple[Line, str]] = []
        forced = lines_of(text)
        for own in forced:
            units = self.setter.units(own, Measures((NATURAL,)))
            ends = self._ends(own, units)
            if len(forced) > 1 and len(ends) > 1:
                self.desk.findings.add("W126", own.span(), text=own.chars, lines=len(ends))
            for at, to in pairwise((0, *ends)):
                words = own.chars[units.start(at) : units.start(to)]
                made.append((self._line(units, at, to), words))
        return made

    def _ends(self, text: Text, units: Units) -> list[int]:
        """The unit numbers at which the lines of an editor's line end."""
        most = self.room / _CLOSEST
        if self._long(units, 0, units.count) <= most:
            return [units.count]
        legal = [0, *(to for to in range(1, units.count) if units.breaks[to]), units.count]
        widest = max(self._long(units, at, to) for at, to in pairwise(legal))
        if widest > most:
            _report(self.desk, text, Pt(widest * self.size / 1000), self.height)
        balance = Balance(units, self._long, self.room, max(most, widest), self.part.style.shape)
        keep = self.desk.paper.terms
        costs, ends = balance.chosen(
            mark_costs(text.chars, keep), lambda: phrase_costs(text.chars, keep)
        )
        for end in ends[:-1]:
            at = units.start(end)
            if costs[at] >= WORD:
                before, after = text.chars[max(0, at - 4) : at], text.chars[at : at + 4]
                span = cut(text, at, at + 1).span()
                self.desk.findings.add("W125", span, before=before, after=after)
        return ends

    def _long(self, units: Units, at: int, to: int) -> float:
        """Natural length of units `at` to `to` as a line, tracking included."""
        to = _shown(units, at, to)
        long = units.natural(at, to)
        return long + self.tracking * units.ordinary(at, to)

    def _line(self, units: Units, at: int, to: int) -> Line:
        """A line at its natural length, closed up to the height, or filling it."""
        to = _shown(units, at, to)
        spread = self.part.style.align == "spread"
        measure = round(self.room) if spread or self._long(units, at, to) > self.room else NATURAL
        align: Align = "spread" if spread else "start"
        rules = self.setter.rules
        line = set_line(units, at, to, measure, align, rules, tracking=self.tracking)
        (line,) = self.setter.marked(units, [line])
        return line


def _shown(units: Units, at: int, to: int) -> int:
    """The end of a line less the blank that the editor typed where it now ends."""
    while to - 1 > at and units.kinds[to - 1] == "Z":
        to -= 1
    return to


def _report(desk: Desk, text: Text, measured: Pt, allowed: Pt) -> None:
    words = text.chars.replace("\n", "")
    desk.findings.add(
        "W109", text.span(), text=words, measured=in_mm(measured), allowed=in_mm(allowed)
    )


def _placed(desk: Desk, made: _Column, line: Line, x: float, rect: Rect, node: int) -> list[Item]:
    """A line of the block, its middle at `x`."""
    part, size = made.part, made.size
    high = line.width * size / 1000
    share = (
        1.0
        if made.part.name == "byline"
        else {"center": 0.5, "end": 1.0}.get(part.style.align, 0.0)
    )
    y = rect.y + max(0.0, rect.height - high) * share
    items: list[Item] = []
    colour = part.style.colour
    if part.label:
        wide = (1 + 2 * _BAND) * size
        band = Rect(Pt(x - wide / 2), Pt(y), Pt(wide), Pt(high + size))
        items.append(FillItem(band, desk.palette.ink(colour)))
        y, colour = y + size / 2, WHITE
    items.append(desk.text_item(line, x, y, size, colour, node))
    return items

"""Headlines — 标题: kicker, main headline, deck and byline as one block, in whole lines of the grid.

Height = (sizes of the parts + the space between them) / advance, rounded up to whole lines, so that
the text below stands on the grid whatever the headline's size. How a part is cut into lines, at which
size and scale, is the business of `fitting`; here the parts become one block on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from composer.diagnostics.diagnostic import Words
from composer.display.items import ARTIFACT, FillItem, Item, StructureRole
from composer.frozen import frozen
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT, Grid
from composer.makeup.headline.beside import SHARES, named, proportion
from composer.makeup.headline.part import Fitted, Row, fit_part, in_proportion
from composer.makeup.report import HeadSet
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import Headline, HeadPart, SidePart
from composer.papers.models.values import ColourRef
from composer.story.blocks import StoryText
from composer.story.text import Text

__all__ = [
    "WHITE", "Block", "Part", "head_parts", "over_block", "part_node", "side_part", "too_high",
]  # fmt: skip

WHITE = ColourRef("white")

_KEPT = 0.3
"""Of a headline's space above and below: so much stays when copyfitting takes of it."""

_ABOVE = 0.45
"""Of what whole lines leave over, how much stands above the words; labels stay at the top, so that those
of neighbouring stories are level."""


@frozen
class Part:
    """One level of a block: its style, its words (one Text for each part of a headline), its role."""

    style: HeadPart
    texts: tuple[Text, ...]
    role: StructureRole
    label: bool = False
    """A label is reversed out of a small band of its colour."""
    name: str = ""
    """Its level, as the report calls it: ``main``, ``kicker`` …"""
    share: float | None = None
    """Of the main headline's size as it is set, where the style names no size of its own."""


@frozen
class Block:
    """A set headline block."""

    lines: int
    """How many grid lines it takes, space above and below included."""
    height: Pt
    """From the top of its room to the foot of its last line."""
    items: tuple[Item, ...]
    chosen: tuple[HeadSet, ...]


@frozen
class _Line:
    """A line of the block, ready to be placed."""

    part: Part
    fitted: Fitted
    row: Row
    node: int
    after: Pt
    """Space below it."""

    @property
    def size(self) -> Pt:
        """Its size."""
        return self.fitted.size


def head_parts(
    desk: Desk, grid: Grid, story: StoryText, style: Headline, label: Text
) -> list[Part]:
    """The parts of a story's headline block from top to bottom, those without words left out."""
    parts: tuple[tuple[SidePart, tuple[Text, ...], StructureRole, str], ...] = (
        (style.label, (label,), "P", "label"),
        (style.kicker, (story.kicker,), "P", "kicker"),
        (style.main, story.headline, "H2", "main"),
        (style.deck, (story.deck,), "H3", "deck"),
        (style.byline, (story.byline,), "P", "byline"),
    )
    return [
        side_part(desk, grid, style, name, part, texts, role)
        for part, texts, role, name in parts
        if any(texts)
    ]


def side_part(
    desk: Desk,
    grid: Grid,
    style: Headline,
    name: str,
    part: SidePart,
    texts: tuple[Text, ...],
    role: StructureRole,
) -> Part:
    """A level of a block with its words; what its style leaves open follows the main headline."""
    if isinstance(part, HeadPart):
        return Part(part, texts, role, name == "label", name)
    share = SHARES[name] if part.size is None else None
    settled = named(desk, grid, name, part, style.main)
    return Part(settled, texts, role, name == "label", name, share)


def part_node(desk: Desk, part: Part, parent: int) -> int:
    """The structure node of a part; a jump headline repeats words and is an artifact."""
    if parent == ARTIFACT:
        return ARTIFACT
    text = "".join(text.chars for text in part.texts)
    return desk.outline.add(part.role, parent, text=text, source=part.texts[0].span())


def over_block(
    desk: Desk,
    grid: Grid,
    parts: Sequence[Part],
    style: Headline,
    rect: Rect,
    node: int,
    *,
    lines: int | None = None,
    reversed_out: bool = False,
    tight: bool = False,
    more: int = 0,
) -> Block:
    """盖文题: the block set from the top of `rect` down, over its full width.

    Args:
        lines: the height in grid lines if the layout fixes it; a block that needs more takes more,
            and is reported (W127), because a headline never touches its text.
        reversed_out: set in white, for a block that stands in a picture.
        tight: no space before it (the block opens a box).
        more: grid lines more (or fewer) than it takes by itself; fewer come out of its space.
    """
    rows = _rows(desk, grid, parts, style, rect, node)
    if not rows:
        return Block(0, Pt(0), (), ())
    high = sum(row.size + row.after for row in rows) - rows[-1].after
    before = 0.0 if tight else grid.pt(style.before)
    after = grid.pt(style.after)
    needed = ceil((before + high + after) / grid.advance - 1e-6)
    taken = lines or needed
    if taken * grid.advance < before + high - 0.01:
        too_high(desk, parts, Pt(before + high), Pt(taken * grid.advance), (taken, needed))
        taken = needed
    if more:
        least = ceil((high + _KEPT * (before + after)) / grid.advance - 1e-6)
        taken = max(taken + more, min(taken, least))
    spare = taken * grid.advance - (before + high + after)
    if spare < 0 and more < 0:
        before += spare * before / (before + after)
    top = rect.y + before
    drop = max(0.0, spare) * _ABOVE
    items: list[Item] = []
    for row in rows:
        if reversed_out or not row.part.label:
            top, drop = top + drop, 0.0
        items.extend(_placed(desk, row, rect, top, reversed_out))
        top += row.size + row.after
    return Block(taken, Pt(before + high), tuple(items), _chosen(rows))


def _rows(
    desk: Desk, grid: Grid, parts: Sequence[Part], style: Headline, rect: Rect, node: int
) -> list[_Line]:
    """The lines of all parts from top to bottom. The main headline is fitted first: kicker and deck
    may follow its size."""
    main = next((part for part in parts if part.name == "main"), None)
    fits = {}
    factor = 1.0
    if main is not None:
        size = grid.pt(main.style.size)
        fits["main"] = fit_part(desk, main.style, main.texts, rect.width, size)
        if main.style.fit and main.style.fit.others:
            factor = fits["main"].size / size
    rows: list[_Line] = []
    for part in parts:
        own = part_node(desk, part, node)
        size = grid.pt(part.style.size)
        if part.share is not None and main is not None:
            size = proportion(fits["main"].size, part.share, grid.em)
        elif factor != 1.0 and part.name in ("kicker", "deck"):
            size = in_proportion(size, factor)
        fitted = fits.get(part.name) or fit_part(desk, part.style, part.texts, rect.width, size)
        for n, row in enumerate(fitted.rows):
            inner = n + 1 < len(fitted.rows)
            after = fitted.size * (part.style.leading - 1) if inner else grid.pt(style.space)
            rows.append(_Line(part, fitted, row, own, Pt(after)))
    return rows


def too_high(
    desk: Desk,
    parts: Sequence[Part],
    measured: Pt,
    allowed: Pt,
    lines: tuple[int, int] | None = None,
) -> None:
    """W127: a block higher than the room that the layout gives it. `lines`: those that the layout says, where it
    does, and those that the block needs."""
    main = next((part for part in parts if part.role == "H2"), parts[0])
    words = "".join(text.chars for text in main.texts).replace("\n", "")
    desk.findings.add(
        "W127",
        main.texts[0].span(),
        hints=((f"headline: 下写 lines: {lines[1]}", f"lines: {lines[1]} under headline:"),)
        if lines
        else (),
        text=words,
        measured=_in_lines(lines[1]) if lines else in_mm(measured),
        allowed=_in_lines(lines[0]) if lines else in_mm(allowed),
    )


def _in_lines(count: int) -> Words:
    return Words(f"{count} 行", f"{count} line{'s' * (count > 1)}")


def _chosen(rows: Sequence[_Line]) -> tuple[HeadSet, ...]:
    """What the report says of a block: one entry for each part."""
    made: dict[int, HeadSet] = {}
    for row in rows:
        fitted = row.fitted
        made[id(fitted)] = HeadSet(row.part.name, fitted.size, fitted.scale, fitted.words)
    return tuple(made.values())


def _placed(desk: Desk, row: _Line, rect: Rect, top: float, reversed_out: bool) -> list[Item]:
    """One line on its baseline: its ink, not its blanks, is flush with the edge or centred."""
    part, size, scale = row.part.style, row.size, row.fitted.scale
    unit = size * scale / 1000
    wide = row.row.width * unit
    colour = WHITE if reversed_out or row.part.label else part.colour
    share = {"start": 0.0, "end": 1.0}.get(part.align, 0.5)
    x = rect.x + (rect.width - wide) * share
    items: list[Item] = []
    if row.part.label and not reversed_out:
        pad = size * 0.5
        x += 2 * pad * (0.5 - share)
        band = Rect(Pt(x - pad), Pt(top - size * 0.16), Pt(wide + 2 * pad), Pt(size * 1.32))
        items.append(FillItem(band, desk.palette.ink(part.colour)))
    x -= row.row.left * unit
    baseline = top + ASCENT * size
    items.append(desk.text_item(row.row.line, x, baseline, size, colour, row.node, scale=scale))
    return items

"""Headlines — 标题: kicker, main headline, deck and byline as one block, in whole lines of the grid.

Height = (sizes of the parts + the space between them) / advance, rounded up to whole lines, so that
the text below stands on the grid whatever the headline's size. A part too wide for its measure is
condensed within the style's limits (长扁字), then broken into lines of even length, and at last
reported (W109).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from composer.display.model import ARTIFACT, FillItem, Item, StructureRole, TextItem
from composer.galley.model import Line, Measures, Piece
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT, Grid
from composer.measure import Pt, Rect, in_mm
from composer.spec.models import Headline, HeadPart
from composer.spec.values import ColourRef
from composer.story.model import StoryText, Text

__all__ = ["Part", "head_parts", "over_block", "vertical_block"]

WHITE = ColourRef("white")


@dataclass(frozen=True, slots=True)
class Part:
    """One level of a block: its style, its words (one Text for each part of a headline), its role."""

    style: HeadPart
    texts: tuple[Text, ...]
    role: StructureRole
    label: bool = False
    """A label is reversed out of a small band of its colour."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the block, ready to be placed."""

    part: Part
    line: Line
    size: Pt
    scale: float
    node: int
    after: float
    """Space below it."""


def head_parts(story: StoryText, style: Headline, label: Text) -> list[Part]:
    """The parts of a story's headline block from top to bottom, those without words left out."""
    parts = [
        Part(style.label, (label,), "H3", label=True),
        Part(style.kicker, (story.kicker,), "H3"),
        Part(style.main, story.headline, "H2"),
        Part(style.deck, (story.deck,), "H3"),
        Part(style.byline, (story.byline,), "P"),
    ]
    return [part for part in parts if any(part.texts)]


def _lines_of(text: Text) -> list[Text]:
    """A text at its editor's breaks."""
    lines, start = [], 0
    for piece in text.chars.split("\n"):
        end = start + len(piece)
        if piece:
            lines.append(cut(text, start, end))
        start = end + 1
    return lines


def cut(text: Text, start: int, end: int) -> Text:
    """The characters from `start` to `end` of a head field (which has no runs) as a text."""
    span = text.span(start, end)
    origin = ((0, span.line, span.column),) if span.line else ()
    return Text(text.chars[start:end], (), origin, text.file)


def _joined(texts: Sequence[Text]) -> Text | None:
    """The parts of a headline on one line, an em apart; None where the editor broke one."""
    if len(texts) < 2 or any("\n" in text.chars for text in texts):
        return None
    first = texts[0]
    return Text("\u3000".join(text.chars for text in texts), (), first.origins, first.file)


def _fitted(desk: Desk, part: Part, width: Pt, size: Pt) -> list[tuple[Line, float]]:
    """The part's lines with their horizontal scale."""
    setter = desk.part_setter(part.style)
    tracking = desk.grid(1).pt(part.style.tracking, size)

    def natural(text: Text) -> tuple[Line, float]:
        line = setter.single(text)
        return line, line.width * size / 1000 + tracking * max(0, len(text.chars) - 1)

    joined = _joined(part.texts)
    if joined:
        line, wide = natural(joined)
        if wide <= width:
            return [(line, 1.0)]
    fitted: list[tuple[Line, float]] = []
    for text in (line for whole in part.texts for line in _lines_of(whole)):
        line, wide = natural(text)
        if wide <= width:
            widen = part.style.maximum if wide > 0.7 * width else 1.0
            fitted.append((line, min(widen, width / wide) if wide else 1.0))
        elif wide * part.style.minimum <= width:
            fitted.append((line, width / wide))
        else:
            fitted.extend(_broken(desk, part, text, width, size))
    return fitted


def _broken(desk: Desk, part: Part, text: Text, width: Pt, size: Pt) -> list[tuple[Line, float]]:
    """Lines of even length: the narrowest measure that takes no more lines than the full one."""
    setter = desk.part_setter(part.style)
    room = int(width / size * 1000 / part.style.minimum)
    lines = setter.paragraph(text, Measures((room,)))
    for narrower in range(room - 500, room // 2, -500):
        tried = setter.paragraph(text, Measures((narrower,)))
        if len(tried) > len(lines):
            break
        lines = tried
    widest = max(line.width for line in lines) * size / 1000
    scale = min(1.0, width / widest)
    if scale < part.style.minimum - 1e-6:
        desk.findings.add(
            "W109",
            text.span(),
            text=text.chars.replace("\n", ""),
            measured=in_mm(widest),
            allowed=in_mm(width),
        )
    return [(line, scale) for line in lines]


def _node(desk: Desk, part: Part, parent: int) -> int:
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
) -> tuple[int, list[Item]]:
    """盖文题: the block set from the top of `rect` down, over its full width.

    Args:
        lines: the height in grid lines if the layout fixes it.
        reversed_out: set in white, for a block that stands in a picture.
        tight: no space before it (the block opens a box).

    Returns:
        its height in lines of the grid, and its items.
    """
    rows: list[_Row] = []
    for part in parts:
        size = grid.pt(part.style.size)
        own = _node(desk, part, node)
        fitted = _fitted(desk, part, rect.width, size)
        for n, (line, scale) in enumerate(fitted):
            inner = n + 1 < len(fitted)
            after = size * (part.style.leading - 1) if inner else grid.pt(style.space)
            rows.append(_Row(part, line, size, scale, own, after))
    if not rows:
        return 0, []
    high = sum(row.size + row.after for row in rows) - rows[-1].after
    before = 0.0 if tight else grid.pt(style.before)
    after = grid.pt(style.after)
    taken = lines or ceil((before + high + after) / grid.advance - 1e-6)
    spare = taken * grid.advance - (before + high + after)
    top = rect.y + before + max(0.0, spare) * 0.45
    items: list[Item] = []
    for row in rows:
        items.extend(_placed(desk, grid, row, rect, top, reversed_out))
        top += row.size + row.after
    return taken, items


def _placed(
    desk: Desk, grid: Grid, row: _Row, rect: Rect, top: float, reversed_out: bool
) -> list[Item]:
    part, size = row.part.style, row.size
    tracking = grid.pt(part.tracking, size) / size * 1000
    wide = (row.line.width + tracking * (row.line.end - row.line.start - 1)) * size / 1000
    wide *= row.scale
    colour = WHITE if reversed_out or row.part.label else part.colour
    share = {"start": 0.0, "end": 1.0}.get(part.align, 0.5)
    x = rect.x + (rect.width - wide) * share
    items: list[Item] = []
    if row.part.label and not reversed_out:
        pad = size * 0.5
        x += 2 * pad * (0.5 - share)
        band = Rect(Pt(x - pad), Pt(top - size * 0.16), Pt(wide + 2 * pad), Pt(size * 1.32))
        items.append(FillItem(band, desk.palette.ink(part.colour)))
    items.append(
        desk.text_item(
            row.line,
            x,
            top + ASCENT * size,
            size,
            colour,
            row.node,
            scale=row.scale,
            tracking=tracking,
        )
    )
    return items


# ── vertical ──────────────────────────────────────────────────────────────────────────────────────


def vertical_width(grid: Grid, parts: Sequence[Part], style: Headline) -> Pt:
    """How wide a vertical block is: its lines side by side, a part's space between them."""
    wide = 0.0
    for part in parts:
        size = grid.pt(part.style.size)
        count = sum(len(_lines_of(text)) for text in part.texts)
        wide += size * (1 + (count - 1) * part.style.leading) + grid.pt(style.space)
    return Pt(max(0.0, wide - grid.pt(style.space)))


def vertical_block(
    desk: Desk, grid: Grid, parts: Sequence[Part], style: Headline, rect: Rect, node: int
) -> list[Item]:
    """竖题: lines run down and from right to left; the kicker stands right of the headline, the deck
    and the byline left of it. Lines that are shorter than `rect` are centred in it, the byline
    stands at its foot."""
    wide = vertical_width(grid, parts, style)
    right = rect.right - (rect.width - wide) / 2
    items: list[Item] = []
    for part in parts:
        size = grid.pt(part.style.size)
        own = _node(desk, part, node)
        lines = [line for text in part.texts for line in _lines_of(text)]
        for n, text in enumerate(lines):
            items.append(_vertical_line(desk, grid, part, text, right - size / 2, rect, size, own))
            right -= size * (part.style.leading if n + 1 < len(lines) else 1.0)
        right -= grid.pt(style.space)
    return items


def _vertical_line(
    desk: Desk, grid: Grid, part: Part, text: Text, x: float, rect: Rect, size: Pt, node: int
) -> TextItem:
    pieces, cells = _cells(desk, part, text)
    spread = float(grid.pt(part.style.tracking, size) / size * 1000)
    high = cells * size * (1 + spread / 1000)
    if high > rect.height + 0.01:
        fit = rect.height / (cells * size)
        if fit < 0.95:
            desk.findings.add(
                "W109",
                text.span(),
                text=text.chars.replace("\n", ""),
                measured=in_mm(high),
                allowed=in_mm(rect.height),
            )
        spread = (fit - 1) * 1000
        high = rect.height
    share = {"P": 1.0}.get(part.role, 0.5 if part.style.align in ("center", "spread") else 0.0)
    y = rect.y + (rect.height - high) * share
    return TextItem(
        Pt(x), Pt(y), size, pieces, desk.palette.ink(part.style.colour), node, spread, 1.0, True
    )


def _cells(desk: Desk, part: Part, text: Text) -> tuple[tuple[Piece, ...], int]:
    """Vertical pieces: Latin letters and digits together in one cell, all else one by one."""
    face = desk.fonts.face(part.style.face)
    pieces: list[Piece] = []
    cells = 0
    for start, end, own in desk.fonts.split(text.chars, face):
        at = start
        while at < end:
            until = at + 1
            if _narrow(text.chars[at]):
                while until < end and _narrow(text.chars[until]):
                    until += 1
            pieces.append((own.key, text.chars[at:until], 0.0))
            cells += 1
            at = until
    return tuple(pieces), cells


def _narrow(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".+%")

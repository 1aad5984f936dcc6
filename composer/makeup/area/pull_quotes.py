"""Pull quotes — 摘句: words of a story set large in a place of their own, which its text runs round.

The words most often stand in the story as well: then they are an artifact, like a jump headline, so
that nobody hears them twice. Words that the story does not have belong to it and are read at its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.display.items import ARTIFACT, FillItem, Ink, Item, RuleItem
from composer.display.strokes import frame, rule
from composer.frozen import frozen
from composer.galley.line import Line, Measures
from composer.galley.setter import Setter
from composer.makeup.desk import Desk
from composer.makeup.frames.runaround import Obstacle
from composer.makeup.frames.shapes import obstacle, rings_in
from composer.makeup.grid import ASCENT, Grid
from composer.measure import Length, Pt, Rect, Unit, in_mm
from composer.papers.models import QuoteSlot, StoryUse, TextStyle
from composer.story.blocks import StoryText
from composer.story.text import Text

__all__ = ["PlacedQuote", "Quote", "place_quote", "quotes_of"]

_AIR = 0.35
"""Line advances between the place's edge and what is drawn, where lines of text stand above or below."""

_INSCRIBED = 0.15
"""Share of a shape's sides that words keep clear of: the square in a circle leaves 0.146."""


@frozen
class Quote:
    """The words of a quote."""

    text: Text
    repeats: bool
    """Whether the story has them too."""


@frozen
class PlacedQuote:
    """What is drawn of a quote, and what the text runs round."""

    items: tuple[Item, ...]
    obstacle: Obstacle


def quotes_of(use: StoryUse, story: StoryText) -> dict[str, Quote]:
    """The quotes that an edition takes for a story, by their slots."""
    if not use.quotes:
        return {}
    said = "".join("".join(block.text.chars.split()) for block in story.blocks)
    quotes: dict[str, Quote] = {}
    for name, words in use.quotes.items():
        where = use.where["quotes"][name].span
        text = Text(words.strip(), (), ((0, where.line, where.column),), where.file)
        own = "".join(text.chars.replace("|", "").split()).strip("“”「」『』…—。")
        quotes[name] = Quote(text, own in said)
    return quotes


def place_quote(
    desk: Desk, grid: Grid, slot: QuoteSlot, rect: Rect, area: Rect, quote: Quote, node: int,
    gap: float | None,
) -> PlacedQuote | None:  # fmt: skip
    """Set a quote in `rect`: tint and rules, the words in the middle between them; `gap` is kept free
    across the lines of vertical text.

    A place that is too low for its words is made higher, as far as `area` goes (W109); words that are too
    many even so are not set (E154), for they would cover others.
    """
    rings = rings_in(desk, grid, slot.shape, rect)
    inner = _inner(grid, slot, rect, shaped=bool(rings))
    lines, high = _set_in(desk, grid, slot, inner, quote.text)
    over = high - inner.height
    if over > 0.01:
        edged = slot.tint is not None or (slot.frame, slot.rule) != ("none", "none")
        over += 2 * _AIR * grid.advance if edged else 0.0  # words never touch what is drawn
        fits = not rings and rect.bottom + over <= area.bottom + 0.01 and inner.width > 0
        _too_high(desk, quote, high, inner.height, set_all_the_same=fits)
        if not fits:
            return None
        rect = Rect(rect.x, rect.y, rect.width, Pt(rect.height + over))
        inner = _inner(grid, slot, rect, shaped=False)
    shown = _shown(grid, rect, shaped=bool(rings))
    ink = desk.palette.ink(slot.colour)
    items: list[Item] = []
    if slot.tint is not None:
        items.append(FillItem(shown, desk.palette.ink(slot.tint), rings=rings))
    if not rings and slot.frame != "none":
        items.extend(frame(slot.frame, shown, ink))
    elif not rings and slot.rule != "none":
        items.extend(_rules(slot, shown, ink))
    own = ARTIFACT
    if not quote.repeats:
        chars = quote.text.chars.replace("|", "")
        own = desk.outline.add("Note", node, text=chars, source=quote.text.span())
    items.extend(_words(desk, grid, slot, inner, lines, own))
    return PlacedQuote(tuple(items), obstacle(slot, rings, rect, grid.pt(slot.standoff), gap))


def _shown(grid: Grid, rect: Rect, *, shaped: bool) -> Rect:
    """What a quote's tint, frame or rules take of its place."""
    return rect.inset(Pt(0), Pt(0.0 if shaped else _AIR * grid.advance))


def _inner(grid: Grid, slot: QuoteSlot, rect: Rect, *, shaped: bool) -> Rect:
    """Where its words may stand."""
    if shaped:
        return rect.inset(Pt(rect.width * _INSCRIBED), Pt(rect.height * _INSCRIBED))
    boxed = slot.tint is not None or slot.frame != "none"
    return _shown(grid, rect, shaped=False).inset(Pt(grid.em / 2 if boxed else 0), Pt(0))


def _too_high(
    desk: Desk, quote: Quote, high: float, room: float, *, set_all_the_same: bool
) -> None:
    """W109 for words that need a higher place than they have and got it, E154 for those that are left
    out."""
    words = quote.text.chars.replace("|", "")
    measured, allowed = in_mm(high), in_mm(max(0.0, room))
    code = "W109" if set_all_the_same else "E154"
    count = len("".join(words.split()))
    desk.findings.add(
        code, quote.text.span(), text=words, measured=measured, allowed=allowed, chars=count
    )


def _rules(slot: QuoteSlot, shown: Rect, ink: Ink) -> list[Item]:
    """A rule at the head, and its mirror image at the foot."""
    items: list[Item] = []
    turn = shown.y + shown.bottom
    for item in rule(slot.rule, shown.x, shown.y, shown.right, shown.y, ink):
        items.append(item)
        if isinstance(item, RuleItem):
            items.append(replace(item, y=Pt(turn - item.y), y2=Pt(turn - item.y2)))
    return items


def _set_in(
    desk: Desk, grid: Grid, slot: QuoteSlot, inner: Rect, text: Text
) -> tuple[list[Line], float]:
    """The lines at the width of their place, and how high they stand."""
    size = grid.pt(slot.size)
    style = TextStyle(
        face=slot.face,
        size=slot.size,
        indent=Length(0, Unit.ZI),
        strong=slot.face,
        emphasis=slot.face,
    )
    lines = _even_lines(desk.setter(style), text, max(1000, int(inner.width / size * 1000)))
    return lines, (len(lines) - 1) * size * slot.leading + size


def _words(
    desk: Desk, grid: Grid, slot: QuoteSlot, inner: Rect, lines: Sequence[Line], node: int
) -> list[Item]:
    """The lines, in the middle of their place from top to foot."""
    size = grid.pt(slot.size)
    step = size * slot.leading
    high = (len(lines) - 1) * step + size
    baseline = inner.y + (inner.height - high) / 2 + ASCENT * size
    share = {"center": 0.5, "end": 1.0}.get(slot.align, 0.0)
    items: list[Item] = []
    for line in lines:
        x = inner.x + (inner.width - line.width * size / 1000) * share
        items.append(desk.text_item(line, x, baseline, size, slot.colour, node))
        baseline += step
    return items


def _even_lines(setter: Setter, text: Text, room: int) -> list[Line]:
    """The editor's own lines where ``|`` parts them; else lines of even length: as many as the full
    measure takes, at the narrowest measure that takes no more."""
    lines = _set(setter, text, room)
    if "|" in text.chars:
        return lines
    for narrower in range(room - 500, room // 2, -500):
        tried = _set(setter, text, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _set(setter: Setter, text: Text, measure: int) -> list[Line]:
    lines: list[Line] = []
    origin, at = text.origins[0], 0
    for piece in text.chars.split("|"):
        part = Text(piece, (), ((0, origin[1], origin[2] + at),), text.file)
        lines.extend(setter.paragraph(part, Measures((measure,)), align="start"))
        at += len(piece) + 1
    return lines

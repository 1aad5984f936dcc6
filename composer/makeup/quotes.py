"""Pull quotes — 摘句: words of a story set large in a place of their own, which its text runs round.

The words most often stand in the story as well: then they are an artifact, like a jump headline, so
that nobody hears them twice. Words that the story does not have belong to it and are read at its head.
"""

from __future__ import annotations

from dataclasses import replace

from composer.display.model import ARTIFACT, FillItem, Ink, Item, RuleItem
from composer.display.strokes import frame, rule
from composer.frozen import frozen
from composer.galley.model import Line, Measures
from composer.galley.setter import Setter
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT, Grid
from composer.makeup.runaround import Obstacle
from composer.makeup.shapes import obstacle, rings_in
from composer.measure import Length, Pt, Rect, Unit, in_mm
from composer.spec.models import QuoteSlot, StoryUse, TextStyle
from composer.story.model import StoryText, Text

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
    desk: Desk, grid: Grid, slot: QuoteSlot, rect: Rect, quote: Quote, node: int, gap: float | None
) -> PlacedQuote:
    """Set a quote in `rect`: tint and rules, the words in the middle between them; `gap` is kept free
    across the lines of vertical text."""
    rings = rings_in(desk, grid, slot.shape, rect)
    air = Pt(0.0 if rings else _AIR * grid.advance)
    shown = rect.inset(Pt(0), air)
    ink = desk.palette.ink(slot.colour)
    items: list[Item] = []
    if slot.tint is not None:
        items.append(FillItem(shown, desk.palette.ink(slot.tint), rings=rings))
    inner = shown
    if rings:
        inner = rect.inset(Pt(rect.width * _INSCRIBED), Pt(rect.height * _INSCRIBED))
    elif slot.frame != "none":
        items.extend(frame(slot.frame, shown, ink))
    elif slot.rule != "none":
        items.extend(_rules(slot, shown, ink))
    if not rings and (slot.tint is not None or slot.frame != "none"):
        inner = shown.inset(Pt(grid.em / 2), Pt(0))
    own = ARTIFACT
    if not quote.repeats:
        chars = quote.text.chars.replace("|", "")
        own = desk.outline.add("Note", node, text=chars, source=quote.text.span())
    items.extend(_words(desk, grid, slot, inner, quote.text, own))
    return PlacedQuote(tuple(items), obstacle(slot, rings, rect, grid.pt(slot.standoff), gap))


def _rules(slot: QuoteSlot, shown: Rect, ink: Ink) -> list[Item]:
    """A rule at the head, and its mirror image at the foot."""
    items: list[Item] = []
    turn = shown.y + shown.bottom
    for item in rule(slot.rule, shown.x, shown.y, shown.right, shown.y, ink):
        items.append(item)
        if isinstance(item, RuleItem):
            items.append(replace(item, y=Pt(turn - item.y), y2=Pt(turn - item.y2)))
    return items


def _words(
    desk: Desk, grid: Grid, slot: QuoteSlot, inner: Rect, text: Text, node: int
) -> list[Item]:
    """The lines, in the middle of their place from top to foot; W109 where it is too small."""
    size = grid.pt(slot.size)
    style = TextStyle(
        face=slot.face,
        size=slot.size,
        indent=Length(0, Unit.ZI),
        strong=slot.face,
        emphasis=slot.face,
    )
    lines = _even_lines(desk.setter(style), text, max(1000, int(inner.width / size * 1000)))
    step = size * slot.leading
    high = (len(lines) - 1) * step + size
    if high > inner.height + 0.01:
        words = text.chars.replace("|", "")
        measured, allowed = in_mm(high), in_mm(max(0.0, inner.height))
        desk.findings.add("W109", text.span(), text=words, measured=measured, allowed=allowed)
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

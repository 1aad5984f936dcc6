"""Pictures in an area — 图片: where a slot lies, what of the picture shows, and its caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.display.items import Item, PictureItem
from composer.frozen import frozen
from composer.galley.line import Measures
from composer.makeup.desk import Desk
from composer.makeup.frames.frames import Column
from composer.makeup.frames.runaround import Obstacle, around, block
from composer.makeup.frames.shapes import is_shaped, picture_rings, rings_in
from composer.makeup.grid import ASCENT, Grid, whole_ems
from composer.measure import Pt, Rect, in_mm, mm
from composer.papers.models import Picture, PictureSlot, Place
from composer.story.text import Run, Text

__all__ = ["PlacedPicture", "caption_text", "in_text", "place_picture", "set_caption"]

_AIR = 0.4
"""Line advances kept free between a picture and the text above or below it."""

_LEAST = mm(1)
"""Points that a picture must have each way: less is a slip in the slot, not a picture."""

_CAPTION_GAP = 3.0
"""Points between a picture and its caption."""


@frozen
class PlacedPicture:
    """Where a picture itself stands, what is drawn, and what the text runs round."""

    picture: Rect
    items: tuple[Item, ...]
    obstacles: tuple[Obstacle, ...]


def in_text(grid: Grid, text: Rect, columns: Sequence[Column], place: Place) -> Rect:
    """A place inside an area: columns are the area's own, lines those below the headline."""
    x, right = text.x, text.right
    if place.columns:
        first = columns[min(place.columns.first, len(columns)) - 1]
        last = columns[min(place.columns.last, len(columns)) - 1]
        x, right = first.x, Pt(last.x + last.width)
    y, height = text.y, text.height
    if place.lines:
        y = Pt(text.y + (place.lines.first - 1) * grid.advance)
        height = Pt((place.lines.count - 1) * grid.advance + grid.em)
    if place.x is not None:
        x = Pt(text.x + grid.pt(place.x))
    width = grid.pt(place.width) if place.width is not None else Pt(right - x)
    if place.y is not None:
        y = Pt(text.y + grid.pt(place.y))
    if place.height is not None:
        height = grid.pt(place.height)
    return Rect(x, y, width, height)


def place_picture(
    desk: Desk,
    grid: Grid,
    slot: PictureSlot,
    rect: Rect,
    text: Rect,
    picture: Picture,
    node: int,
    *,
    on_tint: bool = False,
    gap: float | None = None,
    caption: bool = True,
) -> PlacedPicture:
    """Set a picture and its caption into `rect`; where text stands above or below, a little air is
    kept, so that the picture never touches a line. A shape has its stand-off for that.

    `gap` is kept free across the lines of vertical text; `on_tint`: the ground is not white;
    `caption`: whether the picture has its own.
    """
    # A plain picture that touches a line of text looks glued to it, so a share of a line is kept above and
    # below; not at the edge of the area, where nothing stands and edges should align.
    shaped = is_shaped(slot.shape)
    air = 0.0 if shaped else _AIR * grid.advance
    top = rect.y + (air if rect.y > text.y + 0.01 else 0.0)
    foot = rect.bottom - (_AIR * grid.advance if rect.bottom < text.bottom - 0.01 else 0.0)
    where = picture.where["file"].span
    alt = picture.alt or picture.caption or picture.file
    figure = desk.outline.add("Figure", node, alt=alt, source=where)
    items: list[Item] = []
    if caption and slot.caption == "below" and (picture.caption or picture.credit):
        items, high = set_caption(desk, grid, caption_text(picture), rect, figure, foot=foot)
        foot -= high + _CAPTION_GAP
    elif shaped:
        foot = rect.bottom  # its stand-off keeps the text away already
    shown = Rect(rect.x, Pt(top), rect.width, Pt(foot - top))
    path = desk.loaded.folder / "pictures" / picture.file
    standoff = grid.pt(slot.standoff)
    with desk.findings.about(desk.findings.here(rect)):
        size = desk.picture_size(path, where)
        fits = size is not None and _has_room(desk, slot, shown, picture.file)
    if size is None or not fits:
        return PlacedPicture(shown, tuple(items), (block(rect, standoff, slot.side, air=gap),))
    box, crop = _fit(shown, size, slot, picture)
    rings = rings_in(desk, grid, slot.shape, box)
    if not rings and slot.shape.kind in ("alpha", "clip"):
        rings = picture_rings(desk, slot.shape, path, box, crop)
    alpha = slot.shape.kind == "alpha" and slot.shape.mask
    cut = rings if slot.shape.mask and not alpha else ()
    items.insert(0, PictureItem(box, str(path), crop, figure, alpha or on_tint, cut))
    # Without an outline the whole place is closed to text, as wide as it was asked for.
    if not rings:
        return PlacedPicture(box, tuple(items), (block(rect, standoff, slot.side, air=gap),))
    ground = [around(rings, standoff, slot.side)]
    # Text may follow the outline, but not run beside the caption under it.
    if len(items) > 1:
        low = max(y for ring in rings for _, y in ring)
        below = Rect(rect.x, Pt(low), rect.width, Pt(rect.bottom - low))
        ground.append(block(below, standoff, slot.side, air=gap))
    return PlacedPicture(box, tuple(items), tuple(ground))


def _has_room(desk: Desk, slot: PictureSlot, shown: Rect, file: str) -> bool:
    """Whether a slot leaves its picture a millimetre each way once air and caption have theirs; E554 where
    not: nothing is drawn that nobody could see."""
    if min(shown.width, shown.height) >= _LEAST:
        return True
    measured = f"{in_mm(max(shown.width, 0.0))} × {in_mm(max(shown.height, 0.0))}"
    at = slot.where["at"].span
    desk.findings.add("E554", at, path=file, measured=measured, allowed=in_mm(_LEAST))
    return False


def set_caption(
    desk: Desk, grid: Grid, text: Text, rect: Rect, node: int, *, foot: float | None = None
) -> tuple[list[Item], float]:
    """A caption at the head of `rect`, or with its foot at `foot`; its items and its height."""
    style = replace(desk.paper.caption, vertical=False)  # it stands below its picture
    em = grid.pt(style.size)
    advance = grid.pt(style.advance, em) if style.advance else grid.advance
    own = desk.outline.add("Caption", node, text=text.chars, source=text.span())
    ems = whole_ems(rect.width, em)
    x = rect.x + (rect.width - ems * em) / 2 if style.align == "center" else rect.x
    lines = desk.setter(style).paragraph(text, Measures((ems * 1000,)))
    high = (len(lines) - 1) * advance + em
    top = rect.y if foot is None else foot - high
    items: list[Item] = []
    for n, line in enumerate(lines):
        y = top + ASCENT * em + n * advance
        items.append(desk.text_item(line, x, y, em, style.colour, own))
        items.extend(desk.hyphen(line, x, y, em, style.colour))
    return items, high


def caption_text(picture: Picture) -> Text:
    """Caption and credit of a picture."""
    where = picture.where["caption" if picture.caption else "credit"].span
    origins = ((0, where.line, where.column),)
    if not picture.credit:
        return Text(picture.caption, (), origins, where.file)
    joint = "\u3000" if picture.caption else ""
    chars = f"{picture.caption}{joint}{picture.credit}"
    run = Run(len(picture.caption) + len(joint), len(chars), "credit")
    return Text(chars, (run,), origins, where.file)


def _fit(
    rect: Rect, size: tuple[int, int], slot: PictureSlot, picture: Picture
) -> tuple[Rect, tuple[float, float, float, float]]:
    """The rectangle the picture takes and the part of it that shows."""
    wide, high = size
    if slot.fit == "whole":
        scale = min(rect.width / wide, rect.height / high)
        width, height = wide * scale, high * scale
        box = Rect(Pt(rect.x + (rect.width - width) / 2), rect.y, Pt(width), Pt(height))
        return box, (0.0, 0.0, 1.0, 1.0)
    want, have = rect.width / rect.height, wide / high
    share_x, share_y = (want / have, 1.0) if want < have else (1.0, have / want)
    left = (1 - share_x) * picture.focus[0] / 100
    top = (1 - share_y) * picture.focus[1] / 100
    return rect, (left, top, left + share_x, top + share_y)

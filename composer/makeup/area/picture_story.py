"""Picture stories — 图片新闻, 专题摄影: numbers on the pictures and one text that has all their captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.display.items import FillItem, Item
from composer.makeup.area.checks import check_inside
from composer.makeup.area.pictures import caption_text, in_text, set_caption
from composer.makeup.desk import Desk
from composer.makeup.frames.frames import Column
from composer.makeup.grid import ASCENT, Grid
from composer.measure import Pt, Rect
from composer.papers.models import Captions, Picture
from composer.papers.models.values import ColourRef, FaceRef
from composer.story.text import Run, Text, joined

__all__ = ["joint_caption", "joint_text", "number_badge", "numbered"]

_BADGE = 1.4
"""Side of a number's square, in sizes of the caption's type."""

_AIR = 0.4
"""Line advances kept free above a joint caption at the foot of its area."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def numbered(captions: Captions, count: int) -> bool:
    """Whether the pictures have numbers: where they share a text, and there are several."""
    if captions.numbers == "auto":
        return captions.set == "together" and count > 1
    return captions.numbers == "corner"


def number_badge(
    desk: Desk, grid: Grid, captions: Captions, shown: Rect, number: int
) -> list[Item]:
    """图号: the number reversed out of a square in a corner of its picture. A decoration: the caption
    has the number as text."""
    size = grid.pt(desk.paper.caption.size)
    side = size * _BADGE
    down, across = captions.corner.split("-")
    x = shown.x if across == "left" else shown.right - side
    y = shown.y if down == "top" else shown.bottom - side
    face = FaceRef("黑", "bold")
    setter = desk.display_setter(face, desk.paper.caption.size)
    own = Pt(size * 1.1)
    line = setter.single(Text(_mark(number)))
    middle = x + (side - line.width * own / 1000) / 2
    baseline = y + (side - own) / 2 + ASCENT * own
    return [
        FillItem(Rect(Pt(x), Pt(y), Pt(side), Pt(side)), desk.palette.ink(captions.colour)),
        desk.text_item(line, middle, baseline, own, ColourRef("white")),
    ]


def joint_text(pictures: Sequence[Picture], *, numbers: bool) -> Text:
    """All captions one after the other, each under its number. A credit that all share is said once, at
    the end."""
    credits = {picture.credit for picture in pictures}
    once = len(credits) == 1 and len(pictures) > 1
    parts: list[Text] = []
    for number, picture in enumerate(pictures, 1):
        own = replace(picture, credit="") if once else picture
        if not own.caption and not own.credit:
            continue
        if parts and not numbers:
            parts.append(Text("\u3000"))
        if numbers:
            mark = _mark(number)
            parts.append(Text(mark, (Run(0, len(mark), "strong"),)))
        parts.append(caption_text(own))
    if once and pictures[0].credit:
        words = caption_text(replace(pictures[0], caption=""))
        parts += [Text("\u3000"), words] if parts else [words]
    return joined(parts)


def joint_caption(
    desk: Desk,
    grid: Grid,
    captions: Captions,
    pictures: Sequence[Picture],
    text: Rect,
    columns: Sequence[Column],
    node: int,
) -> tuple[list[Item], Rect] | None:
    """The text of all captions at its place, or at the foot of the area's text; with the room it takes."""
    words = joint_text(pictures, numbers=numbered(captions, len(pictures)))
    if not words:
        return None
    if captions.at is None:
        items, high = set_caption(desk, grid, words, text, node, foot=text.bottom)
        top = text.bottom - high - _AIR * grid.advance
        return items, Rect(text.x, Pt(top), text.width, Pt(text.bottom - top))
    rect = in_text(grid, text, columns, captions.at)
    check_inside(desk, grid, "captions", captions, rect, text, len(columns))
    items, high = set_caption(desk, grid, words, rect, node)
    if high > rect.height + 0.5:
        style = desk.paper.caption
        em = grid.pt(style.size)
        advance = grid.pt(style.advance, em) if style.advance else grid.advance
        desk.findings.add(
            "W146",
            captions.where["at"].span,
            measured=len(items),
            allowed=int((rect.height - em) / advance + 1e-6) + 1,
        )
    return items, rect


def _mark(number: int) -> str:
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"（{number}）"

"""Masthead — 报头: name, date lines, QR codes and the organ's lines, within one place of the page."""

from __future__ import annotations

from composer.display.items import ARTIFACT, Item, QrItem, StructureRole
from composer.display.strokes import rule
from composer.furniture.facts import PageFacts
from composer.furniture.setting import words
from composer.makeup.desk import Desk
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect
from composer.papers.models import Masthead, Qr
from composer.papers.resolving.words import words_of

__all__ = ["masthead"]

_QR_SHARE = 0.52
"""Side of a QR code as a share of the masthead's height, above 14 mm on a tabloid."""

_BAND = 1.75
"""Height of the organ's band in ems of its type."""


def masthead(
    desk: Desk, grid: Grid, spec: Masthead, facts: PageFacts, node: int = ARTIFACT
) -> list[Item]:
    """The masthead: name at the left, codes at the right, date lines between, organ band below.

    `node` is what it is read under: the name as the edition's first heading, then line by line.
    """
    rect = grid.rect(spec.at)
    ink = desk.palette.ink(spec.colour)
    size = grid.pt(spec.size)
    band = size * _BAND if desk.paper.organ else 0.0
    body = Rect(rect.x, rect.y, rect.width, Pt(rect.height - band - 6))
    codes = [qr for label in spec.qr for qr in desk.paper.qr if qr.label == label]
    items: list[Item] = []
    name = _below(desk, "H1", node)
    right = _codes(desk, body, codes, items, node)
    left = _name(desk, grid, spec, body, right, items, name)
    room = Rect(left, body.y, Pt(right - left), body.height)
    _date_lines(desk, grid, spec, facts, room, items, node)
    foot = rect.bottom - 2.6
    if band:
        top = foot - band
        items.extend(rule("hairline", rect.x, top, rect.right, top, ink))
        text = "\u3000\u3000".join(desk.paper.organ)
        y = top + (band - size) / 2
        own = _below(desk, "P", node)
        items.extend(
            words(desk, text, spec.face, size, rect.x, y, rect.width, align="center", node=own)
        )
    items.extend(rule(spec.rule, rect.x, foot, rect.right, foot, ink))
    return items


def _name(
    desk: Desk, grid: Grid, spec: Masthead, body: Rect, right: float, items: list[Item], node: int
) -> Pt:
    """The paper's name in the middle of the height; gives where the room beside it begins."""
    style = spec.name
    size = grid.pt(style.size)
    count = len(desk.paper.paper)
    wide = min(size * count * 1.04, (right - body.x) * 0.75)
    top = body.y + (body.height - size) / 2
    items.extend(
        words(
            desk,
            desk.paper.paper,
            style.face,
            size,
            body.x,
            top,
            wide,
            align="spread",
            colour=spec.colour,
            node=node,
        )
    )
    return Pt(body.x + wide + 2.2 * grid.em)


def _codes(desk: Desk, body: Rect, codes: list[Qr], items: list[Item], node: int) -> Pt:
    """QR codes from the right edge, name above and label below; gives where they begin."""
    if not codes:
        return body.right
    side = body.height * _QR_SHARE
    caption = side * 0.155
    step = side * 1.3
    x = body.right - side - (len(codes) - 1) * step
    begin = Pt(x - side * 0.25)
    top = body.y + (body.height - side) / 2
    face = desk.display_face
    said = words_of(desk.paper)["qr"]
    for qr in codes:
        square = Rect(Pt(x), Pt(top), Pt(side), Pt(side))
        figure = _below(desk, "Figure", node, alt=f"{said}：{qr.target}")
        items.append(QrItem(square, qr_modules(qr.target), node=figure, target=qr.target))
        own = _below(desk, "Caption", figure)
        wide, left = side * 1.25, x - side * 0.125
        for text, y in (
            (qr.name, top - caption * 1.5),
            (qr.label, top + side + caption * 0.5),
        ):
            items.extend(words(desk, text, face, caption, left, y, wide, align="center", node=own))
        x += step
    return begin


def _date_lines(
    desk: Desk,
    grid: Grid,
    spec: Masthead,
    facts: PageFacts,
    room: Rect,
    items: list[Item],
    node: int,
) -> None:
    """The lines beside the name, the first one larger, spread over the height."""
    sizes = [grid.pt(spec.size) * (1.75 if n == 0 else 1.2) for n in range(len(spec.lines))]
    if not sizes:
        return
    gap = 5.0
    top = room.y + (room.height - sum(sizes) - gap * (len(sizes) - 1)) / 2
    for n, (wording, size) in enumerate(zip(spec.lines, sizes, strict=True)):
        face = desk.display_face if n == 0 else spec.face
        own, wide = _below(desk, "P", node), room.width - grid.em
        items.extend(words(desk, facts.fill(wording), face, size, room.x, top, wide, node=own))
        top += size + gap


def _below(desk: Desk, role: StructureRole, node: int, *, alt: str = "") -> int:
    """A node under the masthead's, where it has one."""
    return ARTIFACT if node == ARTIFACT else desk.outline.add(role, node, alt=alt)


def qr_modules(target: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code at error level M, without the quiet zone."""
    import segno  # 35 ms: only editions with a code pay for it

    code = segno.make(target, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)

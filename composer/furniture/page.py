"""All furniture of one page, in the order of painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.diagnostics.diagnostic import OnPage
from composer.display.items import (
    ABOVE,
    ARTIFACT,
    FOLIO_FOOT,
    FOLIO_HEAD,
    FillItem,
    FormItem,
    Item,
    RuleItem,
)
from composer.display.strokes import frame, rule
from composer.furniture.facts import PageFacts
from composer.furniture.pieces import Piece
from composer.furniture.setting import words
from composer.makeup.desk import Desk
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect
from composer.papers.models import Advert, AdvertSlot, Folio, Imprint, Index, Masthead, PageRule
from composer.papers.models.values import BLACK, ColourRef, FaceRef
from composer.papers.wording import chinese_number, filled

__all__ = ["PageFacts", "furnish"]

_Placed = Masthead | Folio | Index | Imprint | AdvertSlot

_NAMES = ("editor", "designer", "proof")

_LABEL = 6.0
"""Points: the word 广告 that marks an advertisement."""


_FINE = 1.0
"""Points: finer rules print over what they lie on, for no plate keeps so narrow a gap."""


def furnish(
    desk: Desk,
    number: int,
    adverts: Sequence[Advert],
    index: Sequence[tuple[str, str, int]],
    head: int = ARTIFACT,
) -> list[Piece]:
    """The furniture of page `number`, piece by piece.

    Args:
        desk: the edition at work.
        number: the page.
        adverts: those whose slot is on this page.
        head: the structure node that was kept for its masthead: it is read before the stories.
        index: (kicker, title, page) of each story that the front-page index names.
    """
    layout, grid = desk.loaded.layouts[number], desk.grid(number)
    facts = PageFacts.of(desk.loaded, number)
    pieces: list[Piece] = []

    def add(name: str, part: _Placed, items: list[Item]) -> None:
        pieces.append(Piece(name, part.where["at"].span, grid.rect(part.at), items, number))

    if layout.masthead:
        from composer.furniture.masthead import masthead

        add("masthead", layout.masthead, masthead(desk, grid, layout.masthead, facts, head))
    if layout.folio:
        add("folio", layout.folio, _folio(desk, grid, layout.folio, facts))
    if layout.index:
        if not index:  # a heading with nothing below it is worse than white
            at = layout.index.where["at"].span
            on = OnPage(number, "index", grid.rect(layout.index.at))
            desk.findings.add("W170", at, on=on, page=number)
        else:
            add("index", layout.index, _index(desk, grid, layout.index, index))
    for place, line in enumerate(layout.rules, 1):
        # A rule may run anywhere: it has no room of its own that words would keep clear of.
        span = line.where["at"].span
        pieces.append(Piece(f"rules {place}", span, None, _page_rule(desk, grid, line), number))
    for advert in adverts:
        slot = layout.adverts[advert.slot.area]
        add(advert.slot.area, slot, _advert(desk, grid.rect(slot.at), slot, advert))
    if layout.imprint:
        _check_names(desk, grid, layout.imprint, facts)
        add("imprint", layout.imprint, _imprint(desk, grid, layout.imprint, facts))
    return pieces


def _folio(desk: Desk, grid: Grid, folio: Folio, facts: PageFacts) -> list[Item]:
    """报眉, mirrored: the page number stands at the outer edge, right on odd pages, left on even; the other
    way round in a paper that is bound on the right."""
    rect = grid.rect(folio.at)
    odd = facts.number % 2 == (0 if desk.paper.bound_right else 1)
    size = grid.pt(folio.size)
    large = size * 1.9
    foot = rect.bottom
    items: list[Item] = []
    outer, inner = ("end", "start") if odd else ("start", "end")
    strong = FaceRef(folio.face.family, "bold")
    for wording, face, own, align in (
        (folio.outer, strong, large, outer),
        (folio.middle, strong, size * 1.35, "center"),
        (folio.inner, folio.face, size, inner),
    ):
        top = foot - 4.5 - own
        items.extend(
            words(
                desk,
                facts.fill(wording),
                face,
                own,
                rect.x,
                top,
                rect.width,
                align=align,  # type: ignore[arg-type]
                node=FOLIO_HEAD,
            )
        )
    items.extend(rule(folio.rule, rect.x, foot, rect.right, foot, desk.palette.ink(BLACK)))
    return items


def _check_names(desk: Desk, grid: Grid, imprint: Imprint, facts: PageFacts) -> None:
    """W171: an imprint that would print 责任编辑： and nobody after it."""
    lacking = [name for name in _NAMES if f"{{{name}}}" in imprint.text and not facts.words[name]]
    if not lacking:
        return
    on = OnPage(facts.number, "imprint", grid.rect(imprint.at))
    names = "、".join(f"{name}:" for name in lacking)
    desk.findings.add("W171", imprint.where["at"].span, on=on, page=facts.number, names=names)


def _imprint(desk: Desk, grid: Grid, imprint: Imprint, facts: PageFacts) -> list[Item]:
    rect = grid.rect(imprint.at)
    size = grid.pt(imprint.size)
    top = rect.bottom - size
    text = facts.fill(imprint.text)
    return words(
        desk,
        text,
        imprint.face,
        size,
        rect.x,
        top,
        rect.width,
        align=imprint.align,
        node=FOLIO_FOOT,
    )


def _index(
    desk: Desk, grid: Grid, index: Index, entries: Sequence[tuple[str, str, int]]
) -> list[Item]:
    """导读: heading, then for each story its kicker, its title and the page it is on."""
    rect = grid.rect(index.at)
    items: list[Item] = []
    if index.box:
        if index.box.tint:
            items.append(FillItem(rect, desk.palette.ink(index.box.tint)))
        items.extend(frame(index.box.line, rect, desk.palette.ink(index.box.colour)))
        rect = rect.inset(grid.pt(index.box.padding), Pt(index.box.lines * grid.advance * 0.5))
    size = grid.pt(index.size)
    node = desk.outline.add("Sect", title=index.heading)
    head = size * 1.35
    label = FaceRef("黑", "bold")
    items.extend(
        words(desk, index.heading, label, head, rect.x, rect.y, rect.width, node=_line(desk, node))
    )
    x = rect.x + head * (len(index.heading) + 1.2)
    room = rect.right - x
    top: float = rect.y
    for kicker, title, page in entries:
        wording = filled(index.wording, {"page": chinese_number(page), "figure": str(page)})
        own = _line(desk, node)
        if kicker:
            items.extend(words(desk, kicker, index.face, size, x, top, room, node=own))
            top += grid.advance
        strong = FaceRef("黑", "bold")
        wide = room - size * (len(wording) + 1)
        items.extend(words(desk, title, strong, size * 1.25, x, top, wide, node=own))
        items.extend(
            words(desk, wording, index.face, size, x, top + size * 0.2, room, align="end", node=own)
        )
        top += grid.advance * 1.4
    return items


def _line(desk: Desk, parent: int) -> int:
    return desk.outline.add("P", parent)


def _page_rule(desk: Desk, grid: Grid, spec: PageRule) -> list[Item]:
    rect = grid.rect(spec.at)
    ink = desk.palette.ink(spec.colour)
    if spec.vertical:
        return rule(spec.line, rect.x, rect.y, rect.x, rect.bottom, ink)
    return rule(spec.line, rect.x, rect.y, rect.right, rect.y, ink)


def _advert(desk: Desk, rect: Rect, slot: AdvertSlot, advert: Advert) -> list[Item]:
    """An advertisement with its label, which the law asks for, in its upper right corner."""
    path = str(desk.loaded.folder / "pictures" / advert.file)
    node = desk.outline.add(
        "Figure", alt=_said(slot.label, advert.alt), source=advert.where["file"].span
    )
    placed = FormItem(rect, path, node, slot.fit)
    black, white = desk.palette.ink(BLACK), desk.palette.ink(ColourRef("white"))
    items: list[Item] = [placed]
    for stroke in frame(slot.box, rect, black):
        if isinstance(stroke, RuleItem) and stroke.weight > _FINE:
            # Black prints over the client's inks, and might make them too much: white takes them away first.
            items.append(replace(stroke, ink=white))
        items.append(stroke)
    if slot.label:
        wide, high = _LABEL * (len(slot.label) + 1), _LABEL * 1.5
        tag = Rect(Pt(rect.right - wide), rect.y, Pt(wide), Pt(high))
        items.append(FillItem(tag, white, level=ABOVE))
        # The ground has taken away what lay there, so that black over it is black alone.
        items.extend(
            words(
                desk,
                slot.label,
                FaceRef("黑"),
                _LABEL,
                tag.x,
                tag.y + _LABEL * 0.25,
                wide,
                align="center",
            )
        )
    return items


def _said(label: str, alt: str) -> str:
    """An advertisement's words for who does not see it: what it is, then what is in it."""
    return "：".join(part for part in (label, alt) if part)

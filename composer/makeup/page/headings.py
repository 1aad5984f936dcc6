"""Headings — 版面上的标题: what the rules of a page ask of every headline on it.

In: the areas of a story as they were planned. Out: where its main headline stands, how large it is and was to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from composer.diagnostics.diagnostic import OnPage, Span
from composer.display.items import TextItem
from composer.frozen import frozen
from composer.makeup.area.plan import AreaPlan, headline_style
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT
from composer.measure import Pt, Rect
from composer.story.blocks import StoryText

__all__ = ["Heading", "headings_of", "sizes_on"]


@frozen
class Heading:
    """A story's main headline on a page; that of a continuation is none."""

    page: int
    area: str
    text: str
    span: Span
    """Its words in the story."""
    where: Span
    """The area's `headline:` in the layout, or its place."""
    place: Rect
    """The area."""
    columns: str
    """Of the area, as the layout has them: ``1-3``."""
    ink: Rect | None
    """Round its lines; None where it stands upright, in a picture or at a place of its own."""
    size: Pt
    wanted: Pt
    """The size that its style names: its rank in the paper."""
    style: str
    face: str
    boxed: bool

    @property
    def on(self) -> OnPage:
        """Its place on paper."""
        return OnPage(self.page, self.area, self.ink or self.place)


def headings_of(desk: Desk, plans: Sequence[AreaPlan], story: StoryText) -> Iterator[Heading]:
    """The main headline of a story, if it has one that is set."""
    for plan in plans[:1]:
        main = [part for part in plan.chosen if part.part == "main"]
        if not main or not story.headline:
            continue
        area, where = plan.area, plan.area.where["headline"].span
        style = headline_style(desk, area.headline.style)
        lines = [
            item
            for item in plan.head
            if isinstance(item, TextItem)
            and not item.vertical
            and abs(item.size - main[0].size) < 0.01
        ]
        yield Heading(
            plan.ref.page,
            plan.ref.area,
            story.title,
            story.headline[0].span(),
            where if where.line else area.where["at"].span,
            plan.grid.rect(area.at),
            str(area.at.columns or f"1-{plan.grid.columns}"),
            _ink(desk, lines),
            main[0].size,
            plan.grid.pt(style.main.size),
            area.headline.style,
            lines[0].pieces[0][0] if lines else "",
            area.box is not None,
        )


def sizes_on(desk: Desk, page: int) -> list[Pt]:
    """The sizes that the styles of the headlines on a page name, in the order of its stories."""
    grid, areas = desk.grid(page), desk.loaded.layouts[page].areas
    refs = [use.thread[0] if use.thread else use.area for use in desk.loaded.edition.stories]
    return [
        grid.pt(headline_style(desk, areas[ref.area].headline.style).main.size)
        for ref in refs
        if ref is not None
        and ref.page == page
        and ref.area in areas
        and areas[ref.area].headline.placement != "none"
    ]


def _ink(desk: Desk, lines: Sequence[TextItem]) -> Rect | None:
    """Round the em boxes of a headline's lines."""
    if not lines:
        return None
    left = min(item.x for item in lines)
    right = max(item.x + _width(desk, item) for item in lines)
    top = min(item.y - ASCENT * item.size for item in lines)
    foot = max(item.y + (1 - ASCENT) * item.size for item in lines)
    return Rect(Pt(left), Pt(top), Pt(right - left), Pt(foot - top))


def _width(desk: Desk, item: TextItem) -> float:
    total = 0.0
    for key, chars, kern in item.pieces:
        advances = desk.fonts.by_key(key.split("^")[0]).advances
        total += sum(advances.get(char, 1000) + item.spread for char in chars) + kern
    return total * item.size * item.scale / 1000

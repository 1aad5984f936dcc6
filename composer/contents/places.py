"""Where on paper a value stands — 出处: the page, area and rectangle of a story's words, a picture, a piece of furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from composer.diagnostics.diagnostic import OnPage, Span
from composer.display.items import DisplayList, PictureItem, TextItem
from composer.frozen import NamedTuple
from composer.makeup.grid import Grid
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Area, Picture, PictureSlot, Place, StoryUse
from composer.papers.models.values import AreaRef
from composer.story.blocks import StoryText
from composer.story.text import Text

__all__ = ["Places", "Shown", "refs_of"]


class Shown(NamedTuple):
    """A story's picture: the entry that names it, and where it is drawn; `item` is None for one that is not."""

    use: StoryUse
    picture: Picture
    ref: AreaRef
    area: Area
    slot: PictureSlot
    item: PictureItem | None
    on: OnPage


class Places:
    """An edition, and where on its pages things stand; what is looked up is kept."""

    def __init__(
        self,
        loaded: LoadedEdition,
        display: DisplayList,
        texts: Sequence[tuple[StoryUse, StoryText]],
    ) -> None:
        self.loaded = loaded
        self.display = display
        self.texts = texts

    def on_page(self, page: int, place: Place, area: str = "") -> OnPage:
        """A place of a page's layout."""
        return OnPage(page, area, self._grid(page).rect(place))

    def area(self, ref: AreaRef) -> OnPage:
        """An area for a story."""
        return self.on_page(ref.page, self.loaded.layouts[ref.page].areas[ref.area].at, ref.area)

    def story(self, use: StoryUse) -> OnPage:
        """Where a story begins."""
        return self.area(refs_of(use)[0])

    def words(self, use: StoryUse, text: Text, start: int) -> OnPage:
        """Where the character `start` of a story's text stands: the area of its story on the page where
        the line with it was drawn."""
        refs = refs_of(use)
        page = self._page(text.span(), start) if len(refs) > 1 else None
        return self.area(next((ref for ref in refs if ref.page == page), refs[0]))

    def pictures(self) -> Iterator[Shown]:
        """The pictures of all stories, in the order of the edition."""
        drawn = self._drawn
        for use, _ in self.texts:
            for slot, picture in use.pictures.items():
                ref, area = next(
                    (ref, area)
                    for ref in refs_of(use)
                    if slot in (area := self.loaded.layouts[ref.page].areas[ref.area]).pictures
                )
                item = drawn.get((picture.where["file"].span, ref.page))
                rect = item.rect if item is not None else self.area(ref).rect
                on = OnPage(ref.page, ref.area, rect)
                yield Shown(use, picture, ref, area, area.pictures[slot], item, on)

    def furniture(self, page: int, name: str) -> OnPage | None:
        """A piece of a page's furniture: masthead, folio, index, imprint; None where it has none."""
        piece = getattr(self.loaded.layouts[page], name)
        return None if piece is None else self.on_page(page, piece.at)

    def _grid(self, page: int) -> Grid:
        paper = self.loaded.paper
        return Grid.of(paper.format, page, bound_right=paper.bound_right)

    @cached_property
    def _drawn(self) -> dict[tuple[Span, int], PictureItem]:
        """The pictures on the pages, by the place that names their file and the page."""
        pictures = [
            (page.number, item)
            for page in self.display.pages
            for item in page.items
            if isinstance(item, PictureItem)
        ]
        nodes = self.display.nodes
        return {(nodes[item.node].source, page): item for page, item in pictures if item.node >= 0}

    @cached_property
    def _lines(self) -> dict[Span, list[tuple[int, int]]]:
        """(offset of its first character, page) of each line of text, by the place of its paragraph."""
        lines: dict[Span, list[tuple[int, int]]] = {}
        nodes = self.display.nodes
        for page in self.display.pages:
            for item in page.items:
                if isinstance(item, TextItem) and item.node >= 0:
                    lines.setdefault(nodes[item.node].source, []).append((item.part, page.number))
        return lines

    def _page(self, paragraph: Span, start: int) -> int | None:
        before = [line for line in self._lines.get(paragraph, ()) if line[0] <= start]
        return max(before)[1] if before else None


def refs_of(use: StoryUse) -> tuple[AreaRef, ...]:
    """The areas of a story in order."""
    return use.thread or ((use.area,) if use.area is not None else ())

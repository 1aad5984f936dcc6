"""All copy of an edition — 要印的文字: what stories and YAML print, each piece with its places.

A value is known by its type (`models.basis.Copy`), not by a list of keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from composer.contents.places import Places, refs_of
from composer.diagnostics.diagnostic import OnPage, Span
from composer.frozen import NamedTuple
from composer.papers.fields import holds_copy
from composer.papers.models import Layout, Model, StoryUse
from composer.papers.walk import Value, is_given, values_of
from composer.story.blocks import StoryText
from composer.story.text import Text

__all__ = ["Kind", "Passage", "passages"]

Kind = Literal["head", "body", "cell", "caption", "furniture"]


class Passage(NamedTuple):
    """One piece of copy. `text` is there for a story's words, whose every character has a place."""

    chars: str
    kind: Kind
    span: Span
    trail: tuple[Span, ...] = ()
    on: OnPage | None = None
    use: StoryUse | None = None
    text: Text | None = None

    def place(self, start: int, end: int) -> Span:
        """The place in its file of the characters from `start` to `end`."""
        return self.span if self.text is None else self.text.span(start, end)

    def on_page(self, places: Places, start: int) -> OnPage | None:
        """Where the character `start` stands on paper."""
        if self.use is None or self.text is None or self.kind != "body":
            return self.on
        return places.words(self.use, self.text, start)


def passages(places: Places) -> Iterator[Passage]:
    """All copy: stories first, then edition, layouts page by page, and the paper."""
    for use, story in places.texts:
        yield from _story(places, use, story)
    yield from _edition(places)
    for page, layout in places.loaded.layouts.items():
        yield from _layout(places, page, layout)
    yield from _paper(places)


def _story(places: Places, use: StoryUse, story: StoryText) -> Iterator[Passage]:
    on = places.story(use)
    for text in (
        *story.headline, story.kicker, story.deck, story.byline, story.label, story.jump_headline,
    ):  # fmt: skip
        if text:
            yield Passage(text.chars, "head", text.span(), (), on, use, text)
    for block in story.blocks:
        kind: Kind = "head" if block.apart else "body"
        if block.text:
            yield Passage(block.text.chars, kind, block.text.span(), (), on, use, block.text)
        for cell in block.cells():
            if cell:
                yield Passage(cell.chars, "cell", cell.span(), (), on, use, cell)


def _copy(model: Model) -> Iterator[Value]:
    return (one for one in values_of(model, holds_copy) if one.value.strip() and is_given(one))


def _edition(places: Places) -> Iterator[Passage]:
    edition = places.loaded.edition
    for one in _copy(edition):
        kind: Kind = "caption" if one.keys[-1] in ("caption", "credit", "alt") else "furniture"
        yield Passage(one.value, kind, one.where.span, (), _on_edition(places, one.keys))


def _on_edition(places: Places, keys: tuple[str, ...]) -> OnPage | None:
    """Where a value of edition.yaml stands; None for what all pages have, such as the number."""
    loaded, edition = places.loaded, places.loaded.edition
    if keys[0] == "pages":
        page = int(keys[1])
        return places.furniture(page, "folio") or OnPage(page)
    if keys[0] == "stories":
        use = edition.stories[int(keys[1]) - 1]
        if keys[2] == "pictures":
            for ref in refs_of(use):
                if keys[3] in loaded.layouts[ref.page].areas[ref.area].pictures:
                    return places.area(ref)
        return places.story(use)
    if keys[0] == "adverts":
        slot = edition.adverts[int(keys[1]) - 1].slot
        return places.on_page(slot.page, loaded.layouts[slot.page].adverts[slot.area].at, slot.area)
    return None


def _layout(places: Places, page: int, layout: Layout) -> Iterator[Passage]:
    trail = (places.loaded.edition.pages[page].where["layout"].span,)
    for one in _copy(layout):
        part = getattr(layout, one.keys[0])
        area = ""
        if one.keys[0] in ("areas", "adverts"):
            area = one.keys[1]
            part = part[area]
        on = places.on_page(page, part.at, area) if hasattr(part, "at") else OnPage(page, area)
        yield Passage(one.value, "furniture", one.where.span, trail, on)


def _paper(places: Places) -> Iterator[Passage]:
    """What the paper's YAML prints. Organ and codes stand in the masthead, the rest wherever it is used."""
    for one in _copy(places.loaded.paper):
        on = None
        if one.keys[0] in ("organ", "qr"):
            heads = (places.furniture(page, "masthead") for page in places.loaded.layouts)
            on = next((head for head in heads if head is not None), None)
        yield Passage(one.value, "furniture", one.where.span, (), on)

"""Which pages of an edition a finding is about — 问题属于哪几版.

In: a loaded edition and its findings. A finding that names its place on paper is about that page; of any other
the files and lines that it names tell it, and what no page can be told for is about all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.diagnostics.diagnostic import Diagnostic, Findings, OnPage, Span, Where
from composer.makeup.grid import Grid
from composer.measure import Rect
from composer.papers.loaded import LoadedEdition

__all__ = ["PagesOf", "settle_pages"]


_FURNITURE = ("masthead", "folio", "index", "imprint")


def settle_pages(loaded: LoadedEdition, findings: Findings) -> None:
    """Name the page of each finding whose lines are about one page alone, the area or the slot that each
    rectangle lies in, and the rectangle of each area that is named without one."""
    if not len(findings):
        return
    pages_of = PagesOf(loaded)

    def alone(finding: Diagnostic) -> OnPage | None:
        pages = pages_of.named(finding)
        return OnPage(min(pages)) if len(pages) == 1 else None

    findings.settle(alone)
    findings.name_areas(lambda on: _area_at(loaded, on))
    findings.place_areas(lambda on: _rect_of(loaded, on))


def _area_at(loaded: LoadedEdition, on: OnPage) -> str:
    """The area or the slot that holds the middle of a rectangle; empty where none does."""
    layout = loaded.layouts.get(on.page)
    if layout is None or on.rect is None:
        return ""
    grid = Grid.of(loaded.paper.format, on.page, bound_right=loaded.paper.bound_right)
    x, y = on.rect.x + on.rect.width / 2, on.rect.y + on.rect.height / 2
    places = {name: area.at for name, area in layout.areas.items()}
    places.update((name, slot.at) for name, slot in layout.adverts.items())
    return next((name for name, at in places.items() if _holds(grid.rect(at), x, y)), "")


def _rect_of(loaded: LoadedEdition, on: OnPage) -> Rect | None:
    """Where an area, a slot or a piece of furniture lies; None for what the layout does not name."""
    layout = loaded.layouts.get(on.page)
    if layout is None:
        return None
    places = (
        layout.areas.get(on.area),
        layout.adverts.get(on.area),
        *(getattr(layout, name) for name in _FURNITURE if name == on.area),
    )
    place = next((place for place in places if place is not None), None)
    return Grid.of(loaded.paper.format, on.page).rect(place.at) if place is not None else None


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


class PagesOf:
    """Which pages a finding is about, by the places that it names.

    A story is about all pages of its thread: to cut it moves what stands on each of them. What no page
    can be told for, such as a font of the paper, is about all pages.
    """

    def __init__(self, loaded: LoadedEdition) -> None:
        self._every = frozenset(loaded.edition.pages)
        self._spans: dict[Span, set[int]] = {}
        self._files: dict[str, set[int]] = {}
        edition = loaded.edition
        for number in edition.pages:
            self._note(edition.where["pages"][number], {number})
        for number, layout in loaded.layouts.items():
            self._note(layout.where, {number})
            self._files.setdefault(layout.where.span.file, set()).add(number)
        for use in edition.stories:
            refs = (*((use.area,) if use.area else ()), *use.thread)
            pages = {ref.page for ref in refs}
            self._note(use.where, pages)
            self._files.setdefault(loaded.name_of(loaded.story_path(use.story)), set()).update(
                pages
            )
            for slot, picture in use.pictures.items():
                own = {
                    ref.page
                    for ref in refs
                    if slot in loaded.layouts[ref.page].areas[ref.area].pictures
                }
                self._spans[picture.where.span] = set()
                self._note(picture.where, own or pages)
        for advert in edition.adverts:
            self._note(advert.where, {advert.slot.page})

    def of(self, finding: Diagnostic) -> frozenset[int]:
        """The pages of a finding: all of them where it names none."""
        return self.named(finding) or self._every

    def named(self, finding: Diagnostic) -> frozenset[int]:
        """The pages that a finding names, by its place on paper or by its lines; empty for none."""
        if finding.on is not None:
            return frozenset((finding.on.page, *finding.on.also)) & self._every
        found = [pages for span in (finding.span, *finding.trail) if (pages := self._at(span))]
        if not found:
            return frozenset()
        common = set.intersection(*found)
        return frozenset(common or set.union(*found)) & self._every

    def _at(self, span: Span) -> set[int]:
        return self._spans.get(span) or self._files.get(span.file) or set()

    def _note(self, where: Where, pages: set[int]) -> None:
        for span in _spans(where):
            self._spans.setdefault(span, set()).update(pages)


def _spans(where: Where) -> Iterator[Span]:
    if where.span.file:
        yield where.span
    for part in where.parts.values():
        yield from _spans(part)

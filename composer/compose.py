"""Composition of an edition: stories read, pages checked, text flowed, furniture added — one display list.

In: a `LoadedEdition`. Out: `Composed`, the display list and the reports of stories and pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter

from composer.diagnostics.diagnostic import Findings, OnPage
from composer.display.items import (
    ARTIFACT,
    Bead,
    Bookmark,
    DisplayList,
    DisplayPage,
    Item,
)
from composer.fonts.metrics import FontSet
from composer.frozen import frozen
from composer.furniture import furnish
from composer.makeup.characters import check_copy, check_story, report_borrowed, report_shapes
from composer.makeup.counted_copy import copy_files
from composer.makeup.desk import Desk, PictureOutline, PictureSize, no_outline
from composer.makeup.page.rules import check_page
from composer.makeup.page_checks import check_layout, check_type_area
from composer.makeup.report import CopyFile, PageReport, StoryReport
from composer.makeup.stories import StorySet, set_story
from composer.measure import Pt
from composer.papers.loaded import LoadedEdition
from composer.papers.models import StoryUse
from composer.papers.resolving.words import words_of
from composer.papers.wording import filled
from composer.story.blocks import StoryText
from composer.story.reader import read_story
from composer.story.references import References, referred_edition
from composer.whole_page import look_over

__all__ = ["Composed", "Progress", "compose"]

Progress = Callable[[int, int], None]
"""Told (page number, pages in all) as pages are done."""


@frozen
class Composed:
    """A composed edition."""

    display: DisplayList
    stories: tuple[StoryReport, ...]
    pages: tuple[PageReport, ...]
    copy: tuple[CopyFile, ...] = ()
    """The YAML files, and what of their words is printed."""
    texts: tuple[tuple[StoryUse, StoryText], ...] = ()
    """The stories as they were read, references filled in; in the order of the edition's YAML."""


def compose(
    loaded: LoadedEdition,
    fonts: FontSet,
    findings: Findings,
    picture_size: PictureSize,
    progress: Progress | None = None,
    picture_outline: PictureOutline = no_outline,
) -> Composed:
    """Compose all pages of an edition.

    Stories are set in the order of the edition's YAML; the logical structure reads them so.
    """
    # Words made from the edition (见第 4 版) are put in first: from then on they are copy like any other.
    references = References.of(loaded)
    edition = referred_edition(loaded.edition, references, findings)
    loaded = replace(loaded, edition=edition)
    desk = Desk(loaded, fonts, findings, picture_size, picture_outline)
    numbers = sorted(loaded.edition.pages)
    check_type_area(desk.grid(numbers[0]), desk.paper, findings)
    for number in numbers:
        check_layout(desk.grid(number), number, loaded.layouts[number], findings)
    heads = _masthead_nodes(
        desk, numbers
    )  # before the stories: nodes are read in the order they were made
    check_copy(desk.fonts, findings, (loaded.paper, loaded.edition))
    for number in numbers:
        with findings.about(OnPage(number)):
            check_copy(desk.fonts, findings, (loaded.layouts[number],))
    texts = _read(desk, references)
    sets = [set_story(desk, use, text) for use, text in texts]
    index = _index(texts)
    pages: list[DisplayPage] = []
    reports: list[PageReport] = []
    for number in numbers:
        items = [item for made in sets for item in made.items.get(number, ())]
        adverts = [ad for ad in loaded.edition.adverts if ad.slot.page == number]
        own = index if loaded.layouts[number].index else ()
        # Furniture comes after the stories because the index names them, and is checked against their ink.
        with findings.about(OnPage(number)):
            pieces = furnish(desk, number, adverts, own, heads.get(number, ARTIFACT))
            layout = loaded.layouts[number]
            look_over(fonts, desk.grid(number), number, layout, pieces, items, findings)
        check_page(desk, number, [h for made in sets for h in made.headings if h.page == number])
        items.extend(item for piece in pieces for item in piece.items)
        name = loaded.edition.pages[number].name
        pages.append(DisplayPage(number, name, _painted(items)))
        on_page = tuple(s.report.name for s in sets if number in s.report.pages)
        reports.append(PageReport(number, name, on_page))
        if progress:
            progress(number, len(numbers))
    report_borrowed(desk)
    report_shapes(desk, texts)
    display = _display(desk, pages, _bookmarks(desk, numbers, sets), _beads(numbers, sets))
    return Composed(
        display,
        tuple(made.report for made in sets),
        tuple(reports),
        copy_files(loaded, display, findings),
        tuple(texts),
    )


def _masthead_nodes(desk: Desk, numbers: list[int]) -> dict[int, int]:
    """Page number → the structure node of its masthead, which is read before all stories."""
    return {
        number: desk.outline.add("Sect", title=desk.paper.paper)
        for number in numbers
        if desk.loaded.layouts[number].masthead
    }


def _read(desk: Desk, references: References) -> list[tuple[StoryUse, StoryText]]:
    loaded = desk.loaded
    texts: list[tuple[StoryUse, StoryText]] = []
    for use in loaded.edition.stories:
        path = loaded.folder / "stories" / use.story
        name = path.relative_to(loaded.root).as_posix()
        own = references.on(use)
        text = read_story(path, name, loaded.mended(use), desk.findings, own)
        check_story(desk.fonts, desk.findings, text)
        texts.append((use, text))
    return texts


def _index(texts: list[tuple[StoryUse, StoryText]]) -> list[tuple[str, str, int]]:
    """What the index says of each story it names: kicker, title, and the page where it begins."""
    entries = []
    for use, text in texts:
        if use.index:
            ref = use.thread[0] if use.thread else use.area
            if ref is not None:
                kicker = "" if use.teaser else text.kicker.chars
                entries.append((kicker, use.teaser or text.title, ref.page))
    return entries


def _painted(items: list[Item]) -> tuple[Item, ...]:
    """Items in the order of painting: by their levels, and within one as they were made."""
    return tuple(sorted(items, key=attrgetter("level")))


def _bookmarks(desk: Desk, numbers: list[int], sets: list[StorySet]) -> tuple[Bookmark, ...]:
    marks: list[Bookmark] = []
    wording = words_of(desk.paper)["page"]
    for at, number in enumerate(numbers):
        name = desk.loaded.edition.pages[number].name
        page = filled(wording, {"page": str(number)})
        marks.append(Bookmark(f"{page} {name}".strip(), at, Pt(0), 0))
        for made in sets:
            marks.extend(replace(m, page=at) for page, m in made.bookmarks if page == number)
    return tuple(marks)


def _beads(numbers: list[int], sets: list[StorySet]) -> tuple[Bead, ...]:
    """The columns of all stories, each on its page's place in the edition."""
    places = {number: at for at, number in enumerate(numbers)}
    return tuple(bead._replace(page=places[page]) for made in sets for page, bead in made.beads)


def _display(
    desk: Desk,
    pages: list[DisplayPage],
    bookmarks: tuple[Bookmark, ...],
    beads: tuple[Bead, ...],
) -> DisplayList:
    paper, edition = desk.paper, desk.loaded.edition
    grid = desk.grid(1)
    return DisplayList(
        title=f"{paper.paper} {edition.edition.day.isoformat()}",
        paper=paper.paper,
        date=edition.edition.day.isoformat(),
        language=paper.language,
        width=grid.width,
        height=grid.height,
        bleed=grid.pt(paper.format.bleed),
        pages=tuple(pages),
        nodes=tuple(desk.outline.nodes),
        bookmarks=bookmarks,
        beads=beads,
        press=paper.press.profile,
        right_to_left=paper.bound_right,
    )

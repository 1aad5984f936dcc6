"""Checks across files: that every name an edition uses is there, and that nothing is used twice or lost.

A name whose own entry is wrong is not reported again as unknown: its place is still in `where`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from composer.diagnostics.diagnostic import Findings, OnPage, Span, Where
from composer.diagnostics.suggest import suggestion
from composer.papers.file_names import check_file_names
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Area, Layout, Model, Paper, StoryUse
from composer.papers.models.values import AreaRef
from composer.papers.reading.paths import file_in, is_file, relative_name
from composer.papers.walk import is_colour, values_of
from composer.papers.wording import check_wordings
from composer.patterns import pattern

__all__ = ["check_edition", "check_paper"]

_WAIVABLE = pattern(r"E[13457]\d\d|E6(?:4[3-9]|5\d)|W3[5-9]\d|W5(?:2[7-9]|[34]\d)|W6(?:4[3-9]|5\d)")
"""What a page can be made in spite of; with a mistake in YAML (2xx) or on the disk (the other 6xx) there is
none. Of warnings those about contents: somebody who knows better answers for them."""


_KEYS_WRONG = frozenset(("E207", "E219", "E220", "E266"))
"""What is said of a key that there is not."""


def _said_at(span: Span, findings: Findings) -> bool:
    """Whether something was found wrong where a value begins."""
    return any(one.span[:2] == span[:2] for one in findings)


def check_paper(paper: Paper, root: Path, findings: Findings) -> None:
    """Colours and wordings of the paper, and where its font files lie."""
    _check_colours(paper, paper, findings, ())
    check_wordings(paper, findings)
    own, sheets = paper.binding, paper.imposition.binding
    if own and sheets and own != sheets:
        place = paper.imposition.where["binding"].span
        findings.add("W655", place, measured=sheets, allowed=own)
    for family, weights in paper.fonts.items():
        for weight, name in weights.items():
            place = paper.where["fonts"][family][weight].span
            _check_path(root / "fonts", name, root, place, findings)


def check_edition(loaded: LoadedEdition, findings: Findings) -> None:
    """Everything that the files of an edition say about one another."""
    pages = loaded.edition.where["pages"]
    if not loaded.edition.pages and not pages.parts and not _said_at(pages.span, findings):
        hint = ("至少写一版，如 1: front", "At least one page, such as 1: front")
        findings.add("E221", pages.span, hints=(hint,), key="pages")
    for number, layout in loaded.layouts.items():
        trail = (loaded.edition.pages[number].where["layout"].span,)
        _check_layout(layout, loaded.paper, findings, trail)
    if 1 in loaded.layouts and loaded.layouts[1].masthead is None:
        findings.add("W260", loaded.layouts[1].where.span, layout=loaded.layouts[1].layout)
    check_wordings(loaded.edition, findings)
    check_file_names(loaded.paper, loaded.edition, findings)
    _check_waivers(loaded, findings)
    areas = _check_stories(loaded, findings)
    slots = _check_adverts(loaded, findings)
    files = _check_story_files(loaded, findings)
    if not findings.has_errors():
        # With an entry in error, what it was meant to use would be reported as used by nothing.
        _check_unused(loaded, areas | slots, files, findings)


# ── layouts ───────────────────────────────────────────────────────────────────────────────────────


def _check_layout(
    layout: Layout, paper: Paper, findings: Findings, trail: tuple[Span, ...]
) -> None:
    _check_colours(layout, paper, findings, trail)
    check_wordings(layout, findings, trail)
    for area in layout.areas.values():
        where = area.where
        _check_name(
            "E255", area.style, where["style"], paper.styles, paper.where["styles"], findings, trail
        )
        headline = area.headline
        _check_name(
            "E256", headline.style, headline.where["style"], paper.headlines,
            paper.where["headlines"], findings, trail,
        )  # fmt: skip
    if layout.masthead:
        labels = [qr.label for qr in paper.qr]
        for index, label in enumerate(layout.masthead.qr):
            place = layout.masthead.where["qr"][index]
            _check_name("E258", label, place, labels, Where(), findings, trail)


def _check_colours(model: Model, paper: Paper, findings: Findings, trail: tuple[Span, ...]) -> None:
    for colour in values_of(model, is_colour):
        _check_name(
            "E257", colour.value.name, colour.where, paper.colours,
            paper.where["colours"], findings, trail,
        )  # fmt: skip


def _check_name(
    code: str,
    name: str,
    place: Where,
    known: Iterable[str],
    written: Where,
    findings: Findings,
    trail: tuple[Span, ...],
) -> None:
    known = list(known)
    if name not in known and name not in written.parts:
        findings.add(code, place.span, trail=trail, hints=suggestion(name, known), name=name)


# ── stories and their areas ───────────────────────────────────────────────────────────────────────


def _check_stories(loaded: LoadedEdition, findings: Findings) -> set[str]:
    """Check each story's entry; gives the areas in use."""
    taken: dict[str, Span] = {}
    for use in loaded.edition.stories:
        _check_path(
            loaded.folder / "stories", use.story, loaded.root, use.where["story"].span, findings
        )
        if use.area is not None and use.thread:
            findings.add("E250", use.where["area"].span, story=use.story)
        elif (
            use.area is None
            and "area" not in use.where.parts
            and not use.thread
            and not use.where["thread"].parts
            and not _said_at(use.where["thread"].span, findings)
        ):
            findings.add("E249", use.where.span, story=use.story)
        _check_areas(loaded, use, taken, findings)
        _check_pictures(loaded, use, findings)
    return set(taken)


def _places(use: StoryUse) -> Iterator[tuple[AreaRef, Span]]:
    """The areas that a story names, each with its place."""
    if use.area is not None:
        yield use.area, use.where["area"].span
    for index, ref in enumerate(use.thread):
        yield ref, use.where["thread"][index].span


def _check_areas(
    loaded: LoadedEdition, use: StoryUse, taken: dict[str, Span], findings: Findings
) -> None:
    own: set[str] = set()
    for ref, span in _places(use):
        name = str(ref)
        if not _is_area(loaded, ref, span, findings):
            continue
        if name in own:
            findings.add("E248", span, story=use.story, area=name)
        elif name in taken:
            findings.add("E245", span, trail=(taken[name],), area=name, line=taken[name].line)
        own.add(name)
        taken.setdefault(name, span)


def _is_area(loaded: LoadedEdition, ref: AreaRef, span: Span, findings: Findings) -> bool:
    if not _is_page(loaded, ref, span, findings) or ref.page not in loaded.layouts:
        return False
    layout = loaded.layouts[ref.page]
    if ref.area in layout.areas:
        return True
    if ref.area not in layout.where["areas"].parts and not _misspelt(layout, findings):
        hints = suggestion(ref.area, layout.areas)
        trail = (loaded.edition.pages[ref.page].where["layout"].span,)
        values: dict[str, Any] = {"area": ref.area, "page": ref.page, "layout": layout.layout}
        findings.add("E244", span, trail=trail, hints=hints, **values)
    return False


def _misspelt(layout: Layout, findings: Findings) -> bool:
    """Whether a layout has no areas because a key of its file is wrong, which is said there."""
    return "areas" not in layout.where.parts and any(
        one.span.file == layout.where.span.file and one.code in _KEYS_WRONG for one in findings
    )


def _is_page(loaded: LoadedEdition, ref: AreaRef, span: Span, findings: Findings) -> bool:
    edition = loaded.edition
    if ref.page in edition.pages:
        return True
    if ref.page not in edition.where["pages"].parts and edition.pages:
        known = ", ".join(str(page) for page in sorted(edition.pages))
        findings.add("E243", span, page=ref.page, known=known)
    return False


def _check_pictures(loaded: LoadedEdition, use: StoryUse, findings: Findings) -> None:
    areas = [_area(loaded, ref) for ref, _ in _places(use)]
    known = [name for area in areas if area for name in area.pictures]
    written = {name for area in areas if area for name in area.where["pictures"].parts}
    for slot, picture in use.pictures.items():
        where = picture.where
        if None not in areas and areas and slot not in known and slot not in written:
            hints = suggestion(slot, known)
            findings.add("E251", where.span, hints=hints, slot=slot, story=use.story)
        folder = loaded.folder / "pictures"
        _check_path(folder, picture.file, loaded.root, where["file"].span, findings)
    known = [name for area in areas if area for name in area.quotes]
    written = {name for area in areas if area for name in area.where["quotes"].parts}
    for slot in use.quotes:
        if None not in areas and areas and slot not in known and slot not in written:
            span = use.where["quotes"][slot].span
            hints = suggestion(slot, known)
            findings.add("E251", span, hints=hints, slot=slot, story=use.story)


def _area(loaded: LoadedEdition, ref: AreaRef) -> Area | None:
    layout = loaded.layouts.get(ref.page)
    return layout.areas.get(ref.area) if layout else None


# ── files ─────────────────────────────────────────────────────────────────────────────────────────


def _check_story_files(loaded: LoadedEdition, findings: Findings) -> list[str]:
    """Each story stands once and has a file; gives the files of the folder that no entry names."""
    folder = loaded.folder / "stories"
    there = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")  # whatever its ending: no format is known here
        if path.name.lower() != "readme.md" and not path.name.startswith(".") and is_file(path)
    )
    used: dict[str, Span] = {}
    for use in loaded.edition.stories:
        span = use.where["story"].span
        name = use.story.removeprefix("./")
        if name in used:
            findings.add("E246", span, trail=(used[name],), story=use.story, line=used[name].line)
        used.setdefault(name, span)
        path = file_in(folder, use.story, loaded.root)
        if path is not None and not is_file(path):
            hints = suggestion(use.story, there)
            findings.add("E264", span, hints=hints, path=relative_name(path, loaded.root))
    return [name for name in there if name not in used]


def _check_path(folder: Path, name: str, root: Path, span: Span, findings: Findings) -> None:
    if file_in(folder, name, root) is None:
        findings.add("E508", span, path=name)


def _check_adverts(loaded: LoadedEdition, findings: Findings) -> set[str]:
    """Check each advertisement; gives the slots in use."""
    taken: dict[str, Span] = {}
    for advert in loaded.edition.adverts:
        span = advert.where["slot"].span
        folder = loaded.folder / "pictures"
        _check_path(folder, advert.file, loaded.root, advert.where["file"].span, findings)
        name = str(advert.slot)
        if name in taken:
            findings.add("E253", span, trail=(taken[name],), slot=name, line=taken[name].line)
        taken.setdefault(name, span)
        if _is_page(loaded, advert.slot, span, findings):
            _check_slot(loaded, advert.slot, span, findings)
    return set(taken)


def _check_waivers(loaded: LoadedEdition, findings: Findings) -> None:
    """Each waiver is for an error that there can be (E293), on a page that there is, and signed (E294)."""
    if not loaded.edition.waivers:
        return
    from composer.diagnostics.catalogue import codes

    for waiver in loaded.edition.waivers:
        code = waiver.finding.strip()
        if not _WAIVABLE.fullmatch(code) or code not in codes():
            findings.add("E293", waiver.where["finding"].span, finding=code)
        if waiver.page is not None and waiver.page not in loaded.edition.pages:
            known = ", ".join(str(page) for page in sorted(loaded.edition.pages))
            findings.add("E243", waiver.where["page"].span, page=waiver.page, known=known)
        for key, text in (("who", waiver.who), ("why", waiver.why)):
            if not text.strip():
                findings.add("E294", waiver.where[key].span, key=key, finding=code)


def _check_slot(loaded: LoadedEdition, ref: AreaRef, span: Span, findings: Findings) -> None:
    layout = loaded.layouts.get(ref.page)
    if layout and ref.area not in layout.adverts and ref.area not in layout.where["adverts"].parts:
        values: dict[str, Any] = {"slot": ref.area, "page": ref.page, "layout": layout.layout}
        findings.add("E252", span, hints=suggestion(ref.area, layout.adverts), **values)


def _check_unused(
    loaded: LoadedEdition, taken: set[str], files: list[str], findings: Findings
) -> None:
    """Warn of areas, advert slots and story files that nothing uses: a hole on the page, a story lost."""
    for name in files:
        path = loaded.folder / "stories" / name
        findings.add("W247", Span(relative_name(path, loaded.root)), story=name)
    for number, layout in loaded.layouts.items():
        trail = (loaded.edition.pages[number].where["layout"].span,)
        for name, area in layout.areas.items():
            if f"{number}.{name}" not in taken:
                span = area.where.span
                on = OnPage(number, name)
                findings.add("W259", span, trail=trail, on=on, area=name, page=number)
        for name, slot in layout.adverts.items():
            if f"{number}.{name}" not in taken:
                on = OnPage(number, name)
                findings.add("W254", slot.where.span, trail=trail, on=on, slot=name, page=number)

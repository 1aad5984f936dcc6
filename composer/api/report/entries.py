"""Findings with all that a report says of them — 条目: page, area, story.

In: what was found, and the edition as it was made, if it was. Out: entries, those of them that were asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Diagnostic, Findings, Severity, severity_of
from composer.frozen import NamedTuple, frozen

if TYPE_CHECKING:
    from composer.api.made import Made

__all__ = ["Entry", "Shown", "entries_of"]


@frozen
class Shown:
    """Which findings are asked for."""

    pages: tuple[int, ...] | None = None
    """Only those about these pages, and those that no page can be told for."""
    errors: bool = False
    """Only errors."""

    def shows(self, finding: Diagnostic) -> bool:
        """Whether a finding is asked for."""
        if self.errors and severity_of(finding) is not Severity.ERROR:
            return False
        if self.pages is None or finding.on is None:
            return True
        return not {finding.on.page, *finding.on.also}.isdisjoint(self.pages)


class Entry(NamedTuple):
    """A finding in a report."""

    finding: Diagnostic
    page: int | None
    area: str
    """The area, the slot or the piece of furniture, by its name in the layout."""
    story: str
    """The title of the story that it is about, or else the name of its file; empty for none."""


def entries_of(
    findings: Findings, made: Made | None = None, shown: Shown | None = None
) -> list[Entry]:
    """The findings that are asked for, by file, line and column."""
    stories = _Stories(made)
    return [stories.entry(one) for one in findings.in_order() if shown is None or shown.shows(one)]


class _Stories:
    """The titles of stories, by their files and by where they stand."""

    def __init__(self, made: Made | None) -> None:
        self._files: dict[str, str] = {}
        self._areas: dict[tuple[int, str], str] = {}
        self._titles: set[str] = set()
        if made is None:
            return
        edition = made.loaded.edition
        for use, story in zip(edition.stories, made.composed.stories, strict=True):
            title = " ".join(story.title.split()) or story.name
            self._titles.add(title)
            self._files[made.loaded.name_of(made.loaded.story_path(use.story))] = title
            for ref in (*((use.area,) if use.area else ()), *use.thread):
                self._areas[ref.page, ref.area] = title

    def entry(self, finding: Diagnostic) -> Entry:
        """A finding as an entry; of a story on a page the area is where it stands there."""
        title = self._of(finding)
        if finding.on is None:
            return Entry(finding, None, "", title)
        page, area = finding.on.page, finding.on.area
        if title and not area:
            stands = (name for (on, name), own in self._areas.items() if (on, own) == (page, title))
            area = next(stands, "")
        return Entry(finding, page, area, title)

    def _of(self, finding: Diagnostic) -> str:
        """The story of a finding: of whose file or area it speaks."""
        for file in self._named(finding):
            if file in self._files:
                return self._files[file]
        said = finding.values.get("story")
        if isinstance(said, str) and said in self._titles:
            return said
        if finding.on is None:
            return ""
        return self._areas.get((finding.on.page, finding.on.area), "")

    @staticmethod
    def _named(finding: Diagnostic) -> Iterator[str]:
        spans: Sequence[str] = [finding.span.file, *(span.file for span in finding.trail)]
        yield from spans

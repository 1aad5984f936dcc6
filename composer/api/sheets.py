"""Sheets — 大版: finished pages on parent sheets, ready for the plate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.api.editions import OpenEdition
from composer.api.opening import OpenPaper, paper_of
from composer.diagnostics.diagnostic import CannotCompose, Findings, Severity, Span
from composer.frozen import frozen
from composer.measure import Length, Pt

if TYPE_CHECKING:
    from composer.papers.models.press import Imposition
    from composer.papers.models.values import Range as Range
    from composer.press.finished import Run

__all__ = ["SheetSet", "Sheets", "edition_run", "files_run", "out_of_bounds", "page_ranges"]


@frozen
class Sheets:
    """Pages to be imposed: the paper that they are of, and the sections that they are folded in."""

    run: Run
    paper: OpenPaper
    sections: Sequence[Range]
    span: Span
    """Where the sections were said."""
    place: Path
    """The folder that sheets go to."""

    @property
    def setting(self) -> Imposition:
        """How the paper imposes."""
        return self.paper.spec.imposition

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.run.pages)


def page_ranges(text: str) -> tuple[Range, ...]:
    """Page numbers as an editor lists them: ``1-8,9-16``, with marks of either width.

    Raises:
        ValueError: it is no such list.
    """
    from composer.papers.models.values import Range

    return tuple(
        Range.parse(part) for part in text.replace("，", ",").replace("、", ",").split(",")
    )


def out_of_bounds(name: str, length: Length) -> tuple[str, str] | None:
    """What was measured and what is allowed, where a length of ``imposition:`` is out of its bounds."""
    from composer.papers.fields import bounds_of
    from composer.papers.limits import breach
    from composer.papers.models.press import Imposition

    return breach(bounds_of(Imposition, name), length)


def files_run(pages: Sequence[Path], sections: Sequence[Range], collected: Findings) -> Sheets:
    """Finished PDFs, in order, as pages for sheets.

    Raises:
        CannotCompose: the paper's YAML has errors, or files do not go on one plate.
    """
    from composer.pdf.painting.marks import MARKS_KEY
    from composer.press.finished import read_finished

    paper = paper_of(pages[0], collected=collected)
    run = read_finished([(str(path), path) for path in pages], collected, MARKS_KEY)
    return Sheets(run, paper, sections, Span(), pages[0].parent)


def edition_run(edition: OpenEdition, sections: Sequence[Range], collected: Findings) -> Sheets:
    """An edition composed now: sheets are never those of last night's pages.

    Raises:
        CannotCompose: it has errors (E627), or cannot be composed.
    """
    from composer.pdf.painting.marks import MARKS_KEY
    from composer.press.finished import read_finished

    made = edition.compose(collected=collected)
    errors = collected.count(Severity.ERROR)
    if errors:
        collected.add("E627", Span(), count=errors)
        raise CannotCompose
    file = BytesIO(made.pdf())
    run = read_finished([(edition.folder.name, file)], collected, MARKS_KEY)
    spec = edition.loaded.edition
    said = not sections and bool(spec.sections)
    span = spec.where["sections"].span if said else Span()
    place = edition.root / "build" / edition.folder.name
    return Sheets(run, edition.paper, sections or spec.sections, span, place)


class SheetSet:
    """Sheets worked out, ready to be written."""

    def __init__(self, sheets: Sheets, changes: Mapping[str, Any], collected: Findings) -> None:
        """Lay the pages out; `changes` are keys of ``imposition:`` that are not as the paper has them.

        Raises:
            CannotCompose: pages do not fill the sections, or the sheet does not hold them.
        """
        from composer.fonts.library import load_fonts
        from composer.papers.models.press import Imposition
        from composer.pdf.sheets import SheetWriter, parent_sheet
        from composer.press.imposition import impose, layout
        from composer.press.sections import sections_of

        run = sheets.run
        setting = replace(sheets.setting or Imposition(), **changes)
        sections = sections_of(
            run,
            sheets.sections,
            setting.scheme,
            blanks=setting.blanks,
            span=sheets.span,
            findings=collected,
        )
        self._sides = impose(sections, setting.scheme)
        plan = layout(
            setting.scheme,
            run.width,
            run.height,
            gutter=Pt(setting.gutter.value),
            bleed=run.bleed,
            creep=Pt(setting.creep.value),
        )
        parent = parent_sheet(plan, setting, collected)
        fonts = load_fonts(sheets.paper.root, sheets.paper.spec, collected)
        said = sheets.paper.spec.binding or setting.binding
        mirrored = said == "right" if said else run.right_to_left
        self._writer = SheetWriter(run, plan, parent, fonts, setting.marks, mirrored=mirrored)

    @property
    def sides(self) -> int:
        """How many sides the sheets have."""
        return len(self._sides)

    def write(self, file: Path) -> None:
        """Write them as one PDF.

        Raises:
            OSError: it cannot be written.
        """
        from composer.pdf.document import save

        save(self._writer.pieces(self._sides, file.name), file)

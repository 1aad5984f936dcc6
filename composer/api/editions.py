"""A composed edition — 组好的一期: its pages ready to be written, rendered and reported."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from composer.api.findings import Finding, findings_of, refusal, telling, unknown_name
from composer.api.opening import OpenEdition
from composer.diagnostics.diagnostic import CannotCompose, Findings, Span, Words

if TYPE_CHECKING:
    from composer.api.pixels import Pixels
    from composer.compose import Composed, Progress
    from composer.display.items import Rings
    from composer.makeup.desk import PictureOutline
    from composer.makeup.report import PageReport, StoryReport
    from composer.papers.file_names import FileNames
    from composer.papers.loaded import LoadedEdition
    from composer.papers.press_profile import PressProfile
    from composer.pdf import PdfWriter
    from composer.press.outputs import Output
    from composer.press.outputs import Purpose as Purpose
    from composer.signoff import Signed

__all__ = ["Composition", "Files", "compose_edition", "default_place", "outlines"]

Files = Literal["all", "pages", "edition"]
"""What is written: a PDF for each page, one of the whole edition, or both."""


class Composition:
    """An edition set and made up, its pages ready to be written."""

    def __init__(
        self,
        edition: OpenEdition,
        composed: Composed,
        writer: PdfWriter,
        output: Output,
        signed: Signed,
        names: FileNames,
        collected: Findings,
    ) -> None:
        self.edition = edition
        self.composed = composed
        self.output = output
        self.signed = signed
        self.names = names
        self.collected = collected
        self._writer = writer

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found, from reading the YAML on."""
        return findings_of(self.collected)

    @property
    def purpose(self) -> Purpose:
        """What its files are for."""
        return self.output.purpose

    @property
    def pages(self) -> tuple[PageReport, ...]:
        """Each page with the stories on it."""
        return self.composed.pages

    @property
    def stories(self) -> tuple[StoryReport, ...]:
        """Each story: characters given and set, where it stands, what found no room."""
        return self.composed.stories

    @property
    def withheld(self) -> tuple[int, ...]:
        """Pages with errors that nobody signed for: they are not written for the press."""
        return tuple(sorted(self.signed.withheld))

    def report(self, files: Sequence[str] = (), kept: Sequence[str] = ()) -> dict[str, Any]:
        """The edition's report as ``report.json`` has it: plain data, the same for the same edition."""
        from composer.api.report import report

        return report(self, files, kept)

    def pdf(self, page: int | None = None) -> bytes:
        """The PDF of a page, or of the whole edition. Withheld pages too: whoever asks for the bytes of a
        page that may not go to the press has it to look at.

        Raises:
            Refused: there is no such page (E629), or a file that it needs has gone.
        """
        file = BytesIO()
        with telling(self.collected):
            self._writer.write(file, None if page is None else [self.index(page)])
        return file.getvalue()

    def render(self, page: int, dpi: float = 110) -> Pixels:
        """A page as pdfium draws it; for the colours that a reader sees, compose for ``screen``.

        Raises:
            Refused: there is no such page (E629), or it has too many pixels (E631, E716).
        """
        from composer.api.pixels import check_dpi, render_pdf

        check_dpi(dpi)
        return render_pdf(self.pdf(page), 1, dpi)

    def write(
        self,
        out: Path | str | None = None,
        *,
        files: Files | None = None,
        pages: Sequence[int] | None = None,
    ) -> tuple[Path, ...]:
        """Write PDFs and ``report.json``: all of them new, or all as they were.

        Args:
            out: a folder; without one ``build/`` in the paper's, as the command line does.
            files: what; without a word all of them for the press, else the edition in one file.
            pages: only the PDFs of these pages.

        Raises:
            Refused: the folder cannot take them (E601, E602, E633), or there is no such page (E629).
        """
        from composer.api.writing import write

        place = self.place(out)
        with telling(self.collected):
            return tuple(place / name for name in write(self, place, files, pages))

    def place(self, out: Path | str | None = None) -> Path:
        """The folder that files go to, absolute."""
        if out is not None:
            return Path(out).absolute()
        return default_place(self.edition, self.purpose)

    def index(self, page: int) -> int:
        """Where a page stands among those of the edition, from 0.

        Raises:
            Refused: nowhere (E629).
        """
        numbers = [one.number for one in self.composed.display.pages]
        if page not in numbers:
            raise refusal("E629", page=page, known=numbers)
        return numbers.index(page)

    def write_file(self, path: Path, pages: Sequence[int] | None = None) -> None:
        """Write one PDF of the pages at those indices, or of all."""
        self._writer.write(path, None if pages is None else list(pages))


def default_place(edition: OpenEdition, purpose: Purpose) -> Path:
    """Where the files of an edition go that nobody chose a folder for; each purpose has its own."""
    own = edition.folder.name if purpose == "press" else f"{edition.folder.name}-{purpose}"
    return (edition.root / "build" / own).absolute()


def compose_edition(
    edition: OpenEdition,
    purpose: Purpose,
    progress: Progress | None,
    collected: Findings,
) -> Composition:
    """See `OpenEdition.compose`.

    Raises:
        CannotCompose: no page can be made; the findings say why.
    """
    from composer.compose import compose
    from composer.fonts.library import load_fonts
    from composer.papers.file_names import file_names
    from composer.press.outputs import OUTPUTS
    from composer.press.pictures.separated import Originals
    from composer.press.shelf import Shelf
    from composer.signoff import sign_off

    if purpose not in OUTPUTS:
        raise unknown_name(Words("用途", "purpose"), purpose, OUTPUTS)
    loaded = edition.loaded
    profile = _profile(loaded, collected)
    output = OUTPUTS[purpose].marked(loaded.paper.press.marks or profile.marks)
    fonts = load_fonts(loaded.root, loaded.paper, collected)
    cache = loaded.root / "build" / "cache"
    sizes = Originals(collected, Shelf(cache)).size
    composed = compose(loaded, fonts, collected, sizes, progress, outlines(collected, cache))
    if loaded.edition.adverts and output.purpose != "screen":
        from composer.advert_check import check_adverts

        check_adverts(composed.display, profile, collected, cache)
    from composer.pdf import PdfWriter

    writer = PdfWriter(
        composed.display,
        fonts,
        profile=profile,
        findings=collected,
        cache=cache,
        output=output,
    )
    signed = sign_off(loaded, collected, withhold=output.for_press)
    names = file_names(loaded.paper, loaded.edition)
    return Composition(edition, composed, writer, output, signed, names, collected)


def outlines(findings: Findings, cache: Path) -> PictureOutline:
    """What reads the outlines of pictures; its module is loaded with the first one asked for."""

    def outline(path: Path, kind: Literal["alpha", "clip"], span: Span) -> Rings | None:
        from composer.press.pictures.contours import outline_of

        return outline_of(path, kind, span, findings=findings, cache=cache)

    return outline


def _profile(loaded: LoadedEdition, findings: Findings) -> PressProfile:
    """The paper's press profile; W611 if the pages bleed less than it asks."""
    from composer.papers.press_file import paper_profile

    press, form = loaded.paper.press, loaded.paper.format
    profile = paper_profile(loaded.root, press.profile, press.where["profile"].span, findings)
    if profile is None:
        raise CannotCompose
    if form.bleed.value < profile.bleed:
        measured, allowed = (
            f"{bleed * 25.4 / 72:.3g} mm" for bleed in (form.bleed.value, profile.bleed)
        )
        findings.add("W611", form.where["bleed"].span, measured=measured, allowed=allowed)
    return profile

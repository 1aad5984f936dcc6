"""An edition set and made up — 组好的一期: what its report is made of and its files are written from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from composer.api.findings import refusal, unknown_name
from composer.diagnostics.diagnostic import CannotCompose, Findings, Span, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

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

__all__ = ["Files", "Made", "default_place", "made_of", "outlines"]

Files = Literal["all", "pages", "edition"]
"""What is written: a PDF for each page, one of the whole edition, or both."""


class Made:
    """An edition set and made up, its pages ready to be written."""

    def __init__(
        self,
        loaded: LoadedEdition,
        composed: Composed,
        writer: PdfWriter,
        output: Output,
        signed: Signed,
        names: FileNames,
        collected: Findings,
    ) -> None:
        self.loaded = loaded
        self.composed = composed
        self.writer = writer
        self.output = output
        self.signed = signed
        self.names = names
        self.collected = collected

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
        self.writer.write(path, None if pages is None else list(pages))


def default_place(loaded: LoadedEdition, purpose: Purpose) -> Path:
    """Where the files of an edition go that nobody chose a folder for; each purpose has its own."""
    own = loaded.folder.name if purpose == "press" else f"{loaded.folder.name}-{purpose}"
    return (loaded.root / "build" / own).absolute()


def made_of(
    loaded: LoadedEdition,
    purpose: Purpose,
    progress: Progress | None,
    collected: Findings,
) -> Made:
    """Compose an edition: see `OpenEdition.compose`.

    Raises:
        CannotCompose: no page can be made; the findings say why.
    """
    from composer.compose import compose
    from composer.finding_pages import settle_pages
    from composer.fonts.library import load_fonts
    from composer.papers.file_names import file_names
    from composer.press.outputs import OUTPUTS
    from composer.press.pictures.separated import Originals
    from composer.press.shelf import Shelf
    from composer.signoff import sign_off

    if purpose not in OUTPUTS:
        raise unknown_name(Words("用途", "purpose"), purpose, OUTPUTS)
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
    from composer.contents import check_contents

    check_contents(loaded, composed, Shelf(cache), collected)
    settle_pages(loaded, collected)
    signed = sign_off(loaded, collected, withhold=output.for_press)
    names = file_names(loaded.paper, loaded.edition)
    return Made(loaded, composed, writer, output, signed, names, collected)


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

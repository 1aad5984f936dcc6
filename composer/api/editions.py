"""Editions — 一期报纸: opened from a folder or from texts in memory, checked, composed, written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.api.findings import Finding, findings_of, telling, unknown_name
from composer.api.made import Files, Made, default_place, made_of
from composer.api.opening import Opened, OpenPaper, Source
from composer.api.texts import PrivateFolder, Texts
from composer.diagnostics.diagnostic import CannotCompose, Findings, Words

if TYPE_CHECKING:
    from composer.api.pixels import Pixels
    from composer.compose import Progress
    from composer.papers.loaded import LoadedEdition
    from composer.press.outputs import Purpose

__all__ = ["Composition", "OpenEdition", "open_edition"]

_EDITION = "edition.yaml"


class Composition(Made):
    """An edition set and made up, its pages ready to be written."""

    def __init__(self, made: Made, edition: OpenEdition) -> None:
        super().__init__(**vars(made))
        self.edition = edition

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found, from reading the YAML on."""
        return findings_of(self.collected)

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
            self.writer.write(file, None if page is None else [self.index(page)])
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
        return default_place(self.loaded, self.purpose)


class OpenEdition(Opened):
    """An edition that was read and checked, and can be composed."""

    def __init__(
        self, loaded: LoadedEdition, collected: Findings, private: PrivateFolder | None = None
    ) -> None:
        self.loaded = loaded
        self.root = loaded.root
        self._collected = collected
        self._private = private

    @property
    def folder(self) -> Path:
        """The edition's folder, absolute."""
        return self.loaded.folder

    @property
    def paper(self) -> OpenPaper:
        """Its paper."""
        return OpenPaper(self.root, self.loaded.paper, Findings(), self._private)

    @property
    def date(self) -> str:
        """Date of issue: ``2020-04-20``."""
        return self.loaded.edition.edition.day.isoformat()

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of its pages."""
        return tuple(sorted(self.loaded.edition.pages))

    @property
    def stories(self) -> tuple[str, ...]:
        """The files of its stories, as edition.yaml names them."""
        return tuple(use.story for use in self.loaded.edition.stories)

    @property
    def areas(self) -> tuple[str, ...]:
        """Its areas for stories, such as ``1.lead``."""
        layouts = self.loaded.layouts
        return tuple(f"{page}.{name}" for page in self.pages for name in layouts[page].areas)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found while it was read; no errors."""
        return findings_of(self._collected)

    def check(self) -> tuple[Finding, ...]:
        """Everything that composing for the press finds; nothing is written but the paper's cache.

        What stops composing is among them: this does not raise `Refused`.
        """
        collected = self._begun()
        with suppress(CannotCompose):  # the findings say why
            self.compose(collected=collected)
        return findings_of(collected)

    def compose(
        self,
        purpose: Purpose = "press",
        *,
        progress: Progress | None = None,
        collected: Findings | None = None,
    ) -> Composition:
        """Set and make up every page, bring pictures to the inks of the press (or the colours of a
        screen), sign the pages off.

        Args:
            purpose: ``press``, ``proof`` or ``screen``.
            progress: told (page number, pages in all) as pages are made up.
            collected: takes the findings instead of a new collector; for `composer.diagnostics`.

        Raises:
            Refused: no page can be made.
        """
        collected = self._begun() if collected is None else collected
        with telling(collected):
            return Composition(made_of(self.loaded, purpose, progress, collected), self)

    def _begun(self) -> Findings:
        collected = Findings()
        collected.extend(self._collected)
        return collected


def open_edition(
    source: Source, edition: str | None = None, *, collected: Findings | None = None
) -> OpenEdition:
    """Open an edition: its folder, its ``edition.yaml``, or the texts of its paper.

    Args:
        source: where it is. Texts have a ``paper.yaml`` and an ``edition.yaml`` among them.
        edition: where `source` is a paper, the folder of the edition in it: ``editions/2020-04-20``.
            Texts with one edition need not say.
        collected: takes the findings instead of a new collector; for `composer.diagnostics`.

    Raises:
        Refused: it cannot be used.
    """
    from composer.papers.load import load_edition

    collected = Findings() if collected is None else collected
    with telling(collected):
        private = None
        if isinstance(source, Mapping):
            edition = _edition_among(source, edition)
            private = PrivateFolder(source)
            source = private.path
        place = Path(source) if edition is None else Path(source) / edition
        return OpenEdition(load_edition(place, collected), collected, private)


def _edition_among(texts: Texts, wanted: str | None) -> str:
    """The folder of the edition meant."""
    folders = sorted(
        path.removesuffix(_EDITION).rstrip("/") for path in texts if path.split("/")[-1] == _EDITION
    )
    if wanted is None and len(folders) == 1:
        return folders[0]
    name = (wanted or "").removesuffix(_EDITION).rstrip("/")
    if wanted is None or name not in folders:
        raise unknown_name(Words("期", "edition"), name, folders)
    return name

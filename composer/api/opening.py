"""Papers and editions opened — 打开: from a folder, or from texts in memory, read and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from composer.api.findings import Finding, findings_of, refusal, telling, unknown_name
from composer.api.texts import PrivateFolder, Texts
from composer.diagnostics.diagnostic import CannotCompose, Findings, Words

if TYPE_CHECKING:
    from typing import Self

    from composer.api.editions import Composition
    from composer.compose import Progress
    from composer.papers.loaded import LoadedEdition
    from composer.papers.models import Paper, TextStyle
    from composer.press.outputs import Purpose
    from composer.story.blocks import StoryText

__all__ = [
    "OpenEdition",
    "OpenPaper",
    "Source",
    "has_paper",
    "open_edition",
    "open_paper",
    "paper_of",
    "paper_root",
    "sources_of",
]

_PAPER, _EDITION = "paper.yaml", "edition.yaml"

Source = str | os.PathLike[str] | Texts
"""A folder, or the texts of a paper."""


class _Opened:
    """What is open: closed by ``with`` or `close`. A paper of texts loses its folder then."""

    root: Path
    """The paper's folder, absolute."""
    _private: PrivateFolder | None

    def close(self) -> None:
        """Let go of the folder of a paper that was given as texts; others have nothing to close."""
        if self._private is not None:
            self._private.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()


class OpenPaper(_Opened):
    """A paper: its styles, fonts and press, without an edition."""

    def __init__(
        self, root: Path, spec: Paper, collected: Findings, private: PrivateFolder | None = None
    ) -> None:
        self.root = root
        self.spec = spec
        self._collected = collected
        self._private = private

    @property
    def name(self) -> str:
        """报名; empty for the defaults of a story that belongs to no paper."""
        return self.spec.paper

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found while it was read; no errors."""
        return findings_of(self._collected)

    @property
    def styles(self) -> tuple[str, ...]:
        """The names of its text styles."""
        return tuple(self.spec.styles)

    def style(self, name: str = "body") -> TextStyle:
        """A text style, its language filled in.

        Raises:
            Refused: there is none of that name (E630).
        """
        style = self.spec.styles.get(name)
        if style is None:
            raise unknown_name(Words("文字样式", "text style"), name, self.styles)
        return replace(style, language=style.language or self.spec.language)

    def path(self, file: str | os.PathLike[str]) -> Path:
        """A file as a caller names it, absolute: of a paper in memory relative to the paper, else to where
        the program runs."""
        # Not normalised: a finding calls a file as the caller did.
        return self.root / file if self._private else Path(file).absolute()

    def read_story(
        self, story: str | os.PathLike[str], *, collected: Findings | None = None
    ) -> StoryText:
        """The story in a file, normalised as the paper's stories are.

        Raises:
            Refused: there is no such file (E634), or it has errors.
        """
        from composer.papers.reading.paths import is_file, relative_name
        from composer.story.reader import read_story
        from composer.story.references import WORDINGS, References

        collected = Findings() if collected is None else collected
        path = self.path(story)
        if not is_file(path):
            raise refusal("E634", path=os.fspath(story))
        with telling(collected):
            name = relative_name(path, self.root)
            references = References({**WORDINGS, **self.spec.references})
            text = read_story(path, name, self.spec.normalise, collected, references)
            if collected.has_errors():
                raise CannotCompose
        return text


class OpenEdition(_Opened):
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
        from composer.api.editions import compose_edition

        collected = self._begun() if collected is None else collected
        with telling(collected):
            return compose_edition(self, purpose, progress, collected)

    def _begun(self) -> Findings:
        collected = Findings()
        collected.extend(self._collected)
        return collected


def open_paper(source: Source, *, collected: Findings | None = None) -> OpenPaper:
    """Open a paper: its folder, its ``paper.yaml``, or its texts.

    Args:
        source: where it is.
        collected: takes the findings instead of a new collector; for `composer.diagnostics`.

    Raises:
        Refused: its YAML has errors.
    """
    from composer.papers.load import load_paper

    collected = Findings() if collected is None else collected
    with telling(collected):
        private = None
        if isinstance(source, Mapping):
            private = PrivateFolder(source)
            source = private.path
        folder = _absolute(source)
        if folder.name == _PAPER:
            folder = folder.parent
        return OpenPaper(folder, load_paper(folder, collected), collected, private)


def paper_of(path: Path, *, collected: Findings | None = None) -> OpenPaper:
    """The paper that `path` lies in.

    Where there is no ``paper.yaml`` upwards, a paper of defaults: a story on somebody's desktop can
    be measured too.

    Raises:
        Refused: the paper's YAML has errors.
    """
    root = paper_root(path)
    if root is not None:
        return open_paper(root, collected=collected)
    from composer.papers.models import Paper, TextStyle

    spec = Paper(paper="", styles={"body": TextStyle()})
    collected = Findings() if collected is None else collected  # an empty one is false
    return OpenPaper(path.absolute().parent, spec, collected)


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


def paper_root(path: Path) -> Path | None:
    """The folder of the paper that `path` lies in: the nearest one upwards with a ``paper.yaml``."""
    from composer.papers.reading.paths import is_file

    absolute = _absolute(path)
    return next((up for up in (absolute, *absolute.parents) if is_file(up / _PAPER)), None)


def has_paper(folder: Path) -> bool:
    """Whether a folder is a paper's."""
    from composer.papers.reading.paths import is_file

    return is_file(folder / _PAPER)


def sources_of(path: Path) -> Mapping[str, str]:
    """The texts that findings under `path` quote from, for `composer.diagnostics.render`."""
    from composer.papers.reading.encoding import SourceTexts

    return SourceTexts(paper_root(path) or path.parent)


def _absolute(path: str | os.PathLike[str]) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 — resolve() would follow links

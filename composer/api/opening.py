"""Papers opened — 打开: from a folder, or from texts in memory, read and checked."""

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

    from composer.papers.models import Normalise, Paper, TextStyle
    from composer.story.blocks import StoryText

__all__ = [
    "OpenPaper",
    "Opened",
    "Source",
    "has_paper",
    "mended",
    "open_paper",
    "paper_of",
    "paper_root",
    "sources_of",
]

_PAPER = "paper.yaml"

Source = str | os.PathLike[str] | Texts
"""A folder, or the texts of a paper."""


class Opened:
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


class OpenPaper(Opened):
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
        self,
        story: str | os.PathLike[str],
        *,
        style: str = "",
        collected: Findings | None = None,
    ) -> StoryText:
        """The story in a file, normalised as its edition, the text style it is to be set in, or the paper
        says.

        Raises:
            Refused: there is no such file (E634), or it has errors.
        """
        from composer.papers.reading.paths import is_file, relative_name
        from composer.story.reader import read_story
        from composer.story.references import References

        collected = Findings() if collected is None else collected
        path = self.path(story)
        if not is_file(path):
            raise refusal("E634", path=os.fspath(story))
        with telling(collected):
            name = relative_name(path, self.root)
            references = References.unplaced(self.spec)
            text = read_story(path, name, mended(self, path, style), collected, references)
            if collected.has_errors():
                raise CannotCompose
        return text


def mended(paper: OpenPaper, story: Path, style: str = "") -> Normalise:
    """What is mended in a story: as its edition says, if it is in one that names it; else as the text
    style or the paper says."""
    from composer.papers.load import load_edition

    stories = next((up for up in story.parents if up.name == "stories"), None)
    styles = () if style else paper.spec.styles.values()
    # Most papers say it once and for all: then no edition has to be read.
    if stories and (
        any(one.normalise for one in styles)
        or _mentions(stories.parent / "edition.yaml", b"normalise")
    ):
        with suppress(CannotCompose):
            loaded = load_edition(stories.parent, Findings())
            for use in loaded.edition.stories:
                if loaded.story_path(use.story) == story:
                    return loaded.mended(use, style)
    own = paper.spec.styles.get(style)
    rules = (own.normalise if own else None) or paper.spec.normalise
    return rules.in_language((own.language if own else None) or paper.spec.language)


def _mentions(file: Path, word: bytes) -> bool:
    """Whether a file has a word in it."""
    try:
        return word in file.read_bytes()
    except OSError:
        return False


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
        folder = absolute(source)
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


def paper_root(path: Path) -> Path | None:
    """The folder of the paper that `path` lies in: the nearest one upwards with a ``paper.yaml``."""
    from composer.papers.reading.paths import is_file

    place = absolute(path)
    return next((up for up in (place, *place.parents) if is_file(up / _PAPER)), None)


def has_paper(folder: Path) -> bool:
    """Whether a folder is a paper's."""
    from composer.papers.reading.paths import is_file

    return is_file(folder / _PAPER)


def sources_of(path: Path) -> Mapping[str, str]:
    """The texts that findings under `path` quote from, for `composer.diagnostics.render`."""
    from composer.papers.reading.encoding import SourceTexts

    return SourceTexts(paper_root(path) or path.parent)


def absolute(path: str | os.PathLike[str]) -> Path:
    """A path from the root, links kept as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 — resolve() would follow links

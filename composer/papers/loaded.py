"""What loading an edition gives: the three kinds of model, put together, and where the files lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from composer.frozen import frozen
from composer.papers.models import Edition, Layout, Normalise, Paper, StoryUse
from composer.papers.reading.nodes import MappingNode

__all__ = ["LoadedEdition"]


@frozen
class LoadedEdition:
    """An edition with its paper and, for each page number, the layout (``extends:`` and parameters
    resolved)."""

    root: Path
    """The paper's folder, absolute."""
    folder: Path
    """The edition's folder, absolute."""
    paper: Paper
    edition: Edition
    layouts: Mapping[int, Layout]
    sources: Mapping[str, str]
    """Text of every YAML file read, by its path relative to `root`: for the excerpts in messages."""
    nodes: Mapping[str, MappingNode] = field(default_factory=dict, compare=False, repr=False)
    """The same files as nodes, as they were written: what copy they hold, used or not (`papers.copy_in`)."""

    def mended(self, use: StoryUse, style: str = "") -> Normalise:
        """What is mended in a story: its own word goes before that of `style`, or else of the style of its
        first area, and that before the paper's. Quotes are those of the language that its style is in."""
        ref = use.thread[0] if use.thread else use.area
        if ref is not None and not style and ref.area in self.layouts[ref.page].areas:
            style = self.layouts[ref.page].areas[ref.area].style
        own = self.paper.styles.get(style)
        rules = use.normalise or (own.normalise if own else None) or self.paper.normalise
        return rules.in_language((own.language if own else None) or self.paper.language)

    def story_path(self, name: str) -> Path:
        """The file of a story, as `StoryUse.story` names it."""
        return self.folder / "stories" / name

    def picture_path(self, name: str) -> Path:
        """The file of a picture or an advertisement, as `Picture.file` and `Advert.file` name it."""
        return self.folder / "pictures" / name

    def font_path(self, name: str) -> Path:
        """A font file of the paper's own, as `Paper.fonts` names it."""
        return self.root / "fonts" / name

    def name_of(self, path: Path) -> str:
        """How messages call a file: relative to `root`, with forward slashes."""
        return path.relative_to(self.root).as_posix()

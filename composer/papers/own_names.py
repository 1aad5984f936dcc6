"""The names that a paper gives — 本报的名字: styles, colours, layouts, areas, stories …, for schemas that complete them.

In: a paper and its folder. Out: kind → names. What cannot be read here is left out without a word: the check of
an edition reports it, and half a file must not take the completion of the rest away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from composer.diagnostics.diagnostic import Findings
from composer.frozen import frozen
from composer.papers.load import layout_names, layout_node
from composer.papers.models import Paper
from composer.papers.press_profile import profile_names
from composer.papers.reading.files import YamlFiles
from composer.papers.reading.nodes import MappingNode, Node, ScalarNode
from composer.papers.reading.paths import is_file
from composer.papers.resolving.inherit import EXTENDS

__all__ = ["OwnNames", "own_names"]

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf", ".webp", ".bmp", ".gif"})


@frozen
class OwnNames:
    """The names of a paper by their kind (`models.basis.Names`), and its faces."""

    of: Mapping[str, tuple[str, ...]]
    faces: tuple[str, ...]
    """Families, and families with the weights that they have."""


def own_names(
    paper: Paper, root: Path, faces: Mapping[str, Collection[str]], edition: Path | None
) -> OwnNames:
    """The names of `paper` in folder `root`.

    Args:
        paper: the paper, read.
        root: its folder, absolute.
        faces: family → the weights that it has.
        edition: the folder of one edition, whose pages, stories and pictures alone are meant; None: all.
    """
    files = YamlFiles(root, Findings())
    editions = [edition] if edition is not None else sorted((root / "editions").glob("*"))
    areas: dict[str, None] = {}
    slots: dict[str, None] = {}
    for folder in editions:
        for number, layout in _pages(files, folder):
            areas |= dict.fromkeys(f"{number}.{name}" for name in _keys(files, layout, "areas"))
            slots |= dict.fromkeys(f"{number}.{name}" for name in _keys(files, layout, "adverts"))
    known = {
        "styles": paper.styles,
        "headlines": paper.headlines,
        "tables": paper.tables,
        "colours": paper.colours,
        "layouts": layout_names(root),
        "qr": [code.label for code in paper.qr],
        "profiles": {*profile_names(), *(path.stem for path in (root / "press").glob("*.yaml"))},
        "areas": areas,
        "slots": slots,
        "stories": _files(editions, "stories", frozenset({".md"})),
        "pictures": _files(editions, "pictures", _PICTURES),
    }
    written = [
        face
        for family, weights in faces.items()
        for face in (family, *(f"{family} {weight}" for weight in weights if weight != "regular"))
    ]
    return OwnNames({kind: tuple(sorted(names)) for kind, names in known.items()}, tuple(written))


def _pages(files: YamlFiles, folder: Path) -> Iterator[tuple[str, str]]:
    """The pages of an edition: number and layout."""
    path = folder / "edition.yaml"
    node = files.read(path) if is_file(path) else None
    pages = node.values.get("pages") if node else None
    if isinstance(pages, MappingNode):
        for number, use in pages.values.items():
            layout = use.values.get("layout") if isinstance(use, MappingNode) else use
            if isinstance(layout, ScalarNode):
                yield number, layout.text.strip()


def _keys(files: YamlFiles, layout: str, section: str) -> list[str]:
    """The names in a section of a layout and of those that it extends, less those that it takes away."""
    chain: list[Node | None] = []
    met: set[str] = set()
    while layout and layout not in met:
        met.add(layout)
        node = layout_node(files, layout)
        chain.append(None if node is None else node.values.get(section))
        parent = None if node is None else node.values.get(EXTENDS)
        layout = parent.text.strip() if isinstance(parent, ScalarNode) else ""
    names: dict[str, bool] = {}
    for part in reversed(chain):
        if isinstance(part, MappingNode):
            for name, value in part.values.items():
                names[name] = not (isinstance(value, ScalarNode) and value.is_null)
    return [name for name, there in names.items() if there]


def _files(editions: list[Path], folder: str, kinds: frozenset[str]) -> set[str]:
    return {
        path.relative_to(edition / folder).as_posix()
        for edition in editions
        for path in (edition / folder).rglob("*")
        if path.suffix.lower() in kinds and path.name.lower() != "readme.md" and is_file(path)
    }

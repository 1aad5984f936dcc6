"""JSON Schemas of the YAML files, for editors that complete and check while somebody types."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.api.findings import unknown_name
from composer.api.opening import absolute, open_paper, paper_root
from composer.diagnostics.diagnostic import Findings, Words

if TYPE_CHECKING:
    from composer.papers.own_names import OwnNames

__all__ = ["KINDS", "schema"]

KINDS = ("paper", "layout", "edition", "press")
"""paper.yaml, a page layout, edition.yaml, a press profile."""


def schema(
    kind: str,
    paper: str | os.PathLike[str] | None = None,
    *,
    collected: Findings | None = None,
) -> dict[str, Any]:
    """The schema of a kind of file.

    Args:
        kind: one of `KINDS`.
        paper: a paper's folder, or that of one of its editions: the schema takes its names and no others —
            styles, faces, colours, layouts, areas, stories, pictures; of an edition's folder, its own pages,
            stories and pictures.
        collected: takes the findings about the paper instead of a new collector; for `composer.diagnostics`.

    Raises:
        Refused: there is no such kind (E630), no paper, or it has errors.
    """
    import composer.papers.schema as schemas

    if kind not in KINDS:
        raise unknown_name(Words("文件种类", "kind of file"), kind, KINDS)
    own = None if paper is None else _own_names(absolute(paper), collected)
    made: dict[str, Any] = getattr(schemas, f"{kind}_schema")(own)
    return made


def _own_names(path: Path, collected: Findings | None) -> OwnNames:
    from composer.fonts.families import read_families
    from composer.papers.own_names import own_names

    with open_paper(paper_root(path) or path, collected=collected) as opened:
        families = read_families(opened.root, opened.spec, Findings())
        folder = path.parent if path.name == "edition.yaml" else path
        edition = folder if folder.parent == opened.root / "editions" else None
        return own_names(opened.spec, opened.root, families.faces, edition)

"""Families — 字族: which file holds which weight, from the paper's ``fonts:`` and the program's manifest.

In come two mappings as people write them; out come file places, none of them opened yet. A paper's
family hides the program's of the same name as a whole: two designs under one name would set bold
words in another hand than their neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span
from composer.fonts.sfnt import FontFile
from composer.frozen import frozen
from composer.papers.models import Paper
from composer.papers.reading.paths import is_file
from composer.papers.reading.yaml_tree import own_file
from composer.resources import resource_folder

__all__ = ["FaceSource", "Families", "read_families"]


@frozen
class FaceSource:
    """A face's file, and where the paper names it (for messages)."""

    file: FontFile
    span: Span


@frozen
class Families:
    """Family → weight → file, and the chain of families that fill a face's gaps."""

    faces: Mapping[str, Mapping[str, FaceSource]]
    fallback: tuple[str, ...]


def read_families(root: Path, paper: Paper, findings: Findings) -> Families:
    """The families that `paper`, whose folder is `root`, may set type in."""
    manifest = _manifest()
    faces = {**manifest.faces, **_of_paper(root, paper, findings)}
    chain = tuple(family for family in paper.fallback if family in faces)
    # a chain of families that nobody has, which is reported, would report every character besides
    return Families(faces, chain or manifest.fallback)


def _manifest() -> Families:
    """The program's own families, out of ``fonts/manifest.yaml``."""
    folder = resource_folder("fonts")
    place = folder / "manifest.yaml"
    tree = own_file(place)
    span = Span(place.name)
    faces = {
        family: {
            weight: FaceSource(FontFile.parse(face["file"], folder), span)
            for weight, face in entry["faces"].items()
        }
        for family, entry in tree["families"].items()
    }
    return Families(faces, tuple(tree["fallback"]))


def _of_paper(root: Path, paper: Paper, findings: Findings) -> dict[str, dict[str, FaceSource]]:
    """The paper's own families; files outside its ``fonts/`` folder are reported and left out.

    A paper's folder is handed from desk to desk: what it sets type in has to travel with it.
    """
    folder = (root / "fonts").resolve()
    families: dict[str, dict[str, FaceSource]] = {}
    for family, weights in paper.fonts.items():
        found = families.setdefault(family, {})
        for weight, name in weights.items():
            span = paper.where["fonts"][family][weight].span
            file = FontFile.parse(name, folder)
            if file.path.resolve().is_relative_to(folder) and is_file(file.path):
                found[weight] = FaceSource(file, span)
            else:
                findings.add("E402", span, file=name)
    return {family: found for family, found in families.items() if found}

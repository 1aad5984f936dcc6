"""A paper's fonts — 字体: which faces it can set, and which characters of a story none of them has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from composer.api.opening import OpenPaper
from composer.diagnostics.diagnostic import Findings
from composer.frozen import frozen

if TYPE_CHECKING:
    from composer.fonts.faces import HarfBuzzFace
    from composer.story.blocks import StoryText, Text

__all__ = ["FaceFile", "Faces", "Missing", "faces_of", "missing_in"]

_LICENCE_NAME = 13
"""nameID 13 of OpenType's ``name`` table: the licence in words."""
_LONGEST = 40


@frozen
class FaceFile:
    """A face, as the paper names it, and its file."""

    family: str
    weight: str
    file: str
    format: str = ""
    """Empty where the file cannot be used; a finding says why."""
    glyphs: int = 0
    licence: str = ""


@frozen
class Faces:
    """All faces of a paper, and the families that are asked one after the other for a glyph."""

    files: tuple[FaceFile, ...]
    fallback: tuple[str, ...]


@frozen
class Missing:
    """The characters of a story that no face has, each with its places (line, column)."""

    given: int
    """Characters of the story, white space not counted."""
    places: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def faces_of(paper: OpenPaper, collected: Findings) -> Faces:
    """Every face that a paper can use; what is wrong with a file is added to `collected`."""
    from composer.fonts.families import read_families
    from composer.fonts.library import FontLibrary

    families = read_families(paper.root, paper.spec, collected)
    library = FontLibrary(families, collected)
    licences = _licences()
    files = []
    for family, weights in families.faces.items():
        for weight, source in weights.items():
            try:
                face = library.by_key(f"{family}-{weight}")
            except KeyError:  # reported as E401 or E402
                files.append(FaceFile(family, weight, source.file.path.name))
                continue
            licence = licences.get(face.path) or _own_licence(face)
            count = face.hb_face.glyph_count
            files.append(FaceFile(family, weight, face.path.name, _format(face), count, licence))
    return Faces(tuple(files), tuple(families.fallback))


def _format(face: HarfBuzzFace) -> str:
    outlines = "CFF" if face.tables & {"CFF ", "CFF2"} else "TrueType"
    return f"{outlines} · {face.path.suffix.lstrip('.').lower()}"


def _licences() -> dict[Path, str]:
    """Licences of the program's own fonts by file, as their manifest names them."""
    from composer.papers.reading.yaml_tree import own_file
    from composer.resources import resource_folder

    folder = resource_folder("fonts")
    tree = own_file(folder / "manifest.yaml")
    return {
        folder / face["file"]: family["licence"]["name"]
        for family in tree["families"].values()
        for face in family["faces"].values()
    }


def _own_licence(face: HarfBuzzFace) -> str:
    """What a paper's own font says of its licence, its first words."""
    said = (face.hb_face.get_name(_LICENCE_NAME) or "–").strip()
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"


def missing_in(paper: OpenPaper, story: StoryText, collected: Findings) -> Missing:
    """The characters of a story that no face of the paper has."""
    from composer.fonts.library import load_fonts

    fonts = load_fonts(paper.root, paper.spec, collected)
    lost: dict[str, list[tuple[int, int]]] = {}
    given = 0
    for part in _texts_of(story):
        given += len("".join(part.chars.split()))
        for at in fonts.missing(part.chars):
            span = part.span(at, at + 1)
            if not part.chars[at].isspace():
                lost.setdefault(part.chars[at], []).append((span.line, span.column))
    return Missing(given, tuple((char, tuple(places)) for char, places in lost.items()))


def _texts_of(story: StoryText) -> Iterator[Text]:
    """Every text of a story, head first."""
    heads: Sequence[Text] = (
        story.label,
        story.kicker,
        *story.headline,
        story.deck,
        story.byline,
    )
    yield from heads
    for block in story.blocks:
        yield block.text
        for row in block.rows:
            yield from row

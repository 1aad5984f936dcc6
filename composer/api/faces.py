"""A paper's fonts — 字体: which faces it can set, and which characters of a story they lack or borrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from composer.api.opening import OpenPaper
from composer.diagnostics.diagnostic import Findings, Words
from composer.frozen import frozen

if TYPE_CHECKING:
    from composer.fonts.faces import HarfBuzzFace
    from composer.fonts.library import FontLibrary
    from composer.fonts.metrics import Face
    from composer.story.blocks import StoryText
    from composer.story.text import Text

__all__ = ["FaceFile", "Faces", "LookedUp", "faces_of", "looked_up", "script_name"]

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


Places = tuple[tuple[int, int], ...]
"""Line and column of each place in a story's file."""


@frozen
class LookedUp:
    """What the fonts of a paper have for the characters of a story."""

    given: int
    """Characters of the story, white space not counted."""
    missing: dict[str, Places]
    """Characters that no face has."""
    refused: dict[str, Places]
    """Stretches of scripts that are not set, by Unicode's name of the script."""
    borrowed: dict[tuple[str, str], dict[str, Places]]
    """Characters that a face of the text styles lacks, by the keys of that face and of the one that supplies."""


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


def looked_up(paper: OpenPaper, story: StoryText, collected: Findings) -> LookedUp:
    """Every character of a story, asked for in the faces of the paper's text styles."""
    from composer.fonts.library import load_fonts
    from composer.fonts.scripts import refused
    from composer.makeup.characters import texts_of, without_glyph

    fonts = load_fonts(paper.root, paper.spec, collected)
    faces = dict.fromkeys(fonts.face(style.face) for style in paper.spec.styles.values())
    missing: dict[str, list[tuple[int, int]]] = {}
    scripts: dict[str, list[tuple[int, int]]] = {}
    borrowed: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
    given = 0
    for text in texts_of(story):
        given += len("".join(text.chars.split()))
        for at in without_glyph(fonts, text.chars):
            missing.setdefault(text.chars[at], []).append(_place(text, at))
        for start, _, script in refused(text.chars):
            scripts.setdefault(script, []).append(_place(text, start))
        for face in faces:
            for at, holder in _borrowed(fonts, face, text.chars):
                chars = borrowed.setdefault((face.key, holder), {})
                chars.setdefault(text.chars[at], []).append(_place(text, at))
    return LookedUp(
        given,
        _frozen(missing),
        _frozen(scripts),
        {pair: _frozen(chars) for pair, chars in borrowed.items()},
    )


def _frozen(places: dict[str, list[tuple[int, int]]]) -> dict[str, Places]:
    return {name: tuple(each) for name, each in places.items()}


def _place(text: Text, at: int) -> tuple[int, int]:
    span = text.span(at, at + 1)
    return span.line, span.column


def _borrowed(fonts: FontLibrary, face: Face, chars: str) -> Iterator[tuple[int, str]]:
    """Offsets of characters that another face supplies, and its key."""
    from composer.fonts.metrics import is_own

    for start, end, holder in fonts.split(chars, face):
        if not is_own(holder.key, face.key):
            yield from ((at, holder.key) for at in range(start, end) if not chars[at].isspace())


def script_name(script: str) -> Words:
    """What a script that is not set is called."""
    from composer.fonts.scripts import name_of

    return name_of(script)

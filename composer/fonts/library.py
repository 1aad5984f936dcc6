"""The paper's faces — 字库: asked by family and weight, opened when first asked, with the fallback chain.

In comes the paper (its ``fonts:`` and ``fallback:``) and the program's manifest; out comes the
`FontSet` that the galley measures with and the PDF writer embeds from. A face that cannot be used is
reported once and the next best stands in, so that one bad file does not hide all other findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.fonts.faces import HarfBuzzFace
from composer.fonts.families import FaceSource, Families, read_families
from composer.fonts.made import is_letter, is_made, made_face
from composer.fonts.metrics import Face, made_key
from composer.fonts.sequences import JOINED
from composer.fonts.sfnt import FontError, FontKind, Forbidden, Unnumbered, check_font
from composer.papers.models import Model, Paper
from composer.papers.models.values import WEIGHTS, FaceRef
from composer.resources import resource_folder

__all__ = ["FontLibrary", "check_faces", "load_fonts"]


def load_fonts(root: Path, paper: Paper, findings: Findings) -> FontLibrary:
    """The faces of `paper`, whose folder is `root`; opens none but reports families nobody has."""
    library = FontLibrary(read_families(root, paper, findings), findings)
    library.check_fallback(paper)
    check_faces(paper, library)
    return library


class FontLibrary:
    """The `FontSet` of a paper."""

    def __init__(self, families: Families, findings: Findings) -> None:
        self._families = families
        self._findings = findings
        self._open: dict[str, HarfBuzzFace | None] = {}
        self._asked: dict[FaceRef, HarfBuzzFace] = {}
        self._made: dict[str, HarfBuzzFace | None] = {}
        self._chains: dict[str, tuple[HarfBuzzFace, ...]] = {}
        self._reported: set[FaceRef] = set()

    @property
    def families(self) -> Mapping[str, Collection[str]]:
        """Name of each family → the weights it has."""
        return self._families.faces

    def face(self, ref: FaceRef) -> HarfBuzzFace:
        """The face of a family and weight, or the nearest thing to it there is."""
        found = self._asked.get(ref)
        if found is None:
            self.check(ref, Span())
            found = self._asked[ref] = self._nearest(ref)
        return found

    def by_key(self, key: str) -> HarfBuzzFace:
        """The face with this key.

        Raises:
            KeyError: no face of the set has it.
        """
        name = key.partition("^")[0]
        family, _, weight = name.partition("+")[0].rpartition("-")
        found = self._opened(family, weight)
        if found is not None and name != found.key:
            found = self._figures(found, letters=name[-1] != "+")
        if found is None:
            raise KeyError(key)
        return found

    def split(self, chars: str, face: Face) -> Sequence[tuple[int, int, Face]]:
        """`chars` cut where the face has to change for a character that `face` lacks."""
        if face.whole(chars):
            return [(0, len(chars), face)]
        cuts: list[tuple[int, int, Face]] = []
        whole = {
            found.start(): found.end() - found.start()
            for found in (() if chars.isascii() else JOINED.finditer(chars))
        }
        at = 0
        while at < len(chars):
            count = whole.get(at, 1)
            holder = self._sequence_holder(chars[at : at + count], face) if count > 1 else None
            if holder is None:
                count, holder = 1, self._holder(chars[at], face) or face
            if cuts and cuts[-1][2] is holder:
                cuts[-1] = (cuts[-1][0], at + count, holder)
            else:
                cuts.append((at, at + count, holder))
            at += count
        return cuts

    def missing(self, chars: str) -> list[int]:
        """Offsets of characters that no face of the chain has."""
        chain = self._chain("regular")
        if chain and chain[0].whole(chars):
            return []
        if not chars.isascii():  # what one glyph draws needs none for its parts
            taken = [found.span() for found in JOINED.finditer(chars) if self.draws(found[0])]
            for start, end in taken:
                chars = chars[:start] + " " * (end - start) + chars[end:]
        lost = {
            char for char in set(chars)
            if not any(face.has(char) or self._make(char, face) for face in chain)
        }  # fmt: skip
        return [at for at, char in enumerate(chars) if char in lost] if lost else []

    def draws(self, sequence: str) -> bool:
        """Whether a face of the chain, or one that is open, has one glyph for a joined emoji."""
        faces = (*self._chain("regular"), *filter(None, self._open.values()))
        return any(face.sequence(sequence) for face in faces)

    def check(self, ref: FaceRef, span: Span) -> None:
        """Report, once, a family that nobody has or a weight that the family lacks."""
        weights = self._families.faces.get(ref.family)
        if (weights and ref.weight in weights) or ref in self._reported:
            return
        self._reported.add(ref)
        if weights:
            best = _by_distance(ref.weight, weights)[0]
            self._findings.add("W404", span, family=ref.family, weight=ref.weight, nearest=best)
        else:
            from composer.diagnostics.suggest import suggestion

            known = suggestion(ref.family, self._families.faces)
            self._findings.add("E403", span, hints=known, name=ref.family)

    def check_fallback(self, paper: Paper) -> None:
        """Report the families of the paper's own fallback chain that nobody has."""
        for at, family in enumerate(paper.fallback):
            self.check(FaceRef(family), paper.where["fallback"][at].span)

    def _nearest(self, ref: FaceRef) -> HarfBuzzFace:
        """The family's face of the nearest weight that opens, else the first of any family."""
        for face in self._candidates(ref):
            if face is not None:
                return face
        raise FileNotFoundError(f"no font of the program can be opened; asked for {ref}")

    def _candidates(self, ref: FaceRef) -> Iterator[HarfBuzzFace | None]:
        for family in (ref.family, *self._families.fallback, *self._families.faces):
            for weight in _by_distance(ref.weight, self._families.faces.get(family, {})):
                yield self._opened(family, weight)

    def _opened(self, family: str, weight: str) -> HarfBuzzFace | None:
        """The face, opened; None where there is none or its file is damaged (reported once)."""
        key = f"{family}-{weight}"
        if key not in self._open:
            source = self._families.faces.get(family, {}).get(weight)
            self._open[key] = self._read(key, weight, source) if source else None
        return self._open[key]

    def _read(self, key: str, weight: str, source: FaceSource) -> HarfBuzzFace | None:
        name = source.file.path.name
        try:
            check_font(source.file)
        except FontKind as other:
            self._findings.add("E430", source.span, file=name, kind=other.kind)
            return None
        except Unnumbered as collection:
            self._findings.add(
                "E431", source.span, hints=(collection.reason,), file=name,
                count=len(collection.faces),
            )  # fmt: skip
            return None
        except Forbidden as forbidden:
            self._findings.add("E432", source.span, file=name, why=Words(*forbidden.reason))
            return None
        except FontError as damage:
            self._findings.add("E402", source.span, hints=(damage.reason,), file=name)
            return None
        except OSError:
            self._findings.add("E402", source.span, file=name)
            return None
        face = HarfBuzzFace(key, weight, source.file)
        if not source.file.path.is_relative_to(resource_folder("fonts")) and not _is_sound(face):
            self._findings.add("E402", source.span, file=name)
            return None
        return face

    def _chain(self, weight: str) -> tuple[HarfBuzzFace, ...]:
        """The faces of the fallback families, each in the weight nearest to `weight`."""
        found = self._chains.get(weight)
        if found is None:
            found = self._chains[weight] = tuple(
                self._nearest(FaceRef(family, weight))
                for family in self._families.fallback
                if family in self._families.faces
            )
        return found

    def _holder(self, char: str, face: Face) -> Face | None:
        """The face that `char` is set in: `face` itself, else figures made from its own, else the first of
        the chain that has it, or can make it."""
        if face.covers({char}):
            return face
        figures = self._make(char, face)
        if figures is not None:
            return figures
        chain = self._chain(face.key.rpartition("-")[2])
        holder = next((other for other in chain if other.has(char)), None)
        return holder or next(filter(None, (self._make(char, other) for other in chain)), None)

    def _sequence_holder(self, chars: str, face: Face) -> Face | None:
        """The face that draws a joined emoji with one glyph: `face` itself, or the first of the chain."""
        chain = (HarfBuzzFace.of(face), *self._chain(face.key.rpartition("-")[2]))
        return next((other for other in chain if other.sequence(chars)), None)

    def _make(self, char: str, face: Face) -> HarfBuzzFace | None:
        """The face of what is made from the figures of `face`, if `char` is in it."""
        if not is_made(char):
            return None
        figures = self._figures(HarfBuzzFace.of(face), letters=is_letter(char))
        return figures if figures is not None and figures.has(char) else None

    def _figures(self, face: HarfBuzzFace, *, letters: bool) -> HarfBuzzFace | None:
        key = made_key(face.key, letters=letters)
        if key not in self._made:
            self._made[key] = made_face(face, accented=letters)
        return self._made[key]


def _is_sound(face: HarfBuzzFace) -> bool:
    """Whether a font of the paper's own can be measured and embedded: HarfBuzz makes a subset of its first
    glyphs. What a library raises on a foreign file is the file's fault, whatever it is."""
    from composer.fonts.subset import subset

    try:
        if not 16 <= face.upem <= 16384:
            return False
        chars = {
            chr(code) for code, _ in zip(sorted(face.hb_face.unicodes), range(8), strict=False)
        }
        face.whole("".join(chars))
        for char in chars:
            face.bounds(char)
        return bool(subset(face, [0, *(face.glyph(char) for char in chars)]).program)
    except Exception:
        return False


def check_faces(model: Model, library: FontLibrary) -> None:
    """Report every face named in `model` (a paper, a layout) that the library lacks, at its place."""
    for field in fields(model):
        if field.name == "where":
            continue
        value = getattr(model, field.name)
        if isinstance(value, FaceRef):
            library.check(value, model.where[field.name].span)
        else:
            for part in value.values() if isinstance(value, Mapping) else (value,):
                if is_dataclass(part) and isinstance(part, Model):
                    check_faces(part, library)


def _by_distance(weight: str, weights: Mapping[str, object]) -> list[str]:
    """`weights`, the nearest to `weight` first; of two as near, the heavier.

    Bold type stands for contrast, so where bold is missing heavy serves better than regular.
    """
    wanted = WEIGHTS.index(weight) if weight in WEIGHTS else 0

    def distance(name: str) -> tuple[int, int]:
        at = WEIGHTS.index(name) if name in WEIGHTS else len(WEIGHTS)
        return abs(at - wanted), -at

    return sorted(weights, key=distance)

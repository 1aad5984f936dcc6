"""The keys of all files by name — 词条: every path on which a key can stand, and who is meant by a name.

In: the models of a paper, a page layout, an edition, a story's head, a press profile. Out: `Entry` values; a
name as somebody types it (``box.padding``, ``styles.body.advance``, ``行距``) gives the entries that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from composer.frozen import NamedTuple
from composer.papers.describing.values import models_in
from composer.papers.describing.words import Told, field_words
from composer.papers.fields import fields_of, shape_of
from composer.papers.models import Edition, Layout, Paper
from composer.papers.models.basis import Model
from composer.papers.models.press import ProfileFile
from composer.papers.models.story_head import StoryHead

__all__ = ["ANY", "FILES", "Entry", "entries", "entries_named", "models_of_files", "nearest_key"]

FILES: Mapping[str, type[Model]] = {
    "paper": Paper, "layout": Layout, "edition": Edition, "story": StoryHead, "press": ProfileFile,
}  # fmt: skip
"""Kind of file → the model of all of it."""

_SYNONYMS = {"page": "layout", "pages": "layout", "head": "story", "profile": "press"}

ANY = "*"
"""In a path: a name, or a number, that the editor gives."""

_INDEX = re.compile(r"\[\d*\]")


class Entry(NamedTuple):
    """A key of a model, and where it can stand."""

    model: type[Model]
    key: str
    places: tuple[tuple[str, tuple[str, ...]], ...]
    """Kind of file, and the keys that lead there, the key itself last; `ANY` for a name."""

    @property
    def told(self) -> Told:
        """Its words."""
        return field_words(self.model).get(self.key) or Told("", "", "")


@cache
def entries() -> tuple[Entry, ...]:
    """Every key of every kind of file, in the order of the files."""
    places: dict[tuple[type[Model], str], list[tuple[str, tuple[str, ...]]]] = {}
    for file, root in FILES.items():
        for path, model, key in _walked(root, ()):
            places.setdefault((model, key), []).append((file, path))
    return tuple(Entry(model, key, tuple(of)) for (model, key), of in places.items())


def models_of_files() -> Mapping[str, tuple[type[Model], ...]]:
    """Kind of file → the models that are told there: each where it is met first."""
    found: dict[str, list[type[Model]]] = {file: [] for file in FILES}
    met: set[type[Model]] = set()
    for entry in entries():
        if entry.model not in met:
            met.add(entry.model)
            found[entry.places[0][0]].append(entry.model)
    return {file: tuple(models) for file, models in found.items()}


def _walked(
    model: type[Model], before: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], type[Model], str]]:
    fields = fields_of(model)
    for key in fields:
        yield (*before, key), model, key
    for key, field in fields.items():
        below = (*before, key, *_names_in(field.hint))
        for inner in models_in(field.hint):
            yield from _walked(inner, below)


def _names_in(hint: Any) -> tuple[str, ...]:
    """`ANY` for each mapping that a type is on the way to its values."""
    shape, inner = shape_of(hint)
    if shape == "mapping":
        return (ANY, *_names_in(inner[1]))
    return _names_in(inner[0]) if shape in ("many", "pair") else ()


# ── names as they are typed ───────────────────────────────────────────────────────────────────────


def entries_named(name: str) -> tuple[Entry, ...]:
    """The entries that a name may mean: of a path or the end of one; of a kind of file and a path; in Chinese,
    those whose words begin with it, else those that say it."""
    parts = _parts(name)
    if not parts:
        return ()
    exact = tuple(entry for entry in entries() if _fits(entry, parts))
    if exact or name.isascii() or len(parts) > 1:
        return exact
    said = [entry for entry in entries() if name in entry.told.zh]
    opening = [one for one in said if re.split("[：。，；（]", one.told.zh)[0] == name]
    return tuple(opening or said)


def _fits(entry: Entry, parts: Sequence[str]) -> bool:
    file = _SYNONYMS.get(parts[0], parts[0])
    for kind, path in entry.places:
        if _ends_so(path, parts):
            return True
        if file == kind and len(parts) == len(path) + 1 and _ends_so(path, parts[1:]):
            return True
    return False


def _ends_so(path: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a path ends with these parts. A name that the editor gives does not stand for a first part:
    ``box`` is a key, not a page's area called so."""
    if len(parts) > len(path):
        return False
    pairs = list(zip(path[-len(parts) :], parts, strict=True))
    whole = len(parts) == len(path)
    return all(
        key in (part, ANY) if number or whole else key == part
        for number, (key, part) in enumerate(pairs)
    )


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a name, without the numbers of lists: ``stories[0].area`` is ``stories.area``."""
    bare = _INDEX.sub("", name.strip().removesuffix(":"))
    return tuple(
        part.strip().replace("-", "_") for part in re.split(r"[.:/ ›]+", bare) if part.strip()
    )


def nearest_key(name: str) -> str | None:
    """The path that was most likely meant: the right beginning is kept, and the last part exchanged for the
    key whose words say it, or whose letters are nearest."""
    from composer.diagnostics.suggest import nearest

    parts = _parts(name)
    if not parts:
        return None
    for model in _models_at(parts[:-1]):
        key = _meant(parts[-1], model) or nearest(parts[-1], fields_of(model))
        if key is not None:
            return ".".join((*parts[:-1], key))
    found = nearest(parts[-1], sorted({entry.key for entry in entries()}))
    if found is None or len(parts) == 1:
        return found
    return next(".".join(_shown(entry.places[0][1])) for entry in entries() if entry.key == found)


def _shown(path: Sequence[str]) -> Iterator[str]:
    return (key if key != ANY else "名字" for key in path)


def _models_at(parts: Sequence[str]) -> Iterator[type[Model]]:
    """The models that a beginning leads to: of ``styles.body``, a text style; of ``box``, a box."""
    if not parts:
        return
    for entry in entries():
        hint = fields_of(entry.model)[entry.key].hint
        names = _names_in(hint)
        if any(_ends_so((*path, *names), parts) for _, path in entry.places):
            yield from models_in(hint)


def _meant(word: str, model: type[Model]) -> str | None:
    """The key of a model whose words begin with `word`: ``leading`` is called ``advance`` here."""
    wanted = word.casefold()
    for key, told in field_words(model).items():
        if wanted in (told.en.split(":")[0].casefold(), re.split("[：。]", told.zh)[0]):
            return key
    return None

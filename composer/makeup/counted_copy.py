"""What of the YAML's copy is printed — 字数账 of captions, labels, names and wordings, counted on the pages.

In: the YAML files as written and the finished display list. Out: for each file an account of every character,
and for each value where it stands. What furniture and make-up did is not asked: the words of each page that
are no story file's are put one after the other, and the values looked for in them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from composer.diagnostics.diagnostic import Findings
from composer.display.items import DisplayList
from composer.frozen import NamedTuple
from composer.makeup.counted_set import words_beside
from composer.makeup.report import CopyFile, PrintedValue
from composer.papers.copy_in import CopyValue, copy_in
from composer.papers.fields import holds_copy
from composer.papers.loaded import LoadedEdition
from composer.papers.models import Edition, Layout, Model, Paper
from composer.papers.reading.leftovers import decoded, leftovers
from composer.papers.resolving.inherit import PARAMETERS
from composer.papers.walk import values_of
from composer.story.account import Account
from composer.story.head import origins_of
from composer.story.normalise import Tally, composed
from composer.story.text import Edit, Text, cut, edited

__all__ = ["copy_files"]

_REFERENCE = r"\{\{[^{}]*\}\}"
_WORDING = r"\{[^{}]*\}"
_PARAMETER = r"\$(?:\{[^{}]*\}|\$|[A-Za-z_][A-Za-z0-9_]*)"
_FURTHEST = 200
"""Characters that a blank is filled with at most."""
_PART = 3
"""Characters: fewer, or less than half of a value, are found by chance."""
_ALOUD = "alt"
_REFERRING = ("caption", "teaser")
"""Values in which ``{{见：…}}`` is taken (`story.references.referred_edition`)."""

_Place = tuple[str, int, int]
"""File, line and column."""


class _Use(NamedTuple):
    """A value that a model has taken: its words at last, and the pages that can have it."""

    words: str
    pages: Sequence[int]
    once: tuple[str, ...] = ()
    """Who it belongs to, if it has one place on one page: another value of the same words has a place of its
    own. The credits of one story are one: captions that are set together name it once."""


def copy_files(
    loaded: LoadedEdition, display: DisplayList, findings: Findings
) -> tuple[CopyFile, ...]:
    """The account of each YAML file's copy. N332 for a value of the edition that no page has, W333 for one of
    which the pages have a part."""
    return tuple(_Counting(loaded, display, findings).files())


class _Counting:
    """What advances is which of the printed words a value has been found in."""

    def __init__(self, loaded: LoadedEdition, display: DisplayList, findings: Findings) -> None:
        self._loaded, self._findings = loaded, findings
        stories = {loaded.name_of(loaded.story_path(use.story)) for use in loaded.edition.stories}
        self._printed = {
            page.number: words_beside(page.items, display.nodes, stories) for page in display.pages
        }
        spoken = [node.alt for node in display.nodes] + [mark.title for mark in display.bookmarks]
        self._aloud = "\n".join(filter(None, map(_bare, spoken)))
        self._found: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
        """By page: where the values begin that belong to one place, and who took it."""
        self._uses = self._in_force()

    def files(self) -> Iterator[CopyFile]:
        """Every file that has been read, in that order."""
        edition = self._loaded.name_of(self._loaded.folder / "edition.yaml")
        models: dict[str, type[Model]] = {"paper.yaml": Paper, edition: Edition}
        for name, node in self._loaded.nodes.items():
            model = models.get(name, Layout)
            account = Account(self._loaded.sources[name])
            lines = account.text.split("\n")
            values = [
                self._value(value, account, lines, said=model is Edition)
                for value in copy_in(node, model)
            ]
            account.whole("m")
            yield CopyFile(name, account, tuple(values))

    def _in_force(self) -> Mapping[_Place, list[_Use]]:
        """Where each value that a model has is written → how it is used."""
        loaded = self._loaded
        uses: dict[_Place, list[_Use]] = defaultdict(list)
        every = tuple(self._printed)
        for value in values_of(loaded.paper, holds_copy):
            uses[value.where.span[:3]].append(_Use(value.value, every))
        for number, layout in loaded.layouts.items():
            for value in values_of(layout, holds_copy):
                uses[value.where.span[:3]].append(_Use(value.value, (number,)))
        for value in values_of(loaded.edition, holds_copy):
            pages = self._pages_of(value.keys)
            whose = (*value.keys[:2], "credit") if value.keys[-1] == "credit" else value.keys
            use = _Use(value.value, pages, whose) if pages else _Use(value.value, every)
            uses[value.where.span[:3]].append(use)
        return uses

    def _pages_of(self, keys: Sequence[str]) -> Sequence[int]:
        """The pages that a value of the edition belongs to; none: no page alone."""
        edition = self._loaded.edition
        if keys[0] == "pages" and PARAMETERS not in keys:
            return (int(keys[1]),)
        if keys[0] == "stories" and "teaser" not in keys:
            use = edition.stories[int(keys[1]) - 1]
            refs = use.thread or ((use.area,) if use.area else ())
            return tuple(dict.fromkeys(ref.page for ref in refs))
        return ()

    def _value(
        self, value: CopyValue, account: Account, lines: Sequence[str], *, said: bool
    ) -> PrintedValue:
        """One value told to the account of its file, and its own."""
        node = value.node
        typed = node.text.strip("\n") if node.quote in ("|", ">") else node.text
        if node.is_null:
            typed = ""
        place = node.span
        text = Text(typed, (), origins_of(node, typed, lines), place.file)
        read = _read(text)
        if read.chars != typed:
            account.took(text, "c")
        uses = self._uses.get(place[:3], [])
        if not uses and value.keys[0] == PARAMETERS:
            uses = [_Use(read.chars, tuple(self._printed))]
        pages, count = self._count(value, uses)
        whole = len(_bare(read.chars))
        if self._is_aloud(value, uses, pages):
            account.sets(read, "a")
        else:
            account.sets(read)
            if count is not None:
                account.sets(read, "o", _offset(read.chars, count))
                if said and whole and value.keys[-1] != _ALOUD and PARAMETERS not in value.keys:
                    self._say(value, count, whole)
        for found in re.finditer(_blanks(value), read.chars):
            account.took(cut(read, *found.span()), "m")
        if node.dropped is not None:
            account.loses(node.dropped)
        return PrintedValue(".".join(value.keys), place, text, node.dropped, pages)

    def _is_aloud(self, value: CopyValue, uses: Sequence[_Use], pages: Sequence[int]) -> bool:
        """Whether a value is in the file for those who do not see the page: the words of a picture, and a
        page's name among the bookmarks where the page does not have it."""
        name = value.keys[0] == "pages" and value.keys[-1] == "name"
        if not (value.keys[-1] == _ALOUD or (name and not pages)):
            return False
        return bool(uses) and _bare(uses[0].words) in self._aloud

    def _count(self, value: CopyValue, uses: Sequence[_Use]) -> tuple[tuple[int, ...], int | None]:
        """The pages that have all of a value, and how many of its characters are printed, blanks not counted;
        None: all."""
        most = 0
        pages: list[int] = []
        for use in uses:
            words = _bare(use.words.replace("|", "") if "quotes" in value.keys else use.words)
            literal = re.split(_filled(value), words)
            if not any(literal):
                return (), None  # blanks alone: what fills them is another's
            between = f".{{0,{_FURTHEST}}}?"
            sought = re.compile(between.join(map(re.escape, literal)))
            pages += [page for page in use.pages if self._has(page, sought, use.once)]
            if not pages and "$" not in value.node.text:
                most = max(most, *(_part(literal[0], self._printed[page]) for page in use.pages))
        return tuple(dict.fromkeys(pages)), None if pages else most

    def _has(self, page: int, sought: re.Pattern[str], whose: tuple[str, ...]) -> bool:
        places = self._found[page]
        for found in sought.finditer(self._printed[page]):
            if not whose or places.setdefault(found.start(), whose) == whose:
                return True
        return False

    def _say(self, value: CopyValue, count: int, whole: int) -> None:
        key, span = ".".join(value.keys), value.node.span
        if count:
            self._findings.add("W333", span, key=key, measured=count, allowed=whole)
        else:
            self._findings.add("N332", span, key=key, text=value.node.text.strip())


def _read(text: Text) -> Text:
    """The words that a value's are read as: entities decoded, Normalization Form C."""
    edits: list[Edit] = [
        (one.start, one.end, char)
        for one in leftovers(text.chars)
        if one.kind == "entity" and (char := decoded(text.chars[one.start : one.end]))
    ]
    return composed(edited(text, edits), Tally())


def _filled(value: CopyValue) -> str:
    """What of a value in force is filled with other words; most have no such thing."""
    if value.wording:
        return _WORDING
    return _REFERENCE if value.keys[-1] in _REFERRING else "(?!)"


def _blanks(value: CopyValue) -> str:
    """The same of a value as it was written."""
    blanks = _filled(value)
    return f"{blanks}|{_PARAMETER}" if value.node.span.file.startswith("pages/") else blanks


def _bare(words: str) -> str:
    return "".join(words.split())


def _offset(words: str, count: int) -> int:
    """Where in `words` the character after `count` that are no white space stands."""
    for at, char in enumerate(words):
        if not char.isspace():
            if not count:
                return at
            count -= 1
    return len(words)


def _part(words: str, printed: str) -> int:
    """How many characters of `words` from the first on stand in `printed`; a few are a coincidence."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in printed else (low, middle - 1)
    return low if low >= max(_PART, len(words) / 2) else 0

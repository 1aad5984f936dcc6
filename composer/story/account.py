"""The account of a story — 字数账: what becomes of every character of its file.

Each stage of reading says which texts it has changed; what it took stays marked with that stage, what
reaches the page is marked last. So the account is of the file, not of what the reader remembers, and
whatever no stage has explained stands out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate

from composer.diagnostics.diagnostic import Span
from composer.frozen import NamedTuple
from composer.patterns import pattern
from composer.story.text import Text

__all__ = ["KINDS", "Account", "Stretch"]

KINDS = {
    "s": "set", "o": "overset", "m": "markup", "r": "removed", "c": "changed", "u": "unread", "a": "aloud",
    "?": "unexplained",
}  # fmt: skip
"""Letter → what becomes of a character. *Removed* by a rule: blanks; *changed*: it is printed as something
else; *unread*: in what YAML dropped, or a story that could not be read; *aloud*: in the file for those who do not
see the page (YAML alone has such words)."""

_UNKNOWN = re.compile(rb"\?+")
_STRUCTURE = pattern(
    r"(?:[|:\-.^ \t\u3000]|#{1,6}|\d{1,3}\.|>>|<br[ \t]*/?>|\\|\{[^{}]*\})*(?::{3,}.*)?"
)
"""What the source has of a block beside its words, between two characters that are accounted for."""


class Stretch(NamedTuple):
    """Characters side by side in one line that fare alike."""

    kind: str
    line: int
    column: int
    chars: int


class Account:
    """What advances is the fate of each character of `text`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._told: list[Callable[[], None]] = []
        """What stages have told, in order; it is entered when somebody asks."""
        self._state = bytearray()
        self._starts: list[int] = []

    def took(self, text: Text, kind: str) -> None:
        """A stage has changed `text`; what does not reach the page was taken by it, as `kind`."""
        self._told.append(partial(self._took, text, kind))

    def sets(self, text: Text, kind: str = "s", start: int = 0) -> None:
        """The characters of `text` from `start` on are printed (or overset); others than in the file are
        changed ones."""
        self._told.append(partial(self._sets, text, kind, start))

    def sets_all(self, texts: Iterable[Text]) -> None:
        """All of many texts are printed."""
        self._told.append(partial(self._sets_all, texts))

    def whole(self, kind: str, first: int = 1, last: int | None = None) -> None:
        """All lines from `first` up to `last` that nothing is known of."""
        self._told.append(partial(self._whole, kind, first, last))

    def loses(self, span: Span) -> None:
        """What stands at `span`, up to its line's end at most, could not be read."""
        self._told.append(partial(self._loses, span))

    def structure(self) -> None:
        """What blocks have in the source beside their words is markup; told last of the reading."""
        self._told.append(self._structure)

    def comments(self, first: int, blanked: str) -> None:
        """Comments are markup: `blanked` is the body with ``\\0`` for their characters, from line `first`."""
        self._told.append(partial(self._comments, first, blanked))

    def _settled(self) -> bytearray:
        """The fate of each character, with all entered that was told."""
        if not self._starts:
            self._state = bytearray(b"?" * len(self.text))
            self._starts = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]
        told, self._told = self._told, []
        for entry in told:
            entry()
        return self._state

    def _took(self, text: Text, kind: str) -> None:
        for begin, _, count in self._pieces(text):
            self._state[begin : begin + count] = kind.encode() * count
            if kind == "r" and not (words := self.text[begin : begin + count]).isspace():
                # Of marks and blanks mended together, only blanks go; a mark becomes another.
                for at, char in enumerate(words, begin):
                    if not char.isspace():
                        self._state[at] = ord("c")

    def _sets(self, text: Text, kind: str = "s", start: int = 0) -> None:
        for begin, offset, count in self._pieces(text):
            if offset + count <= start:
                continue
            skip = max(0, start - offset)
            begin, offset, count = begin + skip, offset + skip, count - skip
            here = text.chars[offset : offset + count]
            if self.text[begin : begin + count] == here:
                self._state[begin : begin + count] = kind.encode() * count
                continue
            for at, char in enumerate(here, begin):
                self._state[at] = ord(kind if self.text[at] == char or kind in "oa" else "c")

    def _sets_all(self, texts: Iterable[Text]) -> None:
        for text in texts:
            self._sets(text)

    def _whole(self, kind: str, first: int = 1, last: int | None = None) -> None:
        start = self._starts[min(first, len(self._starts)) - 1]
        end = len(self.text) if last is None else min(self._starts[last], len(self.text))
        self._state[start:end] = self._state[start:end].replace(b"?", kind.encode())

    def _loses(self, span: Span) -> None:
        start = self._starts[span.line - 1] + span.column - 1
        end = min(start + span.length, self._starts[span.line] - 1)
        self._state[start:end] = b"u" * max(0, end - start)

    def _structure(self) -> None:
        if ":::" in self.text:
            for number, line in enumerate(self.text.split("\n"), 1):
                if line.lstrip(" \t").startswith(":::"):  # comments in it do not part it
                    self._whole("m", number, number)
        for found in list(_UNKNOWN.finditer(bytes(self._state))):
            start, end = found.span()
            words = self.text[start:end]
            parts = words.split("\n")
            if all(_STRUCTURE.fullmatch(part) for part in parts):
                self._state[start:end] = b"m" * (end - start)

    def _comments(self, first: int, blanked: str) -> None:
        base = self._starts[first - 1]
        for found in re.finditer("\0+", blanked):
            start, end = base + found.start(), min(base + found.end(), len(self.text))
            self._state[start:end] = b"m" * (end - start)

    def counts(self) -> dict[str, int]:
        """How many characters of the file fare how; they add up to its length."""
        state = self._settled()
        return {name: state.count(letter.encode()) for letter, name in KINDS.items()}

    def fates(self, text: Text) -> dict[str, int]:
        """The same of the characters of one text."""
        state = self._settled()
        spans = [(begin, begin + count) for begin, _, count in self._pieces(text)]
        return {
            name: sum(state.count(letter.encode(), start, end) for start, end in spans)
            for letter, name in KINDS.items()
        }

    def copy_lost(self) -> int:
        """Characters of copy, white space not counted, that no page can have: unread and removed ones."""
        state = self._settled()
        return sum(
            1
            for letter in b"ur?"
            if letter in state
            for found in re.finditer(re.escape(bytes([letter])), state)
            if not self.text[found.start()].isspace()
        )

    def stretches(self) -> Iterator[Stretch]:
        """All characters of the file, in order."""
        self._settled()
        for number, start in enumerate(self._starts[:-1], 1):
            line = bytes(self._state[start : self._starts[number]])
            for found in re.finditer(rb"(.)\1*", line, re.DOTALL):
                count = found.end() - found.start()
                yield Stretch(KINDS[found[1].decode()], number, found.start() + 1, count)

    def _pieces(self, text: Text) -> Iterator[tuple[int, int, int]]:
        """(place in the file, offset in the text, count) of what stands side by side."""
        ends = [*(offset for offset, _, _ in text.origins[1:]), len(text.chars)]
        for (offset, line, column), end in zip(text.origins, ends, strict=False):
            if not 0 < line < len(self._starts):
                continue
            begin = self._starts[line - 1] + column - 1
            count = min(end - offset, self._starts[line] - begin, len(self.text) - begin)
            if count > 0:
                yield begin, offset, count

"""Text cut into units — 切分: words, numbers, dashes and clusters whole, all else character by character.

In: the paragraph's characters and the faces they are set in. Out: for each unit its offset, its class, its
width without blanks, and what stands in it if it has several characters. What may stand between two
units is said elsewhere (`rules`, `bonds`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from composer.galley.rules.pairs import HALF, Rules
from composer.galley.rules.quotation_marks import closings, in_question
from composer.galley.rules.seams import HAS_SEAMS, WIDE_SEAMS, Parts, seams
from composer.galley.rules.tokens import TOKEN, opening_token, shapes_of
from composer.galley.units.clusters import clustered, continues
from composer.galley.units.widths import FaceTable, Token, cells

__all__ = ["NOT_HAN", "Cutter", "Pieces", "Segment"]

HYPHEN = 60.0
"""Price of a break at a hyphen: about a gap of 1/5 em in every place of the line."""

NOT_HAN = re.compile("[^H]+")
_JOINS = re.compile("[LVEe]|XX|SS|TT|FF|ww|ss")

Segment = tuple[int, int, FaceTable]
"""Characters from, to, and the widths of the face they are set in."""

Pieces = tuple[tuple[str, int], ...]
"""The inside of a unit: (characters, kern after them); nothing if it is set as plain text."""


def _alone(char: str, table: FaceTable) -> Token:
    core, before, after = table.body(char)
    pieces = (("", before), (char, after)) if before else ((char, after),)
    return core, table.classes[ord(char)], pieces


class _Plain:
    """The stretch of a segment that is units of one character, and where it has come to."""

    def __init__(
        self, cutter: Cutter, table: FaceTable, start: int, classes: str, cores: list[int]
    ) -> None:
        self.cutter, self.table, self.start = cutter, table, start
        self.classes, self.cores = classes, cores
        self.begin(start)

    def begin(self, at: int) -> None:
        """A stretch begins at character `at` of the text."""
        self.at = at
        self.shift = len(self.cutter.starts) + self.start - at
        """What makes a unit's number of a character's in the segment."""

    def until(self, end: int) -> None:
        """Put the units of the stretch to the others; it ends before character `end`."""
        at, cutter = self.at, self.cutter
        if at >= end:
            return
        first, past = at - self.start, end - self.start
        if self.table.odd:  # Han whose glyphs are not an em wide
            kerns, shift = self.table.kerns, self.shift
            for offset in range(first, past):
                kern = kerns.get(cutter.text[self.start + offset])
                if kern:
                    cutter.kerned[shift + offset] = kern
        cutter.cores += self.cores[first:past]
        cutter.starts += range(at, end)
        cutter.kinds.append(self.classes[first:past])


@cache
def _joins(run: str) -> bool:
    """Whether there may be a unit of several characters in a run of classes."""
    return bool(_JOINS.search(run))


def _clusters_shown(classes: str, inner: bytes) -> str:
    """The classes with an e at all that is in a cluster of several characters, its first one too if it
    is Han: Han is not looked at."""
    shown = list(classes)
    for at, one in enumerate(inner):
        if one:
            shown[at] = "e"
            if shown[at - 1] in "Hr":
                shown[at - 1] = "c"
    return "".join(shown).replace("r", "H")


class Cutter:
    """Collects units from left to right; what a list or a dictionary has is as in `Units`."""

    def __init__(
        self, text: str, widest: int, first: int, parts: Parts | None, rules: Rules
    ) -> None:
        self.text, self.widest, self.first, self.parts = text, widest, first, parts
        self.safe = first - 3 * HALF
        """What is no wider fits in every line, behind an indent and opening marks too."""
        self.rules = rules
        self.looks = rules.solidus or parts is not None
        self._shapes = ""
        self._closings: frozenset[int] | None = None
        self.signs: set[int] = set()
        """Where signs begin whose number is not in their unit."""
        self._word_end = 0
        """Where a word ends that begins in another face than it ends in, in vertical lines."""
        self.starts: list[int] = []
        self.kinds: list[str] = []
        self.cores: list[int] = []
        self.kerned: dict[int, tuple[int, int]] = {}
        """Unit → kern before and after its glyph, where it is not as wide as its body."""
        self.tokens: dict[int, Pieces] = {}
        self.edges: list[int] = []
        self.faces: list[str] = []
        self.cut: list[tuple[int, int, int]] = []
        self.hyphens: dict[int, int] = {}
        self.prices: dict[int, float] = {}

    def lengths(self) -> list[int]:
        """How many characters each unit has."""
        return [end - start for start, end in pairwise([*self.starts, len(self.text)])]

    def segment(self, start: int, end: int, table: FaceTable) -> None:
        """The characters from `start` to `end`, all in one face.

        Units of several characters can only begin where the classes show something else than Han and
        single marks: the long pattern is tried there alone.
        """
        text = self.text
        # Spaces on both sides of a change of face are one stretch of white: the first face keeps it.
        if text[start] == " " and self.kinds and self.kinds[-1][-1] == "s":
            start = self._more_spaces(start, end)
            if start == end:
                return
        self.edges.append(len(self.starts))
        self.faces.append(table.face.key)
        chars = text[start:end]
        classes = shown = chars.translate(table.classes)
        inner = b""
        if clustered(classes):
            inner = bytes(continues(chars, classes))
            shown = _clusters_shown(classes, inner)
            classes = classes.replace("r", "H")
        plain = _Plain(self, table, start, classes, list(map(table.cores.__getitem__, chars)))
        kerns, kerned = table.kerns, self.kerned
        for found in NOT_HAN.finditer(shown):
            first, past = found.span()
            # Marks that join nothing are units of their own: only their kerns have to be noted.
            if not (
                _joins(shown[first:past])
                or first + start < self._word_end
                or table.signs(chars[first:past])
            ):
                shift = plain.shift
                for offset in range(first, past):
                    kern = kerns.get(chars[offset])
                    if kern:
                        kerned[shift + offset] = kern
                continue
            # the token before may reach over a sign that stands alone elsewhere (₊) into this run
            first, past = max(first + start, plain.at), past + start
            while first < past:
                last = self._reach(first, end, table, alone=shown[first - start] == "e")
                whole = first < self._word_end or table.in_phrase(text, first, last)
                last = last or first + 1
                while last < end and inner and inner[last - start]:
                    last += 1  # never between a base and what combines with it
                if last - first > 1 or whole or first in self.signs:
                    plain.until(first)
                    self._token(first, last, table, whole)
                    plain.begin(last)
                else:
                    kern = kerns.get(text[first])
                    if kern:
                        kerned[plain.shift + first - start] = kern
                first = last
        plain.until(end)

    def _reach(self, first: int, end: int, table: FaceTable, *, alone: bool) -> int:
        """Where the token that begins at `first` ends; 0 if there is none. `alone`: there can be none."""
        text, shapes = self.text, self._shapes
        if not shapes:
            shapes = self._shapes = shapes_of(text)
        lead = 0 if alone else table.lead(text, first)
        if alone or lead < 0:
            return 0
        if lead:
            return self._signed(first, first + lead, end, table)
        pattern = TOKEN if first else opening_token(shapes)
        token = pattern.match(shapes, first, end)
        if not token:
            return 0
        last = token.end()
        if last == end < len(shapes) and table.upright:
            # another face goes on with the word (H₂O): all of it stands one way
            word = pattern.match(shapes, first)
            if word and word.end() > end:
                self._word_end = word.end()
        if in_question(text, first, last):
            if self._closings is None:
                self._closings = closings(text)
            return next((at for at in range(first, last) if at in self._closings), last)
        return last

    def _signed(self, first: int, number: int, end: int, table: FaceTable) -> int:
        """Where a sign ends with its number. One that another face has than the number is a unit by itself,
        which stands as the number will."""
        token = TOKEN.match(self._shapes, number)
        past = token.end() if token else number
        if past > end or not token:
            if token and not table.stands_up(self.text[number:past]):
                self._word_end = past
            self.signs.add(first)
            return min(past if past > end > number else number, end)
        return past

    def spread(self, start: int, end: int, table: FaceTable, spare: tuple[int, int]) -> None:
        """A base that its annotation is wider than: one unit, with the room to be added left and right
        of it; several characters share that room."""
        self.edges.append(len(self.starts))
        self.faces.append(table.face.key)
        chars = self.text[start:end]
        left, right = spare
        shapes = shapes_of(chars)
        if len(chars) == 1 or opening_token(shapes).fullmatch(shapes):
            width, kind, pieces = table.token(chars) if len(chars) > 1 else _alone(chars, table)
            pieces = pieces or tuple([(char, 0) for char in chars])
            pieces = (("", left), *pieces[:-1], (pieces[-1][0], pieces[-1][1] + right))
        else:
            share, rest = divmod(left + right, 2 * len(chars))
            kerned = [
                (c, before + share, after + share) for c, before, after in map(table.body, chars)
            ]
            pieces = cells(chars, kerned)
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] + rest))
            width, kind = sum(core for core, _, _ in kerned), "H"
        self.tokens[len(self.starts)] = pieces
        self.starts.append(start)
        self.cores.append(width + left + right)
        self.kinds.append(kind)

    def _token(self, start: int, end: int, table: FaceTable, whole: bool) -> None:
        """A unit of several characters, or one for each part of a word that may go on in the next
        line: an address, a hyphenated word. `whole`: it is part of a phrase."""
        if self.text[start] == " ":
            self._spaces(end - start, start, table)
            return
        found: dict[int, str] = {}
        has = HAS_SEAMS.search(self.text, start, end)
        if self.looks or has:
            found = seams(self.text[start:end], solidus=self.rules.solidus, parts=self.parts)
            whole = whole or bool(found) or bool(has)
        if not found:
            self._unit(start, end, table, "L", whole)
            return
        for first, last in pairwise((0, *sorted(found), end - start)):
            kind = found.get(last, "L")
            self._unit(start + first, start + last, table, kind[0], True)
            if kind == "y":
                self.hyphens[len(self.starts)] = table.advance("-")
            if kind in ("y", "u-"):
                self.prices[len(self.starts)] = HYPHEN

    def _spaces(self, count: int, start: int, table: FaceTable) -> None:
        """Several spaces typed in a row, which no line's end cuts up."""
        body = table.body(" ")
        self.tokens[len(self.starts)] = cells(" " * count, [body] * count)
        self.starts.append(start)
        self.cores.append(body[0] * count)
        self.kinds.append("s")

    def _more_spaces(self, start: int, end: int) -> int:
        """Spaces from `start` on go to those that end the segment before; gives the offset after them."""
        last, at = len(self.starts) - 1, start
        pieces = self.tokens.get(last)
        if pieces is None:
            pieces = ((" ", self.kerned.pop(last, (0, 0))[1]),)
        width = self.cores[last] // len(pieces)
        while at < end and self.text[at] == " ":
            at += 1
        self.tokens[last] = pieces + pieces[-1:] * (at - start)
        self.cores[last] += width * (at - start)
        return at

    def _unit(self, start: int, end: int, table: FaceTable, word: str, whole: bool) -> None:
        chars = self.text[start:end]
        width, kind, pieces = table.part(chars) if whole else table.token(chars)
        if kind == "L":
            kind = word
        if width > self.safe and width > self._room(start, end, table):
            ends = [one.start() for one in WIDE_SEAMS.finditer(chars)]
            if ends:
                for first, last in pairwise((0, *ends, end - start)):
                    part = word if last == end - start else "u"
                    self._unit(start + first, start + last, table, part, True)
                return
            self.cut.append((start, end, width))
            self._letters(start, end, table)
            return
        if len(pieces) > 1 or kind in "VT" or (pieces and pieces[0][1]):
            self.tokens[len(self.starts)] = pieces
        self.starts.append(start)
        self.cores.append(width)
        self.kinds.append(kind)

    def _letters(self, start: int, end: int, table: FaceTable) -> None:
        """A word that is wider than its measure, each letter with what combines with it."""
        chars = self.text[start:end]
        classes = chars.translate(table.classes)
        inner = continues(chars, classes) if clustered(classes) else bytearray(len(chars))
        firsts = [at for at, one in enumerate(inner) if not one]
        for first, last in pairwise((*firsts, len(chars))):
            if last - first > 1:
                core, _, self.tokens[len(self.starts)] = table.token(chars[first:last])
            else:
                core, *kern = table.letter(chars[first])
                self.kerned[len(self.starts)] = kern[0], kern[1]
            self.cores.append(core)
            self.starts.append(start + first)
        self.kinds.append("l" * len(firsts))

    def _room(self, start: int, end: int, table: FaceTable) -> int:
        """What a unit may be wide: its line, for the one that opens the paragraph behind the indent; a word
        has the marks beside it that a line's edge may not part from it (no mark gains by a —— that is cut)."""
        text, classes, rules = self.text, table.classes, self.rules
        first, last = start, end
        while first and classes[ord(text[first - 1])] in rules.no_end + "sZ":
            first -= 1
        room = self.widest if first else self.first
        if not any(map(str.isalnum, text[start:end])):
            return room
        while last < len(text):
            pair = text.startswith("——", last)  # of a class of its own, unlike a single one
            if ("E" if pair else classes[ord(text[last])]) not in rules.no_start:
                break
            last += 1 + pair
        if last == end + 1 and rules.hangs(classes[ord(text[end])], "L"):
            room += HALF
        for char in text[first:start] + text[end:last]:
            edge = classes[ord(char)]
            if edge in "OCPKSI":
                room -= 2 * HALF if rules.edged else HALF
            elif edge not in "sZ" or not first:
                room -= table.body(char)[0]
        return room

"""规整标点 — typewriter marks in Chinese text become the marks of GB/T 15834, and stray spaces go.

Between “Han” characters (ideographs, kana) and *wide* ones (Han, full-width and curly marks, ``——``,
``……``) desks type what the keyboard gives. The rules, by the neighbours of a mark (spaces looked past;
left neighbours as already mended):

``, : ; ? !``  full-width if the left neighbour is wide, or if the right one is. So ``2019年,5G`` and
               ``6.89%,增幅`` change; ``1,000``, ``12:30``, ``1:2``, ``A, B`` do not. After a closing
               quote with Latin before and behind (``“OK”, he said``) nothing changes.
``( )``        a matched pair changes together if any neighbour, outside or inside, is wide; one without a
               partner by its own neighbours.
``"``          (``“”``, in Traditional Chinese ``「」``) pairs in turn within the paragraph, the same condition; after a digit, with none open, it is
               the inch mark and stays. One left over stays and is reported.
``.``          after Han or a closing mark and before a wide character or the end: ``。``. Not between
               digits or Latin, and not in a list number (``一.`` at the very start).
``...``        three to six, with wide left and right (or an end): ``……``.
``--``         two to four, beside a wide character: ``——``; so are ``――`` and ``──``, typed as dashes.
``• ∙ ⋅ ･``    between Han: ``·``. Half-width ``｡ ｢ ｣ ､`` and U+2329, U+232A: the marks that they stand for.

Not touched: addresses (``https://…``, ``www.…``, mail), ``~`` and ``—`` of ranges, ``%``, ``、``, single
quotes, and curly quotes in the wrong direction, which are reported only: which one is wrong, the program
cannot know.

A curly quote or a dash is as wide as the letters round it: in ``“Let’s go,” he said.`` all is Latin.

Spaces between two Han are the editor's (``记者 许缘 熊茂伶``, ``第一条　为了``): U+3000 stays as typed, all else
becomes one U+0020, which the galley sets as wide as the style says; in heads, crossheads, credits and
table cells (``徐欢/文 鲁婷/摄``, ``坚定信心 加快发展``) one U+3000. Between Hangul words, and Han and Hangul,
they are word spaces. Beside marks they go, and so do those between Han and Latin, whose gap is the
galley's; several between Latin words become one, and those at the ends go. A no-break space (U+00A0, U+202F, U+2007) between
words stays, whatever they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from unicodedata import is_normalized, normalize

from composer.diagnostics.diagnostic import Findings, Span
from composer.papers.models import Normalise
from composer.patterns import pattern
from composer.story.leftovers import verbatim
from composer.story.text import Edit, Text, edited

__all__ = ["Tally", "composed", "normalised"]

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_LOOK_ALIKE = {"｡": "。", "｢": "「", "｣": "」", "､": "、", "\u2329": "〈", "\u232a": "〉"}
"""Half-width marks, and the angle brackets of mathematics."""
_INTERPUNCTS = "•∙⋅･"
_MOST_QUOTES = 5
_QUOTE = re.compile("[“”‘’]")
_CURLY, _CORNER = ("“", "”"), ("「", "」")
_IN_CORNERS = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_CANDIDATE = re.compile(
    r'[,:;?!()".\-―─•∙⋅｡｢｣､･\u2329\u232a](?:(?<=\.)\.*|(?<=-)-+|(?<=―)―+|(?<=─)─+|(?<![.\-―─]))'
)
"""A mark, a run of full stops, or of two hyphens and more: written so that it begins with a set, which `re`
looks for first, in a third of the time."""
_ADDRESS = pattern(
    r"(?:[A-Za-z][A-Za-z0-9+.\-]{1,20}://|www\.)[!-~]+"
    r"|[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]+"
)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_NO_BREAK = "\u00a0\u202f\u2007"
_SPACE_CHARS = frozenset(" \t\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_LOOK_PAST = _SPACE_CHARS | frozenset(',:;?!."()-')
_WIDE_BELOW = frozenset("“”‘’—…")
_CLOSERS = frozenset("”’）》」』〕】〉")
_STOPS = frozenset("，。、；：？！")
_NUMERALS = frozenset("一二三四五六七八九十")
_FURTHEST = 8
_FIRST_WIDE = "⺀"
_EM_SPACES = "\u3000\u2003\u2001"
"""Typed for 1 字: U+3000, and the em space and em quad that the web has for it."""
"""How far a bracket or quote looks past other typewriter marks for a wide character."""


_CLUSTER = pattern(
    "[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uac00-\ud7a3]+"
    "|.[\u0300-\u036f\u0483-\u0487\u0591-\u0ee0\u0f18-\u0fbc\u1037-\u108d\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f"
    "\u3099\u309a\ufe20-\ufe2f]*"
)
"""What composes with itself alone: conjoining Hangul, and a character with the marks behind it."""


class Tally:
    """What the rules changed in one story: how often each kind, and the first place."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.first: Span | None = None
        self.kept: list[Span] = []
        """Spaces between Han that stay."""
        self.spaces: list[Span] = []
        """Spaces between words that went or were changed."""

    def add(self, kind: str, text: Text, start: int, end: int) -> None:
        """Count one change."""
        self.counts[kind] += 1
        if self.first is None:
            self.first = text.span(start, end)

    def report(self, findings: Findings) -> None:
        """One note for the whole story, if anything changed."""
        if self.first is not None:
            kinds = " ".join(f"{kind}×{count}" for kind, count in self.counts.most_common())
            findings.add("N310", self.first, count=self.counts.total(), examples=kinds)
        for code, spans in (("N328", self.kept), ("N329", self.spaces)):
            if spans:
                places = [f"{span.line}:{span.column}" for span in spans]
                findings.add(code, spans[0], count=len(spans), places=places)


def normalised(
    text: Text, rules: Normalise, tally: Tally, findings: Findings, *, running: bool
) -> Text:
    """`text` with its marks and spaces mended; `running` is a paragraph's text, else a line of its own."""
    _check_quotes(text, findings)
    if rules.marks:
        candidates = [found.span() for found in _CANDIDATE.finditer(text.chars)]
        corner = rules.quotes == "corner"
        if candidates:
            marks = _Marks(text, findings, _CORNER if corner else _CURLY)
            text = _counted(text, marks.edits(candidates), tally)
        if corner:
            text = _counted(text, list(_cornered(text)), tally)
    # A text without a space of any kind, at the ends neither, is most often the whole of what `split` gives.
    if rules.spaces and text.chars.split(None, 1) != [text.chars]:
        edits = list(_space_edits(text, tally, running=running))
        text = _counted(text, edits, tally)
    return text


def composed(text: Text, tally: Tally) -> Text:
    """`text` in Normalization Form C: what a font has a glyph for is one character."""
    if is_normalized("NFC", text.chars):
        return text
    edits = [
        (*found.span(), new)
        for found in _CLUSTER.finditer(text.chars)
        if (new := normalize("NFC", found[0])) != found[0]
    ]
    return _counted(text, edits, tally)


def _counted(text: Text, edits: list[Edit], tally: Tally) -> Text:
    if not edits:
        return text
    for start, end, new in edits:
        if not new.strip() and not text.chars[start:end].strip():
            tally.add("空格", text, start, end)
        else:
            tally.add(new, text, start, end)
    return edited(text, edits)


def _is_wide(char: str) -> bool:
    return (char >= _FIRST_WIDE and not _is_hangul(char)) or char in _WIDE_BELOW if char else False


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3" if char else False


def _is_word(char: str) -> bool:
    """Whether a wide character is part of a word, as opposed to a mark."""
    return _is_wide(char) and char.isalnum()


def _latin_round(chars: str, at: int) -> bool:
    """Whether a quote or dash stands in Latin text: the nearest letters on both sides are Latin, or on one
    where the other has none."""
    sides = []
    for step in (-1, 1):
        to = at + step
        while 0 <= to < len(chars) and not chars[to].isalnum():
            to += step
        if 0 <= to < len(chars):
            sides.append(chars[to])
    return bool(sides) and all(char < _FIRST_WIDE for char in sides)


def _is_han(char: str) -> bool:
    """An ideograph, kana or one of their own marks (々, 〇), as opposed to punctuation."""
    return (
        "㐀" <= char <= "鿿" or "ぁ" <= char <= "ヿ" or char in "々〇〻" or char >= "\U00020000"
        if char
        else False
    )  # fmt: skip


def _cornered(text: Text) -> Iterator[Edit]:
    """Curly quotes in Chinese company as corner ones; apostrophes and quotations in Latin stay."""
    chars = text.chars
    if not any(char in chars for char in _IN_CORNERS):
        return
    held = verbatim(text)
    for found in _QUOTE.finditer(chars):
        at = found.start()
        kept = _latin_round(chars, at) or any(start <= at < end for start, end in held)
        if not (kept or (found[0] == "’" and _is_apostrophe(chars, at))):
            yield at, at + 1, _IN_CORNERS[found[0]]


def _is_apostrophe(chars: str, at: int) -> bool:
    """Whether a letter or figure stands right before: Let’s, 90’s; a quotation's end has a mark there, or Han."""
    before = chars[at - 1 : at]
    return before.isascii() and before.isalnum() and "‘" not in chars[:at]


class _Marks:
    """One walk over a text's typewriter marks; quotes and brackets are paired first, the rest in turn."""

    def __init__(self, text: Text, findings: Findings, quotes: tuple[str, str]) -> None:
        self._text = text
        self._quotes = quotes
        self._chars = text.chars
        self._findings = findings
        self._found: dict[int, tuple[int, str]] = {}

    def edits(self, candidates: list[tuple[int, int]]) -> list[Edit]:
        """The changes to make to those marks, in order."""
        held = verbatim(self._text)
        kept = _addresses(self._chars)
        candidates = list(_outside(candidates, _merged(held + kept) if held else kept))
        self._pair_quotes([at for at, _ in candidates if self._chars[at] == '"'])
        self._pair_brackets([at for at, _ in candidates if self._chars[at] in "()"])
        for start, end in candidates:
            new = self._mended(start, end)
            if new:
                self._found[start] = (end, new)
        return [(start, end, new) for start, (end, new) in sorted(self._found.items())]

    def _mended(self, start: int, end: int) -> str:
        """What a mark that stands by itself becomes; empty: it stays."""
        char = self._chars[start]
        left, right = self._left(start), self._right(end)
        if char == ":" and ":" in (self._chars[start - 1 : start], self._chars[end : end + 1]):
            return ""  # a fence of another dialect, or a program's
        if char in _FULL:
            return _FULL[char] if self._is_full(start, left, right) else ""
        if char in _LOOK_ALIKE:
            return _LOOK_ALIKE[char]
        if char in _INTERPUNCTS:  # not a list's bullet, which opens a line
            return "·" if _is_word(left) and _is_word(right) else ""
        if char in "-―─":
            return "——" if end - start <= 4 and (_is_wide(left) or _is_wide(right)) else ""
        if char != ".":
            return ""
        if end - start == 1:
            return "。" if self._is_full_stop(start, right) else ""
        between = (
            (_is_wide(left) or not left) and (_is_wide(right) or not right) and (left or right)
        )
        return "……" if between and 3 <= end - start <= 6 else ""

    def _is_full(self, start: int, left: str, right: str) -> bool:
        if left in ("”", "’"):
            quoted = self._skipped(start, -1)
            before = self._chars[quoted - 1 : quoted]
            return _is_wide(before) or not (right and not _is_wide(right))
        return _is_wide(left) or _is_wide(right)

    def _is_full_stop(self, start: int, right: str) -> bool:
        before = self._at(start - 1)
        if start == 1 and before in _NUMERALS:
            return False
        return (_is_han(before) or before in _CLOSERS) and (not right or _is_wide(right))

    def _pair_quotes(self, places: list[int]) -> None:
        opened: int | None = None
        for at in places:
            if opened is None:
                if not (at and self._chars[at - 1].isascii() and self._chars[at - 1].isdigit()):
                    opened = at
            elif self._in_wide_company(opened, at):
                first, last = self._quotes
                self._found[opened], self._found[at] = (opened + 1, first), (at + 1, last)
                opened = None
            else:
                opened = None
        if opened is not None and self._in_wide_company(opened, opened):
            self._findings.add("W313", self._text.span(opened, opened + 1))

    def _pair_brackets(self, places: list[int]) -> None:
        opened: list[int] = []
        alone: list[int] = []
        for at in places:
            if self._chars[at] == "(":
                opened.append(at)
            elif not opened:
                alone.append(at)
            elif self._in_wide_company(first := opened.pop(), at):
                self._found[first], self._found[at] = (first + 1, "（"), (at + 1, "）")
        for at in alone + opened:
            if self._in_wide_company(at, at):
                self._found[at] = (at + 1, "（" if self._chars[at] == "(" else "）")

    def _in_wide_company(self, first: int, last: int) -> bool:
        """Whether a pair has a wide neighbour, outside or inside, past other typewriter marks."""
        return any(_is_wide(self._past_marks(at, step)) for at in {first, last} for step in (-1, 1))

    def _past_marks(self, at: int, step: int) -> str:
        for _ in range(_FURTHEST):
            at += step
            if not 0 <= at < len(self._chars):
                return ""
            if self._chars[at] not in _LOOK_PAST:
                return self._chars[at]
        return ""

    def _at(self, offset: int) -> str:
        """The character there, as mended so far; empty outside of the text and at a line's end."""
        if not 0 <= offset < len(self._chars):
            return ""
        if offset in self._found:
            return self._found[offset][1][-1]
        char = self._chars[offset]
        if char in _WIDE_BELOW and _latin_round(self._chars, offset):
            return "a"
        return "" if char == "\n" else char

    def _skipped(self, start: int, step: int) -> int:
        """The nearest offset before (or from) `start` that is no space."""
        at = start + step if step < 0 else start
        while 0 <= at < len(self._chars) and self._chars[at] in _SPACE_CHARS:
            at += step
        return at

    def _left(self, start: int) -> str:
        at = self._skipped(start, -1)
        if at >= 1 and self._chars[at] in ".-" and at not in self._found:
            # the end of a run of dots or hyphens, which is found under its first character
            while at >= 1 and self._chars[at - 1] == self._chars[at]:
                at -= 1
        return self._at(at)

    def _right(self, end: int) -> str:
        return self._at(self._skipped(end, 1))


def _addresses(chars: str) -> list[tuple[int, int]]:
    """Where addresses stand, less the marks at their end, which belong to the sentence."""
    if "://" not in chars and "www." not in chars and "@" not in chars:
        return []
    return [
        (found.start(), found.start() + len(found[0].rstrip(",.;:!?)\"'")))
        for found in _ADDRESS.finditer(chars)
    ]


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _outside(
    places: list[tuple[int, int]], protected: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Those of `places` that lie in none of the protected stretches; both ascend."""
    stretches = iter([*protected, (1 << 60, 1 << 60)])
    start, end = next(stretches)
    for place in places:
        while place[0] >= end:
            start, end = next(stretches)
        if place[0] < start:
            yield place


def _space_edits(text: Text, tally: Tally, *, running: bool) -> Iterator[Edit]:
    chars = text.chars
    held = verbatim(text)
    for found in _SPACES.finditer(chars):
        start, end = found.span()
        if held and any(first < end and start < last for first, last in held):
            continue
        left, right = chars[start - 1 : start] if start else "", chars[end : end + 1]
        if left in _WIDE_BELOW and start and _latin_round(chars, start - 1):
            left = "a"
        if right and right in _WIDE_BELOW and _latin_round(chars, end):
            right = "a"
        new = _space(found[0], left, right, running=running)
        if new.isspace() and _is_word(left) and _is_word(right) and not _is_hangul(left):
            tally.kept.append(text.span(start, end))
        if new != found[0]:
            if left.isalnum() and right.isalnum():
                tally.spaces.append(text.span(start, end))
            yield start, end, new


def _space(written: str, left: str, right: str, *, running: bool) -> str:
    """What a stretch of white space between `left` and `right` becomes."""
    if left in ("", "\n") or right in ("", "\n"):
        return ""
    held = next((char for char in written if char in _NO_BREAK), "")
    if held and all(not _is_wide(side) or _is_word(side) for side in (left, right)):
        return held
    if _is_hangul(left) or _is_hangul(right):
        return " "
    if not running and _is_wide(left) and _is_wide(right):
        return "" if left in _STOPS or right in _STOPS else "\u3000"
    if _is_word(left) and _is_word(right):
        ems = sum(map(written.count, _EM_SPACES))
        return "\u3000" * ems or " "
    if _is_wide(left) or _is_wide(right):
        return ""
    return " "


def _check_quotes(text: Text, findings: Findings) -> None:
    """Report a curly quote in the wrong direction: closing with none open, or opening inside its own kind.

    A quotation left open at the end is right: over several paragraphs each opens, only the last closes.
    After the first few of a paragraph the others are most often theirs, and not said.
    """
    wrong = islice(_wrong_quotes(text.chars), _MOST_QUOTES)
    for found in wrong:
        findings.add("W309", text.span(found.start(), found.end()), quote=found[0])


def _wrong_quotes(chars: str) -> Iterator[re.Match[str]]:
    """Each closing quote with none open, each opening one inside its own kind."""
    quotes = "".join(_QUOTE.findall(chars))
    if not quotes.replace("‘’", "").replace("“”", ""):
        return  # as in most paragraphs: pairs in a row, single ones within double ones
    opened: list[str] = []
    for found in _QUOTE.finditer(chars):
        char = found[0]
        if char in "“‘":
            if opened and opened[-1] == char:
                yield found
            else:
                opened.append(char)
        elif opened and opened[-1] == ("“" if char == "”" else "‘"):
            opened.pop()
        elif char == "”":
            yield found

"""Phrases — 断句: where a headline may be broken, and how much each place would hurt the reader.

In: the words of a headline. Out: a cost for every offset. A mark of the headline's own is the best
place; then the seam between subject and predicate or before a preposition; a verb is kept with its
object and an attribute with its noun; 的, 了 and their like never open a line, 在 and 和 never close
one; names and words are broken last.

Words come from jieba's dictionary (`rjieba`), which takes a tenth of a second to open: it is opened
only where a headline must be broken and its own marks do not say where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from composer.galley.classes import CLASS

__all__ = ["KEPT", "QUOTED", "WORD", "mark_costs", "phrase_costs"]

WORD = 400
"""Inside a word: dearer than one more line, or a condensed one."""
KEPT = 2000
"""Inside a word of the paper's own list."""
QUOTED = 250
"""Inside “” or 《》: a title or a quotation is one thing; added to what the place costs anyway."""

_SEAM = 25
"""Any place without a mark of the headline's own."""
_COLON = -45
"""冯学利：| — who speaks, or what it is about, may have a short line of its own."""
_BEFORE_DASH = 10
"""A deck may well open with ——, but the line before it would rather keep it."""
_ADVERBIAL = 40
"""Between 在市博物馆 and its verb."""
_LISTED = 15
"""After 、, which parts what belongs together."""

_OPENS, _CLOSES = "“‘「『（《〈【〖〔［｛", "”’」』）》〉】〗〕］｝"

_STICKS_LEFT = frozenset(
    "的地得了着过们吗吧呢啊呀等之者化性员感率度力式型级版号们下上中里内外前后间"
)
"""Of one character: never opens a line. Particles, suffixes, and 方位词 that close a phrase with 在."""
_STICKS_RIGHT = frozenset(
    "在把被对从为以和与及或让使将向由给至到于不没未已正新老各每全总副省市区县镇乡党我你他她这那本该某其再又更最很太"
)
"""Of one character: never closes a line. Prepositions, conjunctions, adverbs, 省 of 省政府."""

_STUCK = 200

_END = {"n": 10, "v": 15, "a": 40, "d": 90, "p": 150, "c": 150, "m": 50, "q": 30, "r": 25,
        "u": 30, "t": 5, "s": 10, "f": 5, "b": 80, "i": 5, "l": 5, "y": 0, "h": 200}  # fmt: skip
"""What it costs to close a line with a word of that class (ICTCLAS letters)."""
_START = {"n": 15, "v": 0, "a": 10, "d": 0, "p": 0, "c": 0, "m": 15, "q": 150, "r": 5,
          "u": 200, "t": 0, "s": 5, "f": 60, "b": 10, "i": 0, "l": 0, "y": 200, "k": 200}  # fmt: skip
"""What it costs to open one with it: predicates and prepositional phrases open well."""
_PAIR = {"vn": 25, "vm": 20, "nn": 15, "an": 30, "bn": 30, "rn": 30, "mn": 100, "mq": 150, "qn": 60,
         "mm": 200, "dv": 60, "da": 60, "nm": 20}  # fmt: skip
"""What comes to it for pairs that belong together: verb and object, number and measure."""
_OTHER = 10

_NUMERAL = re.compile(r"(?:[0-9.,]+|[〇零一二三四五六七八九十百千万亿两]+)$")

_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ．，％]{2,}")
"""Numbers and acronyms in full-width letters, which the galley sets as if they were Han."""

Word = tuple[int, int, str]
"""Start, end, class."""


def mark_costs(chars: str, keep: Sequence[str] = ()) -> list[int]:
    """Costs as far as the headline's own marks tell them; everything else is inside a word."""
    costs = [WORD] * (len(chars) + 1)
    depth = 0
    for at, char in enumerate(chars[:-1]):
        depth += (char in _OPENS) - (char in _CLOSES)
        kind = CLASS[ord(char)]
        if kind in "KSZE" or char in "，；,;:" or chars[at - 1 : at + 1] == "——":
            costs[at + 1] = 0 if depth <= 0 else QUOTED
            if char == "：" and depth <= 0:
                costs[at + 1] = _COLON
        elif chars[at + 1 : at + 3] == "——":
            costs[at + 1] = _BEFORE_DASH
        elif char == "、" and depth <= 0:
            costs[at + 1] = _LISTED
    for found in chain(_listed(chars, keep), _FULL_WIDTH.finditer(chars)):
        start, end = found.span()
        costs[start + 1 : end] = [KEPT] * (end - start - 1)
    return costs


def phrase_costs(chars: str, keep: Sequence[str] = ()) -> list[int]:
    """Cost of breaking `chars` before each offset; the first and the last entry mean nothing.

    Args:
        chars: the words of one line as the editor wrote it.
        keep: words that are never broken.
    """
    costs = mark_costs(chars, keep)
    words = list(_words(chars, keep))
    depth, adverbial = 0, False
    for left, right in pairwise(words):
        at = right[0]
        if left[2] in "pvilfx":
            adverbial = left[2] == "p"
        depth += sum((char in _OPENS) - (char in _CLOSES) for char in chars[left[0] : left[1]])
        if costs[at] == WORD:
            costs[at] = _SEAM + _seam(chars, left, right)
            if depth > 0:
                costs[at] += QUOTED
            if adverbial and right[2] == "v":
                costs[at] += _ADVERBIAL
    return costs


def _words(chars: str, keep: Sequence[str]) -> Iterator[Word]:
    """The words of a line; those of the paper's list are cut out before the dictionary sees the rest."""
    at = 0
    for found in _listed(chars, keep):
        yield from _segmented(chars, at, found.start())
        yield (*found.span(), "n")
        at = found.end()
    yield from _segmented(chars, at, len(chars))


def _listed(chars: str, keep: Sequence[str]) -> Iterable[re.Match[str]]:
    """Where words of the paper's list stand, the longer one of two that begin at one place."""
    listed = sorted(filter(None, keep), key=len, reverse=True)
    return re.finditer("|".join(map(re.escape, listed)), chars) if listed else ()


def _segmented(chars: str, start: int, end: int) -> Iterator[Word]:
    if start >= end:
        return
    import rjieba  # opens its dictionary: 0.1 s, see the module's head

    at = start
    for word, tag in rjieba.tag(chars[start:end]):
        yield at, at + len(word), _class(word, tag)
        at += len(word)


def _class(word: str, tag: str) -> str:
    """The class that matters here: 建设/vn is a noun, 四年/m a time, 百余件/m an attribute, 中国式/nz
    another."""
    if tag in ("vn", "an", "eng"):
        return "n"
    if tag == "mq":
        return "t"
    if tag == "m" and word[-1] in "年月日天时":
        return "t"
    if tag == "m" and not _NUMERAL.search(word):
        return "r"
    if tag == "nz" and word[-1] in "式型":
        return "b"
    return tag[0]


def _seam(chars: str, left: Word, right: Word) -> int:
    """The cost of a break between two words, on top of `_SEAM`."""
    first, second = chars[left[0] : left[1]], chars[right[0] : right[1]]
    if left[2] == "x" or right[2] == "x":
        return _beside_mark(first, second)
    if second in _STICKS_LEFT or first in _STICKS_RIGHT:
        return _STUCK
    if first in ("地", "得"):
        return _STUCK
    if _NUMERAL.search(first) and left[2] == "m" and right[2] in "mqn" and len(second) <= 2:
        return _STUCK
    cost = _END.get(left[2], _OTHER) + _START.get(right[2], _OTHER)
    return cost + _PAIR.get(left[2] + right[2], 0)


def _beside_mark(first: str, second: str) -> int:
    """Before an opening mark or after a closing one: a phrase may well end there."""
    if second[0] in _OPENS:
        return _STUCK if first in _STICKS_RIGHT else 20
    if first[-1] in _CLOSES:
        return _STUCK if second in _STICKS_LEFT else 10
    return WORD  # · of a name, the dash of a range

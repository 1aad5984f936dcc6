"""Bonds — 不可拆 — that reach over more than two units, and how they give where nothing else helps.

Pairs of classes say most of what may not part (`rules.Rules`). What needs a longer look is here, said of
the characters themselves, so that it holds whatever the direction of the line and whichever cells or words
the parts stand in: numbers with their signs, ranges of them, references in brackets (CLREQ 6.1.2), line
edges that a typed space only seems to keep, runs that are wider than the measure, and runs of three
marks (CLREQ 6.1.1, note).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

from composer.galley.rules.classes import (
    CONNECTORS,
    DASHES,
    INTERPUNCTS,
    OPENING,
    RELATIONS,
    SOLIDI,
    WIDE_CURRENCY,
)
from composer.galley.rules.pairs import Rules
from composer.patterns import pattern

__all__ = ["bind", "rewritten"]

_NUMBER_HINT = re.compile("[LVw][^HLV]|[^HLV][LVw]")
_CHAIN = re.compile("[LVcopmnwNXule]{2,}")
_RUN = pattern("[CPKSTq]{3,}")
_TYPED_GAP = re.compile("(?<=[Hh])s(?=[Luly])|(?<=[Luly])s(?=[Hh])")
_HUGGED = pattern("[PKS](?=C)")
_TYPED_BLANK = re.compile("(?<=[Hh])s(?=[Hh])")
_SPACED = re.compile("[OoDm][sgbZ]+")
_OPENING_BLANK = re.compile("[sbZ]+(?=.)")
_SCRIPT = pattern("[⁰¹²³\u2071-\u209c]")
_TYPED_BREAK = pattern("[\u200b\u200d\u2060\ufeff]")
RELEASED = 250.0
"""Price of a run of marks that parts: less than a line that is too loose, more than any other line."""

_NO_BASE = f"{OPENING}{CONNECTORS}{SOLIDI}{INTERPUNCTS}{DASHES}([{{@#&\u3000\u00a0\u202f "
"""What a note mark can't belong to."""


class _Shapes(dict[int, str]):
    """Code point → what it is to a number, as one ASCII character: patterns over these compile in a
    tenth of the time that sets of full-width signs take. A blank is nothing to it."""

    def __missing__(self, code: int) -> str:
        self[code] = " "
        return " "


_SHAPES = _Shapes(
    (code, shape)
    for shape, chars in {
        "0": "0123456789",
        "1": "０１２３４５６７８９",
        "A": "ABDEGHIJKLMNOPQRSTUVWXYZ",
        "C": "CF",  # of ° as well
        "+": "+−±＋<>=" + RELATIONS,
        "-": "-－",  # a sign or a connector
        "~": "—–～~〜",
        "$": "$£¥฿" + WIDE_CURRENCY,
        "&": "¢" + "".join(map(chr, range(0x20A0, 0x20D0))),  # before a number or after it
        "%": "%‰‱％﹪℃℉′″￠",
        "o": "°",
        ".": ".．",
        ":": ",:：∶·・‧/／×*",
        ",": "，",
        "^": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    }.items()
    for code in map(ord, chars)
)

_NUMBERS = re.compile(
    r"[+-]?(?:[AC]{0,3}[$&][+-]?)?\.?[01]+(?:[.:][01]+|(?<=1),1+)*(?:[%&o]+C?)?(?:\+(?![.01]))?"
)
"""Shapes of numbers, half- or full-width, with sign and currency before, separators inside, and what is
written to them: ％ ° ¢. A full-width comma is in full-width numbers alone: elsewhere it parts two numbers."""

_RANGES = re.compile(r"(?:(?<=[01%&o])|(?<=oC))[~-](?=[+-]?(?:[AC]{0,3}[$&])?\.?[01])")
"""The connectors of ranges of numbers: 1—3, 5%～8%, ￥5～￥8."""

_NOTED = re.compile(r"(?<=\^)0")
"""A number behind the note mark of a word: GDP²2024."""


_UNIT = (
    "(?:mmHg|mol|[kMGT]?Wh|rpm|kn|min|cd|lm|lx|"
    "(?:da|[YZEPTGMkhdcmμµnpf])?(?:Hz|Pa|Bq|Gy|Sv|Wb|eV|bps|bit|cal|mol|[mgsAKNJWCVFΩSTHLlBbthd])|ha|dB|ft|lb)"
)
_UNIT_HINT = re.compile("[0-9] |[0-9]比|[A-Z] [0-9]|[0-9][a-z]{1,3}×")


@cache
def _measured() -> re.Pattern[str]:
    """A number with what a blank or a word parts from it: 35 ℃, 120 mmHg, 2.4 GHz, USD 30, 6比0, 150mm×200mm."""
    exponent = "[²³]?"
    return re.compile(
        rf"[0-9][ \u2009](?:[%‰‱℃℉°％\u3371-\u33df]C?|{_UNIT}{exponent}(?:[/·]{_UNIT}{exponent})*(?![A-Za-z]))"
        r"|[0-9] (?:USD|CNY|RMB|EUR|GBP|JPY|HKD|[€£¥$])(?![A-Za-z])"
        r"|(?<![A-Za-z])(?:USD|CNY|RMB|EUR|GBP|JPY|HKD) [0-9]"
        r"|(?<![0-9])[0-9]{1,3}比[0-9]{1,3}(?![0-9])"
        r"|[0-9][a-z]{0,3}×[0-9]"
    )


@cache
def _references() -> re.Pattern[str]:
    """References in brackets: [1] or [2,3]."""
    return re.compile(r"\[[0-9]{1,3}(?:[,，、–—~～-][0-9]{1,3})*\]")


@cache
def _accented_words() -> re.Pattern[str]:
    """A Latin word that goes on after a combining mark: another face may hold the mark, and part the word."""
    letter = "[A-Za-zÀ-ɏḀ-ỿ]"
    return re.compile(rf"(?:{letter}+[\u0300-\u036f]+)+{letter}+")


@cache
def _formulas() -> re.Pattern[str]:
    """What goes on after a subscript or superscript: H₂O."""
    return re.compile(r"(?<=[A-Za-z0-9)\]）］])[⁰¹²³\u2071-\u209c]+[A-Za-z]?")


def _held(text: str, shapes: str, kinds: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that no line may end in or just before."""
    if _NUMBER_HINT.search(kinds) or "×" in text:
        yield from ((one.start() + 1, one.end()) for one in _NUMBERS.finditer(shapes))
        yield from ((one.start(), one.end() + 1) for one in _RANGES.finditer(shapes))
    if _UNIT_HINT.search(text):
        yield from ((one.start() + 1, one.end()) for one in _measured().finditer(text))
    if "\u2011" in text:  # the hyphen that no line breaks at (UAX #14, GL)
        yield from ((one.start(), one.end() + 1) for one in re.finditer("\u2011+", text))
    if "e" in kinds:
        yield from ((one.start() + 1, one.end()) for one in _accented_words().finditer(text))
    if not text.isascii() and _SCRIPT.search(text):
        yield from (one.span() for one in _formulas().finditer(text))
    if "o" in kinds and "[" in text:
        for one in _references().finditer(text):
            if one.start() and text[one.start() - 1] not in _NO_BASE:
                yield one.span()


def rewritten(kinds: str, rules: Rules) -> str:
    """Classes that depend on more than the character: a space typed where the gap is, a stop hugged
    by a closing mark of Traditional Chinese (」 after 。: 2 em become 1.5, CLREQ 6.3.2.2)."""
    if "s" in kinds:
        kinds = _TYPED_BLANK.sub("b", _TYPED_GAP.sub("g", kinds))
    if rules.hant and "C" in kinds:
        kinds = _HUGGED.sub("q", kinds)
    return kinds


def bind(
    text: str,
    starts: list[int],
    kinds: str,
    cores: list[int],
    breaks: bytearray,
    widest: int,
    first: int,
    rules: Rules,
    cut: list[tuple[int, int, int]],
    hold: Callable[[int], None],
) -> dict[int, float]:
    """Take breaks out of `breaks` and put some in; gives those that cost something, with their price.

    `hold` is told every boundary inside of what is not split. What is wider than `widest`, or than `first` if it
    opens the paragraph, parts wherever its own units may, a run without a break anywhere; both are listed in
    `cut`.
    """
    wide: list[tuple[int, int, int]] = []
    shapes = text.translate(_SHAPES)
    for start, last in _held(text, shapes, kinds):
        inside = range(bisect_left(starts, start), bisect_left(starts, last))
        if not inside or "l" in kinds[inside[0] - 1 : inside[-1] + 1]:
            continue  # nothing to part, or cut up already
        width = _least(kinds, cores, inside, rules)
        if width > (first if inside[0] == 1 else widest):
            wide.append((starts[inside[0] - 1], last, width))
            continue
        # A number that has to part goes on at its seams.
        for at in (one for one in inside if kinds[one - 1] != "u"):
            hold(at)
    for found in _NOTED.finditer(shapes):
        at = bisect_left(starts, found.start())
        breaks[at] = breaks[at] or starts[at : at + 1] == [found.start()]
    for found in _SPACED.finditer(kinds):
        if found[0][0] in rules.no_end and found.end() < len(kinds):
            breaks[found.end()] = 0
    for at, ends in _typed_breaks(text, starts, kinds, rules):
        breaks[at] = ends
    opening = _OPENING_BLANK.match(kinds)
    if opening:
        breaks[1 : opening.end() + 1] = bytes(opening.end())
    for found in _CHAIN.finditer(kinds):
        _loosen(text, starts, cores, breaks, found.span(), widest, first, cut)
    if wide:
        cut += _others(wide, cut, len(text))
    return _released(kinds, breaks) if rules.release and rules.level != "none" else {}


def _released(kinds: str, breaks: bytearray) -> dict[int, float]:
    """Let long runs of marks part behind their second one, at a price (CLREQ 6.1.1, note)."""
    prices: dict[int, float] = {}
    for run in _RUN.finditer(kinds):
        for at in range(run.start() + 2, run.end()):
            breaks[at] = 1
            prices[at] = RELEASED
    return prices


def _typed_breaks(
    text: str, starts: list[int], kinds: str, rules: Rules
) -> Iterator[tuple[int, bool]]:
    """Boundaries at which a line may end because a zero-width space is there, or may not because of a word joiner
    (UAX #14, ZW and WJ). No mark begins a line for that that may not at all."""
    if "e" not in kinds and not _TYPED_BREAK.search(text):
        return
    for found in _TYPED_BREAK.finditer(text):
        for place in {found.start(), found.end()}:
            at = bisect_left(starts, place)
            if not 0 < at < len(kinds) or starts[at] != place:
                continue
            if found[0] != "\u200b":
                yield at, False
            elif place == found.end():
                yield at, kinds[at] not in rules.no_start and kinds[at - 1] not in rules.no_end


def _others(
    wide: list[tuple[int, int, int]], cut: list[tuple[int, int, int]], length: int
) -> list[tuple[int, int, int]]:
    """Those of `wide` of which nothing is listed in `cut`."""
    listed = bytearray(length)
    for start, stop, _ in cut:
        listed[start:stop] = b"\1" * (stop - start)
    return [one for one in wide if not any(listed[one[0] : one[1]])]


def _loosen(
    text: str,
    starts: list[int],
    cores: list[int],
    breaks: bytearray,
    span: tuple[int, int],
    widest: int,
    first: int,
    cut: list[tuple[int, int, int]],
) -> None:
    """Let a chain of bound units part that is wider than its line; addresses have seams already."""
    start, end = span
    for at in range(start + 1, end + 1):
        if at < end and not breaks[at]:
            continue
        width = sum(cores[start:at])
        if width > (widest if start else first) and at - start > 1:
            breaks[start + 1 : at] = b"\1" * (at - start - 1)
            stop = starts[at] if at < len(starts) else len(text)
            cut.append((starts[start], stop, width))
        start = at


def _least(kinds: str, cores: list[int], inside: range, rules: Rules) -> int:
    """What the units at both sides of some boundaries take together when all blanks have given what they can."""
    width = sum(cores[inside[0] - 1 : inside[-1] + 1])
    for at in inside:
        rule = rules.between(kinds[at - 1 : at + 1])
        width += rule.blank - rule.give
    return width

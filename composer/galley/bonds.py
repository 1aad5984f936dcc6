"""Bonds — 不可拆 — that reach over more than two units, and how they give where nothing else helps.

Pairs of classes say most of what may not part (`rules.Rules`). What needs a longer look is here, and
only runs where the classes of a paragraph show that there may be something of the kind: ranges of
numbers, references in brackets, full-width numbers (CLREQ 6.1.2), runs that are wider than the measure,
and runs of three marks (CLREQ 6.1.1, note).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from composer.galley.rules import Rules

__all__ = ["bind", "rewritten"]

_HINT = re.compile("LX[Lo]|oL+(?:XL+)*c|w[SPK]w")
_CHAIN = re.compile("[LcopmnwNXul]{2,}")
_RUN = re.compile("[CPKSTq]{3,}")
_TYPED_GAP = re.compile("(?<=[Hh])s(?=[Luly])|(?<=[Luly])s(?=[Hh])")
_HUGGED = re.compile("[PKS](?=C)")
RELEASED = 250.0
"""Price of a run of marks that parts: less than a line that is too loose, more than any other line."""


@cache
def _ranges() -> re.Pattern[str]:
    """The connectors of ranges of numbers: 1—3, 5%～8%."""
    return re.compile(r"(?<=[0-9%℃])[—–～~〜\-](?=[0-9])")


@cache
def _references() -> re.Pattern[str]:
    """References in brackets, [1] or [2,3], behind Han or a mark. Made when first wanted: a pattern with
    all Han in it takes two milliseconds."""
    return re.compile(r"(?<=[⺀-鿿”’」』）》，。、；：？！])\[[0-9]{1,3}(?:[,–—-][0-9]{1,3})*\]")


@cache
def _wide_numbers() -> re.Pattern[str]:
    """The points of full-width numbers: ３．５."""
    return re.compile(r"(?<=[０-９])[．，：](?=[０-９])")


def _held(text: str, kinds: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that no line may end in or just before."""
    if "X" in kinds:
        yield from ((one.start(), one.end() + 1) for one in _ranges().finditer(text))
    if "o" in kinds and "[" in text:
        yield from (one.span() for one in _references().finditer(text))
    if "w" in kinds:
        yield from ((one.start(), one.end() + 1) for one in _wide_numbers().finditer(text))


def rewritten(kinds: str, rules: Rules) -> str:
    """Classes that depend on more than the character: a space typed where the gap is, a stop hugged
    by a closing mark of Traditional Chinese (」 after 。: 2 em become 1.5, CLREQ 6.3.2.2)."""
    if "s" in kinds:
        kinds = _TYPED_GAP.sub("g", kinds)
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
    rules: Rules,
    cut: list[tuple[int, int, int]],
) -> dict[int, float]:
    """Take breaks out of `breaks` and put some in; gives those that cost something, with their price.

    A run without a break that is wider than `widest` may break anywhere, and is listed in `cut`.
    """
    if ("X" in kinds or "o" in kinds or "w" in kinds) and _HINT.search(kinds):
        for first, last in _held(text, kinds):
            for at in range(bisect_left(starts, first), bisect_left(starts, last)):
                breaks[at] = 0
    for found in _CHAIN.finditer(kinds):
        _loosen(text, starts, cores, breaks, found.span(), widest, cut)
    if not rules.release or rules.level == "none":
        return {}
    prices: dict[int, float] = {}
    for found in _RUN.finditer(kinds):
        for at in range(found.start() + 2, found.end()):
            breaks[at] = 1
            prices[at] = RELEASED
    return prices


def _loosen(
    text: str,
    starts: list[int],
    cores: list[int],
    breaks: bytearray,
    span: tuple[int, int],
    widest: int,
    cut: list[tuple[int, int, int]],
) -> None:
    """Let a chain of bound units part that is wider than any line; addresses have seams already."""
    first, end = span
    for at in range(first + 1, end + 1):
        if at < end and not breaks[at]:
            continue
        width = sum(cores[first:at])
        if width > widest and at - first > 1:
            breaks[first + 1 : at] = b"\1" * (at - first - 1)
            stop = starts[at] if at < len(starts) else len(text)
            cut.append((starts[first], stop, width))
        first = at

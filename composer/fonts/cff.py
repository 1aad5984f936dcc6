"""The character collection of a CFF font (Adobe Technical Note 5176): its ROS, where it has one.

In: a bare CFF table. Out: Registry, Ordering, Supplement of a CID-keyed font, which the PDF has to
repeat; None for a font keyed by glyph names. Only the Top DICT and the String INDEX are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

__all__ = ["read_ros"]

_ROS = (12, 30)
_STANDARD_STRINGS = 391
"""String ids below this stand for the strings of the specification's appendix; a ROS never uses
them, as neither ``Adobe`` nor any ordering is among them."""


def read_ros(table: bytes) -> tuple[str, str, int] | None:
    """Registry, Ordering and Supplement of the CFF `table`."""
    _, end = _index(table, table[2])
    fonts, end = _index(table, end)
    strings, _ = _index(table, end)
    for operator, operands in _operators(fonts[0]):
        if operator == _ROS:
            registry, ordering, supplement = operands
            return (
                strings[registry - _STANDARD_STRINGS].decode("latin-1"),
                strings[ordering - _STANDARD_STRINGS].decode("latin-1"),
                supplement,
            )
    return None


def _index(table: bytes, start: int) -> tuple[list[bytes], int]:
    """The entries of the INDEX at `start`, and where it ends."""
    count = int.from_bytes(table[start : start + 2], "big")
    if not count:
        return [], start + 2
    size = table[start + 2]
    places = [
        int.from_bytes(table[at : at + size], "big")
        for at in range(start + 3, start + 3 + (count + 1) * size, size)
    ]
    base = start + 2 + (count + 1) * size
    entries = [table[base + one : base + other] for one, other in pairwise(places)]
    return entries, base + places[-1]


def _operators(dictionary: bytes) -> Iterator[tuple[tuple[int, ...], list[int]]]:
    """Each operator of a DICT with its operands; real numbers count as 0, no one here wants them."""
    operands: list[int] = []
    at = 0
    while at < len(dictionary):
        first = dictionary[at]
        if first <= 21:
            wide = 2 if first == 12 else 1
            yield tuple(dictionary[at : at + wide]), operands
            operands = []
            at += wide
        else:
            value, at = _operand(dictionary, at)
            operands.append(value)


def _operand(dictionary: bytes, at: int) -> tuple[int, int]:
    """The number at `at`, and where the next thing begins."""
    first = dictionary[at]
    if first == 28:
        return int.from_bytes(dictionary[at + 1 : at + 3], "big", signed=True), at + 3
    if first == 29:
        return int.from_bytes(dictionary[at + 1 : at + 5], "big", signed=True), at + 5
    if first == 30:
        at += 1
        while dictionary[at] & 15 != 15 and dictionary[at] >> 4 != 15:
            at += 1
        return 0, at + 1
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + dictionary[at + 1] + 108, at + 2
    return -(first - 251) * 256 - dictionary[at + 1] - 108, at + 2

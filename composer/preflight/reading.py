"""Objects of a PDF that may be anything — 读对象: every look-up gives a value of the kind asked for, or none.

A file that someone else made may have a number where the standard wants a name, a tree that runs in a
circle, a stream that unpacks to ten gigabytes. What is read here is bounded, and a wrong kind reads as
missing; whether that is a fault says the rule that asked.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

import pikepdf

from composer.foreign_pdf import BROKEN, TooMuch, limited, stream_bytes
from composer.preflight.report.faults import Box

__all__ = [
    "BROKEN",
    "TooMuch",
    "box_of",
    "dictionary",
    "entry",
    "identity",
    "items",
    "limited",
    "matrix_of",
    "name_of",
    "number",
    "numbers",
    "stream_bytes",
    "text_of",
]


def dictionary(value: Any) -> Any:
    """The value if it is a dictionary or a stream, else an empty dictionary."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else _EMPTY


def entry(owner: Any, key: str, default: Any = None) -> Any:
    """A value of a dictionary or stream; the default where there is none, or no dictionary."""
    if isinstance(owner, pikepdf.Dictionary | pikepdf.Stream):
        return owner.get(key, default)
    return default


def items(value: Any) -> list[Any]:
    """The values of an array; none where it is not one."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def number(value: Any, default: float = 0.0) -> float:
    """A finite number that a page can have, or the default."""
    if isinstance(value, pikepdf.Object | str | bytes) or value is None:
        return default
    try:
        found = float(value)
    except BROKEN:
        return default
    return found if isfinite(found) and abs(found) < 1e12 else default


def numbers(value: Any) -> list[float]:
    """An array as numbers; empty where one of them is none."""
    found = [number(one, float("nan")) for one in items(value)]
    return found if all(map(isfinite, found)) else []


def name_of(value: Any) -> str:
    """A name without its slash; empty where it is none. Bytes that are no UTF-8 come back replaced."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        return value.unparse().decode("latin-1")[1:]


def text_of(value: Any) -> str:
    """A text string, or a name; empty where it is neither."""
    if isinstance(value, pikepdf.Name):
        return name_of(value)
    try:
        return str(value) if isinstance(value, pikepdf.String | str) else ""
    except BROKEN:
        return ""


def box_of(value: Any) -> Box | None:
    """A rectangle with its corners in order, for a PDF may name any two opposite ones."""
    found = numbers(value)
    if len(found) != 4:
        return None
    a, b, c, d = found
    box = min(a, c), min(b, d), max(a, c), max(b, d)
    return box if box[2] > box[0] and box[3] > box[1] else None


def matrix_of(value: Any) -> tuple[float, float, float, float, float, float]:
    """A matrix; the identity where it is none."""
    found = numbers(value)
    if len(found) != 6:
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def identity(value: Any) -> tuple[int, int] | None:
    """Object and generation number of an indirect object; None for a direct one."""
    found: tuple[int, int] = getattr(value, "objgen", (0, 0))
    return found if found != (0, 0) else None


_EMPTY = pikepdf.Dictionary()

"""Colours as inks — 颜色与油墨: a colour space resolved down to the plates it prints on.

ISO 32000-1, 8.6. Indexed and pattern spaces are followed to what they stand on, through the page's
resources; a value becomes the inks it lays down, process inks by their names, spots by theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

import pikepdf

from composer.frozen import frozen
from composer.preflight.reading import (
    BROKEN,
    dictionary,
    items,
    name_of,
    number,
    stream_bytes,
    text_of,
)

__all__ = ["BLACK", "Colour", "Space", "resolve"]

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_SHORT = {"RGB": "DeviceRGB", "G": "DeviceGray", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""Names that inline images may abbreviate (ISO 32000-1, table 94)."""

_DEEPEST = 8


@frozen
class Space:
    """A colour space: its kind, how many components, its inks and the space beneath."""

    kind: str
    """gray, cmyk, rgb, lab, calgray, calrgb, icc, separation, devicen, indexed, pattern, unknown."""
    components: int = 1
    names: tuple[str, ...] = ()
    under: Space | None = None
    """Alternate of a spot, base of an index, colour of an uncoloured pattern."""
    table: bytes = b""
    source: Any = field(default=None, compare=False)
    """The PDF object, for what only a rule asks for."""

    def under_all(self) -> tuple[Space, ...]:
        """The space and those beneath it."""
        return (self, *(self.under.under_all() if self.under else ()))

    def first(self) -> tuple[float, ...]:
        """The colour that a space starts with."""
        if self.kind in ("separation", "devicen"):
            return (1.0,) * self.components
        return (0.0, 0.0, 0.0, 1.0) if self.kind == "cmyk" else (0.0,) * self.components


@frozen
class Colour:
    """A colour in a space, and the inks that it lays down, 1 being solid."""

    space: Space
    values: tuple[float, ...]
    inks: tuple[tuple[str, float], ...] | None
    """Inks above zero; None where a pattern or a device-independent colour does not say."""

    @classmethod
    def of(cls, space: Space, values: Sequence[float] | None = None) -> Colour:
        """The colour `values` of `space`; its first one if none are given."""
        parts = tuple(values) if values is not None else space.first()
        try:
            inks = _inks(space, parts, 0)
        except (IndexError, ValueError):
            inks = None
        if inks is not None:
            inks = tuple((ink, amount) for ink, amount in inks if amount > 0.001)
        return cls(space, parts, inks)

    @property
    def total(self) -> float:
        """All inks together; 0 where they are not known."""
        return sum(amount for _, amount in self.inks or ())

    @property
    def white(self) -> bool:
        """Bare paper."""
        return self.inks == ()

    @property
    def only_black(self) -> bool:
        """Solid black ink and no other."""
        return self.inks is not None and len(self.inks) == 1 and self.inks[0] == ("Black", 1.0)


def resolve(value: Any, find: Callable[[str], Any], depth: int = 0) -> Space:
    """The space of a PDF object; `find` gives a named one out of the resources."""
    if depth > _DEEPEST:
        return Space("unknown")
    if isinstance(value, str | pikepdf.Name):
        plain = value if isinstance(value, str) else name_of(value)
        known = _DEVICE.get(_SHORT.get(plain, plain))
        if known is not None:
            return known
        found = find(plain)
        return Space("unknown") if found is None else resolve(found, find, depth + 1)
    parts = items(value)
    if not parts:
        return Space("unknown")
    kind = name_of(parts[0])
    build = _FAMILIES.get(_SHORT.get(kind, kind))
    if build is None:
        return _DEVICE.get(_SHORT.get(kind, kind), Space("unknown"))
    try:
        return build(parts, find, depth + 1)
    except BROKEN:
        return Space("unknown")


_Find = Callable[[str], Any]


def _icc(parts: list[Any], _find: _Find, _depth: int) -> Space:
    return Space("icc", int(number(dictionary(parts[1]).get("/N"), 0)), source=parts[1])


def _separation(parts: list[Any], find: _Find, depth: int) -> Space:
    return Space(
        "separation", 1, (_colorant(parts[1]),), resolve(parts[2], find, depth), source=parts
    )


def _device_n(parts: list[Any], find: _Find, depth: int) -> Space:
    names = tuple(_colorant(one) for one in items(parts[1]))
    return Space("devicen", len(names), names, resolve(parts[2], find, depth), source=parts)


def _indexed(parts: list[Any], find: _Find, depth: int) -> Space:
    table = parts[3]
    data = stream_bytes(table) if isinstance(table, pikepdf.Stream) else bytes(table)
    return Space("indexed", 1, (), resolve(parts[1], find, depth), data[: 4096 * 8])


def _pattern(parts: list[Any], find: _Find, depth: int) -> Space:
    under = resolve(parts[1], find, depth) if len(parts) > 1 else None
    return Space("pattern", under.components if under else 0, (), under)


def _colorant(value: Any) -> str:
    """An ink's name; bytes that are no UTF-8 are kept as U+DCxx, so that the rule can see them."""
    if not isinstance(value, pikepdf.Name):
        return text_of(value)
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        raw = value.unparse()[1:]
        return _BYTE.sub(lambda found: bytes([int(found[1], 16)]), raw).decode(
            "utf-8", "surrogateescape"
        )


def _inks(space: Space, v: tuple[float, ...], depth: int) -> tuple[tuple[str, float], ...] | None:
    match space.kind:
        case "gray":
            return (("Black", 1 - v[0]),)
        case "cmyk":
            return tuple(zip(PROCESS, v, strict=True))
        case "icc" if space.components == 4:
            return tuple(zip(PROCESS, v, strict=True))
        case "icc" | "calgray" if space.components == 1:
            return (("Black", 1 - v[0]),)
        case "separation" | "devicen":
            if space.names == ("All",):
                return tuple((ink, v[0]) for ink in PROCESS)
            pairs = zip(space.names, v, strict=True)
            return tuple((name, amount) for name, amount in pairs if name != "None")
        case "indexed" if space.under is not None and depth < _DEEPEST:
            wide, at = space.under.components, int(v[0])
            entry = space.table[at * wide : (at + 1) * wide]
            return _inks(space.under, tuple(byte / 255 for byte in entry), depth + 1)
        case "pattern" if space.under is not None and v and depth < _DEEPEST:
            return _inks(space.under, v, depth + 1)
    return None


_BYTE = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEVICE = {
    "DeviceGray": Space("gray", 1),
    "DeviceRGB": Space("rgb", 3),
    "DeviceCMYK": Space("cmyk", 4),
    "Pattern": Space("pattern", 0),
}
_FAMILIES: dict[str, Callable[[list[Any], _Find, int], Space]] = {
    "ICCBased": _icc,
    "Separation": _separation,
    "DeviceN": _device_n,
    "Indexed": _indexed,
    "Pattern": _pattern,
    "Lab": lambda _parts, _find, _depth: Space("lab", 3),
    "CalRGB": lambda _parts, _find, _depth: Space("calrgb", 3),
    "CalGray": lambda _parts, _find, _depth: Space("calgray", 1),
}
BLACK = Colour.of(Space("gray", 1))
"""What a page starts with."""

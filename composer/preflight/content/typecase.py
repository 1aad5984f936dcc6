"""A font as a page uses it — 用到的字: strings into character codes, codes into widths.

ISO 32000-1, 9.6 and 9.7. Simple fonts have codes of one byte, composite ones what their CMap's codespace
says; of the predefined CMaps it is enough to know how many bytes a code has. Which codes were shown, and
how often, is kept here for the rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Any
from unicodedata import category

import pikepdf

from composer.preflight.content.tounicode import read_tounicode
from composer.preflight.reading import (
    BROKEN,
    TooMuch,
    dictionary,
    entry,
    items,
    name_of,
    number,
    numbers,
    stream_bytes,
)

__all__ = ["TypeCase"]

_MOST_WIDTHS = 70_000
_SPACES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MIXED = ("EUC", "RKSJ", "B5pc", "HKscs", "ETen", "ETenms", "CNS", "GBK", "GBpc", "KSC")
"""Predefined CMaps whose codes have one byte or two; the others have two."""


class TypeCase:
    """One font object of the file and what pages took from it."""

    def __init__(self, resource: str, font: Any) -> None:
        self.font = font
        self.used: Counter[int] = Counter()
        """Codes shown, with how often."""
        self.name = name_of(entry(font, "/BaseFont")) or resource
        self.kind = name_of(entry(font, "/Subtype"))
        self.composite = self.kind == "Type0"
        self.descendant = self._descendant() if self.composite else font
        self.descriptor = dictionary(entry(self.descendant, "/FontDescriptor"))
        self.encoding = entry(font, "/Encoding")
        self.vertical = name_of(self.encoding).endswith("-V")
        self.identity = name_of(self.encoding) in ("Identity-H", "Identity-V")
        self._bytes = self._code_lengths() if self.composite else (1,)
        self.unit = self._glyph_unit()
        self.default = number(entry(self.descendant, "/DW"), 1000.0) if self.composite else 0.0
        self.widths = self._widths()
        """Code (simple font) or CID → width in thousandths, as the dictionary says."""

    def codes(self, text: bytes) -> list[int]:
        """A string's character codes."""
        if self._bytes == (1,):
            return list(text)
        if self._bytes == (2,):
            return [text[n] << 8 | text[n + 1] for n in range(0, len(text) - 1, 2)]
        found, at = [], 0
        while at < len(text):
            wide = 2 if text[at] >= 0x81 and at + 1 < len(text) else 1
            found.append(int.from_bytes(text[at : at + wide], "big"))
            at += wide
        return found

    def advance(self, code: int) -> float:
        """How far a code moves the pen, in thousandths of the size."""
        if self.vertical:
            return 1000.0
        return self.widths.get(code, self.default) * self.unit

    @cached_property
    def unicode(self) -> dict[int, str] | None:
        """The way back to text; None where the font has no ToUnicode, empty where it cannot be read."""
        stream = entry(self.font, "/ToUnicode")
        if not isinstance(stream, pikepdf.Stream):
            return None
        try:
            return read_tounicode(stream_bytes(stream))
        except (*BROKEN, TooMuch):
            return {}

    def only_signs(self, codes: Iterable[int]) -> bool:
        """Whether codes are known to be bullets, dashes and the like, with no letter or figure to read."""
        table = self.unicode or {}
        return all(category(char)[0] in "SPZ" for code in codes for char in table.get(code) or "A")

    def one_byte(self, code: int) -> bool:
        """Whether the code is the single byte 32, which alone takes word spacing."""
        return code == 32 and self._bytes != (2,)

    def _descendant(self) -> Any:
        found = items(entry(self.font, "/DescendantFonts"))
        return dictionary(found[0]) if found else dictionary(None)

    def _glyph_unit(self) -> float:
        """Thousandths of the size in one unit of width: 1 but for Type 3."""
        if self.kind != "Type3":
            return 1.0
        matrix = numbers(entry(self.font, "/FontMatrix"))
        return abs(matrix[0]) * 1000 if len(matrix) == 6 else 1.0

    def _code_lengths(self) -> tuple[int, ...]:
        if isinstance(self.encoding, pikepdf.Stream):
            return self._embedded_lengths()
        name = name_of(self.encoding)
        if "UCS2" not in name and "UTF16" not in name and name.startswith(_MIXED):
            return (1, 2)
        return (2,)

    def _embedded_lengths(self) -> tuple[int, ...]:
        try:
            found = _SPACES.findall(stream_bytes(self.encoding))
        except (*BROKEN, TooMuch):
            return (2,)
        lengths = {len(_HEX.findall(one)[0].split()[0]) // 2 for one in found if _HEX.search(one)}
        return tuple(sorted(lengths & {1, 2})) or (2,)

    def _widths(self) -> dict[int, float]:
        try:
            return self._composite_widths() if self.composite else self._simple_widths()
        except BROKEN:
            return {}

    def _simple_widths(self) -> dict[int, float]:
        first = int(number(entry(self.font, "/FirstChar")))
        given = items(entry(self.font, "/Widths"))[:_MOST_WIDTHS]
        self.default = number(self.descriptor.get("/MissingWidth"))
        return {first + n: number(width) for n, width in enumerate(given)}

    def _composite_widths(self) -> dict[int, float]:
        found: dict[int, float] = {}
        parts = items(entry(self.descendant, "/W"))
        at, left = 0, _MOST_WIDTHS
        while at + 1 < len(parts) and left > 0:
            first, then = int(number(parts[at])), parts[at + 1]
            if isinstance(then, pikepdf.Array):
                widths = items(then)
                found |= {first + n: number(width) for n, width in enumerate(widths)}
                left -= len(widths)
                at += 2
            else:
                last = min(int(number(then)), first + left)
                left -= max(1, last - first)
                width = number(parts[at + 2]) if at + 2 < len(parts) else self.default
                found |= dict.fromkeys(range(first, last + 1), width)
                at += 3
        return found

"""A content stream as operators — 内容流拆成算符: bytes in, one (operator, operands) after the other out.

ISO 32000-1, 7.2 and 7.8. The words come one at a time, so a stream of thirty megabytes needs no more memory
than its bytes; numbers come as floats, names as `Name`, strings as bytes, for that is all that a press
looks at. What does not read as PDF ends in `Damaged`, never in a guess.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from math import isfinite
from typing import Any, TypeAlias

__all__ = ["Damaged", "InlineImage", "Name", "Operation", "operations"]


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class InlineImage(dict[str, Any]):
    """The dictionary of an inline image, its keys written in full."""


class Damaged(ValueError):
    """Bytes that are not content of a PDF page."""


Operation: TypeAlias = tuple[str, list[Any]]

_TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]+|%[^\r\n]*"
    rb"|([^\x00\t\n\f\r ()<>\[\]{}/%]+)"  # 1: number or operator
    rb"|/([^\x00\t\n\f\r ()<>\[\]{}/%]*)"  # 2: name
    rb"|<([0-9A-Fa-f\x00\t\n\f\r ]*)>"  # 3: hexadecimal string
    rb"|\(([^()\\]*)\)"  # 4: plain string
    rb"|(<<|>>|[\[\](])"  # 5: bracket, or a string with something in it
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S]?)")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}  # fmt: skip
_NUMERIC = frozenset(b"+-.0123456789")
_WORDS = {b"true": True, b"false": False, b"null": None}
_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r /]|$)")
_LONG = {
    "BPC": "BitsPerComponent", "CS": "ColorSpace", "D": "Decode", "DP": "DecodeParms", "F": "Filter",
    "H": "Height", "IM": "ImageMask", "I": "Interpolate", "W": "Width",
}  # fmt: skip
"""Keys that inline images may abbreviate (ISO 32000-1, table 93)."""

_MOST_OPERANDS = 4096
_DEEPEST = 32


def operations(data: bytes) -> Iterator[Operation]:
    """The operators of a content stream with their operands.

    Raises:
        Damaged: where the stream stops to be one; what came before has been given.
    """
    operands: list[Any] = []
    reader = _Reader(data)
    for token in reader.tokens():
        if type(token) is not str:
            operands.append(token)
            if len(operands) > _MOST_OPERANDS:
                raise Damaged("operands")
        elif token == "BI":
            yield token, [reader.inline_image()]
            operands = []
        else:
            yield token, operands
            operands = []


class _Reader:
    """Goes through the bytes; `at` is where it stands."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def tokens(self) -> Iterator[Any]:
        """Operands as values, operators as plain `str`."""
        while (token := self._next()) is not _NOTHING:
            if token == "]" or token == ">>":
                raise Damaged("bracket")
            yield self._opened(token, 0)

    def inline_image(self) -> InlineImage:
        """The dictionary after BI; the reader then stands after EI."""
        image = InlineImage()
        while (key := self._next()) != "ID":
            if not isinstance(key, Name):
                raise Damaged("BI")
            value = self._opened(self._next(), 0)
            image[_LONG.get(key, key)] = value
        self._skip_data(image)
        return image

    def _skip_data(self, image: InlineImage) -> None:
        if "Filter" not in image:
            # Bare samples may hold the letters EI; their length is known unless the space is named.
            bits = float(image.get("BitsPerComponent") or 1) * _COMPONENTS.get(
                str(image.get("ColorSpace", "G")), 0
            )
            across, down = float(image.get("Width") or 0), float(image.get("Height") or 0)
            length = (across * bits + 7) // 8 * down
            if 0 < length < len(self._data):
                self._at += int(length)
        found = _END.search(self._data, self._at)
        if found is None:
            raise Damaged("EI")
        self._at = found.end()

    def _opened(self, token: Any, depth: int) -> Any:
        """A token, or all of the array or dictionary that it opens."""
        if token is _NOTHING:
            raise Damaged("end")
        if type(token) is not str or token not in ("[", "<<"):
            return token
        if depth > _DEEPEST:
            raise Damaged("nesting")
        close = "]" if token == "[" else ">>"
        values: list[Any] = []
        while (one := self._next()) != close or type(one) is not str:
            if one is _NOTHING:
                raise Damaged("end")
            values.append(self._opened(one, depth + 1))
        if token == "[":
            return values
        return {str(key): value for key, value in zip(values[::2], values[1::2], strict=False)}

    def _next(self) -> Any:
        while True:
            found = _TOKEN.match(self._data, self._at)
            if found is None:
                if self._at >= len(self._data):
                    return _NOTHING
                raise Damaged("byte")
            self._at = found.end()
            kind = found.lastindex
            if kind is None:
                continue
            text = found[kind]
            if kind == 1:
                return _word(text)
            if kind == 2:
                return Name(_unescaped_name(text))
            if kind == 3:
                return _from_hex(text)
            if kind == 4:
                return text
            return self._string() if text == b"(" else text.decode("ascii")

    def _string(self) -> bytes:
        """A string with brackets or escapes in it; the reader stands after its first bracket."""
        start, depth = self._at, 1
        for found in _BRACKETS.finditer(self._data, self._at):
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
            if depth == 0:
                self._at = found.end()
                return _ESCAPE.sub(_unescaped, self._data[start : found.start()])
        raise Damaged("string")


_NOTHING = object()
_BRACKETS = re.compile(rb"\\[\s\S]|[()]")
_COMPONENTS = {"G": 1, "DeviceGray": 1, "RGB": 3, "DeviceRGB": 3, "CMYK": 4, "DeviceCMYK": 4}


def _word(text: bytes) -> Any:
    if text[0] in _NUMERIC:
        try:
            value = float(text)
        except ValueError:
            raise Damaged("number") from None
        if not isfinite(value) or abs(value) > 1e12:
            raise Damaged("number")
        return value
    if text in _WORDS:
        return _WORDS[text]
    return text.decode("latin-1")


def _unescaped_name(text: bytes) -> str:
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: unhexlify(found[1]), text)
    return text.decode("utf-8", "replace")


def _from_hex(text: bytes) -> bytes:
    digits = text if text.isalnum() else text.translate(None, b"\x00\t\n\f\r ")
    return unhexlify(digits + b"0" if len(digits) % 2 else digits)


def _unescaped(found: re.Match[bytes]) -> bytes:
    text = found[1]
    if text[:1].isdigit():
        return bytes([int(text, 8) & 255])
    return _ESCAPES.get(text, text)

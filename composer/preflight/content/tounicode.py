"""ToUnicode CMaps — 字码对照: character code → text (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from binascii import unhexlify

__all__ = ["read_tounicode"]

_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = rb"<([0-9A-Fa-f\s]*)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_ONE = re.compile(_HEX)
_MOST = 70_000


def read_tounicode(data: bytes) -> dict[int, str]:
    """The table of a CMap; entries that make no sense are left out, which shows as missing."""
    found: dict[int, str] = {}
    left = _MOST
    for kind, block in _BLOCK.findall(data):
        if kind == b"char":
            for code, text in _CHAR.findall(block):
                found[_number(code)] = _text(text)
        else:
            for first, last, text, several in _RANGE.findall(block):
                wide = min(_number(last) - _number(first) + 1, left)
                left -= max(1, wide)
                _spread(found, _number(first), wide, text, several)
        if left <= 0:
            break
    return found


def _spread(found: dict[int, str], first: int, count: int, text: bytes, several: bytes) -> None:
    if several:
        for code, one in zip(range(first, first + count), _ONE.findall(several), strict=False):
            found[code] = _text(one)
        return
    start = _text(text)
    for n in range(count if start else 0):
        found[first + n] = start[:-1] + chr(min(ord(start[-1]) + n, 0x10FFFF))


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    plain = b"".join(digits.split())
    data = unhexlify(plain + b"0" * (-len(plain) % 4))
    return data.decode("utf-16-be", "replace")

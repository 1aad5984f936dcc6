"""Seams — 西文接缝: where a Latin word or an address may go on in the next line.

In: the characters of one unit. Out: the offsets at which it may part. A hyphenated word has one seam,
after its hyphen. An address has them after ``. ? & = _ -``; after a solidus a line may end at levels
*none* and *basic* alone, because GB/T 15834 5.1.9 wants it at neither edge, and before one nowhere
(CLREQ 6.1.1). Hyphenation adds its own (`composer.galley.units.hyphenation`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from composer.patterns import pattern

__all__ = ["HAS_SEAMS", "WIDE_SEAMS", "Parts", "seams"]

Parts = Callable[[str], Sequence[int]]
"""Where a Latin word may be hyphenated: offsets in it."""

HAS_SEAMS = re.compile("://|www\\.|[A-Za-z][-\u2010][A-Za-z]|[\u00ad\u200b]")
"""What an address or a hyphenated word has in it; a soft hyphen, or a zero-width space."""

_ADDRESS = re.compile(r"www\.|.*://")

_HYPHEN = re.compile("(?<=[A-Za-z]{2}[-\u2010])(?=[A-Za-z]{3})")
"""After the hyphen of a word; Wi-Fi and e-mail stay whole."""

_IN_ADDRESS = pattern(
    r"(?<=[?&=_])(?=\w)|(?<=[a-z0-9]\.)(?=[a-z])|(?<=[A-Za-z]-)(?=\w)|(?<=[0-9]-)(?=[A-Za-z])"
)
WIDE_SEAMS = re.compile(r"(?<=[A-Za-z0-9][@_-])(?=\w)|(?<=[A-Za-z0-9]\.)(?=[A-Za-z])")
"""Where a mail address, a domain or a serial number parts that is wider than its line."""

_SLASH = pattern(r"(?<=//)(?=\w)|(?<=[^/:]/)(?=[^/])")
"""After the solidi of an address."""

_TYPED = pattern("[\u00ad\u200b]")
_SOLIDUS = pattern("(?<=[A-Za-z]{3}/)(?=[A-Za-z])")
"""After a solidus between Latin words; GB/T stays whole."""


def seams(chars: str, *, solidus: bool, parts: Parts | None) -> dict[int, str]:
    """Offset in a word → class of the part before it; a ``-`` after it: the break has a price.

    Args:
        chars: the word, with the marks written to it.
        solidus: whether a line may end after a solidus.
        parts: hyphenation; an address is never hyphenated, since nobody could tell the hyphen from its own.
    """
    address = bool(_ADDRESS.match(chars))
    found: dict[int, str] = {}
    for seam in (_IN_ADDRESS, *([_SLASH] if solidus else [])) if address else (_HYPHEN,):
        for one in seam.finditer(chars):
            found[one.start()] = "u-" if address and chars[one.start() - 1] == "-" else "u"
    for one in _TYPED.finditer(chars):  # the editor's own
        found[one.end()] = "u" if one[0] == "\u200b" else "y"
    if parts and not address and "\u00ad" not in chars:
        for at in parts(chars):
            found.setdefault(at, "u-" if chars[at - 1] == "-" else "y")
    if solidus and not address:
        for one in _SOLIDUS.finditer(chars):
            found.setdefault(one.start(), "u-")
    found.pop(0, None)
    found.pop(len(chars), None)
    return found

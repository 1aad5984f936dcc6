"""PDF syntax (ISO 32000-1, 7.3): numbers, names, strings and streams, written as short as they go.

Coordinates are counted in whole thousandths of a point from here on: 0.35 µm, finer than any plate,
and differences of integers do not drift from line to line as those of floats would.
"""

from __future__ import annotations

import zlib

from composer.frozen import frozen
from composer.pdf.engine import pdfdoc

__all__ = [
    "INITIAL_STATE",
    "LEVEL",
    "OUTLINES",
    "Decimals",
    "Kerns",
    "Moves",
    "Spreads",
    "Stream",
    "Written",
    "compressed",
    "decimal",
    "name",
    "plain",
    "reference",
    "text",
]

LEVEL = 3
"""zlib's level for text. Measured on page contents: level 3 takes two thirds of the time of level 6 for 4 % more
bytes; 1 saves little more and adds 4 % again."""

OUTLINES = 1
"""zlib's level for fonts. Outlines have little in common: of the time of level 3, 25 ms for 1,900 glyphs, level 1
saves a third, and adds 3 %."""

INITIAL_STATE = "0 g 0 G 1 w 0 J 0 j 10 M[]0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts"
"""The graphics state that a page begins with (ISO 32000-1, tables 52 and 104), said before each form that
somebody else made: a form inherits what was painted before it, and files of Word, Chrome or pdfTeX count on
black, on lines a point wide and on text without spacing. What our pages never change (rendering intent,
flatness, transparency) needs no word; overprint has its own (`/K gs`)."""

_REGULAR = frozenset(
    b"!\"$&'*+,-.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^_`abcdefghijklmnopqrstuvwxyz|~"
)


class Decimals(dict[int, str]):
    """Whole thousandths → the number as PDF writes it, remembered: lines repeat their distances."""

    def __missing__(self, thousandths: int) -> str:
        sign = "-" if thousandths < 0 else ""
        whole, rest = divmod(abs(thousandths), 1000)
        if rest:
            digits = f".{rest:03d}".rstrip("0")
            written = f"{sign}{whole or ''}{digits}"
        else:
            written = f"{sign}{whole}"
        self[thousandths] = written
        return written


class Moves(dict[tuple[int, int], str]):
    """(right, up) in thousandths of a point → the operator that moves the line's start."""

    def __init__(self) -> None:
        self._decimals = Decimals()

    def __missing__(self, way: tuple[int, int]) -> str:
        right, up = way
        move = self[way] = f"{self._decimals[right]} {self._decimals[up]} Td"
        return move


class Kerns(dict[float, str]):
    """Kern in 1/1000 em → the number in a TJ array, which subtracts."""

    def __missing__(self, kern: float) -> str:
        number = self[kern] = f"{-kern:.1f}".removesuffix(".0") if round(kern, 1) else ""
        return number


class Spreads(dict[float, str]):
    """Thousandths of a point added to every glyph → Tc, the operator that says so.

    Four places: over a line of 60 characters three would let it end 0.03 pt off.
    """

    def __missing__(self, spread: float) -> str:
        operator = self[spread] = f"{round(spread / 1000, 4) or 0:g} Tc"
        return operator


_decimals = Decimals()


def decimal(value: float) -> str:
    """A number to three places: ``0.5`` as ``.5``, ``12.0`` as ``12``."""
    return _decimals[round(value * 1000)]


def name(words: str) -> str:
    """A name object; characters outside ASCII as UTF-8, as ISO 32000-1, 7.3.5 recommends.

    ReportLab writes their code points, which no reader understands, and a plant that cannot read a
    spot ink's name makes no plate for it.
    """
    return "/" + "".join(
        chr(byte) if byte in _REGULAR else f"#{byte:02X}" for byte in words.encode("utf-8")
    )


def text(words: str) -> str:
    """A text string: as it is where it is plain ASCII, else UTF-16 in hexadecimal."""
    if words.isascii() and words.isprintable():
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


@frozen
class Stream:
    """A stream's dictionary (without its brackets) and bytes, ready for any number of files."""

    entries: str
    content: bytes


def compressed(content: bytes, entries: str = "", level: int = LEVEL) -> Stream:
    """A stream packed with zlib."""
    return Stream(f"{entries}/Filter/FlateDecode", zlib.compress(content, level))


def plain(content: bytes, entries: str = "") -> Stream:
    """A stream as it is: for XMP, which other programs look for in the file's bytes."""
    return Stream(entries, content)


class Written(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """An object of one file, already in PDF syntax.

    Its body may be given after the object has its number, so that objects can name each other.
    """

    __RefOnly__ = 1  # ReportLab: always an indirect object

    def __init__(self, body: str | bytes | Stream = "null") -> None:
        self.body = body

    def chunks(self) -> tuple[bytes, ...]:
        """The object's bytes, in pieces: a stream is not copied to be put between its brackets."""
        body = self.body
        if isinstance(body, bytes):
            return (body, b"\n")
        if isinstance(body, str):
            return (body.encode("ascii"), b"\n")
        head = f"<<{body.entries}/Length {len(body.content)}>>\nstream\n"
        # ReportLab's own streams lack the end of line that PDF/A and X readers want here.
        return (head.encode("ascii"), body.content, b"\nendstream\n")

    def format(self, _document: object) -> bytes:
        """The object's bytes, for ReportLab."""
        return b"".join(self.chunks())


def reference(document: pdfdoc.PDFDocument, thing: pdfdoc.PDFObject) -> str:
    """``12 0 R``: the number of an object in a file, which it gets with its first reference."""
    key = document.Reference(thing).name
    number, generation = document.idToObjectNumberAndVersion[key]
    return f"{number} {generation} R"

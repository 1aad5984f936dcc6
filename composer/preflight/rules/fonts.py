"""Fonts — 字体: embedded, whole, readable, as wide as they say (ISO 15930-7, 6.4; GWG 4.6).

The dictionary's widths are held against the font program's own glyph by glyph, for the characters that
the pages show: a printer's RIP sets by the one, the designer saw the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from composer.preflight.content.programs import Program, ProgramDamaged, read_program
from composer.preflight.content.typecase import TypeCase
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, TooMuch, dictionary, entry, name_of, stream_bytes

__all__ = ["check_font"]

_SUBSET = re.compile(r"[A-Z]{6}\+")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_TOLERANCE = 1.5
"""Thousandths: the standard allows one, and both figures were rounded."""

_NOTHING = ("", "\0", "\ufffd", "\ufeff", "\ufffe", "\uffff")
_MOST_GLYPHS = 5000
_CODECS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}


def check_font(file: PressFile, case: TypeCase) -> None:
    """All that is asked of one font, for the characters that pages show of it."""
    if not case.used:
        return
    book, name = file.book, case.name
    unicode = _unicode(file, case)
    if case.kind == "Type3":
        book.add("font.bitmap" if _drawn_by_pixels(case.font) else "font.type3", name=name)
        return
    if "courier" in name.lower():
        book.add("font.courier", name=name)
    program = next((one for key in _FILES if (one := case.descriptor.get(key)) is not None), None)
    if not isinstance(program, pikepdf.Stream):
        book.add("font.embedded", name=name)
        return
    if not _SUBSET.match(name):
        book.add("font.subset", name=name)
    kind = name_of(case.descendant.get("/Subtype"))
    if kind == "CIDFontType2" and case.descendant.get("/CIDToGIDMap") is None:
        book.add("font.cid-to-gid", name=name)
    _program(file, case, program, unicode)


def _unicode(file: PressFile, case: TypeCase) -> Mapping[int, str]:
    """The way back to text; what is missing on it is told."""
    table = case.unicode
    if table is None:
        file.book.add("font.tounicode.missing", name=case.name)
        return {}
    lacking = [code for code in case.used if code not in table]
    if lacking:
        file.book.add("font.tounicode.glyphs", name=case.name, measured=float(len(lacking)))
    empty = [code for code in case.used if table.get(code, "x").strip("\0") in _NOTHING]
    if empty:
        file.book.add("font.tounicode.nonsense", name=case.name, measured=float(len(empty)))
    return table


def _program(file: PressFile, case: TypeCase, stream: Any, unicode: Mapping[int, str]) -> None:
    try:
        data = stream_bytes(stream)
        if data[:2] in (b"%!", b"\x80\x01"):
            return  # Type 1: its charstrings are encrypted, and newspapers' files hardly have one
        program = read_program(data)
        glyphs = list(_glyphs(case, program))[:_MOST_GLYPHS]
    except (*BROKEN, ProgramDamaged, TooMuch):
        file.book.add("font.program", name=case.name)
        return
    _missing(file, case, program, glyphs, unicode)
    _widths(file, case, program, glyphs)


def _glyphs(case: TypeCase, program: Program) -> Iterator[tuple[int, int]]:
    """(code, glyph) of the characters shown whose glyph can be told."""
    if not case.composite:
        yield from _simple_glyphs(case, program)
        return
    if not case.identity:
        return
    mapping = case.descendant.get("/CIDToGIDMap")
    table = stream_bytes(mapping) if isinstance(mapping, pikepdf.Stream) else b""
    for code in sorted(case.used):
        if table:
            glyph: int | None = int.from_bytes(table[2 * code : 2 * code + 2], "big")
        else:
            found = program.glyph(code)
            glyph = program.count if found is None else found
        if glyph is not None:
            yield code, glyph


def _simple_glyphs(case: TypeCase, program: Program) -> Iterator[tuple[int, int]]:
    table = program.by_unicode()
    encoding = case.encoding
    changed = entry(encoding, "/Differences") is not None
    codec = _CODECS.get(name_of(encoding) or name_of(entry(encoding, "/BaseEncoding")))
    for code in sorted(case.used):
        if encoding is None:
            glyph = table.get(code, table.get(0xF000 + code))
        elif codec is not None and not changed:
            char = bytes([code]).decode(codec, "ignore")
            glyph = table.get(ord(char)) if char else None
        else:
            glyph = None
        if glyph is not None:
            yield code, glyph


def _missing(
    file: PressFile,
    case: TypeCase,
    program: Program,
    glyphs: list[tuple[int, int]],
    unicode: Mapping[int, str],
) -> None:
    notdef = sum(case.used[code] for code, glyph in glyphs if glyph == 0)
    if notdef:
        file.book.add("font.notdef", name=case.name, measured=float(notdef))
    lacking = [
        code
        for code, glyph in glyphs
        if glyph >= program.count
        or (glyph and _inked(unicode.get(code, "")) and program.empty(glyph))
    ]
    if lacking:
        file.book.add("font.glyphs", name=case.name, measured=float(len(lacking)))


def _inked(text: str) -> bool:
    """Whether a character is one that leaves ink."""
    return bool(text) and unicodedata.category(text[0])[0] not in "ZC"


def _widths(
    file: PressFile, case: TypeCase, program: Program, glyphs: list[tuple[int, int]]
) -> None:
    wrong = []
    for code, glyph in glyphs:
        real = program.width(glyph) if glyph < program.count else None
        said = case.widths.get(code, case.default)
        if real is not None and abs(real - said) > _TOLERANCE:
            wrong.append((code, said, real))
    if wrong:
        code, said, real = wrong[0]
        detail = f"{code:04X}: {said:g} ≠ {real:g}"
        file.book.add("font.widths", name=case.name, measured=float(len(wrong)), allowed=detail)


def _drawn_by_pixels(font: Any) -> bool:
    """Whether a Type 3 font's glyphs are pictures."""
    procedures = dictionary(entry(font, "/CharProcs"))
    for at, key in enumerate(procedures.keys()):
        if at >= 8:
            break
        try:
            data = stream_bytes(procedures[key])
        except (*BROKEN, TooMuch):
            continue
        if re.search(rb"\bBI\b|\bDo\b", data):
            return True
    return False

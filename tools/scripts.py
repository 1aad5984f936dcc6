"""Writes the table of scripts that a line of single glyphs cannot set, from Unicode's script properties::

    python -m tools.scripts

Scripts, script extensions and bidirectional classes are those of fontTools and of this Python's `unicodedata`.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from fontTools import unicodedata as properties
from fontTools.unicodedata import Scripts

TABLE = Path(__file__).resolve().parent.parent / "composer/fonts/script_table.py"

_PLAIN = """\
Zyyy Zinh Hani Bopo Hira Kana Yiii Lisu Tang Nshu Jurc Seal Latn Grek Cyrl Copt Armn Geor Glag Perm Goth Runr Ogam
Dsrt Shaw Osge Cher Cans Ethi Tfng Vaii Bamu Osma Brai Ital Linb Lina Lyci Cari Ugar Xpeo Elba Aghb Vith Todr Cpmn
Xsux Pcun Tale Talu Olck Wara Tols Mroo Medf Berf"""
PLAIN = frozenset(_PLAIN.split())
"""Scripts whose letters stand one after the other, each in one form, from left to right. A script that is not
among them is refused until somebody has looked: a letter too many refused is said, one set wrongly is not."""

JAMO = ((0x1100, 0x11FF), (0xA960, 0xA97F), (0xD7B0, 0xD7FF))
"""Hangul letters that make syllables. The syllables, and the letters that stand alone, are set as they are."""

_RIGHT_TO_LEFT = ("R", "AL", "AN")

_HEAD = '''"""Scripts whose letters change, stack or run from right to left, by their code points.

Written by ``python -m tools.scripts``: first and last code point of each stretch, ISO 15924 code.
"""

from __future__ import annotations

__all__ = ["NAMES", "STRETCHES"]
'''


def script_of(code: int) -> str:
    """The script that a character may not be set in; empty where it may."""
    char = chr(code)
    script: str = properties.script(char)
    if script == "Zzzz":  # not assigned, or of private use: no face or a face of somebody's own
        return ""
    if script == "Hang":
        return "Hang" if any(first <= code <= last for first, last in JAMO) else ""
    if script not in PLAIN:
        return script
    users = set(properties.script_extension(char))
    if not users & PLAIN:  # marks that several such scripts share: the best known one names them
        return next((user for user in ("Arab", "Deva") if user in users), min(users))
    return "Arab" if unicodedata.bidirectional(char) in _RIGHT_TO_LEFT else ""


def stretches() -> list[tuple[int, int, str]]:
    """Stretches of one script; what is not assigned within them belongs to them."""
    made: list[tuple[int, int, str]] = []
    for code in range(0x110000):
        script = script_of(code)
        if not script:
            continue
        if made and made[-1][2] == script and _unassigned(made[-1][1] + 1, code):
            made[-1] = made[-1][0], code, script
        else:
            made.append((code, code, script))
    return made


def _unassigned(start: int, end: int) -> bool:
    return end - start < 0x100 and all(
        properties.script(chr(code)) == "Zzzz" for code in range(start, end)
    )


def _version() -> str:
    source = Path(Scripts.__file__).read_text(encoding="utf-8")
    return source.split("Scripts-", 1)[1].split(".txt", 1)[0]


def main() -> None:
    """Write the table."""
    table = stretches()
    lines = [_HEAD, f'UNICODE = "{_version()}"', "STRETCHES = ("]
    cells = [f'(0x{first:04X}, 0x{last:04X}, "{script}"),' for first, last, script in table]
    lines += [f"    {' '.join(cells[at : at + 3])}" for at in range(0, len(cells), 3)]
    lines += [")  # fmt: skip", "NAMES = {"]
    scripts = sorted({script for _, _, script in table})
    cells = [f'"{script}": "{properties.script_name(script)}",' for script in scripts]
    lines += [f"    {' '.join(cells[at : at + 3])}" for at in range(0, len(cells), 3)]
    lines += ["}  # fmt: skip", ""]
    TABLE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

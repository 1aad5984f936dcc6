"""Writes the table of marks that no rule of the galley names, from Unicode's line-break property.

Takes ``LineBreak.txt`` of the Unicode Character Database, the same version as this Python's `unicodedata`::

    python -m tools.line_break LineBreak.txt
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "composer/galley/rules/line_break.py"

_NO_START = ("CL", "CP", "EX", "IS", "NS", "SY", "IN", "BA")
_LINE = re.compile(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))? *; *(\w+)", re.MULTILINE)

_HEAD = '''"""Marks of all scripts by what they may not do at a line's edge (UAX #14, general category).

Written by ``python -m tools.line_break``: first and last code point of each stretch.
"""

from __future__ import annotations

__all__ = ["BEGIN_NO_LINE", "CONNECT", "END_NO_LINE", "REPEAT"]
'''


def group_of(code: int, line_break: str) -> str:
    """Which of the four tables a character is in; empty: in none."""
    category = unicodedata.category(chr(code))
    if category == "Pd":
        return "CONNECT"
    if category in ("Ps", "Pi") or line_break == "OP":
        return "END_NO_LINE"
    if category in ("Pe", "Pf") or (category == "Po" and line_break in _NO_START):
        return "BEGIN_NO_LINE"
    return "REPEAT" if line_break in ("NS", "CJ") else ""


def _stretches(codes: Iterable[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for code in codes:
        if stretches and stretches[-1][1] == code - 1:
            stretches[-1] = stretches[-1][0], code
        else:
            stretches.append((code, code))
    return stretches


def main(source: Path) -> None:
    """Write the table from the property file `source`."""
    text = source.read_text(encoding="utf-8")
    version = re.search(r"LineBreak-([0-9.]+)\.txt", text)
    if version is None or version[1] != unicodedata.unidata_version:
        sys.exit(f"{source}: wants Unicode {unicodedata.unidata_version}")
    property_of: dict[int, str] = {}
    for found in _LINE.finditer(text):
        first = int(found[1], 16)
        for code in range(first, int(found[2] or found[1], 16) + 1):
            property_of[code] = found[3]
    groups: dict[str, list[int]] = {}
    for code in range(0x80, 0x20000):
        groups.setdefault(group_of(code, property_of.get(code, "")), []).append(code)
    lines = [_HEAD, f'UNICODE = "{version[1]}"']
    for name in ("END_NO_LINE", "BEGIN_NO_LINE", "CONNECT", "REPEAT"):
        pairs = [f"(0x{first:04X}, 0x{last:04X})," for first, last in _stretches(groups[name])]
        rows = ["    " + " ".join(pairs[at : at + 5]) for at in range(0, len(pairs), 5)]
        lines += [f"{name} = (", *rows, ")  # fmt: skip"]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""What a page paints, held against the press's rules: colour, pictures, rules (细线) and fonts.

In comes the `Paint` of a page, out go findings. The limits are those of newspapers' advertisement sheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from composer.diagnostics.model import Findings, Span
from composer.preflight.content import Paint

__all__ = ["report_fonts", "report_paint"]

_PPI = 150
"""Least picture resolution at size; 1.5 times the 100 lpi screen of newsprint."""

_LINE = 0.25
"""pt: thinner ones a plate of newsprint does not hold."""

_SUBSET = re.compile(r"/[A-Z]{6}\+")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def report_paint(paint: Paint, page: int, span: Span, findings: Findings) -> None:
    """Add what is wrong with what one page paints."""
    if not paint.marks:
        findings.add("E712", span, page=page)
    if paint.rgb:
        findings.add("E710", span, page=page, where="、".join(sorted(paint.rgb)))
    for name, ppi in paint.pictures:
        if ppi < _PPI - 0.5:
            findings.add("W713", span, page=page, name=name, ppi=round(ppi), floor=_PPI)
    thin = [width for width in paint.lines if width < _LINE - 0.001]
    if thin:
        measured = f"{min(thin):.2f} pt"
        findings.add(
            "W714", span, page=page, count=len(thin), measured=measured, allowed=f"{_LINE} pt"
        )


def report_fonts(fonts: Mapping[str, Any], span: Span, findings: Findings) -> None:
    """Add what is wrong with the fonts that a file's text is set in.

    A Type 3 font is drawn by the file itself, so only its way back to Unicode is asked for.
    """
    for key, font in sorted(fonts.items()):
        name = str(font.get("/BaseFont", key)).lstrip("/")
        if font.get("/Subtype") != "/Type3":
            if not _embedded(font):
                findings.add("E707", span, name=name)
            elif not _SUBSET.match(str(font.get("/BaseFont", ""))):
                findings.add("W708", span, name=name)
        if "/ToUnicode" not in font:
            findings.add("W709", span, name=name)


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type0":
        font = font.DescendantFonts[0]
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in _FILES)

"""The finished PDF as a whole — 整个文件: header, encryption, output intent, page boxes, actions.

In comes a path, out go findings (ISO 15930-7, 6.2 to 6.13); what the pages paint is `content`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from composer.diagnostics.model import CannotCompose, Findings, Span, Words
from composer.preflight.content import read_page
from composer.preflight.report import report_fonts, report_paint

__all__ = ["preflight"]

_VERSIONS = ("1.3", "1.4", "1.5", "1.6")
_TOLERANCE = 0.05
"""pt: boxes are written with two or three decimals, and 0.02 mm no trimmer can cut."""

_BROKEN = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pikepdf and arithmetic raise where a file has another kind of object than the standard says."""

_Box = tuple[float, float, float, float]


def preflight(path: Path, findings: Findings) -> None:
    """Read the PDF at `path` again and add what a printer's preflight would object to.

    Raises:
        CannotCompose: there is no PDF to read there, or it asks for a password (E701, E702).
    """
    span = Span(str(path))
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError:
        findings.add("E702", span)
        raise CannotCompose from None
    except (OSError, pikepdf.PdfError):
        findings.add("E701", span)
        raise CannotCompose from None
    with pdf:
        broken = bool(pdf.get_warnings())
        for rule in (_header, _output_intent, _boxes, _actions, _pages):
            try:
                rule(pdf, span, findings)
            except _BROKEN:
                broken = True
        if broken or pdf.get_warnings():
            findings.add("E715", span)


def _header(pdf: pikepdf.Pdf, span: Span, findings: Findings) -> None:
    if pdf.is_encrypted:
        findings.add("E702", span)
    version = max(str(pdf.pdf_version), str(pdf.Root.get("/Version", "/"))[1:])
    if version not in _VERSIONS:
        findings.add("E703", span, version=version)


def _output_intent(pdf: pikepdf.Pdf, span: Span, findings: Findings) -> None:
    fault = _intent_fault(pdf.Root.get("/OutputIntents", []))
    if fault is not None:
        findings.add("E704", span, reason=fault)


def _intent_fault(intents: Any) -> Words | None:
    found = [one for one in intents if one.get("/S") == "/GTS_PDFX"]
    if not found:
        return Words("没有 GTS_PDFX 输出意图", "there is no GTS_PDFX output intent")
    if len(found) > 1:
        return Words("GTS_PDFX 输出意图不止一个", "there are several GTS_PDFX output intents")
    profile = found[0].get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        return Words("输出意图没有嵌入 ICC 特性文件", "the output intent embeds no ICC profile")
    if profile.read_bytes()[12:16] != b"prtr":
        return Words("嵌入的不是印刷用的 ICC 特性文件", "the embedded profile is not a printer's")
    return None


def _boxes(pdf: pikepdf.Pdf, span: Span, findings: Findings) -> None:
    first: _Box | None = None
    for number, page in enumerate(pdf.pages, 1):
        if "/TrimBox" not in page.obj:
            reason = Words("没有 TrimBox", "has no TrimBox")
            findings.add("E705", span, page=number, reason=reason)
            continue
        media, bleed, trim = _box(page.mediabox), _box(page.bleedbox), _box(page.trimbox)
        for inner, outer, names in (
            (trim, bleed, ("TrimBox", "BleedBox")),
            (bleed, media, ("BleedBox", "MediaBox")),
        ):
            if not _within(inner, outer):
                reason = Words(
                    f"{names[0]} 超出 {names[1]}", f"has its {names[0]} outside {names[1]}"
                )
                findings.add("E705", span, page=number, reason=reason)
        first = first or trim
        if not _same_size(first, trim):
            findings.add("E706", span, page=number, measured=_size(trim), allowed=_size(first))


def _box(array: Any) -> _Box:
    """A box with its corners in order, for a PDF may name any two opposite ones."""
    a, b, c, d = (float(value) for value in array)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _within(inner: _Box, outer: _Box) -> bool:
    return (
        all(inner[n] >= outer[n] - _TOLERANCE for n in (0, 1))
        and all(inner[n] <= outer[n] + _TOLERANCE for n in (2, 3))
    )  # fmt: skip


def _same_size(one: _Box, other: _Box) -> bool:
    return all(abs(one[n + 2] - one[n] - other[n + 2] + other[n]) <= _TOLERANCE for n in (0, 1))


def _size(box: _Box) -> str:
    wide, high = (round((box[n + 2] - box[n]) / 72 * 25.4, 1) for n in (0, 1))
    return f"{wide:g} × {high:g} mm"


def _actions(pdf: pikepdf.Pdf, span: Span, findings: Findings) -> None:
    for what in _living(pdf):
        findings.add("E711", span, what=what)


def _living(pdf: pikepdf.Pdf) -> Iterator[Words]:
    """All that acts or floats above the page."""
    for number, page in enumerate(pdf.pages, 1):
        count = len(page.obj.get("/Annots", []))
        if count:
            yield Words(f"第 {number} 页的 {count} 个注释", f"{count} annotations on page {number}")
    owners = [pdf.Root, *(page.obj for page in pdf.pages)]
    for key in ("/OpenAction", "/AA"):
        if any(key in owner for owner in owners):
            yield Words(f"动作 {key[1:]}", f"the action {key[1:]}")
    scripted = any(
        isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/JavaScript"
        for one in pdf.objects
    )
    if scripted or "/JavaScript" in pdf.Root.get("/Names", pikepdf.Dictionary()):
        yield Words("JavaScript", "JavaScript")


def _pages(pdf: pikepdf.Pdf, span: Span, findings: Findings) -> None:
    fonts: dict[str, Any] = {}
    for number, page in enumerate(pdf.pages, 1):
        paint = read_page(page)
        report_paint(paint, number, span, findings)
        fonts |= paint.fonts
    report_fonts(fonts, span, findings)

"""Finished pages — 成品版: press PDFs read back, so that they can stand on sheets.

In: PDFs, ours or another program's. Out: a `Run`: their pages as forms with all that hangs on them, colours,
overprint and fonts untouched, and the one printing condition that they share. What cannot go on one
plate together (other conditions, other page sizes) is reported here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import CannotCompose, Findings, Span, Words
from composer.frozen import frozen
from composer.measure import Pt, mm
from composer.press.adverts.form_graph import PageForm, PageGraph, take_pages

__all__ = ["Condition", "FinishedPage", "Run", "read_finished"]

_TOLERANCE = 0.05
"""Points: boxes are written with two or three decimals."""


@frozen
class Condition:
    """An output intent: what the pages were separated for."""

    condition: str
    registry: str
    info: str
    icc_bytes: bytes


@frozen
class FinishedPage:
    """A page: the number printed on it, the file it is from, and itself as a form."""

    label: str
    file: int
    form: PageForm


@frozen
class Run:
    """The pages to be imposed, in order."""

    pages: tuple[FinishedPage, ...]
    graphs: tuple[PageGraph, ...]
    """One a file."""
    condition: Condition
    title: str
    paper: str
    date: str
    """ISO date; the files' own."""
    language: str
    width: Pt
    """Trimmed width of every page."""
    height: Pt
    bleed: Pt
    right_to_left: bool = False
    """Whether the first file says that its pages are read so."""


def read_finished(
    sources: Sequence[tuple[str, Path | BytesIO]], findings: Findings, marks_key: str = ""
) -> Run:
    """Read files, (name for messages, where), and bring their pages into one run.

    Content streams with `marks_key` paint marks of the single page and are left out.

    Raises:
        CannotCompose: a file is no press PDF, or they do not go together (E623, E624, E625).
    """
    files = [_File(name, place, findings, marks_key) for name, place in sources]
    first = files[0]
    for other in files[1:]:
        if other.condition != first.condition:
            findings.add(
                "E624",
                Span(other.name),
                measured=other.condition.condition,
                allowed=first.condition.condition,
                first=first.name,
            )
            raise CannotCompose
    pages = tuple(
        FinishedPage(label, number, form)
        for number, file in enumerate(files)
        for label, form in zip(file.labels, file.graph.pages, strict=True)
    )
    width, height = _same_size(files, findings)
    return Run(
        pages,
        tuple(file.graph for file in files),
        first.condition,
        first.title,
        first.paper,
        first.date,
        first.language,
        width,
        height,
        min(_bleed(page.form) for page in pages),
        first.right_to_left,
    )


class _File:
    """One file read."""

    def __init__(
        self, name: str, place: Path | BytesIO, findings: Findings, marks_key: str
    ) -> None:
        self.name = name
        try:
            with pikepdf.open(place, attempt_recovery=False, suppress_warnings=True) as pdf:
                if pdf.is_encrypted:
                    raise _NotForPress("文件加了密", "it is encrypted")
                self.condition = _condition(pdf)
                self.date = _date(pdf)
                info: Any = pdf.docinfo
                self.title = str(info.get("/Title", "")) or Path(name).stem
                self.paper = str(info.get("/Author", ""))
                self.language = str(pdf.Root.get("/Lang", "zh-CN"))
                preferences: Any = pdf.Root.get("/ViewerPreferences", {})
                self.right_to_left = preferences.get("/Direction") == "/R2L"
                self.labels = list(_labels(pdf))
                self.graph = take_pages(pdf, marks_key)
        except _NotForPress as fault:
            findings.add("E623", Span(name), reason=fault.reason)
            raise CannotCompose from None
        except FileNotFoundError:
            findings.add("E623", Span(name), reason=Words("没有这个文件", "there is no such file"))
            raise CannotCompose from None
        except (pikepdf.PdfError, OSError, ValueError, TypeError, AttributeError, LookupError):
            reason = Words("不是 PDF，或已损坏", "it is no PDF, or damaged")
            findings.add("E623", Span(name), reason=reason)
            raise CannotCompose from None


class _NotForPress(Exception):
    """The file lacks what a press PDF must have."""

    def __init__(self, zh: str, en: str) -> None:
        self.reason = Words(zh, en)


def _condition(pdf: pikepdf.Pdf) -> Condition:
    """The GTS_PDFX output intent with its profile."""
    for intent in pdf.Root.get("/OutputIntents", []):
        if intent.get("/S") == "/GTS_PDFX" and "/DestOutputProfile" in intent:
            return Condition(
                str(intent.get("/OutputConditionIdentifier", "")),
                str(intent.get("/RegistryName", "")),
                str(intent.get("/Info", intent.get("/OutputCondition", ""))),
                intent.DestOutputProfile.read_bytes(),
            )
    raise _NotForPress("没有 PDF/X 输出意图", "it has no PDF/X output intent")


def _date(pdf: pikepdf.Pdf) -> str:
    """The day the file was made: sheets carry the day of their pages, not of the clock."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(pdf.docinfo.get("/CreationDate", "")))
    if not found:
        raise _NotForPress("没有制作日期", "it has no date of creation")
    return "-".join(found.groups())


def _labels(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What the pages are called; nothing for the pages of a file that does not say."""
    labelled = "/PageLabels" in pdf.Root
    for page in pdf.pages:
        yield str(page.label) if labelled else ""


def _same_size(files: Sequence[_File], findings: Findings) -> tuple[Pt, Pt]:
    """The trim of all pages.

    Raises:
        CannotCompose: they differ (E625).
    """
    first: tuple[float, float] | None = None
    for file in files:
        for number, form in enumerate(file.graph.pages, 1):
            left, bottom, right, top = form.trim
            size = right - left, top - bottom
            first = first or size
            if max(abs(size[0] - first[0]), abs(size[1] - first[1])) > _TOLERANCE:
                findings.add(
                    "E625",
                    Span(file.name),
                    page=number,
                    measured=_millimetres(size),
                    allowed=_millimetres(first),
                )
                raise CannotCompose
    assert first is not None
    return Pt(first[0]), Pt(first[1])


def _millimetres(size: tuple[float, float]) -> str:
    return f"{size[0] / mm(1):.1f} × {size[1] / mm(1):.1f} mm"


def _bleed(form: PageForm) -> Pt:
    """How far the page reaches over its trim on all sides."""
    inner, outer = form.trim, form.bleed
    over = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    return Pt(max(0.0, round(min(over), 3)))

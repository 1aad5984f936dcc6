"""Findings as values — 诊断: what a program is told of a paper, and the one exception that it has to know.

try:
    edition = open_edition("layouts/our-paper/editions/2020-04-20")
except Refused as refused:
    for finding in refused.findings:
        print(finding.place, finding.message)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from composer.diagnostics.diagnostic import (
    CannotCompose,
    Diagnostic,
    Findings,
    Span,
    Words,
    severity_of,
)
from composer.frozen import frozen
from composer.measure import Rect

__all__ = ["Finding", "Refused", "findings_of", "refusal", "telling", "unknown_name"]


@frozen
class Finding:
    """One finding, with its words filled in."""

    code: str
    """Such as ``E101``; ``docs/diagnostics`` has a page for each."""
    severity: Literal["error", "warning", "note"]
    file: str
    """Relative to the paper's folder, with forward slashes; empty where it is about no file."""
    line: int
    """From 1; 0 is the file as a whole. `column` likewise."""
    column: int
    message: str
    """In Chinese; `message_en` is the same in English. Measured and allowed values are in it."""
    message_en: str
    hints: tuple[str, ...]
    hints_en: tuple[str, ...]
    page: int | None = None
    """The page on paper that it is about; None where it is about no single one."""
    area: str = ""
    """The area, the advertisement's slot or the piece of furniture there, by its name in the layout."""
    rect: Rect | None = None
    """The place on that page, in points from the trim's top left, y down."""

    @property
    def place(self) -> str:
        """``file:line:column``, as far as it is known."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Refused(CannotCompose):
    """What was asked for cannot be done; nothing was made or changed. `findings` say why, errors among
    warnings and notes, in the order of files and lines. Every error that a caller can cause is one."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(f"{one.code} {one.message_en}" for one in self.errors))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those of the findings that have to be mended; at least one."""
        return tuple(one for one in self.findings if one.severity == "error")


def findings_of(collected: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """Collected diagnostics as values, by file, line and column."""
    ordered = sorted(collected, key=lambda one: (one.span.file, one.span.line, one.span.column))
    return tuple(map(_finding, ordered))


def _finding(one: Diagnostic) -> Finding:
    # Not at the top: a clean run never loads the catalogue.
    from composer.diagnostics.render import as_json

    told = as_json(one)
    message, hints = told["message"], told["hints"]
    return Finding(
        one.code,
        severity_of(one).value,
        one.span.file,
        one.span.line,
        one.span.column,
        message["zh"],
        message["en"],
        tuple(hints["zh"]),
        tuple(hints["en"]),
        one.on.page if one.on else None,
        one.on.area if one.on else "",
        one.on.rect if one.on else None,
    )


def refusal(code: str, *, hints: tuple[tuple[str, str], ...] = (), **values: Any) -> Refused:
    """What to raise where a caller asks for what there is not: one finding, in no file."""
    return Refused((_finding(Diagnostic(code, Span(), values, (), hints)),))


def unknown_name(kind: Words, name: object, known: Iterable[str]) -> Refused:
    """E630: a name that is none of those known, with the nearest."""
    from composer.diagnostics.suggest import suggestion

    names = list(known)
    return refusal("E630", hints=suggestion(str(name), names), kind=kind, name=name, known=names)


@contextmanager
def telling(collected: Findings) -> Iterator[None]:
    """Let a stage that cannot go on leave as `Refused`, with what was collected."""
    try:
        yield
    except Refused:
        raise
    except CannotCompose as error:
        raise Refused(findings_of(collected)) from error

"""The values of diagnostics — 诊断: a place in a file, a finding there, and the collector that stages fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import Enum
from typing import Any

from composer.frozen import NamedTuple, frozen
from composer.measure import Rect

__all__ = [
    "NOWHERE",
    "CannotCompose",
    "Diagnostic",
    "Findings",
    "OnPage",
    "Severity",
    "Span",
    "Where",
    "Words",
    "severity_of",
]


class Severity(Enum):
    """How grave a finding is; errors and warnings are findings for the exit code, notes are not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_BY_LETTER = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}


@frozen
class Words:
    """A value of a diagnostic that is itself words, and so reads differently in each language."""

    zh: str
    en: str


class Span(NamedTuple):
    """A place in a file of the paper.

    `file` is relative to the paper's folder, with forward slashes; `line` and `column` count from 1
    (0: the file as a whole); `length` is how many characters of the line are meant.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    length: int = 1


@frozen
class Where:
    """The places of a value read from YAML and of all that is in it, as a tree beside the value.

    ``where["thread"][0].span`` is the place of the first entry of the thread. A key that the file
    does not have gives the place of the mapping that lacks it.
    """

    span: Span = Span()
    parts: Mapping[str | int, Where] = field(default_factory=dict)

    def __getitem__(self, key: str | int) -> Where:
        return self.parts.get(key) or Where(self.span)


NOWHERE = Where()


class OnPage(NamedTuple):
    """A place on paper: what a finding about the printed page is about.

    `area` is the layout's name of the area; `rect` in points from the trim's top left, y down.
    """

    page: int
    area: str = ""
    rect: Rect | None = None


@frozen
class Diagnostic:
    """One finding. The words are in the catalogue under `code`; `values` fill their blanks.

    `trail` are the places that led here (an edition's story entry, then the layout's area).
    `hints` adds to the catalogue's own hint: ready sentences in the form ``(zh, en)``.
    """

    code: str
    span: Span
    values: Mapping[str, Any] = field(default_factory=dict)
    trail: tuple[Span, ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None
    """Overrides the catalogue's severity; None takes that one."""
    on: OnPage | None = None
    """The page that the finding is about, where one is; only that page is withheld for it."""


def severity_of(diagnostic: Diagnostic) -> Severity:
    """How grave a finding is.

    The code's letter says it, so a clean run never has to load the catalogue.
    """
    return diagnostic.severity or _BY_LETTER[diagnostic.code[0]]


class Findings:
    """Collects the diagnostics of a run, in the order found; every stage adds, only the CLI prints."""

    def __init__(self) -> None:
        self._all: list[Diagnostic] = []

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def add(
        self,
        code: str,
        span: Span,
        *,
        trail: tuple[Span, ...] = (),
        hints: tuple[tuple[str, str], ...] = (),
        on: OnPage | None = None,
        **values: Any,
    ) -> None:
        """Add the finding `code` at `span`, about the place `on` of a page; `values` fill the blanks of its
        message."""
        self._all.append(Diagnostic(code, span, values, trail, hints, on=on))

    def extend(self, others: Iterable[Diagnostic]) -> None:
        """Add the findings of another stage, leaving out those that stand here already word for word.

        A layout that two pages use is read twice; its mistakes are to be read once.
        """
        seen = {(one.code, one.span, one.on, str(one.values)) for one in self._all}
        for one in others:
            key = (one.code, one.span, one.on, str(one.values))
            if key not in seen:
                seen.add(key)
                self._all.append(one)

    def cut(self, count: int) -> None:
        """Forget all but the first `count` findings: what a trial found, if it is not taken."""
        del self._all[count:]

    def accept(self, one: Diagnostic, hint: tuple[str, str]) -> None:
        """Make an error that someone answers for a note, with `hint` saying who."""
        accepted = replace(one, severity=Severity.NOTE, hints=(hint, *one.hints))
        self._all = [accepted if other is one else other for other in self._all]

    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(severity_of(one) is Severity.ERROR for one in self._all)

    def count(self, severity: Severity) -> int:
        """How many findings are of `severity`."""
        return sum(severity_of(one) is severity for one in self._all)

    def in_order(self) -> list[Diagnostic]:
        """The findings by file, line and column, as an editor walks through the files."""
        return sorted(self._all, key=lambda one: (one.span.file, one.span.line, one.span.column))


class CannotCompose(Exception):
    """Raised at the end of a stage whose errors leave nothing to go on with; the findings say why."""

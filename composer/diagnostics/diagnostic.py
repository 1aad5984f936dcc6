"""The values of diagnostics — 诊断: a place in a file, a finding there, and the collector that stages fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
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
    also: tuple[int, ...] = ()
    """Other pages that mending it moves, and that are withheld with this one: those of an overset story's
    thread."""


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
        self._here: OnPage | None = None

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
        """Add the finding `code` at `span`, about the place `on` of a page (without one: the place at hand,
        see `about`); `values` fill the blanks of its message."""
        self._all.append(Diagnostic(code, span, values, trail, hints, on=on or self._here))

    @contextmanager
    def about(self, on: OnPage | None) -> Iterator[None]:
        """While a page, or a part of one, is at work: what is found is about `on`, unless it says more."""
        before = self._here
        self._here = on or before
        try:
            yield
        finally:
            self._here = before

    def here(self, rect: Rect | None = None) -> OnPage | None:
        """The place at hand, narrowed to `rect`."""
        if rect is None or self._here is None:
            return self._here
        return self._here._replace(rect=rect)

    def settle(self, place: Callable[[Diagnostic], OnPage | None], since: int = 0) -> None:
        """Give findings from number `since` on, which are about no place yet, the place that they turn out to
        be about: of a word in a story that is known once the story is set."""
        for number in range(since, len(self._all)):
            one = self._all[number]
            if one.on is None and (on := place(one)) is not None:
                self._all[number] = replace(one, on=on)

    def name_areas(self, area: Callable[[OnPage], str]) -> None:
        """Fill in the areas of places that have none."""
        for number, one in enumerate(self._all):
            if one.on is not None and not one.on.area and (name := area(one.on)):
                self._all[number] = replace(one, on=one.on._replace(area=name))

    def place_areas(self, rect: Callable[[OnPage], Rect | None]) -> None:
        """Fill in the rectangles of places that name an area and have none."""
        for number, one in enumerate(self._all):
            if one.on is not None and one.on.area and one.on.rect is None:
                self._all[number] = replace(one, on=one.on._replace(rect=rect(one.on)))

    def since(self, count: int) -> tuple[Diagnostic, ...]:
        """The findings but for the first `count`."""
        return tuple(self._all[count:])

    def again(self, told: Iterable[Diagnostic], span: Span) -> None:
        """Say of a thing that stands on the page at hand too what was said of it on another: each page has to
        have its own errors. Once a page."""
        for one in told:
            page = self._here.page if self._here else None
            said = (
                other.code == one.code
                and other.values == one.values
                and (other.on.page if other.on else None) == page
                for other in self._all
            )
            if not any(said):
                self._all.append(replace(one, span=span, on=self._here))

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

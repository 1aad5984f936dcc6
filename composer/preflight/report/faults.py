"""What preflight finds — 检查结果: faults with their rule and places, gathered page by page.

In come single observations; out goes a `Report`: one fault for each rule, page and thing (a font, a
picture), with the worst measure, the count and up to forty places. Places are in millimetres from the
trim's top left, as a page is measured with a ruler.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from composer.diagnostics.diagnostic import Diagnostic, Span, Words
from composer.diagnostics.preflight_rules import RULES
from composer.frozen import frozen

__all__ = ["Book", "Box", "Fault", "PageFrame", "Place", "Report", "Value"]

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points of PDF space."""

Value: TypeAlias = float | str | Words | None

_MOST_PLACES = 40
_MM = 25.4 / 72


@frozen
class Place:
    """A rectangle on a page, in millimetres from the trim's top left."""

    x: float
    y: float
    width: float
    height: float


@frozen
class PageFrame:
    """A page's boxes, as far as they can be used, and its size for the eye."""

    number: int
    media: Box
    trim: Box
    bleed: Box
    rotate: int = 0

    def place(self, box: Box) -> Place:
        """A box of PDF space, cut to the sheet, in millimetres."""
        left, bottom, right, top = _cut(box, self.media)
        return Place(
            round((left - self.trim[0]) * _MM, 1),
            round((self.trim[3] - top) * _MM, 1),
            round((right - left) * _MM, 1),
            round((top - bottom) * _MM, 1),
        )


@dataclass(slots=True)
class Fault:
    """One rule broken by one thing on one page (page 0: by the file)."""

    rule: str
    page: int
    name: Value = ""
    measured: Value = None
    allowed: Value = None
    count: int = 0
    places: list[Place] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The diagnostic's code."""
        return RULES[self.rule][0]

    @property
    def words(self) -> Words:
        """The fault in both languages, its blanks filled."""
        _, _, zh, en, unit = RULES[self.rule]
        return Words(*(_filled(text, self, unit.rstrip("+"), n) for n, text in enumerate((zh, en))))

    @property
    def where(self) -> Words:
        """Page, first place and count, for the head of a line; empty for the file as a whole."""
        if not self.page:
            return Words("", "")
        zh, en = f"第 {self.page} 页", f"page {self.page}"
        if self.places:
            one = self.places[0]
            at = f"({one.x:g}, {one.y:g}) {one.width:g} × {one.height:g} mm"
            zh, en = f"{zh} {at}", f"{en} {at}"
        if self.count > 1:
            zh, en = f"{zh} 等 {self.count} 处", f"{en} and {self.count - 1} more"
        return Words(f"{zh}：", f"{en}: ")

    def diagnostic(self, file: str) -> Diagnostic:
        """The fault in the form of all the program's findings."""
        words = self.words
        if not self.page:
            words = Words(words.zh, words.en[:1].upper() + words.en[1:])
        values = {
            "rule": self.rule,
            "where": self.where,
            "fault": words,
            "page": self.page,
            "measured": self.measured,
            "allowed": self.allowed,
        }
        return Diagnostic(self.code, Span(file), values)


@dataclass(slots=True)
class Report:
    """All that was found in one file, and how the ink was measured."""

    file: str
    profile: str
    pages: list[PageFrame] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ink: Words = field(default_factory=lambda: Words("没有测", "was not measured"))
    """Which way total ink was measured; said in every report."""
    most_ink: float | None = None
    """The highest total of the four inks, per cent, where it was measured."""
    readable: bool = True

    def diagnostics(self) -> list[Diagnostic]:
        """The faults as diagnostics, errors and warnings in the order of pages."""
        return [fault.diagnostic(self.file) for fault in self.faults]


class Book:
    """Gathers observations into faults; `page` says which page is being read (None: the file)."""

    def __init__(self) -> None:
        self.page: PageFrame | None = None
        self._faults: dict[tuple[str, int, str], Fault] = {}

    def add(
        self,
        rule: str,
        box: Box | None = None,
        *,
        name: Value = "",
        measured: Value = None,
        allowed: Value = None,
        count: int = 1,
    ) -> None:
        """Add an observation; of several with one rule, page and name the worst measure stays."""
        number = self.page.number if self.page else 0
        key = (rule, number, str(name))
        fault = self._faults.get(key)
        if fault is None:
            fault = self._faults[key] = Fault(rule, number, name, measured, allowed)
        elif isinstance(measured, float) and isinstance(fault.measured, float):
            worse = max if RULES[rule][4].endswith("+") else min
            fault.measured = worse(measured, fault.measured)
        fault.count += count
        if box is not None and self.page is not None and len(fault.places) < _MOST_PLACES:
            place = self.page.place(box)
            if place not in fault.places:
                fault.places.append(place)

    def has(self, rule: str) -> bool:
        """Whether a rule was broken on the page being read."""
        number = self.page.number if self.page else 0
        return any(key[:2] == (rule, number) for key in self._faults)

    def faults(self) -> list[Fault]:
        """Those of the file, then page by page, each in the order of the rules."""
        order = {rule: at for at, rule in enumerate(RULES)}
        return sorted(
            self._faults.values(), key=lambda one: (one.page, order[one.rule], str(one.name))
        )


def _filled(text: str, fault: Fault, unit: str, language: int) -> str:
    return text.format(
        name=_shown(fault.name, "", language),
        measured=_shown(fault.measured, unit, language),
        allowed=_shown(fault.allowed, unit, language),
    )


def _shown(value: Value, unit: str, language: int) -> str:
    match value:
        case Words():
            return value.en if language else value.zh
        case float() | int():
            digits = 0 if unit in ("ppi", "B", "%") or value > 1000 else 2
            number = f"{value:.{digits}f}"
            number = number.rstrip("0").rstrip(".") if "." in number else number
            return number + {"": "", "%": "%", "B": ""}.get(unit, f" {unit}")
        case _:
            return str(value)


def _cut(box: Box, sheet: Box) -> Box:
    left, bottom = (min(max(box[n], sheet[n]), sheet[n + 2]) for n in (0, 1))
    right, top = (max(min(box[n], sheet[n]), sheet[n - 2]) for n in (2, 3))
    return left, bottom, max(left, right), max(bottom, top)

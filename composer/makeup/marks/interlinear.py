"""Marks beside a set line — 行间标记: dots, lines, tints and annotations as items on the page.

In: a line in its slot and the runs of its text. Out: items, placed by the bodies that the line really
has after justification. CLREQ 5.2: 着重号 stand below each Han character and not below marks; 专名号 and
书名号甲式 run below their words, and two that meet stay apart by a gap; none of them moves a baseline.

All geometry goes through `Axes`: *along* the line in 1/1000 em, and *away* from the em box in ems. In
vertical text the line runs down, dots stand right of it and lines left (GB/T 15834 5.2). Annotations are
right of it too: there the dots of annotated words stand outside of the annotations, in one row as far as
the emphasis goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from composer.display.items import FillItem, Ink, Item, PathItem, RuleItem
from composer.display.strokes import Point, disc, wave
from composer.frozen import frozen
from composer.galley.bodies import Body
from composer.galley.rules.classes import CLASS
from composer.makeup.grid import ASCENT
from composer.measure import Pt, Rect
from composer.story.text import Role, Run, Text

__all__ = [
    "LINES",
    "Axes",
    "MarkInks",
    "Stretch",
    "depth",
    "marks",
    "meets_annotation",
    "stretches",
]

LINES: frozenset[Role] = frozenset(("name", "title", "underline"))
_BESIDE: frozenset[Role] = LINES | {"dots"}

_DOT = 0.085
"""Radius of a dot, ems: 1.5 pt across in 小五, the smallest that newsprint holds as round."""
_DOT_AWAY = 0.12
_LINE_AWAY = 0.09
_WAVE_AWAY = 0.11
_WAVE_LENGTH, _WAVE_HEIGHT = 0.34, 0.04
_WEIGHT = 0.045
_THINNEST = 0.35
"""Points: what a line on newsprint is at least."""
_NEST = 0.1
"""A mark round another one stands so much farther out."""
_APART = 0.07
"""Ems that each of two lines which meet gives up: adjacent names have separate lines."""
_TINT_OVER, _TINT_BESIDE = 0.08, 0.06
_CLEAR = 0.03
"""Ems kept free between a mark and the next line's em box."""

Side = Literal["after", "before"]


@frozen
class Axes:
    """A line's own directions on the page.

    Horizontal: `x` is where the slot begins, `y` the baseline. Vertical: `x` is the middle of the line,
    `y` the top of its slot. `size` is the em in points; `shrink` (0 to 1) draws marks nearer where the
    line gap is too small for them.
    """

    x: float
    y: float
    size: float
    shrink: float = 1.0
    vertical: bool = False
    annotated: float = 0.0
    """Ems that annotations reach out from the em box on the side of the dots."""

    def point(self, along: float, away: float, side: Side = "after") -> Point:
        """A point `away` ems outside the em box: below (vertical: right) of it, or on the other side."""
        if self.vertical:
            off = (0.5 + away) * self.size
            return self.x + (off if side == "after" else -off), self.y + along * self.size / 1000
        off = (1 - ASCENT + away) if side == "after" else -(ASCENT + away)
        return self.x + along * self.size / 1000, self.y + off * self.size

    def beside(self, along: float, off: float) -> Point:
        """The place of a smaller line that begins at `along`: `off` points above the baseline, in
        vertical text right of the middle."""
        if self.vertical:
            return self.x + off, self.y + along * self.size / 1000
        return self.x + along * self.size / 1000, self.y - off

    @property
    def line_side(self) -> Side:
        """Where lines run: below, in vertical text left."""
        return "before" if self.vertical else "after"


@frozen
class MarkInks:
    """Inks of the marks of one run."""

    mark: Ink
    tint: Ink


@frozen
class Stretch:
    """The part of a run that stands on one line."""

    run: Run
    bodies: Sequence[Body]
    level: int
    """How many marked runs lie inside it, one in another: it stands that much farther out."""
    meets_before: bool
    """Whether another line-like mark ends where it begins."""
    meets_after: bool
    annotated: bool = False
    """Whether any of the run's characters has an annotation."""


def stretches(text: Text, bodies: Sequence[Body], first: int) -> list[Stretch]:
    """The runs that are marked on a line whose first body is character `first` of `text`."""
    last = first + len(bodies)
    beside = [run for run in text.runs if run.role in LINES]
    found: list[Stretch] = []
    for run in text.runs:
        start, end = max(run.start, first), min(run.end, last)
        if start >= end or (run.role not in _BESIDE and run.role != "tint"):
            continue
        others = [other for other in beside if other is not run]
        found.append(
            Stretch(
                run,
                bodies[start - first : end - first],
                _level(run, others),
                start == run.start and any(other.end == run.start for other in others),
                end == run.end and any(other.start == run.end for other in others),
                meets_annotation(text, run),
            )
        )
    return found


def meets_annotation(text: Text, run: Run) -> bool:
    """Whether any of a run's characters has an annotation."""
    return any(o.role == "ruby" and o.start < run.end and run.start < o.end for o in text.runs)


def _level(run: Run, others: Sequence[Run]) -> int:
    """Marks inside a line go nearer to the characters; dots stand outside of any line."""
    if run.role == "dots":
        inner = [o for o in others if o.start < run.end and run.start < o.end]
    else:
        inner = [
            o
            for o in others
            if run.start <= o.start
            and o.end <= run.end
            and (o.end - o.start, o.role) < (run.end - run.start, run.role)
        ]
    if not inner:
        return 0
    return 1 + max(_level(o, [p for p in others if p is not o]) for o in inner)


def depth(text: Text, role: Role, run: Run, *, vertical: bool = False) -> float:
    """Ems beside the em box that a mark takes, with what is kept clear of the next line."""
    others = [other for other in text.runs if other.role in LINES and other is not run]
    if role == "tint":
        return _TINT_OVER
    half = _WEIGHT / 2
    reach = {"dots": _DOT_AWAY + _DOT, "title": _WAVE_AWAY + _WAVE_HEIGHT + half}
    level = 0 if vertical and role == "dots" else _level(run, others)
    return reach.get(role, _LINE_AWAY + half) + _CLEAR + _NEST * level


def marks(stretch: Stretch, axes: Axes, inks: MarkInks) -> list[Item]:
    """The items of one mark."""
    match stretch.run.role:
        case "dots":
            return _dots(stretch, axes, inks.mark)
        case "title":
            return [_wavy(stretch, axes, inks.mark)]
        case "tint":
            return [_tint(stretch, axes, inks.tint)]
        case _:
            return [_line(stretch, axes, inks.mark)]


def _away(own: float, stretch: Stretch, axes: Axes) -> float:
    return (own + _NEST * stretch.level) * axes.shrink


def _dots(stretch: Stretch, axes: Axes, ink: Ink) -> list[Item]:
    if axes.vertical:  # lines are on the other side, annotations on this one
        away = _DOT_AWAY * axes.shrink + (axes.annotated if stretch.annotated else 0.0)
    else:
        away = _away(_DOT_AWAY, stretch, axes)
    radius = _DOT * axes.size * axes.shrink
    paths = tuple(
        disc(*axes.point(body.start + body.width / 2, away), radius)
        for body in stretch.bodies
        if CLASS[ord(body.char)] in "Hh"
    )
    return [PathItem(paths, Pt(0), ink)] if paths else []


def _ends(stretch: Stretch) -> tuple[float, float]:
    start = stretch.bodies[0].start + (1000 * _APART if stretch.meets_before else 0)
    return start, stretch.bodies[-1].end - (1000 * _APART if stretch.meets_after else 0)


def _weight(axes: Axes) -> Pt:
    return Pt(round(max(_THINNEST, _WEIGHT * axes.size), 2))


def _line(stretch: Stretch, axes: Axes, ink: Ink) -> Item:
    away = _away(_LINE_AWAY, stretch, axes)
    start, end = (axes.point(at, away, axes.line_side) for at in _ends(stretch))
    return RuleItem(Pt(start[0]), Pt(start[1]), Pt(end[0]), Pt(end[1]), _weight(axes), ink)


def _wavy(stretch: Stretch, axes: Axes, ink: Ink) -> Item:
    away = _away(_WAVE_AWAY, stretch, axes)
    start, end = _ends(stretch)
    height = _WAVE_HEIGHT * axes.shrink
    path = tuple(
        axes.point(along, away + off, axes.line_side)
        for along, off in wave(start, end, 1000 * _WAVE_LENGTH, height)
    )
    return PathItem((path,), _weight(axes), ink)


def _tint(stretch: Stretch, axes: Axes, ink: Ink) -> Item:
    start = stretch.bodies[0].start - 1000 * _TINT_BESIDE
    end = stretch.bodies[-1].end + 1000 * _TINT_BESIDE
    over = _TINT_OVER * axes.shrink
    (x, y), (x2, y2) = axes.point(start, over, "before"), axes.point(end, over, "after")
    left, right = sorted((x, x2))
    top, foot = sorted((y, y2))
    return FillItem(Rect(Pt(left), Pt(top), Pt(right - left), Pt(foot - top)), ink)

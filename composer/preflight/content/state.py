"""The graphics state — 图形状态 — as far as a press looks at it, and the arithmetic of its matrices.

ISO 32000-1, 8.3 and 8.4. A matrix is the six numbers of ``cm``; a box is left, bottom, right, top.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from math import hypot
from typing import TypeAlias

from composer.preflight.content.colour import BLACK, Colour
from composer.preflight.content.marks import Overprint
from composer.preflight.content.typecase import TypeCase
from composer.preflight.report.faults import Box

__all__ = ["EVERYWHERE", "IDENTITY", "Matrix", "State", "meet", "moved", "scales", "times"]

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class State:
    """What ``q`` keeps and ``Q`` brings back; colours and overprint are values and shared."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    width: float = 1.0
    fill: Colour = BLACK
    stroke: Colour = BLACK
    overprint: Overprint = field(default_factory=Overprint)
    case: TypeCase | None = None
    size: float = 0.0
    spacing: float = 0.0
    """Tc: after every character."""
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        """The state as ``q`` keeps it."""
        return copy(self)


def times(m: Matrix, n: Matrix) -> Matrix:
    """`m` applied first, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def scales(m: Matrix) -> tuple[float, float]:
    """How long a unit across and a unit up become, in points."""
    return hypot(m[0], m[1]), hypot(m[2], m[3])


def moved(box: Box, m: Matrix) -> Box:
    """The upright box round a box that a matrix has turned."""
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (left, top), (right, top))
    xs = [x * m[0] + y * m[2] + m[4] for x, y in corners]
    ys = [x * m[1] + y * m[3] + m[5] for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; a line without breadth counts, an empty meeting is None."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None

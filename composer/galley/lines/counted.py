"""A paragraph in a wanted number of lines — 缩行、扩行: the breaks at least cost among those.

Copyfitting and the mending of lone lines ask for a line fewer or more than the paragraph takes by itself
(CLREQ 7.1.2; a sub-editor's 挤行 and 甩行). Such a paragraph is stretched or squeezed throughout, so that
nearly every way would be looked at: line after line, each with the units that it may begin at, the
whole of the dynamic programme costs less than a search for the best way first. Ways that can't reach the
end in the lines they have left are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from composer.galley.line import Measures
from composer.galley.lines.line_costs import CALM, finder, price_of_stretch
from composer.galley.rules.pairs import HALF, LOOSE, Rules
from composer.galley.units.paragraph import Units

__all__ = ["ANY", "breaks_in"]

ANY = float("inf")
"""No limit to the stretch of a gap."""

Way = tuple[float, int]
"""Least cost to begin a line at a unit, and the unit that the line before it begins at."""


def breaks_in(
    units: Units, measures: Measures, rules: Rules, count: int, loosest: float = ANY
) -> tuple[list[int], float] | None:
    """The unit numbers at which exactly `count` lines end, and their cost.

    None where the paragraph can't be set so with gaps stretched by `loosest` (1/1000 em) at most.
    """
    end = units.count
    if not end or count < 1:
        return None
    widths = list(islice(measures.each(), count))
    bounds = _Bounds(units, widths, rules, loosest)
    find = finder(units, rules).lines
    most = CALM if loosest <= CALM else LOOSE
    sure = price_of_stretch(min(loosest, LOOSE))
    layers: list[dict[int, Way]] = [{0: (0.0, -1)}]
    for number, width in enumerate(widths):
        last = number + 1 == count
        layer: dict[int, Way] = {}
        for at, cost in bounds.allowed(layers[-1], number):
            for to, price in find(at, width, number, most):
                if (to == end) is not last:
                    continue
                if price > sure and not last and _stretch(units, at, to, width) > loosest:
                    continue
                total, best = cost + price, layer.get(to)
                if best is None or total < best[0]:
                    layer[to] = total, at
        layers.append(layer)
    return _trace(layers, end)


class _Bounds:
    """What the words from a unit on take at least and fill at most, against the lines that are left.

    Both err on the safe side, so that no good way is left out: every blank squeezed or swallowed at a
    line's edge, every space dropped, every gap stretched by as much as may be.
    """

    def __init__(self, units: Units, widths: Sequence[int], rules: Rules, loosest: float) -> None:
        self._units, self._loosest = units, loosest
        hung = HALF if rules.hang else 0
        self._room = [0, *accumulate(width + hung for width in reversed(widths))][::-1]
        """For each line, what it and all that follow it have for words, with what may hang out of them."""
        self._full = [0, 0, *accumulate(reversed(widths[:-1]))][::-1]
        """For each line, what it and those that follow must fill: all but the paragraph's last."""
        self._swallowed = sum(units.blanks) - units.gives[-1] + sum(units.spaces.values())

    def allowed(self, layer: dict[int, Way], line: int) -> Iterator[tuple[int, float]]:
        """The units that line number `line` may begin at, with their costs: those from which on it and the
        lines after it may hold, and fill, what there is."""
        u, loosest = self._units, self._loosest
        place, nth, acts, blanks = u.place, u.nth, u.acts, u.blanks
        gives, takes, rigid = u.gives, u.takes, u.rigid
        room, full = self._room[line] + gives[-1] + self._swallowed, self._full[line]
        gaps = u.count - 1 - rigid[-1]
        for at, (cost, _) in layer.items():
            begin = nth[at + 1]
            width = place[u.count] - place[at] - (blanks[begin - 1] if acts[at] else 0)
            if width + gives[begin] > room:
                continue
            most = width + takes[-1] - takes[begin]
            if loosest == ANY or most + loosest * (gaps - at + rigid[begin]) >= full:
                yield at, cost


def _stretch(units: Units, at: int, to: int, measure: int) -> float:
    """By how much each gap of a line is stretched."""
    rest = measure - units.natural(at, to) - units.take(at, to)
    gaps = units.ordinary(at, to)
    return rest / gaps if gaps else max(0.0, rest)


def _trace(layers: list[dict[int, Way]], end: int) -> tuple[list[int], float] | None:
    """The ends of the best way's lines, and its cost."""
    if end not in layers[-1]:
        return None
    ends, at = [], end
    for layer in reversed(layers[1:]):
        ends.append(at)
        at = layer[at][1]
    return ends[::-1], layers[-1][end][0]

"""The widths of a table's columns — 栏宽: as the story says, or by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from composer.frozen import NamedTuple
from composer.measure import Length
from composer.story.blocks import TableForm

__all__ = ["Wish", "column_widths"]

LEAST = 1000
"""1/1000 em of words that a column should have at least."""

_OWN = 0.15
"""Share of a line for each line of a cell that is not the highest of its row: it decides between columns that
must be widened both before the row becomes lower."""


class Wish(NamedTuple):
    """A cell's natural width, padding and all, and the columns it covers."""

    column: int
    columns: int
    width: float
    row: int = 0
    least: float = 0.0
    """What its longest word takes, and two characters of Han; padding and all."""


def column_widths(
    form: TableForm,
    count: int,
    wishes: Sequence[Wish],
    width: int,
    padding: float,
    ems: Callable[[Length], float],
) -> list[float]:
    """Widths of `count` columns that add up to `width` (1/1000 em of the story's style).

    Columns of natural width that find room have it and share what is left; where they don't, each has what
    its words need, and what is left goes where it makes the table lowest.
    """
    fixed, shares = _said(form, count, ems)
    fixed = _bounded(fixed, width, LEAST + 2 * padding)
    natural = _natural(count, wishes, padding)
    free = [at for at in range(count) if fixed[at] is None and not shares[at]]
    room = width - sum(one for one in fixed if one is not None)
    cells = [
        one._replace(column=free.index(one.column))
        for one in wishes
        if set(range(one.column, one.column + one.columns)).issubset(free)
    ]
    total = sum(shares)
    # Where the editor gave shares, free columns may have half of what the fixed ones leave: shares are a wish
    # for room, and would otherwise get none beside a column of long words.
    if total:
        room_of_free = max(0.0, room / 2)
        taken = _fitted([natural[at] for at in free], room_of_free, cells, padding) if free else []
    else:
        taken = _filled([natural[at] for at in free], room, cells, padding)
    rest = room - sum(taken)
    own = dict(zip(free, taken, strict=True))
    widths = []
    for at in range(count):
        said = fixed[at]
        if said is not None:
            widths.append(said)
        elif shares[at]:
            widths.append(rest * shares[at] / total)
        else:
            widths.append(own[at])
    # Fixed widths over the measure are scaled down together, so that the editor's proportions stay.
    over = sum(widths)
    if over > width + 1e-6 or (not free and not total and over > 0):
        widths = [one * width / over for one in widths]
    return widths


def _said(
    form: TableForm, count: int, ems: Callable[[Length], float]
) -> tuple[list[float | None], list[float]]:
    """Widths given as lengths, and shares, by column."""
    fixed: list[float | None] = [None] * count
    shares = [0.0] * count
    for at, said in enumerate(form.widths[:count]):
        if isinstance(said, Length):
            fixed[at] = ems(said)
        elif said is not None:
            shares[at] = said
    return fixed, shares


def _bounded(fixed: list[float | None], width: int, least: float) -> list[float | None]:
    """Lengths brought down where they would leave the other columns no room for a character."""
    others = sum(one is None for one in fixed)
    room = width - min(least, width / len(fixed)) * others
    total = sum(one for one in fixed if one is not None)
    if total <= room:
        return fixed
    return [one and one * room / total for one in fixed]


def _natural(count: int, wishes: Sequence[Wish], padding: float) -> list[float]:
    """What each column needs for its widest cell; cells over several columns only widen those where
    they need to, each alike."""
    natural = [LEAST + 2 * padding] * count
    for column, columns, wide, *_ in wishes:
        if columns == 1:
            natural[column] = max(natural[column], wide)
    for column, columns, wide, *_ in wishes:
        lack = wide - sum(natural[column : column + columns])
        if columns > 1 and lack > 0:
            for at in range(column, column + columns):
                natural[at] += lack / columns
    return natural


def _filled(
    natural: list[float], room: float, cells: Sequence[Wish], padding: float
) -> list[float]:
    """`natural` made to fill `room`."""
    if not natural:
        return []
    spare = max(0.0, room - sum(natural)) / len(natural)
    return [one + spare for one in _fitted(natural, room, cells, padding)]


def _fitted(
    natural: list[float], room: float, cells: Sequence[Wish], padding: float
) -> list[float]:
    """`natural` brought down to `room`: every column begins at what its words need, and the one is widened,
    again and again, that takes most lines from the table's rows for its width."""
    if sum(natural) <= room:
        return natural
    widths = _natural(len(natural), [one._replace(width=one.least) for one in cells], padding)
    widths = list(map(min, widths, natural))
    if sum(widths) > room:
        return _shared(widths, room, padding)
    lines = _Lines(cells, padding)
    while found := lines.best(widths, room - sum(widths)):
        column, widths[column] = found
    share = (room - sum(widths)) / (sum(natural) - sum(widths))
    return [one + (most - one) * share for one, most in zip(widths, natural, strict=True)]


class _Lines:
    """How high a table's rows would be at other widths of its columns; cells over several are left out."""

    def __init__(self, cells: Sequence[Wish], padding: float) -> None:
        self.air = 2 * padding
        self.columns: dict[int, list[Wish]] = {}
        self.rows: dict[int, list[Wish]] = {}
        for one in cells:
            if one.columns == 1:
                self.columns.setdefault(one.column, []).append(one)
                self.rows.setdefault(one.row, []).append(one)

    def best(self, widths: Sequence[float], spare: float) -> tuple[int, float] | None:
        """The column to widen and its new width; None where no width to spare makes a row lower."""
        best, gain = None, 0.0
        for column, own in self.columns.items():
            before = self._height(own, widths, column, widths[column])
            for wider in self._next(own, widths[column], spare):
                saved = before - self._height(own, widths, column, wider)
                if saved > gain * (wider - widths[column]) + 1e-9:
                    best, gain = (column, wider), saved / (wider - widths[column])
        return best

    def _next(self, own: Sequence[Wish], now: float, spare: float) -> list[float]:
        """Widths at which a cell of a column has fewer lines than at `now`."""
        found = set[float]()
        for one in own:
            for lines in range(1, self._count(one, now)):
                found.add((one.width - self.air) / lines + self.air)
        return sorted(wider for wider in found if wider <= now + spare + 1e-6)

    def _height(
        self, own: Sequence[Wish], widths: Sequence[float], column: int, width: float
    ) -> float:
        """Lines of the rows in which a column has cells, the highest of each; of two ways alike, that in
        which its cells have fewer themselves."""
        total = 0.0
        for one in own:
            counts = [
                self._count(cell, width if cell.column == column else widths[cell.column])
                for cell in self.rows[one.row]
            ]
            total += max(counts) + _OWN * sum(counts)
        return total

    def _count(self, one: Wish, width: float) -> int:
        """Lines of a cell at a width of its column."""
        return max(1, ceil((one.width - self.air) / max(1.0, width - self.air) - 1e-6))


def _shared(natural: list[float], room: float, padding: float) -> list[float]:
    """Widths brought down to a room that is less than they need: what is narrower than an even share stays
    as it is."""
    done: dict[int, float] = {}
    while True:
        wide_ones = [at for at in range(len(natural)) if at not in done]
        share = (room - sum(done.values())) / max(1, len(wide_ones))
        narrow = [at for at in wide_ones if natural[at] <= share]
        if not narrow:
            break
        done.update({at: natural[at] for at in narrow})
    rest = room - sum(done.values())
    total = sum(natural[at] for at in wide_ones)
    least = min(2 * LEAST + 2 * padding, rest / max(1, len(wide_ones)))
    wide = {at: least + (rest - least * len(wide_ones)) * natural[at] / total for at in wide_ones}
    return [done.get(at, wide.get(at, 0.0)) for at in range(len(natural))]

"""The widths of a table's columns — 栏宽: as the story says, or by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.frozen import NamedTuple
from composer.measure import Length
from composer.story.model import TableForm

__all__ = ["Wish", "column_widths"]

LEAST = 1000
"""1/1000 em of words that a column should have at least."""


class Wish(NamedTuple):
    """A cell's natural width, padding and all, and the columns it covers."""

    column: int
    columns: int
    width: float


def column_widths(
    form: TableForm,
    count: int,
    wishes: Sequence[Wish],
    width: int,
    padding: float,
    ems: Callable[[Length], float],
) -> list[float]:
    """Widths of `count` columns that add up to `width` (1/1000 em of the story's style).

    Columns of natural width that find room have it and share what is left; where they don't, narrow
    ones keep theirs and the wide ones share the rest, each at least wide enough for two characters.
    """
    fixed, shares = _said(form, count, ems)
    fixed = _bounded(fixed, width, LEAST + 2 * padding)
    natural = _natural(count, wishes, padding)
    free = [at for at in range(count) if fixed[at] is None and not shares[at]]
    room = width - sum(one for one in fixed if one is not None)
    total = sum(shares)
    if total:
        taken = _fitted([natural[at] for at in free], max(0.0, room / 2), padding) if free else []
    else:
        taken = _filled([natural[at] for at in free], room, padding)
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
    for column, columns, wide in wishes:
        if columns == 1:
            natural[column] = max(natural[column], wide)
    for column, columns, wide in wishes:
        lack = wide - sum(natural[column : column + columns])
        if columns > 1 and lack > 0:
            for at in range(column, column + columns):
                natural[at] += lack / columns
    return natural


def _filled(natural: list[float], room: float, padding: float) -> list[float]:
    """`natural` made to fill `room`."""
    if not natural:
        return []
    if sum(natural) <= room:
        spare = (room - sum(natural)) / len(natural)
        return [one + spare for one in natural]
    return _fitted(natural, room, padding)


def _fitted(natural: list[float], room: float, padding: float) -> list[float]:
    """`natural` brought down to `room`: what is narrower than an even share stays as it is."""
    if sum(natural) <= room:
        return natural
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

"""QR modules — 码元: the dark modules of a code as few rectangles.

A code of 33 × 33 modules has some 500 dark ones; drawn one by one they are 500 paths and as many
seams for a RIP to get wrong, as maximal rectangles about 200.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["dark_rectangles"]


def dark_rectangles(
    rows: Sequence[Sequence[bool]],
) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom (in modules) of rectangles that cover each dark module once.

    Greedy, from the top left: as far right as it stays dark, then as far down as that whole run
    does. ISO/IEC 18004 says nothing of how a code is drawn, only where it is dark.
    """
    open_modules = {
        (across, down) for down, row in enumerate(rows) for across, dark in enumerate(row) if dark
    }
    for down, row in enumerate(rows):
        for across in range(len(row)):
            if (across, down) in open_modules:
                right = _reach_right(open_modules, across, down)
                bottom = _reach_down(open_modules, across, right, down)
                open_modules.difference_update(
                    (x, y) for y in range(down, bottom) for x in range(across, right)
                )
                yield across, down, right, bottom


def _reach_right(dark: set[tuple[int, int]], across: int, down: int) -> int:
    while (across, down) in dark:
        across += 1
    return across


def _reach_down(dark: set[tuple[int, int]], left: int, right: int, down: int) -> int:
    while all((across, down) in dark for across in range(left, right)):
        down += 1
    return down

"""The rules of a whole page — 整版: asked once its stories stand."""

from __future__ import annotations

from collections.abc import Sequence

from composer.makeup.desk import Desk
from composer.makeup.page.clashes import check_clashes
from composer.makeup.page.headings import Heading
from composer.makeup.page.ranks import check_ranks
from composer.makeup.page.seams import check_seams

__all__ = ["check_page"]


def check_page(desk: Desk, number: int, headings: Sequence[Heading]) -> None:
    """Report headlines that clash or are not of their rank, gutters and white lines through page `number`."""
    layout = desk.loaded.layouts[number]
    check_clashes(desk, number, layout, headings)
    check_ranks(desk, number, headings)
    check_seams(desk, number, layout)

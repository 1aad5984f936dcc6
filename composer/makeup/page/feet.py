"""Feet — 栏底: columns of an area that do not end level, with the lines by which they differ.

Newspaper practice: whole lines on the base grid, of which one may be left over; two and more look as if text
were missing (齐栏底). In the area where a story ends no split made them level; in those before it the lone-line
rules left a column shorter than its neighbours.
"""

from __future__ import annotations

from composer.diagnostics.diagnostic import Words
from composer.makeup.area.plan import AreaPlan
from composer.makeup.beads import around
from composer.makeup.copyfit import Laid
from composer.makeup.desk import Desk
from composer.makeup.flow.balance import LEVEL, apart
from composer.makeup.flow.feather import feathered
from composer.makeup.flow.flow import Filled
from composer.makeup.typed import words_of_page

__all__ = ["balanced", "check_feet", "with_level_feet"]

_BETWEEN = {
    False: Words("小标题上", "above crossheads"),
    True: Words("小标题上、段间", "above crossheads and between paragraphs"),
}


def balanced(plan: AreaPlan) -> bool:
    """Whether the columns of an area in which a story ends are to end level."""
    return plan.area.text.balance and len(plan.frame.columns) > 1 and not plan.vertical


def with_level_feet(desk: Desk, laid: Laid, filled: Filled) -> Filled:
    """撑齐: columns that no split makes level opened by lines of space, each said (N181)."""
    plan = laid.plans[laid.used - 1]
    if not plan.frame.slots or not balanced(plan):
        return filled
    filled, opened = feathered(laid.flow, plan.frame, filled)
    for column in opened:
        desk.findings.add(
            "N181",
            plan.area.where["at"].span,
            on=desk.on(plan.ref),
            name=str(plan.ref),
            column=column.column + 1,
            lines=column.lines,
            where=_BETWEEN[column.paragraphs],
        )
    return filled


def check_feet(desk: Desk, laid: Laid, filled: Filled) -> None:
    """W155 for each area of which a column ends two lines or more above the longest."""
    for number, plan in enumerate(laid.plans[: laid.used]):
        ends = number + 1 == laid.used
        if plan.vertical or len(plan.frame.columns) < 2 or not plan.frame.slots:
            continue
        if ends and (filled.left is not None or not balanced(plan)):
            continue
        column, lines = apart(plan.frame, filled)
        leaves = not ends and laid.plans[number + 1].ref.page != plan.ref.page
        if leaves and column + 1 == len(plan.frame.columns):
            lines -= 1  # the jump line stands there
        if lines > LEVEL:
            _say(desk, plan, filled, column, lines)


def _say(desk: Desk, plan: AreaPlan, filled: Filled, column: int, lines: int) -> None:
    numbers = [*plan.frame.numbers]
    mine = {slot.column for slot in plan.frame.slots}
    number = numbers[column] if column < len(numbers) else numbers[0]
    last = filled.feet.get(number, -1)
    empty = [s for s in plan.frame.slots if s.column == number and s.row > last]
    rect = around(empty[:lines], plan.frame.em) if empty and number in mine else None
    on = desk.on(plan.ref)
    on = on._replace(rect=rect or on.rect)
    desk.findings.add(
        "W155",
        plan.area.where["at"].span,
        on=on,
        name=str(plan.ref),
        column=column + 1,
        lines=lines,
        of_page=words_of_page(lines, plan.frame.advance, plan.grid),
    )

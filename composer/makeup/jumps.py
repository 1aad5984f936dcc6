"""Jumps — 转版: where a story leaves a page for another, and whether enough of it stands on both sides.

Newspaper practice: a reader who is sent to another page must find more there than a line or two, and
must have read more than that before. A remainder that is too short is pulled back for (拉行): text from
the foot of the page before goes over with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.diagnostics.diagnostic import Words
from composer.fonts.sequences import followers
from composer.makeup.area.plan import AreaPlan
from composer.makeup.blocks.placing import WORDS, text_of
from composer.makeup.copyfit import Laid
from composer.makeup.desk import Desk
from composer.makeup.flow.flow import Filled, Flow, SetLine
from composer.makeup.frames.frames import Slot
from composer.makeup.report import Jump
from composer.papers.models import StoryUse
from composer.papers.models.values import AreaRef

__all__ = ["before_jump", "jumps_of", "last_jump", "report_jumps", "slots_of", "with_remainder"]


def last_jump(plans: Sequence[AreaPlan], used: int) -> int:
    """Number of the last area before a change of page within the areas used; -1 for none."""
    for number in range(used - 2, -1, -1):
        if plans[number].ref.page != plans[number + 1].ref.page:
            return number
    return -1


def slots_of(plans: Sequence[AreaPlan], used: int, held: int = 0) -> list[Slot]:
    """The slots of the first `used` areas; before a jump the last one with room is the jump line's, and
    before the last jump the lowest `held` rows stay free."""
    slots: list[Slot] = []
    held_at = last_jump(plans, used)
    for number, plan in enumerate(plans[:used]):
        own = before_jump(plan, held if number == held_at else 0)
        if number + 1 < used and plans[number + 1].ref.page != plan.ref.page:
            own = own[: plan.frame.jump_at(own)]
        slots.extend(own)
    return slots


def before_jump(plan: AreaPlan, held: int) -> tuple[Slot, ...]:
    """The slots of an area less its lowest `held` rows."""
    return plan.frame.shortened(plan.frame.rows - held) if held else plan.frame.slots


def with_remainder(desk: Desk, laid: Laid) -> Laid:
    """Pull text back so that the last page of a jump has its least number of lines, if the page
    before can spare them; the columns there end level, a few lines higher."""
    number, least = last_jump(laid.plans, laid.used), desk.paper.jump.after
    if number < 0 or laid.filled.left is not None:
        return laid
    count = _lines_after(laid.plans, laid.filled, number)
    rows = laid.plans[number].frame.rows
    for held in range(1, min(least, rows - 1) + 1):
        if count >= least:
            break
        slots = slots_of(laid.plans, laid.used, held)
        filled = laid.flow.fill(slots)
        before = _count(_on(filled, _page_areas(laid.plans, number)))
        count = _lines_after(laid.plans, filled, number)
        if filled.left is not None or before < desk.paper.jump.before:
            break
        if count >= least:
            return Laid(laid.plans, laid.flow, laid.used, slots, filled, held)
    return laid


def jumps_of(laid: Laid) -> list[Jump]:
    """Every jump of a story with what stands on each side of it."""
    plans, jumps = laid.plans, list[Jump]()
    for number in range(laid.used - 1):
        here, there = plans[number], plans[number + 1]
        if here.ref.page != there.ref.page:
            sides = [_on(laid.filled, _page_areas(plans, at)) for at in (number, number + 1)]
            before, after = [(_count(side), _characters(laid.flow, side)) for side in sides]
            jumps.append(
                Jump(here.ref.page, there.ref.page, str(here.ref), str(there.ref), before, after)
            )
    return jumps


def report_jumps(desk: Desk, use: StoryUse, title: str, jumps: Sequence[Jump]) -> None:
    """W139 for each side of a jump that is too short."""
    least = desk.paper.jump
    for jump in jumps:
        for lines, allowed, page, area in (
            (jump.before[0], least.before, jump.start, jump.leaves),
            (jump.after[0], least.after, jump.to, jump.enters),
        ):
            if lines < allowed:
                desk.findings.add(
                    "W139",
                    use.where["thread"].span,
                    trail=(least.where.span,) if least.where.span.line else (),
                    on=desk.on(AreaRef.parse(area)),
                    story=title,
                    side=Words(f"第 {page} 版", f"page {page}"),
                    measured=lines,
                    allowed=allowed,
                )


def _page_areas(plans: Sequence[AreaPlan], number: int) -> Callable[[int], bool]:
    """Which columns belong to the run of areas on one page that area `number` is in."""
    page, first, last = plans[number].ref.page, number, number
    while first and plans[first - 1].ref.page == page:
        first -= 1
    while last + 1 < len(plans) and plans[last + 1].ref.page == page:
        last += 1
    columns = {slot.column for plan in plans[first : last + 1] for slot in plan.frame.slots}
    return columns.__contains__


def _on(filled: Filled, wanted: Callable[[int], bool]) -> list[SetLine]:
    return [placed for placed in filled.lines if wanted(placed.slot.column)]


def _lines_after(plans: Sequence[AreaPlan], filled: Filled, number: int) -> int:
    return _count(_on(filled, _page_areas(plans, number + 1)))


def _count(lines: Sequence[SetLine]) -> int:
    """Lines as the eye counts them: what stands in one row of a column is one."""
    return len({(placed.slot.column, placed.slot.row) for placed in lines})


def _characters(flow: Flow, lines: Sequence[SetLine]) -> int:
    count = 0
    for placed in lines:
        line, text = placed.line, flow.blocks[placed.block].text
        if placed.cell == WORDS:
            count += len("".join(text.chars[line.start : line.end].split()))
        elif text_of(flow.blocks[placed.block], placed.cell) is not None:
            count += sum(
                len("".join(chars.split())) + len(followers(key)) for key, chars, _ in line.pieces
            )
    return count

"""An area cut to what its story takes — 稿区缩到哪一行: what to type where its foot stays white."""

from __future__ import annotations

from composer.makeup.area.plan import AreaPlan
from composer.makeup.grid import ASCENT
from composer.makeup.typed import Hint, range_hint, rows_free

__all__ = ["shorter"]


def shorter(plan: AreaPlan, rows: int, chars: int) -> Hint:
    """The lines of an area whose text ends with row `rows` (from 1) of its frame, at pictures' feet if they reach
    lower; or so many characters more. Nothing of an area whose place says no lines, or whose text is vertical."""
    place, em = plan.area.at, plan.frame.em
    if place.lines is None or place.height is not None or plan.vertical:
        return ()
    feet = [slot.baseline + (1 - ASCENT) * em for slot in plan.frame.slots if slot.row < rows]
    feet += [one.rect.bottom for one in plan.obstacles]
    if not feet:
        return ()
    free = rows_free(plan.grid, plan.text.bottom - max(feet))
    typed = range_hint("lines", place.lines.first, place.lines.last - free) if free else ()
    return tuple(
        (f"{zh}，或补约 {chars} 字", f"{en}, or add about {chars} characters") for zh, en in typed
    )

"""Stubs — 图上图下的孤行: what the rules of heads and feet forbid where a picture, a table, a quote or a headline
cuts a run of rows off from its column.

In: a story as it is printed. Out: W180 for each such run in which a row stands alone, that begins with a
paragraph's last line, ends with a first one, or ends with a crosshead (CLREQ 7.1.2; newspaper practice: 孤行,
背题). What the filling could avoid is not there any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from composer.diagnostics.diagnostic import Words
from composer.makeup.area.pictures import in_text
from composer.makeup.area.plan import AreaPlan
from composer.makeup.beads import around
from composer.makeup.blocks.placing import WORDS, SetLine
from composer.makeup.copyfit import Laid
from composer.makeup.desk import Desk
from composer.makeup.flow.flow import Filled
from composer.makeup.frames.frames import Slot
from composer.measure import Rect
from composer.papers.models import PictureSlot, QuoteSlot

__all__ = ["report_stubs"]

_ALONE = Words("只有一行", "stands alone")
_FIRST = Words("段首一行落在它上面", "is a paragraph's first line, alone above it")
_LAST = Words("段末一行落在它下面", "is a paragraph's last line, alone below it")
_HEAD = Words("小标题落在段底，下面没有正文", "is a crosshead with no text below it")


def report_stubs(desk: Desk, laid: Laid, filled: Filled) -> None:
    """W180, once for each run."""
    lines: dict[int, list[SetLine]] = {}
    for placed in filled.lines:
        lines.setdefault(placed.slot.column, []).append(placed)
    for plan in laid.plans[: laid.used]:
        for run, under, over in _runs(plan):
            rows = {slot.row for slot in run}
            column = lines.get(run[0].column, ())
            within = [one for one in column if _row(one) in rows]
            what = _fault(laid, within, under=under, over=over) if within else None
            if what is None or (what is not _ALONE and within[0].slot in filled.lone):
                continue
            line = within[-1] if what in (_FIRST, _HEAD) else within[0]
            _say(desk, laid, plan, run, line, what, under=under)


def _runs(plan: AreaPlan) -> Iterator[tuple[list[Slot], bool, bool]]:
    """The runs of an area's columns; of each whether something stands in the column above it, and below."""
    for _, own in groupby(plan.frame.slots, lambda slot: slot.column):
        runs: list[list[Slot]] = []
        for slot in own:
            if runs and slot.row <= runs[-1][-1].row + 1:
                runs[-1].append(slot)
            else:
                runs.append([slot])
        for run in runs:
            yield run, run[0].row > 0, run[-1].row < plan.frame.rows - 1


def _row(placed: SetLine) -> int:
    return placed.slot.row + int(placed.drop + 0.01 if placed.drop >= 1 else 0)


def _fault(laid: Laid, within: Sequence[SetLine], *, under: bool, over: bool) -> Words | None:
    """What is wrong with a run's lines."""
    first, last = within[0], within[-1]
    if (under or over) and len({_row(one) for one in within}) == 1:
        return _ALONE
    if laid.flow.kinds[last.block].spaced:
        return _HEAD
    words = first.cell == WORDS and last.cell == WORDS
    if under and words and first.line.last and first.line.start:
        return _LAST
    if over and words and not last.line.last and not last.line.start:
        return _FIRST
    return None


def _say(
    desk: Desk,
    laid: Laid,
    plan: AreaPlan,
    run: Sequence[Slot],
    placed: SetLine,
    what: Words,
    *,
    under: bool,
) -> None:
    text = laid.flow.blocks[placed.block].text
    line = placed.line
    rows = [slot for slot in run if slot.row == _row(placed)] or [placed.slot]
    on = desk.on(plan.ref)._replace(rect=around(rows, plan.frame.em))
    desk.findings.add(
        "W180",
        text.span(line.start, line.end),
        trail=(plan.area.where["at"].span,),
        on=on,
        hints=_hints(plan, run, under=under),
        name=str(plan.ref),
        column=run[0].column - plan.frame.numbers.start + 1,
        rows=run[-1].row - run[0].row + 1,
        text=text.chars[line.start : line.end].strip(),
        what=what,
    )


def _hints(plan: AreaPlan, run: Sequence[Slot], *, under: bool) -> tuple[tuple[str, str], ...]:
    """The lines of the picture or quote beside the run with which there is no run any more."""
    rect = around(run, plan.frame.em)
    near, height = plan.frame.advance, run[-1].row - run[0].row + 1
    slots: dict[str, PictureSlot | QuoteSlot] = {**plan.area.pictures, **plan.area.quotes}
    for name, slot in slots.items():
        lines = slot.at.lines
        if lines is None or (name in plan.area.pictures and name not in plan.pictures):
            continue
        place = in_text(plan.grid, plan.text, plan.frame.columns, slot.at)
        if not _across(place, rect):
            continue
        if under and abs(rect.y - place.bottom) < 3 * near:
            first, last = lines.first + height, lines.last + height
        elif not under and abs(place.y - rect.bottom) < 2 * near:
            first, last = lines.first - height, lines.last - height
        else:
            continue
        key = f"{'pictures' if name in plan.area.pictures else 'quotes'}: {name}"
        if first >= 1:
            way, chinese = ("down", "下") if under else ("up", "上")
            return ((
                f"把 {key} {chinese}移 {height} 行：lines: {first}-{last}",
                f"Move {key} {way} by {height} lines: lines: {first}-{last}",
            ),)  # fmt: skip
    return ()


def _across(place: Rect, rect: Rect) -> bool:
    return place.x < rect.right - 0.5 and place.right > rect.x + 0.5

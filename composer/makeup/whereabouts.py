"""Where the words of a story stand on paper — 字在哪一版: what is found while a story is read knows its line in the
file; once the story is set, its page, its area and its line there are known too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from composer.diagnostics.diagnostic import Diagnostic, OnPage
from composer.makeup.area.plan import AreaPlan
from composer.makeup.beads import around
from composer.makeup.blocks.placing import text_of
from composer.makeup.copyfit import Laid
from composer.makeup.desk import Desk
from composer.story.blocks import StoryText

__all__ = ["settle_findings"]

_InFile = tuple[int, int]
"""Line and column of a story's file."""


def settle_findings(desk: Desk, story: StoryText, laid: Laid, since: int) -> None:
    """Say of each finding about words of `story` where they stand, and of the others from number `since` on
    that they are about the area where the story begins. `laid` is the story as it is printed."""
    first = desk.on(laid.plans[0].ref)
    lines: list[tuple[_InFile, OnPage]] = []

    def of_word(finding: Diagnostic) -> OnPage | None:
        span = finding.span
        if span.file != story.file:
            return None
        if not lines:
            lines.extend(sorted(_lines(desk, laid), key=lambda line: line[0]))
        place = bisect_right(lines, (span.line, span.column), key=lambda line: line[0]) - 1
        # Before the first line of the body: the head, or the file as a whole.
        return lines[place][1] if place >= 0 else first

    desk.findings.settle(of_word)
    desk.findings.settle(lambda _finding: first, since)


def _lines(desk: Desk, laid: Laid) -> Iterator[tuple[_InFile, OnPage]]:
    """Each set line: where its first character is in the file, and where it stands."""
    plans: dict[int, AreaPlan] = {
        column: plan for plan in laid.plans for column in plan.frame.numbers
    }
    for placed in laid.filled.lines:
        text = text_of(laid.flow.blocks[placed.block], placed.cell)
        plan = plans[placed.slot.column]
        if text is None or not text.origins:
            continue
        span = text.span(placed.line.start)
        rect = around([placed.slot], plan.frame.em)
        yield (span.line, span.column), OnPage(plan.ref.page, plan.ref.area, rect)
    for wide in laid.plans[0].wide:
        for number in wide.blocks:
            for cell in laid.flow.blocks[number].cells():
                span = cell.span()
                here = desk.on(laid.plans[0].ref)._replace(rect=wide.rect)
                yield (span.line, span.column), here

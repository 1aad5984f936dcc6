"""Paragraphs — 段落: the body's, and what is set as one at a story's end: footline, credit, a list of names."""

from __future__ import annotations

from composer.galley.line import Line, Measures
from composer.galley.setter import Setter
from composer.makeup.blocks.kind import Kind, Manner, Placing, StoryLines
from composer.makeup.blocks.placing import WORDS, SetLine
from composer.story.text import Text

__all__ = ["CREDIT", "FOOTLINE", "NAMES", "PARAGRAPH"]


def _place_paragraph(run: Placing, number: int) -> bool:
    return run.mended(number) if run.flow.setter.style.mend else run.paragraph(number)


def _at_the_end(lines: StoryLines) -> Manner:
    return Manner(0, "end", lines.setter.style.credit)


def _place_credit(run: Placing, number: int) -> bool:
    return _joined(run, number) or run.paragraph(number)


def _joined(run: Placing, number: int) -> bool:
    """Set a credit flush right on the story's last line, where that has room for it and an em."""
    if not run.placed:
        return False
    last, flow = run.lines[-1], run.flow
    if last.cell != WORDS or not flow.kinds[last.block].takes_credit:
        return False
    credit = flow.setter.single(flow.blocks[number].text, flow.setter.style.credit)
    free = last.slot.width - last.line.x - last.line.width
    if free < credit.width + 1000:
        return False
    dx = (last.slot.width - credit.width) / 1000
    run.lines.append(SetLine(last.slot, credit, number, WORDS, dx, 0.0))
    return True


def _name_lines(
    setter: Setter, text: Text, measures: Measures, _manner: Manner
) -> tuple[Line, ...]:
    from composer.galley.name_lists import name_lines

    return name_lines(setter, text, measures)


PARAGRAPH = Kind(place=_place_paragraph, flush=True, body=True, evens=True, takes_credit=True)

FOOTLINE = Kind(manner=_at_the_end)

CREDIT = Kind(manner=_at_the_end, place=_place_credit)

NAMES = Kind(lines=_name_lines, admits=frozenset())

"""Classified notices — 分类广告: short notices packed in columns, whole where they fit, under the bands of
their categories, the feet of the columns level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.diagnostics.diagnostic import Span
from composer.display.strokes import weights
from composer.galley.line import Measures
from composer.makeup.blocks.kind import Kind, Manner, Placing, StoryLines
from composer.makeup.blocks.placing import DECORATION, KEEP, WORDS, Mark, SetLine, Stroke, Tint
from composer.makeup.blocks.setters import Kit
from composer.papers.models import NoticeStyle, TextStyle
from composer.patterns import pattern
from composer.story.blocks import Block, Category, Notice
from composer.story.text import Run, Text

__all__ = ["CATEGORY", "NOTICE", "with_lead"]

_LEAD = pattern(r"[^，。：；、！？（,:;\s]{1,16}(?=[，。：；、！？（,:;\s])")
"""The first words of a notice, up to a pause: what is sold, who looks for whom."""

_BAND = 0.75
"""Share of a category's lines that its band covers; the rest stands below it."""

_MOST = 0.6
"""Line advances: no gap between two notices grows by more when feet are levelled."""


def with_lead(kit: Kit, text: Text) -> Text:
    """`text` with its first words strong, unless the story has set words strong itself."""
    if kit.notices.lead == "none" or any(run.role == "strong" for run in text.runs):
        return text
    found = _LEAD.match(text.chars)
    if found is None:
        return text
    return replace(text, runs=(Run(0, found.end(), "strong"), *text.runs))


def _place_mark(run: Placing, kit: Kit, at: int, *, ruled: bool) -> None:
    """The mark before a notice whose first line is `run.lines[at]`, and the rule over it."""
    style, first = kit.notices, run.lines[at]
    number = first.block
    if style.mark:
        line = kit.type().setter.single(Text(style.mark))
        size = kit.ems(style.mark_size) / 1000
        lift, colour = kit.lift(size), style.mark_colour
        mark = SetLine(first.slot, line, number, DECORATION, 0.0, lift, size, colour)
        run.lines.insert(at, mark)
    if ruled:
        for offset, weight in weights(style.rule):
            y = offset / kit.advance
            run.marks.append(
                Stroke(first.slot, number, 0, y, first.slot.width, y, weight, kit.style.colour)
            )


def _place_notice(run: Placing, number: int) -> bool:
    """A notice: whole in one column if it is not long; ruled off from the one above it."""
    if run.ended():
        return False
    flow = run.flow
    count = len(flow.lines(number, (run.slots[run.at].width,)))
    if count <= flow.kit.notices.keep:
        while not run.at_head() and run.left_in_run[run.at] < count:
            run.skip_run()
            if run.ended():
                return False
    placed = run.placed
    ruled = not run.at_head() and isinstance(flow.blocks[number - 1], Notice)
    done = run.paragraph(number)
    if run.placed > placed:
        column = run.lines[placed].slot.column
        ruled = ruled and column == run.lines[placed - 1].slot.column
        _place_mark(run, flow.kit, placed, ruled=ruled)
    return done


def _place_category(run: Placing, number: int) -> bool:
    """A band with its words, placed with the notice that follows, or the first lines of a long one."""
    below, after, flow = 0, number + 1, run.flow
    if after < len(flow.blocks) and not run.ended():
        below = len(flow.lines(after, (run.slots[run.at].width,)))
        below = below if below <= flow.kit.notices.keep else KEEP
    return _place_band(run, flow.kit, number, flow.blocks[number].text, below)


def _place_band(run: Placing, kit: Kit, number: int, text: Text, below: int) -> bool:
    """类目 — a band with its words, placed with `below` lines of the notice that follows."""
    style = kit.notices
    type_ = kit.type(style.head, style.head_size)
    while not run.ended():
        slot = run.slots[run.at]
        measures = Measures((max(1, round(slot.width / type_.size)),))
        lines = type_.setter.paragraph(text, measures, align=style.head_align, face=style.head)
        need = max(style.head_lines, len(lines))
        if need + below > run.room():
            run.skip_run()
            continue
        band = max(need * _BAND, need - 0.5)
        top = 0.0 if run.at_head() else (need - band) / 2
        if style.head_tint is not None:
            run.marks.append(Tint(slot, number, 0, top, slot.width, top + band, style.head_tint))
        for at, line in enumerate(lines):
            y = top + (band - len(lines)) / 2 + at
            run.lines.append(
                SetLine(
                    slot, line, number, WORDS, 0.0, y + type_.lower, type_.size, style.head_colour
                )
            )
        run.at += need
        return True
    return False


def _level_feet(
    blocks: Sequence[Block], lines: Sequence[SetLine], marks: Sequence[Mark]
) -> tuple[tuple[SetLine, ...], tuple[Mark, ...]]:
    """拉齐 — columns that hold notices and nothing else end level: what one lacks to the longest is
    shared out between its notices, as long as no gap shows."""
    columns: dict[int, list[int]] = {}
    foot: dict[int, int] = {}
    for placed in lines:
        column = placed.slot.column
        order = columns.setdefault(column, [])
        if placed.block not in order:
            order.append(placed.block)
        foot[column] = max(foot.get(column, 0), placed.slot.row)
    moves: dict[tuple[int, int], float] = {}
    longest = max(foot.values(), default=0)
    for column, order in columns.items():
        plain = all(isinstance(blocks[number], Notice | Category) for number in order)
        lack = longest - foot[column]
        gaps = len(order) - 1 - sum(isinstance(blocks[n], Category) for n in order[:-1])
        if plain and lack and gaps > 0 and lack <= gaps * _MOST:
            moves.update(_shifts(blocks, order, lack / gaps, column))
    if not moves:
        return tuple(lines), tuple(marks)
    moved = [p._replace(drop=p.drop + moves.get((p.slot.column, p.block), 0.0)) for p in lines]
    return tuple(moved), tuple(_moved(mark, moves) for mark in marks)


def _shifts(
    blocks: Sequence[Block], order: Sequence[int], gap: float, column: int
) -> dict[tuple[int, int], float]:
    """How far down each notice of a column goes; nothing is put between a category and its first."""
    moves: dict[tuple[int, int], float] = {}
    down = 0.0
    for at, number in enumerate(order):
        if at and not isinstance(blocks[order[at - 1]], Category):
            down += gap
        moves[column, number] = down
    return moves


def _moved(mark: Mark, moves: dict[tuple[int, int], float]) -> Mark:
    down = moves.get((mark.slot.column, mark.block), 0.0)
    if not down:
        return mark
    if isinstance(mark, Stroke):
        first = moves.get((mark.slot.column, mark.block - 1))
        middle = down - (down - first) / 2 if first is not None else down
        return mark._replace(top=mark.top + middle, foot=mark.foot + middle)
    return mark._replace(top=mark.top + down, foot=mark.foot + down)


def _manner(lines: StoryLines) -> Manner:
    return Manner(1000 * len(lines.kit.notices.mark))


def _mark_of_style(_style: TextStyle, notices: NoticeStyle) -> list[tuple[str, Span]]:
    return [(notices.mark, notices.where["mark"].span)]


def _levelled(
    lines: StoryLines, placed: Sequence[SetLine], marks: Sequence[Mark]
) -> tuple[Sequence[SetLine], Sequence[Mark]] | None:
    return _level_feet(lines.blocks, placed, marks) if lines.kit.notices.level else None


NOTICE = Kind(
    manner=_manner,
    wording=with_lead,
    of_style=_mark_of_style,
    place=_place_notice,
    levelled=_levelled,
    flush=True,
    kept=True,
)

CATEGORY = Kind(place=_place_category, role="H3")

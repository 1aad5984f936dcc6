"""What is said of a set story: lines the eye would stumble over, overset text, headlines left out."""

from __future__ import annotations

from composer.diagnostics.model import Span, Words
from composer.makeup.areas import AreaPlan
from composer.makeup.desk import Desk
from composer.makeup.flow import Filled, Flow, Leftover
from composer.makeup.marked import MarkedStory
from composer.makeup.report import Overset
from composer.spec.models import StoryUse
from composer.story.model import Block, StoryText

__all__ = ["report_initial", "report_lines", "report_overset", "report_unset"]

_NO_ROOM = Words("首段太短或栏太窄", "the first paragraph is too short, or the column too narrow")


def report_lines(desk: Desk, flow: Flow, filled: Filled) -> None:
    """What the eye would stumble over: loose and forced lines, lone lines, words cut up."""
    loose, add = flow.setter.loose, desk.findings.add
    lone = set(filled.lone)
    for placed in filled.lines:
        line, text = placed.line, flow.blocks[placed.block].text
        if placed.cell >= 0:
            continue
        span, chars = text.span(line.start, line.end), text.chars[line.start : line.end]
        if line.stretch > loose:
            gap = f"{line.stretch / 1000:.2f} 字"
            add("W106", span, chars=chars, gap=gap, allowed=f"{loose / 1000:g} 字")
        if line.forced:
            add("W114", span, chars=chars)
        if placed.slot in lone:
            add("W112", span, text=chars, place=Words("栏末", "a column's foot"))
    for number in dict.fromkeys(placed.block for placed in filled.lines):
        text = flow.blocks[number].text
        for start, end, width, measure in flow.cut_tokens(number):
            add(
                "W107",
                text.span(start, end),
                token=text.chars[start:end],
                measured=f"{width / 1000:.1f} 字",
                allowed=f"{measure / 1000:g} 字",
            )


def report_initial(
    desk: Desk, use: StoryUse, story: StoryText, marked: MarkedStory, filled: Filled
) -> None:
    """W119 where the style wants a drop initial and the story has none."""
    why = marked.no_initial or (_NO_ROOM if marked.initial and not filled.dropped else None)
    if why:
        desk.findings.add("W119", use.where["story"].span, story=story.title, why=why)


def report_overset(
    desk: Desk,
    use: StoryUse,
    story: StoryText,
    area: Span,
    left: Leftover | None,
    capacity: int,
) -> Overset | None:
    """Report what found no room; `capacity` is how many lines the thread holds, `area` the place
    of its last area in the layout."""
    if left is None:
        return None
    block = story.blocks[left.block]
    place = block.text.span(left.offset) if block.text else block.rows[0][0].span()
    words = [block.text.chars[left.offset :] if block.text else _table_words(block)]
    for later in story.blocks[left.block + 1 :]:
        words.append(later.text.chars if later.text else _table_words(later))
    desk.findings.add(
        "E101",
        use.where["story"].span,
        trail=(area, place),
        story=story.title,
        lines=left.lines,
        chars=left.chars,
        capacity=capacity,
        cut=f"{place.file}:{place.line}:{place.column}",
    )
    return Overset(left.lines, left.chars, place, "\n".join(words))


def report_unset(desk: Desk, use: StoryUse, story: StoryText, plan: AreaPlan) -> int:
    """Characters of the headline block where the layout sets none; said, so that nobody takes
    them for printed."""
    if plan.head_set:
        return 0
    heads = (*story.headline, story.kicker, story.deck, story.byline, story.label)
    count = sum(len("".join(text.chars.split())) for text in heads)
    desk.findings.add(
        "N116",
        use.where["story"].span,
        trail=(plan.area.where["headline"].span,),
        story=story.title,
        chars=count,
    )
    return count


def _table_words(block: Block) -> str:
    return "\n".join(" ".join(cell.chars for cell in row) for row in block.rows)

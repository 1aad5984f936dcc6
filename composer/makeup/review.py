"""What is said of a set story: lines the eye would stumble over, overset text, headlines left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import OnPage, Span, Words
from composer.display.items import Item
from composer.makeup.area.plan import AreaPlan, headline_style
from composer.makeup.blocks.placing import WORDS, Leftover
from composer.makeup.copyfit import Changes, Laid, Outcome, head_size, on_scale
from composer.makeup.counted_set import words_beside
from composer.makeup.desk import Desk
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.marks.admitted import MarkedStory
from composer.makeup.report import FitReport, Overset
from composer.measure import Length, size_name
from composer.papers.models import Copyfit, FitStep, StoryUse
from composer.story.blocks import STANDARD, Block, StoryText

if TYPE_CHECKING:
    from composer.makeup.blocks.table import SetTable

__all__ = [
    "fit_hints",
    "report_bounded",
    "report_fits",
    "report_heads",
    "report_initial",
    "report_jump_head",
    "report_lines",
    "report_marks",
    "report_overset",
    "report_tables",
    "report_unset",
]

_ONE_CHARACTER = 800
"""1/1000 em: in a table's cell that is narrower, characters stand one on the other."""

_FOOT = Words("栏末", "a column's foot")
_HEAD = Words("栏首", "a column's head")

_NO_ROOM = Words(
    "首段太短、栏太窄，或竖排的栏太矮",
    "the first paragraph is too short, the column too narrow, or a band of vertical text too low",
)


def report_lines(desk: Desk, flow: Flow, filled: Filled) -> None:
    """What the eye would stumble over: loose and forced lines, lone lines and characters, words cut up."""
    loose, add = flow.setter.loose, desk.findings.add
    lone = set(filled.lone)
    for placed in filled.lines:
        line = placed.line
        if not (line.stretch > loose or line.forced or (lone and placed.slot in lone)):
            continue
        if placed.cell != WORDS:
            continue
        text = flow.blocks[placed.block].text
        span, chars = text.span(line.start, line.end), text.chars[line.start : line.end]
        if line.stretch > loose:
            gap = f"{line.stretch / 1000:.2f} 字"
            add("W106", span, chars=chars, gap=gap, allowed=f"{loose / 1000:g} 字")
        if line.forced:
            add("W114", span, chars=chars)
        if placed.slot in lone:
            add("W112", span, text=chars, place=_HEAD if line.last and line.start else _FOOT)
    _report_lone_characters(desk, flow, filled)
    cut = flow.cut_tokens()
    for number in dict.fromkeys(placed.block for placed in filled.lines) if cut else ():
        text = flow.blocks[number].text
        for start, end, width, measure in cut.get(number, ()):
            add(
                "W107",
                text.span(start, end),
                token=text.chars[start:end],
                measured=f"{width / 1000:.1f} 字",
                allowed=f"{measure / 1000:g} 字",
            )


def _report_lone_characters(desk: Desk, flow: Flow, filled: Filled) -> None:
    """W156: lone characters that no other break would have spared; a credit beside one keeps it company."""
    for at, placed in enumerate(filled.lines):
        line = placed.line
        if not line.last or placed.cell != WORDS or not flow.lone(placed.block, line):
            continue
        if any(after.slot == placed.slot for after in filled.lines[at + 1 : at + 2]):
            continue
        text = flow.blocks[placed.block].text
        span, chars = text.span(line.start, line.end), text.chars[line.start : line.end].strip()
        desk.findings.add("W156", span, chars=chars, measured=f"{line.width / 1000:g} 字")


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
    of_page: Words,
    hints: tuple[tuple[str, str], ...] = (),
    aside: frozenset[int] = frozenset(),
    on: OnPage | None = None,
) -> Overset | None:
    """Report what found no room; `capacity` is how many lines the thread holds, `of_page` what
    the lines left over are in lines of the page, `area` the place of its last area in the layout, `hints` what copyfitting could have won, `aside` the blocks that stand
    elsewhere than in the thread, `on` the thread's place on paper."""
    if left is None:
        return None
    block = story.blocks[left.block]
    place = block.place(left.offset)
    words = [block.words(left.offset)]
    after = range(left.block + 1, len(story.blocks))
    words += [story.blocks[number].words() for number in after if number not in aside]
    if left.tall:
        high, most = left.tall
        desk.findings.add("W147", place, trail=(area,), on=on, measured=f"{high:g}", allowed=most)
    desk.findings.add(
        "E101",
        use.where["story"].span,
        trail=(area, place),
        on=on,
        hints=hints,
        story=story.title,
        lines=left.lines,
        of_page=of_page,
        chars=left.chars,
        capacity=capacity,
        cut=f"{place.file}:{place.line}:{place.column}",
    )
    text = "\n".join(words)
    return Overset(left.lines, len("".join(text.split())), place, text)


_STEPS: Mapping[FitStep, Words] = {
    "reset": Words("重排段落", "paragraph re-set"),
    "tracking": Words("字距", "tracking"),
    "space": Words("题空", "headline's space"),
    "headline": Words("题号", "headline's size"),
    "crosshead": Words("小标题占行", "crosshead's lines"),
    "picture": Words("图高", "picture's height"),
}


def report_fits(
    desk: Desk, use: StoryUse, story: StoryText, before: Laid, after: Laid, outcome: Outcome
) -> tuple[FitReport, ...]:
    """合版: N135 for every step taken, with what it was and what it is now."""
    reports = []
    over = before.need > 0
    for step, key, fit, lines in outcome.stages:
        place, was, now = _figures(desk, use, story, before, after, step, key, fit)
        reports.append(FitReport(step, place, was, now, lines, over))
        done = Words(f"收 {lines} 行", f"{lines} lines won")
        if not over:
            done = Words(f"补 {lines} 行", f"{lines} lines filled")
        if not lines:
            done = Words("为重排段落让出余地", "so that paragraphs can be re-set")
        desk.findings.add(
            "N135", place, story=story.title, step=_STEPS[step], was=was, now=now, done=done,
            lines=lines, over=over,
        )  # fmt: skip
    return tuple(reports)


def report_bounded(
    desk: Desk, use: StoryUse, story: StoryText, laid: Laid, refused: Length, allowed: Copyfit
) -> None:
    """N186: the size that copyfitting would have made the headline, had it not outgrown its rank there."""
    size = head_size(laid)
    if size is None:
        return
    head = story.headline[0].span() if story.headline else use.where["story"].span
    desk.findings.add(
        "N186",
        head,
        on=desk.on(laid.plans[0].ref),
        story=story.title,
        size=size_name(size),
        refused=size_name(refused),
        growth=f"{100 * (refused.value / size.value - 1):.0f} %",
        allowed=f"{100 * (allowed.enlarge - 1):.0f} %",
    )


def _figures(
    desk: Desk,
    use: StoryUse,
    story: StoryText,
    before: Laid,
    after: Laid,
    step: FitStep,
    key: int | str,
    fit: Changes,
) -> tuple[Span, str, str]:
    """The place of a step, and its figure before and after."""
    first = desk.loaded.layouts[before.plans[0].ref.page].areas[before.plans[0].ref.area]
    head = story.headline[0].span() if story.headline else use.where["story"].span
    match step:
        case "reset":
            assert isinstance(key, int)
            count = len({p.slot for p in after.filled.lines if p.block == key})
            was = count - fit.resets[key]
            return story.blocks[key].text.span(0, 1), f"{was} 行", f"{count} 行"
        case "crosshead":
            assert isinstance(key, int)
            high = 1 + fit.crossheads[key]
            return story.blocks[key].text.span(), "空 1 行", f"空 {high} 行"
        case "picture":
            slot = str(key)
            highs = [
                next(plan.pictures[slot] for plan in laid.plans if slot in plan.pictures)
                for laid in (before, after)
            ]
            return use.pictures[slot].where.span, f"{highs[0]} 行", f"{highs[1]} 行"
        case "tracking":
            return use.where["story"].span, "0%", f"{fit.tracking / 10:+g}%"
        case "headline":
            size = head_size(before) or headline_style(desk, first.headline.style).main.size
            return head, size_name(size), size_name(on_scale(size, fit.sizes))
        case _:
            return head, "0 行", f"{fit.space:+d} 行"


def fit_hints(need: int, furthest: Laid) -> tuple[tuple[str, str], ...]:
    """What the editor must do where copyfitting was not enough: how far it got, and the rest. Nothing of
    areas that no step gave a slot: lines that have no measure cannot be counted."""
    if not furthest.slots:
        return ()
    won = abs(need) - abs(furthest.need)
    left = furthest.filled.left
    if left is not None:
        return (
            (
                f"合版用尽可收 {won} 行：删 {left.chars} 字即可排下",
                f"Copyfitting can win {won} lines: cut {left.chars} characters and it fits",
            ),
        )
    return (
        (
            f"合版用尽只能补 {won} 行，未用",
            f"Copyfitting could fill {won} lines at most; not done",
        ),
    )


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


def report_heads(desk: Desk, use: StoryUse, story: StoryText, plan: AreaPlan) -> None:
    """W122 for a story without a headline in an area whose layout says how headlines are set there."""
    where = plan.area.where["headline"].span
    named = where.file and where != plan.area.where.span
    if story.headline or not plan.head_set or not named:
        return
    desk.findings.add(
        "W122", use.where["story"].span, trail=(where,), story=story.title, area=str(plan.ref)
    )


def report_jump_head(desk: Desk, use: StoryUse, story: StoryText, items: Iterable[Item]) -> bool:
    """Whether the story's jump headline stands on its pages; N334 if it has one that does not."""
    short = "".join(story.jump_headline.chars.split())
    if not short:
        return True
    if short in words_beside(items, desk.outline.nodes, (story.file,)):
        return True
    desk.findings.add(
        "N334",
        story.jump_headline.span(),
        trail=(use.where["story"].span,),
        story=story.title,
        chars=len(short),
    )
    return False


def report_tables(desk: Desk, flow: Flow) -> None:
    """Table styles that the paper lacks, tables with columns in which no character has room, cells too
    narrow for a word in them; each said once, whatever heights were tried."""
    said: set[tuple[int, int, int]] = set()
    for number, table in flow.tables():
        form, block = table.form, flow.blocks[number]
        known = desk.paper.tables
        if form.style != STANDARD and form.style not in known and (number, -1, -1) not in said:
            from composer.diagnostics.suggest import suggestion

            said.add((number, -1, -1))
            hints = suggestion(form.style, known)
            desk.findings.add("E323", form.place, hints=hints, name=form.style)
        if any(tight.allowed < _ONE_CHARACTER for tight in table.tight):
            if (number, -2, -2) not in said:
                said.add((number, -2, -2))
                _crowded(desk, block, table)
            continue
        for row, cell, start, end, measured, allowed in table.tight:
            if (number, row, cell) in said:
                continue
            said.add((number, row, cell))
            text = block.cells()[table.firsts[row] + cell]
            desk.findings.add(
                "W145",
                text.span(start, end),
                token=text.chars[start:end],
                measured=f"{measured / 1000:.1f} 字",
                allowed=f"{allowed / 1000:.1f} 字",
            )


def _crowded(desk: Desk, block: Block, table: SetTable) -> None:
    """E153: a table of so many columns that the narrowest holds no character."""
    narrowest = min(tight.allowed for tight in table.tight)
    columns = max(len(row) for row in table.rows)
    tight = table.tight[0]
    desk.findings.add(
        "E153",
        block.cells()[table.firsts[tight.row] + tight.cell].span(),
        columns=columns,
        measured=f"{narrowest / 1000:.1f} 字",
        allowed="1 字",
    )


def report_marks(desk: Desk, flow: Flow) -> None:
    """E401 for bullets and notice marks that no face has: they come from a style, not from the story."""
    style, notices = flow.setter.style, flow.kit.notices
    marks: list[tuple[str, Span]] = []
    for kind in flow.by_type.values():
        if kind.of_style:
            marks += kind.of_style(style, notices)
    for words, span in marks:
        for at in desk.fonts.missing(words):
            char = words[at]
            desk.findings.add("E401", span, char=char, codepoint=f"U+{ord(char):04X}")

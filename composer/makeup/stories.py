"""One story through its thread — 串文: areas planned, text poured, last frame balanced, jumps marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from operator import attrgetter

from composer.diagnostics.diagnostic import OnPage, Words
from composer.display.items import Bead, Bookmark, Item, TextItem
from composer.frozen import frozen
from composer.makeup.area.plan import AreaFit, AreaPlan, headline_style, plan_area
from composer.makeup.area.pull_quotes import quotes_of
from composer.makeup.area.shorter import shorter
from composer.makeup.beads import around, beads
from composer.makeup.blocks.placing import Leftover
from composer.makeup.blocks.setters import Kit
from composer.makeup.blocks.structure import block_nodes
from composer.makeup.copyfit import Changes, Laid, fitted, head_size, on_scale
from composer.makeup.counted_set import characters_set, mark_overset
from composer.makeup.desk import Desk
from composer.makeup.drawing import Drawer, pages_of, story_items
from composer.makeup.flow.balance import LEVEL, apart, balance, foot_row
from composer.makeup.flow.flow import Filled, Flow
from composer.makeup.grid import ASCENT
from composer.makeup.headline.beside import jump_style
from composer.makeup.headline.block import Part, head_parts, side_part
from composer.makeup.jumps import jumps_of, report_jumps, slots_of, with_remainder
from composer.makeup.marks.admitted import MarkedStory, with_marks
from composer.makeup.page.feet import balanced, check_feet, with_level_feet
from composer.makeup.page.headings import Heading, headings_of, sizes_on
from composer.makeup.page.stubs import report_stubs
from composer.makeup.report import FitReport, Jump, Overset, StoryReport
from composer.makeup.review import (
    fit_hints,
    report_bounded,
    report_fits,
    report_heads,
    report_initial,
    report_jump_head,
    report_lines,
    report_marks,
    report_overset,
    report_tables,
    report_unset,
)
from composer.makeup.typed import words_of_page
from composer.makeup.whereabouts import settle_findings
from composer.measure import Length, Rect
from composer.papers.models import Copyfit, StoryUse, TextStyle
from composer.papers.models.values import AreaRef
from composer.papers.wording import filled as wording
from composer.papers.wording import page_words
from composer.story.blocks import StoryText
from composer.story.text import Text

__all__ = ["StorySet", "lay_story", "set_story"]

_WHITE = 3
"""Lines: an area that stays emptier than that at its foot is reported."""

_CLEAR = 2
"""Lines of space more that a headline gets at most where annotations stand over the first lines below it."""


@frozen
class StorySet:
    """A story on its pages: items by page number, and what to report."""

    items: Mapping[int, tuple[Item, ...]]
    report: StoryReport
    bookmarks: tuple[tuple[int, Bookmark], ...]
    """(page number, bookmark); the bookmark's page index is filled in later."""
    beads: tuple[tuple[int, Bead], ...] = ()
    """(page number, bead), in the order of reading; likewise."""
    headings: tuple[Heading, ...] = ()
    """Its main headline, for the rules of the page."""


def set_story(desk: Desk, use: StoryUse, story: StoryText) -> StorySet:
    """Take one story through its areas."""
    return _StorySetter(desk, use, story).set()


def lay_story(desk: Desk, use: StoryUse, story: StoryText) -> Laid:
    """A story laid out in its areas as it stands, nothing fitted, balanced or drawn: what it takes."""
    return _StorySetter(desk, use, story).laid()


class _StorySetter:
    """The work on one story, in order: plan areas, flow, balance, draw, report."""

    def __init__(self, desk: Desk, use: StoryUse, story: StoryText) -> None:
        self.desk, self.use, self.story = desk, use, story
        self.refs: tuple[AreaRef, ...] = use.thread or ((use.area,) if use.area else ())
        first = desk.loaded.layouts[self.refs[0].page].areas[self.refs[0].area]
        self.style = desk.text_style(first)
        self.art = desk.outline.add("Art", story=story.name, title=story.title)
        self.given = story
        self.made: MarkedStory | None = None
        self.flows: dict[int, Flow] = {}
        """By tracking: lines that were set for one trial serve the next."""
        self.mark = desk.mark()
        self.first_finding = len(desk.findings)
        self.head_size: Length | None = None
        """Of the main headline as it was chosen: copyfitting goes up or down from it."""
        self.hints: tuple[tuple[str, str], ...] = ()

    def laid(self) -> Laid:
        return self._lay(Changes())

    def set(self) -> StorySet:
        desk = self.desk
        laid, fits = self._laid_to_fit()
        made = self.made
        assert made is not None
        laid = with_remainder(desk, laid)
        plans, used = laid.plans, laid.used
        nodes = block_nodes(desk.outline, self.art, self.story.blocks, laid.flow.kit.table)
        for plan in plans[used:]:
            where = self.use.where["thread"].span
            on = desk.on(plan.ref)
            desk.findings.add("W113", where, on=on, story=self.story.title, area=str(plan.ref))
        filled = with_level_feet(desk, laid, laid.flow.levelled(self._balance(laid)))
        check_feet(desk, laid, filled)
        report_stubs(desk, laid, filled)
        level = replace(laid, filled=filled)
        jumps = jumps_of(level)
        initial = laid.flow.first if filled.dropped else -1
        drawer = Drawer(desk, made, desk.grid(self.refs[0].page), nodes, initial)
        items = story_items(drawer, level, jumps, self._jump_words)
        report_lines(desk, laid.flow, filled)
        report_tables(desk, laid.flow)
        report_marks(desk, laid.flow)
        report_initial(desk, self.use, self.story, made, filled)
        report_jumps(desk, self.use, self.story.title, jumps)
        overset = self._overset(filled.left, laid)
        printed = self._counted(plans[0], filled.left, chain(*items.values()))
        settle_findings(desk, self.story, level, self.first_finding)
        spots = beads(map(attrgetter("slot"), filled.lines), pages_of(plans), plans[0].frame.em)
        return StorySet(
            {page: tuple(own) for page, own in items.items()},
            self._story_report(plans[:used], jumps, overset, printed, fits),
            self._bookmarks(plans[0]),
            tuple((page, Bead(self.art, 0, rect)) for page, rect in spots),
            tuple(headings_of(desk, plans, self.story)),
        )

    def _counted(self, first: AreaPlan, left: Leftover | None, items: Iterable[Item]) -> int:
        """The story's characters as its items show them; E348 where they are not those of its file less what is
        told to be left over."""
        desk, items = self.desk, list(items)
        unset = report_unset(desk, self.use, self.story, first)
        report_heads(desk, self.use, self.story, first)
        jump_head_set = report_jump_head(desk, self.use, self.story, items)
        mark_overset(self.story, left, head_set=first.head_set, jump_head_set=jump_head_set)
        printed = characters_set(items, desk.outline.nodes, self.story.file)
        expected = self.story.characters() - unset - (left.chars if left else 0)
        if printed != expected:
            where = self.use.where["story"].span
            desk.findings.add("E348", where, on=self._whole(), measured=printed, allowed=expected)
        return printed

    def _kit(self, style: TextStyle) -> Kit:
        desk, grid = self.desk, self.desk.grid(self.refs[0].page)
        em = grid.pt(style.size)
        advance = grid.pt(style.advance, em) if style.advance else grid.advance
        return Kit(desk.setter, style, em, advance, desk.paper.tables, desk.paper.notices)

    def _with_marks(self, plans: Sequence[AreaPlan]) -> MarkedStory:
        """The story with the marks beside its lines that the areas have room for."""
        grid = self.desk.grid(self.refs[0].page)
        em = grid.pt(self.style.size)
        advance = grid.pt(self.style.advance, em) if self.style.advance else grid.advance
        least = min((slot.width for plan in plans for slot in plan.frame.slots), default=0)
        opens = plans[0].frame.advance if self.style.vertical and plans else None
        return with_marks(self.desk, self.given, self.style, em, advance, least, opens)

    # ── planning ──────────────────────────────────────────────────────────────────────────────

    def _laid_to_fit(self) -> tuple[Laid, tuple[FitReport, ...]]:
        """The story laid out; where its copyfitting allows and it is over or under, made to fit."""
        laid = self._lay(Changes())
        allowed = self._copyfit()
        if allowed is None or not laid.need:
            return laid, ()
        planned = {Changes().planning: laid.plans}
        self.head_size = head_size(laid)

        def tried(fit: Changes) -> Laid:
            plans = planned.get(fit.planning)
            made = self._lay(fit, plans)
            planned[fit.planning] = made.plans
            return made

        outcome = fitted(tried, laid, allowed, self._largest(allowed))
        if outcome.fit is None:
            furthest = outcome.furthest
            self.hints = fit_hints(laid.need, furthest)
            return self._lay(Changes()), ()
        final = self._lay(outcome.fit)
        if outcome.refused is not None:
            report_bounded(self.desk, self.use, self.story, laid, outcome.refused, allowed)
        return final, report_fits(self.desk, self.use, self.story, laid, final, outcome)

    def _largest(self, allowed: Copyfit) -> float:
        """Points that copyfitting may make the headline at most: so many times its size as is allowed, and less
        than any of the next rank on its page."""
        desk, page = self.desk, self.refs[0].page
        area = desk.loaded.layouts[page].areas[self.refs[0].area]
        grid, own = desk.grid(page), headline_style(desk, area.headline.style).main.size
        size = grid.pt(self.head_size or own)
        above = [one for one in sizes_on(desk, page) if one > grid.pt(own) + 0.01]
        return min([size * allowed.enlarge + 0.01, *(one - 0.01 for one in above)])

    def _copyfit(self) -> Copyfit | None:
        """What may be done: the story's own word goes before the area's, that before the style's."""
        first = self.desk.loaded.layouts[self.refs[0].page].areas[self.refs[0].area]
        allowed = self.use.copyfit or first.copyfit or self.style.copyfit
        return allowed if allowed and allowed.use else None

    def _lay(self, fit: Changes, plans: Sequence[AreaPlan] | None = None) -> Laid:
        """Plan the areas (or take them from an earlier trial) and pour the text through as few of
        them as hold it. What an earlier trial found is forgotten."""
        if plans is None:
            plans, marked = self._planned(fit)
            if marked != self.made:
                self.made, self.story, self.flows = marked, marked.story, {}
        made = self.made
        assert made is not None
        if fit.tracking not in self.flows:
            setter = self.desk.setter(made.style, fit.tracking)
            self.flows[fit.tracking] = Flow(
                setter, made.story.blocks, self._kit(made.style), made.initial
            )
        flow = self.flows[fit.tracking].fitted(fit.resets, fit.crossheads)
        if plans[0].wide:
            flow = flow.without(frozenset(n for one in plans[0].wide for n in one.blocks))
        for used in range(1, len(plans) + 1):
            slots = slots_of(plans, used)
            filled = flow.fill(slots)
            if filled.left is None:
                break
        return Laid(plans, flow, used, slots, filled)

    def _planned(self, fit: Changes) -> tuple[list[AreaPlan], MarkedStory]:
        """The areas, and the story with the marks that they have room for; headlines keep clear of the
        annotations of the first lines below them."""
        for clear in range(_CLEAR + 1):
            self.desk.rewind(self.mark)
            plans = self._plans(fit, clear)
            marked = self._with_marks(plans)
            if not any(_crowded(plan, marked.standing.reach) for plan in plans):
                break
        if marked.style.vertical or not any(block.span for block in marked.story.blocks):
            return plans, marked
        from composer.makeup.area.wide_tables import wide_tables

        wide, refused = wide_tables(self._kit(marked.style), marked.story.blocks, plans[0])
        if wide:
            self.desk.rewind(self.mark)
            plans = self._plans(fit, clear, [one.rect for one in wide])
            plans[0] = replace(plans[0], wide=tuple(wide))
            marked = self._with_marks(plans)
        for one in refused:
            span, on = marked.story.blocks[one.block].place(), self.desk.on(self.refs[0])
            self.desk.findings.add("W158", span, on=on, name=str(self.refs[0]), why=one.why)
        return plans, marked

    def _plans(self, fit: Changes, clear: int, taken: Sequence[Rect] = ()) -> list[AreaPlan]:
        """The areas planned, their headlines with `clear` lines more of space; of the first one `taken` are
        places of tables."""
        plans: list[AreaPlan] = []
        quotes = quotes_of(self.use, self.story)
        columns = 0
        for number, ref in enumerate(self.refs):
            jump = number > 0 and self.refs[number - 1].page != ref.page
            self._check_direction(ref)
            parts: list[Part] = []
            if number == 0:
                parts = self._head(ref, fit.sizes)
            elif jump:
                parts = self._jump_head(self.refs[number - 1].page)
            plan = plan_area(
                self.desk,
                ref,
                parts,
                self.use.pictures,
                quotes,
                self.style,
                self.art,
                columns,
                jump=jump,
                fit=AreaFit(clear + (0 if number else fit.space), fit.pictures),
                taken=() if number else taken,
            )
            columns += len(plan.frame.columns)
            plans.append(plan)
        return plans

    def _check_direction(self, ref: AreaRef) -> None:
        """E120: a paragraph cannot go on in lines of another direction; the first area's holds."""
        area = self.desk.loaded.layouts[ref.page].areas[ref.area]
        if self.desk.text_style(area).vertical == self.style.vertical:
            return
        own = Words("横排", "horizontal") if self.style.vertical else Words("竖排", "vertical")
        first = Words("竖排", "vertical") if self.style.vertical else Words("横排", "horizontal")
        self.desk.findings.add(
            "E120",
            self.use.where["thread"].span,
            trail=(area.where["text"].span,),
            on=self.desk.on(ref),
            story=self.story.title,
            area=str(ref),
            own=own,
            first=first,
        )

    def _head(self, ref: AreaRef, sizes: int) -> list[Part]:
        area = self.desk.loaded.layouts[ref.page].areas[ref.area]
        label = self.story.label
        if not label and area.label:
            where = area.where["label"].span
            label = Text(area.label, (), ((0, where.line, where.column),), where.file)
        style = headline_style(self.desk, area.headline.style)
        if sizes:
            size = on_scale(self.head_size or style.main.size, sizes)
            style = replace(style, main=replace(style.main, size=size, fit=None))
        return head_parts(self.desk, self.desk.grid(ref.page), self.story, style, label)

    def _jump_head(self, page: int) -> list[Part]:
        """上接第N版 and the short headline."""
        desk, grid = self.desk, self.desk.grid(self.refs[0].page)
        first = desk.loaded.layouts[self.refs[0].page].areas[self.refs[0].area]
        style = jump_style(desk, grid, headline_style(desk, first.headline.style))
        came = Text(wording(self.desk.paper.jump.came, self._page_words(page)))
        short = self.story.jump_headline or Text(self.story.title)
        return [
            replace(
                side_part(desk, grid, style, "kicker", style.kicker, (came,), "P"), name="jump line"
            ),
            Part(style.main, (short,), "H3", name="jump headline"),
        ]

    def _jump_words(self, page: int) -> Text:
        """下转第N版."""
        return Text(wording(self.desk.paper.jump.to, self._page_words(page)))

    def _page_words(self, page: int) -> dict[str, str]:
        name = self.desk.loaded.edition.pages[page].name
        return page_words(page, name, self.story.jump_headline.chars or self.story.title)

    # ── flowing ───────────────────────────────────────────────────────────────────────────────

    def _balance(self, laid: Laid) -> Filled:
        """末栏拉齐, and white that is left below it. Vertical text is not balanced (CLREQ 4.1.4): its bands
        are filled one after the other."""
        last, filled = laid.plans[laid.used - 1], laid.filled
        if filled.left is not None or not last.frame.slots:
            return filled
        if last.vertical:
            free = len(laid.slots) - filled.used
            rows = last.frame.rows - free // len(last.frame.columns)
        else:
            if balanced(last):
                before = laid.slots[: -len(last.frame.slots)]
                pour = partial(laid.flow.pour, among=filled.run)
                filled = balance(pour, before, last.frame, filled)
                if apart(last.frame, laid.flow.levelled(filled))[1] > LEVEL:
                    from composer.makeup.flow.evening import evened

                    filled = evened(laid.flow, before, last.frame, filled)
            rows = foot_row(last.frame, filled)
        empty = [slot for slot in last.frame.slots if slot.row >= rows]
        white = len({slot.row for slot in empty})
        if white > _WHITE:
            where = last.area.where["at"].span
            chars = sum(slot.width for slot in empty) // 1000
            on = self.desk.on(last.ref)._replace(rect=around(empty, last.frame.em))
            self.desk.findings.add(
                "W110",
                where,
                on=on,
                hints=(*self.hints, *shorter(last, rows, chars)),
                name=str(last.ref),
                lines=white,
                of_page=self._of_page(last, white),
                chars=chars,
            )
        return filled

    # ── reporting ─────────────────────────────────────────────────────────────────────────────

    def _of_page(self, plan: AreaPlan, lines: int) -> Words:
        """So many lines of an area's text in lines of the page, if those are others."""
        if plan.vertical:
            return Words("", "")
        return words_of_page(lines, plan.frame.advance, plan.grid)

    def _overset(self, left: Leftover | None, laid: Laid) -> Overset | None:
        last = self.refs[-1]
        area = self.desk.loaded.layouts[last.page].areas[last.area]
        where = area.where["at"].span
        of_page = self._of_page(laid.plans[-1], left.lines if left else 0)
        return report_overset(
            self.desk,
            self.use,
            self.story,
            where,
            left,
            len(laid.slots),
            of_page,
            self.hints,
            laid.flow.aside,
            self._whole(),
        )

    def _whole(self) -> OnPage:
        """The last area of the thread, and with it every page of the thread: what is cut there or before
        moves what stands on them."""
        on = self.desk.on(self.refs[-1])
        return on._replace(also=tuple(sorted({ref.page for ref in self.refs} - {on.page})))

    def _story_report(
        self,
        plans: Sequence[AreaPlan],
        jumps: Sequence[Jump],
        overset: Overset | None,
        printed: int,
        fits: tuple[FitReport, ...],
    ) -> StoryReport:
        pages = tuple(dict.fromkeys(plan.ref.page for plan in plans))
        return StoryReport(
            self.story.name,
            self.story.title,
            self.story.given(),
            printed,
            tuple(str(plan.ref) for plan in plans),
            pages,
            tuple(jumps),
            overset,
            tuple(one for plan in plans for one in plan.chosen),
            fits,
            self.story.account,
        )

    def _bookmarks(self, plan: AreaPlan) -> tuple[tuple[int, Bookmark], ...]:
        top = plan.grid.rect(plan.area.at).y
        return ((plan.ref.page, Bookmark(self.story.title, 0, top, 1)),)


def _crowded(plan: AreaPlan, reach: float) -> bool:
    """Whether annotations `reach` points above the first lines of an area would stand on its headline."""
    if plan.vertical or not reach or not plan.frame.slots:
        return False
    top = plan.frame.slots[0].baseline - ASCENT * plan.frame.em - reach
    heads = (item for item in plan.head if isinstance(item, TextItem) and not item.vertical)
    return any(item.y + (1 - ASCENT) * item.size > top + 0.01 for item in heads)

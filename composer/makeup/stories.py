"""One story through its thread — 串文: areas planned, text poured, last frame balanced, jumps marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from composer.diagnostics.model import Words
from composer.display.model import Bookmark, Item, StructureRole
from composer.makeup.areas import AreaPlan, headline_style, plan_area
from composer.makeup.desk import Desk
from composer.makeup.drawing import Drawer
from composer.makeup.flow import Filled, Flow, Leftover
from composer.makeup.frames import Slot
from composer.makeup.headlines import Part, head_parts
from composer.makeup.marked import MarkedStory, with_marks
from composer.makeup.report import Jump, Overset, StoryReport
from composer.makeup.review import report_initial, report_lines, report_overset, report_unset
from composer.spec.models import StoryUse
from composer.spec.values import AreaRef
from composer.story.model import StoryText, Text

__all__ = ["StorySet", "set_story"]

_WHITE = 3
"""Lines: an area that stays emptier than that at its foot is reported."""

_ROLES: Mapping[str, StructureRole] = {"crosshead": "H3", "table": "Table"}


@dataclass(frozen=True, slots=True)
class StorySet:
    """A story on its pages: items by page number, and what to report."""

    items: Mapping[int, tuple[Item, ...]]
    report: StoryReport
    bookmarks: tuple[tuple[int, Bookmark], ...]
    """(page number, bookmark); the bookmark's page index is filled in later."""


def set_story(desk: Desk, use: StoryUse, story: StoryText) -> StorySet:
    """Take one story through its areas."""
    return _StorySetter(desk, use, story).set()


class _StorySetter:
    """The work on one story, in order: plan areas, flow, balance, draw, report."""

    def __init__(self, desk: Desk, use: StoryUse, story: StoryText) -> None:
        self.desk, self.use, self.story = desk, use, story
        self.refs: tuple[AreaRef, ...] = use.thread or ((use.area,) if use.area else ())
        first = desk.loaded.layouts[self.refs[0].page].areas[self.refs[0].area]
        self.style = desk.text_style(first)
        self.art = desk.outline.add("Art", story=story.name, title=story.title)

    def set(self) -> StorySet:
        desk = self.desk
        plans = self._plans()
        made = self._with_marks(plans)
        self.story = made.story
        self.flow = Flow(desk.setter(made.style), self.story.blocks, made.initial)
        nodes = self._block_nodes()
        used, filled = self._fill(plans)
        filled = self._balance(plans, used, filled)
        items: dict[int, list[Item]] = {}
        for plan in plans:
            items.setdefault(plan.ref.page, []).extend(plan.items)
        pages = {slot.column: plan.ref.page for plan in plans for slot in plan.frame.slots}
        initial = self.flow.first if filled.dropped else -1
        drawer = Drawer(desk, made, desk.grid(self.refs[0].page), nodes, initial)
        for set_line in filled.lines:
            items[pages[set_line.slot.column]].extend(drawer.line(set_line))
        for column, item in drawer.above:
            items[pages[column]].append(item)
        for plan in plans[:used]:
            items[plan.ref.page].extend(drawer.column_rules(plan, filled))
        for row in filled.rules:
            items[pages[row.slot.column]].append(drawer.row_rule(row))
        jumps = self._jumps(plans, used)
        for start, to in jumps:
            items[start.ref.page].append(drawer.jump_line(start, to))
        report_lines(desk, self.flow, filled)
        report_initial(desk, self.use, self.story, made, filled)
        overset = self._overset(filled.left, len(self._slots(plans, used)))
        return StorySet(
            {page: tuple(own) for page, own in items.items()},
            self._story_report(
                plans[:used], jumps, overset, report_unset(desk, self.use, self.story, plans[0])
            ),
            self._bookmarks(plans[0]),
        )

    def _with_marks(self, plans: list[AreaPlan]) -> MarkedStory:
        """The story with the marks beside its lines that the areas have room for."""
        grid = self.desk.grid(self.refs[0].page)
        em = grid.pt(self.style.size)
        advance = grid.pt(self.style.advance, em) if self.style.advance else grid.advance
        least = min((slot.width for plan in plans for slot in plan.frame.slots), default=0)
        return with_marks(
            self.desk, self.story, self.style, em, advance, least, vertical=self.style.vertical
        )

    # ── planning ──────────────────────────────────────────────────────────────────────────────

    def _plans(self) -> list[AreaPlan]:
        plans: list[AreaPlan] = []
        columns = 0
        for number, ref in enumerate(self.refs):
            jump = number > 0 and self.refs[number - 1].page != ref.page
            self._check_direction(ref)
            parts: list[Part] = []
            if number == 0:
                parts = self._head(ref)
            elif jump:
                parts = self._jump_head(self.refs[number - 1].page)
            plan = plan_area(
                self.desk,
                ref,
                parts,
                self.use.pictures,
                self.style,
                self.art,
                columns,
                jump=jump,
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
            story=self.story.title,
            area=str(ref),
            own=own,
            first=first,
        )

    def _head(self, ref: AreaRef) -> list[Part]:
        area = self.desk.loaded.layouts[ref.page].areas[ref.area]
        label = self.story.label
        if not label and area.label:
            where = area.where["label"].span
            label = Text(area.label, (), ((0, where.line, where.column),), where.file)
        return head_parts(self.story, headline_style(self.desk, area.headline.style), label)

    def _jump_head(self, page: int) -> list[Part]:
        """上接第N版 and the short headline."""
        style = headline_style(self.desk, "jump")
        came = Text(self.desk.paper.jump.came.format(page=page))
        short = self.story.jump_headline or Text(self.story.title)
        return [
            Part(style.kicker, (came,), "P", name="jump line"),
            Part(style.main, (short,), "H3", name="jump headline"),
        ]

    def _block_nodes(self) -> list[list[int]]:
        """Structure nodes of the blocks: one each, for a table one a cell."""
        add = self.desk.outline.add
        nodes: list[list[int]] = []
        for block in self.story.blocks:
            role = _ROLES.get(block.kind, "P")
            if block.kind != "table":
                text = block.text
                nodes.append([add(role, self.art, text=text.chars, source=text.span())])
                continue
            table = add("Table", self.art)
            cells: list[int] = []
            for number, row in enumerate(block.rows):
                tr = add("TR", table)
                role = "TD" if number else "TH"
                cells.extend(add(role, tr, text=c.chars, source=c.span()) for c in row)
            nodes.append(cells)
        return nodes

    # ── flowing ───────────────────────────────────────────────────────────────────────────────

    def _slots(self, plans: list[AreaPlan], used: int) -> list[Slot]:
        """The slots of the first `used` areas; before a jump the last one is the jump line's."""
        slots: list[Slot] = []
        for number, plan in enumerate(plans[:used]):
            own = plan.frame.slots
            if number + 1 < used and plans[number + 1].ref.page != plan.ref.page:
                own = own[:-1]
            slots.extend(own)
        return slots

    def _fill(self, plans: list[AreaPlan]) -> tuple[int, Filled]:
        """Pour the text through as few areas as hold it."""
        for used in range(1, len(plans) + 1):
            filled = self.flow.fill(self._slots(plans, used))
            if filled.left is None:
                break
        for plan in plans[used:]:
            self.desk.findings.add(
                "W113", self.use.where["thread"].span, story=self.story.title, area=str(plan.ref)
            )
        return used, filled

    def _balance(self, plans: list[AreaPlan], used: int, filled: Filled) -> Filled:
        """末栏拉齐: the least height of the last frame at which the story still fits. Vertical text is not
        balanced (CLREQ 4.1.4): its bands are filled one after the other."""
        last = plans[used - 1]
        if filled.left is not None or not last.frame.slots:
            return filled
        before = self._slots(plans, used)[: -len(last.frame.slots)]
        rows = last.frame.rows
        if last.vertical:
            free = len(self._slots(plans, used)) - filled.used
            rows -= free // len(last.frame.columns)
        elif last.area.text.balance and len(last.frame.columns) > 1:
            mine = {slot.column for slot in last.frame.slots}
            taken = len({line.slot for line in filled.lines if line.slot.column in mine})
            for height in range(last.frame.height_for(taken), rows):
                tried = self.flow.fill([*before, *last.frame.shortened(height)])
                if tried.left is None:
                    filled, rows = tried, height
                    break
        else:
            rows = max((line.slot.row + 1 for line in filled.lines), default=0)
        white = last.frame.rows - rows
        if white > _WHITE:
            where = last.area.where["at"].span
            self.desk.findings.add("W110", where, name=str(last.ref), lines=white)
        return filled

    # ── reporting ─────────────────────────────────────────────────────────────────────────────

    def _jumps(self, plans: list[AreaPlan], used: int) -> list[tuple[AreaPlan, int]]:
        """(area, page it goes on to) for every change of page within the areas used."""
        return [
            (plans[number], plans[number + 1].ref.page)
            for number in range(used - 1)
            if plans[number].ref.page != plans[number + 1].ref.page
        ]

    def _overset(self, left: Leftover | None, capacity: int) -> Overset | None:
        last = self.refs[-1]
        area = self.desk.loaded.layouts[last.page].areas[last.area]
        where = area.where["at"].span
        return report_overset(self.desk, self.use, self.story, where, left, capacity)

    def _story_report(
        self,
        plans: list[AreaPlan],
        jumps: list[tuple[AreaPlan, int]],
        overset: Overset | None,
        unset: int,
    ) -> StoryReport:
        given = self.story.characters()
        pages = tuple(dict.fromkeys(plan.ref.page for plan in plans))
        return StoryReport(
            self.story.name,
            self.story.title,
            given,
            given - unset - (overset.chars if overset else 0),
            tuple(str(plan.ref) for plan in plans),
            pages,
            tuple(Jump(plan.ref.page, to) for plan, to in jumps),
            overset,
            tuple(one for plan in plans for one in plan.chosen),
        )

    def _bookmarks(self, plan: AreaPlan) -> tuple[tuple[int, Bookmark], ...]:
        top = plan.grid.rect(plan.area.at).y
        return ((plan.ref.page, Bookmark(self.story.title, 0, top, 1)),)

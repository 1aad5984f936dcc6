"""Drawing a story — 上版: its set lines, table rules, column rules and jump lines as items on pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from composer.display.items import ARTIFACT, FillItem, Item, RuleItem, TextItem
from composer.display.strokes import rule
from composer.galley.line import NATURAL, Line, Measures
from composer.makeup.area.plan import AreaPlan, column_rules
from composer.makeup.blocks.placing import DECORATION, WORDS, Mark, SetLine, Tint, text_of
from composer.makeup.copyfit import Laid
from composer.makeup.desk import Desk
from composer.makeup.flow.flow import Filled
from composer.makeup.frames.frames import Slot
from composer.makeup.grid import ASCENT, Grid
from composer.makeup.jumps import before_jump
from composer.makeup.marks.admitted import MarkedStory, colour_of
from composer.makeup.report import Jump
from composer.measure import Pt, Rect, in_mm
from composer.story.text import INTERLINEAR, Run, Text

if TYPE_CHECKING:
    from composer.galley.units.paragraph import Units
    from composer.makeup.marks.interlinear import Axes, MarkInks

__all__ = ["Drawer", "pages_of", "story_items"]


_NARROWEST = 0.75
"""A jump line is condensed no further without a word."""


class Drawer:
    """Draws what a flow has placed.

    Args:
        desk: the edition's.
        story: fitted to where it is set.
        grid: of the page where the story begins.
        nodes: structure nodes of each block: one, one for each cell of a table, or words and mark of
            a list's item.
        initial: number of the block whose initial is dropped; -1 if none is.
    """

    def __init__(
        self, desk: Desk, story: MarkedStory, grid: Grid, nodes: list[list[int]], initial: int = -1
    ) -> None:
        self.desk, self.story, self.style, self.nodes = desk, story, story.style, nodes
        style = story.style
        self.initial = initial
        self.plain = {
            number
            for number, block in enumerate(story.story.blocks)
            if number != initial and not _is_marked(block.text)
        }
        """Blocks whose words stand without an initial or a mark beside them."""
        self.above: list[tuple[int, Item]] = []
        """(column, item): annotations, painted after all lines."""
        self._marked_text: tuple[Text, Units] | None = None
        self.em = grid.pt(style.size)
        self.advance = grid.pt(style.advance, self.em) if style.advance else grid.advance
        self.ink = desk.palette.ink(style.colour)

    def lines(self, lines: Iterable[SetLine]) -> list[Item]:
        """The items of lines of text."""
        return list(chain.from_iterable(map(self._line, lines)))

    def _line(self, placed: SetLine) -> list[Item]:
        """The items of one line of text."""
        slot, line, number, cell, dx, drop, size, colour = placed
        x: float
        y: float
        x, y, _, _, _, vertical = slot
        if dx or drop:
            along, across = dx * self.em, drop * self.advance
            x, y = (x - across, y + along) if vertical else (x + along, y + across)
        node = ARTIFACT if cell == DECORATION else self.nodes[number][cell if cell > 0 else 0]
        em = self.em if size == 1.0 else self.em * size  # one value for all lines, not one for each
        item = self.desk.text_item(line, x, y, em, colour or self.ink, node)
        if cell == WORDS and number in self.plain and not line.hyphen:
            return [item]
        block = self.story.story.blocks[number]
        text = text_of(block, cell)
        if text is None:
            return [item]  # a mark, which is no text of the story
        first, before = line.start, list[Item]()
        if number == self.initial and not line.start:
            initial = self.story.initial
            assert initial is not None
            from composer.makeup.blocks.initials import initial_item

            before = [initial_item(self.desk, self.style, initial, x, y, node)]
            item, first = item._replace(part=initial.count), initial.count
        after = self.desk.hyphen(line, x, y, self.em, self.style.colour) if line.hyphen else []
        if not _is_marked(text):
            return [*before, item, *after]
        return [*before, *self._marked(placed, item, text, first), *after]

    def _marked(self, placed: SetLine, item: TextItem, text: Text, first: int) -> list[Item]:
        """A line with what its runs are marked with; its first character is number `first`."""
        setter = self.desk.setter(self.style)
        from composer.galley.bodies import bodies
        from composer.makeup.marks.annotations import annotated
        from composer.makeup.marks.interlinear import marks, stretches

        found = bodies(setter, placed.line, self._units_of(text), first)
        axes = _axes(item, placed.line, self.story)
        items: list[Item] = []
        for stretch in stretches(text, found, first):
            items += marks(stretch, axes, self._inks(stretch.run))
        done = annotated(
            self.desk,
            setter,
            item,
            text,
            found,
            first,
            axes=axes,
            measure=placed.slot.width,
            standing=self.story.standing,
        )
        self.above += [(placed.slot.column, one) for one in done.above]
        return [*items, *done.line]

    def _units_of(self, text: Text) -> Units:
        """The units of a marked paragraph, whose lines are drawn one after the other."""
        if self._marked_text is None or self._marked_text[0] is not text:
            setter = self.desk.setter(self.style)
            self._marked_text = text, setter.units(text, Measures((NATURAL,)))
        return self._marked_text[1]

    def _inks(self, run: Run) -> MarkInks:
        """A run's own colour, else the style's."""
        inline, palette = self.style.inline, self.desk.palette
        own = colour_of(run, self.desk.paper)
        mark = own or inline.colour or self.style.colour
        from composer.makeup.marks.interlinear import MarkInks

        return MarkInks(palette.ink(mark), palette.ink(own or inline.tint))

    def mark(self, mark: Mark) -> Item:
        """A rule or tint of a table or a notice; in vertical text lines follow each other from right to
        left."""
        slot, em, down = mark.slot, self.em / 1000, self.advance
        if slot.vertical:
            right = slot.x + down / 2
            x, x2 = Pt(right - mark.foot * down), Pt(right - mark.top * down)
            y, y2 = Pt(slot.baseline + mark.x * em), Pt(slot.baseline + mark.x2 * em)
        else:
            top = slot.baseline - ASCENT * self.em - (down - self.em) / 2
            x, x2 = Pt(slot.x + mark.x * em), Pt(slot.x + mark.x2 * em)
            y, y2 = Pt(top + mark.top * down), Pt(top + mark.foot * down)
        ink = self.desk.palette.ink(mark.colour)
        if isinstance(mark, Tint):
            return FillItem(Rect(x, y, Pt(x2 - x), Pt(y2 - y)), ink)
        return RuleItem(x, y, x2, y2, Pt(mark.weight), ink)

    def column_rules(self, plan: AreaPlan, filled: Filled) -> list[Item]:
        """栏线 as far down as the text goes."""
        mine = plan.frame.numbers
        feet = [row for column, row in filled.feet.items() if column in mine]
        return column_rules(self.desk, plan, max(feet, default=-1) + 1, len(feet))

    def jump_line(self, plan: AreaPlan, slot: Slot, text: Text) -> list[Item]:
        """下转第N版, where the paper wants it on the last line before a jump; condensed if it is
        wider than its column, and reported (W138) if that would be too much."""
        desk, jump = self.desk, self.desk.paper.jump
        size = plan.grid.pt(jump.size, plan.frame.em) if jump.size else plan.frame.em
        face, own = jump.face, jump.size or self.style.size
        line = desk.display_setter(face, own, vertical=slot.vertical).single(text)
        wide, room = line.width * size / 1000, slot.width * plan.frame.em / 1000
        scale = min(1.0, room / wide)
        if scale < _NARROWEST:
            place = jump.where["to"].span
            place = place if place.line else plan.area.where["at"].span
            measured, allowed = in_mm(wide), in_mm(room)
            on = desk.on(plan.ref)
            desk.findings.add(
                "W138", place, on=on, text=text.chars, measured=measured, allowed=allowed
            )
        free = (room - wide * scale) * {"start": 0.0, "center": 0.5}.get(jump.align, 1.0)
        if slot.vertical:
            y = Pt(slot.baseline + free)
            return [desk.text_item(line, slot.x, y, Pt(size), jump.colour, ARTIFACT, scale=scale)]
        ink = desk.palette.ink(jump.colour)
        top = slot.baseline - ASCENT * plan.frame.em
        top -= (plan.frame.advance - plan.frame.em) / 2
        items: list[Item] = []
        items += rule(jump.rule, slot.x, top, slot.x + room, top, ink)
        items.append(
            desk.text_item(
                line, slot.x + free, slot.baseline, Pt(size), jump.colour, ARTIFACT, scale=scale
            )
        )
        return items


def _is_marked(text: Text) -> bool:
    """Whether something is drawn beside some of the words."""
    return bool(text.runs) and not INTERLINEAR.isdisjoint([run.role for run in text.runs])


def _axes(item: TextItem, line: Line, story: MarkedStory) -> Axes:
    """The directions of a line on the page: from where its slot begins."""
    indent, shrink = line.x * item.size / 1000, story.shrink
    from composer.makeup.marks.interlinear import Axes

    if item.vertical:
        reach = story.standing.reach / item.size
        return Axes(item.x, item.y - indent, item.size, shrink, vertical=True, annotated=reach)
    return Axes(item.x - indent, item.y, item.size, shrink)


# ── a whole story ─────────────────────────────────────────────────────────────────────────────────


def story_items(
    drawer: Drawer, laid: Laid, jumps: Sequence[Jump], jump_words: Callable[[int], Text]
) -> dict[int, list[Item]]:
    """The items of a story by page, in the order of painting; `jump_words` are those of 下转第N版."""
    plans, used, filled = laid.plans, laid.used, laid.filled
    items: dict[int, list[Item]] = {}
    for number, plan in enumerate(plans):
        drawn = plan.items if number < used else plan.bare
        items.setdefault(plan.ref.page, []).extend(drawn)
    pages = pages_of(plans)
    for column, lines in groupby(filled.lines, attrgetter("slot.column")):
        items[pages[column]].extend(drawer.lines(lines))
    for column, item in drawer.above:
        items[pages[column]].append(item)
    for plan in plans[:used]:
        items[plan.ref.page].extend(drawer.column_rules(plan, filled))
    if plans[0].wide:
        items[plans[0].ref.page] += _wide_tables(drawer, laid)
    for mark in filled.marks:
        items[pages[mark.slot.column]].append(drawer.mark(mark))
    for number, (plan, jump) in enumerate(zip(_leaving(laid), jumps, strict=True), 1):
        own = before_jump(plan, laid.held if number == len(jumps) else 0)
        if not own:
            continue  # an area without room for a line sends nobody on; W139 says so
        slot = own[plan.frame.jump_at(own)]
        items[jump.start].extend(drawer.jump_line(plan, slot, jump_words(jump.to)))
    return items


def pages_of(plans: Sequence[AreaPlan]) -> dict[int, int]:
    """Column of a thread → number of its page."""
    return {column: plan.ref.page for plan in plans for column in plan.frame.numbers}


def _leaving(laid: Laid) -> list[AreaPlan]:
    """The last area before each change of page."""
    pairs = pairwise(laid.plans[: laid.used])
    return [here for here, there in pairs if here.ref.page != there.ref.page]


def _wide_tables(drawer: Drawer, laid: Laid) -> Iterator[Item]:
    """The items of tables over several columns."""
    from composer.makeup.area.wide_tables import moved_up, place_wide

    plan = laid.plans[0]
    up = moved_up(plan, laid.filled) if laid.used == 1 else [0] * len(plan.wide)
    for wide, lines in zip(plan.wide, up, strict=True):
        run = place_wide(laid.flow, plan, wide, lines)
        yield from drawer.lines(run.lines)
        yield from map(drawer.mark, run.marks)

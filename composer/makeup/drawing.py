"""Drawing a story — 上版: its set lines, table rules, column rules and jump lines as items on pages."""

from __future__ import annotations

from composer.display.model import ARTIFACT, Item, RuleItem
from composer.makeup.areas import AreaPlan, column_rules
from composer.makeup.desk import Desk
from composer.makeup.flow import Filled, RowRule, SetLine
from composer.makeup.grid import ASCENT, Grid
from composer.measure import Pt
from composer.spec.models import TextStyle
from composer.story.model import Text

__all__ = ["Drawer"]


class Drawer:
    """Draws what a flow has placed.

    Args:
        desk: the edition's.
        style: of the story's text.
        grid: of the page where the story begins.
        nodes: structure nodes of each block: one, or one for each cell of a table.
    """

    def __init__(self, desk: Desk, style: TextStyle, grid: Grid, nodes: list[list[int]]) -> None:
        self.desk, self.style, self.nodes = desk, style, nodes
        self.em = grid.pt(style.size)
        self.body = grid.em
        self.advance = grid.pt(style.advance, self.em) if style.advance else grid.advance

    def line(self, placed: SetLine) -> list[Item]:
        """The items of one line of text."""
        slot, line, number, cell, dx, drop = placed
        along, across = dx * self.em, drop * self.advance
        if slot.vertical:
            x, y = slot.x - across, slot.baseline + along
        else:
            x, y = slot.x + along, slot.baseline + across
        node = self.nodes[number][max(cell, 0)]
        return [self.desk.text_item(line, x, y, self.em, self.style.colour, node)]

    def row_rule(self, row: RowRule) -> Item:
        """A rule between two rows of a table; in vertical text the rows follow each other from right to
        left."""
        slot = row.slot
        length = slot.width * self.em / 1000
        weight = Pt(0.8 if row.heavy else 0.3)
        ink = self.desk.palette.ink(self.style.colour)
        if slot.vertical:
            x = Pt(slot.x + self.advance / 2 - row.drop * self.advance)
            return RuleItem(x, slot.baseline, x, Pt(slot.baseline + length), weight, ink)
        top = slot.baseline - ASCENT * self.body - (self.advance - self.body) / 2
        top += row.drop * self.advance
        return RuleItem(slot.x, Pt(top), Pt(slot.x + length), Pt(top), weight, ink)

    def column_rules(self, plan: AreaPlan, filled: Filled) -> list[Item]:
        """栏线 as far down as the text goes."""
        mine = {slot.column for slot in plan.frame.slots}
        slots = [placed.slot for placed in filled.lines if placed.slot.column in mine]
        rows = max((slot.row + 1 for slot in slots), default=0)
        return column_rules(self.desk, plan, rows, len({slot.column for slot in slots}))

    def jump_line(self, plan: AreaPlan, to: int) -> Item:
        """下转第N版, at the end of the area's last line."""
        slot = plan.frame.slots[-1]
        jump = self.desk.paper.jump
        setter = self.desk.display_setter(jump.face, self.style.size, vertical=slot.vertical)
        line = setter.single(Text(jump.to.format(page=to)))
        em = plan.frame.em
        x, y, free = slot.x, slot.baseline, (slot.width - line.width) * em / 1000
        if slot.vertical:
            y = Pt(y + free)
        else:
            x = Pt(x + free)
        return self.desk.text_item(line, x, y, em, self.style.colour, ARTIFACT)

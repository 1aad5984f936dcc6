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
        x, y = slot.x + dx * self.em, slot.baseline + drop * self.advance
        node = self.nodes[number][max(cell, 0)]
        return [self.desk.text_item(line, x, y, self.em, self.style.colour, node)]

    def row_rule(self, row: RowRule) -> Item:
        """A rule between two rows of a table."""
        slot = row.slot
        top = slot.baseline - ASCENT * self.body - (self.advance - self.body) / 2
        top += row.drop * self.advance
        right = Pt(slot.x + slot.width * self.em / 1000)
        weight = Pt(0.8 if row.heavy else 0.3)
        ink = self.desk.palette.ink(self.style.colour)
        return RuleItem(slot.x, Pt(top), right, Pt(top), weight, ink)

    def column_rules(self, plan: AreaPlan, filled: Filled) -> list[Item]:
        """栏线 as far down as the text goes."""
        mine = {slot.column for slot in plan.frame.slots}
        rows = max((p.slot.row + 1 for p in filled.lines if p.slot.column in mine), default=0)
        foot = plan.text.y + (rows - 1) * plan.frame.advance + plan.grid.em
        return column_rules(self.desk, plan, Pt(foot))

    def jump_line(self, plan: AreaPlan, to: int) -> Item:
        """下转第N版, flush right on the last line of the area."""
        slot = plan.frame.slots[-1]
        jump = self.desk.paper.jump
        setter = self.desk.display_setter(jump.face, self.style.size)
        line = setter.single(Text(jump.to.format(page=to)))
        em = plan.frame.em
        x = slot.x + (slot.width - line.width) * em / 1000
        return self.desk.text_item(line, x, slot.baseline, em, self.style.colour, ARTIFACT)

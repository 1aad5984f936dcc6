"""Areas — 稿区: box, headline, pictures and text columns of one area, before its text flows in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from itertools import pairwise
from math import ceil

from composer.display.items import ARTIFACT, FillItem, Item, TextItem
from composer.display.strokes import frame as box_frame
from composer.display.strokes import rule
from composer.frozen import frozen
from composer.makeup.area.checks import (
    Taken,
    check_apart,
    check_bands,
    check_columns,
    check_inside,
    check_sides,
    outside,
)
from composer.makeup.area.picture_story import joint_caption, number_badge, numbered
from composer.makeup.area.pictures import PlacedPicture, in_text, place_picture
from composer.makeup.area.pull_quotes import Quote, place_quote
from composer.makeup.desk import Desk
from composer.makeup.frames.frames import Column, Frame, divide, make_frame, text_columns
from composer.makeup.frames.runaround import Obstacle, block, room, stretch
from composer.makeup.frames.shapes import is_shaped, obstacle, rings_in
from composer.makeup.grid import Grid
from composer.makeup.headline.block import Block, Part, over_block, too_high
from composer.makeup.report import HeadSet
from composer.measure import Pt, Rect, in_mm
from composer.papers.models import (
    Area,
    Headline,
    Picture,
    PictureSlot,
    Place,
    QuoteSlot,
    TextStyle,
)
from composer.papers.models.values import BLACK, AreaRef

__all__ = ["AreaFit", "AreaPlan", "WideTable", "column_rules", "headline_style", "plan_area"]

_LEAST_PICTURE = 0.6
"""Of its height in the layout: a picture is not cropped further to make a story fit."""

_AIR = 0.4
"""Line advances kept free between a vertical line and what stands beside it."""


@frozen
class AreaFit:
    """合版: by how many lines the headline's space, and pictures by slot, differ from the layout."""

    space: int = 0
    pictures: Mapping[str, int] = field(default_factory=dict)


AS_LAID_OUT = AreaFit()


@frozen
class WideTable:
    """A table's place: the blocks that stand in it, and where."""

    blocks: range
    """Caption, table, note."""
    columns: range
    """Columns of the frame, from 0."""
    rows: range
    """Lines of the frame."""
    rect: Rect


@frozen
class AreaPlan:
    """An area ready for its text."""

    ref: AreaRef
    area: Area
    grid: Grid
    frame: Frame
    text: Rect
    items: tuple[Item, ...]
    """Box, headline and pictures."""
    head: tuple[Item, ...]
    """Of these, the headline that stands over or beside the text."""
    bare: tuple[Item, ...]
    """The same without a jump headline: what is drawn where the story ends before it comes so far."""
    obstacles: tuple[Obstacle, ...]
    """What the text runs round, stand-off and all."""
    head_set: bool
    """Whether its headline was set (or it has none)."""
    vertical: bool
    pictures: Mapping[str, int]
    """Slot → height in lines of each picture placed."""
    chosen: tuple[HeadSet, ...] = ()
    """How its headline was set."""
    wide: tuple[WideTable, ...] = ()
    """Its tables that run over several of its columns."""


def headline_style(desk: Desk, name: str) -> Headline:
    """A headline style of the paper; one that it lacks (reported on loading) has the defaults."""
    return desk.paper.headlines.get(name) or Headline()


def plan_area(
    desk: Desk,
    ref: AreaRef,
    parts: list[Part],
    pictures: Mapping[str, Picture],
    quotes: Mapping[str, Quote],
    style: TextStyle,
    node: int,
    first_column: int,
    *,
    jump: bool,
    fit: AreaFit = AS_LAID_OUT,
    taken: Sequence[Rect] = (),
) -> AreaPlan:
    """Lay out one area: box and tint, then the headline, then pictures; what is left is the frame.

    `jump`: the area continues a story from another page; its headline is then an artifact over the
    text, whatever the area says. `fit`: what copyfitting changes. `taken`: places that tables over several
    columns take.
    """
    with desk.findings.about(desk.on(ref)):
        planner = _Planner(desk, ref, parts, pictures, quotes, style, node, jump, fit)
        planner.obstacles += [block(rect, planner.grid.gutter / 2) for rect in taken]
        return planner.plan(first_column)


class _Planner:
    """The state of one area's planning: what is drawn, what stands in the way, what is left."""

    def __init__(
        self,
        desk: Desk,
        ref: AreaRef,
        parts: list[Part],
        pictures: Mapping[str, Picture],
        quotes: Mapping[str, Quote],
        style: TextStyle,
        node: int,
        jump: bool,
        fit: AreaFit,
    ) -> None:
        self.fit = fit
        self.placed: dict[str, int] = {}
        self.desk, self.ref, self.parts, self.pictures = desk, ref, parts, pictures
        self.quotes = quotes
        self.style, self.node, self.jump = style, node, jump
        self.grid = desk.grid(ref.page)
        self.area = desk.loaded.layouts[ref.page].areas[ref.area]
        self.use = self.area.headline
        if jump:
            self.use = replace(self.use, placement="over", vertical=False)
        self.head_style = headline_style(desk, "jump" if jump else self.use.style)
        self.items: list[Item] = []
        self.obstacles: list[Obstacle] = []
        self.taken: dict[str, Taken] = {}
        self.air = _AIR * self.grid.advance if style.vertical else None
        """Kept free across the lines of vertical text; horizontal lines keep it by the grid."""
        self.head_set = not parts
        self.chosen: tuple[HeadSet, ...] = ()
        self.cuts = [self.grid.rect(place) for place in self.area.cut]
        self.text = _boxed(desk, self.grid, self.area, self.grid.rect(self.area.at), self.items)

    def plan(self, first_column: int) -> AreaPlan:
        area, grid, style = self.area, self.grid, self.style
        count = area.at.columns.count if area.at.columns else 1
        in_picture = not self.jump and any(
            slot.headline for name, slot in area.pictures.items() if name in self.pictures
        )
        # Order decides who gives way: the headline takes the top of the area, then what was cut out, then pictures,
        # then quotes; text has what is left. A headline inside a picture waits for the picture's place.
        before = len(self.items)
        if self.parts and not in_picture:
            self._headline()
        head = slice(before, len(self.items))
        columns = self._columns(count)
        gutter = grid.pt(area.text.gutter) if area.text.gutter else grid.gutter
        self.obstacles.extend(block(cut, gutter, air=self.air) for cut in self.cuts)
        if not self.head_set and self.use.at is not None and not in_picture:
            self._headline_at(columns, self.use.at)
        self._place_pictures(columns)
        self._place_quotes(columns)
        # Said once here: below one 字 no frame has a slot, and every story would only be overset.
        left = min(self.text.height, self.text.width)
        if left < grid.em - 0.01:
            self.desk.findings.add(
                "E104",
                area.where["at"].span,
                name=str(self.ref),
                measured=in_mm(max(0.0, left)),
                allowed=in_mm(grid.em),
            )
        if style.vertical:
            from composer.makeup.frames.bands import make_bands

            frame = make_bands(grid, self.text, area.text, style, self.obstacles, first_column)
            check_bands(self.desk, grid, self.ref, area, self.text, frame.columns, style)
        else:
            frame = make_frame(grid, self.text, columns, style, self.obstacles, first_column)
        return AreaPlan(
            self.ref,
            area,
            grid,
            frame,
            self.text,
            tuple(self.items),
            tuple(self.items[head]),
            (*self.items[: head.start], *self.items[head.stop if self.jump else head.start :]),
            tuple(self.obstacles),
            self.head_set,
            style.vertical,
            self.placed,
            self.chosen,
        )

    def _columns(self, count: int) -> tuple[Column, ...]:
        """The columns that places inside the area count by: its own; in vertical text, which has none,
        the page's."""
        grid, setting = self.grid, self.area.text
        if self.style.vertical:
            return divide(self.text, count, grid.gutter, grid.em)
        columns = text_columns(grid, self.text, count, setting, self.style)
        check_columns(self.desk, grid, self.ref, self.area, self.text, columns, self.style)
        return columns

    def _headline(self) -> None:
        """A headline that takes its room off the text: over it, or upright beside it."""
        use, desk, grid = self.use, self.desk, self.grid
        if use.placement == "none":
            return
        if use.vertical:
            if use.at is None:
                self.text = self._beside()
                self.head_set = True
        elif use.placement == "over":
            block = over_block(
                desk,
                grid,
                self.parts,
                self.head_style,
                self._top(),
                ARTIFACT if self.jump else self.node,
                lines=use.lines,
                tight=self.area.box is not None,
                more=0 if self.jump else self.fit.space,
            )
            self._take(block)
            self.text = _below(self.text, block.lines, grid)
        elif use.at is None:
            where = self.area.where["headline"]["placement"].span
            desk.findings.add("E115", where, name=str(self.ref), placement=use.placement)

    def _top(self) -> Rect:
        """The text's rectangle, as wide as what is cut out of the area leaves of its first line."""
        text, em = self.text, self.grid.em
        cuts = [block(cut, self.grid.gutter) for cut in self.cuts]
        free = room(Rect(text.x, text.y, text.width, em), cuts, em)
        if not cuts or not free:
            return text
        x, width = free[0]
        return Rect(x, text.y, Pt(width * em / 1000), text.height)

    def _headline_at(self, columns: Sequence[Column], place: Place) -> None:
        """A headline at a place of its own, which the text runs round."""
        if self.use.placement == "none":
            return
        rect = in_text(self.grid, self.text, columns, place)
        told = outside(self.grid, place, rect, self.text, len(columns))
        if told is not None:
            where, (measured, hints) = self.use.where["at"].span, told
            self.desk.findings.add(
                "E151", where, hints=hints, name=str(self.ref), measured=measured
            )
            return
        set_block = self.desk, self.grid, self.parts, self.head_style
        if self.use.vertical:
            from composer.makeup.headline.vertical import upright_block

            block = upright_block(*set_block, rect.height)
            self.items.extend(block.items(self.desk, rect, self.node))
            self.chosen = block.chosen
        else:
            over = over_block(*set_block, rect, self.node)
            self._take(over)
            rect = self._held(over, rect)
        rings = rings_in(self.desk, self.grid, self.use.shape, rect)
        standoff = self.grid.pt(self.use.standoff)
        self.obstacles.append(obstacle(self.use, rings, rect, standoff, self.air))
        self.head_set = True

    def _take(self, block: Block) -> None:
        """A headline block set on the page."""
        self.items.extend(block.items)
        self.chosen = block.chosen
        self.head_set = True

    def _held(self, block: Block, rect: Rect) -> Rect:
        """The place of a headline, made higher where its block needs it: text keeps clear of it."""
        if block.height <= rect.height + 0.01:
            return rect
        too_high(self.desk, self.parts, block.height, rect.height)
        return Rect(rect.x, rect.y, rect.width, block.height)

    def _place(self, name: str, slot: PictureSlot | QuoteSlot, columns: Sequence[Column]) -> Rect:
        """Where a slot lies; what is wrong with its place is reported."""
        rect = in_text(self.grid, self.text, columns, slot.at)
        if isinstance(slot, PictureSlot):
            rect = _resized(rect, self.fit.pictures.get(name, 0), self.grid, self.text)
        check_inside(self.desk, self.grid, name, slot, rect, self.text, len(columns))
        check_apart(self.desk, name, slot, rect, self.taken)
        if not is_shaped(slot.shape):
            self.taken[name] = Taken(slot.at, rect)
        return rect

    def _place_pictures(self, columns: Sequence[Column]) -> None:
        """The pictures in their slots; the text keeps each slot's stand-off."""
        desk, grid, text, captions = self.desk, self.grid, self.text, self.area.captions
        on_tint = self.area.box is not None and self.area.box.tint is not None
        used = [name for name in self.area.pictures if name in self.pictures]
        together = captions.set == "together"
        for number, name in enumerate(used, 1):
            slot = self.area.pictures[name]
            rect = self._place(name, slot, columns)
            self.placed[name] = round((rect.height - grid.em) / grid.advance) + 1
            placed = place_picture(
                desk,
                grid,
                slot,
                rect,
                text,
                self.pictures[name],
                self.node,
                on_tint=on_tint,
                gap=self.air,
                caption=not together,
            )
            self.items.extend(placed.items)
            if numbered(captions, len(used)):
                self.items.extend(number_badge(desk, grid, captions, placed.picture, number))
            if slot.headline and not self.head_set and not self.jump:
                self.items.extend(self._headline_in(placed))
                self.head_set = True
            self._check_sides(name, slot, placed.obstacles[0], columns)
            self.obstacles.extend(placed.obstacles)
        if together and used:
            self._joint_caption([self.pictures[name] for name in used], columns)

    def _joint_caption(self, pictures: Sequence[Picture], columns: Sequence[Column]) -> None:
        """One text for the captions of all pictures; the story's text runs round it."""
        made = joint_caption(
            self.desk, self.grid, self.area.captions, pictures, self.text, columns, self.node
        )
        if made is not None:
            items, rect = made
            self.items.extend(items)
            self.obstacles.append(block(rect, self.grid.em + 0.02, air=self.air))

    def _check_sides(
        self,
        name: str,
        slot: PictureSlot | QuoteSlot,
        placed: Obstacle,
        columns: Sequence[Column],
    ) -> None:
        if not self.style.vertical:
            em = self.grid.pt(self.style.size)
            check_sides(self.desk, self.grid, name, slot, placed, columns, em)

    def _place_quotes(self, columns: Sequence[Column]) -> None:
        """The story's words that stand large among its text."""
        for name, slot in self.area.quotes.items():
            if name not in self.quotes:
                continue
            rect = self._place(name, slot, columns)
            placed = place_quote(
                self.desk, self.grid, slot, rect, self.text, self.quotes[name], self.node, self.air
            )
            if placed is None:
                continue
            self.items.extend(placed.items)
            self._check_sides(name, slot, placed.obstacle, columns)
            self.obstacles.append(placed.obstacle)

    def _beside(self) -> Rect:
        """串文题: the headline stands over the whole height where reading begins, left of horizontal
        text and right of vertical text; gives what is left to the text."""
        grid, text = self.grid, self.text
        from composer.makeup.headline.vertical import upright_block

        block = upright_block(self.desk, grid, self.parts, self.head_style, text.height)
        room = Pt((ceil(block.width / grid.em - 1e-6) + 1) * grid.em)
        left = text.right - block.width if self.style.vertical else text.x
        rect = Rect(Pt(left), text.y, block.width, text.height)
        self.items.extend(block.items(self.desk, rect, self.node))
        self.chosen = block.chosen
        start = text.x if self.style.vertical else text.x + room
        return Rect(Pt(start), text.y, Pt(text.width - room), text.height)

    def _headline_in(self, placed: PlacedPicture) -> list[Item]:
        """题图: the headline reversed out of the foot of its picture."""
        grid = self.grid
        shown = placed.picture.inset(grid.em, Pt(0))
        block = over_block(
            self.desk, grid, self.parts, self.head_style, shown, self.node, reversed_out=True
        )
        self.chosen = block.chosen
        if block.height > shown.height:
            too_high(self.desk, self.parts, block.height, shown.height)
        drop = shown.height - block.lines * grid.advance
        return [
            item._replace(y=Pt(item.y + drop)) for item in block.items if isinstance(item, TextItem)
        ]


def _resized(rect: Rect, more: int, grid: Grid, text: Rect) -> Rect:
    """A picture's slot `more` lines higher (or lower) in all; one at the text's foot keeps its foot,
    any other its top. As it was, where it would leave the text or lose too much."""
    high = Pt(rect.height + more * grid.advance)
    at_foot = rect.bottom > text.bottom - grid.advance
    made = Rect(rect.x, Pt(rect.bottom - high) if at_foot else rect.y, rect.width, high)
    fits = made.y > text.y - 0.01 and made.bottom < text.bottom + 0.01
    return made if more and fits and high >= _LEAST_PICTURE * rect.height else rect


def _boxed(desk: Desk, grid: Grid, area: Area, outer: Rect, items: list[Item]) -> Rect:
    """Draw the area's box and tint and give the room inside."""
    box = area.box
    if box is None:
        return outer
    if box.tint is not None:
        items.append(FillItem(outer, desk.palette.ink(box.tint)))
    items.extend(box_frame(box.line, outer, desk.palette.ink(box.colour)))
    padding = grid.pt(box.padding)
    down = box.lines * grid.advance
    return Rect(
        Pt(outer.x + padding),
        Pt(outer.y + down),
        Pt(outer.width - 2 * padding),
        Pt(outer.height - 2 * down),
    )


def _below(text: Rect, lines: int, grid: Grid) -> Rect:
    """What is left of a rectangle below `lines` grid lines."""
    down = lines * grid.advance
    return Rect(text.x, Pt(text.y + down), text.width, Pt(text.height - down))


def column_rules(desk: Desk, plan: AreaPlan, rows: int, used: int) -> list[Item]:
    """栏线 in the gutters, as far as the first `rows` lines of a column go, left out beside pictures;
    `used` is how many columns have text."""
    area, frame = plan.area, plan.frame
    items: list[Item] = []
    if area.text.rule == "none":
        return items
    ink = desk.palette.ink(area.box.colour if area.box else BLACK)
    far = (rows - 1) * frame.advance
    if plan.vertical:
        edge = plan.text.right - far - frame.em
        from composer.makeup.frames.bands import band_rules

        return band_rules(area.text.rule, frame, used, edge, plan.obstacles, ink)
    foot = Pt(plan.text.y + far + plan.grid.em)
    for left, right in pairwise(plan.frame.columns):
        x = (left.x + left.width + right.x) / 2
        for part in stretch(plan.obstacles, x, plan.text.y, foot):
            items.extend(rule(area.text.rule, x, part.y, x, part.bottom, ink))
    return items

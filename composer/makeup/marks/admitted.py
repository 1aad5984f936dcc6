"""Which marks beside lines a story can have where it is set — 行间标记的落实.

In: a story and the style, line gap and narrowest measure it meets. Out: `MarkedStory`: the story as it can be
set, and how far marks are drawn smaller. The line gap stays what it is (CLREQ 5.2, 5.3): what does
not fit between the lines is made smaller and reported, and an annotation that would be too small to
read, or wider than its measure, is set in brackets after its base (夹注), as papers do. Nothing is
left out.

Horizontal: dots and lines are below a line, annotations above the next one, and they share the gap.
Vertical: annotations and dots are right of a line, name lines left of the one before it. Where they meet
in one gap they share it; dots of annotated words stand outside of the annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Words
from composer.frozen import frozen
from composer.galley.rules.classes import CLASS
from composer.makeup.blocks.initials import DropInitial, initial_of
from composer.makeup.blocks.kinds import kind_of
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT
from composer.measure import Length, Pt
from composer.papers.models import Paper, TextStyle
from composer.papers.models.values import ColourRef
from composer.story.blocks import Block, StoryText, TextBlock
from composer.story.text import INTERLINEAR, Role, Run, Text, cut, joined

if TYPE_CHECKING:
    from composer.galley.annotations.ruby import Base

__all__ = ["MarkedStory", "colour_of", "with_marks"]

_Depth = tuple[float, Text, Run]
"""Ems, and the run that takes them."""

_SMALLEST = 0.5
"""Marks are not drawn smaller than half: below that they are no dots any more."""

_MARKS: dict[Role, Words] = {
    "dots": Words("着重号", "the dots"),
    "name": Words("专名号", "the name line"),
    "title": Words("书名号", "the title line"),
    "underline": Words("下划线", "the underline"),
    "tint": Words("底色", "the tint"),
}
_DOTS: frozenset[Role] = frozenset(("dots",))
_TINT: frozenset[Role] = frozenset(("tint",))
_LINES = frozenset(_MARKS) - _DOTS - _TINT
_CELL = Words("在表格或名单里", "in a table or list of names")
_NESTED = Words("套在别的注音里", "inside another annotation")
_NO_COLOUR = Words("没有这种颜色", "there is no such colour")
_NO_HAN = Words("这里没有汉字，没有点可加", "there is no Han character here to put a dot below")


@frozen
class Standing:
    """Where annotations stand beside a line, in points: above its baseline, in vertical text right of its
    middle."""

    words: float = 0.0
    """To their baseline, in vertical text to their middle."""
    zhuyin: float = 0.0
    """To the middle of the symbols."""
    reach: float = 0.0
    """From the line's em box to the outer edge of them all."""


NOWHERE = Standing()


@frozen
class MarkedStory:
    """A story as it can be set, its style with the size of annotations that fits, and the marks' size."""

    story: StoryText
    style: TextStyle
    shrink: float = 1.0
    standing: Standing = NOWHERE
    initial: DropInitial | None = None
    no_initial: Words | None = None
    """Why the initial that the style wants can't be."""


def with_marks(
    desk: Desk,
    story: StoryText,
    style: TextStyle,
    em: Pt,
    advance: Pt,
    least: int,
    opens: Pt | None = None,
) -> MarkedStory:
    """The story fitted to lines `advance` apart, of which the narrowest has `least` (1/1000 em).

    `opens`: from line to line where the story begins, where they are farther apart than that: vertical
    lines fill their area.
    """
    texts = [text for block in story.blocks for text in block.texts()]
    made = MarkedStory(story, style)
    if any(run.role in INTERLINEAR for text in texts for run in text.runs):
        made = _Fitting(desk, style, em, advance, least).fit(story)
    opening = next((b.text for b in made.story.blocks if kind_of(b).body), None)
    initial = None
    if opening:
        initial = initial_of(desk, made.style, em, opens or advance, opening)
    if isinstance(initial, DropInitial):
        return replace(made, initial=initial)
    return replace(made, no_initial=initial) if initial else made


def colour_of(run: Run, paper: Paper) -> ColourRef | None:
    """The colour that a run's markup names; None where it names none that the paper has."""
    if not run.value or run.role == "ruby":
        return None
    try:
        colour = ColourRef.parse(run.value)
    except ValueError:
        return None
    return colour if colour.name in _colours(paper) else None


def _colours(paper: Paper) -> list[str]:
    return [*paper.colours, "black", "white"]


class _Fitting:
    """The work on one story; what advances are the findings."""

    def __init__(self, desk: Desk, style: TextStyle, em: Pt, advance: Pt, least: int) -> None:
        self.desk, self.style, self.em, self.advance = desk, style, em, advance
        self.vertical = style.vertical
        self.least = least
        self.setter = desk.setter(style)

    def fit(self, story: StoryText) -> MarkedStory:
        story = replace(story, blocks=tuple(self._checked(block) for block in story.blocks))
        shrink = self._shrink(story.blocks)
        from composer.galley.annotations.ruby import nested

        story = self._bracketed(story, _NESTED, nested)
        why = self._no_zhuyin(story.blocks) if self.vertical else None
        if why:
            story = self._bracketed(story, why, lambda text: set(self._runs(text, zhuyin=True)))
        size, lift = self._ruby(story.blocks)
        style = self.style
        if size:
            if size < self._wanted() - 1e-6:
                style = replace(style, inline=replace(style.inline, ruby_size=Length(size)))
            self.setter = self.desk.setter(style)
        else:
            why = self._gap(lift)
            story = self._bracketed(story, why, lambda text: set(self._runs(text, zhuyin=False)))
        story = self._bracketed(story, self._wide(), self._too_wide)
        return MarkedStory(story, style, shrink, self._standing(story.blocks, lift))

    # ── what can't stand where it is written ──────────────────────────────────────────────────────

    def _checked(self, block: Block) -> Block:
        """A block whose runs can be drawn where they are; colours looked up."""
        for text in block.texts():
            for run in text.runs:
                self._check_value(text, run)
        room = kind_of(block).admits
        return block if room == INTERLINEAR else block.mapped(partial(self._admitted, room=room))

    def _check_value(self, text: Text, run: Run) -> None:
        if run.role not in INTERLINEAR or run.role == "ruby":
            return
        span, add = text.span(run.start, run.end), self.desk.findings.add
        chars = text.chars[run.start : run.end]
        if run.role == "dots" and not any(CLASS[ord(char)] in "Hh" for char in chars):
            add("W316", span, value=chars, why=_NO_HAN)
        if run.value:
            known = _colours(self.desk.paper)
            if colour_of(run, self.desk.paper) is None:
                from composer.diagnostics.suggest import suggestion

                add(
                    "W316",
                    span,
                    hints=suggestion(run.value, known),
                    value=run.value,
                    why=_NO_COLOUR,
                )

    def _admitted(self, text: Text, *, room: frozenset[Role]) -> Text:
        """A text whose lines have no room but for marks of such roles, as between the rules of a table: 注音 goes
        in brackets."""
        drawn = room | {"ruby"}
        if not text.runs:
            return text
        kept = []
        for run in text.runs:
            if run.role in INTERLINEAR and run.role not in drawn:
                marker = text.chars[run.start : run.end]
                self.desk.findings.add("W315", text.span(run.start, run.end), marker=marker)
            else:
                kept.append(run)
        text = replace(text, runs=tuple(kept))
        if "ruby" in room:
            return text
        return self._in_brackets([text], _CELL, lambda one: set(_ruby_runs(one)))[0]

    # ── the line gap ──────────────────────────────────────────────────────────────────────────────

    def _shrink(self, blocks: Sequence[Block]) -> float:
        """How far the marks between the lines (and tints) must be made smaller, reported once."""
        found = max(self._depths(blocks), key=lambda one: round(one[0], 9), default=None)
        gap = self.advance / self.em - 1
        if found is None or found[0] <= gap + 1e-6:
            return 1.0
        need, text, run = found
        self._too_small(text, run, _MARKS[run.role], self.em * (1 + need))
        return max(_SMALLEST, gap / need)

    def _depths(self, blocks: Sequence[Block]) -> Iterator[_Depth]:
        """Ems that marks take of a gap between two lines, with the run that takes most of it."""
        texts = [block.text for block in blocks]
        if not self.vertical:
            yield from self._deepest(texts, frozenset(_MARKS))
            return
        for number, text in enumerate(texts):
            yield from self._deepest([text], _TINT)
            right = self._deepest([text], _DOTS)
            left = self._deepest(texts[max(0, number - 1) : number + 1], _LINES)
            both = sorted((*right, *left), key=lambda one: -one[0])
            if both:
                yield sum(one[0] for one in both), both[0][1], both[0][2]

    def _deepest(self, texts: Iterable[Text], roles: frozenset[Role]) -> list[_Depth]:
        """The run of such marks that reaches farthest from its line; nothing if there is none."""
        deepest: list[_Depth] = []
        for text in texts:
            for run in text.runs:
                if run.role in roles:
                    from composer.makeup.marks.interlinear import depth

                    need = depth(text, run.role, run, vertical=self.vertical)
                    if not deepest or need > deepest[0][0] + 1e-9:
                        deepest = [(need, text, run)]
        return deepest

    def _too_small(self, text: Text, run: Run, mark: Words, advance: float) -> None:
        self.desk.findings.add(
            "W117",
            text.span(run.start, run.end),
            text=text.chars[run.start : run.end],
            mark=mark,
            measured=f"{self.advance:.4g}pt",
            allowed=f"{advance + 0.05:.1f}pt",
        )

    def _wanted(self) -> Pt:
        return Pt(self.em * self.setter.ruby.ratio)

    def _ruby(self, blocks: Sequence[Block]) -> tuple[Pt, float]:
        """Size of the annotations and how far out they stand; size 0 where none can be read, and the
        advance that they would need."""
        found = [
            (block.text, run)
            for block in blocks
            for run in block.text.runs
            if run.role == "ruby" and not self._has_zhuyin(run)
        ]
        if not found:
            return self._wanted(), 0.0
        foot, top = self._ink(" ".join(run.value for _, run in found))
        high = (top - foot) / 1000
        room = self._room(blocks)
        size = Pt(min(self._wanted(), room / high))
        need = self.advance - room + self._wanted() * high
        if size < self._least() - 1e-6:
            return Pt(0), need
        if size < self._wanted() - 1e-6:
            text, run = found[0]
            self._too_small(text, run, Words("注音", "the annotation"), need)
        return size, self._edge() - size * foot / 1000 + self._clear(room - size * high)

    def _no_zhuyin(self, blocks: Sequence[Block]) -> Words | None:
        """Why zhuyin can't stand beside these lines, if it can't. It is not made smaller: three symbols
        take the length of a character as it is."""
        if not any(self._has_zhuyin(run) for block in blocks for run in block.text.runs):
            return None
        from composer.galley.annotations.zhuyin import BESIDE

        size, least = self.em * self.setter.ruby.zhuyin_ratio, self._least()
        if size < least - 1e-6:
            have, want = f"{size:.3g}pt", f"{least:.3g}pt"
            return Words(
                f"注音符号只有 {have}，至少要 {want}", f"zhuyin of {have}, at least {want} wanted"
            )
        need = size * (0.5 + BESIDE)
        if need > self._room(blocks) + 1e-6:
            return self._gap(self.advance - self._room(blocks) + need)
        return None

    def _standing(self, blocks: Sequence[Block], lift: float) -> Standing:
        """Where the annotations that are left stand; `lift` is that of words."""
        runs = [run for block in blocks for run in block.text.runs if run.role == "ruby"]
        if not runs:
            return NOWHERE
        ratio, edge, reach, zhuyin = self.setter.ruby.ratio, self._edge(), 0.0, 0.0
        if self.vertical and any(self._has_zhuyin(run) for run in runs):
            from composer.galley.annotations.zhuyin import BESIDE

            size = self.em * self.setter.ruby.zhuyin_ratio
            spare = self._room(blocks) - size * (0.5 + BESIDE)
            zhuyin = edge + self._clear(spare) + size / 2
            reach = zhuyin + size * BESIDE - edge
        others = " ".join(run.value for run in runs if not self._has_zhuyin(run))
        if others:
            reach = max(reach, lift + self.em * ratio * self._ink(others)[1] / 1000 - edge)
        return Standing(lift, zhuyin, reach)

    def _edge(self) -> float:
        """From where a line is counted to the edge of its em box on the annotations' side."""
        return self.em * (0.5 if self.vertical else ASCENT)

    def _clear(self, spare: float) -> float:
        """What is kept free between a line and its annotations, of what they leave of the gap."""
        return min(0.06 * self.em, max(0.0, spare) / 2)

    def _least(self) -> float:
        """The smallest size of annotations, if the style does not ask for a smaller one."""
        least = self.desk.grid(1).pt(self.style.inline.ruby_least, self.em)
        return min(self.em * self.desk.setter(self.style).ruby.ratio, least)

    def _room(self, blocks: Sequence[Block]) -> float:
        """Points that other marks leave of the gap between an annotated line and the one before it, which
        is of the same block or of the one before."""
        taken = 0.0
        for number, block in enumerate(blocks):
            if not block.text.annotated():
                continue
            texts = [one.text for one in blocks[max(0, number - 1) : number + 1]]
            roles = _LINES if self.vertical else _LINES | _DOTS
            need = sum(one[0] for one in self._deepest(texts, roles))
            if self.vertical:
                from composer.makeup.marks.interlinear import meets_annotation

                runs = (run for run in block.text.runs if meets_annotation(block.text, run))
                dotted = replace(block.text, runs=tuple(runs))
                need += sum(one[0] for one in self._deepest([dotted], _DOTS))
            taken = max(taken, need)
        return self.advance - self.em - taken * self.em

    def _ink(self, words: str) -> tuple[float, float]:
        """Foot and top of the annotations' ink over all of them, so that all share one baseline; in
        vertical text its left and right, from the middle of their line."""
        fonts, ruby = self.desk.fonts, self.setter.ruby
        boxes: list[tuple[float, float]] = []
        if not self.vertical:
            for start, end, own in fonts.split(words, ruby.face):
                for char in set("".join(words[start:end].split())):
                    boxes.append(own.bounds(char)[1::2])
        else:
            line = ruby.single(Text(words))
            for (key, chars, _), stand in zip(line.pieces, line.stands, strict=True):
                face = fonts.by_key(key)
                for char in set("".join(chars.split())):
                    if stand == "R":  # its em box is in the middle of the line
                        middle, (low, high) = 1000 * face.ascent - 500, face.bounds(char)[1::2]
                    else:
                        middle, (low, high) = 500.0, face.bounds(char, vertical=True)[::2]
                    boxes.append((low - middle, high - middle))
        return min((box[0] for box in boxes), default=0.0), max((b[1] for b in boxes), default=1.0)

    def _has_zhuyin(self, run: Run) -> bool:
        if run.role != "ruby":
            return False
        words = run.value.split()
        syllables = list(map(self.setter.ruby.is_zhuyin, words))
        if self.vertical:
            return any(syllables)
        return all(syllables) and len(words) == run.end - run.start

    def _runs(self, text: Text, *, zhuyin: bool) -> Iterator[tuple[int, int]]:
        """The annotated runs of one kind."""
        for run in text.runs:
            if run.role == "ruby" and self._has_zhuyin(run) == zhuyin:
                yield run.start, run.end

    # ── brackets ──────────────────────────────────────────────────────────────────────────────────

    def _too_wide(self, text: Text) -> set[tuple[int, int]]:
        """Annotated runs with a base that no line of the narrowest measure holds."""
        from composer.galley.annotations.ruby import bases

        wide = {base for base in bases(text) if self._width(text, base) > self.least}
        return {
            (run.start, run.end)
            for run in text.runs
            for base in wide
            if run.role == "ruby" and run.start <= base.start < run.end
        }

    def _width(self, text: Text, base: Base) -> float:
        own = self.setter.single(Text(text.chars[base.start : base.end])).width
        extent = self.setter.ruby.extent(base.words, base.end - base.start)
        return max(own + extent.after, extent.width)

    def _bracketed(
        self, story: StoryText, why: Words, which: Callable[[Text], set[tuple[int, int]]]
    ) -> StoryText:
        texts = self._in_brackets([block.text for block in story.blocks], why, which)
        blocks = (
            replace(block, text=text) if isinstance(block, TextBlock) else block
            for block, text in zip(story.blocks, texts, strict=True)
        )
        return replace(story, blocks=tuple(blocks))

    def _in_brackets(
        self, texts: list[Text], why: Words, which: Callable[[Text], set[tuple[int, int]]]
    ) -> list[Text]:
        """The texts with the annotations of the runs that `which` names in brackets, reported once."""
        found = [(text, which(text)) for text in texts]
        moved = [(text, place) for text, places in found for place in sorted(places)]
        if moved:
            text, (start, end) = moved[0]
            self.desk.findings.add(
                "W118",
                text.span(start, end),
                text=text.chars[start:end],
                count=len(moved),
                why=why,
            )
        return [_noted(text, places) if places else text for text, places in found]

    def _gap(self, need: float) -> Words:
        have, want = f"{self.advance:.4g}pt", f"{need + 0.05:.1f}pt"
        return Words(f"行距 {have}，要 {want}", f"the advance is {have}, {want} wanted")

    def _wide(self) -> Words:
        measure = f"{self.least / 1000:g} 字"
        return Words(f"宽过栏宽 {measure}", f"wider than the measure of {measure}")


def _ruby_runs(text: Text) -> Iterator[tuple[int, int]]:
    return ((run.start, run.end) for run in text.runs if run.role == "ruby")


def _noted(text: Text, places: set[tuple[int, int]]) -> Text:
    """`text` with annotations as 夹注: （hàn zì） after 汉字."""
    moved = [r for r in text.runs if r.role == "ruby" and (r.start, r.end) in places]
    rest = replace(text, runs=tuple(run for run in text.runs if run not in moved))
    at, parts = 0, list[Text]()
    for run in sorted(moved, key=lambda r: (r.end, -r.start)):
        parts += [cut(rest, at, run.end), Text(f"（{run.value}）")]
        at = run.end
    return joined((*parts, cut(rest, at, len(rest.chars))))

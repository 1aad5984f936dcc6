"""Which marks beside lines a story can have where it is set — 行间标记的落实.

In: a story and the style, line gap and narrowest measure it meets. Out: `MarkedStory`: the story as it can be
set, and how far marks are drawn smaller. The line gap stays what it is (CLREQ 5.2, 5.3): what does
not fit between the lines is made smaller and reported, and an annotation that would be too small to
read, or wider than its measure, is set in brackets after its base (夹注), as papers do. Nothing is
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from composer.diagnostics.model import Words
from composer.frozen import frozen
from composer.galley.classes import CLASS
from composer.makeup.desk import Desk
from composer.makeup.initials import DropInitial, initial_of
from composer.measure import Length, Pt
from composer.spec.models import Paper, TextStyle
from composer.spec.values import ColourRef
from composer.story.model import INTERLINEAR, Block, Role, Run, StoryText, Text
from composer.story.text import cut, joined

if TYPE_CHECKING:
    from composer.galley.ruby import Base

__all__ = ["MarkedStory", "colour_of", "with_marks"]

_SMALLEST = 0.5
"""Marks are not drawn smaller than half: below that they are no dots any more."""

_MARKS: dict[Role, Words] = {
    "dots": Words("着重号", "the dots"),
    "name": Words("专名号", "the name line"),
    "title": Words("书名号", "the title line"),
    "underline": Words("下划线", "the underline"),
    "tint": Words("底色", "the tint"),
}
_CELL = Words("在表格或名单里", "in a table or list of names")
_NESTED = Words("套在别的注音里", "inside another annotation")
_VERTICAL = Words("在竖排的行里", "in vertical lines")
_NO_COLOUR = Words("没有这种颜色", "there is no such colour")
_NO_HAN = Words("这里没有汉字，没有点可加", "there is no Han character here to put a dot below")


@frozen
class MarkedStory:
    """A story as it can be set, its style with the size of annotations that fits, and the marks' size."""

    story: StoryText
    style: TextStyle
    shrink: float = 1.0
    lift: float = 0.0
    """Points from a line's baseline up to that of its annotations."""
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
    *,
    vertical: bool = False,
) -> MarkedStory:
    """The story fitted to lines `advance` apart, of which the narrowest has `least` (1/1000 em).

    In `vertical` lines annotations are set in brackets and an initial is not dropped.
    """
    texts = [text for block in story.blocks for text in _texts(block)]
    made = MarkedStory(story, style)
    if any(run.role in INTERLINEAR for text in texts for run in text.runs):
        made = _Fitting(desk, style, em, advance, least, vertical=vertical).fit(story)
    opening = next((b.text for b in made.story.blocks if b.kind == "paragraph"), None)
    initial = initial_of(desk, made.style, em, advance, opening) if opening else None
    if vertical and initial:
        initial = _VERTICAL
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

    def __init__(
        self, desk: Desk, style: TextStyle, em: Pt, advance: Pt, least: int, *, vertical: bool
    ) -> None:
        self.desk, self.style, self.em, self.advance = desk, style, em, advance
        self.vertical = vertical
        self.least = least
        self.setter = desk.setter(style)

    def fit(self, story: StoryText) -> MarkedStory:
        story = replace(story, blocks=tuple(self._checked(block) for block in story.blocks))
        shrink = self._shrink(story.blocks)
        from composer.galley.ruby import nested

        story = self._bracketed(story, _NESTED, nested)
        if self.vertical:
            story = self._bracketed(story, _VERTICAL, lambda text: set(_ruby_runs(text)))
        size, lift = self._ruby(story.blocks)
        style = self.style
        if size:
            if size < self._wanted() - 1e-6:
                style = replace(style, inline=replace(style.inline, ruby_size=Length(size)))
            self.setter = self.desk.setter(style)
            story = self._bracketed(story, self._wide(), self._too_wide)
        else:
            story = self._bracketed(story, self._gap(), lambda text: set(_ruby_runs(text)))
        return MarkedStory(story, style, shrink, lift)

    # ── what can't stand where it is written ──────────────────────────────────────────────────────

    def _checked(self, block: Block) -> Block:
        """A block whose runs can be drawn where they are; colours looked up."""
        for text in _texts(block):
            for run in text.runs:
                self._check_value(text, run)
        if block.kind == "table":
            rows = tuple(tuple(self._in_cell(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        if block.kind == "names":
            return replace(block, text=self._in_cell(block.text, tint=False))
        return block

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

    def _in_cell(self, text: Text, *, tint: bool = True) -> Text:
        """Between the rules of a table there is no room for marks: a tint stays, 注音 goes in brackets."""
        drawn = {"ruby", "tint"} if tint else {"ruby"}
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
        return self._in_brackets([text], _CELL, lambda one: set(_ruby_runs(one)))[0]

    # ── the line gap ──────────────────────────────────────────────────────────────────────────────

    def _shrink(self, blocks: Sequence[Block]) -> float:
        """How far the marks below (and tints) must be made smaller, reported once."""
        deepest: tuple[float, Text, Run] | None = None
        for text in (block.text for block in blocks):
            for run in text.runs:
                if run.role in _MARKS:
                    from composer.makeup.interlinear import depth

                    need = depth(text, run.role, run)
                    if deepest is None or need > deepest[0] + 1e-9:
                        deepest = need, text, run
        gap = self.advance / self.em - 1
        if deepest is None or deepest[0] <= gap + 1e-6:
            return 1.0
        need, text, run = deepest
        self._too_small(text, run, _MARKS[run.role], self.em * (1 + need))
        return max(_SMALLEST, gap / need)

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
        return Pt(self.em * self.setter.ruby_ratio)

    def _ruby(self, blocks: Sequence[Block]) -> tuple[Pt, float]:
        """Size of the annotations and how far up they stand; size 0 where none can be read."""
        found = [(b.text, run) for b in blocks for run in b.text.runs if run.role == "ruby"]
        near = {n - back for n, b in enumerate(blocks) for back in (0, 1) if b.text.annotated()}
        if not found:
            return self._wanted(), 0.0
        foot, top = self._ink("".join(run.value for _, run in found))
        high = (top - foot) / 1000
        room = self.advance - self.em - self._taken_below(blocks[n].text for n in near if n >= 0)
        size = Pt(min(self._wanted(), room / high))
        least = min(self._wanted(), self.desk.grid(1).pt(self.style.inline.ruby_least, self.em))
        if size < least - 1e-6:
            return Pt(0), 0.0
        if size < self._wanted() - 1e-6:
            text, run = found[0]
            need = self.advance - room + self._wanted() * high
            self._too_small(text, run, Words("注音", "the annotation"), need)
        clear = min(0.06 * self.em, max(0.0, room - size * high) / 2)
        return size, 0.88 * self.em - size * foot / 1000 + clear

    def _taken_below(self, texts: Iterable[Text]) -> float:
        """Points that marks below one line take from the annotations of the next: in the same
        block, or in the one before it."""
        from composer.makeup.interlinear import depth

        most = max(
            (
                depth(text, run.role, run)
                for text in texts
                for run in text.runs
                if run.role in _MARKS and run.role != "tint"
            ),
            default=0.0,
        )
        return most * self.em

    def _ink(self, words: str) -> tuple[float, float]:
        """Foot and top of the annotations' ink over all of them, so that all share one baseline."""
        fonts, face = self.desk.fonts, self.setter.ruby.face
        boxes = [
            own.bounds(char)
            for start, end, own in fonts.split(words, face)
            for char in set("".join(words[start:end].split()))
        ]
        return min((box[1] for box in boxes), default=0.0), max((b[3] for b in boxes), default=1.0)

    # ── brackets ──────────────────────────────────────────────────────────────────────────────────

    def _too_wide(self, text: Text) -> set[tuple[int, int]]:
        """Annotated runs with a base that no line of the narrowest measure holds."""
        from composer.galley.ruby import bases

        wide = {base for base in bases(text) if self._width(text, base) > self.least}
        return {
            (run.start, run.end)
            for run in text.runs
            for base in wide
            if run.role == "ruby" and run.start <= base.start < run.end
        }

    def _width(self, text: Text, base: Base) -> float:
        own = self.setter.single(Text(text.chars[base.start : base.end])).width
        return max(own, self.setter.ruby.single(Text(base.words)).width * self.setter.ruby_ratio)

    def _bracketed(
        self, story: StoryText, why: Words, which: Callable[[Text], set[tuple[int, int]]]
    ) -> StoryText:
        texts = self._in_brackets([block.text for block in story.blocks], why, which)
        blocks = (replace(b, text=t) for b, t in zip(story.blocks, texts, strict=True))
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

    def _gap(self) -> Words:
        have, want = f"{self.advance:.4g}pt", f"{self.em + self._wanted():.4g}pt"
        return Words(f"行距 {have}，要 {want}", f"the advance is {have}, {want} wanted")

    def _wide(self) -> Words:
        measure = f"{self.least / 1000:g} 字"
        return Words(f"宽过栏宽 {measure}", f"wider than the measure of {measure}")


def _texts(block: Block) -> Iterator[Text]:
    yield block.text
    for row in block.rows:
        yield from row


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

"""首字下沉 — the drop initial of a story: what is dropped, how large it is, and where it stands.

A Han initial fills the em boxes of its lines: its top is level with the first line's, its foot with the
last one's. A Latin letter stands on the last line's baseline, its top level with the first line's Han.
An opening mark before it is set with it and in its size. The lines beside it stay on the grid.

In vertical text the same square lies over the first lines from the right, at the head of their band. A
letter stands upright in it, as large as Han; the lines go on below it, by whole characters, so that they
stay level with the lines that follow.
"""

from __future__ import annotations

from math import ceil

from composer.diagnostics.diagnostic import Words
from composer.display.items import TextItem
from composer.fonts.accents import MARKS
from composer.fonts.metrics import Face
from composer.fonts.sequences import UNSEEN_SET
from composer.frozen import frozen
from composer.galley.line import Line
from composer.galley.rules.classes import CLASS, OPENING
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT
from composer.measure import Pt
from composer.papers.models import TextStyle
from composer.story.text import INTERLINEAR, Text

__all__ = ["DropInitial", "initial_item", "initial_of"]

_HAN_TOP = 0.84
"""Top of a Han character's ink above the baseline in ems (the faces shipped: 0.83 to 0.85)."""

_HAN_INK = 0.92
"""Height and width of a large Han character's ink in ems: what an upright letter fills."""

_BEARING = 0.05
"""Blank at the edges of Han ink in ems: what is more in a large initial goes, so that the edge is flush."""

_IN_WORD = 0.4
"""Share of the gap where the initial's word goes on beside it."""

_LEAST_GAP = 0.5
"""Share of the gap that must be left where the lines below an initial begin with a whole character."""


@frozen
class DropInitial:
    """An initial, set."""

    count: int
    """Characters of the paragraph that it takes."""
    lines: int
    wide: int
    """What the lines beside it are shorter by, in 1/1000 em of the text."""
    line: Line
    size: Pt
    along: Pt
    """From where its lines begin."""
    away: Pt
    """From the first line's baseline down to the initial's; in vertical text from the first line's middle
    left to the initial's."""
    across: Pt
    """From its first line to its last."""


def initial_of(
    desk: Desk, style: TextStyle, em: Pt, advance: Pt, text: Text
) -> DropInitial | Words | None:
    """The initial of a story's first paragraph; None where the style has none, words why it can't be.

    `advance` is from line to line as they stand on the page.
    """
    if style.initial is None:
        return None
    count = 2 if text.chars[:1] and text.chars[0] in OPENING else 1
    chars = text.chars[:count]
    marks = _marks_after(text.chars, count)
    kind = chars[-1:].translate(CLASS)
    if len(chars) < count or kind not in "HhL" or not chars[-1].isalpha():
        return Words("首字不是汉字或字母", "it does not begin with a Han character or a letter")
    if any(run.role in INTERLINEAR and run.start < count for run in text.runs):
        return Words("首字有行间标记", "its first character has a mark beside it")
    count += len(marks)
    gap = style.initial.gap.pt(em=em, line=advance)
    if kind == "L" and text.chars[count : count + 1].translate(CLASS) == "L":
        gap = Pt(gap * _IN_WORD)
    if style.vertical:
        return _upright(desk, style, em, advance, chars, marks, gap)
    return _level(desk, style, em, advance, chars, marks, gap)


def _marks_after(chars: str, start: int) -> str:
    """The combining marks and selectors that go on with the character before `start`."""
    end = start
    while MARKS.match(chars[end : end + 1]) or chars[end : end + 1] in UNSEEN_SET:
        end += 1
    return chars[start:end]


def _level(
    desk: Desk, style: TextStyle, em: Pt, advance: Pt, chars: str, marks: str, gap: Pt
) -> DropInitial:
    """The initial at the left of horizontal lines."""
    assert style.initial is not None
    setter = desk.display_setter(style.initial.face or style.face, style.size)
    faces = desk.fonts.split(chars, setter.face)
    own = faces[-1][2]
    down = Pt((style.initial.lines - 1) * advance)
    if chars[-1].translate(CLASS) == "L":
        high = own.bounds(chars[-1])[3] / 1000
        size, drop = Pt((_HAN_TOP * em + down) / max(high, 0.3)), down
    else:
        size = Pt(em + down)
        drop = Pt(ASCENT * (size - em))
    line = setter.single(Text(chars + marks))
    x = _flush(faces[0][2], chars[0], line, size, em)
    wide = (x + line.width * size / 1000 + gap) / em * 1000
    return DropInitial(
        len(chars + marks), style.initial.lines, round(wide), line, size, x, drop, down
    )


def _flush(face: Face, char: str, line: Line, size: Pt, em: Pt) -> Pt:
    """How far a large character goes left, so that its ink is flush with the lines below it."""
    lead = 0.0 if line.pieces[0][1] else line.pieces[0][2]
    return Pt(min(0.0, _BEARING * em - (lead + face.bounds(char)[0]) / 1000 * size))


def _upright(
    desk: Desk, style: TextStyle, em: Pt, advance: Pt, chars: str, marks: str, gap: Pt
) -> DropInitial:
    """The initial at the head of vertical lines."""
    assert style.initial is not None
    setter = desk.display_setter(style.initial.face or style.face, style.size, vertical=True)
    across = Pt((style.initial.lines - 1) * advance)
    line, size = setter.single(Text(chars + marks)), Pt(em + across)
    face = desk.fonts.split(chars, setter.face)[0][2]
    left, bottom, right, top = face.bounds(chars[0], vertical=True)
    high = line.width / 1000
    blank = 0.0 if chars[0] in OPENING else ASCENT - top / 1000
    if chars.translate(CLASS) == "L":
        size = Pt(size * _HAN_INK / max(top - bottom, right - left, 300) * 1000)
        high = (top - bottom) / 1000
        blank = (1 - high) / 2  # its ink is in the middle of its cell
        line = line._replace(stands="C" + "U" * (len(line.pieces) - 1))
        high += blank
    up = min(0.0, _BEARING * em - blank * size)
    taken = up + high * size
    ems = ceil((taken + _LEAST_GAP * gap) / em - 1e-6)
    return DropInitial(
        len(chars + marks),
        style.initial.lines,
        1000 * ems,
        line,
        size,
        Pt(up),
        Pt(across / 2),
        across,
    )


def initial_item(
    desk: Desk, style: TextStyle, initial: DropInitial, x: float, y: float, node: int
) -> TextItem:
    """The initial beside a first line that begins at (x, y)."""
    assert style.initial is not None
    if initial.line.stands:
        x, y = x - initial.away, y + initial.along
    else:
        x, y = x + initial.along, y + initial.away
    colour = style.initial.colour or style.colour
    return desk.text_item(initial.line, x, y, initial.size, colour, node)

"""Words with the way back to their file — 文字: `Text`, and changing one without losing that way: cut, replace,
put together.

Every rule that touches a story's words — markup, mended marks, dropped spaces — says its changes as a list
of edits, and `edited` carries runs and origins along. So there is one place that can get a place wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from composer.diagnostics.diagnostic import Span
from composer.frozen import frozen

__all__ = ["INTERLINEAR", "Edit", "Role", "Run", "Text", "cut", "edited", "from_lines", "joined"]

Role = Literal[
    "strong", "emphasis", "dateline", "credit", "gap",
    "dots", "name", "title", "underline", "tint", "ruby", "verbatim",
]  # fmt: skip
"""Why a run is set apart: markup, the 电头 that opens a report, a credit, a mark for lost words; or what
is drawn between the lines for it: 着重号, 专名号, 书名号, 下划线, 底色, 注音. *Verbatim* is for the reading of
a story alone: no rule changes anything there."""

INTERLINEAR: frozenset[Role] = frozenset(("dots", "name", "title", "underline", "tint", "ruby"))
"""行间标记: roles that leave the face alone and add something beside the characters."""


@frozen
class Run:
    """Characters ``start`` to ``end`` of a text that are set apart as `role`."""

    start: int
    end: int
    role: Role
    value: str = ""
    """What the markup says besides its name: the words of a 注音, the colour of a 底色."""


@frozen
class Text:
    """Words to set, free of markup, with runs and with the way back to the file.

    `origins` are (offset in `chars`, line, column), ascending; from one to the next the characters
    stand side by side in the file.
    """

    chars: str = ""
    runs: tuple[Run, ...] = ()
    origins: tuple[tuple[int, int, int], ...] = ()
    file: str = ""

    def __bool__(self) -> bool:
        return bool(self.chars)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place in the file of the characters from `start` to `end`."""
        last = len(self.chars) if end is None else end
        at = bisect_right(self.origins, (start, 1 << 30, 0)) - 1
        if at < 0:
            return Span(self.file)
        offset, line, column = self.origins[at]
        return Span(self.file, line, column + start - offset, max(1, last - start))

    def annotated(self) -> int:
        """Characters of the annotations (注音), white space not counted."""
        return sum(len("".join(run.value.split())) for run in self.runs if run.role == "ruby")


Edit = tuple[int, int, str]
"""Characters from, to, and what stands there instead."""

Origin = tuple[int, int, int]


def from_lines(lines: Iterable[tuple[int, int, str]], file: str) -> Text:
    """A text of lines of the file (line, column, characters), parted by ``\\n``."""
    chars, origins, offset = [], [], 0
    for line, column, words in lines:
        chars.append(words)
        origins.append((offset, line, column))
        offset += len(words) + 1
    return Text("\n".join(chars), (), tuple(origins), file)


def joined(texts: Iterable[Text]) -> Text:
    """The texts one after the other."""
    chars, runs, origins, offset, file = [], [], [], 0, ""
    for text in texts:
        chars.append(text.chars)
        runs += [replace(run, start=run.start + offset, end=run.end + offset) for run in text.runs]
        origins += [(at + offset, line, column) for at, line, column in text.origins]
        offset += len(text.chars)
        file = file or text.file
    return Text("".join(chars), tuple(runs), tuple(origins), file)


def cut(text: Text, start: int, end: int) -> Text:
    """The characters from `start` to `end` as a text, runs clipped to it."""
    edits = [(end, len(text.chars), "")] if end < len(text.chars) else []
    return edited(text, [(0, start, ""), *edits] if start else edits)


def edited(text: Text, edits: Sequence[Edit]) -> Text:
    """`text` with the edits made; they ascend and do not overlap.

    What is put in place of something takes that thing's place in the file. An edit that keeps the length
    leaves the origins alone: each new character stands where the old one stood. A run that is emptied
    goes.
    """
    if not edits:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces += (text.chars[at:start], new)
        at = end
    pieces.append(text.chars[at:])
    moving = [edit for edit in edits if len(edit[2]) != edit[1] - edit[0]]
    if not moving:
        return replace(text, chars="".join(pieces))
    return Text("".join(pieces), _runs(text, moving), _origins(text, moving), text.file)


def _origins(text: Text, moving: Sequence[Edit]) -> tuple[Origin, ...]:
    """The origins after edits that change the length; walks edits and origins side by side."""
    old, done = text.origins, list[Origin]()
    next_one, shift, last = 0, 0, len(text.chars)

    def place(offset: int, at: int) -> Origin:
        """The origin for file position `offset`, once the walk has passed it, at `at` in the new text."""
        start, line, column = old[next_one - 1] if next_one else (offset, 0, 0)
        return at, line, column + offset - start

    for start, end, new in moving:
        while next_one < len(old) and old[next_one][0] <= start:
            offset, line, column = old[next_one]
            done.append((offset + shift, line, column))
            next_one += 1
        if new:
            done.append(place(start, start + shift))
        while next_one < len(old) and old[next_one][0] <= end:
            next_one += 1
        if end < last:
            done.append(place(end, start + shift + len(new)))
        shift += len(new) - (end - start)
    done += [(offset + shift, line, column) for offset, line, column in old[next_one:]]
    return _without_doubles(done)


def _without_doubles(origins: list[Origin]) -> tuple[Origin, ...]:
    """Of origins at one offset the last is right: what stood before it was cut."""
    kept: list[Origin] = []
    for one in origins:
        if kept and kept[-1][0] == one[0]:
            kept.pop()
        kept.append(one)
    return tuple(kept)


def _runs(text: Text, moving: Sequence[Edit]) -> tuple[Run, ...]:
    if not text.runs:
        return ()
    starts = [edit[0] for edit in moving]
    shifts, shift = [0], 0
    for start, end, new in moving:
        shift += len(new) - (end - start)
        shifts.append(shift)

    def moved(offset: int, *, ends: bool) -> int:
        """Where an edge of a run lies now; inside of a replaced piece it goes to the piece's edge."""
        count = bisect_right(starts, offset)
        if count:
            start, end, new = moving[count - 1]
            if start <= offset < end:
                inside = len(new) if ends and offset > start else 0
                return start + shifts[count - 1] + inside
        return offset + shifts[count]

    runs = [
        replace(run, start=moved(run.start, ends=False), end=moved(run.end, ends=True))
        for run in text.runs
    ]
    return tuple(run for run in runs if run.end > run.start)

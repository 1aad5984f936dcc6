"""注音 — annotations of characters (CLREQ 5.3): which base each belongs to, and the room it needs.

In: a text with ``ruby`` runs. Out: the bases with their words, and for the line setting what a base must
be spread by. An annotation of as many words as its base has Han characters belongs to them one by one
(a line may end between them); any other stands over the whole base, which then does not part.

An annotation wider than its base may hang over neighbours that have none by half a character of its
own size (CLREQ 5.3.4); the base is spread by the rest. Above a line or right of a vertical one is all the
same here: widths count along the line. Zhuyin right of a character in horizontal text widens it by its room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.frozen import NamedTuple
from composer.galley.rules.classes import CLASS
from composer.galley.units.paragraph import FaceTable
from composer.story.text import Text

__all__ = ["Base", "Bound", "Extent", "bases", "bind", "nested"]

_MARKS = "OCPKSTIXDEZs"
Segment = tuple[int, int, FaceTable]


class Extent(NamedTuple):
    """What an annotation takes along its line, in 1/1000 em of the text."""

    width: float
    apart: float
    """Kept free to the next annotation."""
    hang: float
    """How far it may reach over a neighbour that has none."""
    lead: float = 0.0
    """Of the width, what stands before the part that keeps to the middle of its base."""
    after: float = 0.0
    """In place of a width: room that it takes behind its character, where it stands on its right."""


class Base(NamedTuple):
    """Characters `start` to `end` of a text, and the words that annotate them."""

    start: int
    end: int
    words: str


class Bound(NamedTuple):
    """What annotations make of a paragraph's segments."""

    segments: list[Segment]
    """Cut at the edges of bases."""
    spares: dict[int, tuple[int, int]]
    """Start of a segment → 1/1000 em that it is spread by as one unit: left, right."""
    whole: list[tuple[int, int]]
    """Bases of several characters that a line's end may not part."""


def bases(text: Text) -> list[Base]:
    """The annotated bases of a text in order; of runs that lie in one another only the outer."""
    found: list[Base] = []
    at = 0
    for run in text.runs:
        if run.role != "ruby" or run.start < at:
            continue
        at = run.end
        words = run.value.split()
        kinds = text.chars[run.start : run.end].translate(CLASS)
        han = [run.start + n for n, kind in enumerate(kinds) if kind in "Hh"]
        alone = all(kind in "Hh" or kind in _MARKS for kind in kinds)
        if alone and len(words) == len(han):
            found += [Base(n, n + 1, word) for n, word in zip(han, words, strict=True)]
        else:
            found.append(Base(run.start, run.end, " ".join(words)))
    return found


def nested(text: Text) -> set[tuple[int, int]]:
    """(start, end) of annotated runs that lie inside another one."""
    inside: set[tuple[int, int]] = set()
    at = 0
    for run in text.runs:
        if run.role == "ruby":
            if run.start < at:
                inside.add((run.start, run.end))
            at = max(at, run.end)
    return inside


def bind(text: Text, segments: Sequence[Segment], extent: Callable[[str, int], Extent]) -> Bound:
    """Cut the segments at the bases and say what each must be spread by.

    Args:
        text: the paragraph.
        segments: (start, end, table) over all of it.
        extent: what the words that annotate so many characters take along the line.
    """
    found = bases(text)
    annotated = {n for base in found for n in range(base.start, base.end)}
    edges = sorted({edge for base in found for edge in (base.start, base.end)})
    cut = list(_cut(segments, edges))
    spares: dict[int, tuple[int, int]] = {}
    for base in found:
        inside = [part for part in cut if base.start <= part[0] < base.end]
        natural = sum(_natural(text.chars, part) for part in inside)
        own = extent(base.words, base.end - base.start)
        if own.after:
            spares[base.start] = 0, round(own.after)
            continue
        half = (own.width + own.apart - natural) / 2
        left, right = (
            max(0, round(half - _overhang(text.chars, n, annotated, own.hang)))
            for n in (base.start - 1, base.end)
        )
        if base.end > base.start + 1:
            left = right = max(left, right)  # the annotation keeps to the middle of its base
        if left or right:
            for part in inside:
                share = _natural(text.chars, part) / max(1, natural)
                spares[part[0]] = round(left * share), round(right * share)
    whole = [(base.start, base.end) for base in found if base.end > base.start + 1]
    return Bound(cut, spares, whole)


def _cut(segments: Sequence[Segment], edges: Sequence[int]) -> Sequence[Segment]:
    parts: list[Segment] = []
    for start, end, table in segments:
        at = start
        for edge in edges:
            if at < edge < end:
                parts.append((at, edge, table))
                at = edge
        parts.append((at, end, table))
    return parts


def _natural(chars: str, part: Segment) -> int:
    start, end, table = part
    return sum(table.body(char)[0] for char in chars[start:end])


def _overhang(chars: str, neighbour: int, annotated: set[int], most: float) -> float:
    """How far an annotation may reach over the character beside its base, in 1/1000 em."""
    if not 0 <= neighbour < len(chars) or neighbour in annotated:
        return 0.0
    return most if CLASS[ord(chars[neighbour])] in "HhOCPKS" else 0.0

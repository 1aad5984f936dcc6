"""Judgements: what an art director would point at on the printed page, and whether the build has said it.

Each judgement takes a page as it was read from the PDF, the findings of that page and their measure, and gives
what was not said. A new one is written as such a function and listed in `JUDGEMENTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from composer.api import Finding
from tools.page_trial.geometry import Box
from tools.page_trial.reader import Glyph, PageRead

__all__ = ["JUDGEMENTS", "Judgement", "Unsaid", "judged", "said"]


@dataclass(frozen=True)
class Unsaid:
    """Something wrong on a page of which no finding speaks."""

    kind: str
    box: Box
    what: str


Judgement = Callable[[PageRead, Sequence[Finding]], Iterator[Unsaid]]


def said(
    findings: Sequence[Finding],
    box: Box,
    codes: Sequence[str],
    share: float = 0.0,
    near: float = 3.0,
) -> bool:
    """Whether a finding of some codes is about a place: its rectangle takes more than `share` of the box,
    `near` points let pass; one without a rectangle is about all of its page."""
    for finding in findings:
        if finding.code not in codes:
            continue
        if finding.rect is None:
            return True
        rect = finding.rect
        place = Box(rect.x, rect.y, rect.right, rect.bottom).grown(near)
        shared = place.shared(box)
        if shared.width <= 0 or shared.height <= 0:
            continue
        if shared.width * shared.height >= share * box.width * box.height:
            return True
    return False


# ── white ─────────────────────────────────────────────────────────────────────────────────────────

WHITE = ("W110", "W155", "W113", "W164", "W165", "W254", "W259")

_MOST_WHITE = 7
"""Lines: an area's foot may have three free, two lie between two stories, two above a headline."""


def white(page: PageRead, findings: Sequence[Finding]) -> Iterator[Unsaid]:
    """天窗: whole columns in which more lines than a gap takes are empty."""
    geometry = page.geometry
    for columns, lines in page.white(_MOST_WHITE):
        box = geometry.box(columns, lines)
        if not said(findings, box, WHITE, share=0.4):
            yield Unsaid("white", box, f"columns {columns}, lines {lines}")


# ── one on the other ──────────────────────────────────────────────────────────────────────────────

OVER = ("E102", "E103", "E105", "E151", "E159", "W160", "E161", "E167", "W168", "W117")

_HAIR = 0.35
"""Points: what boxes of ink may share by rounding."""


def overlaps(page: PageRead, findings: Sequence[Finding]) -> Iterator[Unsaid]:
    """叠印: characters on characters, through strokes, over the edges of pictures."""
    for glyph, other in _pairs(page.glyphs):
        shared = glyph.box.shared(other.box)
        if min(shared.width, shared.height) > 0.12 * min(glyph.size, other.size) and not said(
            findings, shared, OVER
        ):
            yield Unsaid("overlap", shared, f"{glyph.char} on {other.char}")
    for glyph in page.glyphs:
        for stroke in page.strokes:
            if glyph.box.meets(stroke, _HAIR / 9) and not said(findings, glyph.box, OVER):
                yield Unsaid("overlap", glyph.box, f"{glyph.char} in a stroke")
        for picture in page.pictures:
            shared = glyph.box.shared(picture)
            inside = shared == glyph.box  # reversed out of it
            if (
                glyph.box.meets(picture, _HAIR)
                and not inside
                and not said(findings, glyph.box, OVER)
            ):
                yield Unsaid("overlap", glyph.box, f"{glyph.char} over a picture's edge")


TOUCHING = OVER

_CLOSE = 0.2
"""Points between ink and ink: nearer than that they are one to the eye."""


def contacts(page: PageRead, findings: Sequence[Finding]) -> Iterator[Unsaid]:
    """碰: characters that touch strokes or the edges of pictures without lying on them."""
    for glyph in page.glyphs:
        near = glyph.box.grown(_CLOSE)
        for what, boxes in (("a stroke", page.strokes), ("a picture", page.pictures)):
            for box in boxes:
                touches = near.meets(box) and not glyph.box.meets(box, _HAIR / 9)
                if touches and not said(findings, near, TOUCHING):
                    yield Unsaid("contact", glyph.box, f"{glyph.char} touches {what}")


def _pairs(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Characters whose boxes meet."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.y)
    for number, glyph in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.box.y >= glyph.box.bottom:
                break
            if glyph.box.meets(other.box):
                yield glyph, other


JUDGEMENTS: dict[str, Judgement] = {"white": white, "overlaps": overlaps, "contacts": contacts}


def judged(page: PageRead, findings: Sequence[Finding], only: Sequence[str] = ()) -> list[Unsaid]:
    """All that is not said of a page."""
    return [
        unsaid
        for name, judgement in JUDGEMENTS.items()
        if not only or name in only
        for unsaid in judgement(page, findings)
    ]

"""Outputs — 用途: what a file is made for, and so what it holds: the press, a proof on paper, a screen.

The same pages three times. Only the press's file has inks, an output intent and what a plate needs; the
other two are for eyes: sRGB, links, fewer bytes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from composer.frozen import frozen
from composer.measure import Pt, mm
from composer.papers.models.press import MarkKind

__all__ = ["OUTPUTS", "PRESS", "PROOF", "SCREEN", "Output", "Purpose"]

Purpose = Literal["press", "proof", "screen"]

_SLUG_ROOM = mm(8)
_MARK_ROOM = mm(12)
"""Between the trim and the edge of the PDF's page: room for a 5 mm bar beyond 3 mm of bleed."""


@frozen
class Output:
    """What a file is made for."""

    purpose: Purpose
    marks: MarkKind | Literal["slug"]
    """What stands outside the trim; slug: one line that says which page and edition it is."""
    ppi: float = 0.0
    """Most pixels per inch of pictures; 0: as the press takes them."""
    version: tuple[int, int] = (1, 6)
    """Of PDF; PDF/X-4 is 1.6."""

    @property
    def for_press(self) -> bool:
        """Whether plates are made from it: inks, output intent, no links (ISO 15930-7, 6.15)."""
        return self.purpose == "press"

    def margin(self, bleed: Pt) -> Pt:
        """Room around the trim; a screen shows the trimmed page."""
        if self.purpose == "screen":
            return Pt(0)
        return {"all": _MARK_ROOM, "cut": _MARK_ROOM, "slug": max(_SLUG_ROOM, bleed)}.get(
            self.marks, bleed
        )

    def marked(self, marks: MarkKind) -> Output:
        """The same with the marks that a paper wants; only the press has any choice."""
        return replace(self, marks=marks) if self.for_press else self


PRESS = Output("press", "all")
PROOF = Output("proof", "slug", ppi=150)
SCREEN = Output("screen", "none", ppi=130, version=(1, 7))

OUTPUTS: dict[str, Output] = {"press": PRESS, "proof": PROOF, "screen": SCREEN}

"""Parts beside the main headline — 引题、副题、署名、栏题: what a style does not say of them follows the main one.

In: a headline style as the paper has it. Out: parts of which face, size and align are settled, and the share of
the main headline that a size is where the style names none. Newspaper practice: kicker and deck stand two sizes
of the 号 scale below the headline (小初 over 二号, 0.61).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType

from composer.makeup.desk import Desk
from composer.makeup.grid import Grid
from composer.measure import HAO, Length, Pt
from composer.papers.models import Align, Headline, HeadPart, SidePart
from composer.papers.models.values import FaceRef

__all__ = ["SHARES", "jump_style", "named", "proportion"]

SHARES: Mapping[str, float] = MappingProxyType(
    {"kicker": 0.62, "deck": 0.62, "label": 0.45, "byline": 0.3, "jump": 0.5}
)
"""Of the main headline's size. Of 二号 that is 四号, 四号, 五号 and 小五; the head of a continuation is half of the
headline that it repeats."""

_AUTHOR = FaceRef("楷")
"""Names of authors are in 楷 whatever the headline is in: they belong to the text."""


def proportion(main: Pt, share: float, least: Pt) -> Pt:
    """The 号 size nearest to a share of the main headline's, the smaller of two as near; no smaller than the
    body, `least`, and no larger than the headline."""
    nearest = min(sorted(HAO.values()), key=lambda size: abs(size - main * share))
    return Pt(min(main, max(nearest, least)))


def named(desk: Desk, grid: Grid, name: str, part: SidePart, main: HeadPart) -> HeadPart:
    """A part with all that its style leaves open taken from the main headline."""
    given = {field.name: getattr(part, field.name) for field in fields(part)}
    size = part.size or Length(proportion(grid.pt(main.size), SHARES[name], grid.em))
    face = part.face or _face(desk, name, main.face)
    return HeadPart(**{**given, "size": size, "face": face, "align": part.align or _align(main)})


def jump_style(desk: Desk, grid: Grid, first: Headline) -> Headline:
    """The head of a continuation: the paper's style ``jump``. Where it has none, or none of its headline, that
    of the story at half its size, under a line as large as the body that says where the text comes from."""
    known = desk.paper.headlines.get("jump")
    if known is not None and ("main" in known.where.parts or not known.where.parts):
        return known
    size = Length(proportion(grid.pt(first.main.size), SHARES["jump"], grid.em))
    main = HeadPart(face=first.main.face, size=size, align=_align(first.main))
    if known is not None:
        return replace(known, main=main)
    return Headline(main=main, kicker=SidePart(size=Length(min(grid.em, size.value))))


def _face(desk: Desk, name: str, main: FaceRef) -> FaceRef:
    """The main headline's family in the weight of its part, if it has that, else in its own."""
    if name == "byline":
        return _AUTHOR
    weight = "bold" if name == "label" else "regular"
    known = weight in desk.fonts.families.get(main.family, ())
    return FaceRef(main.family, weight) if known else main


def _align(main: HeadPart) -> Align:
    """A line that is spread over the block is the headline's alone."""
    return "center" if main.align in ("spread", "justify") else main.align

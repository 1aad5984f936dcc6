"""One line of furniture text at a place: what masthead, folio, index and imprint are made of."""

from __future__ import annotations

from composer.display.items import ARTIFACT, Item
from composer.makeup.desk import Desk
from composer.makeup.grid import ASCENT
from composer.measure import Length, Pt
from composer.papers.models import Align
from composer.papers.models.values import BLACK, ColourRef, FaceRef
from composer.story.text import Text

__all__ = ["words"]


def words(
    desk: Desk,
    chars: str,
    face: FaceRef,
    size: float,
    x: float,
    top: float,
    width: float,
    *,
    align: Align = "start",
    colour: ColourRef = BLACK,
    node: int = ARTIFACT,
) -> list[Item]:
    """`chars` on one line whose em box has its top at `top`, within `width` from `x`; condensed to
    fit where it is too long. Nothing for no words."""
    if not chars.strip():
        return []
    setter = desk.display_setter(face, Length(size))
    line = setter.single(Text(chars))
    wide = line.width * size / 1000
    scale = min(1.0, width / wide) if wide else 1.0
    tracking = 0.0
    if align in ("justify", "spread") and len(chars) > 1:
        tracking = max(0.0, (width - wide) / (len(chars) - 1)) / size * 1000
    share = {"center": 0.5, "end": 1.0}.get(align, 0.0)
    left = x + (width - wide * scale) * share
    baseline = top + ASCENT * size
    return [
        desk.text_item(line, left, baseline, Pt(size), colour, node, scale=scale, tracking=tracking)
    ]

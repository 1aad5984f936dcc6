"""An advertisement and its slot — 广告尺寸: how large it stands, and what is said of a size that differs.

In: the size of the client's page, the slot and its rule. Out: a scale and the code of a finding. Nothing is
ever cut off or stretched: what is larger than its slot is shown whole, smaller, and said (newspapers'
advertisement sheets take a page of another size for a wrong file).
"""

from __future__ import annotations

from composer.display.items import Fit
from composer.frozen import frozen
from composer.measure import Rect, mm

__all__ = ["Fitted", "fitted", "millimetres"]

_TOLERANCE = mm(1)
"""A slot may differ by this much from the advertisement; more is seen beside its rule."""


@frozen
class Fitted:
    """How an advertisement stands: its scale, and the finding about its size, empty for none."""

    scale: float = 1.0
    code: str = ""


def fitted(width: float, height: float, slot: Rect, rule: Fit) -> Fitted:
    """How a page of that trimmed size stands in `slot`: larger ones E523, or N524 where the slot says
    ``shrink``; smaller ones W507, unless it says ``centre``. Half of the tolerance may lie over each
    edge of the slot: a frame along the trim is not to lose its outer half."""
    if max(width - slot.width, height - slot.height) > _TOLERANCE:
        scale = min(slot.width / width, slot.height / height)
        return Fitted(scale, "N524" if rule == "shrink" else "E523")
    if max(slot.width - width, slot.height - height) > _TOLERANCE and rule != "centre":
        return Fitted(1.0, "W507")
    return Fitted()


def millimetres(width: float, height: float) -> str:
    """A size as the trade gives it."""
    return f"{width / mm(1):.1f} × {height / mm(1):.1f} mm"

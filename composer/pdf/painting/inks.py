"""Inks — 油墨 — as content stream operators: process colours, spot inks, and what overprints.

Black text and rules overprint (GWG 2015, 4.10–4.12): knocked out of a tint, a plate out of register
by a tenth of a millimetre leaves a white seam round every stroke. Everything else knocks out, and
above all white, which overprinting would make vanish.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from composer.display.items import Ink
from composer.frozen import frozen
from composer.pdf.objects import decimal, name

__all__ = ["InkUse", "Inks", "ScreenInks", "separation"]

OVERPRINT_STATES = {
    "O": "<</Type/ExtGState/OP true/op true/OPM 1>>",
    "K": "<</Type/ExtGState/OP false/op false/OPM 0>>",
}
"""Extended graphics states of every page: O overprints, K knocks out."""

ALL = "All"
"""The separation that prints on every plate; marks only (GWG 2015, 4.5)."""


@frozen
class InkUse:
    """The operators that choose an ink."""

    fill: str
    stroke: str
    black: bool
    """Solid black and nothing else: text and rules in it overprint."""
    spot: str = ""


class Inks(dict[Ink, InkUse]):
    """Ink → operators, worked out once for each ink of the edition."""

    def __init__(self) -> None:
        self.spots: dict[str, Ink] = {}
        """Each spot ink by name, with an ink that gives its look in CMYK."""

    def __missing__(self, ink: Ink) -> InkUse:
        use = self[ink] = self._spot(ink) if ink.spot else _process(ink)
        return use

    def resource(self, spot: str) -> str:
        """Name of a spot ink's colour space in resources."""
        return f"S{[*self.spots].index(spot) + 1}"

    def _spot(self, ink: Ink) -> InkUse:
        self.spots.setdefault(ink.spot, ink)
        space, tint = self.resource(ink.spot), decimal(ink.tint)
        return InkUse(f"/{space} cs {tint} scn", f"/{space} CS {tint} SCN", False, ink.spot)


def _process(ink: Ink) -> InkUse:
    """CMYK, grays too: black ink is never written as DeviceGray, which would not overprint."""
    tint = ink.tint
    parts = " ".join(decimal(part * tint) for part in (ink.c, ink.m, ink.y, ink.k))
    return InkUse(f"{parts} k", f"{parts} K", parts == "0 0 0 1" and not ink.knockout)


class ScreenInks(Inks):
    """The same in sRGB for a proof or a screen: every ink, spots too, by its look in print. Nothing
    overprints: with one set of three colours there is nothing to print over."""

    def __init__(self, look: Callable[[Sequence[float]], tuple[float, float, float]]) -> None:
        """`look` gives red, green and blue of cyan, magenta, yellow and black."""
        super().__init__()
        self._look = look

    def __missing__(self, ink: Ink) -> InkUse:
        parts = [part * ink.tint for part in (ink.c, ink.m, ink.y, ink.k)]
        shown = (0.0, 0.0, 0.0) if ink.spot == ALL else self._look(parts)
        numbers = " ".join(decimal(part) for part in shown)
        use = self[ink] = InkUse(f"{numbers} rg", f"{numbers} RG", False)
        return use


def separation(ink: Ink, ink_name: str = "") -> str:
    """The colour space of a spot ink: its name for the plate, its CMYK look for everyone else."""
    look = " ".join(decimal(part) for part in (ink.c, ink.m, ink.y, ink.k))
    tint = f"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[{look}]/N 1>>"
    return f"[/Separation{name(ink_name or ink.spot)}/DeviceCMYK{tint}]"

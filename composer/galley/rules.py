"""What may stand between two units: the blank there, how far it gives, and whether a line may break.

Rules A-E of the typographic requirements, each written once as a function of two class letters and
remembered in a table for one style: `Rules.between`.
"""

from __future__ import annotations

from typing import NamedTuple

from composer.spec.models import Level, Marks

__all__ = ["HALF", "Between", "Rules", "Shrink"]

HALF = 500
"""Half an em: the blank of a full-width mark."""

_NO_START = {
    "none": "",
    "basic": "CPKSTFIXDc",
    "gb": "CPKSTFIXDc",
    "strict": "CPKSTFIXDcEh",
}
"""CLREQ 6.1.1, by level. A single — is a connector (X); the pair —— (E) may begin a line but at strict."""

_NO_END = {"none": "", "basic": "Oo", "gb": "OoD", "strict": "OoD"}
"""CLREQ 6.1.1; the solidus by GB/T 15834 5.1.9."""

_HAN_LATIN_LEAST = 125
_SPACE_MOST = 500


class Shrink:
    """Order of squeezing, CLREQ 6.2.2.3; smaller goes first."""

    NONE = 0
    SPACE = 2
    INTERPUNCT = 3
    BRACKET = 4
    PAUSE = 5
    HAN_LATIN = 6
    STOP = 7


class Between(NamedTuple):
    """What stands between two units that share a line."""

    blank: int
    """Natural blank."""
    give: int
    """How much of it may be squeezed out."""
    step: int
    """In which step of `Shrink`."""
    take: int
    """How much it may grow before ordinary gaps do (word space, Han-Latin gap)."""
    gap: bool
    """Whether it is an ordinary gap, stretched with all others in the last step."""
    breaks: bool
    """Whether a line may end here."""


class Rules:
    """The rules of one style. `gap` is the Han-Latin gap, `gap_most` what it may grow
    to before ordinary gaps do, both in 1/1000 em."""

    def __init__(
        self, level: Level, marks: Marks, gap: int, gap_most: int, *, hang: bool = False
    ) -> None:
        self.level, self.marks, self.gap, self.gap_most = level, marks, gap, gap_most
        self.hang = hang
        self._table: dict[str, Between] = {}

    def between(self, pair: str) -> Between:
        """The rule for two neighbouring classes, such as ``HP`` (Han, then a pause mark)."""
        found = self._table.get(pair)
        if found is None:
            found = self._table[pair] = self._make(pair[0], pair[1])
        return found

    def hangs(self, unit: str, before: str) -> bool:
        """CLREQ 6.1.3: whether a mark may stand outside the measure: one mark, never a run of them."""
        return self.hang and unit in "PKS" and before not in "OCPKSTI"

    def start_blank(self, unit: str) -> int:
        """Blank kept before an opening mark at a line's start: only without any compression."""
        return HALF if self.marks == "none" and unit == "O" else 0

    def end_blank(self, unit: str) -> int:
        """Blank kept after a mark at a line's end; GB/T 15834 5.1.10 wants none."""
        return HALF if self.marks == "none" and unit in "CPKS" else 0

    def _make(self, left: str, right: str) -> Between:
        if left in "ul" and right in "ul":  # within an address, or a word that had to be cut up
            return Between(0, 0, Shrink.NONE, 0, gap=left + right == "ll", breaks=True)
        left, right = ("L" if kind in "ul" else kind for kind in (left, right))
        blank, give, step = self._blank(left, right)
        take = 0
        if (left == "L" and right in "HhV") or (left in "HhV" and right == "L"):
            if self.gap:
                blank, step = self.gap, Shrink.HAN_LATIN
                give = max(0, self.gap - _HAN_LATIN_LEAST)
                take = max(0, self.gap_most - self.gap)
        elif left == "s":
            take = _SPACE_MOST - 250
        gap = not (right == "s" or left in "XD" or right in "XD" or left + right == "LL")
        return Between(blank, give, step, take, gap, self._breaks(left, right))

    def _breaks(self, left: str, right: str) -> bool:
        """A.1-A.4 and B: line edges by level; a word never parts from what is glued to it."""
        if right in "sZ" and self.level != "none":
            return False
        if left + right in ("LL", "Lc", "oL", "ss", "Ls"):
            return False
        return right not in _NO_START[self.level] and left not in _NO_END[self.level]

    def _blank(self, left: str, right: str) -> tuple[int, int, int]:
        """C.10-C.14: the natural blank between two units, how far it gives, and in which step."""
        after, before = self._after(left), self._before(right)
        blank = after + before
        if self.marks == "none" or not blank:
            return blank, 0, Shrink.NONE
        hugs = right in "CPKSTF" and left in "CPKST" and ("C" in (left, right))
        if hugs or (left == "O" and right == "O"):
            # closing after closing, pause after closing …: the inner blank goes (CLREQ 6.3.2.2)
            blank = after = before = 0
        elif left in "CPKS" and right == "O":
            blank = min(blank, HALF)
        if not blank:
            return 0, 0, Shrink.NONE
        step = {"C": Shrink.BRACKET, "P": Shrink.PAUSE, "S": Shrink.STOP}.get(left, Shrink.NONE)
        if before and (not after or step == Shrink.NONE):
            step = Shrink.BRACKET
        return blank, (blank if step else 0), step

    def _after(self, unit: str) -> int:
        match self.marks:
            case "banjiao":
                return 0
            case "kaiming":
                return HALF if unit == "S" else 0
            case _:
                return HALF if unit in "CPKS" else 0

    def _before(self, unit: str) -> int:
        return HALF if unit == "O" and self.marks not in ("banjiao", "kaiming") else 0

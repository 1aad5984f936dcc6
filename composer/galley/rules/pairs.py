"""What may stand between two units: the blank there, how far it gives, and whether a line may break.

Rules A-E of the typographic requirements, each written once as a function of two class letters and
remembered in a table for one style: `Rules.between`.
"""

from __future__ import annotations

from composer.frozen import NamedTuple
from composer.papers.models import Level, Marks

__all__ = ["HALF", "LOOSE", "PLAIN", "Between", "Rules", "Shrink"]

HALF = 500
"""Half an em: the blank of a full-width mark."""

LOOSE = 250
"""The ordinary gap from which on a line is loose (1/4 em): before gaps grow past it, what has
a larger blank of its own gets that."""

QUARTER = 250
"""What a mark in the middle of its box has on either side (Traditional Chinese, 1 em interpunct)."""

_NO_START = {
    "none": "",
    "basic": "CPKSTFIXDcq",
    "gb": "CPKSTFIXDcq",
    "strict": "CPKSTFIXDcqEhp",
}
"""CLREQ 6.1.1, by level. A single — is a connector (X); the pair —— (E) may begin a line but at
strict, where small kana, 々 and wide % ‰ ℃ may not either (CSS Text, ``line-break: strict``)."""

_NO_END = {"none": "", "basic": "Oo", "gb": "OoD", "strict": "OoDm"}
"""CLREQ 6.1.1; the solidus by GB/T 15834 5.1.9; wide currency by CSS Text at strict."""

_BOUND = frozenset((
    "LL", "Lc", "oL", "Ls", "Lp", "mL", "VV", "VL", "LV", "Vc", "oV", "Vs", "Vp", "mV",
    "wp", "ww", "mw", "nn", "ss",
))  # fmt: skip
"""Not to be split (CLREQ 6.1.2): a word and what is written to it, a number and its sign. Upright letters
and figures are words as turned ones are. A note mark belongs to what is before it alone."""

_SQUEEZED = "CPKSTq"
_HUGGED = "CPKSTqF"
_WORD = "ulyL"
_PAIRED = frozenset(a + b for a in "OCPKSTqF" for b in "OCPKSTqFI")
"""Marks beside marks: between them no blank comes back."""

_HAN_LATIN_LEAST = 125
_SPACE = 250
_SPACE_MOST = 500


class Shrink:
    """Order of squeezing, CLREQ 6.2.2.3; smaller goes first. Step 1, the mark at the line's end, is
    done to every line; a word space is its least 1/4 em wide by nature and has nothing to give."""

    NONE = 0
    INTERPUNCT = 3
    BRACKET = 4
    PAUSE = 5
    HAN_LATIN = 6
    STOP = 7


_STEP = {"C": Shrink.BRACKET, "O": Shrink.BRACKET, "P": Shrink.PAUSE, "S": Shrink.STOP}
_STEP["I"] = Shrink.INTERPUNCT


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
    relief: int = 0
    """How much more it may grow once ordinary gaps have reached the limit: a mark that the style sets
    half an em wide to its full width, the Han-Latin gap by what it lacks of 1/2 em."""


PLAIN = Between(0, 0, Shrink.NONE, 0, gap=True, breaks=True)
"""What stands between Han and Han."""


class Rules:
    """The rules of one style.

    Args:
        level: 避头尾.
        marks: how wide marks are.
        gap: the Han-Latin gap in 1/1000 em.
        gap_most: what it may grow to before ordinary gaps do.
        hang: whether one mark may stand outside the measure (CLREQ 6.1.3).
        hant: Traditional Chinese: marks in the middle of their boxes, none of them hanging.
        wide_interpunct: · takes an em, not half of one.
        release: a run of three marks may part before its third (CLREQ 6.1.1, note).
        apart: every mark is a piece of its own in the line: it stands otherwise than by its advance.
        blank: how wide a space typed between Han is.
    """

    def __init__(
        self,
        level: Level,
        marks: Marks,
        gap: int,
        gap_most: int,
        *,
        hang: bool = False,
        hant: bool = False,
        wide_interpunct: bool = False,
        release: bool = False,
        apart: bool = False,
        blank: int = HALF,
    ) -> None:
        self.level, self.marks, self.gap, self.gap_most = level, marks, gap, gap_most
        self.no_start, self.no_end = _NO_START[level], _NO_END[level]
        """Classes that begin no line, and that end none."""
        self.edged = marks == "none"
        """Whether marks keep their blanks at a line's edges."""
        self.solidus = level in ("none", "basic")
        """Whether a line may end after a solidus within a word: not by GB/T 15834 5.1.9."""
        self.hang = hang and not hant
        self.hant = hant
        self.release, self.apart, self.blank = release, apart, blank
        self._side = dict.fromkeys("OCPKSI", HALF)
        for unit in "PKS" if hant else "":
            self._side[unit] = QUARTER
        self._side["I"] = QUARTER if wide_interpunct else 0
        for unit in {"banjiao": "OCPKSI", "kaiming": "OCPK"}.get(marks, ""):
            self._side[unit] = 0
        self._centred = "PKSI" if hant else "I"
        self._table: dict[str, Between] = {}
        self._runs: dict[str, tuple[Between, ...]] = {}

    def run(self, kinds: str) -> tuple[Between, ...]:
        """The rules for every boundary within a run of classes."""
        found = self._runs.get(kinds)
        if found is None:
            pairs = (kinds[at : at + 2] for at in range(len(kinds) - 1))
            found = self._runs[kinds] = tuple(map(self.between, pairs))
        return found

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
        """Blank kept before an opening mark at a line's start: only without any compression.

        CLREQ 6.3.2.3 lets it go there and after a paragraph's indent.
        """
        return self._before(unit) if self.marks == "none" else 0

    def end_blank(self, unit: str) -> int:
        """Blank kept after a mark at a line's end; GB/T 15834 5.1.10 wants none."""
        return self._after(unit) if self.marks == "none" and unit != "I" else 0

    def blank_in_space(self, unit: str) -> int:
        """What a space typed after a mark takes of the mark's blank: at a line's end both go (GB/T 15834
        5.1.10)."""
        return 0 if self.edged else self._after(unit)

    def _make(self, left: str, right: str) -> Between:
        if left in "uly" and right in _WORD:  # within an address, or a word that is cut up
            return Between(0, 0, Shrink.NONE, 0, gap=left + right == "ll", breaks=True)
        left, right = ("L" if kind in "uly" else kind for kind in (left, right))
        blank, give, step = self._blank(left, right)
        take = 0
        if (left == "L" and right in "Hh") or (left in "Hh" and right == "L"):
            if self.gap:
                blank = self.gap
                give, take, step = self._elastic()
        elif left == "g":
            give, take, step = self._elastic()
        elif left in "sN" and right != "s" and (left == "s" or right not in "Hh"):
            take = _SPACE_MOST - _SPACE
        bound = left + right in _BOUND or right in "en" or "N" in (left, right)
        rigid = (
            right in "sgbZ"
            or left in "bZ"
            or left in "XD"
            or right in "XD"
            or (bound and (left != "N" or right in "Hh"))
        )
        relief = max(0, _SPACE_MOST - self.gap_most) if take and step == Shrink.HAN_LATIN else 0
        if self.marks == "kaiming" and not blank and left + right not in _PAIRED:
            relief = HALF if left in "CPK" or right == "O" else 0
        breaks = not bound and self._breaks(left, right)
        return Between(blank, give, step, take, not rigid, breaks, relief)

    def _elastic(self) -> tuple[int, int, int]:
        """What the Han-Latin gap gives and takes (CLREQ 6.2.2.3-4), and the step of giving."""
        give = max(0, self.gap - _HAN_LATIN_LEAST)
        return give, max(0, self.gap_most - self.gap), Shrink.HAN_LATIN

    def _breaks(self, left: str, right: str) -> bool:
        """Line edges by level (CLREQ 6.1.1; GB/T 15834 5.1.1-5.1.9)."""
        if right in "sZgb" and self.level != "none":
            return False
        return right not in self.no_start and left not in self.no_end

    def _blank(self, left: str, right: str) -> tuple[int, int, int]:
        """The natural blank between two units, how far it gives, and in which step (CLREQ 6.2.2.3, 6.3.2)."""
        after, before = self._after(left), self._before(right)
        if right == "s" and not self.edged:
            after = 0  # the space has it, see `blank_in_space`
        blank = after + before
        if not blank or self.marks == "none":
            return blank, 0, Shrink.NONE
        if left == "C" and right in self._centred:
            blank, after = before, 0  # 」。 — the bracket's blank goes, the stop's own stays
        elif "C" in (left, right) and left in _SQUEEZED and right in _HUGGED:
            blank = 0  # brackets hug each other and the marks beside them
        elif right == "O" and (left in "OF" or (self.hant and left == "T")):
            blank = 0  # also behind a mark that keeps its em: 2 em become 1.5 (CLREQ 6.3.2.2)
        elif right == "O" and left in self._centred:
            blank = min(blank, QUARTER)
        elif right == "O" and left in _SQUEEZED:
            blank = min(blank, HALF)
        step = max(_STEP.get(left, 0) if after else 0, _STEP.get(right, 0) if before else 0)
        if not blank or not step:
            return blank, 0, Shrink.NONE
        return blank, blank, step

    def _after(self, unit: str) -> int:
        return self._side.get(unit, 0) if unit != "O" else 0

    def _before(self, unit: str) -> int:
        """Left of an opening mark, and of a mark that stands in the middle of its box."""
        return self._side.get(unit, 0) if unit == "O" or unit in self._centred else 0

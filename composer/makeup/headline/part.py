"""Fitting — 标题排字: one part of a headline into lines of its measure, at one size and one scale.

In: the words of a part (kicker, main headline, deck …), its style, the width it has. Out: `Fitted`,
its lines with size and horizontal scale, and what there is to say of them. The order of what is tried
is a sub-editor's: as it stands, condensed within the style's limit, then broken into as few lines as
do, where the language allows it best and the lines come out even. All lines of a part share one
scale: a headline whose lines are condensed differently looks like two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Any

from composer.display.items import Piece
from composer.frozen import frozen, record
from composer.galley.line import NATURAL, Line, Measures
from composer.galley.lines.justify import set_line
from composer.galley.rules.classes import CLASS
from composer.galley.setter import Setter
from composer.galley.units.paragraph import Units
from composer.makeup.desk import Desk
from composer.measure import HAO, Pt, in_mm
from composer.papers.models import Align, HeadPart
from composer.story.text import Text

__all__ = ["Fitted", "Row", "cut", "fit_part", "in_proportion", "lines_of"]

_HAN_INSET = 40
"""How far in from its em box the ink of a Han character begins, 1/1000 em: measured over twenty common
characters it is 34 to 60 in the faces of headlines. What is not Han is aligned so that its ink begins
there too."""

Said = tuple[str, Text, dict[str, Any]]
"""A finding to come: code, the words it is about, values."""


@frozen
class Row:
    """One line of a part; `left` and `right` are how much further in than a Han character's its ink
    begins and ends, in 1/1000 em: what optical alignment lets hang over."""

    line: Line
    left: float
    right: float

    @property
    def width(self) -> float:
        """Its optical width."""
        return self.line.width - self.left - self.right


@frozen
class Fitted:
    """A part ready to be placed."""

    size: Pt
    scale: float
    rows: tuple[Row, ...]
    words: tuple[str, ...]
    """The words of each row."""
    said: tuple[Said, ...] = ()


@frozen
class _Cut:
    """A stretch of one text's units that makes a line."""

    units: Units
    start: int
    end: int


@record
class _Trial:
    """A part at one size: what it is cut into, and what there is to say."""

    cuts: list[_Cut] = field(default_factory=list)
    blanks: int = 0
    """How many blanks are in the only line of a part whose parts are joined."""
    fits: bool = True
    """Whether no word alone is wider than the measure, condensed."""
    said: list[Said] = field(default_factory=list)


def lines_of(text: Text) -> list[Text]:
    """A text at its editor's breaks."""
    lines, start = [], 0
    for piece in text.chars.split("\n"):
        end = start + len(piece)
        if piece:
            lines.append(cut(text, start, end))
        start = end + 1
    return lines


def cut(text: Text, start: int, end: int) -> Text:
    """The characters from `start` to `end` of a head field (which has no runs) as a text."""
    span = text.span(start, end)
    origin = ((0, span.line, span.column),) if span.line else ()
    return Text(text.chars[start:end], (), origin, text.file)


def in_proportion(size: Pt, factor: float) -> Pt:
    """A kicker's or deck's size beside a main headline that was set `factor` times its own: the 号
    size nearest to it, the smaller of two as near."""
    wanted = size * factor
    return min(sorted(HAO.values()), key=lambda one: abs(one - wanted))


def fit_part(desk: Desk, style: HeadPart, texts: Sequence[Text], width: Pt, size: Pt) -> Fitted:
    """The lines of one part.

    Args:
        desk: the edition's; its findings get what could not be done well.
        style: the part's.
        texts: one for each part of a headline; ``\\n`` in them is the editor's break.
        width: of the block.
        size: of the part where its style has no `fit`.
    """
    fitted = _Fitter(desk, style, texts, width).fitted(size)
    for code, text, values in fitted.said:
        desk.findings.add(code, text.span(), **values)
    return fitted


class _Fitter:
    """The work on one part: trial cuts, the size chosen, the lines set."""

    def __init__(self, desk: Desk, style: HeadPart, texts: Sequence[Text], width: Pt) -> None:
        self.desk, self.style, self.texts, self.width = desk, style, texts, width
        self.setter: Setter = desk.part_setter(style)
        self.lines = [line for text in texts for line in lines_of(text)]
        self._units: dict[str, Units] = {}
        self._known: dict[tuple[str, object], list[int]] = {}

    def fitted(self, size: Pt) -> Fitted:
        """The part at `size`, or at the largest size of the style's range that sets it in the
        lines wanted."""
        fit = self.style.fit
        if fit is None:
            return self._set(self._trial(size), size)
        wanted = max(fit.lines, len(self.lines) if self._forced() else 1)
        sizes = self._sizes(size)
        for one in sizes:
            trial = self._trial(one)
            if len(trial.cuts) <= wanted and trial.fits and not trial.said:
                return self._set(trial, one)
        if len(trial.cuts) > wanted:
            values = {"text": self._all(), "measured": len(trial.cuts), "allowed": wanted}
            trial.said.append(("W128", self.texts[0], {**values, "size": f"{sizes[-1]:g} pt"}))
        return self._set(trial, sizes[-1])

    def _sizes(self, own: Pt) -> list[Pt]:
        """号 sizes from the largest down, the ends of the range among them."""
        fit, grid = self.style.fit, self.desk.grid(1)
        assert fit is not None
        ends = (grid.pt(fit.largest) if fit.largest else own, grid.pt(fit.smallest))
        low, high = min(ends), max(ends)
        return sorted({low, high, *(one for one in HAO.values() if low < one < high)}, reverse=True)

    def _forced(self) -> bool:
        """Whether the editor's breaks, or the style, keep the lines apart."""
        return self.style.parts == "lines" or any("\n" in text.chars for text in self.texts)

    def _all(self) -> str:
        return "".join(text.chars for text in self.texts).replace("\n", "")

    # ── cutting ───────────────────────────────────────────────────────────────────────────────

    def _trial(self, size: Pt) -> _Trial:
        """The part cut into lines at a size: joined if its parts share a line, else each line as it
        stands or, where it is too wide, broken."""
        room = self.width / size * 1000
        most = room / self.style.minimum
        trial = _Trial()
        if len(self.texts) > 1 and not self._forced() and self._join(trial, room, most):
            return trial
        for text in self.lines:
            units = self._units_of(text)
            if self._width(units, 0, units.count) <= most:
                trial.cuts.append(_Cut(units, 0, units.count))
            else:
                self._break(trial, text, units, room, most)
        return trial

    def _join(self, trial: _Trial, room: float, most: float) -> bool:
        """All parts on one line, if the style and the measure let them."""
        first = self.texts[0]
        text = Text("\u3000".join(text.chars for text in self.texts), (), first.origins, first.file)
        units = self._units_of(text)
        wide = self._width(units, 0, units.count) + text.chars.count("\u3000") * self._gap()
        if wide > (most if self.style.parts == "line" else room):
            return False
        trial.cuts.append(_Cut(units, 0, units.count))
        trial.blanks = text.chars.count("\u3000")
        return True

    def _gap(self) -> float:
        """What the gap between parts has over the em that stands for it."""
        return self._milliem(self.style.gap) - 1000

    def _break(self, trial: _Trial, text: Text, units: Units, room: float, most: float) -> None:
        """A line that does not fit, broken into as few as do. A word that is wider than the measure
        stays whole: the part is condensed further, and reported."""
        legal = [0, *(to for to in range(1, units.count) if units.breaks[to]), units.count]
        widest = max(self._width(units, at, to) for at, to in pairwise(legal))
        trial.fits &= widest <= most
        most = max(most, widest)
        from composer.makeup.headline.lines import Balance
        from composer.makeup.headline.phrases import WORD, mark_costs, phrase_costs

        balance = Balance(units, self._width, room, most, self.style.shape)
        costs, ends = balance.chosen(
            self._costs(mark_costs, text.chars), lambda: self._costs(phrase_costs, text.chars)
        )
        for start, end in pairwise((0, *ends)):
            trial.cuts.append(_Cut(units, start, end))
        if len(self.lines) > len(self.texts):
            trial.said.append(("W126", text, {"text": text.chars, "lines": len(ends)}))
        for end in ends[:-1]:
            at = units.start(end)
            if costs[at] >= WORD:
                values = {
                    "before": text.chars[max(0, at - 4) : at],
                    "after": text.chars[at : at + 4],
                }
                trial.said.append(("W125", cut(text, at, at + 1), values))

    # ── measuring ─────────────────────────────────────────────────────────────────────────────

    def _units_of(self, text: Text) -> Units:
        known = self._units.get(text.chars)
        if known is None:
            known = self._units[text.chars] = self.setter.units(text, Measures((NATURAL,)))
        return known

    def _costs(self, rule: Callable[[str, Sequence[str]], list[int]], chars: str) -> list[int]:
        """What `mark_costs` or `phrase_costs` says; kept, because several sizes are tried."""
        known = self._known.get((chars, rule))
        if known is None:
            known = self._known[chars, rule] = rule(chars, self.desk.paper.terms)
        return known

    def _milliem(self, length: Any) -> float:
        return float(self.desk.grid(1).pt(length, Pt(1000.0)))

    def _width(self, units: Units, at: int, to: int) -> float:
        """Natural width of units `at` to `to` as a line, tracking included."""
        to = _shown(units, at, to)
        wide = units.natural(at, to)
        tracking = self._tracking()
        return wide + tracking * units.ordinary(at, to) if tracking else wide

    def _tracking(self) -> float:
        length = self.style.tracking
        return self._milliem(length) if length.value else 0.0

    # ── setting ───────────────────────────────────────────────────────────────────────────────

    def _set(self, trial: _Trial, size: Pt) -> Fitted:
        """The lines of a trial, with the scale that they share and the tracking that fills them."""
        rows = [self._row(one, trial.blanks) for one in trial.cuts]
        if not rows:
            return Fitted(size, 1.0, (), ())  # nothing but breaks
        room = self.width / size * 1000
        widest = max(row.width for row in rows)
        natural = max(row.line.width for row in rows)
        scale = self._scale(room, widest, natural)
        said = list(trial.said)
        if natural * self.style.minimum > room + 1:
            said.append(("W109", self.texts[0], {
                "text": self._all(), "measured": in_mm(widest * self.style.minimum * size / 1000),
                "allowed": in_mm(self.width),
            }))  # fmt: skip
        if self.style.align in ("spread", "justify"):
            target = room / scale if self.style.align == "spread" else widest
            rows = [
                self._filled(one, row, target, trial.blanks, said)
                for one, row in zip(trial.cuts, rows, strict=True)
            ]
        words = tuple(
            one.units.text[one.units.start(one.start) : one.units.start(one.end)]
            for one in trial.cuts
        )
        return Fitted(size, scale, tuple(rows), words, tuple(said))

    def _scale(self, room: float, widest: float, natural: float) -> float:
        """长扁字: condensed to fit, or widened if that fills the measure, within the style's limits.
        Where the characters fit condensed to the limit, what marks have more of ink than Han is no reason
        to condense further: it is less than a Han character's inset, and stays in the measure.
        Blanks alone, drawn together by tracking, may be no width at all, and keep their shape."""
        share = room / widest if widest > 0 else 1.0
        if natural * self.style.minimum <= room + 1:
            share = max(share, self.style.minimum)
        return 1.0 if share > self.style.maximum else share

    def _row(self, one: _Cut, blanks: int, measure: float = NATURAL) -> Row:
        """A cut set as a line, at its natural width or filling a measure."""
        align: Align = "start" if measure == NATURAL else "spread"
        end = _shown(one.units, one.start, one.end)
        line = set_line(
            one.units, one.start, end, round(measure), align, self.setter.rules,
            tracking=self._tracking(),
        )  # fmt: skip
        if blanks:
            line = _with_gaps(line, blanks, self._gap())
        (line,) = self.setter.marked(one.units, [line])
        left, right = self._inset(line)
        return Row(line, left, right)

    def _filled(self, one: _Cut, row: Row, target: float, blanks: int, said: list[Said]) -> Row:
        """均排: the line opened until its ink fills `target`; W129 where that takes too much."""
        over = blanks * self._gap() if blanks else 0.0
        wanted = target + row.left + row.right - over
        if wanted <= row.line.width - over + 0.5:
            return row
        filled = self._row(one, blanks, wanted)
        if filled.line.spread == row.line.spread and filled.width < target - 1:
            return row  # a single character: nothing to open
        opened = max(0.0, filled.line.spread - self._tracking())
        allowed = self._milliem(self.style.loosest)
        if opened <= allowed + 0.5 and filled.width >= target - 1:
            return filled
        words = one.units.text[one.units.start(one.start) : one.units.start(one.end)]
        values = {
            "text": words,
            "gap": f"{opened / 1000:.2f} 字",
            "allowed": f"{allowed / 1000:g} 字",
        }
        said.append(("W129", self.texts[0], values))
        return row

    def _inset(self, line: Line) -> tuple[float, float]:
        """How much further in than Han the ink of a line begins and ends (negative: further out)."""
        first: tuple[str, str, float] | None = None
        last: tuple[str, str, float] | None = None
        pen = 0.0
        for key, chars, kern in line.pieces:
            face = self.desk.fonts.by_key(key)
            for char in chars:
                first = first or (key, char, pen)
                last = (key, char, pen)
                pen += face.advances.get(char, 1000) + line.spread
            pen += kern
        if first is None or last is None:
            return 0.0, 0.0
        left = right = 0.0
        if _hangs(first[1]):
            left = first[2] + self._bounds(first)[0] - _HAN_INSET
        if _hangs(last[1]):
            right = line.width - last[2] - self._bounds(last)[2] - _HAN_INSET
        return left, right

    def _bounds(self, place: tuple[str, str, float]) -> tuple[float, float, float, float]:
        return self.desk.fonts.by_key(place[0]).bounds(place[1])


def _hangs(char: str) -> bool:
    """Whether a character is aligned by its ink: marks, letters and digits; a Han character's inset
    is part of its design, and —— stands edge to edge."""
    return CLASS[ord(char)] in "OCPKSIDXLoc"


def _shown(units: Units, at: int, to: int) -> int:
    """The end of a line less the blank that the editor typed where it now ends."""
    while to - 1 > at and units.kinds[to - 1] == "Z":
        to -= 1
    return to


def _with_gaps(line: Line, blanks: int, more: float) -> Line:
    """The blanks between parts made as wide as the style says: `more` than the em they are."""
    pieces: list[Piece] = []
    for key, chars, kern in line.pieces:
        pieces.append((key, chars, kern + more if chars == "\u3000" else kern))
    return line._replace(pieces=tuple(pieces), width=line.width + blanks * more)

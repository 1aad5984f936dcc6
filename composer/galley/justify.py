"""Justification — 齐行: lines made flush, by squeezing and stretching in CLREQ's order (6.2.2.3-4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import add

from composer.galley.model import Line, Piece
from composer.galley.rules import HALF, LOOSE, Rules, Shrink
from composer.galley.units import Boundary, Pieces, Units
from composer.spec.models import Align

__all__ = ["LineSetter", "hangs_at", "set_line"]

_STEPS = (
    Shrink.INTERPUNCT,
    Shrink.BRACKET,
    Shrink.PAUSE,
    Shrink.HAN_LATIN,
    Shrink.STOP,
)

_line: Callable[[tuple[object, ...]], Line] = partial(tuple.__new__, Line)
"""`Line._make` without its look at the number of fields: a page has some hundred lines."""


def set_line(
    units: Units,
    at: int,
    to: int,
    measure: int,
    align: Align,
    rules: Rules,
    *,
    indent: int = 0,
    tracking: float = 0.0,
) -> Line:
    """One line by itself; see `LineSetter.line`."""
    return LineSetter(units, rules).line(at, to, measure, align, indent, tracking)


def hangs_at(units: Units, to: int, rules: Rules) -> bool:
    """Whether the unit before `to` is a mark that may stand outside the measure."""
    before = units.kinds[to - 2] if to > 1 else "H"
    return rules.hangs(units.kinds[to - 1], before) and units.start(to) - units.start(to - 1) == 1


class LineSetter:
    """Sets the lines of one paragraph."""

    def __init__(self, units: Units, rules: Rules) -> None:
        self.units, self.rules = units, rules
        self.plain = not (rules.edged or rules.hang or units.hyphens)
        """Whether nothing is kept, added or hung at a line's edges."""
        self.face = units.faces[0] if len(units.edges) == 1 else ""
        """The face of all units, if it is one."""
        self.every = not self.face or units.apart
        """Whether pieces end at every boundary that is listed."""
        self.offsets: list[int] = list(map(add, units.special, units.longer))
        """Where in the text special boundaries are."""
        self.most = max(HALF, rules.gap_most)
        """What a Han-Latin gap may grow to."""
        self.spare = self.most - rules.gap_most
        """How much of it is left for the spread of the line."""
        self.typed = "⸺" in units.text
        """Whether a ⸺ was typed that its piece has to tell from ——."""

    def line(
        self, at: int, to: int, measure: int, align: Align, indent: int = 0, tracking: float = 0.0
    ) -> Line:
        """Set units `at` to `to` at `measure`; `indent` moves the line to the right and is not in it.

        `tracking` (字距) is added to every ordinary gap before anything is justified: it stays out of
        words, numbers and —— as justification does.
        """
        u = self.units
        nth = u.nth
        first, past, last = nth[at + 1], nth[to], to == u.count
        width: float = u.place[to] - u.place[at]
        if u.acts[at]:
            width -= u.blanks[nth[at]]
        start_blank, hang = 0, False
        if u.spaces:
            width -= u.spaces.get(to, 0)
        if not self.plain:
            start_blank, more = self._edges(at, to)
            width += more
        if tracking:
            width += tracking * u.ordinary(at, to)
        slack = measure - width
        if self.rules.hang and slack < -u.give(at, to) and hangs_at(u, to, self.rules):
            hang, slack, width = True, slack + HALF, width - HALF
        spread, squeezed, letters = 0.0, 0, 0.0
        blanks: list[float] = u.blanks[first:past]  # type: ignore[assignment]  # a copy
        if slack < 0:
            spread = _squeeze(u.boundaries[first:past], -slack, blanks, to - at - 1)
            squeezed, width = round(-slack), measure
        elif align == "spread" or (align == "justify" and not last):
            if slack:
                gaps = to - at - 1 - u.rigid[past] + u.rigid[first]
                spread, slack = self._stretch(first, past, gaps, slack, blanks)
            if slack:  # a single word: its letters
                glyphs = _glyphs(self._pieces(at, to, blanks, 0.0, start_blank))
                letters, slack = (slack / (glyphs - 1), 0.0) if glyphs > 1 else (0.0, slack)
            width = measure - slack
        spread += tracking
        x = indent
        if align == "center":
            x += round((measure - width) / 2)
        elif align == "end":
            x += round(measure - width)
        pieces = self._pieces(at, to, blanks, 0.0 if letters else spread, start_blank)
        if self.typed:
            pieces = _with_typed(pieces, u.text, at + u.longer[nth[at]])
        spread += letters
        opened = spread if align != "spread" else 0.0  # 均排 is meant to be open
        if slack and align == "justify" and not last and slack > opened:
            opened = slack
        hyphen = self._hyphen(to, width) if u.hyphens else None
        return _line((
            at + u.longer[nth[at]], to + u.longer[past], x, width, spread,
            opened if opened > 0 else 0.0, squeezed, pieces, last, hang, False, "", hyphen,
        ))  # fmt: skip

    def _edges(self, at: int, to: int) -> tuple[int, int]:
        """The blank that a line begins with, and what its edges add to its width."""
        u, rules = self.units, self.rules
        start = rules.start_blank(u.kinds[at])
        return start, start + rules.end_blank(u.kinds[to - 1]) + u.hyphens.get(to, 0)

    def _hyphen(self, to: int, width: float) -> tuple[str, float] | None:
        """Face and left edge of the hyphen at a line's end, if it has one."""
        if to not in self.units.hyphens:
            return None
        return self.units.face_at(to - 1), width - self.units.hyphens[to]

    def _stretch(
        self, first: int, past: int, gaps: int, slack: float, blanks: list[float]
    ) -> tuple[float, float]:
        """Word spaces first, then Han-Latin gaps, then all ordinary `gaps` alike; where that would make
        the line loose, what can be wider still is made so first (`Between.relief`).

        Returns the spread, and what could not be given to any gap.
        """
        u = self.units
        between: Sequence[Boundary] = ()
        if u.takes[past] > u.takes[first]:
            between = u.boundaries[first:past]
            slack -= _taken(between, slack, blanks)
        if slack <= 0 or not gaps:
            return 0.0, max(slack, 0.0)
        if slack > LOOSE * gaps:
            slack -= _relieved(u.boundaries[first:past], slack - LOOSE * gaps, blanks)
        spread = slack / gaps
        if between and spread > self.spare:
            spread = _capped(between, slack, gaps, blanks, self.most)
        return spread, 0.0

    def _pieces(
        self, at: int, to: int, blanks: Sequence[float], spread: float, start_blank: int
    ) -> tuple[Piece, ...]:
        """The line's characters with the kerns between them."""
        u, every, one = self.units, self.every, self.face
        text, boundaries, offsets = u.text, u.boundaries, self.offsets
        if to in u.spaces:
            to = u.words_end(to)
            if to <= at:
                return ()
        own, first, past = u.nth[at], u.nth[at + 1], u.nth[to]
        face = one or u.face_at(at)
        pieces: list[Piece] = []
        begun = at + u.longer[own]
        lead = start_blank
        if first > own:  # the line's first unit is listed itself
            _, _, own_lead, token = boundaries[own]
            lead += own_lead
            if lead:
                pieces.append((face, "", lead))
            if token is not None:
                begun = self._token(own, token, face, spread, pieces)
        elif lead:
            pieces.append((face, "", lead))
        for n in range(first, past):
            rule, own_kern, _, token = boundaries[n]
            kern: float = own_kern + blanks[n - first]
            if spread and not rule.gap:
                kern -= spread
            if not (kern or token or every or (spread and token is not None)):
                continue  # nothing stands here that drawing the characters does not give
            until = offsets[n]
            if begun < until:
                pieces.append((face, text[begun:until], kern))
                begun = until
            elif kern and pieces:
                before = pieces[-1]
                pieces[-1] = (before[0], before[1], before[2] + kern)
            if not one:
                face = u.face_at(u.special[n])
            if token is not None:
                begun = self._token(n, token, face, spread, pieces)
        until = to + u.longer[past]
        if begun < until:
            pieces.append((face, text[begun:until], 0.0))
        return tuple(pieces)

    def _token(self, n: int, token: Pieces, face: str, spread: float, pieces: list[Piece]) -> int:
        """The unit at special boundary number `n`, of several characters, its inside kept from the
        spread; gives the offset from which on it is as plain text."""
        u, start = self.units, self.offsets[n]
        end = start + 1 + u.longer[n + 1] - u.longer[n]
        if not token:
            if not spread:
                return start
            pieces += [(face, char, -spread) for char in u.text[start : end - 1]]
            return end - 1
        last = len(token) - 1
        for at, (chars, kern) in enumerate(token):
            loose = spread if chars and at < last else 0.0
            if not chars and pieces:
                before = pieces[-1]
                pieces[-1] = (before[0], before[1], before[2] + kern)
            else:
                pieces.append((face, chars, kern - loose))
        return end


def _with_typed(pieces: tuple[Piece, ...], text: str, at: int) -> tuple[Piece, ...]:
    """The pieces of the text from `at` on, each ⸺ that was typed one of its own that reads so: the glyph is
    drawn for —— too, and reads as the pair then."""
    made: list[Piece] = []
    for key, chars, kern in pieces:
        if "⸺" not in chars:
            made.append((key, chars, kern))
            at += len(chars)
            continue
        plain = ""
        for char in chars:
            typed = char == "⸺" and text[at] == char
            at += 2 if char == "⸺" and not typed else 1
            if typed:
                made += [(key, plain, 0.0)] if plain else []
                made.append((f"{key}^=", char, 0.0))
            plain = "" if typed else plain + char
        if plain:
            made.append((key, plain, 0.0))
        made[-1] = (*made[-1][:2], kern)
    return tuple(made)


def _glyphs(pieces: tuple[Piece, ...]) -> int:
    return sum(len(chars) for _, chars, _ in pieces)


def _squeeze(between: Sequence[Boundary], need: float, blanks: list[float], gaps: int) -> float:
    """Take `need` out of `blanks`, step by step, the same share inside a step; what is left over
    (nothing legal was left) is taken from all gaps."""
    giving: dict[int, list[tuple[int, int]]] = {}
    for at, found in enumerate(between):
        rule = found[0]
        if rule.give:
            giving.setdefault(rule.step, []).append((at, rule.give))
    for step in _STEPS if giving else ():
        own = giving.get(step)
        if not own:
            continue
        total = sum([give for _, give in own])
        share = min(1.0, need / total)
        for at, give in own:
            blanks[at] -= give * share
        need -= total * share
        if need < 1e-9:
            return 0.0
    return -need / gaps if gaps else 0.0


def _taken(between: Sequence[Boundary], slack: float, blanks: list[float]) -> float:
    """Give `slack`, or as much as they take, to word spaces and then to Han-Latin gaps."""
    words: list[tuple[int, int]] = []
    gaps: list[tuple[int, int]] = []
    for n, found in enumerate(between):
        rule = found[0]
        if rule.take:
            (gaps if rule.step == Shrink.HAN_LATIN else words).append((n, rule.take))
    taken = 0.0
    for taking in (words, gaps):
        if taking:
            total = sum([take for _, take in taking])
            share = min(1.0, (slack - taken) / total)
            for n, take in taking:
                blanks[n] += take * share
            taken += total * share
    return taken


def _capped(
    between: Sequence[Boundary], slack: float, gaps: int, blanks: list[float], most: int
) -> float:
    """Spread `slack` over `gaps`, of which those between Han and Latin grow to `most` and no further
    (CLREQ 6.2.2.4: 1/2 em): the others take what is left. In a line that this would make loose, or
    looser, they help the others: one wide gap shows less than a whole line of them."""
    own = [
        n for n, (rule, _, _, _) in enumerate(between) if rule.step == Shrink.HAN_LATIN and rule.gap
    ]
    even = spread = slack / gaps
    full: list[int] = []
    while more := [n for n in own if n not in full and blanks[n] + spread > most]:
        full += more
        if len(full) == gaps:
            return even  # nothing else is there to open
        spread = (slack - sum(most - blanks[n] for n in full)) / (gaps - len(full))
    if spread <= LOOSE or not full:
        for n in full:
            blanks[n] = most - spread
        return spread
    spread = max(LOOSE, even)
    each = (slack - spread * (gaps - len(full))) / len(full)
    for n in full:
        blanks[n] += each - spread
    return spread


def _relieved(between: Sequence[Boundary], need: float, blanks: list[float]) -> float:
    """Give `need`, or as much of it as there is, to what may still grow in a loose line."""
    total = sum([found[0].relief for found in between])
    if not total:
        return 0.0
    share = min(1.0, need / total)
    for at, found in enumerate(between):
        blanks[at] += found[0].relief * share
    return need if need <= total else total

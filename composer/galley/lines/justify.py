"""Justification — 齐行: lines made flush, by squeezing and stretching in CLREQ's order (6.2.2.3-4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add

from composer.galley.line import Line, Piece
from composer.galley.rules.pairs import HALF, LOOSE, Rules, Shrink
from composer.galley.units.paragraph import Boundary, Pieces, Units
from composer.papers.models import Align

__all__ = ["LineSetter", "hangs_at", "set_line"]

_STEPS = (
    Shrink.INTERPUNCT,
    Shrink.BRACKET,
    Shrink.PAUSE,
    Shrink.HAN_LATIN,
    Shrink.STOP,
)


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
    """One line by itself; see `LineSetter.lines`."""
    return LineSetter(units, rules).lines(at, (to,), (measure,), align, indent, tracking)[0]


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

    def lines(
        self,
        at: int,
        ends: Iterable[int],
        measures: Iterable[int],
        align: Align,
        indent: int = 0,
        tracking: float = 0.0,
    ) -> list[Line]:
        """Set the lines from unit `at` on that end at `ends`, each at its measure; `indent` moves the first
        one to the right and is not in its measure.

        `tracking` (字距) is added to every ordinary gap before anything is justified: it stays out of
        words, numbers and —— as justification does.
        """
        u = self.units
        nth, longer = u.nth, u.longer
        flush, aside = align in ("justify", "spread"), align in ("center", "end")
        start, x, made = u.start(at), indent, []
        for to, measure in zip(ends, measures, strict=False):
            first, past, last = nth[at + 1], nth[to], to == u.count
            end = to + longer[past]
            width, slack, start_blank, hang = self._measured(at, to, measure, tracking)
            spread, squeezed, letters = 0.0, 0, 0.0
            blanks: list[float] = u.blanks[first:past]  # type: ignore[assignment]  # a copy
            # The breaks were chosen so that this can be done; what is over all the same is taken from every
            # gap, and `opened` or `squeezed` tell it to who judges the line.
            if slack < 0:
                spread = _squeeze(u.boundaries[first:past], -slack, blanks, to - at - 1)
                squeezed, width = round(-slack), measure
            elif flush and (not last or align == "spread"):
                if slack:
                    gaps = to - at - 1 - u.rigid[past] + u.rigid[first]
                    spread, slack = self._stretch(first, past, gaps, slack, blanks)
                if slack:
                    letters, slack = self._spaced(at, to, end, blanks, start_blank, slack)
                width = measure - slack
            spread += tracking
            if aside:
                x += round((measure - width) / 2 if align == "center" else measure - width)
            # Spread letters are drawn by the line's own spread: pieces must not hold them together.
            kept = 0.0 if letters else spread
            pieces = self._pieces(at, to, start, end, blanks, kept, start_blank)
            if self.typed:
                pieces = _with_typed(pieces, u.text, start)
            spread += letters
            opened = spread if align != "spread" else 0.0  # 均排 is meant to be open
            if align == "justify" and not last:
                opened = max(opened, slack)
            made.append(Line(
                start, end, x, width, spread, opened if opened > 0 else 0.0, squeezed, pieces, last, hang,
                False, "", self._hyphen(to, width) if u.hyphens else None,
            ))  # fmt: skip
            at, start, x = to, end, 0
        return made

    def _measured(
        self, at: int, to: int, measure: int, tracking: float
    ) -> tuple[float, float, int, bool]:
        """A line before it is made flush: its width, what the measure leaves of it, the blank that it begins
        with, and whether its last mark hangs."""
        u, rules, start_blank = self.units, self.rules, 0
        width: float = self._natural(at, to)
        if not self.plain:
            start_blank, more = self._edges(at, to)
            width += more
        if tracking:
            width += tracking * u.ordinary(at, to)
        slack = measure - width
        # A mark hangs only where squeezing alone would not bring the line in: inside is its place.
        if self.plain or not rules.hang or slack >= -u.give(at, to) or not hangs_at(u, to, rules):
            return width, slack, start_blank, False
        return width - HALF, slack + HALF, start_blank, True

    def _natural(self, at: int, to: int) -> int:
        """What units `at` to `to` take as a line, less the blank before it and the space after it."""
        u = self.units
        before = u.blanks[u.nth[at + 1] - 1] if u.acts[at] else 0
        return u.place[to] - u.place[at] - before - u.spaces.get(to, 0)

    def _spaced(
        self, at: int, to: int, end: int, blanks: Sequence[float], start_blank: int, slack: float
    ) -> tuple[float, float]:
        """A single word is spaced by its letters: what stands between them, and what is left of `slack`."""
        start = self.units.start(at)
        glyphs = _glyphs(self._pieces(at, to, start, end, blanks, 0.0, start_blank))
        return (slack / (glyphs - 1), 0.0) if glyphs > 1 else (0.0, slack)

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
        self,
        at: int,
        to: int,
        begun: int,
        until: int,
        blanks: Sequence[float],
        spread: float,
        start_blank: int,
    ) -> tuple[Piece, ...]:
        """The characters from `begun` to `until`, those of units `at` to `to`, with the kerns between them."""
        u, every, face = self.units, self.every, self.face
        text, nth = u.text, u.nth
        if to in u.spaces:  # a space at a line's end is dropped
            to = max(at, u.words_end(to))
            until = u.start(to)
            blanks = blanks[: nth[to] - nth[at + 1]]
        if begun >= until:
            return ()
        first, past = nth[at + 1], nth[to]
        one = bool(face)
        face = face or u.face_at(at)
        held = spread if u.rigid[past] > u.rigid[first] else 0.0
        pieces: list[Piece] = []
        begun = self._begin(at, face, spread, start_blank, begun, pieces)
        boundaries, offsets = u.boundaries, self.offsets
        for n, blank in enumerate(blanks, first):
            rule, own_kern, _, token = boundaries[n]
            kern: float = own_kern + blank
            if held and not rule.gap:
                kern -= held  # the line's spread is drawn after every glyph; here no gap may open
            if not (kern or token or every or (spread and token is not None)):
                continue  # nothing stands here that drawing the characters does not give
            offset = offsets[n]
            if begun < offset:
                pieces.append((face, text[begun:offset], kern))
                begun = offset
            elif kern and pieces:
                _widen(pieces, kern)
            if not one:
                face = u.face_at(u.special[n])
            if token is not None:
                begun = self._token(n, token, face, spread, pieces)
        if begun < until:
            pieces.append((face, text[begun:until], 0.0))
        return tuple(pieces)

    def _begin(
        self, at: int, face: str, spread: float, blank: int, begun: int, pieces: list[Piece]
    ) -> int:
        """The beginning of a line at unit `at`, which may be listed itself; gives the offset from which on its
        text is plain."""
        u, token = self.units, None
        listed = u.nth[at + 1] - 1
        if u.acts[at]:
            _, _, lead, token = u.boundaries[listed]
            blank += lead
        if blank:
            pieces.append((face, "", blank))
        return begun if token is None else self._token(listed, token, face, spread, pieces)

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
                _widen(pieces, kern)
            else:
                pieces.append((face, chars, kern - loose))
        return end


def _widen(pieces: list[Piece], kern: float) -> None:
    """Add to the kern behind the last piece."""
    key, chars, before = pieces[-1]
    pieces[-1] = (key, chars, before + kern)


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

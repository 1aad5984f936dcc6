"""Justification — 齐行: one line made flush, by squeezing and stretching in CLREQ's order (6.2.2.3-4)."""

from __future__ import annotations

from collections.abc import Sequence

from composer.galley.model import Line, Piece
from composer.galley.rules import HALF, LOOSE, Between, Rules, Shrink
from composer.galley.units import Units
from composer.spec.models import Align

__all__ = ["set_line"]

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
    """Set units `at` to `to` at `measure`; `indent` moves the line to the right and is not in it.

    `tracking` (字距) is added to every ordinary gap before anything is justified: it stays out of
    words, numbers and —— as justification does.
    """
    first, past = units.nth[at + 1], units.nth[to]
    width, start_blank = _natural(units, at, to, rules, tracking)
    last = to == units.count
    slack = measure - width
    hang = rules.hang and slack < -units.give(at, to) and hangs_at(units, to, rules)
    if hang:
        slack += HALF
        width -= HALF
    spread, squeezed, letters = 0.0, 0, 0.0
    blanks: list[float] = [rule.blank for rule in units.between[first:past]]
    if slack < 0:
        spread = _squeeze(units, first, past, -slack, blanks, to - at - 1)
        squeezed, width = round(-slack), measure
    elif align == "spread" or (align == "justify" and not last):
        if slack:
            spread, slack = _stretch(units, at, to, first, past, slack, blanks)
        if slack:  # a single word: its letters
            glyphs = _glyphs(_pieces(units, at, to, first, past, blanks, 0.0, start_blank))
            letters, slack = (slack / (glyphs - 1), 0.0) if glyphs > 1 else (0.0, slack)
        width = measure - slack
    spread += tracking
    x = indent
    if align == "center":
        x += round((measure - width) / 2)
    elif align == "end":
        x += round(measure - width)
    pieces = _pieces(units, at, to, first, past, blanks, 0.0 if letters else spread, start_blank)
    spread += letters
    opened = spread if align != "spread" else 0.0  # 均排 is meant to be open
    ragged = slack if align == "justify" and not last else 0.0
    return Line(
        units.start(at),
        units.start(to),
        x,
        width,
        spread,
        max(opened, ragged, 0.0),
        squeezed,
        pieces,
        last,
        hang,
        hyphen=_hyphen(units, to, width) if units.hyphens else None,
    )


def _natural(units: Units, at: int, to: int, rules: Rules, tracking: float) -> tuple[float, int]:
    """Width of a line before it is justified, and the blank that it begins with."""
    width: float = units.natural(at, to)
    start_blank = 0
    if rules.edged:
        start_blank = rules.start_blank(units.kinds[at])
        width += start_blank + rules.end_blank(units.kinds[to - 1])
    if units.hyphens:
        width += units.hyphens.get(to, 0)
    if tracking:
        width += tracking * units.ordinary(at, to)
    return width, start_blank


def _hyphen(units: Units, to: int, width: float) -> tuple[str, float] | None:
    """Face and left edge of the hyphen at a line's end, if it has one."""
    if to not in units.hyphens:
        return None
    return units.face_at(to - 1), width - units.hyphens[to]


def _glyphs(pieces: tuple[Piece, ...]) -> int:
    return sum(len(chars) for _, chars, _ in pieces)


def hangs_at(units: Units, to: int, rules: Rules) -> bool:
    """Whether the unit before `to` is a mark that may stand outside the measure."""
    before = units.kinds[to - 2] if to > 1 else "H"
    return rules.hangs(units.kinds[to - 1], before)


def _squeeze(
    units: Units, first: int, past: int, need: float, blanks: list[float], gaps: int
) -> float:
    """Take `need` out of `blanks`, step by step, the same share inside a step; what is left over
    (nothing legal was left) is taken from all gaps."""
    giving: dict[int, list[tuple[int, int]]] = {}
    for at, rule in enumerate(units.between[first:past]):
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


def _stretch(
    units: Units, at: int, to: int, first: int, past: int, slack: float, blanks: list[float]
) -> tuple[float, float]:
    """Word spaces first, then Han-Latin gaps, then all ordinary gaps alike; where that would make the
    line loose, what can be wider still is made so first (`Between.relief`).

    Returns the spread, and what could not be given to any gap.
    """
    if units.take(at, to):
        rules = units.between[first:past]
        taking = [(n, rule) for n, rule in enumerate(rules) if rule.take]
        for han_latin in (False, True):
            total = sum(r.take for _, r in taking if (r.step == Shrink.HAN_LATIN) is han_latin)
            if not total:
                continue
            share = min(1.0, slack / total)
            for n, rule in taking:
                if (rule.step == Shrink.HAN_LATIN) is han_latin:
                    blanks[n] += rule.take * share
            slack -= total * share
    gaps = units.ordinary(at, to)
    if slack <= 0 or not gaps:
        return 0.0, max(slack, 0.0)
    if slack > LOOSE * gaps:
        slack -= _relieved(units.between[first:past], slack - LOOSE * gaps, blanks)
    return slack / gaps, 0.0


def _relieved(rules: Sequence[Between], need: float, blanks: list[float]) -> float:
    """Give `need`, or as much of it as there is, to what may still grow in a loose line."""
    total = sum(rule.relief for rule in rules)
    if not total:
        return 0.0
    share = min(1.0, need / total)
    for at, rule in enumerate(rules):
        blanks[at] += rule.relief * share
    return need if need <= total else total


def _pieces(
    units: Units,
    at: int,
    to: int,
    first: int,
    past: int,
    blanks: list[float],
    spread: float,
    start_blank: int,
) -> tuple[Piece, ...]:
    """The line's characters with the kerns between them."""
    text, longer, inside = units.text, units.longer, units.inside
    specials, between, kerns, kinds = units.special, units.between, units.kerns, units.kinds
    many, apart = len(units.edges) > 1, units.apart
    face = units.face_at(at) if many else units.faces[0]
    pieces: list[Piece] = []
    lead, begun = start_blank, units.start(at)
    own = units.nth[at]
    if units.acts[at]:
        lead += units.leads[own]
    if lead:
        pieces.append((face, "", lead))
    if units.acts[at] and (inside[own] is not None or kinds[at] in "Lu"):
        begun = _token(units, own, face, spread, pieces)
    for n in range(first, past):
        boundary = specials[n]
        kern = kerns[n] + blanks[n - first]
        if spread and not between[n].gap:
            kern -= spread
        joined = inside[n] is not None or kinds[boundary] in "Lu"
        if not kern and not joined and not many and not apart:
            continue  # nothing stands here that drawing the characters does not give
        until = boundary + longer[n]
        if begun < until:
            pieces.append((face, text[begun:until], kern))
        elif pieces and kern:
            before = pieces[-1]
            pieces[-1] = (before[0], before[1], before[2] + kern)
        begun = until
        if many:
            face = units.face_at(boundary)
        if joined:
            begun = _token(units, n, face, spread, pieces)
    until = units.start(to - 1 if to in units.spaces else to)
    if begun < until:
        pieces.append((face, text[begun:until], 0.0))
    return tuple(pieces)


def _token(units: Units, n: int, face: str, spread: float, pieces: list[Piece]) -> int:
    """The unit at special boundary number `n`, of several characters, its inside kept from the spread;
    gives the offset after it."""
    inside, at = units.inside[n], units.special[n]
    start, end = at + units.longer[n], at + 1 + units.longer[n + 1]
    if inside is None:
        if not spread or end - start == 1:
            return start  # as plain text
        inside = tuple((char, 0) for char in units.text[start:end])
    last = len(inside) - 1
    for n, (chars, kern) in enumerate(inside):
        loose = spread if chars and n < last else 0.0
        if not chars and pieces:
            before = pieces[-1]
            pieces[-1] = (before[0], before[1], before[2] + kern)
        else:
            pieces.append((face, chars, kern - loose))
    return end

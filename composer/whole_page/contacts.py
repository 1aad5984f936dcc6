"""Contact — 碰、压: words on words, rules through words, words that touch rules and pictures.

In: all that is on one page. Out: E167 where ink lies on ink, W168 where it comes so near that the eye sees one
thing. Measured is the ink of the characters themselves, not their em boxes: a comma at a line's end touches nothing
though its box may.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from composer.diagnostics.diagnostic import Findings, OnPage, Span
from composer.display.items import FormItem, Item, PictureItem, QrItem, RuleItem, TextItem
from composer.fonts.metrics import FontSet
from composer.frozen import NamedTuple
from composer.furniture import Piece
from composer.makeup.grid import Grid
from composer.measure import Pt, Rect
from composer.papers.models import Layout
from composer.whole_page.ink import around, glyph_boxes, quoted

__all__ = ["Mark", "check_contacts"]

_CLOSE = 0.25
"""Points of paper between words and a line or a picture: less is no white on a plate (the finest line that a press
holds is as wide), and fills with ink."""

_SMALL = 0.75
"""Of the other's size: words so small beside a vertical line are its annotations, which cells say nothing about."""

_NEAR = 3.0
"""Points around a line within which words are looked at character by character."""

_TOUCH = 0.1
"""Points of ink on ink that outlines alone give by rounding."""

_OVER = 0.12
"""Ems by which characters reach over each other before one cannot be read."""

_SAID = ("E159", "E103")
"""What has been said of two things that lie on each other."""


class Mark(NamedTuple):
    """Something on the page, and the box that its ink lies in."""

    item: Item
    box: Rect


def check_contacts(
    fonts: FontSet,
    grid: Grid,
    number: int,
    layout: Layout,
    pieces: Sequence[Piece],
    marks: Sequence[Mark],
    findings: Findings,
) -> None:
    """Report ink on ink (E167) and ink too near to ink (W168), once for each two things."""
    places = _Places(grid, layout, pieces)
    said = _said(number, findings)
    words = sorted((mark for mark in marks if isinstance(mark.item, TextItem)), key=_top)
    contacts: dict[tuple[str, str, str], list[_Contact]] = {}
    for contact in (*_on_words(fonts, words), *_on_others(fonts, words, marks)):
        code, mark, other, box, _ = contact
        if not any(rect.overlaps(box) for rect in said):
            key = (code, places.of(mark)[0], places.of(other)[0])
            contacts.setdefault(key, []).append(contact)
    for (code, name, _), found in contacts.items():
        _, mark, other, _, _ = found[0]
        farthest = (min if code == "W168" else max)(measured for *_, measured in found)
        findings.add(
            code,
            places.of(mark)[1],
            on=OnPage(number, name.partition(" ")[0], around([box for *_, box, _ in found])),
            name=name,
            words=quoted(mark.item),
            other=quoted(other.item),
            count=len(found),
            measured=f"{farthest:.2f} pt",
            allowed=f"{_CLOSE:g} pt",
        )


def _top(mark: Mark) -> float:
    return mark.box.y


def _said(number: int, findings: Findings) -> list[Rect]:
    """Where lying over each other has been said already, a little larger."""
    places = [one.on for one in findings if one.code in _SAID]
    return [
        on.rect.inset(Pt(-2), Pt(-2))
        for on in places
        if on is not None and on.page == number and on.rect is not None
    ]


_Contact = tuple[str, Mark, Mark, Rect, float]
"""Code, what is touched, by what, where, how far in or away."""


def _on_words(fonts: FontSet, words: Sequence[Mark]) -> Iterator[_Contact]:
    """Lines of words whose characters lie on those of another."""
    for place, mark in enumerate(words):
        for other in words[place + 1 :]:
            if other.box.y >= mark.box.bottom:
                break
            if not mark.box.overlaps(other.box) or _annotates(mark, other):
                continue
            shared = _crossed(fonts, mark, other)
            if shared is not None:
                yield "E167", mark, other, shared, min(shared.width, shared.height)


def _annotates(mark: Mark, other: Mark) -> bool:
    """Whether one of two lines stands beside the other as its annotation (注音, 旁注): one of them runs down, and
    is small, or both are the syllables and tones of one word."""
    assert isinstance(mark.item, TextItem)
    assert isinstance(other.item, TextItem)
    if not (mark.item.vertical or other.item.vertical):
        return False
    small, large = sorted((mark.item.size, other.item.size))
    return small < _SMALL * large or mark.item.node != other.item.node


def _crossed(fonts: FontSet, mark: Mark, other: Mark) -> Rect | None:
    """What characters of two lines share, the most of it."""
    assert isinstance(mark.item, TextItem)
    assert isinstance(other.item, TextItem)
    least = _OVER * min(mark.item.size, other.item.size)
    second = [box for box in glyph_boxes(fonts, other.item) if box.overlaps(mark.box)]
    crossed = [
        shared
        for box in glyph_boxes(fonts, mark.item)
        for rest in second
        if box.overlaps(rest) and min(*(shared := box.shared(rest))[2:]) > least
    ]
    return around(crossed) if crossed else None


def _on_others(fonts: FontSet, words: Sequence[Mark], marks: Sequence[Mark]) -> Iterator[_Contact]:
    """Words that touch rules, pictures, advertisements and codes, or lie on their edges."""
    tops = [mark.box.y for mark in words]
    tallest = max((mark.box.height for mark in words), default=Pt(0))
    for other in marks:
        if not isinstance(other.item, RuleItem | PictureItem | FormItem | QrItem):
            continue
        near = other.box.inset(Pt(-_NEAR), Pt(-_NEAR))
        first = bisect_left(tops, near.y - tallest)
        for mark in words[first : bisect_left(tops, near.bottom)]:
            if not mark.box.overlaps(near) or _belongs(mark, other):
                continue
            contact = _touched(fonts, mark, other)
            if contact is not None:
                yield contact


def _belongs(mark: Mark, other: Mark) -> bool:
    """Whether a rule is a mark of the line itself (专名号, a hyphen), which runs along it and no farther; or
    words are reversed out of a picture."""
    if isinstance(other.item, PictureItem) and (other.item.rings or other.item.cutout):
        return True  # text runs along its outline, within its rectangle
    if not isinstance(other.item, RuleItem):
        return other.box.holds(mark.box, Pt(0))
    assert isinstance(mark.item, TextItem)
    box, line = mark.box, other.box
    slack = mark.item.size
    if mark.item.vertical:
        upright = line.height > line.width
        return upright and line.y > box.y - slack and line.bottom < box.bottom + slack
    level = line.width >= line.height
    return level and line.x > box.x - slack and line.right < box.right + slack


def _touched(fonts: FontSet, mark: Mark, other: Mark) -> _Contact | None:
    """How near the characters of a line come to something: E167 where they lie on it."""
    assert isinstance(mark.item, TextItem)
    glyphs = list(glyph_boxes(fonts, mark.item))
    on = [box for box in glyphs if box.inset(Pt(_TOUCH), Pt(_TOUCH)).overlaps(other.box)]
    if not isinstance(other.item, RuleItem):
        on = [box for box in on if not other.box.holds(box, Pt(0))]
    if on:
        shared = around(on).shared(other.box)
        return "E167", mark, other, around(on), min(shared.width, shared.height)
    apart = min((_apart(box, other.box) for box in glyphs), default=_CLOSE)
    if apart >= _CLOSE or (
        not isinstance(other.item, RuleItem) and any(other.box.holds(box, Pt(0)) for box in glyphs)
    ):
        return None
    near = [box for box in glyphs if _apart(box, other.box) < _CLOSE]
    return "W168", mark, other, around(near), max(0.0, apart)


def _apart(box: Rect, other: Rect) -> float:
    """The space between two rectangles."""
    across = max(other.x - box.right, box.x - other.right, 0.0)
    down = max(other.y - box.bottom, box.y - other.bottom, 0.0)
    return max(across, down) if min(across, down) == 0 else (across**2 + down**2) ** 0.5


class _Places:
    """What messages call the owner of a mark, and where in the YAML it is mended."""

    def __init__(self, grid: Grid, layout: Layout, pieces: Sequence[Piece]) -> None:
        self._pieces = {id(item): piece for piece in pieces for item in piece.items}
        self._areas = [
            (name, grid.rect(area.at), area.where["at"].span) for name, area in layout.areas.items()
        ]
        self._layout = layout.where.span

    def of(self, mark: Mark) -> tuple[str, Span]:
        """A piece of furniture, or else the area that the middle of a mark lies in."""
        piece = self._pieces.get(id(mark.item))
        if piece is not None:
            return piece.name, piece.span
        x, y = mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2
        for name, rect, span in self._areas:
            if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
                return name, span
        return "", self._layout

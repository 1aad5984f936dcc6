"""Legibility — 字的印刷适性: type whose ink or ground the press cannot hold, found before it is written.

In: the display list and the pictures as they will be printed. Out: findings. White letters are holes in
the ink: where the picture under them is light they vanish, and where they are small they fill in, as
letters in tints and several inks do when the plates drift (PDF preflights of newspapers; GWG 2015, 4.15).
Contrast is that of WCAG 2.2, 1.4.3, reckoned with the lightness that the output profile gives, paper
being white; newsprint's solid black reaches 5.4 to 1.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from composer.diagnostics.diagnostic import Findings, OnPage, Span, Words
from composer.display.items import ARTIFACT, DisplayPage, FillItem, Ink, Item, PictureItem, TextItem
from composer.frozen import frozen
from composer.measure import Pt, Rect
from composer.papers.press_profile import PressProfile
from composer.press.shelf import Shelf

if TYPE_CHECKING:
    from PIL.Image import Image

    from composer.press.pictures.packing import PressPicture

__all__ = ["Ground", "review_type"]

_LARGE = 18.0
"""Points from which type counts as large (WCAG: 18, or 14 bold; headlines are mostly bold)."""
_LARGE_BOLD = 14.0
_BOLD = ("bold", "heavy", "black")

_CONTRAST_LARGE, _CONTRAST_SMALL = 3.0, 3.5
"""3 to 1 is WCAG's for large type. Its 4.5 for small type is made for screens; newspapers' advertisement
sheets ask a ground of 70 % black for reversed type, which newsprint prints at 3.5 to 1."""

_PAPER = 0.02
"""Ink up to which a colour is taken for the paper's white."""

_BLACK = 0.85
"""Black ink from which type is meant to be black."""

_ABOVE, _BELOW = 0.85, 0.1
"""Em above and below the baseline that a line's ink takes."""

_SAMPLES = 160
"""Pixels, at most, that a side of the ground is measured with."""

Ground = Callable[[PictureItem], "PressPicture | None"]
"""A picture item as it will be printed."""


@frozen
class _Laid:
    """Type on a picture: the text, its box, and what is under it."""

    item: TextItem
    box: Rect
    picture: PictureItem


def review_type(
    pages: Sequence[DisplayPage],
    ground: Ground,
    profile: PressProfile,
    shelf: Shelf,
    findings: Findings,
    spans: Mapping[int, Span],
) -> None:
    """Report type too small for its inks (W516), black of several inks (W517), and white type in too
    light a part of its picture (W515). A block of several lines is reported once, by its worst."""
    for page in pages:
        texts = _in_colour(page)
        with findings.about(OnPage(page.number)):
            _review_small(texts, profile, findings, spans)
            if any(one.ink.k <= _PAPER and _is_white(one.ink) for one in texts):
                _review_faint(page.items, ground, profile, shelf, findings, spans)


def _in_colour(page: DisplayPage) -> list[TextItem]:
    """Type that is not in plain black, as nearly all is; inks are few and told apart by identity."""
    texts = [one for one in page.items if isinstance(one, TextItem)]
    inks = {id(one.ink): one.ink for one in texts}
    black = {key for key, ink in inks.items() if ink.k == 1.0 and not (ink.c or ink.m or ink.y)}
    return [one for one in texts if id(one.ink) not in black]


def _review_small(
    texts: Sequence[TextItem], profile: PressProfile, findings: Findings, spans: Mapping[int, Span]
) -> None:
    smallest: dict[int, TextItem] = {}
    rich: dict[int, TextItem] = {}
    for item in texts:
        ink = item.ink
        if item.size < _least(ink, profile)[0] and _is_read(item):
            kept = smallest.get(item.node)
            if kept is None or item.size < kept.size:
                smallest[item.node] = item
        if _is_rich_black(ink):
            rich.setdefault(item.node, item)
    for item in smallest.values():
        _report_small(item, profile, findings, spans)
    for item in rich.values():
        parts = (item.ink.c, item.ink.m, item.ink.y, item.ink.k)
        inks = " ".join(f"{name}{part * 100:g}" for name, part in zip("CMYK", parts, strict=True))
        on, span = findings.here(_box(item)), spans.get(item.node, Span())
        findings.add("W517", span, on=on, text=_words(item), measured=inks)


def _least(ink: Ink, profile: PressProfile) -> tuple[float, Words]:
    """The smallest size of type in an ink, and what such type is called."""
    if _is_white(ink):
        return profile.type_reversed, Words("反白字", "reversed out")
    parts = [part * ink.tint for part in (ink.c, ink.m, ink.y, ink.k)]
    inks = [part for part in parts if part > _PAPER]
    if (ink.spot and ink.tint >= 1 - _PAPER) or (len(inks) == 1 and inks[0] >= 1 - _PAPER):
        return 0.0, Words("", "")  # as sharp as black; the sizes of text are the paper's own matter
    return profile.type_colour, Words("套印或网点字", "in a tint or several inks")


def _is_read(item: TextItem) -> bool:
    """Whether it is words: an end mark or a bullet is a shape, and may be small."""
    return item.node != ARTIFACT and any(char.isalnum() for char in _words(item))


def _is_rich_black(ink: Ink) -> bool:
    return not ink.spot and ink.k >= _BLACK and ink.c + ink.m + ink.y > _PAPER


def _review_faint(
    items: Sequence[Item],
    ground: Ground,
    profile: PressProfile,
    shelf: Shelf,
    findings: Findings,
    spans: Mapping[int, Span],
) -> None:
    worst: dict[tuple[int, str], tuple[float, float, _Laid]] = {}
    for laid in _on_pictures(items):
        printed = ground(laid.picture)
        if printed is None:
            continue
        allowed = _allowed(laid.item)
        contrast = _contrast(_lightest(printed, _part(laid), profile, shelf))
        key = laid.item.node, laid.picture.file
        if contrast < allowed and (key not in worst or contrast < worst[key][0]):
            worst[key] = contrast, allowed, laid
    for contrast, allowed, laid in worst.values():
        _report_faint(laid, contrast, allowed, findings, spans)


def _report_small(
    item: TextItem, profile: PressProfile, findings: Findings, spans: Mapping[int, Span]
) -> None:
    least, what = _least(item.ink, profile)
    findings.add(
        "W516",
        spans.get(item.node, Span()),
        on=findings.here(_box(item)),
        text=_words(item),
        what=what,
        measured=f"{item.size:.1f} pt",
        allowed=f"{least:g} pt",
    )


def _report_faint(
    laid: _Laid, contrast: float, allowed: float, findings: Findings, spans: Mapping[int, Span]
) -> None:
    """At the picture's place in the edition, with the headline's in the trail."""
    own = spans.get(laid.item.node, Span())
    findings.add(
        "W515",
        spans.get(laid.picture.node, own),
        trail=(own,) if own.file else (),
        on=findings.here(laid.box),
        text=_words(laid.item),
        path=laid.picture.file.rpartition("/")[2],
        measured=f"{contrast:.1f} : 1",
        allowed=f"{allowed:g} : 1",
        size=f"{laid.item.size:.1f} pt",
    )


def _is_white(ink: Ink) -> bool:
    if ink.k > _PAPER and ink.tint == 1.0:
        return False
    if ink.spot:
        return ink.tint <= _PAPER
    return ink.k * ink.tint <= _PAPER and (ink.c + ink.m + ink.y) * ink.tint <= _PAPER


def _on_pictures(items: Sequence[Item]) -> Iterator[_Laid]:
    """White type with the picture under it, where no tint lies between them."""
    below: list[PictureItem | FillItem] = []
    for item in items:
        if isinstance(item, PictureItem | FillItem):
            below.append(item)
        elif isinstance(item, TextItem) and below and _is_white(item.ink):
            box = _box(item)
            under = next((one for one in reversed(below) if _overlap(one.rect, box)), None)
            if isinstance(under, PictureItem):
                yield _Laid(item, box, under)


def _box(item: TextItem) -> Rect:
    """About where the ink of a line is: Han take an em, Latin letters and digits half of one."""
    kerns = sum(kern for _, _, kern in item.pieces) / 1000
    chars = _words(item)
    ems = sum(0.5 if char < "\u2000" else 1.0 for char in chars) + kerns
    long = (ems + len(chars) * item.spread / 1000) * item.size
    if item.vertical:
        return Rect(Pt(item.x - item.size / 2), item.y, Pt(item.size), Pt(long))
    top = Pt(item.y - _ABOVE * item.size)
    return Rect(item.x, top, Pt(long * item.scale), Pt((_ABOVE + _BELOW) * item.size))


def _words(item: TextItem) -> str:
    return "".join(chars for _, chars, _ in item.pieces)


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        min(one.right, other.right) > max(one.x, other.x)
        and min(one.bottom, other.bottom) > max(one.y, other.y)
    )  # fmt: skip


def _allowed(item: TextItem) -> float:
    bold = any(name in key for key, _, _ in item.pieces for name in _BOLD)
    large = item.size >= (_LARGE_BOLD if bold else _LARGE)
    return _CONTRAST_LARGE if large else _CONTRAST_SMALL


def _part(laid: _Laid) -> tuple[float, float, float, float]:
    """The part of the picture that is under the type, in fractions of what shows of it."""
    rect, box = laid.picture.rect, laid.box
    left, right = (box.x - rect.x) / rect.width, (box.right - rect.x) / rect.width
    top, foot = (box.y - rect.y) / rect.height, (box.bottom - rect.y) / rect.height
    clipped = (min(1.0, max(0.0, edge)) for edge in (left, top, right, foot))
    return tuple(round(edge, 4) for edge in clipped)  # type: ignore[return-value]


def _contrast(lightness: float) -> float:
    """Of paper white to a ground of lightness L* (CIE 1976)."""
    high = (lightness + 16) / 116
    luminance = high**3 if lightness > 8 else lightness / 903.3
    return 1.05 / (luminance + 0.05)


def _lightest(
    printed: PressPicture,
    part: tuple[float, float, float, float],
    profile: PressProfile,
    shelf: Shelf,
) -> float:
    """L* that nine tenths of a part of a picture stay under: a few bright points hurt no letter."""
    from hashlib import sha256

    content = sha256(printed.content).hexdigest()
    key = shelf.key("ground", content, printed.mask and sha256(printed.mask).hexdigest(), part,
                    profile.icc_digest)  # fmt: skip
    kept = shelf.get(key)
    if kept is not None and len(kept) == 8:
        (found,) = struct.unpack(">d", kept)
        return float(found)
    found = _measured(printed, part, profile)
    shelf.put(key, struct.pack(">d", found))
    return found


def _measured(
    printed: PressPicture, part: tuple[float, float, float, float], profile: PressProfile
) -> float:
    from PIL import Image

    from composer.press.pictures.blacks import Blacks
    from composer.press.pictures.separation import output_of

    inks = _inks(printed)
    wide, high = inks.size
    left, top = min(int(part[0] * wide), wide - 1), min(int(part[1] * high), high - 1)
    box = (left, top, max(round(part[2] * wide), left + 1), max(round(part[3] * high), top + 1))
    shown = inks.crop(box)
    shown.thumbnail((_SAMPLES, _SAMPLES), Image.Resampling.BOX)
    levels = sorted(Blacks(output_of(profile)).lightness(shown))
    return levels[min(len(levels) - 1, len(levels) * 9 // 10)] * 100 / 255


def _inks(printed: PressPicture) -> Image:
    """A press picture's pixels in CMYK, on paper where it is cut out."""
    from PIL import Image, ImageChops

    size = printed.width, printed.height
    mode = "1" if printed.bits == 1 else "L" if printed.space == "DeviceGray" else "CMYK"
    if printed.packing == "FlateDecode":
        picture = Image.frombytes(mode, size, zlib.decompress(printed.content))
    else:
        picture = Image.open(io.BytesIO(printed.content))
        if mode == "CMYK" and not printed.inverted:
            picture = ImageChops.invert(picture)
    if mode != "CMYK":
        empty = Image.new("L", size)
        black = ImageChops.invert(picture.convert("L"))
        picture = Image.merge("CMYK", [empty, empty, empty, black])
    if printed.mask:
        alpha = Image.frombytes("L", size, zlib.decompress(printed.mask))
        picture = Image.composite(picture, Image.new("CMYK", size), alpha)
    return picture

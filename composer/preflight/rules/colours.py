"""Colours and spot inks — 颜色与专色: what goes on which plate (GWG 2015, 4.4–4.9 and 4.20–4.22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.preflight.content.colour import Space
from composer.preflight.content.marks import PageContent
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.reading import dictionary, entry, identity, number, stream_bytes
from composer.preflight.report.faults import Box, PageFrame, Value
from composer.preflight.rules.intent import read_icc

__all__ = ["SpotNames", "check_colours"]

_TEXT = Words("文字", "text")
_SHAPE = Words("线和色块", "lines and areas")
_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black", "All", "None")


class SpotNames:
    """The spot inks of a file so far: by each name its definition, by its bare letters its name."""

    def __init__(self) -> None:
        self.definitions: dict[str, bytes] = {}
        self.spellings: dict[str, str] = {}
        self.seen: dict[int, Space] = {}
        """Spaces that were looked at, by identity; kept, so that an identity is not used again."""


def check_colours(
    file: PressFile, content: PageContent, frame: PageFrame, spots: SpotNames
) -> None:
    """Every colour that a mark of the page has, and every definition beneath it."""
    registered = (frame.bleed[0] + 0.1, frame.bleed[1] + 0.1,
                  frame.bleed[2] - 0.1, frame.bleed[3] - 0.1)  # fmt: skip
    for name, box, space in _painted(content):
        for one in _printing(space):
            _kind(file, one, name, box)
            if one.names and id(one) not in spots.seen:
                spots.seen[id(one)] = one
                _spots(file, one, spots)
            if one.names == ("All",) and meet(box, registered) is not None:
                file.book.add("colour.registration", box)
    for resources in content.resources.values():
        spaces = dictionary(entry(resources, "/ColorSpace"))
        for key in _DEFAULTS:
            if key in spaces:
                file.book.add("colour.default", name=key[1:])


def _painted(content: PageContent) -> Iterator[tuple[Value, Box, Space]]:
    for text in content.texts:
        for colour in (text.fill, text.stroke):
            if colour is not None:
                yield _TEXT, text.box, colour.space
    for shape in content.shapes:
        for colour in (shape.fill, shape.stroke):
            if colour is not None:
                yield _SHAPE, shape.box, colour.space
    for picture in content.pictures:
        if picture.space is not None:
            yield picture.name, picture.box, picture.space
        else:
            yield picture.name, picture.box, picture.fill.space


def _printing(space: Space) -> Iterator[Space]:
    """The spaces that choose the ink: an index and a pattern are seen through, a spot is itself."""
    if space.kind in ("indexed", "pattern"):
        if space.under is not None:
            yield from _printing(space.under)
    else:
        yield space


def _kind(file: PressFile, space: Space, name: Value, box: Box) -> None:
    icc = file.profile.demands.icc
    rule = {
        "rgb": "colour.rgb.device",
        "calrgb": "colour.rgb.calibrated",
        "lab": "colour.lab",
        "calgray": "colour.calgray",
    }.get(space.kind)
    if space.kind == "icc":
        _components(file, space)
        if icc != "allow":
            rule = "colour.rgb.icc" if space.components == 3 else "colour.icc"
            if rule == "colour.icc" and icc == "cmyk":
                rule = None
    if rule is not None:
        file.book.add(rule, box, name=name)


def _components(file: PressFile, space: Space) -> None:
    key = identity(space.source)
    seen = file.looked_at
    if key in seen:
        return
    seen.add(key)
    header = read_icc(space.source) if isinstance(space.source, pikepdf.Stream) else None
    kind = header.space.decode("latin-1").strip() if header and header.whole else "?"
    if header is None or not header.whole or header.channels != space.components:
        file.book.add("colour.icc.components", measured=float(space.components), allowed=kind)


def _spots(file: PressFile, space: Space, spots: SpotNames) -> None:
    for ink in space.names:
        if ink in _PROCESS:
            continue
        plain = _spelled(file, ink)
        allowed = file.profile.demands.spots
        if allowed is not None and plain not in allowed:
            file.book.add("colour.spot.unknown", name=plain)
        other = spots.spellings.setdefault("".join(plain.lower().split()), plain)
        if other != plain:
            file.book.add("colour.spot.spelling", name=plain, allowed=other)
        if space.kind == "separation":
            meaning = _definition(space)
            if spots.definitions.setdefault(ink, meaning) != meaning:
                file.book.add("colour.spot.ambiguous", name=plain)
        elif not _listed(space, ink):
            file.book.add("colour.devicen.colorants", name=plain)
    under = space.under.under_all() if space.under else ()
    if any(one.kind in ("rgb", "calrgb", "lab") or (one.kind == "icc" and one.components == 3)
           for one in under):  # fmt: skip
        file.book.add("colour.spot.alternate", name=_readable(space.names[0]))


def _spelled(file: PressFile, ink: str) -> str:
    plain = _readable(ink)
    if plain != ink:
        file.book.add("colour.spot.encoding", name=plain)
    return plain


def _readable(ink: str) -> str:
    """An ink's name with bytes that are no UTF-8 written as hexadecimal."""
    return "".join(
        f"#{ord(char) - 0xDC00:02X}" if 0xDC80 <= ord(char) <= 0xDCFF else char for char in ink
    )


def _listed(space: Space, ink: str) -> bool:
    attributes = dictionary(space.source[4]) if len(space.source) > 4 else dictionary(None)
    names = (name[1:] for name in list(dictionary(attributes.get("/Colorants"))))
    return ink in names


def _definition(space: Space) -> bytes:
    """What a spot looks like, as bytes that two equal definitions share."""
    alternate, tint = space.source[2], space.source[3]
    words: list[Any] = [space.under.kind if space.under else "", alternate.unparse(resolved=False)]
    if space.under is not None and space.under.kind != "icc":
        words[1] = b""
    for key in (
        "/FunctionType",
        "/C0",
        "/C1",
        "/N",
        "/Domain",
        "/Range",
        "/Size",
        "/BitsPerSample",
    ):
        value = entry(tint, key)
        words.append(_spread(value))
    if isinstance(tint, pikepdf.Stream):
        words.append(stream_bytes(tint))
    return repr(words).encode("utf-8", "replace")


def _spread(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [round(number(one), 4) for one in value]
    return None if value is None else round(number(value), 4)

"""Text, lines and overprint — 文字、线与叠印: what a newsprint plate holds and what register allows.

GWG 2015, 4.8–4.16; newspapers' advertisement sheets. Sizes are those on paper; a colour of which nothing
is known (a pattern, RGB) is judged by the colour rules only.
"""

from __future__ import annotations

from composer.preflight.content.colour import Colour
from composer.preflight.content.marks import Overprint, PageContent, Shape, Text
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.report.faults import Box, PageFrame

__all__ = ["check_setting"]

_ROUNDING = 0.005
"""pt: sizes go through matrices with three decimals."""

_RICH, _OTHERS = 0.85, 0.10
"""From how much black a colour is black, and how much of other inks is then too much."""


def check_setting(file: PressFile, content: PageContent, frame: PageFrame) -> None:
    """The marks of a page inside its bleed; printer's marks outside are the printer's."""
    for text in content.texts:
        if meet(text.box, frame.bleed) is not None:
            _text(file, text)
    for shape in content.shapes:
        if meet(shape.box, frame.bleed) is not None:
            _shape(file, shape)
    for picture in content.pictures:
        if picture.space is None:
            _overprint(file, picture.fill, picture.overprint.fill, picture.overprint, picture.box)


def _text(file: PressFile, text: Text) -> None:
    book = file.book
    if text.mode == 3:
        book.add("text.invisible", text.box)
        return
    if text.mode == 2 and text.fill is not None and text.fill == text.stroke:
        book.add("font.emboldened", text.box, name=text.case.name)
    colour = text.fill or text.stroke
    if colour is None:
        return
    on = text.overprint.fill if text.fill else text.overprint.stroke
    _overprint(file, colour, on, text.overprint, text.box)
    wanted = file.profile.demands.overprint_text
    if colour.only_black and not on and text.size <= wanted + _ROUNDING:
        book.add("overprint.black.text", text.box, measured=_pt(text.size), allowed=float(wanted))
    _size(file, text, colour)


def _size(file: PressFile, text: Text, colour: Colour) -> None:
    inks, profile = colour.inks, file.profile
    if inks is None or text.case.kind == "Type3":
        return
    if colour.white:
        rule, least = "text.small.reversed", float(profile.type_reversed)
    elif len(inks) > 1 and not _registration(colour):
        rule, least = "text.small.inks", float(profile.type_colour)
        others = colour.total - dict(inks).get("Black", 0.0)
        if dict(inks).get("Black", 0.0) >= _RICH and others > _OTHERS:
            file.book.add("text.rich-black", text.box, measured=round(others * 100, 1))
            return
    elif inks[0][1] < 0.995 and not _spot(colour):
        rule, least = "text.small.tint", float(profile.type_colour)
    else:
        ruby = min(profile.demands.ruby, profile.type_black)
        rule, least = "text.small", float(ruby if text.ruby else profile.type_black)
    if text.size < least - _ROUNDING and not text.signs:
        file.book.add(rule, text.box, measured=_pt(text.size), allowed=least)


def _shape(file: PressFile, shape: Shape) -> None:
    over = shape.overprint
    if shape.fill is not None:
        _overprint(file, shape.fill, over.fill, over, shape.box)
        thin = float(file.profile.rule_black)
        if 0 < shape.thinnest < thin - _ROUNDING and shape.stroke is None:
            file.book.add("line.thin.fill", shape.box, measured=_pt(shape.thinnest), allowed=thin)
    if shape.stroke is not None:
        _overprint(file, shape.stroke, over.stroke, over, shape.box)
        _line(file, shape, shape.stroke)


def _line(file: PressFile, shape: Shape, colour: Colour) -> None:
    profile, book = file.profile, file.book
    if shape.width < 0.001:
        book.add("line.hairline", shape.box)
        return
    wanted = float(profile.demands.overprint_rule)
    if colour.only_black and not shape.overprint.stroke and shape.width <= wanted + _ROUNDING:
        book.add("overprint.black.line", shape.box, measured=_pt(shape.width), allowed=wanted)
    rule, least = "line.thin", float(profile.rule_black)
    if colour.white:
        rule, least = "line.thin.reversed", float(profile.rule_colour)
    elif colour.inks is not None and len(colour.inks) > 1 and not _registration(colour):
        rule, least = "line.thin.inks", float(profile.rule_colour)
    if shape.width < least - _ROUNDING:
        book.add(rule, shape.box, measured=_pt(shape.width), allowed=least)


def _overprint(file: PressFile, colour: Colour, on: bool, state: Overprint, box: Box) -> None:
    if not on or colour.inks is None:
        return
    kind = colour.space.kind
    if colour.white and not (kind == "cmyk" and state.mode == 0):
        file.book.add("overprint.white", box)
    elif kind == "gray" and colour.only_black:
        file.book.add("overprint.gray", box)
    elif kind == "cmyk" and colour.only_black and state.mode == 0:
        file.book.add("overprint.mode", box)


def _registration(colour: Colour) -> bool:
    return colour.space.names == ("All",)


def _spot(colour: Colour) -> bool:
    return colour.space.kind == "separation" and colour.values[:1] == (1.0,)


def _pt(size: float) -> float:
    return round(size, 2)

"""Text, lines and overprint — 文字、线与叠印: what a newsprint plate holds and what register allows.

GWG 2015, 4.8–4.16; newspapers' advertisement sheets. Sizes are those on paper; a colour of which nothing
is known (a pattern, RGB) is judged by the colour rules only.
"""

from __future__ import annotations

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.colour import Colour
from composer.preflight.content.marks import Overprint, PageContent, Shape, Text
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.report.faults import Box, PageFrame
from composer.preflight.rules.fonts import INVISIBLE, check_rendering

__all__ = ["CODES", "RULES", "check_setting"]

CODES = (
    Code(
        "E751",
        Words("白色叠印", "white overprints"),
        hint=Words("去掉白色的叠印", "Switch overprint off for white"),
        checks=Words("白色的字、线、块都不叠印。", "White text, lines and areas do not overprint."),
        reason=Words(
            "叠印的白什么也不印：反白的标题不见了。",
            "White that overprints prints nothing: a reversed headline is gone.",
        ),
        wrong=Example("text", "/OP gs 0 0 0 0 k (标题) Tj"),
        right=Example("text", "/KO gs 0 0 0 0 k (标题) Tj"),
    ),
    Code(
        "E752",
        Words("叠印方式不对", "overprint mode"),
        hint=Words("把 OPM 设为 1", "Set OPM to 1"),
        checks=Words(
            "叠印的 DeviceCMYK 黑，OPM 是 1。", "Overprinting DeviceCMYK black has OPM 1."
        ),
        reason=Words(
            "OPM 0 时零值的通道也把下面挖掉，等于没有叠印。",
            "With OPM 0 the zero channels knock out what is beneath, as if nothing overprinted.",
        ),
        wrong=Example("text", "<< /op true /OPM 0 >>"),
        right=Example("text", "<< /op true /OPM 1 >>"),
    ),
    Code(
        "W753",
        Words("黑字没有叠印", "black does not overprint"),
        hint=Words(
            "导出时让 K100 的小字和细线叠印",
            "Let 100 K text and thin lines overprint when exporting",
        ),
        checks=Words(
            "12 pt 以下的 K100 字、2 pt 以下的 K100 线都叠印（限度由规范定）。",
            "K100 text up to 12 pt and lines up to 2 pt overprint (the profile sets the limits).",
        ),
        reason=Words(
            "套印差一丝，底色上的黑字周围就是一圈白。",
            "A hair out of register, black text on a tint has a white rim.",
        ),
        wrong=Example("text", "0 0 0 1 k (9 pt) Tj"),
        right=Example("text", "/OP gs 0 0 0 1 k (9 pt) Tj"),
    ),
    Code(
        "W754",
        Words("灰空间的黑叠印", "overprint in gray"),
        hint=Words("把黑写成 CMYK：0 0 0 1 k", "Write black as CMYK: 0 0 0 1 k"),
        checks=Words("叠印的黑不用 DeviceGray。", "Overprinting black is not DeviceGray."),
        reason=Words(
            "有的 RIP 把灰当作四色处理，叠印就落空（GWG 4.12）。",
            "Some RIPs treat gray as four inks, and it knocks out (GWG 4.12).",
        ),
        wrong=Example("text", "/OP gs 0 g"),
        right=Example("text", "/OP gs 0 0 0 1 k"),
    ),
    Code(
        "W755",
        Words("四色黑字", "rich-black text"),
        hint=Words("把文字改成 K100", "Make the text 100 K"),
        checks=Words(
            "黑字只有黑墨，其他油墨合计不过 10%。",
            "Black text is black ink, with at most 10 % of others.",
        ),
        reason=Words(
            "四块版套不准，字边发毛发彩。",
            "Four plates out of register give coloured, furry edges.",
        ),
        wrong=Example("text", ".6 .5 .5 1 k"),
        right=Example("text", "0 0 0 1 k"),
    ),
    Code(
        "W756",
        Words("字太小", "text too small"),
        hint=Words("放大，或改成 K100", "Set it larger, or in 100 K"),
        checks=Words(
            "黑字、浅网字、多色字、反白字不小于规范的下限，按纸上实际大小算。",
            "Black, tinted, multi-ink and reversed text is not below the profile's limits, at its size on paper.",
        ),
        reason=Words(
            "新闻纸吸墨胀网，小的反白字和多色字看不清。",
            "Newsprint spreads ink; small reversed or multi-ink text fills in.",
        ),
        wrong=Example("text", "反白 5 pt"),
        right=Example("text", "反白 8 pt 黑体"),
    ),
    Code(
        "W714",
        Words("线太细", "line too thin"),
        hint=Words("加粗到允许的粗细", "Make them as thick as is allowed"),
        checks=Words(
            "线不细于 0.25 磅，多色线和反白线不细于 0.5 磅，按纸上实际粗细算；用色块画的线和“0 宽”的线也算。限度由印刷规范定。",
            "Lines are at least 0.25 pt wide on paper, those in several inks or reversed 0.5 pt; thin filled areas and a width of 0 count, too. The profile sets the limits.",
        ),
        reason=Words(
            "再细的线在新闻纸上断断续续，0 宽线在制版机上几乎看不见。",
            "A thinner line breaks up on newsprint, and one of width 0 all but vanishes on the plate.",
        ),
        wrong=Example("text", "0.1 w"),
        right=Example("text", "0.25 w"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "overprint.white",
        "E751",
        "GWG·11",
        Words("白色设了叠印，印不出来", "white is set to overprint and will vanish"),
    ),
    Rule(
        "overprint.mode",
        "E752",
        "GWG·10",
        Words(
            "黑色设了叠印而 OPM 是 0，下面的颜色照样被挖掉",
            "black overprints with OPM 0, which knocks out what lies beneath all the same",
        ),
    ),
    Rule(
        "overprint.black.text",
        "W753",
        "GWG·10",
        Words(
            "{measured} 的黑字没有叠印（{allowed} 以下要叠印）",
            "black text of {measured} does not overprint (up to {allowed} it should)",
        ),
        unit="pt",
    ),
    Rule(
        "overprint.black.line",
        "W753",
        "GWG·10",
        Words(
            "{measured} 的黑线没有叠印（{allowed} 以下要叠印）",
            "a black line of {measured} does not overprint (up to {allowed} it should)",
        ),
        unit="pt",
    ),
    Rule(
        "overprint.gray",
        "W754",
        "GWG·10",
        Words(
            "叠印的黑用了 DeviceGray，各家 RIP 处理不同",
            "overprinting black is DeviceGray, which RIPs treat differently",
        ),
    ),
    Rule(
        "text.rich-black",
        "W755",
        "GWG·12",
        Words(
            "四色黑字：黑之外还有 {measured} 的油墨",
            "rich-black text: {measured} of other inks beside black",
        ),
        unit="%+",
    ),
    Rule(
        "text.small",
        "W756",
        "AD·14",
        Words(
            "字小到 {measured}，至少 {allowed}",
            "text is as small as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "text.small.tint",
        "W756",
        "AD·14",
        Words(
            "浅网字小到 {measured}，至少 {allowed}",
            "tinted text is as small as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "text.small.inks",
        "W756",
        "GWG·12",
        Words(
            "多色字小到 {measured}，至少 {allowed}",
            "text in several inks is as small as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "text.small.reversed",
        "W756",
        "AD·14",
        Words(
            "反白字小到 {measured}，至少 {allowed}",
            "reversed text is as small as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "line.thin",
        "W714",
        "AD·13",
        Words(
            "线细到 {measured}，至少 {allowed}",
            "lines are as thin as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "line.hairline",
        "W714",
        "AD·13",
        Words(
            "线宽为 0，各台照排机粗细不同", "a line of width 0 is as thin as each device makes it"
        ),
    ),
    Rule(
        "line.thin.inks",
        "W714",
        "AD·13",
        Words(
            "多色线细到 {measured}，至少 {allowed}",
            "lines in several inks are as thin as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "line.thin.reversed",
        "W714",
        "AD·13",
        Words(
            "反白线细到 {measured}，至少 {allowed}",
            "reversed lines are as thin as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
    Rule(
        "line.thin.fill",
        "W714",
        "AD·13",
        Words(
            "用色块画的线细到 {measured}，至少 {allowed}",
            "filled areas used as lines are as thin as {measured}; at least {allowed}",
        ),
        unit="pt",
    ),
)

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
    check_rendering(file, text)
    if text.mode == INVISIBLE:
        return
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

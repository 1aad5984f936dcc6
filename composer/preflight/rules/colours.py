"""Colours and spot inks — 颜色与专色: what goes on which plate (GWG 2015, 4.4–4.9 and 4.20–4.22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.colour import Space
from composer.preflight.content.marks import PageContent
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.reading import dictionary, entry, identity, number, stream_bytes
from composer.preflight.report.faults import Box, PageFrame, Value
from composer.preflight.rules.intent import read_icc

__all__ = ["CODES", "RULES", "SpotNames", "check_colours"]

CODES = (
    Code(
        "E710",
        Words("含 RGB 颜色", "RGB colour"),
        hint=Words("转成 CMYK 再导出", "Convert it to CMYK and export again"),
        checks=Words(
            "页面、表单和图片里不许有 RGB（rg/RG、DeviceRGB、CalRGB、三通道 ICC）。",
            "No RGB on pages, in forms or in pictures (rg/RG, DeviceRGB, CalRGB, ICC of three channels).",
        ),
        reason=Words(
            "RGB 黑字会变成四色黑，套印一偏就发虚；颜色由制版机随意转换。",
            "RGB black turns into four inks and blurs when the register is off; the conversion is anyone's guess.",
        ),
        wrong=Example("text", "0 0 0 rg"),
        right=Example("text", "0 0 0 1 k"),
    ),
    Code(
        "E744",
        Words("带特性文件的颜色", "device-independent colour"),
        hint=Words(
            "导出时把颜色转成印刷条件的 CMYK",
            "Convert all colours to the CMYK of the printing condition",
        ),
        checks=Words(
            "没有 Lab、CalGray、带 ICC 的 CMYK 和灰（规范 `icc: allow` 时允许 ICC）。",
            "There is no Lab, CalGray, or CMYK and gray with ICC profiles (unless the profile says `icc: allow`).",
        ),
        reason=Words(
            "到 RIP 里再转一次，K100 的黑字会变成四色黑。",
            "Converted again in the RIP, K100 text becomes four-colour black.",
        ),
        wrong=Example("text", "[/ICCBased 9 0 R] cs 0 0 0 1 sc"),
        right=Example("text", "0 0 0 1 k"),
    ),
    Code(
        "E745",
        Words("默认颜色空间", "default colour space"),
        hint=Words("导出时不要嵌入源特性文件", "Export without source profiles"),
        checks=Words(
            "资源里没有 DefaultGray、DefaultRGB、DefaultCMYK。",
            "The resources have no DefaultGray, DefaultRGB or DefaultCMYK.",
        ),
        reason=Words(
            "它悄悄改掉所有同类颜色，黑字也不例外。",
            "It silently changes all colours of that kind, black text too.",
        ),
        wrong=Example("text", "/ColorSpace << /DefaultCMYK 9 0 R >>"),
        right=Example("text", "/ColorSpace << /CS1 8 0 R >>"),
    ),
    Code(
        "W746",
        Words("印厂没有的专色", "unknown spot ink"),
        hint=Words(
            "转成 CMYK，或与印厂商定专色", "Convert it to CMYK, or agree on the ink with the plant"
        ),
        checks=Words(
            "规范里列了 `spots` 时，专色都在其中。",
            "Where the profile lists `spots`, every spot ink is among them.",
        ),
        reason=Words(
            "多一块版，就多一个墨斗；报纸印刷机没有空的。",
            "One more plate needs one more ink unit, and newspaper presses have none to spare.",
        ),
        wrong=Example("text", "/Separation /PANTONE#20185#20C"),
        right=Example("text", "0 .93 .79 0 k"),
    ),
    Code(
        "E747",
        Words("专色名不一", "ambiguous spot name"),
        hint=Words("统一专色的名称和定义", "Give each spot ink one name and one definition"),
        checks=Words(
            "一个专色只有一个名称、一种定义。", "A spot ink has one name and one definition."
        ),
        reason=Words("“专红”和“专红 ”会出两块版。", "“Red” and “red ” come out as two plates."),
        wrong=Example("text", "/Separation /专红 … /Separation /专红1"),
        right=Example("text", "/Separation /专红"),
    ),
    Code(
        "E748",
        Words("专色名编码不对", "spot name not UTF-8"),
        hint=Words("重新导出，或把专色改成英文名", "Export anew, or give the ink an English name"),
        checks=Words("专色名是 UTF-8。", "Spot names are UTF-8."),
        reason=Words(
            "GBK 写的名称在印厂显示成乱码，两页上的同一专色认不成一个。",
            "A name in GBK reads as garbage, and one ink becomes two.",
        ),
        wrong=Example("text", "/Separation /#D7A8#BAEC"),
        right=Example("text", "/Separation /专红"),
    ),
    Code(
        "E749",
        Words("版面里用了套版色", "registration colour on the page"),
        hint=Words("改成 K100", "Make it 100 K"),
        checks=Words(
            "套版色（All）只用在出血之外的标记上。",
            "The registration colour (All) is for marks outside the bleed only.",
        ),
        reason=Words(
            "它在每块版上都印实地，总墨量 400%，一定蹭脏。",
            "It prints solid on every plate: 400 % ink, and it will smear.",
        ),
        wrong=Example("text", "/All 的线框在版心里"),
        right=Example("text", "0 0 0 1 K"),
    ),
    Code(
        "E750",
        Words("专色定义不对", "spot ink badly defined"),
        hint=Words("在调色板里用 CMYK 定义专色", "Define the spot by CMYK in the palette"),
        checks=Words(
            "专色的替代色不是 RGB 或 Lab；DeviceN 列出 Colorants；ICC 的 N 与特性文件一致。",
            "A spot's alternate is not RGB or Lab; DeviceN lists its Colorants; N of an ICC space is its profile's.",
        ),
        reason=Words(
            "没有专色版时 RIP 按替代色印，RGB 到这里没人再转。",
            "Without a plate the RIP prints the alternate, and nobody converts RGB there.",
        ),
        wrong=Example("text", "[/Separation /专红 /DeviceRGB …]"),
        right=Example("text", "[/Separation /专红 /DeviceCMYK …]"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule("colour.rgb.device", "E710", "GWG·7", Words("有 RGB：{name}", "there is RGB: {name}")),
    Rule(
        "colour.rgb.calibrated",
        "E710",
        "GWG·7",
        Words("有校准 RGB（CalRGB）：{name}", "there is CalRGB: {name}"),
    ),
    Rule(
        "colour.rgb.icc",
        "E710",
        "GWG·7",
        Words("有带 ICC 的 RGB：{name}", "there is RGB with an ICC profile: {name}"),
    ),
    Rule(
        "colour.icc",
        "E744",
        "GWG·7",
        Words("有带 ICC 的 CMYK 或灰：{name}", "there is CMYK or gray with an ICC profile: {name}"),
    ),
    Rule("colour.lab", "E744", "GWG·7", Words("有 Lab：{name}", "there is Lab: {name}")),
    Rule(
        "colour.calgray",
        "E744",
        "GWG·7",
        Words("有校准灰（CalGray）：{name}", "there is CalGray: {name}"),
    ),
    Rule(
        "colour.default",
        "E745",
        "GWG·7",
        Words(
            "资源里有 {name}，会改掉所有同类颜色",
            "the resources have {name}, which changes every colour of that kind",
        ),
    ),
    Rule(
        "colour.spot.unknown",
        "W746",
        "GWG·7",
        Words("专色“{name}”不在印厂的专色之列", "the spot ink “{name}” is none of the press's"),
    ),
    Rule(
        "colour.spot.ambiguous",
        "E747",
        "GWG·7",
        Words("专色“{name}”有两种不同的定义", "the spot ink “{name}” is defined in two ways"),
    ),
    Rule(
        "colour.spot.spelling",
        "E747",
        "GWG·7",
        Words(
            "专色“{name}”与“{allowed}”只差大小写或空格，会出两块版",
            "the spot inks “{name}” and “{allowed}” differ in case or spaces only: two plates",
        ),
    ),
    Rule(
        "colour.spot.encoding",
        "E748",
        "GWG·7",
        Words("专色名 {name} 不是 UTF-8", "the spot name {name} is not UTF-8"),
    ),
    Rule(
        "colour.registration",
        "E749",
        "GWG·17",
        Words("成品之内用了套版色（All）", "the registration colour (All) is used inside the trim"),
    ),
    Rule(
        "colour.spot.alternate",
        "E750",
        "GWG·7",
        Words(
            "专色“{name}”的替代色是 RGB 或 Lab", "the spot ink “{name}” is defined by RGB or Lab"
        ),
    ),
    Rule(
        "colour.devicen.colorants",
        "E750",
        "X4·7",
        Words(
            "DeviceN 的专色“{name}”没有列在 Colorants 里",
            "the spot “{name}” of a DeviceN space is not among its Colorants",
        ),
    ),
    Rule(
        "colour.icc.components",
        "E750",
        "ICC·7",
        Words(
            "ICC 颜色空间的 N 是 {measured}，特性文件是 {allowed}",
            "an ICC colour space says N {measured}; its profile is {allowed}",
        ),
    ),
)

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

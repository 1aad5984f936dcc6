"""Pictures — 图片: pixels at the size they are printed, and data that a plate-setter can read (GWG 4.23–4.27)."""

from __future__ import annotations

import struct
from typing import Any

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.marks import PageContent, Picture
from composer.preflight.content.state import meet
from composer.preflight.file import PressFile
from composer.preflight.reading import BROKEN, TooMuch, entry, items, name_of, number, stream_bytes
from composer.preflight.report.faults import PageFrame

__all__ = ["CODES", "RULES", "check_pictures", "jpeg_frame"]

CODES = (
    Code(
        "E757",
        Words("图片不能印", "picture too coarse to print"),
        hint=Words("换原图，或排小", "Get the original, or set it smaller"),
        checks=Words(
            "图片不低于规范的最低限（新闻纸 100 ppi）。",
            "No picture is below the profile's lowest limit (100 ppi on newsprint).",
        ),
        reason=Words("低于网线数就看得见方块。", "Below the screen ruling one sees squares."),
        wrong=Example("text", "300 像素 ÷ 4 英寸 = 75 ppi"),
        right=Example("text", "800 像素 ÷ 4 英寸 = 200 ppi"),
    ),
    Code(
        "W713",
        Words("图片分辨率不足", "picture resolution too low"),
        hint=Words("排小一些，或要原图", "Set it smaller, or ask for the original"),
        checks=Words(
            "按版面上的实际大小算，图片不低于 150 ppi。",
            "At its size on the page a picture has at least 150 ppi.",
        ),
        reason=Words(
            "报纸网线约 100 线，低于 150 ppi 就看得见马赛克。",
            "Newsprint is screened at about 100 lpi; below 150 ppi one sees the pixels.",
        ),
        wrong=Example("text", "640 像素 ÷ 6 英寸 = 107 ppi"),
        right=Example("text", "1200 像素 ÷ 6 英寸 = 200 ppi"),
    ),
    Code(
        "N758",
        Words("分辨率浪费", "resolution wasted"),
        hint=Words("缩到 2 倍网线数即可", "Twice the screen ruling is enough"),
        checks=Words(
            "图片不高于规范的上限（新闻纸 450 ppi）。",
            "No picture is above the profile's upper limit (450 ppi on newsprint).",
        ),
        reason=Words(
            "多出的像素印不出来，只让传输和 RIP 变慢。",
            "More pixels do not print; they slow sending and the RIP.",
        ),
        wrong=Example("text", "4000 像素 ÷ 4 英寸 = 1000 ppi"),
        right=Example("text", "800 像素 ÷ 4 英寸 = 200 ppi"),
    ),
    Code(
        "W759",
        Words("16 位图片", "16-bit picture"),
        hint=Words("转成每通道 8 位", "Make it 8 bits a channel"),
        checks=Words("图片每通道不超过 8 位。", "Pictures have at most 8 bits a channel."),
        reason=Words(
            "制版只用 8 位，有的 RIP 读不了 16 位。",
            "Plates use 8 bits, and some RIPs cannot read 16.",
        ),
        wrong=Example("text", "/BitsPerComponent 16"),
        right=Example("text", "/BitsPerComponent 8"),
    ),
    Code(
        "W760",
        Words("JPEG 2000", "JPEG 2000"),
        hint=Words("导出时选 JPEG 或 ZIP", "Choose JPEG or ZIP when exporting"),
        checks=Words("没有 JPXDecode 压缩的图片。", "No picture is packed with JPXDecode."),
        reason=Words(
            "老 RIP 不认 JPEG 2000，图片处一片空白。",
            "Old RIPs do not know JPEG 2000 and leave the place blank.",
        ),
        wrong=Example("text", "/Filter /JPXDecode"),
        right=Example("text", "/Filter /DCTDecode"),
    ),
    Code(
        "W763",
        Words("图片变形", "picture stretched"),
        hint=Words("锁定比例重新置入", "Place it again with its proportions locked"),
        checks=Words(
            "图片横竖缩放相差不过 6%。", "A picture is scaled alike across and up to 6 %."
        ),
        reason=Words(
            "新闻照片拉扁拉长，人就不像了。", "A news photograph must not make people fat or thin."
        ),
        wrong=Example("text", "横 200 ppi，竖 150 ppi"),
        right=Example("text", "横 200 ppi，竖 200 ppi"),
    ),
    Code(
        "E762",
        Words("图片数据不对", "picture data wrong"),
        hint=Words("重新导出", "Export anew"),
        checks=Words(
            "JPEG 的大小、通道数与图片字典一致；未压缩图的字节数够。",
            "A JPEG's size and channels are those of its dictionary; bare samples are as many as it says.",
        ),
        reason=Words(
            "数据短缺，图下半截是黑的，RIP 可能停机。",
            "Short data print as black, or stop the RIP.",
        ),
        wrong=Example("text", "/Width 800，JPEG 宽 400"),
        right=Example("text", "/Width 800，JPEG 宽 800"),
    ),
    Code(
        "E761",
        Words("替身和 PostScript", "stand-ins and PostScript"),
        hint=Words("嵌入真图，重新导出", "Embed the real artwork and export again"),
        checks=Words(
            "没有 OPI、替代图、PostScript 和引用别的 PDF 的对象。",
            "There is no OPI, alternate picture, PostScript or reference to another PDF.",
        ),
        reason=Words(
            "印厂没有你的服务器：替身印出来是一张小样。",
            "The plant does not have your server: the stand-in is what prints.",
        ),
        wrong=Example("text", "/OPI << /2.0 … >>"),
        right=Example("text", "/Subtype /Image /Width 2400"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "picture.ppi.error",
        "E757",
        "GWG·15",
        Words(
            "图片 {name} 只有 {measured}，低于 {allowed} 不能印",
            "picture {name} has {measured} at size; below {allowed} it cannot be printed",
        ),
        unit="ppi",
    ),
    Rule(
        "picture.ppi.low",
        "W713",
        "AD·15",
        Words(
            "图片 {name} 只有 {measured}，至少要 {allowed}",
            "picture {name} has {measured} at size; it needs {allowed}",
        ),
        unit="ppi",
    ),
    Rule(
        "picture.ppi.bitmap",
        "W713",
        "GWG·15",
        Words(
            "线条图 {name} 只有 {measured}，至少要 {allowed}",
            "the 1-bit picture {name} has {measured}; it needs {allowed}",
        ),
        unit="ppi",
    ),
    Rule(
        "picture.ppi.waste",
        "N758",
        "GWG·15",
        Words(
            "图片 {name} 有 {measured}，超过 {allowed} 是浪费",
            "picture {name} has {measured}; more than {allowed} is waste",
        ),
        unit="ppi+",
    ),
    Rule(
        "picture.depth",
        "W759",
        "GWG·15",
        Words(
            "图片 {name} 每通道 {measured} 位，制版只用 8 位",
            "picture {name} has {measured} bits a channel; plates use 8",
        ),
        unit="+",
    ),
    Rule(
        "picture.jpx",
        "W760",
        "GWG·15",
        Words("图片 {name} 是 JPEG 2000", "picture {name} is JPEG 2000"),
    ),
    Rule(
        "picture.stretched",
        "W763",
        "AD·15",
        Words("图片 {name} 纵横比例差 {measured}", "picture {name} is stretched by {measured}"),
        unit="%+",
    ),
    Rule(
        "picture.jpeg",
        "E762",
        "PDF·15",
        Words(
            "图片 {name} 的 JPEG 与图片字典不符：{allowed}",
            "the JPEG of picture {name} and its dictionary differ: {allowed}",
        ),
    ),
    Rule(
        "picture.short",
        "E762",
        "PDF·15",
        Words(
            "图片 {name} 只有 {measured} 字节，应有 {allowed}",
            "picture {name} has {measured} bytes, not {allowed}",
        ),
        unit="B",
    ),
    Rule(
        "picture.alternates",
        "E761",
        "X4·6",
        Words("图片 {name} 带有替代图（Alternates）", "picture {name} has Alternates"),
    ),
    Rule(
        "xobject.opi",
        "E761",
        "X4·6",
        Words("{name} 是 OPI 替身，不是真图", "{name} is a stand-in by OPI"),
    ),
    Rule(
        "xobject.postscript",
        "E761",
        "X4·6",
        Words("{name} 含有 PostScript", "{name} holds PostScript"),
    ),
    Rule(
        "xobject.reference",
        "E761",
        "X4·6",
        Words("{name} 引用别的 PDF 里的页（Ref）", "{name} refers to a page of another PDF (Ref)"),
    ),
)

_STRETCH = 0.06
"""Less than this no reader sees."""

_LEAST_PIXELS = 16
"""A picture smaller than this either way is a colour patch or a gradient, not a photograph."""

_MOST_BARE = 8 << 20
"""Pixels up to which unpacked samples are counted: that needs them unpacked."""


def check_pictures(file: PressFile, content: PageContent, frame: PageFrame) -> None:
    """The pictures of a page, and its forms where they stand for something else."""
    for picture in content.pictures:
        if meet(picture.box, frame.bleed) is not None:
            _resolution(file, picture)
        if not picture.inline:
            _data(file, picture)
    for name, form in content.forms.items():
        _form(file, name, form)


def _resolution(file: PressFile, picture: Picture) -> None:
    profile, book = file.profile, file.book
    if picture.across <= 0 or picture.up <= 0 or min(picture.wide, picture.high) <= 1:
        return
    across, up = picture.wide / picture.across * 72, picture.high / picture.up * 72
    ppi, name, box = min(across, up), picture.name, picture.box
    if _bits(picture) == 1:
        least = profile.demands.bitmap
        if ppi < least - 0.5:
            book.add("picture.ppi.bitmap", box, name=name, measured=ppi, allowed=least)
        return
    if max(picture.wide, picture.high) < _LEAST_PIXELS and picture.inline:
        return
    for rule, least in (
        ("picture.ppi.error", profile.resolution_error),
        ("picture.ppi.low", profile.resolution_floor),
    ):
        if ppi < least - 0.5:
            book.add(rule, box, name=name, measured=ppi, allowed=least)
            break
    if ppi > profile.resolution_waste + 0.5:
        book.add(
            "picture.ppi.waste", box, name=name, measured=ppi, allowed=profile.resolution_waste
        )
    stretch = max(across, up) / min(across, up) - 1
    if stretch > _STRETCH and min(picture.wide, picture.high) >= _LEAST_PIXELS:
        book.add("picture.stretched", box, name=name, measured=round(stretch * 100, 1))


def _bits(picture: Picture) -> int:
    if _flag(picture.image, "ImageMask"):
        return 1
    return int(_number(picture.image, "BitsPerComponent", 8.0))


def _data(file: PressFile, picture: Picture) -> None:
    """What the picture's own dictionary says; once for each picture of the file."""
    image, book, name, box = picture.image, file.book, picture.name, picture.box
    key = ("image", image.objgen)
    if key in file.looked_at:
        return
    file.looked_at.add(key)
    bits = number(image.get("/BitsPerComponent"), 8.0)
    if bits > 8:
        book.add("picture.depth", box, name=name, measured=bits)
    if "/Alternates" in image:
        book.add("picture.alternates", box, name=name)
    if "/OPI" in image:
        book.add("xobject.opi", box, name=name)
    filters = image.get("/Filter")
    named = [name_of(one) for one in items(filters)] or [name_of(filters)]
    if "JPXDecode" in named:
        book.add("picture.jpx", box, name=name)
    elif named[-1] == "DCTDecode":
        _jpeg(file, picture, named)
    elif named[-1] in ("", "FlateDecode", "LZWDecode", "RunLengthDecode", "ASCII85Decode"):
        _samples(file, picture)


def _jpeg(file: PressFile, picture: Picture, filters: list[str]) -> None:
    if len(filters) > 1:
        return  # packed once more: its frame is not in the raw bytes
    found = jpeg_frame(picture.image.read_raw_bytes())
    space = picture.space
    if found is None:
        said: Words | str = Words("没有图像数据", "no frame")
    elif (found[0], found[1]) != (picture.wide, picture.high):
        said = f"{found[0]} × {found[1]} ≠ {picture.wide:g} × {picture.high:g}"
    elif space is not None and space.kind != "unknown" and found[2] != space.components:
        said = Words(
            f"{found[2]} 通道 ≠ {space.components}", f"{found[2]} channels ≠ {space.components}"
        )
    else:
        return
    file.book.add("picture.jpeg", picture.box, name=picture.name, allowed=said)


def jpeg_frame(data: bytes) -> tuple[int, int, int] | None:
    """Width, height and channels by a JPEG's frame header (ITU-T T.81, B.2.2); None without one."""
    at = 2
    if data[:2] != b"\xff\xd8":
        return None
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            high, wide, channels = struct.unpack_from(">HHB", data, at + 5)
            return wide, high, channels
        at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None


def _samples(file: PressFile, picture: Picture) -> None:
    """Whether there are as many bytes as pixels ask for."""
    bits = _bits(picture)
    components = 1 if _flag(picture.image, "ImageMask") else _components(picture)
    wanted = (picture.wide * components * bits + 7) // 8 * picture.high
    if not components or picture.wide * picture.high > _MOST_BARE:
        return
    try:
        found = len(stream_bytes(picture.image))
    except (*BROKEN, TooMuch):
        found = 0
    if found < wanted:
        file.book.add(
            "picture.short",
            picture.box,
            name=picture.name,
            measured=float(found),
            allowed=float(wanted),
        )


def _components(picture: Picture) -> int:
    return picture.space.components if picture.space and picture.space.kind != "unknown" else 0


def _form(file: PressFile, name: str, form: Any) -> None:
    key = ("form", form.objgen)
    if key in file.looked_at:
        return
    file.looked_at.add(key)
    if "/OPI" in form:
        file.book.add("xobject.opi", name=name)
    kind = name_of(form.get("/Subtype"))
    if kind == "PS" or "/PS" in form or name_of(form.get("/Subtype2")) == "PS":
        file.book.add("xobject.postscript", name=name)
    if "/Ref" in form:
        file.book.add("xobject.reference", name=name)


def _flag(image: Any, key: str) -> bool:
    value = image.get(key) if isinstance(image, dict) else entry(image, f"/{key}")
    return value is True


def _number(image: Any, key: str, default: float) -> float:
    value = image.get(key) if isinstance(image, dict) else entry(image, f"/{key}")
    return number(value, default)

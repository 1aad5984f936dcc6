"""The output intent and its ICC profile — 输出意图: for which press the numbers are meant (ISO 15930-7, 6.2).

The profile's header is read byte by byte (ICC.1:2010, 7.2): size, version, class, space, signature, and
the tag table after it.
"""

from __future__ import annotations

import struct
from typing import Any

import pikepdf

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.file import PressFile
from composer.preflight.reading import (
    BROKEN,
    TooMuch,
    entry,
    items,
    name_of,
    number,
    stream_bytes,
    text_of,
)

__all__ = ["CODES", "RULES", "IccHeader", "check_intent", "read_icc"]

CODES = (
    Code(
        "E704",
        Words("输出意图不对", "output intent missing or wrong"),
        hint=Words(
            "导出时选 PDF/X-4 和报纸的印刷标准",
            "Export as PDF/X-4 for the newspaper's printing condition",
        ),
        checks=Words(
            "要有且只有一个 GTS_PDFX 输出意图，并嵌入印刷用的 ICC 特性文件。",
            "There is exactly one GTS_PDFX output intent, with a printer's ICC profile embedded.",
        ),
        reason=Words(
            "没有它，没人知道 CMYK 数值是给哪种纸、哪种墨的。",
            "Without it nobody knows for which paper and ink the CMYK values are meant.",
        ),
        wrong=Example("text", "/OutputIntents []"),
        right=Example("text", "/OutputIntents [<< /S /GTS_PDFX /DestOutputProfile 9 0 R … >>]"),
    ),
    Code(
        "E729",
        Words("输出意图缺项", "output intent incomplete"),
        hint=Words(
            "导出时选标准的输出条件", "Choose a registered printing condition when exporting"
        ),
        checks=Words(
            "输出意图里有 OutputConditionIdentifier、RegistryName 和 Info。",
            "The output intent has OutputConditionIdentifier, RegistryName and Info.",
        ),
        reason=Words(
            "印厂按名称核对是不是自己的印刷条件。",
            "The plant compares the name with its own printing condition.",
        ),
        wrong=Example("text", "/OutputConditionIdentifier ()"),
        right=Example("text", "/OutputConditionIdentifier (CGATS21-2-CRPC1)"),
    ),
    Code(
        "E730",
        Words("ICC 特性文件不合用", "ICC profile unfit"),
        hint=Words("嵌入印厂给的 CMYK 特性文件", "Embed the CMYK profile that the plant gives"),
        checks=Words(
            "嵌入的特性文件完整，类别 prtr，CMYK 四通道，有 A2B0 和 B2A0 表。",
            "The embedded profile is whole, of class prtr, CMYK with four channels, and has the tables A2B0 and B2A0.",
        ),
        reason=Words(
            "显示器的或坏掉的特性文件，只会让打样和印刷两样。",
            "With a monitor's or a broken profile, proof and print will differ.",
        ),
        wrong=Example("text", "类别 mntr，空间 RGB"),
        right=Example("text", "类别 prtr，空间 CMYK，N 4"),
    ),
    Code(
        "W731",
        Words("印刷条件不同", "another printing condition"),
        hint=Words(
            "为这台印刷机重新分色，或用 `--profile` 指明规范",
            "Separate anew for this press, or name the right profile with `--profile`",
        ),
        checks=Words(
            "文件的输出意图与所选印刷规范相同。",
            "The file's output intent is that of the press profile.",
        ),
        reason=Words(
            "为铜版纸做的分色印在新闻纸上会糊。",
            "What was separated for coated paper clogs on newsprint.",
        ),
        wrong=Example("text", "FOGRA39 的广告上新闻纸"),
        right=Example("text", "CGATS21-2-CRPC1"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "intent.missing",
        "E704",
        "X4·2",
        Words("没有 GTS_PDFX 输出意图", "there is no GTS_PDFX output intent"),
    ),
    Rule(
        "intent.several",
        "E704",
        "X4·2",
        Words("GTS_PDFX 输出意图不止一个", "there are several GTS_PDFX output intents"),
    ),
    Rule(
        "intent.profile",
        "E704",
        "X4·2",
        Words("输出意图没有嵌入 ICC 特性文件", "the output intent embeds no ICC profile"),
    ),
    Rule(
        "intent.identifier",
        "E729",
        "X4·2",
        Words(
            "输出意图没有 OutputConditionIdentifier",
            "OutputConditionIdentifier is missing in the output intent",
        ),
    ),
    Rule(
        "intent.registry",
        "E729",
        "X4·2",
        Words("输出意图没有 RegistryName", "RegistryName is missing in the output intent"),
    ),
    Rule(
        "intent.info",
        "E729",
        "X4·2",
        Words("输出意图没有 Info", "Info is missing in the output intent"),
    ),
    Rule(
        "icc.header",
        "E730",
        "ICC·2",
        Words(
            "嵌入的特性文件不是 ICC 文件，或没有传全",
            "the embedded profile is not an ICC file, or is cut off",
        ),
    ),
    Rule(
        "icc.version",
        "E730",
        "ICC·2",
        Words(
            "ICC 特性文件是第 {name} 版，只能是 2 或 4",
            "the ICC profile is of version {name}; it is 2 or 4",
        ),
    ),
    Rule(
        "icc.class",
        "E730",
        "X4·2",
        Words(
            "ICC 特性文件的类别是“{name}”，不是印刷用的 prtr",
            "the ICC profile is of class “{name}”, not prtr",
        ),
    ),
    Rule(
        "icc.space",
        "E730",
        "X4·2",
        Words(
            "ICC 特性文件的颜色空间是“{name}”，不是 CMYK",
            "the ICC profile's space is “{name}”, not CMYK",
        ),
    ),
    Rule(
        "icc.channels",
        "E730",
        "X4·2",
        Words(
            "ICC 流的 N 是 {measured}，特性文件有 {allowed} 个通道",
            "the ICC stream says N {measured}; the profile has {allowed} channels",
        ),
    ),
    Rule(
        "icc.tables",
        "E730",
        "ICC·2",
        Words("ICC 特性文件没有 {name} 表", "the ICC profile has no table {name}"),
    ),
    Rule(
        "intent.condition",
        "W731",
        "X4·2",
        Words(
            "文件为“{name}”制作，本次按“{allowed}”检查",
            "the file is made for “{name}”; it is checked for “{allowed}”",
        ),
    ),
)

_CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3, b"XYZ ": 3, b"CMYK": 4}
_TABLES = (b"A2B0", b"B2A0")
"""Device to eye and eye to device: what a press profile converts by."""


class IccHeader:
    """What stands in the first bytes of an ICC profile."""

    def __init__(self, data: bytes) -> None:
        self.whole = (
            len(data) >= 132
            and data[36:40] == b"acsp"
            and 128 < int.from_bytes(data[:4], "big") <= len(data)
        )
        self.version = data[8] if len(data) > 8 else 0
        self.kind = data[12:16]
        self.space = data[16:20]
        self.channels = _CHANNELS.get(self.space, 0)
        self.tags = _tags(data) if self.whole else set()


def read_icc(stream: Any) -> IccHeader | None:
    """The header of a stream's profile; None where the stream cannot be read."""
    try:
        return IccHeader(stream_bytes(stream))
    except (*BROKEN, TooMuch):
        return None


def _tags(data: bytes) -> set[bytes]:
    (count,) = struct.unpack(">L", data[128:132])
    found = range(132, min(132 + 12 * min(count, 200), len(data) - 11), 12)
    return {data[at : at + 4] for at in found}


def check_intent(file: PressFile) -> None:
    """One GTS_PDFX intent, complete, with a printer's profile for this press."""
    intents = [
        one
        for one in items(file.root.get("/OutputIntents"))
        if name_of(entry(one, "/S")) == "GTS_PDFX"
    ]
    if len(intents) != 1:
        file.book.add("intent.several" if intents else "intent.missing")
        return
    (intent,) = intents
    for rule, key in (
        ("intent.identifier", "/OutputConditionIdentifier"),
        ("intent.registry", "/RegistryName"),
        ("intent.info", "/Info"),
    ):
        if not text_of(entry(intent, key)).strip():
            file.book.add(rule)
    condition = text_of(entry(intent, "/OutputConditionIdentifier")).strip()
    if condition and condition != file.profile.condition:
        file.book.add("intent.condition", name=condition, allowed=file.profile.condition)
    profile = entry(intent, "/DestOutputProfile")
    if isinstance(profile, pikepdf.Stream):
        _profile(file, profile)
    else:
        file.book.add("intent.profile")


def _profile(file: PressFile, stream: Any) -> None:
    header, book = read_icc(stream), file.book
    if header is None or not header.whole:
        book.add("icc.header")
        return
    if header.version not in (2, 4):
        book.add("icc.version", name=str(header.version))
    if header.kind != b"prtr":
        book.add("icc.class", name=_four(header.kind))
    if header.space != b"CMYK":
        book.add("icc.space", name=_four(header.space))
    channels = number(stream.get("/N"))
    if header.channels and channels != header.channels:
        book.add("icc.channels", measured=channels, allowed=float(header.channels))
    for tag in _TABLES:
        if tag not in header.tags:
            book.add("icc.tables", name=_four(tag))


def _four(signature: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in signature).strip()

"""Page boxes and page size — 页面框: Trim within Bleed within Media, equal pages (ISO 15930-7, 6.8; GWG 4.3)."""

from __future__ import annotations

from typing import Any

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.file import PressFile, inherited
from composer.preflight.reading import box_of, number
from composer.preflight.report.faults import Box, PageFrame

__all__ = ["CODES", "RULES", "check_boxes"]

CODES = (
    Code(
        "E705",
        Words("页面框不对", "page boxes wrong"),
        hint=Words(
            "导出时设好成品尺寸和出血（TrimBox、BleedBox）",
            "Set trim and bleed on export (TrimBox, BleedBox)",
        ),
        checks=Words(
            "每页要有 TrimBox；TrimBox 在 BleedBox 里，BleedBox 在 MediaBox 里。",
            "Each page has a TrimBox, within its BleedBox, within its MediaBox.",
        ),
        reason=Words(
            "拼版和裁切按 TrimBox 定位，框错了整版偏位。",
            "Imposition and trimming go by the TrimBox; a wrong one shifts the whole page.",
        ),
        wrong=Example("text", "/MediaBox [0 0 780 1106] /TrimBox [0 0 800 1106]"),
        right=Example("text", "/MediaBox [0 0 848 1174] /TrimBox [34 34 814 1140]"),
    ),
    Code(
        "E732",
        Words("又有 ArtBox", "ArtBox beside TrimBox"),
        hint=Words("删去 ArtBox", "Take the ArtBox away"),
        checks=Words("一页只有 TrimBox，没有 ArtBox。", "A page has a TrimBox and no ArtBox."),
        reason=Words(
            "两个框都在，流程不知道按哪个裁。", "With both, a workflow does not know where to cut."
        ),
        wrong=Example("text", "/TrimBox […] /ArtBox […]"),
        right=Example("text", "/TrimBox […]"),
    ),
    Code(
        "E733",
        Words("CropBox 切掉成品", "CropBox cuts the page"),
        hint=Words(
            "删去 CropBox，或让它等于 MediaBox",
            "Take the CropBox away, or make it equal to the MediaBox",
        ),
        checks=Words(
            "CropBox 等于 MediaBox，或包得住 TrimBox。",
            "CropBox equals MediaBox or holds the TrimBox.",
        ),
        reason=Words(
            "只看 CropBox 的程序会少印一条边。",
            "Programs that go by the CropBox print a margin too little.",
        ),
        wrong=Example("text", "CropBox 小于 TrimBox"),
        right=Example("text", "CropBox = MediaBox"),
    ),
    Code(
        "W734",
        Words("出血不够", "bleed too small"),
        hint=Words(
            "按印厂要求加出血，底色和图片一起拉出去",
            "Add the bleed that the plant asks for, tints and pictures with it",
        ),
        checks=Words(
            "规范里写了 `bleed` 时，四边都有这么多出血。",
            "Where the profile says `bleed`, all four edges have it.",
        ),
        reason=Words(
            "裁切总有偏差，没有出血就露白边。",
            "Trimming is never exact; without bleed a white edge shows.",
        ),
        wrong=Example("text", "BleedBox = TrimBox，bleed: 3"),
        right=Example("text", "BleedBox 四边各大 3 mm"),
    ),
    Code(
        "E706",
        Words("各页大小不一", "pages of different size"),
        hint=Words("各版按同一成品尺寸导出", "Export all pages with one trim size"),
        checks=Words(
            "一个文件里各页的成品尺寸要相同。", "All pages of a file trim to the same size."
        ),
        reason=Words(
            "大小不一的页上不了同一块版。", "Pages of different size do not go on one plate."
        ),
        wrong=Example("text", "第 1 页 275 × 390 mm，第 2 页 270 × 390 mm"),
        right=Example("text", "各页都是 275 × 390 mm"),
    ),
    Code(
        "E735",
        Words("UserUnit 不是 1", "UserUnit"),
        hint=Words("按实际尺寸导出", "Export at real size"),
        checks=Words("页面的 UserUnit 是 1，或没有写。", "A page's UserUnit is 1 or not there."),
        reason=Words(
            "很多 RIP 不认 UserUnit，版面会缩成一小块。",
            "Many RIPs ignore UserUnit, and the page comes out tiny.",
        ),
        wrong=Example("text", "/UserUnit 2"),
        right=Example("text", "/MediaBox [0 0 780 1106]"),
    ),
    Code(
        "W736",
        Words("页面旋转", "page turned"),
        hint=Words("把页面转正再导出", "Turn the page upright and export again"),
        checks=Words("页面的 Rotate 是 0。", "A page's Rotate is 0."),
        reason=Words(
            "拼版程序有的理会 Rotate，有的不理会，版会横过来。",
            "Some imposition programs heed Rotate and some do not.",
        ),
        wrong=Example("text", "/Rotate 90"),
        right=Example("text", "/Rotate 0"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule("box.media", "E705", "PDF·4", Words("没有可用的 MediaBox", "there is no usable MediaBox")),
    Rule("box.trim.missing", "E705", "X4·4", Words("没有 TrimBox", "there is no TrimBox")),
    Rule(
        "box.trim.outside",
        "E705",
        "X4·4",
        Words("TrimBox 超出 BleedBox", "TrimBox lies outside BleedBox"),
    ),
    Rule(
        "box.bleed.outside",
        "E705",
        "X4·4",
        Words("BleedBox 超出 MediaBox", "BleedBox lies outside MediaBox"),
    ),
    Rule(
        "box.malformed",
        "E705",
        "PDF·4",
        Words("{name} 不是四个数，或面积为零", "{name} is not four numbers, or has no area"),
    ),
    Rule(
        "box.art", "E732", "X4·4", Words("TrimBox 之外又有 ArtBox", "ArtBox stands beside TrimBox")
    ),
    Rule(
        "box.crop",
        "E733",
        "X4·4",
        Words("CropBox 切掉了成品的一部分", "CropBox cuts off a part of the trimmed page"),
    ),
    Rule(
        "box.bleed.short",
        "W734",
        "GWG·17",
        Words("出血只有 {measured}，要 {allowed}", "the bleed is {measured}; {allowed} is wanted"),
        unit="mm",
    ),
    Rule(
        "page.size",
        "E706",
        "GWG·4",
        Words("成品 {name}，第一页 {allowed}", "the page trims to {name}, the first to {allowed}"),
    ),
    Rule(
        "page.user-unit",
        "E735",
        "X4·4",
        Words("UserUnit 是 {measured}，只能是 1", "UserUnit is {measured}; it has to be 1"),
    ),
    Rule(
        "page.rotated",
        "W736",
        "GWG·4",
        Words("页面旋转了 {measured}°", "the page is turned by {measured}°"),
    ),
    Rule(
        "page.empty", "E712", "GWG·4", Words("这一页什么也没印", "nothing is printed on this page")
    ),
)

_TOLERANCE = 0.05
"""pt: boxes are written with two or three decimals, and 0.02 mm no trimmer can cut."""

_MM = 25.4 / 72
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def check_boxes(file: PressFile, page: Any, frame: PageFrame) -> None:
    """The boxes of one page; the first page's size is every page's."""
    book = file.book
    if not _well_formed(file, page):
        return
    if "/TrimBox" not in page:
        book.add("box.trim.missing")
    elif "/ArtBox" in page:
        book.add("box.art")
    if not _within(frame.trim, frame.bleed):
        book.add("box.trim.outside", frame.trim)
    if not _within(frame.bleed, frame.media):
        book.add("box.bleed.outside", frame.bleed)
    crop = box_of(inherited(page, "/CropBox"))
    if crop is not None and not _within(frame.trim, crop):
        book.add("box.crop", crop)
    _bleed(file, frame)
    first = file.frames[0]
    if not _same_size(first.trim, frame.trim):
        book.add("page.size", name=_size(frame.trim), allowed=_size(first.trim))
    unit = number(page.get("/UserUnit"), 1.0)
    if unit != 1:
        book.add("page.user-unit", measured=unit)
    if frame.rotate:
        book.add("page.rotated", measured=float(frame.rotate))


def _well_formed(file: PressFile, page: Any) -> bool:
    if inherited(page, "/MediaBox") is None:
        file.book.add("box.media")
        return False
    wrong = [
        name
        for name in _BOXES
        if (value := inherited(page, name)) is not None and box_of(value) is None
    ]
    for name in wrong:
        file.book.add("box.malformed", name=name[1:])
    return not wrong


def _bleed(file: PressFile, frame: PageFrame) -> None:
    wanted = file.profile.demands.bleed
    edges = [frame.trim[n] - frame.bleed[n] for n in (0, 1)]
    edges += [frame.bleed[n] - frame.trim[n] for n in (2, 3)]
    least = min(edges) * _MM
    if 0 <= least < wanted - 0.05:
        file.book.add("box.bleed.short", measured=round(least, 2), allowed=wanted)


def _within(inner: Box, outer: Box) -> bool:
    return all(inner[n] >= outer[n] - _TOLERANCE for n in (0, 1)) and all(
        inner[n] <= outer[n] + _TOLERANCE for n in (2, 3)
    )


def _same_size(one: Box, other: Box) -> bool:
    return all(abs(one[n + 2] - one[n] - other[n + 2] + other[n]) <= _TOLERANCE for n in (0, 1))


def _size(box: Box) -> str:
    wide, high = (round((box[n + 2] - box[n]) * _MM, 1) for n in (0, 1))
    return f"{wide:g} × {high:g} mm"

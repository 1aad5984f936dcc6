"""Transparency and device state — 透明与设备参数: what the RIP blends in, and what is the printer's to choose.

ISO 15930-7, 6.5 and 6.13; ISO 32000-1, 10.3–10.5 and 11.
"""

from __future__ import annotations

from typing import Any

from composer.diagnostics.diagnostic import Words
from composer.diagnostics.rule import Code, Example, Rule
from composer.preflight.content.colour import Space, resolve
from composer.preflight.content.marks import PageContent
from composer.preflight.file import PressFile
from composer.preflight.reading import dictionary, entry, items, name_of

__all__ = ["CODES", "RULES", "check_device"]

CODES = (
    Code(
        "E764",
        Words("混合空间不是 CMYK", "blending not in CMYK"),
        hint=Words(
            "导出时把透明混合空间设为文档 CMYK", "Set the transparency blend space to document CMYK"
        ),
        checks=Words(
            "有透明的页面规定混合空间，而且是 CMYK；组和软蒙版不用 RGB。",
            "A page with transparency names CMYK to blend in; groups and soft masks are not RGB.",
        ),
        reason=Words(
            "在 RGB 里混合，K100 会变成四色黑。", "Blended in RGB, 100 K becomes four-colour black."
        ),
        wrong=Example("text", "/Group << /S /Transparency /CS /DeviceRGB >>"),
        right=Example("text", "/Group << /S /Transparency /CS /DeviceCMYK >>"),
    ),
    Code(
        "E765",
        Words("混合模式不明", "unknown blend mode"),
        hint=Words("改用标准的混合模式", "Use a standard blend mode"),
        checks=Words("混合模式是 ISO 32000-1 列出的。", "Blend modes are those of ISO 32000-1."),
        reason=Words(
            "不认识的模式按“正常”印，效果全变。",
            "An unknown mode prints as Normal and looks different.",
        ),
        wrong=Example("text", "/BM /LinearBurn"),
        right=Example("text", "/BM /Multiply"),
    ),
    Code(
        "E766",
        Words("自带加网参数", "device settings"),
        hint=Words("导出时不保留传递函数和加网", "Export without transfer functions and halftones"),
        checks=Words(
            "图形状态里没有传递函数、加网和加网相位。",
            "Graphics states have no transfer function, halftone or halftone phase.",
        ),
        reason=Words(
            "网线和网点扩大补偿是印厂的事，带进来会补两次。",
            "Screens and dot gain are the plant's; brought along, they count twice.",
        ),
        wrong=Example("text", "<< /TR 9 0 R /HT 8 0 R >>"),
        right=Example("text", "<< /OP true /OPM 1 >>"),
    ),
    Code(
        "W767",
        Words("渲染意图不明", "unknown rendering intent"),
        hint=Words("用四种标准渲染意图之一", "Use one of the four rendering intents"),
        checks=Words(
            "渲染意图是四种标准的之一。", "A rendering intent is one of the four standard ones."
        ),
        reason=Words("不认识的按默认处理，颜色说不准。", "An unknown one is treated by default."),
        wrong=Example("text", "/Photographic ri"),
        right=Example("text", "/RelativeColorimetric ri"),
    ),
)
"""What is said of these rules, and why the press asks for them."""

RULES = (
    Rule(
        "transparency.page-group",
        "E764",
        "X4·8",
        Words(
            "用了透明，而页面没有规定混合用的颜色空间",
            "there is transparency, and the page names no space to blend in",
        ),
    ),
    Rule(
        "transparency.page-space",
        "E764",
        "X4·8",
        Words(
            "页面透明组的混合空间是 {name}，不是 CMYK",
            "the page's transparency group blends in {name}, not CMYK",
        ),
    ),
    Rule(
        "transparency.form-space",
        "E764",
        "X4·8",
        Words(
            "透明组 {name} 的混合空间是 RGB 或 Lab",
            "the transparency group {name} blends in RGB or Lab",
        ),
    ),
    Rule(
        "transparency.mask-space",
        "E764",
        "X4·8",
        Words("软蒙版 {name} 是 RGB", "the soft mask {name} is RGB"),
    ),
    Rule(
        "transparency.blend-mode",
        "E765",
        "X4·8",
        Words("混合模式 {name} 不在标准之内", "the blend mode {name} is not in the standard"),
    ),
    Rule(
        "state.transfer",
        "E766",
        "X4·6",
        Words("{name} 改了传递函数（TR）", "{name} sets a transfer function (TR)"),
    ),
    Rule(
        "state.halftone-phase",
        "E766",
        "X4·6",
        Words("{name} 规定了加网相位（HTP）", "{name} sets a halftone phase (HTP)"),
    ),
    Rule(
        "state.halftone",
        "E766",
        "GWG·6",
        Words("{name} 规定了加网（HT）", "{name} sets a halftone (HT)"),
    ),
    Rule(
        "state.rendering-intent",
        "W767",
        "X4·6",
        Words("渲染意图 {name} 不在标准之内", "the rendering intent {name} is not in the standard"),
    ),
)

_BLENDS = {
    "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge",
    "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color",
    "Luminosity",
}  # fmt: skip
_INTENTS = {"", "AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"}


def check_device(file: PressFile, content: PageContent, page: Any) -> None:
    """Groups, masks and graphics states of a page."""
    _page_group(file, content, page)
    for name, form in content.forms.items():
        space = entry(entry(form, "/Group"), "/CS")
        if space is not None and _coloured(_space(space)):
            file.book.add("transparency.form-space", name=name)
    for name, group in content.masks.items():
        space = entry(entry(group, "/Group"), "/CS")
        if space is not None and _coloured(_space(space)):
            file.book.add("transparency.mask-space", name=name)
    for name, state in content.states.items():
        _state(file, name, state)
    for intent in sorted(content.intents - _INTENTS):
        file.book.add("state.rendering-intent", name=intent)


def _page_group(file: PressFile, content: PageContent, page: Any) -> None:
    group = dictionary(page.get("/Group"))
    space = group.get("/CS")
    if space is None:
        if content.transparent:
            file.book.add("transparency.page-group")
        return
    found = _space(space)
    if found.kind != "cmyk" and not (found.kind == "icc" and found.components == 4):
        file.book.add("transparency.page-space", name=name_of(space) or found.kind)


def _state(file: PressFile, name: str, state: Any) -> None:
    book = file.book
    modes = state.get("/BM")
    for mode in items(modes) or [modes]:
        if mode is not None and name_of(mode) not in _BLENDS:
            book.add("transparency.blend-mode", name=name_of(mode) or "?")
    for key in ("/TR", "/TR2"):
        value = state.get(key)
        if value is not None and name_of(value) not in ("Default", "Identity"):
            book.add("state.transfer", name=name)
    if "/HTP" in state:
        book.add("state.halftone-phase", name=name)
    if state.get("/HT") is not None and name_of(state.get("/HT")) != "Default":
        book.add("state.halftone", name=name)
    intent = name_of(state.get("/RI"))
    if intent not in _INTENTS:
        book.add("state.rendering-intent", name=intent)


def _space(value: Any) -> Space:
    return resolve(value, lambda _name: None)


def _coloured(space: Space) -> bool:
    return space.kind in ("rgb", "calrgb", "lab") or (space.kind == "icc" and space.components == 3)

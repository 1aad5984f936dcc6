"""Transparency and device state — 透明与设备参数: what the RIP blends in, and what is the printer's to choose.

ISO 15930-7, 6.5 and 6.13; ISO 32000-1, 10.3–10.5 and 11.
"""

from __future__ import annotations

from typing import Any

from composer.preflight.content.colour import Space, resolve
from composer.preflight.content.marks import PageContent
from composer.preflight.file import PressFile
from composer.preflight.reading import dictionary, entry, items, name_of

__all__ = ["check_device"]

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

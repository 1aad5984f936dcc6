"""The display list as text to read and compare, and as JSON: one line an item, in painting order.

Positions are in points to a hundredth, so that a trace changes when, and only when, the page does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from composer.display.items import (
    ARTIFACT,
    DisplayList,
    FillItem,
    FormItem,
    Ink,
    Item,
    Node,
    PathItem,
    PictureItem,
    QrItem,
    Rings,
    RuleItem,
    TextItem,
)
from composer.measure import Rect

__all__ = ["as_json", "trace"]


def trace(display: DisplayList) -> str:
    """The display list as lines of text, pages under their numbers."""
    return "\n".join(_lines(display)) + "\n"


def as_json(display: DisplayList) -> dict[str, Any]:
    """The display list as plain dicts, lists, numbers and strings; items say their ``kind``."""
    whole: dict[str, Any] = _plain(display)
    for page, made in zip(display.pages, whole["pages"], strict=True):
        for item, plain in zip(page.items, made["items"], strict=True):
            plain["kind"] = type(item).__name__.removesuffix("Item").lower()
    return whole


def _plain(value: Any) -> Any:
    """Values with named parts as dicts, rows of anything as lists."""
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if hasattr(value, "_fields"):
        return {name: _plain(part) for name, part in zip(value._fields, value, strict=True)}
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value


def _lines(display: DisplayList) -> Iterator[str]:
    yield f"{display.title} {display.width:.2f} × {display.height:.2f} pt"
    nodes = {node.id: node for node in display.nodes}
    for page in display.pages:
        yield f"── page {page.number} {page.name}".rstrip()
        for item in page.items:
            yield f"{_item(item)}{_owner(item, nodes)}"


def _item(item: Item) -> str:
    match item:
        case TextItem():
            return _text(item)
        case RuleItem():
            ends = f"{item.x:.2f},{item.y:.2f} – {item.x2:.2f},{item.y2:.2f}"
            return f"rule {ends} {item.weight:g} pt{_ink(item.ink)}"
        case PathItem():
            return _path(item)
        case FillItem():
            return f"fill {_rect(item.rect)}{_ink(item.ink)}{_shape(item.rings)}"
        case PictureItem():
            crop = "" if item.crop == (0.0, 0.0, 1.0, 1.0) else " crop " + _numbers(item.crop)
            name = item.file.rpartition("/")[2]
            cutout = " cut out" if item.cutout else ""
            return f"picture {_rect(item.rect)} {name}{crop}{cutout}{_shape(item.rings)}"
        case FormItem():
            fit = "" if item.fit == "exact" else f" {item.fit}"
            return f"form {_rect(item.rect)} {item.file.rpartition('/')[2]}{fit}"
        case QrItem():
            return f"qr {_rect(item.rect)} {len(item.rows)} modules"


def _path(item: PathItem) -> str:
    points = [point for path in item.paths for point in path]
    (left, right), (top, foot) = ((min(part), max(part)) for part in zip(*points, strict=True))
    manner = f"{item.weight:g} pt" if item.weight else "filled"
    box = f"{left:.2f},{top:.2f} – {right:.2f},{foot:.2f}"
    return f"path {box} {len(item.paths)} {manner}{_ink(item.ink)}"


def _text(item: TextItem) -> str:
    faces = "+".join(dict.fromkeys(face for face, chars, _ in item.pieces if chars))
    words = "".join(chars for _, chars, _ in item.pieces)
    more = f" spread {item.spread:.1f}" if abs(item.spread) >= 0.05 else ""
    more += f" scale {item.scale:.3f}" if item.scale != 1.0 else ""
    more += " vertical" if item.vertical else ""
    more += f" {item.stands}" if item.stands.strip("U") else ""
    return f"text {item.x:.2f},{item.y:.2f} {item.size:g} {faces}{more}{_ink(item.ink)} “{words}”"


def _owner(item: Item, nodes: dict[int, Node]) -> str:
    """Whose item it is: the story, the role, and the place in its file."""
    if item.node <= ARTIFACT:
        return ""
    node = nodes[item.node]
    story, above = node.story, node
    while not story and above.parent in nodes:
        above = nodes[above.parent]
        story = above.story
    place = f" {node.source.line}:{node.source.column}" if node.source.line else ""
    return f"  [{story} {node.role}{place}]".replace("[ ", "[")


def _ink(ink: Ink) -> str:
    if ink == Ink():
        return ""
    if ink.spot:
        return f" spot {ink.spot} {ink.tint:.0%}"
    return " cmyk " + _numbers((ink.c, ink.m, ink.y, ink.k))


def _shape(rings: Rings) -> str:
    if not rings:
        return ""
    corners = sum(map(len, rings))
    return f" shape of {corners} corners"


def _rect(rect: Rect) -> str:
    return f"{rect.x:.2f},{rect.y:.2f} {rect.width:.2f}×{rect.height:.2f}"


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:g}" for value in (round(v, 4) for v in values))

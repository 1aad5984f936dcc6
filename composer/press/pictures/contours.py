"""Outlines — 轮廓 — of pictures: where their transparency ends, or the clipping path drawn in them.

In: a picture file. Out: closed rings in fractions of its width and height, upright, for make-up to run
text round and to cut the picture by. Clipping paths are image resources of Adobe's (8BIM 2000–2997, the
one named by 2999; “Adobe Photoshop File Formats Specification”, path resource format), which JPEG keeps
in APP13 and TIFF in tag 34377.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from composer.diagnostics.diagnostic import Findings, Span, Words
from composer.display.items import Rings
from composer.frozen import frozen
from composer.press.pictures.originals import DAMAGE, opened, with_alpha
from composer.press.shelf import Shelf, digest_of

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["outline_of"]

_ROWS = 240
"""Rows an outline is sampled at: one every 0.25 mm at 60 mm high, far finer than a line of text."""

_SEEN = 24
"""Least alpha, of 255, that counts as picture: a soft shadow's last tenth is not run round."""

_PIECES = 12
"""Straight pieces that stand for a curve between two knots; at 20 mm they are 0.03 mm off."""

_APP13 = b"Photoshop 3.0\0"
_TIFF_RESOURCES = 34377
_FIRST_PATH, _LAST_PATH, _CLIPPING_NAME = 2000, 2997, 2999

_WHAT = {"alpha": Words("透明通道", "transparency"), "clip": Words("剪切路径", "clipping path")}

_TURNS = {
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (1 - y, x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (y, 1 - x),
}
"""EXIF orientation → where a point of the stored picture lies when it stands upright."""


def outline_of(
    path: Path,
    kind: Literal["alpha", "clip"],
    span: Span,
    *,
    findings: Findings,
    cache: Path | None = None,
) -> Rings | None:
    """The outline of a picture; None, with the reason reported, if it has none (E130) or is unusable.

    `cache` keeps outlines from run to run, by the picture's content.
    """
    shelf = Shelf(cache)
    try:
        key = shelf.key("outline", digest_of(path), kind)
    except OSError:
        key = ""  # what is wrong with it is said below
    rings = _rings(shelf.get(key)) if key else None
    if rings is None:
        with opened(path, span, findings) as picture:
            if picture is None:
                return None
            try:
                rings = _alpha(picture) if kind == "alpha" else _clipping_path(picture)
            except DAMAGE:
                findings.add("E502", span, path=path.name)
                return None
        if key:
            shelf.put(key, json.dumps(rings).encode("ascii"))
    if not rings:
        findings.add("E130", span, path=path.name, what=_WHAT[kind])
        return None
    return rings


# ── transparency ──────────────────────────────────────────────────────────────────────────────────


def _alpha(picture: Image) -> Rings:
    """From row to row the leftmost and rightmost point that is picture; a part that stands apart above
    or below another is a ring of its own. A picture that is opaque all over has no outline."""
    from PIL import ImageOps

    alpha = with_alpha(ImageOps.exif_transpose(picture))
    if alpha is None or not any(alpha.histogram()[:_SEEN]):
        return ()
    mask = alpha.point([0] * _SEEN + [255] * (256 - _SEEN))
    wide, high = mask.size
    count = min(_ROWS, high)
    rings: list[Any] = []
    run: list[tuple[float, float, float]] = []
    for row in range(count):
        top, foot = row * high // count, max((row + 1) * high // count, row * high // count + 1)
        box = mask.crop((0, top, wide, foot)).getbbox()
        if box is None:
            rings.extend(_ring(run))
            run = []
            continue
        left, right = box[0] / wide, box[2] / wide
        run += [(top / high, left, right), (foot / high, left, right)]
    return (*rings, *_ring(run))


def _ring(run: list[tuple[float, float, float]]) -> Iterator[tuple[tuple[float, float], ...]]:
    """Rows as one ring: down the right edge, up the left one."""
    if run:
        right = [(edge, y) for y, _, edge in run]
        left = [(edge, y) for y, edge, _ in reversed(run)]
        yield tuple(right + left)


# ── clipping paths ────────────────────────────────────────────────────────────────────────────────


@frozen
class _Resource:
    """An image resource: its name and content."""

    name: str
    content: bytes


def _clipping_path(picture: Image) -> Rings:
    """The path that the picture names as its clipping path, or else its first one."""
    found = dict(_resources(_resource_bytes(picture)))
    named = found.get(_CLIPPING_NAME)
    name = _pascal(named.content, 0)[0] if named else ""
    paths = {n: r for n, r in sorted(found.items()) if _FIRST_PATH <= n <= _LAST_PATH}
    chosen = next((r for r in paths.values() if name and r.name == name), None)
    chosen = chosen or next(iter(paths.values()), None)
    if chosen is None:
        return ()
    turn = _TURNS.get(picture.getexif().get(0x0112, 1))
    rings = _knots_to_rings(chosen.content)
    return tuple(tuple(turn(x, y) for x, y in ring) for ring in rings) if turn else rings


def _resource_bytes(picture: Image) -> bytes:
    """The block of image resources, wherever the format keeps it."""
    if picture.format == "TIFF":
        value = getattr(picture, "tag_v2", {}).get(_TIFF_RESOURCES, b"")
        return value if isinstance(value, bytes) else b""
    parts = getattr(picture, "applist", [])
    return b"".join(
        data[len(_APP13) :]
        for marker, data in parts
        if marker == "APP13" and data.startswith(_APP13)
    )


def _resources(data: bytes) -> Iterator[tuple[int, _Resource]]:
    """The resources one after the other: 8BIM, number, name, length, content, padded to even bytes."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        number = struct.unpack_from(">H", data, at + 4)[0]
        name, at = _pascal(data, at + 6)
        at += at % 2
        (size,) = struct.unpack_from(">I", data, at)
        yield number, _Resource(name, data[at + 4 : at + 4 + size])
        at += 4 + size + size % 2


def _pascal(data: bytes, at: int) -> tuple[str, int]:
    """A string that begins with its length, and where it ends."""
    size = data[at] if at < len(data) else 0
    return data[at + 1 : at + 1 + size].decode("latin-1"), at + 1 + size


def _knots_to_rings(data: bytes) -> Rings:
    """The closed subpaths of a path resource, curves as straight pieces.

    Records of 26 bytes: a selector, then for knots (1, 2) three points, each down and across in
    fractions of the picture as 8.24 fixed point: the handle before it, the knot, the handle after it.
    """
    rings: list[Any] = []
    knots: list[tuple[float, ...]] = []
    for at in range(0, len(data) - 25, 26):
        (selector,) = struct.unpack_from(">H", data, at)
        if selector in (0, 3):
            rings.extend(_flattened(knots))
            knots = []
        elif selector in (1, 2):
            fixed = struct.unpack_from(">6i", data, at + 2)
            knots.append(tuple(value / (1 << 24) for value in fixed))
        elif selector in (4, 5):
            knots = []  # an open subpath cuts nothing out
    rings.extend(_flattened(knots))
    return tuple(rings)


def _flattened(knots: list[tuple[float, ...]]) -> Iterator[tuple[tuple[float, float], ...]]:
    if len(knots) < 2:
        return
    points: list[tuple[float, float]] = []
    for start, end in zip(knots, knots[1:] + knots[:1], strict=True):
        ay, ax, by, bx = start[2:6]
        cy, cx, dy, dx = end[:4]
        for n in range(_PIECES):
            t = n / _PIECES
            s = 1 - t
            a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            points.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    yield tuple(points)


def _rings(kept: bytes | None) -> Rings | None:
    """The outline as an earlier run found it."""
    if kept is None:
        return None
    return tuple(tuple((float(x), float(y)) for x, y in ring) for ring in json.loads(kept))

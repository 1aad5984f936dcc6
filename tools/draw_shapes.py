"""Draws the pictures of the specimen's page on runaround, all released under CC0-1.0.

* ``kite.png``: a swallow kite, RGB with transparency, 1400 x 1330 pixels (退底图).
* ``vase.jpg``: a celadon vase on a grey ground, with a Photoshop clipping path along its outline.
* ``hills.jpg``: hills in morning mist under a red sun, to be cut to a circle or a polygon.

The output is the same on every run with the same version of Pillow. Run from anywhere::

    python tools/draw_shapes.py [output-folder]
"""

from __future__ import annotations

import math
import random
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "layouts" / "specimen" / "editions" / "2026-01-01" / "pictures"

Point = tuple[float, float]
Knot = tuple[Point, Point, Point]
"""Handle before, knot, handle after."""

BIG = 3
"""Pictures are drawn so many times larger and scaled down, which smooths their edges."""


def curve(a: Point, b: Point, c: Point, d: Point, steps: int = 48) -> list[Point]:
    """Points on the cubic from `a` to `d` with the controls `b` and `c`."""
    points = []
    for n in range(steps + 1):
        t, s = n / steps, 1 - n / steps
        weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
        points.append((x, y))
    return points


def mirrored(points: Sequence[Point], middle: float) -> list[Point]:
    """The points on the other side of an upright line."""
    return [(2 * middle - x, y) for x, y in points]


def scaled(points: Sequence[Point], factor: float = BIG) -> list[Point]:
    """The points, `factor` times as far out."""
    return [(x * factor, y * factor) for x, y in points]


# --------------------------------------------------------------------------
# Kite

KITE = (1400, 1330)
RED, INK, GOLD, LEAF, PAPER = "#c8281e", "#1f1a17", "#e8a820", "#2f7a5a", "#fbf3e2"


def draw_kite(target: Path) -> None:
    """A 沙燕 kite: two wings, a body with eyes, a forked tail."""
    big = Image.new("RGBA", (KITE[0] * BIG, KITE[1] * BIG), (0, 0, 0, 0))
    draw = ImageDraw.Draw(big)
    middle = KITE[0] / 2

    def shape(points: Sequence[Point], colour: str, edge: int = 7) -> None:
        for side in (list(points), mirrored(points, middle)):
            ring = scaled(side)
            draw.polygon(ring, fill=colour)
            if edge:
                draw.line([*ring, ring[0]], fill=INK, width=edge * BIG, joint="curve")

    tail = [
        *curve((660, 760), (600, 900), (470, 1080), (250, 1290)),
        *curve((250, 1290), (420, 1290), (560, 1240), (690, 1010)),
    ]
    shape(tail, INK)
    for n in range(3):
        y = 930 + n * 78
        x = 640 - n * 62
        band = [(x - 58, y + 30), (x + 30, y + 86), (x + 8, y + 118), (x - 88, y + 62)]
        shape(band, (RED, GOLD, LEAF)[n], 0)
    wing = [
        *curve((690, 330), (520, 250), (260, 210), (40, 330)),
        *curve((40, 330), (10, 420), (60, 520), (150, 560)),
        *curve((150, 560), (330, 520), (540, 560), (690, 640)),
    ]
    shape(wing, PAPER)
    feathers = [
        *curve((640, 360), (500, 300), (260, 270), (80, 360)),
        *curve((80, 360), (70, 420), (100, 480), (160, 515)),
        *curve((160, 515), (330, 480), (520, 510), (640, 580)),
    ]
    shape(feathers, RED, 0)
    for n in range(5):
        x = 170 + n * 92
        y = 398 + 7 * abs(n - 1)
        petal = [(x, y - 62), (x + 40, y), (x, y + 70), (x - 40, y)]
        shape(petal, GOLD if n % 2 else PAPER, 4)
        shape([(x, y - 26), (x + 16, y), (x, y + 30), (x - 16, y)], LEAF, 0)
    body = [
        *curve((700, 60), (590, 70), (560, 190), (610, 300)),
        *curve((610, 300), (560, 520), (600, 760), (700, 900)),
    ]
    shape([*body, (700, 900), (700, 60)], INK, 0)
    belly = [
        *curve((700, 380), (630, 400), (610, 560), (700, 820)),
    ]
    shape([*belly, (700, 820), (700, 380)], PAPER, 0)
    for n in range(4):
        y = 450 + n * 84
        wide = 52 - n * 9
        shape([(700, y - 30), (700 - wide, y), (700, y + 34)], (RED, LEAF, GOLD, RED)[n], 0)
    for x in (648, 752):
        for radius, colour in ((46, PAPER), (30, RED), (16, INK)):
            box = [
                (x - radius) * BIG,
                (190 - radius) * BIG,
                (x + radius) * BIG,
                (190 + radius) * BIG,
            ]
            draw.ellipse(box, fill=colour)
    draw.polygon(scaled([(672, 262), (728, 262), (700, 330)]), fill=GOLD)
    draw.polygon(scaled([(700, 80), (676, 128), (724, 128)]), fill=RED)
    small = big.convert("RGBa").resize(KITE, Image.Resampling.LANCZOS).convert("RGBA")
    small.save(target, optimize=True, dpi=(300, 300))


# --------------------------------------------------------------------------
# Vase

VASE = (900, 1350)
HALF: list[Knot] = [
    ((450, 110), (560, 110), (600, 112)),
    ((604, 150), (566, 190), (528, 240)),
    ((512, 330), (560, 430), (640, 520)),
    ((742, 640), (742, 780), (742, 940)),
    ((640, 1080), (600, 1180), (590, 1210)),
    ((604, 1240), (600, 1262), (560, 1268)),
]
"""The right half of the outline, from the lip's middle down to the foot's."""


def outline() -> list[Knot]:
    """The closed outline as knots, right side down and left side up."""
    middle = VASE[0] / 2
    left = [
        ((2 * middle - c[0], c[1]), (2 * middle - k[0], k[1]), (2 * middle - b[0], b[1]))
        for b, k, c in reversed(HALF)
    ]
    return HALF + left


def flattened(knots: Sequence[Knot]) -> list[Point]:
    """The outline as points."""
    points: list[Point] = []
    for start, end in zip(knots, [*knots[1:], knots[0]], strict=True):
        points.extend(curve(start[1], start[2], end[0], end[1])[:-1])
    return points


def path_resource(knots: Sequence[Knot]) -> bytes:
    """An APP13 segment with the knots as path “瓶” and as the picture's clipping path.

    Adobe's layout: 26-byte records; points down before across, 8.24 fixed point.
    """

    def fixed(point: Point) -> bytes:
        return struct.pack(
            ">2i", round(point[1] / VASE[1] * (1 << 24)), round(point[0] / VASE[0] * (1 << 24))
        )

    records = [struct.pack(">H24x", 6), struct.pack(">HH22x", 0, len(knots))]
    records += [struct.pack(">H", 1) + b"".join(map(fixed, knot)) for knot in knots]
    blocks = resource(2000, b"vase", b"".join(records))
    blocks += resource(2999, b"", bytes([4]) + b"vase" + b"\0" + struct.pack(">i", 1 << 16))
    content = b"Photoshop 3.0\0" + blocks
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def resource(number: int, name: bytes, content: bytes) -> bytes:
    """An image resource block, padded to even lengths."""
    label = bytes([len(name)]) + name
    label += b"\0" * (len(label) % 2)
    return (
        b"8BIM" + struct.pack(">H", number) + label + struct.pack(">I", len(content)) + content
        + b"\0" * (len(content) % 2)
    )  # fmt: skip


def draw_vase(target: Path) -> None:
    """The vase in soft light, crackle and a band of waves, on a studio's grey ground."""
    wide, high = VASE[0] * 2, VASE[1] * 2
    ground = (
        Image.linear_gradient("L").resize((wide, high)).point([150 + v // 4 for v in range(256)])
    )
    view = Image.merge("RGB", (ground, ground, ground))
    mask = Image.new("L", (wide, high), 0)
    ImageDraw.Draw(mask).polygon(scaled(flattened(outline()), 2), fill=255)
    glaze = Image.new("RGB", (wide, 1))
    for x in range(wide):
        u = (x / wide - 0.5) / 0.34
        light = max(0.0, 1 - abs(u) ** 2.2) * (0.86 - 0.28 * u)
        shine = math.exp(-((u + 0.42) ** 2) / 0.012) * 0.5
        tone = [min(255, round(v * (0.30 + 0.78 * light) + 255 * shine)) for v in (134, 178, 158)]
        glaze.putpixel((x, 0), tuple(tone))
    body = glaze.resize((wide, high))
    draw = ImageDraw.Draw(body)
    source = random.Random(5)
    for _ in range(210):
        x, y = source.uniform(0, wide), source.uniform(0, high)
        crack = [(x, y)]
        for _ in range(5):
            x, y = x + source.uniform(-70, 70), y + source.uniform(20, 90)
            crack.append((x, y))
        draw.line(crack, fill=(96, 132, 118), width=2)
    for row in (1180, 1240, 1720, 1780):
        draw.line([(0, row), (wide, row)], fill=(52, 92, 84), width=7)
    for n in range(26):
        x = n * 72
        for rise in (0, 18, 36):
            wave = curve(
                (x, 1220 + rise + 480),
                (x + 20, 1170 + rise + 480),
                (x + 52, 1170 + rise + 480),
                (x + 72, 1220 + rise + 480),
                16,
            )
            draw.line([(px, py - 250) for px, py in wave], fill=(52, 92, 84), width=5)
    soft = body.filter(ImageFilter.GaussianBlur(1.2))
    shadow = (
        ImageChops.offset(mask, 60, 30)
        .filter(ImageFilter.GaussianBlur(40))
        .point([v * 2 // 5 for v in range(256)])
    )
    view = Image.composite(Image.new("RGB", view.size, (70, 70, 74)), view, shadow)
    view = Image.composite(soft, view, mask)
    view.resize(VASE, Image.Resampling.LANCZOS).save(
        target, quality=90, subsampling=0, dpi=(300, 300), extra=path_resource(outline())
    )


# --------------------------------------------------------------------------
# Hills

HILLS = (1600, 1600)


def ridge(source: random.Random, base: float, rough: float) -> list[Point]:
    """A skyline from edge to edge."""
    waves = [
        (source.uniform(0.5, 1.2), n, source.uniform(0, math.tau)) for n in (1, 2, 3, 5, 8, 13, 21)
    ]
    points = []
    for x in range(0, HILLS[0] + 1, 4):
        t = x / HILLS[0] * math.tau
        y = base - sum(a * rough / n**0.8 * math.sin(n * t / 1.6 + p) for a, n, p in waves)
        points.append((float(x), y))
    return points


def draw_hills(target: Path) -> None:
    """Seven ridges, each darker than the one behind it, mist between them, a red sun above."""
    wide, high = HILLS
    sky = Image.linear_gradient("L").resize(HILLS)
    view = Image.merge(
        "RGB",
        (
            sky.point([214 + v * 36 // 255 for v in range(256)]),
            sky.point([206 + v * 30 // 255 for v in range(256)]),
            sky.point([196 + v * 8 // 255 for v in range(256)]),
        ),
    )
    draw = ImageDraw.Draw(view)
    draw.ellipse([1010, 210, 1230, 430], fill=(214, 62, 40))
    source = random.Random(31)
    for n in range(7):
        base, share = 640 + n * 130, n / 6
        tone = tuple(round(a + (b - a) * share) for a, b in ((176, 18), (190, 52), (196, 58)))
        layer = Image.new("RGB", HILLS, tone)
        mask = Image.new("L", HILLS, 0)
        ImageDraw.Draw(mask).polygon(
            [*ridge(source, base, 58 + n * 7), (wide, high), (0, high)], fill=255
        )
        fade = (
            Image.linear_gradient("L")
            .resize((wide, 420))
            .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        )
        mist = Image.new("L", HILLS, 70)
        mist.paste(fade.point([70 + v * 185 // 255 for v in range(256)]), (0, max(0, base - 140)))
        mist.paste(255, (0, 0, wide, max(0, base - 140)))
        if n == 6:
            mist.paste(255, (0, 0, wide, high))
        view = Image.composite(layer, view, ImageChops.multiply(mask, mist))
    view.filter(ImageFilter.GaussianBlur(0.8)).save(
        target, quality=88, subsampling=0, dpi=(300, 300)
    )


def main(arguments: Sequence[str]) -> int:
    """Draw all three into the specimen's folder, or into the one named."""
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    draw_kite(folder / "kite.png")
    draw_vase(folder / "vase.jpg")
    draw_hills(folder / "hills.jpg")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Draws the pictures that papers fresh from ``composer init --preset`` begin with, released under CC0-1.0.

* ``bridge.jpg``: a cable-stayed bridge over a wide river at daybreak, its last gap about to close.
* ``heron.jpg``: a spoonbill-white wader among reeds in morning mist.

The output is the same on every run with the same version of Pillow. Run from anywhere::

    python -m tools.draw_presets
"""

from __future__ import annotations

import itertools
import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

PICTURES = Path(__file__).resolve().parent.parent / "composer" / "cli" / "presets" / "pictures"

SIZE = (1800, 1200)
Colour = tuple[int, int, int]


def _gradient(size: tuple[int, int], stops: list[tuple[float, Colour]]) -> Image.Image:
    """Colours from top to foot."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        share = y / (size[1] - 1)
        for (start, a), (end, b) in itertools.pairwise(stops):
            if start <= share <= end:
                part = (share - start) / (end - start)
                column.putpixel(
                    (0, y), tuple(round(p + part * (q - p)) for p, q in zip(a, b, strict=True))
                )
    return column.resize(size)


def _ridge(width: int, base: float, height: float, seed: int) -> list[tuple[float, float]]:
    """A line of hills."""
    waves = random.Random(seed)
    parts = [
        (waves.uniform(0.6, 4.5), waves.uniform(0, 6.3), waves.uniform(0.2, 1)) for _ in range(6)
    ]
    total = sum(part[2] for part in parts)
    return [
        (
            x,
            base
            - height * sum(a * math.sin(f * 6.28 * x / width + p) for f, p, a in parts) / total,
        )
        for x in range(0, width + 9, 8)
    ]


def _hills(picture: Image.Image, base: float, height: float, colour: Colour, seed: int) -> None:
    wide, high = picture.size
    line = _ridge(wide, base, height, seed)
    ImageDraw.Draw(picture).polygon([*line, (wide, high), (0, high)], fill=colour)


def bridge() -> Image.Image:
    """The bridge: two towers, stays, a deck with a gap of a segment in the middle."""
    wide, high = SIZE
    picture = _gradient(
        SIZE,
        [
            (0, (84, 126, 160)),
            (0.32, (190, 200, 196)),
            (0.5, (250, 214, 160)),
            (1, (250, 214, 160)),
        ],
    )
    ImageDraw.Draw(picture).ellipse((1210, 440, 1350, 580), fill=(255, 240, 205))
    picture = picture.filter(ImageFilter.GaussianBlur(6))
    _hills(picture, 610, 70, (150, 168, 172), 3)
    _hills(picture, 650, 45, (112, 138, 146), 8)
    water = _gradient(
        (wide, high - 700), [(0, (236, 206, 160)), (0.25, (150, 170, 174)), (1, (44, 74, 92))]
    )
    picture.paste(water, (0, 700))
    draw = ImageDraw.Draw(picture)
    drops = random.Random(5)
    for _ in range(420):
        y = 706 + 480 * drops.random() ** 1.5
        x, half = drops.uniform(0, wide), 8 + (y - 700) / 7
        shade = (242, 222, 186) if abs(x - 1280) < 90 + (y - 700) / 2 else (176, 192, 194)
        draw.line((x - half, y, x + half, y), fill=shade, width=1 + int((y - 700) / 220))
    steel, dark, deck = (58, 74, 88), (34, 48, 60), 590
    for tower in (470, 1330):
        for step in range(1, 17):
            for side in (-1, 1):
                reach = tower + side * step * 25.5
                draw.line((tower, 190 + step * 11, reach, deck), fill=steel, width=2)
        draw.polygon(
            [(tower - 13, 160), (tower + 13, 160), (tower + 30, 800), (tower - 30, 800)], fill=dark
        )
        draw.rectangle((tower - 46, deck - 4, tower + 46, deck + 26), fill=dark)
        draw.rectangle((tower - 80, 790, tower + 80, 830), fill=dark)
    for left, right in ((-10, 872), (928, wide + 10)):
        draw.rectangle((left, deck, right, deck + 17), fill=steel)
        draw.line((left, deck, right, deck), fill=(226, 206, 170), width=3)
    draw.rectangle((876, deck + 8, 924, deck + 24), fill=steel)
    for x in (880, 920):
        draw.line((x, deck + 8, x, deck - 46), fill=dark, width=3)
    for x in (858, 942):
        draw.polygon(
            [(x - 16, deck - 46), (x + 16, deck - 46), (x + 10, deck), (x - 10, deck)],
            fill=(190, 70, 48),
        )
    for x in (96, 1704):
        draw.rectangle((x - 16, deck + 17, x + 16, 770), fill=dark)
    draw.polygon([(560, 930), (760, 930), (728, 966), (592, 966)], fill=dark)
    draw.rectangle((620, 894, 704, 930), fill=(214, 206, 190))
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def heron() -> Image.Image:
    """The bird: white, in shallow water, its head lowered; reeds to the left and far behind."""
    wide, high = SIZE
    picture = _gradient(
        SIZE,
        [
            (0, (206, 214, 204)),
            (0.45, (238, 232, 208)),
            (0.55, (214, 216, 196)),
            (1, (96, 122, 112)),
        ],
    )
    for layer, (base, tone) in enumerate(((520, (186, 198, 186)), (560, (160, 178, 164)))):
        _hills(picture, base, 26, tone, 30 + layer)
        band = _gradient(
            (wide, high - base), [(0, tone), (0.3, (224, 222, 198)), (1, (104, 130, 118))]
        )
        picture.paste(band, (0, base + 30))
    picture = picture.filter(ImageFilter.GaussianBlur(9))
    draw = ImageDraw.Draw(picture)
    leaves = random.Random(11)
    for _ in range(260):
        far = leaves.random() < 0.5
        x = (
            leaves.uniform(-40, 640 if far else 430)
            if leaves.random() < 0.8
            else leaves.uniform(1480, 1840)
        )
        foot, top = leaves.uniform(800, 1230), leaves.uniform(160, 560)
        lean = leaves.uniform(-60, 90)
        tone = (138, 152, 112) if far else (78, 98, 62)
        points = [(x + lean * (t / 20) ** 2, foot + (top - foot) * t / 20) for t in range(21)]
        draw.line(points, fill=tone, width=3 if far else 6)
        if leaves.random() < 0.4:
            end = points[-1]
            draw.ellipse((end[0] - 9, end[1] - 46, end[0] + 9, end[1] + 30), fill=(146, 112, 74))
    white, shade, black = (250, 249, 243), (206, 210, 204), (40, 42, 40)
    for x, bend in ((1040, -16), (1112, 14)):
        draw.line([(x, 700), (x + bend, 790), (x + bend / 2, 930)], fill=black, width=9)
    draw.ellipse((900, 520, 1250, 730), fill=white)
    draw.polygon([(1150, 560), (1390, 690), (1190, 716)], fill=white)
    draw.chord((960, 560, 1290, 736), 10, 150, fill=shade)
    neck = [(940, 600), (880, 560), (850, 500), (868, 440), (846, 400), (800, 410)]
    draw.line(neck, fill=white, width=48, joint="curve")
    draw.ellipse((764, 366, 860, 446), fill=white)
    draw.line([(784, 412), (700, 492), (640, 566)], fill=black, width=15, joint="curve")
    draw.ellipse((606, 548, 668, 600), fill=black)
    draw.ellipse((796, 390, 812, 406), fill=(150, 40, 30))
    draw.polygon([(846, 378), (930, 392), (936, 410), (850, 410)], fill=(240, 226, 180))
    for ring in range(5):
        draw.arc(
            (900 - 46 * ring, 918 - 6 * ring, 1240 + 46 * ring, 946 + 9 * ring),
            0,
            360,
            fill=(206, 214, 200),
            width=2,
        )
    return picture.filter(ImageFilter.GaussianBlur(1.1))


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, picture in (("bridge", bridge()), ("heron", heron())):
        target = PICTURES / f"{name}.jpg"
        if name == "heron":  # it runs over all columns of a broadsheet, which asks for 2,080 pixels
            picture = picture.resize((2160, 1440), Image.Resampling.LANCZOS)
        picture.save(target, "JPEG", quality=82, optimize=True)
        print(f"{target.name}  {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

"""Draws ``vertical-lamp.png`` of the specimen: a low lamp over a case of type, grey, 1240 x 1500 pixels, CC0-1.0.

The characters are mirrored, as type is. The output is the same on every run with the same version of
Pillow. Run from anywhere::

    python tools/draw_lamp.py [output-folder]
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "layouts" / "specimen" / "editions" / "2026-01-01" / "pictures"
FACE = ROOT / "fonts" / "noto-serif-sc" / "NotoSerifSC-Bold.ttf"

WIDTH, HEIGHT, CELL = 1240, 1500, 124
WORDS = "天地人和春江水暖灯火可亲山高月小风定云开竹石松泉书声墨香花朝秋实谷雨清明惊蛰小满芒种白露寒霜大雪"


def type_case() -> Image.Image:
    """Rows of type in their case, each sort a little lighter or darker than its neighbour."""
    dice = random.Random(7)
    picture = Image.new("L", (WIDTH, HEIGHT), 96)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FACE), 84)
    for row in range(HEIGHT // CELL + 1):
        for column in range(WIDTH // CELL):
            x, y = column * CELL, row * CELL
            draw.rectangle((x + 5, y + 5, x + CELL - 5, y + CELL - 5), fill=dice.randint(150, 205))
            draw.line((x + 5, y + CELL - 5, x + CELL - 5, y + CELL - 5), fill=60, width=5)
            draw.line((x + CELL - 5, y + 5, x + CELL - 5, y + CELL - 5), fill=70, width=5)
            char = WORDS[dice.randrange(len(WORDS))]
            draw.text((x + CELL // 2, y + CELL // 2), char, fill=38, font=font, anchor="mm")
    return ImageOps.mirror(picture)


def light() -> Image.Image:
    """What falls from the lamp: a cone that fades downwards and to the sides."""
    cone = Image.new("L", (WIDTH, HEIGHT), 72)
    draw = ImageDraw.Draw(cone)
    for step in range(60):
        spread = 1 - step / 60
        half = 860 * spread
        draw.polygon(
            (
                (620 - 190 * spread, 360),
                (620 + 190 * spread, 360),
                (620 + half, 1500),
                (620 - half, 1500),
            ),
            fill=72 + 3 * step,
        )
    return cone.filter(ImageFilter.GaussianBlur(46))


def lamp(picture: Image.Image) -> None:
    """The shade and its cord."""
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 330), fill=24)
    draw.rectangle((0, 322, WIDTH, 334), fill=52)
    draw.line((620, 0, 620, 170), fill=150, width=7)
    draw.polygon(((560, 170), (680, 170), (850, 352), (390, 352)), fill=112)
    draw.polygon(((560, 170), (600, 170), (530, 352), (390, 352)), fill=146)
    draw.ellipse((392, 332, 848, 374), fill=244)


def main() -> None:
    """Draw the picture into the folder named, or the specimen's."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    picture = ImageChops.multiply(type_case(), light())
    picture = picture.point([min(255, round(level * 1.25)) for level in range(256)])
    lamp(picture)
    picture.save(folder / "vertical-lamp.png", dpi=(430, 430), optimize=True)


if __name__ == "__main__":
    main()

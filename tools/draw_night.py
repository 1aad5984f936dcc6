"""Draws ``night.jpg`` of the specimen: a town by a river after dark, with a dark sky and dark water on
which a headline can be reversed out.

RGB, 1260 x 1500 pixels, released under CC0-1.0. The output is the same on every run with the same
version of Pillow. Run from anywhere::

    python tools/draw_night.py [output-folder]
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "layouts" / "specimen" / "editions" / "2026-01-01" / "pictures"

WIDTH, HEIGHT, SHORE = 1260, 1500, 820
TOP, GLOW, WATER = (12, 20, 44), (96, 78, 92), (8, 14, 30)
LAMP = (255, 214, 140)


def sky(picture: Image.Image) -> None:
    """Night above, the town's glow at the horizon."""
    draw = ImageDraw.Draw(picture)
    for y in range(SHORE):
        share = (y / SHORE) ** 2.2
        tone = tuple(round(a + (b - a) * share) for a, b in zip(TOP, GLOW, strict=True))
        draw.line([(0, y), (WIDTH, y)], fill=tone)
    draw.ellipse([930, 110, 1010, 190], fill=(236, 230, 206))


def houses(picture: Image.Image, rng: random.Random) -> None:
    """Two rows of houses along the shore, with lit windows."""
    draw = ImageDraw.Draw(picture)
    for row, (low, high, tone) in enumerate(((190, 380, (30, 32, 54)), (90, 230, (16, 18, 34)))):
        x = -30
        while x < WIDTH:
            wide = rng.randint(70, 150)
            top = SHORE - rng.randint(low, high)
            draw.rectangle([x, top, x + wide, SHORE], fill=tone)
            for wx in range(x + 14, x + wide - 18, 26):
                for wy in range(top + 18, SHORE - 24, 34):
                    if rng.random() < 0.34 + 0.1 * row:
                        dim = rng.uniform(0.55, 1.0)
                        draw.rectangle(
                            [wx, wy, wx + 11, wy + 16], fill=tuple(round(c * dim) for c in LAMP)
                        )
            x += wide + rng.randint(0, 16)


def water(picture: Image.Image) -> None:
    """The town upside down in the river, drawn out, blurred, and darker towards the foot."""
    mirror = picture.crop((0, SHORE - 380, WIDTH, SHORE)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = mirror.resize((WIDTH, HEIGHT - SHORE)).filter(ImageFilter.BoxBlur(5))
    mirror = mirror.filter(ImageFilter.GaussianBlur(6))
    dark = Image.new("RGB", mirror.size, WATER)
    mask = Image.new("L", mirror.size)
    draw = ImageDraw.Draw(mask)
    for y in range(mirror.height):
        share = min(1.0, 0.35 + 1.0 * y / mirror.height)
        draw.line([(0, y), (WIDTH, y)], fill=round(255 * share))
    picture.paste(Image.composite(dark, mirror, mask), (0, SHORE))
    ImageDraw.Draw(picture).line([(0, SHORE), (WIDTH, SHORE)], fill=(60, 52, 60), width=3)


def main() -> None:
    """Draw the picture into the folder given, or into the specimen's."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    picture = Image.new("RGB", (WIDTH, HEIGHT), WATER)
    sky(picture)
    houses(picture, random.Random(4))
    water(picture)
    picture.save(folder / "night.jpg", quality=88, optimize=True, dpi=(430, 430))


if __name__ == "__main__":
    main()

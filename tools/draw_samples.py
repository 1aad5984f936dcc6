"""Draws the sample pictures that belong to this project itself.

Three files come out, all released under CC0-1.0:

* ``ad-library.pdf``: a public-service advertisement for an invented library
  reading month; vector, device CMYK only, every font embedded, trim box equal
  to the media box (639 x 236 pt).
* ``leaf.png``: a tea sprig in rain, grey line art, 1200 x 900 pixels.
* ``craft.jpg``: a woven bamboo mat in raking light with a dark left side on
  which a headline can be reversed out, RGB, 2400 x 1350 pixels.

The output is the same on every run with the same versions of reportlab and
Pillow.  Run from anywhere::

    python tools/draw_samples.py [output-folder]
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
from reportlab.lib.colors import CMYKColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "layouts" / "jintan-times" / "editions" / "2020-04-20" / "pictures"
FONTS = ROOT / "fonts"

Point = tuple[float, float]

# --------------------------------------------------------------------------
# Advertisement

AD_WIDTH = 639.0
AD_HEIGHT = 227.5

CREAM = CMYKColor(0.02, 0.04, 0.14, 0)
SAND = CMYKColor(0.04, 0.10, 0.26, 0)
SUN = CMYKColor(0, 0.38, 0.72, 0)
RED = CMYKColor(0.08, 0.82, 0.78, 0.04)
DARK_RED = CMYKColor(0.18, 0.90, 0.85, 0.16)
GREEN = CMYKColor(0.72, 0.22, 0.62, 0.14)
DARK_GREEN = CMYKColor(0.78, 0.32, 0.66, 0.34)
BLUE = CMYKColor(0.78, 0.36, 0.12, 0.08)
OCHRE = CMYKColor(0.08, 0.32, 0.78, 0.04)
PAPER = CMYKColor(0, 0, 0.04, 0)
PAGE_SHADE = CMYKColor(0.04, 0.06, 0.16, 0.06)
BLACK = CMYKColor(0, 0, 0, 1)
GREY = CMYKColor(0, 0, 0, 0.72)

SERIF_HEAVY = "NotoSerifSC-Black"
SERIF_BOLD = "NotoSerifSC-Bold"
SANS = "NotoSansSC-Regular"
SANS_BOLD = "NotoSansSC-Bold"


def register_fonts() -> None:
    """Make the faces of ``fonts/`` known to reportlab under their own names."""
    for name in (SERIF_HEAVY, SERIF_BOLD):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / "noto-serif-sc" / f"{name}.ttf")))
    for name in (SANS, SANS_BOLD):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / "noto-sans-sc" / f"{name}.ttf")))


def tracked(
    canvas: Canvas, at: Point, text: str, font: str, size: float, track: float = 0
) -> float:
    """Draw ``text`` at ``at`` with extra space ``track`` between characters; return its width."""
    line = canvas.beginText(*at)
    line.setFont(font, size)
    line.setCharSpace(track)
    line.textOut(text)
    line.setCharSpace(0)
    canvas.drawText(line)
    return float(pdfmetrics.stringWidth(text, font, size)) + track * (len(text) - 1)


def shape(canvas: Canvas, points: Sequence[Point], colour: CMYKColor) -> None:
    """Fill the polygon through ``points``."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)


def lying_book(
    canvas: Canvas,
    left: float,
    bottom: float,
    width: float,
    height: float,
    colour: CMYKColor,
    band: CMYKColor,
) -> None:
    """A closed book seen from its fore edge: boards, page block, rounded spine, bands."""
    board = 3.2
    canvas.setFillColor(colour)
    canvas.roundRect(left, bottom, width, height, height * 0.32, stroke=0, fill=1)
    canvas.rect(left + width * 0.5, bottom, width * 0.5, height, stroke=0, fill=1)
    block_left = left + height * 0.62
    canvas.setFillColor(PAPER)
    canvas.rect(
        block_left,
        bottom + board,
        left + width - 2 - block_left,
        height - 2 * board,
        stroke=0,
        fill=1,
    )
    canvas.setStrokeColor(PAGE_SHADE)
    canvas.setLineWidth(0.5)
    lines = max(2, int((height - 2 * board) / 3))
    for index in range(1, lines):
        y = bottom + board + index * (height - 2 * board) / lines
        canvas.line(block_left + 2, y, left + width - 2, y)
    canvas.setFillColor(band)
    canvas.rect(left + height * 0.26, bottom, 2.2, height, stroke=0, fill=1)
    canvas.rect(left + height * 0.40, bottom, 1.1, height, stroke=0, fill=1)


def open_book(canvas: Canvas, x: float, y: float, half: float) -> None:
    """An open book with its spine at (x, y) and each side ``half`` wide."""
    lift = half * 0.30
    shape(
        canvas,
        [
            (x - half - 5, y + lift * 0.62),
            (x, y - 6),
            (x + half + 5, y + lift * 0.62),
            (x + half + 5, y + lift * 0.62 - 4),
            (x, y - 11),
            (x - half - 5, y + lift * 0.62 - 4),
        ],
        DARK_RED,
    )
    for side in (-1, 1):
        for step in range(3, -1, -1):
            spread = half - step * 1.5
            rise = step * 2.2
            path = canvas.beginPath()
            path.moveTo(x, y - 5 + rise)
            path.curveTo(
                x + side * spread * 0.30,
                y + lift * 0.55 + rise,
                x + side * spread * 0.68,
                y + lift * 0.20 + rise,
                x + side * spread,
                y + lift * 0.68 + rise,
            )
            path.lineTo(x + side * spread * 0.93, y + lift * 2.05 + rise)
            path.curveTo(
                x + side * spread * 0.62,
                y + lift * 1.55 + rise,
                x + side * spread * 0.28,
                y + lift * 1.95 + rise,
                x,
                y + lift * 1.30 + rise,
            )
            path.close()
            canvas.setFillColor(PAGE_SHADE if step % 2 else PAPER)
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.setStrokeColor(CMYKColor(0, 0.04, 0.10, 0.22))
        canvas.setLineWidth(0.8)
        for row in range(5):
            drop = row * lift * 0.20
            path = canvas.beginPath()
            path.moveTo(x + side * half * 0.10, y + lift * 1.48 - drop + 4)
            path.curveTo(
                x + side * half * 0.34,
                y + lift * 1.80 - drop + 4,
                x + side * half * 0.58,
                y + lift * 1.48 - drop + 4,
                x + side * half * 0.83,
                y + lift * 1.78 - drop + 4,
            )
            canvas.drawPath(path, stroke=1, fill=0)
    canvas.setStrokeColor(PAGE_SHADE)
    canvas.setLineWidth(1.4)
    canvas.line(x, y - 4, x, y + lift * 1.30 + 6)


def flat_leaf(
    canvas: Canvas, x: float, y: float, length: float, angle: float, colour: CMYKColor
) -> None:
    """A pointed leaf from (x, y) in direction ``angle`` (degrees) with a pale midrib."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    path = canvas.beginPath()
    path.moveTo(0, 0)
    path.curveTo(length * 0.30, length * 0.26, length * 0.72, length * 0.20, length, 0)
    path.curveTo(length * 0.72, -length * 0.20, length * 0.30, -length * 0.26, 0, 0)
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(CREAM)
    canvas.setLineWidth(0.9)
    canvas.line(length * 0.08, 0, length * 0.86, 0)
    canvas.restoreState()


def sprout(canvas: Canvas, x: float, y: float) -> None:
    """A young plant that grows out of the open book."""
    canvas.setStrokeColor(DARK_GREEN)
    canvas.setLineWidth(2.2)
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.curveTo(x - 3, y + 22, x + 5, y + 40, x + 2, y + 68)
    canvas.drawPath(path, stroke=1, fill=0)
    flat_leaf(canvas, x, y + 20, 34, 148, GREEN)
    flat_leaf(canvas, x + 1, y + 30, 38, 30, DARK_GREEN)
    flat_leaf(canvas, x + 2, y + 50, 27, 138, DARK_GREEN)
    flat_leaf(canvas, x + 2, y + 58, 28, 48, GREEN)
    flat_leaf(canvas, x + 2, y + 66, 22, 96, GREEN)


def illustration(canvas: Canvas) -> None:
    """Sun, stack of books, open book and sprout on the right of the advertisement."""
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(0, 0, AD_WIDTH, AD_HEIGHT)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setFillColor(SAND)
    canvas.circle(512, 96, 150, stroke=0, fill=1)
    canvas.setFillColor(SUN)
    canvas.circle(512, 122, 84, stroke=0, fill=1)
    canvas.restoreState()
    canvas.setFillColor(DARK_GREEN)
    canvas.rect(0, 0, AD_WIDTH, 15, stroke=0, fill=1)
    lying_book(canvas, 428, 15, 172, 24, BLUE, CREAM)
    lying_book(canvas, 446, 39, 146, 19, OCHRE, DARK_RED)
    lying_book(canvas, 436, 58, 158, 22, GREEN, CREAM)
    open_book(canvas, 512, 93, 82)
    sprout(canvas, 512, 126)


def wording(canvas: Canvas) -> None:
    """The text of the advertisement."""
    left = 34.0
    canvas.setFillColor(RED)
    canvas.rect(left, 196, 131, 19, stroke=0, fill=1)
    canvas.setFillColor(PAPER)
    tracked(canvas, (left + 8, 200.8), "社区图书馆阅读月", SANS_BOLD, 13, 1.6)
    canvas.setFillColor(GREY)
    tracked(canvas, (left + 141, 200.8), "4月23日—5月23日", SANS_BOLD, 13, 0.4)

    canvas.setFillColor(BLACK)
    tracked(canvas, (left - 2, 141), "在春天里", SERIF_HEAVY, 46, 2)
    canvas.setFillColor(RED)
    tracked(canvas, (left + 62, 86), "打开一本书", SERIF_HEAVY, 46, 2)

    canvas.setFillColor(BLACK)
    tracked(
        canvas, (left, 58), "周末亲子共读 · 旧书交换漂流 · 夜间自习延时开放", SERIF_BOLD, 13.5, 0.6
    )
    canvas.setFillColor(GREY)
    tracked(canvas, (left, 37), "全部活动免费，欢迎就近前往所在街道的社区图书馆。", SANS, 11, 0.4)

    canvas.setFillColor(CREAM)
    tracked(canvas, (left, 4.6), "公益广告", SANS_BOLD, 8, 1)
    note = "样张用图，活动为虚构"
    tracked(canvas, (AD_WIDTH - 34 - pdfmetrics.stringWidth(note, SANS, 8), 4.9), note, SANS, 8)


def draw_advertisement(target: Path) -> None:
    """Write the advertisement as one PDF page."""
    register_fonts()
    canvas = Canvas(
        str(target),
        pagesize=(AD_WIDTH, AD_HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=SANS,
        initialFontSize=11,
        enforceColorSpace="CMYK",
    )
    canvas.setTitle("公益广告：社区图书馆阅读月")
    canvas.setAuthor("Newspaper composer project")
    canvas.setSubject("CC0-1.0")
    canvas.setTrimBox((0, 0, AD_WIDTH, AD_HEIGHT))
    canvas.setFillColor(CREAM)
    canvas.rect(0, 0, AD_WIDTH, AD_HEIGHT, stroke=0, fill=1)
    illustration(canvas)
    wording(canvas)
    canvas.showPage()
    canvas.save()


# --------------------------------------------------------------------------
# Tea sprig

OVERSAMPLE = 4
LEAF_SIZE = (1200, 900)
PEN = 40
PALE = 226
MIDDLE = 186


def bezier(a: Point, b: Point, c: Point, d: Point, steps: int = 96) -> list[Point]:
    """Points on the cubic curve from ``a`` to ``d`` with the controls ``b`` and ``c``."""
    points = []
    for index in range(steps + 1):
        t = index / steps
        s = 1 - t
        weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        points.append(
            (
                sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
            )
        )
    return points


def brush(
    draw: ImageDraw.ImageDraw, points: Sequence[Point], start: float, end: float, ink: int = PEN
) -> None:
    """A line through ``points`` whose width goes from ``start`` to ``end`` pixels of the finished picture."""
    last = len(points) - 1
    for index in range(last):
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        pieces = max(1, int(math.hypot(x1 - x0, y1 - y0) * OVERSAMPLE / 2))
        for piece in range(pieces + 1):
            part = piece / pieces
            width = start + (end - start) * (index + part) / last
            radius = max(0.45, width / 2) * OVERSAMPLE
            x = (x0 + (x1 - x0) * part) * OVERSAMPLE
            y = (y0 + (y1 - y0) * part) * OVERSAMPLE
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def offset(points: Sequence[Point], distance: Sequence[float]) -> list[Point]:
    """``points`` moved along the normals of their curve by ``distance``."""
    moved = []
    last = len(points) - 1
    for index, (x, y) in enumerate(points):
        before, after = points[max(0, index - 1)], points[min(last, index + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1
        moved.append((x - dy / length * distance[index], y + dx / length * distance[index]))
    return moved


def tea_leaf(
    draw: ImageDraw.ImageDraw,
    rib: Sequence[Point],
    breadth: float,
    tones: tuple[int, int],
    teeth: int = 0,
    veins: int = 9,
) -> None:
    """A leaf about the curve ``rib``: two tones, finely toothed edge, bowed veins."""
    last = len(rib) - 1

    def width(t: float) -> float:
        bulge: float = math.sin(math.pi * t**0.82) ** 0.92
        return breadth * bulge * (1 - 0.14 * t)

    plain = [width(index / last) for index in range(last + 1)]
    edge = [
        w + (2.2 * ((index * teeth / last) % 1) if teeth and 0.10 < index / last < 0.97 else 0)
        for index, w in enumerate(plain)
    ]
    for sign, tone in ((1, tones[0]), (-1, tones[1])):
        side = offset(rib, [sign * w for w in edge])
        outline = [*rib, *reversed(side)]
        draw.polygon([(x * OVERSAMPLE, y * OVERSAMPLE) for x, y in outline], fill=tone)
        for index in range(1, veins):
            root = index / veins * 0.90 + 0.02
            tip = min(0.97, root + 0.17)
            vein = []
            for step in range(25):
                s = step / 24
                t = root + (tip - root) * s**1.25
                at = min(last - 1, int(t * last))
                part = t * last - at
                moved = offset(rib, [sign * w * 0.93 * s for w in plain])
                (x0, y0), (x1, y1) = moved[at], moved[at + 1]
                vein.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
            brush(draw, vein, 1.6, 0.9, 110)
        brush(draw, side, 2.0, 2.6)
    brush(draw, rib, 4.2, 1.6)


def drop(draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
    """A hanging drop of water with a light spot."""
    left = bezier(
        (x, y), (x - size * 0.25, y + size * 0.8), (x - size, y + size), (x - size, y + size * 1.8)
    )
    bottom = bezier(
        (x - size, y + size * 1.8),
        (x - size, y + size * 3.1),
        (x + size, y + size * 3.1),
        (x + size, y + size * 1.8),
    )
    right = bezier(
        (x + size, y + size * 1.8), (x + size, y + size), (x + size * 0.25, y + size * 0.8), (x, y)
    )
    ring = left + bottom + right
    draw.polygon([(px * OVERSAMPLE, py * OVERSAMPLE) for px, py in ring], fill=240)
    brush(draw, ring, 2.2, 2.2)
    glint = bezier(
        (x - size * 0.55, y + size * 1.8),
        (x - size * 0.5, y + size * 2.3),
        (x - size * 0.2, y + size * 2.45),
        (x, y + size * 2.45),
        24,
    )
    brush(draw, glint, 2.4, 1.0, 150)


def draw_leaf(target: Path) -> None:
    """Write the tea sprig: a bud and its leaves above a few strokes of rain."""
    width, height = LEAF_SIZE
    big = Image.new("L", (width * OVERSAMPLE, height * OVERSAMPLE), 255)
    draw = ImageDraw.Draw(big)

    shower = random.Random(420)
    for _ in range(46):
        x, y = shower.uniform(40, width - 20), shower.uniform(20, height - 120)
        length = shower.uniform(34, 92)
        brush(draw, [(x, y), (x - length * 0.20, y + length)], 0.9, 2.0, 206)

    stem = bezier((470, 850), (520, 720), (560, 600), (566, 420))
    brush(draw, stem, 9.5, 5.0)
    brush(draw, stem, 5.5, 2.2, 200)

    tea_leaf(
        draw, bezier((512, 736), (420, 700), (300, 720), (196, 800)), 58, (PALE, MIDDLE), 34, 9
    )
    tea_leaf(
        draw, bezier((548, 610), (690, 560), (850, 590), (1020, 700)), 86, (MIDDLE, PALE), 44, 11
    )
    tea_leaf(
        draw, bezier((562, 500), (450, 420), (300, 400), (150, 452)), 82, (PALE, MIDDLE), 44, 11
    )
    tea_leaf(draw, bezier((566, 440), (630, 330), (740, 240), (890, 196)), 66, (MIDDLE, 236), 38, 9)
    tea_leaf(draw, bezier((566, 436), (548, 320), (556, 220), (602, 104)), 27, (236, MIDDLE), 0, 6)
    tea_leaf(draw, bezier((568, 432), (584, 350), (600, 300), (636, 232)), 15, (PALE, 206), 0, 1)

    drop(draw, 1020, 701, 12)
    drop(draw, 150, 453, 10)
    drop(draw, 196, 801, 8)

    small = big.resize(LEAF_SIZE, Image.Resampling.LANCZOS)
    small.save(target, optimize=True, dpi=(300, 300))


# --------------------------------------------------------------------------
# Bamboo mat

MAT_SIZE = (2400, 1350)
STRIP = 64


def noise(source: random.Random, size: tuple[int, int], target: tuple[int, int]) -> Image.Image:
    """Grey noise of ``size`` cells stretched smoothly to ``target``."""
    cells = Image.frombytes("L", size, source.randbytes(size[0] * size[1]))
    return cells.resize(target, Image.Resampling.BICUBIC)


def splint(source: random.Random, length: int) -> Image.Image:
    """One upright bamboo splint of ``length`` pixels, with fibres, tone of its own and nodes."""
    grain = noise(source, (STRIP, max(2, length // 300)), (STRIP, length))
    coarse = noise(source, (9, max(2, length // 500)), (STRIP, length))
    fibre = ImageChops.blend(grain, coarse, 0.55)
    tone = source.uniform(-22, 22)
    fibre = fibre.point(
        [max(0, min(255, round(168 + tone + (value - 128) * 0.30))) for value in range(256)]
    )
    pen = ImageDraw.Draw(fibre)
    node = source.randrange(0, 900)
    while node < length:
        for row in range(-9, 10):
            shade = -52 if -2 <= row <= 1 else round(20 * (1 - abs(row) / 10))
            level = max(0, min(255, round(168 + tone + shade)))
            pen.line((0, node + row, STRIP, node + row), fill=level)
        node += source.randrange(700, 1300)
    return fibre


def profile(half: int) -> Image.Image:
    """Light on one upright cell: rounded across, bowed along; ``half`` 0 is the upper end of a float."""
    cell = Image.new("L", (STRIP, STRIP))
    for y in range(STRIP):
        along = math.sin(math.pi * (y + 0.5 + half * STRIP) / (2 * STRIP))
        for x in range(STRIP):
            u = (x + 0.5) / STRIP * 2 - 1
            across = max(0.0, 1 - abs(u) ** 7) * (0.86 - 0.16 * u)
            cell.putpixel(
                (x, y), max(0, min(255, round(255 * across * (0.30 + 0.70 * along**0.75))))
            )
    return cell


def flat_mat(width: int, height: int) -> Image.Image:
    """A two-over-two twill seen from above, in grey."""
    source = random.Random(20200420)
    columns, rows = width // STRIP, height // STRIP
    uprights = [splint(source, height) for _ in range(columns)]
    levels = [splint(source, width) for _ in range(rows)]
    ends = [profile(0), profile(1)]
    mat = Image.new("L", (columns * STRIP, rows * STRIP))
    for row in range(rows):
        for column in range(columns):
            turn = (row + column) % 4
            if turn >= 2:
                piece = uprights[column].crop((0, row * STRIP, STRIP, (row + 1) * STRIP))
                piece = ImageChops.multiply(piece, ends[turn - 2])
            else:
                piece = levels[row].crop((0, column * STRIP, STRIP, (column + 1) * STRIP))
                piece = ImageChops.multiply(piece, ends[turn]).transpose(Image.Transpose.ROTATE_90)
            mat.paste(piece, (column * STRIP, row * STRIP))
    return mat


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination with pivoting."""
    size = len(right)
    table = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(table[row][column]))
        table[column], table[pivot] = table[pivot], table[column]
        for row in range(size):
            if row != column:
                factor = table[row][column] / table[column][column]
                table[row] = [
                    a - factor * b for a, b in zip(table[row], table[column], strict=True)
                ]
    return [table[index][size] / table[index][index] for index in range(size)]


def perspective(corners: Sequence[Point], source: Sequence[Point]) -> list[float]:
    """Coefficients for Pillow that show the quadrilateral ``source`` inside ``corners``."""
    matrix: list[list[float]] = []
    right: list[float] = []
    for (x, y), (u, v) in zip(corners, source, strict=True):
        matrix.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        matrix.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        right.extend((u, v))
    return solve(matrix, right)


def light_map(size: tuple[int, int], centre: Point, reach: Point, floor: float) -> Image.Image:
    """A soft pool of light about ``centre`` (parts of the picture) over a dark ``floor``."""
    small = Image.new("L", (240, 135))
    for y in range(135):
        for x in range(240):
            dx = ((x + 0.5) / 240 - centre[0]) / reach[0]
            dy = ((y + 0.5) / 135 - centre[1]) / reach[1]
            level = floor + (1 - floor) * math.exp(-(dx * dx + dy * dy))
            small.putpixel((x, y), round(255 * level))
    return small.resize(size, Image.Resampling.BICUBIC)


def draw_craft(target: Path) -> None:
    """Write the bamboo mat: tilted, sharp at the lower right, dark and soft elsewhere."""
    width, height = MAT_SIZE
    mat = flat_mat(3584, 3584)
    corners = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    seen = [(120.0, 900.0), (2500.0, 60.0), (3060.0, 2180.0), (1360.0, 3300.0)]
    view = mat.transform(
        MAT_SIZE, Image.Transform.PERSPECTIVE, perspective(corners, seen), Image.Resampling.BICUBIC
    )
    view = view.filter(ImageFilter.GaussianBlur(0.8))

    far = light_map(MAT_SIZE, (0.76, 0.62), (0.34, 0.46), 0.0)
    near = far.point([min(255, round(255 * min(1.0, value / 120))) for value in range(256)])
    view = Image.composite(view, view.filter(ImageFilter.GaussianBlur(4)), near)
    dim = far.point([min(255, round(255 * min(1.0, value / 40))) for value in range(256)])
    view = Image.composite(view, view.filter(ImageFilter.GaussianBlur(11)), dim)

    light = light_map(MAT_SIZE, (0.74, 0.56), (0.36, 0.52), 0.15)
    lit = ImageChops.multiply(view, light)
    lit = lit.point([min(255, round(255 * (value / 255 * 1.55) ** 0.94)) for value in range(256)])
    toned = ImageOps.colorize(lit, (16, 10, 6), (255, 240, 190), (150, 100, 44), 0, 255, 112)
    grain = noise(random.Random(7), MAT_SIZE, MAT_SIZE).point(
        [128 + (value - 128) // 32 for value in range(256)]
    )
    toned = ImageChops.add(toned, Image.merge("RGB", (grain,) * 3), 1, -128)
    toned.save(target, quality=88, subsampling=0, dpi=(300, 300))


def main(arguments: Sequence[str]) -> int:
    """Draw all three into the folder of the sample edition, or into the one named."""
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    draw_advertisement(folder / "ad-library.pdf")
    draw_leaf(folder / "leaf.png")
    draw_craft(folder / "craft.jpg")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How long a picture takes to the press: ``python -m bench.pictures [--update docs/press.md]``.

A photograph of 2,400 × 1,600 pixels (gradients, edges and noise, RGB, JPEG), set so large that no pixel
is thrown away: separated for the first time in a paper, for the first time in a paper whose tables are
there, and taken from the shelf. Each in a process of its own, imports not counted, medians of five.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

SIZE = (2400, 1600)
RUNS = 5
ROWS = ("first picture of a paper", "another picture", "from the shelf")
LIMITS = (None, 500, 20)
"""Milliseconds, at most."""

_BLOCK = re.compile(r"(<!-- bench\.pictures: begin -->\n).*?(<!-- bench\.pictures: end -->)", re.S)


def draw(place: Path, seed: int) -> None:
    """A photograph as far as a separation can tell: every hue, smooth skies, edges and grain."""
    from PIL import Image, ImageChops, ImageDraw

    across = Image.linear_gradient("L").rotate(90).resize(SIZE)
    down = Image.linear_gradient("L").resize(SIZE)
    picture = Image.merge("HSV", (across, Image.new("L", SIZE, 120 + seed), down)).convert("RGB")
    pencil = ImageDraw.Draw(picture)
    for n in range(60):
        x, y = (n * 397 + seed * 31) % SIZE[0], (n * 211) % SIZE[1]
        pencil.rectangle((x, y, x + 90, y + 60), fill=(n * 4, 255 - n * 4, (n * 37) % 256))
    tile = Image.radial_gradient("L").resize((53, 37))
    grain = Image.new("L", SIZE)
    for x in range(0, SIZE[0], 53):
        for y in range(0, SIZE[1], 37):
            grain.paste(tile.point(lambda v, s=(x * 7 + y * 13) % 29: (v * s) % 24), (x, y))
    ImageChops.add(picture, Image.merge("RGB", [grain] * 3), 1, -12).save(place, quality=92)


def separate(place: Path, cache: Path) -> dict[str, float]:
    """Milliseconds to separate a picture, in this process."""
    from composer.diagnostics.diagnostic import Findings, Span
    from composer.measure import Pt, Rect
    from composer.papers.press_profile import load_profile
    from composer.press.pictures.separated import Repro

    profile = load_profile("newsprint-crpc1")
    profile.icc_digest  # noqa: B018 — read for the output intent anyway
    findings = Findings()
    rect = Rect(Pt(0), Pt(0), Pt(SIZE[0] / 300 * 72), Pt(SIZE[1] / 300 * 72))
    if not (cache / "warm").exists():
        import PIL.ImageCms
        import PIL.ImageMath
        import PIL.JpegImagePlugin  # noqa: F401
    begun, wall = process_time(), perf_counter()
    made = Repro(profile, findings, cache).separate(place, (0.0, 0.0, 1.0, 1.0), rect, Span())
    taken = {"cpu": (process_time() - begun) * 1000, "wall": (perf_counter() - wall) * 1000}
    assert made is not None and (made.width, made.height) == SIZE and not len(findings)
    return taken


def once() -> list[dict[str, float]]:
    """The three figures, each of a cold process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        for seed in (1, 2):
            draw(folder / f"{seed}.jpg", seed)
        found = [_apart(folder / "1.jpg", cache), _apart(folder / "2.jpg", cache)]
        (cache / "warm").touch()
        return [*found, _apart(folder / "2.jpg", cache)]


def _apart(place: Path, cache: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.pictures", "--one", str(place), str(cache)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    taken: dict[str, float] = json.loads(out)
    return taken


def table(runs: list[list[dict[str, float]]]) -> str:
    """The medians in Markdown."""
    lines = ["| 2,400 × 1,600 pixels, RGB | CPU ms | ms | at most |", "|---|---|---|---|"]
    for row, name in enumerate(ROWS):
        cpu, wall = (median(run[row][what] for run in runs) for what in ("cpu", "wall"))
        limit = LIMITS[row]
        lines.append(f"| {name} | {cpu:.0f} | {wall:.0f} | {limit or '–'} |")
    version = platform.python_version()
    return "\n".join([*lines, "", f"Python {version}, 2 cores, medians of {len(runs)} runs."])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--update", type=Path, help="write the table into this page")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(separate(*given.one)))
        return
    made = table([once() for _ in range(RUNS)])
    print(made)
    if given.update:
        page = given.update.read_text(encoding="utf-8")
        given.update.write_text(
            _BLOCK.sub(lambda m: m[1] + made + "\n" + m[2], page), encoding="utf-8"
        )


if __name__ == "__main__":
    main()

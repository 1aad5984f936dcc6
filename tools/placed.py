"""Places PDFs as advertisements and compares each with itself: ``python -m tools.placed FOLDER``.

Every PDF below the folder is placed on a page of ours, after red and white things whose state must not reach
it, and painted by pdfium at 72 dpi; so is the file alone. Where the two differ, the program must have said an
error about the file. Each file is taken in a child process with ten seconds and a gibibyte; a child that
fails otherwise is a fault of ours. Told at the end: files that look the same, that were refused with an error,
that differ without one, and that were not survived. Exit 1 if there are any of the last two.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SECONDS = 10
MEMORY = 1 << 30
_BLUNT = 1
"""Pixels round each one in which the other picture may have it: text may lie a fraction beside."""
_FAR = 48
"""Levels of 255 that a pixel may lie outside of its neighbourhood in the other picture."""
_SPECKS = 8
"""Pixels that may lie further off on a page of a few words: corners of letters."""
_SHARE = 0.0005
"""Of the pixels, that may differ more."""


def placed(path: Path) -> tuple[bytes, list[str]]:
    """A page of ours with a file as its advertisement, and the codes of what is found about that."""
    from composer.advert_check import check_adverts
    from composer.diagnostics.diagnostic import Findings
    from composer.fonts.library import load_fonts
    from composer.papers.models import Paper
    from composer.papers.press_profile import load_profile
    from composer.pdf import write_pdf

    findings, profile = Findings(), load_profile("newsprint-crpc1")
    display = _page(path, *_size(path))
    check_adverts(display, profile, findings, None)
    fonts = load_fonts(Path(), Paper(paper="试刊"), Findings())
    out = io.BytesIO()
    write_pdf(display, fonts, out, profile=profile, findings=findings, marks=False)
    return out.getvalue(), sorted({found.code for found in findings})


def _size(path: Path) -> tuple[float, float]:
    """Width and height of an advertisement in points; of one that cannot be had, any."""
    from composer.diagnostics.diagnostic import Findings, Span
    from composer.press.adverts.placing import Adverts

    advert = Adverts(Findings()).take(path, Span())
    return (advert.width, advert.height) if advert else (0.0, 0.0)


def codes_and_difference(path: Path) -> tuple[list[str], float]:
    """The codes of what is found about an advertisement, and the share of its pixels that differ."""
    import pypdfium2

    data, codes = placed(path)
    wide, high = _size(path)
    if not wide:
        return codes, 0.0
    scale = min(1.0, 1500 / max(wide, high))
    shown = _shown(pypdfium2.PdfDocument(data), scale)
    shown = shown.crop(_box(_EDGE, _EDGE, wide, high, scale))
    try:
        alone = _alone(pypdfium2.PdfDocument(path), scale)
    except pypdfium2.PdfiumError:  # what the other reader does not open cannot be compared
        return codes, 0.0
    return codes, _difference(shown, alone)


_EDGE = 20.0
"""Points round the advertisement on the page."""


def _page(path: Path, wide: float, high: float) -> Any:
    """A page just larger than the advertisement, with things before it that leave a state behind."""
    from composer.display.items import (
        BLACK_INK,
        DisplayList,
        DisplayPage,
        FillItem,
        FormItem,
        Ink,
        Node,
        RuleItem,
        TextItem,
    )  # fmt: skip
    from composer.measure import Pt, Rect

    red, white = Ink(0, 1, 1, 0), Ink(0, 0, 0, 0)
    items = (
        FillItem(Rect(Pt(2), Pt(2), Pt(4), Pt(4)), red),
        RuleItem(Pt(2), Pt(10), Pt(8), Pt(10), Pt(3), red),
        TextItem(Pt(2), Pt(16), Pt(4), (("宋-regular", "红", 0.0),), red, spread=50.0, scale=0.8),
        TextItem(Pt(10), Pt(16), Pt(4), (("宋-regular", "黑", 0.0),), BLACK_INK),
        FillItem(Rect(Pt(10), Pt(2), Pt(4), Pt(4)), white),
        FormItem(Rect(Pt(_EDGE), Pt(_EDGE), Pt(wide), Pt(high)), str(path.absolute()), 1),
        TextItem(Pt(2), Pt(_EDGE + high + 16), Pt(4), (("宋-regular", "后", 0.0),), BLACK_INK),
    )
    nodes = (Node(0, "Document", -1), Node(1, "Figure", 0, alt="广告"))
    return DisplayList(
        "试", "试", "2020-04-20", "zh-Hans", Pt(wide + 2 * _EDGE), Pt(high + 2 * _EDGE), Pt(0),
        (DisplayPage(1, "", items),), nodes, press="newsprint-crpc1",
    )  # fmt: skip


def _shown(pdf: Any, scale: float) -> Any:
    return pdf[0].render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")


def _alone(pdf: Any, scale: float) -> Any:
    """The file's own first page, cut at its trim; its form fields and comments as a viewer shows them."""
    pdf.init_forms()
    page = pdf[0]
    left, bottom, right, top = page.get_trimbox()
    page.set_cropbox(left, bottom, right, top)
    return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")


def _box(x: float, y: float, wide: float, high: float, scale: float) -> tuple[int, int, int, int]:
    parts = (x * scale, y * scale, (x + wide) * scale, (y + high) * scale)
    left, top, right, foot = map(round, parts)
    return left, top, right, foot


def _difference(one: Any, other: Any) -> float:
    """The share of pixels in which two pictures differ far, wherever in its neighbourhood the other has them."""
    from PIL import Image, ImageChops, ImageFilter

    if max(abs(a - b) for a, b in zip(one.size, other.size, strict=True)) > 3:
        return 1.0
    size = min(one.width, other.width), min(one.height, other.height)
    one, other = (picture.crop((0, 0, *size)) for picture in (one, other))
    worst = Image.new("L", size)
    for sharp, wide in ((one, other), (other, one)):
        # Anti-aliasing at another offset stays between the darkest and the lightest neighbour.
        over = ImageChops.subtract(sharp, wide.filter(ImageFilter.MaxFilter(2 * _BLUNT + 1)))
        under = ImageChops.subtract(wide.filter(ImageFilter.MinFilter(2 * _BLUNT + 1)), sharp)
        for band in (*over.split(), *under.split()):
            worst = ImageChops.lighter(worst, band)
    counts = worst.histogram()
    far = sum(counts[_FAR:])
    return far / max(1, sum(counts)) if far > _SPECKS else 0.0


def verdict(path: Path) -> tuple[str, list[str], float]:
    """``same``, ``refused``, ``differs`` or ``died``, with the codes and the share that differs."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 70
        try:
            resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
            codes, share = codes_and_difference(path)
            os.write(writing, json.dumps([codes, share]).encode())
            code = 0
        except BaseException as error:
            os.write(
                writing, json.dumps([[f"{type(error).__name__}: {error}"[:300]], 1.0]).encode()
            )
        finally:
            os._exit(code)
    os.close(writing)
    begun, done = time.monotonic(), 0
    while not done and time.monotonic() - begun < 3 * SECONDS:
        done, status, _ = os.wait4(child, os.WNOHANG)
        time.sleep(0.005)
    if not done:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        return "died", ["too slow"], 1.0
    with os.fdopen(reading, "rb") as stream:
        told = stream.read()
    codes, share = json.loads(told) if told else (["killed"], 1.0)
    if os.waitstatus_to_exitcode(status):
        return "died", codes, share
    if share <= _SHARE:
        return "same", codes, share
    return ("refused" if any(code[0] == "E" for code in codes) else "differs"), codes, share


def run(paths: Sequence[Path]) -> dict[Path, tuple[str, list[str], float]]:
    """The verdict on each file."""
    return {path: verdict(path) for path in paths}


def main() -> int:
    """Run as a program."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words.add_argument("folder", type=Path, help="PDFs anywhere below it are taken")
    words.add_argument("--most", type=int, default=10**9, help="no more files than this")
    given = words.parse_args()
    paths = sorted(given.folder.rglob("*.pdf"))[: given.most]
    kinds: Counter[str] = Counter()
    for path in paths:
        kind, codes, share = verdict(path)
        kinds[kind] += 1
        if kind in ("differs", "died"):
            print(
                f"{kind:8} {path.relative_to(given.folder)}  {share:.1%}  {' '.join(codes)}",
                flush=True,
            )
    print(
        f"{len(paths)} files: "
        + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    )
    return 1 if kinds["differs"] or kinds["died"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""Feeds broken files to the program: it must answer each within ten seconds and a gibibyte.

    python -m tools.fuzz FOLDER … [--count 20] [--seed 1] [--keep FOLDER]

Every PDF, picture and font below the folders (or the files given) is a seed: taken once as it is and `count`
times broken in the ways that files break (cut off, bits turned) and that hostile ones are made (numbers
grown, references crossed into circles, brackets without end), each time in a child process with limits. PDFs
go through preflight and are placed as advertisements, pictures are separated, fonts are set and embedded.
What a child dies of is told with its file and number. The same seed breaks the same file in the same way.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[Path], int]
"""Something done with a file: its exit code, its findings printed."""

SECONDS = 10
MEMORY = 1 << 30
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"(?<!\w)(\d+) 0 R")
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_ODD = (
    b"0", b"-1", b"1", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999",
    b"1e9", b"0.0000001", b"-0.5", b"65536", b"1000000",
)  # fmt: skip
_OK = (0, 1, 2)
"""Exit codes that a broken file may end with: clean, findings, unreadable."""


@dataclass(frozen=True)
class Died:
    """A file that preflight did not get through."""

    number: int
    why: str


def broken(data: bytes, number: int) -> bytes:
    """`data` broken in the way that `number` stands for, once or a few times over."""
    chance = random.Random(number)
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 8, 64))):
        if found:
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _grow(data: bytes, chance: random.Random) -> bytes:
    return _swap(data, chance, _NUMBER, lambda _: chance.choice(_ODD))


def _cross(data: bytes, chance: random.Random) -> bytes:
    return _swap(data, chance, _REFERENCE, lambda _: b"%d 0 R" % chance.randrange(1, 60))


def _rename(data: bytes, chance: random.Random) -> bytes:
    names = _NAME.findall(data)
    return _swap(data, chance, _NAME, lambda _: chance.choice(names))


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 16, 1024)) :]


def _double(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[: start + 512] + data[start:]


def _deepen(data: bytes, chance: random.Random) -> bytes:
    bracket = chance.choice((b"[", b"<<", b"<</A", b"q ", b"("))
    return _swap(data, chance, _NUMBER, lambda found: bracket * chance.choice((9, 900)) + found)


def _swap(
    data: bytes, chance: random.Random, what: re.Pattern[bytes], new: Callable[[bytes], bytes]
) -> bytes:
    places = list(what.finditer(data))
    for place in sorted(chance.sample(places, min(len(places), chance.choice((1, 3, 12)))),
                        key=lambda one: -one.start()):  # fmt: skip
        data = data[: place.start()] + new(place[0]) + data[place.end() :]
    return data


_WAYS = (_cut, _flip, _grow, _cross, _rename, _drop, _double, _deepen)


def answered(data: bytes, folder: Path, work: Work | None = None) -> str:
    """`data` through preflight, or other work, in a child process: why it failed, or nothing."""
    path, said = folder / "broken.pdf", folder / "said.txt"
    path.write_bytes(data)
    said.write_text("", "utf-8")
    child = os.fork()
    if child == 0:
        _in_child(path, said, work or preflighted)
    begun = time.monotonic()
    while True:
        done, status, _ = os.wait4(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() - begun > SECONDS:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return f"more than {SECONDS} s"
        time.sleep(0.002)
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}"
    code = os.WEXITSTATUS(status)
    words = said.read_text("utf-8")
    if code not in _OK:
        return f"exit {code}: {words[-1500:]}"
    return "" if code == 0 or re.search(r"^[EW][4-7]\d\d ", words, re.MULTILINE) else "no finding"


def _in_child(path: Path, said: Path, work: Work) -> None:
    """Never returns."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        words = io.StringIO()
        with contextlib.redirect_stdout(words), contextlib.redirect_stderr(words):
            try:
                code = work(path)
            except BaseException:
                traceback.print_exc(file=words)
        said.write_text(words.getvalue(), "utf-8")
    finally:
        os._exit(code)


# ── what is done with a file ──────────────────────────────────────────────────────────────────────


def preflighted(path: Path) -> int:
    """The exit code of preflight."""
    from composer.cli import main

    return main(["preflight", str(path), "--ink", "estimate", "--traceback"])


def advertised(path: Path) -> int:
    """A PDF placed on a page as an advertisement; 1 with its findings, 0 without."""
    from tools.placed import placed

    _, codes = placed(path)
    print("\n".join(f"{code} " for code in codes))
    return 1 if codes else 0


def separated(path: Path) -> int:
    """A picture brought to the press's inks; 1 with its findings, 0 without."""
    from tools.fuzz_pictures import separate

    codes = separate(path.read_bytes(), path.parent)
    print("\n".join(f"{code} " for code in codes))
    return 1 if codes else 0


def typeset(path: Path) -> int:
    """A line set in a font and embedded; 1 with its findings, 0 without."""
    from composer.diagnostics.diagnostic import CannotCompose, Findings
    from composer.display.items import DisplayList, DisplayPage, TextItem
    from composer.fonts.library import load_fonts
    from composer.measure import Pt
    from composer.papers.models import Paper
    from composer.papers.models.values import FaceRef
    from composer.papers.press_profile import load_profile
    from composer.pdf import write_pdf

    folder = path.parent / "fonts"
    folder.mkdir(exist_ok=True)
    (folder / "a.ttf").write_bytes(path.read_bytes())
    findings = Findings()
    fonts = load_fonts(path.parent, Paper(paper="x", fonts={"自": {"regular": "a.ttf"}}), findings)
    face = fonts.face(FaceRef("自"))
    words = "".join(sorted(face.covers(set("Hamburg春天，。")))) or "春"
    item = TextItem(Pt(20), Pt(50), Pt(10), ((face.key, words, 0.0),))
    display = DisplayList("试", "试", "2020-04-20", "zh-Hans", Pt(300), Pt(100), Pt(0), (DisplayPage(1, "", (item,)),))  # fmt: skip
    with contextlib.suppress(CannotCompose):
        write_pdf(display, fonts, io.BytesIO(), profile=load_profile("newsprint-crpc1"), findings=findings)  # fmt: skip
    print("\n".join(f"{found.code} " for found in findings))
    return 1 if len(findings) else 0


_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp")
_FONTS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")


def works_for(path: Path) -> tuple[Work, ...]:
    """What a desk would do with a file, by its name; nothing for what is neither PDF, picture nor font."""
    kind = path.suffix.lower()
    if kind == ".pdf":
        return preflighted, advertised
    return (separated,) if kind in _PICTURES else (typeset,) if kind in _FONTS else ()


def run(seeds: Sequence[bytes], numbers: range, keep: Path | None = None) -> list[Died]:
    """Break the seeds in turn, once for each number; those that preflight did not survive."""

    died = []
    with tempfile.TemporaryDirectory(prefix="composer-fuzz-") as folder:
        for number in numbers:
            data = broken(seeds[number % len(seeds)], number)
            why = answered(data, Path(folder))
            if why:
                died.append(Died(number, why))
                if keep is not None:
                    (keep / f"{number}.pdf").write_bytes(data)
    return died


def fuzz(paths: Sequence[Path], count: int, seed: int = 0, keep: Path | None = None) -> list[str]:
    """Each file as it is and `count` times broken, through all that is done with its kind; what failed."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="composer-fuzz-") as folder:
        for path in paths:
            data = path.read_bytes()
            for number in range(count + 1):
                tried = broken(data, seed * 1_000_000 + number) if number else data
                for work in works_for(path):
                    why = answered(tried, Path(folder), work)
                    # A whole file need not have a finding; a broken one may have been mended by chance.
                    if why and why != "no finding":
                        failed.append(f"{path.name} {work.__name__} {number}: {why}")
                        if keep is not None:
                            (keep / f"{number}-{path.name}").write_bytes(tried)
    return failed


def main() -> int:
    """Run as a program; 1 if any file was not survived."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words.add_argument("places", type=Path, nargs="+", metavar="FOLDER")
    words.add_argument(
        "--count", type=int, default=20, help="times that each file is broken (default 20)"
    )
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--keep", type=Path, help="keep the files that were not survived here")
    given = words.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    paths = [path for place in given.places for path in ([place] if place.is_file() else sorted(place.rglob("*")))]  # fmt: skip
    paths = [path for path in paths if path.is_file() and works_for(path)]
    failed = fuzz(paths, given.count, given.seed, given.keep)
    for one in failed:
        print(one)
    kinds = Counter(one.partition(": ")[2].split(":")[0] for one in failed)
    print(
        f"{len(paths)} seeds, {given.count + 1} files of each, {len(failed)} not survived {dict(kinds)}"
    )
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())

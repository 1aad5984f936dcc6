"""Feeds broken PDFs to preflight: it must answer each within ten seconds and a gibibyte.

    python -m tools.fuzz 5000 --seed 1 FILE.pdf …

Every file given is broken in the ways that files break (cut off, bits turned) and that hostile ones are
made (numbers grown, references crossed into circles, brackets without end), each time in a child process
with limits. What a child dies of is told with its number; ``--keep FOLDER`` keeps those files. The same
seed breaks the same file in the same way.
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
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

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


def answered(data: bytes, folder: Path) -> str:
    """Preflight of `data` in a child process: why it failed, or nothing."""
    path, said = folder / "broken.pdf", folder / "said.txt"
    path.write_bytes(data)
    child = os.fork()
    if child == 0:
        _in_child(path, said)
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
    return "" if code == 0 or re.search(r"^[EW]7\d\d ", words, re.MULTILINE) else "no finding"


def _in_child(path: Path, said: Path) -> None:
    """Never returns."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        from composer.cli import main

        words = io.StringIO()
        with contextlib.redirect_stdout(words), contextlib.redirect_stderr(words):
            code = main(["preflight", str(path), "--ink", "estimate", "--traceback"])
        said.write_text(words.getvalue(), "utf-8")
    finally:
        os._exit(code)


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


def main() -> int:
    """Run as a program; 1 if any file was not survived."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("count", type=int)
    words.add_argument("files", type=Path, nargs="+")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--keep", type=Path)
    given = words.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    seeds = [path.read_bytes() for path in given.files]
    start = given.seed * 1_000_000
    died = run(seeds, range(start, start + given.count), given.keep)
    for one in died:
        print(f"{one.number}: {one.why}")
    kinds = Counter(one.why.split(":")[0] for one in died)
    print(f"{given.count} files, {len(died)} not survived {dict(kinds)}")
    return 1 if died else 0


if __name__ == "__main__":
    sys.exit(main())

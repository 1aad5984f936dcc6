"""Newspaper pages by this program, by Typst and by ReportLab's CJK paragraphs, as CPU ratios.

    pip install '.[dev,bench]'
    python -m bench.pages                            # prints the table
    python -m bench.pages --update docs/speed.md     # and writes it into the page

Each program is a cold process on the same pages: 270 × 390 mm, five columns, about 4,250 characters
and a photograph over the full width. The programs take turns, so that a busy machine troubles all of
them; ratios are taken turn by turn, and figures are medians over the turns of CPU seconds (user and
system, all threads). A neighbour on the same core slows an interpreter down more than compiled code: the
ratio of the fastest runs is what the programs do undisturbed.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pypdfium2

from bench.processes import ROOT, environment
from bench.texts import make_pages
from bench.works import lay_out

COUNTS = (1, 8, 64)
OURS, TYPST, PLATYPUS = "composer", "Typst", "ReportLab Platypus"
GOALS = {1: 2.0, 8: 1.3, 64: 0.8}
"""Greatest CPU ratio to Typst that the project allows itself."""

BEGIN, END = "<!-- bench.pages: begin -->", "<!-- bench.pages: end -->"


@dataclass(frozen=True)
class Cost:
    """What a process took."""

    seconds: float
    mebibytes: float


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="runs of each program (default 5)")
    parser.add_argument("--pages", type=int, nargs="+", default=COUNTS, help="default 1 8 64")
    parser.add_argument("--photographs", type=int, default=1, help="different ones (default 1)")
    parser.add_argument("--update", type=Path, metavar="FILE", help="write the table into FILE")
    chosen = parser.parse_args(argv)
    made = {count: measured(count, chosen.runs, chosen.photographs) for count in chosen.pages}
    table = as_table(made, chosen.runs)
    print(table)
    if chosen.update:
        update(chosen.update, table)
    return 0


def measured(count: int, runs: int, photographs: int) -> dict[str, list[Cost]]:
    """What each program took for `count` pages, turn by turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, make_pages(count), photographs=min(photographs, count))
        costs: dict[str, list[Cost]] = {}
        for run in range(runs + 1):
            for program, command, target in _commands(folder):
                cost = _cost(command, program)
                if run == 0:  # warms the file cache; its pages are looked at
                    _check(program, target, count)
                    continue
                costs.setdefault(program, []).append(cost)
                print(".", end="", flush=True, file=sys.stderr)
    print(f" {count}", file=sys.stderr)
    return costs


def _commands(folder: Path) -> list[tuple[str, list[str], Path]]:
    python, place = sys.executable, str(folder)
    out, typ, rl = folder / "out", folder / "typst.pdf", folder / "platypus.pdf"
    edition = str(folder / "editions" / "bench")
    return [
        (
            OURS,
            [python, *f"-m composer build {edition} --out {out} --files edition --quiet".split()],
            out / "edition.pdf",
        ),
        (TYPST, [python, "-m", "bench.by_typst", place, str(typ)], typ),
        (PLATYPUS, [python, "-m", "bench.by_platypus", place, str(rl)], rl),
    ]


def _cost(command: Sequence[str], program: str) -> Cost:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # A loose line among twenty thousand is a warning (1) and no other work; an error would be.
    loose = process.returncode == 1 and program == OURS and not re.search(r"(?m)^E\d", said)
    if process.returncode and not loose:
        sys.exit(f"{program} ended with {process.returncode}:\n{said}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _check(program: str, target: Path, count: int) -> None:
    """Programs that make another number of pages do not do the same work."""
    with pypdfium2.PdfDocument(target) as document:
        if len(document) != count:
            sys.exit(f"{program} made {len(document)} pages of {count}")
        given = sum(len("".join(text.split())) for text in make_pages(count)[-1].paragraphs)
        text = document[count - 1].get_textpage().get_text_range()
        if len("".join(text.split())) < 0.98 * given:
            sys.exit(f"{program} lost text on page {count}")


def as_table(made: dict[int, dict[str, list[Cost]]], runs: int) -> str:
    """The ratios and what they were made of, in Markdown."""
    counts = sorted(made)
    head = "| pages | " + " | ".join(str(count) for count in counts) + " |"
    lines = [head, "|---" * (len(counts) + 1) + "|"]

    def row(name: str, cells: Sequence[str]) -> None:
        lines.append(f"| {name} | " + " | ".join(cells) + " |")

    for other in (TYPST, PLATYPUS):
        row(f"**CPU, {OURS} ÷ {other}**", [f"**{_ratio(made[n], other):.2f}**" for n in counts])
        row("the same, fastest runs of both", [f"{_fastest(made[n], other):.2f}" for n in counts])
        if other == TYPST:
            row("goal, at most", [f"{GOALS[n]:.1f}" if n in GOALS else "–" for n in counts])
    for program in (OURS, TYPST, PLATYPUS):
        seconds = [median(cost.seconds for cost in made[n][program]) for n in counts]
        row(f"CPU seconds, {program}", [f"{one:.2f}" for one in seconds])
    for program in (OURS, TYPST, PLATYPUS):
        peaks = [median(cost.mebibytes for cost in made[n][program]) for n in counts]
        row(f"peak MiB, {program}", [f"{one:.0f}" for one in peaks])
    cores = os.cpu_count()
    lines += ["", f"Python {platform.python_version()}, {cores} cores, medians of {runs} runs."]
    return "\n".join(lines)


def _ratio(costs: dict[str, list[Cost]], other: str) -> float:
    """Ours over another's, each of our runs against the other's in the same turn."""
    pairs = zip(costs[OURS], costs[other], strict=True)
    return median(ours.seconds / theirs.seconds for ours, theirs in pairs)


def _fastest(costs: dict[str, list[Cost]], other: str) -> float:
    """Our fastest run over another's: what is left when neighbours on the machine are quiet."""
    ours, theirs = (min(cost.seconds for cost in costs[name]) for name in (OURS, other))
    return ours / theirs


def update(target: Path, table: str) -> None:
    """Put the table between the marks of a Markdown page, which is made if it is not there."""
    text = target.read_text(encoding="utf-8") if target.exists() else f"# Speed\n\n{BEGIN}\n{END}\n"
    block = f"{BEGIN}\n{table}\n{END}"
    found = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    if not found.search(text):
        text = f"{text.rstrip()}\n\n{BEGIN}\n{END}\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(found.sub(lambda _: block, text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

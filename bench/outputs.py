"""What a file's purpose costs: ``python -m bench.outputs [EDITION] [--runs 5]``, CPU seconds and bytes.

The same edition four times, each in a cold process with warm picture caches: for the press; the same without
tags and output profile (plain); as a proof; for a screen. All write one file a page and one of all.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.processes import ROOT

SAMPLE = ROOT / "layouts" / "jintan-times" / "editions" / "2020-04-20"
VARIANTS = ("plain", "press", "proof", "screen")
GOAL = 1.3
"""Greatest CPU ratio of press files to plain ones that the project allows itself."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default 5)")
    parser.add_argument("--one", choices=VARIANTS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    if chosen.one:
        return _write(chosen.edition, chosen.one, chosen.out)
    print(_table(chosen.edition.resolve(), chosen.runs))
    return 0


def _table(edition: Path, runs: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = edition.parent.parent
        paper = shutil.copytree(root, folder / "paper", ignore=shutil.ignore_patterns("build"))
        issue = paper / edition.relative_to(root)
        taken: dict[str, list[float]] = {variant: [] for variant in VARIANTS}
        for run in range(runs + 1):
            for variant in VARIANTS:
                seconds = _seconds(issue, variant, folder / variant)
                if run:  # the first one fills the caches
                    taken[variant].append(seconds)
        plain = median(taken["plain"])
        lines = [
            "| files | CPU s | ÷ plain | edition.pdf, kB | all files, kB |",
            "|---|---|---|---|---|",
        ]
        for variant in VARIANTS:
            seconds = median(taken[variant])
            whole = (folder / variant / "edition.pdf").stat().st_size / 1000
            every = sum(path.stat().st_size for path in (folder / variant).iterdir()) / 1000
            lines.append(
                f"| {variant} | {seconds:.2f} | {seconds / plain:.2f} | {whole:,.0f} | {every:,.0f} |"
            )
        return "\n".join(lines)


def _seconds(edition: Path, variant: str, out: Path) -> float:
    """CPU seconds of a cold process, all threads."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [
        sys.executable,
        "-m",
        "bench.outputs",
        str(edition),
        "--one",
        variant,
        "--out",
        str(out),
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _write(edition: Path, variant: str, out: Path) -> int:
    from composer.compose import compose
    from composer.diagnostics.diagnostic import Findings
    from composer.fonts.library import load_fonts
    from composer.papers.load import load_edition
    from composer.papers.press_profile import load_profile
    from composer.pdf import PdfWriter
    from composer.pdf.document import PressCanvas
    from composer.press.outputs import OUTPUTS, PRESS
    from composer.press.pictures.separated import Originals
    from composer.press.shelf import Shelf

    findings = Findings()
    loaded = load_edition(edition, findings)
    fonts = load_fonts(loaded.root, loaded.paper, findings)
    cache = loaded.root / "build" / "cache"
    composed = compose(loaded, fonts, findings, Originals(findings, Shelf(cache)).size)
    if variant == "plain":
        PressCanvas._output_intent = lambda *_: "[]"  # type: ignore[method-assign]
    writer = PdfWriter(
        composed.display,
        fonts,
        profile=load_profile(loaded.paper.press.profile),
        findings=findings,
        tagged=variant != "plain",
        cache=cache,
        output=OUTPUTS.get(variant, PRESS),
    )
    out.mkdir(exist_ok=True)
    for index, page in enumerate(composed.display.pages):
        writer.write(out / f"p{page.number:02}.pdf", [index])
    writer.write(out / "edition.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())

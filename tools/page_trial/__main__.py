"""Composes pages at random and counts what is wrong on them that no finding says.

    python -m tools.page_trial [--papers 75] [--seed 1] [--only white …] [--sheets FOLDER]

Each paper has four pages. `--sheets` keeps a picture of every page, with the places of findings (blue) and of
what was not said (red). The exit code is 1 if anything was left unsaid.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from composer.api import Composition, Finding, Refused, open_edition
from tools.page_trial.generate import TrialPaper, generate
from tools.page_trial.judging import JUDGEMENTS, Unsaid, judged
from tools.page_trial.reader import PageRead, read_pages

__all__ = ["compose_trial", "main", "try_paper"]


def compose_trial(trial: TrialPaper) -> tuple[Composition, list[PageRead]]:
    """A trial paper composed for the screen, and its pages read again.

    Raises:
        Refused: the generator made a paper that cannot be composed.
    """
    made = open_edition(trial.texts).compose("screen")
    pages = read_pages(made.pdf(), trial.geometry)
    return made, [replace(page, blank=trial.blank(number)) for number, page in enumerate(pages, 1)]


def on_page(made: Composition, number: int) -> list[Finding]:
    """Warnings and errors about a page."""
    return [found for found in made.findings if found.page == number and found.severity != "note"]


def try_paper(seed: int, only: tuple[str, ...] = (), sheets: Path | None = None) -> list[str]:
    """What is not said of the paper of a seed, a line each."""
    trial = generate(seed)
    try:
        made, pages = compose_trial(trial)
    except Refused as refused:
        return [f"{seed}: refused: {refused}"]
    lines = []
    for number, page in enumerate(pages, 1):
        findings = on_page(made, number)
        unsaid = judged(page, findings, only)
        lines += [
            f"{seed}.{number} {one.kind}: {one.what} {tuple(round(side) for side in one.box)}"
            for one in unsaid
        ]
        if sheets is not None:
            _picture(page, findings, unsaid).save(sheets / f"{seed:03}-{number}.png")
    return lines


def _picture(page: PageRead, findings: list[Finding], unsaid: list[Unsaid]) -> Image.Image:
    image = Image.fromarray(page.gray).convert("RGB")
    draw = ImageDraw.Draw(image)
    for finding in findings:
        if finding.rect is not None:
            rect = finding.rect
            draw.rectangle((rect.x, rect.y, rect.right, rect.bottom), outline=(40, 90, 255))
            draw.text((rect.x + 2, rect.y + 1), finding.code, fill=(40, 90, 255))
    for one in unsaid:
        draw.rectangle(tuple(one.box), outline=(255, 0, 0), width=2)
    return image


def main() -> int:
    """Run as a program."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words.add_argument("--papers", type=int, default=75)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--only", nargs="*", default=(), choices=list(JUDGEMENTS))
    words.add_argument("--sheets", type=Path)
    given = words.parse_args()
    if given.sheets:
        given.sheets.mkdir(parents=True, exist_ok=True)
    kinds: Counter[str] = Counter()
    for seed in range(given.seed, given.seed + given.papers):
        for line in try_paper(seed, tuple(given.only), given.sheets):
            kinds[line.split()[1]] += 1
            print(line, flush=True)
    print(f"{given.papers} papers, unsaid: {dict(kinds) or 'nothing'}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())

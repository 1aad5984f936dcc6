"""Total fit against line-by-line breaking on the same text: ``python -m bench.breaking``.

Line by line takes, from each line's start, the squeezed line if one can be had (先挤进), else the
longest that fits: what a program does that does not look ahead. Counted are lines whose gaps are
stretched beyond 1/4 em, the widest gap, lines with squeezed marks, and lone characters on last lines.
*Fewest* is the least number of loose lines that any legal choice of breaks has, whatever else it costs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.texts import make_pages
from composer.diagnostics.diagnostic import Findings
from composer.fonts.library import load_fonts
from composer.galley.line import Line, Measures
from composer.galley.lines.breaking import choose_breaks
from composer.galley.lines.justify import set_line
from composer.galley.lines.line_costs import candidates
from composer.galley.setter import Setter
from composer.galley.units.paragraph import Units
from composer.papers.models import Paper, TextStyle
from composer.story.text import Text

MEASURES = (11, 13, 15, 20, 27)


@dataclass
class Count:
    """What is counted of one way of breaking at one measure."""

    lines: int = 0
    loose: int = 0
    widest: float = 0.0
    squeezed: int = 0
    lone: int = 0

    def add(self, lines: Sequence[Line], text: str) -> None:
        """Count one paragraph."""
        for line in lines:
            self.lines += 1
            self.loose += _is_loose(line)
            self.widest = max(self.widest, line.stretch / 1000)
            self.squeezed += line.squeezed > 0
        last = lines[-1]
        words = [c for c in text[last.start : last.end] if c.isalnum()]
        self.lone += len(lines) > 1 and len(words) < 2


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40, help="pages of generated text")
    pages = make_pages(parser.parse_args(argv).pages)
    paragraphs = [text for page in pages for text in page.paragraphs]
    fonts = load_fonts(Path(__file__).parent.parent, Paper(paper=""), Findings())
    setter = Setter(fonts, TextStyle())
    print("| measure | way | lines | loose | fewest | widest gap | squeezed | lone characters |")
    print("|---|---|---|---|---|---|---|---|")
    for measure in MEASURES:
        counts, fewest = {"total fit": Count(), "line by line": Count()}, 0
        for text in paragraphs:
            room = Measures((measure * 1000,), 2000)
            units = setter.units(Text(text), room)
            for way, breaks in (
                ("total fit", choose_breaks(units, room, setter.rules)),
                ("line by line", _line_by_line(units, room, setter)),
            ):
                lines = _set(units, breaks, room, setter)
                counts[way].add(lines, text)
                if way == "total fit" and any(map(_is_loose, lines)):
                    fewest += _fewest_loose(units, room, setter)
        for way, count in counts.items():
            print(
                f"| {measure}字 | {way} | {count.lines:,} | {count.loose} "
                f"({count.loose / count.lines:.2%}) | {fewest} | {count.widest:.2f} em "
                f"| {count.squeezed} | {count.lone} |"
            )


def _line_by_line(units: Units, room: Measures, setter: Setter) -> list[int]:
    ends: list[int] = []
    at = 0
    while at < units.count:
        found = candidates(units, setter.rules, at, room.width(len(ends)), len(ends))
        at = max(to for to, _ in found)
        ends.append(at)
    return ends


def _is_loose(line: Line) -> bool:
    return line.stretch > 250


def _fewest_loose(units: Units, room: Measures, setter: Setter) -> int:
    """The least number of loose lines that any legal choice of breaks has."""
    fewest = {0: 0}
    for at in range(units.count):
        if at not in fewest:
            continue
        width, number = room.width(min(at, 1)), min(at, 1)
        for to, _ in candidates(units, setter.rules, at, width, number, every=True):
            line = set_line(units, at, to, width, "justify", setter.rules)
            made = fewest[at] + _is_loose(line)
            fewest[to] = min(made, fewest.get(to, made))
    return fewest[units.count]


def _set(units: Units, breaks: Sequence[int], room: Measures, setter: Setter) -> list[Line]:
    lines, at = [], 0
    for number, to in enumerate(breaks):
        width = room.width(number)
        lines.append(set_line(units, at, to, width, "justify", setter.rules))
        at = to
    return lines


if __name__ == "__main__":
    main()

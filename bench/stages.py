"""Where this program's time goes: ``python -m bench.stages [--pages 8]``, CPU milliseconds by stage.

One build in one process, cold, as the command line runs it. A stage's time is its own, without that of
the stages inside it; modules are loaded where they are first asked for and count there, those of the stages
themselves as *imports*. Looking at the clock adds some 2 % to what is looked at most.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from bench.processes import ROOT, environment

STAGES = (
    ("papers: YAML to models", "composer.papers.load", "load_edition"),
    ("fonts: families opened", "composer.fonts.library", "load_fonts"),
    ("story: texts read, characters looked up", "composer.compose", "_read"),
    ("galley: text into units", "composer.galley.setter.Setter", "units"),
    ("galley: breaks", "composer.galley.plain_setter", "choose_breaks"),
    ("galley: breaks in a line more or less", "composer.galley.plain_setter", "breaks_in"),
    ("galley: lines justified", "composer.galley.lines.justify.LineSetter", "lines"),
    ("makeup: areas and headlines", "composer.makeup.stories", "plan_area"),
    ("makeup: columns filled", "composer.makeup.flow.flow.Flow", "pour"),
    ("makeup: columns balanced", "composer.makeup.stories", "balance"),
    ("makeup: the rest", "composer.makeup.stories._StorySetter", "set"),
    ("display list and furniture", "composer.compose", "compose"),
    ("pdf: page contents", "composer.pdf.writer.PdfWriter", "_encode"),
    ("press: pictures", "composer.press.pictures.separated.Repro", "separate"),
    ("pdf: fonts subset", "composer.pdf.writer.PdfWriter", "_cast"),
    ("pdf: marks, structure, file", "composer.api.editions", "made_of"),
    ("pdf: marks, structure, file", "composer.api.writing", "_write_pages"),
)
"""A stage, and the function or method that is all of it but the stages inside."""

OTHER = "command line and report"
STARTED = "interpreter"


class Clock:
    """CPU time by stage; of stages inside each other the innermost has it."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self._inside = [OTHER]
        self._since = 0.0

    def turn(self, stage: str) -> None:
        """Give what has been taken since the last turn to `stage`."""
        now = process_time()
        self.taken[stage] = self.taken.get(stage, 0.0) + now - self._since
        self._since = now

    def timed(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """`call`, its time given to `stage`."""

        @wraps(call)
        def timed(*args: Any, **given: Any) -> Any:
            self.turn(self._inside[-1])
            self._inside.append(stage)
            try:
                return call(*args, **given)
            finally:
                self.turn(self._inside.pop())

        return timed

    def table(self, pages: int) -> str:
        """The stages in Markdown."""
        whole = sum(self.taken.values())
        lines = [f"| stage, {pages} pages | CPU ms | share |", "|---|---|---|"]
        for name, seconds in (*self.taken.items(), ("**all**", whole)):
            lines.append(f"| {name} | {seconds * 1000:.0f} | {seconds / whole:.0%} |")
        return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    import argparse
    import subprocess
    from tempfile import TemporaryDirectory

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=8, help="how many are composed (default 8)")
    pages = parser.parse_args(argv).pages
    with TemporaryDirectory() as name:
        _prepare(Path(name), pages)
        code = f"from bench.stages import build; build({name!r}, {pages})"
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
        print(done.stdout or done.stderr, end="")
        return done.returncode


def _prepare(folder: Path, pages: int) -> None:
    """Lay the work out and build it once: ``.pyc`` files and the paper's cache are there."""
    import subprocess

    from bench.texts import make_pages
    from bench.works import lay_out

    lay_out(folder, make_pages(pages))
    command = [sys.executable, "-m", "composer", *_words(folder)]
    subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True)


def _words(folder: Path) -> list[str]:
    edition, out = folder / "editions" / "bench", folder / "out"
    return ["build", str(edition), "--out", str(out), "--files", "edition", "--quiet"]


def build(folder: str, pages: int) -> None:
    """Compose `pages` pages laid out in `folder` with clocks at every stage, and print the table."""
    from composer.cli import main as composer

    clock = Clock()
    clock.turn(STARTED)
    for stage, place, name in STAGES:
        owner = _owner(place)
        setattr(owner, name, clock.timed(stage, getattr(owner, name)))
    clock.turn("imports")
    sys.argv[1:] = _words(Path(folder))
    composer()  # with words given it would not be the process' last run, and clean up
    clock.turn(OTHER)
    order = [STARTED, "imports", *dict.fromkeys(row[0] for row in STAGES)]
    clock.taken = {name: clock.taken.get(name, 0.0) for name in [*order, OTHER]}
    print(clock.table(pages))


def _owner(place: str) -> Any:
    """A module, or a class in one."""
    package, _, name = place.rpartition(".")
    return (
        getattr(import_module(package), name)
        if name.lstrip("_")[0].isupper()
        else import_module(place)
    )


if __name__ == "__main__":
    sys.exit(main())

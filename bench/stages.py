"""Where this program's time goes: ``python -m bench.stages [--pages 8]``, CPU milliseconds by stage.

In one process, cold: what a stage imports is counted with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import process_time

STARTED = process_time()
"""What the interpreter itself took."""


class Stages:
    """CPU time by stage, in the order of the pipeline."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {"interpreter": STARTED}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is done inside as `name`."""
        begun = process_time()
        yield
        self.taken[name] = self.taken.get(name, 0.0) + process_time() - begun

    def table(self, pages: int) -> str:
        """The stages in Markdown."""
        whole = sum(self.taken.values())
        lines = [f"| stage, {pages} pages | CPU ms | share |", "|---|---|---|"]
        for name, seconds in (*self.taken.items(), ("all", whole)):
            lines.append(f"| {name} | {seconds * 1000:.0f} | {seconds / whole:.0%} |")
        return "\n".join(lines)


def run(pages: int) -> str:
    """Compose `pages` generated pages and give the table."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder, pages)
        return _stages(folder).table(pages)


def _prepare(folder: Path, pages: int) -> None:
    """Lay the work out, and have ``.pyc`` files made, in another process: our imports stay cold."""
    import subprocess

    code = (
        "import compileall, sys; from pathlib import Path; from bench.works import lay_out; "
        "from bench.texts import make_pages; compileall.compile_dir('composer', quiet=1); "
        "lay_out(Path(sys.argv[1]), make_pages(int(sys.argv[2])))"
    )
    root = Path(__file__).resolve().parent.parent
    subprocess.run([sys.executable, "-c", code, str(folder), str(pages)], cwd=root, check=True)


def _stages(root: Path) -> Stages:
    stages = Stages()
    with stages.stage("imports"):
        from composer.compose import compose
        from composer.diagnostics.model import Findings
        from composer.fonts.library import load_fonts
        from composer.pdf import PdfWriter
        from composer.press.pictures import check_picture
        from composer.spec.load import load_edition
        from composer.spec.press import load_profile
        from composer.story.reader import read_story
    findings = Findings()
    with stages.stage("spec: YAML to models"):
        loaded = load_edition(root / "editions" / "bench", findings)
    with stages.stage("story: texts (read again by compose)"):
        for use in loaded.edition.stories:
            path = loaded.story_path(use.story)
            read_story(path, loaded.name_of(path), loaded.paper.normalise, findings)
    with stages.stage("fonts: families"):
        fonts = load_fonts(loaded.root, loaded.paper, findings)
    with stages.stage("compose: story, galley, makeup, furniture"):
        sizes = partial(check_picture, findings=findings)
        composed = compose(loaded, fonts, findings, sizes)
    with stages.stage("pdf: contents and pictures"):
        profile = load_profile(loaded.paper.press.profile)
        writer = PdfWriter(composed.display, fonts, profile=profile, findings=findings)
    with stages.stage("pdf: fonts, structure, file"):
        writer.write(root / "edition.pdf")
    return stages


if __name__ == "__main__":
    print(run(int(sys.argv[2]) if sys.argv[1:2] == ["--pages"] else 8))

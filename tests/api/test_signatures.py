"""The public surface: what other programs call does not change unnoticed."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator

import composer.api as api
from tests.conftest import ROOT

SURFACE = """
Composition.findings -> tuple[Finding, ...]
Composition.pages -> tuple[PageReport, ...]
Composition.pdf(self, page: int | None = None) -> bytes
Composition.purpose -> Purpose
Composition.render(self, page: int, dpi: float = 110) -> Pixels
Composition.report(self, files: Sequence[str] = (), kept: Sequence[str] = ()) -> dict[str, Any]
Composition.stories -> tuple[StoryReport, ...]
Composition.withheld -> tuple[int, ...]
Composition.write(self, out: Path | str | None = None, *, files: Files | None = None, pages: Sequence[int] | None = None) -> tuple[Path, ...]
Finding.place -> str
Finding: code, severity, file, line, column, message, message_en, hints, hints_en, page, area, rect
Fit.fits -> bool
Fit: rows, room, lines, over, under, loosest, findings
Loosest: text, gap, allowed, file, line, column
OpenEdition.areas -> tuple[str, ...]
OpenEdition.check(self) -> tuple[Finding, ...]
OpenEdition.close(self) -> None
OpenEdition.compose(self, purpose: Purpose = 'press', *, progress: Progress | None = None, collected: Findings | None = None) -> Composition
OpenEdition.date -> str
OpenEdition.findings -> tuple[Finding, ...]
OpenEdition.folder -> Path
OpenEdition.pages -> tuple[int, ...]
OpenEdition.paper -> OpenPaper
OpenEdition.stories -> tuple[str, ...]
OpenPaper.close(self) -> None
OpenPaper.findings -> tuple[Finding, ...]
OpenPaper.name -> str
OpenPaper.read_story(self, story: str | os.PathLike[str], *, style: str = '', collected: Findings | None = None) -> StoryText
OpenPaper.style(self, name: str = 'body') -> TextStyle
OpenPaper.styles -> tuple[str, ...]
Pixels.image(self) -> Image
Pixels.png(self) -> bytes
Pixels: width, height, data, dpi
Refused.errors -> tuple[Finding, ...]
measure_story(home: OpenEdition | OpenPaper, story: str | os.PathLike[str], *, text: str | None = None, area: str | None = None, measure: str | None = None, columns: int = 1, rows: int | None = None, style: str = 'body') -> Fit
open_edition(source: Source, edition: str | None = None, *, collected: Findings | None = None) -> OpenEdition
open_paper(source: Source, *, collected: Findings | None = None) -> OpenPaper
render_pdf(pdf: bytes | str | os.PathLike[str], page: int = 1, dpi: float = 110) -> Pixels
"""

_INNER = ("index", "path", "place", "write_file")
"""What the command line asks of a handle besides; no promise to others."""


def _surface() -> Iterator[str]:
    for name in api.__all__:
        value = getattr(api, name)
        if inspect.isfunction(value):
            yield f"{name}{_signature(value)}"
        elif inspect.isclass(value):
            yield from _members(name, value)


def _members(name: str, value: type) -> Iterator[str]:
    if hasattr(value, "__dataclass_fields__"):
        yield f"{name}: {', '.join(value.__dataclass_fields__)}"
    for key in sorted(dir(value)):
        member = inspect.getattr_static(value, key)
        if key.startswith("_") or not value.__module__.startswith("composer.api"):
            continue
        if isinstance(member, property):
            assert member.fget is not None
            yield f"{name}.{key} -> {member.fget.__annotations__['return']}"
        elif inspect.isfunction(member) and key not in _INNER:
            yield f"{name}.{key}{_signature(member)}"


def _signature(function: Callable[..., object]) -> str:
    return str(inspect.signature(function)).replace("'", "")


def test_the_signatures_are_those_that_others_call() -> None:
    assert sorted(_surface()) == sorted(SURFACE.replace("'", "").strip().split("\n"))


def test_the_door_opens_light() -> None:
    heavy = "yaml reportlab PIL pikepdf fontTools uharfbuzz click pypdfium2"
    code = (
        "import sys, composer.api\n"
        f"print([m for m in sys.modules if m.split('.')[0] in {heavy.split()!r}])\n"
        "print([m for m in sys.modules if m.startswith('composer.') and m.split('.')[1] in"
        " ('papers', 'story', 'fonts', 'galley', 'makeup', 'press', 'pdf', 'display', 'compose')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["[]", "[]"], done.stderr


def test_every_name_has_a_docstring() -> None:
    for name in api.__all__:
        if name != "Files":  # an alias of types has none
            assert vars(getattr(api, name)).get("__doc__", getattr(api, name).__doc__), name

"""``composer impose`` — 拼大版: finished pages on parent sheets, ready for the plate."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from composer.cli._exit import Exit
from composer.cli._help import Command
from composer.cli._options import common
from composer.cli._session import Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings, Severity, Span

if TYPE_CHECKING:
    from composer.measure import Length
    from composer.papers.models import Paper
    from composer.papers.models.imposition import Imposition
    from composer.papers.models.values import Range
    from composer.press.finished import Run

__all__ = ["command"]

_SCHEMES = ("tabloid", "broadsheet", "spreads", "single", "four-up")


@click.command(
    cls=Command, name="impose", short_help="拼大版。 Impose finished pages on parent sheets."
)
@click.argument("pages", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="大版写到哪个文件（默认成品文件夹里的 sheets.pdf）。 The file of sheets.",
)
@click.option(
    "--scheme",
    type=click.Choice(_SCHEMES),
    help="拼法：套帖、套帖加横折、对页、单张、四拼。 How pages share a sheet.",
)
@click.option("--sections", help="分叠，如 1-8,9-16。 The pages of each section.")
@click.option("--sheet", help="大纸宽高，如 580mm,420mm。 Size of the parent sheet.")
@click.option("--gutter", help="订口间距，如 4mm。 Between pages at the fold.")
@click.option("--creep", help="每帖爬移，如 0.1mm。 Shift of each inner sheet towards the fold.")
@click.option("--blanks", is_flag=True, help="叠末补空白页。 Fill sections with blank pages.")
@common
@click.pass_obj
def command(
    session: Session,
    /,
    pages: tuple[Path, ...],
    out: Path | None,
    sections: str | None,
    **options: Any,
) -> int:
    """把成品版拼上大纸：版序、折标、裁切线、测控条、版边文字，写成一个 PDF/X-4。

    Puts finished pages on parent sheets, one PDF page a side, as PDF/X-4.

    \b
    composer impose build/2020-04-20/p*.pdf --scheme tabloid
    composer impose editions/2020-04-20 --sections 1-8,9-16
    PAGES 是按顺序的成品 PDF，或一个期文件夹（先组版，再拼）。
    大纸、拼法等写在 paper.yaml 的 imposition: 里；这里的选项优先。
    """
    findings = Findings()
    try:
        run, paper, wanted, ranges, span, place = _given(pages, sections, findings)
        setting = _setting(wanted, options)
        target = (out or place / "sheets.pdf").absolute()
        with _imposed(run, paper, setting, ranges, span, target, findings) as sides:
            _show(session, pages, findings)
            session.say(
                session.words(
                    f"{out or target} · {len(run.pages)} 版 · {sides} 面",
                    f"{out or target} · {len(run.pages)} pages · {sides} sides",
                )
            )
    except CannotCompose:
        _show(session, pages, findings)
        return Exit.CANNOT_COMPOSE
    return Exit.of(findings)


_Given = tuple["Run", tuple[Path, "Paper"], "Imposition", Sequence["Range"], Span, Path]


def _given(pages: Sequence[Path], sections: str | None, findings: Findings) -> _Given:
    """The pages as a run, the paper they are of, how it imposes, and the folder for the sheets."""
    from composer.cli._paper import paper_of
    from composer.pdf.painting.marks import MARKS_KEY
    from composer.press.finished import read_finished

    asked = _ranges(sections) if sections is not None else ()
    folder = os.path.isdir(pages[0])  # noqa: PTH112 — Path.is_dir raises for names that are too long
    if len(pages) > 1 or not (folder or pages[0].suffix in (".yaml", ".yml")):
        root, paper = paper_of(pages[0], findings)
        run = read_finished([(str(path), path) for path in pages], findings, MARKS_KEY)
        return run, (root, paper), paper.imposition, asked, Span(), pages[0].parent
    return _edition(pages[0], asked, findings)


def _edition(edition: Path, asked: Sequence[Range], findings: Findings) -> _Given:
    """An edition composed now: sheets are never those of last night's pages."""
    from composer.cli._edition import compose_edition, load
    from composer.pdf.painting.marks import MARKS_KEY
    from composer.press.finished import read_finished

    loaded = load(edition, findings)
    made = compose_edition(loaded, findings, lambda _number, _of: None)
    errors = findings.count(Severity.ERROR)
    if errors:
        findings.add("E627", Span(), count=errors)
        raise CannotCompose
    file = BytesIO()
    made.writer.write(file)
    file.seek(0)
    run = read_finished([(loaded.folder.name, file)], findings, MARKS_KEY)
    own = loaded.edition
    span = Span() if asked or not own.sections else own.where["sections"].span
    place = loaded.root / "build" / loaded.folder.name
    paper = loaded.paper
    return run, (loaded.root, paper), paper.imposition, asked or own.sections, span, place


@contextmanager
def _imposed(
    run: Run,
    paper: tuple[Path, Paper],
    setting: Imposition,
    ranges: Sequence[Range],
    span: Span,
    target: Path,
    findings: Findings,
) -> Iterator[int]:
    """Write the sheets and give how many sides they have; taken back if what follows fails."""
    from composer.fonts.library import load_fonts
    from composer.measure import Pt
    from composer.pdf.document import save
    from composer.pdf.sheets import SheetWriter, parent_sheet
    from composer.press.imposition import impose, layout
    from composer.press.sections import sections_of
    from composer.publishing import Folder

    sections = sections_of(
        run, ranges, setting.scheme, blanks=setting.blanks, span=span, findings=findings
    )
    sides = impose(sections, setting.scheme)
    plan = layout(
        setting.scheme,
        run.width,
        run.height,
        gutter=Pt(setting.gutter.value),
        bleed=run.bleed,
        creep=Pt(setting.creep.value),
    )
    parent = parent_sheet(plan, setting, findings)
    fonts = load_fonts(*paper, findings)
    mirrored = setting.binding == "right"
    writer = SheetWriter(run, plan, parent, fonts, setting.marks, mirrored=mirrored)
    with Folder.opened(target.parent, findings) as folder:
        save(writer.pieces(sides, target.name), folder.staging / target.name)
        folder.publish([target.name])
        yield len(sides)


def _setting(base: Imposition, options: dict[str, Any]) -> Imposition:
    """The paper's way of imposing, with what the command line says instead."""
    from composer.papers.models.imposition import Imposition

    changes: dict[str, Any] = {}
    if options["scheme"]:
        changes["scheme"] = options["scheme"]
    if options["blanks"]:
        changes["blanks"] = True
    for name in ("gutter", "creep"):
        if options[name] is not None:
            changes[name] = _length(name, options[name])
    if options["sheet"] is not None:
        parts = options["sheet"].replace("，", ",").replace("×", ",").replace("x", ",").split(",")
        if len(parts) != 2:
            raise Misuse(
                f"--sheet 要写成 580mm,420mm，现为“{options['sheet']}”。",
                f"--sheet is written as 580mm,420mm, not “{options['sheet']}”.",
            )
        changes["sheet"] = tuple(_length("sheet", part.strip()) for part in parts)
    return replace(base or Imposition(), **changes)


def _length(option: str, text: str) -> Length:
    """A length that needs no type size: millimetres or points."""
    from composer.measure import Length, Unit
    from composer.papers.fields import bounds_of
    from composer.papers.limits import breach
    from composer.papers.models.imposition import Imposition

    try:
        length = Length.parse(text)
    except ValueError:
        length = Length(-1)
    if length.unit is not Unit.PT or length.value < 0:
        raise Misuse(
            f"--{option} 要写成 4mm 或 12pt，现为“{text}”。",
            f"--{option} is written as 4mm or 12pt, not “{text}”.",
        )
    outside = breach(bounds_of(Imposition, option), length)
    if outside:
        measured, allowed = outside
        raise Misuse(
            f"--{option} 是 {measured}，允许 {allowed}。",
            f"--{option} is {measured}; {allowed} is allowed.",
        )
    return length


def _ranges(text: str) -> tuple[Range, ...]:
    from composer.papers.models.values import Range

    try:
        parts = text.replace("，", ",").replace("、", ",").split(",")
        return tuple(Range.parse(part) for part in parts)
    except ValueError:
        raise Misuse(
            f"--sections 要写成 1-8,9-16，现为“{text}”。",
            f"--sections is written as 1-8,9-16, not “{text}”.",
        ) from None


def _show(session: Session, pages: Sequence[Path], findings: Findings) -> None:
    from composer.cli._edition import sources_of

    session.show(findings, sources_of(pages[0]) if len(findings) else {})

"""``composer impose`` — 拼大版: finished pages on parent sheets, ready for the plate."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from composer.cli._given import pages as page_list
from composer.cli._program import Command, common
from composer.cli._session import Exit, Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

if TYPE_CHECKING:
    from composer.api.sheets import Sheets, SheetSet
    from composer.measure import Length

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
        sheets = _given(pages, sections, findings)
        changes = _changes(options)
        target = (out or sheets.place / "sheets.pdf").absolute()
        with _imposed(sheets, changes, target, findings) as made:
            _show(session, pages, findings)
            session.say(
                session.words(
                    f"{out or target} · {sheets.pages} 版 · {made.sides} 面",
                    f"{out or target} · {sheets.pages} pages · {made.sides} sides",
                )
            )
    except CannotCompose:
        _show(session, pages, findings)
        return Exit.CANNOT_COMPOSE
    return Exit.of(findings)


def _given(pages: Sequence[Path], sections: str | None, findings: Findings) -> Sheets:
    """The pages of a command line, of finished files or of an edition."""
    from composer.api.editions import open_edition
    from composer.api.sheets import edition_run, files_run

    asked = (
        page_list("--sections", sections, "1-8,9-16", "1-8,9-16") if sections is not None else ()
    )
    folder = os.path.isdir(pages[0])  # noqa: PTH112 — Path.is_dir raises for names that are too long
    if len(pages) > 1 or not (folder or pages[0].suffix in (".yaml", ".yml")):
        return files_run(pages, asked, findings)
    return edition_run(open_edition(pages[0], collected=findings), asked, findings)


@contextmanager
def _imposed(
    sheets: Sheets, changes: dict[str, Any], target: Path, findings: Findings
) -> Iterator[SheetSet]:
    """Write the sheets; taken back if what follows fails."""
    from composer.api.sheets import SheetSet
    from composer.publishing import Folder

    made = SheetSet(sheets, changes, findings)
    with Folder.opened(target.parent, findings) as folder:
        made.write(folder.staging / target.name)
        folder.publish([target.name])
        yield made


def _changes(options: dict[str, Any]) -> dict[str, Any]:
    """What the command line says instead of the paper's way of imposing."""
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
    return changes


def _length(option: str, text: str) -> Length:
    """A length that needs no type size: millimetres or points."""
    from composer.api.sheets import out_of_bounds
    from composer.measure import Length, Unit

    try:
        length = Length.parse(text)
    except ValueError:
        length = Length(-1)
    if length.unit is not Unit.PT or length.value < 0:
        raise Misuse(
            f"--{option} 要写成 4mm 或 12pt，现为“{text}”。",
            f"--{option} is written as 4mm or 12pt, not “{text}”.",
        )
    outside = out_of_bounds(option, length)
    if outside:
        measured, allowed = outside
        raise Misuse(
            f"--{option} 是 {measured}，允许 {allowed}。",
            f"--{option} is {measured}; {allowed} is allowed.",
        )
    return length


def _show(session: Session, pages: Sequence[Path], findings: Findings) -> None:
    from composer.api.opening import sources_of

    session.show(findings, sources_of(pages[0]) if len(findings) else {})

"""``composer build`` — 组版: one edition into press PDFs and a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._help import Command
from composer.cli._session import Misuse, Session, common
from composer.diagnostics.model import CannotCompose, Findings

if TYPE_CHECKING:
    from composer.cli._edition import Made
    from composer.cli._progress import Progress
    from composer.cli._writing import Files
    from composer.press.outputs import Purpose

__all__ = ["command"]


@click.command(
    cls=Command, name="build", short_help="组版，写出各版 PDF。 Compose an edition into PDFs."
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["press", "proof", "screen"]),
    default="press",
    help="用途：付印、看样、屏幕阅读（默认付印）。 What the files are for.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="成品写到哪里（默认 报纸文件夹/build/期名，看样和屏幕版另加 -proof、-screen）。 Where the files go.",
)
@click.option("--pages", help="只出这几版，如 1,3 或 1-4。 Only these pages.")
@click.option(
    "--files",
    type=click.Choice(["all", "pages", "edition"]),
    help="写出哪些：全部、只各版、只合订本（付印默认全部，其余默认合订本）。 Which PDFs to write.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="结果给人看，或给程序读。 Result for people or for programs.",
)
@click.option("--quiet", is_flag=True, help="不报进度。 No progress.")
@common
@click.pass_obj
def command(
    session: Session,
    edition: Path,
    purpose: Purpose,
    out: Path | None,
    pages: str | None,
    files: Files | None,
    form: str,
    quiet: bool,
) -> int:
    """组一期报：写出 p01.pdf、p02.pdf……、edition.pdf 和 report.json。

    Composes an edition: p01.pdf, p02.pdf …, edition.pdf and report.json.

    \b
    EDITION 是期文件夹，或其中的 edition.yaml；在哪个文件夹里运行都行。
    --for press 付印：PDF/X-4。有错误又没人签字放行的版不写出，合订本也不写。
    --for proof 看样：sRGB，模拟印刷色，有链接，文件小；有错误也写出。
    --for screen 屏幕阅读：裁到成品尺寸，有链接。
    --pages 只写出所列各版，不写合订本。
    文件要么全部写好，要么一个不动；中断也不会留下半个文件。
    """
    from composer.cli._outcome import tell_outcome
    from composer.cli._progress import Progress

    wanted = _numbers(pages) if pages is not None else None
    if files is None:
        files = "all" if purpose == "press" else "edition" if wanted is None else "pages"
    elif wanted is not None and files == "edition":
        raise Misuse(
            "--pages 只出几版，不能又要 --files edition 出合订本。",
            "--pages asks for single pages, --files edition for the whole.",
        )
    findings, progress = Findings(), Progress(session, quiet=quiet)
    made: Made | None = None
    try:
        with suppress(CannotCompose):
            made = _build(edition, purpose, out, files, wanted, progress, findings)
    finally:
        progress.clear()
    return tell_outcome(session, edition, made, findings, form)


def _build(
    edition: Path,
    purpose: Purpose,
    out: Path | None,
    files: Files,
    wanted: Sequence[int] | None,
    progress: Progress,
    findings: Findings,
) -> Made:
    from composer.cli._edition import compose_edition, load
    from composer.cli._result import report_json
    from composer.cli._writing import Folder, check_place, withheld_names, write_pages

    loaded = load(edition, findings)
    _check_numbers(wanted, loaded.edition.pages)
    own = loaded.folder.name if purpose == "press" else f"{loaded.folder.name}-{purpose}"
    place = (out or loaded.root / "build" / own).absolute()
    check_place(place, loaded, purpose)
    with Folder.opened(place, findings) as folder:
        made = compose_edition(loaded, findings, progress.page, purpose)
        names = write_pages(made, folder, files, wanted, progress)
        names.append("report.json")
        report = report_json(made, findings, names)
        (folder.staging / "report.json").write_text(report, encoding="utf-8")
        whole = wanted is None and files == "all"
        folder.publish(names, whole=whole, withheld=withheld_names(made))
    return made


def _numbers(text: str) -> list[int]:
    """Page numbers as an editor lists them: ``1,3`` or ``1-4``, with marks of either width."""
    from composer.spec.values import Range

    found: set[int] = set()
    for part in text.replace("，", ",").replace("、", ",").split(","):
        try:
            pages = Range.parse(part)
        except ValueError:
            raise Misuse(
                f"--pages 要写成 1,3 或 1-4，现为“{text}”。",
                f"--pages is written as 1,3 or 1-4, not “{text}”.",
            ) from None
        found.update(range(pages.first, pages.last + 1))
    return sorted(found)


def _check_numbers(wanted: Sequence[int] | None, known: Iterable[int]) -> None:
    """Refuse pages that the edition does not have."""
    pages = sorted(known)
    unknown = [str(number) for number in wanted or () if number not in pages]
    if unknown:
        listed = ", ".join(map(str, pages))
        raise Misuse(
            f"本期没有第 {'、'.join(unknown)} 版；有：{listed}。",
            f"The edition has no page {', '.join(unknown)}; it has {listed}.",
        )

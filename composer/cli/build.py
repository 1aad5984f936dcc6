"""``composer build`` — 组版: one edition into press PDFs and a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._program import Command, common
from composer.cli._result import Form, Telling, telling
from composer.cli._session import Session

if TYPE_CHECKING:
    from composer.api import Files
    from composer.api.made import Purpose

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
@telling
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
    form: Form,
    errors: bool,
    notes: bool,
    details: bool,
    quiet: bool,
) -> int:
    """组一期报：写出 p01.pdf、p02.pdf……、edition.pdf 和 report.json。

    Composes an edition: p01.pdf, p02.pdf …, edition.pdf and report.json.

    \b
    EDITION 是期文件夹，或其中的 edition.yaml；在哪个文件夹里运行都行。
    --for press 付印：PDF/X-4。有错误又没人签字放行的版不写出，合订本也不写。
    --for proof 看样：sRGB，模拟印刷色，有链接，文件小；有错误也写出。
    --for screen 屏幕阅读：裁到成品尺寸，有链接。
    --pages 只写出所列各版，不写合订本；只列它们的问题，退出码也只看它们。
    问题写在标准输出，逐版列出，先错误后警告；进度写在标准错误。
    文件要么全部写好，要么一个不动；中断也不会留下半个文件。
    """
    from composer.cli._building import Job, build

    how = Telling(form, None, errors, notes, details)
    return build(session, Job(edition, purpose, out, pages, files, how, quiet))

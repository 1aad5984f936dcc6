"""``composer check`` — 检查: everything that ``build`` finds, and no file written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._program import Command, common
from composer.cli._result import Form, Telling, tell_outcome, telling
from composer.cli._session import Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

if TYPE_CHECKING:
    from composer.api import Composition

__all__ = ["command"]


@click.command(
    cls=Command, name="check", short_help="检查一期，不写文件。 Check an edition, write nothing."
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.option("--pages", help="只看这几版，如 1,3 或 1-4。 Only these pages.")
@telling
@common
@click.pass_obj
def command(
    session: Session,
    edition: Path,
    pages: str | None,
    form: Form,
    errors: bool,
    notes: bool,
    details: bool,
) -> int:
    """检查一期报：版式、稿件、图片都读一遍，版也拼一遍，但不写文件。

    Checks an edition: reads and composes all of it, writes nothing.

    \b
    EDITION 是期文件夹，或其中的 edition.yaml。退出码与 build 相同。
    问题写在标准输出，逐版列出；--pages 只列所要各版的，退出码也只看它们。
    """
    from composer.api import open_edition
    from composer.cli._given import check_numbers, numbers

    wanted = numbers(pages) if pages is not None else None
    findings = Findings()
    made: Composition | None = None
    with suppress(CannotCompose):
        opened = open_edition(edition, collected=findings)
        check_numbers(wanted, opened.pages)
        made = opened.compose(collected=findings)
    how = Telling(form, wanted, errors, notes, details, writes=False)
    return tell_outcome(session, edition, made, findings, how)

"""``composer check`` — 检查: everything that ``build`` finds, and no file written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli._program import Command, common
from composer.cli._session import Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

if TYPE_CHECKING:
    from composer.api import Composition

__all__ = ["command"]


@click.command(
    cls=Command, name="check", short_help="检查一期，不写文件。 Check an edition, write nothing."
)
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="结果给人看，或给程序读。 Result for people or for programs.",
)
@common
@click.pass_obj
def command(session: Session, edition: Path, form: str) -> int:
    """检查一期报：版式、稿件、图片都读一遍，版也拼一遍，但不写文件。

    Checks an edition: reads and composes all of it, writes nothing.

    \b
    EDITION 是期文件夹，或其中的 edition.yaml。退出码与 build 相同。
    """
    from composer.api import open_edition
    from composer.cli._result import tell_outcome

    findings = Findings()
    made: Composition | None = None
    with suppress(CannotCompose):
        made = open_edition(edition, collected=findings).compose(collected=findings)
    return tell_outcome(session, edition, made, findings, form, writes=False)

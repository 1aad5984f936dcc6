"""``composer preflight`` — 印前检查: finished PDFs against the rules of the press."""

from __future__ import annotations

from pathlib import Path

import click

from composer.cli._exit import Exit
from composer.cli._help import Command
from composer.cli._session import Session, common
from composer.diagnostics.model import CannotCompose, Findings

__all__ = ["command"]


@click.command(
    cls=Command, name="preflight", short_help="检查成品 PDF。 Check finished PDFs for the press."
)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@common
@click.pass_obj
def command(session: Session, files: tuple[Path, ...]) -> int:
    """上版前把成品 PDF 重读一遍：版本、输出意图、页面框、字体、颜色、图片、线条。

    Reads finished PDFs again before they go to the plate.

    \b
    composer preflight build/2020-04-20/*.pdf
    自家的、客户发来的 PDF 都能查。有文件读不了时退出码是 2。
    """
    from composer.preflight import preflight

    findings, unread = Findings(), 0
    for path in files:
        try:
            preflight(path, findings)
        except CannotCompose:
            unread += 1
    session.show(findings, {})
    read = len(files) - unread
    session.say(
        session.words(
            f"查了 {read} 个文件 · {len(findings)} 处问题",
            f"{read} files checked · {len(findings)} findings",
        )
    )
    return Exit.CANNOT_COMPOSE if unread else Exit.of(findings)

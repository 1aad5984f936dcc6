"""``composer proof`` — 大样: the pages of a finished PDF as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from composer.cli._program import Command, common
from composer.cli._session import Exit, Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

__all__ = ["command"]


@click.command(cls=Command, name="proof", short_help="出大样图片。 Page proofs as pictures.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="图片写到哪里（默认 PDF 旁的 proof/）。 Where the pictures go.",
)
@click.option("--dpi", default="110", help="分辨率（默认 110）。 Resolution.")
@common
@click.pass_obj
def command(session: Session, file: Path, out: Path | None, dpi: str) -> int:
    """把成品 PDF 的各版画成 p01.png、p02.png……，供值班、校对看大样。

    Renders the pages of a finished PDF for those who read proofs.

    \b
    composer proof build/2020-04-20/edition.pdf --dpi 150
    图片要么全部写好，要么一个不动。屏幕上不模拟叠印。
    """
    resolution = _resolution(dpi)
    place = (out or file.parent / "proof").absolute()
    findings = Findings()
    try:
        with _rendered(file, place, resolution, findings) as names:
            for name in names:
                session.say(str((out or file.parent / "proof") / name))
    except CannotCompose:
        session.show(findings, {})
        return Exit.CANNOT_COMPOSE
    return Exit.CLEAN


@contextmanager
def _rendered(file: Path, place: Path, dpi: float, findings: Findings) -> Iterator[list[str]]:
    from composer.api.pixels import render_files
    from composer.publishing import Folder

    with Folder.opened(place, findings) as folder:
        names = list(render_files(file, folder.staging, dpi, findings))
        folder.publish(names)
        yield names


def _resolution(text: str) -> float:
    from composer.api.pixels import DPI

    try:
        dpi = float(text)
    except ValueError:
        dpi = 0.0
    if not DPI[0] <= dpi <= DPI[1]:
        raise Misuse(
            f"--dpi 要在 {DPI[0]} 到 {DPI[1]} 之间，现为“{text}”。",
            f"--dpi lies between {DPI[0]} and {DPI[1]}, not “{text}”.",
        )
    return dpi

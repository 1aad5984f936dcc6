"""``composer init`` — 建报: the folder of a new paper, which builds at once."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from composer.cli._program import Command, common
from composer.cli._session import Exit, Misuse, Session, Unsaid
from composer.diagnostics.diagnostic import Findings
from composer.publishing import clear_killed, staging_in

__all__ = ["command"]

_TEMPLATES = Path(__file__).parent / "templates"
_NAME, _DATE, _WEEKDAY = "%NAME%", "%DATE%", "%WEEKDAY%"
_REFUSED = set('/\\:*?"<>|')
"""Characters that some file system cannot have in a folder's name."""


@click.command(cls=Command, name="init", short_help="新建一份报纸。 Make a new paper.")
@click.argument("name")
@click.option(
    "--dir",
    "place",
    type=click.Path(path_type=Path),
    help="建在哪里（默认 ./报名）。 Where to make it.",
)
@click.option("--date", help="第一期的日期，如 2020-04-20（默认今天）。 Date of the first issue.")
@common
@click.pass_obj
def command(session: Session, name: str, place: Path | None, date: str | None) -> int:
    """新建一份报纸的文件夹，内有版式、一期样报和说明，马上就能组版。

    Makes the folder of a new paper, with layouts and a first edition that builds at once.

    \b
    composer init 校园报
    composer build 校园报/editions/（日期）
    """
    if not name.strip() or name.startswith(".") or _REFUSED & set(name) or not name.isprintable():
        raise Misuse(
            f'“{name}”不能作报名：不能有 / \\ : * ? " < > |，也不能以点开头。'
            "要建在别处，用 --dir。",
            f"“{name}” cannot be a paper's name: no / \\ : * ? \" < > | and no dot in front. "
            "To make it elsewhere use --dir.",
        )
    day = _day(date)
    folder = Path(name) if place is None else place
    findings = Findings()
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise Misuse(f"{folder} 已经有东西了，不去动它。", f"{folder} exists and is not empty.")
        _make(folder, name, day)
    except OSError as error:
        from composer.publishing import report_unwritten

        report_unwritten(error, folder, findings)
        session.show(findings, {})
        return Exit.CANNOT_COMPOSE
    edition = folder / "editions" / day.isoformat()
    try:
        session.say(session.words(f"建好了：{folder}", f"Made: {folder}"))
        session.say(
            session.words(f"组版：composer build {edition}", f"Now: composer build {edition}")
        )
    except Unsaid:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Exit.CLEAN


def _day(date: str | None) -> datetime.date:
    if date is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise Misuse(
            f"--date 要写成 2020-04-20 这样，现为“{date}”。",
            f"--date is written like 2020-04-20, not “{date}”.",
        ) from None


def _make(folder: Path, name: str, day: datetime.date) -> None:
    """Write the paper beside its place, then move it there whole."""
    absolute = folder.absolute()
    absolute.parent.mkdir(parents=True, exist_ok=True)
    clear_killed(absolute.parent)
    staging = staging_in(absolute.parent)
    try:
        for source in _template_files():
            words = _filled(source.relative_to(_TEMPLATES).as_posix(), name, day)
            target = staging / words.replace("dot-", ".")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(
                _filled(source.read_text(encoding="utf-8"), name, day), encoding="utf-8"
            )
        (staging / "fonts").mkdir(exist_ok=True)
        staging.chmod(0o755)
        if absolute.exists():
            absolute.rmdir()
        staging.rename(absolute)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _template_files() -> Iterator[Path]:
    return (path for path in sorted(_TEMPLATES.rglob("*")) if path.is_file())


def _filled(text: str, name: str, day: datetime.date) -> str:
    weekday = "星期" + "一二三四五六日"[day.weekday()]
    return text.replace(_NAME, name).replace(_DATE, day.isoformat()).replace(_WEEKDAY, weekday)

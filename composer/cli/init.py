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

__all__ = ["PRESETS", "command", "make_paper"]

_TEMPLATES = Path(__file__).parent / "templates"
_PRESETS = Path(__file__).parent / "presets"
_PICTURES = _PRESETS / "pictures"
"""Pictures that several presets share; a paper gets those that its edition names."""

PRESETS = ("broadsheet", "tabloid", "weekly", "vertical")
"""对开大报、四开小报、周报、直排繁体。"""

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
@click.option(
    "--preset",
    type=click.Choice(PRESETS),
    help="样板：对开大报、四开小报、周报、直排繁体，各有一版、里版、专题、服务四版。 A paper with a look of its own, four pages.",
)
@click.option("--date", help="第一期的日期，如 2020-04-20（默认今天）。 Date of the first issue.")
@common
@click.pass_obj
def command(
    session: Session, name: str, place: Path | None, preset: str | None, date: str | None
) -> int:
    """新建一份报纸的文件夹，内有版式、一期样报和说明，马上就能组版。

    Makes the folder of a new paper, with layouts and a first edition that builds at once.

    \b
    composer init 校园报
    composer build 校园报/editions/（日期）
    composer init 河湾晚报 --preset tabloid
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
        make_paper(folder, name, day, preset)
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


def make_paper(folder: Path, name: str, day: datetime.date, preset: str | None = None) -> None:
    """Write the paper beside its place, then move it there whole."""
    template = _TEMPLATES if preset is None else _PRESETS / preset
    absolute = folder.absolute()
    absolute.parent.mkdir(parents=True, exist_ok=True)
    clear_killed(absolute.parent)
    staging = staging_in(absolute.parent)
    try:
        for words, source in _files_of(template).items():
            target = staging / _filled(words, name, day).replace("dot-", ".")
            target.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8")
            target.write_text(_filled(text, name, day), encoding="utf-8")
        if template != _TEMPLATES:
            _copy_pictures(staging / "editions" / day.isoformat())
        (staging / "fonts").mkdir(exist_ok=True)
        staging.chmod(0o755)
        if absolute.exists():
            absolute.rmdir()
        staging.rename(absolute)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _files_of(template: Path) -> dict[str, Path]:
    """Name in the paper → file. A preset is the plain paper with layouts and an edition of its own: what helps to
    find one's way — the README, the words in each folder — is the same in both."""
    shared = {_relative(path, _TEMPLATES): path for path in _texts(_TEMPLATES)}
    if template == _TEMPLATES:
        return shared
    own = {_relative(path, template): path for path in _texts(template)}
    return {words: path for words, path in shared.items() if path.name in _SHARED} | own


_SHARED = ("README.md", "dot-gitignore")


def _texts(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _copy_pictures(edition: Path) -> None:
    """The shared pictures that an edition names, and what the manifest says of them: origin and licence."""
    words = (edition / "edition.yaml").read_text(encoding="utf-8")
    target = edition / "pictures"
    target.mkdir(exist_ok=True)
    head, *entries = (_PICTURES / "manifest.yaml").read_text(encoding="utf-8").split("  - file: ")
    named = [entry for entry in entries if entry.split("\n", 1)[0] in words]
    for entry in named:
        file = entry.split("\n", 1)[0]
        shutil.copyfile(_PICTURES / file, target / file)
    (target / "manifest.yaml").write_text("  - file: ".join((head, *named)), encoding="utf-8")


def _filled(text: str, name: str, day: datetime.date) -> str:
    weekday = "星期" + "一二三四五六日"[day.weekday()]
    return text.replace(_NAME, name).replace(_DATE, day.isoformat()).replace(_WEEKDAY, weekday)

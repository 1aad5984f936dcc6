"""``composer preflight`` — 印前检查: finished PDFs against the rules of the press."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from composer.cli._program import Command, common
from composer.cli._session import Exit, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings, Severity

if TYPE_CHECKING:
    from composer.api.finished import Engine, Report

__all__ = ["command"]

_Form = Literal["text", "json", "html", "sarif"]


@click.command(
    cls=Command, name="preflight", short_help="检查成品 PDF。 Check finished PDFs for the press."
)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--profile",
    default="newsprint-crpc1",
    help="印刷规范的名称，或规范文件的路径（默认 newsprint-crpc1）。 Press profile, by name or path.",
)
@click.option(
    "--ink",
    type=click.Choice(["auto", "ghostscript", "mupdf", "estimate", "off"]),
    default="auto",
    help="怎样测总墨量（默认：有什么用什么）。 How to measure total ink.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "sarif"]),
    default="text",
    help="结果的格式（默认 text）。 Form of the result.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="结果写到哪个文件（默认屏幕）。 File for the result.",
)
@common
@click.pass_obj
def command(
    session: Session,
    files: tuple[Path, ...],
    profile: str,
    ink: Engine,
    form: _Form,
    out: Path | None,
) -> int:
    """上版前把成品 PDF 重读一遍：文件、页面框、字体、颜色、叠印、图片、线条、结构、总墨量。

    Reads finished PDFs again before they go to the plate.

    \b
    composer preflight build/2020-04-20/*.pdf
    composer preflight 广告.pdf --format html --out 广告.html
    自家的、客户发来的 PDF 都能查。有文件读不了时退出码是 2。
    """
    findings = Findings()
    from composer.api.finished import examine_files, press_profile, profile_sources

    limits = press_profile(profile, findings)
    if limits is None:
        session.show(findings, profile_sources(profile))
        return Exit.CANNOT_COMPOSE
    reports = examine_files(files, limits, ink=ink)
    for report in reports:
        findings.extend(report.diagnostics())
    if form == "text":
        session.show(findings, {}, sys.stdout)
    told = _written(session, reports, form, out, findings)
    if told is None:
        return Exit.CANNOT_COMPOSE
    readable = all(report.readable for report in reports)
    return Exit.of(findings) if readable else Exit.CANNOT_COMPOSE


def _written(
    session: Session, reports: Sequence[Report], form: _Form, out: Path | None, findings: Findings
) -> str | None:
    """Say the result, or write it to `out`; None where that cannot be written."""
    text = _result(session, reports, form, findings, whole=out is not None)
    if out is None:
        session.say(text.rstrip("\n"))
        return text
    from composer.publishing import Folder

    failed = Findings()
    target = out.absolute()
    try:
        with Folder.opened(target.parent, failed) as folder:
            (folder.staging / target.name).write_text(text, encoding="utf-8")
            folder.publish([target.name])
            session.say(_summary(session, reports, findings))
    except CannotCompose:
        session.show(failed, {})
        return None
    return text


def _result(
    session: Session, reports: Sequence[Report], form: _Form, findings: Findings, *, whole: bool
) -> str:
    from composer.api.finished import page, tree

    if form == "text":
        listed = _listed(session, findings) if whole else ""
        return f"{listed}{_summary(session, reports, findings)}\n"
    if form == "html":
        return page(reports, session.lang)
    return json.dumps(tree(reports, form, session.lang), ensure_ascii=False, indent=2) + "\n"


def _listed(session: Session, findings: Findings) -> str:
    from composer.diagnostics.render import as_text

    return "".join(as_text(one, {}, session.lang) + "\n" for one in findings.in_order())


def _summary(session: Session, reports: Sequence[Report], findings: Findings) -> str:
    """A line on the ink of each file, and the line that a run ends with."""
    lines = [_ink_line(session, report) for report in reports if report.readable]
    read = sum(report.readable for report in reports)
    errors, warnings = findings.count(Severity.ERROR), findings.count(Severity.WARNING)
    lines.append(
        session.words(
            f"查了 {read} 个文件 · 错误 {errors} · 警告 {warnings}",
            f"{read} files checked · {errors} errors · {warnings} warnings",
        )
    )
    return "\n".join(lines)


def _ink_line(session: Session, report: Report) -> str:
    most = "" if report.most_ink is None else f" · {report.most_ink:.0f}%"
    return session.words(
        f"{report.file}：总墨量{report.ink.zh}{most}",
        f"{report.file}: total ink {report.ink.en}{most}",
    )

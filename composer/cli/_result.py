"""How ``build`` and ``check`` end: findings told page by page or as one document, and the exit code. And text
in a terminal, where a 汉字 is two cells wide."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args
from unicodedata import east_asian_width

import click

from composer.cli._session import Exit, Session
from composer.diagnostics.controls import escaped_json
from composer.diagnostics.diagnostic import Diagnostic, Findings, Severity, severity_of
from composer.frozen import frozen

if TYPE_CHECKING:
    from composer.api import Composition
    from composer.api.report.entries import Shown

__all__ = ["Telling", "cells", "padded", "table", "tell_outcome", "telling"]

Form = Literal["text", "json", "sarif", "github"]

_Function = TypeVar("_Function", bound=Callable[..., Any])

_CONCLUSION = "E607"
"""That a page may not be printed is said of the page; what keeps it is counted."""

_WIDE = "WFA"
"""Ambiguous characters (“ ” — …) count as wide: Chinese terminals show them so."""


@frozen
class Telling:
    """How an outcome is to be told."""

    form: Form = "text"
    pages: tuple[int, ...] | None = None
    errors: bool = False
    notes: bool = False
    details: bool = False
    writes: bool = True
    """Whether the run writes files."""


def telling(function: _Function) -> _Function:
    """Add the options that say what is told of an edition, and how."""
    for option in (
        click.option(
            "--format",
            "form",
            type=click.Choice(get_args(Form)),
            default="text",
            help="结果给人看，或给程序、代码平台读。 Result for people, programs or code hosts.",
        ),
        click.option(
            "--details",
            is_flag=True,
            help="每条带上所指的那一行。 With the line that each finding is about.",
        ),
        click.option("--notes", is_flag=True, help="说明逐条列出，不归并。 List notes one by one."),
        click.option("--errors", is_flag=True, help="只列错误。 List errors only."),
    ):
        function = option(function)
    return function


def tell_outcome(
    session: Session,
    edition: Path,
    made: Composition | None,
    findings: Findings,
    how: Telling,
) -> Exit:
    """Tell the outcome of a run on the edition at `edition`; `made` is None where there is none.

    All of it goes to standard output: as text the findings page by page, the jumps and a line at the end, else
    one document for whatever runs us. The exit code is that of the pages asked for.
    """
    from composer.api.report.entries import Shown, entries_of

    asked = Shown(how.pages)
    code = Exit.CANNOT_COMPOSE
    if made:
        code = Exit.of([one.finding for one in entries_of(findings, made, asked)])
    shown = Shown(how.pages, how.errors)
    match how.form:
        case "json":
            session.say(_outcome_json(session, code, made, findings, shown))
        case "sarif":
            from composer.api.report.hosted import sarif

            log = sarif(entries_of(findings, made, shown), _named(edition), session.lang)
            session.say(escaped_json(json.dumps(log, ensure_ascii=False, indent=2)))
        case "github":
            from composer.api.report.hosted import github

            for line in github(entries_of(findings, made, shown), _named(edition), session.lang):
                session.say(line)
            _say_end(session, made, findings, how)
        case _:
            _say_pages(session, edition, made, findings, shown, how)
            _say_end(session, made, findings, how)
    return code


def _say_pages(
    session: Session,
    edition: Path,
    made: Composition | None,
    findings: Findings,
    shown: Shown,
    how: Telling,
) -> None:
    if len(findings):
        from composer.api.opening import sources_of
        from composer.api.report.by_page import Look, by_page

        look = Look(session.lang, session.coloured(sys.stdout), how.notes, how.details)
        for line in by_page(findings, made, sources_of(edition), shown, look):
            session.say(line, coloured=True)
    for line in _jump_lines(session, made) if made and not how.errors else ():
        session.say(line)


def _say_end(session: Session, made: Composition | None, findings: Findings, how: Telling) -> None:
    if made:
        from composer.api.report.entries import Shown, entries_of

        entries = entries_of(findings, made, Shown(how.pages))
        session.say(_summary(session, made, [one.finding for one in entries], writes=how.writes))


def _named(edition: Path) -> Callable[[str], str]:
    """How files of the edition's paper are called from the folder that the program runs in."""
    from composer.api.opening import paper_root

    root = paper_root(edition) or edition.absolute().parent

    def named(file: str) -> str:
        path = os.path.relpath(root / file)
        return file if path.startswith("..") else path.replace(os.sep, "/")

    return named


def _outcome_json(
    session: Session, code: Exit, made: Composition | None, findings: Findings, shown: Shown
) -> str:
    """What ``--format json`` prints: the outcome of this run."""
    from composer.api.report import told_findings, totals

    outcome = {
        "exit": int(code),
        "totals": totals(made),
        "findings": told_findings(findings, made, shown),
        "withheld": list(made.withheld) if made else [],
        "seconds": round(session.seconds(), 3),
    }
    return escaped_json(json.dumps(outcome, ensure_ascii=False, indent=2))


def _jump_lines(session: Session, made: Composition) -> list[str]:
    """转版 — one line a jump: the story, the areas it leaves and enters, and how much stands on both
    sides; who reads the proofs has to see both pages."""
    lines = []
    for story in made.stories:
        for jump in story.jumps:
            before, after = jump.before, jump.after
            lines.append(
                session.words(
                    f"转版 {story.title}：{jump.leaves}（{before[0]} 行 {before[1]:,} 字）→ "
                    f"{jump.enters}（{after[0]} 行 {after[1]:,} 字）",
                    f"jump {story.title}: {jump.leaves} ({before[0]} lines, {before[1]:,} characters) → "
                    f"{jump.enters} ({after[0]} lines, {after[1]:,} characters)",
                )
            )
    return lines


def _summary(
    session: Session, made: Composition, findings: Sequence[Diagnostic], *, writes: bool
) -> str:
    """The line that a run ends with."""
    from composer.api.report import totals

    pages, stories, done, given = totals(made).values()
    graver = (one for one in findings if severity_of(one) is not Severity.NOTE)
    count = sum(one.code != _CONCLUSION for one in graver)
    seconds = f"{session.seconds():.1f}"
    kept = "、".join(map(str, made.withheld))
    zh, en = ("未写出", "withheld") if writes else ("不能付印", "not for the press")
    return session.words(
        f"{pages} 版 · {stories} 篇 · {done:,}/{given:,} 字 · {count} 处问题 · {seconds} 秒"
        + (f" · 第 {kept} 版{zh}" if kept else ""),
        f"{pages} pages · {stories} stories · {done:,}/{given:,} characters"
        f" · {count} findings · {seconds} s"
        + (f" · {en}: {kept.replace('、', ', ')}" if kept else ""),
    )


def cells(text: str) -> int:
    """How many cells of a terminal `text` takes."""
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in text)


def padded(text: str, width: int) -> str:
    """`text` with spaces after it, `width` cells wide."""
    return text + " " * (width - cells(text))


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines, each column as wide as its widest cell."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]

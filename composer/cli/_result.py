"""How ``build`` and ``check`` end: findings told, one line or one JSON document said, and the exit code. And text
in a terminal, where a 汉字 is two cells wide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from composer.cli._session import Exit, Session
from composer.diagnostics.diagnostic import Findings, Severity

if TYPE_CHECKING:
    from composer.api import Composition

__all__ = ["cells", "padded", "table", "tell_outcome"]

_WIDE = "WFA"
"""Ambiguous characters (“ ” — …) count as wide: Chinese terminals show them so."""


def tell_outcome(
    session: Session,
    edition: Path,
    made: Composition | None,
    findings: Findings,
    form: str,
    *,
    writes: bool = True,
) -> Exit:
    """Tell the outcome of a run on the edition at `edition`; `made` is None where there is none. `writes`: the
    run writes files.

    As text, findings and jumps go to standard error and standard output has one line. As JSON, standard output
    has one document with both, for whatever runs us.
    """
    code = Exit.of(findings) if made else Exit.CANNOT_COMPOSE
    if form == "json":
        session.say(_outcome_json(session, code, made, findings))
        return code
    from composer.api.opening import sources_of

    session.show(findings, sources_of(edition))
    if made:
        for line in _jump_lines(session, made):
            session.tell(line)
        session.say(_summary(session, made, findings, writes=writes))
    return code


def _outcome_json(
    session: Session, code: Exit, made: Composition | None, findings: Findings
) -> str:
    """What ``--format json`` prints: the outcome of this run."""
    from composer.api.report import told_findings, totals
    from composer.diagnostics.controls import escaped_json

    outcome = {
        "exit": int(code),
        "totals": totals(made),
        "findings": told_findings(findings),
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


def _summary(session: Session, made: Composition, findings: Findings, *, writes: bool) -> str:
    """The line that a run ends with."""
    from composer.api.report import totals

    pages, stories, done, given = totals(made).values()
    count = findings.count(Severity.ERROR) + findings.count(Severity.WARNING)
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

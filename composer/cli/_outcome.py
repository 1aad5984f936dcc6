"""How ``build`` and ``check`` end: findings told, one line or one JSON document said, and the exit code."""

from __future__ import annotations

from pathlib import Path

from composer.cli._edition import Made, jump_lines, sources_of, summary
from composer.cli._exit import Exit
from composer.cli._session import Session
from composer.diagnostics.diagnostic import Findings

__all__ = ["tell_outcome"]


def tell_outcome(
    session: Session, edition: Path, made: Made | None, findings: Findings, form: str
) -> Exit:
    """Tell the outcome of a run on the edition at `edition`; `made` is None where there is none.

    As text, findings and jumps go to standard error and standard output has one line. As JSON, standard output
    has one document with both, for whatever runs us.
    """
    code = Exit.of(findings) if made else Exit.CANNOT_COMPOSE
    if form == "json":
        from composer.cli._result import outcome_json

        session.say(outcome_json(session, code, made, findings))
        return code
    session.show(findings, sources_of(edition))
    if made:
        for line in jump_lines(session, made):
            session.tell(line)
        session.say(summary(session, made, findings))
    return code

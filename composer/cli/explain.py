"""``composer explain`` — 解释: the page on a diagnostic's code."""

from __future__ import annotations

import click

from composer.cli._program import Command, common
from composer.cli._session import Exit, Misuse, Session

__all__ = ["command"]


@click.command(
    cls=Command, name="explain", short_help="解释一个诊断代码。 Explain a diagnostic's code."
)
@click.argument("name")
@common
@click.pass_obj
def command(session: Session, name: str) -> int:
    """印出一个诊断代码的说明：查什么，为什么要紧，错的和对的写法。

    Prints the page on a diagnostic's code: what it checks, why it matters, wrong and right.

    \b
    composer explain E101
    composer explain 101
    """
    from composer.api.explaining import explain
    from composer.api.findings import Refused

    try:
        page = explain(name)
    except Refused as refused:
        (one,) = refused.findings
        raise Misuse(
            "；".join((one.message, *one.hints)), "; ".join((one.message_en, *one.hints_en))
        ) from None
    session.say(page.rstrip("\n"))
    return Exit.CLEAN

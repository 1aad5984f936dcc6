"""``composer explain`` — 解释: the page on a diagnostic's code, the entry of a key of the YAML."""

from __future__ import annotations

import click

from composer.cli._program import Command, common
from composer.cli._session import Exit, Misuse, Session

__all__ = ["command"]


@click.command(
    cls=Command, name="explain", short_help="解释诊断代码或键。 Explain a code or a key."
)
@click.argument("name")
@common
@click.pass_obj
def command(session: Session, name: str) -> int:
    """印出一个诊断代码的说明（查什么，为什么要紧，错的和对的写法），或 YAML 里一个键的说明（意思、类型、单位、默认值、范围、例）。

    Prints the page on a diagnostic's code (what it checks, why it matters, wrong and right), or the entry of a key
    of the YAML (its meaning, type, unit, default, bounds, an example).

    \b
    composer explain E101
    composer explain 101
    composer explain box.padding
    composer explain styles.body.advance
    composer explain 行距
    """
    from composer.api.explaining import explain
    from composer.api.findings import Refused

    try:
        page = explain(name)
    except Refused as refused:
        (one,) = refused.findings
        zh = f"{one.message}。{''.join(one.hints)}。"
        raise Misuse(zh, f"{one.message_en}. {' '.join(one.hints_en)}.") from None
    session.say(page.rstrip("\n"))
    return Exit.CLEAN

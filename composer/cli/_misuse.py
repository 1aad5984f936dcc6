"""What is wrong with a command line, in words: click's own are English only."""

from __future__ import annotations

import click
from click.exceptions import NoArgsIsHelpError

from composer.cli._session import Misuse, Session

__all__ = ["tell_misuse"]

_EXTRA = "Got unexpected extra argument"
"""How click begins to say which words are too many."""


def tell_misuse(error: click.UsageError | Misuse, session: Session) -> None:
    """Tell what is wrong, and where help stands."""
    if isinstance(error, Misuse):
        _tell(session, error.zh, error.en, error.command)
        return
    if isinstance(error, NoArgsIsHelpError):
        session.tell(error.format_message())
        return
    english = error.format_message()
    command = error.ctx.command_path if error.ctx else None
    _tell(session, _in_chinese(error) or english, english, command)


def _tell(session: Session, zh: str, en: str, command: str | None) -> None:
    path = command or "composer"
    session.tell(session.words(f"用法不对：{zh}", f"Misuse: {en}"))
    session.tell(session.words(f"说明见：{path} --help", f"Help: {path} --help"))


def _in_chinese(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            near = "、".join(error.possibilities or ())
            return f"没有选项 {error.option_name}" + (f"；是不是 {near}？" if near else "。")
        case click.MissingParameter() if error.param is not None:
            return f"缺少 {_name(error.param)}。"
        case click.BadParameter() if error.param is not None and isinstance(
            error.param.type, click.Choice
        ):
            return f"{_name(error.param)} 只能是 {'、'.join(map(str, error.param.type.choices))}。"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面少了或多了值。"
        case click.UsageError() if error.message.startswith(_EXTRA):
            return f"多写了{error.message.removeprefix(_EXTRA)}；路径里有空格的要加引号。"
    return ""


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name

"""The options that every command takes; they go into the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from composer.cli._session import Session

__all__ = ["common"]

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setattr(context.ensure_object(Session), name, value)

    return callback


def _without_colour(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Session).colour = False


def common(function: _Function) -> _Function:
    """Add the options that every command takes; they go into the `Session`, not to the function."""
    for option in (
        click.option(
            "--traceback",
            is_flag=True,
            expose_value=False,
            callback=_set("traceback"),
            help="程序自身出错时显示细节。 Show the details of a fault of the program.",
        ),
        click.option(
            "--no-color",
            is_flag=True,
            expose_value=False,
            callback=_without_colour,
            help="不用颜色。 No colours.",
        ),
        click.option(
            "--lang",
            type=click.Choice(["zh", "en"]),
            envvar="COMPOSER_LANG",
            expose_value=False,
            callback=_set("lang"),
            help="消息用的语言（默认 zh）。 Language of messages.",
        ),
    ):
        function = option(function)
    return function

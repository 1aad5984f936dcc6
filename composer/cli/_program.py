"""The program ``composer`` as a click group: its commands, their help in both languages, the options that
all of them take, and what is wrong with a command line, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TypeVar

import click
from click.exceptions import NoArgsIsHelpError

from composer import __version__
from composer.cli._session import Exit, Misuse, Session

__all__ = ["Command", "common", "invoke", "program", "tell_misuse"]

_COMMANDS = (
    "init", "build", "check", "explain", "galley", "preflight", "impose", "proof", "schema", "fonts"
)  # fmt: skip

_HELP = "显示本页说明。 Show this page."

_EXTRA = "Got unexpected extra argument"
"""How click begins to say which words are too many."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


# ── help ──────────────────────────────────────────────────────────────────────────────────────────


class _Bilingual(click.Command):
    """Click's help with headings in both languages."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法 Usage: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of options."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        rows = [row for one in options if (row := one.get_help_record(ctx))]
        with formatter.section("选项 Options"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what is wrong with its line is explained by its own help."""
        try:
            return super().invoke(ctx)
        except Misuse as error:
            error.command = error.command or ctx.command_path
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The ``--help`` option."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


class Command(_Bilingual):
    """A command of the program."""


class LazyGroup(_Bilingual, click.Group):
    """The program: its commands are modules of ``composer.cli``, imported when one is called."""

    def __init__(self, *args: object, modules: tuple[str, ...] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a paper meets them."""
        del ctx
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        if cmd_name not in self._modules:
            return None
        command: click.Command = import_module(f"composer.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was likely meant."""
        if args and args[0] not in self._modules and not args[0].startswith("-"):
            from composer.diagnostics.suggest import nearest

            found = nearest(args[0], self._modules)
            raise Misuse(
                f"没有命令“{args[0]}”" + (f"；是不是 {found}？" if found else "。"),
                f"There is no command “{args[0]}”." + (f" Did you mean {found}?" if found else ""),
            )
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands, then that of options."""
        rows = []
        for name in self._modules:
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.short_help or ""))
        with formatter.section("命令 Commands"):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)


# ── options of every command ──────────────────────────────────────────────────────────────────────


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


# ── the program ───────────────────────────────────────────────────────────────────────────────────


@click.group(
    cls=LazyGroup,
    modules=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__, "--version", prog_name="composer", help="显示版本号。 Show the version."
)
@common
def program() -> None:
    """报纸组版：YAML 版式和中文稿件进，可上版的 PDF 出。

    Composes newspaper pages: YAML layouts and Chinese stories in, print-ready PDF out.

    \b
    第一次用： composer init 我的报
               composer build 我的报/editions/（日期）
    退出码：   0 干净  1 有问题  2 不能组版  3 用法不对  4 程序自身出错
    Exit codes: 0 clean, 1 findings, 2 cannot compose, 3 misuse, 4 our bug.
    """


def invoke(argv: Sequence[str], session: Session) -> int:
    """Carry out a command line, as click reads it."""
    try:
        code = program.main(
            list(argv),
            prog_name="composer",
            standalone_mode=False,
            obj=session,
            windows_expand_args=False,
        )
    except click.UsageError as error:
        tell_misuse(error, session)
        return Exit.MISUSE
    except click.Abort:
        raise KeyboardInterrupt from None
    return Exit.CLEAN if code is None else int(code)


# ── misuse: click's own words are English only ────────────────────────────────────────────────────


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

"""Commands whose help reads in Chinese first, and a group that loads a command when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from composer.cli._session import Misuse

__all__ = ["Command", "LazyGroup"]

_HELP = "显示本页说明。 Show this page."


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

"""The program ``composer`` as a click group."""

from __future__ import annotations

from collections.abc import Sequence

import click

from composer import __version__
from composer.cli._exit import Exit
from composer.cli._help import LazyGroup
from composer.cli._options import common
from composer.cli._session import Session

__all__ = ["invoke", "program"]

_COMMANDS = ("init", "build", "check", "galley", "preflight", "impose", "proof", "schema", "fonts")


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
        from composer.cli._misuse import tell_misuse

        tell_misuse(error, session)
        return Exit.MISUSE
    except click.Abort:
        raise KeyboardInterrupt from None
    return Exit.CLEAN if code is None else int(code)

"""The program ``composer`` as a click group, and the one place where every way to end becomes a code."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from composer import __version__
from composer.cli._exit import Exit
from composer.cli._help import LazyGroup
from composer.cli._session import Session, common

__all__ = ["program", "run"]

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


def run(argv: Sequence[str]) -> int:
    """Carry out a command line; see `composer.cli.main`."""
    session = Session()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show 汉字 shall not turn a finished edition into a fault of ours.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _terminable(), _no_collection():
            return int(_invoke(argv, session))
    except click.UsageError as error:
        from composer.cli._misuse import tell_misuse

        tell_misuse(error, session)
        return Exit.MISUSE
    except (KeyboardInterrupt, click.Abort):
        return _interrupted(session)
    except Exception as error:
        from composer.cli._bug import tell_bug

        tell_bug(error, session)
        return Exit.BUG


def _invoke(argv: Sequence[str], session: Session) -> int:
    code = program.main(
        list(argv),
        prog_name="composer",
        standalone_mode=False,
        obj=session,
        windows_expand_args=False,
    )
    return Exit.CLEAN if code is None else code


@contextmanager
def _terminable() -> Iterator[None]:
    """Take a polite request to end like Ctrl-C, so that what is under way is taken back."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leave the search for circular garbage off: a run ends before it would find any.

    An edition is a few million small tuples that live to the end; looking through them again and
    again takes 5 % of the time of 64 pages, and never looking 4 MiB.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _interrupted(session: Session) -> int:
    from composer.diagnostics.model import Findings, Span

    findings = Findings()
    findings.add("E603", Span())
    session.show(findings, {})
    return Exit.CANNOT_COMPOSE

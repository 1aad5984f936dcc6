"""One run of the program: the one place where every way to end becomes a code. Of an exception that escaped
(程序自身出错) the editor gets one line and we the whole of it in a file.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from composer.cli._session import Exit, Misuse, Session, Unsaid, silenced

__all__ = ["run"]


def run(argv: Sequence[str], *, last: bool = False) -> int:
    """Carry out a command line; see `composer.cli.main`. `last`: the process ends with it."""
    session = Session()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show 汉字 shall not turn a finished edition into a fault of ours.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _terminable(), _no_collection(last=last):
            from composer.cli._program import invoke

            return int(invoke(argv, session))
    except Misuse as error:
        from composer.cli._program import tell_misuse

        tell_misuse(error, session)
        return Exit.MISUSE
    except Unsaid as error:
        return _unsaid(session, error)
    except KeyboardInterrupt:
        return _interrupted(session)
    except Exception as error:
        from composer.publishing import FULL

        if isinstance(error, OSError) and error.errno in FULL and error.filename is None:
            return _unsaid(session, Unsaid(sys.stdout, error))  # click's own words
        _tell_bug(error, session)
        return Exit.BUG


@contextmanager
def _terminable() -> Iterator[None]:
    """Take a polite request to end like Ctrl-C, so that what is under way is taken back."""
    taken = True
    try:
        before = signal.signal(signal.SIGTERM, _interrupt)
    except ValueError:  # the main thread alone may
        taken = False
    try:
        yield
    finally:
        if taken:
            signal.signal(signal.SIGTERM, before)


@contextmanager
def _no_collection(*, last: bool) -> Iterator[None]:
    """Leave the search for circular garbage off: a run ends before it would find any.

    An edition is a few million small tuples that live to the end; looking through them again and
    again takes 5 % of the time of 64 pages, and never looking 4 MiB. Where the process ends anyway,
    they are kept from the two last looks too, which Python takes then: 6 % more.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if last:
            gc.freeze()
        if before:
            gc.enable()


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _interrupted(session: Session) -> int:
    from composer.diagnostics.diagnostic import Findings, Span

    findings = Findings()
    findings.add("E603", Span())
    session.show(findings, {})
    return Exit.CANNOT_COMPOSE


def _unsaid(session: Session, error: Unsaid) -> int:
    """Standard output, or standard error, is a file on a full disk, or broken: nothing counts as done."""
    from composer.diagnostics.diagnostic import Findings, Span, Words
    from composer.publishing import FULL

    silenced(error.stream)
    findings = Findings()
    standard_error = error.stream is sys.stderr
    where = (
        Words("标准错误", "standard error")
        if standard_error
        else Words("标准输出", "standard output")
    )
    full = error.reason.errno in FULL
    words = ("磁盘满了", "the disk is full") if full else ("断了", "it is broken")
    findings.add("E602", Span(), path=where, reason=Words(*words))
    with suppress(Unsaid):
        session.show(findings, {})
    return Exit.CANNOT_COMPOSE


def _tell_bug(error: Exception, session: Session) -> None:
    """Tell that the program is at fault, and where the traceback is."""
    import traceback

    whole = "".join(traceback.format_exception(error))
    if session.traceback:
        session.tell(whole.rstrip())
        session.tell(
            session.words(
                "这是程序自身的错误，与稿件和版式无关。", "This is a fault of the program."
            )
        )
        return
    where = _written(whole)
    kind = type(error).__name__
    session.tell(
        session.words(
            f"程序自身出错（{kind}），与稿件和版式无关。{_place(where, '细节写在 ', '加 --traceback 看细节')}",
            f"A fault of the program ({kind}), not of your files. "
            + _place(where, "Details are in ", "Add --traceback for details"),
        )
    )


def _place(where: Path | None, written: str, else_: str) -> str:
    return f"{written}{where}" if where else else_


def _written(whole: str) -> Path | None:
    """The traceback in a file of its own; None where not even that can be written."""
    import tempfile

    from composer import __version__

    try:
        number, name = tempfile.mkstemp(".log", "composer-")
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(f"composer {__version__}\n{whole}")
    except OSError:
        return None
    return Path(name)

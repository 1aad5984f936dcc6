"""An exception that escaped — 程序自身出错: one line for the editor, the whole of it in a file for us."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from composer import __version__
from composer.cli._session import Session

__all__ = ["tell_bug"]


def tell_bug(error: Exception, session: Session) -> None:
    """Tell that the program is at fault, and where the traceback is."""
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
    try:
        number, name = tempfile.mkstemp(".log", "composer-")
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(f"composer {__version__}\n{whole}")
    except OSError:
        return None
    return Path(name)

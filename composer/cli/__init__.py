"""The command line — 命令行: ``composer COMMAND``, one module a command, and what its exit codes mean.

In come the words of a command line; out go an exit code and, on the way, files and messages. Nothing
of the composer is imported before a command is chosen, and each command imports only what it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from composer.promises import promise

__all__ = ["main", "put_off"]

_FLAGS = {
    "CO_OPTIMIZED": 1,
    "CO_NEWLOCALS": 2,
    "CO_VARARGS": 4,
    "CO_VARKEYWORDS": 8,
    "CO_GENERATOR": 32,
    "CO_COROUTINE": 128,
    "CO_ASYNC_GENERATOR": 512,
}
"""CPython's flags of code objects, all that uharfbuzz wants of ``inspect`` when it starts."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (`composer.cli._exit.Exit`).

    No exception leaves: misuse, an interruption and a bug of ours each become a few words and a code.
    """
    put_off()
    from composer.cli._run import run

    return run(sys.argv[1:] if argv is None else argv, last=argv is None)


def put_off() -> None:
    """Promise what libraries import at once and a build does not use."""
    promise("inspect", **_FLAGS)
    promise("uuid", "pickle", "textwrap", "bz2", "lzma")

"""The command line — 命令行: ``composer COMMAND``, one module a command, and what its exit codes mean.

In come the words of a command line; out go an exit code and, on the way, files and messages. Nothing
of the composer is imported before a command is chosen, and each command imports only what it runs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (`composer.cli._exit.Exit`).

    No exception leaves: misuse, an interruption and a bug of ours each become a few words and a code.
    """
    from composer.cli._run import run

    return run(sys.argv[1:] if argv is None else argv, last=argv is None)

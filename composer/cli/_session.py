"""What every command has at hand: language and colour, words to both streams, findings shown, progress, and the
codes that a run ends with (退出码): what a script may conclude without reading its words."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from enum import IntEnum
from typing import Literal, TextIO

from composer.diagnostics.controls import shown
from composer.diagnostics.diagnostic import Diagnostic, Findings, Severity, severity_of
from composer.frozen import record

__all__ = ["Exit", "Misuse", "Progress", "Session", "Unsaid", "silenced"]

_ERASE = "\r\x1b[K"


class Exit(IntEnum):
    """How a run ended."""

    CLEAN = 0
    FINDINGS = 1
    """There are errors or warnings that nobody has signed for. Every page was composed; for the press,
    those with errors were not written."""
    CANNOT_COMPOSE = 2
    """Nothing was made, and nothing was left half-written."""
    MISUSE = 3
    """The command line itself is wrong; nothing was looked at."""
    BUG = 4
    """An exception escaped: the fault is the program's."""

    @classmethod
    def of(cls, findings: Iterable[Diagnostic]) -> Exit:
        """The code of a run that made its pages."""
        graver = any(severity_of(one) is not Severity.NOTE for one in findings)
        return cls.FINDINGS if graver else cls.CLEAN


class Misuse(Exception):
    """A command line that cannot be carried out, said in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.command = ""
        """The command whose help to read: ``composer build``."""


@record
class Session:
    """One run of the program."""

    lang: Literal["zh", "en"] = "zh"
    colour: bool = True
    """Whether colour is wanted where a person watches."""
    traceback: bool = False
    begun: float = field(default_factory=time.perf_counter)

    def words(self, zh: str, en: str) -> str:
        """The words in the language of the run."""
        return en if self.lang == "en" else zh

    def seconds(self) -> float:
        """How long the run has taken, by the clock on the wall."""
        return time.perf_counter() - self.begun

    def say(self, text: str, *, coloured: bool = False) -> None:
        """Write lines to standard output, where a command's result goes; `coloured` ones have controls of ours
        and none of anybody else."""
        _write(sys.stdout, text if coloured else shown(text))

    def tell(self, text: str) -> None:
        """Write lines to standard error, where progress goes, and words that are no part of a result."""
        _write(sys.stderr, shown(text))

    def rewrite(self, text: str) -> None:
        """Write over the line of progress where a person watches."""
        _write(sys.stderr, text, end="")

    def coloured(self, stream: TextIO | None) -> bool:
        """Whether `stream` takes colour: a terminal, and nobody said no (https://no-color.org)."""
        return bool(
            self.colour
            and not os.environ.get("NO_COLOR")
            and stream is not None
            and stream.isatty()
        )

    def show(
        self, findings: Findings, sources: Mapping[str, str], stream: TextIO | None = None
    ) -> None:
        """Write the findings, with excerpts out of `sources`, to standard error: beside a command's result. Where
        they are the result, `stream` is standard output."""
        if not len(findings):
            return
        from composer.diagnostics.render import as_text

        stream = sys.stderr if stream is None else stream
        colour = self.coloured(stream)
        for one in findings.in_order():
            _write(stream, as_text(one, sources, self.lang, colour=colour))


class Progress:
    """Tells how far a run is, on standard error."""

    def __init__(self, session: Session, *, quiet: bool = False) -> None:
        self._session = session
        self._quiet = quiet
        self._rewrites = sys.stderr is not None and sys.stderr.isatty()

    def page(self, number: int, of: int) -> None:
        """Page `number` of `of` is made up."""
        self._step(
            self._session.words(
                f"组版 第 {number} 版（共 {of} 版）", f"Composed page {number} of {of}"
            )
        )

    def file(self, name: str) -> None:
        """A file is being written."""
        self._step(self._session.words(f"写出 {name}", f"Writing {name}"))

    def clear(self) -> None:
        """Take the line away before other words are told."""
        if self._rewrites and not self._quiet:
            self._session.rewrite(_ERASE)

    def _step(self, text: str) -> None:
        if self._quiet:
            return
        if self._rewrites:
            self._session.rewrite(_ERASE + shown(text))
        else:
            self._session.tell(text)


class Unsaid(Exception):
    """A standard stream that takes no more: what has not been told must not count as done."""

    def __init__(self, stream: TextIO, reason: OSError) -> None:
        super().__init__(str(reason))
        self.stream = stream
        self.reason = reason


def _write(stream: TextIO | None, text: str, end: str = "\n") -> None:
    """Write a line. A reader that went away (``| head``) or was never there (``>&-``) wants no words, and
    changes nothing in the exit code.

    Raises:
        Unsaid: there is no room for it, or the stream is broken.
    """
    if stream is None:
        return
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        silenced(stream)
    except OSError as error:
        silenced(stream)
        if error.errno != errno.EBADF:
            raise Unsaid(stream, error) from error


def silenced(stream: TextIO) -> None:
    """Let what is still to be said to a stream go nowhere; else Python would try again at its end."""
    with suppress(OSError, ValueError):  # a stream of memory has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

"""Progress — 进度: a line for each page, or one line that is written over where a person watches."""

from __future__ import annotations

import sys

from composer.cli._session import Session
from composer.diagnostics.controls import shown

__all__ = ["Progress"]

_ERASE = "\r\x1b[K"


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

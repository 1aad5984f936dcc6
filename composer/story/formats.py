"""Formats of stories — 稿件格式: which endings of files are known, and what makes head and body of their lines.

A new format is a module that does this and an entry here. What comes after — references, mended marks, the
account of every character — is alike for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from composer.diagnostics.diagnostic import Findings
from composer.frozen import NamedTuple
from composer.story.body import RawBlock, raw_blocks
from composer.story.head import Head, read_head
from composer.story.plain import plain_blocks, plain_head

__all__ = ["FORMATS", "Format", "format_of"]


class BodyReader(Protocol):
    """The blocks of lines, of which the first has the number `first` in the file; `comments` is told the
    number and the lines with comments blanked."""

    def __call__(
        self,
        lines: Sequence[str],
        first: int,
        file: str,
        findings: Findings,
        comments: Callable[[int, str], None],
    ) -> Sequence[RawBlock]: ...


class Format(NamedTuple):
    """How the lines of a file are read."""

    head: Callable[[Sequence[str], str, Findings], Head | None]
    """Gives None where nobody can tell where the body begins."""
    body: BodyReader
    markup: bool = True
    """Whether ``**`` and its like are markup; they are printed where they are not."""


_MARKDOWN = Format(read_head, raw_blocks)

FORMATS = {
    ".md": _MARKDOWN,
    ".txt": Format(plain_head, plain_blocks, markup=False),
}
"""Ending of a file's name → its format."""


def format_of(name: str) -> Format:
    """The format of a file by its name; of endings that nobody knows, Markdown's."""
    return FORMATS.get(PurePosixPath(name).suffix.lower(), _MARKDOWN)

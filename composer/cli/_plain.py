"""A plain ``composer build`` — 最常用的一行: read without click, which takes a tenth of a short build.

Plain is what a newsroom's scripts say every night: the edition, and options in full with their values as
words of their own. Whatever else there is — help, ``--opt=value``, a slip — is not plain: click reads it
from the start, and says what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from composer.frozen import NamedTuple

if TYPE_CHECKING:
    from composer.cli._writing import Files
    from composer.press.outputs import Purpose

__all__ = ["Job", "plain_build"]


class Job(NamedTuple):
    """What ``composer build`` is asked for."""

    edition: Path
    purpose: Purpose
    out: Path | None
    pages: str | None
    files: Files | None
    form: str
    quiet: bool


_VALUES: dict[str, tuple[str, ...]] = {
    "--for": ("press", "proof", "screen"),
    "--files": ("all", "pages", "edition"),
    "--format": ("text", "json"),
    "--out": (),
    "--pages": (),
}
"""Options that take a value, and the values they take; none: any."""

_ENVIRONMENT = ("COMPOSER_LANG", "_COMPOSER_COMPLETE")
"""What click reads besides the line."""


def plain_build(argv: Sequence[str]) -> Job | None:
    """The job of a plain command line; None where click has to read it."""
    if not argv or argv[0] != "build" or any(name in os.environ for name in _ENVIRONMENT):
        return None
    read = _read(argv[1:])
    if read is None:
        return None
    editions, given = read
    places = [*editions, *([given["--out"]] if "--out" in given else [])]
    if len(editions) != 1 or not all(map(_is_place, places)):
        return None
    return Job(
        Path(editions[0]),
        cast("Purpose", given.get("--for", "press")),
        Path(given["--out"]) if "--out" in given else None,
        given.get("--pages"),
        cast("Files | None", given.get("--files")),
        given.get("--format", "text"),
        "--quiet" in given,
    )


def _read(words: Sequence[str]) -> tuple[list[str], dict[str, str]] | None:
    editions: list[str] = []
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            editions.append(word)
        elif word == "--quiet":
            given[word] = word
        elif word in _VALUES and word not in given:
            value = next(rest, "-")
            if value.startswith("-") or (_VALUES[word] and value not in _VALUES[word]):
                return None
            given[word] = value
        else:
            return None
    return editions, given


def _is_place(name: str) -> bool:
    """Whether click takes it for a place without a word: it may be read, or is not there."""
    return bool(name) and (os.access(name, os.R_OK) or not os.path.lexists(name))

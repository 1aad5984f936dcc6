"""File names in the spec → paths that stay in the paper's folder, also through symbolic links.

A layout may come from outside the house. A name that climbs out of the folder could put any file of the
machine on a page, or send the production server to look for it.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

__all__ = ["file_in", "forget", "is_file", "relative_name"]

_DRIVE = re.compile(r"[A-Za-z]:")


def file_in(folder: Path, name: str, root: Path) -> Path | None:
    """The path of `name` in `folder`, or None if it would leave `root`.

    Absolute paths, ``..`` and back slashes are refused as written; then the real path is compared, so
    that a link inside the folder cannot lead out. The file need not exist.
    """
    if not name or name.startswith(("/", "~")) or "\\" in name or _DRIVE.match(name):
        return None
    if "\0" in name or ".." in name.split("/"):
        return None
    path = folder / name
    try:
        real = _real(str(folder))
        at = real
        for part in name.split("/"):
            at = f"{at}/{part}"
            if os.path.islink(at):  # noqa: PTH114 — asked for every file that an edition names
                real = path.resolve().as_posix()
                break
        inside = f"{real}/".startswith(f"{_real(str(root))}/")
    except (OSError, RuntimeError):  # a circle of links
        return None
    return path if inside else None


def is_file(path: Path) -> bool:
    """Whether there is a file that can be read from its beginning: no folder, no pipe, and none for a
    name that no file system takes, for which `Path.is_file` raises."""
    return os.path.isfile(path)  # noqa: PTH113


@lru_cache(maxsize=64)
def _real(folder: str) -> str:
    """A folder's real path: an edition asks for the same few again and again."""
    return Path(folder).resolve().as_posix().rstrip("/")


def forget() -> None:
    """Ask anew where folders lie: links may have changed since the last load of a long-running process."""
    _real.cache_clear()


def relative_name(path: Path, root: Path) -> str:
    """How messages call a file: relative to the paper's folder, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()

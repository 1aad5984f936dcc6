"""The shelf — 版架: what was made of pictures, kept in the paper's ``build/cache`` from run to run.

In: a key and bytes. Out: the same bytes, if they are there whole. A key says all that the bytes depend
on: the picture's content, how it is used, the press, and the code that made them, so that neither an
older program nor an older Pillow can leave its work in a paper. What was not used for longest makes
room for the new.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from composer.plain_files import runs, stat_of

__all__ = ["Shelf", "digest_of"]

_MADE_BY = (
    "adverts/form_graph", "adverts/layers", "adverts/placed_form", "adverts/placing", "adverts/soft", "legibility",
    "pictures/blacks", "pictures/colour_tags", "pictures/completeness", "pictures/contours", "pictures/cutouts", "pictures/devicelink", "pictures/kinds",
    "pictures/originals", "pictures/packing", "pictures/separated", "pictures/separation",
    "shelf", "softproof",
)  # fmt: skip
"""The modules whose code decides what is kept."""

_LIMIT = 512 * 1024 * 1024
"""Bytes the shelf may hold: some four hundred pictures, a month of a small daily."""

_MARK = b"composer shelf\n"
_HASH = 64


class Shelf:
    """A folder of kept bytes; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None, limit: int = _LIMIT) -> None:
        self._folder = folder
        self._limit = limit

    @property
    def keeps(self) -> bool:
        """Whether there is a folder to keep things in."""
        return self._folder is not None

    def key(self, kind: str, *depends: object) -> str:
        """The name of what depends on all of this, and on the code; empty without a folder."""
        if self._folder is None:
            return ""
        total = hashlib.sha256(code_version())
        total.update(repr((kind, *depends)).encode("utf-8"))
        return total.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What was kept under `key`; None if nothing was, or if it has come to harm since."""
        if self._folder is None:
            return None
        place = self._folder / key
        try:
            content = place.read_bytes()
            head = len(_MARK) + _HASH + 1
            kept = content[head:]
            if content[:head] != _head(kept):
                return None
            os.utime(place)  # used: it goes last when room is made
        except OSError:
            return None
        return kept

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes for later runs, whole or not at all; a full disk is no reason to stop."""
        if self._folder is None:
            return
        beside = self._folder / f".{key}.{os.getpid()}.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_head(content) + content)
            beside.replace(self._folder / key)
            self._make_room(key)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _make_room(self, newest: str) -> None:
        """Take away what was not used for longest until the folder keeps to its limit."""
        assert self._folder is not None
        with os.scandir(self._folder) as found:
            entries = [one for one in found if one.is_file(follow_symlinks=False)]
        for one in entries:
            process = one.name.removesuffix(".tmp").rpartition(".")[2]
            if one.name.endswith(".tmp") and process.isdecimal() and not runs(int(process)):
                Path(one.path).unlink(missing_ok=True)  # of a run that was killed
        files = [(one, one.stat()) for one in entries if Path(one.path).exists()]
        total = sum(stat.st_size for _, stat in files)
        for one, stat in sorted(files, key=lambda file: (file[1].st_mtime_ns, file[0].name)):
            if total <= self._limit:
                return
            if one.name != newest:
                Path(one.path).unlink(missing_ok=True)
                total -= stat.st_size


def digest_of(path: Path) -> str:
    """What a picture file holds, as a hash; read again only when the file has changed.

    Raises:
        OSError: it cannot be read.
    """
    stat = stat_of(path)
    return _digest(str(path), stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=4096)
def _digest(path: str, _size: int, _changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


@cache
def code_version() -> bytes:
    """A hash of the code that makes what is kept: these modules' and, without importing it, Pillow's
    version. 60 KB, a third of a millisecond."""
    total = hashlib.sha256()
    folder = Path(__file__).parent
    for name in _MADE_BY:
        total.update(_source(folder / f"{name}.py"))
    pillow = find_spec("PIL")
    if pillow is not None and pillow.origin:
        total.update(_source(Path(pillow.origin).with_name("_version.py")))
    return total.digest()


def _source(path: Path) -> bytes:
    """A module's source, from a folder or a zip archive."""
    try:
        return path.read_bytes()
    except OSError:
        loader = globals().get("__loader__")
        if loader is None or not hasattr(loader, "get_data"):
            raise
        found: bytes = loader.get_data(str(path))
        return found


def _head(content: bytes) -> bytes:
    return b"%s%s\n" % (_MARK, hashlib.sha256(content).hexdigest().encode("ascii"))

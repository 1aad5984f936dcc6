"""Publishing — 出片: finished files into a folder, all of them new or all of them old.

A plate-setter's watched folder takes whatever appears in it. So files are made in a hidden folder beside
their place and moved there together, when the last of them is whole. What they take the place of is kept
until the run has said how it went: a rename that fails, a signal between two of them, a standard output
that takes no more, each brings everything back as it was. A run that was killed leaves its journal, by
which the next one into the same folder does the same.

    with Folder.opened(place, findings) as folder:
        (folder.staging / "p01.pdf").write_bytes(page)
        folder.publish(["p01.pdf"])
        print("1 page")          # fails? then p01.pdf is yesterday's again
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from composer.diagnostics.diagnostic import CannotCompose, Findings, Span, Words
from composer.plain_files import runs

__all__ = [
    "FULL",
    "REPORT",
    "Folder",
    "clear_killed",
    "report_of",
    "report_unwritten",
    "staging_in",
]

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What a disk says that has no room."""

REPORT = "report.json"
"""Moved last: who waits for it finds all that it lists."""

_PREFIX, _BACKUP, _JOURNAL = ".composer-", "old", "journal"


class Folder:
    """The output folder, with a hidden folder in it where files are made."""

    def __init__(self, place: Path, staging: Path) -> None:
        self.place = place
        self.staging = staging

    @classmethod
    @contextmanager
    def opened(cls, place: Path, findings: Findings) -> Iterator[Folder]:
        """Make the folder where it is not there, clear what killed runs left in it; take back all that was
        made and moved if the run breaks off.

        Raises:
            CannotCompose: it cannot be made or written, or the disk is full (E601, E602), and all is as it
                was; or what was moved cannot be moved back (E641).
        """
        made: list[Path] = []
        staging: Path | None = None
        try:
            made = [up for up in (place, *place.parents) if not up.exists()]
            place.mkdir(parents=True, exist_ok=True)
            clear_killed(place)
            staging = staging_in(place)
            yield cls(place, staging)
            with _held_signals():
                _commit(staging)
        except OSError as error:
            _report(error, place, findings)
        finally:
            if staging is not None:
                with _held_signals():
                    _take_back(staging, place, findings)
            for folder in made:
                if not _removed(folder):
                    break

    def publish(self, names: Sequence[str], *, gone: Iterable[str] = ()) -> None:
        """Move the finished files to their place, the report last, and take away those that are `gone`.

        Raises:
            OSError: one of them cannot be moved; its `filename` is the file's at its place.
            KeyboardInterrupt: the run was told to end meanwhile.
        """
        order = sorted(names, key=lambda name: name == REPORT)
        for name in order:
            self._check_free(self.place / name)
        doomed = [name for name in dict.fromkeys(gone) if name not in order]
        entries = {name: os.path.lexists(self.place / name) for name in (*order, *doomed)}
        (self.staging / _BACKUP).mkdir()
        (self.staging / _JOURNAL).write_text(json.dumps(entries), encoding="utf-8")
        with _held_signals():
            for name in order:
                with _naming(self.place / name):
                    if entries[name]:
                        _keep(self.place / name, self.staging / _BACKUP / name)
                    (self.staging / name).replace(self.place / name)
            for name in doomed:
                if entries[name]:
                    with _naming(self.place / name):
                        (self.place / name).replace(self.staging / _BACKUP / name)

    def listed(self) -> set[str]:
        """The PDFs in the folder that an earlier run's report names."""
        report = report_of(self.place)
        names: list[object] = []
        for key in ("files", "kept"):
            listed = report.get(key, ())
            names += listed if isinstance(listed, list) else ()
        return {
            name
            for name in names
            if isinstance(name, str)
            and Path(name).name == name
            and name.lower().endswith(".pdf")
            and os.path.lexists(self.place / name)
        }

    @staticmethod
    def _check_free(target: Path) -> None:
        """Take the place of nothing but a file: a device that is moved over is gone for all programs."""
        if target.exists() and not target.is_file():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def report_of(place: Path) -> Mapping[str, object]:
    """The report that an earlier run left in a folder; empty if there is none to be read."""
    try:
        report = json.loads((place / REPORT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}


def report_unwritten(error: OSError, place: Path, findings: Findings) -> None:
    """E602 where the disk is full; else E601: the file, or else the folder, cannot be written."""
    code = "E602" if error.errno in FULL else "E601"
    name = error.filename
    if (
        isinstance(name, str)
        and Path(name).parent == place
        and not Path(name).name.startswith(_PREFIX)
    ):
        place = Path(name)
    elif isinstance(error, FileExistsError) and name is not None:
        place = Path(str(name))
    elif isinstance(name, str) and Path(name).parent.name.startswith(_PREFIX):
        place = place / Path(name).name  # it was being made, beside its place
    reason = Words("磁盘满了", "the disk is full")
    findings.add(code, Span(str(place)), path=str(place), reason=reason)


def _report(error: OSError, place: Path, findings: Findings) -> None:
    name = error.filename
    ours = name is None or Path(str(name)).is_relative_to(place)
    if error.errno not in FULL and not ours:
        raise error  # something else than our output: not the folder's fault
    report_unwritten(error, place, findings)
    raise CannotCompose from error


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Let what goes wrong be said of the file at its place, not of a hidden one."""
    try:
        yield
    except OSError as error:
        raise type(error)(
            error.errno or errno.EIO, error.strerror or str(error), str(target)
        ) from error


# ── there and back ────────────────────────────────────────────────────────────────────────────────


def _keep(target: Path, backup: Path) -> None:
    """Keep what stands at a place: by a second name for it, so that the place is never empty; where the
    file system has no such names, by moving it away for the moment."""
    try:
        os.link(target, backup, follow_symlinks=False)
    except (OSError, NotImplementedError):
        target.replace(backup)


def _commit(staging: Path) -> None:
    """From here on the new files are the files: what a later run would bring back is forgotten."""
    (staging / _JOURNAL).unlink(missing_ok=True)


def _take_back(staging: Path, place: Path, findings: Findings) -> None:
    """Undo what was moved, if it was not committed, and remove the staging folder.

    Raises:
        CannotCompose: something cannot be moved back; it stays where it is, for the next run.
    """
    try:
        _restore(staging, place)
    except OSError as error:
        findings.add(
            "E641", Span(str(place)), path=str(error.filename or place), backup=str(staging)
        )
        raise CannotCompose from error
    shutil.rmtree(staging, ignore_errors=True)


def _restore(staging: Path, place: Path) -> None:
    """Bring a folder to what it was before a run's files were moved into it, by the run's journal. Can be
    broken off anywhere and begun again."""
    try:
        entries = json.loads((staging / _JOURNAL).read_bytes())
    except (OSError, ValueError):
        return  # nothing was moved, or all was and is meant
    for name, stood in entries.items():
        backup, target, fresh = staging / _BACKUP / name, place / name, staging / name
        with _naming(target):
            if os.path.lexists(backup):
                backup.replace(target)
            elif not stood and os.path.lexists(target) and not fresh.exists():
                target.unlink()


@contextmanager
def _held_signals() -> Iterator[None]:
    """Let Ctrl-C and a polite request to end wait until files are where they belong; some milliseconds."""
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {}
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, note)
    except ValueError:
        pass  # the main thread alone may, and it alone is interrupted
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked:
        raise KeyboardInterrupt


# ── leavings ──────────────────────────────────────────────────────────────────────────────────────


def staging_in(place: Path) -> Path:
    """A new hidden folder in `place`, of this process alone."""
    folder = place / f"{_PREFIX}{os.getpid()}"
    folder.mkdir(mode=0o700)
    return folder


def clear_killed(place: Path) -> None:
    """Bring back what killed runs had moved away, and remove what they left."""
    for folder in sorted(place.glob(f"{_PREFIX}*")):
        number = folder.name.removeprefix(_PREFIX)
        if folder.is_symlink() or not folder.is_dir() or not number.isdecimal():
            continue
        if int(number) == os.getpid() or not runs(int(number)):
            _restore(folder, place)
            shutil.rmtree(folder, ignore_errors=True)


def _removed(folder: Path) -> bool:
    """Remove a folder that this run made if nothing came into it."""
    with suppress(OSError):
        folder.rmdir()
        return True
    return False

"""Pages into files: all are written beside their place and moved there together, or none is.

A plate-setter's watched folder takes whatever appears in it. So a file gets its name only when it is
whole, and an edition's files get theirs only when the last of them is.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from composer.cli._edition import Made
from composer.cli._progress import Progress
from composer.cli._session import FULL, Misuse
from composer.diagnostics.diagnostic import CannotCompose, Findings, Span, Words
from composer.papers.loaded import LoadedEdition

if TYPE_CHECKING:
    from composer.press.outputs import Purpose

__all__ = [
    "Files",
    "Folder",
    "check_place",
    "report_unwritten",
    "withheld_names",
    "write_pages",
]

_REPORT = "report.json"

Files = Literal["all", "pages", "edition"]
"""What is written: a PDF for each page, one of the whole edition, or both."""


def check_place(out: Path, loaded: LoadedEdition, purpose: Purpose) -> None:
    """Refuse a folder that holds the edition's sources: a built page there would be taken for one. And
    one with files for another purpose: a proof in the plate-setter's folder goes on a plate.

    Raises:
        Misuse: it is such a folder, or lies in one.
    """
    other = _report_of(out).get("output", purpose)
    if other != purpose:
        raise Misuse(
            f"{out.name}/ 里是 --for {other} 的文件，不能再写 --for {purpose} 的；另选文件夹。",
            f"{out.name}/ holds files made with --for {other}; choose another folder for --for {purpose}.",
        )
    sources = (
        loaded.folder / "stories",
        loaded.folder / "pictures",
        loaded.root / "pages",
        loaded.root / "fonts",
    )
    real = Path(os.path.realpath(out))  # resolve() raises for a circle of links
    for folder in sources:
        if real.is_relative_to(folder.resolve()):
            raise Misuse(
                f"不能把成品写进 {loaded.name_of(folder)}/，那里放的是素材。",
                f"The output cannot go into {loaded.name_of(folder)}/, which holds sources.",
            )


class Folder:
    """The output folder with a hidden folder in it where files are made."""

    def __init__(self, place: Path, staging: Path, findings: Findings) -> None:
        self.place = place
        self.staging = staging
        self._findings = findings

    @classmethod
    @contextmanager
    def opened(cls, place: Path, findings: Findings) -> Iterator[Folder]:
        """Make the folder where it is not there; take back what was made if the run breaks off.

        Raises:
            CannotCompose: it cannot be made or written, or the disk is full (E601, E602).
        """
        made: list[Path] = []
        staging: Path | None = None
        try:
            made = [up for up in (place, *place.parents) if not up.exists()]
            place.mkdir(parents=True, exist_ok=True)
            staging = _staging(place)
            yield cls(place, staging, findings)
        except OSError as error:
            _report(error, place, findings)
        finally:
            if staging is not None:
                _clear(staging)
            for folder in made:
                if not _removed(folder):
                    break

    def publish(self, names: Sequence[str], *, whole: bool, withheld: Iterable[str] = ()) -> None:
        """Move the finished files to their place, the report last.

        Files that are `withheld` are taken away where an earlier run left them. With `whole`, files that the report of an earlier run lists and this one lacks are taken
        away: a page 5 left over from last night is a page 5 that may go to the press.
        """
        stale = self._listed() - set(names) if whole else set()
        stale |= set(withheld)
        for name in names:
            self._check_free(self.place / name)
        for name in sorted(names, key=lambda one: one == _REPORT):
            (self.staging / name).replace(self.place / name)
        for name in stale:
            (self.place / name).unlink(missing_ok=True)

    @staticmethod
    def _check_free(target: Path) -> None:
        """Take the place of nothing but a file: a device that is moved over is gone for all programs."""
        if target.exists() and not target.is_file():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))

    def _listed(self) -> set[str]:
        """The PDFs that an earlier run's report names."""
        files = _report_of(self.place).get("files", ())
        return {
            name
            for name in (files if isinstance(files, list) else ())
            if isinstance(name, str) and Path(name).name == name and name.lower().endswith(".pdf")
        }


def _report_of(place: Path) -> dict[str, object]:
    """The report that an earlier run left in a folder; empty if there is none to be read."""
    try:
        report = json.loads((place / _REPORT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}


def write_pages(
    made: Made,
    folder: Folder,
    files: Files,
    numbers: Sequence[int] | None,
    progress: Progress,
) -> list[str]:
    """Write the PDFs into the staging folder and give their names.

    `numbers` are the pages wanted (None: all). The edition in one file is the whole edition or
    nothing: one that lacks a page would be taken for the paper.
    """
    names = []
    if files != "edition":
        names += _single_pages(made, folder, numbers, progress)
    if files != "pages" and numbers is None and not made.signed.withheld:
        name = made.names.edition
        progress.file(name)
        made.writer.write(folder.staging / name)
        names.append(name)
    return names


def withheld_names(made: Made) -> list[str]:
    """The files that may not go to the press."""
    pages = [made.names.pages[number] for number in sorted(made.signed.withheld)]
    return [*pages, made.names.edition] if pages else []


def _single_pages(
    made: Made, folder: Folder, numbers: Sequence[int] | None, progress: Progress
) -> list[str]:
    names = []
    for index, page in enumerate(made.composed.display.pages):
        if page.number in made.signed.withheld:
            continue
        if numbers is None or page.number in numbers:
            name = made.names.pages[page.number]
            progress.file(name)
            made.writer.write(folder.staging / name, [index])
            names.append(name)
    return names


def report_unwritten(error: OSError, place: Path, findings: Findings) -> None:
    """E602 where the disk is full; else E601, the folder, or what stands where a file should, cannot be
    written."""
    code = "E602" if error.errno in FULL else "E601"
    if isinstance(error, FileExistsError) and error.filename is not None:
        place = Path(error.filename)
    reason = Words("磁盘满了", "the disk is full")
    findings.add(code, Span(str(place)), path=str(place), reason=reason)


def _report(error: OSError, place: Path, findings: Findings) -> None:
    name = error.filename
    ours = name is None or Path(str(name)).is_relative_to(place)
    if error.errno not in FULL and not ours:
        raise error  # something else than our output: not the folder's fault
    report_unwritten(error, place, findings)
    raise CannotCompose from error


def _staging(place: Path) -> Path:
    """A new hidden folder in `place`, of this process alone."""
    folder = place / f".composer-{os.getpid()}"
    if folder.exists():
        _clear(folder)  # a process of that number was killed here
    folder.mkdir(mode=0o700)
    return folder


def _clear(folder: Path) -> None:
    """Remove a staging folder with the files that did not leave it."""
    with suppress(OSError):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def _removed(folder: Path) -> bool:
    """Remove a folder that this run made if nothing came into it."""
    try:
        folder.rmdir()
    except OSError:
        return False
    return True

"""Pages into files: which an edition has, where they may go, and which of earlier runs have to go."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from composer.api.findings import refusal, unknown_name
from composer.api.made import Files, Made
from composer.api.report import report
from composer.diagnostics.controls import escaped_json
from composer.diagnostics.diagnostic import Span, Words
from composer.frozen import NamedTuple
from composer.publishing import REPORT, Folder, report_of

if TYPE_CHECKING:
    from composer.papers.loaded import LoadedEdition
    from composer.press.outputs import Purpose

__all__ = ["Conflict", "check_files", "conflict", "write", "write_into"]


class Conflict(NamedTuple):
    """Why files may not go into a folder."""

    purpose: str = ""
    """It holds files for this other purpose: a proof in the plate-setter's folder goes on a plate."""
    sources: str = ""
    """It lies in this folder of the edition's sources, relative to the paper: a built page there would
    be taken for one."""

    @property
    def words(self) -> Words:
        """Why, in words."""
        if self.purpose:
            return Words(
                f"里面是 {self.purpose} 用的文件；另选文件夹",
                f"it holds files made for {self.purpose}; choose another folder",
            )
        return Words(f"{self.sources}/ 里放的是素材", f"{self.sources}/ holds sources")


def conflict(out: Path, loaded: LoadedEdition, purpose: Purpose) -> Conflict | None:
    """Why the files of an edition may not go into a folder; None if they may."""
    other = report_of(out).get("output", purpose)
    if other != purpose:
        return Conflict(purpose=str(other))
    sources = (
        loaded.folder / "stories",
        loaded.folder / "pictures",
        loaded.root / "pages",
        loaded.root / "fonts",
    )
    real = Path(os.path.realpath(out))  # resolve() raises for a circle of links
    for folder in sources:
        if real.is_relative_to(folder.resolve()):
            return Conflict(sources=loaded.name_of(folder))
    return None


def write(made: Made, place: Path, files: Files | None, pages: Sequence[int] | None) -> list[str]:
    """See `Composition.write`: gives the names of the files.

    Raises:
        CannotCompose: the folder cannot be written; all is as it was.
        Refused: it may not be (E633), or there is no such page (E629).
    """
    check_files(files, pages)
    for page in pages or ():
        made.index(page)
    against = conflict(place, made.loaded, made.purpose)
    if against is not None:
        raise refusal("E633", path=str(place), reason=against.words)
    with Folder.opened(place, made.collected) as folder:
        return write_into(made, folder, files, pages)


def check_files(files: Files | None, pages: Sequence[int] | None) -> None:
    """Refuse what is no kind of file, and the whole edition of a few pages.

    Raises:
        Refused: it is so (E630, E631).
    """
    if files is not None and files not in get_args(Files):
        raise unknown_name(Words("文件", "files"), files, get_args(Files))
    if pages is not None and files == "edition":
        raise refusal("E631", name="files", measured="edition", allowed="pages")


def write_into(
    made: Made,
    folder: Folder,
    files: Files | None = None,
    pages: Sequence[int] | None = None,
    told: Callable[[str], None] | None = None,
) -> list[str]:
    """Write the files of an edition and its report into an open folder, and move them to their place.

    Args:
        made: the edition.
        folder: where; it takes them back if what is done before it closes fails.
        files: what; None is all of them for the press, the pages where `pages` are given, else the edition.
        pages: only the PDFs of these pages, which the edition has.
        told: told each PDF's name before it is written.
    """
    if files is None:
        files = "all" if made.purpose == "press" else "edition" if pages is None else "pages"
    names = _write_pages(made, folder, files, pages, told or (lambda _name: None))
    names.append(REPORT)
    gone, kept = _outdated(made, folder, names, pages)
    if gone:
        made.collected.add("N642", Span(), count=len(gone), names="、".join(gone))
    told_all = json.dumps(report(made, names, kept), ensure_ascii=False, indent=2)
    (folder.staging / REPORT).write_text(escaped_json(told_all) + "\n", encoding="utf-8")
    folder.publish(names, gone=[*gone, *_withheld_names(made)])
    return names


def _write_pages(
    made: Made,
    folder: Folder,
    files: Files,
    numbers: Sequence[int] | None,
    told: Callable[[str], None],
) -> list[str]:
    """Write the PDFs into the staging folder and give their names.

    The edition in one file is the whole edition or nothing: one that lacks a page would be taken for the
    paper.
    """
    names = []
    if files != "edition":
        for index, page in enumerate(made.composed.display.pages):
            if page.number in made.withheld or (numbers is not None and page.number not in numbers):
                continue
            names.append(made.names.pages[page.number])
            told(names[-1])
            made.write_file(folder.staging / names[-1], [index])
    if files != "pages" and numbers is None and not made.withheld:
        names.append(made.names.edition)
        told(names[-1])
        made.write_file(folder.staging / names[-1])
    return names


def _withheld_names(made: Made) -> list[str]:
    """The files that may not go to the press."""
    pages = [made.names.pages[number] for number in made.withheld]
    return [*pages, made.names.edition] if pages else []


def _outdated(
    made: Made, folder: Folder, names: Sequence[str], numbers: Sequence[int] | None
) -> tuple[list[str], list[str]]:
    """The PDFs of earlier runs that must not stand beside the new ones, and those that may stay.

    A page 5 left over from last night, or last night's whole edition beside tonight's pages, may go to
    the press. Where single pages are made again the other pages of the same issue stay, as they were asked
    to; the file of the whole edition holds the old page and does not.
    """
    others = folder.listed() - set(names)
    kept: set[str] = set()
    if (
        numbers is not None
        and report_of(folder.place).get("edition") == made.loaded.edition.edition.day.isoformat()
    ):
        kept = others & set(made.names.pages.values()) - set(_withheld_names(made))
    return sorted(others - kept), sorted(kept)

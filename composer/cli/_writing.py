"""Pages into files: which an edition has, where they may go, and which of earlier runs have to go."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from composer.cli._edition import Made
from composer.cli._progress import Progress
from composer.cli._session import Misuse
from composer.papers.loaded import LoadedEdition
from composer.publishing import Folder, report_of

if TYPE_CHECKING:
    from composer.press.outputs import Purpose

__all__ = [
    "Files",
    "check_place",
    "outdated",
    "withheld_names",
    "write_pages",
]

Files = Literal["all", "pages", "edition"]
"""What is written: a PDF for each page, one of the whole edition, or both."""


def check_place(out: Path, loaded: LoadedEdition, purpose: Purpose) -> None:
    """Refuse a folder that holds the edition's sources: a built page there would be taken for one. And
    one with files for another purpose: a proof in the plate-setter's folder goes on a plate.

    Raises:
        Misuse: it is such a folder, or lies in one.
    """
    other = report_of(out).get("output", purpose)
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


def outdated(
    made: Made, folder: Folder, names: Sequence[str], numbers: Sequence[int] | None
) -> tuple[list[str], list[str]]:
    """The PDFs of earlier runs that must not stand beside the new ones, and those that may stay.

    A page 5 left over from last night, or last night's whole edition beside tonight's pages, may go to
    the press. Where single pages are made again the other pages of the same issue stay, as they were asked
    to; the file of the whole edition holds the old page and does not.
    """
    others = folder.listed() - set(names)
    kept: set[str] = set()
    issue = made.loaded.edition.edition.day.isoformat()
    if numbers is not None and report_of(folder.place).get("edition") == issue:
        kept = others & set(made.names.pages.values()) - set(withheld_names(made))
    return sorted(others - kept), sorted(kept)

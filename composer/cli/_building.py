"""What ``composer build`` does — 组版: one edition into press PDFs and a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from composer.cli._given import check_numbers, numbers
from composer.cli._result import Telling, tell_outcome
from composer.cli._session import Misuse, Progress, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings
from composer.frozen import NamedTuple

if TYPE_CHECKING:
    from composer.api import Composition, Files, OpenEdition
    from composer.api.made import Purpose

__all__ = ["Job", "build"]


class Job(NamedTuple):
    """What ``composer build`` is asked for."""

    edition: Path
    purpose: Purpose
    out: Path | None
    pages: str | None
    files: Files | None
    how: Telling
    quiet: bool


def build(session: Session, job: Job) -> int:
    """Compose an edition, write its files, tell how it went; the exit code."""
    wanted = numbers(job.pages) if job.pages is not None else None
    how = replace(job.how, pages=wanted)
    purpose, files = job.purpose, job.files
    if files is None:
        files = "all" if purpose == "press" else "edition" if wanted is None else "pages"
    elif wanted is not None and files == "edition":
        raise Misuse(
            "--pages 只出几版，不能又要 --files edition 出合订本。",
            "--pages asks for single pages, --files edition for the whole.",
        )
    findings, progress = Findings(), Progress(session, quiet=job.quiet)
    try:
        # The outcome is told before the files are let go: what nobody was told of is taken back.
        with _built(job.edition, purpose, job.out, files, wanted, progress, findings) as made:
            progress.clear()
            return tell_outcome(session, job.edition, made, findings, how)
    except CannotCompose:
        progress.clear()
        return tell_outcome(session, job.edition, None, findings, how)
    except BaseException:
        progress.clear()
        raise


@contextmanager
def _built(
    edition: Path,
    purpose: Purpose,
    out: Path | None,
    files: Files,
    wanted: Sequence[int] | None,
    progress: Progress,
    findings: Findings,
) -> Iterator[Composition]:
    from composer.api.editions import open_edition
    from composer.api.made import default_place
    from composer.api.writing import write_into
    from composer.publishing import Folder

    opened = open_edition(edition, collected=findings)
    check_numbers(wanted, opened.pages)
    place = default_place(opened.loaded, purpose) if out is None else out.absolute()
    _check_place(place, opened, purpose)
    with Folder.opened(place, findings) as folder:  # what cannot be written is not composed
        made = opened.compose(purpose, progress=progress.page, collected=findings)
        write_into(made, folder, files, wanted, progress.file)
        yield made


def _check_place(out: Path, edition: OpenEdition, purpose: Purpose) -> None:
    """Refuse a folder that holds the edition's sources, and one with files for another purpose.

    Raises:
        Misuse: it is such a folder, or lies in one.
    """
    from composer.api.writing import conflict

    against = conflict(out, edition.loaded, purpose)
    if against is None:
        return
    if against.purpose:
        raise Misuse(
            f"{out.name}/ 里是 --for {against.purpose} 的文件，不能再写 --for {purpose} 的；另选文件夹。",
            f"{out.name}/ holds files made with --for {against.purpose}; choose another folder for --for {purpose}.",
        )
    raise Misuse(
        f"不能把成品写进 {against.sources}/，那里放的是素材。",
        f"The output cannot go into {against.sources}/, which holds sources.",
    )

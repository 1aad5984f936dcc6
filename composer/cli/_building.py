"""What ``composer build`` does — 组版: one edition into press PDFs and a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from composer.cli._plain import Job
from composer.cli._session import Misuse, Session
from composer.diagnostics.diagnostic import CannotCompose, Findings

if TYPE_CHECKING:
    from composer.cli._edition import Made
    from composer.cli._progress import Progress
    from composer.cli._writing import Files
    from composer.press.outputs import Purpose

__all__ = ["build"]


def build(session: Session, job: Job) -> int:
    """Compose an edition, write its files, tell how it went; the exit code."""
    from composer.cli._outcome import tell_outcome
    from composer.cli._progress import Progress

    wanted = _numbers(job.pages) if job.pages is not None else None
    purpose, files = job.purpose, job.files
    if files is None:
        files = "all" if purpose == "press" else "edition" if wanted is None else "pages"
    elif wanted is not None and files == "edition":
        raise Misuse(
            "--pages 只出几版，不能又要 --files edition 出合订本。",
            "--pages asks for single pages, --files edition for the whole.",
        )
    findings, progress = Findings(), Progress(session, quiet=job.quiet)
    made: Made | None = None
    try:
        with suppress(CannotCompose):
            made = _build(job.edition, purpose, job.out, files, wanted, progress, findings)
    finally:
        progress.clear()
    return tell_outcome(session, job.edition, made, findings, job.form)


def _build(
    edition: Path,
    purpose: Purpose,
    out: Path | None,
    files: Files,
    wanted: Sequence[int] | None,
    progress: Progress,
    findings: Findings,
) -> Made:
    from composer.cli._edition import compose_edition, load
    from composer.cli._result import report_json
    from composer.cli._writing import Folder, check_place, withheld_names, write_pages

    loaded = load(edition, findings)
    _check_numbers(wanted, loaded.edition.pages)
    own = loaded.folder.name if purpose == "press" else f"{loaded.folder.name}-{purpose}"
    place = (out or loaded.root / "build" / own).absolute()
    check_place(place, loaded, purpose)
    with Folder.opened(place, findings) as folder:
        made = compose_edition(loaded, findings, progress.page, purpose)
        names = write_pages(made, folder, files, wanted, progress)
        names.append("report.json")
        report = report_json(made, findings, names)
        (folder.staging / "report.json").write_text(report, encoding="utf-8")
        whole = wanted is None and files == "all"
        folder.publish(names, whole=whole, withheld=withheld_names(made))
    return made


def _numbers(text: str) -> list[int]:
    """Page numbers as an editor lists them: ``1,3`` or ``1-4``, with marks of either width."""
    from composer.papers.models.values import Range

    found: set[int] = set()
    for part in text.replace("，", ",").replace("、", ",").split(","):
        try:
            pages = Range.parse(part)
        except ValueError:
            raise Misuse(
                f"--pages 要写成 1,3 或 1-4，现为“{text}”。",
                f"--pages is written as 1,3 or 1-4, not “{text}”.",
            ) from None
        found.update(range(pages.first, pages.last + 1))
    return sorted(found)


def _check_numbers(wanted: Sequence[int] | None, known: Iterable[int]) -> None:
    """Refuse pages that the edition does not have."""
    pages = sorted(known)
    unknown = [str(number) for number in wanted or () if number not in pages]
    if unknown:
        listed = ", ".join(map(str, pages))
        raise Misuse(
            f"本期没有第 {'、'.join(unknown)} 版；有：{listed}。",
            f"The edition has no page {', '.join(unknown)}; it has {listed}.",
        )

"""What ``composer build`` does — 组版: one edition into press PDFs and a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
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
    try:
        # The outcome is told before the files are let go: what nobody was told of is taken back.
        with _built(job.edition, purpose, job.out, files, wanted, progress, findings) as made:
            progress.clear()
            return tell_outcome(session, job.edition, made, findings, job.form)
    except CannotCompose:
        progress.clear()
        return tell_outcome(session, job.edition, None, findings, job.form)
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
) -> Iterator[Made]:
    from composer.cli._edition import compose_edition, load
    from composer.cli._result import report_json
    from composer.cli._writing import check_place, outdated, withheld_names, write_pages
    from composer.diagnostics.diagnostic import Span
    from composer.publishing import Folder

    loaded = load(edition, findings)
    _check_numbers(wanted, loaded.edition.pages)
    own = loaded.folder.name if purpose == "press" else f"{loaded.folder.name}-{purpose}"
    place = (out or loaded.root / "build" / own).absolute()
    check_place(place, loaded, purpose)
    with Folder.opened(place, findings) as folder:
        made = compose_edition(loaded, findings, progress.page, purpose)
        names = write_pages(made, folder, files, wanted, progress)
        names.append("report.json")
        gone, kept = outdated(made, folder, names, wanted)
        if gone:
            findings.add("N642", Span(), count=len(gone), names="、".join(gone))
        report = report_json(made, findings, names, kept)
        (folder.staging / "report.json").write_text(report, encoding="utf-8")
        folder.publish(names, gone=[*gone, *withheld_names(made)])
        yield made


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

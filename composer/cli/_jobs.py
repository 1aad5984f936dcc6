"""``composer galley --jobs`` — one job a line in, one JSON object a line out, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.cli._exit import Exit
from composer.cli._session import Misuse, Session

if TYPE_CHECKING:
    from composer.fonts.model import FontSet
    from composer.spec.models import TextStyle

__all__ = ["run_jobs"]


def run_jobs(session: Session, jobs: Path, fonts: FontSet, style: TextStyle) -> int:
    """Set the jobs of a file (``-``: standard input) and print their results.

    A line that is no job gives an object with ``error`` and is a finding; the ones after it are set
    all the same.

    Raises:
        Misuse: there is no such file.
    """
    from composer.galley.jobs import Bench

    bench = Bench(fonts, style)
    code = Exit.CLEAN
    for number, line in enumerate(_lines(jobs), 1):
        if not line.strip():
            continue
        result = _result(bench, line, number)
        if "error" in result:
            code = Exit.FINDINGS
        session.say(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
    return code


def _lines(jobs: Path) -> Iterator[str]:
    if str(jobs) == "-":
        yield from _decoded(sys.stdin.buffer)
        return
    try:
        with jobs.open("rb") as file:
            yield from _decoded(file)
    except OSError:
        raise Misuse(f"读不了任务文件：{jobs}", f"Cannot read the file of jobs: {jobs}") from None


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        yield line.decode("utf-8", "replace")


def _result(bench: Any, line: str, number: int) -> dict[str, Any]:
    from composer.galley.jobs import BadJob

    try:
        job = json.loads(line)
        if not isinstance(job, dict):
            raise BadJob("", job, "an object")
        made: dict[str, Any] = bench.run(job)
    except json.JSONDecodeError as error:
        return _error(number, "", f"column {error.colno}", "JSON")
    except (BadJob, RecursionError) as error:
        if isinstance(error, RecursionError):
            return _error(number, "", "nesting", "JSON")
        return _error(number, error.key, error.measured, error.allowed)
    return made


def _error(number: int, key: str, measured: object, allowed: str) -> dict[str, Any]:
    return {"error": {"line": number, "key": key, "measured": measured, "allowed": allowed}}

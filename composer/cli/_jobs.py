"""``composer galley --jobs`` — one job a line in, one JSON object a line out, in order."""

from __future__ import annotations

import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from composer.cli._exit import Exit
from composer.cli._session import Misuse, Session

if TYPE_CHECKING:
    from composer.fonts.metrics import FontSet
    from composer.galley.jobs import BadJob
    from composer.papers.models import TextStyle

__all__ = ["run_jobs"]

_DIGITS = 400
"""Of an integer; a number with more is no finite one in floating point either."""


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
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
        if not line.strip():
            continue
        result = _result(bench, line, number)
        if "error" in result:
            code = Exit.FINDINGS
        session.say(json.dumps(result, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return code


def _lines(jobs: Path) -> Iterator[bytes]:
    if str(jobs) == "-":
        yield from sys.stdin.buffer
        return
    try:
        with jobs.open("rb") as file:
            yield from file
    except OSError:
        raise Misuse(f"读不了任务文件：{jobs}", f"Cannot read the file of jobs: {jobs}") from None


def _result(bench: Any, line: bytes, number: int) -> dict[str, Any]:
    from composer.galley.jobs import BadJob

    try:
        # the line's end is no part of it: an error at its end would be one in the next line
        job = json.loads(line.decode().rstrip("\r\n"), parse_int=_integer)
        if not isinstance(job, dict):
            raise BadJob("", job, "an object")
        made: dict[str, Any] = bench.run(job)
    except UnicodeDecodeError as error:
        return _error(number, BadJob("", _column(line, error.start), "UTF-8"))
    except json.JSONDecodeError as error:
        return _error(number, BadJob("", f"column {error.colno}", "JSON"))
    except RecursionError:
        return _error(number, BadJob("", "nesting", "JSON"))
    except BadJob as error:
        return _error(number, error)
    return made


def _integer(digits: str) -> int | float:
    """An integer; one with more digits than Python reads is out of every range anyway, infinity."""
    return int(digits) if len(digits) <= _DIGITS else float(digits)


def _column(line: bytes, at: int) -> str:
    return f"column {len(line[:at].decode()) + 1}"


def _error(number: int, error: BadJob) -> dict[str, Any]:
    said = {
        "line": number,
        "key": error.key,
        "measured": _measured(error.measured),
        "allowed": error.allowed,
    }
    if error.nearest is not None:
        said["nearest"] = error.nearest
    return {"error": said}


def _measured(value: object) -> object:
    """What a job has, as strict JSON: words for what JSON has no number for."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(value)
    except RecursionError:
        return "nesting"
    return value

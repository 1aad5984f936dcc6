"""Jobs of the galley as lines of JSON — one job a line in, one plain object out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from composer.galley.jobs import BadJob, Bench

__all__ = ["run_line"]

_DIGITS = 400
"""Of an integer; a number with more is no finite one in floating point either."""


def run_line(bench: Bench, line: bytes, number: int) -> dict[str, Any]:
    """Set the job of line `number` of a file; a line that is none gives an object with ``error``."""
    from composer.galley.jobs import BadJob

    try:
        # the line's end is no part of it: an error at its end would be one in the next line
        job = json.loads(line.decode().rstrip("\r\n"), parse_int=_integer)
        if not isinstance(job, dict):
            raise BadJob("", job, "an object")
        made = bench.run(job)
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

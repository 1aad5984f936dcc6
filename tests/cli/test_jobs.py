"""``composer galley --jobs``: one result a line, in order, whatever a line says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.cli.conftest import Ran


def test_results_in_order(composer: Callable[..., Ran], tmp_path: Path) -> None:
    jobs = tmp_path / "jobs.jsonl"
    texts = ["春天有六个节气", "谷雨走在最后", "今年它来得安静"]
    jobs.write_text(
        "".join(json.dumps({"text": text, "measure": None}) + "\n" for text in texts),
        encoding="utf-8",
    )
    ran = composer("galley", "--jobs", jobs, "--json")
    assert ran.code == 0
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert [result["lines"][0]["text"] for result in results] == texts


def test_a_bad_line_does_not_stop_the_others(composer: Callable[..., Ran], tmp_path: Path) -> None:
    jobs = tmp_path / "jobs.jsonl"
    jobs.write_text('{"text": 1}\nnonsense\n{"text": "春", "measure": 4}\n', encoding="utf-8")
    ran = composer("galley", "--jobs", jobs, "--json")
    assert ran.code == 1
    first, second, third = [json.loads(line) for line in ran.out.splitlines()]
    assert (first["error"]["line"], first["error"]["key"]) == (1, "text")
    assert second["error"]["line"] == 2
    assert third["lines"][0]["chars"] == ["春"]


def test_jobs_and_story_do_not_go_together(composer: Callable[..., Ran], tmp_path: Path) -> None:
    assert composer("galley", tmp_path / "a.md", "--jobs", tmp_path / "b.jsonl").code == 3
    assert composer("galley", "--jobs", tmp_path / "b.jsonl", "--json").code == 3
    assert composer("galley").code == 3


def results(composer: Callable[..., Ran], path: Path, *lines: bytes) -> list[dict[str, Any]]:
    """What a file of these lines and one good job after them gives, read as strict JSON."""
    path.write_bytes(b"\n".join([*lines, '{"text": "春", "measure": null}'.encode()]))
    ran = composer("galley", "--jobs", path, "--json")
    assert ran.code == 1
    found = [json.loads(line, parse_constant=_no_json) for line in ran.out.splitlines()]
    assert len(found) == len(lines) + 1
    assert found[-1]["lines"][0]["chars"] == ["春"]
    return found[:-1]


def _no_json(name: str) -> NoReturn:
    raise AssertionError(f"{name} is no JSON")


@pytest.mark.parametrize(
    ("job", "key", "measured"),
    [
        (b'{"text": "A", "measure": ' + b"9" * 5000 + b"}", "measure", "Infinity"),
        (b'{"text": -' + b"9" * 5000 + b"}", "text", "-Infinity"),
        (b'{"text": "A", "measure": NaN}', "measure", "NaN"),
        (b'{"text": "A", "measure": 1e999}', "measure", "Infinity"),
        (b'{"text": "A", "measure": 9, "gap": NaN}', "gap", "NaN"),
        (b'{"text": [NaN], "measure": 9}', "text", "[NaN]"),
        (b'{"text": "A", "measure": 9, "gap_most": 3}', "gap_most", 3),
    ],
)
def test_a_number_that_json_has_not_is_that_job_s_error(
    composer: Callable[..., Ran], tmp_path: Path, job: bytes, key: str, measured: object
) -> None:
    [bad] = results(composer, tmp_path / "jobs.jsonl", job)
    assert (bad["error"]["key"], bad["error"]["measured"]) == (key, measured)


@pytest.mark.parametrize(
    ("line", "column", "allowed"),
    [
        (b'{"text": "A",', 14, "JSON"),
        (b'{"text": "A", "mea', 15, "JSON"),
        (b'{"text": "A",\r', 14, "JSON"),
        ('{"text": "春'.encode() + b'\xe6\x98"}', 12, "UTF-8"),
        (b"\xff", 1, "UTF-8"),
    ],
)
def test_where_a_line_stops_being_a_job(
    composer: Callable[..., Ran], tmp_path: Path, line: bytes, column: int, allowed: str
) -> None:
    _, bad = results(composer, tmp_path / "jobs.jsonl", b"3", line)
    assert bad["error"] == {
        "line": 2, "key": "", "measured": f"column {column}", "allowed": allowed,
    }  # fmt: skip


def test_a_byte_order_mark_is_no_part_of_the_first_job(
    composer: Callable[..., Ran], tmp_path: Path
) -> None:
    jobs = tmp_path / "jobs.jsonl"
    jobs.write_text('{"text": "春", "measure": null}\n', encoding="utf-8-sig")
    ran = composer("galley", "--jobs", jobs, "--json")
    assert ran.code == 0 and json.loads(ran.out)["lines"][0]["chars"] == ["春"]


def test_a_face_that_nobody_has(composer: Callable[..., Ran], tmp_path: Path) -> None:
    jobs = [
        json.dumps({"text": "春", "measure": 4, "face": face}).encode()
        for face in ("Arial", "仿宋体", "宋 light")
    ]
    far, near, weight = results(composer, tmp_path / "jobs.jsonl", *jobs)
    assert set(far["error"]["allowed"].split("/")) == {"宋", "黑", "楷", "仿宋"}
    assert far["error"]["measured"] == "Arial" and "nearest" not in far["error"]
    assert near["error"]["nearest"] == "仿宋"
    assert weight["error"]["key"] == "face"


def test_what_is_wrong_with_the_paper_s_fonts_is_said(
    composer: Callable[..., Ran], paper: Path
) -> None:
    """Found as the paper is read, and as a job asks for a face; a weight that only a job wants is said in
    its result alone."""
    (paper / "fonts" / "damaged.ttf").write_bytes(b"no font")
    with (paper / "paper.yaml").open("a", encoding="utf-8") as file:
        file.write("fonts: {坏: {regular: damaged.ttf}}\nfallback: [宋, 隶]\n")
    jobs = paper / "jobs.jsonl"

    def ran(face: str) -> Ran:
        job = json.dumps({"text": "春", "measure": None, "face": face})
        jobs.write_text(job + "\n", encoding="utf-8")
        return composer("galley", "--jobs", jobs, "--json", "--paper", paper)

    one = ran("坏")
    assert one.code == 1 and json.loads(one.out)["lines"][0]["chars"] == ["春"]
    assert [line[:4] for line in one.err.splitlines() if line[0] in "EW"] == ["E402", "E403"]
    assert "paper.yaml:" in one.err
    other = ran("楷 bold")
    assert json.loads(other.out)["findings"][0]["code"] == "W404"
    assert "E403" in other.err and "W404" not in other.err

"""``composer galley --jobs``: one result a line, in order, whatever a line says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

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

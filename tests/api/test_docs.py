"""The examples of docs/api.md run, one after the other, as a reader would type them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"out": tmp_path / "out"}
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    examples = _PYTHON.findall(page)
    assert len(examples) == 5
    for example in examples:
        exec(compile(example, "docs/api.md", "exec"), names)
    assert (tmp_path / "out" / "report.json").is_file()


def test_every_public_name_is_documented() -> None:
    import composer.api as api

    for name in ("open_edition", "open_paper", "measure_story", "render_pdf", "Refused"):
        assert name in api.__all__
        assert name in (ROOT / "docs" / "api.md").read_text(encoding="utf-8")

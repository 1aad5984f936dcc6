"""docs/clreq.md names a case for what it says is done; the case is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "clreq.md").read_text(encoding="utf-8")
CASES = sorted(set(re.findall(r"([\w/.]+)::(test_\w+)", PAGE)))


@pytest.mark.parametrize(("file", "name"), CASES)
def test_the_case_is_there(file: str, name: str) -> None:
    path = ROOT / file if "/" in file else Path(__file__).parent / f"test_{file}.py"
    assert f"def {name}(" in path.read_text(encoding="utf-8")

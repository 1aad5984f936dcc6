"""Faces and styles that tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.diagnostics.model import Findings
from composer.fonts.library import load_fonts
from composer.fonts.model import FontSet
from composer.spec.models import Paper

ROOT = Path(__file__).parent.parent
EDITION = ROOT / "layouts" / "jintan-times" / "editions" / "2020-04-20"


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(ROOT, Paper(paper="试刊"), Findings())


@pytest.fixture(scope="session")
def edition() -> Path:
    return EDITION


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite reference traces")


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with ``<folder of the test>/<name>``; with ``--update`` write it."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / name
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare

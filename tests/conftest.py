"""Faces and styles that tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from composer.diagnostics.diagnostic import Findings
from composer.fonts.library import load_fonts
from composer.fonts.metrics import FontSet
from composer.papers.models import Paper

ROOT = Path(__file__).parent.parent
INDEPENDENT = ROOT / "tests" / "independent"
EDITION = ROOT / "layouts" / "jintan-times" / "editions" / "2020-04-20"


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(ROOT, Paper(paper="试刊"), Findings())


@pytest.fixture(scope="session")
def edition() -> Path:
    return EDITION


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite reference traces")
    parser.addoption(
        "--independent",
        action="store_true",
        help="collect tests/independent too, which runs qpdf, poppler, MuPDF and Ghostscript",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the checks by outside programs alone unless they are asked for: they need these programs."""
    if collection_path == INDEPENDENT and not config.getoption("--independent"):
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """``SOAK=20 pytest``: twenty times as many examples of every property, drawn anew each time."""
    times = int(os.environ.get("SOAK", "1"))
    if times == 1:
        return
    for item in items:
        test = getattr(item, "obj", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if isinstance(own, settings):
            more = settings(own, max_examples=own.max_examples * times, derandomize=False)
            test._hypothesis_internal_use_settings = more


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with ``<folder of the test>/<name>``; with ``--update`` write it."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / name
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare

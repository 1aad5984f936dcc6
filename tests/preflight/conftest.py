"""Good pages and what preflight says of files made of them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from composer.fonts.metrics import FontSet
from composer.papers.press_profile import PressProfile, load_profile
from composer.preflight import Report, examine
from tests.preflight.base import Change, good_page, saved

Good = Callable[..., bytes]
Examined = Callable[..., Report]


@pytest.fixture(scope="session")
def good(fonts: FontSet) -> Good:
    """A page that passes, or several in one file."""
    kept: dict[int, bytes] = {}

    def page(pages: int = 1) -> bytes:
        if pages not in kept:
            kept[pages] = good_page(fonts, pages)
        return kept[pages]

    return page


@pytest.fixture
def examined(good: Good, tmp_path: Path) -> Examined:
    """The report on the good page, changed."""

    def report(
        change: Change, *, profile: PressProfile | None = None, ink: Any = "off", pages: int = 1
    ) -> Report:
        with pikepdf.open(BytesIO(good(pages))) as pdf:
            change(pdf)
            (tmp_path / "a.pdf").write_bytes(saved(pdf))
        gc.disable()  # as the program does: looking through a test process's heap takes longest
        try:
            return examine(tmp_path / "a.pdf", profile or load_profile("newsprint-crpc1"), ink=ink)
        finally:
            gc.enable()

    return report

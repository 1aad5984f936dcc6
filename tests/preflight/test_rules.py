"""Each rule catches its fault file, and no other rule does; the good page passes them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from composer.diagnostics.preflight_rules import RULES
from composer.diagnostics.render import as_text
from composer.papers.press_profile import PressProfile, load_profile
from composer.preflight import Report, examine
from composer.preflight.ink.plates import choose
from tests.preflight.base import saved
from tests.preflight.conftest import Good
from tests.preflight.faults import FAULTS, Faulty


def demanding(faulty: Faulty) -> PressProfile:
    profile = load_profile("newsprint-crpc1")
    return replace(profile, demands=replace(profile.demands, **faulty.demands))


def broken(data: bytes, faulty: Faulty) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        faulty.change(pdf)
        return faulty.bytewise(saved(pdf, **faulty.options))


def examined(data: bytes, faulty: Faulty, path: Path) -> Report:
    path.write_bytes(data)
    return examine(path, demanding(faulty), ink=faulty.ink)  # type: ignore[arg-type]


def test_every_rule_has_its_fault() -> None:
    assert list(FAULTS) == list(RULES)


@pytest.mark.parametrize("pages", [1, 2])
def test_the_good_page_passes(good: Good, pages: int, tmp_path: Path) -> None:
    whole = Faulty("", pages=pages, ink="auto")
    assert not [fault.rule for fault in examined(good(pages), whole, tmp_path / "a.pdf").faults
                if fault.rule != "ink.unmeasured"]  # fmt: skip
    again = examined(broken(good(pages), whole), replace(whole, ink="off"), tmp_path / "b.pdf")
    assert [fault.rule for fault in again.faults] == []


@pytest.fixture
def raster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing on this machine makes separations, plates with the two ink faults' areas."""
    if choose("auto") != "estimate":
        return

    def plates(_path: Path, _count: int, dpi: float) -> Iterator[list[Image.Image]]:
        size = (round(323 * dpi / 72), round(423 * dpi / 72))
        page = [Image.new("L", size, 0) for _ in range(4)]
        for plate, heavy, grey in zip(page, (255, 230, 230, 128), (153, 153, 153, 0), strict=True):
            plate.paste(heavy, (50, 50, 90, 90))
            plate.paste(grey, (100, 150, 300, 450))
        yield page

    def chosen(wanted: str) -> str:
        return "ghostscript" if wanted == "auto" else wanted

    monkeypatch.setattr("composer.preflight.examination.choose", chosen)
    monkeypatch.setattr("composer.preflight.ink.plates._ghostscript", plates)
    monkeypatch.setattr("composer.preflight.ink.plates._how", lambda *_: RULES)


@pytest.mark.parametrize("rule", FAULTS)
def test_rule(rule: str, good: Good, raster: None, tmp_path: Path) -> None:
    faulty = FAULTS[rule]
    report = examined(broken(good(faulty.pages), faulty), faulty, tmp_path / "a.pdf")
    found = {fault.rule for fault in report.faults}
    if faulty.ink == "auto":
        assert rule in found
        found -= {"ink.total", "ink.neutrals"} - {rule}
    assert found == {rule, *faulty.also}
    for one in report.faults:
        for language in ("zh", "en"):
            said = as_text(one.diagnostic("a.pdf"), {}, language)
            assert "?" not in said.replace("(?", "")
            assert "None" not in said

"""``composer init --preset``: papers with a look of their own, which build without a finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from composer.api import open_edition
from composer.cli.init import PRESETS
from composer.display.items import TextItem
from tests.cli.conftest import Run
from tests.conftest import ROOT

DAY = "2026-06-18"
NAMEPLATE = 56.0
"""From here on it is the paper's name, or a broadsheet's one banner beside it: both are seen, not read."""
HALF_A_POINT = 0.55
"""Sizes that no reader tells apart."""
FOLDER = ROOT / "composer" / "cli" / "presets"


@pytest.fixture(scope="module", params=PRESETS)
def preset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from composer.cli.init import make_paper

    folder = tmp_path_factory.mktemp("presets") / request.param
    make_paper(folder, "河湾日报", date.fromisoformat(DAY), request.param)
    return folder


def edition_of(folder: Path) -> Path:
    return folder / "editions" / DAY


def tree(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def test_a_preset_builds_without_a_finding(composer: Run, preset: Path) -> None:
    ran = composer("build", edition_of(preset))
    assert ran.code == 0, ran.out + ran.err
    built = preset / "build" / DAY
    assert sorted(path.name for path in built.glob("p*.pdf")) == [
        f"p0{n}.pdf" for n in (1, 2, 3, 4)
    ]


def test_its_findings_are_notes(preset: Path) -> None:
    with open_edition(edition_of(preset)) as edition:
        made = edition.compose("press")
    assert [one for one in made.findings if one.severity != "note"] == []


def test_it_has_pages_for_front_inside_feature_and_service(preset: Path) -> None:
    assert sorted(path.stem for path in (preset / "pages").glob("*.yaml")) == [
        "feature", "front", "inside", "service",
    ]  # fmt: skip
    pages = tree(edition_of(preset) / "edition.yaml")["pages"]
    assert [use["layout"] for use in pages.values()] == ["front", "inside", "feature", "service"]


def test_three_families_and_nine_sizes_at_most(preset: Path) -> None:
    """What makes a page look made by one hand: `composer.display` says what is really set."""
    with open_edition(edition_of(preset)) as edition:
        display = edition.compose("screen").composed.display
    for page in display.pages:
        texts = [item for item in page.items if isinstance(item, TextItem)]
        families = {piece[0].split("-")[0] for item in texts for piece in item.pieces}
        assert len(families) <= 3, families
        told_apart: list[float] = []
        for size in sorted({item.size for item in texts if item.size < NAMEPLATE}):
            if not told_apart or size - told_apart[-1] > HALF_A_POINT:
                told_apart.append(size)
        assert len(told_apart) <= 9, (page.number, told_apart)


def test_every_picture_has_its_licence(preset: Path) -> None:
    pictures = edition_of(preset) / "pictures"
    told = {one["file"] for one in tree(pictures / "manifest.yaml")["pictures"]}
    assert told == {path.name for path in pictures.iterdir() if path.suffix in (".jpg", ".png")}
    assert all(one["licence"] for one in tree(pictures / "manifest.yaml")["pictures"])


def test_the_vertical_paper_is_bound_on_the_right() -> None:
    paper = tree(FOLDER / "vertical" / "paper.yaml")
    assert paper["language"] == "zh-Hant"
    assert paper["binding"] == "right"


def test_presets_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 1_300_000


def test_an_unknown_preset_names_those_that_there_are(composer: Run, tmp_path: Path) -> None:
    ran = composer("init", "报", "--dir", tmp_path / "p", "--preset", "berliner")
    assert ran.code == 3
    assert "tabloid" in ran.err
    assert not (tmp_path / "p").exists()

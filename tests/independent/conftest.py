"""The sample and the specimen, built for the press once a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from composer.cli import main
from tests.independent.programs import missing

LAYOUTS = Path(__file__).parents[2] / "layouts"
EDITIONS = {
    "sample": LAYOUTS / "jintan-times/editions/2020-04-20",
    "specimen": LAYOUTS / "specimen/editions/2026-01-01",
}


@dataclass(frozen=True)
class Built:
    """A built edition."""

    source: Path
    folder: Path

    @property
    def whole(self) -> Path:
        return self.folder / "edition.pdf"

    @property
    def singles(self) -> list[Path]:
        return sorted(self.folder.glob("p*.pdf"))


@pytest.fixture(scope="session", autouse=True)
def _programs() -> None:
    """A check that cannot be made has failed."""
    lacking = missing()
    if lacking:
        pytest.fail(
            f"not here: {', '.join(lacking)}"
            " (apt-get install ghostscript poppler-utils qpdf mupdf-tools)"
        )


@pytest.fixture(scope="session", params=EDITIONS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    source, folder = EDITIONS[request.param], tmp_path_factory.mktemp(request.param)
    assert main(["build", str(source), "--quiet", "--out", str(folder)]) in (0, 1)
    made = Built(source, folder)
    assert made.whole.is_file()
    return made

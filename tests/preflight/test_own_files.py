"""What the program itself writes passes: the sample edition, a fresh paper, generated pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.cli import main
from composer.display.items import Ink, RuleItem
from composer.fonts.metrics import FontSet
from composer.measure import Pt
from composer.papers.press_profile import load_profile
from composer.preflight import examine
from tests.pdf.pages import SONG, edition, line, written

ROOT = Path(__file__).parents[2]
PROFILE = load_profile("newsprint-crpc1")


@pytest.fixture(scope="session")
def sample(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    words = [sys.executable, "-m", "composer", "build", str(edition), "--out", str(out)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
    return out


def found(path: Path, ink: str = "off") -> list[str]:
    report = examine(path, PROFILE, ink=ink)  # type: ignore[arg-type]
    return [fault.rule for fault in report.faults if fault.rule != "ink.unmeasured"]


def test_sample_edition(sample: Path) -> None:
    files = sorted(sample.glob("*.pdf"))
    assert len(files) == 5
    for path in files:
        assert found(path) == []
    assert found(sample / "edition.pdf", ink="auto") == []


def test_specimen(tmp_path: Path) -> None:
    """Every feature that there is, on the pages of the specimen, each as a file and all in one."""
    issue = ROOT / "layouts" / "specimen" / "editions" / "2026-01-01"
    assert main(["build", str(issue), "--quiet", "--out", str(tmp_path)]) in (0, 1)
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) > 8
    for path in files:
        assert found(path) == []
    assert found(tmp_path / "edition.pdf", ink="auto") == []


def test_a_fresh_paper(tmp_path: Path) -> None:
    paper = tmp_path / "样报"
    assert main(["init", "样报", "--dir", str(paper), "--date", "2020-04-20"]) == 0
    words = ["build", str(paper / "editions" / "2020-04-20"), "--out", str(tmp_path / "out")]
    assert main(words) == 0
    for path in sorted((tmp_path / "out").glob("*.pdf")):
        assert found(path, ink="auto") == []


INKS = st.sampled_from(
    [Ink(), Ink(0, 0, 0, 0.4), Ink(0, 1, 0.9, 0), Ink(0, 0.8, 0.9, 0, spot="专红")]
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.text("春耕时节田间地头，。《》A1", min_size=1, max_size=9), st.integers(8, 40), INKS),
        min_size=1, max_size=4,
    ),
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_generated_pages(
    fonts: FontSet, tmp_path: Path, lines: list[tuple[str, int, Ink]], tagged: bool, marks: bool
) -> None:
    items = [
        line((SONG, words, 0), x=20, y=60 + 60 * at, size=size, ink=ink)
        for at, (words, size, ink) in enumerate(lines)
    ]
    rule = RuleItem(Pt(20), Pt(350), Pt(200), Pt(350), Pt(0.5))
    data = written(edition([*items, rule], bleed=3), fonts, tagged=tagged, marks=marks)
    (tmp_path / "a.pdf").write_bytes(data)
    assert found(tmp_path / "a.pdf") == []

"""What the READMEs show is what works: their smallest paper composes, in both languages the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"```(?:yaml|markdown)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_smallest_paper_composes(composer: Run, tmp_path: Path, name: str) -> None:
    paper, layout, story, edition = BLOCK.findall((ROOT / name).read_text("utf-8"))
    for path, text in (
        ("paper.yaml", paper),
        ("pages/front.yaml", layout),
        ("editions/2020-04-20/stories/lead.md", story),
        ("editions/2020-04-20/edition.yaml", edition),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    ran = composer("check", tmp_path / "editions" / "2020-04-20")
    assert ran.code == 1, ran.out
    codes = set(re.findall(r"^  ([EW]\d{3})", ran.out, re.MULTILINE))
    assert codes == {"W110", "W155"}  # a page half empty, and four lines do not fill three columns


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_both_name_the_commands_that_ci_runs(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for command in (
        "pip install -e . && composer build layouts/jintan-times/editions/2020-04-20",
        "pip install -e '.[dev]' && pytest",
    ):
        assert f"```\n{command}\n```" in text


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8")):
        assert (ROOT / target).exists(), target

"""The command line as a user meets it: words in, exit code and two streams out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from composer.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def composer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process."""
    monkeypatch.delenv("COMPOSER_LANG", raising=False)

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run a command in a process of its own, in an empty folder, with nothing to read."""

    def run(*words: str | Path, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "composer", *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def paper(composer: Run, tmp_path: Path) -> Path:
    """A paper fresh from ``composer init``."""
    folder = tmp_path / "样报"
    assert composer("init", "样报", "--dir", folder, "--date", "2020-04-20").code == 0
    return folder


@pytest.fixture
def issue(paper: Path) -> Path:
    """The first edition of that paper."""
    return paper / "editions" / "2020-04-20"

"""A plain ``composer build`` asks for the same, whether it is read at once or by click."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from composer.cli import _building
from composer.cli._plain import Job, plain_build
from composer.cli._program import invoke
from composer.cli._session import Session
from composer.promises import pattern

PLAIN = [
    ["paper"],
    ["paper", "--quiet"],
    ["--files", "edition", "paper", "--out", "there/else"],
    ["--for", "proof", "paper", "--pages", "1-3", "--format", "json"],
    ["--quiet", "--quiet", "--for", "screen", "--files", "pages", "not there"],
]

NOT_PLAIN = [
    [],
    ["a", "b"],
    [""],
    ["--help"],
    ["-h"],
    ["--", "paper"],
    ["paper", "--out=there"],
    ["paper", "--out"],
    ["paper", "--out", "--quiet"],
    ["paper", "--out", ""],
    ["paper", "--files", "some"],
    ["paper", "--for", "press", "--for", "proof"],
    ["paper", "--lang", "en"],
    ["paper", "--traceback"],
    ["paper", "-"],
]


@pytest.mark.parametrize("line", PLAIN, ids=" ".join)
def test_a_plain_line_is_read_as_click_reads_it(
    line: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Job] = []

    def build(_session: Session, job: Job) -> int:
        seen.append(job)
        return 0

    monkeypatch.setattr(_building, "build", build)
    monkeypatch.delenv("COMPOSER_LANG", raising=False)
    assert invoke(["build", *line], Session()) == 0
    assert seen == [plain_build(["build", *line])]


@pytest.mark.parametrize("line", NOT_PLAIN, ids=" ".join)
def test_whatever_else_there_is_goes_to_click(line: list[str]) -> None:
    assert plain_build(["build", *line]) is None


def test_other_commands_and_another_language_go_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain_build([]) is None
    assert plain_build(["check", "paper"]) is None
    monkeypatch.setenv("COMPOSER_LANG", "en")
    assert plain_build(["build", "paper"]) is None


def test_a_promised_module_loads_when_it_is_asked() -> None:
    code = (
        "import sys; from composer.promises import promise; promise('wave', known=1); import wave\n"
        "print(len(vars(wave)) < 15, wave.known, wave.open.__module__, len(vars(wave)) > 15)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, cwd=root
    )
    assert done.stdout.split() == ["True", "1", "wave", "True"], done.stderr


def test_a_name_that_is_known_loads_no_promised_module() -> None:
    code = (
        "import sys; from composer.promises import later, promise\n"
        "promise('wave', open=later('wave', 'open')); from wave import open as o\n"
        "print(len(vars(sys.modules['wave'])) < 15)\n"
        "try: o('nowhere', 'x')\n"
        "except sys.modules['wave'].Error: print('asked', len(vars(sys.modules['wave'])) > 15)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, cwd=root
    )
    assert done.stdout.split() == ["True", "asked", "True"], done.stderr


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.match("(")
    digits = pattern("[0-9]+")
    assert digits.sub("#", "1 and 23") == "# and #"
    assert digits.fullmatch("4")


def test_the_flags_told_beforehand_are_those_of_inspect() -> None:
    import inspect

    from composer.cli import _FLAGS

    assert {name: getattr(inspect, name) for name in _FLAGS} == _FLAGS

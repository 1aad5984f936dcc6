"""Promised modules load when they are asked, patterns when they match."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from composer.promises import pattern


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

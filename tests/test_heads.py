"""The examples in the heads of modules are run: what a reader meets first is true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from tests.conftest import ROOT

HEADS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "composer").rglob("*.py")
    if "\n>>> " in path.read_text(encoding="utf-8").split('"""')[1]
)


def test_the_seams_have_examples() -> None:
    assert {"composer.display", "composer.galley", "composer.makeup"} <= set(HEADS)


@pytest.mark.parametrize("name", HEADS)
def test_the_example_in_a_head_is_true(name: str) -> None:
    module = import_module(name)
    (example,) = doctest.DocTestFinder(recurse=False).find(module, name, globs=vars(module).copy())
    report: list[str] = []
    failed, tried = doctest.DocTestRunner().run(example, out=report.append)
    assert tried and not failed, "".join(report)

"""How the modules of the program hang together: nothing of Python's import system is touched, no module
imports one that imports it, whether at the top or inside a function."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "composer").rglob("*.py"))


def test_nobody_touches_the_table_of_modules() -> None:
    """``sys.modules`` is Python's; a module put there by hand is another program's surprise."""
    touching = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("modules", "meta_path", "path_hooks")
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    ]
    assert touching == []


def test_no_circle_among_modules() -> None:
    """Imports for type checkers alone are in it: what cannot be read without the other is one module."""
    graph = grimp.build_graph("composer", cache_dir=None)
    arrows = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))

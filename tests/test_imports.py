"""How the modules of the program hang together: nothing of Python's import system is touched."""

from __future__ import annotations

import ast
from pathlib import Path

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

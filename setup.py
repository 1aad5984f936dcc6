"""Puts ``fonts/``, ``assets/`` and the pages that ``composer explain`` prints into wheels, as
``composer/_resources``; the rest is in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_FOLDERS = ("fonts", "assets", "docs/diagnostics")


class WithResources(build_py):
    """``build_py`` that takes the program's faces, profiles and pages along; an editable install has them
    at the checkout's top level."""

    def run(self) -> None:
        """Build the package, then copy the folders into it."""
        super().run()
        if self.editable_mode:
            return
        for name in _FOLDERS:
            target = Path(self.build_lib) / "composer" / "_resources" / name
            shutil.copytree(Path(__file__).parent / name, target, dirs_exist_ok=True)


setup(cmdclass={"build_py": WithResources})

"""Promised modules — 缓载模块: what others import at once and use hardly ever is loaded when first used, and
so is a pattern of ours compiled.

The standard library's dataclasses brings in ``inspect`` (and ``dis``, ``tokenize``), click ``uuid``
(and ``platform``), ReportLab Pillow, PyYAML a parser in Python; a run that composes a page asks none of
them for anything. Not the standard library's `LazyLoader`: its modules load when they are imported a
second time, for the import statement asks every module that it knows for its ``__spec__``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

__all__ = ["absent", "later", "pattern", "promise"]


class _Promised(ModuleType):
    """A module that has a name and a place, and loads when it is asked for anything else."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # every ``from`` asks for it; a package has one of its own
            raise AttributeError(name)
        _load(self)
        return getattr(self, name)


def _load(module: ModuleType) -> None:
    """Load a promised module; all that it held before is its own from now on."""
    spec = module.__spec__
    module.__class__ = ModuleType
    assert spec is not None and spec.loader is not None
    spec.loader.exec_module(module)


def later(module: str, name: str) -> Callable[..., Any]:
    """A function of a promised module, which is loaded when somebody calls it: for those who take it
    out of the module at once and hardly ever use it."""

    def called(*args: Any, **given: Any) -> Any:
        owner = import_module(module)
        if isinstance(owner, _Promised):
            _load(owner)
        return getattr(owner, name)(*args, **given)

    return called


class _Pattern:
    """A pattern that is compiled when it is first asked for anything."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        import re

        found = getattr(re.compile(self._source), name)
        setattr(self, name, found)  # here it is found at once the next time
        return found


def pattern(source: str) -> re.Pattern[str]:
    """`re.compile` for what most editions have nothing for, and which a build must not wait for."""
    made: Any = _Pattern(source)
    return made  # type: ignore[no-any-return]


def promise(*names: str, **known: object) -> None:
    """Put modules where ``import`` finds them, without loading them; `known`: what they hold for sure.

    A name taken out of one at once (``from uuid import UUID``) loads it at once. For the start of the
    program only: two threads that load one module would meet in the middle.
    """
    for full in names:
        spec = None if full in sys.modules else find_spec(full)
        if spec is None or spec.loader is None:
            continue
        module = module_from_spec(spec)
        vars(module).update(known)
        module.__class__ = _Promised
        sys.modules[full] = module
        package, _, name = full.rpartition(".")
        if package:
            setattr(sys.modules[package], name, module)


@contextmanager
def absent(*names: str) -> Iterator[None]:
    """While one library is imported, modules that it would look for are not there, whoever has them."""
    held = {name: sys.modules[name] for name in names if name in sys.modules}
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]  # None: no such module
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
        sys.modules.update(held)

"""YAML text → the events of PyYAML's parser, imported without what would make Python values of them.

Importing ``yaml`` runs its Python parser, its resolvers and its emitters, with patterns over all of Unicode:
a fifteenth of a short build, of which the parser in C asks nothing but classes of errors to raise. They
stay promises (`composer.promises`) until one is raised, or until somebody uses ``yaml`` for more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from composer.promises import later, promise

promise("yaml")
for _name in ("error", "tokens", "events", "nodes"):
    import_module(f"yaml.{_name}")
for _name in (
    "reader", "scanner", "parser", "composer", "constructor", "emitter", "serializer", "representer",
):  # fmt: skip
    _error = f"{_name.title()}Error"
    promise(f"yaml.{_name}", **{_error: later(f"yaml.{_name}", _error)})

from yaml.error import MarkedYAMLError, YAMLError  # noqa: E402

__all__ = ["MarkedYAMLError", "YAMLError", "events"]


def events(text: str) -> Iterator[Any]:
    """The parser's events, one after the other.

    Raises:
        YAMLError: the text is no YAML; a `MarkedYAMLError` says where.
    """
    parser = _parser()(text)
    while (event := parser.get_event()) is not None:
        yield event


def _parser() -> Callable[[str], Any]:
    """The parser in C, or the one in Python where PyYAML was built without."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        from yaml import SafeLoader

        return SafeLoader
    return CParser

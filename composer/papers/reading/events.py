"""YAML text → the events of PyYAML's parser; no Python values are made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError

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

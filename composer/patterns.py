"""Patterns for what is rare — 缓编译的模式: a regular expression that is compiled when it is first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re

__all__ = ["pattern"]


class _Pattern:
    """A pattern that is compiled when it is first asked for anything."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        import re

        method = getattr(re.compile(self._source), name)
        setattr(self, name, method)  # here it is found at once the next time
        return method


def pattern(source: str) -> re.Pattern[str]:
    """`re.compile` for what most editions have nothing for, and which a build must not wait for."""
    compiled_later: Any = _Pattern(source)
    return compiled_later  # type: ignore[no-any-return]

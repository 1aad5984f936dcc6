"""Diagnostics — 诊断: findings with their place, the words for them, and how they are shown.

Only the values are imported here. `catalogue`, `render` and `suggest` are for the moment when there
is something to say, and a clean run says nothing.
"""

from composer.diagnostics.diagnostic import (
    NOWHERE,
    CannotCompose,
    Diagnostic,
    Findings,
    OnPage,
    Severity,
    Span,
    Where,
    Words,
    severity_of,
)

__all__ = [
    "NOWHERE",
    "CannotCompose",
    "Diagnostic",
    "Findings",
    "OnPage",
    "Severity",
    "Span",
    "Where",
    "Words",
    "severity_of",
]

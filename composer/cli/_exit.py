"""Exit codes — 退出码: what a script may conclude from a run without reading its words."""

from enum import IntEnum

from composer.diagnostics.diagnostic import Findings, Severity

__all__ = ["Exit"]


class Exit(IntEnum):
    """How a run ended."""

    CLEAN = 0
    FINDINGS = 1
    """There are errors or warnings that nobody has signed for. Every page was composed; for the press,
    those with errors were not written."""
    CANNOT_COMPOSE = 2
    """Nothing was made, and nothing was left half-written."""
    MISUSE = 3
    """The command line itself is wrong; nothing was looked at."""
    BUG = 4
    """An exception escaped: the fault is the program's."""

    @classmethod
    def of(cls, findings: Findings) -> "Exit":
        """The code of a run that made its pages."""
        graver = findings.count(Severity.ERROR) + findings.count(Severity.WARNING)
        return cls.FINDINGS if graver else cls.CLEAN

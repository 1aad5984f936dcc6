"""ReportLab as the composer uses it: imported without what it drags in, its settings pinned.

ReportLab imports Pillow when it starts, for pictures that only its own drawing methods would open, and
an evaluator of expressions for templates that nobody here has (20 of 40 ms). Until someone touches them
they stay promises (`composer.promises`). Settings
are set, not inherited: ReportLab runs ``~/.reportlab_settings``, and the same paper must give the same
bytes on every desk.
"""

from __future__ import annotations

import sys

from composer.promises import later, promise

_EVAL = "reportlab.lib.rl_safe_eval"
_IMPLEMENTATIONS = {"cpython": "CPython", "pypy": "PyPy"}

promise("PIL.Image", "tempfile")
promise("string", digits="0123456789")
promise("platform", python_implementation=lambda: _IMPLEMENTATIONS[sys.implementation.name])
promise("ast", literal_eval=later("ast", "literal_eval"))
promise(
    _EVAL,
    **{
        name: later(_EVAL, name)
        for name in (
            "rl_safe_exec",
            "rl_safe_eval",
            "safer_globals",
            "rl_extended_literal_eval",
        )
    },
)

from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

rl_config.invariant = 1  # no comments in the file, no clock
rl_config.pdfMultiLine = 0
rl_config.useA85 = 0

__all__ = ["Canvas", "pdfdoc"]

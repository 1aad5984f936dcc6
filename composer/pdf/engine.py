"""ReportLab as the composer uses it: imported without what it drags in, its settings pinned.

ReportLab imports Pillow when it starts, for pictures that only its own drawing methods would open,
an evaluator of expressions for templates that nobody here has, and the widths and encodings of fourteen fonts
that no press takes without their outlines. Until someone touches them they stay promises
(`composer.promises`). Settings are set, not inherited: ReportLab runs ``~/.reportlab_settings``, and the same
paper must give the same bytes on every desk, whether or not ReportLab's C half is installed there.
"""

from __future__ import annotations

import sys

from composer.promises import absent, later, promise

_EVAL = "reportlab.lib.rl_safe_eval"
_IMPLEMENTATIONS = {"cpython": "CPython", "pypy": "PyPy"}
_OPTIONAL = (
    "_rl_accel", "rlbidi", "reportlab_mods", "reportlab_settings",
    "reportlab.local_rl_mods", "reportlab.local_rl_settings",
)  # fmt: skip


class _StandardFonts(tuple[str, ...]):
    """Fonts that every viewer has, as ReportLab lists them."""

    __embed__ = False


promise("PIL.Image", "tempfile")
promise("string", digits="0123456789")
promise("platform", python_implementation=lambda: _IMPLEMENTATIONS[sys.implementation.name])
promise("ast", literal_eval=later("ast", "literal_eval"))

with absent(*_OPTIONAL):
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
    promise(
        "reportlab.pdfbase._fontdata",
        standardFonts=_StandardFonts(
            (
                *("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
                *("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
                *("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
                *("Symbol", "ZapfDingbats"),
            )
        ),
        standardEncodings=(
            *("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "SymbolEncoding"),
            *("ZapfDingbatsEncoding", "PDFDocEncoding", "MacExpertEncoding"),
        ),
        _font2fnrMapWin32={},  # files to embed for them
    )
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas

rl_config.invariant = 1  # no comments in the file, no clock
rl_config.pdfMultiLine = 0
rl_config.useA85 = 0

__all__ = ["Canvas", "pdfdoc"]

"""ReportLab as the composer uses it: imported without what it drags in, its settings pinned.

ReportLab imports Pillow when it starts, for pictures that only its own drawing methods would open
(8 of 31 ms). Until someone touches it Pillow's module stays a promise (`composer.promises`). Settings
are set, not inherited: ReportLab runs ``~/.reportlab_settings``, and the same paper must give the same
bytes on every desk.
"""

from __future__ import annotations

from composer.promises import promise

promise("PIL.Image")

from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

rl_config.invariant = 1  # no comments in the file, no clock
rl_config.pdfMultiLine = 0
rl_config.useA85 = 0

__all__ = ["Canvas", "pdfdoc"]

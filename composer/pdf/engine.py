"""ReportLab as the composer uses it, its settings pinned.

Settings are set, not inherited: ReportLab takes them from ``~/.reportlab_settings``, from modules that stand
on a desk and from ``RL_…`` in the environment, and the same paper must give the same bytes on every desk.
"""

from __future__ import annotations

from reportlab import rl_config, rl_settings
from reportlab.lib import pagesizes

# Before anything else of ReportLab is imported: some of its modules take settings over when they start.
# Paths where it would look for fonts are left as they are; every font here is a file of a paper.
for _name in rl_settings.__all__:
    if not _name.endswith(("SearchPath", "Glob")):
        setattr(rl_config, _name, getattr(rl_settings, _name))
rl_config.defaultPageSize = pagesizes.A4
rl_config.invariant = 1  # no comments in the file, no clock
rl_config.pdfMultiLine = 0
rl_config.useA85 = 0

from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

__all__ = ["Canvas", "pdfdoc"]

"""ReportLab as the composer uses it: imported without what it drags in, its settings pinned.

ReportLab imports Pillow when it starts, for pictures that only its own drawing methods would open
(8 of 31 ms). Until someone touches it Pillow's module stays a promise here, by the standard
library's own lazy loader; the first attribute asked for loads it. Settings are set, not inherited:
ReportLab runs ``~/.reportlab_settings``, and the same paper must give the same bytes on every desk.
"""

from __future__ import annotations

import importlib.util
import sys


def _promise(package: str, name: str) -> None:
    """Put a lazily loaded module where ``from package import name`` finds it."""
    full = f"{package}.{name}"
    if full in sys.modules:
        return
    spec = importlib.util.find_spec(full)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[full] = module
    spec.loader.exec_module(module)
    # On the package too: `from package import name` then takes it without asking it for `__spec__`,
    # which would load it.
    setattr(sys.modules[package], name, module)


_promise("PIL", "Image")

from reportlab import rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

rl_config.invariant = 1  # no comments in the file, no clock
rl_config.pdfMultiLine = 0
rl_config.useA85 = 0

__all__ = ["Canvas", "pdfdoc"]

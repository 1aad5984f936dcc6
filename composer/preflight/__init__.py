"""Preflight — 印前检查: a finished PDF, read again by a library that did not write it, against the press's rules.

In comes the path of a PDF, ours or anyone's; out go findings of family 7. The rules are those of ISO
15930-7 (PDF/X-4), the Ghent Workgroup's newspaper variants and newspapers' advertisement sheets. Nothing
here imports `composer.pdf` or `composer.press`: a fault of the writer must not hide itself.
"""

from composer.preflight.examination import DEFAULT_PROFILE, examine, preflight
from composer.preflight.report.faults import Fault, Place, Report

__all__ = ["DEFAULT_PROFILE", "Fault", "Place", "Report", "examine", "preflight"]

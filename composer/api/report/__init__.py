"""What is told of an edition — 报告: the document ``report.json``, the findings page by page for who reads them, and
in the forms of code hosts."""

from composer.api.report.document import report, told_findings, totals
from composer.api.report.entries import Shown

__all__ = ["Shown", "report", "told_findings", "totals"]

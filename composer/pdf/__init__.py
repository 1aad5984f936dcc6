"""PDF — 输出: a display list becomes a tagged PDF/X-4 (ISO 15930-7) in one pass through ReportLab.

In: a `DisplayList`, the `FontSet` that its face keys name, a press profile. Out: a file. The page
contents are encoded once and go into the file of the whole edition and into the files of single
pages alike. ReportLab numbers the objects and writes the file's outside; what it lacks for the press
(composite fonts, structure, output intent) are objects of our own beside its.
"""

from composer.pdf.writer import PdfWriter, write_pdf

__all__ = ["PdfWriter", "write_pdf"]

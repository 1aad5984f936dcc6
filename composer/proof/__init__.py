"""Proof — 大样: a finished PDF as pictures of its pages, for those who read on a screen or an office printer.

In comes a PDF, out go PNG files. Rendered by pdfium, which did not write the PDF and knows its fonts
only from the file: what a proof shows is in the file.
"""

from composer.proof.raster import PageTooLarge, Unreadable, raster, rendered

__all__ = ["PageTooLarge", "Unreadable", "raster", "rendered"]

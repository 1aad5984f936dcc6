"""Fonts — 字体: families and fallback, metrics, shaping, vertical forms, subsets.

In: a paper's ``fonts:`` and the program's manifest. Out: a `FontSet` of faces that answer in
thousandths of an em, and subset font programs for the PDF.
"""

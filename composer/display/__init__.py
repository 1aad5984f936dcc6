"""The display list — 显示表 — and what builds it.

What stands on paper, in order of painting, and nothing about how it is written. Points from the trim's
top left, y down:

>>> from composer.display.items import Ink, FillItem, DisplayPage
>>> from composer.measure import Pt, Rect
>>> tint = FillItem(Rect(Pt(0), Pt(0), Pt(100), Pt(50)), Ink(k=0.1))
>>> DisplayPage(1, "要闻", (tint,)).items[0].rect.bottom
50

Make-up and furniture give items, `pdf` writes them, `preflight` never sees them: it reads the file.
"""

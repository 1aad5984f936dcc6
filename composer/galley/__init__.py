"""Line setting — 小样: words and a measure in, justified lines out (CLREQ 6.1-6.3, GB/T 15834).

``rules`` says what characters are and what may stand between two, ``units`` turns a paragraph into
unbreakable units with widths, ``lines`` chooses the breaks of the whole paragraph at least cost and makes
each line flush, ``annotations`` puts small words beside them, and ``setter`` joins all for one style. Widths
are in 1/1000 em:

>>> from pathlib import Path
>>> from composer.diagnostics import Findings
>>> from composer.fonts.library import load_fonts
>>> from composer.papers.models import Paper, TextStyle
>>> from composer.story import Text
>>> fonts = load_fonts(Path.cwd(), Paper(paper="试刊"), Findings())
>>> words = Text("春雨下了一夜，田里的水满了。")
>>> lines = Setter(fonts, TextStyle()).paragraph(words, Measures((8000,), 2000))
>>> [words.chars[line.start:line.end] for line in lines]
['春雨下了一', '夜，田里的水满了。']
"""

from composer.galley.line import Line, Measures
from composer.galley.setter import Setter

__all__ = ["Line", "Measures", "Setter"]

"""Line setting — 小样: words and a measure in, justified lines out (CLREQ 6.1-6.3, GB/T 15834).

``classes`` sorts characters, ``rules`` says what may stand between two classes, ``units`` turns a
paragraph into unbreakable units with widths, ``breaking`` chooses the breaks of the whole paragraph
at least cost, ``justify`` makes each line flush and ``setter`` joins them for one style.
"""

from composer.galley.line import Line, Measures
from composer.galley.setter import Setter

__all__ = ["Line", "Measures", "Setter"]

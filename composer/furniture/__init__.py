"""Page furniture — 版面附件: masthead, folio, index, imprint, rules and advertisements.

In: a page's layout and the edition. Out: pieces of display items; none of them belongs to a story's text.
"""

from composer.furniture.page import PageFacts, furnish
from composer.furniture.pieces import Piece

__all__ = ["PageFacts", "Piece", "furnish"]

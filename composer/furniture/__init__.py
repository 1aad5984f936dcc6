"""Page furniture — 版面附件: masthead, folio, index, imprint, rules and advertisements.

In: a page's layout and the edition. Out: display items; none of them belongs to a story's text.
"""

from composer.furniture.page import PageFacts, furnish

__all__ = ["PageFacts", "furnish"]

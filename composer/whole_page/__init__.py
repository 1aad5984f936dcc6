"""The page as a whole — 大样: what no single story or piece of furniture can see of itself.

In: all that stands on one page, and its layout. Out: findings; nothing is moved.
"""

from composer.whole_page.looking import look_over

__all__ = ["look_over"]

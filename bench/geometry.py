"""The page that all three programs set, in points."""

from __future__ import annotations

WIDTH, HEIGHT = 270 * 72 / 25.4, 390 * 72 / 25.4
COLUMNS = 5
SIZE = 9.0
ADVANCE = 12.0
MEASURE = 15 * SIZE
GUTTER = SIZE
LINES = 88
ACROSS = COLUMNS * MEASURE + (COLUMNS - 1) * GUTTER
DOWN = (LINES - 1) * ADVANCE + SIZE
LEFT = (WIDTH - ACROSS) / 2
TOP = (HEIGHT - DOWN) / 2

HEADLINE = 26.0
"""Size of the headline, which has `HEADLINE_LINES` lines of the grid."""
HEADLINE_LINES = 4
PICTURE_LINES = 25
"""Lines of the grid that the photograph takes, over the full width, with the space below it."""

BODY_FONT = "NotoSerifSC-Regular.ttf"
HEAD_FONT = "NotoSerifSC-Bold.ttf"

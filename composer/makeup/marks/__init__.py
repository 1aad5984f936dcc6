"""Marks beside lines — 行间标记: which a story can have where it is set, and where they stand."""

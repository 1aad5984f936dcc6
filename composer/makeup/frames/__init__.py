"""Frames — 文本框: an area's columns as slots for lines, after what text runs round has taken its room."""

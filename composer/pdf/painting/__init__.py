"""Painting — 绘制: items of the display list as operators of a content stream."""

"""Ink — 墨量: the total of all plates, measured or reckoned."""

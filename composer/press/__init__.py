"""Press — 印刷: colour conversion and ink limit, placed advertisements.

What the paper's printer demands and pictures and advertisements have to be brought to; nothing here
changes what a page says.
"""

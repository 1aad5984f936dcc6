"""Flow — 串文: blocks as lines, lines into slots, columns made level."""

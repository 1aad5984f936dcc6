"""Resolving — 展开: `extends:`, parameters and short forms made into whole values."""

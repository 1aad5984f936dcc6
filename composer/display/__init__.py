"""The display list — 显示表 — and what builds it."""

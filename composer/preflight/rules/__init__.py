"""The rules of preflight, by theme — 规则: each module holds what it reads against ``preflight_rules``."""

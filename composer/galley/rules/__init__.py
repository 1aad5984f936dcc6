"""The rules of line setting — 排版规则: character classes, what may stand between two, what may not part."""

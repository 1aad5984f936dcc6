"""Units — 不可拆单元: a paragraph cut into what a line never parts, each with its width."""

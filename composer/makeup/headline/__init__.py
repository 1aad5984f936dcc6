"""Headlines — 标题: where a headline may break, its lines, its parts, and the block of them, across or down."""

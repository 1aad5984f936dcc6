"""What a reader finds its way by — 结构与书签: structure tree, headings, bookmarks."""

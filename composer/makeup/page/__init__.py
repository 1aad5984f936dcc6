"""Rules of the page as a reader sees it — 版面: a story's feet and stubs, headlines beside each other, gutters."""

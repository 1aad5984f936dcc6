"""Pictures — 图片: files that anyone made, separated into the inks of one press."""

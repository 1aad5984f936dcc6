"""Words of the 1xx diagnostics about the page as a whole: white, contact, furniture with too much to say."""

WORDS = {
    "W164": (
        "版面上没有东西的地方", "white that belongs to nobody",
        "第 {page} 版 {lines} 行 {columns} 栏没有东西（{measured}）",
        "Nothing stands in columns {columns}, lines {lines} of page {page} ({measured})",
        "放一篇稿、一张图或一条广告",
        "Place a story, a picture or an advertisement there",
    ),
    "W165": (
        "位置里空着一块", "white within a place",
        "“{name}”里空着一块：第 {page} 版 {lines} 行 {columns} 栏（{measured}）",
        "White within “{name}”: columns {columns}, lines {lines} of page {page} ({measured})",
        "补内容，或改小它的 at:",
        "Add to it, or make its at: smaller",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

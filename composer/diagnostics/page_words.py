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
    "E167": (
        "印在一起", "ink on ink",
        "“{name}”的“{words}”与“{other}”压在一起 {measured}（{count} 处）",
        "“{words}” of “{name}” and “{other}” are printed on each other by {measured} ({count} places)",
        "移开其中一样，或改小、改短",
        "Move one of them away, or make it smaller or shorter",
    ),
    "W168": (
        "挨得太近", "ink touching ink",
        "“{name}”的“{words}”离“{other}”只有 {measured}，至少要 {allowed}（{count} 处）",
        "“{words}” of “{name}” is {measured} from “{other}”; it takes {allowed} at least ({count} places)",
        "移开一点；围框的加大 padding 或 lines",
        "Move it a little; of a box, make padding or lines larger",
    ),
    "W170": (
        "导读没有条目", "index without entries",
        "第 {page} 版有导读的位置，却没有一篇稿写了 index: true；导读未排",
        "Page {page} has a place for an index, but no story says index: true; it is not set",
        "在 edition.yaml 里给要导读的稿写 index: true，或从版式里删去 index:",
        "Write index: true for stories in edition.yaml, or delete index: from the layout",
    ),
    "W171": (
        "责任编辑行没有名字", "imprint without names",
        "第 {page} 版的责任编辑行要印 {names}，edition.yaml 里没有写",
        "The imprint of page {page} prints {names}, which edition.yaml does not give",
        "在 edition.yaml 或它的这一版里写上名字，或改 imprint: text:",
        "Write the names in edition.yaml or for this page there, or change imprint: text:",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

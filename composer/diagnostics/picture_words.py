"""Words of the 5xx diagnostics: pictures and advertisements."""

WORDS = {
    "E501": (
        "图片不在", "picture missing",
        "没有 {path}", "There is no {path}",
        "图片和广告放在期次的 pictures/ 里", "Pictures and advertisements lie in the edition's pictures/",
    ),
    "E502": (
        "图片读不了", "picture cannot be read",
        "{path} 读不了或不完整", "{path} cannot be read, or is cut short",
        "请作者重发，或用看图软件另存一次", "Have it sent again, or save it anew from a viewer",
    ),
    "E503": (
        "图片没有像素", "picture without pixels",
        "{path} 的尺寸是零", "{path} has a size of zero",
        "", "",
    ),
    "E504": (
        "图片太大", "picture too large",
        "{path} 有 {megapixels} 百万像素，上限 {limit}", "{path} has {megapixels} megapixels; the limit is {limit}",
        "缩小后再用", "Scale it down first",
    ),
    "W505": (
        "图片不够清晰", "resolution too low",
        "{path} 印出来只有 {ppi} ppi，至少要 {floor}", "{path} prints at {ppi} ppi; it needs at least {floor}",
        "排小一些，或要原图", "Set it smaller, or ask for the original",
    ),
    "E506": (
        "广告 PDF 读不了", "advertisement PDF cannot be read",
        "{path} 读不了或加了密", "{path} cannot be read, or is encrypted",
        "请客户发不加密的 PDF/X", "Ask the client for a PDF/X without a password",
    ),
    "W507": (
        "广告尺寸不符", "advertisement of another size",
        "{path} 是 {measured}，广告位是 {allowed}", "{path} is {measured}; its slot is {allowed}",
        "请客户改尺寸；程序不拉伸广告", "Ask the client for the right size; nothing is stretched",
    ),
    "E508": (
        "路径出了报纸的文件夹", "path leaves the paper's folder",
        "“{path}”不在报纸的文件夹里", "“{path}” is not in the paper's folder",
        "把文件拷进来，只写文件名", "Copy the file in and write its name only",
    ),
    "E509": (
        "广告字体未嵌入", "advertisement's fonts not embedded",
        "{path} 没有嵌入字体 {fonts}", "{path} does not embed {fonts}",
        "请客户嵌入字体或转曲", "Ask the client to embed or outline them",
    ),
    "W510": (
        "广告含 RGB", "RGB in an advertisement",
        "{path} 有 RGB 颜色", "{path} has RGB colour",
        "请客户转成 CMYK", "Ask the client for CMYK",
    ),
    "W511": (
        "广告不止一页", "advertisement of several pages",
        "{path} 有 {pages} 页，只用第 1 页", "{path} has {pages} pages; only the first is used",
        "", "",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

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
        "请作者重发，或用看图软件另存一次",
        "Ask for it again, or save it anew",
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
        "{path} {reason}", "{path} {reason}",
        "请客户发不加密的 PDF/X", "Ask the client for a PDF/X without a password",
    ),
    "W507": (
        "广告尺寸不符", "advertisement of another size",
        "{path} 是 {measured}，广告位是 {allowed}", "{path} is {measured}; its slot is {allowed}",
        "请客户改尺寸；程序不拉伸广告。大小不定的广告位写 fit: centre",
        "Ask the client for the right size; nothing is stretched. A slot for various sizes says fit: centre",
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
    "W511": (
        "广告不止一页", "advertisement of several pages",
        "{path} 有 {pages} 页，只用第 1 页", "{path} has {pages} pages; only the first is used",
        "要用别的页，先拆成单页的 PDF",
        "To use another page, make it a PDF of its own first",
    ),
    "E512": (
        "不收这种图片格式", "kind of picture not taken",
        "{path} 是 {kind}；能用的是 {allowed}", "{path} is {kind}; taken are {allowed}",
        "请作者导出 TIFF 或 JPEG；矢量图导出 PDF/X 作广告",
        "Have it exported as TIFF or JPEG, drawings as a PDF/X advertisement",
    ),
    "W513": (
        "图片有印不出的通道", "channels that will not be printed",
        "{path} 另有 {count} 个通道（{names}）不会印出",
        "{path} has {count} more channels ({names}) that will not be printed",
        "专色图先请作者转成 CMYK；只是选区的通道删掉即可",
        "Have spot inks converted to CMYK first; channels that are only selections can be deleted",
    ),
    "W514": (
        "线条稿不够清晰", "line art too coarse",
        "{path} 是线条稿，印出来只有 {ppi} ppi，至少要 {floor}",
        "{path} is line art and prints at {ppi} ppi; it needs at least {floor}",
        "排小一些，或重扫；调色稿（灰度）要求低一些",
        "Set it smaller, or scan it anew; as grayscale it needs less",
    ),
    "W515": (
        "图上的字看不清", "type hard to read on its picture",
        "“{text}”与图片 {path} 的反差是 {measured}，{size} 的字至少要 {allowed}",
        "“{text}” has a contrast of {measured} to picture {path}; type of {size} needs {allowed}",
        "压暗图片的这一处，字换个位置，或加底色",
        "Darken that part of the picture, move the type, or give it a ground",
    ),
    "W516": (
        "字太小，印不清", "type too small for its inks",
        "“{text}”是{what}，{measured}；至少要 {allowed}",
        "“{text}” is {what} at {measured}; it needs at least {allowed}",
        "加大，或改用单色黑", "Set it larger, or in black alone",
    ),
    "W517": (
        "四色黑字", "black type of several inks",
        "“{text}”用 {measured} 印，套不准就有彩边",
        "“{text}” is printed in {measured}; out of register it gets coloured edges",
        "文字用单色黑（black）", "Use black alone for type",
    ),
    "W518": (
        "图片不止一幅", "file of several pictures",
        "{path} 里不止一幅，只用第一幅", "{path} holds several pictures; only the first is used",
        "多页的 TIFF 分开存；动图取一帧", "Save the pages of a TIFF apart, and one frame of an animation",
    ),
    "E519": (
        "广告过不了印前检查", "advertisement fails preflight",
        "{path}：{where}{fault}", "{path}: {where}{fault}",
        "请客户改好重发；composer preflight 看全部", "Have it sent again; composer preflight shows all of it",
    ),
    "W520": (
        "广告有毛病", "advertisement with a flaw",
        "{path}：{where}{fault}", "{path}: {where}{fault}",
        "问客户要不要改", "Ask the client whether to change it",
    ),
    "E521": (
        "广告含 RGB", "RGB in an advertisement",
        "{path}：{where}{fault}", "{path}: {where}{fault}",
        "请客户转成 CMYK，黑字用 K100", "Ask the client for CMYK, black type in K100",
    ),
    "W522": (
        "广告的印刷条件不同", "advertisement for another printing condition",
        "{path} 为“{measured}”制作，本报按“{allowed}”印", "{path} is made for “{measured}”; the paper is printed to “{allowed}”",
        "颜色会偏，总墨量可能超；请客户按本报的条件输出", "Colours will differ and the ink may be too much; ask for this condition",
    ),
    "E523": (
        "广告比广告位大", "advertisement larger than its slot",
        "{path} 是 {measured}，广告位是 {allowed}；先缩到 {percent} 放着",
        "{path} is {measured}; its slot is {allowed}; it stands there at {percent}",
        "请客户改尺寸，或换广告位；缩小可以的写 fit: shrink",
        "Ask the client for the right size, or take another slot; where scaling is right, say fit: shrink",
    ),
    "N524": (
        "广告缩小了", "advertisement scaled down",
        "{path} 是 {measured}，广告位是 {allowed}，缩到 {percent}",
        "{path} is {measured}; its slot is {allowed}; it is scaled to {percent}",
        "", "",
    ),
    "E550": (
        "图片缺行", "picture short of rows",
        "{path} 只有 {rows} 行像素，应有 {height} 行；其余会印成黑块或灰块",
        "{path} holds {rows} rows of pixels of {height}; the rest would print as a black or gray block",
        "请作者重发原图：另存一次补不回缺的部分", "Have the original sent again: saving it anew does not bring back the rest",
    ),
    "N551": (
        "按 Adobe RGB 分色", "taken as Adobe RGB",
        "{path} 没有嵌入 ICC，EXIF 说是 Adobe RGB，按它分色",
        "{path} embeds no profile; its EXIF says Adobe RGB, and so it was separated",
        "", "",
    ),
    "W552": (
        "图片颜色没有说明", "colours that are not named",
        "{path} 的颜色不是 sRGB，又没有嵌入 ICC；按 sRGB 分色",
        "{path} says that its colours are not sRGB, and embeds no profile; it was separated as sRGB",
        "请作者嵌入 ICC 另存，或转成 sRGB", "Have it saved with its profile, or converted to sRGB",
    ),
    "W553": (
        "图片的 ICC 用不上", "profile that cannot be used",
        "{path} 嵌入的 ICC 是 {embedded} 的，图片是 {colours}；没有用它",
        "{path} embeds a profile of {embedded}; the picture is {colours}; it was not used",
        "请作者用图片自己的色彩空间重新嵌入 ICC", "Have the profile of the picture's own colour space embedded",
    ),
    "E554": (
        "图位放不下图", "slot without room for a picture",
        "{path} 的图位除去图说和空隙只有 {measured}，每边至少 {allowed}；图没有排",
        "Beside caption and air the slot of {path} has {measured}; each side needs {allowed}; the picture is not set",
        "把图位的 at 放大（columns、lines，或 width、height）", "Make the slot's at larger (columns, lines, or width, height)",
    ),
    "W525": (
        "广告的交叉引用表坏了", "advertisement with a broken table",
        "{path} 的交叉引用表坏了，重建后读出", "The cross-reference table of {path} is broken; it was made anew to read it",
        "对着客户的样张核对一遍，或请客户重发", "Check it against the client's proof, or have it sent again",
    ),
    "N526": (
        "关掉的图层没有印", "layers left out",
        "{path} 里关掉的图层没有印：{names}", "Layers that {path} switches off were left out: {names}",
        "要印就请客户打开图层再存", "To have them printed, ask the client to switch them on and save",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

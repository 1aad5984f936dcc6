"""Words of the 7xx diagnostics: preflight and proofs of finished PDFs."""

WORDS = {
    "E701": (
        "PDF 读不了", "PDF cannot be read",
        "没有这个文件，或它不是 PDF", "There is no such file, or it is not a PDF",
        "检查文件名；传输中断的文件请重传",
        "Check the name; send a file anew that was cut off",
    ),
    "E702": (
        "PDF 加密", "encrypted PDF",
        "文件加了密", "The file is encrypted",
        "请不设密码、不限权限地重新导出", "Export it anew without password or restrictions",
    ),
    "E703": (
        "PDF 版本不符", "PDF version outside PDF/X-4",
        "PDF 版本是 {version}，允许 1.3–1.6",
        "The PDF is version {version}; 1.3–1.6 is allowed",
        "导出时选 PDF/X-4", "Choose PDF/X-4 when exporting",
    ),
    "E704": (
        "输出意图不对", "output intent missing or wrong",
        "{reason}", "In this file {reason}",
        "导出时选 PDF/X-4 和报纸的印刷标准",
        "Export as PDF/X-4 for the newspaper's printing condition",
    ),
    "E705": (
        "页面框不对", "page boxes wrong",
        "第 {page} 页{reason}", "Page {page} {reason}",
        "", "",
    ),
    "E706": (
        "各页大小不一", "pages of different size",
        "第 {page} 页成品 {measured}，第一页 {allowed}",
        "Page {page} trims to {measured}, the first to {allowed}",
        "", "",
    ),
    "E707": (
        "字体未嵌入", "font not embedded",
        "字体 {name} 没有嵌入", "Font {name} is not embedded",
        "嵌入字体，或请客户转曲", "Embed it, or ask the client for outlines",
    ),
    "W708": (
        "字体不是子集", "font not subset",
        "字体 {name} 整个嵌入，不是子集", "Font {name} is embedded whole, not as a subset",
        "导出时选子集嵌入", "Embed subsets when exporting",
    ),
    "W709": (
        "字体无 ToUnicode", "font without ToUnicode",
        "字体 {name} 没有 ToUnicode，文字不能检索",
        "Font {name} has no ToUnicode; its text cannot be searched",
        "", "",
    ),
    "E710": (
        "含 RGB 颜色", "RGB colour",
        "第 {page} 页有 RGB：{where}", "Page {page} has RGB: {where}",
        "转成 CMYK 再导出", "Convert it to CMYK and export again",
    ),
    "E711": (
        "有注释或动作", "annotation or action",
        "文件里有{what}", "The file has {what}",
        "从印刷文件里删去；链接只用在数字版",
        "Take it out; links belong in the screen edition",
    ),
    "E712": (
        "空页", "empty page",
        "第 {page} 页什么也没印", "Nothing is printed on page {page}",
        "补上内容，或从文件里去掉这一页", "Give it content, or take it out of the file",
    ),
    "W713": (
        "图片分辨率不足", "picture resolution too low",
        "第 {page} 页图片 {name} 只有 {ppi} ppi，至少要 {floor}",
        "Picture {name} on page {page} has {ppi} ppi at size; it needs {floor}",
        "排小一些，或要原图", "Set it smaller, or ask for the original",
    ),
    "W714": (
        "线太细", "line too thin",
        "第 {page} 页有 {count} 条线太细，最细 {measured}，至少 {allowed}",
        "{count} lines on page {page} are too thin: down to {measured}, at least {allowed} is needed",
        "", "",
    ),
    "E715": (
        "PDF 有损坏", "damaged PDF",
        "文件结构有损坏，靠修补才读得下去",
        "The structure of the file is damaged; it could only be read by mending it",
        "重新导出或重传", "Export or send it anew",
    ),
    "E716": (
        "大样像素太多", "proof with too many pixels",
        "第 {page} 页按 {dpi} dpi 太大，最多 {allowed} dpi",
        "Page {page} is too large at {dpi} dpi; at most {allowed} dpi will do",
        "用小一些的 --dpi", "Use a smaller --dpi",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

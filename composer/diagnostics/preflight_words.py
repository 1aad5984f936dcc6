"""Words of the 7xx diagnostics: preflight and proofs of finished PDFs.

Written by ``python -m tools.preflight_docs`` from the declarations in `composer.preflight.rules`. Most
messages are the place and the sentence of the rule that was broken (`preflight_rules`).
"""

WORDS = {
    "E701": (
        "PDF 读不了", "PDF cannot be read",
        "没有这个文件，或它不是 PDF", "There is no such file, or it is not a PDF",
        "检查文件名；传输中断的文件请重传", "Check the name; send a file anew that was cut off",
    ),
    "E702": (
        "PDF 加密", "encrypted PDF",
        "文件加了密", "The file is encrypted",
        "请不设密码、不限权限地重新导出", "Export it anew without password or restrictions",
    ),
    "E703": (
        "PDF 版本不符", "PDF version outside PDF/X-4",
        "{where}{fault}", "{where}{fault}",
        "导出时选 PDF/X-4", "Choose PDF/X-4 when exporting",
    ),
    "E704": (
        "输出意图不对", "output intent missing or wrong",
        "{where}{fault}", "{where}{fault}",
        "导出时选 PDF/X-4 和报纸的印刷标准", "Export as PDF/X-4 for the newspaper's printing condition",
    ),
    "E705": (
        "页面框不对", "page boxes wrong",
        "{where}{fault}", "{where}{fault}",
        "导出时设好成品尺寸和出血（TrimBox、BleedBox）", "Set trim and bleed on export (TrimBox, BleedBox)",
    ),
    "E706": (
        "各页大小不一", "pages of different size",
        "{where}{fault}", "{where}{fault}",
        "各版按同一成品尺寸导出", "Export all pages with one trim size",
    ),
    "E707": (
        "字体未嵌入", "font not embedded",
        "{where}{fault}", "{where}{fault}",
        "嵌入字体，或请客户转曲", "Embed it, or ask the client for outlines",
    ),
    "W708": (
        "字体不是子集", "font not subset",
        "{where}{fault}", "{where}{fault}",
        "导出时选子集嵌入", "Embed subsets when exporting",
    ),
    "W709": (
        "字体无 ToUnicode", "font without ToUnicode",
        "{where}{fault}", "{where}{fault}",
        "重新导出为 PDF/X-4，保留文字编码", "Export anew as PDF/X-4, with the text's encoding kept",
    ),
    "E710": (
        "含 RGB 颜色", "RGB colour",
        "{where}{fault}", "{where}{fault}",
        "转成 CMYK 再导出", "Convert it to CMYK and export again",
    ),
    "E711": (
        "有注释或动作", "annotation or action",
        "{where}{fault}", "{where}{fault}",
        "从印刷文件里删去；链接只用在数字版", "Take it out; links belong in the screen edition",
    ),
    "E712": (
        "空页", "empty page",
        "{where}{fault}", "{where}{fault}",
        "补上内容，或从文件里去掉这一页", "Give it content, or take it out of the file",
    ),
    "W713": (
        "图片分辨率不足", "picture resolution too low",
        "{where}{fault}", "{where}{fault}",
        "排小一些，或要原图", "Set it smaller, or ask for the original",
    ),
    "W714": (
        "线太细", "line too thin",
        "{where}{fault}", "{where}{fault}",
        "加粗到允许的粗细", "Make them as thick as is allowed",
    ),
    "E715": (
        "PDF 有损坏", "damaged PDF",
        "{where}{fault}", "{where}{fault}",
        "重新导出或重传", "Export or send it anew",
    ),
    "E716": (
        "大样像素太多", "proof with too many pixels",
        "第 {page} 页按 {dpi} dpi 太大，最多 {allowed} dpi", "Page {page} is too large at {dpi} dpi; at most {allowed} dpi will do",
        "用小一些的 --dpi", "Use a smaller --dpi",
    ),
    "E718": (
        "文件头尾不对", "head or tail of the file",
        "{where}{fault}", "{where}{fault}",
        "重新导出，传输用二进制方式", "Export anew, and send it as binary",
    ),
    "E719": (
        "文件标识不对", "file ID",
        "{where}{fault}", "{where}{fault}",
        "重新导出", "Export anew",
    ),
    "E720": (
        "内容在别处", "data elsewhere",
        "{where}{fault}", "{where}{fault}",
        "把内容放进文件再导出", "Put the data into the file and export again",
    ),
    "W721": (
        "LZW 压缩", "LZW compression",
        "{where}{fault}", "{where}{fault}",
        "导出时选 ZIP（Flate）压缩", "Choose ZIP (Flate) when exporting",
    ),
    "W722": (
        "没有查完", "not checked to the end",
        "{where}{fault}", "{where}{fault}",
        "把复杂的图稿栅格化，或拆成几个文件再查", "Rasterise the complex artwork, or check it in several files",
    ),
    "W723": (
        "页数不符", "number of pages",
        "{where}{fault}", "{where}{fault}",
        "按版导出：一版一个文件", "Export page by page: one page a file",
    ),
    "E724": (
        "没有 XMP", "no XMP",
        "{where}{fault}", "{where}{fault}",
        "导出时选 PDF/X-4", "Choose PDF/X-4 when exporting",
    ),
    "E725": (
        "没有说是 PDF/X-4", "not said to be PDF/X-4",
        "{where}{fault}", "{where}{fault}",
        "导出时选 PDF/X-4", "Choose PDF/X-4 when exporting",
    ),
    "E726": (
        "XMP 缺项", "field missing in XMP",
        "{where}{fault}", "{where}{fault}",
        "导出时选 PDF/X-4", "Choose PDF/X-4 when exporting",
    ),
    "E727": (
        "陷印没有说明", "trapping not said",
        "{where}{fault}", "{where}{fault}",
        "导出时把 Trapped 设为 False（没做）或 True（已做）", "Set Trapped to False or True when exporting",
    ),
    "E728": (
        "Info 与 XMP 不符", "Info and XMP differ",
        "{where}{fault}", "{where}{fault}",
        "用同一个程序重新导出，不要事后改属性", "Export anew with one program, and do not edit properties afterwards",
    ),
    "E729": (
        "输出意图缺项", "output intent incomplete",
        "{where}{fault}", "{where}{fault}",
        "导出时选标准的输出条件", "Choose a registered printing condition when exporting",
    ),
    "E730": (
        "ICC 特性文件不合用", "ICC profile unfit",
        "{where}{fault}", "{where}{fault}",
        "嵌入印厂给的 CMYK 特性文件", "Embed the CMYK profile that the plant gives",
    ),
    "W731": (
        "印刷条件不同", "another printing condition",
        "{where}{fault}", "{where}{fault}",
        "为这台印刷机重新分色，或用 `--profile` 指明规范", "Separate anew for this press, or name the right profile with `--profile`",
    ),
    "E732": (
        "又有 ArtBox", "ArtBox beside TrimBox",
        "{where}{fault}", "{where}{fault}",
        "删去 ArtBox", "Take the ArtBox away",
    ),
    "E733": (
        "CropBox 切掉成品", "CropBox cuts the page",
        "{where}{fault}", "{where}{fault}",
        "删去 CropBox，或让它等于 MediaBox", "Take the CropBox away, or make it equal to the MediaBox",
    ),
    "W734": (
        "出血不够", "bleed too small",
        "{where}{fault}", "{where}{fault}",
        "按印厂要求加出血，底色和图片一起拉出去", "Add the bleed that the plant asks for, tints and pictures with it",
    ),
    "E735": (
        "UserUnit 不是 1", "UserUnit",
        "{where}{fault}", "{where}{fault}",
        "按实际尺寸导出", "Export at real size",
    ),
    "W736": (
        "页面旋转", "page turned",
        "{where}{fault}", "{where}{fault}",
        "把页面转正再导出", "Turn the page upright and export again",
    ),
    "E737": (
        "字宽不符", "widths differ",
        "{where}{fault}", "{where}{fault}",
        "重新导出；查一查是否用了替代字体", "Export anew; see whether a substitute font was used",
    ),
    "E738": (
        "缺字形", "missing glyphs",
        "{where}{fault}", "{where}{fault}",
        "换一个有这些字的字体", "Use a font that has these characters",
    ),
    "W739": (
        "Type 3 字体", "Type 3 font",
        "{where}{fault}", "{where}{fault}",
        "换成正常字体，或转曲", "Use a proper font, or outlines",
    ),
    "W740": (
        "用了 Courier", "Courier",
        "{where}{fault}", "{where}{fault}",
        "查原稿缺了哪个字体", "See which font the original lacked",
    ),
    "W741": (
        "描边加粗", "emboldened by a stroke",
        "{where}{fault}", "{where}{fault}",
        "用真正的粗体", "Use a real bold face",
    ),
    "W742": (
        "看不见的文字", "invisible text",
        "{where}{fault}", "{where}{fault}",
        "删去，或确认只是 OCR 的文字层", "Take it out, or make sure it is an OCR layer",
    ),
    "E743": (
        "字体坏了", "font damaged",
        "{where}{fault}", "{where}{fault}",
        "重新导出；坏字体重新安装", "Export anew; install the font again",
    ),
    "E744": (
        "带特性文件的颜色", "device-independent colour",
        "{where}{fault}", "{where}{fault}",
        "导出时把颜色转成印刷条件的 CMYK", "Convert all colours to the CMYK of the printing condition",
    ),
    "E745": (
        "默认颜色空间", "default colour space",
        "{where}{fault}", "{where}{fault}",
        "导出时不要嵌入源特性文件", "Export without source profiles",
    ),
    "W746": (
        "印厂没有的专色", "unknown spot ink",
        "{where}{fault}", "{where}{fault}",
        "转成 CMYK，或与印厂商定专色", "Convert it to CMYK, or agree on the ink with the plant",
    ),
    "E747": (
        "专色名不一", "ambiguous spot name",
        "{where}{fault}", "{where}{fault}",
        "统一专色的名称和定义", "Give each spot ink one name and one definition",
    ),
    "E748": (
        "专色名编码不对", "spot name not UTF-8",
        "{where}{fault}", "{where}{fault}",
        "重新导出，或把专色改成英文名", "Export anew, or give the ink an English name",
    ),
    "E749": (
        "版面里用了套版色", "registration colour on the page",
        "{where}{fault}", "{where}{fault}",
        "改成 K100", "Make it 100 K",
    ),
    "E750": (
        "专色定义不对", "spot ink badly defined",
        "{where}{fault}", "{where}{fault}",
        "在调色板里用 CMYK 定义专色", "Define the spot by CMYK in the palette",
    ),
    "E751": (
        "白色叠印", "white overprints",
        "{where}{fault}", "{where}{fault}",
        "去掉白色的叠印", "Switch overprint off for white",
    ),
    "E752": (
        "叠印方式不对", "overprint mode",
        "{where}{fault}", "{where}{fault}",
        "把 OPM 设为 1", "Set OPM to 1",
    ),
    "W753": (
        "黑字没有叠印", "black does not overprint",
        "{where}{fault}", "{where}{fault}",
        "导出时让 K100 的小字和细线叠印", "Let 100 K text and thin lines overprint when exporting",
    ),
    "W754": (
        "灰空间的黑叠印", "overprint in gray",
        "{where}{fault}", "{where}{fault}",
        "把黑写成 CMYK：0 0 0 1 k", "Write black as CMYK: 0 0 0 1 k",
    ),
    "W755": (
        "四色黑字", "rich-black text",
        "{where}{fault}", "{where}{fault}",
        "把文字改成 K100", "Make the text 100 K",
    ),
    "W756": (
        "字太小", "text too small",
        "{where}{fault}", "{where}{fault}",
        "放大，或改成 K100", "Set it larger, or in 100 K",
    ),
    "E757": (
        "图片不能印", "picture too coarse to print",
        "{where}{fault}", "{where}{fault}",
        "换原图，或排小", "Get the original, or set it smaller",
    ),
    "N758": (
        "分辨率浪费", "resolution wasted",
        "{where}{fault}", "{where}{fault}",
        "缩到 2 倍网线数即可", "Twice the screen ruling is enough",
    ),
    "W759": (
        "16 位图片", "16-bit picture",
        "{where}{fault}", "{where}{fault}",
        "转成每通道 8 位", "Make it 8 bits a channel",
    ),
    "W760": (
        "JPEG 2000", "JPEG 2000",
        "{where}{fault}", "{where}{fault}",
        "导出时选 JPEG 或 ZIP", "Choose JPEG or ZIP when exporting",
    ),
    "E761": (
        "替身和 PostScript", "stand-ins and PostScript",
        "{where}{fault}", "{where}{fault}",
        "嵌入真图，重新导出", "Embed the real artwork and export again",
    ),
    "E762": (
        "图片数据不对", "picture data wrong",
        "{where}{fault}", "{where}{fault}",
        "重新导出", "Export anew",
    ),
    "W763": (
        "图片变形", "picture stretched",
        "{where}{fault}", "{where}{fault}",
        "锁定比例重新置入", "Place it again with its proportions locked",
    ),
    "E764": (
        "混合空间不是 CMYK", "blending not in CMYK",
        "{where}{fault}", "{where}{fault}",
        "导出时把透明混合空间设为文档 CMYK", "Set the transparency blend space to document CMYK",
    ),
    "E765": (
        "混合模式不明", "unknown blend mode",
        "{where}{fault}", "{where}{fault}",
        "改用标准的混合模式", "Use a standard blend mode",
    ),
    "E766": (
        "自带加网参数", "device settings",
        "{where}{fault}", "{where}{fault}",
        "导出时不保留传递函数和加网", "Export without transfer functions and halftones",
    ),
    "W767": (
        "渲染意图不明", "unknown rendering intent",
        "{where}{fault}", "{where}{fault}",
        "用四种标准渲染意图之一", "Use one of the four rendering intents",
    ),
    "E768": (
        "嵌有别的文件", "embedded files",
        "{where}{fault}", "{where}{fault}",
        "导出时不附文件", "Export without attachments",
    ),
    "E769": (
        "有表单", "form fields",
        "{where}{fault}", "{where}{fault}",
        "把表单域压平", "Flatten the form",
    ),
    "W770": (
        "图层关着", "layer switched off",
        "{where}{fault}", "{where}{fault}",
        "删去不要的图层，其余合并", "Delete layers not wanted and merge the rest",
    ),
    "E771": (
        "图层配置不合规", "layer configuration",
        "{where}{fault}", "{where}{fault}",
        "合并图层再导出", "Merge the layers and export again",
    ),
    "W772": (
        "逻辑结构不合", "logical structure",
        "{where}{fault}", "{where}{fault}",
        "用排版程序重新导出带标签的 PDF", "Export the tagged PDF anew",
    ),
    "E773": (
        "总墨量超限", "total ink over the limit",
        "{where}{fault}", "{where}{fault}",
        "用印厂的特性文件重新分色，深色多用黑版", "Separate again with the plant's profile, dark tones on black",
    ),
    "W774": (
        "中性灰没有黑版", "neutrals without black",
        "{where}{fault}", "{where}{fault}",
        "用黑版替代强（GCR）的特性文件重新分色", "Separate again with strong GCR",
    ),
    "N775": (
        "总墨量没有实测", "ink not measured",
        "{where}{fault}", "{where}{fault}",
        "装上 Ghostscript 再查", "Install Ghostscript and check again",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

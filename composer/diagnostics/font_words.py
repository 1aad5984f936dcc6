"""Words of the 4xx diagnostics: fonts."""

WORDS = {
    "E401": (
        "缺字", "character that no face has",
        "没有一个字体有“{char}”（{codepoint}）", "No face has “{char}” ({codepoint})",
        "在 paper.yaml 的 fallback 里加一个有它的字体，或造字",
        "Add a face that has it to fallback in paper.yaml",
    ),
    "E402": (
        "字体文件读不了", "font file cannot be read",
        "字体文件 {file} 不在、不在报纸的 fonts/ 里，或已损坏",
        "Font file {file} is missing, outside the paper's fonts/, or damaged",
        "从字体的出处再取一份", "Fetch it anew from where it came",
    ),
    "E403": (
        "没有这个字体", "unknown family",
        "没有字体“{name}”", "There is no family “{name}”",
        "", "",
    ),
    "W404": (
        "没有这个字重", "weight missing",
        "字体“{family}”没有 {weight}，用 {nearest} 代替", "Family “{family}” has no {weight}; {nearest} is used",
        "", "",
    ),
    "E405": (
        "不排的文种", "script that is not set",
        "“{chars}”（{count} 个字符）是{script}，要连写、叠写、拼合或从右往左排，本程序不排",
        "“{chars}” ({count} characters) is {script}, which joins, stacks or runs from right to left; it is not set",
        "写成汉字或拉丁转写，或做成图片，放进 pictures",
        "Write it in Han or Latin letters, or place it as a picture (pictures)",
    ),
    "W406": (
        "借字", "borrowed letters",
        "{style}字体 {face} 没有“{chars}”，由 {holder} 代排，见 {places}",
        "{style}face {face} lacks “{chars}”, set in {holder}: {places}",
        "在样式里写有这些字的字体，如 face: {holder}；没有就改写这些字",
        "Give the style a face that has them, such as face: {holder}, or write them in another way",
    ),
    "N407": (
        "繁体文字用大陆字形", "Traditional text in mainland shapes",
        "样式 {style} 排繁体，字体 {face} 是大陆字形（如“骨”“角”“直”）",
        "Style {style} sets Traditional text; its face {face} has mainland shapes",
        "港台读者的版面，把港台字形的字体放进 fonts/，写进 fonts: 和样式的 face:",
        "For readers in Hong Kong or Taiwan put a face of theirs into fonts/, and name it in fonts: and face:",
    ),
    "E408": (
        "组合的图形", "joined pictures",
        "没有一个字体能把“{chars}”（{codepoints}）排成一个字形", "No face draws “{chars}” ({codepoints}) as one glyph",
        "删去它，或做成图片，放进 pictures", "Delete it, or place it as a picture (pictures)",
    ),
    "W409": (
        "异体没有字形", "variation without a glyph",
        "{style}字体 {face} 没有异体序列 {chars}，印的是“{base}”的通常字形，见 {places}",
        "{style}face {face} lacks the variation sequences {chars}; “{base}” is printed in its usual form: {places}",
        "换有这个异体的字体；通常字形就行的话，删去字后的异体选择符 {selectors}",
        "Set it in a face that has the form; if the usual one will do, delete the selector {selectors} behind it",
    ),
    "E430": (
        "不收这种字体格式", "kind of font not taken",
        "字体文件 {file} 是 {kind}；能用的是 TrueType（glyf）和 OpenType（CFF）",
        "Font file {file} is {kind}; taken are TrueType (glyf) and OpenType (CFF)",
        "向字体的出处要 .ttf 或 .otf 的静态字体", "Ask its maker for a static font as .ttf or .otf",
    ),
    "E431": (
        "字体集没有写编号", "collection without a number",
        "{file} 里有 {count} 款字体，没有写用哪一款", "{file} holds {count} faces, and none is named",
        "在文件名后写 # 和编号，如 {file}#0", "Write # and its number after the name: {file}#0",
    ),
    "E432": (
        "字体不许嵌入", "font that may not be embedded",
        "字体文件 {file} {why}，用别的字体代替", "Font file {file}: {why}; another face is used",
        "换一款许可嵌入的字体，或向字体公司要可以嵌入的版本",
        "Take another font, or ask its maker for one that may be embedded",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

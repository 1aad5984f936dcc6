"""Words of the 3xx diagnostics: story files."""

WORDS = {
    "E301": (
        "稿件读不了", "story cannot be read",
        "读不了 {path}", "{path} cannot be read",
        "检查文件是否存在、有没有读的权限", "Check that it exists and that you may read it",
    ),
    "E302": (
        "稿件编码不明", "unknown encoding of a story",
        "不是 UTF-8，也不能肯定是 GB18030", "This is not UTF-8, and not surely GB18030",
        "用编辑器另存为 UTF-8；若是 Word 文档，先存成纯文本",
        "Save it as UTF-8; a Word file must become plain text first",
    ),
    "E303": (
        "稿中有不可见字符", "unprintable character in a story",
        "有不能印的字符 {codepoint}", "There is a character here that cannot be printed: {codepoint}",
        "U+FFFD 表示转换编码时丢了字，请对照原稿补上；其余删去",
        "U+FFFD marks a character lost in conversion: restore it; delete any other",
    ),
    "N304": (
        "稿件按 GB18030 读入", "story read as GB18030",
        "文件不是 UTF-8，已按 GB18030 读入", "The file is not UTF-8 and was read as GB18030",
        "另存为 UTF-8 后不再提示", "Save it as UTF-8 and this note goes",
    ),
    "E305": (
        "空稿", "empty story",
        "稿件没有正文", "The story has no text",
        "在文件里写上正文；不排的话从 edition.yaml 里删去",
        "Write its text, or take it out of edition.yaml",
    ),
    "E306": (
        "稿头没有收尾", "head not closed",
        "稿头从这里开始，没有第二个“---”", "The head begins here and has no second “---”",
        "在正文前另起一行写“---”", "Put “---” on a line of its own before the text",
    ),
    "E307": (
        "表格列数不一", "table row of another width",
        "这一行 {measured} 格，表头 {allowed} 格", "This row has {measured} cells, the head {allowed}",
        "空格也要写出 | |；字面的竖线写 \\|", "Write an empty cell as | |, a bar in the text as \\|",
    ),
    "W308": (
        "标记没有配对", "marker without a partner",
        "“{marker}”没有配对，照样印出", "“{marker}” has no partner and is printed as it is",
        "补上另一半；若是文字，前面加 \\", "Add its partner; if it is text, put \\ before it",
    ),
    "W309": (
        "引号方向不对", "quote in the wrong direction",
        "“{quote}”方向不对或没有配对", "{quote} points the wrong way or has no partner",
        "程序不改，请对照原稿", "The program does not mend this; look at the copy",
    ),
    "N310": (
        "规整标点", "marks mended",
        "规整 {count} 处：{examples}", "{count} places mended: {examples}",
        "", "",
    ),
    "N311": (
        "此处缺文", "lost passage",
        "缺文，印作〔……〕：{note}", "Words are lost here and printed as 〔……〕: {note}",
        "", "",
    ),
    "W312": (
        "不认识的标记", "unknown marker",
        "“{marker}”不是稿件的标记，照样印出", "“{marker}” is no marker of a story and is printed as it is",
        "小标题写 ##，缺文写 {{{{缺：说明}}}}", "A crosshead is ##, a lost passage {{{{缺：note}}}}",
    ),
    "W313": (
        "直引号落单", "straight quote alone",
        "直引号没有配对，照样印出", "A straight quote has no partner and stays as it is",
        "改成 “ 或 ”", "Make it “ or ”",
    ),
    "W314": (
        "不认识的行间标记", "unknown span",
        "没有“{name}”这种行间标记，照样印出", "There is no span “{name}”; it is printed as it is",
        "可写：着重、专名、书名、下划线、底色、注音；若是文字，方括号前加 \\",
        "There are dots, name, title, underline, tint, ruby; if it is text, put \\ before the bracket",
    ),
    "W315": (
        "这里不画行间标记", "span where none is drawn",
        "这里不画行间标记，“{marker}”文字照排", "No span is drawn here; the words of “{marker}” are set",
        "行间标记用在正文里；标题里删去方括号和花括号，表格单元里只画底色",
        "Spans belong in the text; take the brackets out of a headline; a table's cell takes a tint only",
    ),
    "W316": (
        "行间标记的值不对", "wrong value of a span",
        "“{value}”：{why}", "“{value}”: {why}",
        "写成 [文字]{{底色: red 20%}}、[汉字]{{注音: hàn zì}} 这样，颜色用报纸 colours 里的名字",
        "Write [文字]{{tint: red 20%}} or [汉字]{{ruby: hàn zì}}; colours are those of the paper",
    ),
    "W317": (
        "不认识的块", "unknown block",
        "没有“{name}”这种块，其中的文字按普通段落排", "There is no block “{name}”; its text is set as paragraphs",
        "可写 ::: 名单、::: 表格、::: 分类广告", "There are ::: names, ::: table and ::: notices",
    ),
    "E321": (
        "围栏没有收尾", "fence not closed",
        "“:::”从这里开始，没有收尾的“:::”", "The fence begins here and has no closing “:::”",
        "在这一块之后另起一行写“:::”", "Put “:::” on a line of its own after the block",
    ),
    "E322": (
        "表格设置读不懂", "table option not understood",
        "读不懂“{text}”", "“{text}” is not understood",
        "花括号里写 columns: 4字 2 1; style: 表样名; span: 2：带单位的是栏宽，数字是份数，auto 按内容；span 是跨几栏，或 all",
        "In braces: columns: 4字 2 1; style: name; span: 2 — lengths, shares, or auto for the natural width; text columns or all",
    ),
    "E323": (
        "没有这个表格样式", "unknown table style",
        "表格样式“{name}”不在 paper.yaml 的 tables: 里", "Table style “{name}” is not under tables: in paper.yaml",
        "", "",
    ),
    "E324": (
        "列宽个数不符", "wrong number of column widths",
        "写了 {measured} 个列宽，表格有 {allowed} 列", "{measured} widths are given; the table has {allowed} columns",
        "每列一个：长度、份数或 auto", "One a column: a length, a share, or auto",
    ),
    "E325": (
        "^^ 上面没有格", "^^ has no cell above it",
        "“^^”上面没有同样宽的格可以跨行", "There is no cell of the same columns above this “^^” to go on",
        "表头不能跨到表身；上面的格若跨列，这里也写同样多的 |",
        "A head cannot reach into the body; under a cell over several columns write as many |",
    ),
    "W326": (
        "多余的围栏收尾", "fence end without a start",
        "这里的“:::”没有对应的开头", "This “:::” closes nothing",
        "删去，或在前面补上“::: 名称”", "Delete it, or open the fence with “::: name” above",
    ),
    "E327": (
        "稿头太长", "head field too long",
        "{key} 有 {measured} 字，最多 {allowed} 字；没有排", "{key} has {measured} characters; {allowed} are allowed; it is not set",
        "正文写在第二个“---”之后", "The text of the story goes below the second “---”",
    ),
    "N331": (
        "稿件按别的编码读入", "story read in another encoding",
        "文件不是 UTF-8，已按 {encoding} 读入", "The file is not UTF-8 and was read as {encoding}",
        "另存为 UTF-8 后不再提示", "Save it as UTF-8 and this note goes",
    ),
    "N328": (
        "保留了字间空格", "spaces kept between Han",
        "汉字之间的空格照留 {count} 处：{places}", "{count} spaces between Han are kept: {places}",
        "多余的请从稿中删去", "Take out of the copy what should not be there",
    ),
    "N329": (
        "改了字词间的空格", "spaces between words changed",
        "字词之间的空格改了 {count} 处：{places}", "{count} spaces between words were changed: {places}",
        "要照排，稿件、样式或报纸里的 normalise: 下写 spaces: false",
        "To set them as typed, write spaces: false under normalise: of the story, the style or the paper",
    ),
    "W330": (
        "别种标记", "markup of another dialect",
        "“{marker}”是{what}，照样印出", "“{marker}” is {what} and is printed as it is",
        "{proposal}；若是文字，前面加 \\", "{proposal}; if it is text, put \\ before it",
    ),
    "N332": (
        "没有见报的文字", "words on no page",
        "{key} 写了“{text}”，没有一版印它", "{key} says “{text}”, and no page prints it",
        "不印就删去；要印，在版面的措辞里写上它的名字，或给它图位、摘句位",
        "Delete it; or name it in a wording of the layout, or give it a place",
    ),
    "N334": (
        "续题没有用上", "jump headline not used",
        "“{story}”的 jump_headline 有 {chars} 字，哪一版也没有印", "The jump_headline of “{story}” has {chars} characters and stands on no page",
        "稿件不转版就删去；要转版，在 edition.yaml 里写 thread: [1.lead, 2.carry]",
        "Delete it if the story does not jump; or write thread: [1.lead, 2.carry] in edition.yaml",
    ),
    "W333": (
        "文字没有印全", "words printed in part",
        "{key} 有 {allowed} 字，版面上只有 {measured} 字", "{key} has {allowed} characters, the pages have {measured} of them",
        "缩短文字，或放宽它的位置", "Shorten the words, or give them more room",
    ),
    "E348": (
        "字数对不上", "characters do not add up",
        "稿件应见报 {allowed} 字，版面上数得 {measured} 字", "{allowed} characters should be set, {measured} are counted on the pages",
        "这是程序的错；请对照版面找出缺的字，并报告", "This is a fault of the program: look for the characters on the page, and report it",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

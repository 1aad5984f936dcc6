"""Words of the 2xx diagnostics: YAML as a language, then what the paper, layouts and edition say in it."""

WORDS = {
    "E201": (
        "文件读不了", "file cannot be read",
        "读不了 {path}", "{path} cannot be read",
        "检查文件是否存在、有没有读的权限", "Check that it exists and that you may read it",
    ),
    "E202": (
        "编码不明", "unknown encoding",
        "不是 UTF-8，也不能肯定是 GB18030", "This is not UTF-8, and not surely GB18030",
        "用编辑器另存为 UTF-8", "Save it as UTF-8 in your editor",
    ),
    "E203": (
        "不可见字符", "unprintable character",
        "有不能印的字符 {codepoint}", "There is a character here that cannot be printed: {codepoint}",
        "删去它；多半是从网页或旧系统粘贴来的", "Delete it; it mostly comes with pasted text",
    ),
    "N204": (
        "按 GB18030 读入", "read as GB18030",
        "文件不是 UTF-8，已按 GB18030 读入", "The file is not UTF-8 and was read as GB18030",
        "另存为 UTF-8 后不再提示", "Save it as UTF-8 and this note goes",
    ),
    "E205": (
        "YAML 写法有误", "YAML not understood",
        "从这里起读不懂", "This cannot be understood from here on",
        "看看上一行的引号、括号和冒号是否配好", "Look at quotes, brackets and colons on the line above",
    ),
    "E206": (
        "缩进用了制表符", "tab in the indent",
        "缩进里有制表符（Tab）", "There is a tab in the indent",
        "改用空格", "Use spaces",
    ),
    "E207": (
        "全角标点", "full-width mark in YAML",
        "这里是全角“{found}”，YAML 要半角“{wanted}”", "This is a full-width “{found}”; YAML wants “{wanted}”",
        "中文输入法下的冒号、逗号、空格、括号在 YAML 里不算数",
        "Marks of a Chinese keyboard mean nothing to YAML",
    ),
    "E208": (
        "引号未闭合", "quote not closed",
        "这个引号没有收尾", "This quote is never closed",
        "在值的末尾补上同样的引号", "Put the same quote at the end of the value",
    ),
    "E209": (
        "括号未闭合", "bracket not closed",
        "“{char}”没有配对的收尾括号", "“{char}” has no closing partner",
        "补上收尾括号，各项之间用半角逗号", "Add the closing bracket; entries are parted by commas",
    ),
    "E210": (
        "值要加引号", "value needs quotes",
        "值里的“{char}”在 YAML 里另有意思", "“{char}” means something else to YAML",
        "给整个值加上引号", "Put the whole value in quotes",
    ),
    "E211": (
        "缩进不齐", "indent not level",
        "这一行的缩进与同级的行不齐", "This line is not indented like its neighbours",
        "同一级的键要从同一列开始", "Keys of one level start in one column",
    ),
    "E212": (
        "键重复", "key stands twice",
        "“{key}”在第 {line} 行已写过", "“{key}” stands on line {line} already",
        "留一个", "Keep one of them",
    ),
    "E213": (
        "一个文件多份文档", "several documents in a file",
        "“---”从这里开始另一份文档", "“---” starts another document here",
        "删去“---”", "Delete the “---”",
    ),
    "E214": (
        "别名无定义", "unknown alias",
        "“*{name}”没有定义，或在它自己里面", "“*{name}” is not defined, or stands in itself",
        "若是文字，加上引号", "If it is meant as text, put it in quotes",
    ),
    "E215": (
        "空文件", "empty file",
        "文件里什么也没有", "There is nothing in this file",
        "写上内容；不要这个文件就删去",
        "Write something into it, or delete it",
    ),
    "E216": (
        "键不是文字", "key is not text",
        "列表或映射不能当键", "A list or mapping cannot be a key",
        "若是文字，加上引号", "If it is meant as text, put it in quotes",
    ),
    "E217": (
        "嵌套太深", "nested too deep",
        "嵌套超过 {limit} 层", "More than {limit} levels deep",
        "多半是括号没有收，或缩进逐行加深",
        "Most likely a bracket was not closed, or each line is indented further",
    ),
    "E218": (
        "内容太多", "too many values",
        "文件（连同别名）超过 {limit} 个值", "More than {limit} values, aliases written out",
        "删去重复的内容；一个别名按它代表的全部值计数",
        "Take out repetitions; an alias counts as all that it stands for",
    ),
    "E219": (
        "冒号后缺空格", "no space after the colon",
        "冒号后要空一格", "A space must follow the colon",
        "改成“键: 值”",
        "Write “key: value”",
    ),
    "E220": (
        "不认识的键", "unknown key",
        "没有“{key}”这个键", "There is no key “{key}”",
        "", "",
    ),
    "E221": (
        "缺键", "missing key",
        "缺“{key}”", "“{key}” is missing",
        "补上“{key}: …”",
        "Add “{key}: …”",
    ),
    "E222": (
        "种类不对", "wrong kind",
        "这里要{expected}，写的是{found}", "This should be {expected} and is {found}",
        "映射逐行写“键: 值”，列表每项前写“- ”",
        "A mapping has “key: value” on each line, a list “- ” before each item",
    ),
    "E223": (
        "值不对", "wrong value",
        "“{key}”不能是“{text}”，要写成 {expects}", "“{key}” cannot be “{text}”; write {expects}",
        "", "",
    ),
    "E224": (
        "不在可选之列", "not one of the choices",
        "“{key}”不能是“{text}”，只能是 {choices}", "“{key}” cannot be “{text}”, only {choices}",
        "", "",
    ),
    "E225": (
        "超出范围", "out of range",
        "“{key}”是 {measured}，允许 {allowed}", "“{key}” is {measured}; {allowed} is allowed",
        "", "",
    ),
    "E226": (
        "个数不对", "wrong number of entries",
        "“{key}”写了 {measured} 个值，要 {allowed} 个", "“{key}” has {measured} values; it needs {allowed}",
        "", "",
    ),
    "E230": (
        "继承无来源", "unknown parent",
        "没有“{name}”可以继承", "There is no “{name}” to extend",
        "", "",
    ),
    "E231": (
        "循环继承", "extends in a circle",
        "继承成了一圈：{chain}", "These extend one another: {chain}",
        "去掉其中一处 extends", "Take out one of the extends",
    ),
    "E232": (
        "参数未声明", "undeclared parameter",
        "版式没有参数“{name}”", "The layout has no parameter “{name}”",
        "在 parameters: 里写明默认值；要印 $ 就写 $$",
        "Give it a default under parameters:; a dollar sign is $$",
    ),
    "E233": (
        "多给了参数", "parameter that the layout lacks",
        "版式“{layout}”没有参数“{name}”", "Layout “{layout}” has no parameter “{name}”",
        "", "",
    ),
    "E240": (
        "找不到报纸", "no paper found",
        "{path} 所在的各级文件夹里都没有 paper.yaml", "No folder above {path} has a paper.yaml",
        "期次放在 <报纸>/editions/<日期>/ 里", "An edition lies in <paper>/editions/<date>/",
    ),
    "E241": (
        "找不到期次", "no edition found",
        "{path} 里没有 edition.yaml", "{path} has no edition.yaml",
        "给出期文件夹，如 composer build 校园报/editions/2020-04-20；还没有报纸的，先 composer init",
        "Give an edition's folder, as in composer build paper/editions/2020-04-20; composer init makes a paper",
    ),
    "E242": (
        "没有这个版式", "unknown layout",
        "pages/ 里没有版式“{name}”", "pages/ has no layout “{name}”",
        "", "",
    ),
    "E243": (
        "没有这一版", "no such page",
        "这一期没有第 {page} 版，有 {known}", "This edition has no page {page}, only {known}",
        "", "",
    ),
    "E244": (
        "没有这个稿区", "unknown area",
        "第 {page} 版（版式“{layout}”）没有稿区“{area}”", "Page {page} (layout “{layout}”) has no area “{area}”",
        "", "",
    ),
    "E245": (
        "一区两稿", "area used twice",
        "稿区 {area} 已在第 {line} 行给了别的稿", "Area {area} was given to another story on line {line}",
        "换一个稿区", "Choose another area",
    ),
    "E246": (
        "一稿两用", "story used twice",
        "稿件 {story} 已在第 {line} 行用过", "Story {story} is used on line {line} already",
        "要分排在几处，用 thread", "To run it through several areas use thread",
    ),
    "W247": (
        "稿件未用", "story not used",
        "{story} 在 stories/ 里，但这一期没有用它", "{story} lies in stories/ and is not in the edition",
        "在 edition.yaml 里排上它，或移出 stories/",
        "Place it in edition.yaml, or move it out of stories/",
    ),
    "E248": (
        "串文绕圈", "thread comes back",
        "稿件 {story} 的串文两次经过 {area}", "The thread of {story} passes {area} twice",
        "每个稿区在一条串文里只写一次",
        "Name each area once in a thread",
    ),
    "E249": (
        "稿件没有去处", "story without a place",
        "稿件 {story} 没有 area 也没有 thread", "Story {story} has neither area nor thread",
        "写 area: 1.lead，或 thread: [1.lead, 2.carry]", "Write area: 1.lead, or thread: [1.lead, 2.carry]",
    ),
    "E250": (
        "去处写了两种", "area and thread",
        "稿件 {story} 既有 area 又有 thread", "Story {story} has both area and thread",
        "只留 thread，把 area 写成它的第一项", "Keep the thread and make the area its first entry",
    ),
    "E251": (
        "没有这个图片位置", "unknown picture slot",
        "稿件 {story} 的稿区没有图片（摘句）位置“{slot}”",
        "No area of story {story} has a slot “{slot}” for a picture or quote",
        "", "",
    ),
    "E252": (
        "没有这个广告位", "unknown advert slot",
        "第 {page} 版（版式“{layout}”）没有广告位“{slot}”",
        "Page {page} (layout “{layout}”) has no advert slot “{slot}”",
        "", "",
    ),
    "E253": (
        "一位两广告", "advert slot used twice",
        "广告位 {slot} 已在第 {line} 行用过", "Advert slot {slot} is taken on line {line} already",
        "", "",
    ),
    "W254": (
        "广告位空着", "advert slot empty",
        "第 {page} 版的广告位“{slot}”没有广告", "Advert slot “{slot}” of page {page} has no advertisement",
        "在 edition.yaml 的 adverts 里放一条，或换没有它的版式",
        "Place one under adverts in edition.yaml, or use a layout without it",
    ),
    "E255": (
        "没有这个文字样式", "unknown text style",
        "paper.yaml 的 styles 里没有“{name}”", "paper.yaml has no text style “{name}”",
        "", "",
    ),
    "E256": (
        "没有这个标题样式", "unknown headline style",
        "paper.yaml 的 headlines 里没有“{name}”", "paper.yaml has no headline style “{name}”",
        "", "",
    ),
    "E257": (
        "没有这个颜色", "unknown colour",
        "paper.yaml 的 colours 里没有“{name}”", "paper.yaml has no colour “{name}”",
        "", "",
    ),
    "E258": (
        "没有这个二维码", "unknown QR code",
        "paper.yaml 的 qr 里没有“{name}”", "paper.yaml has no QR code “{name}”",
        "", "",
    ),
    "W259": (
        "稿区没有稿", "area without a story",
        "第 {page} 版的稿区“{area}”没有稿件", "Area “{area}” of page {page} has no story",
        "在 edition.yaml 里给它一篇稿件，或换没有它的版式",
        "Give it a story in edition.yaml, or use a layout without it",
    ),
    "W260": (
        "头版没有报头", "no masthead",
        "第 1 版的版式“{layout}”没有报头", "Layout “{layout}” of page 1 has no masthead",
        "在版式里写 masthead:",
        "Write masthead: in the layout",
    ),
    "W265": (
        "这里不填空", "no blanks are filled here",
        "{key} 里的 {blank} 会照样印出来", "{blank} in {key} is printed as it stands",
        "只有措辞（报头 lines、报眉、导读 wording、责任编辑行、转版、参见）填空；这里写实际的字",
        "Only wordings have blanks (masthead lines, folio, index wording, imprint, jump, references): write the words themselves",
    ),
    "E264": (
        "稿件不在", "story file missing",
        "没有 {path}", "There is no {path}",
        "", "",
    ),
    "E266": (
        "这里要冒号", "colon wanted",
        "键后面写的是“{found}”，YAML 要冒号加空格“: ”", "Behind the key stands “{found}”; YAML wants a colon and a space",
        "写成“键: 值”", "Write “key: value”",
    ),
    "E267": (
        "值里有逗号", "comma in a value",
        "“{key}”的值里有半角逗号，YAML 从这里起当作另一项", "There is a comma in the value of “{key}”; YAML takes what follows for another entry",
        "在花括号里，有逗号的值整个加半角引号 \"…\"；或用全角“，”", "Inside braces put a value that has a comma in straight quotes, \"…\"",
    ),
    "E268": (
        "短横后缺空格", "no space after the dash",
        "列表每项前的短横后面要空一格", "A space must follow the dash before a list's entry",
        "写成“- ”", "Write “- ”",
    ),
    "E269": (
        "多了收尾括号", "bracket closed twice",
        "这个“{char}”没有配对的开头括号", "This “{char}” closes nothing",
        "删去它，或在前面补上开头的括号", "Take it out, or open a bracket before it",
    ),
    "E270": (
        "两项之间缺逗号", "comma missing between entries",
        "这里分开两项的是“{found}”，YAML 要半角逗号", "Two entries are parted by “{found}” here; YAML wants a comma",
        "各项之间写“, ”；是值里的冒号，就给整个值加引号", "Part entries with “, ”; for a colon inside a value put quotes round the value",
    ),
    "E271": (
        "行末多了逗号", "comma at the end of a line",
        "这一行的括号外面有逗号", "There is a comma outside the brackets of this line",
        "删去逗号；逗号只在花括号、方括号里面用", "Take it out: commas part entries inside brackets only",
    ),
    "E272": (
        "稿头的线不对", "head's rule mistyped",
        "稿头上面的线写作“{found}”，要三个半角短横“---”；稿头当作正文了", "The rule above the head is “{found}” and has to be “---”; the head was taken for text",
        "稿头上下各一行 ---", "A line of --- above the head and one below it",
    ),
    "E273": (
        "一行里两个键", "two keys on a line",
        "这个键和上一级的键写在了一行里", "This key stands on the line of the key above it",
        "里面的一层用花括号包起来，或另起一行，缩进两格", "Put the inner one in braces, or on a line of its own, indented by two",
    ),
    "E280": (
        "YAML 当注释丢了字", "words dropped as a YAML comment",
        "“{key}”的值从这里起被 YAML 当作注释，只剩“{text}”",
        "YAML takes the value of “{key}” from here on for a comment; “{text}” is left",
        "给整个值加引号：{key}: \"…#…\"", "Put quotes round the whole value: {key}: \"…#…\"",
    ),
    "E281": (
        "文字是空值", "copy left without a value",
        "“{key}”要印的文字写作 {text}，YAML 当作没有值",
        "“{key}” is printed; YAML takes its {text} for no value at all",
        "要印这几个字就加引号，如 {key}: \"~\"；不印就删去这个键，或写 {key}: \"\"",
        "To print it, put quotes round it, {key}: \"~\"; else take the key out, or write {key}: \"\"",
    ),
    "N282": (
        "值后面有注释", "comment beside copy",
        "“{key}”后面从 # 起是注释，不印", "What follows # after “{key}” is a comment and is not printed",
        "要印就给整个值加引号", "To print it, put quotes round the whole value",
    ),
    "N283": (
        "按别的编码读入", "read in another encoding",
        "文件不是 UTF-8，已按 {encoding} 读入", "The file is not UTF-8 and was read as {encoding}",
        "另存为 UTF-8 后不再提示", "Save it as UTF-8 and this note goes",
    ),
    "W284": (
        "文字里有别种标记", "markup of another dialect in copy",
        "“{marker}”是{what}，照样印出", "“{marker}” is {what} and is printed as it is",
        "{proposal}", "{proposal}",
    ),
    "E290": (
        "文件名里有填不出的空", "blank in a file name that nothing fills",
        "文件名里的 {blank} 填不出；可用的有 {known}", "Nothing fills {blank} in a file name; known are {known}",
        "", "",
    ),
    "E291": (
        "不能这样叫文件", "no name for a file",
        "“{name}”不能作文件名：{reason}", "“{name}” cannot be a file's name: {reason}",
        "字符来自版名的，文件名里改用版次（page）或版式名（layout）", "If it comes from the page's name, use the page's number or its layout",
    ),
    "E292": (
        "两个文件同名", "two files of one name",
        "{one}和{other}的文件都叫“{name}”", "The files of {one} and {other} are both called “{name}”",
        "各版文件名里要有版次（page）", "Put the page's number into the name of the pages' files",
    ),
    "E293": (
        "不能放行", "nothing to waive",
        "“{finding}”不能签字放行", "“{finding}” cannot be waived",
        "能放行的是 E1xx、E3xx、E4xx、E5xx、E7xx 和内容检查的 W35x、W52x、W53x、E64x、W65x；YAML 写错只能改",
        "E1xx, E3xx, E4xx, E5xx and E7xx can be waived, and doubts about contents: W35x, W52x, W53x, E64x, W65x; mistakes in YAML are to be mended",
    ),
    "E294": (
        "放行没有签字", "waiver not signed",
        "{finding} 的放行没写 {key}", "The waiver of {finding} has no {key}",
        "who 写签发人，why 写理由", "who is who answers for it, why is the reason",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

"""Words of the 6xx diagnostics: output."""

WORDS = {
    "E601": (
        "输出文件夹写不了", "output folder cannot be written",
        "写不了 {path}", "{path} cannot be written",
        "检查权限，或用 --out（新建报纸用 --dir）另选地方",
        "Check permissions, or choose another place with --out (a new paper: --dir)",
    ),
    "E602": (
        "写文件失败", "write failed",
        "{path} 没有写完：{reason}", "{path} was not finished: {reason}",
        "旧文件没有动；腾出空间再来一次", "The old file is untouched; make room and run again",
    ),
    "E603": (
        "中断", "interrupted",
        "运行被中断，没有留下不完整的文件", "The run was interrupted; no unfinished file was left",
        "再运行一次",
        "Run it again",
    ),
    "E604": (
        "没有这个印刷标准", "unknown press profile",
        "没有印刷标准“{name}”", "There is no press profile “{name}”",
        "", "",
    ),
    "E605": (
        "ICC 文件不能用", "ICC file cannot be used",
        "{path}：{reason}", "{path}: {reason}",
        "向印厂要输出特性文件（prtr，CMYK），放在 press/ 里", "Ask the plant for its output profile (prtr, CMYK) and put it into press/",
    ),
    "E606": (
        "分辨率次序不对", "resolutions out of order",
        "{upper} 是 {measured}，要大于 {lower} 的 {allowed}", "{upper} is {measured}; it has to be above {lower}, {allowed}",
        "由小到大：error、floor、target、waste", "They rise: error, floor, target, waste",
    ),
    "E607": (
        "本版不能付印", "page withheld",
        "第 {page} 版有 {count} 处错误（{codes}），不能付印", "Page {page} has {count} errors ({codes}) and may not go to the press",
        "改正后重出；确要付印的，由值班总编在 edition.yaml 的 waivers 里签字放行；看样用 --for proof", "Mend them; to print all the same, sign a waiver in edition.yaml; for a proof use --for proof",
    ),
    "N608": (
        "签字放行", "waived",
        "{finding} 由 {who} 签发放行：{why}（{count} 处，至 {until}）", "{finding} is answered for by {who}: {why} ({count} findings, until {until})",
        "", "",
    ),
    "N609": (
        "放行未用上", "waiver not used",
        "本期没有要放行的 {finding}", "There is no {finding} to waive in this edition",
        "删掉这一条", "Delete it",
    ),
    "W610": (
        "放行已过期", "waiver expired",
        "{finding} 的放行至 {allowed}，本期是 {measured}", "The waiver of {finding} holds until {allowed}; this edition is of {measured}",
        "要放行的，重新签字", "If it is to hold, sign it anew",
    ),
    "W611": (
        "出血不够", "not enough bleed",
        "出血 {measured}，印厂要 {allowed}", "The bleed is {measured}; the plant asks for {allowed}",
        "改 paper.yaml 的 format: bleed", "Change format: bleed in paper.yaml",
    ),
    "N612": (
        "广告留作 CMYK", "advertisement left in CMYK",
        "{path} 有不能转成 sRGB 的颜色（{kinds}），样张里照原样", "{path} has colours that are not converted to sRGB ({kinds}); they stay as they are in this file",
        "付印文件不受影响", "The press file is not concerned",
    ),
    "E613": (
        "没有可解释的", "nothing to explain",
        "没有叫“{name}”的诊断代码或键", "There is no diagnostic code and no key “{name}”",
        "代码写在每条问题的开头，如 E101；键写成 box.padding 这样，一览在 docs/reference/README.md", "A finding begins with its code, such as E101; a key is written like box.padding, docs/reference/README.md lists them",
    ),
    "E620": (
        "版数拼不成大版", "pages do not fill the sheets",
        "第 {section} 叠共 {pages} 版，{scheme} 要 {multiple} 的倍数",
        "Section {section} has {pages} pages; {scheme} needs a multiple of {multiple}",
        "增减版面，或加 --blanks 在叠末补空白页",
        "Add or drop pages, or let --blanks put blank ones at its end",
    ),
    "E621": (
        "分叠不对", "sections wrong",
        "分叠“{sections}”不对：{reason}", "The sections “{sections}” are wrong: {reason}",
        "每版恰好属于一叠，如 1-8,9-16", "Each page belongs to one section, as in 1-8,9-16",
    ),
    "E622": (
        "大纸放不下", "parent sheet too small",
        "版面连白边要 {measured}，大纸只有 {allowed}",
        "Pages and margins need {measured}; the sheet is {allowed}",
        "换大纸，或改小白边、订口间距", "Take a larger sheet, or smaller margins or gutter",
    ),
    "E623": (
        "不是付印的 PDF", "not a press PDF",
        "这个文件不能拼版：{reason}", "The file cannot be imposed: {reason}",
        "用 composer build 写出的版，或按 PDF/X-4 重新导出",
        "Take pages that composer build wrote, or export it anew as PDF/X-4",
    ),
    "E624": (
        "印刷条件不一", "printing conditions differ",
        "这个文件是为 {measured} 分色的，{first} 是为 {allowed}",
        "The file was separated for {measured}, {first} for {allowed}",
        "同一块版上的版面要用同一个印刷标准重出",
        "Make the pages of one plate anew for one printing condition",
    ),
    "E625": (
        "拼版的版面大小不一", "imposed pages of different size",
        "第 {page} 页成品 {measured}，第一版 {allowed}",
        "Page {page} trims to {measured}, the first page to {allowed}",
        "拼在一张纸上的各版要一样大",
        "All pages on a sheet have one size",
    ),
    "N626": (
        "补了空白页", "blank pages put in",
        "第 {section} 叠末补了 {count} 个空白页",
        "{count} blank pages were put at the end of section {section}",
        "", "",
    ),
    "E627": (
        "有错误，没有拼版", "not imposed because of errors",
        "这一期有 {count} 处错误，没有拼版", "The edition has {count} errors; nothing was imposed",
        "先改正上列错误", "Mend the errors listed first",
    ),
    "E629": (
        "没有这一版", "no such page",
        "没有第 {page} 版；有：{known}", "There is no page {page}; there are: {known}",
        "版号用本期 edition.yaml 的 pages 里的", "Take a number under pages in edition.yaml",
    ),
    "E630": (
        "没有这个名字", "unknown name",
        "没有{kind}“{name}”", "There is no {kind} “{name}”",
        "", "",
    ),
    "E631": (
        "参数不在范围内", "argument out of range",
        "{name} 是 {measured}，可用 {allowed}", "{name} is {measured}; {allowed} is allowed",
        "改成范围内的值再调用", "Call again with a value in that range",
    ),
    "E632": (
        "内存文件的路径不能用", "path of a text cannot be used",
        "“{path}”不能作报纸文件夹里的路径", "“{path}” cannot be a path in a paper's folder",
        "写成 editions/2020-04-20/edition.yaml 这样：相对、用 /、不含 ..",
        "Write it like editions/2020-04-20/edition.yaml: relative, with /, without ..",
    ),
    "E633": (
        "成品不能写进这个文件夹", "output cannot go there",
        "{path}：{reason}", "{path}: {reason}",
        "另选一个空文件夹", "Choose an empty folder",
    ),
    "E634": (
        "没有这个稿件文件", "no such story file",
        "没有稿件文件 {path}", "There is no story file {path}",
        "核对文件名；期里的稿件在 stories/ 里", "Check its name; an edition's stories are in stories/",
    ),
    "E641": (
        "旧文件没有放回去", "old files not brought back",
        "{path} 放不回去；原来的文件在 {backup}/old/ 里", "{path} cannot be brought back; the old files are in {backup}/old/",
        "再运行一次，会先放回去再写；急用时从 old/ 里拷出来",
        "Run again: they are brought back first; in a hurry copy them out of old/",
    ),
    "N642": (
        "旧文件已撤下", "old files taken away",
        "上次写的 {count} 个文件与这次的不是一套，已经撤下：{names}",
        "{count} files of an earlier run do not belong with these and were taken away: {names}",
        "要它们就不带 --files、--pages 再出一次", "To have them, build again without --files and --pages",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

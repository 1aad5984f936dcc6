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
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

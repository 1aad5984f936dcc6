"""Words of the 6xx diagnostics: output."""

WORDS = {
    "E601": (
        "输出文件夹写不了", "output folder cannot be written",
        "写不了 {path}", "{path} cannot be written",
        "检查权限，或用 --out 另选文件夹", "Check permissions, or choose another with --out",
    ),
    "E602": (
        "写文件失败", "write failed",
        "{path} 没有写完：{reason}", "{path} was not finished: {reason}",
        "旧文件没有动；腾出空间再来一次", "The old file is untouched; make room and run again",
    ),
    "E603": (
        "中断", "interrupted",
        "运行被中断，没有留下不完整的文件", "The run was interrupted; no unfinished file was left",
        "", "",
    ),
    "E604": (
        "没有这个印刷标准", "unknown press profile",
        "没有印刷标准“{name}”", "There is no press profile “{name}”",
        "", "",
    ),
}  # fmt: skip
"""Code → title zh, en; message zh, en; hint zh, en."""

"""The report — 检查结果: faults gathered, as a list, as data, as a page to look at."""
